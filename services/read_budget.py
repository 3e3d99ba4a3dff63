"""How much one operation may read from the database, in bytes.

A page may be of a thousand completions, and a completion of 16 MB: what is counted is what comes
in, reply by reply (MongoDB's are 16 MB at the most), so that no more than the budget and one reply
are ever in memory. GraphQL begins a budget with each operation; what is read without one, as by
REST, which cuts its pages by size, is not counted.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import Context, ContextVar, copy_context
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


@contextmanager
def counting(budget: ReadBudget) -> Iterator[None]:
    """Let what is read in a block, in tasks that it starts too, count on a budget."""
    token = _current.set(budget)
    try:
        yield
    finally:
        _current.reset(token)


def context_of(budget: ReadBudget) -> Context:
    """Return a copy of the current context in which what is read counts on a budget."""
    variables = copy_context()
    variables.run(_current.set, budget)
    return variables


def charge(size: int) -> None:
    """Count some bytes on the operation's budget, if there is one.

    Called with 0 before something is read, so that nothing more is once the budget is spent.

    Raises:
        TooComplex: The operation has read more than it may.
    """
    budget = _current.get()
    if budget is not None:
        budget.charge(size)
