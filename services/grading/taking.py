"""How completions of a queue are shared among those who ask at the same time, and leased.

What is free is found by an index that has nothing else in it (`services.grading.searching`), shared
out here, and taken by one bulk write, each item by its own condition. Of gateways that want the
same, those who come second keep apart for a while: they take any of the first ones.
"""

import asyncio
import random
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any, Final

from cachetools import TTLCache
from pymongo import UpdateMany, UpdateOne
from pymongo.errors import PyMongoError
from pymongo.results import BulkWriteResult

from models import CompletionDocument, QueueItemDocument, indexes
from services.clock import utc_now
from services.feedback.tasks import get_feedback_task
from services.grading.handed import Call, Lease, QueueOrder, lease_of
from services.grading.items import item_key, note_grades
from services.grading.searching import Finder, Search, has_room_for, is_free_for
from services.grading.states import HELD, TAKEN
from services.ids import storage_key
from services.runtime import bare_context
from services.storage.database import database, find_rows

# Candidates beyond those that are needed, for graders who have had the first; and where other
# gateways take them too.
_SPARE: Final = 10
_SPARE_AMONG_OTHERS: Final = 50
# For so long after it has lost one to another gateway a line keeps apart.
_APART_SECONDS: Final = 5.0
# So often one call of a grader passes over what is not theirs.
_MOST_PASSES: Final = 5
# A grader who has not asked for so long begins anew.
_FORGOTTEN_SECONDS: Final = 3600.0
# Who has passed over all, and found nothing, rests for so many times as long as that took.
_REST: Final = 20
_MOST_REST_SECONDS: Final = 60.0
# Leases that have ended are looked for up to so long from now, since clocks differ, and so many at
# once. It is the database that says which have.
_SKEW: Final = timedelta(seconds=10)
_MOST_ENDED: Final = 1000
# What is being given back: the loop itself keeps no task alive.
_returns: Final[set[asyncio.Task[None]]] = set()


