"""The index as a gateway process reads it."""

import asyncio
import logging
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, TypeVar

from tantivy import Index, Schema, Searcher

from services.changes.moments import Moment, moment_of
from services.clock import EPOCH
from services.errors import InvalidInput, Unavailable
from services.insight.fields import build_schema
from services.insight.folder import Folder, Generation, State
from services.runtime import current

logger = logging.getLogger("log10_gateway.insight")

Result = TypeVar("Result")

# How often it is looked for a new commit, and how long a question waits for one at the most.
_LOOK_SECONDS: Final = 0.1
MAX_WAIT_SECONDS: Final = 5.0
# Two of them take both cores of a small machine; more only wait for each other.
_THREADS: Final = 2


@dataclass(frozen=True, slots=True)
class View:
    """The index at one moment; everything that one operation asks is asked of one.

    Attributes:
        searcher: Tantivy's. Its calls take milliseconds, and go through `ask`.
        schema: For queries.
        state: How far the index had got.
    """

    searcher: Searcher
    schema: Schema
    state: State
    pool: ThreadPoolExecutor

    @property
    def as_of(self) -> datetime:
        """All that was answered before this time is in the index."""
        return EPOCH + timedelta(milliseconds=self.state.as_of)

    async def ask(self, question: Callable[[Searcher], Result]) -> Result:
        """Put a question to the searcher, in a thread.

        Raises:
            InvalidInput, TooComplex: As the question does.
            ValueError: Tantivy rejects it.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.pool, question, self.searcher)


class Insight:
    """What a gateway process knows of the index."""

    def __init__(self) -> None:
        self.schema: Final = build_schema()
        self._folder: Folder | None = None
        self._why_off = "the index is off (LOG10_GATEWAY_INSIGHT)"
        self._generation: Generation | None = None
        self._index: Index | None = None
        self._view: View | None = None
        self._seen: tuple[int, int] | None = None
        self._pool: ThreadPoolExecutor | None = None
        self._looking = asyncio.Lock()

    def configure(self, folder: Path | None, *, why_off: str | None = None) -> None:
        """Say where the index lies; None if there is none.

        Args:
            folder: Of this host and database.
            why_off: What callers are told where there is none.
        """
        self._folder = None if folder is None else Folder(folder)
        self._why_off = why_off or self._why_off
        self._generation = self._index = self._view = self._seen = None

    @property
    def folder(self) -> Folder | None:
        """Where the index lies; None if it is off."""
        return self._folder

    @property
    def why_off(self) -> str:
        """What callers are told where the index is off."""
        return self._why_off

    async def view(self, *, not_before: datetime | str | None = None) -> View:
        """Return the index as it is now.

        Args:
            not_before: Wait until all that was answered before this time, or before the event of
                this cursor, is in it: `MAX_WAIT_SECONDS` at the most.

        Raises:
            InvalidInput: The cursor is none.
            Unavailable: The index is off, is still being built, or has not got so far in time.
        """
        if self._folder is None:
            raise Unavailable(self._why_off, retry_after=60)
        wanted = _wanted(not_before)
        until = asyncio.get_running_loop().time() + MAX_WAIT_SECONDS
        while True:
            view = await self.latest()
            if view is not None and wanted(view.state):
                return view
            if view is None and not_before is None:
                raise Unavailable("the index is being built", retry_after=5)
            if asyncio.get_running_loop().time() >= until:
                raise Unavailable(
                    "the index has not got so far" if view else "the index is being built",
                    retry_after=5,
                )
            await asyncio.sleep(_LOOK_SECONDS)

    async def latest(self) -> View | None:
        """Return the newest commit; None while there is no whole index."""
        if self._folder is None:
            return None
        async with self._looking:
            seen = self._stamp()
            if seen is not None and seen == self._seen:
                return self._view
            view = await asyncio.get_running_loop().run_in_executor(self._threads, self._open)
            if view is not None:
                self._view, self._seen = view, seen
            return self._view

    def state(self) -> State | None:
        """Read the state of what is in use or, where there is none, of what is being built."""
        if self._folder is None:
            return None
        known = [
            one.read_state() for one in [self._folder.current(), *self._folder.generations()] if one
        ]
        return next((one for one in known if one is not None), None)

    def close(self) -> None:
        """Give up what is open."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._index = self._view = self._seen = self._generation = None

    @property
    def _threads(self) -> ThreadPoolExecutor:
        if self._pool is None:
            self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="insight")
        return self._pool

    def _stamp(self) -> tuple[int, int] | None:
        """Return what changes with each new state of the generation that is open."""
        if self._generation is None:
            return None
        try:
            found = os.stat(self._generation.state_path)
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino

    def _open(self) -> View | None:
        """Open the newest commit; in a thread, one at a time."""
        folder = self._folder
        generation = folder.current() if folder is not None else None
        if generation is None:
            return None
        if self._generation is None or generation.name != self._generation.name:
            self._index = None
        state = generation.read_state()
        if state is None:
            return None
        try:
            if self._index is None:
                self._index = Index.open(str(generation.index_path))
                self._index.config_reader("manual")
            self._index.reload()
        except Exception:  # whatever Tantivy says of files that went meanwhile
            logger.exception("the index cannot be opened")
            self._index = None
            return None
        self._generation = generation
        return View(self._index.searcher(), self._index.schema, state, self._threads)


insight = current(Insight)


def _wanted(not_before: datetime | str | None) -> Callable[[State], Any]:
    if not_before is None:
        return lambda _state: True
    if isinstance(not_before, datetime):
        least = (not_before - EPOCH) / timedelta(milliseconds=1)
        return lambda state: state.as_of >= least
    try:
        moment = moment_of(not_before)
    except InvalidInput as error:
        raise error.at("notBefore") from error
    return lambda state: _reached(state, moment)


def _reached(state: State, moment: Moment) -> bool:
    return moment_of(state.cursor) >= moment
