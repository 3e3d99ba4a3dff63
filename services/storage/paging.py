"""Keyset pages: cursors, bounds, and pages of many lists at once.

A page is found by the sort value and `_id` of the row beside it, so that any depth costs the
same. A cursor holds both, and a digest of the list it belongs to: used with another filter or
order it is an error, not a wrong page.
"""

import base64
import binascii
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from hashlib import blake2b
from typing import Any, Final, Generic, TypeVar

import bson
import orjson
from pymongo import ASCENDING, DESCENDING
from pymongo.asynchronous.collection import AsyncCollection

from models import indexes
from services.clock import to_milliseconds
from services.errors import InvalidInput
from services.ids import storage_key, with_public_id, with_public_ids
from services.runtime import current
from services.storage.database import aggregate_rows, find_rows

MAX_CURSOR_LENGTH: Final = 512
# Counting stops here: past it, a number is "at least".
COUNT_CAP: Final = 10_000
_VERSION: Final = 1


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
class Sort:
    """An order of a list, with `_id` as the tie-breaker.

    Args:
        field: The stored field's path.
        descending: Whether the largest comes first.
        nullable: Whether rows may lack it; these are the smallest, as MongoDB orders them.
    """

    field: str
    descending: bool
    nullable: bool = False

    def reversed(self) -> "Sort":
        """Return the opposite order."""
        return Sort(self.field, not self.descending, self.nullable)

    @property
    def keys(self) -> list[tuple[str, int]]:
        """What MongoDB's `sort` takes."""
        direction = DESCENDING if self.descending else ASCENDING
        return [(self.field, direction), ("_id", direction)]

    def value_of(self, row: Mapping[str, Any]) -> Any:  # any BSON scalar
        """Return a row's value of the sort field."""
        value: Any = row
        for name in self.field.split("."):
            value = value.get(name) if isinstance(value, Mapping) else None
        return value


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


@dataclass(frozen=True)
class Listing:
    """A list: what is in it, and in which order. Its cursors are good for it alone.

    Attributes:
        of: What it is a list of, as no filter tells that.
        filter: The query.
        sort: The order.
    """

    of: str
    filter: Mapping[str, Any]
    sort: Sort

    @cached_property
    def digest(self) -> str:
        """What binds a cursor to this list. Most lists of a nested page need none."""
        identity = bson.encode(
            {
                "of": self.of,
                "filter": self.filter,
                "field": self.sort.field,
                "down": self.sort.descending,
            }
        )
        return blake2b(identity, digest_size=6).hexdigest()

    def cursor_of(self, row: Mapping[str, Any]) -> str:
        """Return the cursor of a row of this list."""
        value = self.sort.value_of(row)
        is_time = isinstance(value, datetime)
        raw = orjson.dumps(
            [
                _VERSION,
                self.digest,
                to_milliseconds(value) if is_time else value,
                is_time,
                row["id"],
            ]
        )
        return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()

    def position(self, cursor: str) -> tuple[Any, str]:
        """Return the sort value and the public id that a cursor holds.

        Raises:
            InvalidInput: It is no cursor, or one of another list.
        """
        version, digest, value, is_time, row_id = _decode(cursor)
        if version != _VERSION or not isinstance(row_id, str) or not isinstance(is_time, bool):
            raise InvalidInput("the cursor is malformed; take it from pageInfo or an edge")
        if digest != self.digest:
            raise InvalidInput("the cursor belongs to a list with another filter or order")
        if is_time:
            value = _moment(value)
        elif not (value is None or type(value) in (int, float)):
            raise InvalidInput("the cursor is malformed; take it from pageInfo or an edge")
        return value, row_id


def _decode(cursor: str) -> tuple[Any, Any, Any, Any, Any]:
    try:
        if len(cursor) > MAX_CURSOR_LENGTH:
            raise ValueError
        raw = cursor.encode("ascii")
        decoded = orjson.loads(base64.b64decode(raw + b"=" * (-len(raw) % 4), b"-_", validate=True))
        version, digest, value, is_time, row_id = decoded
    except (ValueError, TypeError, binascii.Error) as error:
        raise InvalidInput("the cursor is malformed; take it from pageInfo or an edge") from error
    return version, digest, value, is_time, row_id