class Taker:
    """Takes items of one queue in one order, for those who ask this process."""

    def __init__(self, organization_id: str, task_id: str, order: QueueOrder) -> None:
        self._organization_id = organization_id
        self._task_id = task_id
        self._finder = Finder(organization_id, task_id, order)
        self._apart_until = 0.0
        self._searches: TTLCache[str, Search] = TTLCache(10_000, _FORGOTTEN_SECONDS)
        self._rests: TTLCache[str, float] = TTLCache(10_000, _MOST_REST_SECONDS)

    @property
    def _items(self) -> Any:
        return database.collection(QueueItemDocument)

    def in_order(self, call: Call) -> list[Lease]:
        """Return the leases of a call in the order that was asked for."""
        keys = list(call.taken)
        for name, direction in reversed(self._finder.sort.items()):
            keys.sort(key=lambda key: call.places[key][name], reverse=direction < 0)
        return [call.taken[key] for key in keys]

    async def take_first(self, calls: Sequence[Call]) -> tuple[bool, bool]:
        """Take what calls lack of the first items that are free for anybody.

        Returns:
            Whether any were there for them, and whether there may be more.
        """
        free, is_more = await self._first(sum(call.missing for call in calls))
        shares = _shared(free, calls)
        if shares:
            await self._take(shares)
        return bool(shares), is_more

    async def _first(self, missing: int) -> tuple[list[dict[str, Any]], bool]:
        """Read the first items that are free for anybody; say whether there may be more."""
        is_apart = time.monotonic() < self._apart_until
        most = missing + _SPARE
        if is_apart:
            most += missing + _SPARE_AMONG_OTHERS
        has_freed, free = await asyncio.gather(
            free_ended(self._organization_id, self._task_id), self._finder.first(most)
        )
        if has_freed:
            free = await self._finder.first(most)
        if is_apart:
            return random.sample(free, len(free)), len(free) == most
        return free, len(free) == most

    async def _take(self, shares: Sequence[tuple[Call, Sequence[Mapping[str, Any]]]]) -> None:
        """Take items as far as they are still free, each share for its call."""
        writes = [self._write(call, [row["_id"] for row in rows]) for call, rows in shares]
        # It goes on when its caller has gone, so that it is known when its leases can be ended.
        writing = asyncio.ensure_future(self._write_all(writes))
        for call, share in shares:
            call.writing = writing
            call.tried.update(row["_id"] for row in share)
        written = await asyncio.shield(writing)
        if written.modified_count < sum(len(rows) for _, rows in shares):
            self._apart_until = time.monotonic() + _APART_SECONDS
        if not written.modified_count:
            return
        rows = {row["_id"]: row for _, some in shares for row in some}
        calls = {call.id: call for call, _ in shares}
        leases, behind = await asyncio.gather(
            self._leases_of(calls, list(rows)), self._behind(rows.values())
        )
        if behind:
            # What has all of its grades by now is left alone: its leases are gone by that.
            task = await get_feedback_task(self._organization_id, self._task_id)
            await note_grades(None, task, behind)
            leases = await self._leases_of(calls, list(rows))
        for key, id_, lease in leases:
            calls[id_].taken[key] = lease
            calls[id_].places[key] = rows[key]

    async def _write_all(self, writes: Sequence[UpdateOne | UpdateMany]) -> BulkWriteResult:
        written: BulkWriteResult = await self._items.bulk_write(writes, ordered=False)
        return written

    def _write(self, call: Call, keys: Sequence[str]) -> UpdateOne | UpdateMany:
        lease = {
            "id": call.id,
            "grader": {"$literal": call.holder.grader},
            "token_id": {"$literal": call.holder.token_id},
            "until": {"$add": ["$$NOW", call.lease_seconds * 1000]},
            **({"is_extra": True} if self._finder.is_extra else {}),
        }
        update = [{"$set": {"leases": {"$concatArrays": [HELD, [lease]]}}}, TAKEN]
        query = {
            "organization_id": self._organization_id,
            "_id": keys[0] if len(keys) == 1 else {"$in": list(keys)},
            **self._finder.is_wanted,
            **is_free_for(call.holder.grader),
            "$expr": has_room_for(call.holder.grader),
        }
        if len(keys) == 1:
            return UpdateOne(query, update, hint=indexes.BY_ID)
        return UpdateMany(query, update, hint=indexes.BY_ID)

    async def _leases_of(
        self, calls: Mapping[str, Call], keys: Sequence[str]
    ) -> list[tuple[str, str, Lease]]:
        """Return the leases that calls have by now: where, whose, and what."""
        rows = await find_rows(
            self._items,
            {
                "organization_id": self._organization_id,
                "_id": {"$in": list(keys)},
                "leases.id": {"$in": list(calls)},
            },
            projection={"task_id": 1, "completion_id": 1, "leases": 1},
            most=len(keys),
            hint=indexes.BY_ID,
        )
        return [
            (row["_id"], lease["id"], lease_of(row, lease))
            for row in rows
            for lease in row["leases"]
            if lease["id"] in calls
        ]

    async def _behind(self, items: Any) -> list[str]:
        """Return the completions that have changed, or are gone, since their items were written."""
        known = {storage_key(self._organization_id, item["completion_id"]): item for item in items}
        rows = await find_rows(
            database.collection(CompletionDocument),
            {"organization_id": self._organization_id, "_id": {"$in": list(known)}},
            projection={"revision": 1},
            most=len(known),
            hint=indexes.BY_ID,
        )
        now = {row["_id"]: row.get("revision") or 0 for row in rows}
        return [
            item["completion_id"] for key, item in known.items() if now.get(key) != item["revision"]
        ]

    @contextmanager
    def giving_back(self, call: Call) -> Iterator[None]:
        """Give back what a call has taken in a block that fails, or is cancelled."""
        try:
            yield
        except (Exception, asyncio.CancelledError):
            self.give_back([call])
            raise

    def give_back(self, calls: Sequence[Call]) -> None:
        """End, beside all else, the leases of calls that nobody waits for, or that have failed.

        Their holder knows of none. Where the database does not do it they end by themselves.
        """
        tried = [call for call in calls if call.tried]
        if not tried:
            return
        writing = {call.writing for call in tried if call.writing is not None}
        keys = [key for call in tried for key in call.tried]
        ending = self._end_leases([call.id for call in tried], keys, writing)
        task = asyncio.create_task(ending, context=bare_context())
        _returns.add(task)
        task.add_done_callback(_returns.discard)
        for call in tried:
            call.tried = set()

    async def _end_leases(
        self, call_ids: Sequence[str], keys: Sequence[str], after: Collection[asyncio.Future[Any]]
    ) -> None:
        await asyncio.gather(*after, return_exceptions=True)
        of_others = {"$not": [{"$in": ["$$this.id", {"$literal": call_ids}]}]}
        with suppress(PyMongoError), database.deadline(database.timeout_seconds):
            await self._items.update_many(
                {
                    "organization_id": self._organization_id,
                    "_id": {"$in": keys},
                    "leases.id": {"$in": call_ids},
                },
                [
                    {"$set": {"leases": {"$filter": {"input": "$leases", "cond": of_others}}}},
                    TAKEN,
                ],
                hint=indexes.BY_ID,
            )

    async def take_named(self, call: Call, completion_ids: Sequence[str]) -> None:
        """Take what is free of completions that are named, for one who asks for them alone."""
        keys = [item_key(self._organization_id, self._task_id, one) for one in completion_ids]
        for _ in keys:  # whoever loses all to others finds fewer the next time
            rows = await self._finder.named(call.holder.grader, keys)
            if time.monotonic() < self._apart_until:
                random.shuffle(rows)
            if rows:
                await self._take([(call, rows[: call.missing])])
            if not rows or not call.missing:
                break
        call.leases = self.in_order(call)

    async def search(self, call: Call) -> None:
        """Look for what a call lacks past what its grader has had to do with, from their place."""
        grader = call.holder.grader
        if time.monotonic() < self._rests.get(grader, 0.0):
            return
        search = self._searches.get(grader) or self._finder.search()
        begun = time.monotonic()
        search.look_back()
        for passes_left in range(_MOST_PASSES, 0, -1):
            # What came free behind goes first, but never keeps anybody from getting ahead.
            if search.behind is not None and passes_left > 1:
                rows = await search.pass_behind(grader, call.missing)
            elif search.ahead is not None:
                rows = await search.pass_ahead(grader, call.missing)
            else:
                break
            if rows:
                await self._take([(call, rows)])
                if not call.missing:
                    break
        if search.ahead is not None:
            self._searches[grader] = search
            return
        self._searches.pop(grader, None)
        rest = _REST * (time.monotonic() - begun)
        self._rests[grader] = time.monotonic() + min(rest, _MOST_REST_SECONDS)


