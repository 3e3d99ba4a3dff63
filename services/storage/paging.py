"""Keyset pages: bounds, and pages of many lists at once.

A page is found by the sort values and the order key of the row beside it, so that any depth costs
the same: see `services.storage.cursors`.
"""

import asyncio
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cmp_to_key, partial
from itertools import groupby
from typing import Any, Final, Generic, TypeVar

from pymongo.asynchronous.collection import AsyncCollection

from models import indexes
from services.errors import InvalidInput
from services.ids import storage_key, with_public_id, with_public_ids
from services.runtime import current
from services.storage.conditions import Query
from services.storage.cursors import Listing, malformed_cursor
from services.storage.database import aggregate_rows, find_rows
from services.storage.joins import Join, joined, without_joins
from services.storage.late_rows import fill_organization, order_for, order_of
from services.storage.order import (
    BY_SEQ,
    CREATED_AT,
    Order,
    Position,
    Sort,
    before_value,
    beyond_value,
    compare,
    compare_positions,
    in_order,
)
from services.storage.schema_version import look_again

# Counting stops here: past it, a number is "at least".
COUNT_CAP: Final = 10_000
# In place of the cap, where a number has to be exact.
NO_CAP: Final = 2**31 - 2
# In a row that was found by its id: what it was placed by, as it may have changed since.
PLACE: Final = "_place"


@dataclass(slots=True)
class PageSizes:
    """How many rows a page has: where a request does not say, and at the most."""

    default: int = 20
    most: int = 1000


# The current runtime's; set once, by the app factory.
page_sizes = current(PageSizes)

Row = TypeVar("Row")
Collection = AsyncCollection[dict[str, Any]]
Projection = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Which page of a list: `first` after a cursor, or `last` before one.

    Raises:
        InvalidInput: `first` and `last` together, or one that is not 0 to `page_sizes.most`.
    """

    first: int | None = None
    after: str | None = None
    last: int | None = None
    before: str | None = None

    def __post_init__(self) -> None:
        """Check the numbers; the cursors are checked against their list."""
        if self.first is not None and self.last is not None:
            raise InvalidInput("give 'first' or 'last', not both")
        for name, number in (("first", self.first), ("last", self.last)):
            if number is not None and not 0 <= number <= page_sizes.most:
                raise InvalidInput(f"'{name}' is {number}; it must be 0 to {page_sizes.most}")

    @property
    def size(self) -> int:
        """The most rows that the page has."""
        if self.first is not None:
            return self.first
        return page_sizes.default if self.last is None else self.last

    @property
    def backward(self) -> bool:
        """Whether the page is the last of what stands before the cursor."""
        return self.last is not None


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows of a list, in its order."""

    listing: Listing
    rows: list[Row]
    has_next: bool
    has_previous: bool
    order: Order = BY_SEQ

    def cursor_of(self, row: Mapping[str, Any]) -> str:
        """Return the cursor of one of its rows."""
        organization_id = self.listing.filter.get("organization_id")
        place = row.get(PLACE, row)
        position = self.order.position(self.listing.sort, place, organization_id)
        return self.listing.cursor_at(position)


@dataclass(frozen=True, slots=True)
class _Bounds:
    """What a page lies between."""

    after: Position | None = None
    before: Position | None = None


async def _order_and_bounds(
    collection: Collection, listing: Listing, page: PageRequest
) -> tuple[Order, _Bounds]:
    """Return the order that lists are read in now, and the page's cursors in it.

    Raises:
        InvalidInput: A cursor is malformed, or belongs to another list.
        Unavailable: The database is not migrated yet to where it gives the list's order.
    """
    order = await order_for(collection, listing.filter["organization_id"], listing.sort)
    if page.after is None and page.before is None:
        return order, _Bounds()
    after = listing.position(page.after) if page.after is not None else None
    before = listing.position(page.before) if page.before is not None else None
    if not all(order.takes(one) for one in (after, before) if one):
        order = await look_again()  # who made the cursor knows already that all is migrated
    for position in (after, before):
        if position is not None and (position.is_of_no_row or not order.takes(position)):
            raise malformed_cursor()
    return order, _Bounds(after, before)


