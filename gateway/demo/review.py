"""The demo's review: two people read the same answers, do not always agree, and are halfway.

They have tokens of their own, so that whoever signs in with one goes on where that person has
stopped. A third person settles some of what they disagree about. What is wrong with an answer, and
who sees it, follows from the seed and the completion.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final

from gateway.demo.data import REVIEW, DemoCompletion, seeded
from gateway.demo.incidents import AFTER
from services.completions.reading import find_completions
from services.feedback.tasks import all_feedback_tasks, create_feedback_task
from services.grading.adjudicating import adjudicate
from services.grading.assigning import MAX_LEASE_SECONDS, assign_next
from services.grading.handed import Holder, QueueOrder
from services.grading.leases import skip
from services.grading.uploading import ByIds, Given, upload_feedback
from services.jobs import queue_builds
from services.jobs.steps import Checkpoint
from services.tenants.tokens import Principal, Role, all_tokens, create_token

TASK: Final[Mapping[str, Any]] = {
    "name": "Support review",
    "instruction": (
        "Two people read each answer, and do not confer. A third settles where they differ.\n\n"
        "1. Read the **last answer** as the customer would.\n"
        "2. Is it backed by what was said before? A date, a refund or a link that nobody has given "
        "is *invented*.\n"
        "3. Would you send it as it stands? If not, write what you would say instead."
    ),
    "completion_tags_selector": [REVIEW],
    "grades_per_completion": 2,
    "json_schema": {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {
            "facts": {
                "title": "Facts",
                "description": "Is all that it says backed by the conversation?",
                "enum": ["backed", "unclear", "invented"],
            },
            "tone": {
                "title": "Tone",
                "description": "1 is curt, 3 is polite, 5 is warm.",
                "type": "integer",
                "minimum": 1,
                "maximum": 5,
            },
            "send": {"title": "Send it as it stands?", "type": "boolean"},
            "instead": {
                "title": "What to say instead",
                "type": "string",
                "maxLength": 500,
            },
        },
        "required": ["facts", "tone", "send"],
        "additionalProperties": False,
    },
}
# Who reads, who settles, and the names of their tokens.
READERS: Final = ("Ines Moreau", "Tom Becker")
LEAD: Final = "Ruth Adeyemi"
# Of 100 completions so many have been read by both, and so many by the first alone.
READ_BY_BOTH: Final = 52
READ_BY_ONE: Final = 13
# Of 100 that both have read, of how many they say the same, before and after the deploy.
SAME_BEFORE: Final = 70
SAME_AFTER: Final = 45
SETTLED: Final = 3
# What each has in hand for a day beside one that is passed over; and for a second, which is over
# before anybody looks.
IN_HAND: Final = (3, 2)
ENDED: Final = 2
_UPLOADS_AT_ONCE: Final = 16
_READ_WITHIN: Final = timedelta(hours=36)
_SKIPPED_BECAUSE: Final = "I know this customer."

# What both say of an answer that is right.
_FINE: Final[tuple[dict[str, Any], ...]] = (
    {"facts": "backed", "tone": 4, "send": True},
    {"facts": "backed", "tone": 5, "send": True},
    {"facts": "backed", "tone": 4, "send": True},
    {"facts": "backed", "tone": 3, "send": True},
)
# What the two say of others, with a remark by the first.
_DISPUTED: Final[tuple[tuple[dict[str, Any], dict[str, Any], str], ...]] = (
    (
        {
            "facts": "invented",
            "tone": 4,
            "send": False,
            "instead": "I cannot see when it comes, and will write as soon as I can.",
        },
        {"facts": "backed", "tone": 4, "send": True},
        "The order system has not given this.",
    ),
    (
        {"facts": "unclear", "tone": 3, "send": False, "instead": "I am sorry that this happened."},
        {"facts": "backed", "tone": 4, "send": True},
        "It begins with the process, and not with the customer.",
    ),
    (
        {"facts": "backed", "tone": 2, "send": True},
        {"facts": "backed", "tone": 4, "send": True},
        "",
    ),
    (
        {"facts": "unclear", "tone": 4, "send": True},
        {
            "facts": "invented",
            "tone": 3,
            "send": False,
            "instead": "Let me ask a colleague, and come back to you.",
        },
        "Nobody has told it that this is free of charge.",
    ),
    (
        {"facts": "backed", "tone": 5, "send": True},
        {"facts": "unclear", "tone": 3, "send": True},
        "",
    ),
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the review.

    Attributes:
        name: Of the person and of the token.
        token_id: The token's.
        secret: The token's, if it was made just now: nobody is told it again.
    """

    name: str
    token_id: str
    secret: str | None = None


def is_reviewed(completion: DemoCompletion) -> bool:
    """Say whether the task selects a completion, and it can be read."""
    return REVIEW in completion.body["tags"] and completion.body["status"] == "finished"


