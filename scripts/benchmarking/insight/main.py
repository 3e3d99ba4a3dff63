"""Questions over many completions, asked of the index through GraphQL, in one command.

    scripts/bench insight --completions 1000000 --rounds 15

Made-up completions are stored in a MongoDB of this command's own; the gateway's own writer builds
the index; each question of docs/questions.md, as it is there, and those that have a goal are asked
over HTTP in rounds, in turns with DuckDB over the same columns, which has no words and is the
limit, and with MongoDB. What they answer is compared: another answer is told, and fails the
command.
Then creates are sent at 500 a second and as fast as they are answered: to a floor, and without and
with an index that follows them.
"""

import argparse
import asyncio
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import httpx
import orjson

from gateway.embedded_mongod.process import EmbeddedMongod
from scripts.benchmarking.insight.asking import answer_of, ask, collection
from scripts.benchmarking.insight.beside import beside
from scripts.benchmarking.insight.data import Filled, fill
from scripts.benchmarking.insight.documented import documented
from scripts.benchmarking.insight.goals import goals
from scripts.benchmarking.insight.questions import Question
from scripts.benchmarking.insight.report import markdown
from scripts.benchmarking.servers import ROOT, TOKEN, Server, gateway
from services.runtime import Runtime, entered
from services.storage.database import database

_DATABASE: Final = "bench_insight"
_BUILD_SECONDS: Final = 900.0
_POLL_SECONDS: Final = 0.2
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
    add("--seconds", type=float, default=5, help="of each measurement of creates")
    add("--create-rounds", type=int, default=3, help="of creates, in turns")
    add("--mongodb-seconds", type=float, default=10, help="that an aggregation may take there")
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
    wrong = [one["name"] for one in results["questions"] if one["differs"]]
    if wrong:
        sys.exit(f"answered otherwise by MongoDB or DuckDB: {', '.join(wrong)}")


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
    _say(f"stored {filled.number:,} in {storing:.0f} s")
    settings = {"insight": "on", "insight_folder": folder / "index"}
    with gateway(url, _DATABASE, folder, **settings) as server, _client(server) as client:
        results["building"] = _build(server, client, filled.number)
        results["building"]["bytes_each"] = round(_size(folder / "index") / filled.number)
        _say(f"built in {results['building']['seconds']} s")
        before = _memory(server)
        results |= ask(
            server,
            client,
            [*goals(), *documented()],
            options.rounds,
            stored=collection(url, _DATABASE),
            columns=columns,
            folder=folder,
            mongodb_seconds=options.mongodb_seconds,
        )
        results["memory_mb"] = {"before": before, "after": _memory(server)}
    results["beside"] = asyncio.run(
        beside(
            url,
            _DATABASE,
            folder,
            settings,
            seconds=options.seconds,
            rounds=options.create_rounds,
        )
    )
    results["ended"] = datetime.now(UTC).isoformat(timespec="minutes")
    return results


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


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
    began = told = time.perf_counter()
    status: Any = None
    while time.perf_counter() - began < _BUILD_SECONDS:
        if time.perf_counter() - told > 10:
            told = time.perf_counter()
            _say(f"building: {status}")
        status = answer_of(client, Question("", _STATUS))["insightStatus"]
        if status["asOf"] is not None and not status["building"]:
            seconds = time.perf_counter() - began
            return {
                "seconds": round(seconds, 1),
                "per_second": round(number / seconds),
                "writer_memory_mb": _memory(server)["writer_peak"],
            }
        time.sleep(_POLL_SECONDS)
    raise RuntimeError(f"the index was not built: {status}")


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _memory(server: Server) -> dict[str, float]:
    """Return what the gateway's own process takes, and what its writer's does, in MiB.

    `gateway_files` are the pages of the index that are mapped: the system's cache of files, which
    it takes back where memory is short, and which is no memory of the process.
    """
    gateway_pid, *others = server.pids()
    writer = max(others, key=lambda pid: _status_mb(pid, "VmRSS"))
    return {
        "gateway": round(_status_mb(gateway_pid, "RssAnon"), 1),
        "gateway_files": round(_status_mb(gateway_pid, "RssFile"), 1),
        "writer": round(_status_mb(writer, "RssAnon"), 1),
        "writer_peak": round(_status_mb(writer, "VmHWM"), 1),
    }


def _status_mb(pid: int, key: str) -> float:
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith(key):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    main()
