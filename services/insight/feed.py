"""What has changed, as the index takes it: keys, and how far they reach."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from typing import Final

from bson import Timestamp

from models import CompletionDocument
from services.cancellation import end
from services.changes.moments import Moment
from services.changes.streams import changes_in, open_stream, present
from services.clock import to_milliseconds, utc_now
from services.errors import ResumeExpired
from services.ids import storage_key
from services.storage.database import database

_AWAIT_MS: Final = 200
# The most that may wait to be indexed; then the stream has to.
_MOST_KEYS: Final = 5_000
_LAST_SECONDS: Final = 1.0


@dataclass(frozen=True, slots=True)
class Changes:
    """What has come since the last time.

    Attributes:
        keys: The `_id`s of the completions that have changed, each once.
        time: By when the last of them was committed.
        reached: All changes before this moment have come.
    """

    keys: list[str]
    time: Timestamp
    reached: Moment


class Feed:
    """Reads a change stream ahead of who indexes.

    Attributes:
        came: How many changes have come.
    """

    def __init__(self, since: Moment, start: Moment, time: Timestamp, *, is_sharded: bool) -> None:
        # Each with the first of its changes that were not taken.
        self._keys: dict[str, Moment] = {}
        self._reached, self._start, self._time = since, start, time
        self._is_sharded = is_sharded
        self._came, self._room = asyncio.Event(), asyncio.Event()
        self._is_over = False
        self.came = 0
        self._task: asyncio.Task[None] | None = None

    @classmethod
    @asynccontextmanager
    async def opened(cls, since: Moment) -> "AsyncIterator[Feed]":
        """Read what has changed since a moment, for as long as the context lasts.

        Raises:
            ResumeExpired: The database does not remember so much, or is older than the moment,
                as after a restored backup.
            Unavailable: It is out of reach.
        """
        now = await present()
        if since > now:
            raise ResumeExpired("the database is older than the index")
        hello = await database.client.admin.command("hello")
        # A little earlier, so that what is seen of that time is not taken for what was asked.
        start = Moment(since.seconds, max(since.increment - 1, 0))
        stream = await open_stream(CompletionDocument, start, await_ms=_AWAIT_MS)
        is_sharded = hello.get("msg") == "isdbgrid"
        feed = cls(since, start, time_before(now), is_sharded=is_sharded)

        async def read() -> None:
            async with aclosing(changes_in(stream)) as changes:
                async for change, reached in changes:
                    if feed._is_over:  # its own
                        return
                    if change is not None:
                        key = storage_key(change.organization_id, change.id)
                        await feed._put(key, change.moment)  # its own
                    else:
                        feed._reach(reached)  # its own

        feed._task = asyncio.create_task(read(), name="insight-feed")
        feed._task.add_done_callback(_look_at)
        try:
            yield feed
        finally:
            # Asked first: what the driver does at a cancellation takes longer, if it does it.
            feed._is_over = True
            feed._room.set()
            await asyncio.wait([feed._task], timeout=_LAST_SECONDS)
            await end(feed._task)

    async def wait(self, idle: float, collect: float, enough: int) -> None:
        """Return some time after something has come, so that what follows is taken with it.

        Args:
            idle: After so many seconds, though nothing has come.
            collect: Seconds to wait for more.
            enough: So many changes are not waited for.
        """
        if len(self._keys) >= enough:
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(idle):
                await self._came.wait()
            await asyncio.sleep(collect)

    def take(self, most: int) -> Changes:
        """Return what has come since the last time: so many of the first, and how far these reach.

        Raises:
            ResumeExpired, Unavailable: The stream has ended by it.
        """
        keys = list(islice(self._keys, most))
        for key in keys:
            del self._keys[key]
        first = next(iter(self._keys.values()), None)
        if first is None:
            self._came.clear()
            reached = self._reached
        else:
            reached = Moment(first.seconds, first.increment)  # before all of its time
        taken = Changes(keys, self._time, reached)
        self._room.set()
        if not taken.keys and self._task is not None and self._task.done():
            self._task.result()
        return taken

    @property
    def is_full(self) -> bool:
        """Whether the stream has to wait until something is taken."""
        return len(self._keys) >= _MOST_KEYS

    async def _put(self, key: str, moment: Moment) -> None:
        self.came += 1
        while self.is_full and key not in self._keys and not self._is_over:
            self._room.clear()
            await self._room.wait()
        self._keys.setdefault(key, moment)
        self._reached = max(self._reached, moment)
        self._time = max(self._time, moment.timestamp)
        self._came.set()

    def _reach(self, moment: Moment) -> None:
        """Note that the stream had nothing more up to a moment."""
        if not moment.seconds:
            return
        if not self._is_sharded and moment > self._start:
            # A member that found nothing has seen all of that time, unless it only repeats from
            # when on it was asked. Of several shards, one may still have a change of the time.
            moment = Moment(moment.seconds, moment.increment + 1)
        self._reached = max(self._reached, moment)


def _look_at(task: "asyncio.Task[None]") -> None:
    """Take note of how it ended: whoever was to be told may have gone."""
    if not task.cancelled():
        task.exception()


class Clock:
    """Tells up to which time, by this host's clock, all that was answered has come."""

    def __init__(self) -> None:
        self._asked = 0
        self._wanted: Moment | None = None

    async def look(self) -> None:
        """Note a moment to be reached, unless one is awaited."""
        if self._wanted is None:
            self._asked = to_milliseconds(utc_now())
            self._wanted = await present()

    def as_of(self, reached: Moment) -> int | None:
        """Return the time, in milliseconds since 1970, that is reached; None if no new one is."""
        if self._wanted is None or reached < self._wanted:
            return None
        self._wanted = None
        return self._asked


def time_before(moment: Moment) -> Timestamp:
    """Return the time of the last change before the moment that `present` has told."""
    return Timestamp(moment.seconds, moment.increment - 1)
