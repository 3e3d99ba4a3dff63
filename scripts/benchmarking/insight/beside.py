"""Creates beside an index that follows them: how fast they are, and how soon they are found."""

import asyncio
import time
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Final

import httpx
import orjson

from gateway.demo.data import seeded
from scripts.benchmarking.data import completion_body
from scripts.benchmarking.floors import ORGANIZATION
from scripts.benchmarking.servers import TOKEN, Server, gateway

_CONNECTIONS: Final = 32
_RATE: Final = 500
_EACH_VISIBLE: Final = 50
_POLL_SECONDS: Final = 0.02
_PATIENCE_SECONDS: Final = 10.0


@dataclass
class _Sent:
    """What became of the creates.

    Attributes:
        taken: Milliseconds of each.
        marks: When those were answered that are looked for, by their tags.
    """

    taken: list[float] = field(default_factory=list)
    marks: dict[str, float] = field(default_factory=dict)


async def beside(
    url: str, database_name: str, folder: Path, settings: dict[str, Any], *, seconds: float
) -> dict[str, Any]:
    """Measure creates without and with the index, on gateways of their own.

    Returns:
        By `without` and `with`: `p50_ms` and `p99_ms` at 500 a second, `saturated_per_second`; and
        `visible_seconds` with the index.
    """
    results: dict[str, Any] = {}
    for name, named in (("without", {"insight": "off"}), ("with", settings)):
        with gateway(url, database_name, folder, **named) as server:
            visible: list[float] = []
            if name == "with":
                await _ready(server)
                sent, visible = await _followed(server, seconds)
            else:
                sent = await _send(server, seconds, _RATE)
            fast = await _send(server, seconds, None)
        results[name] = {
            "p50_ms": _part(sent.taken, 0.5),
            "p99_ms": _part(sent.taken, 0.99),
            "saturated_per_second": round(len(fast.taken) / seconds),
        }
        if visible:
            results["visible_seconds"] = {
                "p50": _part(visible, 0.5),
                "p99": _part(visible, 0.99),
            }
    return results


async def _ready(server: Server) -> None:
    """Wait until the index has come to the present."""
    async with _client(server) as client:
        while True:
            now = time.time()
            data = await _query(client, "{ insightStatus { lagSeconds } }")
            lag = data["insightStatus"]["lagSeconds"]
            if lag is not None and lag < 1:
                return
            await asyncio.sleep(max(0.2 - (time.time() - now), 0))


async def _followed(server: Server, seconds: float) -> tuple[_Sent, list[float]]:
    """Send creates, and look for some of them until they are found."""
    sent = _Sent()
    found: list[float] = []
    over = asyncio.Event()

    async def look() -> None:
        async with _client(server) as client:
            looked: set[str] = set()
            while not over.is_set() or sent.marks.keys() - looked:
                tags = sorted(sent.marks.keys() - looked)[:20]
                for tag in tags:
                    if time.perf_counter() - sent.marks[tag] > _PATIENCE_SECONDS:
                        found.append(_PATIENCE_SECONDS)
                        looked.add(tag)
                        continue
                    query = f'{{ tags(prefix: "{tag}", first: 1) {{ nodes {{ count }} }} }}'
                    if (await _query(client, query))["tags"]["nodes"]:
                        found.append(time.perf_counter() - sent.marks[tag])
                        looked.add(tag)
                await asyncio.sleep(_POLL_SECONDS)

    looking = asyncio.create_task(look())
    await _send(server, seconds, _RATE, sent)
    over.set()
    await looking
    return sent, found


async def _send(
    server: Server, seconds: float, rate: float | None, sent: _Sent | None = None
) -> _Sent:
    """Create completions at a rate; as fast as they are answered if it is None."""
    sent = sent or _Sent()
    random = seeded("beside")
    bodies = [completion_body(random) for _ in range(100)]
    loop = asyncio.get_running_loop()
    begun = loop.time()
    numbers = count()
    run = f"{begun:.6f}"

    async def send() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        for number in numbers:
            due = loop.time() if rate is None else begun + number / rate
            if due >= begun + seconds:
                break
            await asyncio.sleep(max(due - loop.time(), 0))
            is_marked = rate is not None and number % _EACH_VISIBLE == 0
            tags = [f"seen-{run}-{number}"] if is_marked else ["prod"]
            body = orjson.dumps({**bodies[number % 100], "tags": tags})
            head = (
                "POST /api/v1/completions HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                f"X-Log10-Token: {TOKEN}\r\nX-Log10-Organization: {ORGANIZATION}\r\n"
                f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
            )
            began = time.perf_counter()
            writer.write(head.encode() + body)
            answer = await reader.readuntil(b"\r\n\r\n")
            if b" 201 " not in answer[:20] and b" 200 " not in answer[:20]:
                raise RuntimeError(answer.decode())
            length = int(answer.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
            await reader.readexactly(length)
            ended = time.perf_counter()
            sent.taken.append(1000 * (ended - began))
            if is_marked:
                sent.marks[tags[0]] = ended
        writer.close()

    await asyncio.gather(*(send() for _ in range(_CONNECTIONS)))
    return sent


def _client(server: Server) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        base_url=f"http://127.0.0.1:{server.port}", headers={"X-Log10-Token": TOKEN}, timeout=30
    )


async def _query(client: httpx.AsyncClient, query: str) -> Any:
    response = await client.post("/graphql", json={"query": query})
    return response.json()["data"]


def _part(values: list[float], part: float) -> float:
    return round(sorted(values)[min(int(len(values) * part), len(values) - 1)], 3)
