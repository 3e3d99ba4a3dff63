"""Asks each question of the index, of DuckDB and of MongoDB, and compares what they answer."""

import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import duckdb
import httpx
import orjson
from pymongo import MongoClient
from pymongo.errors import ExecutionTimeout, PyMongoError

from scripts.benchmarking.insight.questions import Question, Row, is_same, named_as, rows_of_mongodb
from scripts.benchmarking.servers import ROOT, Server, bare

_SLOW_MS: Final = 10.0
# A percentile: as it is timed; and the ranks beside it, where the answers are compared, since the
# percentiles of few are far from each other.
_PERCENTILE: Final = "CREATE OR REPLACE MACRO percentile(x, q) AS quantile_disc(x, q)"
_RANKS: Final = (
    "CREATE OR REPLACE MACRO percentile(x, q) AS list_sort(list(x))"
    "[greatest(floor(q * (count(x) - 1))::INT, 1):ceil(q * (count(x) - 1))::INT + 2]"
)
Times = dict[str, dict[str, list[float]]]


def ask(
    server: Server,
    client: httpx.Client,
    asked: Sequence[Question],
    rounds: int,
    *,
    stored: Any,
    columns: Path,
    folder: Path,
    mongodb_seconds: float,
) -> dict[str, Any]:
    """Ask all in rounds: first the index, then DuckDB, then a part of the questions of MongoDB.

    The event loop is probed while the index is asked, and then alone.

    Args:
        server: The gateway.
        client: Of it.
        asked: The questions.
        rounds: How many are counted; one before them warms up.
        folder: For logs.
        stored: MongoDB's collection.
        columns: The CSV file for DuckDB.
        mongodb_seconds: How long one aggregation may take there.
    """
    tables = duckdb.connect()
    tables.execute(
        "CREATE TABLE c AS SELECT * REPLACE (CAST(tags AS VARCHAR[]) AS tags) FROM read_csv(?)",
        [str(columns)],
    )
    tables.execute(_PERCENTILE)
    times: Times = {"index": defaultdict(list), "duckdb": defaultdict(list)}
    answers: dict[str, dict[str, Any]] = {"index": {}, "duckdb": {}}
    mongodb: dict[str, dict[str, Any]] = {}
    probed: list[list[float]] = [[], []]

    def timed(engine: str, one: Question, answer: Callable[[], Any]) -> None:
        began = time.perf_counter()
        answers[engine][one.name] = answer()
        times[engine][one.name].append(1000 * (time.perf_counter() - began))

    with bare(2, folder) as floor:
        for number_of_round in range(rounds + 1):  # the first warms up
            with _probed(server, floor, probed if number_of_round else [[], []]):
                for one in asked:
                    timed("index", one, lambda one=one: answer_of(client, one))  # type: ignore[misc]
            for one in asked:
                if one.sql is not None:
                    sql = one.sql
                    timed("duckdb", one, lambda sql=sql: tables.execute(sql).fetchall())  # type: ignore[misc]
            for one in asked[number_of_round :: rounds + 1]:
                if one.pipeline is not None:
                    mongodb[one.name] = _of_mongodb(stored, one, mongodb_seconds)
            print(f"round {number_of_round} of {rounds}", file=sys.stderr, flush=True)
    tables.execute(_RANKS)
    for one in asked:
        if one.sql is not None and "percentile(" in one.sql:
            answers["duckdb"][one.name] = tables.execute(one.sql).fetchall()
    records = [_record(one, times, answers, mongodb) for one in asked]
    return {"questions": records, "loop_ms": _loop(probed)}


def _record(one: Question, times: Times, answers: Any, mongodb: dict[str, Any]) -> dict[str, Any]:
    record: dict[str, Any] = {"name": one.name, "goal_ms": one.goal, "differs": []}
    for engine, by_name in times.items():
        if taken := by_name.get(one.name, [])[1:]:
            record[engine] = {
                "p50": round(statistics.median(taken), 2),
                "max": round(max(taken), 2),
            }
    if (goal := one.goal) is not None:
        record["is_reached"] = record["index"]["p50"] <= goal
    if one.rows is None:
        return record
    ours = one.rows(answers["index"][one.name])
    record["rows"] = len(ours)
    theirs: dict[str, list[Row]] = {}
    if one.sql is not None:
        found = answers["duckdb"][one.name]
        theirs["duckdb"] = named_as(ours, found) if one.is_part else found
    if one.name in mongodb:
        found = mongodb[one.name]
        rows = found.pop("rows", None)
        record["mongodb"] = found
        if rows is not None:
            theirs["mongodb"] = rows
    record["compared"] = sorted(theirs)
    for engine, rows in theirs.items():
        if not is_same(ours, rows, one.within):
            record["differs"].append(f"{engine}: {rows[:3]} for {ours[:3]}")
    return record


def _of_mongodb(stored: Any, one: Question, seconds: float) -> dict[str, Any]:
    """Ask once; what is wrong is said, and is not taken for slow."""
    began = time.perf_counter()
    try:
        limit = round(1000 * seconds)
        found = list(stored.aggregate(list(one.pipeline or ()), maxTimeMS=limit, allowDiskUse=True))
    except ExecutionTimeout:
        return {"over_ms": 1000 * seconds}
    except PyMongoError as error:
        return {"error": f"{type(error).__name__}: {error}"[:300]}
    taken = round(1000 * (time.perf_counter() - began), 1)
    return {"ms": taken, "rows": rows_of_mongodb(found)}


def answer_of(client: httpx.Client, question: Question) -> Any:
    """Ask the gateway.

    Raises:
        RuntimeError: It answers with errors.
    """
    response = client.post("/graphql", json={"query": question.document}).json()
    if response.get("errors"):
        raise RuntimeError(f"{question.name}: {response['errors']}")
    return response["data"]


@contextmanager
def _probed(server: Server, floor: Server, probed: list[list[float]]) -> Iterator[None]:
    """Probe both servers meanwhile, and add the milliseconds."""
    module = "scripts.benchmarking.insight.probe"
    command = [sys.executable, "-m", module, str(server.port), str(floor.port)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        try:
            yield
        finally:
            output, _ = process.communicate()
    for all_, new in zip(probed, orjson.loads(output), strict=True):
        all_ += new


def _loop(probed: Sequence[list[float]]) -> dict[str, Any]:
    gateway, floor = (sorted(times) or [0.0] for times in probed)
    return {
        "samples": len(gateway),
        "gateway": _parts(gateway),
        "floor": _parts(floor),
        "over_10": sum(one > _SLOW_MS for one in gateway),
        "floor_over_10": sum(one > _SLOW_MS for one in floor),
    }


def _parts(times: Sequence[float]) -> dict[str, float]:
    """Return the median, the 99th of 100 and the longest, of times in order."""
    places = {"p50": len(times) // 2, "p99": len(times) * 99 // 100, "max": -1}
    return {name: round(times[place], 2) for name, place in places.items()}


def collection(url: str, database: str) -> Any:
    """Return MongoDB's completions; the driver's types are dynamic."""
    return MongoClient(url, tz_aware=True)[database]["completions"]
