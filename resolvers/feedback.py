"""Feedback, as GraphQL fetches it."""

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from resolvers.connections import Connection, build_connection, connect_all
from resolvers.context import RequestContext
from resolvers.projection import ResolveInfo, Selection, feedback_projection
from services.errors import NotFound
from services.grading import feedback, revising, uploading
from services.rows import FeedbackRow, FeedbackTaskRow
from services.storage.order import Sort
from services.storage.paging import PageRequest


class Author(TypedDict):
    """Whose token has given feedback; `name` is None where that token is gone."""

    token_id: str
    name: str | None


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
    sort: Sort,
) -> Connection:
    """List feedback."""
    selection = Selection.below(info)
    projection = feedback_projection(selection.nodes_of_connection())
    return await build_connection(
        selection,
        lambda: feedback.list_feedback(
            context.organization_id, filter_, page, sort=sort, projection=projection
        ),
        lambda: feedback.count_feedback(context.organization_id, filter_),
    )


async def feedback_of(
    context: RequestContext,
    info: ResolveInfo,
    field: str,
    keys: Sequence[str],
    page: PageRequest,
    sort: Sort,
) -> list[Connection]:
    """List the feedback of many tasks (`task_id`) or completions (`matched_completion_ids`).

    Args:
        context: Who asks.
        info: What is selected.
        field: The field of feedback that names them.
        keys: Their ids.
        page: Which page of each list.
        sort: The order of each list.
    """
    selection = Selection.below(info)
    projection = feedback_projection(selection.nodes_of_connection())
    return await connect_all(
        selection,
        len(keys),
        lambda: context.loaders.feedback_of(field, keys, page, sort, projection),
        lambda: context.loaders.feedback_counts(field, keys),
    )


async def feedback_counts_of_tasks(context: RequestContext, task_ids: Sequence[str]) -> list[int]:
    """Count the feedback of tasks."""
    return [number for number, _ in await context.loaders.feedback_counts("task_id", task_ids)]


async def tasks_of_feedback(
    context: RequestContext, task_ids: Sequence[str]
) -> list[FeedbackTaskRow | None]:
    """Load the tasks that feedback answers."""
    return await context.loaders.feedback_tasks(task_ids)


async def authors(context: RequestContext, rows: Sequence[FeedbackRow]) -> list[Author | None]:
    """Name who has given feedback; None of what was given before tokens were stored."""
    return await _named(context, [row.get("token_id") for row in rows])


async def revisers(context: RequestContext, rows: Sequence[FeedbackRow]) -> list[Author | None]:
    """Name who has given the revision that feedback has now."""
    return await _named(context, [row.get("revised_by") or row.get("token_id") for row in rows])


async def _named(context: RequestContext, ids: Sequence[str | None]) -> list[Author | None]:
    names = await context.loaders.token_names([one for one in ids if one is not None])
    return [None if one is None else {"token_id": one, "name": names.get(one)} for one in ids]


def may_change(context: RequestContext, row: FeedbackRow) -> bool:
    """Say whether the viewer may correct and take back feedback."""
    return revising.may_change(context.principal, row)


async def upload_feedback(
    context: RequestContext,
    *,
    feedback_id: str | None,
    task_id: str,
    json_values: Any,
    comment: str,
    selection: uploading.ByIds | uploading.ByTags,
    completions_summary: str | None,
    grader: Mapping[str, Any] | None,
) -> FeedbackRow:
    """Store feedback."""
    return await uploading.upload_feedback(
        context.organization_id,
        task_id=task_id,
        json_values=json_values,
        comment=comment,
        selection=selection,
        completions_summary=completions_summary,
        given=uploading.Given(context.principal.token_id, grader, feedback_id),
    )


async def update_feedback(
    context: RequestContext,
    feedback_id: str,
    changes: Mapping[str, Any],
    expected_revision: int | None,
) -> FeedbackRow:
    """Make a new revision of feedback."""
    return await revising.update_feedback(
        context.principal, feedback_id, changes, expected_revision=expected_revision
    )


async def delete_feedback(context: RequestContext, feedback_id: str) -> None:
    """Take feedback back."""
    await revising.delete_feedback(context.principal, feedback_id)
