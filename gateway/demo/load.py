"""`log10-gateway demo`: fill an organization with data to look at."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from random import Random
from typing import Any, Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from gateway.demo.data import DemoCompletion, demo_completions, seeded
from gateway.demo.incidents import AFTER, Release
from gateway.demo.review import Person, is_reviewed, review
from models import DeletedCompletionDocument
from services.clock import utc_now
from services.completions.fields import check_fields
from services.completions.reading import find_completions
from services.completions.writing import create_completions
from services.feedback.tasks import all_feedback_tasks, create_feedback_task
from services.grading.assigning import MAX_LEASE_SECONDS, assign_next
from services.grading.handed import Holder
from services.grading.leases import skip
from services.grading.uploading import ByIds, Given, upload_feedback
from services.ids import storage_key
from services.storage.deleted_ids import deleted_among

# Of this many completions that a task is about, one has been graded: the rest wait in its queue.
GRADED_ONE_IN: Final = 12
MOST_GRADED: Final = 500
BATCH: Final = 500
# Who grades, as they claim; by their weights. Of so many of 100 completions somebody else gives a
# second opinion, which is mostly the same.
GRADERS: Final = {"Ann": 5, "Boris": 3, "Chidi": 2}
GRADED_TWICE: Final = 80
SAME_OPINION: Final = 40
# From the call on.
GRADED_WITHIN: Final = timedelta(hours=48)
# How many completions of each task they have in hand, for a day, beside one that they pass over.
IN_HAND: Final = {"Ann": 4, "Boris": 2, "Chidi": 1}
# In place of a token, which none is: their leases end by themselves.
_HELD_BY: Final = "demo"
# Each piece of feedback is a transaction of its own; they share the journal's flushes.
UPLOADS_AT_ONCE: Final = 16

TASKS: Final[tuple[dict[str, Any], ...]] = (
    {
        "name": "Answer quality",
        "instruction": "Read the **last answer**. Is it right, complete and kind?",
        "completion_tags_selector": ["prod", "support"],
        "json_schema": {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "type": "object",
            "properties": {
                "score": {"type": "integer", "minimum": 1, "maximum": 5},
                "helpful": {"type": "boolean"},
                "note": {"type": "string", "maxLength": 500},
            },
            "required": ["score", "helpful"],
            "additionalProperties": False,
        },
    },
    {
        "name": "Extraction check",
        "instruction": "Compare the recorded fields with the invoice.",
        "completion_tags_selector": ["extract"],
        "json_schema": {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "type": "object",
            "properties": {
                "verdict": {"enum": ["correct", "partly", "wrong"]},
                "missing_fields": {
                    "type": "array",
                    "items": {"type": "string"},
                    "uniqueItems": True,
                },
            },
            "required": ["verdict"],
            "additionalProperties": False,
        },
    },
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded.

    Attributes:
        text: For people.
        people: Those whose tokens were made for it, whose secrets are not to be had again.
        deployed: When its deploy was: the first call of what was deployed; None if there is none.
    """

    text: str
    people: Sequence[Person]
    deployed: datetime | None


# Of a task, by its name: the completions to be graded, by their ids.
_ToGrade = dict[str, dict[str, DemoCompletion]]


async def load_demo(
    organization_id: str, *, completions: int, seed: int, now: datetime | None = None
) -> Loaded:
    """Load the demo's data. Loading them again changes nothing: ids follow from the seed.

    Args:
        organization_id: Where to.
        completions: How many; sessions, tasks and feedback follow.
        seed: Another one makes other data.
        now: The end of their 30 days; the present if None.

    Returns:
        What was loaded, and who may sign in beside the administrator.
    """
    now = now or utc_now()
    to_grade: _ToGrade = {task["name"]: {} for task in TASKS}
    sessions: set[str] = set()
    reviewed: list[DemoCompletion] = []
    deployed: datetime | None = None
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        bar = progress.add_task("Completions", total=completions)
        for batch in _batches(demo_completions(completions, seed=seed, now=now)):
            # A second load is at another time, and leaves what the first has made as it is.
            ids = [item.completion_id for item in batch]
            there = await find_completions(organization_id, ids, projection={"created_at": 1})
            await _create(organization_id, [one for one in batch if one.completion_id not in there])
            sessions.update(item.body["session_id"] for item in batch)
            _choose(batch, to_grade)
            reviewed += filter(is_reviewed, batch)
            deployed = min(filter(None, (deployed, _first_deployed(batch, there))), default=None)
            progress.advance(bar, len(batch))
        graded = await _grade(organization_id, to_grade, seed=seed, now=now, progress=progress)
        more, people = await review(organization_id, reviewed, seed=seed, now=now)
    text = (
        f"Loaded into {organization_id}: {completions:,} completions in {len(sessions):,} "
        f"sessions, {len(TASKS) + 1} feedback tasks and {graded + more:,} new pieces of feedback "
        f"(seed {seed})"
    )
    return Loaded(text, people, deployed)


def _batches(items: Iterable[DemoCompletion]) -> Iterable[Sequence[DemoCompletion]]:
    left = iter(items)
    while batch := list(islice(left, BATCH)):
        yield batch


