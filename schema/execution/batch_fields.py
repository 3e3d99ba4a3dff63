"""Fields whose values are found for all rows of a list at once.

The resolver of such a field takes the rows of a list, Strawberry's info and the field's arguments,
and returns a value for each row:

    async def _tasks(rows: Parent[Rows], info: Info) -> Any: ...

`schema.execution.executor` calls it once a list. For a single row, where graphql-core executes the
field, it gets a list of that row.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, TypeAlias

from strawberry.types.field import StrawberryField

from resolvers.projection import ResolveInfo
from schema.connection import Info

BatchResolver: TypeAlias = Callable[..., Awaitable[Sequence[Any]]]
Rows: TypeAlias = Sequence[Any]


class BatchField(StrawberryField):
    """A field whose resolver finds the values of many rows."""

    async def get_result(
        self,
        source: Any,
        info: Any,  # noqa: ARG002  # Strawberry's signature; it is in `kwargs` too
        args: list[Any],  # noqa: ARG002  # as above
        kwargs: dict[str, Any],
    ) -> Any:
        """Resolve the field for one row: Strawberry has put it in the place of the rows."""
        [value] = await self._resolve(**{**kwargs, self._rows: [source]})
        return value

    async def for_rows(
        self, rows: Rows, info: ResolveInfo, arguments: Mapping[str, Any]
    ) -> Sequence[Any]:
        """Resolve the field for many rows."""
        return await self._resolve(
            **{**arguments, self._rows: rows, "info": Info(_raw_info=info, _field=self)}
        )

    @property
    def _resolve(self) -> BatchResolver:
        assert self.base_resolver is not None  # noqa: S101  # `batch_field` sets it
        return self.base_resolver

    @property
    def _rows(self) -> str:
        """The name of the resolver's argument for the rows."""
        parent = self.base_resolver and self.base_resolver.parent_parameter
        assert parent is not None  # noqa: S101  # without it no value of a row could be found
        return parent.name


def batch_field(
    resolver: BatchResolver, description: str, *, metadata: Mapping[str, Any] | None = None
) -> Any:
    """Make a field whose resolver finds the values of many rows.

    Args:
        resolver: See the module.
        description: Of the field.
        metadata: See `schema.execution.field_metadata`.
    """
    return BatchField(description=description, metadata=metadata)(resolver)


def batch_field_of(definition: Any) -> BatchField | None:  # Strawberry's, of a field
    """Return the definition of a field, if its values can be found for a whole list."""
    # An extension, such as a permission, is asked for each row.
    is_batch = isinstance(definition, BatchField) and not definition.extensions
    return definition if is_batch else None
