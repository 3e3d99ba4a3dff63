"""Live: two hundred events a second, for as long as one looks at the list."""

import argparse
import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from typing import Final

from playwright.sync_api import Browser

from scripts.benchmarking.live import created
from scripts.benchmarking.servers import Server
from scripts.benchmarking.ui.browser import visiting
from scripts.benchmarking.ui.figures import Line, growth
from scripts.benchmarking.ui.trace import Traced

CASE: Final = "live"
GROWTH: Final = 1.1
LONG_MS: Final = 50
# The list lets go of rows every ten seconds: what is looked at must not be in step with it.
SLICE_SECONDS: Final = 7
_WARM_SECONDS: Final = 12


def following(
    browser: Browser, server: Server, url: str, seconds: float, rate: int
) -> Iterator[Line]:
    """Look at the list while completions are created."""
    slices = max(2, round(seconds / SLICE_SECONDS))
    heaps: list[float] = []
    traces: list[Traced] = []
    reached: list[float] = []
    with visiting(browser) as visited:
        visited.go(f"{url}/ui#/completions")
        visited.first_row()
        visited.page.get_by_text("● live").wait_for()
        # Nobody reads: rows flow in, which is the most work.
        visited.read("document.activeElement?.blur()")
        with _creating(server, rate, _WARM_SECONDS + 3 * slices * SLICE_SECONDS, reached) as ended:
            visited.page.wait_for_timeout(1000 * _WARM_SECONDS)
            cpu = visited.cpu_ms()
            for _ in range(slices):
                with visited.traced(traces):
                    visited.page.wait_for_timeout(1000 * SLICE_SECONDS)
                heaps.append(visited.heap_mb())
            share = (visited.cpu_ms() - cpu) / (1000 * slices * SLICE_SECONDS)
            ended.set()
        elements = visited.elements()
    longest = max((trace.longest() for trace in traces), key=lambda task: task.cpu)
    yield Line(
        CASE,
        f"heap, highest of the second half to that of the first, {slices * SLICE_SECONDS} s",
        "x",
        growth(heaps),
        GROWTH,
        note=f"median {median(heaps):.1f} MB, {min(heaps):.1f} to {max(heaps):.1f}; collected",
    )
    yield Line(
        CASE,
        f"long tasks at {reached[0]:.0f} events a second",
        "",
        sum(trace.long_tasks(LONG_MS) for trace in traces),
        0,
        note=(
            f"over {LONG_MS} ms of processor time; the longest {longest.cpu:.0f} ms, "
            f"{longest.wall:.0f} by the clock"
        ),
    )
    yield Line(
        CASE,
        "share of the main thread",
        "%",
        100 * share,
        note=f"with tracing and collections; {elements} elements",
    )


@contextmanager
def _creating(
    server: Server, rate: int, most_seconds: float, reached: list[float]
) -> Iterator[threading.Event]:
    """Create completions meanwhile; the rate that was reached is there afterwards."""
    options = argparse.Namespace(subscribers=1, filters=1, rate=rate, deliveries=rate, seconds=1)
    ended = threading.Event()
    seconds: list[float] = []

    def create() -> None:
        # Second by second, so that it ends soon after it is told to.
        while not ended.is_set() and len(seconds) < most_seconds:
            seconds.append(asyncio.run(created(server, options, rate)))

    thread = threading.Thread(target=create)
    thread.start()
    try:
        yield ended
    finally:
        ended.set()
        thread.join()
        reached.append(median(seconds))
