"""Pages under measurement: Chromium as the tests have it, with marks and the debugger's figures."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, CDPSession, Page

from scripts.benchmarking.servers import TOKEN
from scripts.benchmarking.ui.trace import CATEGORIES, Traced, read_trace

WAIT_MS: Final = 120_000
_MARKS: Final = Path(__file__).with_name("marks.js")
# The page's own key; what waits behind a pill and what flows in are other cases.
_STORAGE: Final = "log10-gateway:token"
_MB: Final = 2**20


@dataclass
class Visited:
    """A page, and the debugger that looks at it."""

    browser: Browser
    page: Page
    debugger: CDPSession

    def go(self, url: str) -> None:
        """Open an address; within the same document it only changes the fragment."""
        self.page.goto(url, wait_until="commit")

    def read(self, script: str, argument: object = None) -> Any:
        """Run a script in the page."""
        return self.page.evaluate(script, argument)

    def first_row(self) -> float:
        """Return when the first row was drawn, in ms since the document was asked for."""
        return float(self.read("bench.firstRow"))

    def timed(self, test: str, act: "Sequence[str] | str") -> float:
        """Press keys, or click what a selector names, and time until a test is true and drawn.

        Args:
            test: A function of JavaScript.
            act: Keys as a list, or a selector to click at.
        """
        self.read(f"bench.expect({test})")
        if isinstance(act, str):
            self.page.click(act)
        else:
            for key in act:
                self.page.keyboard.press(key)
        return float(self.read("bench.take()"))

    def cpu_ms(self) -> float:
        """Return the processor time that the main thread's tasks have taken so far."""
        return 1000 * self._metrics()["TaskDuration"]

    def heap_mb(self) -> float:
        """Return what JavaScript holds, once all else was collected."""
        for _ in range(2):
            self.debugger.send("HeapProfiler.collectGarbage")
        return self._metrics()["JSHeapUsedSize"] / _MB

    def elements(self) -> int:
        """Count the elements of the document."""
        return int(self.read("document.querySelectorAll('*').length"))

    def throttle(self, times: float) -> None:
        """Let the page's processor be slower."""
        self.debugger.send("Emulation.setCPUThrottlingRate", {"rate": times})

    def wheel(self, pixels_per_second: int, seconds: float, *, x: int, y: int) -> None:
        """Turn the wheel, down, in the rhythm of the frames."""
        # The debugger's answer comes when it is through.
        self.debugger.send(
            "Input.synthesizeScrollGesture",
            {
                "x": x,
                "y": y,
                "yDistance": -round(pixels_per_second * seconds),
                "speed": pixels_per_second,
                "gestureSourceType": "mouse",
            },
        )

    @contextmanager
    def traced(self, into: list[Traced]) -> Iterator[None]:
        """Trace what is done meanwhile."""
        self.browser.start_tracing(page=self.page, categories=list(CATEGORIES))
        try:
            yield
        finally:
            into.append(read_trace(self.browser.stop_tracing()))

    def _metrics(self) -> Mapping[str, float]:
        metrics = self.debugger.send("Performance.getMetrics")["metrics"]
        return {one["name"]: one["value"] for one in metrics}


@contextmanager
def visiting(browser: Browser, *, has_token: bool = True) -> Iterator[Visited]:
    """Open an empty page with a storage and a cache of its own."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(WAIT_MS)
    page = context.new_page()
    page.add_init_script(path=_MARKS)
    if has_token:
        page.add_init_script(f"localStorage.setItem('{_STORAGE}', '{TOKEN}')")
    debugger = context.new_cdp_session(page)
    # Processor time, and not that of the clock.
    debugger.send("Performance.enable", {"timeDomain": "threadTicks"})
    try:
        yield Visited(browser, page, debugger)
    finally:
        context.close()


def load_average() -> float:
    """Return how many processes wanted a processor in the last minute."""
    return round(os.getloadavg()[0], 1)
