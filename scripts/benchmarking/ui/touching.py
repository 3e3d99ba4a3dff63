"""What a key or a press takes until the next frame, and until what it asks for is seen."""

from collections.abc import Iterator
from statistics import median
from typing import Final

from playwright.sync_api import Browser, Page

from scripts.benchmarking.ui.browser import Visited, visiting
from scripts.benchmarking.ui.figures import Line, interactions, percentile

CASE: Final = "touching"
PAINT_MS: Final = 100
PANEL_MS: Final = 50
# What event timing tells of at the least.
_LEAST_MS: Final = 16
_PAUSE_MS: Final = 60
_ROW: Final = "[role=rowgroup] [role=row]"
_PANEL: Final = "aside[aria-label=Completion] dd"


def touching(browser: Browser, url: str, floor: str, rounds: int) -> Iterator[Line]:
    """Go through the list by keys and pointer."""
    with visiting(browser, has_token=False) as visited:
        visited.go(f"{floor}/touched")
        plain = [_touch(visited) for _ in range(3 * rounds)]
        least = _interactions(visited)
    with visiting(browser) as visited:
        visited.go(f"{url}/ui#/completions")
        visited.first_row()
        visited.page.wait_for_timeout(1500)
        panels = [_panel(visited, number) for number in range(2 * rounds)]
        yield Line(
            CASE,
            "panel from a loaded row, median",
            "ms",
            median(panels[1:]),
            PANEL_MS,
            median(plain),
            note=f"p95 {percentile(panels[1:], 0.95):.0f}, the first {panels[0]:.0f} ms",
        )
        for _ in range(max(1, rounds // 3)):
            _walk(visited.page)
        ours = _interactions(visited)
        yield Line(
            CASE,
            f"interaction to next paint, p95 of {len(ours)}",
            "ms",
            percentile(ours, 0.95),
            PAINT_MS,
            percentile(least, 0.95),
            note=f"median {median(ours):.0f}, longest {max(ours):.0f} ms; below 16 it is not told",
        )


def _touch(visited: Visited) -> float:
    said = visited.read("document.getElementById('said').textContent")
    return visited.timed(f"() => bench.find('#said').textContent !== '{said}'", "#press")


def _panel(visited: Visited, number: int) -> float:
    took = visited.timed(f'() => bench.find("{_PANEL}")', f"{_ROW} >> nth={number % 20}")
    # So that what it asks for, to show the whole, is no part of the next.
    visited.page.wait_for_timeout(_PAUSE_MS * 5)
    visited.page.get_by_role("button", name="Close the panel").click()
    visited.page.wait_for_selector(_PANEL, state="detached")
    return took


def _walk(page: Page) -> None:
    """What a person does in a minute."""

    def press(*keys: str) -> None:
        for key in keys:
            page.keyboard.press(key)
            page.wait_for_timeout(_PAUSE_MS)

    def opened(key: str, name: str) -> None:
        """Its code comes when it is asked for: what is typed before goes to the rows."""
        press(key)
        page.get_by_role("dialog", name=name).wait_for()
        press()

    page.locator(_ROW).nth(1).click()
    press("Escape", *"jjjjkjxjx", "ArrowRight", "ArrowRight", "ArrowDown", "PageDown", "PageUp")
    press("Enter", "j", "j", "]", "[", "Escape", "Escape")
    opened("Control+k", "Commands")
    press(*"over", "Escape", "Escape")
    opened("?", "Keys")
    press("Escape")
    page.get_by_label("Filter", exact=True).click()
    press(*"status:failed", "Escape")
    page.get_by_role("button", name="Columns", exact=True).click()
    page.get_by_role("dialog", name="Columns").wait_for()
    press("Escape")
    press("g", ",", "g", "c")
    page.locator(_ROW).first.wait_for()


def _interactions(visited: Visited) -> list[float]:
    visited.page.wait_for_timeout(500)
    found = visited.read("bench.interactions()")
    return interactions(found["slow"], found["count"], _LEAST_MS)