def _page_filter(
    order: Order,
    listing: Listing,
    organization_id: str,
    bounds: _Bounds,
    *,
    sort: Sort | None = None,
    within: Sequence[Query] = (),
) -> dict[str, Any]:
    """Return the list's filter as the indexes serve it, bounded by cursors.

    Args:
        order: Of the list.
        listing: The list.
        organization_id: From the token.
        bounds: The cursors.
        sort: The order that the cursors stand in; the list's if None.
        within: What has to hold besides.
    """
    sort = sort or listing.sort
    query = order.indexed(listing.filter)
    conditions = [*listing.narrower, *within]
    if bounds.after is not None:
        conditions += order.beyond(sort, organization_id, bounds.after)
    if bounds.before is not None:
        conditions += order.beyond(sort.reversed(), organization_id, bounds.before)
    if not conditions:
        return query
    return {**query, "$and": [*query.get("$and", ()), *conditions]}


def _with_keys(
    order: Order, sort: Sort, page: PageRequest, projection: Projection | None, *, cursors: bool
) -> Projection | None:
    """Add to an inclusive projection what a cursor needs; of a page of no rows it is all."""
    if page.size == 0:
        projection = {}
    if projection is None:
        return None
    needed = order.fields(sort) if cursors else ()
    return inclusive_projection((*projection, *needed, "_id"))


def inclusive_projection(paths: Iterable[str]) -> dict[str, int]:
    """Return the projection that reads all of some paths.

    MongoDB rejects a path beside one that contains it (`usage.total_tokens` beside `usage`), so
    those are left out.
    """
    wanted = set(paths)
    return {path: 1 for path in sorted(wanted) if not _is_covered(path, wanted)}


def _is_covered(path: str, paths: set[str]) -> bool:
    parts = path.split(".")
    return any(".".join(parts[:n]) in paths for n in range(1, len(parts)))


async def find_by_ids(
    collection: Collection,
    organization_id: str,
    ids: Sequence[str],
    *,
    projection: Projection | None = None,
) -> dict[str, Any]:
    """Read rows by their public ids in one round trip, those that are not there left out.

    Args:
        collection: Where to read.
        organization_id: From the token.
        ids: May repeat each other.
        projection: The fields to read; all if None.
    """
    keys = [storage_key(organization_id, one) for one in ids]
    rows = await find_rows(
        collection,
        {"organization_id": organization_id, "_id": {"$in": keys}},
        projection=projection,
        most=len(keys),
        hint=indexes.BY_ID,
    )
    return {row["id"]: row for row in with_public_ids(organization_id, rows)}


async def list_page(
    collection: Collection,
    organization_id: str,
    listing: Listing,
    page: PageRequest,
    *,
    projection: Projection | None = None,
    cursors: bool = True,
    hint: str | None = None,
) -> Page[Any]:
    """Read one page, in one command.

    Args:
        collection: Where to read.
        organization_id: From the token.
        listing: The list; its filter names the organization.
        page: Which page of it.
        projection: The fields to read, inclusive; all if None.
        cursors: Whether the page will be asked for the cursors of its rows.
        hint: The index to use; the planner's choice if None.

    Raises:
        InvalidInput: A cursor is malformed, or belongs to another list.
    """
    order, bounds = await _order_and_bounds(collection, listing, page)
    sort = listing.sort.reversed() if page.backward else listing.sort
    if not sort.is_by_index:
        grouped = _Grouped(collection, organization_id, listing, order, hint)
        return await grouped.page(page, bounds, projection)

    async def read() -> list[dict[str, Any]]:
        return await _find(
            collection,
            listing,
            _page_filter(order, listing, organization_id, bounds),
            projection=_with_keys(order, sort, page, projection, cursors=cursors),
            sort=order.keys(sort),
            most=page.size + 1,
            hint=order.hint(hint),
        )

    rows = await read()
    if cursors and _has_late(order, rows):
        await fill_organization(collection, organization_id)
        rows = await read()
    return _page(order, listing, page, with_public_ids(organization_id, rows))


