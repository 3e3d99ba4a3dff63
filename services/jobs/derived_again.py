"""Derives again what an older version of the code has derived, or one with other labels.

With other labels only if no gateway has these any more: two that differ would derive the whole
database in turns. So each run stores by which version it would derive, and as long as that differs
the labels that all completions have are kept.

All completions are gone through, organization by organization, by `_id`; of those that are derived
as today nothing is read but the version. Then, for an hour, it looks for what a gateway of the
version before has written meanwhile. Nobody has to be told: what is derived is as it should be. The
sessions that they are in are summed up anew.
"""

import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from models import CompletionDocument, indexes
from services.clock import utc_now
from services.completions.derivation import DERIVED_VERSION, current_version
from services.completions.deriving import LIGHT, derive
from services.completions.labels import code_of
from services.jobs.migrations.rows import BEGINNING, next_rows
from services.jobs.steps import Checkpoint, StepResult
from services.runtime import part
from services.session_summaries import mark_stale
from services.storage.database import database
from services.storage.schema_version import (
    StoredVersion,
    begin_deriving,
    has_derivations,
    other_derivers,
    reach_derived,
    store_look,
    stored_version,
)
from services.tenants.organizations import organizations_after

logger = logging.getLogger("log10_gateway")

# Of a gateway of another version the job is another, or the older would hold it in vain.
KIND: Final = f"derived_again_{DERIVED_VERSION}"
# How late a change may be stored, by a clock that is behind.
LATE: Final = timedelta(seconds=60)
_BATCH: Final = 1000
# Of those that one look derives which others have written meanwhile.
_MOST_LATE: Final = 20_000
# A gateway does a run within this time, whichever others do most of them.
_SEEN: Final = timedelta(hours=1)
_PAUSE_SECONDS: Final = 60.0
# Gateways of the version before end within an hour.
_STRAGGLING: Final = timedelta(hours=1)
_NEEDED: Final[Mapping[str, Any]] = {**LIGHT, "derived_version": 1, "session_id": 1}
# In the place of an organization's id there, what comes at the end.
_LATE_ONES: Final = "late"


async def step(_: str | None, checkpoint: Checkpoint | None) -> StepResult:
    """Derive some completions again. Counts those that were looked at.

    Args:
        checkpoint: As `services.jobs.migrations.rows` has it; or `late`, see `late_rows`.
    """
    if not await has_derivations():  # the migration derives everything
        return StepResult(None)
    stored = await stored_version()
    version, reached = current_version(), stored["derived_version"]
    others = await other_derivers(version, within=_SEEN)
    if reached == version or code_of(reached) > DERIVED_VERSION:
        return await _stragglers(stored)
    if _whose_turn(version, reached, others) != version:
        logger.warning(
            "gateways of this database name other LOG10_GATEWAY_METADATA_KEYS than this one: all "
            "must name the same; by this one's nothing is derived again within %s of the others'",
            _SEEN,
        )
        if checkpoint is None:
            return StepResult(None, log=["gateways name different keys of the metadata"])
        return StepResult(checkpoint, pause=_PAUSE_SECONDS)  # another goes on with it
    if checkpoint is None:
        await begin_deriving(version)
        total = await database.collection(CompletionDocument).estimated_document_count()
        log = [f"derives completions again, by version {version}"]
        return StepResult(BEGINNING, total=total, log=log)
    if _LATE_ONES not in checkpoint:
        return await walk(checkpoint, in_migration=False)
    since = stored["deriving_since"] or utc_now()
    result = await late_rows(checkpoint, since, in_migration=False)
    if result.checkpoint is None:
        await reach_derived(version)
        return StepResult(None, done=result.done, log=["all completions are derived again"])
    return result


def _whose_turn(version: int, reached: int, others: set[int]) -> int:
    """Return the version, of those that gateways of this code have now, that is to be derived by.

    Args:
        version: This gateway's.
        reached: By which all completions have been derived.
        others: Of other gateways.
    """
    if reached in others and code_of(reached) == DERIVED_VERSION:
        return reached
    return min({version, *(one for one in others if code_of(one) == DERIVED_VERSION)})


async def walk(checkpoint: Checkpoint, *, in_migration: bool) -> StepResult:
    """Derive the next thousand completions by their ids; then `late_rows` is to be done.

    Args:
        checkpoint: Where it is.
        in_migration: Whether all sessions are summed up afterwards.
    """
    rows, at = await next_rows(database.collection(CompletionDocument), checkpoint, _NEEDED)
    await derive(_older(rows), is_told=False)
    if not in_migration:
        await _sum_up_sessions(rows)
    return StepResult(at or {_LATE_ONES: True, "organization": ""}, done=len(rows))


