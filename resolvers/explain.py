"""How lists find what they show."""

from resolvers.context import RequestContext
from services import explain
from services.completions.filters import CompletionFilter
from services.explain import Explanation
from services.session_lists import SessionFilter
from services.storage.order import Sort


async def completions(
    context: RequestContext, filter_: CompletionFilter | None, sort: Sort
) -> Explanation:
    """Explain a list of completions."""
    return await explain.explain_completions(context.organization_id, filter_, sort)


async def sessions(
    context: RequestContext, filter_: SessionFilter | None, sort: Sort
) -> Explanation:
    """Explain a list of sessions."""
    return await explain.explain_sessions(context.organization_id, filter_, sort)
