"""`assignNext`: completions of a task's queue for one grader, each under a lease.

Nothing is locked. Candidates are read by an index, then taken by an update whose own condition says
that they are still free: MongoDB decides it once more for each item as it writes, by its own clock,
so that of two who want the same one gets it. Whoever comes second looks again, and takes others.

A gateway that ends between the update and its answer leaves leases that nobody knows of. They end
by themselves, and the completions are handed out again.
"""

import asyncio
import random
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, TypedDict

from models import CompletionDocument, FeedbackTaskDocument, QueueItemDocument, indexes
from services.completions.filters import ungraded_conditions
from services.errors import Conflict, InvalidInput, Unavailable
from services.feedback.tasks import get_feedback_task
from services.grading.items import NEEDED, is_materialised, note_grades, put_items, wanted_by
from services.ids import new_id, storage_key
from services.observability.tracing import traced
from services.rows import FeedbackTaskRow
from services.runtime import part
from services.storage.database import database, find_rows
from services.storage.order import CREATED_AT, Sort
from services.storage.paging import find_sorted
from services.storage.schema_version import has_grading

MAX_COUNT: Final = 100
MAX_LEASE_SECONDS: Final = 86_400
# Of a queue that has no items yet, so many of the newest are made at once.
_MADE_AT_ONCE: Final = 1000
# Candidates beyond those that are needed, for what others take meanwhile.
_SPARE: Final = 50
# Whoever has lost so many times to others comes again.
_MOST_TRIES: Final = 20
_RANDOM_BITS: Final = 48


class QueueOrder(StrEnum):
    """Which completions of a queue come first."""

    NEWEST = "newest"
    OLDEST = "oldest"
    RANDOM = "random"
    DISAGREED = "disagreed"
    """Those that graders disagree about most, and that nobody has adjudicated, closed ones too."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds leases.

    Attributes:
        grader: The grader's key (`services.feedback.graders`).
        token_id: The token, which alone may extend and end them.
    """

    grader: str
    token_id: str


class Lease(TypedDict):
    """That a completion is a grader's for a while.

    Attributes:
        id: By which it is extended and ended.
        task_id: Whose queue the completion is of.
        completion_id: Which one.
        expires_at: When it ends, by the database's clock.
    """

    id: str
    task_id: str
    completion_id: str
    expires_at: datetime


def lease_of(item: Mapping[str, Any], lease: Mapping[str, Any]) -> Lease:
    """Return a lease as its holder sees it. Its id leads to its item, without an index."""
    task_id, completion_id = item["task_id"], item["completion_id"]
    return {
        "id": f"{task_id}/{completion_id}/{lease['id']}",
        "task_id": task_id,
        "completion_id": completion_id,
        "expires_at": lease["until"],
    }


@traced
async def assign_next(
    organization_id: str,
    holder: Holder,
    *,
    task_id: str,
    count: int,
    lease_seconds: int,
    order: QueueOrder = QueueOrder.NEWEST,
) -> list[Lease]:
    """Hand out the next completions of a task's queue.

    A grader gets none that they have graded, skipped, or hold already.

    Args:
        organization_id: From the token.
        holder: To whom.
        task_id: Of which task.
        count: How many at the most, 1 to `MAX_COUNT`.
        lease_seconds: For how long, 1 to `MAX_LEASE_SECONDS`.
        order: Which first.

    Returns:
        Fewer than `count` where no more are free.

    Raises:
        InvalidInput: A number is out of its range.
        NotFound: There is no such task.
        Conflict: It is archived.
        Unavailable: The database is not migrated yet.
    """
    if not 1 <= count <= MAX_COUNT:
        raise InvalidInput(f"it must be 1 to {MAX_COUNT}", path="/count")
    check_lease_seconds(lease_seconds)
    task = await get_feedback_task(organization_id, task_id)
    if task.get("archived_at") is not None:
        raise Conflict(f"the feedback task {task_id!r} is archived")
    if not is_materialised(task):
        async with part(_Making).lock:
            task = await _materialise(await get_feedback_task(organization_id, task_id))
    taking = _Taking(task, holder, order, lease_seconds)
    return await taking.take(count)


