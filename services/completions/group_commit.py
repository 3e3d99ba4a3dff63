"""Group commit: what arrives while one batch is written is the next batch.

There is no timer, so a lone caller waits for nothing but its own write, and many callers share
one command and one journal flush. What waits is bounded in number and in bytes: past that,
callers are told to come back, and memory stays flat. Time is bounded too: when the database was
out of reach for a whole batch, those who wait behind it are told at once, so that nobody waits
for longer than one database call may take.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from services.errors import DeadlineExceeded, Reason, Unavailable
from services.observability.metrics import Metrics, QueueSeries
from services.observability.records import Record, Tally, begin, current_record
from services.observability.tracing import span
from services.observability.troubles import Troubles
from services.runtime import bare_context, part
from services.storage.database import as_service_error, database

Operation = TypeVar("Operation")
Result = TypeVar("Result")

# MongoDB takes 48 MB a message; a batch stays well below.
MAX_BATCH_BYTES = 32 * 2**20
MAX_BATCH = 1000


@dataclass(slots=True)
class _Waiter(Generic[Operation]):
    operation: Operation
    size: int
    key: Hashable
    future: asyncio.Future[Any]
    record: Record | None

    def settle(self, result: object) -> None:
        if self.future.done():  # its caller has gone; the write stands all the same
            return
        if isinstance(result, BaseException):
            self.future.set_exception(result)
        else:
            self.future.set_result(result)


class GroupCommit(Generic[Operation, Result]):
    """One queue of writes in front of one collection.

    Args:
        name: What metrics and spans call it.
        commit: Writes a batch. Returns a result or an exception for each operation, in order;
            what it raises is every operation's.
        max_waiting: How many operations may wait.
        max_waiting_bytes: How many bytes of them.
    """

    def __init__(
        self,
        name: str,
        commit: Callable[[Sequence[Operation]], Awaitable[Sequence[Result | BaseException]]],
        *,
        max_waiting: int = 10_000,
        max_waiting_bytes: int = 256 * 2**20,
    ) -> None:
        self.name = name
        self._commit = commit
        self.max_waiting = max_waiting
        self.max_waiting_bytes = max_waiting_bytes
        self._waiting: deque[_Waiter[Operation]] = deque()
        self._waiting_bytes = 0
        self._runner: asyncio.Task[None] | None = None
        self._series: QueueSeries | None = None

    async def submit(self, operation: Operation, *, size: int, key: Hashable = None) -> Result:
        """Write one operation with whatever else is waiting; return when it is durable.

        Args:
            operation: What `commit` understands.
            size: Its bytes.
            key: Operations of one key are written in their order, in batches of their own.

        Raises:
            Unavailable: Too much is waiting already.
        """
        self.check_room(size)
        return await self._enqueue(operation, size, key)

    def submit_all(
        self, operations: Iterable[tuple[Operation, int, Hashable]]
    ) -> Awaitable[Sequence[Result | BaseException]]:
        """Let operations wait together, whose room has been checked; see `submit`.

        Args:
            operations: Each with its size and its key.

        Returns:
            What becomes a result or an exception for each, in order, when all are written.
        """
        futures = [self._enqueue(*one) for one in operations]
        return asyncio.gather(*futures, return_exceptions=True)

    def _enqueue(self, operation: Operation, size: int, key: Hashable) -> asyncio.Future[Result]:
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiter(operation, size, key, future, current_record()))
        self._waiting_bytes += size
        if self._runner is None:
            # In a context of its own: the caller's may hold a deadline, which is the caller's.
            self._runner = asyncio.create_task(self._run(), context=bare_context())
        return future

    def check_room(self, size: int = 0) -> None:
        """Return if one more operation may wait.

        Asked without a size before a request's body is read, so that a rejection costs next to
        nothing: rejections that cost as much as writes would leave no time for these.

        Raises:
            Unavailable: Too much is waiting already.
        """
        full = len(self._waiting) >= self.max_waiting
        if full or self._waiting_bytes + size > self.max_waiting_bytes + MAX_BATCH_BYTES:
            part(Troubles).tell(
                f"full queue of {self.name}",
                f"more writes come than the database takes: {len(self._waiting)} {self.name} of "
                f"{self._waiting_bytes} bytes wait, and new ones are answered 503. See what the "
                "database waits for (log10_ingest_commit_duration_seconds); where bursts are what "
                "it is, LOG10_GATEWAY_INGEST_QUEUE_LIMIT lets more of them wait",
                level=logging.WARNING,
            )
            raise Unavailable(
                "more writes are waiting than may wait; try again",
                counted_as=Reason.INGEST_QUEUE_FULL,
            )

    @property
    def waiting(self) -> tuple[int, int]:
        """How many operations wait, and how many bytes they have."""
        return len(self._waiting), self._waiting_bytes

    @property
    def fullness(self) -> float:
        """How full it is, by number or by bytes: from 1 on writes are rejected."""
        by_bytes = self._waiting_bytes / (self.max_waiting_bytes + MAX_BATCH_BYTES)
        by_number = len(self._waiting) / self.max_waiting if self.max_waiting else 1.0
        return max(by_bytes, by_number)

    async def drain(self) -> None:
        """Wait until all that was submitted is written."""
        while self._runner is not None:
            await asyncio.wait([self._runner])

    async def _run(self) -> None:
        try:
            while self._waiting:
                failure = await self._write(self._take_batch())
                if isinstance(failure, Unavailable):
                    self._refuse_waiting(failure)
        finally:
            self._runner = None

    def _take_batch(self) -> list[_Waiter[Operation]]:
        batch: list[_Waiter[Operation]] = []
        later: list[_Waiter[Operation]] = []
        keys: set[Hashable] = set()
        size = 0
        while self._waiting and len(batch) < MAX_BATCH:
            waiter = self._waiting[0]
            if batch and size + waiter.size > MAX_BATCH_BYTES:
                break
            self._waiting.popleft()
            if waiter.key is not None and waiter.key in keys:
                later.append(waiter)
                continue
            keys.add(waiter.key)
            size += waiter.size
            batch.append(waiter)
        self._waiting.extendleft(reversed(later))
        self._waiting_bytes -= size
        return batch

    async def _write(self, batch: list[_Waiter[Operation]]) -> BaseException | None:
        """Write a batch; return what failed all of it, if anything did."""
        begin(asked := Tally())  # in this task's own context
        begun = time.perf_counter()
        failure: Exception | None = None
        results: Sequence[Result | BaseException]
        try:
            with (
                span(
                    f"commit {self.name}",
                    {"log10.batch.size": len(batch)},
                    of=(waiter.record for waiter in batch),
                ),
                database.deadline(database.timeout_seconds),
            ):
                results = await self._commit([waiter.operation for waiter in batch])
        except Exception as error:  # noqa: BLE001  # every caller of the batch gets it
            failure = _of_every_caller(error)
            results = [failure] * len(batch)
        seconds = time.perf_counter() - begun
        self._count(batch, results, seconds)
        # Once each: a request may have many operations in a batch.
        for record in {waiter.record for waiter in batch if waiter.record is not None}:
            record.add_database(seconds, asked.database_commands)
        for waiter, result in zip(batch, results, strict=True):
            waiter.settle(result)
        return failure

    def _count(
        self,
        batch: Sequence[object],
        results: Sequence[Result | BaseException],
        seconds: float,
    ) -> None:
        series = self._series
        if series is None:
            series = self._series = part(Metrics).of_queue(self.name)
        series.size.observe(len(batch))
        series.seconds.observe(seconds)
        if failed := sum(isinstance(result, BaseException) for result in results):
            series.failed.inc(failed)
        series.written.inc(len(batch) - failed)

    def _refuse_waiting(self, failure: BaseException) -> None:
        waiting, self._waiting, self._waiting_bytes = self._waiting, deque(), 0
        part(Metrics).of_queue(self.name).failed.inc(len(waiting))
        for waiter in waiting:
            waiter.settle(failure)


def _of_every_caller(error: Exception) -> Exception:
    """Return what the callers of a batch are told.

    A batch that took too long is no caller's own doing: they are told to come back.
    """
    known = as_service_error(error)
    if isinstance(known, DeadlineExceeded):
        return Unavailable("the database did not answer in time")
    return known or error
