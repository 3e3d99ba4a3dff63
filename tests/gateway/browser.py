"""Debian's Chromium without a window, and what a page in it asks for and complains about."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from tests.waiting import PATIENCE_SECONDS

# The first is Chromium without what draws windows, in half the processor time.
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--no-sandbox",  # CI runs as root, where the sandbox does not start
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # What asks for another host fails, also where the machine has internet.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
# For tests: a process of a page's own costs its start, and compiles the same scripts again.
SHARED_PROCESS = "--process-per-site"
# Five seconds, if nothing is said.
expect.set_options(timeout=PATIENCE_SECONDS * 1000)
_MISSING = "no Chromium on PATH: apt-get install chromium-headless-shell"


@dataclass
class Visit:
    """One page, with all that it requested and every error that it logged since it was opened."""

    page: Page
    requested: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def hosts(self) -> set[str]:
        """Name the hosts, with their ports, that were asked for anything."""
        return {urlsplit(url).netloc for url in self.requested if not url.startswith("data:")}


def find_chromium() -> str:
    """Find it, or skip the test. In CI nothing may be skipped in silence: there it fails."""
    for name in _NAMES:
        if path := shutil.which(name):
            return path
    if os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(_MISSING)
    pytest.skip(_MISSING)


@contextmanager
def open_browser(*flags: str) -> Iterator[Browser]:
    """Start Chromium, with more flags if there are any, and end it after use."""
    executable = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=[*_FLAGS, *flags])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def visit(browser: Browser) -> Iterator[Visit]:
    """Open an empty page with a storage of its own, and record what happens in it."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    seen = Visit(context.new_page())
    try:
        with recorded(seen):
            yield seen
    finally:
        context.close()


@contextmanager
def recorded(seen: Visit) -> Iterator[None]:
    """Record what happens in a page."""

    def request(asked: Request) -> None:
        seen.requested.append(asked.url)

    # The context also hears what the page's workers ask for.
    seen.page.context.on("request", request)
    seen.page.on("websocket", lambda socket: seen.requested.append(socket.url))
    # A violated content security policy is logged as an error too.
    seen.page.on(
        "console",
        lambda message: seen.errors.append(message.text) if message.type == "error" else None,
    )
    seen.page.on("pageerror", lambda error: seen.errors.append(str(error)))
    try:
        yield
    finally:
        seen.page.context.remove_listener("request", request)
