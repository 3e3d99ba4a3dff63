"""Background work."""

from datetime import datetime

import strawberry

from schema.connection import Node
from schema.enums import JobState
from schema.scalars import Long


@strawberry.type(description="What a job has said at one time.")
class JobLogLine:
    """See `models.job.JobLogLine`."""

    at: datetime = strawberry.field(description="When.")
    text: str = strawberry.field(description="What; up to 200 characters.")


@strawberry.type(description="Background work, done in steps by whichever gateway takes it.")
class Job(Node):
    """A view over `services.rows.JobRow`."""

    id: strawberry.ID = strawberry.field(description="Its id; the kind of a job of the gateway's.")
    kind: str = strawberry.field(description="What it does.")
    state: JobState = strawberry.field(description="How far it has come.")
    created_at: datetime = strawberry.field(description="When it was asked for.")
    started_at: datetime | None = strawberry.field(
        description="When a gateway began with it, the last time; null if none has."
    )
    ended_at: datetime | None = strawberry.field(description="When it was over; null if it is not.")
    due_at: datetime | None = strawberry.field(
        description="From when on a gateway may begin with it, or with its next run; null if it is "
        "being done, or is over for good."
    )
    done: Long = strawberry.field(description="How much of it is done, in a unit of its kind.")
    total: Long | None = strawberry.field(
        description="How much there is to do in all, in the same unit; null if not known."
    )
    log: list[JobLogLine] | None = strawberry.field(
        description="Its last 50 lines, oldest first; null for a job of the gateway's own."
    )


@strawberry.input(description="A job to be cancelled.")
class CancelJobInput:
    """See `services.jobs.jobs.cancel_job`."""

    id: strawberry.ID = strawberry.field(description="Its id.")
