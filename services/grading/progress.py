"""How far the grading of tasks is, and who does it."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from models import CompletionDocument, FeedbackDocument, QueueItemDocument, indexes
from models.feedback_task import BUILDING
from services.clock import EPOCH, utc_now
from services.completions.ungraded import count_ungraded
from services.feedback.task_archive import is_archived
from services.grading.items import is_materialised
from services.grading.states import HELD, ROOM
from services.observability.tracing import traced
from services.order_keys import first_of_millisecond
from services.rows import FeedbackTaskRow
from services.storage.database import database, find_rows
from services.storage.paging import COUNT_CAP

_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)
# What leases ended before this is not looked at. Clocks are not as far apart.
_SKEW: Final = timedelta(hours=1)
# Tasks that are counted at the same time.
_AT_ONCE: Final = 8
# Of more graders of a task all that they have graded is read.
_MOST_COUNTED_EACH: Final = 200
# The milliseconds of an order key are its first 48 bits.
_MILLISECOND_BYTES: Final = 6


@dataclass(slots=True)
class GraderProgress:
    """What one grader does for a task.

    Attributes:
        grader: Their key (`services.feedback.graders`).
        leased: How many completions they hold.
        leased_until: When the last of these leases ends, unless it is renewed; None of none.
        graded: How many completions of the queue they have graded.
        skipped: How many they have passed over.
        last_hour: How many grades they have given in the last hour. So for `last_day`.
    """

    grader: str
    leased: int = 0
    leased_until: datetime | None = None
    graded: int = 0
    skipped: int = 0
    last_hour: int = 0
    last_day: int = 0


@dataclass(slots=True)
class Progress:
    """How far a task's grading is.

    Attributes:
        left: How many lack grades, whoever holds them.
        waiting: How many completions of its queue can be handed out now.
        waiting_is_exact: False where there may be more of both; never of a materialised queue.
        leased: How many are under a lease.
        graded: How many have all of their grades; up to `COUNT_CAP` where there are no items.
        skipped: How many that are not graded were passed over by somebody.
        oldest_at: When the oldest one that is not graded was made.
        last_hour: How many grades were given in the last hour. So for `last_day`.
        is_building: Whether completions are still on their way into the queue.
        graders: Those who hold, have graded, or have skipped any, by their keys.
    """

    left: int = 0
    waiting: int = 0
    waiting_is_exact: bool = True
    leased: int = 0
    graded: int = 0
    skipped: int = 0
    oldest_at: datetime | None = None
    last_hour: int = 0
    last_day: int = 0
    is_building: bool = False
    graders: dict[str, GraderProgress] = field(default_factory=dict)

    def of(self, grader: str) -> GraderProgress:
        """Return what is counted of a grader."""
        return self.graders.setdefault(grader, GraderProgress(grader))


@traced
async def progress_of(
    organization_id: str, tasks: Sequence[FeedbackTaskRow]
) -> dict[str, Progress]:
    """Count how far tasks are, in a few aggregations for all of them.

    Args:
        organization_id: From the token.
        tasks: At most `resolvers.loaders.MAX_LISTS`.

    Returns:
        By the tasks' ids.
    """
    shared = [task["id"] for task in tasks if is_materialised(task)]
    found = {task["id"]: Progress() for task in tasks}
    for task in tasks:
        queue: Mapping[str, Any] = task.get("queue") or {}
        found[task["id"]].is_building = queue.get("state") == BUILDING
    items = {"organization_id": organization_id, "task_id": {"$in": shared}}
    await asyncio.gather(
        _add_pace(organization_id, found),
        _add_unshared(organization_id, [t for t in tasks if not is_materialised(t)], found),
        *([_add_states(items, found), _add_graders(items, found)] if shared else ()),
    )
    for task in tasks:
        if is_archived(task):
            _close(found[task["id"]])
    return found


async def _add_states(items: Mapping[str, Any], found: Mapping[str, Progress]) -> None:
    """Count items by what they wait for, by keys of an index alone."""
    asked = asyncio.Semaphore(_AT_ONCE)

    async def add(task_id: str) -> None:
        of_task = {"organization_id": items["organization_id"], "task_id": task_id}
        waits = {**of_task, "is_open": True}
        collection = database.collection(QueueItemDocument)
        async with asked:
            counts = [
                await collection.count_documents(one, hint=indexes.QUEUE_IN_ORDER)
                for one in (waits, {**of_task, "is_open": False})
            ]
            oldest = await find_rows(
                collection,
                waits,
                projection={"_id": 0, "seq": 1},
                sort={"seq": 1},
                most=1,
                hint=indexes.QUEUE_IN_ORDER,
            )
        progress = found[task_id]
        progress.left, progress.graded = counts
        progress.waiting += counts[0]  # of which what is held is taken off at the same time
        progress.oldest_at = _time_of(oldest[0]["seq"]) if oldest else None

    await asyncio.gather(_add_leased(items, found), *map(add, items["task_id"]["$in"]))


async def _add_leased(items: Mapping[str, Any], found: Mapping[str, Progress]) -> None:
    """Count what is held. What is all held does not wait."""
    is_taken = {"$and": ["$is_open", {"$gte": [{"$size": "$held"}, ROOM]}]}
    of_grader = {"task": "$task_id", "key": "$held.grader"}
    stages: list[dict[str, Any]] = [
        {"$match": {**items, "leases.until": {"$gt": utc_now() - _SKEW}}},
        {"$set": {"held": HELD}},
        {"$match": {"held": {"$ne": []}}},
        {"$set": {"is_all": {"$cond": [is_taken, 1, 0]}}},
        {
            "$facet": {
                "tasks": [
                    {
                        "$group": {
                            "_id": "$task_id",
                            "leased": {"$sum": 1},
                            "taken": {"$sum": "$is_all"},
                        }
                    }
                ],
                "graders": [
                    {"$unwind": "$held"},
                    {
                        "$group": {
                            "_id": of_grader,
                            "count": {"$sum": 1},
                            "until": {"$max": "$held.until"},
                        }
                    },
                ],
            }
        },
    ]
    async for both in _aggregated(QueueItemDocument, stages, indexes.QUEUE_BY_LEASE):
        for row in both["tasks"]:
            progress = found[row["_id"]]
            progress.leased = row["leased"]
            progress.waiting -= row["taken"]
        for row in both["graders"]:
            grader = found[row["_id"]["task"]].of(row["_id"]["key"])
            grader.leased, grader.leased_until = row["count"], row["until"]


async def _add_graders(items: Mapping[str, Any], found: Mapping[str, Progress]) -> None:
    """Count who has graded and who has skipped."""
    asked = asyncio.Semaphore(_AT_ONCE)
    organization_id = items["organization_id"]

    async def add(task_id: str) -> None:
        async with asked:
            of_task = {"organization_id": organization_id, "task_id": task_id}
            for key, number in (await _graded_by(of_task)).items():
                found[task_id].of(key).graded = number

    await asyncio.gather(_add_skips(items, found), *map(add, items["task_id"]["$in"]))


async def _graded_by(of_task: Mapping[str, Any]) -> dict[str, int]:
    """Count by grader what they have graded: each by keys of an index alone, if they are few."""
    collection = database.collection(QueueItemDocument)
    counts: dict[str, int] = {}
    last = ""
    while True:
        rows = await find_rows(
            collection,
            {**of_task, "graded_by": {"$gt": last}},
            projection={"_id": 0, "graded_by": 1},
            most=1,
            hint=indexes.QUEUE_BY_GRADER,
        )
        if not rows:
            return counts
        if len(counts) == _MOST_COUNTED_EACH:
            break
        last = min(key for key in rows[0]["graded_by"] if key > last)
        counts[last] = await collection.count_documents(
            {**of_task, "graded_by": last}, hint=indexes.QUEUE_BY_GRADER
        )
    by_grader: list[dict[str, Any]] = [
        {"$match": {**of_task, "graded_by": {"$gt": ""}}},
        {"$unwind": "$graded_by"},
        {"$group": {"_id": "$graded_by", "count": {"$sum": 1}}},
    ]
    rows_of_all = _aggregated(QueueItemDocument, by_grader, indexes.QUEUE_BY_GRADER)
    return {row["_id"]: row["count"] async for row in rows_of_all if row["_id"]}


async def _add_skips(items: Mapping[str, Any], found: Mapping[str, Progress]) -> None:
    skipped: list[dict[str, Any]] = [{"$match": {**items, "skipped.grader": {"$gt": ""}}}]
    of_task: dict[str, Any] = {"_id": "$task_id", "count": {"$sum": {"$cond": ["$is_open", 1, 0]}}}
    of_grader = {"task": "$task_id", "key": "$skipped.grader"}
    both = {
        "tasks": [{"$group": of_task}],
        "graders": [
            {"$unwind": "$skipped"},
            {"$group": {"_id": of_grader, "count": {"$sum": 1}}},
        ],
    }
    stages = [*skipped, {"$facet": both}]
    async for one in _aggregated(QueueItemDocument, stages, indexes.QUEUE_BY_SKIP):
        for row in one["tasks"]:
            found[row["_id"]].skipped = row["count"]
        for row in one["graders"]:
            found[row["_id"]["task"]].of(row["_id"]["key"]).skipped = row["count"]


async def _add_pace(organization_id: str, found: Mapping[str, Progress]) -> None:
    """Count the grades of the last hour and day, of each completion that feedback grades.

    Those that adjudicate are no grader's.
    """
    now = utc_now()
    # As `grader_key` has it; of before tokens were stored nobody is known.
    key = {"$ifNull": ["$grader.id", {"$concat": ["token:", "$token_id"]}, ""]}
    graded = {"$size": "$matched_completion_ids"}
    is_recent = {"$gte": ["$created_at", now - _HOUR]}
    stages: list[dict[str, Any]] = [
        {
            "$match": {
                "organization_id": organization_id,
                "task_id": {"$in": list(found)},
                "seq": {"$gte": first_of_millisecond(now - _DAY)},
                "adjudicates": {"$ne": True},
            }
        },
        {
            "$group": {
                "_id": {"task": "$task_id", "key": key},
                "day": {"$sum": graded},
                "hour": {"$sum": {"$cond": [is_recent, graded, 0]}},
            }
        },
    ]
    hint = indexes.FEEDBACK_LISTED_BY["task_id"]
    async for row in _aggregated(FeedbackDocument, stages, hint):
        progress = found[row["_id"]["task"]]
        progress.last_day += row["day"]
        progress.last_hour += row["hour"]
        if row["_id"]["key"]:
            grader = progress.of(row["_id"]["key"])
            grader.last_day, grader.last_hour = row["day"], row["hour"]


async def _add_unshared(
    organization_id: str, tasks: Sequence[FeedbackTaskRow], found: Mapping[str, Progress]
) -> None:
    """Count the queues that have no items."""
    counts = await count_ungraded(organization_id, tasks)
    for task, (waiting, is_exact) in zip(tasks, counts, strict=True):
        progress = found[task["id"]]
        progress.waiting, progress.waiting_is_exact = waiting, is_exact
        progress.left = waiting
    asked = asyncio.Semaphore(_AT_ONCE)

    async def add_graded(task_id: str) -> None:
        async with asked:
            found[task_id].graded = await database.collection(CompletionDocument).count_documents(
                {"organization_id": organization_id, "graded_task_ids": task_id},
                hint=indexes.COMPLETIONS_LISTED_BY["graded_task_ids"],
                limit=COUNT_CAP,
            )

    await asyncio.gather(*(add_graded(task["id"]) for task in tasks))


def _close(progress: Progress) -> None:
    """Leave out what waits: an archived task has no queue."""
    progress.left, progress.waiting, progress.waiting_is_exact = 0, 0, True
    progress.oldest_at = None


async def _aggregated(
    document: type[Any], stages: Sequence[Mapping[str, Any]], hint: str
) -> AsyncIterator[dict[str, Any]]:
    async for row in await database.collection(document).aggregate(stages, hint=hint):
        yield row


def _time_of(seq: bytes) -> datetime:
    """Return the time in an order key."""
    milliseconds = int.from_bytes(seq[:_MILLISECOND_BYTES])
    return EPOCH + timedelta(milliseconds=milliseconds)
