"""How lists find what they show."""

from resolvers.context import RequestContext
from resolvers.insight import view_of
from services import explain
from services.completions.filters import CompletionFilter, is_searched
from services.explain import Explanation
from services.insight.feedback_statistics import Values
from services.insight.sessions import is_search
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
    view = await view_of(context, None) if is_search(filter_) else None
    return await explain.explain_sessions(context.organization_id, filter_, sort, view)


async def statistics(
    context: RequestContext, filter_: CompletionFilter | None, question: StatsQuestion
) -> Explanation:
    """Explain statistics of completions."""
    question.check()
    view = await view_of(context, None)
    return await explain.explain_statistics(context.organization_id, filter_, question, view)


async def grades(context: RequestContext, values: Values, question: StatsQuestion) -> Explanation:
    """Explain statistics of grades."""
    question.check()
    view = await view_of(context, None)
    return await explain.explain_grades(context.organization_id, values, question, view)
