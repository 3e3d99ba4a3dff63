"""Keeps one generation true to the database: it scans what was there, and follows what changes.

What makes it certain that nothing is missing, and nothing is out of date:

1. The moment is taken before the scan; whatever changes while it goes on comes by the stream.
2. A change says only which completion has changed. What is indexed is the completion as it is when
   it is read, so that to index it twice, or late, changes nothing.
3. One thing is done after the other: what was read later is indexed later, whether the scan or a
   change has led to it.
4. The state is stored after the commit that it tells of. Whoever goes on from it indexes some
   changes once more.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from bson import Timestamp
from pymongo.errors import PyMongoError

from models import CompletionDocument
from services.cancellation import end
from services.changes.moments import moment_of
from services.changes.streams import failure_of, present
from services.clock import to_milliseconds, utc_now
from services.errors import ServiceError
from services.insight.feed import Changes, Clock, Feed
from services.insight.folder import Generation, State
from services.insight.opened import IndexBroken, Opened
from services.insight.rows import BATCH, Reader, Row, ScanPlace, place_of
from services.insight.share import Share
from services.storage.database import database
from services.storage.schema_version import ORDER_KEYS, stored_version

# A commit makes what was written visible; each takes some 30 ms, and some writes to the disk.
_COMMIT_SECONDS: Final = 0.4
# Each leaves a segment, which is merged with others the more often the smaller it is.
_MANY: Final = 100
_MANY_COMMIT_SECONDS: Final = 0.9
# Where it falls behind anyway.
_LATE_COMMIT_SECONDS: Final = 2.0
# While it builds nobody waits for what is written.
_BUILD_COMMIT_SECONDS: Final = 5.0
# Changes are collected for so long before their completions are read: a read for each took most of
# what a change costs.
_COLLECT_SECONDS: Final = 0.2
_IDLE_SECONDS: Final = 0.1
# Rows that are indexed before what is being read gets its turn.
_YIELDS: Final = 16


async def begin(generation: Generation, of: str) -> None:
    """Store from which moment on a new generation takes the changes.

    Args:
        generation: One that nobody has built on yet.
        of: The database's identity.

    Raises:
        Unavailable: The database is out of reach.
    """
    now, moment = to_milliseconds(utc_now()), await present()
    try:
        stored = await stored_version()
        expected = await database.collection(CompletionDocument).estimated_document_count()
    except PyMongoError as error:
        raise failure_of(error) from error
    # Rows of a version before lack their order keys, and their index may not be there yet.
    by_id = stored["version"] < ORDER_KEYS or stored["was_migrated"]
    state = State(of, moment.cursor, now, by_id=by_id, expected=expected)
    generation.write_state(state, is_durable=True)


class Keeping:
    """Works on a generation that has a state.

    Args:
        generation: Which.
        memory: Bytes that Tantivy may take for what is not written yet; 15 MB at least.
        gives_way: Whether it falls behind where others need the processor.
    """

    def __init__(self, generation: Generation, memory: int, *, gives_way: bool = False) -> None:
        self._generation, self._memory = generation, memory
        self._share = Share() if gives_way else None
        self._feed: Feed | None = None
        self._reader = Reader()
        self._uncommitted = 0

    async def run(self, is_enough: Callable[[State], bool]) -> None:
        """Build and follow until it is enough; what is told then is committed.

        Args:
            is_enough: Asked of each state that was stored.

        Raises:
            IndexBroken: The index cannot be written.
            ResumeExpired: The database does not remember what has changed since.
            Unavailable: It is out of reach.
        """
        state = self._generation.read_state()
        if state is None:
            raise IndexBroken(f"{self._generation.name} has no state")
        async with Feed.opened(moment_of(state.cursor)) as feed:
            self._feed = feed
            opened, is_broken = Opened(self._generation, self._memory), False
            scan = _Scan(self._reader, by_id=state.by_id)
            try:
                await self._keep(opened, feed, scan, state, is_enough)
            except Exception as error:
                # Neither the database nor the system: another may be written where this cannot.
                is_broken = not isinstance(error, ServiceError | PyMongoError | OSError)
                raise
            finally:
                await scan.close()
                opened.close(is_broken=is_broken)

    async def _keep(
        self,
        opened: Opened,
        feed: Feed,
        scan: "_Scan",
        state: State,
        is_enough: Callable[[State], bool],
    ) -> None:
        clock, stored = Clock(), time.monotonic()
        is_scanned, built_at = state.is_built, 0
        changes = feed.take(BATCH)
        await self._index(opened, changes.keys, changes.time)
        if not is_scanned:
            scan.begin(state.scanned, changes.time)
        while True:
            await clock.look()
            if is_scanned:
                await feed.wait(_IDLE_SECONDS, _COLLECT_SECONDS, BATCH)
            else:
                state, is_scanned = await self._scan(opened, scan, state, changes)
                built_at = to_milliseconds(utc_now())
            changes = feed.take(BATCH)
            await self._index(opened, changes.keys, changes.time)
            cursor = max(moment_of(state.cursor), changes.reached).cursor
            state = replace(state, cursor=cursor, as_of=clock.as_of(changes.reached) or state.as_of)
            if not state.is_built and is_scanned and state.as_of >= built_at:
                state = replace(state, is_built=True)
            elif time.monotonic() - stored < self._pause(is_scanned=is_scanned):
                continue
            state = await self._store(opened, state)
            stored = time.monotonic()
            if is_enough(state):
                return

    async def _give_way(self) -> None:
        if self._share is not None and self._feed is not None:
            rest = self._share.rest(self._feed.came, is_full=self._feed.is_full)
            await asyncio.sleep(rest)

    def _pause(self, *, is_scanned: bool) -> float:
        if not is_scanned:
            return _BUILD_COMMIT_SECONDS
        if self._share is not None and self._share.has_to_rest:
            return _LATE_COMMIT_SECONDS
        return _COMMIT_SECONDS if self._uncommitted < _MANY else _MANY_COMMIT_SECONDS

    async def _store(self, opened: Opened, state: State) -> State:
        if self._uncommitted or not state.commit:
            state = await asyncio.to_thread(opened.commit, state)
            self._uncommitted = 0
        else:
            self._generation.write_state(state)
        self._generation.end_tries()
        return state

    async def _scan(
        self, opened: Opened, scan: "_Scan", state: State, changes: Changes
    ) -> tuple[State, bool]:
        """Index the next rows; say whether there are no more.

        Args:
            opened: The index.
            scan: Has read these rows, and reads the next ones meanwhile.
            state: Of the rows before.
            changes: That were indexed since the rows were asked for: what has changed is newer.
        """
        rows = await scan.rows()
        if not rows:
            await self._index_others(opened, state, changes.time)
            return state, True
        place = place_of(rows[-1], by_id=state.by_id)
        scan.begin(place, changes.time)
        newer = set(changes.keys)
        for number, row in enumerate(rows):
            key = row["_id"]
            if type(key) is not str or key not in newer:
                self._replace(opened, key, row)
            if number % _YIELDS == 0:
                await asyncio.sleep(0)  # for what is being read
        return replace(state, scanned=place), False

    async def _index_others(self, opened: Opened, state: State, after: Timestamp) -> None:
        """Index what the scan did not meet, or tell that it is left out."""
        keys = []
        for row in await self._reader.others(by_id=state.by_id, after=after):
            key, organization_id = row["_id"], row.get("organization_id")
            if type(key) is str and key.startswith(f"{organization_id}/"):
                keys.append(key)
            else:
                opened.leave_out(key, "it is of no organization")
                self._uncommitted += 1
        await self._index(opened, keys, after)

    async def _index(self, opened: Opened, keys: Sequence[str], after: Timestamp) -> None:
        begin = 0
        while begin < len(keys):
            await self._give_way()
            some: Sequence[str] = ()

            async def read(most: int) -> list[dict[str, object]]:
                nonlocal some
                some = keys[begin : begin + most]  # noqa: B023  # called before it changes
                return await self._reader.by_keys(some, after=after)

            rows = {row["_id"]: row for row in await self._reader.read(read)}
            for key in some:
                self._replace(opened, key, rows.get(key))
            begin += len(some)

    def _replace(self, opened: Opened, key: object, row: dict[str, object] | None) -> None:
        opened.replace(key, row)
        self._uncommitted += 1


class _Scan:
    """Reads the rows that are there, a batch ahead: MongoDB works while one is indexed."""

    def __init__(self, reader: Reader, *, by_id: bool) -> None:
        self._reader, self._by_id = reader, by_id
        self._ahead: asyncio.Task[list[Row]] | None = None

    def begin(self, place: ScanPlace | None, after: Timestamp) -> None:
        """Begin to read the rows after a place; see `Reader.scan`."""
        reading = self._reader.scan(place, by_id=self._by_id, after=after)
        self._ahead = asyncio.create_task(reading)

    async def rows(self) -> list[Row]:
        """Return the rows that are being read; none at the end."""
        assert self._ahead is not None  # noqa: S101  # for mypy
        return await self._ahead

    async def close(self) -> None:
        """Read no more."""
        if self._ahead is not None:
            await end(self._ahead)
