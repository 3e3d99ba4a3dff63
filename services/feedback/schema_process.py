"""Judging by JSON Schemas in a process of its own, which can be given limits and ended.

There is one for each gateway process, started when it is first needed and ended when it is not
needed for a while. It does one job at a time. Organizations take turns, so that one whose jobs
run into the limits keeps each of the others waiting for one of these, not for all of them.
"""

import asyncio
import contextlib
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import Any, Final

import orjson

from services.cancellation import end
from services.child_processes import plain_environment
from services.errors import Reason, Unavailable
from services.feedback.schema_frames import JOB, REPLY
from services.runtime import bare_context
from services.turns import Turns

logger = logging.getLogger("log10_gateway.schemas")

# Its modules are found where this process finds them, and nowhere else. It says so itself, since
# `-m` would look in the working directory too.
_START: Final = (
    "import sys; sys.path[:] = sys.argv[4:]; from services.feedback.schema_worker import main; "
    "main(int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]))"
)
# Of past limits: processor time, memory that could not be had, the stack.
_EXCEEDED: Final = frozenset(
    -getattr(signal, name)
    for name in ("SIGPROF", "SIGABRT", "SIGSEGV", "SIGBUS", "SIGTRAP")
    if hasattr(signal, name)
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one job may take, and how many may wait.

    Attributes:
        cpu_seconds: Processor time. What takes more can never be judged here.
        wall_seconds: Time on the clock, the start of the process included, which a machine under
            load may need more of. What takes more may be tried again.
        memory_bytes: Address space of the process.
        idle_seconds: How long the process is kept when there is nothing to do.
        per_organization: How many jobs of one organization may wait or be done.
        waiting: How many of all, besides one of each organization.
    """

    cpu_seconds: float = 2.0
    wall_seconds: float = 10.0
    memory_bytes: int = 512 * 2**20
    idle_seconds: float = 60.0
    per_organization: int = 16
    waiting: int = 64


class LimitsExceeded(Exception):
    """A job took more processor time or memory than it may."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a job.

    Attributes:
        is_valid: Whether the schema can be used, or the values keep to it.
        faults: Of values that do not: at most 20, each with its path. Perhaps none, where
            finding the words exceeded the limits.
        unusable: Why the schema cannot be used.
        pointer: Where in the schema.
    """

    is_valid: bool
    faults: tuple[str, ...] = ()
    unusable: str | None = None
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class _Job:
    schema: bytes
    values: bytes
    is_worded: bool
    verdict: asyncio.Future[Verdict]


@dataclass(frozen=True, slots=True)
class _Child:
    process: "subprocess.Popen[bytes]"
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter


class _Ended(Exception):
    """The process ended before it had replied."""


class SchemaProcess:
    """The process, and the jobs that wait for it. It belongs to one event loop."""

    def __init__(self, limits: Limits = Limits()) -> None:
        self.limits = limits
        self._child: _Child | None = None
        self._waiting: Turns[_Job] = Turns()
        self._counts: dict[str, int] = {}
        self._arrival = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    @property
    def process_id(self) -> int | None:
        """The id of the process, while there is one."""
        return self._child.process.pid if self._child is not None else None

    async def judge(
        self, organization_id: str, schema: bytes, values: bytes = b"", *, is_worded: bool = True
    ) -> Verdict:
        """Check a schema, or values against it.

        Args:
            organization_id: Whose turn it takes.
            schema: As JSON.
            values: As JSON; empty if the schema itself is to be checked.
            is_worded: Whether faults are told in words, which takes longer; else there are none.

        Raises:
            LimitsExceeded: It takes more time or memory than one job may.
            Unavailable: Too much is waiting already, or the process was ended.
        """
        count = self._counts.get(organization_id, 0)
        if count >= self.limits.per_organization:
            raise Unavailable(
                f"{count} grades and tasks of this organization, with schemas that take long, are "
                "being checked already; try again",
                retry_after=2,
                counted_as=Reason.SCHEMAS_WAITING,
            )
        # However many wait, one that comes first from its organization is let in.
        if count and sum(self._counts.values()) >= self.limits.waiting:
            raise Unavailable(
                "too many grades and tasks are being checked already; try again",
                counted_as=Reason.SCHEMAS_WAITING,
            )
        job = _Job(schema, values, is_worded, asyncio.get_running_loop().create_future())
        self._counts[organization_id] = count + 1
        self._waiting.add(organization_id, job)
        self._arrival.set()
        if self._task is None or self._task.done():
            self._arrival = asyncio.Event()  # of this loop
            # In a context of its own: it serves others long after this caller has gone.
            self._task = asyncio.create_task(
                self._serve(), name="schema-process", context=bare_context()
            )
        try:
            return await job.verdict
        finally:
            self._counts[organization_id] -= 1
            if not self._counts[organization_id]:
                del self._counts[organization_id]

    async def close(self) -> None:
        """End the process at once; what waits for it is told to try again."""
        if self._task is not None:
            await end(self._task)
            self._task = None
        while (job := self._next()) is not None:
            _reject(job, Unavailable("the gateway is shutting down", counted_as=Reason.SHUTDOWN))
        await self._end()

    async def _serve(self) -> None:
        while True:
            job = self._next()
            if job is not None:
                await self._serve_one(job)
                continue
            self._arrival.clear()
            try:
                async with asyncio.timeout(self.limits.idle_seconds):
                    await self._arrival.wait()
            except TimeoutError:
                await self._end()
                if not self._waiting:
                    self._task = None
                    return

    def _next(self) -> _Job | None:
        """Take the job whose turn it is."""
        while (job := self._waiting.take()) is not None:
            if not job.verdict.done():  # whoever asked is still there
                return job
        return None

    async def _serve_one(self, job: _Job) -> None:
        try:
            verdict = await self._judge(job)
        except asyncio.CancelledError:
            _reject(job, Unavailable("the gateway is shutting down", counted_as=Reason.SHUTDOWN))
            raise
        except (LimitsExceeded, Unavailable) as error:
            _reject(job, error)
        except Exception as error:
            logger.exception("a schema could not be judged")
            _reject(job, error)
            await self._end()
        else:
            if not job.verdict.done():
                job.verdict.set_result(verdict)

    async def _judge(self, job: _Job) -> Verdict:
        is_invalid = False
        try:
            async with asyncio.timeout(self.limits.wall_seconds):
                child = await self._started()
                await self._send(child, job)
                reply = await self._receive(child)
                is_invalid = reply.get("valid") is False
                if is_invalid:
                    reply |= await self._receive(child)
        except _Ended:
            await self._judge_end(is_invalid=is_invalid)
            return Verdict(is_valid=False)
        except TimeoutError:
            await self._end()
            if is_invalid:
                return Verdict(is_valid=False)
            raise Unavailable(
                "the machine is too busy to check this; try again",
                counted_as=Reason.SCHEMAS_WAITING,
            ) from None
        if reply.get("last"):
            await self._end()
        if reply.get("exceeded") and not is_invalid:
            raise LimitsExceeded
        return Verdict(
            is_valid=reply.get("valid", False),
            faults=tuple(reply.get("faults", ())),
            unusable=reply.get("unusable"),
            pointer=reply.get("pointer", ""),
        )

    async def _judge_end(self, *, is_invalid: bool) -> None:
        """Raise what the end of the process means, unless its verdict was known."""
        code = await self._end()
        if is_invalid:
            return
        if code in _EXCEEDED:
            raise LimitsExceeded
        logger.error("the process that checks JSON Schemas ended with code %s", code)
        raise Unavailable("checking was interrupted; try again", counted_as=Reason.SCHEMA_PROCESS)

    async def _started(self) -> _Child:
        if self._child is not None and self._child.process.poll() is not None:
            await self._end()
        if self._child is None:
            try:
                self._child = await self._start()
            except OSError as error:
                logger.exception("the process that checks JSON Schemas cannot be started")
                raise Unavailable(
                    "no process can be started to check this; try again",
                    counted_as=Reason.SCHEMA_PROCESS,
                ) from error
        return self._child

    async def _start(self) -> _Child:
        """Start the process, with a socket for its standard input and output.

        Not by asyncio: uvloop forks, and runs Python in the child before that becomes another
        program, which may never end where a thread held a lock; and the parent waits for it. The
        standard library does neither.
        """
        limits = self.limits
        arguments = [
            sys.executable,
            "-P",
            "-c",
            _START,
            *(str(os.getpid()), str(limits.cpu_seconds), str(limits.memory_bytes)),
            *sys.path,
        ]
        ours, theirs = socket.socketpair()
        start = _Start(arguments, theirs)
        try:
            # Whoever waits may go; the thread, and what it starts, cannot be called back.
            process = await asyncio.shield(
                asyncio.get_running_loop().run_in_executor(None, start.run)
            )
            ours.settimeout(0)
            reader, writer = await asyncio.open_connection(sock=ours)
        except BaseException:
            ours.close()
            start.give_up()
            raise
        return _Child(process, reader, writer)

    async def _send(self, child: _Child, job: _Job) -> None:
        head = JOB.pack(len(job.schema), len(job.values), job.is_worded)
        child.writer.write(head + job.schema + job.values)
        try:
            await child.writer.drain()
        except OSError as error:
            raise _Ended from error

    async def _receive(self, child: _Child) -> dict[str, Any]:
        try:
            [size] = REPLY.unpack(await child.reader.readexactly(REPLY.size))
            reply: dict[str, Any] = orjson.loads(await child.reader.readexactly(size))
        except (asyncio.IncompleteReadError, OSError) as error:
            raise _Ended from error
        return reply

    async def _end(self) -> int | None:
        """End the process, if there is one. Returns its exit code; a signal's number negative."""
        child, self._child = self._child, None
        if child is None:
            return None
        try:
            if child.reader.at_eof():
                # It is ending by itself, and its own code tells why.
                with contextlib.suppress(subprocess.TimeoutExpired):
                    return await asyncio.to_thread(child.process.wait, 1)
        finally:
            child.process.kill()  # nothing, if it has ended
            child.writer.close()
        return await asyncio.to_thread(child.process.wait)


class _Start:
    """The start of the process in a thread: it ends there if nobody waits for it any more."""

    def __init__(self, arguments: list[str], end: socket.socket) -> None:
        self._arguments = arguments
        self._end = end
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_given_up = False

    def run(self) -> "subprocess.Popen[bytes]":
        with self._end:
            process = subprocess.Popen(  # noqa: S603  # our own interpreter and arguments
                self._arguments,
                stdin=self._end.fileno(),
                stdout=self._end.fileno(),
                env=plain_environment(),  # hostile input is worked on in it
                # Ctrl-C in a terminal is for the gateway, which ends this in its time.
                start_new_session=True,
            )
        with self._lock:
            self._process = process
            is_given_up = self._is_given_up
        if is_given_up:
            _put_away(process)
        return process

    def give_up(self) -> None:
        """End the process, or have it ended as soon as it has been started."""
        with self._lock:
            self._is_given_up = True
            process = self._process
        if process is not None:
            asyncio.get_running_loop().run_in_executor(None, _put_away, process)


def _put_away(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    process.wait()


def _reject(job: _Job, error: Exception) -> None:
    if not job.verdict.done():
        job.verdict.set_exception(error)
