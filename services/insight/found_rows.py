"""Rows of what the index has found, read from the database: of several lists at once."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from models import CompletionDocument, indexes
from services.completions.large_values import restore
from services.ids import with_public_ids
from services.insight.fields import seq_numbers, seq_of
from services.insight.places import Place
from services.insight.text_queries import Phrase
from services.storage.database import database, find_rows
from services.storage.paging import Projection, inclusive_projection

# In a row: what was searched, for its highlights.
SEARCHED: Final = "_searched"
# Places of a list that are looked up at once where many are gone.
_MANY: Final = 1000
# The lists of which more is wanted, by their number: after which place, None for the beginning.
GoingOn: TypeAlias = Mapping[int, Place | None]
# Finds the next places of lists, so many at the most of each.
NextPlaces: TypeAlias = Callable[[GoingOn, int], Awaitable[list[list[Place]]]]


@dataclass(frozen=True, slots=True)
class Source:
    """The rows of lists.

    Attributes:
        organization_id: Whose.
        projection: What is read of them.
        phrases: What their highlights show.
    """

    organization_id: str
    projection: Projection
    phrases: Sequence[Phrase]

    async def rows(self, places: Sequence[Place]) -> dict[Place, Any]:
        """Read the rows at places, without those that are gone."""
        wanted = inclusive_projection((*self.projection, "_id", "seq", "large"))
        rows = await self._read(places, wanted)
        with_public_ids(self.organization_id, rows)
        await restore(self.organization_id, rows, self.projection)
        for row in rows:
            row[SEARCHED] = self.phrases
        return {seq_numbers(row["seq"]): row for row in rows}

    async def remaining(self, places: Sequence[Place]) -> set[Place]:
        """Return the places where there is still a row."""
        rows = await self._read(places, {"_id": 0, "seq": 1})
        return {seq_numbers(row["seq"]) for row in rows}

    async def _read(self, places: Sequence[Place], projection: Projection) -> list[Any]:
        if not places:
            return []
        return await find_rows(
            database.collection(CompletionDocument),
            {
                "organization_id": self.organization_id,
                "seq": {"$in": [seq_of(*place) for place in places]},
            },
            projection=projection,
            most=len(places),
            hint=indexes.NEWEST,
        )


async def read_on(
    source: Source, size: int, next_places: NextPlaces, number: int
) -> list[tuple[list[Any], bool]]:
    """Read the rows of a page of each list, past what is gone; say whether any stand after it.

    Args:
        source: Of the rows.
        size: Of a page.
        next_places: Finds where they stand.
        number: How many lists there are.
    """
    most = size + 1
    read: list[list[Any]] = [[] for _ in range(number)]
    going_on: dict[int, Place | None] = dict.fromkeys(range(number))
    at_once = most
    while going_on:
        found = dict(zip(going_on, await next_places(going_on, at_once), strict=True))
        wanted = found
        if None not in going_on.values():  # many may be gone
            there = await source.remaining([one for places in found.values() for one in places])
            wanted = {
                n: [one for one in places if one in there][: most - len(read[n])]
                for n, places in found.items()
            }
        rows = await source.rows([one for places in wanted.values() for one in places])
        for n, places in wanted.items():
            read[n] += [rows[one] for one in places if one in rows]
        going_on = {
            n: places[-1]
            for n, places in found.items()
            if len(read[n]) < most and len(places) == at_once
        }
        at_once = max(most, _MANY)
    return [(rows[:size], len(rows) > size) for rows in read]
