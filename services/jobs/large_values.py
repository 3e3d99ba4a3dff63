"""Removes values that no completion names any more, organization by organization.

A row that replaced a payload, a deletion that was interrupted after its commit, a write that failed
or that lost against a later row: each leaves values behind. Those of the last day are left alone,
since the completion that names them may be about to be stored.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from models import CompletionDocument, LargeValueDocument, indexes
from services.clock import utc_now
from services.completions import large_values
from services.completions.outlining import LARGE_FIELDS
from services.ids import key_range
from services.jobs.steps import Checkpoint, StepResult
from services.storage.database import database, find_rows
from services.tenants.organizations import organizations_after

# What one step looks at, at the most.
_PARTS: Final = 200
_SPARED: Final = timedelta(days=1)
# What is done once a day looks for what was replaced this far back.
_LATELY: Final = timedelta(days=8)
_PAYLOADS: Final = dict.fromkeys(("large", *LARGE_FIELDS), 1)


async def step(_: str | None, checkpoint: Checkpoint | None) -> StepResult:
    """Look at the next parts of values, and remove those that nothing names. Counts removed parts.

    Args:
        checkpoint: `organization`: the one that is gone through, and `after`: the last part that
            was looked at.
    """
    done = checkpoint or {"organization": "", "after": ""}
    organization_id = done["organization"]
    keys = await _next(organization_id, done["after"]) if organization_id else []
    if not keys:
        following = await organizations_after(organization_id, most=1)
        if not following:
            return StepResult(None)
        return StepResult({"organization": following[0], "after": ""})
    needed = await _needed(organization_id, {large_values.value_of(key)[0] for key in keys})
    superfluous = [
        key
        for key in keys
        if (value := large_values.value_of(key))[1] not in needed.get(value[0], ())
    ]
    removed = await large_values.delete(organization_id, superfluous)
    log = [f"removed {removed} parts of values that nothing names"] if removed else []
    return StepResult({"organization": organization_id, "after": keys[-1]}, done=removed, log=log)


async def _next(organization_id: str, after: str) -> list[str]:
    """Return the `_id`s of the next parts that are old enough."""
    begin, end = key_range(organization_id)
    cursor = database.collection(LargeValueDocument).find(
        {
            "organization_id": organization_id,
            "_id": {"$gt": after or begin, "$lt": end},
            "created_at": {"$lt": utc_now() - _SPARED},
        },
        {"_id": 1},
        sort={"_id": 1},
        limit=_PARTS,
        batch_size=_PARTS + 1,
        hint=indexes.BY_ID,
    )
    return [row["_id"] for row in await cursor.to_list()]


async def _needed(organization_id: str, keys: set[str]) -> Mapping[str, set[str]]:
    """Return the ids of the values that completions need, by the completions' `_id`s."""
    named = await _read(organization_id, sorted(keys), {"large": 1, "updated_at": 1})
    needed = {
        row["_id"]: {entry["id"] for entries in row.get("large", {}).values() for entry in entries}
        for row in named
    }
    lately = utc_now() - _LATELY
    for row in named:
        if row["updated_at"] >= lately:  # one by one, as each may be large
            for whole in await _read(organization_id, [row["_id"]], _PAYLOADS):
                needed[row["_id"]] = large_values.named_in(whole)
    return needed


async def _read(
    organization_id: str, keys: list[str], projection: Mapping[str, int]
) -> list[dict[str, Any]]:
    return await find_rows(
        database.collection(CompletionDocument),
        {"organization_id": organization_id, "_id": {"$in": keys}},
        projection=projection,
        most=len(keys),
        hint=indexes.BY_ID,
    )
