"""The gateway's own background work, kept from the other gateways of a test session.

`live_gateway` is a process of its own on the database of the tests, and does what is due there,
for all organizations: beside tests that count what they do themselves.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from models import JobDocument
from services.jobs.leases import new_row
from services.storage.database import database

# What another gateway has begun when its lease is taken away is done within this time.
_LAST_STEP_SECONDS = 2.0


@asynccontextmanager
async def held(kinds: Sequence[str]) -> AsyncIterator[None]:
    """Hold the leases of the gateway's own jobs, so that no gateway does them meanwhile."""
    jobs = database.collection(JobDocument)
    now = datetime.now(UTC)
    mine = {"state": "running", "lease_owner": "tests", "due_at": now + timedelta(hours=1)}
    were_held = False
    for kind in kinds:
        row = {**new_row(kind, now), "organization_id": None}
        for name in (*mine, "lease_number"):
            del row[name]
        before = await jobs.find_one_and_update(
            {"_id": kind},
            {"$set": mine, "$inc": {"lease_number": 1}, "$setOnInsert": row},
            upsert=True,
        )
        were_held |= before is not None and before["state"] == "running"
    if were_held:
        await asyncio.sleep(_LAST_STEP_SECONDS)
    try:
        yield
    finally:
        await jobs.update_many({"_id": {"$in": list(kinds)}}, {"$set": {"due_at": now}})
