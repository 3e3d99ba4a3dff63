"""Lists of what has no order key, and is small enough to be sorted here: jobs and tokens.

Where a row stands follows from its time and its id, as an order key does.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from models import indexes
from services.ids import storage_key
from services.storage.conditions import Query
from services.storage.cursors import Listing
from services.storage.database import find_rows
from services.storage.order import BY_SEQ, CREATED_AT
from services.storage.paging import (
    COUNT_CAP,
    Collection,
    Page,
    PageRequest,
    Projection,
    pages_at_hand,
    with_rows,
)

# Of more the newest are listed.
MOST: Final = COUNT_CAP


@dataclass(frozen=True, slots=True)
class UnkeyedList:
    """Rows of a small collection that an organization may see.

    Attributes:
        collection: Where they are.
        organization_id: From the token.
        listing: The list, by creation; its filter names the organization.
        whose: The organizations whose rows these are.
        hint: The index that leads to them.
        newest: The order, newest first, that it gives.
    """

    collection: Collection
    organization_id: str
    listing: Listing
    whose: Sequence[str | None]
    hint: str
    newest: Mapping[str, int]

    async def page(
        self, page: PageRequest, projection: Projection, publish: Callable[[dict[str, Any]], Any]
    ) -> Page[Any]:
        """Read one page.

        Args:
            page: Which page.
            projection: The fields to read.
            publish: Makes a row, as stored, what its readers see.

        Raises:
            InvalidInput: The filter or a cursor is malformed, or the cursor is another list's.
        """
        keys = await self._keys()
        places = [
            {"_id": storage_key(self.organization_id, id_), CREATED_AT: row[CREATED_AT]}
            for id_, row in keys.items()
        ]
        [found] = pages_at_hand(BY_SEQ, [self.listing], page, [places])
        wanted = [keys[place["id"]]["_id"] for place in found.rows]
        rows = await find_rows(
            self.collection,
            {**self._whose, "_id": {"$in": wanted}},
            projection=projection,
            most=len(wanted),
            hint=indexes.BY_ID,
        )
        return with_rows(found, {_id(row): publish(row) for row in rows})

    async def count(self) -> tuple[int, bool]:
        """Count what matches, and say whether the number is exact."""
        number = await self.collection.count_documents(
            self._query, limit=COUNT_CAP + 1, hint=self.hint
        )
        return min(number, COUNT_CAP), number <= COUNT_CAP

    @property
    def _whose(self) -> Query:
        return {"organization_id": {"$in": list(self.whose)}}

    @property
    def _query(self) -> Query:
        return {**self.listing.filter, **self._whose}

    async def _keys(self) -> dict[str, Mapping[str, Any]]:
        """Return what rows stand by, by the ids that their readers know."""
        rows = await find_rows(
            self.collection,
            self._query,
            projection={CREATED_AT: 1},
            sort=self.newest,
            most=MOST,
            hint=self.hint,
        )
        return {_id(row): row for row in rows}


def _id(row: Mapping[str, Any]) -> str:
    """Return a row's public id: not all keys hold the organization."""
    key: str = row["_id"]
    return key.rpartition("/")[2]
