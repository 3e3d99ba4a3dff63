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

from tantivy import Index, Query, Schema, Searcher

from services.changes.moments import end_of, moment_of
from services.clock import EPOCH, to_milliseconds, utc_now
from services.errors import InvalidInput, Reason, TooComplex, Unavailable
from services.insight.fields import build_schema
from services.insight.folder import Folder, Generation, State
from services.insight.identity import database_identity
from services.insight.questions import Questions
from services.runtime import current

logger = logging.getLogger("log10_gateway.insight")

Result = TypeVar("Result")

# How often it is looked for a new commit, and how long a question waits for one at the most.
_LOOK_SECONDS: Final = 0.1
MAX_WAIT_SECONDS: Final = 5.0
# The writer of an index that is so far behind has been held up, or there is none.
_LATE_SECONDS: Final = 30.0
# By so much MongoDB's clock may be ahead of this host's.
_CLOCKS_APART_SECONDS: Final = 300

_OFF: Final = (
    "this gateway has no index, which statistics, names in use and searches need: its operator "
    "sets LOG10_GATEWAY_INSIGHT=on and starts it again"
)
_BUILT: Final = "the index is being built (`insightStatus` tells how far it is)"
_NOT_SO_FAR: Final = "the index has not got so far"


NO_MOMENT: Final = (
    "it is neither a time (ISO 8601, with its offset from UTC: 2026-11-26T12:00:00Z) nor the "
    "cursor of an event or of changeCursor"
)


@dataclass(frozen=True, slots=True)
class View:
    """The index at one moment; an operation asks one for each `notBefore` that it has.

    Attributes:
        searcher: Tantivy's. Its calls take milliseconds, and go through `ask`.
        schema: For queries.
        state: How far the index had got.
        questions: Those of this process.
    """

    searcher: Searcher
    schema: Schema
    state: State
    questions: Questions

    @property
    def as_of(self) -> datetime:
        """All that was answered before this time is in the index."""
        return _time(self.state.as_of)

    async def ask(self, question: Callable[[Searcher], Result]) -> Result:
        """Put a question to the searcher, in a thread.

        Raises:
            InvalidInput, TooComplex: As the question does.
            TooComplex: A phrase ends in the beginning of too many words (16,384).
            Unavailable: Too many questions wait.
            ValueError: Tantivy rejects it for another reason.
        """
        try:
            return await self.questions.ask(lambda: question(self.searcher))
        except ValueError as error:
            if "max expansions" in str(error):
                raise TooComplex(
                    "the text asks for a phrase that goes on in too many ways: write more of its "
                    "last word"
                ) from error
            raise

    async def count(self, query: Query) -> int:
        """Count what matches a query that takes a millisecond: it waits for no question."""
        found: Any = await asyncio.to_thread(self.searcher.search, query, 1)
        number: int = found.count
        return number


@dataclass(frozen=True, slots=True)
class Status:
    """How the index does, for people.

    Attributes:
        is_on: Whether this gateway has one.
        as_of: All that was answered before is in it; None while it cannot be asked.
        lag_seconds: How long ago that was.
        indexed: Completions of all organizations in it.
        building: Whether one is being built, be it beside the one that is asked.
        progress: How much of it is built, from 0 to 1; None if nothing is there.
        left_out: Rows that were not indexed since they fit nowhere; the writer's log names them.
        why: What is not as it should be; None if nothing.
    """

    is_on: bool
    as_of: datetime | None = None
    lag_seconds: float | None = None
    indexed: int | None = None
    building: bool = False
    progress: float | None = None
    left_out: int = 0
    why: str | None = None


