"""Tasks that are ended before their work is."""

import asyncio
from typing import Any, Final

# For what a task does at its end, such as to abort a transaction.
_PATIENCE_SECONDS: Final = 2.0
# Those under way: the loop itself keeps no task alive.
_endings: Final[set[asyncio.Task[None]]] = set()


async def end(task: asyncio.Task[Any]) -> None:
    """Cancel a task, and wait until it has ended; how it ended is not told.

    It is cancelled again and again: up to Python 3.11 `asyncio.wait_for`, which PyMongo waits for
    its replies with, swallows a cancellation that comes together with the reply
    (python/cpython#86296).
    """
    while not task.done():
        task.cancel()
        await asyncio.wait([task], timeout=_PATIENCE_SECONDS)


def end_soon(task: asyncio.Task[Any]) -> None:
    """See to it that a task ends, for who cannot wait."""
    ending = asyncio.create_task(end(task))
    _endings.add(ending)
    ending.add_done_callback(_endings.discard)
