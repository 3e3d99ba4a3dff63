"""Version 5: sessions store how many of their completions have failed, and have an index on it.

1. The index is built. MongoDB builds it while it serves.
2. All sessions are summed up anew, a thousand a step, as for version 3.
3. The version is reached. What changes meanwhile and since is followed by
   `services.jobs.session_summaries`.

A gateway of the version before may go on summing up sessions, and knows of no failures: such a
session is found within a day, by its revision (`services.jobs.session_checks`).
"""

from datetime import timedelta
from typing import Final

from models import SessionDocument
from services.jobs.migrations import derivations
from services.jobs.migrations.rows import BEGINNING
from services.jobs.migrations.session_summaries import sum_up
from services.jobs.steps import Checkpoint, StepResult
from services.storage import index_sets
from services.storage.database import database
from services.storage.schema_version import SESSION_OUTCOMES, begin_quiet, reach_after_quiet

VERSION: Final = SESSION_OUTCOMES


async def step(_: str | None, checkpoint: Checkpoint | None) -> StepResult:
    """Do a piece of it. Counts sessions.

    Args:
        checkpoint: Where it is, as `services.jobs.migrations.rows` has it. None: the index is to be
            built.
    """
    if checkpoint is None:
        await index_sets.build(SessionDocument)
        total = await database.collection(SessionDocument).estimated_document_count()
        return StepResult(BEGINNING, total=total, log=["built the index of failures in sessions"])
    at, done = await sum_up(checkpoint)
    if at is not None:
        return StepResult(at, done=done)
    await begin_quiet()
    await reach_after_quiet(VERSION, timedelta(0))
    return StepResult(None, done=done, log=["sessions can be found by their failures"])


late = derivations.late
