"""Names in use, from the index."""

from datetime import datetime
from typing import Final, TypedDict

from resolvers.connections import Connection, build_connection
from resolvers.context import RequestContext
from resolvers.insight import view_of
from resolvers.projection import ResolveInfo, Selection
from services.completions.filters import CompletionFilter
from services.insight import names
from services.insight.name_pages import NameOrder, list_names
from services.insight.names import NameField, NameRow
from services.storage.paging import PageRequest

_TIMES: Final = frozenset({"firstSeenAt", "lastSeenAt"})


class Suggestions(TypedDict):
    """Names to go on with, and the moment that they are of."""

    names: list[NameRow]
    as_of: datetime


async def name_connection(
    context: RequestContext,
    info: ResolveInfo,
    field: NameField,
    filter_: CompletionFilter | None,
    page: PageRequest,
    not_before: str | None,
    *,
    order: NameOrder,
    descending: bool,
    prefix: str,
    key: str | None = None,
) -> Connection:
    """List the names of a field that completions have, page and count from one view."""
    view = await view_of(context, not_before)
    asked = await names.names_of(
        context.organization_id, field, view, filter_=filter_, prefix=prefix, key=key
    )
    selection = Selection.below(info)
    with_times = not _TIMES.isdisjoint(selection.nodes_of_connection().names())
    return await build_connection(
        selection,
        lambda: list_names(asked, page, order, descending=descending, with_times=with_times),
        lambda: names.count_names(asked),
        view.as_of,
    )


async def suggest(
    context: RequestContext,
    field: NameField,
    prefix: str,
    key: str | None,
    first: int,
    not_before: str | None,
) -> Suggestions:
    """Return the names that begin with what is typed, most used first."""
    view = await view_of(context, not_before)
    asked = await names.names_of(
        context.organization_id, field, view, prefix=prefix, key=key, any_case=True
    )
    return {"names": await names.suggest(asked, first), "as_of": view.as_of}
