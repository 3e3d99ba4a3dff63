"""What becomes of feedback tasks: checked before they are changed, put away, deleted."""

from typing import Annotated, Any, Final

import strawberry

from resolvers import feedback_tasks as resolve
from schema.connection import Info
from schema.execution.field_metadata import costs
from schema.permissions import needs_role
from schema.root.mutation_fields import mutation_field
from schema.scalars import JSON
from schema.types.task_changes import (
    ArchiveFeedbackTaskInput,
    ArchiveFeedbackTaskPayload,
    DeleteFeedbackTaskInput,
    DeleteFeedbackTaskPayload,
    RestoreFeedbackTaskInput,
    RestoreFeedbackTaskPayload,
    deleted_task,
)
from schema.types.task_check import FeedbackTaskCheck
from services.tenants.tokens import Role

# Up to 10,000 grades are judged, for up to 5 seconds.
_COST: Final = 100


@strawberry.type
class TasksQuery:
    """See `services.grading.task_check`."""

    @strawberry.field(
        graphql_type=FeedbackTaskCheck | None,
        description="Check the feedback of a task against what may become its JSON Schema, before "
        "`updateFeedbackTask` saves it: which grades would be rejected. Needs a token of role "
        "WRITER or higher.",
        metadata={**needs_role(Role.WRITER), **costs(_COST)},
    )
    async def feedback_task_check(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="The task's id.")],
        json_schema: Annotated[
            JSON, strawberry.argument(description="The JSON Schema; see `CreateFeedbackTaskInput`.")
        ],
    ) -> Any:
        return await resolve.check_feedback_task(info.context, info._raw_info, id, json_schema)


@strawberry.type
class TasksMutation:
    """See `services.feedback.task_archive` and `services.jobs.task_deletions`."""

    @mutation_field(
        ArchiveFeedbackTaskPayload,
        Role.WRITER,
        "Put a task away: it takes no new grades (CONFLICT), has no queue, and is left out of "
        "`feedbackTasks` unless the filter says `isArchived`. Its feedback stays. Doing it again "
        "is harmless.",
    )
    async def archive_feedback_task(
        self,
        info: Info,
        input: Annotated[ArchiveFeedbackTaskInput, strawberry.argument(description="Which task.")],
    ) -> Any:
        return {"feedback_task": await resolve.archive_feedback_task(info.context, input.id)}

    @mutation_field(
        RestoreFeedbackTaskPayload,
        Role.WRITER,
        "Let an archived task take grades again. CONFLICT while it is being deleted. Doing it "
        "again is harmless.",
    )
    async def restore_feedback_task(
        self,
        info: Info,
        input: Annotated[RestoreFeedbackTaskInput, strawberry.argument(description="Which task.")],
    ) -> Any:
        return {"feedback_task": await resolve.restore_feedback_task(info.context, input.id)}

    @mutation_field(
        DeleteFeedbackTaskPayload,
        Role.WRITER,
        "Delete a task, at once if it has no feedback. CONFLICT if it has, unless `cascade` is "
        "true: then a job deletes both.",
    )
    async def delete_feedback_task(
        self,
        info: Info,
        input: Annotated[DeleteFeedbackTaskInput, strawberry.argument(description="Which task.")],
    ) -> Any:
        job = await resolve.delete_feedback_task(info.context, input.id, cascade=input.cascade)
        return deleted_task(input.id, job)
