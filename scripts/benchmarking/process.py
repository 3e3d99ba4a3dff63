"""The gateway as a process: its start, its memory, and what it does with ten times too much."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any, Final

from scripts.benchmarking.cases import MAKERS
from scripts.benchmarking.data import Stored
from scripts.benchmarking.load import LoadSpec
from scripts.benchmarking.servers import Server, gateway, load

# So many may wait, and ten times as many clients want to.
QUEUE: Final = 200
OVERLOAD_CLIENTS: Final = 10 * QUEUE
# The database runs for this share of the time, so that far more is offered than it takes.
AWAKE_SHARE: Final = 0.25
_CYCLE_SECONDS: Final = 0.4
_SAMPLE_SECONDS: Final = 0.25
_SETTLE_SECONDS: Final = 1.0


def start_and_size(url: str, database: str, folder: Path, *, starts: int) -> dict[str, Any]:
    """Measure the time from exec to the first answer of /healthz, and the memory after it."""
    seconds, memory = [], []
    for _ in range(starts):
        with gateway(url, database, folder) as server:
            seconds.append(server.start_seconds)
            time.sleep(_SETTLE_SECONDS)
            memory.append(server.memory_mb()[0])
    return {
        "start_seconds": round(median(seconds), 3),
        "start_rounds": [round(one, 3) for one in seconds],
        "idle_rss_mb": round(median(memory), 1),
    }


def overload(
    url: str, database: str, folder: Path, stored: Stored, mongod: int, seconds: float
) -> dict[str, Any]:
    """Offer creates without a pause while the database sleeps most of the time.

    Returns:
        How many were taken, refused with 503 and otherwise answered; and the memory, as it was
        sampled.
    """
    case = MAKERS["create"](stored)
    with gateway(url, database, folder, ingest_queue_limit=QUEUE) as server:
        spec = LoadSpec(server.port, OVERLOAD_CLIENTS, 1.0, seconds, case.of_gateway())
        samples: list[float] = []
        with _sampling(server, samples), _sleepy(mongod):
            result = load(spec)
    taken, refused = (result.statuses.get(status, 0) for status in ("200", "503"))
    third = max(len(samples) // 3, 1)
    return {
        "clients": OVERLOAD_CLIENTS,
        "queue": QUEUE,
        "taken_per_second": round(taken / result.seconds, 1),
        "refused_per_second": round(refused / result.seconds, 1),
        "offered_to_taken": round((taken + refused) / max(taken, 1), 1),
        "otherwise": sum(result.statuses.values()) - taken - refused + result.broken,
        "rss_mb": [round(one, 1) for one in samples],
        # Of the second third: in the first, all connections and the queue come into being.
        "rss_growth": round(
            max(samples[-third:]) / max(max(samples[third : 2 * third], default=0), 1), 3
        ),
    }


@contextmanager
def _sampling(server: Server, samples: list[float]) -> Iterator[None]:
    ended = threading.Event()

    def sample() -> None:
        while not ended.wait(_SAMPLE_SECONDS):
            samples.append(server.memory_mb()[0])

    thread = threading.Thread(target=sample)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
        samples.append(server.memory_mb()[0])


@contextmanager
def _sleepy(pid: int) -> Iterator[None]:
    """Let a process sleep most of the time."""
    ended = threading.Event()

    def sleep() -> None:
        while not ended.is_set():
            os.kill(pid, signal.SIGSTOP)
            ended.wait(_CYCLE_SECONDS * (1 - AWAKE_SHARE))
            os.kill(pid, signal.SIGCONT)
            ended.wait(_CYCLE_SECONDS * AWAKE_SHARE)

    thread = threading.Thread(target=sleep)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
