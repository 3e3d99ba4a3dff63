"""Keeps the index of a host true to the database: builds it by a scan, then follows the changes.

What makes it certain that nothing is missing:

1. The moment is taken before the scan; whatever changes while it goes on comes again afterwards.
2. A change says only which completion has changed. What is indexed is the completion as it is when
   it is read, so that to index it twice, or late, changes nothing.
3. The state is stored after the commit that it tells of. Whoever goes on from it indexes some
   changes once more.

Where the database does not remember so much, or is another one, the index is built anew beside the
one in use.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from typing import Any, Final

from tantivy import Index, IndexWriter

from models import CompletionDocument, indexes
from services.changes.moments import moment_of
from services.changes.streams import changes_in, open_stream, present
from services.clock import to_milliseconds, utc_now
from services.completions.large_values import restore
from services.errors import ResumeExpired
from services.ids import public_id, storage_key
from services.insight.documents import PROJECTION, document_of
from services.insight.fields import KEY, build_schema
from services.insight.folder import Folder, Generation, State
from services.storage.database import database, find_rows

logger = logging.getLogger("log10_gateway.insight")

# A commit makes what was written visible; each takes some 30 ms, and a look at the disk.
_COMMIT_SECONDS: Final = 0.4
# While it builds nobody waits for what is written.
_BUILD_COMMIT_SECONDS: Final = 5.0
_BATCH: Final = 500
# Changes are collected for so long before their completions are read.
_COLLECT_SECONDS: Final = 0.1
_AWAIT_MS: Final = 200


class Writer:
    """The writer of one host; whoever makes one holds the folder's lock.

    Args:
        folder: Where the index lies.
        memory: Bytes that Tantivy may take for what is not written yet; 15 MB at least.
    """

    def __init__(self, folder: Folder, *, memory: int = 50_000_000) -> None:
        self._folder, self._memory = folder, memory

    async def run(self) -> None:
        """Follow the database, for good.

        Raises:
            Unavailable: It is out of reach.
        """
        generation = await self._take_up()
        while True:
            try:
                await _Following(generation, self._memory).run()
            except ResumeExpired:
                logger.warning("the database forgot what has changed: the index is built anew")
                generation = await self._build(self._folder.new())

    async def catch_up(self) -> None:
        """Build or follow until all is indexed that was answered before the call."""
        generation = await self._take_up()
        await _Following(generation, self._memory).run(until=to_milliseconds(utc_now()))

    async def rebuild(self) -> None:
        """Build the index anew beside the one in use."""
        await self._build(self._folder.new())

    async def _take_up(self) -> Generation:
        """Return the generation in use, or build one; what was begun is gone on with."""
        of = await database_identity()
        current = self._folder.current()
        if current is not None:
            state = current.read_state()
            if state is not None and state.database == of:
                return current
        for begun in self._folder.generations():
            state = begun.read_state()
            if state is not None and state.database == of and not state.is_built:
                return await self._build(begun)
        return await self._build(self._folder.new())

    async def _build(self, generation: Generation) -> Generation:
        await _Building(generation, self._memory).run()
        self._folder.use(generation)
        self._folder.remove_others(generation)
        return generation


async def database_identity() -> str:
    """Return what tells this database from another, and from itself before it was dropped."""
    name = CompletionDocument.Settings.name
    collection = database.collection(CompletionDocument)
    async for found in await collection.database.list_collections(filter={"name": name}):
        uuid = found.get("info", {}).get("uuid")
        return f"{collection.database.name}/{uuid.hex() if uuid is not None else ''}"
    return collection.database.name


class _Opened:
    """A generation whose index is being written."""

    def __init__(self, generation: Generation, memory: int) -> None:
        self.generation = generation
        path = str(generation.index_path)
        self._index = Index.open(path) if Index.exists(path) else Index(build_schema(), path)
        self.writer: IndexWriter = self._index.writer(memory, 1)

    def replace(self, key: str, row: Mapping[str, Any] | None) -> None:
        """Index a completion in place of what was there under its key; None if it is gone."""
        self.writer.delete_documents_by_term(KEY, key)
        if row is not None:
            self.writer.add_document(document_of(row))

    def commit(self, state: State) -> State:
        """Make all of it visible, then tell so."""
        self.writer.commit()
        self._index.reload()
        state = replace(state, commit=state.commit + 1, indexed=self._index.searcher().num_docs)
        self.generation.write_state(state)
        return state

    def close(self) -> None:
        """Wait for merges, and give the index's own lock back."""
        self.writer.wait_merging_threads()


