"""Queues that graders share: leases, and how far the grading is."""

from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, Final

import strawberry
from strawberry import Maybe, Parent

from resolvers import queue as resolve
from resolvers.queue import MAX_GRADERS
from schema.connection import Info
from schema.execution.batch_fields import Rows, batch_field
from schema.execution.field_metadata import costs, sized_by_its_object
from schema.types.grader import GraderInput
from services.changes.wanted import MAX_WANTED
from services.grading.assigning import MAX_COUNT, MAX_LEASE_SECONDS
from services.grading.handed import QueueOrder
from services.grading.leases import MAX_LEASES, MAX_REASON_LENGTH
from services.storage.paging import COUNT_CAP

if TYPE_CHECKING:
    from schema.types.completion import Completion


@strawberry.enum(name="QueueOrder", description="Which completions of a queue come first.")
class QueueOrderValue(Enum):
    """See `services.grading.assigning.QueueOrder`."""

    NEWEST = strawberry.enum_value(QueueOrder.NEWEST.value, description="The newest.")
    OLDEST = strawberry.enum_value(QueueOrder.OLDEST.value, description="The oldest.")
    RANDOM = strawberry.enum_value(
        QueueOrder.RANDOM.value,
        description="Any: those that come next from a random place in a shuffled order.",
    )
    DISAGREED = strawberry.enum_value(
        QueueOrder.DISAGREED.value,
        description="Those whose graders disagree most, if nobody has adjudicated; those that have "
        "all of their grades too.",
    )


async def _completions(rows: Parent[Rows], info: Info) -> Any:
    ids = [row["completion_id"] for row in rows]
    return await resolve.completions_of(info.context, info._raw_info, ids)


@strawberry.type(description="That a completion is a grader's to grade, for a while.")
class Lease:
    """A view over `services.grading.assigning.Lease`."""

    id: strawberry.ID = strawberry.field(
        description="What renews, releases or skips it; the token's own alone."
    )
    task_id: strawberry.ID = strawberry.field(description="The task's id.")
    completion_id: strawberry.ID = strawberry.field(description="The completion's id.")
    completion: Annotated["Completion", strawberry.lazy("schema.types.completion")] | None = (
        batch_field(_completions, "The completion; null if it was deleted since.")
    )
    expires_at: datetime = strawberry.field(
        description="When it ends by itself, by the database's clock; a grade ends it, too."
    )


@strawberry.input(description="Which completions are to be handed out, and to whom.")
class AssignNextInput:
    """See `services.grading.assigning.assign_next`."""

    task_id: strawberry.ID = strawberry.field(description="Of which task's queue.")
    count: int = strawberry.field(default=1, description=f"How many at most, 1 to {MAX_COUNT}.")
    lease_seconds: int = strawberry.field(
        default=600, description=f"For how long, 1 to {MAX_LEASE_SECONDS:,} seconds."
    )
    order: QueueOrderValue = strawberry.field(
        default=QueueOrderValue.NEWEST, description="Which come first."
    )
    completion_ids: Maybe[list[strawberry.ID] | None] = strawberry.field(
        description=f"Of these alone, up to {MAX_COUNT}, as `feedbackWanted` tells them; of the "
        "whole queue, if it is left out.",
    )
    grader: Maybe[GraderInput | None] = strawberry.field(
        description="Who grades, as in `uploadFeedback`: a grader gets nothing that they have "
        "graded, skipped or hold. The token, if it is left out.",
    )


@strawberry.type(description="What `assignNext` returns.")
class AssignNextPayload:
    """Of `assignNext`."""

    leases: list[Lease] = strawberry.field(
        description="In the order asked for; fewer where no more are free.",
        metadata=sized_by_its_object(),
    )


@strawberry.type(description="That completions want a grade.")
class FeedbackWantedEvent:
    """A view over `services.changes.wanted.Wanted`."""

    cursor: str = strawberry.field(
        description="Where this event stands: with it as `after` a subscription to the same task "
        "by the same grader goes on with what came after it, on every gateway of the database."
    )
    completion_ids: list[strawberry.ID] = strawberry.field(
        description=f"Which completions, 1 to {MAX_WANTED}, for `assignNext`. One may be told "
        "again: whether it still wants a grade is decided when it is leased."
    )


_LEASE_IDS: Final = f"Which leases, 1 to {MAX_LEASES} of the token's own."


