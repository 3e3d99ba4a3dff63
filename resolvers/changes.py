"""Live updates, as GraphQL streams them."""

from collections.abc import AsyncGenerator, Sequence
from typing import Any

from resolvers.context import RequestContext
from resolvers.projection import ResolveInfo, Selection, completion_projection
from services import changes
from services.changes import Change, Kind
from services.completions import reading as completions
from services.completions.filters import CompletionFilter
from services.feedback import feedback
from services.rows import FeedbackRow


async def completion_changes(
    context: RequestContext, info: ResolveInfo, filter_: CompletionFilter | None
) -> AsyncGenerator[dict[str, Any], None]:
    """Yield what changes among the completions that match, with the row as far as it is selected.

    Whether the token is still valid is looked at by `schema.Schema`, for every stream.
    Changes that come together are read together; of two of one completion the later row is shown.
    A deleted completion can no longer be matched: it is told to everybody, by its id alone.
    """
    selection = Selection.below(info).child("completion")
    projection = completion_projection(selection)
    organization_id = context.organization_id
    await completions.compiled(organization_id, filter_)  # a wrong filter is rejected at once
    async with changes.completions.subscribe(organization_id) as subscriber:
        while True:
            taken = await subscriber.take()
            latest = _latest(taken)
            present = [id_ for id_, kind in latest.items() if kind != "deleted"]
            rows = {}
            if present:
                rows = await completions.find_matching(
                    organization_id, present, filter_, projection=projection
                )
            for id_, kind in latest.items():
                if id_ in rows or kind == "deleted":
                    context.forget_loaded()
                    yield {"type": kind, "completion_id": id_, "completion": rows.get(id_)}


async def added_feedback(
    context: RequestContext, task_id: str | None
) -> AsyncGenerator[FeedbackRow, None]:
    """Yield feedback as it is given: for one task, or for any."""
    organization_id = context.organization_id
    async with changes.feedback.subscribe(organization_id) as subscriber:
        while True:
            taken = await subscriber.take()
            ids = [change.id for change in taken if change.kind == "created"]
            rows = await feedback.find_feedback(organization_id, ids) if ids else {}
            for id_ in ids:
                row = rows.get(id_)
                if row is not None and task_id in (None, row["task_id"]):
                    context.forget_loaded()
                    yield row


def _latest(taken: Sequence[Change]) -> dict[str, Kind]:
    """Fold the changes of each object into one: created and updated at once is created."""
    latest: dict[str, Kind] = {}
    for change in taken:
        is_new = latest.get(change.id) == "created" and change.kind == "updated"
        latest[change.id] = "created" if is_new else change.kind
    return latest
