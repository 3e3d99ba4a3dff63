"""The grade that counts."""

from collections.abc import Sequence
from typing import Any

from resolvers.context import RequestContext
from resolvers.projection import ResolveInfo, Selection, feedback_projection
from services.grading import adjudicating
from services.rows import FeedbackRow


async def adjudicate(
    context: RequestContext, *, task_id: str, completion_id: str, json_values: Any, comment: str
) -> FeedbackRow:
    """Give the grade that counts."""
    return await adjudicating.adjudicate(
        context.principal,
        task_id=task_id,
        completion_id=completion_id,
        json_values=json_values,
        comment=comment,
    )


async def adjudications(
    context: RequestContext, info: ResolveInfo, pairs: Sequence[tuple[str, str]]
) -> list[FeedbackRow | None]:
    """Load the grades that count, as far as they are selected; None where there is none.

    Args:
        context: Who asks.
        info: What is selected.
        pairs: The ids of a task and of a completion.
    """
    projection = {**feedback_projection(Selection.below(info)), "adjudicates": 1}
    ids = [adjudicating.adjudication_id(*pair) for pair in pairs]
    found = await context.loaders.feedback(ids, projection)
    rows = [found.get(id_) for id_ in ids]
    # A client may have given other feedback such an id.
    return [row if row is not None and row.get("adjudicates") else None for row in rows]
