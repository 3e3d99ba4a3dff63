"""Sessions, as GraphQL fetches them."""

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


async def session_of_completion(
    context: RequestContext, session_id: str | None
) -> SessionRow | None:
    """Load a completion's session, together with those of every other one on the page."""
    return None if session_id is None else await context.loaders.session(session_id)


async def session_summary(context: RequestContext, session_id: str) -> sessions.SessionSummary:
    """Load what a session's completions come to, together with all sessions of the page."""
    return await context.loaders.session_summary(session_id)


async def create_session(
    context: RequestContext, session_id: str | None, name: str | None
) -> SessionRow:
    """Store a session."""
    return await sessions.create_session(context.organization_id, session_id=session_id, name=name)
