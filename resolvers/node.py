"""Objects of any type, by id."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from resolvers.context import RequestContext
from resolvers.projection import ResolveInfo, Selection, completion_projection
from services import sessions
from services.completions import reading as completions
from services.completions.writing import check_batch
from services.feedback import feedback
from services.feedback import tasks as feedback_tasks


async def nodes(
    context: RequestContext, info: ResolveInfo, ids: Sequence[str]
) -> list[dict[str, Any] | None]:
    """Find each id among completions, sessions, feedback and tasks; one round trip to each.

    Returns:
        The rows with their `__typename`, in the order of `ids`; None for what is not there.
    """
    check_batch(ids)
    projection = completion_projection(Selection.below(info))
    organization_id = context.organization_id
    found = await asyncio.gather(
        completions.find_completions(organization_id, ids, projection=projection),
        sessions.find_sessions(organization_id, ids),
        feedback.find_feedback(organization_id, ids),
        feedback_tasks.find_feedback_tasks(organization_id, ids),
    )
    by_type: list[tuple[str, Mapping[str, Any]]] = list(
        zip(("Completion", "Session", "Feedback", "FeedbackTask"), found, strict=True)
    )
    return [_first(by_type, one) for one in ids]


def _first(by_type: Sequence[tuple[str, Mapping[str, Any]]], one: str) -> dict[str, Any] | None:
    for typename, rows in by_type:
        if one in rows:
            return {**rows[one], "__typename": typename}
    return None
