"""Live updates: many subscribers of few filters, beside the creates that they are told of.

    scripts/bench live --subscribers 1000 --filters 20 --rate 500 --seconds 20

One gateway process, a mongod of its own, one WebSocket a subscriber. Each completion has the tag of
each filter with the chance that makes as many deliveries as are asked for. A delivery's delay is
from the time that the sender has written into a tag of the completion (`sent:`), just before it was
sent, to its arrival; both are of this machine's clock.

At a rate that the gateway can take, subscribers cost the creates nothing that can be seen. With
`--saturated` creates are also sent as fast as they are answered, without and with the subscribers,
with tags by the same chance: what is lost is what the subscribers cost. Each create has as many
deliveries as at the rate; ask for few, or it is the cost of sending them that is measured.
"""

import argparse
import asyncio
import base64
import contextlib
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Final

import orjson

from gateway.demo.data import seeded
from gateway.embedded_mongod.process import EmbeddedMongod
from scripts.benchmarking.data import completion_body
from scripts.benchmarking.floors import ORGANIZATION
from scripts.benchmarking.servers import TOKEN, Server, cpu_seconds, gateway

_DATABASE: Final = "bench_live"
_QUERY: Final = (
    "subscription ($filter: CompletionFilter) { completionChanged(filter: $filter) {"
    " cursor type completionId completion { id status tags model createdAt } } }"
)
_SENT_AT: Final = b'"sent:'
_CONNECTIONS: Final = 8
_SETTLE_SECONDS: Final = 2.0


