"""Saved views, as GraphQL fetches them."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from resolvers.connections import Connection, build_connection
from resolvers.context import RequestContext
from resolvers.projection import ResolveInfo, Selection
from services import saved_views
from services.errors import NotFound
from services.rows import SavedViewRow
from services.saved_views import SavedViewFilter
from services.storage.order import Sort
from services.storage.paging import PageRequest

# Raises if what a view of a subject gets does not fit it, by the names of
# `services.saved_views.update_saved_view`.
Check: TypeAlias = Callable[[str, Mapping[str, Any]], None]


async def saved_view(context: RequestContext, view_id: str) -> SavedViewRow | None:
    """Read one view; None if the token sees none of this id."""
    try:
        return await saved_views.get_saved_view(context.principal, view_id)
    except NotFound:
        return None


async def saved_view_connection(
    context: RequestContext,
    info: ResolveInfo,
    filter_: SavedViewFilter | None,
    page: PageRequest,
    sort: Sort,
) -> Connection:
    """List the views that the token sees."""
    return await build_connection(
        Selection.below(info),
        lambda: saved_views.list_saved_views(context.principal, filter_, page, sort),
        lambda: saved_views.count_saved_views(context.principal, filter_),
    )


async def create_saved_view(
    context: RequestContext, content: Mapping[str, Any], check: Check
) -> SavedViewRow:
    """Store a view that fits what it lists."""
    check(content["subject"], content)
    return await saved_views.create_saved_view(
        context.principal,
        name=content["name"],
        subject=content["subject"],
        filter_=content["filter"],
        order=content["order"],
        columns=content["columns"],
        visibility=content["visibility"],
    )


async def update_saved_view(
    context: RequestContext,
    view_id: str,
    changes: Mapping[str, Any],
    expected_revision: int | None,
    check: Check,
) -> SavedViewRow:
    """Change a view, so that it fits what it lists; that does not change."""
    view = await saved_views.get_saved_view(context.principal, view_id)
    check(view["subject"], changes)
    return await saved_views.update_saved_view(
        context.principal, view_id, changes, expected_revision=expected_revision
    )


async def delete_saved_view(context: RequestContext, view_id: str) -> None:
    """Delete a view."""
    await saved_views.delete_saved_view(context.principal, view_id)


def may_change(context: RequestContext, view: SavedViewRow) -> bool:
    """Say whether the token may change a view."""
    return saved_views.may_change(context.principal, view)


def is_owner(context: RequestContext, view: SavedViewRow) -> bool:
    """Say whether the token has made a view."""
    return view["owner_token_id"] == context.principal.token_id
