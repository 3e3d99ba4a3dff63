"""Mutations of queues that graders share."""

from typing import Annotated, Any

import strawberry

from resolvers import queue as resolve
from schema.connection import Info
from schema.execution.field_metadata import sized_by
from schema.root.mutation_fields import mutation_field
from schema.types.grader import grader_of
from schema.types.queue import (
    AssignNextInput,
    AssignNextPayload,
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
