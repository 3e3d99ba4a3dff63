"""How far the grading of tasks is, and who does it."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from models import FeedbackDocument, QueueItemDocument, indexes
from services.clock import EPOCH, utc_now
from services.completions.ungraded import count_ungraded
from services.grading.items import is_materialised
from services.grading.states import HELD
from services.observability.tracing import traced
from services.order_keys import first_of_millisecond
from services.rows import FeedbackTaskRow
from services.storage.database import database

_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)
# What leases ended before this is not looked at. Clocks are not as far apart.
_SKEW: Final = timedelta(hours=1)
# The milliseconds of an order key are its first 48 bits.
_MILLISECOND_BYTES: Final = 6


@dataclass(slots=True)
class GraderProgress:
    """What one grader does for a task.

    Attributes:
        grader: Their key (`services.feedback.graders`).
        leased: How many completions they hold.
        graded: How many completions of the queue they have graded.
        skipped: How many they have passed over.
        last_hour: How many grades they have given in the last hour. So for `last_day`.
    """

    grader: str
    leased: int = 0
    graded: int = 0
    skipped: int = 0
    last_hour: int = 0
    last_day: int = 0


@dataclass(slots=True)
class Progress:
    """How far a task's grading is.

    Attributes:
        waiting: How many completions of its queue can be handed out now.
        waiting_is_exact: Whether there may be more; never of a materialised queue.
        leased: How many are under a lease.
        graded: How many have all of their grades.
        skipped: How many that are not graded were passed over by somebody.
        oldest_at: When the oldest one that is not graded was made.
        last_hour: How many grades were given in the last hour. So for `last_day`.
        is_building: Whether completions are still on their way into the queue.
        graders: Those who hold, have graded, or have skipped any, by their keys.
    """

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
        found[task["id"]].is_building = queue.get("state") == "building"
    items = {"organization_id": organization_id, "task_id": {"$in": shared}}
    await asyncio.gather(
        _add_pace(organization_id, found),
        _add_unshared(organization_id, [t for t in tasks if not is_materialised(t)], found),
        *([_add_states(items, found), _add_graders(items, found)] if shared else ()),
    )
    return found


async def _add_states(items: Mapping[str, Any], found: Mapping[str, Progress]) -> None:
    """Count items by what they wait for. Of all of them the index alone is read."""
    stages: list[dict[str, Any]] = [
        {"$match": {**items, "is_open": {"$in": [True, False]}}},
        {
            "$group": {
                "_id": {"task": "$task_id", "is_open": "$is_open"},
                "count": {"$sum": 1},
                "oldest": {"$min": "$seq"},
            }
        },
    ]
    async for row in _aggregated(QueueItemDocument, stages, indexes.QUEUE_IN_ORDER):
        progress = found[row["_id"]["task"]]
        if row["_id"]["is_open"]:
            progress.waiting += row["count"]
            progress.oldest_at = _time_of(row["oldest"])
        else:
            progress.graded = row["count"]
    await _add_leased(items, found)


async def _add_leased(items: Mapping[str, Any], found: Mapping[str, Progress]) -> None:
    """Count what is held. What is all held does not wait."""
    lacking = {"$subtract": ["$wanted", {"$size": "$graded_by"}]}
    is_taken = {"$and": ["$is_open", {"$gte": [{"$size": "$held"}, lacking]}]}
    stages: list[dict[str, Any]] = [
        {"$match": {**items, "leases.until": {"$gt": utc_now() - _SKEW}}},
        {"$set": {"held": HELD}},
        {"$match": {"held": {"$ne": []}}},
        {"$project": {"_id": 0, "task_id": 1, "graders": "$held.grader", "is_taken": is_taken}},
    ]
    async for row in _aggregated(QueueItemDocument, stages, indexes.QUEUE_BY_LEASE):
        progress = found[row["task_id"]]
        progress.leased += 1
        progress.waiting -= row["is_taken"]
        for grader in row["graders"]:
            progress.of(grader).leased += 1


async def _add_graders(items: Mapping[str, Any], found: Mapping[str, Progress]) -> None:
    """Count who has graded and who has skipped."""
    by_grader: list[dict[str, Any]] = [
        {"$match": {**items, "graded_by": {"$gt": ""}}},
        {"$unwind": "$graded_by"},
        {"$group": {"_id": {"task": "$task_id", "key": "$graded_by"}, "count": {"$sum": 1}}},
    ]
    async for row in _aggregated(QueueItemDocument, by_grader, indexes.QUEUE_BY_GRADER):
        found[row["_id"]["task"]].of(row["_id"]["key"]).graded = row["count"]
    by_skip: list[dict[str, Any]] = [
        {"$match": {**items, "skipped.grader": {"$gt": ""}}},
        {"$project": {"_id": 0, "task_id": 1, "is_open": 1, "graders": "$skipped.grader"}},
    ]
    async for row in _aggregated(QueueItemDocument, by_skip, indexes.QUEUE_BY_SKIP):
        progress = found[row["task_id"]]
        progress.skipped += row["is_open"]
        for grader in row["graders"]:
            progress.of(grader).skipped += 1


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


async def _aggregated(
    document: type[Any], stages: Sequence[Mapping[str, Any]], hint: str
) -> AsyncIterator[dict[str, Any]]:
    async for row in await database.collection(document).aggregate(stages, hint=hint):
        yield row


def _time_of(seq: bytes) -> datetime:
    """Return the time in an order key."""
    milliseconds = int.from_bytes(seq[:_MILLISECOND_BYTES])
    return EPOCH + timedelta(milliseconds=milliseconds)