async def _find(
    collection: Collection,
    listing: Listing,
    query: Mapping[str, Any],
    *,
    projection: Projection | None,
    sort: Mapping[str, int],
    most: int,
    hint: str | None,
) -> list[dict[str, Any]]:
    """Find rows of a list, by a query made of its filter."""
    if not listing.joins:
        return await find_rows(
            collection, query, projection=projection, sort=sort, most=most, hint=hint
        )
    stages = [*joined(query, listing.joins, sort=sort), {"$limit": most}]
    if projection is not None:
        stages.append({"$project": dict(projection)})
    return await aggregate_rows(collection, stages, most=most, projection=projection, hint=hint)


@dataclass(frozen=True, slots=True)
class _Grouped:
    """A list in an order that no index gives.

    The index of its first field gives groups of rows that are equal in it. Those that a page ends
    in are lists of their own, in the order of the fields that remain; those between are small
    enough to be sorted here. So the database never sorts more than one group.

    What is read for that are the places of rows; the rows themselves follow by their ids.
    """

    collection: Collection
    organization_id: str
    listing: Listing
    order: Order
    hint: str | None

    async def page(
        self, page: PageRequest, bounds: _Bounds, projection: Projection | None
    ) -> Page[Any]:
        """Read a page of the list."""
        sort = self.listing.sort
        if page.backward:
            sort, bounds = sort.reversed(), _Bounds(bounds.before, bounds.after)
        places = await self._places(sort, bounds, page.size + 1)
        if _has_late(self.order, places):
            await fill_organization(self.collection, self.organization_id)
            places = await self._places(sort, bounds, page.size + 1)
        found = _page(self.order, self.listing, page, with_public_ids(self.organization_id, places))
        return await _of_places(self.collection, self.organization_id, found, projection)

    async def _places(
        self, sort: Sort, bounds: _Bounds, most: int, within: Sequence[Query] = ()
    ) -> list[dict[str, Any]]:
        """Read the first places between two positions.

        Args:
            sort: The order.
            bounds: The positions in it.
            most: How many at the most.
            within: The groups that they are in.
        """
        if not most:
            return []
        if sort.is_by_index:
            # Of one group the first field's index gives the order of creation too.
            is_hinted = len(within) == 1 and sort.field == CREATED_AT
            return await self._read(sort, bounds, most, within, is_hinted=is_hinted)
        after, before = bounds.after, bounds.before
        if after is not None and before is not None:
            side = compare(sort, after.values[0], before.values[0])
            if side == 0:
                inner = _Bounds(after.rest, before.rest)
                return await self._group(sort, after.values[0], inner, most, within)
            if side > 0:
                return []
        places: list[dict[str, Any]] = []
        between: list[Query | None] = []
        if after is not None:
            value, inner = after.values[0], _Bounds(after=after.rest)
            places = await self._group(sort, value, inner, most, within)
            between.append(beyond_value(sort, value))
        if before is not None:
            between.append(before_value(sort, before.values[0]))
        conditions = [one for one in between if one is not None]
        if len(conditions) == len(between):  # else no other group is there
            places += await self._groups(sort, conditions, most - len(places), within)
        if before is not None:
            value, inner = before.values[0], _Bounds(before=before.rest)
            places += await self._group(sort, value, inner, most - len(places), within)
        return places

    async def _group(
        self, sort: Sort, value: object, bounds: _Bounds, most: int, within: Sequence[Query]
    ) -> list[dict[str, Any]]:
        """Read the first places in the group of a value."""
        return await self._places(sort.rest, bounds, most, [*within, {sort.field: value}])

    async def _groups(
        self, sort: Sort, between: Sequence[Query], most: int, within: Sequence[Query]
    ) -> list[dict[str, Any]]:
        """Read the first places of groups that are not cut by a position."""
        places: list[dict[str, Any]] = []
        conditions = [*within, *between]
        while len(places) < most:
            wanted = most - len(places) + 1
            window = await self._read(
                sort.by_index, _Bounds(), wanted, conditions, is_hinted=not within
            )
            groups = [list(group) for _, group in groupby(window, key=sort.value_of)]
            is_all = len(window) < wanted
            for group in groups if is_all else groups[:-1]:
                places += in_order(self.order, sort.rest, self.organization_id, group)
            if is_all:
                break
            # The last group may go on beyond the window.
            value = sort.value_of(window[-1])
            places += await self._group(sort, value, _Bounds(), most - len(places), within)
            beyond = beyond_value(sort, value)
            if beyond is None:
                break
            conditions = [*within, *between, beyond]
        return places[:most]

    async def _read(
        self,
        sort: Sort,
        bounds: _Bounds,
        most: int,
        within: Sequence[Query],
        *,
        is_hinted: bool,
    ) -> list[dict[str, Any]]:
        """Read places in an order that an index gives: in a group the planner's choice."""
        fields = self.order.fields(self.listing.sort)
        return await _find(
            self.collection,
            self.listing,
            _page_filter(
                self.order, self.listing, self.organization_id, bounds, sort=sort, within=within
            ),
            projection=inclusive_projection((*fields, "_id")),
            sort=self.order.keys(sort),
            most=most,
            hint=self.order.hint(self.hint) if is_hinted else None,
        )