async def _create(organization_id: str, items: Sequence[DemoCompletion]) -> None:
    """Store completions, but for those that somebody has deleted."""
    keys = {storage_key(organization_id, item.completion_id): item for item in items}
    deleted = await deleted_among(DeletedCompletionDocument, list(keys))
    await create_completions(
        organization_id,
        [
            (item.completion_id, check_fields({**item.body, "created_at": item.created_at}))
            for key, item in keys.items()
            if key not in deleted
        ],
    )


def _first_deployed(
    batch: Sequence[DemoCompletion], there: Mapping[str, Mapping[str, Any]]
) -> datetime | None:
    """Return the minute of the first call after the deploy, as it is stored."""
    times = [
        there.get(item.completion_id, {}).get("created_at", item.created_at)
        for item in batch
        if item.release is AFTER
    ]
    return min(times).replace(second=0, microsecond=0) if times else None


def _choose(batch: Sequence[DemoCompletion], to_grade: _ToGrade) -> None:
    """Choose, from the ids alone, the completions that have been graded."""
    for item in batch:
        if item.body["status"] != "finished" or int(item.completion_id[:8], 16) % GRADED_ONE_IN:
            continue
        for task in TASKS:
            chosen = to_grade[task["name"]]
            matches = set(task["completion_tags_selector"]) <= set(item.body["tags"])
            if matches and len(chosen) < MOST_GRADED:
                chosen[item.completion_id] = item


async def _grade(
    organization_id: str, to_grade: _ToGrade, *, seed: int, now: datetime, progress: Progress
) -> int:
    """Make the tasks and the feedback that are not there yet; return how much feedback."""
    tasks = {task["name"]: task["id"] for task in await all_feedback_tasks(organization_id)}
    gate = asyncio.Semaphore(UPLOADS_AT_ONCE)
    bar = progress.add_task("Feedback", total=sum(map(len, to_grade.values())))

    async def grade(task_id: str, name: str, completion_id: str) -> int:
        random = seeded(seed, name, completion_id)
        grades = _grades(random, name, to_grade[name][completion_id], now)
        async with gate:
            for given, values, comment in grades:
                await upload_feedback(
                    organization_id,
                    task_id=task_id,
                    json_values=values,
                    comment=comment,
                    selection=ByIds([completion_id]),
                    given=given,
                )
        progress.advance(bar)
        return len(grades)

    number = 0
    for task in TASKS:
        name = task["name"]
        is_new = name not in tasks
        if is_new:
            tasks[name] = (await create_feedback_task(organization_id, **task))["id"]
        found = await find_completions(
            organization_id, list(to_grade[name]), projection={"graded_task_ids": 1}
        )
        fresh = [
            completion_id
            for completion_id in to_grade[name]
            if (row := found.get(completion_id)) is not None  # nobody has deleted it
            and tasks[name] not in row.get("graded_task_ids", ())
        ]
        progress.advance(bar, len(to_grade[name]) - len(fresh))
        number += sum(await asyncio.gather(*(grade(tasks[name], name, id_) for id_ in fresh)))
        if is_new:
            await _hand_out(organization_id, tasks[name])
    return number


async def _hand_out(organization_id: str, task_id: str) -> None:
    """Let each grader have some completions of a task in hand, and pass over another."""
    for name, number in IN_HAND.items():
        leases = await assign_next(
            organization_id,
            Holder(name.lower(), _HELD_BY),
            task_id=task_id,
            count=number + 1,
            lease_seconds=MAX_LEASE_SECONDS,
        )
        if leases:
            await skip(organization_id, _HELD_BY, leases[0]["id"], "I do not read this language.")


def _grades(
    random: Random, task_name: str, completion: DemoCompletion, now: datetime
) -> list[tuple[Given, dict[str, Any], str]]:
    """Grade a completion once or twice: who and when, what, and a comment."""
    values = _values(random, task_name, completion.release)
    comment = random.choice(("", "", "Checked against the order system."))
    [first] = random.choices(list(GRADERS), list(GRADERS.values()))
    said = [(first, values, comment)]
    if random.randrange(100) < GRADED_TWICE:
        second = random.choice([name for name in GRADERS if name != first])
        is_same = random.randrange(100) < SAME_OPINION
        opinion = values if is_same else _values(random, task_name, completion.release)
        said.append((second, opinion, ""))
    since = completion.created_at
    times = [since + min(GRADED_WITHIN, now - since) * random.random() for _ in said]
    return [
        (_by(name, at), values, comment)
        for at, (name, values, comment) in zip(times, said, strict=True)
    ]


def _by(name: str, at: datetime) -> Given:
    return Given(grader={"kind": "human", "id": name.lower(), "name": name}, at=at)


def _values(random: Random, task_name: str, release: Release) -> dict[str, Any]:
    """Grade: mostly well, and worse what the second release has made."""
    is_worse = release is AFTER
    if task_name == "Extraction check":
        weights = (64, 24, 12) if is_worse else (85, 11, 4)
        verdict = random.choices(("correct", "partly", "wrong"), weights)[0]
        return {"verdict": verdict, "missing_fields": [] if verdict == "correct" else ["quantity"]}
    score = random.choices(range(1, 6), (14, 24, 30, 20, 12) if is_worse else (3, 6, 16, 40, 35))[0]
    values: dict[str, Any] = {"score": score, "helpful": score >= 3}
    if score <= 2:
        values["note"] = "Promises a date that the order system did not give."
    return values
