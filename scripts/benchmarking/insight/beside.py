"""Creates beside an index that follows them: how fast they are, and how soon they are found."""

import asyncio
import statistics
import sys
import time
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Final

import bson
import httpx
import orjson

from gateway.demo.data import seeded
from scripts.benchmarking.data import completion_body
from scripts.benchmarking.floors import ORGANIZATION
from scripts.benchmarking.servers import TOKEN, Server, floor, gateway

_CONNECTIONS: Final = 32
_RATE: Final = 500
_EACH_VISIBLE: Final = 25
_POLL_SECONDS: Final = 0.01
_PATIENCE_SECONDS: Final = 10.0
_READY_SECONDS: Final = 300.0
_SIDES: Final = ("floor", "without", "with")


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
    url: str,
    database_name: str,
    folder: Path,
    settings: dict[str, Any],
    *,
    seconds: float,
    rounds: int,
) -> dict[str, Any]:
    """Measure creates in rounds: of the floor (b), of a gateway without and of one with the index.

    Returns:
        By `floor`, `without` and `with`: `p50_ms` and `p99_ms` at 500 a second and
        `saturated_per_second`, medians of the rounds; `visible_seconds`, of all looked for.
    """
    replay = folder / "replay.bson"
    replay.write_bytes(bson.encode({}))
    found: dict[str, list[dict[str, float]]] = {side: [] for side in _SIDES}
    visible: list[float] = []
    for number in range(rounds):
        for side in _SIDES[number % 3 :] + _SIDES[: number % 3]:
            print(f"creates, round {number + 1} of {rounds}: {side}", file=sys.stderr, flush=True)
            if side == "floor":  # a database beside it, so that nothing is there to be indexed
                with floor(url, f"{database_name}_floor", replay, folder) as server:
                    sent = await _send(server, seconds, _RATE, path="/create")
                    fast = await _send(server, seconds, None, path="/create")
            else:
                named = settings if side == "with" else {"insight": "off"}
                with gateway(url, database_name, folder, **named) as server:
                    if side == "with":
                        await _ready(server)
                    sent = await _send(server, seconds, _RATE)
                    if side == "with":  # by itself, since whoever looks takes processor time
                        await _ready(server)
                        await _follow(server, seconds, visible)
                    fast = await _send(server, seconds, None)
            found[side].append(
                {
                    "p50_ms": _part(sent.taken, 0.5),
                    "p99_ms": _part(sent.taken, 0.99),
                    "saturated_per_second": round(len(fast.taken) / seconds),
                }
            )
    results: dict[str, Any] = {side: _medians(rounds_) for side, rounds_ in found.items()}
    results["rounds"] = found
    results["visible_seconds"] = {
        "samples": len(visible),
        "p50": _part(visible, 0.5),
        "p99": _part(visible, 0.99),
        "unseen": sum(one >= _PATIENCE_SECONDS for one in visible),
    }
    return results


def _medians(rounds: list[dict[str, float]]) -> dict[str, float]:
    return {name: round(statistics.median(one[name] for one in rounds), 3) for name in rounds[0]}


async def _ready(server: Server) -> None:
    """Wait until the index has come to the present.

    Raises:
        RuntimeError: It has not within five minutes.
    """
    until = time.monotonic() + _READY_SECONDS
    async with _client(server) as client:
        while time.monotonic() < until:
            status = (await _query(client, "{ insightStatus { lagSeconds why } }"))["insightStatus"]
            if status["lagSeconds"] is not None and status["lagSeconds"] < 1:
                return
            await asyncio.sleep(0.2)
    raise RuntimeError(f"the index did not come to the present: {status}")


async def _follow(server: Server, seconds: float, visible: list[float]) -> None:
    """Send creates, and ask for the tags of some in one query until each is found."""
    sent = _Sent()
    run = f"seen-{time.time_ns()}-"
    over = asyncio.Event()

    async def look() -> None:
        query = (
            f'{{ completionStats(filter: {{tags: {{has: "{run}"}}}}, groupBy: [{{field: TAG}}],'
            " first: 10000) { rows { group } } }"
        )
        looked: set[str] = set()
        async with _client(server) as client:
            while not over.is_set() or sent.marks.keys() - looked:
                rows = (await _query(client, query))["completionStats"]["rows"]
                now = time.perf_counter()
                names = {row["group"][0] for row in rows}
                for tag in sent.marks.keys() - looked:
                    waited = now - sent.marks[tag]
                    if tag in names or waited > _PATIENCE_SECONDS:
                        visible.append(min(waited, _PATIENCE_SECONDS))
                        looked.add(tag)
                await asyncio.sleep(_POLL_SECONDS)

    looking = asyncio.create_task(look())
    try:
        await _send(server, seconds, _RATE, sent, run=run)
    finally:
        over.set()
    await looking


async def _send(
    server: Server,
    seconds: float,
    rate: float | None,
    sent: _Sent | None = None,
    *,
    run: str = "",
    path: str = "/api/v1/completions",
) -> _Sent:
    """Create completions at a rate; as fast as they are answered if it is None."""
    sent = sent or _Sent()
    random = seeded("beside")
    bodies = [completion_body(random) for _ in range(100)]
    loop = asyncio.get_running_loop()
    begun = loop.time()
    numbers = count()

    async def send() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        for number in numbers:
            due = loop.time() if rate is None else begun + number / rate
            if due >= begun + seconds:
                break
            await asyncio.sleep(max(due - loop.time(), 0))
            is_marked = bool(run) and number % _EACH_VISIBLE == 0
            tags = [f"{run}{number}", run] if is_marked else ["prod"]
            body = orjson.dumps({**bodies[number % 100], "tags": tags})
            head = (
                f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
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
    response = (await client.post("/graphql", json={"query": query})).json()
    if response.get("errors"):
        raise RuntimeError(str(response["errors"]))
    return response["data"]


def _part(values: list[float], part: float) -> float:
    return round(sorted(values)[min(int(len(values) * part), len(values) - 1)], 3)
