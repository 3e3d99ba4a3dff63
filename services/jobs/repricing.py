"""Computes anew what an organization's calls cost, after it has set other prices.

A cost follows from what is stored beside it, so that no payload is looked at: completions are gone
through in the order of their times, those that come to another cost get it, and the sessions that
they are of are summed up again. Nobody is told of each: it is no change of what was logged.
"""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from pymongo import UpdateOne

from models import CompletionDocument, indexes
from services.clock import EPOCH
from services.jobs.steps import Checkpoint, StepResult
from services.order_keys import first_of_millisecond
from services.pricing import Prices, price_of, prices_of
from services.pricing.organizations import CACHE_SECONDS
from services.session_summaries import mark_stale
from services.storage.database import database

REPRICING: Final = "repricing"
_BATCH: Final = 2000
# Computed without a pause, some microseconds each.
_AT_ONCE: Final = 200
# Of more it is not said how many there are.
_MOST_COUNTED: Final = 1_000_000
# Writes of others that a step may come up against; each has brought a cost by today's prices, or
# left the one that was there.
_TRIES: Final = 5
_PRICED: Final = ("provider", "model", "usage", "cost")
_NEEDED: Final = dict.fromkeys((*_PRICED, "created_at", "seq", "session_id", "revision"), 1)


def beginning(since: datetime | None) -> Checkpoint:
    """Return the checkpoint of a job for all completions, or for those made since a time."""
    return {"after": None, "since": None if since is None else since.isoformat()}


async def step(organization_id: str | None, checkpoint: Checkpoint | None) -> StepResult:
    """Price the next two thousand completions anew. Counts all that were looked at.

    Args:
        organization_id: Whose.
        checkpoint: `after`: the order key of the last that has been looked at, as hex; None before
            the first. `since`: see `beginning`; a millisecond counts as a whole.
    """
    if organization_id is None or checkpoint is None:
        return StepResult(None)
    if checkpoint["after"] is None:
        since = checkpoint["since"]
        begin = first_of_millisecond(EPOCH if since is None else datetime.fromisoformat(since))
        total = await _count(organization_id, begin)
        # Until then some process may still know the prices of before, and log by them.
        pause = CACHE_SECONDS + 1
        return StepResult({**checkpoint, "after": begin.hex()}, total=total, pause=pause)
    for _ in range(_TRIES):
        rows, is_done = await _price_some(organization_id, bytes.fromhex(checkpoint["after"]))
        if is_done:
            break
    # Of all, as a step that broke off may have priced them already.
    sessions = {
        row["session_id"]
        for row in rows
        if "usage" in row and isinstance(row.get("session_id"), str)
    }
    await mark_stale(organization_id, sessions)
    if len(rows) < _BATCH:
        return StepResult(None, done=len(rows))
    return StepResult({**checkpoint, "after": rows[-1]["seq"].hex()}, done=len(rows))


async def _count(organization_id: str, begin: bytes) -> int | None:
    """Count the completions from an order key on, by the index; None if they are very many."""
    number = await database.collection(CompletionDocument).count_documents(
        {"organization_id": organization_id, "seq": {"$gt": begin}},
        limit=_MOST_COUNTED + 1,
        hint=indexes.NEWEST,
    )
    return number if number <= _MOST_COUNTED else None


async def _price_some(organization_id: str, after: bytes) -> tuple[list[dict[str, Any]], bool]:
    """Price the next completions; return them, and whether none has changed meanwhile."""
    collection = database.collection(CompletionDocument)
    cursor = collection.find(
        {"organization_id": organization_id, "seq": {"$gt": after}},
        _NEEDED,
        sort={"seq": 1},
        limit=_BATCH,
        batch_size=_BATCH + 1,
        hint=indexes.NEWEST,
    )
    rows = await cursor.to_list()
    prices = await prices_of(organization_id)
    writes = []
    for n, row in enumerate(rows, start=1):
        cost = _cost(row, prices)
        if cost != row.get("cost"):
            writes.append(
                UpdateOne(
                    {
                        "_id": row["_id"],
                        "organization_id": organization_id,
                        "revision": row.get("revision"),
                    },
                    {"$unset": {"cost": ""}} if cost is None else {"$set": {"cost": cost}},
                    hint=indexes.BY_ID,
                )
            )
        if n % _AT_ONCE == 0:
            await asyncio.sleep(0)  # so many take some milliseconds
    if not writes:
        return rows, True
    written = await collection.bulk_write(writes, ordered=False)
    return rows, written.matched_count == len(writes)


def _cost(row: Mapping[str, Any], prices: Prices) -> Mapping[str, Any] | None:
    """Return what a completion costs, as `services.completions.derivation` says."""
    if "usage" not in row or "model" not in row:
        return None
    return price_of(row.get("provider"), row["model"], row["usage"], row["created_at"], prices)
