"""Feedback."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry import Maybe, Parent

from resolvers import completions as resolve_completions
from resolvers import feedback as resolve
from schema.conditions import given
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
from schema.execution.field_metadata import needs, of_row
from schema.orders import BY_IDS, CompletionOrdersOfIds, completion_sort_of_ids
from schema.scalars import JSON
from schema.types.grader import Grader, GraderInput, grader_of
from services.grading.uploading import MAX_COMMENT_LENGTH, MAX_MATCHED, ByIds, ByTags
from services.ids import MAX_CLIENT_ID_LENGTH
from services.rows import FeedbackRow
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


def _adjudicates(row: Parent[FeedbackRow]) -> bool:
    return row.get("adjudicates") is True


async def _authors(rows: Parent[Rows], info: Info) -> Any:
    return await resolve.authors(info.context, rows)


async def _revisers(rows: Parent[Rows], info: Info) -> Any:
    return await resolve.revisers(info.context, rows)


def _revision(row: Parent[FeedbackRow]) -> int:
    return row.get("revision") or 1


def _updated_at(row: Parent[FeedbackRow]) -> Any:
    return row.get("updated_at") or row["created_at"]


def _history(row: Parent[FeedbackRow]) -> Any:
    return row.get("history") or []


def _may_change(row: Parent[FeedbackRow], info: Info) -> bool:
    return resolve.may_change(info.context, row)


@strawberry.type(description="Whose token has given feedback.")
class FeedbackAuthor:
    """A view over `resolvers.feedback.Author`."""

    token_id: strawberry.ID = strawberry.field(description="The token's id.")
    name: str | None = strawberry.field(description="The token's name; null if it is gone.")


@strawberry.type(description="Feedback as it was before it was corrected.")
class FeedbackRevision:
    """See `services.grading.revising`."""

    revision: int = strawberry.field(description="1 at first.")
    at: datetime = strawberry.field(description="When it was given.")
    token_id: strawberry.ID | None = strawberry.field(
        description="The token that gave it; null if a gateway of before stored it."
    )
    grader: Grader | None = strawberry.field(description="Who has graded, as claimed.")
    task_version: int = strawberry.field(description="The version of the task.")
    json_values: JSON = strawberry.field(description="The answer.")
    comment: str = strawberry.field(description="The comment.")


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
    author: FeedbackAuthor | None = batch_field(
        _authors,
        "Whose token has given it; null if a gateway of before stored it.",
        metadata=needs("token_id"),
    )
    grader: Grader | None = strawberry.field(
        description="Who has graded, as the client claims it; null if it does not."
    )
    revision: int = strawberry.field(
        resolver=_revision,
        description="1 at first; one more with each correction.",
        metadata=of_row(_revision) | needs("revision"),
    )
    revised_by: FeedbackAuthor | None = batch_field(
        _revisers,
        "Whose token has given this revision: the author's, until somebody corrects it.",
        metadata=needs("revised_by", "token_id"),
    )
    updated_at: datetime = strawberry.field(
        resolver=_updated_at,
        description="When this revision was given.",
        metadata=of_row(_updated_at) | needs("updated_at", "created_at"),
    )
    history: list[FeedbackRevision] = strawberry.field(
        resolver=_history,
        description="Its earlier revisions, oldest first.",
        metadata=of_row(_history) | needs("history"),
    )
    viewer_can_change: bool = strawberry.field(
        resolver=_may_change,
        description="Whether the token behind the request may correct it and take it back.",
        metadata=needs("token_id"),
    )
    adjudicates: bool = strawberry.field(
        resolver=_adjudicates,
        metadata=of_row(_adjudicates) | needs("adjudicates"),
        description="Whether it is the grade that counts, above those of all graders.",
    )


@strawberry.input(description="Completions by their tags.")
class CompletionTagsSelectorInput:
    """See `services.grading.uploading.ByTags`."""

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
    """See `services.grading.uploading.upload_feedback`."""

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


_GRADER = "Who has graded; the token alone says it if it is not given."


@strawberry.input(description="Feedback to be stored.")
class UploadFeedbackInput:
    """See `services.grading.uploading.upload_feedback`."""

    id: Maybe[strawberry.ID | None] = strawberry.field(
        description=f"The client's own id for it, up to {MAX_CLIENT_ID_LENGTH} visible ASCII "
        "characters but '/'. The same upload again returns what is there; other feedback under an "
        "id that is there is CONFLICT. The gateway makes one if it is not given."
    )
    task_id: strawberry.ID = strawberry.field(description="The task that it answers.")
    json_values: JSON = strawberry.field(description="The answer; must keep to the task's schema.")
    comment: str = strawberry.field(
        default="", description=f"A comment of up to {MAX_COMMENT_LENGTH:,} characters."
    )
    selection: FeedbackSelectionInput = strawberry.field(description="What it grades.")
    completions_summary: Maybe[str | None] = strawberry.field(
        description=f"A text about these completions, of up to {MAX_COMMENT_LENGTH:,} characters."
    )
    grader: Maybe[GraderInput | None] = strawberry.field(description=_GRADER)


@strawberry.input(description="Feedback that is corrected. What is not given stays.")
class UpdateFeedbackInput:
    """See `services.grading.revising.update_feedback`."""

    id: strawberry.ID = strawberry.field(description="Which feedback.")
    json_values: Maybe[JSON] = strawberry.field(
        description="The answer; must keep to the task's latest schema."
    )
    comment: Maybe[str] = strawberry.field(
        description=f"A comment of up to {MAX_COMMENT_LENGTH:,} characters."
    )
    completions_summary: Maybe[str | None] = strawberry.field(
        description=f"A text about the completions, of up to {MAX_COMMENT_LENGTH:,} characters."
    )
    grader: Maybe[GraderInput | None] = strawberry.field(
        description="Who has graded; null takes the claim away."
    )
    expected_revision: Maybe[int] = strawberry.field(
        description="The `revision` that is to be changed, 1 or more: with another it is a "
        "CONFLICT, and nothing changes, unless it is the same change once more. Left out, the last "
        "change wins."
    )

    def to_changes(self) -> dict[str, Any]:
        """Return what becomes another, by the services' names."""
        changes = {
            name: given(getattr(self, name))
            for name in ("json_values", "comment", "completions_summary")
            if getattr(self, name) is not None
        }
        if self.grader is not None:
            changes["grader"] = grader_of(self.grader)
        return changes


@strawberry.input(description="Feedback that is taken back.")
class DeleteFeedbackInput:
    """See `services.grading.revising.delete_feedback`."""

    id: strawberry.ID = strawberry.field(description="Which feedback.")
