"""The migrations of `log10-gateway migrate`, with what is shown of them."""

import asyncio
import sys
from datetime import timedelta
from typing import Final

from services.jobs.jobs import get_own_job
from services.jobs.kinds import MIGRATIONS
from services.jobs.migrations import order_keys
from services.jobs.migrations import versions as migrations
from services.jobs.runner import JobRunner
from services.jobs.steps import Kind
from services.rows import JobRow
from services.storage import index_sets

__all__ = ["migrations", "run_migrations"]

_PROGRESS_SECONDS: Final = 1.0
# What a migration waits for that goes on where another was killed.
_LEASE_SECONDS: Final = 15.0


async def run_migrations(quiet_seconds: float) -> None:
    """Do the gateway's own job until all migrations are through, whoever has its lease."""
    order_keys.configure(quiet_seconds=quiet_seconds)
    await index_sets.prepare()
    kind = Kind(migrations.step, every=timedelta(seconds=1))
    runner = JobRunner({MIGRATIONS: kind}, lease_seconds=_LEASE_SECONDS, poll_seconds=1, share=1)
    runner.start()
    try:
        shown = None
        while waiting := await migrations.pending():
            text = _progress_of(await get_own_job(MIGRATIONS))
            if text != shown:
                print(f"version {min(waiting)}: {text}", file=sys.stderr)
                shown = text
            await asyncio.sleep(_PROGRESS_SECONDS)
    finally:
        await runner.stop()


def _progress_of(job: JobRow | None) -> str:
    if job is None or job["state"] == "queued":
        return "about to begin"
    if job["state"] == "failed":
        return f"failed, and begins anew: {(job['log'] or [{'text': ''}])[-1]['text']}"
    lines = [line["text"] for line in job["log"] or ()]
    rows = (
        f"{job['done']:,} of {job['total']:,} rows"
        if job["total"]
        else "waits until no gateway of the version before writes"
    )
    return "; ".join([rows, *lines[-1:]])
