"""The process that judges what may take long: `schema_process` starts it and can end it.

It reads jobs from its standard input and writes replies to its standard output: see
`schema_frames`. It limits itself: memory for good, processor time by the job. What goes past
either ends it.
"""

import contextlib
import ctypes
import os
import signal
import sys
from typing import Any, BinaryIO, Final

import orjson
from cachetools import LRUCache

from services.feedback.schema_cost import count_patterns
from services.feedback.schema_engine import (
    UnusableSchema,
    check_and_compile,
    compile_schema,
    faults_at_once,
    faults_one_by_one,
    parse,
)
from services.feedback.schema_frames import JOB, REPLY

if sys.platform != "win32":
    import resource

# What is compiled is kept; a process that has ever taken more than this ends, to give it back.
_CACHE_BYTES: Final = 64 * 2**20
_KEPT_BYTES: Final = 192 * 2**20
_LINUX_SET_PARENT_DEATH_SIGNAL: Final = 1


def main(parent: int, cpu_seconds: float, memory_bytes: int) -> None:
    """Serve jobs until standard input ends.

    Args:
        parent: The process id of the gateway.
        cpu_seconds: Processor time for one job.
        memory_bytes: Address space of this process.
    """
    _end_with(parent)
    _limit(memory_bytes)
    # The grammar of one format (IRI) would take `jsonschema` a second to build, and 20 MB. Without
    # it, what is wrong in that format is told in the words of `jsonschema-rs`.
    sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]  # cannot be imported
    jobs, replies = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints does not print into a reply
    judge = _Judge(replies)
    while len(head := jobs.read(JOB.size)) == JOB.size:
        schema_size, values_size, is_worded = JOB.unpack(head)
        schema, values = jobs.read(schema_size), jobs.read(values_size)
        if len(schema) < schema_size or len(values) < values_size:
            return
        # The second is for a parent that has gone where nothing tells of its end.
        signal.setitimer(signal.ITIMER_PROF, cpu_seconds)
        signal.setitimer(signal.ITIMER_REAL, 10 * cpu_seconds)
        try:
            judge.judge(schema, values, is_worded=is_worded)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.setitimer(signal.ITIMER_REAL, 0)
        if judge.is_full:
            return


class _Judge:
    def __init__(self, replies: BinaryIO) -> None:
        self._replies = replies
        self._compiled: LRUCache[bytes, tuple[Any, int]] = LRUCache(
            _CACHE_BYTES, getsizeof=lambda item: item[1]
        )
        self.is_full = False

    def judge(self, schema_text: bytes, values_text: bytes, *, is_worded: bool) -> None:
        """Do one job."""
        try:
            self._judge(schema_text, values_text, is_worded=is_worded)
        except UnusableSchema as error:
            self._reply({"unusable": error.message, "pointer": error.pointer})
        except MemoryError:
            self._compiled.clear()
            self.is_full = True
            self._reply({"exceeded": True})

    def _judge(self, schema_text: bytes, values_text: bytes, *, is_worded: bool) -> None:
        validator = self._validator(schema_text, is_checked=bool(values_text))
        if not values_text:
            # References that fan out show here, not with the first grade.
            validator.is_valid({})
            self._reply({"valid": True})
            return
        values = parse(values_text)
        if validator.is_valid(values):
            self._reply({"valid": True})
            return
        self._reply({"valid": False}, more=True)
        faults = _faults(validator, parse(schema_text), values) if is_worded else []
        self._reply({"faults": faults})

    def _validator(self, text: bytes, *, is_checked: bool) -> Any:
        if text not in self._compiled:
            schema = parse(text)
            before = _memory()
            validator = compile_schema(schema) if is_checked else check_and_compile(schema)
            # What was freed before is used again, so growth alone would tell too little.
            size = max(_memory() - before, len(text) * (20 if not count_patterns(schema) else 200))
            if size > _CACHE_BYTES:
                return validator
            self._compiled[text] = validator, size
        return self._compiled[text][0]

    def _reply(self, reply: dict[str, Any], *, more: bool = False) -> None:
        if not more:
            self.is_full = self.is_full or _memory() > _KEPT_BYTES
            reply["last"] = self.is_full
        text = orjson.dumps(reply)
        self._replies.write(REPLY.pack(len(text)) + text)
        self._replies.flush()


def _faults(validator: Any, schema: Any, values: Any) -> list[str]:
    faults: list[str] = []
    try:
        for fault in faults_one_by_one(schema, values):
            faults.append(fault)  # noqa: PERF402  # what is found stays when the next one fails
    except Exception:  # noqa: BLE001  # patterns that are not Python's, recursion, memory
        if faults:
            return faults
    return faults or faults_at_once(validator, values)


def _memory() -> int:
    """Return how many bytes of memory this process holds; elsewhere than on Linux, held at most."""
    if sys.platform == "linux":
        # Not the peak: that begins with the peak of the process that this one was forked from.
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[1]) * resource.getpagesize()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _end_with(parent: int) -> None:
    """Make this process end when its parent does, also in the midst of a job."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends by it, and this one with it
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_LINUX_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:  # it has ended already
        raise SystemExit


def _limit(memory_bytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError, ValueError):  # macOS knows it, and does not keep to it
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    with contextlib.suppress(OSError):  # on a single core, the gateway comes first
        os.nice(5)
    # Where memory ends, this goes before the gateway.
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as score:
        score.write("1000")
