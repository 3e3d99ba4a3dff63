"""What the writer may take of the processor where the host has none to spare."""

import os
import time
from typing import Final

import psutil

# Of all that the host's processors can do, where less than the second of them is idle.
_SHARE: Final = 0.1
_SPARE: Final = 0.2
# With so many changes a second it keeps up all the same: what was written is found within a second.
_KEPT_UP_WITH: Final = 700
# The system counts in hundredths of a second.
_LEAST_SECONDS: Final = 0.5
_LONGEST_REST_SECONDS: Final = 10.0


class Share:
    """Tells the writer when to rest, and for how long.

    A low priority is not enough: what the writer asks of MongoDB is done at MongoDB's, and two
    threads of one core slow each other whatever their priorities are.
    """

    def __init__(self) -> None:
        self._looked, self._used = time.monotonic(), time.process_time()
        self._asked, self._came = self._looked, 0
        self._idle, self._all = _host_seconds()
        self.has_to_rest = False

    def rest(self, came: int, *, is_full: bool) -> float:
        """Return how many seconds to rest, to have taken no more than the share since last time.

        0 where the processor is enough for all, or few changes come. `has_to_rest` says how it was.

        Args:
            came: How many changes have come in all.
            is_full: Whether more wait than are taken in.
        """
        now, used = time.monotonic(), time.process_time()
        if now - self._looked < _LEAST_SECONDS:
            return 0
        idle, all_ = _host_seconds()
        are_many = is_full or came - self._came > _KEPT_UP_WITH * (now - self._asked)
        is_short = idle - self._idle < _SPARE * (all_ - self._all)
        allowed = _SHARE * (os.cpu_count() or 1)
        too_soon = (used - self._used) / allowed - (now - self._looked)
        rest = min(max(too_soon, 0.0), _LONGEST_REST_SECONDS) if is_short and are_many else 0.0
        self._looked, self._used, self._idle, self._all = now + rest, used, idle, all_
        self._asked, self._came = now, came
        self.has_to_rest = rest > 0
        return rest


def _host_seconds() -> tuple[float, float]:
    """Return for how long the host's processors were idle, and all of their time."""
    times = psutil.cpu_times()
    # Linux counts a guest's time to that of its user too.
    guests = getattr(times, "guest", 0) + getattr(times, "guest_nice", 0)
    return times.idle + getattr(times, "iowait", 0), sum(times) - guests
