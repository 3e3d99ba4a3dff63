"""Fields whose values are found for all rows of a list at once.

Such a field has a *page resolver*: it takes the rows of a list, the context, graphql-core's info
and the field's arguments, and returns a value for each row. `schema.compiled` calls it once a list;
`alone` makes it the resolver of a single row, for graphql-core.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final, TypeAlias

from schema.connection import Info

PageResolver: TypeAlias = Callable[..., Awaitable[Sequence[Any]]]

_KEY: Final = "page"


def by_page(resolver: PageResolver) -> dict[str, Any]:
    """Return the `metadata` of a field that has a page resolver."""
    return {_KEY: resolver}


def page_resolver(definition: Any) -> PageResolver | None:  # Strawberry's, of a field
    """Return the page resolver of a field; None if it has none."""
    # An extension, such as a permission, is asked for each row.
    if definition is None or definition.extensions:
        return None
    resolver: PageResolver | None = definition.metadata.get(_KEY)
    return resolver


async def alone(resolver: PageResolver, root: Any, info: Info, **arguments: Any) -> Any:
    """Resolve a field for one row."""
    [value] = await resolver([root], info.context, info._raw_info, **arguments)
    return value
