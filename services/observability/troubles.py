"""What is wrong for a while is said once a minute, in words that an operator can act on."""

import logging
import time
from collections.abc import Callable
from typing import Final

logger = logging.getLogger("log10_gateway.trouble")

_PAUSE_SECONDS: Final = 60.0


class Troubles:
    """Says each kind of trouble when it begins, and then once a minute while it lasts.

    Args:
        clock: Monotonic seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        # When each was last said, and how often it was met since.
        self._said: dict[str, tuple[float, int]] = {}

    def tell(self, kind: str, text: str, *, level: int = logging.ERROR) -> None:
        """Say it, unless it was said in the last minute.

        Args:
            kind: What is the same trouble.
            text: What is wrong, and what to do. Nothing of a client's data.
            level: How severe it is.
        """
        now = self._clock()
        said, more = self._said.get(kind, (-_PAUSE_SECONDS, 0))
        if now - said < _PAUSE_SECONDS:
            self._said[kind] = (said, more + 1)
            return
        again = f" ({more} times more since it was last said)" if more else ""
        self._said[kind] = (now, 0)
        logger.log(level, "%s%s", text, again)
