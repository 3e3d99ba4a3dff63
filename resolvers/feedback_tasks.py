"""Feedback tasks, as GraphQL fetches them."""

from collections.abc import Mapping, Sequence
from typing import Any

from resolvers.connections import Connection, build_connection
from resolvers.context import RequestContext
from resolvers.projection import ResolveInfo, Selection
from services.errors import NotFound
from services.feedback import tasks as feedback_tasks
from services.rows import FeedbackTaskRow
from services.storage.order import Sort
from services.storage.paging import PageRequest


async def feedback_task(context: RequestContext, task_id: str) -> FeedbackTaskRow | None:
    """Read one task; None if it is not there."""
    try:
        return await feedback_tasks.get_feedback_task(context.organization_id, task_id)
    except NotFound:
        return None


async def feedback_task_connection(
    context: RequestContext,
    info: ResolveInfo,
    filter_: feedback_tasks.FeedbackTaskFilter | None,
    page: PageRequest,
    sort: Sort,
) -> Connection:
    """List tasks."""
    return await build_connection(
        Selection.below(info),
        lambda: feedback_tasks.list_feedback_tasks(
            context.organization_id, page, filter_, sort=sort
        ),
        lambda: feedback_tasks.count_feedback_tasks(context.organization_id, filter_),
    )


async def ungraded_counts(context: RequestContext, tasks: Sequence[FeedbackTaskRow]) -> list[int]:
    """Count the queues of tasks, each up to the cap."""
    return [number for number, _ in await context.loaders.ungraded_counts(tasks)]


async def tasks_of_completions(
    context: RequestContext, tags: Sequence[Sequence[str]]
) -> list[list[FeedbackTaskRow]]:
    """Load the tasks whose selector each completion matches, by its tags."""
    return await context.loaders.matching_tasks(tags)


async def create_feedback_task(
    context: RequestContext,
    *,
    name: str,
    instruction: str,
    json_schema: Any,
    completion_tags_selector: Sequence[str],
) -> FeedbackTaskRow:
    """Store a task."""
    return await feedback_tasks.create_feedback_task(
        context.organization_id,
        name=name,
        instruction=instruction,
        json_schema=json_schema,
        completion_tags_selector=list(completion_tags_selector),
    )


async def update_feedback_task(
    context: RequestContext, task_id: str, changes: Mapping[str, Any]
) -> FeedbackTaskRow:
    """Make a new version of a task."""
    return await feedback_tasks.update_feedback_task(context.organization_id, task_id, changes)