@strawberry.input(description="Which leases are to end later.")
class RenewLeaseInput:
    """See `services.grading.leases.renew_leases`."""

    lease_ids: list[strawberry.ID] = strawberry.field(description=_LEASE_IDS)
    lease_seconds: int = strawberry.field(
        default=600,
        description=f"They end so many seconds from now, 1 to {MAX_LEASE_SECONDS:,}.",
    )


@strawberry.type(description="What `renewLease` returns.")
class RenewLeasePayload:
    """Of `renewLease`."""

    leases: list[Lease] = strawberry.field(
        description="Those that were renewed, in the order of the input.",
        metadata=sized_by_its_object(),
    )
    lost_ids: list[strawberry.ID] = strawberry.field(
        description="The rest: they had ended, and others may have the completions."
    )


@strawberry.input(description="Which leases are to end.")
class ReleaseLeaseInput:
    """See `services.grading.leases.release_leases`."""

    lease_ids: list[strawberry.ID] = strawberry.field(description=_LEASE_IDS)


@strawberry.type(description="What `releaseLease` returns.")
class ReleaseLeasePayload:
    """Of `releaseLease`."""

    count: int = strawberry.field(description="How many were still there.")


@strawberry.input(description="Which completion is to be passed over.")
class SkipInput:
    """See `services.grading.leases.skip`."""

    lease_id: strawberry.ID = strawberry.field(description="The lease it was handed out under.")
    reason: str = strawberry.field(
        default="", description=f"For people; up to {MAX_REASON_LENGTH:,} characters."
    )


@strawberry.type(description="What `skip` returns.")
class SkipPayload:
    """Of `skip`."""

    skipped_lease_id: strawberry.ID = strawberry.field(description="The lease that has ended.")


_LAST_HOUR: Final = "How many completions were graded in the last hour; each counts once a grade."
_LAST_DAY: Final = "The same in the last 24 hours."


async def _token_names(rows: Parent[Rows], info: Info) -> Any:
    return await resolve.names_of(info.context, [row["grader"] for row in rows])


@strawberry.type(description="What one grader does for a task.")
class GraderProgress:
    """A view over `services.grading.progress.GraderProgress`."""

    grader: str = strawberry.field(
        description="The id that they claim, or `token:` and the token's id."
    )
    token_name: str | None = batch_field(
        _token_names,
        "The name of the token that they are known by; null of an id that is claimed, and where "
        "the token is gone.",
        metadata=costs(1),
    )
    leased: int = strawberry.field(description="How many completions they hold.")
    leased_until: datetime | None = strawberry.field(
        description="When the last of these leases ends, unless it is renewed; null if there is "
        "none."
    )
    graded: int = strawberry.field(
        description="How many completions of a shared queue they have graded."
    )
    skipped: int = strawberry.field(description="How many they have passed over.")
    last_hour: int = strawberry.field(description=_LAST_HOUR)
    last_day: int = strawberry.field(description=_LAST_DAY)


@strawberry.type(
    description="How far the grading of a task is. Leases, skips and grades are known of shared "
    "queues: from the first `assignNext` on, or where a task wants several grades."
)
class Progress:
    """A view over `services.grading.progress.Progress`."""

    left: int = strawberry.field(
        description="How many lack grades: those that wait, and those that are held; none of an "
        "archived task. With `graded` they are all of its queue."
    )
    waiting: int = strawberry.field(
        description="How many completions can be handed out now; none of an archived task."
    )
    waiting_is_exact: bool = strawberry.field(
        description="False where a queue that is not shared is counted to "
        f"{COUNT_CAP:,}, as `left` is then."
    )
    leased: int = strawberry.field(description="How many are under a lease.")
    graded: int = strawberry.field(
        description="How many have all of their grades; of a queue that is not shared those that "
        f"have any for the task, up to {COUNT_CAP:,}."
    )
    skipped: int = strawberry.field(
        description="How many lack grades, and were passed over by somebody."
    )
    oldest_at: datetime | None = strawberry.field(
        description="When the oldest that lacks grades was created; null if none does."
    )
    last_hour: int = strawberry.field(description=_LAST_HOUR)
    last_day: int = strawberry.field(description=_LAST_DAY)
    is_building: bool = strawberry.field(
        description="Whether completions are still on their way into the queue."
    )
    graders: list[GraderProgress] = strawberry.field(
        description=f"Who holds, has graded or has skipped any: the {MAX_GRADERS} who have graded "
        "most first."
    )
