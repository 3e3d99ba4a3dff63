"""How what is free is found in a queue: the first for anybody, and what is free for one grader.

What a grader has graded, skipped or holds is not theirs, and stays free for others. Who finds
nothing among the first goes on from where they were the last time (`Search`): of 100,000 that a
grader has graded at the head of a queue no call passes over all.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Final

from models import QueueItemDocument, indexes
from services.grading.handed import QueueOrder
from services.grading.states import HELD, ROOM
from services.storage.database import database, find_rows

# What is passed over at once, of what is not a grader's.
_PASSED_AT_ONCE: Final = 20_000
# For so long a grader goes on from where they are. Then what came free before that is found too.
_PLACE_SECONDS: Final = 300.0
_RANDOM_BITS: Final = 48

Place = Mapping[str, Any]
_OPEN: Final[Place] = {"is_open": True}
_ORDERS: Final[Mapping[QueueOrder, tuple[dict[str, int], str]]] = {
    QueueOrder.NEWEST: ({"seq": -1}, indexes.QUEUE_FREE),
    QueueOrder.OLDEST: ({"seq": 1}, indexes.QUEUE_FREE),
    QueueOrder.RANDOM: ({"rnd": 1}, indexes.QUEUE_SHUFFLED),
    QueueOrder.DISAGREED: ({"disagreement": -1, "seq": -1}, indexes.QUEUE_DISAGREED),
}
_NEEDED: Final = ("completion_id", "revision", "wanted", "graded_by", "leases.grader")


class Finder:
    """Finds items of one queue in one order.

    Attributes:
        sort: The order.
        is_wanted: What is handed out in it at all.
        is_extra: Whether it is so whoever has graded it.
    """

    def __init__(self, organization_id: str, task_id: str, order: QueueOrder) -> None:
        self._organization_id = organization_id
        self._task_id = task_id
        self.sort, self._hint = _ORDERS[order]
        self.is_extra = order is QueueOrder.DISAGREED
        self.is_wanted: Place = {"disagreement": {"$gt": 0}} if self.is_extra else _OPEN
        self._begins_first = order is not QueueOrder.RANDOM

    @property
    def _items(self) -> Any:
        return database.collection(QueueItemDocument)

    @property
    def _queue(self) -> dict[str, Any]:
        return {"organization_id": self._organization_id, "task_id": self._task_id}

    @property
    def _free(self) -> dict[str, Any]:
        return {**self._queue, **self.is_wanted, "is_taken": False}

    def search(self) -> "Search":
        """Begin a search for one grader."""
        beginning = self._beginning()
        return Search(self, beginning, is_all=not beginning)

    async def first(self, most: int) -> list[dict[str, Any]]:
        """Read the first items that are free for anybody."""
        scans: list[Place] = [{}]
        if not self._begins_first:
            # From anywhere on, and from the beginning where that was too near the end.
            start = self._beginning()
            scans = [*self._from(start), {"rnd": {"$lt": start["rnd"]}}]
        found: list[dict[str, Any]] = []
        for within in scans:
            found += await find_rows(
                self._items,
                {**self._free, **within},
                projection=dict.fromkeys((*_NEEDED, "skipped.grader", *self.sort), 1),
                sort=self.sort,
                most=most - len(found),
                hint=self._hint,
            )
            if len(found) == most:
                break
        return found

    def _beginning(self) -> dict[str, Any]:
        return {} if self._begins_first else {"rnd": secrets.randbits(_RANDOM_BITS)}

    async def named(self, grader: str, keys: Sequence[str]) -> list[dict[str, Any]]:
        """Read which of some items are free for a grader."""
        return await find_rows(
            self._items,
            {
                **self._queue,
                **self.is_wanted,
                "_id": {"$in": list(keys)},
                **is_free_for(grader),
                "$expr": has_room_for(grader),
            },
            projection=dict.fromkeys(("completion_id", "revision", *self.sort), 1),
            sort=self.sort,
            most=len(keys),
            hint=indexes.BY_ID,
        )

    async def free_for(self, grader: str, most: int, within: Place) -> list[dict[str, Any]]:
        """Read what is free for a grader, of so many items as are passed over at once.

        Args:
            grader: The grader's key.
            most: How many at the most.
            within: Which items are looked at: what of the index is scanned.
        """
        cursor = await self._items.aggregate(
            [
                {"$match": {**self._free, **within}},
                {"$sort": self.sort},
                {"$limit": _PASSED_AT_ONCE},
                {"$match": {**is_free_for(grader), "$expr": has_room_for(grader)}},
                {"$limit": most},
                {"$project": dict.fromkeys(("completion_id", "revision", *self.sort), 1)},
            ],
            hint=self._hint,
        )
        return [row async for row in cursor]

    async def end_of(self, within: Place) -> Place | None:
        """Return the last place that `free_for` looks at; None if that is the end of the scan."""
        ends = await find_rows(
            self._items,
            {**self._free, **within},
            projection={"_id": 0, **dict.fromkeys(self.sort, 1)},
            sort=self.sort,
            skip=_PASSED_AT_ONCE - 1,
            most=1,
            hint=self._hint,
        )
        return ends[0] if ends else None

    async def pass_over(
        self, grader: str, most: int, place: Place
    ) -> tuple[list[dict[str, Any]], Place | None]:
        """Read what is free for a grader from a place on.

        Returns:
            What is, and the place to go on from; None at the end.
        """
        for within in self._from(place):
            rows = await self.free_for(grader, most, within)
            if rows:
                return rows, {name: rows[0][name] for name in self.sort}
            if end := await self.end_of(within):
                return [], end
        return [], None

    def _from(self, place: Place) -> list[Place]:
        """Return what is at a place or after it, one scan of the index after the other."""
        if not place:
            return [{}]
        names = list(self.sort)
        scans: list[Place] = []
        for n in reversed(range(len(names))):
            name = names[n]
            after = "$lt" if self.sort[name] < 0 else "$gt"
            if n == len(names) - 1:
                after += "e"
            bounds = {after: place[name], **self.is_wanted.get(name, {})}
            scans.append({**{one: place[one] for one in names[:n]}, name: bounds})
        return scans

    def is_before(self, one: Place, other: Place) -> bool:
        """Say whether a place comes before another in the order."""
        for name, direction in self.sort.items():
            if one[name] != other[name]:
                return bool((one[name] < other[name]) == (direction > 0))
        return False


@dataclass(slots=True)
class Search:
    """Where a grader is in a queue, past what they have had to do with.

    Attributes:
        finder: Of the queue.
        ahead: The place that they have come to; None past the last.
        is_all: Whether they have come there from the beginning.
        behind: How far what lies before `ahead` has been gone through once more; None if it is not.
        since: When that, or the search, began.
    """

    finder: Finder
    ahead: Place | None
    is_all: bool
    behind: Place | None = None
    since: float = field(default_factory=lambda: monotonic())

    def look_back(self) -> None:
        """Go through what lies before once more, if it is time: some may have come free."""
        if self.behind is None and monotonic() >= self.since + _PLACE_SECONDS:
            self.since, self.behind = monotonic(), {}

    async def pass_behind(self, grader: str, most: int) -> list[dict[str, Any]]:
        """Read what is free of what lies before, and go on with that; only if `behind` is set."""
        rows, self.behind = await self.finder.pass_over(grader, most, self.behind or {})
        if self.behind and self.ahead and not self.finder.is_before(self.behind, self.ahead):
            self.behind = None
        return rows

    async def pass_ahead(self, grader: str, most: int) -> list[dict[str, Any]]:
        """Read what is free from where the grader is, and go on; only if `ahead` is set."""
        rows, self.ahead = await self.finder.pass_over(grader, most, self.ahead or {})
        if not rows and self.ahead is None and not self.is_all:
            # From the beginning, which is what looking back does.
            self.ahead, self.is_all, self.behind, self.since = {}, True, None, monotonic()
        return rows


def is_free_for(grader: str) -> dict[str, Any]:
    """Return the condition for what a grader has had nothing to do with."""
    return {"graded_by": {"$ne": grader}, "skipped.grader": {"$ne": grader}}


def has_room_for(grader: str) -> dict[str, Any]:
    """Return the expression for what a grader may hold now, who holds it not yet."""
    held_by = {"$map": {"input": HELD, "in": "$$this.grader"}}
    return {
        "$and": [
            {"$lt": [{"$size": HELD}, ROOM]},
            {"$not": [{"$in": [{"$literal": grader}, held_by]}]},
        ]
    }
