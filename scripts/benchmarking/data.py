"""What the benchmark stores and sends: made up, but of the size and form of real calls.

A completion takes about 3 KB. Tags are of every selectivity: `prod` is on 70 % of them, `team/n`
on a third, `app/n` on a tenth, `customer/n` on a thousandth, and each `grade/n` on 100.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID

import bson
from bson.raw_bson import RawBSONDocument
from pymongo import WriteConcern

from gateway.demo.data import seeded
from models import CompletionDocument, FeedbackDocument, SessionDocument, indexes
from scripts.benchmarking.floors import ORGANIZATION
from services.completions.commits import prepare_create
from services.completions.fields import check_fields
from services.feedback.tasks import create_feedback_task
from services.ids import new_id, public_id, storage_key
from services.order_keys import order_key
from services.pricing import NO_PRICES
from services.session_summaries import SessionKey, store_summaries
from services.storage.database import database
from services.storage.indexed import as_indexed
from services.storage.schema_version import begin_summaries

DAYS: Final = 30
PER_SESSION: Final = 10
GRADE_GROUP: Final = 100
GRADE_GROUPS: Final = 64
GRADED_SHARE: Final = 0.1
FAILED_SHARE: Final = 0.05
# Ids that updates are sent to, spread over all that is stored.
TARGETS: Final = 5000
TEMPLATES: Final = 200
_BATCH: Final = 1000

_TEXT: Final = (
    "the order was shipped this morning and should arrive within two working days please find the "
    "tracking number below if anything is missing let us know and we will send a replacement at "
    "once our return policy covers thirty days from delivery customer asked about warranty battery "
    "lamp jacket kettle filter summary of findings revenue grew by percent compared with last year "
    "für Größe naïve café 東京"
)
_WORDS: Final = _TEXT.split()


@dataclass(slots=True)
class Stored:
    """What has been stored.

    Attributes:
        number: How many completions.
        task_id: The task whose selector is `prod`.
        until: When the last was created; what is newer was written by a case.
        targets: Public ids of some completions.
        cursor: Of the middle of the list that the pages show.
        bytes_each: What a completion takes, in bytes: `data` as BSON, `data_on_disk` as it is
            compressed there, and `indexes` on disk.
    """

    number: int
    task_id: str
    until: datetime
    targets: list[str] = field(default_factory=list)
    cursor: str = ""
    bytes_each: dict[str, float] = field(default_factory=dict)


def text(random: Random, length: int) -> str:
    """Make about so many characters of text."""
    words: list[str] = []
    size = 0
    while size < length:
        word = random.choice(_WORDS)
        words.append(word)
        size += len(word) + 1
    return " ".join(words)


def session_id(random: Random) -> str:
    """Make a session's id, as SDKs do."""
    return str(UUID(int=random.getrandbits(128), version=4))


def completion_body(random: Random) -> dict[str, Any]:
    """Make a completion as the generated SDKs send it, finished, of about 3 KB."""
    model = random.choice(("gpt-4o-2024-08-06", "gpt-4o-mini-2024-07-18", "claude-3-5-sonnet"))
    prompt_tokens, completion_tokens = random.randint(300, 600), random.randint(40, 200)
    return {
        "kind": "chat",
        "status": "finished",
        "tags": tags(random),
        "request": {
            "model": model,
            "messages": [
                {"role": "system", "content": text(random, 600)},
                {"role": "user", "content": text(random, 350)},
                {"role": "assistant", "content": text(random, 350)},
                {"role": "user", "content": text(random, 200)},
            ],
            "temperature": 0.2,
            "max_tokens": 512,
        },
        "response": {
            "id": f"chatcmpl-{random.getrandbits(96):024x}",
            "object": "chat.completion",
            "created": 1_728_000_000 + random.randrange(10**7),
            "model": model,
            "choices": [
                {
                    "index": 0,
                    "finish_reason": "stop",
                    "logprobs": None,
                    "message": {"role": "assistant", "content": text(random, 500)},
                }
            ],
            "usage": {
                "prompt_tokens": prompt_tokens,
                "completion_tokens": completion_tokens,
                "total_tokens": prompt_tokens + completion_tokens,
            },
        },
        "stacktrace": [_frame(random, name) for name in ("handle_message", "answer")],
        "session_id": session_id(random),
        "duration": round(random.lognormvariate(0.5, 0.6), 3),
    }


def _frame(random: Random, name: str) -> dict[str, Any]:
    return {
        "file": f"/srv/application/{name}.py",
        "line": "completion = await client.chat.completions.create(**request)",
        "lineno": random.randint(20, 400),
        "name": name,
    }


def tags(random: Random) -> list[str]:
    """Draw the tags of a completion."""
    return [
        "prod" if random.random() < 0.7 else "staging",
        f"team/{random.randrange(3)}",
        f"app/{random.randrange(10)}",
        f"customer/{random.randrange(1000)}",
    ]


