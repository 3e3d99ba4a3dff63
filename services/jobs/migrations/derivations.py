"""Version 4: of each completion is stored what it comes to, and sessions store what they cost.

1. The indexes are built. MongoDB builds them while it serves.
2. All completions are derived, a thousand a step: organization by organization, by `_id`; then
   those that have changed since the beginning, as a gateway of the version before may have changed
   them.
3. All sessions are summed up anew.
4. The version is reached. What has changed since is followed by the duties.

See `services.completions.deriving`, and `services.jobs.derived_again` for what a gateway of the
version before writes afterwards.
"""

from datetime import timedelta
from typing import Final

from models import CompletionDocument, SessionDocument
from services.clock import utc_now
from services.completions.derivation import current_version
from services.jobs import derived_again
from services.jobs.migrations.order_keys import late_rows
from services.jobs.migrations.rows import BEGINNING
from services.jobs.migrations.session_summaries import sum_up
from services.jobs.steps import Checkpoint, StepResult
from services.storage import index_sets
from services.storage.database import database
from services.storage.schema_version import (
    DERIVATIONS,
    begin_deriving,
    begin_quiet,
    reach_after_quiet,
    reach_derived,
    stored_version,
)

VERSION: Final = DERIVATIONS


async def step(_: str | None, checkpoint: Checkpoint | None) -> StepResult:
    """Do a piece of it. Counts completions and sessions.

    Args:
        checkpoint: `completions` or `sessions`: where it is in these. None: the indexes are to be
            built.
    """
    if checkpoint is None:
        for document in (CompletionDocument, SessionDocument):
            await index_sets.build(document)
        await begin_deriving(current_version())
        total = 0
        for document in (CompletionDocument, SessionDocument):
            total += await database.collection(document).estimated_document_count()
        log = ["built the indexes of what completions come to"]
        return StepResult({"completions": BEGINNING}, total=total, log=log)
    if "completions" in checkpoint:
        at = checkpoint["completions"]
        if "late" not in at:
            result = await derived_again.walk(at, in_migration=True)
        else:
            since = (await stored_version())["deriving_since"] or utc_now()
            result = await derived_again.late_rows(at, since, in_migration=True)
        if result.checkpoint is None:
            log = ["derived all completions"]
            return StepResult({"sessions": BEGINNING}, done=result.done, log=log)
        return StepResult({"completions": result.checkpoint}, done=result.done)
    after, done = await sum_up(checkpoint["sessions"])
    if after is not None:
        return StepResult({"sessions": after}, done=done)
    await reach_derived(current_version())
    await begin_quiet()
    await reach_after_quiet(VERSION, timedelta(0))
    log = ["completions can be found by what they come to, and what they cost"]
    return StepResult(None, done=done, log=log)


# What the version before still writes is derived by `services.jobs.derived_again`.
late = late_rows
