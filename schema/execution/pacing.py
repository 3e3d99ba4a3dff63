"""Long work on the event loop, a piece at a time.

A document of the largest allowed size takes some 20 ms to parse, and as long to validate. A client
that sends one after the other would leave little time for anybody else, so such pieces together may
take a small share of the time; what is more than that waits, and organizations take turns. Ordinary
documents, and those that are remembered, are not among them.
"""

import asyncio
import time
from dataclasses import dataclass
from typing import Final

from services.errors import Reason, Unavailable
from services.runtime import bare_context
from services.turns import Turns

# Of the time of a process.
_SHARE: Final = 0.05
# Seconds that may be taken at once, after a pause: a long document that comes alone does not wait.
_BURST: Final = 0.1
_MOST_WAITING: Final = 64
_MOST_OF_ONE: Final = 16
# How long one waits: less than a request may take.
_PATIENCE_SECONDS: Final = 8.0
# The most that is owed: 20 seconds of waiting for whoever comes next.
_MOST_OWED: Final = 1.0


@dataclass(frozen=True, slots=True)
class _Piece:
    seconds: float
    begins: asyncio.Future[None]


class Pace:
    """Lets pieces of work begin, so that together they take no more than their share."""

    def __init__(self) -> None:
        # What has been taken and not been paid back by the time that has passed, in seconds.
        self._debt = 0.0
        self._seen_at = time.monotonic()
        self._waiting: Turns[_Piece] = Turns()
        self._runner: asyncio.Task[None] | None = None

    async def wait(self, seconds: float, organization_id: str) -> None:
        """Return when a piece may begin that takes about so long.

        Args:
            seconds: How long.
            organization_id: Whose turn it takes.

        Raises:
            Unavailable: Too many are waiting already, or the wait is too long.
        """
        own = self._waiting.of(organization_id)
        # However many wait, one that comes first from its organization is let in.
        if own >= _MOST_OF_ONE or (own and len(self._waiting) >= _MOST_WAITING):
            raise Unavailable(
                "too many long documents are waiting; try again",
                counted_as=Reason.DOCUMENTS_WAITING,
            )
        piece = _Piece(seconds, asyncio.get_running_loop().create_future())
        self._waiting.add(organization_id, piece)
        if self._runner is None:
            # In a context of its own: the caller's may hold a deadline, which is the caller's.
            self._runner = asyncio.create_task(self._run(), context=bare_context())
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                await piece.begins
        except TimeoutError as error:
            raise Unavailable(
                "long documents have had their share of the time; try again",
                counted_as=Reason.DOCUMENTS_WAITING,
            ) from error

    async def _run(self) -> None:
        try:
            while (piece := self._waiting.take()) is not None:
                if piece.begins.done():  # whoever asked has gone
                    continue
                while (  # noqa: ASYNC110  # it is time that is waited for
                    excess := self._current() + piece.seconds - _BURST
                ) > 0 and self._debt > 0:
                    await asyncio.sleep(min(excess, self._debt) / _SHARE)
                self._debt = min(self._debt + piece.seconds, _MOST_OWED)
                if not piece.begins.done():
                    piece.begins.set_result(None)
        finally:
            self._runner = None

    def correct(self, seconds: float) -> None:
        """Count so much more, or less, for a piece than was thought."""
        self._debt = min(max(self._current() + seconds, 0.0), _MOST_OWED)

    def _current(self) -> float:
        now = time.monotonic()
        self._debt = max(self._debt - _SHARE * (now - self._seen_at), 0.0)
        self._seen_at = now
        return self._debt
