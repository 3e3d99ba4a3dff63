"""Feedback tasks."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry import Maybe, Parent

from resolvers import completions as resolve_completions
from resolvers import feedback as resolve_feedback
from resolvers import feedback_tasks as resolve
from schema.connection import After, Connection, First, Info, Node, page_request
from schema.filters import given
from schema.scalars import JSON
from services.rows import FeedbackTaskRow

if TYPE_CHECKING:
    from schema.completion import Completion
    from schema.feedback import Feedback


async def _ungraded_completions(
    root: Parent[FeedbackTaskRow], info: Info, first: First = None, after: After = None
) -> Any:
    return await resolve_completions.ungraded_completions(
        info.context, info._raw_info, root, page_request(first, after)
    )


async def _ungraded_count(root: Parent[FeedbackTaskRow], info: Info) -> int:
    return await resolve.ungraded_count(info.context, root)


async def _feedback(
    root: Parent[FeedbackTaskRow], info: Info, first: First = None, after: After = None
) -> Any:
    return await resolve_feedback.feedback_of_task(
        info.context, info._raw_info, root["id"], page_request(first, after)
    )


async def _feedback_count(root: Parent[FeedbackTaskRow], info: Info) -> int:
    return await resolve_feedback.feedback_count_of_task(info.context, root["id"])


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
        description="Its queue, newest first: completions that match and have no feedback for it.",
    )
    ungraded_count: int = strawberry.field(
        resolver=_ungraded_count, description="How long its queue is, up to 10,000."
    )
    feedback: Connection[Annotated["Feedback", strawberry.lazy("schema.feedback")]] = (
        strawberry.field(resolver=_feedback, description="The feedback given for it, newest first.")
    )
    feedback_count: int = strawberry.field(
        resolver=_feedback_count, description="How much feedback was given for it."
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
