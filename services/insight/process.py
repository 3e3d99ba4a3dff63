"""The process that writes the index: `host` starts it, and it ends when its parent does.

What it has to know comes as a line of JSON over its standard input, which then stays open for as
long as the parent lives.
"""

import asyncio
import logging
import logging.config
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import orjson

from services.errors import ServiceError
from services.insight.folder import Folder
from services.insight.writer import Writer
from services.runtime import Runtime, enter
from services.storage.database import as_service_error, database

logger = logging.getLogger("log10_gateway.insight")

# Less of the processor than any gateway, where there is not enough for both.
_NICE: Final = 10
_OUT_OF_MEMORY_SCORE: Final = "500"
_FIRST_PAUSE_SECONDS: Final = 0.5
_LAST_PAUSE_SECONDS: Final = 5.0
# What was not written by then is written by the next one.
_STOP_SECONDS: Final = 3.0


@dataclass(frozen=True, slots=True)
class Told:
    """What the process has to know.

    Attributes:
        url: Of MongoDB.
        database: Its name there.
        timeout_seconds: Bound on each operation.
        folder: Of the index.
        memory_mb: What the process may take, about, in MiB.
        logging: The configuration of `logging`.
    """

    url: str
    database: str
    timeout_seconds: float
    folder: str
    memory_mb: int
    logging: dict[str, Any]


def main() -> None:
    """Follow the database until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends by it, and this one with it
    line = sys.stdin.buffer.readline()
    if not line:
        return
    told = Told(**orjson.loads(line))
    _yield_to_others()
    logging.config.dictConfig(told.logging)
    enter(Runtime())
    try:
        asyncio.run(_run(told))
    except asyncio.CancelledError:
        return
    except Exception:  # Python's own way to say so would show what is in the completions
        logger.exception("the index cannot be written")
        sys.exit(1)


def _yield_to_others() -> None:
    with suppress(OSError, AttributeError):
        os.nice(_NICE)
    with suppress(OSError), open("/proc/self/oom_score_adj", "w") as score:
        score.write(_OUT_OF_MEMORY_SCORE)


async def _run(told: Told) -> None:
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None  # noqa: S101  # for mypy
    threading.Thread(target=_end_with_parent, args=(loop, task), daemon=True).start()
    if sys.platform != "win32":
        loop.add_signal_handler(signal.SIGTERM, _end, loop, task)
    await database.connect(told.url, name=told.database, timeout_seconds=told.timeout_seconds)
    try:
        await _follow(Writer(Folder(Path(told.folder)), memory=heap_of(told.memory_mb)))
    finally:
        await database.close()


def _end(loop: asyncio.AbstractEventLoop, task: "asyncio.Task[None]") -> None:
    loop.call_later(_STOP_SECONDS, os._exit, 0)  # as below
    task.cancel()


def _end_with_parent(loop: asyncio.AbstractEventLoop, task: "asyncio.Task[None]") -> None:
    # Without its buffer, whose lock this thread would hold when Python ends.
    while os.read(sys.stdin.fileno(), 1024):
        pass
    with suppress(RuntimeError):  # the loop has ended already
        loop.call_soon_threadsafe(task.cancel)
    time.sleep(_STOP_SECONDS)
    os._exit(0)  # an index that is cut off in the midst is as good as its last commit


async def _follow(writer: Writer) -> None:
    """Follow the database, also when it was away for a time."""
    pause, told = _FIRST_PAUSE_SECONDS, ""
    while True:
        began = time.monotonic()
        try:
            await writer.run()
        except Exception as error:
            known = error if isinstance(error, OSError) else as_service_error(error)
            if known is None:
                raise
            text = _said(known)
        if time.monotonic() - began > 2 * _LAST_PAUSE_SECONDS:
            pause, told = _FIRST_PAUSE_SECONDS, ""
        if text != told:
            logger.warning("the index is not brought up to date: %s; it is tried again", text)
            told = text
        await asyncio.sleep(pause)
        pause = min(2 * pause, _LAST_PAUSE_SECONDS)


def _said(error: ServiceError | OSError) -> str:
    if isinstance(error, OSError):  # its message would name files; what is wrong is the system's
        return error.strerror or "the system refused"
    return str(error)


def heap_of(memory_mb: int) -> int:
    """Return what Tantivy may take of the memory of a writer, in bytes.

    The process itself takes 60 MiB, and rows up to as much again; and an index may be built beside
    another, each with its own.
    """
    return max((memory_mb - 140) // 2, 15) * 2**20