def _moment(value: object) -> datetime:
    try:
        return datetime.fromtimestamp(value / 1000, UTC)  # type: ignore[operator]  # a fault is caught
    except (TypeError, ValueError, OverflowError, OSError) as error:
        raise InvalidInput("the cursor is malformed; take it from pageInfo or an edge") from error


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows of a list, in its order."""

    listing: Listing
    rows: list[Row]
    has_next: bool
    has_previous: bool


def page_filter(listing: Listing, organization_id: str, page: PageRequest) -> dict[str, Any]:
    """Return the list's filter, bounded by the page's cursors."""
    bounds = []
    if page.after is not None:
        bounds += _beyond(listing.sort, organization_id, *listing.position(page.after))
    if page.before is not None:
        bounds += _beyond(listing.sort.reversed(), organization_id, *listing.position(page.before))
    if not bounds:
        return dict(listing.filter)
    return {**listing.filter, "$and": [*listing.filter.get("$and", ()), *bounds]}


def _beyond(sort: Sort, organization_id: str, value: object, row_id: str) -> list[dict[str, Any]]:
    """Return the conditions for rows that stand after a position.

    The first bounds the scan of the index; the second leaves out what ties with the position and
    does not stand after it. It is a `$nor`, not an `$or`, which MongoDB may serve by a plan for
    each branch and a sort in memory. `$not` keeps rows without the field, which `$lte` would not.
    """
    name = sort.field
    key = storage_key(organization_id, row_id)
    tie = {"$nor": [{name: value, "_id": {"$gte" if sort.descending else "$lte": key}}]}
    if value is None:  # what lacks the field is the least: the last if descending, else the first
        return [{name: None}, tie] if sort.descending else [tie]
    if not sort.descending:
        return [{name: {"$gte": value}}, tie]
    return [{name: {"$not": {"$gt": value}} if sort.nullable else {"$lte": value}}, tie]


def _with_keys(sort: Sort, page: PageRequest, projection: Projection | None) -> Projection | None:
    """Add to an inclusive projection what a cursor needs; of a page of no rows it is all."""
    if page.size == 0:
        projection = {}
    return None if projection is None else inclusive_projection((*projection, sort.field, "_id"))


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
    hint: str | None = None,
) -> Page[Any]:
    """Read one page, in one command.

    Args:
        collection: Where to read.
        organization_id: From the token.
        listing: The list; its filter names the organization.
        page: Which page of it.
        projection: The fields to read, inclusive; all if None.
        hint: The index to use; the planner's choice if None.

    Raises:
        InvalidInput: A cursor is malformed, or belongs to another list.
    """
    sort = listing.sort.reversed() if page.backward else listing.sort
    rows = await find_rows(
        collection,
        page_filter(listing, organization_id, page),
        projection=_with_keys(sort, page, projection),
        sort=dict(sort.keys),
        most=page.size + 1,
        hint=hint,
    )
    return _page(listing, page, with_public_ids(organization_id, rows))


def _page(listing: Listing, page: PageRequest, rows: list[Any]) -> Page[Any]:
    more = len(rows) > page.size
    rows = rows[: page.size]
    if page.backward:
        rows.reverse()
        return Page(listing, rows, has_next=page.before is not None, has_previous=more)
    return Page(listing, rows, has_next=more, has_previous=page.after is not None)


def first_pages(
    listings: Sequence[Listing], page: PageRequest, rows: Sequence[Sequence[dict[str, Any]]]
) -> list[Page[Any]]:
    """Make the first page of many lists, all of whose rows are at hand, as stored, unsorted.

    Args:
        listings: The lists; their sort field is in every row.
        page: How large; it has no cursor, and is not backward.
        rows: Of each list. A row may be in several.
    """
    pages = []
    for listing, found in zip(listings, rows, strict=True):
        sort = listing.sort
        ordered = sorted(
            found, key=lambda row: (sort.value_of(row), row["_id"]), reverse=sort.descending
        )
        published = [with_public_id(dict(row)) for row in ordered[: page.size + 1]]
        pages.append(_page(listing, page, published))
    return pages


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
    pipelines = [
        _branch(listing, organization_id, page, number, projection)
        for number, listing in enumerate(listings)
    ]
    joined = [{"$unionWith": {"coll": collection.name, "pipeline": p}} for p in pipelines[1:]]
    rows: list[list[Any]] = [[] for _ in listings]
    reply = await aggregate_rows(
        collection,
        [*pipelines[0], *joined],
        most=(page.size + 1) * len(listings),
        projection=projection,
    )
    for row in with_public_ids(organization_id, reply):
        rows[row.pop("_list")].append(row)
    return [_page(listing, page, found) for listing, found in zip(listings, rows, strict=True)]


def _branch(
    listing: Listing,
    organization_id: str,
    page: PageRequest,
    number: int,
    projection: Projection | None,
) -> list[dict[str, Any]]:
    sort = listing.sort.reversed() if page.backward else listing.sort
    stages: list[dict[str, Any]] = [
        {"$match": page_filter(listing, organization_id, page)},
        {"$sort": dict(sort.keys)},
        {"$limit": page.size + 1},
    ]
    fields = _with_keys(sort, page, projection)
    if fields is not None:
        stages.append({"$project": dict(fields)})
    return [*stages, {"$set": {"_list": {"$literal": number}}}]


async def count(
    collection: Collection,
    filter_: Mapping[str, Any],
    *,
    cap: int = COUNT_CAP,
    hint: str | None = None,
) -> tuple[int, bool]:
    """Count what matches, up to a cap.

    Returns:
        The number, and whether it is exact: past the cap it is the cap, and is not.
    """
    options: dict[str, Any] = {"hint": hint} if hint else {}
    number = await collection.count_documents(filter_, limit=cap + 1, **options)
    return min(number, cap), number <= cap


async def count_by(
    collection: Collection, filter_: Mapping[str, Any], field_name: str, values: Sequence[str]
) -> dict[str, int]:
    """Count what matches for each value of a field, in one command."""
    stages: list[dict[str, Any]] = [
        {"$match": {**filter_, field_name: {"$in": list(values)}}},
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
    value, _ = listing.position(cursor)
    if type(value) is not int or value < 0:
        raise InvalidInput("the cursor is malformed; take it from pageInfo or an edge")
    return value