class Insight:
    """What a gateway process knows of the index."""

    def __init__(self) -> None:
        self.schema: Final = build_schema()
        self._folder: Folder | None = None
        self._why_off = _OFF
        self._generation: Generation | None = None
        self._index: Index | None = None
        self._view: View | None = None
        self._seen: tuple[int, ...] | None = None
        self._of: str | None = None
        self._questions = Questions()
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
        self._generation = self._index = self._view = self._seen = self._of = None

    async def view(self, *, not_before: datetime | str | None = None) -> View:
        """Return the index as it is now.

        Args:
            not_before: Wait until all that was answered before this time, or before the event of
                this cursor, is in it: `MAX_WAIT_SECONDS` at the most.

        Raises:
            InvalidInput: It is no cursor, nor a time that has come.
            Unavailable: The index is off, is still being built, or has not got so far in time.
        """
        if self._folder is None:
            raise Unavailable(self._why_off, retry_after=None, counted_as=Reason.INSIGHT)
        has_reached = reaches(not_before)
        until = asyncio.get_running_loop().time() + MAX_WAIT_SECONDS
        while True:
            view = await self.latest()
            if view is not None and has_reached(view.state):
                return view
            is_over = not_before is None or asyncio.get_running_loop().time() >= until
            if is_over:
                why = (await self.status()).why or _BUILT if view is None else _NOT_SO_FAR
                raise Unavailable(why, retry_after=5, counted_as=Reason.INSIGHT)
            await asyncio.sleep(_LOOK_SECONDS)

    async def latest(self) -> View | None:
        """Return the newest commit; None while there is no whole index of this database.

        Raises:
            Unavailable: Which database this is cannot be asked.
        """
        if self._folder is None:
            return None
        async with self._looking:
            seen = self._stamp(self._folder)
            if seen is not None and seen == self._seen:
                return self._view
            loop = asyncio.get_running_loop()
            view = await loop.run_in_executor(self._thread, self._open, self._folder)
            if view is not None and view.state.database != self._of:
                self._of = await database_identity()
                if view.state.database != self._of:
                    view = None  # the writer will build another
            self._view, self._seen = view, seen
            return view

    async def glance(self) -> Status:
        """Tell how the index does, without asking the database."""
        if self._folder is None:
            return Status(is_on=False, why=self._why_off)
        return await asyncio.to_thread(status_of, self._folder, self._of)

    async def status(self) -> Status:
        """Tell how the index does. Nothing makes it raise."""
        if self._folder is None:
            return Status(is_on=False, why=self._why_off)
        try:
            of = await database_identity()
        except Unavailable as error:
            return Status(is_on=True, why=str(error))
        return await asyncio.to_thread(status_of, self._folder, of)

    def close(self) -> None:
        """Give up what is open."""
        self._questions.close()
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._index = self._view = self._seen = self._generation = None

    @property
    def _thread(self) -> ThreadPoolExecutor:
        """Of its own, so that a new commit is not seen later since many ask."""
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, thread_name_prefix="insight-reload")
        return self._pool

    def _stamp(self, folder: Folder) -> tuple[int, ...] | None:
        """Return what changes with each new state, and with each new generation."""
        if self._generation is None:
            return None
        try:
            found = [os.stat(path) for path in (folder.pointer_path, self._generation.state_path)]
        except OSError:
            return None
        return tuple(n for one in found for n in (one.st_mtime_ns, one.st_ino))

    def _open(self, folder: Folder) -> View | None:
        """Open the newest commit; in a thread, one at a time."""
        for _ in range(2):  # what is in use may be removed since there is another
            generation = folder.current()
            state = generation.read_state() if generation is not None else None
            if generation is None or state is None:
                continue
            try:
                return self._opened(generation, state)
            except Exception:
                logger.exception("the index cannot be opened")
            except BaseException:  # a panic, which is no `Exception`
                logger.exception("Tantivy failed to open the index")
            self._index = None
        return None

    def _opened(self, generation: Generation, state: State) -> View:
        known = self._view
        if self._generation is None or generation.name != self._generation.name:
            self._index = known = None
        self._generation = generation
        if self._index is None:
            self._index = Index.open(str(generation.index_path))
            self._index.config_reader("manual")
            known = None
        if known is not None and known.state.commit == state.commit:
            # Nothing was written, and it reaches further all the same.
            return View(known.searcher, known.schema, state, self._questions)
        self._index.reload()
        return View(self._index.searcher(), self._index.schema, state, self._questions)


insight = current(Insight)


def status_of(folder: Folder, of: str | None) -> Status:
    """Tell how the index of a database does in a folder; of whichever is in use if None."""
    in_use = folder.current()
    state = in_use.read_state() if in_use is not None else None
    of = of or (state.database if state is not None else None)
    begun = folder.begun(of)
    built = begun.read_state() if begun is not None else None
    progress = built.progress if built is not None else None
    if state is None or state.database != of:
        why = _BUILT if built is not None else "the index is not there yet: its writer has to begin"
        if state is not None:
            why += "; the one in the folder is of another database"
        return Status(is_on=True, building=built is not None, progress=progress, why=why)
    lag = max(to_milliseconds(utc_now()) - state.as_of, 0) / 1000
    why_late = f"the index is {lag:.0f} s behind: its writer is held up, or fails (see the log)"
    return Status(
        is_on=True,
        as_of=_time(state.as_of),
        lag_seconds=lag,
        indexed=state.indexed,
        building=built is not None,
        progress=1.0 if progress is None else progress,
        left_out=state.left_out,
        why=why_late if lag > _LATE_SECONDS else None,
    )


def reaches(not_before: datetime | str | None) -> Callable[[State], bool]:
    """Return what says whether a state is as new as is wanted.

    Raises:
        InvalidInput: It is no cursor, nor a time that has come.
    """
    if not_before is None:
        return lambda _state: True
    if isinstance(not_before, str):
        try:
            moment = end_of(not_before)
        except InvalidInput as error:
            raise InvalidInput(NO_MOMENT, path="/notBefore") from error
        _check_has_come((moment.seconds - _CLOCKS_APART_SECONDS) * 1000)
        return lambda state: moment_of(state.cursor) >= moment
    least = (not_before - EPOCH) / timedelta(milliseconds=1)
    _check_has_come(least)
    return lambda state: state.as_of >= least


def _check_has_come(milliseconds: float) -> None:
    if milliseconds > to_milliseconds(utc_now()) + MAX_WAIT_SECONDS * 1000:
        raise InvalidInput("this time has not come yet", path="/notBefore")


def _time(milliseconds: int) -> datetime:
    return EPOCH + timedelta(milliseconds=milliseconds)
