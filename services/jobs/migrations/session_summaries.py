"""Version 3: sessions store what their completions come to, and have indexes on it.

1. The indexes are built. MongoDB builds them while it serves.
2. All sessions are summed up, a thousand a step: organization by organization, by `_id`.
3. The version is reached. What has changed since the beginning of 2. is followed by
   `services.jobs.session_summaries` from then on.

A session may be summed up twice, and by two gateways at once: see `services.session_summaries`.
Gateways of the version before may go on beside it. What they create and update is followed like all
else; a session that they take completions out of is found within a day (`session_checks`).
"""

from datetime import timedelta
from typing import Final

from models import SessionDocument
from services.ids import public_id, storage_key
from services.jobs.migrations.rows import BEGINNING, next_rows
from services.jobs.steps import Checkpoint, StepResult
from services.session_summaries import store_summaries
from services.storage import index_sets
from services.storage.database import database
from services.storage.schema_version import (
    SESSION_SUMMARIES,
    begin_quiet,
    begin_summaries,
    reach_after_quiet,
)

VERSION: Final = SESSION_SUMMARIES
_SECONDS: Final = 1.0


async def step(_: str | None, checkpoint: Checkpoint | None) -> StepResult:
    """Do a piece of it. Counts sessions.

    Args:
        checkpoint: Where it is, as `services.jobs.migrations.rows` has it. None: the indexes are
            to be built.
    """
    collection = database.collection(SessionDocument)
    if checkpoint is None:
        await index_sets.build(SessionDocument)
        await begin_summaries()
        total = await collection.estimated_document_count()
        return StepResult(BEGINNING, total=total, log=[f"built the indexes of {collection.name}"])
    at, done = await sum_up(checkpoint)
    if at is not None:
        return StepResult(at, done=done)
    await begin_quiet()
    await reach_after_quiet(VERSION, timedelta(0))
    return StepResult(None, done=done, log=["sessions can be found by what they come to"])


async def sum_up(at: Checkpoint) -> tuple[Checkpoint | None, int]:
    """Sum up the next thousand sessions.

    Args:
        at: Where it is, as `services.jobs.migrations.rows` has it.

    Returns:
        Where the next begin, None at the end; and how many were done.
    """
    rows, following = await next_rows(
        database.collection(SessionDocument), at, {"organization_id": 1}
    )
    keys = [(row["organization_id"], public_id(row["_id"])) for row in rows]
    outcome = await store_summaries(keys, within=_SECONDS)
    left = [key for key in keys if key in outcome.left]
    if left:
        # The keys are in order, and what is done twice is harmless.
        before = keys[: keys.index(left[0])]
        after = storage_key(*before[-1]) if before else at["after"]
        return {**at, "after": after}, len(before)
    return following, len(rows)
