"""A stream that one waits for, and that may be silent for long."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextvars import copy_context
from typing import Any, Final, TypeVar

from services.cancellation import end

Item = TypeVar("Item")


async def with_silences(
    stream: AsyncGenerator[Item, None], longest: Callable[[], float]
) -> AsyncGenerator[Item | None, None]:
    """Yield what a stream yields, and None each time that it is silent for so long.

    The stream itself is not disturbed by that, as it would be by a timeout around it.

    Args:
        stream: Yields anything but None. It is closed at the end.
        longest: Tells how long a silence may last, in seconds.
    """
    waiting: asyncio.Task[Item | None] | None = None
    # One for all steps of the stream, as if one task took them: they set variables for each other.
    variables = copy_context()
    try:
        while True:
            waiting = waiting or asyncio.create_task(_next(stream), context=variables)
            await asyncio.wait([waiting], timeout=longest())
            if not waiting.done():
                yield None
                continue
            item, waiting = waiting.result(), None
            if item is None:
                return
            yield item
    finally:
        # In a task of its own: where a client has gone, AnyIO cancels every wait in its scope,
        # again and again, and the stream cannot be closed while it still runs.
        ending = asyncio.create_task(_end(waiting, stream), context=variables)
        _endings.add(ending)
        ending.add_done_callback(_endings.discard)
        await asyncio.shield(ending)


# Those under way: the loop itself keeps no task alive.
_endings: Final[set[asyncio.Task[None]]] = set()


async def _end(waiting: asyncio.Task[Any] | None, stream: AsyncGenerator[Any, None]) -> None:
    if waiting is not None:
        await end(waiting)
    await stream.aclose()


async def _next(stream: AsyncGenerator[Item, None]) -> Item | None:
    return await anext(stream, None)