async def review(
    organization_id: str, completions: Sequence[DemoCompletion], *, seed: int, now: datetime
) -> tuple[int, list[Person]]:
    """Make what of the review is not there yet.

    Args:
        organization_id: Where to.
        completions: Those that the task selects, and that can be read.
        seed: The demo's.
        now: The end of its days.

    Returns:
        How many new pieces of feedback, and the people whose tokens are new.
    """
    people = [await _person(organization_id, name, Role.GRADER) for name in READERS]
    lead = await _person(organization_id, LEAD, Role.WRITER)
    tasks = {task["name"]: task["id"] for task in await all_feedback_tasks(organization_id)}
    is_new = TASK["name"] not in tasks
    task_id = (
        (await create_feedback_task(organization_id, **TASK))["id"]
        if is_new
        else tasks[TASK["name"]]
    )
    if is_new:
        await _build_queue(organization_id, task_id)
    ids = [completion.completion_id for completion in completions]
    found = await find_completions(organization_id, ids, projection={"graded_task_ids": 1})
    fresh = [
        completion
        for completion in completions
        if (row := found.get(completion.completion_id)) is not None  # nobody has deleted it
        and task_id not in row.get("graded_task_ids", ())
    ]
    gate = asyncio.Semaphore(_UPLOADS_AT_ONCE)

    async def grade(completion: DemoCompletion) -> tuple[str, int, Mapping[str, Any] | None]:
        said = _said(seeded(seed, TASK["name"], completion.completion_id), completion)
        since = completion.created_at
        for person, (values, comment, after) in zip(people, said, strict=False):
            async with gate:
                await upload_feedback(
                    organization_id,
                    task_id=task_id,
                    json_values=values,
                    comment=comment,
                    selection=ByIds([completion.completion_id]),
                    given=Given(
                        token_id=person.token_id,
                        grader={"kind": "human", "name": person.name},
                        at=since + min(_READ_WITHIN, now - since) * after,
                    ),
                )
        differs = len(said) == 2 and said[0][0]["send"] != said[1][0]["send"]
        return completion.completion_id, len(said), said[0][0] if differs else None

    graded = await asyncio.gather(*map(grade, fresh))
    number = sum(count for _, count, _ in graded)
    if is_new:
        disputed = [(id_, values) for id_, _, values in graded if values is not None]
        principal = Principal(organization_id, lead.token_id, lead.name, Role.WRITER, None)
        for completion_id, values in disputed[:SETTLED]:
            await adjudicate(
                principal,
                task_id=task_id,
                completion_id=completion_id,
                json_values=values,
                comment="The rule is: no promise that the order system has not made.",
            )
            number += 1
        await _hand_out(organization_id, task_id, people)
    return number, [person for person in (*people, lead) if person.secret]


async def _person(organization_id: str, name: str, role: Role) -> Person:
    """Find somebody's token by its name, be it that it has ended; make it if there is none."""
    for row in await all_tokens(organization_id):
        if row["name"] == name:
            return Person(name, row["id"])
    row, secret = await create_token(organization_id, name=name, role=role)
    return Person(name, row["id"], secret)


async def _build_queue(organization_id: str, task_id: str) -> None:
    """Make the items of the queue, as a gateway would some seconds later."""
    checkpoint: Checkpoint | None = queue_builds.beginning(task_id)
    while checkpoint is not None:
        checkpoint = (await queue_builds.step(organization_id, checkpoint)).checkpoint


async def _hand_out(organization_id: str, task_id: str, people: Sequence[Person]) -> None:
    """Let both have some completions in hand, pass over one, and have let go of others."""
    for person, number in zip(people, IN_HAND, strict=True):
        holder = Holder(f"token:{person.token_id}", person.token_id)
        leases = await assign_next(
            organization_id,
            holder,
            task_id=task_id,
            count=number + 1,
            lease_seconds=MAX_LEASE_SECONDS,
        )
        if leases:
            await skip(organization_id, person.token_id, leases[-1]["id"], _SKIPPED_BECAUSE)
        await assign_next(
            organization_id,
            holder,
            task_id=task_id,
            count=ENDED,
            lease_seconds=1,
            order=QueueOrder.OLDEST,
        )


def _said(random: Random, completion: DemoCompletion) -> list[tuple[dict[str, Any], str, float]]:
    """Return what the first says of a completion, and the second: values, comment, how late.

    Of some neither says anything yet, of some only the first.
    """
    drawn = random.randrange(100)
    if drawn >= READ_BY_BOTH + READ_BY_ONE:
        return []
    first = second = random.choice(_FINE)
    comment = ""
    if random.randrange(100) >= (SAME_AFTER if completion.release is AFTER else SAME_BEFORE):
        first, second, comment = random.choice(_DISPUTED)
    after = [random.random() for _ in READERS]
    both = [(first, comment, after[0]), (second, "", after[1])]
    return both if drawn < READ_BY_BOTH else both[:1]
