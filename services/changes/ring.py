"""The latest changes of a collection, so that who comes back soon can go on from where it was."""

from bisect import bisect_right
from itertools import islice
from operator import attrgetter
from typing import Final

from services.changes.moments import Moment
from services.changes.streams import Change

MOST: Final = 50_000
MOST_BYTES: Final = 16 * 2**20
# What a change takes beside its id and its token.
_EACH: Final = 300
# So many are forgotten at once, since the rest has to be moved.
_PIECE: Final = 1_000


class Ring:
    """Changes in order, each with a number; the oldest are forgotten.

    Args:
        floor: Nothing that came after it is lacking.

    Attributes:
        floor: The same for what is remembered now.
        end: The number that the next change gets.
    """

    def __init__(self, floor: Moment) -> None:
        self.floor = floor
        self.end = 0
        self._changes: list[Change] = []
        self._bytes = 0

    def append(self, change: Change) -> None:
        """Remember a change, which comes after all others."""
        self._changes.append(change)
        self._bytes += _size(change)
        self.end += 1
        while len(self._changes) > MOST or self._bytes > MOST_BYTES:
            self._forget()

    def _forget(self) -> None:
        piece = self._changes[: min(_PIECE, len(self._changes) - 1)]
        self.floor = piece[-1].moment
        self._bytes -= sum(map(_size, piece))
        del self._changes[: len(piece)]

    @property
    def start(self) -> int:
        """The number of the oldest change that is remembered."""
        return self.end - len(self._changes)

    @property
    def last(self) -> Moment:
        """The moment of the last change; where there is none, that of the beginning."""
        return self._changes[-1].moment if self._changes else self.floor

    def after(self, moment: Moment) -> int | None:
        """Return the number of the first change after a moment; None if it may be forgotten."""
        if moment < self.floor:
            return None
        return self.start + bisect_right(self._changes, moment, key=_MOMENT)

    def between(self, organization_id: str, first: int, end: int) -> list[Change]:
        """Return an organization's changes from a number on, before another."""
        start = self.start
        some = islice(self._changes, first - start, end - start)
        return [change for change in some if change.organization_id == organization_id]


_MOMENT: Final = attrgetter("moment")


def _size(change: Change) -> int:
    return _EACH + len(change.id) + len(change.moment.token)
