"""Those who ask for completions of the same queue at the same time are served together.

As many as there are when the ones before are done are served by five commands for all of them
(`services.grading.taking`). Whoever asks alone waits for nobody.
"""

import asyncio
import time
from collections import deque
from collections.abc import Sequence
from typing import Final, NamedTuple

from cachetools import LRUCache

from models import FeedbackTaskDocument
from services.errors import Conflict, DeadlineExceeded, NotFound, Unavailable
from services.feedback.task_archive import is_archived
from services.grading.handed import Call, QueueOrder
from services.grading.taking import Taker
from services.observability.records import Record, Tally, begin, current_record
from services.rows import FeedbackTaskRow
from services.runtime import bare_context
from services.storage.database import as_service_error, database
from services.storage.paging import find_by_ids

# Completions that are asked for at once; the rest are next.
_MOST_AT_ONCE: Final = 500
# Whoever has lost so many times to other gateways looks further on.
_MOST_ROUNDS: Final = 8


class Lines(LRUCache[tuple[str, str, QueueOrder], "Line"]):
    """The lines of this process. One that is dropped while it is in use hands out what it has."""

    def __init__(self) -> None:
        super().__init__(1000)

    def of(self, organization_id: str, task_id: str, order: QueueOrder) -> "Line":
        """Return the line of a queue."""
        key = (organization_id, task_id, order)
        found: Line | None = self.get(key)
        if found is None:
            found = self[key] = Line(*key)
        return found


class _Served(NamedTuple):
    """What became of a call: whether the queue has items, and whether there is more to look at."""

    is_there: bool
    is_more: bool


class _Waiter(NamedTuple):
    call: Call
    future: asyncio.Future[_Served]
    record: Record | None


class Line:
    """Those who ask for completions of one queue in one order."""

    def __init__(self, organization_id: str, task_id: str, order: QueueOrder) -> None:
        self._organization_id = organization_id
        self._task_id = task_id
        self._taker = Taker(organization_id, task_id, order)
        self._waiting: deque[_Waiter] = deque()
        self._runner: asyncio.Task[None] | None = None

    async def take(self, call: Call) -> bool:
        """Hand out to one who asks; return whether the queue has items to hand out.

        Raises:
            NotFound: There is no such task.
            Conflict: It is archived.
            Unavailable: The database is out of reach.
        """
        future: asyncio.Future[_Served] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiter(call, future, current_record()))
        if self._runner is None:
            self._runner = asyncio.create_task(self._run(), context=bare_context())
        try:
            served = await future
            if served.is_more and call.missing:
                await self._taker.search(call)
        except (Exception, asyncio.CancelledError):
            if not future.cancelled():  # else it may be served just now: see `_serve`
                self._taker.give_back([call])
            raise
        call.leases = self._taker.in_order(call)
        return served.is_there

    async def _run(self) -> None:
        try:
            while self._waiting:
                waiters, number = [self._waiting.popleft()], 0
                number += waiters[0].call.count
                while self._waiting and number + self._waiting[0].call.count <= _MOST_AT_ONCE:
                    waiters.append(self._waiting.popleft())
                    number += waiters[-1].call.count
                await self._serve([one for one in waiters if not one.future.done()])
        finally:
            self._runner = None

    async def _serve(self, waiters: Sequence[_Waiter]) -> None:
        begin(asked := Tally())  # in this task's own context
        begun = time.perf_counter()
        failure: Exception | None = None
        served = _Served(is_there=False, is_more=False)
        try:
            with database.deadline(database.timeout_seconds):
                served = await self._hand_out([one.call for one in waiters])
        except Exception as error:  # noqa: BLE001  # everybody who was served together gets it
            failure = as_service_error(error) or error
            if isinstance(failure, DeadlineExceeded):
                failure = Unavailable("the database did not answer in time")
        seconds = time.perf_counter() - begun
        self._taker.give_back([one.call for one in waiters if failure or one.future.done()])
        for one in waiters:
            if one.record is not None:
                one.record.add_database(seconds, asked.database_commands)
            if one.future.done():  # whoever asked has gone
                continue
            if failure is not None:
                one.future.set_exception(failure)
            else:
                one.future.set_result(served)

    async def _hand_out(self, calls: Sequence[Call]) -> _Served:
        if not await is_shared(self._organization_id, self._task_id):
            return _Served(is_there=False, is_more=False)
        is_more = True
        for _ in range(_MOST_ROUNDS):
            lacking = [call for call in calls if call.missing]
            if not lacking:
                break
            is_any, is_more = await self._taker.take_first(lacking)
            if not is_any:
                break
        return _Served(is_there=True, is_more=is_more)


async def is_shared(organization_id: str, task_id: str) -> bool:
    """Say whether a task's queue is materialised, as of now.

    Raises:
        NotFound: There is no such task.
        Conflict: It is archived.
    """
    tasks = database.collection(FeedbackTaskDocument)
    needed = {"archived_at": 1, "queue": 1}
    found = await find_by_ids(tasks, organization_id, [task_id], projection=needed)
    if task_id not in found:
        raise NotFound("feedback task", task_id)
    task: FeedbackTaskRow = found[task_id]
    if is_archived(task):
        raise Conflict(f"the feedback task {task_id!r} is archived; restore it to grade by it")
    return task.get("queue") is not None
