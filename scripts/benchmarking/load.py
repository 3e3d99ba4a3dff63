"""The load: one process, raw sockets, requests that are bytes before the clock starts.

    python -m scripts.benchmarking.load < specification > result

A client sends its next call when the last is answered. Of an answer only the status and the length
are read. The process says how much of one core it took, and `scripts.benchmarking.bare` shows how
many calls it could make: both are in the results, so that nobody has to believe it.
"""

import asyncio
import gc
import sys
import time
from array import array
from typing import Any, Final
from uuid import uuid4

import msgspec
import uvloop

# In a call's later requests, the id that the first one's answer has (of the same length).
ID_MARKER: Final = b"00000000-0000-4000-8000-0000000000c1"
# A session's id, which is replaced every so many calls.
SESSION_MARKER: Final = b"00000000-0000-4000-8000-0000000000e5"
_ID_KEY: Final = b'"completionID":"'
_UUID_LENGTH: Final = 36


class LoadSpec(msgspec.Struct):
    """What to send.

    Attributes:
        port: On loopback.
        clients: Connections, each with one call under way.
        warmup: Seconds before the measured ones.
        seconds: Measured.
        calls: Each is its requests, one after the other.
        calls_per_session: After so many calls a new session begins; 0: as the requests have it.
    """

    port: int
    clients: int
    warmup: float
    seconds: float
    calls: list[list[bytes]]
    calls_per_session: int = 0


class LoadResult(msgspec.Struct):
    """What came of it. `all_calls` counts the warm-up too; all else is of the measured time."""

    calls: int
    all_calls: int
    seconds: float
    statuses: dict[str, int]
    broken: int
    p50_ms: float
    p99_ms: float
    cpu_share: float
    first_answer: str
    first_failure: str
    answer_bytes: int


class Load:
    """The state that all clients share."""

    def __init__(self, spec: LoadSpec) -> None:
        self.spec = spec
        self.latencies = array("d")
        self.statuses: dict[bytes, int] = {}
        self.all_calls = self.broken = self.answer_bytes = 0
        self.first_answer = self.first_failure = b""
        self.measuring = self.ended = False
        self._session = b""
        self._until_next_session = 0

    def session(self) -> bytes:
        """Return the session of the next call."""
        if not self._until_next_session:
            self._session = str(uuid4()).encode()
            self._until_next_session = self.spec.calls_per_session
        self._until_next_session -= 1
        return self._session

    def result(self, seconds: float, cpu: float) -> LoadResult:
        """Sum up."""
        ordered = sorted(self.latencies)
        number = len(ordered)
        return LoadResult(
            calls=number,
            all_calls=self.all_calls,
            seconds=seconds,
            statuses={status.decode(): count for status, count in self.statuses.items()},
            broken=self.broken,
            p50_ms=1000 * ordered[number // 2] if number else 0.0,
            p99_ms=1000 * ordered[min(number * 99 // 100, number - 1)] if number else 0.0,
            cpu_share=cpu / seconds,
            first_answer=self.first_answer[:2000].decode(errors="replace"),
            first_failure=self.first_failure[:2000].decode(errors="replace"),
            answer_bytes=self.answer_bytes,
        )


class Client(asyncio.Protocol):
    """One connection."""

    def __init__(self, load: Load, number: int) -> None:
        self._load = load
        self._call = number
        self._step = 0
        self._began = 0.0
        self._session = self._id = b""
        # Of the answer that is arriving: its head as far as it is there, and what is left of it.
        self._head = b""
        self._left = -1
        # The answer that has the id, head and body, which come separately.
        self._kept = b""
        self._is_kept = False
        self._transport: asyncio.WriteTransport

    def connection_made(self, transport: Any) -> None:  # uvloop's own
        """Begin."""
        self._transport = transport
        self._begin_call()

    def _begin_call(self) -> None:
        load = self._load
        if load.ended:
            self._transport.close()
            return
        self._step = 0
        if load.spec.calls_per_session:
            self._session = load.session()
        self._began = time.perf_counter()
        self._send()

    def _send(self) -> None:
        calls = self._load.spec.calls
        request = calls[self._call % len(calls)][self._step]
        if self._step:
            request = request.replace(ID_MARKER, self._id, 1)
        if self._session:
            request = request.replace(SESSION_MARKER, self._session)
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        """Read what there is of the answer."""
        if self._left < 0:
            data = self._head + data
            end = data.find(b"\r\n\r\n")
            if end < 0:
                self._head = data
                return
            self._head = data[: end + 4]
            self._left = end + 4 + _content_length(self._head)
            self._is_kept = self._step == 0 and len(self._load.spec.calls[0]) > 1
            self._load.first_answer = self._load.first_answer or data
            if self._head[9:12] != b"200":
                self._load.first_failure = self._load.first_failure or data
        if self._is_kept:
            self._kept += data
        self._left -= len(data)
        self._load.answer_bytes += len(data)
        if self._left <= 0:
            self._answered()

    def _answered(self) -> None:
        load = self._load
        status = self._head[9:12]
        self._head, self._left = b"", -1
        if load.measuring or status != b"200":
            load.statuses[status] = load.statuses.get(status, 0) + 1
        if self._is_kept:
            at = self._kept.find(_ID_KEY) + len(_ID_KEY)
            self._id, self._kept = self._kept[at : at + _UUID_LENGTH], b""
        self._step += 1
        if self._step < len(load.spec.calls[self._call % len(load.spec.calls)]):
            self._send()
            return
        load.all_calls += 1
        if load.measuring:
            load.latencies.append(time.perf_counter() - self._began)
        self._call += load.spec.clients
        self._begin_call()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002  # the protocol's
        """Connect anew, if it was the server that closed."""
        if not self._load.ended:
            self._load.broken += 1
            asyncio.get_running_loop().create_task(connect(self._load, self._call))


def _content_length(head: bytes) -> int:
    at = head.lower().find(b"content-length:")
    return int(head[at + 15 : head.find(b"\r\n", at)]) if at >= 0 else 0


async def connect(load: Load, number: int) -> None:
    """Open one client's connection."""
    loop = asyncio.get_running_loop()
    try:
        await loop.create_connection(lambda: Client(load, number), "127.0.0.1", load.spec.port)
    except OSError:
        load.broken += 1
        await asyncio.sleep(0.05)  # not to spin while nobody listens
        if not load.ended:
            await connect(load, number)


async def run(spec: LoadSpec) -> LoadResult:
    """Send for as long as it says."""
    load = Load(spec)
    gc.disable()
    for number in range(spec.clients):
        await connect(load, number)
    await asyncio.sleep(spec.warmup)
    load.answer_bytes = 0
    load.measuring = True
    began, cpu = time.perf_counter(), time.process_time()
    await asyncio.sleep(spec.seconds)
    load.measuring, load.ended = False, True
    return load.result(time.perf_counter() - began, time.process_time() - cpu)


if __name__ == "__main__":
    specification = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=LoadSpec)
    sys.stdout.buffer.write(msgspec.json.encode(uvloop.run(run(specification))))
