"""Version 6: queues may be materialised, and have their indexes.

1. The indexes are built. MongoDB builds them while it serves.
2. The version is reached. Until then no queue is materialised.
"""

from datetime import timedelta
from typing import Final

from models import FeedbackTaskDocument, QueueItemDocument
from services.jobs.migrations import session_outcomes
from services.jobs.steps import Checkpoint, StepResult
from services.storage import index_sets
from services.storage.schema_version import GRADING, begin_quiet, reach_after_quiet

VERSION: Final = GRADING


async def step(_: str | None, __: Checkpoint | None) -> StepResult:
    """Do all of it."""
    await index_sets.build(QueueItemDocument)
    await index_sets.build(FeedbackTaskDocument)
    await begin_quiet()
    await reach_after_quiet(VERSION, timedelta(0))
    return StepResult(None, log=["graders can share queues"])


late = session_outcomes.late
