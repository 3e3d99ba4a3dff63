"""Long work on what one request has brought, beside the event loop and one after the other.

A body of 64 MiB takes a second to be decoded, checked and encoded. On the event loop nobody else
would be served meanwhile; in a thread others are, as that gives way every few milliseconds. One at
a time, so that what is decoded, which may take several times the body, is in memory once.
"""

import asyncio
from collections.abc import Callable
from contextvars import ContextVar
from typing import Final, ParamSpec, TypeVar

from services.runtime import part

Given = ParamSpec("Given")
Result = TypeVar("Result")

# A smaller body takes at most some tens of milliseconds, mostly far less.
HEAVY_BYTES: Final = 2 * 2**20
_is_heavy: Final[ContextVar[bool]] = ContextVar("is_heavy", default=False)


class _Turn(asyncio.Lock):
    """Whose turn it is."""


def begin(size: int) -> None:
    """Say how large a body the current request has, in bytes, once it has been read."""
    _is_heavy.set(size >= HEAVY_BYTES)


def expect_much() -> None:
    """Say that what the current request has brought takes long, however small it is."""
    _is_heavy.set(True)


async def at_ease(
    work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs
) -> Result:
    """Do some work on a request's body: at once or, if the body is large, in a thread.

    Args:
        work: Touches nothing but what it is given.
        args: For it.
        kwargs: For it.
    """
    if not _is_heavy.get():
        return work(*args, **kwargs)
    return await in_turn(work, *args, **kwargs)


async def in_turn(
    work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs
) -> Result:
    """Do some work in a thread, once no other is done there; as `at_ease`."""
    async with part(_Turn):
        return await asyncio.to_thread(work, *args, **kwargs)
