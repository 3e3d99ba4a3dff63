"""Another filter, until its rows are drawn: what of it is the page's, and what the gateway's."""

import json
from collections.abc import Iterator
from statistics import median
from typing import Any, Final
from urllib.parse import quote

from playwright.sync_api import Browser

from scripts.benchmarking.servers import TOKEN
from scripts.benchmarking.ui.browser import Visited, visiting
from scripts.benchmarking.ui.figures import Line, percentile

CASE: Final = "filtering"
SHARE_MS: Final = 50
_PAUSE_MS: Final = 400
# The request for the list that ended last, from its sending to its last byte.
_ASKED: Final = """() => {
  const since = bench.began();
  const all = performance.getEntriesByType("resource").filter(
    ({ name, startTime }) => name.endsWith("/graphql") && startTime >= since - 1);
  const [first] = all;
  performance.clearResourceTimings();
  return first ? first.responseEnd - first.startTime : null;
}"""
_RAW: Final = """async ({ body, token }) => {
  const began = performance.now();
  const response = await fetch("graphql", {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Log10-Token": token },
    body,
  });
  await response.text();
  return performance.now() - began;
}"""


def filtering(browser: Browser, url: str, stored: int, rounds: int) -> Iterator[Line]:
    """Change the filter by the address, as a link or a saved view does."""
    bodies: list[str] = []
    with visiting(browser) as visited:
        visited.page.on("request", lambda request: _keep(request, bodies))
        visited.go(f"{url}/ui#/completions")
        visited.first_row()
        visited.page.wait_for_timeout(1500)
        took: list[tuple[float, float, float]] = []
        raw: list[float] = []
        for number in range(4 * rounds):
            bodies.clear()
            took.append(_change(visited, _own(number)))
            raw.append(visited.read(_RAW, {"body": bodies[0], "token": TOKEN}))
    shares = [all_ - asked for all_, asked, _ in took]
    yield Line(
        CASE,
        f"the page's own share of another filter's rows, {stored:,} stored, p95 of {len(took)}",
        "ms",
        percentile(shares, 0.95),
        SHARE_MS,
        note=(
            f"median {median(shares):.0f}; main thread {median(cpu for _, _, cpu in took):.0f} ms "
            "of processor"
        ),
    )
    yield Line(
        CASE,
        f"another filter's rows in all, {stored:,} stored, median",
        "ms",
        median(all_ for all_, _, _ in took),
        floor=median(raw),
        note=(
            f"of it the gateway {median(asked for _, asked, _ in took):.0f} ms; "
            "the floor is the same request by fetch"
        ),
    )


def _own(number: int) -> dict[str, Any]:
    """Return a condition that no other has, so that nothing is answered from the page's cache."""
    return {"tags": {"has": f"tag-{number % 6}"}, "totalTokens": {"gte": number}}


def _change(visited: Visited, own: dict[str, Any]) -> tuple[float, float, float]:
    visited.read("performance.clearResourceTimings()")
    cpu = visited.cpu_ms()
    # The rows of before stay, below a bar, until the others are there.
    visited.read(
        """(address) => {
          let wasLoading = false;
          bench.expect(() => {
            const isLoading = bench.find("[role=status][aria-label=Loading]") !== null;
            wasLoading ||= isLoading;
            return wasLoading && !isLoading;
          });
          location.hash = address;
        }""",
        f"#/completions?f={quote(json.dumps(own))}",
    )
    all_ = float(visited.read("bench.take()"))
    asked = float(visited.read(_ASKED))
    used = visited.cpu_ms() - cpu
    visited.page.wait_for_timeout(_PAUSE_MS)
    return all_, asked, used


def _keep(request: Any, bodies: list[str]) -> None:
    body = request.post_data or ""
    if "CompletionList" in body:
        bodies.append(body)
