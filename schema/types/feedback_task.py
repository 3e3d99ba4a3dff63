"""Feedback tasks."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Final

import strawberry
from strawberry import Maybe, Parent

from resolvers import completions as resolve_completions
from resolvers import feedback as resolve_feedback
from resolvers import feedback_tasks as resolve
from resolvers import queue as resolve_queue
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
from schema.execution.batch_fields import Rows, batch_field
from schema.execution.field_metadata import costs, holds_up_to
from schema.orders import (
    NEWEST_COMPLETIONS,
    NEWEST_FEEDBACK,
    CompletionOrders,
    FeedbackOrders,
    completion_sort,
    feedback_sort,
)
from schema.scalars import JSON
from schema.types.queue import Lease, Progress
from schema.types.task_selector import (
    FeedbackTaskSelector,
    FeedbackTaskSelectorInput,
    shown_selector,
)
from services.feedback.tasks import (
    MAX_GRADES_PER_COMPLETION,
    MAX_INSTRUCTION_LENGTH,
    MAX_NAME_LENGTH,
)
from services.grading.leases import MAX_LEASES
from services.rows import FeedbackTaskRow
from services.storage.paging import COUNT_CAP
from services.tags import MAX_TAG_LENGTH, MAX_TAGS

if TYPE_CHECKING:
    from schema.types.completion import Completion
    from schema.types.feedback import Feedback


async def _queues(
    rows: Parent[Rows],
    info: Info,
    order_by: CompletionOrders = NEWEST_COMPLETIONS,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Any:
    return await resolve_completions.ungraded_completions(
        info.context,
        info._raw_info,
        rows,
        page_request(first, after, last, before),
        completion_sort(order_by),
    )


async def _queue_lengths(rows: Parent[Rows], info: Info) -> Any:
    return await resolve.ungraded_counts(info.context, rows)


async def _histories(
    rows: Parent[Rows],
    info: Info,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Any:
    page = page_request(first, after, last, before)
    return await resolve.histories(info.context, info._raw_info, rows, page)


async def _progress(rows: Parent[Rows], info: Info) -> Any:
    return await resolve_queue.progress_of(info.context, rows)


async def _leases(rows: Parent[Rows], info: Info) -> Any:
    return await resolve_queue.leases_of(info.context, rows)


async def _feedback(
    rows: Parent[Rows],
    info: Info,
    order_by: FeedbackOrders = NEWEST_FEEDBACK,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Any:
    return await resolve_feedback.feedback_of(
        info.context,
        info._raw_info,
        "task_id",
        [row["id"] for row in rows],
        page_request(first, after, last, before),
        feedback_sort(order_by),
    )


async def _feedback_counts(rows: Parent[Rows], info: Info) -> Any:
    ids = [row["id"] for row in rows]
    return await resolve_feedback.feedback_counts_of_tasks(info.context, ids)


def _selector(row: Parent[FeedbackTaskRow]) -> Any:
    return shown_selector(row)


def _wanted(row: Parent[FeedbackTaskRow]) -> int:
    return row.get("grades_per_completion", 1)


def _selector_then(row: Parent[dict[str, Any]]) -> Any:
    return shown_selector(row)


@strawberry.type(description="What graders were asked before the task was changed.")
class FeedbackTaskVersion:
    """See `models.feedback_task.FeedbackTaskVersion`."""

    version: int = strawberry.field(description="Its number, from 1 on.")
    created_at: datetime = strawberry.field(description="When it was made.")
    name: str = strawberry.field(description="The name then.")
    instruction: str = strawberry.field(description="The instruction then; Markdown.")
    json_schema: JSON = strawberry.field(description="The JSON Schema then.")
    completion_tags_selector: list[str] = strawberry.field(description="Its tags then.")
    selector: FeedbackTaskSelector = strawberry.field(
        resolver=_selector_then, description="What it selected then."
    )


@strawberry.type(description="A question to be answered for completions, in a form of its own.")
class FeedbackTask(Node):
    """A view over `services.rows.FeedbackTaskRow`."""

    created_at: datetime = strawberry.field(description="When it was made.")
    updated_at: datetime = strawberry.field(description="When its version was made.")
    version: int = strawberry.field(
        description="1 at first; grows with every update that changes something."
    )
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
    selector: FeedbackTaskSelector = strawberry.field(
        resolver=_selector, description="What it selects."
    )
    grades_per_completion: int = strawberry.field(
        resolver=_wanted, description="How many graders each completion is for."
    )
    archived_at: datetime | None = strawberry.field(
        description="Since when it is put away, and takes no new grades; null if it is not."
    )
    history: Connection[FeedbackTaskVersion] | None = batch_field(
        _histories, "Its earlier versions, newest first."
    )
    ungraded_completions: (
        Connection[Annotated["Completion", strawberry.lazy("schema.types.completion")]] | None
    ) = batch_field(_queues, "Its queue: completions that match and have no feedback for it.")
    ungraded_count: int = batch_field(
        _queue_lengths,
        f"How long its queue is, up to {COUNT_CAP:,}.",
        metadata=costs(1),
    )
    progress: Progress | None = batch_field(
        _progress, "How far its grading is, and by whom.", metadata=costs(5)
    )
    viewer_leases: list[Lease] | None = batch_field(
        _leases,
        f"What the token of the request holds of its queue, up to {MAX_LEASES}: those that end "
        "first. A client that has lost their ids goes on with them by `renewLease`.",
        metadata=costs(5) | holds_up_to(MAX_LEASES),
    )
    feedback: Connection[Annotated["Feedback", strawberry.lazy("schema.types.feedback")]] | None = (
        batch_field(_feedback, "The feedback given for it.")
    )
    feedback_count: int = batch_field(
        _feedback_counts, "How much feedback was given for it.", metadata=costs(1)
    )


_SELECTOR: Final = (
    f"The tags that a completion must have, every one of them: up to {MAX_TAGS:,} of up to "
    f"{MAX_TAG_LENGTH:,} characters."
)


_MATERIALISED: Final = (
    "The queue of one that selects by more than tags that a completion must have follows within "
    "seconds; all that is there is gone through by a job."
)


@strawberry.input(description="A task to be made.")
class CreateFeedbackTaskInput:
    """All that a task is."""

    name: str = strawberry.field(description=f"For people; up to {MAX_NAME_LENGTH:,} characters.")
    instruction: str = strawberry.field(
        default="",
        description="For the person who grades; Markdown, up to "
        f"{MAX_INSTRUCTION_LENGTH:,} characters.",
    )
    json_schema: JSON = strawberry.field(
        description="The form of an answer: JSON Schema, draft 2020-12 unless its `$schema` says "
        "otherwise. References must stay inside it; patterns must not look around."
    )
    completion_tags_selector: list[str] = strawberry.field(
        default_factory=list,
        description=_SELECTOR,
    )
    selector: Maybe[FeedbackTaskSelectorInput] = strawberry.field(
        description=f"What it selects, in place of `completionTagsSelector`. {_MATERIALISED}"
    )
    grades_per_completion: int = strawberry.field(
        default=1,
        description="How many graders each completion is for, 1 to "
        f"{MAX_GRADES_PER_COMPLETION}: it stays in the queue until so many have graded it.",
    )


_NO_NULL = "Left out, it stays; null is rejected."


@strawberry.input(description="What becomes another in a task; what is left out stays as it is.")
class UpdateFeedbackTaskInput:
    """All that a task is, each optional, and which task it is."""

    id: strawberry.ID = strawberry.field(description="Which task; its id.")
    name: Maybe[str] = strawberry.field(
        description=f"For people; up to {MAX_NAME_LENGTH:,} characters. {_NO_NULL}"
    )
    instruction: Maybe[str] = strawberry.field(
        description="For the person who grades; Markdown, up to "
        f"{MAX_INSTRUCTION_LENGTH:,} characters. {_NO_NULL}"
    )
    json_schema: Maybe[JSON] = strawberry.field(description=f"The form of an answer. {_NO_NULL}")
    completion_tags_selector: Maybe[list[str]] = strawberry.field(
        description=f"{_SELECTOR} What else it selects by stays. {_NO_NULL}"
    )
    selector: Maybe[FeedbackTaskSelectorInput] = strawberry.field(
        description="All that it selects, in place of what it has selected, and of "
        f"`completionTagsSelector`. {_MATERIALISED} {_NO_NULL}"
    )
    grades_per_completion: Maybe[int] = strawberry.field(
        description="How many graders each completion is for, 1 to "
        f"{MAX_GRADES_PER_COMPLETION}. What has enough by it leaves the queue, and the rest comes "
        f"back. {_NO_NULL}"
    )
    expected_version: Maybe[int] = strawberry.field(
        description="The `version` that is to be changed, 1 or more: with another it is a "
        "CONFLICT, and nothing changes. Left out, the last change wins."
    )

    def to_changes(self) -> dict[str, Any]:
        """Return what is given, by the stored names."""
        names = (
            *("name", "instruction", "json_schema", "completion_tags_selector"),
            "grades_per_completion",
        )
        changes = {name: given(getattr(self, name)) for name in names}
        if self.selector is not None:
            changes["selector"] = self.selector.value.to_service()
        return {name: value for name, value in changes.items() if value is not None}
