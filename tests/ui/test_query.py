"""`q`: the query behind the page, its cost, and the programs that ask it again."""

import json
import os
import subprocess
import sys
from typing import Any

from playwright.sync_api import expect

from tests.conftest import LiveGateway
from tests.ui.conftest import OpenUi, Ui

FILTER = {"model": {"eq": 'it\'s "quoted"\n$HOME `id`'}}


def open_query(ui: Ui) -> None:
    ui.go(f"/completions?f={json.dumps(FILTER)}")
    expect(ui.page.get_by_role("heading", name="Completions", level=1)).to_be_visible()
    ui.page.wait_for_load_state("networkidle")
    ui.page.keyboard.press("q")
    expect(ui.page.get_by_role("heading", name="The query behind this page")).to_be_visible()
    ui.page.get_by_role("button", name="CompletionList").click()


def snippet(ui: Ui, name: str) -> str:
    return ui.page.get_by_role("region", name=name, exact=True).inner_text()


def run(program: list[str], text: str, token: str) -> dict[str, Any]:
    environment = {**os.environ, "LOG10_TOKEN": token}
    answer = subprocess.run(
        program, input=text, env=environment, capture_output=True, text=True, check=True, timeout=30
    )
    data: dict[str, Any] = json.loads(answer.stdout)["data"]
    return data


def test_its_programs_ask_what_the_page_has_asked(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    open_query(ui)
    dialog = ui.page.get_by_role("dialog")
    expect(dialog).to_contain_text("points ·")
    assert json.loads(snippet(ui, "Variables"))["filter"] == FILTER
    assert ui.violations() == []

    programs = {"curl": ["sh"], "Python": [sys.executable, "-"]}
    answers = {
        name: run(program, snippet(ui, name), live_gateway.token)
        for name, program in programs.items()
    }

    assert all("completions" in answer for answer in answers.values())
    for answer in answers.values():
        del answer["changeCursor"]  # each is of its own moment
    assert answers["curl"] == answers["Python"]
    assert live_gateway.token not in ui.page.content()


def test_graphiql_opens_with_it_and_no_address_that_is_sent_has_it(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    open_query(ui)

    with ui.page.context.expect_page() as opened:
        ui.page.get_by_role("link", name="Open in GraphiQL").click()

    graphiql = opened.value
    expect(graphiql.get_by_role("tab", name="CompletionList")).to_be_visible(timeout=20_000)
    assert all("CompletionList" not in url for url in ui.seen.requested)


def test_what_a_page_has_asked_is_there_when_one_comes_back(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    open_query(ui)
    ui.page.keyboard.press("Escape")
    ui.go("/settings/appearance")
    expect(ui.page.get_by_role("radio", name="UTC", exact=True)).to_be_visible()
    ui.page.get_by_role("button", name="The query behind this page").click()
    expect(ui.page.get_by_role("dialog")).to_contain_text("asked nothing")
    ui.page.keyboard.press("Escape")

    ui.page.go_back()
    expect(ui.page.get_by_role("heading", name="Completions", level=1)).to_be_visible()
    ui.page.keyboard.press("q")

    expect(ui.page.get_by_role("dialog")).to_contain_text("CompletionList")
