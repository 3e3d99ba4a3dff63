"""Long work on the event loop, a piece at a time.

A document of the largest allowed size takes some 20 ms to parse, and as long to validate. A client
that sends one after the other would leave little time for anybody else, so such pieces together may
take a small share of the time; what is more than that waits. Ordinary documents, and those that are
remembered, are not among them.
"""

import asyncio
import time
from typing import Final

from services.errors import Unavailable

# Of the time of a process.
_SHARE: Final = 0.1
# Seconds that may be taken at once, after a pause: a long document that comes alone does not wait.
_BURST: Final = 0.1
_MOST_WAITING: Final = 64


class Pace:
    """Lets pieces of work begin, so that together they take no more than their share."""

    def __init__(self) -> None:
        # What has been taken and not been paid back by the time that has passed, in seconds.
        self._debt = 0.0
        self._seen_at = time.monotonic()
        self._waiting = 0
        self._line = asyncio.Lock()

    async def wait(self, seconds: float) -> None:
        """Return when a piece may begin that takes about so long.

        Raises:
            Unavailable: Too many are waiting already.
        """
        if self._waiting >= _MOST_WAITING:
            raise Unavailable("too many long documents are waiting; try again")
        self._waiting += 1
        try:
            async with self._line:
                while (  # noqa: ASYNC110  # it is time that is waited for
                    excess := self._current() + seconds - _BURST
                ) > 0 and self._debt > 0:
                    await asyncio.sleep(min(excess, self._debt) / _SHARE)
                self._debt += seconds
        finally:
            self._waiting -= 1

    def correct(self, seconds: float) -> None:
        """Count so much more, or less, for a piece than was thought."""
        self._debt = max(self._current() + seconds, 0.0)

    def _current(self) -> float:
        now = time.monotonic()
        self._debt = max(self._debt - _SHARE * (now - self._seen_at), 0.0)
        self._seen_at = now
        return self._debt
