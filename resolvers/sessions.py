"""Sessions, as GraphQL fetches them."""

from collections.abc import Sequence

from resolvers.connections import Connection, connect
from resolvers.context import RequestContext
from resolvers.projection import ResolveInfo, Selection
from services import sessions
from services.errors import NotFound
from services.paging import PageRequest
from services.rows import SessionRow


async def session(context: RequestContext, session_id: str) -> SessionRow | None:
    """Read one session; None if it is not there."""
    try:
        return await sessions.get_session(context.organization_id, session_id)
    except NotFound:
        return None


async def session_connection(
    context: RequestContext,
    info: ResolveInfo,
    filter_: sessions.SessionFilter | None,
    page: PageRequest,
    *,
    descending: bool,
) -> Connection:
    """List sessions."""
    return await connect(
        Selection.below(info),
        lambda: sessions.list_sessions(
            context.organization_id, filter_, page, descending=descending
        ),
        lambda: sessions.count_sessions(context.organization_id, filter_),
    )


async def sessions_of(
    context: RequestContext, session_ids: Sequence[str | None]
) -> list[SessionRow | None]:
    """Load the sessions of completions; None for one that has none, or whose is not there."""
    wanted = [session_id for session_id in session_ids if session_id is not None]
    found = dict(zip(wanted, await context.loaders.sessions(wanted), strict=True))
    return [None if session_id is None else found[session_id] for session_id in session_ids]


async def session_summaries(
    context: RequestContext, session_ids: Sequence[str]
) -> list[sessions.SessionSummary]:
    """Load what the completions of sessions come to."""
    return await context.loaders.session_summaries(session_ids)


async def create_session(
    context: RequestContext, session_id: str | None, name: str | None
) -> SessionRow:
    """Store a session."""
    return await sessions.create_session(context.organization_id, session_id=session_id, name=name)
