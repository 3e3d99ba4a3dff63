"""Streams that are executed once for all who asked for the same.

A thousand clients of one dashboard ask for the same few subscriptions. Who has sent the same
document with the same variables, and has the same role in the same organization, gets the same
events: each is executed and encoded once, and the same bytes are sent to all (`Member`). Whether a
member may still be told is looked at for each by itself, by who takes from it
(`schema.execution.operations`).

Who goes on from a cursor has a stream of its own at first. When that has told what there is, and
so has the one that all others share, the two are at the same place, and it joins them.
"""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Callable, Coroutine, Hashable
from contextlib import aclosing, suppress
from contextvars import Context
from typing import Any, Final, TypeAlias

from resolvers.context import RequestContext
from schema.execution.responses import Response
from services.cancellation import end_soon
from services.errors import Reason, ServiceError, Unavailable
from services.http_errors import masked
from services.storage.database import as_service_error

Responses: TypeAlias = AsyncGenerator[Response, None]
# The most events, and the most of their bytes, that may wait for a member that does not take them:
# past that it is too slow, and is told so.
MOST_WAITING: Final = 10_000
MOST_BYTES: Final = 8 * 2**20
# The same where much waits for all members together.
_MOST_BYTES_OF_ALL: Final = 128 * 2**20
_FEW_BYTES: Final = 256 * 2**10
# A stream that goes on from a cursor may have far more to tell than that: it waits for its members
# where so much waits for one of them, but no longer than this.
_MOST_AHEAD: Final = 100
_BYTES_AHEAD: Final = 2**20
_PATIENCE_SECONDS: Final = 30.0


class Member:
    """One client's end of a stream.

    Args:
        streams: All streams of the process.

    Attributes:
        stream: The stream.
        has_room: Set while not much waits for it.
    """

    def __init__(self, streams: "SharedStreams") -> None:
        self._streams = streams
        self._loop = asyncio.get_running_loop()
        self._responses: deque[Response] = deque()
        self._bytes = 0
        self._failure: ServiceError | None = None
        self._is_over = False
        self._waiter: asyncio.Future[None] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self.stream: SharedStream | None = None
        self.has_room = asyncio.Event()
        self.has_room.set()

    def put(self, response: Response) -> None:
        """Add a response."""
        size = len(response.body)
        most = MOST_BYTES if self._streams.waiting_bytes < _MOST_BYTES_OF_ALL else _FEW_BYTES
        is_full = len(self._responses) >= MOST_WAITING or self._bytes + size > most
        if is_full and self._responses:
            self.end(
                Unavailable(
                    "the subscriber is too slow for the changes; subscribe again after the last "
                    "cursor",
                    counted_as=Reason.SLOW_SUBSCRIBER,
                )
            )
            return
        if not self._is_over:
            self._responses.append(response)
            self._count(size)
            self._wake()
            if len(self._responses) >= _MOST_AHEAD or self._bytes >= _BYTES_AHEAD:
                self.has_room.clear()

    def end(self, failure: ServiceError | None) -> None:
        """End the stream for this member; where it fails, what waits is not sent any more."""
        if self._is_over:
            return
        self._is_over, self._failure = True, failure
        self.has_room.set()
        if failure is not None:
            self._responses.clear()
            self._count(-self._bytes)
        self._wake()

    async def next(self, until: float) -> Response | None:
        """Wait for the next response; None if none has come by a time of the loop's clock.

        Raises:
            StopAsyncIteration: The stream has ended.
            ServiceError: It has failed.
        """
        if not self._responses and not self._is_over:
            if self._timer is None:
                self._timer = self._loop.call_at(until, self._ring)
            self._waiter = self._loop.create_future()
            await self._waiter
        if self._responses:
            response = self._responses.popleft()
            self._count(-len(response.body))
            if len(self._responses) < _MOST_AHEAD // 2 and self._bytes < _BYTES_AHEAD:
                self.has_room.set()
            return response
        if self._failure is not None:
            raise self._failure
        if self._is_over:
            raise StopAsyncIteration
        return None

    async def unless_over(self, work: Coroutine[Any, Any, object]) -> None:
        """Wait for something, but not where the stream has ended, and has no data for it."""

        def over(task: asyncio.Task[object]) -> None:
            if not task.cancelled():
                task.exception()  # or asyncio logs it, where nobody waits any more
            self._wake()

        task = asyncio.create_task(work)
        task.add_done_callback(over)
        try:
            while not task.done() and not self._is_over_without_data:
                self._waiter = self._loop.create_future()
                await self._waiter
        finally:
            if not task.done():
                end_soon(task)
        if task.done():
            task.result()

    @property
    def _is_over_without_data(self) -> bool:
        return self._is_over and not any(one.is_executed for one in self._responses)

    def leave(self) -> None:
        """Take nothing more."""
        self.end(None)
        self._responses.clear()
        self._count(-self._bytes)
        if self._timer is not None:
            self._timer.cancel()
        if self.stream is not None:
            self.stream.remove(self)

    def _count(self, size: int) -> None:
        self._bytes += size
        self._streams.waiting_bytes += size

    def _ring(self) -> None:
        self._timer = None
        self._wake()

    def _wake(self) -> None:
        waiter = self._waiter
        if waiter is not None and not waiter.done():
            waiter.set_result(None)


