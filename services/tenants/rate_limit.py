"""How many requests a token may make: a token bucket each, in this process.

A bucket holds `burst` requests and fills at `rate` a second. Each gateway process counts for
itself, so that no request waits for another machine: with n processes a token gets n times as much.
"""

import math
import time
from collections.abc import Callable
from typing import Final

from cachetools import LRUCache

from services.errors import RateLimited
from services.runtime import current

_REMEMBERED: Final = 100_000


class RateLimiter:
    """The buckets of all tokens.

    Args:
        rate: Requests a second; 0 lets everything through.
        burst: Requests at once, after a pause.
        clock: Monotonic seconds.
    """

    def __init__(
        self, *, rate: float = 0, burst: int = 1, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.rate = rate
        self.burst = burst
        self._clock = clock
        # When each bucket will be full again, which is all that has to be known of it. A token
        # that was not heard of for long has a full one, so forgetting it loses nothing.
        self._full_at: LRUCache[str, float] = LRUCache(_REMEMBERED)

    def take(self, token_id: str) -> None:
        """Take one request out of a token's bucket.

        Raises:
            RateLimited: It is empty; `retry_after` says when it no longer is.
        """
        if self.rate <= 0:
            return
        now = self._clock()
        full_at = max(self._full_at.get(token_id, now), now) + 1 / self.rate
        over = full_at - now - self.burst / self.rate
        if over > 1e-9:
            raise RateLimited(
                f"this token may make {self.rate:g} requests a second",
                retry_after=max(1, math.ceil(over)),
            )
        self._full_at[token_id] = full_at


# The current runtime's; set once, by the app factory.
limiter = current(RateLimiter)
