"""Waiting for something that no event tells of."""

import asyncio
import time
from collections.abc import Callable

_POLL_SECONDS = 0.05


async def is_so_within(seconds: float, is_so: Callable[[], bool]) -> bool:
    """Wait until something is so; say whether it came to be in time."""
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            return False
        await asyncio.sleep(_POLL_SECONDS)
    return True