def _has_late(order: Order, rows: Sequence[Mapping[str, Any]]) -> bool:
    """Say whether rows of the version before are among those of a page.

    MongoDB has sorted these apart from all others, so that their cursors would lead elsewhere: they
    are filled in, and the page is read again.
    """
    return order is BY_SEQ and any(row.get("seq") is None for row in rows)


async def find_sorted(
    collection: Collection,
    query: Mapping[str, Any],
    sort: Sort,
    *,
    most: int,
    projection: Projection | None = None,
    hint: str | None = None,
    skip: int = 0,
) -> list[dict[str, Any]]:
    """Find the first rows of an order, as stored; see `services.storage.database.find_rows`."""
    order = await order_of(collection, query.get("organization_id"))
    return await find_rows(
        collection,
        order.indexed(query),
        projection=projection,
        sort=order.keys(sort),
        most=most,
        skip=skip,
        hint=order.hint(hint),
    )


def _page(order: Order, listing: Listing, page: PageRequest, rows: list[Any]) -> Page[Any]:
    more = len(rows) > page.size
    rows = rows[: page.size]
    if page.backward:
        rows.reverse()
        return Page(listing, rows, page.before is not None, more, order)
    return Page(listing, rows, more, page.after is not None, order)


async def _of_places(
    collection: Collection,
    organization_id: str,
    places: Page[dict[str, Any]],
    projection: Projection | None,
) -> Page[Any]:
    """Read the rows of a page whose places are at hand."""
    if not places.rows:
        return places
    wanted = None if projection is None else inclusive_projection((*projection, "_id"))
    ids = [place["id"] for place in places.rows]
    return with_rows(places, await find_by_ids(collection, organization_id, ids, projection=wanted))


def with_rows(places: Page[dict[str, Any]], rows: Mapping[str, Any]) -> Page[Any]:
    """Return a page of rows out of one of their places; what is gone meanwhile is left out.

    Args:
        places: Rows with an `id`, and what the list is ordered by.
        rows: By their ids.
    """
    shown = [{**rows[place["id"]], PLACE: place} for place in places.rows if place["id"] in rows]
    return replace(places, rows=shown)


async def list_sorted_page(
    collection: Collection,
    organization_id: str,
    listing: Listing,
    page: PageRequest,
    *,
    most: int,
    hint: str,
    projection: Projection | None = None,
) -> Page[Any]:
    """Read one page of a list that is small enough to be sorted here, in any order.

    Args:
        collection: Where to read.
        organization_id: From the token.
        listing: The list; its filter names the organization.
        page: Which page of it.
        most: How many rows the list has at the most.
        hint: The index to use.
        projection: The fields to read, inclusive; all if None.

    Raises:
        InvalidInput: A cursor is malformed, or belongs to another list.
        Unavailable: The database is not migrated yet to where it gives the list's order.
    """
    order = await order_for(collection, organization_id, listing.sort)
    places = await find_rows(
        collection,
        order.indexed(listing.filter),
        projection=inclusive_projection((*order.fields(listing.sort), "_id")),
        most=most,
        hint=order.hint(hint),
    )
    [found] = pages_at_hand(order, [listing], page, [places])
    return await _of_places(collection, organization_id, found, projection)


