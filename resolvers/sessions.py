"""Sessions, as GraphQL fetches them."""

from collections.abc import Sequence
from datetime import datetime

from resolvers.connections import Connection, build_connection
from resolvers.context import RequestContext
from resolvers.insight import check_not_before, view_of
from resolvers.projection import ResolveInfo, Selection
from services import session_lists, sessions
from services.errors import NotFound
from services.insight.sessions import is_search, search_sessions
from services.rows import CompletionRow, SessionRow
from services.session_lists import Searched, SessionFilter
from services.session_summaries import SessionSummary
from services.storage.order import Sort
from services.storage.paging import PageRequest


async def session(context: RequestContext, session_id: str) -> SessionRow | None:
    """Read one session; None if it is not there."""
    try:
        return await sessions.get_session(context.organization_id, session_id)
    except NotFound:
        return None


async def search(
    context: RequestContext, filter_: SessionFilter | None, not_before: str | None
) -> tuple[Searched, datetime | None]:
    """Ask the index for the sessions that a filter searches by text, if it does.

    Returns:
        What `session_lists` takes, and of which time it is; None where nothing is searched.
    """
    if filter_ is None or not is_search(filter_):
        check_not_before(not_before)
        return {}, None
    view = await view_of(context, not_before)
    return await search_sessions(context.organization_id, filter_, view), view.as_of


async def session_connection(
    context: RequestContext,
    info: ResolveInfo,
    filter_: SessionFilter | None,
    page: PageRequest,
    sort: Sort,
    not_before: str | None,
) -> Connection:
    """List sessions; which of them have the words that are searched is asked of the index."""
    organization_id = context.organization_id
    searched, as_of = await search(context, filter_, not_before)
    return await build_connection(
        Selection.below(info),
        lambda: session_lists.list_sessions(
            organization_id, filter_, page, sort=sort, searched=searched
        ),
        lambda: session_lists.count_sessions(organization_id, filter_, searched=searched),
        as_of,
    )


async def sessions_of(
    context: RequestContext, completions: Sequence[CompletionRow]
) -> list[SessionRow | None]:
    """Load the sessions of completions; None for one that has none.

    A session is stored after the first completion that names it, and a live update may come
    between the two: it is shown as it will be stored.

    Args:
        context: Of the request.
        completions: Each with `created_at`, and `session_id` if it has one.
    """
    ids = [row.get("session_id") for row in completions]
    wanted = [id_ for id_ in ids if id_ is not None]
    found = dict(zip(wanted, await context.loaders.sessions(wanted), strict=True))
    return [
        None if id_ is None else found[id_] or {"id": id_, "created_at": row["created_at"]}
        for id_, row in zip(ids, completions, strict=True)
    ]


async def session_summaries(
    context: RequestContext, session_ids: Sequence[str]
) -> list[SessionSummary]:
    """Load what the completions of sessions come to."""
    return await context.loaders.session_summaries(session_ids)


async def create_session(
    context: RequestContext, session_id: str | None, name: str | None
) -> SessionRow:
    """Store a session."""
    return await sessions.create_session(context.organization_id, session_id=session_id, name=name)