class SharedStream:
    """A stream under way.

    Args:
        streams: All streams of the process.
        key: What its members have asked for, but for where it begins.
        after: Where it begins; None for the time at which it was begun.
        context: What it is executed in.
    """

    def __init__(
        self, streams: "SharedStreams", key: Hashable, after: object, context: RequestContext
    ) -> None:
        self.key, self.after = key, after
        self.has_told = False
        self._streams = streams
        self._context = context
        self._members: set[Member] = set()
        self._task: asyncio.Task[None] | None = None
        context.stream.on_idle = self._on_idle

    @property
    def told_to(self) -> int | None:
        """The place that it has reached; None while it has something to tell."""
        return self._context.stream.told_to

    @property
    def may_be_joined(self) -> bool:
        """Whether a newcomer that asks for the same start misses nothing."""
        return self.after is None or not self.has_told

    def start(self, responses: Responses, variables: Context) -> None:
        """Begin to tell the members."""
        self._task = asyncio.create_task(self._run(responses), context=variables)

    def add(self, member: Member) -> None:
        """Add a member, which is told what comes from now on."""
        member.stream = self
        self._members.add(member)

    def remove(self, member: Member) -> None:
        """Remove a member; without any, the stream ends."""
        self._members.discard(member)
        if not self._members:
            self._streams.forget(self)
            if self._task is not None:
                end_soon(self._task)

    def take_over(self, other: "SharedStream") -> None:
        """Take the members of another stream, which is at the same place."""
        for member in list(other._members):
            self.add(member)
            other.remove(member)

    def _on_idle(self) -> None:
        self._streams.settle(self)

    async def _run(self, responses: Responses) -> None:
        failure: ServiceError | None = None
        try:
            async with aclosing(responses):
                async for response in responses:
                    self.has_told = True
                    for member in tuple(self._members):
                        member.put(response)
                    if self.after is not None and not self._streams.is_live(self):
                        await self._wait_for_members()
        except Exception as error:  # noqa: BLE001  # whatever it is, the members are told something
            failure = as_service_error(error) or masked(error)
        self._streams.forget(self)
        for member in tuple(self._members):
            member.end(failure)

    async def _wait_for_members(self) -> None:
        """Wait for members to take what is told: there may be far more of it than may wait."""
        behind = [member for member in self._members if not member.has_room.is_set()]
        if behind:
            with suppress(TimeoutError):
                async with asyncio.timeout(_PATIENCE_SECONDS):
                    for member in behind:
                        await member.has_room.wait()


class SharedStreams:
    """All streams of a schema.

    Attributes:
        waiting_bytes: What waits for their members together; what several wait for counts for each.
    """

    def __init__(self) -> None:
        self.waiting_bytes = 0
        # For each key those under way; the first that has told what there is, is the live one.
        self._streams: dict[Hashable, list[SharedStream]] = {}
        self._live: dict[Hashable, SharedStream] = {}

    def join(
        self,
        key: Hashable,
        after: object,
        context: RequestContext,
        execute: Callable[[RequestContext], Responses],
        variables: Callable[[RequestContext], Context],
    ) -> Member:
        """Let a client have the responses of a stream.

        Args:
            key: What it asks for, but for where it begins.
            after: Where it begins: a cursor, if it is one; None for now.
            context: Of its operation.
            execute: Executes it.
            variables: Returns the context variables that it is executed in.
        """
        stream = self._live.get(key) if after is None else None
        if stream is None:
            stream = next(
                (
                    one
                    for one in self._streams.get(key, ())
                    if one.after == after and one.may_be_joined
                ),
                None,
            )
        member = Member(self)
        if stream is not None:
            stream.add(member)
            return member
        own = context.for_stream()
        stream = SharedStream(self, key, after, own)
        stream.add(member)
        self._streams.setdefault(key, []).append(stream)
        stream.start(execute(own), variables(own))
        return member

    def settle(self, stream: SharedStream) -> None:
        """Bring streams together that are at the same place, now that one has nothing to tell."""
        if stream not in self._streams.get(stream.key, ()):
            return  # it ends
        live = self._live.setdefault(stream.key, stream)
        if live.told_to is None:
            return
        for one in list(self._streams[stream.key]):
            if one is not live and one.told_to == live.told_to:
                live.take_over(one)

    def is_live(self, stream: SharedStream) -> bool:
        """Say whether it is the one that all who ask for the same come to."""
        return self._live.get(stream.key) is stream

    def forget(self, stream: SharedStream) -> None:
        """Let nobody join a stream any more."""
        if self._live.get(stream.key) is stream:
            del self._live[stream.key]
        streams = self._streams.get(stream.key, [])
        if stream in streams:
            streams.remove(stream)
            if not streams:
                del self._streams[stream.key]