def pages_at_hand(
    order: Order,
    listings: Sequence[Listing],
    page: PageRequest,
    rows: Sequence[Iterable[dict[str, Any]]],
) -> list[Page[Any]]:
    """Make the same page of many lists, all of whose rows are at hand, as stored, unsorted.

    Args:
        order: That which lists are read in now.
        listings: The lists; every row has what `order` looks at.
        page: Which page of each.
        rows: Of each list. A row may be in several.

    Raises:
        InvalidInput: A cursor is malformed, or belongs to another list.
    """
    return [
        _page_at_hand(order, listing, page, found)
        for listing, found in zip(listings, rows, strict=True)
    ]


def _page_at_hand(
    order: Order, listing: Listing, page: PageRequest, rows: Iterable[dict[str, Any]]
) -> Page[Any]:
    sort, organization_id = listing.sort, listing.filter["organization_id"]
    ordered = in_order(order, sort, organization_id, rows)
    place_of = cmp_to_key(partial(compare_positions, order, sort))
    start, end = 0, len(ordered)
    if page.after is not None or page.before is not None:
        places = [place_of(order.position(sort, row, organization_id)) for row in ordered]
        if page.after is not None:
            start = bisect_right(places, place_of(_position(order, listing, page.after)))
        if page.before is not None:
            end = bisect_left(places, place_of(_position(order, listing, page.before)))
    between = ordered[start:end]
    if page.backward:
        between.reverse()
    return _page(
        order, listing, page, [with_public_id(dict(row)) for row in between[: page.size + 1]]
    )


def _position(order: Order, listing: Listing, cursor: str) -> Position:
    """Return where a cursor stands in an order.

    Raises:
        InvalidInput: It is malformed, or of another list or order.
    """
    position = listing.position(cursor)
    if position.is_of_no_row or (position.row_id is not None) is (order is BY_SEQ):
        raise malformed_cursor()
    return position


async def list_pages(
    collection: Collection,
    organization_id: str,
    listings: Sequence[Listing],
    page: PageRequest,
    *,
    projection: Projection | None = None,
) -> list[Page[Any]]:
    """Read the same page of many lists, in one command.

    Each list is a pipeline of its own, which reads no more of its index than its page; `$unionWith`
    joins them. Which list a row belongs to is in the row (`_list`), as one may be in several.

    Raises:
        InvalidInput: A cursor is malformed, or belongs to another list.
    """
    if not listings:
        return []
    # A cursor belongs to one list, so that of several with a cursor all but one raise here.
    placed = [await _order_and_bounds(collection, listing, page) for listing in listings]
    pipelines = [
        _branch(order, bounds, listing, organization_id, page, number, projection)
        for number, (listing, (order, bounds)) in enumerate(zip(listings, placed, strict=True))
    ]
    joined = [{"$unionWith": {"coll": collection.name, "pipeline": p}} for p in pipelines[1:]]
    rows: list[list[Any]] = [[] for _ in listings]

    async def read() -> list[dict[str, Any]]:
        return await aggregate_rows(
            collection,
            [*pipelines[0], *joined],
            most=(page.size + 1) * len(listings),
            projection=projection,
        )

    reply = await read()
    if _has_late(placed[0][0], reply):
        await fill_organization(collection, organization_id)
        reply = await read()
    for row in with_public_ids(organization_id, reply):
        rows[row.pop("_list")].append(row)
    return [
        _page(order, listing, page, found)
        for listing, (order, _), found in zip(listings, placed, rows, strict=True)
    ]