async def free_ended(organization_id: str, task_id: str) -> bool:
    """Let items of a queue whose leases have ended be free; say whether there were any."""
    ends = utc_now() + _SKEW
    items = database.collection(QueueItemDocument)
    cursor = await items.aggregate(
        [
            {
                "$match": {
                    "organization_id": organization_id,
                    "task_id": task_id,
                    "leases.until": {"$lte": ends},
                }
            },
            {"$limit": _MOST_ENDED},
            {"$match": {"$expr": {"$lte": [{"$min": "$leases.until"}, "$$NOW"]}}},
            {"$project": {"_id": 1}},
        ],
        hint=indexes.QUEUE_BY_LEASE,
    )
    keys = [row["_id"] async for row in cursor]
    if keys:
        await items.update_many(
            {"organization_id": organization_id, "_id": {"$in": keys}},
            [{"$set": {"leases": HELD}}, TAKEN],
            hint=indexes.BY_ID,
        )
    return bool(keys)


def _shared(
    free: Sequence[dict[str, Any]], calls: Sequence[Call]
) -> list[tuple[Call, list[dict[str, Any]]]]:
    """Share items out, the first to whoever came first, each to as many as it has room for."""
    left = list(free)
    room = {
        row["_id"]: max(row["wanted"] - len(row["graded_by"]), 1) - len(row["leases"])
        for row in left
    }
    shares = []
    for call in calls:
        grader = call.holder.grader
        share: list[dict[str, Any]] = []
        for row in left:
            if len(share) == call.missing:
                break
            if _may_have(row, grader):
                share.append(row)
                room[row["_id"]] -= 1
                row["leases"].append({"grader": grader})
        if share:
            shares.append((call, share))
            left = [row for row in left if room[row["_id"]] > 0]
    return shares


def _may_have(row: Mapping[str, Any], grader: str) -> bool:
    return (
        grader not in row["graded_by"]
        and all(one["grader"] != grader for one in row["leases"])
        and all(one["grader"] != grader for one in row["skipped"])
    )
