"""Reads completions for the index: as a majority has them, and never more at once than fits."""

import logging
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Final, TypeAlias

from bson import Timestamp
from pymongo.asynchronous.collection import AsyncCollection
from pymongo.errors import PyMongoError
from pymongo.read_concern import ReadConcern

from models import CompletionDocument, indexes
from services.changes.streams import failure_of
from services.completions.large_values import PayloadProjection, restore
from services.errors import TooComplex
from services.ids import public_id
from services.insight.documents import PROJECTION
from services.order_keys import SIZE, order_key_of
from services.storage.database import database, find_rows
from services.storage.read_budget import ReadBudget, counting

logger = logging.getLogger("log10_gateway.insight")

Row: TypeAlias = dict[str, Any]
# Where a scan has come to: an organization and an order key in hex, or an `_id` and nothing.
ScanPlace: TypeAlias = tuple[str, str]

# At once: rows, and bytes of them in BSON, of which Python's objects take some five times as much.
BATCH: Final = 500
_MOST_BYTES: Final = 8 * 2**20
# Of a single row, what is out of line.
_MOST_LARGE_BYTES: Final = 16 * 2**20
# Between these are all order keys: BSON compares bytes by their number first, then by subtype.
_LEAST_KEY, _MOST_KEY = bytes(SIZE), b"\xff" * SIZE
# What is not between them, or of no organization, another program has stored. By `$not` one gets at
# other types without all rows being read; by `$type` one does not.
_OTHERS_BY_ID: Final[tuple[tuple[dict[str, Any], str], ...]] = (
    ({"_id": {"$not": {"$gte": ""}}}, indexes.BY_ID),
)
_OTHERS: Final[tuple[tuple[dict[str, Any], str], ...]] = (
    ({"organization_id": {"$gt": ""}, "seq": {"$not": {"$gte": _LEAST_KEY}}}, indexes.NEWEST),
    ({"organization_id": {"$gt": ""}, "seq": {"$gt": _MOST_KEY}}, indexes.NEWEST),
    ({"organization_id": {"$not": {"$gt": ""}}}, indexes.NEWEST),
    *_OTHERS_BY_ID,
)
# A condition is met by an array in which something meets it.
_NO_ARRAY: Final = {"$not": {"$type": "array"}}
# Of each kind so many are looked at.
MOST_OTHERS: Final = 1_000
_PLACE: Final = {"organization_id": 1}
# What can be searched may be out of line too; pictures and stack traces stay there.
_SEARCHED: Final = PayloadProjection(
    (), (), (("request",), ("response",), ("failure_reason",), ("extra",))
)


