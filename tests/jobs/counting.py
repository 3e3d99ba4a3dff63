"""A runner in a process of its own, which a test can kill.

    python -m tests.jobs.counting URL DATABASE NAME WAITS_AT

Its kind `count` has ten steps. Each is recorded in the collection `counted`; the one at WAITS_AT
waits for a line on standard input. What it does is told on standard output, what it logs on
standard error.
"""

import asyncio
import logging
import sys

from services.jobs.runner import JobRunner
from services.jobs.steps import Checkpoint, Kind, StepResult
from services.runtime import Runtime, enter
from services.storage.database import database

STEPS = 10
LEASE_SECONDS = 1.0


class TellingRunner(JobRunner):
    """Tells of each failure: what it logs is one line of them all."""

    def _tell(self, error: Exception) -> None:
        super()._tell(error)
        print("failed", flush=True)


async def main(url: str, name: str, process: str, waits_at: int) -> None:
    enter(Runtime())
    await database.connect(url, name=name, timeout_seconds=0.5)

    async def count(_: str | None, checkpoint: Checkpoint | None) -> StepResult:
        at = checkpoint["at"] if checkpoint else 0
        row = {"process": process, "at": at}
        await database.client[name]["counted"].insert_one(row)
        print(at, flush=True)
        if at == waits_at:
            await asyncio.to_thread(sys.stdin.readline)
        end = at + 1 == STEPS
        return StepResult(None if end else {"at": at + 1}, done=1, total=STEPS)

    runner = TellingRunner(
        {"count": Kind(count)}, lease_seconds=LEASE_SECONDS, poll_seconds=0.05, share=0.5
    )
    runner.start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING)
    _, url, name, process, waits_at = sys.argv
    asyncio.run(main(url, name, process, int(waits_at)))
