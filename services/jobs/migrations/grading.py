"""Version 6: completions have copies of their feedback, and queues may be materialised.

1. The indexes are built. MongoDB builds them while it serves.
2. All feedback is copied to the completions that it grades, a thousand pieces a step.
3. The version is reached. Until then no queue is materialised, and no completion is found by what
   its feedback says.

What gateways of the version before give afterwards is copied within a minute or so.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from models import CompletionDocument, FeedbackDocument, FeedbackTaskDocument, QueueItemDocument
from services.jobs.migrations import session_outcomes
from services.jobs.migrations.grades import copy_late, copy_some
from services.jobs.migrations.rows import BEGINNING
from services.jobs.steps import Checkpoint, StepResult
from services.storage import index_sets
from services.storage.database import database
from services.storage.schema_version import GRADING, begin_quiet, reach_after_quiet

VERSION: Final = GRADING
_INDEXED: Final = (
    QueueItemDocument,
    FeedbackTaskDocument,
    FeedbackDocument,
    CompletionDocument,
)


async def step(_: str | None, checkpoint: Checkpoint | None) -> StepResult:
    """Do a piece of it. Counts feedback.

    Args:
        checkpoint: Where it is in the feedback, as `services.jobs.migrations.rows` has it. None:
            the indexes are to be built.
    """
    if checkpoint is None:
        for document in _INDEXED:
            await index_sets.build(document)
        total = await database.collection(FeedbackDocument).estimated_document_count()
        log = ["built the indexes of queues, and of feedback by its author"]
        return StepResult(BEGINNING, total=total, log=log)
    at, done = await copy_some(checkpoint)
    if at is not None:
        return StepResult(at, done=done)
    await begin_quiet()
    await reach_after_quiet(VERSION, timedelta(0))
    log = ["completions can be found by their feedback, and graders can share queues"]
    return StepResult(None, done=done, log=log)


async def late() -> StepResult:
    """Do what is left to do for what gateways of the version before have written since."""
    result = await session_outcomes.late()
    if result.checkpoint is not None or not (copied := await copy_late()):
        return result
    log = [*result.log, f"copied {copied} pieces of feedback of the version before"]
    return replace(result, done=result.done + copied, log=log)