class Reader:
    """Reads rows in batches whose size follows that of the rows."""

    def __init__(self) -> None:
        self._most = BATCH

    async def by_keys(self, keys: Sequence[str], *, after: Timestamp) -> list[Row]:
        """Read completions by their `_id`s; those that are there of the first ones.

        Args:
            keys: No more than `most`.
            after: What was committed by then is seen, whichever member is asked.

        Raises:
            Unavailable: The database is out of reach.
        """
        organizations = sorted({key.partition("/")[0] for key in keys})
        return await _find(
            {"organization_id": {"$in": organizations}, "_id": {"$in": list(keys)}},
            sort=None,
            most=len(keys),
            hint=indexes.BY_ID,
            after=after,
        )

    @property
    def most(self) -> int:
        """How many rows to read at once."""
        return self._most

    async def read(self, read: Callable[[int], Awaitable[list[Row]]]) -> list[Row]:
        """Read as many rows as fit: `read` is told how many, and may be called again for fewer."""
        while True:
            budget = ReadBudget(_MOST_BYTES if self._most > 1 else sys.maxsize, "")
            try:
                with counting(budget):
                    rows = await read(self._most)
            except TooComplex:
                self._most = max(self._most // 4, 1)
                continue
            if budget.read < _MOST_BYTES // 4:
                self._most = min(self._most * 2, BATCH)
            return rows

    async def scan(self, place: ScanPlace | None, *, by_id: bool, after: Timestamp) -> list[Row]:
        """Read the next completions after a place; none at the end.

        Args:
            place: None for the beginning.
            by_id: Whether it goes by ids; else by organization and order key, newest first.
            after: See `by_keys`.
        """

        async def read(most: int) -> list[Row]:
            for filter_, sort, hint in _next(place, by_id=by_id):
                rows = await _find(filter_, sort=sort, most=most, hint=hint, after=after)
                if rows:
                    return rows
            return []

        return await self.read(read)

    async def others(self, *, by_id: bool, after: Timestamp) -> list[Row]:
        """Return the `_id`s and organizations of rows that `scan` does not meet: the first ones.

        Args:
            by_id: See `scan`.
            after: See `by_keys`.
        """
        found: list[Row] = []
        for filter_, hint in _OTHERS_BY_ID if by_id else _OTHERS:
            found += await _find(
                filter_, sort=None, most=MOST_OTHERS, hint=hint, after=after, projection=_PLACE
            )
        return found


def place_of(row: Mapping[str, Any], *, by_id: bool) -> ScanPlace:
    """Return the place of a row that `Reader.scan` has read."""
    return (row["_id"], "") if by_id else (row["organization_id"], row["seq"].hex())


def _next(
    place: ScanPlace | None, *, by_id: bool
) -> list[tuple[dict[str, Any], dict[str, int], str]]:
    """Return what to look for after a place: one after the other, until something is found."""
    if by_id:
        return [({"_id": {"$gt": place[0] if place else ""}}, {"_id": 1}, indexes.BY_ID)]
    organization, last = place or ("", "")
    seqs = {"$gte": _LEAST_KEY, "$lte": _MOST_KEY, **_NO_ARRAY}
    after = [{"organization_id": {"$gt": organization, **_NO_ARRAY}, "seq": seqs}]
    if place is not None:
        seqs = {"$gte": _LEAST_KEY, "$lt": bytes.fromhex(last), **_NO_ARRAY}
        after.insert(0, {"organization_id": {"$eq": organization, **_NO_ARRAY}, "seq": seqs})
    # In the order of the index.
    return [(filter_, {"organization_id": 1, "seq": -1}, indexes.NEWEST) for filter_ in after]


async def _find(
    filter_: Mapping[str, Any],
    *,
    sort: Mapping[str, int] | None,
    most: int,
    hint: str,
    after: Timestamp,
    projection: Mapping[str, int] = PROJECTION,
) -> list[Row]:
    collection: AsyncCollection[Row] = database.collection(CompletionDocument)
    try:
        rows = await find_rows(
            collection.with_options(read_concern=_After(after)),
            filter_,
            projection=projection,
            sort=sort,
            most=most,
            hint=hint,
        )
        for row in rows if projection is PROJECTION else ():
            await _complete(row)
    except PyMongoError as error:
        raise failure_of(error) from error
    return rows


async def _complete(row: Row) -> None:
    """Put back what is out of line, and add the order key that a former version has not written.

    A row of which that is read has more than half of `_MOST_BYTES`, so that there is no second one
    in a batch. `large` stays: filters see less of such a row in MongoDB, which `documents` marks.
    """
    if row.get("seq") is None and type(row["_id"]) is str:
        row["seq"] = order_key_of(row, row["_id"])
    if not row.get("large"):
        return
    try:
        shown = {**row, "id": public_id(row["_id"]), "large": _wanted(row["large"])}
        await restore(row["organization_id"], [shown], _SEARCHED)
    except (PyMongoError, TooComplex):
        raise
    except Exception:  # what is out of line is damaged: that must not keep all others out
        logger.exception("of the completion %s only the beginnings are indexed", row["_id"])
        return
    row.update((field, shown[field]) for field in row["large"] if field in shown)


def _wanted(large: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, list[Any]]:
    """Return what is out of line, as far as it is indexed."""
    left = _MOST_LARGE_BYTES
    wanted: dict[str, list[Any]] = {}
    for field, entries in large.items():
        taken = wanted[field] = []
        for entry in entries:
            if entry["bytes"] <= left:
                taken.append(entry)
                left -= entry["bytes"]
    return wanted


class _After(ReadConcern):
    """As a majority has it, and no older than a time: also from a member that has just taken over.

    What a stream has told is not lost any more; without this, what is read for it could be older,
    or something that the next primary does not know.
    """

    def __init__(self, time: Timestamp) -> None:
        super().__init__("majority")
        self._time = time

    @property
    def document(self) -> dict[str, Any]:
        return {"level": "majority", "afterClusterTime": self._time}
