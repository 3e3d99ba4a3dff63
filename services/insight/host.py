"""The one writer of a host: which of its gateway processes sees to it, and how.

Each gateway process has a `Host`. They try to get the folder's lock; whoever has it starts the
writer, a process of its own (a thread would hold up the requests), and starts it again when it has
ended. The writer inherits the lock, so that there are never two: the next one begins when both are
gone. It ends when its parent does, however that ends, since its standard input does then.
"""

import asyncio
import logging
import os
import subprocess
import sys
import time
from contextlib import suppress
from io import FileIO
from typing import Final

import orjson

from services.cancellation import end
from services.child_processes import plain_environment
from services.file_locks import try_lock
from services.insight.folder import Folder, open_lock
from services.insight.process import Told

logger = logging.getLogger("log10_gateway.insight")

# Its modules are found where this process finds them, and nowhere else.
_START: Final = (
    "import sys; sys.path[:] = sys.argv[1:]; from services.insight.process import main; main()"
)
_LOOK_SECONDS: Final = 1.0
_WATCH_SECONDS: Final = 0.25
_FIRST_PAUSE_SECONDS: Final = 0.5
_LAST_PAUSE_SECONDS: Final = 60.0
# One that has run this long was healthy: the next pause is a short one again.
_HEALTHY_SECONDS: Final = 60.0
_STOP_SECONDS: Final = 5.0


class Host:
    """Sees to it that the host has a writer, for as long as this process lives.

    Args:
        folder: Of the index.
        told: What the writer has to know. It goes over a pipe, since it holds the database's
            address.
    """

    def __init__(self, folder: Folder, told: Told) -> None:
        self._folder, self._told = folder, told
        self._task: asyncio.Task[None] | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._starting: asyncio.Future[subprocess.Popen[bytes]] | None = None

    @property
    def writer_pid(self) -> int | None:
        """The process id of the writer, if it is this process that has started it."""
        return self._process.pid if self._process is not None else None

    def start(self) -> None:
        """Begin."""
        self._task = asyncio.create_task(self._run(), name="insight-host")

    async def stop(self) -> None:
        """End the writer, if it is this process that has started it."""
        if self._task is not None:
            await end(self._task)
            self._task = None
        if self._starting is not None:
            with suppress(OSError):
                self._process = await self._starting
        if self._process is not None:
            await _stop(self._process)
            self._process = None

    async def _run(self) -> None:
        while True:
            try:
                lock = await self._locked()
                try:
                    await self._keep_writer(lock)
                finally:
                    lock.close()
            except OSError as error:
                logger.error(  # noqa: TRY400  # the stack says nothing of a folder
                    "the index cannot be written in %s: %s", self._folder.path, error.strerror
                )
                await asyncio.sleep(_LAST_PAUSE_SECONDS)

    async def _locked(self) -> FileIO:
        """Return the lock, once this process has it."""
        while True:
            # Each time: who removes an old form removes its lock, and others the folder.
            self._folder.create()
            lock = FileIO(open_lock(self._folder.lock_path), "r+")
            if try_lock(lock):
                return lock
            lock.close()
            await asyncio.sleep(_LOOK_SECONDS)

    async def _keep_writer(self, lock: FileIO) -> None:
        pause = _FIRST_PAUSE_SECONDS
        while True:
            began = time.monotonic()
            code = await self._run_writer(lock)
            if not self._has(lock):
                logger.error("the folder of the index is gone: another is made")
                return
            if time.monotonic() - began >= _HEALTHY_SECONDS:
                pause = _FIRST_PAUSE_SECONDS
            logger.error(
                "the writer of the index ended with code %s; it is started again in %.1f s",
                *(code, pause),
            )
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LAST_PAUSE_SECONDS)

    async def _run_writer(self, lock: FileIO) -> int | None:
        """Run a writer to its end; return its exit code."""
        # In a thread: it waits for the system. `stop` waits for what is on its way.
        self._starting = asyncio.ensure_future(asyncio.to_thread(self._start, lock))
        try:
            self._process = process = await asyncio.shield(self._starting)
        except OSError:
            self._starting = None
            raise
        self._starting = None
        while process.poll() is None:  # nothing tells of its end
            if not self._has(lock):
                await _stop(process)
            await asyncio.sleep(_WATCH_SECONDS)
        self._process = None
        if process.stdin is not None:
            with suppress(OSError):
                process.stdin.close()
        return process.returncode

    def _has(self, lock: FileIO) -> bool:
        """Say whether the lock still stands where another gateway would look for it."""
        try:
            return os.path.samestat(os.fstat(lock.fileno()), self._folder.lock_path.stat())
        except OSError:
            return False

    def _start(self, lock: FileIO) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen(  # noqa: S603  # our own interpreter, with arguments of our own
            [sys.executable, "-P", "-c", _START, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            env=plain_environment(),
            # Ctrl-C in a terminal is for the gateway, which ends this in its time.
            start_new_session=True,
            pass_fds=() if sys.platform == "win32" else (lock.fileno(),),
        )
        with suppress(OSError):  # it has ended already
            assert process.stdin is not None  # noqa: S101  # for mypy
            process.stdin.write(orjson.dumps(self._told) + b"\n")
            process.stdin.flush()
        return process


async def _stop(process: "subprocess.Popen[bytes]") -> None:
    """End a writer; the end of its standard input asks it to."""
    if process.stdin is not None:
        with suppress(OSError):
            process.stdin.close()
    until = time.monotonic() + _STOP_SECONDS
    while process.poll() is None and time.monotonic() < until:  # noqa: ASYNC110  # a process has no event
        await asyncio.sleep(0.02)
    if process.poll() is None:
        process.kill()
        await asyncio.to_thread(process.wait)
