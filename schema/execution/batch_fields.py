"""Fields whose values are found for all rows of a list at once.

Such a field has a *page resolver*: it takes the rows of a list, the context, graphql-core's info
and the field's arguments, and returns a value for each row. `schema.execution.executor` calls it
once a list; graphql-core calls it for a single row, through `alone`.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final, TypeAlias

import strawberry
from strawberry import Parent

from resolvers.context import RequestContext
from resolvers.projection import ResolveInfo
from schema.connection import After, First, Info, page_request
from services.storage.paging import PageRequest

PageResolver: TypeAlias = Callable[..., Awaitable[Sequence[Any]]]
Rows: TypeAlias = Sequence[Any]

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


def paged_field(
    load: Callable[[Rows, RequestContext], Awaitable[Sequence[Any]]], description: str
) -> Any:
    """Make a field without arguments out of what finds its values."""

    async def of_page(rows: Rows, context: RequestContext, _: ResolveInfo) -> Sequence[Any]:
        return await load(rows, context)

    async def of_one(root: Parent[Any], info: Info) -> Any:
        return await alone(of_page, root, info)

    return strawberry.field(resolver=of_one, metadata=by_page(of_page), description=description)


def paged_connection(
    load: Callable[[Rows, RequestContext, ResolveInfo, PageRequest], Awaitable[Sequence[Any]]],
    description: str,
) -> Any:
    """Make a connection with `first` and `after` out of what finds its pages."""

    async def of_page(
        rows: Rows,
        context: RequestContext,
        info: ResolveInfo,
        first: int | None = None,
        after: str | None = None,
    ) -> Sequence[Any]:
        return await load(rows, context, info, page_request(first, after))

    async def of_one(
        root: Parent[Any], info: Info, first: First = None, after: After = None
    ) -> Any:
        return await alone(of_page, root, info, first=first, after=after)

    return strawberry.field(resolver=of_one, metadata=by_page(of_page), description=description)
