"""Journeys by the keyboard alone, from the first page to the end of what one wants."""

import os
import re
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import httpx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.conftest import LiveGateway
from tests.gateway.browser import visit
from tests.ui.conftest import OpenUi, Ui

POINTED: Final = """
window.pointed = [];
for (const type of ["pointerdown", "mousedown", "touchstart"])
  addEventListener(type, () => window.pointed.push(type), true);
"""
REASON: Final = "Error code: 429 - Rate limit reached for requests. Please try again in 20s."


class Log:
    """Completions of one tag, logged by one gateway."""

    def __init__(self, gateway: LiveGateway) -> None:
        self.gateway = gateway
        self.tag = f"t{secrets.token_hex(4)}"
        self.http = httpx.Client(base_url=gateway.url, headers={"X-Log10-Token": gateway.token})

    def add(self, question: str, **more: Any) -> str:
        body: dict[str, Any] = {
            "organization_id": self.gateway.organization_id,
            "status": "finished",
            "tags": [self.tag],
            "request": {"model": "gpt-4o", "messages": [{"role": "user", "content": question}]},
            **more,
        }
        if body["status"] == "finished":
            said = {"role": "assistant", "content": f"An answer to: {question}"}
            body["response"] = {
                "model": "gpt-4o",
                "choices": [{"index": 0, "finish_reason": "stop", "message": said}],
                "usage": {"prompt_tokens": 1000, "completion_tokens": 200, "total_tokens": 1200},
            }
        answered = self.http.post("/api/v1/completions", json=body)
        answered.raise_for_status()
        return str(answered.json()["id"])


@pytest.fixture
def log(live_gateway: LiveGateway) -> Iterator[Log]:
    made = Log(live_gateway)
    yield made
    made.http.close()


@pytest.fixture
def keyboard(open_ui: OpenUi) -> Iterator[Callable[[], Ui]]:
    """Open the UI as nobody; at the end nothing may have been pointed at."""
    opened: list[Ui] = []

    def make() -> Ui:
        ui = open_ui()
        ui.page.add_init_script(POINTED)
        opened.append(ui)
        return ui

    yield make
    for ui in opened:
        assert ui.page.evaluate("window.pointed") == []


def rows(page: Page) -> Locator:
    return page.get_by_role("grid").locator("[role=rowgroup] [role=row]")


def sign_in(page: Page, token: str) -> None:
    expect(page.get_by_label("Token", exact=True)).to_be_visible()
    tab_to(page, "input[name=token]")
    page.keyboard.insert_text(token)  # as a paste does
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Completions")).to_be_visible()


def filter_by(page: Page, text: str, count: int) -> None:
    expect(page.get_by_role("combobox", name="Filter")).to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Filter")).to_be_focused()
    page.keyboard.type(text)
    page.keyboard.press("Enter")
    expect(rows(page)).to_have_count(count)


def tab_to(page: Page, selector: str) -> None:
    """Go on by Tab to what a selector names, or to something within it."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(name) => document.activeElement.closest(name) !== null", selector):
            return
    raise AssertionError(f"Tab does not lead to {selector}")


def to_the_rows(page: Page) -> None:
    tab_to(page, "[role=grid]")


def test_a_failed_call_is_found_and_read(keyboard: Callable[[], Ui], log: Log) -> None:
    log.add("How do I return a lamp?")
    failed = {"status": "failed", "failure_kind": "RateLimitError", "failure_reason": REASON}
    wanted = log.add("Where is my order FH-100200?", **failed)
    log.add("And my refund?", status="failed", failure_kind="APITimeoutError")
    ui = keyboard()
    page = ui.page
    ui.go("/")
    sign_in(page, log.gateway.token)

    filter_by(page, f"tag:{log.tag} status:failed failure:RateLimit*", 1)
    to_the_rows(page)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    panel = page.get_by_role("complementary", name="Completion", exact=True)
    expect(panel).to_contain_text(REASON)
    assert ui.violations() == []

    page.keyboard.press("o")
    expect(page).to_have_url(re.compile(f"#/completions/{wanted}"))
    expect(page.get_by_role("main")).to_contain_text("Where is my order FH-100200?")
    expect(page.get_by_role("main")).to_contain_text("RateLimitError")
    assert ui.violations() == []
    page.keyboard.press("g")
    page.keyboard.press("c")
    expect(page.get_by_role("heading", level=1, name="Completions")).to_be_visible()


def test_two_calls_are_compared(keyboard: Callable[[], Ui], log: Log) -> None:
    older = log.add("A lamp for a tent?")
    newer = log.add("A lamp for a bicycle?")
    ui = keyboard()
    page = ui.page
    ui.go("/")
    sign_in(page, log.gateway.token)

    filter_by(page, f"tag:{log.tag}", 2)
    to_the_rows(page)
    page.keyboard.press("k")
    page.keyboard.press("m")
    expect(rows(page).first).to_have_attribute("data-marked", "true")
    page.keyboard.press("j")
    page.keyboard.press("m")

    expect(page).to_have_url(re.compile(f"#/compare.*{newer}.*{older}"))
    expect(page.get_by_role("main")).to_contain_text("tent")
    expect(page.get_by_role("main")).to_contain_text("bicycle")
    assert ui.violations() == []


def _serve(port: int, environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen(
        [sys.executable, "-m", "gateway", "serve", "--port", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(600):
        try:
            if httpx.get(f"http://127.0.0.1:{port}/readyz").status_code == 200:
                return process
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    process.kill()
    raise AssertionError("the gateway did not start")


def test_a_list_is_followed_through_a_restart_of_the_gateway(
    browser: Browser, log: Log, mongodb_url: str, tmp_path: Path
) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "LOG10_GATEWAY_MONGODB_URL": mongodb_url,
        "LOG10_GATEWAY_MONGODB_DATABASE": "ui",
        "LOG10_GATEWAY_DATA_DIR": str(tmp_path),
        "LOG10_GATEWAY_BOOTSTRAP_ORGANIZATION": log.gateway.organization_id,
        "LOG10_GATEWAY_BOOTSTRAP_TOKEN": log.gateway.token,
    }
    log.add("Before it ended")
    process = _serve(port, environment)
    try:
        with visit(browser) as seen:
            page = seen.page
            page.add_init_script(POINTED)
            page.goto(f"http://127.0.0.1:{port}/ui")
            sign_in(page, log.gateway.token)
            filter_by(page, f"tag:{log.tag}", 1)
            expect(page.get_by_text("● live")).to_be_visible()

            process.terminate()
            process.wait(30)
            expect(page.get_by_text("Nothing is known of changes since")).to_be_visible()
            log.add("While it was away")  # by the other gateway of this database
            expect(rows(page)).to_have_count(1)
            process = _serve(port, environment)

            expect(page.get_by_text("Nothing is known of changes since")).to_have_count(0)
            to_the_rows(page)
            new = page.get_by_role("button", name="1 new")
            expect(new.or_(rows(page).filter(has_text="While it was away"))).to_be_visible()
            if new.is_visible():
                page.keyboard.press(".")
            expect(rows(page)).to_have_count(2)
            log.add("After it")
            expect(new.or_(rows(page).filter(has_text="After it"))).to_be_visible()
            page.keyboard.press(".")
            expect(rows(page)).to_have_count(3)
            assert page.evaluate("window.pointed") == []
            # It was away, which the browser says, and nothing else was wrong.
            assert [e for e in seen.errors if "WebSocket" not in e and "ERR_" not in e] == []
    finally:
        process.terminate()
        process.wait(30)
