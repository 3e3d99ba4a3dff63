"""A hundred thousand rows: loaded as one scrolls down, then the wheel.

The rows are made up here, and given in place of the gateway's: how it answers is another case.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any, Final

import orjson
from playwright.sync_api import Browser, Route

from gateway.demo.data import seeded
from scripts.benchmarking.data import text
from scripts.benchmarking.ui.asked import PAGE_ROWS
from scripts.benchmarking.ui.browser import WAIT_MS, Visited, visiting
from scripts.benchmarking.ui.figures import Line, percentile
from scripts.benchmarking.ui.trace import Traced

CASE: Final = "scrolling"
WORK_MS: Final = 8
FRAME_MS: Final = 16.7
LONGEST_FRAME_MS: Final = 50
ELEMENTS: Final = 2000
HEAP_MB: Final = 250
# Two and a half screens a second more than one can read: 250 rows.
PIXELS_A_SECOND: Final = 8000
_NEWEST: Final = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Wheeled:
    """What the wheel caused.

    Attributes:
        traced: The main thread's tasks and frames.
        frames: The times from frame to frame, as the page saw them, in ms.
    """

    traced: Traced
    frames: list[float]


def scrolling(browser: Browser, url: str, floor: str, rows: int, seconds: float) -> Iterator[Line]:
    """Load so many rows, and turn the wheel for so long; then the same over an empty page."""
    with visiting(browser, has_token=False) as visited:
        visited.go(f"{floor}/tall")
        plain = _wheel(visited, seconds, "#box")
    with visiting(browser) as visited:
        visited.page.route("**/graphql", _made_up(rows))
        visited.go(f"{url}/ui#/completions")
        visited.first_row()
        _load(visited, rows)
        yield Line(
            CASE, f"heap at {rows:,} rows, after collection", "MB", visited.heap_mb(), HEAP_MB
        )
        visited.read("document.querySelector('[role=grid]').scrollTo(0, 0)")
        visited.page.wait_for_timeout(500)
        ours = _wheel(visited, seconds, "[role=grid]")
        yield Line(CASE, "elements, scrolled", "", visited.elements(), ELEMENTS)
    yield from _lines(ours, plain, seconds)


def _lines(ours: Wheeled, plain: Wheeled, seconds: float) -> Iterator[Line]:
    work, least = ours.traced.work_per_frame(), plain.traced.work_per_frame()
    longest = ours.traced.longest()
    yield Line(
        CASE,
        f"main thread's work a frame, wheel for {seconds:g} s, p95 of {len(work)}",
        "ms",
        percentile(work, 0.95),
        WORK_MS,
        percentile(least, 0.95),
        note=(
            f"processor time; median {median(work):.1f}, most {max(work):.1f} ms; the longest task "
            f"{longest.cpu:.1f} ms, {longest.wall:.1f} by the clock"
        ),
    )
    yield Line(
        CASE,
        "frame to frame, p95",
        "ms",
        percentile(ours.frames, 0.95),
        FRAME_MS,
        percentile(plain.frames, 0.95),
        is_told=True,
        note=f"median {median(ours.frames):.1f} ms; {len(ours.frames)} frames",
    )
    yield Line(
        CASE,
        "frame to frame, longest",
        "ms",
        max(ours.frames),
        LONGEST_FRAME_MS,
        max(plain.frames),
        is_told=True,
        note=f"{sum(frame > LONGEST_FRAME_MS for frame in ours.frames)} over {LONGEST_FRAME_MS} ms",
    )


def _wheel(visited: Visited, seconds: float, box: str) -> Wheeled:
    place = visited.page.locator(box).bounding_box()
    if place is None:
        raise RuntimeError(f"{box} is not shown")
    x, y = round(place["x"] + place["width"] / 2), round(place["y"] + place["height"] / 2)
    traced: list[Traced] = []
    visited.page.mouse.move(x, y)
    with visited.traced(traced):
        visited.read("bench.countFrames()")
        visited.wheel(PIXELS_A_SECOND, seconds, x=x, y=y)
        frames = visited.read("bench.counted()")
    return Wheeled(traced[0], frames)


def _load(visited: Visited, rows: int) -> None:
    """Scroll to the end until there is no more.

    In short calls: while a script of the page is waited for no request is answered here.
    """
    end = """() => { const box = document.querySelector("[role=grid]");
      box.scrollTo(0, box.scrollHeight); return box.scrollHeight; }"""
    waited = 0
    while int(visited.read(end)) < rows * 32:
        visited.page.wait_for_timeout(20)
        waited += 20
        if waited > 10 * WAIT_MS:
            raise RuntimeError("the rows did not come")
    visited.page.wait_for_timeout(500)


def _made_up(rows: int) -> Any:
    random = seeded("rows of the list")
    texts = [text(random, 280) for _ in range(100)]

    def answer(route: Route) -> None:
        asked = orjson.loads(route.request.post_data or "")
        if "CompletionList" not in asked["query"]:
            route.continue_()
            return
        begin = int(asked["variables"].get("after") or 0)
        end = min(rows, begin + PAGE_ROWS)
        nodes = [_row(number, texts) for number in range(begin, end)]
        page = {"endCursor": str(end), "hasNextPage": end < rows}
        data = {"changeCursor": None, "completions": {"nodes": nodes, "pageInfo": page}}
        route.fulfill(body=orjson.dumps({"data": data}), content_type="application/json")

    return answer


def _row(number: int, texts: list[str]) -> dict[str, Any]:
    at = _NEWEST - timedelta(seconds=number)
    return {
        "id": f"00000000-0000-4000-8000-{number:012}",
        "createdAt": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "updatedAt": "2026-11-27T09:30:05Z",
        "revision": 1,
        "status": ("FINISHED", "FINISHED", "FAILED", "STARTED")[number % 4],
        "model": ("gpt-4o-2024-08-06", "claude-3-5-sonnet-20241022", "o3-mini")[number % 3],
        "duration": number % 97 / 10,
        "tags": ["prod", f"team-{number % 7}"][: number % 3],
        "failureKind": "RateLimitError" if number % 4 == 2 else None,
        "finishReason": "stop",
        "kind": "CHAT",
        "provider": "openai",
        "userId": f"user-{number % 5000}",
        "sessionId": f"session-{number // 8}",
        "prompt": texts[number % 100],
        "output": texts[(number + 37) % 100],
        "usage": {"totalTokens": 100 + number % 4000},
        "cost": {"total": "0.00125"},
    }
