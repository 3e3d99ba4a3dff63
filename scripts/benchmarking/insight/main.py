"""Questions over many completions, asked of the index through GraphQL, in one command.

    scripts/bench insight --completions 1000000 --rounds 15

Made-up completions are stored in a MongoDB of this command's own; the gateway's own writer builds
the index; each question is asked over HTTP in turns, beside the same aggregate in MongoDB and
beside DuckDB over the same columns, which has no words and is the limit. Then creates are sent at
500 a second and as fast as they are answered, without and with an index that follows them.
"""

import argparse
import asyncio
import os
import platform
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import duckdb
import httpx
import orjson
from pymongo import MongoClient
from pymongo.errors import PyMongoError

from gateway.embedded_mongod.process import EmbeddedMongod
from scripts.benchmarking.insight.beside import beside
from scripts.benchmarking.insight.data import Filled, fill
from scripts.benchmarking.insight.questions import Question, questions
from scripts.benchmarking.insight.report import markdown
from scripts.benchmarking.servers import ROOT, TOKEN, Server, gateway
from services.runtime import Runtime, entered
from services.storage.database import database

_DATABASE: Final = "bench_insight"
_BUILD_SECONDS: Final = 3600.0
_POLL_SECONDS: Final = 0.5
_PROBE_SECONDS: Final = 0.002
_MONGODB_MS: Final = 60_000
_STATUS: Final = "{ insightStatus { asOf indexed building progress why } }"