def _older(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return those that neither this version nor a later one has derived."""
    version = current_version()
    return [row for row in rows if row.get("derived_version", 0) != version and _is_ours(row)]


def _is_ours(row: Mapping[str, Any]) -> bool:
    """Say whether no later version of the code has derived a completion."""
    return code_of(row.get("derived_version", 0)) <= DERIVED_VERSION


async def _sum_up_sessions(rows: Sequence[Mapping[str, Any]]) -> None:
    """Have sessions summed up anew: of all rows, as they may be derived since a step broke off."""
    sessions: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if isinstance(row.get("session_id"), str):
            sessions[row["organization_id"]].add(row["session_id"])
    for organization_id, session_ids in sessions.items():
        await mark_stale(organization_id, session_ids)


async def late_rows(checkpoint: Checkpoint, since: datetime, *, in_migration: bool) -> StepResult:
    """Derive the next of the completions that have changed since a time.

    Args:
        checkpoint: `organization` is the last that is done; `at` and `seq` are where it is in the
            next, if it has begun.
        since: When it began to go through all of them.
        in_migration: Whether those are too which this version has derived: a gateway that knows of
            no version may have changed them since. All sessions are summed up afterwards.
    """
    organizations = await organizations_after(checkpoint["organization"], most=1)
    if not organizations:
        return StepResult(None)
    at = checkpoint.get("at", since - LATE)
    after = [{"updated_at": {"$gt": at}}]
    if "seq" in checkpoint:
        after.append({"updated_at": at, "seq": {"$gt": bytes.fromhex(checkpoint["seq"])}})
    else:
        after.append({"updated_at": at})
    cursor = database.collection(CompletionDocument).find(
        {"organization_id": organizations[0], "$or": after},
        {**_NEEDED, "updated_at": 1, "seq": 1},
        sort={"updated_at": 1, "seq": 1},
        limit=_BATCH,
        batch_size=_BATCH + 1,
        hint=indexes.COMPLETIONS_ORDERED_BY["updated_at"],
    )
    rows = await cursor.to_list()
    await derive(rows if in_migration else _older(rows), is_told=False)
    if not in_migration:
        await _sum_up_sessions(rows)
    if len(rows) < _BATCH or "seq" not in rows[-1]:
        return StepResult({_LATE_ONES: True, "organization": organizations[0]}, done=len(rows))
    place = {"at": rows[-1]["updated_at"], "seq": rows[-1]["seq"].hex()}
    return StepResult({**checkpoint, **place}, done=len(rows))


class _Looked:
    """What the last look has derived, by `_id` with the revision: nothing to be derived again."""

    def __init__(self) -> None:
        self.rows: set[tuple[str, Any]] = set()


async def _stragglers(stored: StoredVersion) -> StepResult:
    """Derive what gateways of the version before have written since the last look."""
    now, reached_at = utc_now(), stored["derived_at"]
    if reached_at is None or now - reached_at > _STRAGGLING:
        part(_Looked).rows = set()
        return StepResult(None)
    # What a clock that is behind has stored since is looked for too.
    since = max(stored["looked_at"] or reached_at, reached_at) - LATE
    looked = part(_Looked)
    done, after = 0, ""
    seen: set[tuple[str, Any]] = set()
    while ids := await organizations_after(after, most=_BATCH):
        after = ids[-1]
        cursor = database.collection(CompletionDocument).find(
            {
                "organization_id": {"$in": ids},
                "updated_at": {"$gte": since},
                "$or": [
                    {"derived_version": {"$ne": current_version()}},
                    # A gateway that knows of no version leaves it as it is where it adds a
                    # response, and stores no more of that than the model and the usage.
                    {"response": {"$exists": True}, "finish_reason": {"$exists": False}},
                    {"usage": {"$exists": True}, "cost": {"$exists": False}},
                ],
            },
            {**_NEEDED, "revision": 1},
            limit=_MOST_LATE,
            batch_size=_BATCH,
            hint=indexes.COMPLETIONS_ORDERED_BY["updated_at"],
        )
        found = [row for row in await cursor.to_list() if _is_ours(row)]
        # Embeddings have no finish reason, and many models no price.
        rows = [row for row in found if (row["_id"], row.get("revision")) not in looked.rows]
        seen.update((row["_id"], row.get("revision")) for row in found)
        done += await derive(rows, is_told=False)
        await _sum_up_sessions(rows)
    looked.rows = seen
    await store_look(now)
    log = [f"derived {done} completions that the version before may have written"] if done else []
    return StepResult(None, done=done, log=log)
