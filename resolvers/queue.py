"""Shared queues, as GraphQL fetches them."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import asdict
from typing import Any, Final

from resolvers.context import RequestContext
from resolvers.graders import token_names_of
from resolvers.projection import ResolveInfo, Selection, completion_projection
from services.changes.wanted import Wanted, feedback_wanted
from services.feedback.graders import check_grader, grader_key
from services.grading import assigning, leases, progress
from services.grading.handed import Holder, Lease, QueueOrder
from services.rows import CompletionRow, FeedbackTaskRow

# Of more of them those who have graded most are shown.
MAX_GRADERS: Final = 200


async def assign_next(
    context: RequestContext,
    grader: object,
    *,
    task_id: str,
    count: int,
    lease_seconds: int,
    order: QueueOrder,
    completion_ids: Sequence[str] | None,
) -> list[Lease]:
    """Hand out the next completions of a task's queue.

    Args:
        context: Who asks.
        grader: To whom, as the client claims; to the token if None.
        task_id: See `services.grading.assigning.assign_next`. So for all others.
        count: See there.
        lease_seconds: See there.
        order: See there.
        completion_ids: See there.
    """
    token_id = context.principal.token_id
    claimed = check_grader(grader, path="/grader")
    return await assigning.assign_next(
        context.organization_id,
        Holder(grader_key(token_id, claimed), token_id),
        task_id=task_id,
        count=count,
        lease_seconds=lease_seconds,
        order=order,
        completion_ids=completion_ids,
    )


async def wanted(
    context: RequestContext, grader: object, *, task_id: str, after: str | None
) -> AsyncGenerator[Wanted, None]:
    """Yield which completions want a grade; see `services.changes.wanted.feedback_wanted`.

    Args:
        context: Who asks.
        grader: From whom, as in `assign_next`.
        task_id: Of which task.
        after: After which cursor, where the transport does not say so.
    """
    claimed = check_grader(grader, path="/grader")
    events = feedback_wanted(
        context.organization_id,
        task_id,
        grader_key(context.principal.token_id, claimed),
        context.stream.resume_after or after,
    )
    async with aclosing(events):
        async for event in events:
            context.stream.cursor = event.cursor
            yield event


async def renew_leases(
    context: RequestContext, lease_ids: Sequence[str], lease_seconds: int
) -> dict[str, Any]:
    """Let leases end later; tell which have ended already."""
    renewed = await leases.renew_leases(
        context.organization_id, context.principal.token_id, lease_ids, lease_seconds
    )
    known = {lease["id"] for lease in renewed}
    lost = [one for one in dict.fromkeys(lease_ids) if one not in known]
    return {"leases": renewed, "lost_ids": lost}


async def release_leases(context: RequestContext, lease_ids: Sequence[str]) -> int:
    """End leases; return how many."""
    token_id = context.principal.token_id
    return await leases.release_leases(context.organization_id, token_id, lease_ids)


async def skip(context: RequestContext, lease_id: str, reason: str) -> None:
    """Pass over a completion."""
    token_id = context.principal.token_id
    await leases.skip(context.organization_id, token_id, lease_id, reason)


async def completions_of(
    context: RequestContext, info: ResolveInfo, ids: Sequence[str]
) -> list[CompletionRow | None]:
    """Load the completions of leases; None for one that was deleted since."""
    projection = completion_projection(Selection.below(info))
    found = await context.loaders.completions(ids, projection)
    return [found.get(id_) for id_ in ids]


async def leases_of(context: RequestContext, tasks: Sequence[FeedbackTaskRow]) -> list[list[Lease]]:
    """Load what the token holds of tasks."""
    found = await leases.leases_of_token(
        context.organization_id, context.principal.token_id, [task["id"] for task in tasks]
    )
    return [found[task["id"]] for task in tasks]


async def names_of(context: RequestContext, keys: Sequence[str]) -> list[str | None]:
    """Name graders by their tokens; None for a claimed id, and of a token that is gone."""
    names = await token_names_of(context, keys)
    return [names.get(key) for key in keys]


async def progress_of(
    context: RequestContext, tasks: Sequence[FeedbackTaskRow]
) -> list[dict[str, Any]]:
    """Count how far the grading of tasks is."""
    found = await progress.progress_of(context.organization_id, tasks)
    return [_shown(found[task["id"]]) for task in tasks]


def _shown(counted: progress.Progress) -> dict[str, Any]:
    graders = sorted(counted.graders.values(), key=lambda one: (-one.graded, one.grader))
    return {**asdict(counted), "graders": [asdict(one) for one in graders[:MAX_GRADERS]]}