@dataclass
class Heard:
    """What all subscribers together have heard."""

    delays: list[float] = field(default_factory=list)
    failed: int = 0


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(
        prog="scripts/bench live",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--subscribers", type=int, default=1000)
    parser.add_argument("--filters", type=int, default=20)
    parser.add_argument("--rate", type=int, default=500, help="creates a second")
    parser.add_argument("--deliveries", type=int, default=10_000, help="a second")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument(
        "--saturated", action="store_true", help="also creates as fast as they are answered"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (
            EmbeddedMongod(folder / "mongod") as mongod,
            gateway(mongod.url, _DATABASE, folder) as server,
        ):
            print(orjson.dumps(asyncio.run(measure(server, options)), option=2).decode())


async def measure(server: Server, options: argparse.Namespace) -> dict[str, Any]:
    """Measure the same creates without and with subscribers."""
    alone = await created(server, options, options.rate)
    saturated = {}
    if options.saturated:
        saturated["alone"] = await created(server, options, None)
    memory = memory_mb(server)
    heard = Heard()
    ready = asyncio.Semaphore(50)
    readers = [
        asyncio.create_task(subscribe(server, f"f{n % options.filters}", heard, ready))
        for n in range(options.subscribers)
    ]
    await asyncio.sleep(_SETTLE_SECONDS + options.subscribers / 500)
    heard.delays.clear()
    subscribed = memory_mb(server)
    cpu = cpu_seconds(server.process.pid)
    begun = time.perf_counter()
    beside = await created(server, options, options.rate)
    await asyncio.sleep(_SETTLE_SECONDS)
    seconds = time.perf_counter() - begun - _SETTLE_SECONDS
    used = cpu_seconds(server.process.pid) - cpu
    delays = sorted(heard.delays)
    if options.saturated:
        saturated["beside"] = await created(server, options, None)
    ended = sum(reader.done() for reader in readers)
    for reader in readers:
        reader.cancel()
    await asyncio.gather(*readers, return_exceptions=True)
    return {
        "subscribers": options.subscribers,
        "filters": options.filters,
        "creates_per_second": {
            "offered": {"alone": alone, "beside": beside},
            "saturated": saturated or None,
        },
        "deliveries_per_second": round(len(delays) / seconds),
        "delay_ms": {
            name: round(1000 * delays[int(len(delays) * part)], 1) if delays else None
            for name, part in (("p50", 0.5), ("p90", 0.9), ("p99", 0.99))
        },
        "ended": ended,
        "failed": heard.failed,
        "cpu_share": round(used / seconds, 2),
        "memory_mb": {
            "before": memory,
            "subscribed": subscribed,
            "after": memory_mb(server),
        },
    }


def tags_of(options: argparse.Namespace) -> Iterator[list[str]]:
    """Yield the tags of completions: of each filter by chance."""
    random = seeded("live")
    each = options.subscribers / options.filters  # of one filter
    chance = options.deliveries / options.rate / each / options.filters
    names = [f"f{n}" for n in range(options.filters)]
    while True:
        yield [name for name in names if random.random() < chance]


async def created(server: Server, options: argparse.Namespace, rate: float | None) -> float:
    """Create completions, and return how many a second were answered.

    Args:
        server: The gateway.
        options: From the command line.
        rate: How many a second are sent, if they are answered in time; None for as many as are.
    """
    random = seeded("live bodies")
    bodies = [completion_body(random) for _ in range(100)]
    tags = tags_of(options)
    loop = asyncio.get_running_loop()
    begun = loop.time()
    ends_at = begun + options.seconds
    numbers, answered = count(), 0

    async def send() -> None:
        nonlocal answered
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        for number in numbers:
            due = loop.time() if rate is None else begun + number / rate
            if due >= ends_at:
                break
            await asyncio.sleep(max(due - loop.time(), 0))
            sent = f"sent:{time.time():.6f}"
            body = orjson.dumps({**bodies[number % 100], "tags": [sent, *next(tags)]})
            head = (
                "POST /api/v1/completions HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                f"X-Log10-Token: {TOKEN}\r\nX-Log10-Organization: {ORGANIZATION}\r\n"
                f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
            )
            writer.write(head.encode() + body)
            answer = await reader.readuntil(b"\r\n\r\n")
            if b" 201 " not in answer[:20] and b" 200 " not in answer[:20]:
                raise RuntimeError(answer.decode())
            length = int(answer.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
            await reader.readexactly(length)
            answered += 1
        writer.close()

    await asyncio.gather(*(send() for _ in range(_CONNECTIONS * 4)))
    return round(answered / (loop.time() - begun), 1)


async def subscribe(server: Server, tag: str, heard: Heard, ready: asyncio.Semaphore) -> None:
    """Listen on a WebSocket, and take of each event no more than when its cause was sent."""
    async with ready:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        key = base64.b64encode(os.urandom(16)).decode()
        writer.write(
            f"GET /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n".encode()
        )
        await reader.readuntil(b"\r\n\r\n")
        init = {"type": "connection_init", "payload": {"X-Log10-Token": TOKEN}}
        writer.write(framed(orjson.dumps(init)))
        await message_of(reader, writer)
        payload = {"query": _QUERY, "variables": {"filter": {"tags": {"has": tag}}}}
        writer.write(framed(orjson.dumps({"id": "1", "type": "subscribe", "payload": payload})))
    with contextlib.closing(writer):
        while True:
            message = await message_of(reader, writer)
            place = message.find(_SENT_AT)
            if place < 0:
                heard.failed += 1
                continue
            start = place + len(_SENT_AT)
            heard.delays.append(time.time() - float(message[start : message.index(b'"', start)]))


def framed(data: bytes, opcode: int = 1) -> bytes:
    """Return a client's frame; a mask of zeros leaves the data as it is."""
    size = len(data)
    head = bytes((0x80 | opcode, 0x80 | (min(126, size))))
    return head + (b"" if size < 126 else size.to_bytes(2, "big")) + bytes(4) + data


async def message_of(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
    """Read one message; pings are replied to."""
    while True:
        first, size = await reader.readexactly(2)
        if size == 126:
            size = int.from_bytes(await reader.readexactly(2), "big")
        elif size == 127:
            size = int.from_bytes(await reader.readexactly(8), "big")
        data = await reader.readexactly(size)
        if first == 0x89:
            writer.write(framed(data, 10))
        elif first == 0x88:
            raise RuntimeError(f"the socket was closed: {data[2:].decode()}")
        else:
            return data


def memory_mb(server: Server) -> float:
    """Return what the gateway has in memory."""
    for line in Path(f"/proc/{server.process.pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return round(int(line.split()[1]) / 1024, 1)
    return 0.0


if __name__ == "__main__":
    main()
