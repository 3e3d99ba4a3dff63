"""Pages of names in use, in any order.

A cursor holds the place of a name in its order (the count or time, and the name) and how many stood
before it. The page after it is what lies beyond that place now, whatever the counts are by then;
the number only says how much to ask for. So a page costs as much as all before it: a thousand names
are some milliseconds. What is equal in the order goes by name.
"""

from dataclasses import dataclass
from enum import Enum

from services.clock import to_milliseconds
from services.insight.names import (
    MOST,
    TIMES,
    NameRow,
    Names,
    add_times,
    as_rows,
    buckets_of,
    too_many,
)
from services.observability.tracing import traced
from services.storage.cursors import Listing, malformed_cursor
from services.storage.order import Sort
from services.storage.paging import Page, PageRequest


class NameOrder(Enum):
    """What names are ordered by: the field of a row."""

    COUNT = "count"
    NAME = "term"
    FIRST_SEEN_AT = "first_seen_at"
    LAST_SEEN_AT = "last_seen_at"


@traced
async def list_names(
    names: Names,
    page: PageRequest,
    order: NameOrder = NameOrder.COUNT,
    *,
    descending: bool = True,
    with_times: bool = True,
) -> Page[NameRow]:
    """Read a page of names, the counts exact.

    Args:
        names: Of `names_of`.
        page: Which page. The last of all names needs all of them.
        order: What they are ordered by.
        descending: Whether the largest is the first; what is equal goes by name, ascending.
        with_times: Whether rows have both times, which take some of the time.

    Raises:
        InvalidInput: The cursor is malformed, or belongs to another list.
        TooComplex: More than `MOST` names stand up to the end of the page.
    """
    listing = Listing("names", {}, _sort(order, descending=descending), wanted=names.wanted)
    rows = await _Window(names, order, descending, with_times=with_times).between(
        None if page.after is None else _place(listing, page.after, order),
        None if page.before is None else _place(listing, page.before, order),
        None if page.backward else page.size,
    )
    is_cut = len(rows) > page.size
    kept = rows[len(rows) - page.size :] if page.backward and is_cut else rows[: page.size]
    if with_times and kept and not kept[0].keys() >= TIMES.keys():
        await add_times(names, kept)
    if page.backward:
        return Page(listing, kept, page.before is not None, is_cut)
    return Page(listing, kept, is_cut, page.after is not None)


def _sort(order: NameOrder, *, descending: bool) -> Sort:
    by_rank = Sort("rank", descending=False)
    if order is NameOrder.NAME:
        return Sort("term", descending, then=by_rank)
    return Sort(order.value, descending, then=Sort("term", descending=False, then=by_rank))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a name stands: its number in the order, 0 where it goes by name alone."""

    number: int
    term: str
    rank: int


def _place(listing: Listing, cursor: str, order: NameOrder) -> _Place:
    *value, term, rank = listing.position(cursor).values
    if type(term) is not str or type(rank) is not int:
        raise malformed_cursor()
    if order is NameOrder.NAME:
        return _Place(0, term, rank)
    [number] = value
    if order is NameOrder.COUNT and type(number) is int:
        return _Place(number, term, rank)
    try:
        return _Place(to_milliseconds(number), term, rank)
    except (AttributeError, TypeError) as error:
        raise malformed_cursor() from error


@dataclass(frozen=True, slots=True)
class _Window:
    """The first names of an order, as many as are needed."""

    names: Names
    order: NameOrder
    descending: bool
    with_times: bool

    async def between(
        self, after: _Place | None, before: _Place | None, most: int | None
    ) -> list[NameRow]:
        """Return the names between two places: all, or the first, at least one more than `most`.

        Raises:
            TooComplex: More than `MOST` stand up to where they end.
        """
        size = MOST
        if most is not None:
            size = most + 2 + (0 if after is None else max(after.rank, 0))
        elif before is not None:
            size = 2 + max(before.rank, 0)
        while True:
            size = min(size, MOST)
            rows, is_all = await self._first(size)
            found = [
                row
                for row in rows
                if (after is None or self._side(row, after) > 0)
                and (before is None or self._side(row, before) < 0)
            ]
            is_end = is_all or (before and rows and self._side(rows[-1], before) >= 0)
            if is_end or (most is not None and len(found) > most):
                return found
            if size == MOST:
                raise too_many()
            size *= 4

    async def _first(self, size: int) -> tuple[list[NameRow], bool]:
        """Return the first names that are sure, of `size`, and whether they are all."""
        by_time = self.order in (NameOrder.FIRST_SEEN_AT, NameOrder.LAST_SEEN_AT)
        times = dict(TIMES) if self.with_times else {}
        if by_time:
            times[self.order.value] = TIMES[self.order.value]
        target = {NameOrder.COUNT: "_count", NameOrder.NAME: "_key"}.get(
            self.order, self.order.value
        )
        by = {target: "desc" if self.descending else "asc"}
        rows = as_rows(self.names, await buckets_of(self.names, size, by, times))
        is_all = len(rows) < size
        if by_time:
            # Tantivy leaves what is equal in any order, but for counts; so more may be equal to the
            # last than were returned.
            if not is_all:
                last = self._number(rows[-1])
                rows = [row for row in rows if self._number(row) != last]
            rows.sort(key=lambda row: row["term"])
            rows.sort(key=self._number, reverse=self.descending)
        for rank, row in enumerate(rows, start=1):
            row["rank"] = rank
        return rows, is_all

    def _number(self, row: NameRow) -> int:
        if self.order is NameOrder.NAME:
            return 0
        if self.order is NameOrder.COUNT:
            return row["count"]
        return to_milliseconds(row[self.order.value])  # type: ignore[literal-required]  # its field

    def _side(self, row: NameRow, place: _Place) -> int:
        """Say where a name stands: ahead of a place if it is negative, beyond if positive."""
        number, term = self._number(row), row["term"]
        if number != place.number:
            return 1 if (number < place.number) is self.descending else -1
        if term == place.term:
            return 0
        is_down = self.descending and self.order is NameOrder.NAME
        return 1 if (term > place.term) is not is_down else -1
