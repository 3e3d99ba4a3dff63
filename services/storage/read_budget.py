"""How much one operation may read from the database, in bytes.

A page may be of a thousand completions, and a completion of 16 MB: what is counted is what comes
in, reply by reply (MongoDB's are 16 MB at the most), so that no more than the budget and one reply
are ever in memory. GraphQL begins a budget with each operation; what is read without one, as by
REST, which cuts its pages by size, is not counted.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import Context, ContextVar, copy_context
from typing import Final

from services.errors import TooComplex

# Each takes some 2 us on the event loop: a page of 1,000 completions has as many, with ten messages
# each and fifteen fields.
MOST_VALUES: Final = 150_000


class ReadBudget:
    """What an operation may still read.

    Attributes:
        most: The limit, in bytes.
        name: The limit's name, for the error.
        read: What has been read of it, in bytes.
        values: How many values have been made out of payloads.
        width: How many fields the operation has: no item of a payload's list is shown more often.
    """

    __slots__ = ("most", "name", "read", "values", "width")

    def __init__(self, most: int, name: str) -> None:
        self.most, self.name = most, name
        self.read = self.values = 0
        self.width = 1

    def charge(self, size: int) -> None:
        """Count a reply of the database.

        Raises:
            TooComplex: It is past the limit, or the limit was passed before.
        """
        self.read += size
        if self.read > self.most:
            raise self.exceeded()

    def charge_values(self, number: int) -> None:
        """Count values that are made out of a payload, before they are.

        Raises:
            TooComplex: They are too many.
        """
        self.values += number
        if self.values > MOST_VALUES:
            raise TooComplex(
                f"the conversations, stack traces and lists that paths search have more than "
                f"{MOST_VALUES} values, times the fields that are selected: ask for fewer, or for "
                "positions in the lists"
            )

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


def charge_items(count: Callable[[], int], *, shown: bool) -> None:
    """Count the items of a payload's list, before they are gone through.

    Args:
        count: Tells how many, and takes time for it; not asked once the budget is spent.
        shown: Whether each of them is in the response, by up to all fields of the operation.

    Raises:
        TooComplex: The operation makes too many values out of payloads.
    """
    budget = _current.get()
    if budget is not None:
        budget.charge_values(0)
        number = count()
        budget.charge_values(number * budget.width if shown else number // 4)
