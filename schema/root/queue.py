"""Queues that graders share."""

from collections.abc import AsyncGenerator
from typing import Annotated, Any

import strawberry

from resolvers import queue as resolve
from schema.connection import Info
from schema.execution.field_metadata import sized_by, told_apart
from schema.permissions import needs_role
from schema.root.mutation_fields import mutation_field
from schema.types.grader import GraderInput, grader_of
from schema.types.queue import (
    AssignNextInput,
    AssignNextPayload,
    FeedbackWantedEvent,
    ReleaseLeaseInput,
    ReleaseLeasePayload,
    RenewLeaseInput,
    RenewLeasePayload,
    SkipInput,
    SkipPayload,
)
from services.grading.handed import QueueOrder
from services.tenants.tokens import Role


@strawberry.type
class QueueMutation:
    """See `services.grading`."""

    @mutation_field(
        AssignNextPayload,
        Role.GRADER,
        "Hand out completions of a task's queue to one grader, each under a lease. Until it ends "
        "nobody else gets them, beyond as many graders as the task wants.",
        sized_by("input.count"),
    )
    async def assign_next(
        self,
        info: Info,
        input: Annotated[
            AssignNextInput, strawberry.argument(description="Which completions, to whom.")
        ],
    ) -> Any:
        leases = await resolve.assign_next(
            info.context,
            grader_of(input.grader),
            task_id=input.task_id,
            count=input.count,
            lease_seconds=input.lease_seconds,
            order=QueueOrder(str(input.order.value)),
            completion_ids=input.completion_ids.value if input.completion_ids else None,
        )
        return {"leases": leases}

    @mutation_field(
        RenewLeasePayload,
        Role.GRADER,
        "Let leases end later, if they have not.",
        sized_by("input.leaseIds"),
    )
    async def renew_lease(
        self,
        info: Info,
        input: Annotated[RenewLeaseInput, strawberry.argument(description="Which leases.")],
    ) -> Any:
        return await resolve.renew_leases(info.context, input.lease_ids, input.lease_seconds)

    @mutation_field(
        ReleaseLeasePayload,
        Role.GRADER,
        "End leases, so that the completions can be handed out again at once.",
    )
    async def release_lease(
        self,
        info: Info,
        input: Annotated[ReleaseLeaseInput, strawberry.argument(description="Which leases.")],
    ) -> Any:
        return {"count": await resolve.release_leases(info.context, input.lease_ids)}

    @mutation_field(
        SkipPayload,
        Role.GRADER,
        "Pass over a completion: its lease ends, and this grader does not get it again. CONFLICT "
        "if the lease has ended.",
    )
    async def skip(
        self,
        info: Info,
        input: Annotated[SkipInput, strawberry.argument(description="Which, and why.")],
    ) -> Any:
        await resolve.skip(info.context, input.lease_id, input.reason)
        return {"skipped_lease_id": input.lease_id}


@strawberry.type
class QueueSubscription:
    """See `services.changes.wanted`."""

    @strawberry.subscription(
        graphql_type=FeedbackWantedEvent,
        description="Which completions of a task's queue want a grade from a grader: what waits "
        "already, the oldest first, then what comes or comes back, as when a lease ends or a "
        "grade is taken back. Lease them by `assignNext(input: {completionIds})`. With an event's "
        "cursor as `after` it goes on where that was, on whichever gateway, and misses nothing. "
        "It ends with CONFLICT when the task is archived, with NOT_FOUND when it is deleted, with "
        "RESUME_EXPIRED where the database no longer remembers what has changed since the cursor "
        "(subscribe without it, and all that waits is told), and as other subscriptions do with "
        "UNAVAILABLE. Graders share the task's queue from then on. Needs a token of role GRADER "
        "or higher.",
        metadata=needs_role(Role.GRADER) | told_apart(),
    )
    def feedback_wanted(
        self,
        info: Info,
        task_id: Annotated[strawberry.ID, strawberry.argument(description="Of which task.")],
        grader: Annotated[
            GraderInput | None,
            strawberry.argument(
                description="From whom, as in `assignNext`; from the token, if it is left out."
            ),
        ] = None,
        after: Annotated[
            str | None,
            strawberry.argument(
                description="Go on after the event with this cursor; from all that waits on, if "
                "it is left out."
            ),
        ] = None,
    ) -> AsyncGenerator[Any, None]:
        claimed = grader.to_service() if grader else None
        return resolve.wanted(info.context, claimed, task_id=task_id, after=after)
