"""`scripts/bench`: the gateway against its floors, in one command.

It starts a MongoDB of its own, stores made-up completions, and sends each case to the gateway and
to the floors in turns. See `scripts/benchmarking/floors.py` for what a floor is. Live updates are
measured by `scripts/bench live`.
"""

import argparse
import contextlib
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import orjson
from pymongo import MongoClient

from gateway.embedded_mongod.process import EmbeddedMongod
from scripts.benchmarking.cases import MAKERS, QUERIES, Case
from scripts.benchmarking.data import Stored
from scripts.benchmarking.documents import documents
from scripts.benchmarking.measure import GATEWAY, Pace, client_ceiling, measure, measure_growth
from scripts.benchmarking.prepare import clean, prepare, replay_path
from scripts.benchmarking.process import overload, start_and_size
from scripts.benchmarking.report import markdown
from scripts.benchmarking.servers import ROOT, Server, bare, floor, gateway

COMPRESSORS: Final = ("snappy", "zstd", "zlib", "none")
EXTRAS: Final = ("micro", "process", "overload", "documents")
QUICK: Final = {
    "sizes": [1000, 2000],
    "clients": [2],
    "workers": [1],
    "rounds": 1,
    "seconds": 0.3,
    "warmup": 0.1,
}


def main() -> None:
    """Run."""
    options = _options()
    results: dict[str, Any] = {"options": {**vars(options), "command": _command(options)}}
    # Where they lie on this machine says nothing of them.
    del results["options"]["output"], results["options"]["scratch"]
    options.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench", dir=options.scratch) as scratch:
        folder = Path(scratch)
        with EmbeddedMongod(
            folder / "mongodb",
            cache_mb=options.cache_mb,
            block_compressor=options.block_compressor,
        ) as mongod:
            results["machine"] = _machine(mongod.url)
            Bench(options, mongod, folder, results).run()
    print(markdown(results))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    names = (*MAKERS, *EXTRAS)
    add = parser.add_argument
    add("--sizes", type=_numbers, default=[10_000, 100_000, 1_000_000], help="completions stored")
    add("--cases", type=_words, default=names, help=f"of {', '.join(names)}")
    add("--clients", type=_numbers, default=[1, 16], help="create also runs with 64")
    add("--workers", type=_numbers, default=[1, 2], help="processes of the gateway and the floor")
    add("--rounds", type=int, default=5, help="of each server, in turns")
    add("--seconds", type=float, default=1.0, help="of a round")
    add("--warmup", type=float, default=0.3, help="seconds before each round")
    add("--cache-mb", type=int, default=256, help="of the database, as `serve` has it by default")
    add("--block-compressor", choices=COMPRESSORS, default="snappy", help="of the database")
    add("--output", type=Path, default=ROOT / "benchmarks", help="folder of latest.json, latest.md")
    add("--scratch", type=Path, default=None, help="where the database lies, for the time being")
    add("--quick", action="store_true", help="small, to see that it runs; measures nothing")
    options = parser.parse_args()
    if unknown := set(options.cases) - set(names):
        parser.error(f"there is no case {min(unknown)}; there are {', '.join(names)}")
    if not Path("/proc/self/stat").exists():
        parser.error("it reads /proc, and needs Linux")
    if options.quick:
        vars(options).update(QUICK)
    return options


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def _words(text: str) -> list[str]:
    return text.split(",")


def _command(options: argparse.Namespace) -> str:
    """Return what to type for the same measurements, wherever they are written to."""
    lists = ("sizes", "clients", "workers")
    words = [f"--{name} {','.join(map(str, getattr(options, name)))}" for name in lists]
    words += [f"--{name} {getattr(options, name):g}" for name in ("rounds", "seconds", "warmup")]
    if len(options.cases) < len((*MAKERS, *EXTRAS)):
        words.append(f"--cases {','.join(options.cases)}")
    words.append(f"--cache-mb {options.cache_mb} --block-compressor {options.block_compressor}")
    return " ".join(["scripts/bench", *words])


def _machine(url: str) -> dict[str, Any]:
    with MongoClient[dict[str, Any]](url) as client:
        version = client.server_info()["version"]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True
    )
    return {
        "cores": os.cpu_count(),
        "memory_gib": round(memory / 2**30),
        "python": platform.python_version(),
        "mongodb": version,
        "commit": commit.stdout.strip(),
    }