def check_lease_seconds(lease_seconds: int) -> None:
    """Return if a lease may be so long.

    Raises:
        InvalidInput: It may not.
    """
    if not 1 <= lease_seconds <= MAX_LEASE_SECONDS:
        raise InvalidInput(f"it must be 1 to {MAX_LEASE_SECONDS}", path="/lease_seconds")


_SORTED: Final[Mapping[QueueOrder, tuple[dict[str, int], str]]] = {
    QueueOrder.NEWEST: ({"seq": -1}, indexes.QUEUE_IN_ORDER),
    QueueOrder.OLDEST: ({"seq": 1}, indexes.QUEUE_IN_ORDER),
    QueueOrder.RANDOM: ({"rnd": 1}, indexes.QUEUE_SHUFFLED),
    QueueOrder.DISAGREED: ({"disagreement": -1, "seq": -1}, indexes.QUEUE_DISAGREED),
}


class _Making:
    """Of many who ask first, one makes the items."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()


async def _materialise(task: FeedbackTaskRow) -> FeedbackTaskRow:
    """Make the newest items of a queue that is asked for the first time, unless they are there.

    Whoever follows changes of completions sees that it is `building`, and sees to the rest
    (`services.jobs.queue_changes`).

    Raises:
        Unavailable: The database is not migrated yet.
    """
    if is_materialised(task):
        return task
    if not await has_grading():
        raise Unavailable(
            "the database is still being migrated to version 6; until then queues are not shared"
        )
    organization_id = task["organization_id"]
    if task.get("selector") is None:
        await put_items(task, await _newest(task))
    await database.collection(FeedbackTaskDocument).update_one(
        {
            "_id": storage_key(organization_id, task["id"]),
            "organization_id": organization_id,
            "queue": None,
        },
        [{"$set": {"queue": {"state": "building", "since": "$$NOW"}}}],
        hint=indexes.BY_ID,
    )
    return await get_feedback_task(organization_id, task["id"])


async def _newest(task: FeedbackTaskRow) -> list[dict[str, Any]]:
    """Read the newest completions of a task that selects by tags, as far as they lack grades."""
    tags = task["completion_tags_selector"]
    conditions = ungraded_conditions(task["id"], tags)
    if wanted_by(task) > 1:
        conditions = conditions[:-1]  # what one has graded waits for others
    query: dict[str, Any] = {"organization_id": task["organization_id"]}
    for condition in conditions:
        query.update(condition)
    return await find_sorted(
        database.collection(CompletionDocument),
        query,
        Sort(CREATED_AT, descending=True),
        projection=NEEDED,
        most=_MADE_AT_ONCE,
        hint=None if tags else indexes.NEWEST,
    )


# The leases of an item that have not ended.
HELD: Final[Mapping[str, Any]] = {
    "$filter": {"input": "$leases", "cond": {"$gt": ["$$this.until", "$$NOW"]}}
}


class _Taking:
    """One call of `assign_next`."""

    def __init__(
        self, task: FeedbackTaskRow, holder: Holder, order: QueueOrder, lease_seconds: int
    ) -> None:
        self._task = task
        self._holder = holder
        self._order = order
        self._sort, self._hint = _SORTED[order]
        self._is_wanted: dict[str, Any] = (
            {"disagreement": {"$gt": 0}} if order is QueueOrder.DISAGREED else {"is_open": True}
        )
        self._milliseconds = lease_seconds * 1000
        self._id = new_id()
        self._items = database.collection(QueueItemDocument)
        self._of_organization = {"organization_id": task["organization_id"]}

    async def take(self, count: int) -> list[Lease]:
        taken: dict[str, Lease] = {}
        places: dict[str, Any] = {}
        is_first = True
        for _ in range(_MOST_TRIES):
            missing = count - len(taken)
            candidates = await self._candidates(missing) if missing else []
            if not candidates:
                break
            some = candidates[:missing]
            if not is_first and len(candidates) > missing:
                # Whoever has lost one keeps out of the way of others, who want the first ones too.
                some = random.sample(candidates, missing)
            is_first = False
            places.update((item["_id"], item) for item in some)
            taken.update(await self._taken_of(some))
        keys = list(taken)
        for field, direction in reversed(self._sort.items()):
            keys.sort(key=lambda key: places[key][field], reverse=direction < 0)
        return [taken[key] for key in keys]

    async def _candidates(self, missing: int) -> list[dict[str, Any]]:
        """Read the first items that are free, more than are missing, if there are so many."""
        found: list[dict[str, Any]] = []
        for within in self._scans():
            found += await find_rows(
                self._items,
                {
                    **self._of_organization,
                    "task_id": self._task["id"],
                    **within,
                    **self._is_free(),
                },
                projection={"completion_id": 1, "revision": 1, **dict.fromkeys(self._sort, 1)},
                sort=self._sort,
                most=missing + _SPARE,
                hint=self._hint,
            )
            if len(found) >= missing:
                break
        return found

    def _scans(self) -> list[dict[str, Any]]:
        """Return what candidates are looked for among, one after the other."""
        if self._order is not QueueOrder.RANDOM:
            return [self._is_wanted]
        # From anywhere on, and from the beginning where that was too near the end.
        begin = secrets.randbits(_RANDOM_BITS)
        return [{**self._is_wanted, "rnd": half} for half in ({"$gte": begin}, {"$lt": begin})]

    def _is_free(self) -> dict[str, Any]:
        """Return the condition for what may be handed to the grader now."""
        grader = self._holder.grader
        held_by = {"$map": {"input": HELD, "in": "$$this.grader"}}
        lacking = {"$subtract": ["$wanted", {"$size": "$graded_by"}]}
        return {
            "graded_by": {"$ne": grader},
            "skipped.grader": {"$ne": grader},
            "$expr": {
                "$and": [
                    # What has all of its grades, and is asked for all the same, takes one more.
                    {"$lt": [{"$size": HELD}, {"$max": [lacking, 1]}]},
                    {"$not": [{"$in": [{"$literal": grader}, held_by]}]},
                ]
            },
        }

    async def _taken_of(self, items: Sequence[Mapping[str, Any]]) -> dict[str, Lease]:
        """Take items as far as they are still free; return the leases, by their `_id`s."""
        keys = [item["_id"] for item in items]
        lease = {
            "id": self._id,
            "grader": {"$literal": self._holder.grader},
            "token_id": {"$literal": self._holder.token_id},
            "until": {"$add": ["$$NOW", self._milliseconds]},
        }
        written = await self._items.update_many(
            {**self._of_organization, "_id": {"$in": keys}, **self._is_wanted, **self._is_free()},
            [{"$set": {"leases": {"$concatArrays": [HELD, [lease]]}}}],
            hint=indexes.BY_ID,
        )
        if not written.modified_count:
            return {}
        mine = {**self._of_organization, "_id": {"$in": keys}, "leases.id": self._id}
        taken, behind = await asyncio.gather(self._leased(mine), self._behind(items))
        if behind:
            await note_grades(None, self._task, behind)
            taken = await self._leased({**mine, **self._is_wanted})
            # What has all of its grades by now is left alone.
            left = [key for key in keys if key not in taken]
            await self._items.update_many(
                {**mine, "_id": {"$in": left}},
                {"$pull": {"leases": {"id": self._id}}},
                hint=indexes.BY_ID,
            )
        return {key: taken[key] for key in keys if key in taken}

    async def _leased(self, query: Mapping[str, Any]) -> dict[str, Lease]:
        """Return the leases of this call, by the `_id`s of their items."""
        cursor = self._items.find(
            query,
            {"task_id": 1, "completion_id": 1, "leases": {"$elemMatch": {"id": self._id}}},
            hint=indexes.BY_ID,
            batch_size=MAX_COUNT + 1,
        )
        return {row["_id"]: lease_of(row, *row["leases"]) async for row in cursor}

    async def _behind(self, items: Sequence[Mapping[str, Any]]) -> list[str]:
        """Return the completions that have changed, or are gone, since their items were written."""
        known = {item["completion_id"]: item["revision"] for item in items}
        keys = {storage_key(self._task["organization_id"], one): one for one in known}
        cursor = database.collection(CompletionDocument).find(
            {**self._of_organization, "_id": {"$in": list(keys)}},
            {"revision": 1},
            hint=indexes.BY_ID,
            batch_size=len(keys) + 1,
        )
        revisions = {keys[row["_id"]]: row.get("revision") or 0 async for row in cursor}
        return [one for one in known if revisions.get(one) != known[one]]
