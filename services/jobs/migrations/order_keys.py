"""Version 2: everything that is listed has an order key, and an index that ends in it.

1. The indexes are built, a collection a step. MongoDB builds them while it serves.
2. Rows without an order key get one, a thousand a step: organization by organization, by `_id`.
3. What gateways of the version before go on writing is found by the index, and filled in too. When
   none has been found for a while, these have ended, or say nothing: the version is reached, and
   lists are read by order keys from then on.

An order key follows from the row's time and `_id` alone, so that a step that is done twice, or by
two gateways at once, writes the same.
"""

from datetime import timedelta
from typing import Final

from models import (
    LISTED,
)
from services.jobs.migrations.rows import BEGINNING, next_rows
from services.jobs.steps import Checkpoint, StepResult
from services.runtime import part
from services.storage import index_sets
from services.storage.database import database
from services.storage.late_rows import BATCH, NEEDED, fill, fill_late
from services.storage.schema_version import (
    ORDER_KEYS,
    begin_quiet,
    reach_after_quiet,
    stored_version,
)
from services.tenants.organizations import organizations_after

VERSION: Final = ORDER_KEYS
# Whose late rows are looked for in one command.
_ORGANIZATIONS: Final = 1000


class _Quiet:
    """For how long no gateway of the version before may have been seen to write."""

    time = timedelta(seconds=60)


def configure(*, quiet_seconds: float) -> None:
    """Say for how long no gateway of the version before may have been seen to write."""
    part(_Quiet).time = timedelta(seconds=quiet_seconds)


async def step(_: str | None, checkpoint: Checkpoint | None) -> StepResult:
    """Do a piece of it. Counts rows.

    Args:
        checkpoint: `collection`: the number of the one that is at work, and `at`: where in it.
            Without `at` its indexes are to be built.
    """
    if (await stored_version())["quiet_since"] is not None:
        return await _wait_for_quiet()
    if checkpoint is None:
        total = 0
        for document in LISTED:
            total += await database.collection(document).estimated_document_count()
        return StepResult({"collection": 0}, total=total)
    number = checkpoint["collection"]
    collection = database.collection(LISTED[number])
    if "at" not in checkpoint:
        await index_sets.build(LISTED[number])
        log = [f"built the indexes of {collection.name}"]
        return StepResult({"collection": number, "at": BEGINNING}, log=log)
    rows, at = await next_rows(collection, checkpoint["at"], NEEDED)
    await fill(collection, rows)
    if at is not None:
        return StepResult({"collection": number, "at": at}, done=len(rows))
    log = [f"filled in the order keys of {collection.name}"]
    if number + 1 < len(LISTED):
        return StepResult({"collection": number + 1}, done=len(rows), log=log)
    await begin_quiet()
    return StepResult(None, done=len(rows), log=log)


async def _wait_for_quiet() -> StepResult:
    """Reach the version, if no gateway of the version before was seen to write for long enough."""
    result = await late_rows()
    if result.done:
        await begin_quiet()
    elif await reach_after_quiet(VERSION, part(_Quiet).time):
        return StepResult(None, log=["lists are read by order keys from now on"])
    return result


async def late_rows() -> StepResult:
    """Fill in what gateways of the version before have written since. Counts rows."""
    found, has_more, after = 0, False, ""
    while ids := await organizations_after(after, most=_ORGANIZATIONS):
        for document in LISTED:
            number = await fill_late(database.collection(document), ids)
            found += number
            has_more = has_more or number == BATCH
        after = ids[-1]
    log = [f"filled in the order keys of {found} rows of the version before"] if found else []
    return StepResult({"late": True} if has_more else None, done=found, log=log)
