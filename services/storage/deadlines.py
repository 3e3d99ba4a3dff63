"""Deadlines that MongoDB itself keeps, so that no connection is lost by them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import pymongo

# How much later than MongoDB the gateway gives up, which costs a connection.
_GRACE_SECONDS: Final = 1.0


@asynccontextmanager
async def ended_by_server(seconds: float) -> AsyncIterator[int]:
    """Let MongoDB end what is asked of it within the context, after a time.

    The driver's own deadline is off: it would put its `maxTimeMS` in the place of this one, and
    drop the connection at the same moment.

    Yields:
        The `maxTimeMS` to send along, in milliseconds.

    Raises:
        TimeoutError: There is no time, or MongoDB does not keep the deadline. Where it does, what
            is asked raises `pymongo.errors.ExecutionTimeout`.
    """
    async with asyncio.timeout(seconds + _GRACE_SECONDS if seconds > 0 else 0):
        with pymongo.timeout(0):
            yield max(int(seconds * 1000), 1)  # 0 would be none
