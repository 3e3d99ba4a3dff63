"""Feedback, as GraphQL fetches it."""

from typing import Any

from resolvers.connections import Connection, connect
from resolvers.context import RequestContext
from resolvers.projection import ResolveInfo, Selection
from services import feedback
from services.errors import NotFound
from services.paging import PageRequest
from services.rows import FeedbackRow, FeedbackTaskRow


async def feedback_by_id(context: RequestContext, feedback_id: str) -> FeedbackRow | None:
    """Read one piece of feedback; None if it is not there."""
    try:
        return await feedback.get_feedback(context.organization_id, feedback_id)
    except NotFound:
        return None


async def feedback_connection(
    context: RequestContext,
    info: ResolveInfo,
    filter_: feedback.FeedbackFilter | None,
    page: PageRequest,
) -> Connection:
    """List feedback."""
    return await connect(
        Selection.below(info),
        lambda: feedback.list_feedback(context.organization_id, filter_, page),
        lambda: feedback.count_feedback(context.organization_id, filter_),
    )


async def feedback_of_task(
    context: RequestContext, info: ResolveInfo, task_id: str, page: PageRequest
) -> Connection:
    """List a task's feedback, together with that of every other task on the page."""
    return await _feedback_of(context, info, "task_id", task_id, page)


async def feedback_of_completion(
    context: RequestContext, info: ResolveInfo, completion_id: str, page: PageRequest
) -> Connection:
    """List a completion's feedback, together with that of every other one on the page."""
    return await _feedback_of(context, info, "matched_completion_ids", completion_id, page)


async def _feedback_of(
    context: RequestContext, info: ResolveInfo, field: str, key: str, page: PageRequest
) -> Connection:
    return await connect(
        Selection.below(info),
        lambda: context.loaders.feedback_of(field, key, page),
        lambda: context.loaders.feedback_count(field, key),
    )


async def feedback_count_of_task(context: RequestContext, task_id: str) -> int:
    """Count a task's feedback."""
    number, _ = await context.loaders.feedback_count("task_id", task_id)
    return number


async def task_of_feedback(context: RequestContext, task_id: str) -> FeedbackTaskRow | None:
    """Load the task, together with those of every other feedback on the page."""
    return await context.loaders.feedback_task(task_id)


async def upload_feedback(
    context: RequestContext,
    *,
    task_id: str,
    json_values: Any,
    comment: str,
    selection: feedback.ByIds | feedback.ByTags,
    completions_summary: str | None,
) -> FeedbackRow:
    """Store feedback."""
    return await feedback.upload_feedback(
        context.organization_id,
        task_id=task_id,
        json_values=json_values,
        comment=comment,
        selection=selection,
        completions_summary=completions_summary,
    )
