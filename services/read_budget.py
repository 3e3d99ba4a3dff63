"""How much one operation may read from the database, in bytes.

A page may be of a thousand completions, and a completion of 16 MB: what is counted is what comes
in, reply by reply (MongoDB's are 16 MB at the most), so that no more than the budget and one reply
are ever in memory. GraphQL begins a budget with each operation; what is read without one, as by
REST, which cuts its pages by size, is not counted.
"""

from contextvars import ContextVar
from typing import Final

from services.errors import TooComplex


class ReadBudget:
    """What an operation may still read.

    Attributes:
        most: The limit, in bytes.
        name: The limit's name, for the error.
        read: What has been read of it, in bytes.
    """

    __slots__ = ("most", "name", "read")

    def __init__(self, most: int, name: str) -> None:
        self.most, self.name = most, name
        self.read = 0

    def charge(self, size: int) -> None:
        """Count a reply of the database.

        Raises:
            TooComplex: It is past the limit, or the limit was passed before.
        """
        self.read += size
        if self.read > self.most:
            raise self.exceeded()

    def exceeded(self) -> TooComplex:
        """Return the error of an operation that went past the limit."""
        return TooComplex(
            f"the response would be larger than {self.most} bytes ({self.name}): ask for smaller "
            "pages, or for parts of the payloads"
        )


_current: Final[ContextVar[ReadBudget | None]] = ContextVar("read_budget", default=None)


def begin(budget: ReadBudget | None) -> None:
    """Let what this task reads from now on, and the tasks that it starts, count on a budget."""
    _current.set(budget)


def charge(size: int) -> None:
    """Count some bytes on the operation's budget, if there is one.

    Called with 0 before something is read, so that nothing more is once the budget is spent.

    Raises:
        TooComplex: The operation has read more than it may.
    """
    budget = _current.get()
    if budget is not None:
        budget.charge(size)
