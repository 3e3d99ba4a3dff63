"""The order of lists: by fields, or by the order key `seq` alone, which is the order of creation.

`seq` is unique, so it also breaks the ties of all other fields. A database that the version before
has written is read in its order until it is migrated: see `services.storage.schema_version`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, Final, Protocol

from pymongo import ASCENDING, DESCENDING

from services.errors import InvalidInput
from services.ids import storage_key
from services.order_keys import first_of_millisecond, order_key_of
from services.storage.conditions import Query
from services.storage.indexed import as_indexed

CREATED_AT: Final = "created_at"
MAX_ORDER_FIELDS: Final = 5


@dataclass(frozen=True, slots=True)
class OrderField:
    """A stored field that a list may be ordered by.

    Attributes:
        index: The name of the index in `models.indexes` that begins with it.
        nullable: Whether rows may lack it; these are the smallest, as MongoDB orders them.
        opposed: Whether what is equal stands in its index against the field's own direction, as
            in those that `models.indexes.listed_by` makes.
    """

    index: str
    nullable: bool = False
    opposed: bool = False


@dataclass(frozen=True, slots=True)
class Sort:
    """An order of a list: by a field, then by others, and at last by creation.

    Args:
        field: The stored field's path; `created_at` is the order of creation.
        descending: Whether the largest comes first.
        nullable: See `OrderField`. So for `opposed`.
        opposed: See there.
        then: The order of rows that are equal; that of creation, in this direction, if None.
    """

    field: str
    descending: bool
    nullable: bool = False
    opposed: bool = False
    then: "Sort | None" = None

    def reversed(self) -> "Sort":
        """Return the opposite order."""
        then = None if self.then is None else self.then.reversed()
        return replace(self, descending=not self.descending, then=then)

    @property
    def direction(self) -> int:
        """As MongoDB's `sort` takes it."""
        return DESCENDING if self.descending else ASCENDING

    @property
    def rest(self) -> "Sort":
        """The order of rows that are equal in the field."""
        return self.then or Sort(CREATED_AT, self.descending)

    @property
    def by_index(self) -> "Sort":
        """The order that the field's index gives: of what is equal it may be another."""
        return replace(self, then=Sort(CREATED_AT, self.descending != self.opposed))

    @property
    def is_by_index(self) -> bool:
        """Whether the field's index gives this very order."""
        return self.field == CREATED_AT or self.rest == self.by_index.rest

    @property
    def parts(self) -> tuple["Sort", ...]:
        """The orders by each field of rows, which that of creation has no part in."""
        if self.field == CREATED_AT:
            return ()
        return (self, *self.rest.parts)

    @property
    def by_creation(self) -> "Sort":
        """The order of rows that are equal in all fields."""
        return self if self.field == CREATED_AT else self.rest.by_creation

    def value_of(self, row: Mapping[str, Any]) -> Any:  # any BSON scalar
        """Return a row's value of the sort field."""
        value: Any = row
        for name in self.field.split("."):
            value = value.get(name) if isinstance(value, Mapping) else None
        return value


def sort_by(table: Mapping[str, OrderField], fields: Iterable[tuple[str, bool]]) -> Sort | None:
    """Make an order out of fields; None out of none.

    Args:
        table: The fields of the list, by their stored paths.
        fields: Some of them, each with whether it is descending. What follows the order of
            creation decides nothing, as no rows are equal in it.

    Raises:
        InvalidInput: They are too many, or one is named twice.
    """
    given = list(fields)
    if len(given) > MAX_ORDER_FIELDS:
        raise InvalidInput(f"an order has at most {MAX_ORDER_FIELDS} fields, not {len(given)}")
    if len({name for name, _ in given}) < len(given):
        raise InvalidInput("the order names a field twice")
    sort: Sort | None = None
    for name, descending in reversed(given):
        if name == CREATED_AT:
            sort = Sort(CREATED_AT, descending)
            continue
        entry = table[name]
        # Two ways to ask for the same order are one list, with the same cursors.
        then = None if sort == Sort(CREATED_AT, descending) else sort
        sort = Sort(name, descending, entry.nullable, entry.opposed, then)
    return sort


