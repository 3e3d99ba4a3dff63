"""Feedback tasks, as GraphQL fetches them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from resolvers.connections import Connection, Count, build_connection, connect_all
from resolvers.context import RequestContext
from resolvers.projection import ResolveInfo, Selection, feedback_projection
from services.completions.selectors import Selector, check_selector
from services.errors import InvalidInput, NotFound
from services.feedback import task_archive, task_history
from services.feedback import tasks as feedback_tasks
from services.grading import feedback, task_check
from services.jobs import task_deletions
from services.rows import FeedbackRow, FeedbackTaskRow, JobRow
from services.storage.order import Sort
from services.storage.paging import Page, PageRequest


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


async def histories(
    context: RequestContext, info: ResolveInfo, tasks: Sequence[FeedbackTaskRow], page: PageRequest
) -> list[Connection]:
    """List the earlier versions of tasks."""

    async def pages() -> Sequence[Page[Any]]:
        return await task_history.pages_of_history(context.organization_id, tasks, page)

    async def counts() -> Sequence[Count]:
        return [(task["version"] - 1, True) for task in tasks]

    return await connect_all(Selection.below(info), len(tasks), pages, counts)


async def tasks_of_completions(
    context: RequestContext, completions: Sequence[tuple[str, Sequence[str]]]
) -> list[list[FeedbackTaskRow]]:
    """Load the tasks whose selector each completion matches, by its id and tags."""
    return await context.loaders.matching_tasks(completions)


async def create_feedback_task(
    context: RequestContext,
    *,
    name: str,
    instruction: str,
    json_schema: Any,
    completion_tags_selector: Sequence[str],
    selector: Selector | None = None,
    grades_per_completion: int = 1,
) -> FeedbackTaskRow:
    """Store a task."""
    selected: dict[str, Any] = {"completion_tags_selector": list(completion_tags_selector)}
    if selector is not None:
        selected = _stored(checked_selector(context, selector, completion_tags_selector))
    return await feedback_tasks.create_feedback_task(
        context.organization_id,
        name=name,
        instruction=instruction,
        json_schema=json_schema,
        grades_per_completion=grades_per_completion,
        **selected,
    )


async def update_feedback_task(
    context: RequestContext, task_id: str, changes: Mapping[str, Any], *, of: int | None
) -> FeedbackTaskRow:
    """Make a new version of a task; `changes` may have a `selector`, as services take it."""
    selector = changes.get("selector")
    if selector is not None:
        tags = changes.get("completion_tags_selector")
        changes = {**changes, **_stored(checked_selector(context, selector, tags))}
    return await feedback_tasks.update_feedback_task(
        context.organization_id, task_id, changes, of=of
    )


def checked_selector(
    context: RequestContext, selector: Selector, tags: Sequence[str] | None
) -> Selector:
    """Return a selector as it can be stored.

    Args:
        context: Who asks.
        selector: What was given.
        tags: What was given beside it as the tags that a completion must have, if anything.

    Raises:
        InvalidInput: A part of it cannot be, or there are tags beside it.
    """
    if tags:
        raise InvalidInput("give tags within the selector, not beside it", path="/selector")
    try:
        return check_selector(context.organization_id, selector)
    except InvalidInput as error:
        raise error.at(f"/selector{error.path}") from error


def _stored(selector: Selector) -> dict[str, Any]:
    """Return what a task stores of a selector."""
    return {"completion_tags_selector": list(selector.all_tags), "selector": selector.stored}


async def check_feedback_task(
    context: RequestContext, info: ResolveInfo, task_id: str, json_schema: Any
) -> dict[str, Any]:
    """Tell which grades of a task a schema would reject, and read those that are shown."""
    organization_id = context.organization_id
    check = await task_check.check_task(organization_id, task_id, json_schema)
    selected = Selection.below(info).child("rejected")
    rows: Mapping[str, FeedbackRow] = {}
    if check.rejected and "feedback" in selected.names():
        rows = await feedback.find_feedback(
            organization_id,
            [one.feedback_id for one in check.rejected],
            projection=feedback_projection(selected.child("feedback")),
        )
    rejected = [{**asdict(one), "feedback": rows.get(one.feedback_id)} for one in check.rejected]
    return {**asdict(check), "rejected": rejected}


async def archive_feedback_task(context: RequestContext, task_id: str) -> FeedbackTaskRow:
    """Put a task away."""
    return await task_archive.archive_feedback_task(context.organization_id, task_id)


async def restore_feedback_task(context: RequestContext, task_id: str) -> FeedbackTaskRow:
    """Let an archived task take grades again."""
    return await task_deletions.restore_feedback_task(context.organization_id, task_id)


async def delete_feedback_task(
    context: RequestContext, task_id: str, *, cascade: bool
) -> JobRow | None:
    """Delete a task; return the job that does it with its feedback, if one does."""
    return await task_deletions.delete_feedback_task(context.principal, task_id, cascade=cascade)
