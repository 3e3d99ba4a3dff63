"""The order of lists: by a field, or by the order key `seq` alone, which is the order of creation.

`seq` is unique, so it also breaks the ties of all other fields. A database that the version before
has written is read in its order until it is migrated: see `services.storage.schema_version`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from pymongo import ASCENDING, DESCENDING

from services.ids import storage_key
from services.order_keys import SIZE, order_key
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
    def is_former(self) -> bool:
        """Whether it is told as in the version before."""
        return self.row_id is not None

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
            seq = order_key(row[CREATED_AT], key)
        return Position(value, seq)

    def beyond(self, sort: Sort, organization_id: str, position: Position) -> list[Query]:  # noqa: ARG002  # the version before needs it
        """See `Order`.

        The first condition bounds the scan of the index; the second leaves out what ties with the
        position and does not stand after it. It is a `$nor`, not an `$or`, which MongoDB may serve
        by a plan for each branch and a sort in memory. `$not` keeps rows without the field, which
        `$lt` would not: those without `seq`, which the version before has written, are the last.
        """
        name, value, seq = sort.field, position.value, position.seq
        if name == CREATED_AT:
            return [{"seq": {"$not": {"$gte": seq}} if sort.descending else {"$gt": seq}}]
        tie: Query = {"$nor": [{name: value, "seq": {"$gte" if sort.descending else "$lte": seq}}]}
        if value is None:  # what lacks the field is the least: the last if descending, or the first
            return [{name: None}, tie] if sort.descending else [tie]
        if not sort.descending:
            return [{name: {"$gte": value}}, tie]
        return [{name: {"$not": {"$gt": value}} if sort.nullable else {"$lte": value}}, tie]

    def indexed(self, query: Mapping[str, Any]) -> Query:
        """See `Order`."""
        return as_indexed(query)

    def hint(self, name: str | None) -> str | None:
        """See `Order`."""
        return name


BY_SEQ: Final = BySeq()
# Bounds of all order keys.
LEAST: Final = b"\x00" * SIZE
MOST: Final = b"\xff" * SIZE
