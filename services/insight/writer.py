"""Sees to it that the folder of a host has an index of this database, and that it is followed.

Where the database does not remember what has changed, or is another one, or the index is broken, or
somebody wants it, it is built anew beside the one in use, which is read on, and followed if it can
be, until the new one takes its place.
"""

import asyncio
import logging
from typing import Final

from services.cancellation import end
from services.clock import to_milliseconds, utc_now
from services.errors import ResumeExpired, Unavailable
from services.insight.checksums import damaged_file
from services.insight.folder import Folder, Generation
from services.insight.identity import database_identity
from services.insight.keeping import Keeping, begin
from services.insight.opened import IndexBroken

logger = logging.getLogger("log10_gateway.insight")

LEAST_MEMORY: Final = 15_000_000
_PAUSE_SECONDS: Final = 1.0
_LAST_SECONDS: Final = 5.0


class Writer:
    """The writer of one host; whoever makes one holds the folder's lock.

    Args:
        folder: Where the index lies.
        memory: Bytes that Tantivy may take for what is not written yet; 15 MB at least.
    """

    def __init__(self, folder: Folder, *, memory: int = 50_000_000) -> None:
        self._folder, self._memory = folder, max(memory, LEAST_MEMORY)
        self._is_checked = False

    async def run(self) -> None:
        """Follow the database, for good.

        Raises:
            IndexBroken: The index cannot be written. Begun anew, in a new process, it goes on, or
                builds it anew if that is of no use.
            OSError: The system refuses something.
            Unavailable: The database is out of reach.
        """
        checking = asyncio.create_task(self._check(await self._taken_up()))
        try:
            while True:
                current = await self._taken_up()
                await self._follow(current)
        finally:
            await end(checking)

    async def catch_up(self) -> None:
        """Build or follow until all is indexed that was answered before the call."""
        now = to_milliseconds(utc_now())
        while True:
            current = await self._taken_up()
            try:
                await Keeping(current, self._memory).run(lambda state: state.as_of >= now)
            except ResumeExpired:
                current.give_up()
            else:
                return

    async def rebuild(self) -> None:
        """Build the index anew beside the one in use."""
        self._folder.want_rebuild()
        await self._taken_up()

    async def _check(self, current: Generation) -> None:
        """See once, while it is followed already, whether a disk has changed the index."""
        if self._is_checked:
            return
        self._is_checked = True
        try:
            name = await asyncio.to_thread(damaged_file, current.index_path)
        except OSError:  # who opens it tells
            return
        if name is not None:
            logger.error("the index's file %s is not what was written: it is built anew", name)
            self._folder.want_rebuild()

    async def _follow(self, current: Generation) -> None:
        """Follow until there is something else to be done."""
        try:
            keeping = Keeping(current, self._memory, gives_way=True)
            await keeping.run(lambda _: self._folder.is_rebuild_wanted)
        except ResumeExpired:
            logger.warning("the database forgot what has changed: the index is built anew")
            current.give_up()

    async def _taken_up(self) -> Generation:
        """Return the generation in use, if it can be followed; else one that is built now."""
        while True:
            of = await database_identity()
            in_use = self._folder.current()
            state = in_use.read_state() if in_use is not None else None
            if state is not None and state.database != of:
                logger.warning("the index is of another database: it is built anew")
                self._folder.use_none()
                in_use = None
            current = in_use if in_use is not None and _is_good(in_use, of) else None
            begun = self._folder.begun(of)
            self._folder.remove_others(*(one for one in (in_use, begun) if one is not None))
            if current is not None and begun is None and not self._folder.is_rebuild_wanted:
                return current
            if begun is None:
                begun = self._folder.new()
                await begin(begun, of)
            self._folder.take_rebuild()
            if await self._is_built(begun, beside=current):
                self._folder.use(begun)

    async def _is_built(self, made: Generation, *, beside: Generation | None) -> bool:
        """Build a generation; say whether it came to that."""
        logger.info("the index is being built")
        following, is_over = None, asyncio.Event()
        if beside is not None:
            following = asyncio.create_task(self._follow_beside(beside, is_over))
        try:
            await Keeping(made, self._memory).run(lambda state: state.is_built)
        except ResumeExpired:
            logger.warning("the database forgot what has changed while the index was built")
            made.remove()
            return False
        finally:
            if following is not None:
                is_over.set()
                await asyncio.wait([following], timeout=_LAST_SECONDS)
                await end(following)
        logger.info("the index is built")
        return True

    async def _follow_beside(self, current: Generation, is_over: asyncio.Event) -> None:
        """Follow what is in use until another takes its place; that matters more.

        It gives no way: by the time that this process takes it would pay for the build.
        """
        while not is_over.is_set():
            try:
                await Keeping(current, self._memory).run(lambda _: is_over.is_set())
            except Unavailable:
                await asyncio.sleep(_PAUSE_SECONDS)
            except ResumeExpired:
                current.give_up()
                return
            except IndexBroken:
                logger.exception("the index in use cannot be written while another is built")
                return


def _is_good(generation: Generation, of: str) -> bool:
    state = generation.read_state()
    is_of = state is not None and state.is_built and state.database == of
    return is_of and not generation.is_given_up
