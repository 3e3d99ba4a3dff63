"""The palette: a pasted id or link opens what it is of, and a saved view its list."""

import httpx
import pytest
from playwright.sync_api import Route, expect

from tests.conftest import LiveGateway
from tests.ui.calls import log_chat
from tests.ui.conftest import OpenUi, Ui


def post(gateway: LiveGateway, path: str, body: dict[str, object]) -> dict[str, object]:
    headers = {"X-Log10-Token": gateway.token}
    answer = httpx.post(f"{gateway.url}{path}", headers=headers, json=body, timeout=30)
    assert answer.status_code < 300, answer.text
    made: dict[str, object] = answer.json()
    return made


def open_palette(ui: Ui) -> None:
    ui.go("/settings/you")
    expect(ui.page.get_by_role("heading", name="Settings")).to_be_visible()
    ui.page.keyboard.press("Control+k")
    expect(ui.page.get_by_role("dialog", name="Commands")).to_be_visible()


@pytest.mark.parametrize("form", ["{}", "https://log10.io/app/live/completions/{}"])
def test_a_pasted_id_or_link_opens_its_completion(
    form: str, open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    body: dict[str, object] = {"organization_id": live_gateway.organization_id}
    made = post(live_gateway, "/api/completions", body)
    completion = str(made["completionID"])
    ui = open_ui(live_gateway.token)
    open_palette(ui)

    ui.page.keyboard.insert_text(form.format(completion))
    expect(ui.page.get_by_role("menuitem", name=f"Completion {completion}")).to_be_visible()
    assert ui.violations() == []
    ui.page.keyboard.press("Enter")

    expect(ui.page.get_by_role("dialog")).to_have_count(0)
    assert ui.page.url.endswith(f"#/completions/{completion}")


def test_an_id_of_nothing_is_told(open_ui: OpenUi, live_gateway: LiveGateway) -> None:
    ui = open_ui(live_gateway.token)
    open_palette(ui)
    ui.page.keyboard.insert_text("0123456789abcdef")

    items = ui.page.get_by_role("menuitem")
    expect(items).to_have_count(2)
    expect(items.first).to_contain_text("Search calls for “0123456789abcdef”")
    expect(items.first).to_contain_text("No such id")


def test_a_saved_view_opens_its_list(open_ui: OpenUi, live_gateway: LiveGateway) -> None:
    document = """mutation ($input: CreateSavedViewInput!) {
      createSavedView(input: $input) { savedView { id } } }"""
    view = {
        "name": "Zebra calls",
        "subject": "COMPLETIONS",
        "filter": {"model": {"eq": "zebra"}},
        "orderBy": [{"field": "DURATION", "direction": "DESC"}],
    }
    post(live_gateway, "/graphql", {"query": document, "variables": {"input": view}})
    ui = open_ui(live_gateway.token)
    open_palette(ui)

    ui.page.keyboard.type("zebra")
    expect(ui.page.get_by_role("menuitem", name="Zebra calls")).to_be_visible()
    ui.page.keyboard.press("Enter")

    expect(ui.page.get_by_role("heading", name="Completions", level=1)).to_be_visible()
    assert "zebra" in ui.page.url
    assert "-DURATION" in ui.page.url


def test_what_is_typed_while_the_palette_comes_is_for_it(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    body: dict[str, object] = {"organization_id": live_gateway.organization_id}
    post(live_gateway, "/api/completions", body)
    ui = open_ui(live_gateway.token)
    held: list[Route] = []
    ui.page.route("**/Palette-*.js", lambda route: held.append(route))
    # When all is quiet it is asked for too, which may be before.
    with ui.page.expect_request("**/Palette-*.js"):
        ui.go("/completions")
        expect(ui.page.get_by_role("grid", name="Completions")).to_be_visible()
        ui.page.keyboard.press("Control+k")
    # Each of them is a key of the rows: to select, to open, to mark, to go down.
    for key in ("x", "o", "m", "j", "Backspace", "Enter"):
        ui.page.keyboard.press(key)
    assert ui.page.url.endswith("#/completions")
    expect(ui.page.get_by_role("checkbox", checked=True)).to_have_count(0)

    for route in held:
        route.continue_()

    expect(ui.page.get_by_role("dialog", name="Commands")).to_be_visible()
    expect(ui.page.get_by_role("searchbox")).to_have_value("xom")


def test_palette_help_and_panel_are_there_before_they_are_wanted(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    body: dict[str, object] = {"organization_id": live_gateway.organization_id}
    post(live_gateway, "/api/completions", body)
    ui = open_ui(live_gateway.token)
    with (
        ui.page.expect_response("**/Palette-*.js"),
        ui.page.expect_response("**/Help-*.js"),
        ui.page.expect_response("**/Panel-*.js"),
    ):
        ui.go("/completions")
    expect(ui.page.get_by_role("grid", name="Completions")).to_be_visible()


def test_a_palette_that_does_not_come_takes_nothing_else_away(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    # As after an upgrade of the gateway while the page is open.
    ui.page.route("**/Palette-*.js", lambda route: route.abort())
    ui.allowed += ["Palette", "ERR_FAILED"]
    ui.go("/settings/you")
    expect(ui.page.get_by_role("heading", name="Settings")).to_be_visible()

    ui.page.keyboard.press("Control+k")

    missing = ui.page.get_by_role("dialog", name="This part of the page did not come")
    expect(missing).to_be_visible()
    ui.page.keyboard.press("Escape")
    expect(missing).to_have_count(0)
    expect(ui.page.get_by_role("heading", name="Settings")).to_be_visible()
    ui.page.keyboard.press("g")
    ui.page.keyboard.press("t")
    expect(ui.page.get_by_role("heading", name="Tasks", exact=True)).to_be_visible()


@pytest.mark.parametrize("words", ["FH-932314", "zanzibar deploy"])
@pytest.mark.parametrize("what", ["calls", "sessions"])
def test_words_are_searched_for_in_calls_and_in_sessions(
    what: str, words: str, open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    session = f"searched-{words.split()[0]}"
    log_chat(live_gateway, f"Of {words} today", "Yes", sessionId=session)
    log_chat(live_gateway, "Of nothing", "No", sessionId="not-searched")
    ui = open_ui(live_gateway.token)
    open_palette(ui)

    ui.page.keyboard.insert_text(words)
    search = ui.page.get_by_role("menuitem", name=f"Search {what} for “{words}”")
    expect(search).to_be_visible()
    assert ui.violations() == []
    search.click()

    heading = "Completions" if what == "calls" else "Sessions"
    expect(ui.page.get_by_role("heading", name=heading, level=1)).to_be_visible()
    shown = f"Of {words} today" if what == "calls" else session
    expect(ui.page.get_by_role("grid").get_by_text(shown).first).to_be_visible()
    expect(ui.page.get_by_text("Of nothing")).to_have_count(0)
    expect(ui.page.get_by_text("not-searched")).to_have_count(0)
