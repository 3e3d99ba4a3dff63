"""Who asks the index, and in which order: organizations take turns, and not too many wait.

A question that has begun cannot be ended: Tantivy knows no deadline. One whose asker has gone is
not begun.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Final, TypeVar

from services.errors import Reason, Unavailable
from services.observability.records import current_record
from services.turns import Turns

logger = logging.getLogger("log10_gateway.insight")

Result = TypeVar("Result")

# Two of them take both cores of a small machine; more only wait for each other.
_THREADS: Final = 2
_MOST_WAITING: Final = 256
_MOST_OF_ONE: Final = 64


class _Question:
    def __init__(self, owner: str, ask: Callable[[], Any]) -> None:
        self.owner, self.ask = owner, ask
        self.answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self.has_begun = False


class Questions:
    """The questions of a gateway process, and the threads that answer them."""

    def __init__(self) -> None:
        self._turns: Turns[_Question] = Turns()
        self._counts: Counter[str] = Counter()
        self._running = 0
        self._pool: ThreadPoolExecutor | None = None

    async def ask(self, question: Callable[[], Result]) -> Result:
        """Return what a function returns that asks the index; it runs in a thread.

        Raises:
            Unavailable: Too many wait already, or Tantivy failed by a bug of its own.
        """
        record = current_record()
        owner = (record.organization_id if record is not None else None) or ""
        if self._counts[owner] >= _MOST_OF_ONE or self._counts.total() >= _MOST_WAITING:
            raise Unavailable(
                "too many questions wait for the index; try again", counted_as=Reason.INSIGHT
            )
        asked = _Question(owner, question)
        self._counts[owner] += 1
        self._turns.add(owner, asked)
        self._begin()
        try:
            answer: Result = await asked.answer
        finally:
            if not asked.has_begun:
                self._forget(asked)
        return answer

    def close(self) -> None:
        """Let the threads end, once they have answered what they were asked."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def _begin(self) -> None:
        while self._running < _THREADS and (asked := self._turns.take()) is not None:
            if asked.answer.done():  # whoever asked has gone
                continue
            asked.has_begun = True
            self._running += 1
            if self._pool is None:
                self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="insight")
            running = asyncio.get_running_loop().run_in_executor(self._pool, _answer, asked.ask)
            running.add_done_callback(partial(self._end, asked))

    def _end(self, asked: _Question, ended: "asyncio.Future[Any]") -> None:
        self._running -= 1
        self._forget(asked)
        error = None if ended.cancelled() else ended.exception()
        if not asked.answer.done():
            if ended.cancelled():
                asked.answer.cancel()
            elif error is not None:
                asked.answer.set_exception(error)
            else:
                asked.answer.set_result(ended.result())
        self._begin()

    def _forget(self, asked: _Question) -> None:
        self._counts[asked.owner] -= 1
        if not self._counts[asked.owner]:
            del self._counts[asked.owner]


def _answer(question: Callable[[], Result]) -> Result:
    try:
        return question()
    except Exception:
        raise
    except BaseException as error:  # a panic, which is no `Exception`
        logger.exception("a question could not be answered by the index")
        raise Unavailable("the index failed to answer", counted_as=Reason.INSIGHT) from error