def _branch(
    order: Order,
    bounds: _Bounds,
    listing: Listing,
    organization_id: str,
    page: PageRequest,
    number: int,
    projection: Projection | None,
) -> list[dict[str, Any]]:
    sort = listing.sort.reversed() if page.backward else listing.sort
    stages: list[dict[str, Any]] = [
        {"$match": _page_filter(order, listing, organization_id, bounds)},
        {"$sort": order.keys(sort)},
        {"$limit": page.size + 1},
    ]
    fields = _with_keys(order, sort, page, projection, cursors=True)
    if fields is not None:
        stages.append({"$project": dict(fields)})
    return [*stages, {"$set": {"_list": {"$literal": number}}}]


async def count(
    collection: Collection,
    filter_: Mapping[str, Any],
    *,
    cap: int = COUNT_CAP,
    skip: int = 0,
    hint: str | None = None,
    joins: Sequence[Join] = (),
) -> tuple[int, bool]:
    """Count what matches past the first `skip`, up to a cap.

    Args:
        collection: What to count.
        filter_: What matches.
        cap: Where counting stops.
        skip: How many are not counted.
        hint: The index to use; the planner's choice if None.
        joins: What the filter has conditions on in other collections; no row is skipped then.

    Returns:
        The number, and whether it is exact: past the cap it is the cap, and is not. Where rows have
        to be looked up in other collections, the first of them are counted, up to the cap.
    """
    order = await order_of(collection, filter_.get("organization_id"))
    name = order.hint(hint)
    options: dict[str, Any] = {"hint": name} if name else {}
    query = order.indexed(filter_)
    if joins:
        return await _count_joined(collection, query, joins, cap=cap, options=options)
    number = await collection.count_documents(query, limit=cap + 1, skip=skip, **options)
    return min(number, cap), number <= cap


async def _count_joined(
    collection: Collection,
    query: Mapping[str, Any],
    joins: Sequence[Join],
    *,
    cap: int,
    options: Mapping[str, Any],
) -> tuple[int, bool]:
    """Count what matches among the first rows that a look-up is needed for, up to a cap."""
    stages = [*joined(query, joins, most=cap), {"$count": "number"}]

    async def matching() -> int:
        rows = [row async for row in await collection.aggregate(stages, **options)]
        return rows[0]["number"] if rows else 0

    number, looked_up = await asyncio.gather(
        matching(),
        collection.count_documents(without_joins(query, joins), limit=cap + 1, **options),
    )
    return number, looked_up <= cap


async def count_by(
    collection: Collection, filter_: Mapping[str, Any], field_name: str, values: Sequence[str]
) -> dict[str, int]:
    """Count what matches for each value of a field, in one command."""
    order = await order_of(collection, filter_.get("organization_id"))
    stages: list[dict[str, Any]] = [
        {"$match": order.indexed({**filter_, field_name: {"$in": list(values)}})},
        {"$project": {"_id": 0, field_name: 1}},
        {"$unwind": f"${field_name}"},
        {"$match": {field_name: {"$in": list(values)}}},
        {"$group": {"_id": f"${field_name}", "count": {"$sum": 1}}},
    ]
    return {row["_id"]: row["count"] async for row in await collection.aggregate(stages)}


def page_of_ids(ids: Sequence[str], page: PageRequest) -> Page[dict[str, Any]]:
    """Return one page of a list of ids that is at hand.

    Returns:
        Rows of `id` and `position`; a row that takes the place of one must keep its position.

    Raises:
        InvalidInput: A cursor is malformed, or belongs to another list.
    """
    listing = Listing("ids", {"ids": list(ids)}, Sort("position", descending=False))
    start = 0 if page.after is None else _index(listing, page.after) + 1
    end = len(ids) if page.before is None else _index(listing, page.before)
    rows = [{"id": ids[n], "position": n} for n in range(start, min(end, len(ids)))]
    kept = rows[max(len(rows) - page.size, 0) :] if page.backward else rows[: page.size]
    cut = len(rows) > len(kept)
    return Page(
        listing,
        kept,
        has_next=page.before is not None if page.backward else cut,
        has_previous=cut if page.backward else page.after is not None,
    )


def _index(listing: Listing, cursor: str) -> int:
    [value] = listing.position(cursor).values
    if type(value) is not int or value < 0:
        raise malformed_cursor()
    return value
