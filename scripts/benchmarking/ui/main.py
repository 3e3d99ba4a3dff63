"""The web UI's budgets, measured in Chromium against a gateway, in one command.

    scripts/bench ui --sizes 10000,1000000 --live-seconds 600

Each figure stands beside its budget and, where there is one, its floor: the least that the same
browser takes for the same, in the same run. A gateway and a MongoDB of this command's own; Chromium
as the tests have it. Figures by the clock are those of this machine at this time: the load average
is told with them, and what depends on it most, such as the times of frames, is told and fails
nothing. Cases that are left out keep the figures of the run before.
"""

import argparse
import asyncio
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import orjson
from playwright.sync_api import Browser, Error

from gateway.embedded_mongod.process import EmbeddedMongod
from scripts.benchmarking.insight.data import fill
from scripts.benchmarking.servers import ROOT, Server, gateway
from scripts.benchmarking.ui.asked import Asking
from scripts.benchmarking.ui.browser import load_average
from scripts.benchmarking.ui.figures import Line, merged, over
from scripts.benchmarking.ui.filtering import filtering
from scripts.benchmarking.ui.floors import floor_pages
from scripts.benchmarking.ui.following import following
from scripts.benchmarking.ui.grading import grading
from scripts.benchmarking.ui.opening import opening
from scripts.benchmarking.ui.payloads import payloads
from scripts.benchmarking.ui.report import markdown
from scripts.benchmarking.ui.scrolling import scrolling
from scripts.benchmarking.ui.sizes import sizes
from scripts.benchmarking.ui.touching import touching
from services.runtime import Runtime, entered
from services.storage.database import database
from tests.gateway.browser import open_browser

BUILT: Final = ROOT / "gateway" / "static" / "ui"
# In this order: what is written by the last ones would be seen by the others.
CASES: Final = (
    *("sizes", "opening", "touching", "filtering", "scrolling", "live", "payloads", "grading"),
)


@dataclass
class Found:
    """What has been measured so far.

    Attributes:
        lines: The figures.
        loads: The load average before and after each case.
        failed: The cases that came to no end, and why.
        chromium: The browser's version.
    """

    lines: list[Line] = field(default_factory=list)
    loads: dict[str, tuple[float, float]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    chromium: str = ""


def main() -> None:
    """Measure, and write the results."""
    options = _options()
    found = Found()
    for size in options.sizes:
        is_last = size == options.sizes[-1]
        cases = options.cases if is_last else options.cases & {"filtering"}
        found.chromium = _measure(size, cases, options, found)
    _write(options, found)
    if found.failed:
        sys.exit(f"not measured: {'; '.join(found.failed)}")
    if options.strict and (names := over(found.lines)):
        sys.exit(f"over budget: {'; '.join(names)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/bench ui",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--sizes", type=_numbers, default=[10_000], help="completions stored, comma-separated")
    add("--rounds", type=int, default=9, help="of what is measured more than once")
    add("--rows", type=int, default=100_000, help="that are loaded to scroll through")
    add("--wheel-seconds", type=float, default=20)
    add("--live-seconds", type=float, default=60)
    add("--live-rate", type=int, default=200, help="events a second")
    add("--cases", type=_names, default=set(CASES), help=f"some of {', '.join(CASES)}")
    add("--strict", action="store_true", help="fail where a budget is not kept")
    add("--scratch", type=Path, default=None, help="where all lies, for the time being")
    add("--output", type=Path, default=ROOT / "benchmarks", help="folder of ui.json, ui.md")
    return parser.parse_args()


def _numbers(text: str) -> list[int]:
    return sorted(int(part) for part in text.split(","))


def _names(text: str) -> set[str]:
    names = set(text.split(","))
    if unknown := names - set(CASES):
        raise argparse.ArgumentTypeError(f"no such case: {', '.join(sorted(unknown))}")
    return names


def _measure(
    size: int,
    cases: set[str],
    options: argparse.Namespace,
    found: Found,
) -> str:
    """Measure at one size, and return the browser's version."""
    with tempfile.TemporaryDirectory(prefix="ui", dir=options.scratch) as name:
        folder = Path(name)
        with EmbeddedMongod(folder / "mongodb") as mongod:
            asyncio.run(_store(mongod.url, size, folder / "columns.csv"))
            _say(f"stored {size:,}")
            settings = {"insight": "on", "insight_folder": folder / "index"}
            with (
                gateway(mongod.url, "bench_ui", folder, **settings) as server,
                open_browser() as browser,
            ):
                _each(browser, server, size, cases, options, found)
                return browser.version


def _each(
    browser: Browser,
    server: Server,
    size: int,
    cases: set[str],
    options: argparse.Namespace,
    found: Found,
) -> None:
    asking = Asking(server)
    asking.wait_for_index()
    url, rounds = asking.url, options.rounds
    with floor_pages(asking.rows()) as floor:
        makers: dict[str, Callable[[], Iterator[Line]]] = {
            "sizes": lambda: iter(sizes(BUILT)),
            "opening": lambda: opening(browser, url, floor, rounds),
            "touching": lambda: touching(browser, url, floor, rounds),
            "filtering": lambda: filtering(browser, url, size, rounds),
            "scrolling": lambda: scrolling(
                browser, url, floor, options.rows, options.wheel_seconds
            ),
            "live": lambda: following(
                browser, server, url, options.live_seconds, options.live_rate
            ),
            "payloads": lambda: payloads(browser, asking),
            "grading": lambda: grading(browser, asking, floor, rounds),
        }
        for case in CASES:
            if case in cases:
                before = load_average()
                try:
                    for line in makers[case]():
                        found.lines.append(line)
                        _say(f"{line.state:4} {case}: {line.what}: {line.measured:.1f} {line.unit}")
                except (Error, RuntimeError) as error:  # what was measured is not lost by the rest
                    found.failed.append(f"{case}: {error}")
                    _say(f"failed: {found.failed[-1]}")
                found.loads[case] = (before, load_average())


async def _store(url: str, number: int, columns: Path) -> None:
    with entered(Runtime()):
        await database.connect(url, name="bench_ui", timeout_seconds=600)
        try:
            await fill(number, columns)
        finally:
            await database.close()


def _write(options: argparse.Namespace, found: Found) -> None:
    options.output.mkdir(parents=True, exist_ok=True)
    path = options.output / "ui.json"
    before = orjson.loads(path.read_bytes()) if path.exists() else {"lines": [], "loads": {}}
    results: dict[str, Any] = {
        "machine": {"cores": os.cpu_count(), "chromium": found.chromium},
        "ended": datetime.now(UTC).isoformat(timespec="minutes"),
        "loads": before["loads"] | found.loads,
        "lines": sorted(
            merged(before["lines"], found.lines), key=lambda one: CASES.index(one["case"])
        ),
    }
    text = markdown(results)
    path.write_bytes(orjson.dumps(results, option=orjson.OPT_INDENT_2))
    (options.output / "ui.md").write_text(text, encoding="utf-8")
    print(text)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
