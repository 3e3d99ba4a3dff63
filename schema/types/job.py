"""Jobs: work that goes on behind the requests."""

from datetime import datetime

import strawberry

from schema.enums import JobState
from schema.scalars import Long


@strawberry.type(description="A line of a job's log.")
class JobLogLine:
    """See `models.job.JobDocument`."""

    at: datetime = strawberry.field(description="When.")
    text: str = strawberry.field(description="What.")


@strawberry.type(
    description="Work behind the requests, of the organization or of the gateway itself."
)
class Job:
    """A view over `services.rows.JobRow`."""

    id: strawberry.ID = strawberry.field(description="Its id; of the gateway's own it is the kind.")
    kind: str = strawberry.field(description="What it does.")
    state: JobState = strawberry.field(description="How far it is.")
    created_at: datetime = strawberry.field(description="When it was asked for.")
    updated_at: datetime = strawberry.field(description="When something was last heard of it.")
    started_at: datetime | None = strawberry.field(
        description="When it began; of what is done again and again, the last time."
    )
    ended_at: datetime | None = strawberry.field(description="When it ended; null while it runs.")
    done: Long = strawberry.field(description="How much is done: rows, as a rule.")
    total: Long | None = strawberry.field(description="How much there is; null if nobody knows.")
    log: list[JobLogLine] = strawberry.field(
        description="The last 50 lines; none of the gateway's own jobs."
    )
