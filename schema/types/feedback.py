"""Feedback."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry import Maybe, Parent

from resolvers import completions as resolve_completions
from resolvers import feedback as resolve
from schema.connection import (
    After,
    Before,
    Connection,
    First,
    Info,
    Last,
    Node,
    page_request,
)
from schema.descriptions import MAX_MATCHED_COMPLETIONS
from schema.execution.batch_fields import Rows, batch_field
from schema.execution.field_metadata import needs
from schema.filters import given
from schema.orders import BY_IDS, CompletionOrdersOfIds, completion_sort_of_ids
from schema.scalars import JSON
from services.feedback.feedback import MAX_COMMENT_LENGTH, MAX_MATCHED, ByIds, ByTags
from services.tags import MAX_TAGS

if TYPE_CHECKING:
    from schema.types.completion import Completion
    from schema.types.feedback_task import FeedbackTask


async def _tasks(rows: Parent[Rows], info: Info) -> Any:
    return await resolve.tasks_of_feedback(info.context, [row["task_id"] for row in rows])


async def _completions(
    rows: Parent[Rows],
    info: Info,
    order_by: CompletionOrdersOfIds = BY_IDS,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Any:
    return await resolve_completions.graded_completions(
        info.context,
        info._raw_info,
        [row["matched_completion_ids"] for row in rows],
        page_request(first, after, last, before),
        completion_sort_of_ids(order_by),
    )


@strawberry.type(description="A grade for completions, in the form that its task demands.")
class Feedback(Node):
    """A view over `services.rows.FeedbackRow`."""

    created_at: datetime = strawberry.field(description="When it was given.")
    task: Annotated["FeedbackTask", strawberry.lazy("schema.types.feedback_task")] | None = (
        batch_field(
            _tasks,
            "The task it answers. Pages load their tasks at once.",
            metadata=needs("task_id"),
        )
    )
    task_id: strawberry.ID = strawberry.field(description="The task's id.")
    task_version: int = strawberry.field(description="The version of the task it was given under.")
    json_values: JSON = strawberry.field(description="The answer; keeps to that version's schema.")
    comment: str = strawberry.field(description="A comment; may be empty.")
    completions: (
        Connection[Annotated["Completion", strawberry.lazy("schema.types.completion")]] | None
    ) = batch_field(
        _completions,
        "What it grades, without what was deleted since.",
        metadata=needs("matched_completion_ids"),
    )
    matched_completion_ids: list[strawberry.ID] = strawberry.field(
        description="The ids of the completions it grades."
    )
    completions_summary: str | None = strawberry.field(
        description="A text about these completions, as the client sent it."
    )


@strawberry.input(description="Completions by their tags.")
class CompletionTagsSelectorInput:
    """See `services.feedback.feedback.ByTags`."""

    tags: list[str] = strawberry.field(
        description="The completions that have every one of these, up to "
        f"{MAX_TAGS:,}; an empty list selects none."
    )
    allow_unmatched_feedback: bool = strawberry.field(
        default=False, description="Whether it may be none at all."
    )
    max_matched_completions: int | None = strawberry.field(
        default=None,
        description=f"How many it may be at most: 0 to {MAX_MATCHED:,}. Unless it is given, "
        f"{MAX_MATCHED_COMPLETIONS}, as the gateway is set.",
    )


@strawberry.input(one_of=True, description="Which completions feedback grades: one of these ways.")
class FeedbackSelectionInput:
    """See `services.feedback.feedback.upload_feedback`."""

    completion_ids: Maybe[list[strawberry.ID]] = strawberry.field(
        description=f"These, all of which must be there: 1 to {MAX_MATCHED:,}."
    )
    completion_tags_selector: Maybe[CompletionTagsSelectorInput] = strawberry.field(
        description="Those that have these tags."
    )

    def to_service(self) -> ByIds | ByTags:
        """Turn it into what services take."""
        if self.completion_ids is not None:
            return ByIds(given(self.completion_ids), path="/selection/completionIds")
        selector: CompletionTagsSelectorInput = given(self.completion_tags_selector)
        path = "/selection/completionTagsSelector"
        return ByTags(
            selector.tags,
            selector.allow_unmatched_feedback,
            selector.max_matched_completions,
            path=f"{path}/tags",
            max_matched_path=f"{path}/maxMatchedCompletions",
        )


@strawberry.input(description="Feedback to be stored.")
class UploadFeedbackInput:
    """See `services.feedback.feedback.upload_feedback`."""

    task_id: strawberry.ID = strawberry.field(description="The task that it answers.")
    json_values: JSON = strawberry.field(description="The answer; must keep to the task's schema.")
    comment: str = strawberry.field(
        default="", description=f"A comment of up to {MAX_COMMENT_LENGTH:,} characters."
    )
    selection: FeedbackSelectionInput = strawberry.field(description="What it grades.")
    completions_summary: Maybe[str | None] = strawberry.field(
        description=f"A text about these completions, of up to {MAX_COMMENT_LENGTH:,} characters."
    )
