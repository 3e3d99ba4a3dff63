"""Large calls: until they are shown, and what blocks the page meanwhile."""

from collections.abc import Iterator
from statistics import median
from typing import Any, Final

import orjson
from playwright.sync_api import Browser

from gateway.demo.data import seeded
from scripts.benchmarking.data import text
from scripts.benchmarking.servers import TOKEN
from scripts.benchmarking.ui.asked import Asking
from scripts.benchmarking.ui.browser import visiting
from scripts.benchmarking.ui.figures import Line
from scripts.benchmarking.ui.trace import Traced

CASE: Final = "payloads"
MB: Final = 1_000_000
SHOWN_MS: Final = {1: 300, 16: 2000}
BLOCK_MS: Final = 100
_ROUNDS: Final = 5
# Playwright lets the debugger keep each answer: at 16 MB that is a task of 70 to 110 ms, which a
# page without a debugger does not have (its longest is then one of 20 ms).
_LOADER: Final = "response_body_loader.cc"
# What each way of reading it waits for.
_SHOWN: Final = {
    "request": "[role=tree] [role=treeitem]",
    "conversation": "ol[aria-label=Conversation] > li",
}
_GO: Final = "([test, to]) => { bench.expect(() => bench.find(test)); location.hash = to; }"
_PAYLOAD: Final = "query ($id: ID!) { completion(id: $id) { request response } }"
# The least that shows it: read, parsed and begun to be drawn by the page itself.
_RAW: Final = """async ([query, id, token]) => {
  const began = performance.now();
  const response = await fetch("graphql", {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Log10-Token": token },
    body: JSON.stringify({ query, variables: { id } }),
  });
  JSON.parse(await response.text());
  return performance.now() - began;
}"""


def payloads(browser: Browser, asking: Asking) -> Iterator[Line]:
    """Log calls of each size, and open them."""
    for megabytes, budget in SHOWN_MS.items():
        for tab, selector in _SHOWN.items():
            completion_id = asking.log(call(megabytes * MB, has_values=tab == "request"))
            raw = _raw(browser, asking.url, completion_id)
            shown, traces = _open(browser, asking.url, completion_id, tab, selector)
            longest = max((trace.longest() for trace in traces), key=lambda task: task.cpu)
            own = max(
                task.cpu for trace in traces for task in trace.tasks if task.source != _LOADER
            )
            yield Line(
                CASE,
                f"{megabytes} MB, {tab} shown, median of {_ROUNDS}",
                "ms",
                median(shown),
                budget,
                raw,
                note=f"longest {max(shown):.0f} ms; the floor fetches and parses it in the page",
            )
            yield Line(
                CASE,
                f"{megabytes} MB, {tab}: longest block",
                "ms",
                longest.cpu,
                BLOCK_MS,
                note=(
                    f"processor time; by the clock {longest.wall:.0f} ms; without the end of "
                    f"loading, where the debugger copies the answer, {own:.0f} ms"
                ),
            )


def call(size: int, *, has_values: bool) -> dict[str, Any]:
    """Make a call of about so many bytes, in texts of 10,000 to 1,000,000.

    Args:
        size: Of all of it.
        has_values: Half of it are many small values, of which the gateway bounds how many it reads
            as a conversation.
    """
    random = seeded("payload")
    piece = text(random, 10_000)
    texts = size // 2 if has_values else size
    turns = max(1, texts // MB)
    long = piece * max(1, texts // turns // len(piece.encode()))
    each = {"id": 2**53 + 1, "score": 0.25, "title": text(random, 120), "seen": [True, None]}
    values = [each] * ((size - texts) // len(orjson.dumps(each)))
    return {
        "kind": "chat",
        "status": "finished",
        "tags": ["large"],
        "duration": 1.5,
        "request": {
            "model": "gpt-4o",
            "messages": [
                {"role": "system", "content": "Read it."},
                *({"role": "user", "content": long} for _ in range(turns)),
            ],
            "documents": values,
        },
        "response": {
            "model": "gpt-4o",
            "choices": [
                {
                    "index": 0,
                    "finish_reason": "stop",
                    "message": {"role": "assistant", "content": "I have **read** it."},
                }
            ],
        },
    }


def _raw(browser: Browser, url: str, completion_id: str) -> float:
    with visiting(browser) as visited:
        visited.go(f"{url}/ui#/settings/you")
        visited.page.get_by_role("heading", level=1).wait_for()
        took = [visited.read(_RAW, [_PAYLOAD, completion_id, TOKEN]) for _ in range(_ROUNDS)]
    return float(median(took))


def _open(
    browser: Browser, url: str, completion_id: str, tab: str, selector: str
) -> tuple[list[float], list[Traced]]:
    """Open it in a page that is there, with the page's code, from the list."""
    shown: list[float] = []
    traces: list[Traced] = []
    for _ in range(_ROUNDS):
        with visiting(browser) as visited:
            visited.go(f"{url}/ui#/completions/none")
            visited.page.get_by_role("heading", level=1).wait_for()
            visited.page.wait_for_timeout(500)
            with visited.traced(traces):
                visited.read(
                    _GO,
                    [selector, f"#/completions/{completion_id}?t={tab}"],
                )
                shown.append(float(visited.read("bench.take()")))
                # What is done after it is shown blocks too.
                visited.page.wait_for_timeout(1000)
    return shown, traces
