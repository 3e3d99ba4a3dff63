"""The order of the version before: by `created_at`, ties broken by `_id`.

To be removed with the next version, together with `models.former_indexes`.
"""

from collections.abc import Mapping
from typing import Any, Final

from models.former_indexes import FORMER_NAMES
from services.ids import public_id, storage_key
from services.order_keys import order_key
from services.storage.conditions import Query
from services.storage.order import CREATED_AT, LEAST, MOST, Position, Sort


class FormerOrder:
    """See `services.storage.order.Order`. So for all that follow."""

    def keys(self, sort: Sort) -> dict[str, int]:
        """See `Order`."""
        return {sort.field: sort.direction, "_id": sort.direction}

    def fields(self, sort: Sort) -> tuple[str, ...]:
        """See `Order`."""
        return (sort.field, "_id")

    def position(
        self,
        sort: Sort,
        row: Mapping[str, Any],
        organization_id: str | None,  # noqa: ARG002  # the key is the row's own
    ) -> Position:
        """See `Order`."""
        row_id = row["id"] if "id" in row else public_id(row["_id"])
        return Position(sort.value_of(row), row_id=row_id)

    def beyond(self, sort: Sort, organization_id: str, position: Position) -> list[Query]:
        """See `Order`."""
        name, value = sort.field, position.value
        key = storage_key(organization_id, position.row_id or "")
        tie: Query = {"$nor": [{name: value, "_id": {"$gte" if sort.descending else "$lte": key}}]}
        if value is None:
            return [{name: None}, tie] if sort.descending else [tie]
        if not sort.descending:
            return [{name: {"$gte": value}}, tie]
        return [{name: {"$not": {"$gt": value}} if sort.nullable else {"$lte": value}}, tie]

    def indexed(self, query: Mapping[str, Any]) -> Query:
        """See `Order`."""
        return dict(query)

    def hint(self, name: str | None) -> str | None:
        """See `Order`."""
        return None if name is None else FORMER_NAMES.get(name)


FORMER_ORDER: Final = FormerOrder()


def translated(
    sort: Sort, organization_id: str, position: Position, row: Mapping[str, Any] | None
) -> Position:
    """Return where a cursor of the version before stands among the order keys.

    Args:
        sort: In the direction in which the page is read on from the cursor.
        organization_id: From the token.
        position: As the cursor tells it.
        row: The row that it stands at, with `seq` and `created_at`; None if that is gone.
    """
    in_creation = sort.field == CREATED_AT
    value = None if in_creation else position.value
    key = storage_key(organization_id, position.row_id or "")
    if row is not None:
        return Position(value, row.get("seq") or order_key(row[CREATED_AT], key))
    if in_creation:
        return Position(value, order_key(position.value, key))
    # Where among its ties it stood is not known any more: none of them is left out.
    return Position(value, MOST if sort.descending else LEAST)