class _Building:
    """The scan: all completions in order of organization and order key."""

    def __init__(self, generation: Generation, memory: int) -> None:
        self._generation, self._memory = generation, memory

    async def run(self) -> None:
        state = self._generation.read_state()
        if state is None:
            of = await database_identity()
            now = to_milliseconds(utc_now())
            moment = await present()
            expected = await database.collection(CompletionDocument).estimated_document_count()
            state = State(of, moment.cursor, now, expected=expected)
            self._generation.write_state(state)
        opened = _Opened(self._generation, self._memory)
        try:
            await self._scan(opened, state)
        finally:
            opened.close()

    async def _scan(self, opened: _Opened, state: State) -> None:
        committed = time.monotonic()
        async for rows in _scanned(state.scanned):
            await _restored(rows)
            for row in rows:
                opened.replace(row["_id"], row)
            state = replace(state, scanned=(rows[-1]["organization_id"], rows[-1]["seq"].hex()))
            if time.monotonic() - committed >= _BUILD_COMMIT_SECONDS:
                state = opened.commit(state)
                committed = time.monotonic()
        opened.commit(replace(state, is_built=True))


class _Following:
    """Changes, as they come."""

    def __init__(self, generation: Generation, memory: int) -> None:
        self._generation, self._memory = generation, memory

    async def run(self, until: int | None = None) -> None:
        """Follow; until all is in the index that was answered before a time, if one is given."""
        state = self._generation.read_state()
        if state is None:
            raise RuntimeError("a generation without a state is followed")
        opened = _Opened(self._generation, self._memory)
        try:
            await self._follow(opened, state, until)
        finally:
            opened.close()

    async def _follow(self, opened: _Opened, state: State, until: int | None) -> None:
        stream = await open_stream(CompletionDocument, moment_of(state.cursor), await_ms=_AWAIT_MS)
        changed: dict[str, None] = {}
        committed = collected = time.monotonic()
        is_dirty = False
        asked = to_milliseconds(utc_now())
        async with aclosing(changes_in(stream)) as changes:
            async for change, reached in changes:
                now = time.monotonic()
                if change is not None:
                    if not changed:
                        collected = now
                    changed[storage_key(change.organization_id, change.id)] = None
                    if len(changed) < _BATCH and now - collected < _COLLECT_SECONDS:
                        continue
                if changed:
                    await self._index(opened, changed)
                    changed.clear()
                    is_dirty = True
                if reached.seconds:
                    state = replace(state, cursor=reached.cursor)
                if change is None:
                    # The stream had nothing more: all that was answered before it was asked is in.
                    state, asked = replace(state, as_of=asked), to_milliseconds(utc_now())
                if is_dirty and now - committed < _COMMIT_SECONDS:
                    continue
                if is_dirty:
                    state = await asyncio.to_thread(opened.commit, state)
                    committed, is_dirty = time.monotonic(), False
                else:
                    self._generation.write_state(state)
                if until is not None and state.as_of >= until:
                    return

    async def _index(self, opened: _Opened, keys: Iterable[str]) -> None:
        wanted = list(keys)
        for begin in range(0, len(wanted), _BATCH):
            some = wanted[begin : begin + _BATCH]
            rows = {row["_id"]: row for row in await _read(some)}
            for key in some:
                opened.replace(key, rows.get(key))


async def _scanned(place: tuple[str, str] | None) -> AsyncIterator[list[dict[str, Any]]]:
    """Yield all completions after a place, in batches, by the index of all lists."""
    collection = database.collection(CompletionDocument)
    while True:
        after: dict[str, Any] = {}
        if place is not None:
            organization_id, seq = place[0], bytes.fromhex(place[1])
            after = {
                "$or": [
                    {"organization_id": organization_id, "seq": {"$gt": seq}},
                    {"organization_id": {"$gt": organization_id}},
                ]
            }
        rows = await find_rows(
            collection,
            after,
            projection=PROJECTION,
            sort={"organization_id": 1, "seq": 1},
            most=_BATCH,
            hint=indexes.NEWEST,
        )
        if not rows:
            return
        place = (rows[-1]["organization_id"], rows[-1]["seq"].hex())
        yield rows


async def _read(keys: Sequence[str]) -> list[dict[str, Any]]:
    organizations = sorted({key.partition("/")[0] for key in keys})
    rows = await find_rows(
        database.collection(CompletionDocument),
        {"organization_id": {"$in": organizations}, "_id": {"$in": list(keys)}},
        projection=PROJECTION,
        most=len(keys),
        hint=indexes.BY_ID,
    )
    await _restored(rows)
    return rows


async def _restored(rows: Sequence[dict[str, Any]]) -> None:
    """Put back what is out of line, where anything is."""
    for row in rows:
        if row.get("large"):
            shown = {**row, "id": public_id(row["_id"])}
            await restore(row["organization_id"], [shown])
