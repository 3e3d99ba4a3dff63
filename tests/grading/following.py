"""What follows queues, in a process of its own, which a test can kill.

    python -m tests.grading.following URL DATABASE

Does the duty and the jobs as a gateway does, but without its rests.
"""

import asyncio
import sys

from services.jobs import queue_builds, queue_changes
from services.jobs.kinds import KINDS
from services.jobs.runner import JobRunner
from services.runtime import Runtime, enter
from services.storage.database import database


async def main(url: str, name: str) -> None:
    enter(Runtime())
    await database.connect(url, name=name, timeout_seconds=5)
    for kind in (queue_changes.QUEUE_CHANGES, queue_builds.QUEUE_BUILDS):
        JobRunner({kind: KINDS[kind]}, lease_seconds=1, poll_seconds=0.05, share=0.9).start()
    print("follows", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