class Bench:
    """One run.

    Args:
        options: From the command line.
        mongod: The database.
        folder: Where everything lies, for the time being.
        results: To be filled.
    """

    def __init__(
        self,
        options: argparse.Namespace,
        mongod: EmbeddedMongod,
        folder: Path,
        results: dict[str, Any],
    ) -> None:
        self._options = options
        self._mongod = mongod
        self._folder = folder
        self._results = results
        self._ceilings: dict[tuple[str, int], float] = {}
        self._pace = Pace(options.rounds, options.seconds, options.warmup)

    def run(self) -> None:
        """Measure everything that was asked for."""
        self._results["cases"] = []
        self._results["growth"] = []
        self._results["loaded_rss_mb"] = {}
        if "micro" in self._options.cases:
            self._results["micro"] = self._micro()
        kept: list[Stored] = []
        for number in sorted(self._options.sizes):
            stored = self._store(number)
            if not kept:
                self._whole_process(stored)
            kept.append(stored)
            for workers in self._options.workers:
                self._with_workers(stored, workers)
            if len(kept) > 2:  # one between the smallest and the largest
                self._drop(kept.pop(1))
        if len(kept) > 1:
            self._growth(*kept)
        self._write()

    def _store(self, number: int) -> Stored:
        _say(f"storing {number:,} completions")
        url, cases = self._mongod.url, self._options.cases
        return prepare(url, _database(number), number, self._folder, cases)

    def _drop(self, stored: Stored) -> None:
        with MongoClient[dict[str, Any]](self._mongod.url) as client:
            client.drop_database(_database(stored.number))

    def _write(self) -> None:
        """Write what there is, after each case: a run is long, and may be cut short."""
        self._results["ended"] = datetime.now(UTC).isoformat(timespec="seconds")
        for name, content in (
            ("latest.json", orjson.dumps(self._results, option=orjson.OPT_INDENT_2)),
            ("latest.md", markdown(self._results).encode()),
        ):
            (self._options.output / name).write_bytes(content)

    def _micro(self) -> Any:
        rounds = "20" if self._options.quick else "200"
        done = subprocess.run(
            [sys.executable, "-m", "scripts.benchmarking.micro", rounds],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            check=True,
        )
        return orjson.loads(done.stdout)

    def _whole_process(self, stored: Stored) -> None:
        quick, url, database = self._options.quick, self._mongod.url, _database(stored.number)
        if "process" in self._options.cases:
            _say("start and size")
            self._results["process"] = start_and_size(
                url, database, self._folder, starts=1 if quick else self._options.rounds
            )
        if "overload" in self._options.cases:
            _say("overload")
            self._results["overload"] = overload(
                url, database, self._folder, stored, self._mongod_pid(), 2 if quick else 15
            )
            clean(url, database, stored)
        if "documents" in self._options.cases:
            _say("creates beside documents")
            self._results["documents"] = documents(
                url,
                database,
                self._folder,
                stored,
                rounds=1 if quick else self._options.rounds,
                seconds=1 if quick else 3,
            )
            clean(url, database, stored)

    def _with_workers(self, stored: Stored, workers: int) -> None:
        with self._servers(stored, workers) as servers:
            for case, clients in self._planned(stored, workers):
                _say(f"{case.name}: {stored.number:,}, {workers} workers, {clients} clients")
                record = measure(case, servers, self._mongod_pid(), self._pace, clients)
                record |= {
                    "case": case.name,
                    "title": case.title,
                    "stored": stored.number,
                    "workers": workers,
                    "clients": clients,
                    "client_ceiling": self._ceiling(case, clients, record["answer_bytes"]),
                }
                if case.name == "create":
                    record["bytes_each"] = stored.bytes_each
                self._results["cases"].append(record)
                self._write()
                if case.writes:
                    clean(self._mongod.url, _database(stored.number), stored)
            highest = self._results["loaded_rss_mb"]
            memory = max(servers[GATEWAY].memory_mb()[1], highest.get(str(workers), 0))
            highest[str(workers)] = round(memory, 1)

    def _growth(self, small: Stored, large: Stored) -> None:
        with self._servers(small, 1) as few, self._servers(large, 1) as many:
            for case, clients in self._planned(large, 1):
                if case.name not in QUERIES:
                    continue
                _say(f"{case.name}: {large.number:,} beside {small.number:,}, {clients} clients")
                pair = (MAKERS[case.name](small), few), (case, many)
                growth = measure_growth(*pair, self._mongod_pid(), self._pace, clients)
                self._results["growth"].append(
                    {
                        "case": case.name,
                        "clients": clients,
                        "small": small.number,
                        "large": large.number,
                        "sides": growth,
                    }
                )
                self._write()

    @contextlib.contextmanager
    def _servers(self, stored: Stored, workers: int) -> Iterator[dict[str, Server]]:
        url, folder, database = self._mongod.url, self._folder, _database(stored.number)
        replay = replay_path(folder, database)
        with (
            gateway(url, database, folder, workers=workers) as ours,
            floor(url, database, replay, folder, workers=workers) as theirs,
        ):
            yield {GATEWAY: ours, "floor": theirs}

    def _planned(self, stored: Stored, workers: int) -> Iterator[tuple[Case, int]]:
        for name, make in MAKERS.items():
            if name in self._options.cases:
                case = make(stored)
                more: Sequence[int] = case.more_clients if workers == 1 else ()
                if self._options.quick:
                    more = ()
                for clients in sorted({*self._options.clients, *more}):
                    yield case, clients

    def _ceiling(self, case: Case, clients: int, answer_bytes: int) -> float:
        """Measure once a case and number of clients what the load process can do."""
        key = (case.name, clients)
        if key not in self._ceilings:
            with bare(answer_bytes, self._folder) as server:
                self._ceilings[key] = round(client_ceiling(case, server, self._pace, clients), 1)
        return self._ceilings[key]

    def _mongod_pid(self) -> int:
        pid = self._mongod.pid
        if pid is None:
            raise RuntimeError(f"the database has ended; see {self._mongod.log_path}")
        return pid


def _database(number: int) -> str:
    return f"bench_{number}"


def _say(what: str) -> None:
    print(f"{datetime.now():%H:%M:%S} {what}", file=sys.stderr, flush=True)  # noqa: DTZ005  # local time, for a person


if __name__ == "__main__":
    main()
