"""Waiting for what has to come about, instead of for a time in which it mostly does."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

# What hangs has to end some time; unless the machine does much else, nothing takes a tenth of it.
PATIENCE_SECONDS = 60


async def until(comes_about: Callable[[], Awaitable[bool]]) -> None:
    """Ask again and again, until it is so.

    Raises:
        TimeoutError: It is still not so after `PATIENCE_SECONDS`.
    """
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not await comes_about():  # noqa: ASYNC110  # mostly of another process
            await asyncio.sleep(0.02)


@asynccontextmanager
async def repeating(act: Callable[[], Awaitable[Any]], every: float = 0.1) -> AsyncIterator[None]:
    """Do something again and again, for somebody who may not be listening yet.

    What has begun is brought to its end.

    Args:
        act: What to do.
        every: Seconds between the end of one and the next.
    """
    enough = asyncio.Event()

    async def repeat() -> None:
        while not enough.is_set():
            await act()
            with suppress(TimeoutError):
                await asyncio.wait_for(enough.wait(), every)

    acting = asyncio.create_task(repeat())
    try:
        yield
    finally:
        enough.set()
        await acting