@dataclass(frozen=True, slots=True)
class Position:
    """Where a row stands in a list, as a cursor tells it.

    Attributes:
        values: Of the fields that the list is ordered by; none in the order of creation, but for
            a cursor of the version before.
        seq: The row's order key; None in a cursor of the version before.
        row_id: The row's public id, in a cursor of the version before.
    """

    values: tuple[Any, ...]  # any BSON scalars
    seq: bytes | None = None
    row_id: str | None = None

    @property
    def is_of_no_row(self) -> bool:
        """Whether it tells no row, as in a list that has only a field to go by."""
        return self.row_id is None and self.seq is None

    @property
    def rest(self) -> "Position":
        """Where it stands among the rows that are equal in the first field."""
        return replace(self, values=self.values[1:])


class Order(Protocol):
    """How lists are sorted, paged and read through indexes."""

    def gives(self, sort: Sort) -> bool:
        """Say whether lists can be read in an order."""

    def parts(self, sort: Sort) -> tuple[Sort, ...]:
        """Return the orders by each field that a position has the value of."""

    def keys(self, sort: Sort) -> dict[str, int]:
        """Return what MongoDB's `sort` takes."""

    def fields(self, sort: Sort) -> tuple[str, ...]:
        """Return the stored fields that `position` looks at."""

    def position(self, sort: Sort, row: Mapping[str, Any], organization_id: str | None) -> Position:
        """Return where a row stands.

        Args:
            sort: The list's.
            row: With its public id, or its `_id`.
            organization_id: From the token; None in lists of what is not stored.
        """

    def takes(self, position: Position) -> bool:
        """Say whether it knows where a cursor stands."""

    def beyond(self, sort: Sort, organization_id: str, position: Position) -> list[Query]:
        """Return the conditions for rows that stand after a position."""

    def indexed(self, query: Mapping[str, Any]) -> Query:
        """Return a query in the form that the indexes serve; it finds the same."""

    def hint(self, name: str | None) -> str | None:
        """Return the name of the index that a hint names in `models.indexes`."""


class BySeq:
    """The order of this version."""

    def gives(self, sort: Sort) -> bool:  # noqa: ARG002  # it gives all of them
        """See `Order`. So for all that follow."""
        return True

    def parts(self, sort: Sort) -> tuple[Sort, ...]:
        """See `Order`."""
        return sort.parts

    def keys(self, sort: Sort) -> dict[str, int]:
        """See `Order`."""
        by_fields = {part.field: part.direction for part in sort.parts}
        return {**by_fields, "seq": sort.by_creation.direction}

    def fields(self, sort: Sort) -> tuple[str, ...]:
        """See `Order`."""
        return (CREATED_AT, *(part.field for part in sort.parts), "seq")

    def position(self, sort: Sort, row: Mapping[str, Any], organization_id: str | None) -> Position:
        """See `Order`."""
        seq = row.get("seq")
        if seq is None and organization_id is not None:  # it is about to be filled in
            key = row["_id"] if "_id" in row else storage_key(organization_id, row["id"])
            seq = order_key_of(row, key)
        return Position(tuple(part.value_of(row) for part in sort.parts), seq)

    def takes(self, position: Position) -> bool:  # noqa: ARG002  # one of the version before too
        """See `Order`."""
        return True

    def beyond(self, sort: Sort, organization_id: str, position: Position) -> list[Query]:
        """See `Order`. What lacks `seq`, as the version before has written it, is the last."""
        if position.row_id is not None:
            key = storage_key(organization_id, position.row_id)
            return _beyond_former(sort, position.values[0], key)
        seq = position.seq
        if sort.field == CREATED_AT:
            return [{"seq": {"$not": {"$gte": seq}} if sort.descending else {"$gt": seq}}]
        return beyond_ties(sort.parts, position.values, "seq", sort.by_creation, seq)

    def indexed(self, query: Mapping[str, Any]) -> Query:
        """See `Order`."""
        return as_indexed(query)

    def hint(self, name: str | None) -> str | None:
        """See `Order`."""
        return name


def before_value(sort: Sort, value: object) -> Query | None:
    """Return the condition for rows whose field stands before a value; None if none does.

    `$not` keeps rows without the field, which `$lt` would not.
    """
    if value is None:  # what lacks the field is the least: the last if descending, else the first
        return {sort.field: {"$ne": None}} if sort.descending else None
    if sort.descending:
        return {sort.field: {"$gt": value}}
    return {sort.field: {"$not": {"$gte": value}} if sort.nullable else {"$lt": value}}


