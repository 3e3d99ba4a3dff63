"""Take the README's pictures of the web UI, from a gateway of their own with the demo in it.

    .venv/bin/python scripts/pictures.py

Needs Chromium and pngquant (`apt-get install chromium pngquant`). Starts everything, writes
docs/pictures/*.png, each in light and in dark, and ends what it has started. The times are those of
now, all else is the same each time. Look at what it has written before you commit it.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal
from urllib.parse import quote

import httpx
from playwright.sync_api import Browser, Page, expect

from tests.gateway.browser import open_browser, visit

FOLDER: Final = Path(__file__).parents[1] / "docs" / "pictures"
WIDTH, HEIGHT = 1440, 900
THEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
MOST_BYTES: Final = 150 * 1024
COMPLETIONS: Final = 2000
READER: Final = "Ines Moreau"
_PATIENCE_SECONDS: Final = 180.0
_ADDRESS: Final = re.compile(r"Web UI +(http://\S+)/ui")
_FAILED: Final = '{"status":{"eq":"FAILED"},"tags":{"has":"support"}}'


@dataclass(frozen=True, slots=True)
class Demo:
    """A gateway with the demo in it.

    Attributes:
        url: Without a path.
        admin: The token of the first start.
        reader: The token of one of the demo's graders.
    """

    url: str
    admin: str
    reader: str


def completions(page: Page, demo: Demo) -> None:
    """The list of completions, with the panel of a call that failed."""
    page.goto(f"{demo.url}/ui#/completions?r=-7d&f={quote(_FAILED)}")
    rows = page.locator("[role=rowgroup] [role=row]")
    expect(rows.nth(10)).to_be_visible()
    page.get_by_role("complementary", name="Facets").get_by_role("button", name="Failure").click()
    rows.filter(has_text="charged twice").first.locator("[data-column=model]").click()
    expect(page.get_by_role("complementary", name="Completion", exact=True)).to_be_visible()


def conversation(page: Page, demo: Demo) -> None:
    """One call as a conversation: an agent that went through several tools."""
    page.goto(f"{demo.url}/ui#/completions/{_id_of_a_trip(demo)}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def grade(page: Page, demo: Demo) -> None:
    """The page on which the demo's grader goes on."""
    page.goto(f"{demo.url}/ui#/grade")
    page.get_by_role("link", name="Support review").click()
    expect(page.get_by_text("Is all that it says backed")).to_be_visible()
    page.keyboard.press("1")


PICTURES: Final[dict[str, Callable[[Page, Demo], None]]] = {
    "completions": completions,
    "conversation": conversation,
    "grade": grade,
}


def take_pictures(demo: Demo, folder: Path = FOLDER) -> list[Path]:
    """Write each picture in each theme, and return the files."""
    folder.mkdir(exist_ok=True)
    with open_browser() as browser:
        return [file for name in PICTURES for file in _take(browser, demo, name, folder)]


def _take(browser: Browser, demo: Demo, name: str, folder: Path) -> list[Path]:
    """Take a page in both themes, one after the other: what is graded is the same in both."""
    files = [folder / f"{name}-{theme}.png" for theme in THEMES]
    with visit(browser) as seen:
        page = seen.page
        page.set_default_timeout(_PATIENCE_SECONDS * 1000)
        page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
        token = demo.reader if name == "grade" else demo.admin
        page.add_init_script(f"localStorage.setItem('log10-gateway:token', {token!r})")
        PICTURES[name](page, demo)
        page.mouse.move(WIDTH - 1, HEIGHT - 1)  # off what is lit under it
        for theme, file in zip(THEMES, files, strict=True):
            page.emulate_media(color_scheme=theme)
            page.wait_for_timeout(1500)  # what loads after the rows, and what fades
            page.screenshot(path=file)
    # 256 colours are enough for what is text and lines: less than half as many bytes.
    subprocess.run(["pngquant", "--strip", "--force", "--ext", ".png", *files], check=True)
    return files


def _id_of_a_trip(demo: Demo) -> str:
    """Return the last call of a session in which a seat was booked."""
    query = """{ completions(
      filter: {text: "booking window seat", status: {eq: FINISHED}}, first: 50
    ) {
      nodes { id finishReason messages { role } } } }"""
    answered = httpx.post(
        f"{demo.url}/graphql", json={"query": query}, headers={"X-Log10-Token": demo.admin}
    ).json()
    found = answered["data"]["completions"]["nodes"]
    return str(max(found, key=lambda one: len(one["messages"]))["id"])


@contextmanager
def serve_demo() -> Iterator[Demo]:
    """Start a gateway with a database of its own, load the demo, and end both after use."""
    with tempfile.TemporaryDirectory() as data:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("LOG10_")}
        environment |= {"LOG10_GATEWAY_DATA_DIR": data, "LOG10_GATEWAY_PORT": "0"}
        gateway = [sys.executable, "-m", "log10_gateway"]
        said = subprocess.run(
            [*gateway, "demo", "--completions", str(COMPLETIONS)],
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        tokens = dict(re.findall(r"^  (\S.*?) {2,}(log10_\S+)$", said, re.MULTILINE))
        with subprocess.Popen(
            [*gateway, "serve"], env=environment, stdout=subprocess.PIPE, text=True
        ) as process:
            try:
                demo = Demo(_address(process), tokens["Token"], tokens[READER])
                _wait_for_the_index(demo)
                yield demo
            finally:
                process.terminate()


def _address(process: subprocess.Popen[str]) -> str:
    """Read what `serve` says until it has said where it is."""
    for line in process.stdout or ():
        if found := _ADDRESS.search(line):
            return found[1]
    raise RuntimeError("the gateway did not start")


def _wait_for_the_index(demo: Demo) -> None:
    """Return when statistics and search know all of the demo, and the queues are built."""
    body = {
        "query": """{
          completionStats { rows { count } }
          feedbackTasks { nodes { progress { isBuilding } } }
        }"""
    }
    ends = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < ends:
        answered = httpx.post(
            f"{demo.url}/graphql", json=body, headers={"X-Log10-Token": demo.admin}, timeout=60
        ).json()
        data = answered.get("data") or {}
        found = data.get("completionStats") or {}
        tasks = (data.get("feedbackTasks") or {}).get("nodes") or []
        is_built = not any(task["progress"]["isBuilding"] for task in tasks)
        if found.get("rows") == [{"count": COMPLETIONS}] and is_built:
            return
        time.sleep(0.5)
    raise RuntimeError("the index or a queue is not built")


if __name__ == "__main__":
    with serve_demo() as demo:
        for file in take_pictures(demo):
            size = file.stat().st_size
            print(f"{file} {size / 1024:.0f} KiB{' TOO LARGE' if size > MOST_BYTES else ''}")
