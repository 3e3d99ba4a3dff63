"""How lists find what they show."""

from collections.abc import Sequence

from resolvers.context import RequestContext
from resolvers.insight import view_of
from resolvers.sessions import search
from services import explain
from services.completions.filters import CompletionFilter, is_searched
from services.explain import Explanation
from services.insight.buckets import Bucketing
from services.insight.dimensions import Dimension
from services.insight.statistics import StatsQuestion
from services.session_lists import SessionFilter
from services.storage.order import Sort


async def completions(
    context: RequestContext, filter_: CompletionFilter | None, sort: Sort
) -> Explanation:
    """Explain a list of completions."""
    if filter_ is not None and is_searched(filter_):
        view = await view_of(context, None)
        return await explain.explain_search(context.organization_id, filter_, sort, view)
    return await explain.explain_completions(context.organization_id, filter_, sort)


async def sessions(
    context: RequestContext, filter_: SessionFilter | None, sort: Sort
) -> Explanation:
    """Explain a list of sessions."""
    searched, _ = await search(context, filter_, None)
    return await explain.explain_sessions(context.organization_id, filter_, sort, searched=searched)


async def statistics(
    context: RequestContext,
    filter_: CompletionFilter | None,
    group_by: Sequence[Dimension],
    bucketing: Bucketing | None,
) -> Explanation:
    """Explain statistics of completions."""
    question = StatsQuestion(dimensions=group_by, bucketing=bucketing)
    view = await view_of(context, None)
    return await explain.explain_statistics(context.organization_id, filter_, question, view)
