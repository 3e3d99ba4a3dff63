"""The order of the version before: by `created_at`, ties broken by `_id`.

To be removed after the first release, together with `models.former_indexes`.
"""

from collections.abc import Mapping
from typing import Any, Final

from models.former_indexes import FORMER_NAMES
from services.ids import public_id, storage_key
from services.storage.conditions import Query
from services.storage.order import Position, Sort, beyond_ties


class FormerOrder:
    """See `services.storage.order.Order`. So for all that follow."""

    def gives(self, sort: Sort) -> bool:
        """See `Order`."""
        return sort.then is None and not sort.opposed

    def parts(self, sort: Sort) -> tuple[Sort, ...]:
        """See `Order`."""
        return (sort,)

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
        return Position((sort.value_of(row),), row_id=row_id)

    def takes(self, position: Position) -> bool:
        """See `Order`."""
        return position.row_id is not None

    def beyond(self, sort: Sort, organization_id: str, position: Position) -> list[Query]:
        """See `Order`."""
        key = storage_key(organization_id, position.row_id or "")
        return beyond_ties([sort], position.values, "_id", sort, key)

    def indexed(self, query: Mapping[str, Any]) -> Query:
        """See `Order`."""
        return dict(query)

    def hint(self, name: str | None) -> str | None:
        """See `Order`."""
        return None if name is None else FORMER_NAMES.get(name)


FORMER_ORDER: Final = FormerOrder()