async def fill(number: int) -> Stored:
    """Store so many completions of the last 30 days, with sessions, tasks and feedback.

    They are inserted as the gateway would have stored them, past the gateway.
    """
    until = datetime.now(UTC).replace(microsecond=0)
    task = await create_feedback_task(
        ORGANIZATION,
        name="Quality",
        instruction="Is the answer right?",
        json_schema={
            "type": "object",
            "properties": {"score": {"type": "integer", "minimum": 1, "maximum": 5}},
            "required": ["score"],
        },
        completion_tags_selector=["prod"],
    )
    stored = Stored(number, task["id"], until)
    relaxed = WriteConcern(w=1, j=False)
    collections = [
        database.collection(document).with_options(write_concern=relaxed)
        for document in (CompletionDocument, SessionDocument, FeedbackDocument)
    ]
    sessions: list[SessionKey] = []
    for batches in _batches(stored):
        for collection, rows in zip(collections, batches, strict=True):
            if rows:
                await collection.insert_many(rows, ordered=False)
        sessions += [(ORGANIZATION, public_id(row["_id"])) for row in batches[1]]
    for begin in range(0, len(sessions), _BATCH):
        await store_summaries(sessions[begin : begin + _BATCH])
    await begin_summaries()  # all are summed up: no gateway has to do it beside what is measured
    await collections[0].database.client.admin.command("fsync")
    stored.bytes_each = await _bytes_each()
    return stored


async def _bytes_each() -> dict[str, float]:
    """Measure what a completion takes, right after a checkpoint: that is what the files hold."""
    completions = database.collection(CompletionDocument)
    [found] = await (await completions.aggregate([{"$collStats": {"storageStats": {}}}])).to_list()
    stats = found["storageStats"]
    totals = {
        "data": stats["size"],
        "data_on_disk": _in_use(stats["wiredTiger"]),
        "indexes": sum(map(_in_use, stats["indexDetails"].values())),
    }
    return {name: round(total / stats["count"], 1) for name, total in totals.items()}


def _in_use(file: dict[str, Any]) -> int:
    """Return the bytes of a file of WiredTiger without those that it keeps to use again."""
    blocks: dict[str, int] = file["block-manager"]
    return blocks["file size in bytes"] - blocks["file bytes available for reuse"]


def _batches(stored: Stored) -> Iterator[tuple[list[Any], list[Any], list[Any]]]:
    """Yield completions, sessions and feedback, batch by batch, oldest first."""
    random = seeded(stored.number)
    templates = [check_fields(completion_body(random)) for _ in range(TEMPLATES)]
    step = timedelta(days=DAYS) / stored.number
    keep_every = max(stored.number // TARGETS, 1)
    completions: list[Any] = []
    sessions: list[Any] = []
    feedback: list[Any] = []
    session = ""
    for n in range(stored.number):
        moment = stored.until - (stored.number - n) * step
        if n % PER_SESSION == 0:
            session = session_id(random)
            key = storage_key(ORGANIZATION, session)
            sessions.append(
                {
                    "_id": key,
                    "organization_id": ORGANIZATION,
                    "created_at": moment,
                    "seq": order_key(moment, key),
                }
            )
        row = _row(random, templates[n % TEMPLATES], n, session, moment)
        if random.random() < GRADED_SHARE:
            row["graded_task_ids"] = [stored.task_id]
            feedback.append(_feedback(random, row, stored.task_id))
        if n % keep_every == 0:
            stored.targets.append(public_id(row["_id"]))
        completions.append(RawBSONDocument(bson.encode(row)))
        if len(completions) == _BATCH or n == stored.number - 1:
            yield completions, sessions, feedback
            completions, sessions, feedback = [], [], []


def _row(random: Random, template: Any, n: int, session: str, moment: datetime) -> dict[str, Any]:
    fields: Any = {**template, "session_id": session, "tags": tags(random)}
    if n < GRADE_GROUP * GRADE_GROUPS:
        fields["tags"].append(f"grade/{n // GRADE_GROUP}")
    if random.random() < FAILED_SHARE:
        del fields["response"]
        fields |= {"status": "failed", "failure_kind": "RateLimitError", "failure_reason": "429"}
    fields["created_at"] = moment
    create = prepare_create(ORGANIZATION, fields, NO_PRICES, completion_id=None)
    return create.row


def _feedback(random: Random, row: dict[str, Any], task_id: str) -> dict[str, Any]:
    key = storage_key(ORGANIZATION, new_id())
    moment = row["created_at"] + timedelta(hours=1)
    return {
        "_id": key,
        "organization_id": ORGANIZATION,
        "created_at": moment,
        "seq": order_key(moment, key),
        "task_id": task_id,
        "task_version": 1,
        "json_values": {"score": random.randint(1, 5)},
        "comment": text(random, 60),
        "matched_completion_ids": [public_id(row["_id"])],
        "completions_summary": None,
    }


async def remove_written(stored: Stored) -> None:
    """Delete what a case has written, so that the next one finds what the first has found."""
    newer = {"organization_id": ORGANIZATION, "created_at": {"$gt": stored.until}}
    await database.collection(CompletionDocument).delete_many(
        as_indexed(newer), hint=indexes.NEWEST
    )
    await database.collection(FeedbackDocument).delete_many(newer)
