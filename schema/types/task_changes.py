"""Feedback tasks that are put away, brought back and deleted."""

import strawberry

from schema.types.feedback_task import FeedbackTask
from schema.types.job import Job
from services.ids import global_id
from services.rows import JobRow


@strawberry.input(description="A task to be put away.")
class ArchiveFeedbackTaskInput:
    """See `services.feedback.task_archive.archive_feedback_task`."""

    id: strawberry.ID = strawberry.field(description="The task's id.")


@strawberry.input(description="A task to be brought back.")
class RestoreFeedbackTaskInput:
    """See `services.jobs.task_deletions.restore_feedback_task`."""

    id: strawberry.ID = strawberry.field(description="The task's id.")


@strawberry.input(description="A task to be deleted.")
class DeleteFeedbackTaskInput:
    """See `services.jobs.task_deletions.delete_feedback_task`."""

    id: strawberry.ID = strawberry.field(description="The task's id.")
    cascade: bool = strawberry.field(
        default=False,
        description="Whether the feedback given for it is deleted, too, by a job. Needs a token of "
        "role ADMIN.",
    )


@strawberry.type(description="What `archiveFeedbackTask` returns.")
class ArchiveFeedbackTaskPayload:
    """Of `archiveFeedbackTask`."""

    feedback_task: FeedbackTask = strawberry.field(description="The task as it is now.")


@strawberry.type(description="What `restoreFeedbackTask` returns.")
class RestoreFeedbackTaskPayload:
    """Of `restoreFeedbackTask`."""

    feedback_task: FeedbackTask = strawberry.field(description="The task as it is now.")


@strawberry.type(description="What `deleteFeedbackTask` returns.")
class DeleteFeedbackTaskPayload:
    """Of `deleteFeedbackTask`."""

    deleted_id: strawberry.ID = strawberry.field(description="The task's id.")
    deleted_global_id: strawberry.ID = strawberry.field(
        description="Its `globalId`, by which a client's store forgets it."
    )
    job: Job | None = strawberry.field(
        description="What deletes it with its feedback, until when it is an archived one; null "
        "where it is gone already."
    )


def deleted_task(id_: str, job: JobRow | None) -> dict[str, object]:
    """Return what a `DeleteFeedbackTaskPayload` shows."""
    return {"deleted_id": id_, "deleted_global_id": global_id("FeedbackTask", id_), "job": job}