def beyond_value(sort: Sort, value: object) -> Query | None:
    """Return the condition for rows whose field stands after a value; None if none does."""
    return before_value(sort.reversed(), value)


def beyond_ties(
    parts: Sequence[Sort], values: Sequence[Any], tie: str, by_tie: Sort, bound: object
) -> list[Query]:
    """Return the conditions for rows that stand after values of fields and a tie-breaker.

    The first bounds the scan of the index; the others leave out what is equal to the position in
    some of the fields, and does not stand after it. Each is a `$nor`, not an `$or`, which MongoDB
    may serve by a plan for each branch and a sort in memory.

    Args:
        parts: The order by each field.
        values: Of the fields.
        tie: The stored field that breaks the ties.
        by_tie: Its direction.
        bound: Its value.
    """
    conditions: list[Query] = []
    equal: Query = {}
    for part, value in zip(parts, values, strict=True):
        before = before_value(part, value)
        if not equal:
            conditions += _from_value(part, value)
        elif before is not None:
            conditions.append({"$nor": [{**equal, **before}]})
        equal[part.field] = value
    up_to = {tie: {"$gte" if by_tie.descending else "$lte": bound}}
    return [*conditions, {"$nor": [{**equal, **up_to}]}]


def _from_value(sort: Sort, value: object) -> list[Query]:
    """Return the condition for rows whose field is a value, or stands after it, if any do not."""
    if value is None:
        return [{sort.field: None}] if sort.descending else []
    if not sort.descending:
        return [{sort.field: {"$gte": value}}]
    return [{sort.field: {"$not": {"$gt": value}} if sort.nullable else {"$lte": value}}]


def _beyond_former(sort: Sort, value: Any, key: str) -> list[Query]:
    """Return the conditions for rows that stood after a cursor of the version before.

    These are the very rows, whichever tied with the cursor's; only the order of ties is another.
    """
    conditions = beyond_ties([sort], [value], "_id", sort, key)
    if sort.field == CREATED_AT:  # for the index
        bound: Query = (
            {"$not": {"$gte": first_of_millisecond(value, later=1)}}
            if sort.descending
            else {"$gte": first_of_millisecond(value)}
        )
        conditions.append({"seq": bound})
    return conditions


def compare(sort: Sort, one: object, other: object) -> int:
    """Say which of two values of the sort field stands first: the one if it is negative."""
    return _compared(_place(one), _place(other), sort)


def compare_positions(order: Order, sort: Sort, one: Position, other: Position) -> int:
    """Say which of two positions in a list stands first: the one if it is negative."""
    for part, *values in zip(order.parts(sort), one.values, other.values, strict=True):
        side = compare(part, *values)
        if side:
            return side
    return _compared(_tie(one), _tie(other), sort.by_creation)


def in_order(
    order: Order, sort: Sort, organization_id: str, rows: Iterable[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return rows in an order; each has its `_id` and what `order` looks at."""
    placed = [(order.position(sort, row, organization_id), row) for row in rows]
    # A sort keeps what is equal in its place, so the field that counts most is the last.
    placed.sort(key=lambda one: _tie(one[0]), reverse=sort.by_creation.descending)
    for number, part in reversed(list(enumerate(order.parts(sort)))):
        placed.sort(key=partial(_place_of, number), reverse=part.descending)
    return [row for _, row in placed]


def _place_of(number: int, placed: tuple[Position, Any]) -> tuple[int, Any]:
    return _place(placed[0].values[number])


def _place(value: Any) -> tuple[int, Any]:
    """Return what Python compares as MongoDB does the value: by type, then within it."""
    if value is None:
        return 0, 0
    for rank, type_ in enumerate((int | float, str, datetime), start=1):
        if isinstance(value, type_):
            return rank, value
    raise TypeError(f"lists are not ordered by a {type(value).__name__}")


def _tie(position: Position) -> Any:  # bytes or a text, of one order always the same
    return position.row_id if position.seq is None else position.seq


def _compared(one: Any, other: Any, sort: Sort) -> int:
    ascending: int = (one > other) - (one < other)
    return -ascending if sort.descending else ascending


BY_SEQ: Final = BySeq()