def main() -> None:
    """Measure, and write the results."""
    parser = argparse.ArgumentParser(
        prog="scripts/bench insight",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--completions", type=int, default=1_000_000)
    add("--rounds", type=int, default=15, help="of all questions, in turns")
    add("--seconds", type=float, default=15, help="of each measurement of creates")
    add("--scratch", type=Path, default=None, help="where all lies, for the time being")
    add("--output", type=Path, default=ROOT / "benchmarks", help="folder of insight.json, .md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="insight", dir=options.scratch) as name:
        folder = Path(name)
        with EmbeddedMongod(folder / "mongodb", cache_mb=1024) as mongod:
            results = measure(mongod.url, folder, options)
    options.output.mkdir(parents=True, exist_ok=True)
    text = markdown(results)
    (options.output / "insight.json").write_bytes(orjson.dumps(results, option=orjson.OPT_INDENT_2))
    (options.output / "insight.md").write_text(text, encoding="utf-8")
    print(text)


def measure(url: str, folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Store, build, ask, and write beside it."""
    columns = folder / "columns.csv"
    filled, storing = asyncio.run(_store(url, options.completions, columns))
    results: dict[str, Any] = {
        "completions": filled.number,
        "rounds": options.rounds,
        "machine": {
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            "tantivy": version("tantivy"),
            "duckdb": version("duckdb"),
        },
        "ended": "",
        "storing_per_second": round(filled.number / storing),
    }
    settings = {"insight": "on", "insight_folder": folder / "index"}
    with gateway(url, _DATABASE, folder, **settings) as server, _client(server) as client:
        results["building"] = _build(server, client, filled.number)
        results["building"]["bytes_each"] = round(_size(folder / "index") / filled.number)
        before = server.memory_mb()[0]
        results["questions"], results["longest_hold_ms"] = _ask(
            client, filled, url, columns, options.rounds
        )
        results["reader_memory_mb"] = {"before": before, "after": _rss_mb(server.process.pid)}
    results["beside"] = asyncio.run(
        beside(url, _DATABASE, folder, settings, seconds=options.seconds)
    )
    results["ended"] = datetime.now(UTC).isoformat(timespec="minutes")
    return results


async def _store(url: str, number: int, columns: Path) -> tuple[Filled, float]:
    with entered(Runtime()):
        await database.connect(url, name=_DATABASE, timeout_seconds=600)
        try:
            began = time.perf_counter()
            filled = await fill(number, columns)
            seconds = time.perf_counter() - began
        finally:
            await database.close()
    return filled, seconds


@contextmanager
def _client(server: Server) -> Iterator[httpx.Client]:
    with httpx.Client(
        base_url=f"http://127.0.0.1:{server.port}",
        headers={"X-Log10-Token": TOKEN},
        timeout=120,
    ) as client:
        yield client


def _build(server: Server, client: httpx.Client, number: int) -> dict[str, Any]:
    """Wait until the writer has built the index."""
    began = time.perf_counter()
    while time.perf_counter() - began < _BUILD_SECONDS:
        status = _answer(client, Question("", _STATUS))["insightStatus"]
        if status["asOf"] is not None and not status["building"]:
            seconds = time.perf_counter() - began
            return {
                "seconds": round(seconds, 1),
                "per_second": round(number / seconds),
                "writer_memory_mb": round(max(_peak_mb(pid) for pid in server.pids()[1:])),
            }
        time.sleep(_POLL_SECONDS)
    raise RuntimeError(f"the index was not built: {status}")


def _ask(
    client: httpx.Client, filled: Filled, url: str, columns: Path, rounds: int
) -> tuple[list[dict[str, Any]], float]:
    """Ask each question in turns, and return its times; and the longest hold of the loop."""
    asked = questions(filled)
    tables = duckdb.connect()
    tables.execute(
        "CREATE TABLE c AS SELECT * REPLACE (CAST(tags AS VARCHAR[]) AS tags),"
        " created_at // 86400000 AS day FROM read_csv(?)",
        [str(columns)],
    )

    def of_duckdb(question: Question) -> object:
        sql = question.sql or ""
        week = {"week": int(filled.week.timestamp() * 1000)} if "$week" in sql else {}
        return tables.execute(sql, week).fetchall()

    stored: Any = MongoClient(url)[_DATABASE]
    engines: dict[str, Callable[[Question], object]] = {
        "index": lambda question: _answer(client, question),
        "duckdb": of_duckdb,
    }
    times: dict[tuple[str, str], list[float]] = {}
    with _probe(client.base_url) as gaps:
        for _ in range(rounds + 1):  # the first warms up
            for question in asked:
                for name, engine in engines.items():
                    if name == "duckdb" and question.sql is None:
                        continue
                    began = time.perf_counter()
                    engine(question)
                    taken = 1000 * (time.perf_counter() - began)
                    times.setdefault((name, question.name), []).append(taken)
    found = []
    for question in asked:
        record: dict[str, Any] = {"name": question.name, "goal_ms": question.goal}
        for name in engines:
            if taken_ms := times.get((name, question.name), [])[1:]:
                record[name] = {"p50": statistics.median(taken_ms), "p99": max(taken_ms)}
        if question.pipeline is not None:
            record["mongodb"] = _of_mongodb(stored[question.collection], question)
        found.append(record)
    return found, max(gaps, default=0.0)


def _of_mongodb(collection: Any, question: Question) -> float | None:
    """Return the milliseconds that MongoDB takes, once; None if it does not end in time."""
    began = time.perf_counter()
    try:
        list(collection.aggregate(list(question.pipeline or ()), maxTimeMS=_MONGODB_MS))
    except PyMongoError:
        return None
    return 1000 * (time.perf_counter() - began)


def _answer(client: httpx.Client, question: Question) -> Any:
    body = {"query": question.document, "variables": dict(question.variables)}
    response = client.post("/graphql", json=body).json()
    if response.get("errors"):
        raise RuntimeError(f"{question.name}: {response['errors']}")
    return response["data"]


@contextmanager
def _probe(url: httpx.URL) -> Iterator[list[float]]:
    """Ask for little, all the time: what takes longer than usual waited for the event loop."""
    taken: list[float] = []
    over = threading.Event()

    def ask() -> None:
        with httpx.Client(base_url=url) as client:
            while not over.is_set():
                began = time.perf_counter()
                client.get("/healthz")
                taken.append(1000 * (time.perf_counter() - began))
                time.sleep(_PROBE_SECONDS)

    prober = threading.Thread(target=ask)
    prober.start()
    gaps: list[float] = []
    try:
        yield gaps
    finally:
        over.set()
        prober.join()
        usual = statistics.median(taken) if taken else 0.0
        gaps.append(round(max(taken, default=0.0) - usual, 1))


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _peak_mb(pid: int) -> float:
    return _status_mb(pid, "VmHWM")


def _rss_mb(pid: int) -> float:
    return round(_status_mb(pid, "VmRSS"), 1)


def _status_mb(pid: int, key: str) -> float:
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith(key):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    main()
