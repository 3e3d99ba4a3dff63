"""The order of lists: by a field, or by the order key `seq` alone, which is the order of creation.

`seq` is unique, so it also breaks the ties of all other fields. A database that the version before
has written is read in its order until it is migrated: see `services.storage.schema_version`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from pymongo import ASCENDING, DESCENDING

from services.ids import storage_key
from services.order_keys import first_of_millisecond, order_key_of
from services.storage.conditions import Query
from services.storage.indexed import as_indexed

CREATED_AT: Final = "created_at"


@dataclass(frozen=True, slots=True)
class Sort:
    """An order of a list, with the order key as the tie-breaker.

    Args:
        field: The stored field's path; `created_at` is the order of creation.
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
    def direction(self) -> int:
        """As MongoDB's `sort` takes it."""
        return DESCENDING if self.descending else ASCENDING

    def value_of(self, row: Mapping[str, Any]) -> Any:  # any BSON scalar
        """Return a row's value of the sort field."""
        value: Any = row
        for name in self.field.split("."):
            value = value.get(name) if isinstance(value, Mapping) else None
        return value


@dataclass(frozen=True, slots=True)
class Position:
    """Where a row stands in a list, as a cursor tells it.

    Attributes:
        value: Of the sort field; None in the order of creation.
        seq: The row's order key; None in a cursor of the version before.
        row_id: The row's public id, in a cursor of the version before.
    """

    value: Any  # any BSON scalar
    seq: bytes | None = None
    row_id: str | None = None

    @property
    def is_of_no_row(self) -> bool:
        """Whether it tells no row, as in a list that has only a field to go by."""
        return self.row_id is None and self.seq is None


class Order(Protocol):
    """How lists are sorted, paged and read through indexes."""

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

    def keys(self, sort: Sort) -> dict[str, int]:
        """See `Order`. So for all that follow."""
        if sort.field == CREATED_AT:
            return {"seq": sort.direction}
        return {sort.field: sort.direction, "seq": sort.direction}

    def fields(self, sort: Sort) -> tuple[str, ...]:
        """See `Order`."""
        return (CREATED_AT, sort.field, "seq")

    def position(self, sort: Sort, row: Mapping[str, Any], organization_id: str | None) -> Position:
        """See `Order`."""
        value = None if sort.field == CREATED_AT else sort.value_of(row)
        seq = row.get("seq")
        if seq is None and organization_id is not None:  # it is about to be filled in
            key = row["_id"] if "_id" in row else storage_key(organization_id, row["id"])
            seq = order_key_of(row, key)
        return Position(value, seq)

    def takes(self, position: Position) -> bool:  # noqa: ARG002  # one of the version before too
        """See `Order`."""
        return True

    def beyond(self, sort: Sort, organization_id: str, position: Position) -> list[Query]:
        """See `Order`. What lacks `seq`, as the version before has written it, is the last."""
        value, seq = position.value, position.seq
        if position.row_id is not None:
            return _beyond_former(sort, value, storage_key(organization_id, position.row_id))
        if sort.field == CREATED_AT:
            return [{"seq": {"$not": {"$gte": seq}} if sort.descending else {"$gt": seq}}]
        return beyond_tie(sort, value, "seq", seq)

    def indexed(self, query: Mapping[str, Any]) -> Query:
        """See `Order`."""
        return as_indexed(query)

    def hint(self, name: str | None) -> str | None:
        """See `Order`."""
        return name


def beyond_tie(sort: Sort, value: object, tie: str, bound: object) -> list[Query]:
    """Return the conditions for rows that stand after a value of the sort field and a tie-breaker.

    The first bounds the scan of the index; the second leaves out what ties with the position and
    does not stand after it. It is a `$nor`, not an `$or`, which MongoDB may serve by a plan for
    each branch and a sort in memory. `$not` keeps rows without the field, which `$lte` would not.
    """
    name = sort.field
    ties: Query = {"$nor": [{name: value, tie: {"$gte" if sort.descending else "$lte": bound}}]}
    if value is None:  # what lacks the field is the least: the last if descending, else the first
        return [{name: None}, ties] if sort.descending else [ties]
    if not sort.descending:
        return [{name: {"$gte": value}}, ties]
    return [{name: {"$not": {"$gt": value}} if sort.nullable else {"$lte": value}}, ties]


def _beyond_former(sort: Sort, value: Any, key: str) -> list[Query]:
    """Return the conditions for rows that stood after a cursor of the version before.

    These are the very rows, whichever tied with the cursor's; only the order of ties is another.
    """
    conditions = beyond_tie(sort, value, "_id", key)
    if sort.field == CREATED_AT:  # for the index
        bound: Query = (
            {"$not": {"$gte": first_of_millisecond(value, later=1)}}
            if sort.descending
            else {"$gte": first_of_millisecond(value)}
        )
        conditions.append({"seq": bound})
    return conditions


BY_SEQ: Final = BySeq()
