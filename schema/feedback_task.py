"""Feedback tasks."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import strawberry
from strawberry import Maybe, Parent

from resolvers import completions as resolve_completions
from resolvers import feedback as resolve_feedback
from resolvers import feedback_tasks as resolve
from resolvers.context import RequestContext
from resolvers.projection import ResolveInfo
from schema.connection import After, Connection, First, Info, Node, page_request
from schema.filters import given
from schema.paged import alone, by_page
from schema.scalars import JSON
from services.rows import FeedbackTaskRow

if TYPE_CHECKING:
    from schema.completion import Completion
    from schema.feedback import Feedback


Rows: TypeAlias = Sequence[FeedbackTaskRow]


async def _queues(
    rows: Rows,
    context: RequestContext,
    info: ResolveInfo,
    first: int | None = None,
    after: str | None = None,
) -> Any:
    return await resolve_completions.ungraded_completions(
        context, info, rows, page_request(first, after)
    )


async def _ungraded_completions(
    root: Parent[FeedbackTaskRow], info: Info, first: First = None, after: After = None
) -> Any:
    return await alone(_queues, root, info, first=first, after=after)


async def _ungraded_counts(rows: Rows, context: RequestContext, _: ResolveInfo) -> list[int]:
    return await resolve.ungraded_counts(context, rows)


async def _ungraded_count(root: Parent[FeedbackTaskRow], info: Info) -> Any:
    return await alone(_ungraded_counts, root, info)


async def _feedback_of(
    rows: Rows,
    context: RequestContext,
    info: ResolveInfo,
    first: int | None = None,
    after: str | None = None,
) -> Any:
    return await resolve_feedback.feedback_of(
        context, info, "task_id", [row["id"] for row in rows], page_request(first, after)
    )


async def _feedback(
    root: Parent[FeedbackTaskRow], info: Info, first: First = None, after: After = None
) -> Any:
    return await alone(_feedback_of, root, info, first=first, after=after)


async def _feedback_counts(rows: Rows, context: RequestContext, _: ResolveInfo) -> list[int]:
    ids = [row["id"] for row in rows]
    return await resolve_feedback.feedback_counts_of_tasks(context, ids)


async def _feedback_count(root: Parent[FeedbackTaskRow], info: Info) -> Any:
    return await alone(_feedback_counts, root, info)


@strawberry.type(description="What graders were asked before the task was changed.")
class FeedbackTaskVersion:
    """See `models.feedback_task.FeedbackTaskVersion`."""

    version: int = strawberry.field(description="Its number, from 1 on.")
    created_at: datetime = strawberry.field(description="When it was made.")
    name: str = strawberry.field(description="The name then.")
    instruction: str = strawberry.field(description="The instruction then; Markdown.")
    json_schema: JSON = strawberry.field(description="The JSON Schema then.")
    completion_tags_selector: list[str] = strawberry.field(description="The selector then.")


@strawberry.type(description="A question to be answered for completions, in a form of its own.")
class FeedbackTask(Node):
    """A view over `services.rows.FeedbackTaskRow`."""

    created_at: datetime = strawberry.field(description="When it was made.")
    updated_at: datetime = strawberry.field(description="When its version was made.")
    version: int = strawberry.field(description="1 at first; grows with every update.")
    name: str = strawberry.field(description="For people; may be empty.")
    instruction: str = strawberry.field(
        description="For the person who grades; Markdown, may be empty."
    )
    json_schema: JSON = strawberry.field(
        description="The form of an answer: JSON Schema, draft 2020-12 unless its `$schema` says "
        "otherwise."
    )
    completion_tags_selector: list[str] = strawberry.field(
        description="A completion matches when it has every one of these tags; all match if it is "
        "empty."
    )
    history: list[FeedbackTaskVersion] = strawberry.field(
        description="Its earlier versions, oldest first."
    )
    ungraded_completions: Connection[
        Annotated["Completion", strawberry.lazy("schema.completion")]
    ] = strawberry.field(
        resolver=_ungraded_completions,
        metadata=by_page(_queues),
        description="Its queue, newest first: completions that match and have no feedback for it.",
    )
    ungraded_count: int = strawberry.field(
        resolver=_ungraded_count,
        metadata=by_page(_ungraded_counts),
        description="How long its queue is, up to 10,000.",
    )
    feedback: Connection[Annotated["Feedback", strawberry.lazy("schema.feedback")]] = (
        strawberry.field(
            resolver=_feedback,
            metadata=by_page(_feedback_of),
            description="The feedback given for it, newest first.",
        )
    )
    feedback_count: int = strawberry.field(
        resolver=_feedback_count,
        metadata=by_page(_feedback_counts),
        description="How much feedback was given for it.",
    )


@strawberry.input(description="A task to be made.")
class CreateFeedbackTaskInput:
    """All that a task is."""

    name: str = strawberry.field(description="For people; up to 200 characters.")
    instruction: str = strawberry.field(
        default="", description="For the person who grades; Markdown, up to 100,000 characters."
    )
    json_schema: JSON = strawberry.field(
        description="The form of an answer: JSON Schema, draft 2020-12 unless its `$schema` says "
        "otherwise. References must stay inside it; patterns must not look around."
    )
    completion_tags_selector: list[str] = strawberry.field(
        default_factory=list,
        description="The tags that a completion must have, every one of them.",
    )


@strawberry.input(description="What becomes another in a task; what is left out stays as it is.")
class UpdateFeedbackTaskInput:
    """All that a task is, each optional."""

    name: Maybe[str] = strawberry.field(description="For people; up to 200 characters.")
    instruction: Maybe[str] = strawberry.field(description="For the person who grades.")
    json_schema: Maybe[JSON] = strawberry.field(description="The form of an answer.")
    completion_tags_selector: Maybe[list[str]] = strawberry.field(
        description="The tags that a completion must have."
    )

    def to_changes(self) -> dict[str, Any]:
        """Return what is given, by the stored names."""
        names = ("name", "instruction", "json_schema", "completion_tags_selector")
        changes = {name: given(getattr(self, name)) for name in names}
        return {name: value for name, value in changes.items() if value is not None}
