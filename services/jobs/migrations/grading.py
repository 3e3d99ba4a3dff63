"""Versions 6 and 7: completions have copies of their feedback, and queues may be materialised.

6. The indexes are built. MongoDB builds them while it serves.
7. All feedback is copied to the completions that it grades, a thousand pieces a step. Items that
   queues have, as in a database of before the first release that said 6, are settled, and asked to
   be made again of what is there. Until the version is reached no queue is materialised, and no
   completion is found by what its feedback says.

What gateways of the version before give afterwards is copied within a minute or so.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from models import (
    CompletionDocument,
    FeedbackDocument,
    FeedbackTaskDocument,
    QueueItemDocument,
    indexes,
)
from services.grading.states import SETTLED
from services.jobs import queue_changes
from services.jobs.migrations import session_outcomes
from services.jobs.migrations.grades import copy_late, copy_some
from services.jobs.migrations.rows import BEGINNING, next_rows
from services.jobs.steps import Checkpoint, StepResult
from services.storage import index_sets
from services.storage.database import database
from services.storage.schema_version import (
    GRADING,
    GRADING_INDEXES,
    begin_quiet,
    reach_after_quiet,
)

_INDEXED: Final = (
    QueueItemDocument,
    FeedbackTaskDocument,
    FeedbackDocument,
    CompletionDocument,
)


async def build_indexes(_: str | None, __: Checkpoint | None) -> StepResult:
    """Build what version 6 is: the indexes."""
    for document in _INDEXED:
        await index_sets.build(document)
    await begin_quiet()
    await reach_after_quiet(GRADING_INDEXES, timedelta(0))
    return StepResult(None, log=["built the indexes of queues, and of feedback by its author"])


async def step(_: str | None, checkpoint: Checkpoint | None) -> StepResult:
    """Do a piece of version 7. Counts feedback and items.

    Args:
        checkpoint: `feedback` or `items`: where it is in these, as `services.jobs.migrations.rows`
            has it. None: it has not begun.
    """
    if checkpoint is None:
        total = 0
        for document in (FeedbackDocument, QueueItemDocument):
            total += await database.collection(document).estimated_document_count()
        return StepResult({"feedback": BEGINNING}, total=total)
    if "feedback" in checkpoint:
        at, done = await copy_some(checkpoint["feedback"])
        following = {"items": BEGINNING} if at is None else {"feedback": at}
        return StepResult(following, done=done)
    at, done = await _settle_some(checkpoint["items"])
    if at is not None:
        return StepResult({"items": at}, done=done)
    await queue_changes.build_again()
    await begin_quiet()
    await reach_after_quiet(GRADING, timedelta(0))
    log = ["completions can be found by their feedback, and graders can share queues"]
    return StepResult(None, done=done, log=log)


async def _settle_some(at: Checkpoint) -> tuple[Checkpoint | None, int]:
    """Let the next items know what follows from their grades and leases."""
    items = database.collection(QueueItemDocument)
    rows, following = await next_rows(items, at, {"_id": 1})
    if rows:
        await items.update_many(
            {
                "organization_id": at["organization"],
                "_id": {"$in": [row["_id"] for row in rows]},
            },
            SETTLED,
            hint=indexes.BY_ID,
        )
    return following, len(rows)


async def late() -> StepResult:
    """Do what is left to do for what gateways of the version before have written since."""
    result = await session_outcomes.late()
    if result.checkpoint is not None or not (copied := await copy_late()):
        return result
    log = [*result.log, f"copied {copied} pieces of feedback of the version before"]
    return replace(result, done=result.done + copied, log=log)
