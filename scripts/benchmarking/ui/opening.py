"""From an address to rows: cold, as fast as this machine is and four times slower."""

from collections.abc import Iterator
from statistics import median
from typing import Final

from playwright.sync_api import Browser

from scripts.benchmarking.ui.browser import Visited, visiting
from scripts.benchmarking.ui.figures import Line

CASE: Final = "opening"
ROWS_MS: Final = {1: 1000, 4: 2000}
REQUESTS: Final = 8


def opening(browser: Browser, url: str, floor: str, rounds: int) -> Iterator[Line]:
    """Open the list and the plain page in turns, each time with nothing in the cache."""
    for times, budget in ROWS_MS.items():
        ours: list[float] = []
        plain: list[float] = []
        cpu: list[float] = []
        requests: list[int] = []
        for _ in range(rounds):
            with visiting(browser) as visited:
                ours.append(_open(visited, f"{url}/ui#/completions", times, requests))
                cpu.append(visited.cpu_ms())
            with visiting(browser, has_token=False) as visited:
                plain.append(_open(visited, f"{floor}/rows", times, []))
        throttled = f", {times}x slower" if times > 1 else ""
        yield Line(
            CASE,
            f"rows on screen, cold{throttled}, median of {rounds}",
            "ms",
            median(ours),
            budget,
            median(plain),
            note=f"main thread {median(cpu):.0f} ms of processor; longest {max(ours):.0f} ms",
        )
        if times == 1:
            yield Line(CASE, "requests before rows", "", max(requests), REQUESTS, 1)


def _open(visited: Visited, address: str, times: int, requests: list[int]) -> float:
    seen: list[str] = []
    visited.page.on("request", lambda request: seen.append(request.url))
    if times > 1:
        visited.throttle(times)
    visited.go(address)
    at = visited.first_row()
    requests.append(len(seen))
    return at
