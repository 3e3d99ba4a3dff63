"""The gateway's own background work, kept from the other gateways of a test session.

`live_gateway` is a process of its own on the database of the tests, and does what is due there,
for all organizations: beside tests that count what they do themselves.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta

from models import CompletionDocument, JobDocument, SessionDocument
from services.ids import storage_key
from services.jobs.leases import new_row
from services.jobs.runner import _DUTY_LEASE_SECONDS
from services.order_keys import order_key
from services.storage.database import database
from services.tenants.organizations import create_organization

# What another gateway has begun when its lease is taken away is done within this time.
_LAST_STEP_SECONDS = 2.0
# The duties that find something to do in what `_bait` stores.
_DERIVATIONS, _SUMMARIES = "derivations", "session_summaries"
# A holder that finds nothing to do hears of it when it would renew its lease.
_RENEWED_SECONDS = _DUTY_LEASE_SECONDS / 3 + _LAST_STEP_SECONDS


@asynccontextmanager
async def held(kinds: Sequence[str]) -> AsyncIterator[None]:
    """Hold the leases of the gateway's own jobs, so that no gateway does them meanwhile."""
    jobs = database.collection(JobDocument)
    now = datetime.now(UTC)
    mine = {"state": "running", "lease_owner": "tests", "due_at": now + timedelta(hours=1)}
    were_held: set[str] = set()
    for kind in kinds:
        row = {**new_row(kind, now), "organization_id": None}
        for name in (*mine, "lease_number"):
            del row[name]
        before = await jobs.find_one_and_update(
            {"_id": kind},
            {"$set": mine, "$inc": {"lease_number": 1}, "$setOnInsert": row},
            upsert=True,
        )
        if before is not None and before["state"] == "running" and before["lease_owner"] != "tests":
            were_held.add(kind)  # by another than the module before, which does nothing any more
    if were_held - {_DERIVATIONS, _SUMMARIES}:
        await asyncio.sleep(_LAST_STEP_SECONDS)
    if were_held:
        await _hears(were_held)
    try:
        yield
    finally:
        await jobs.update_many({"_id": {"$in": list(kinds)}}, {"$set": {"due_at": now}})


async def _hears(kinds: set[str]) -> None:
    """Return once the former holders of duties know that they hold them no more.

    They hear of it when they store what they have done, so they are given something to do. Without
    it they would go on looking for up to a third of a lease, and do what a test counts.
    """
    organization_id = (await create_organization("Bait"))["id"]
    now, key = datetime.now(UTC), storage_key(organization_id, "bait")
    owned = {"organization_id": organization_id, "created_at": now}
    await database.collection(SessionDocument).insert_one(
        {**owned, "_id": key, "seq": order_key(now, key), "stale": True}
    )
    await database.collection(CompletionDocument).insert_one(
        {
            **owned,
            "_id": key,
            "seq": order_key(now, key),
            "updated_at": now,
            "status": "started",
            "tags": [],
            "session_id": "bait",
            "revision": 1,
            "underived": True,
        }
    )
    taken = {
        _DERIVATIONS: (CompletionDocument, {"_id": key, "underived": None}),
        _SUMMARIES: (SessionDocument, {"_id": key, "completion_count": 1}),
    }
    with suppress(TimeoutError):  # a holder that is gone, or has heard of it by then
        async with asyncio.timeout(_RENEWED_SECONDS):
            for kind in kinds.intersection(taken):
                document, wanted = taken[kind]
                collection = database.collection(document)
                while await collection.find_one(wanted) is None:  # noqa: ASYNC110  # another process
                    await asyncio.sleep(0.05)
    for document in (CompletionDocument, SessionDocument):
        await database.collection(document).delete_one({"_id": key})
