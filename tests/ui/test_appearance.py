"""How pages look: zones, rows, forced colours, less motion, first loads; addresses by hand."""

import json
import re
from typing import Any, Final
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.conftest import LiveGateway
from tests.ui.calls import log_chat
from tests.ui.conftest import OpenUi

TAG: Final = "appearance"


@pytest.fixture(scope="module")
def call(live_gateway: LiveGateway) -> str:
    return log_chat(
        live_gateway, "Hi", "Hello.", tags=[TAG], status="FAILED", createdAt="2026-03-01T00:30:00Z"
    )


def style(of: Locator, name: str) -> str:
    value: str = of.evaluate("(element, name) => getComputedStyle(element)[name]", name)
    return value


def test_a_zone_is_found_by_its_name_kept_and_switched_to_utc_and_back(
    open_ui: OpenUi, live_gateway: LiveGateway, call: str
) -> None:
    ui = open_ui(live_gateway.token)
    ui.live_in("Europe/Berlin")
    ui.go("/settings/appearance")
    page = ui.page
    page.get_by_text("Another zone").click()
    zone = page.get_by_label("Zone, by its name")
    zone.fill("Tokyo")
    expect(page.get_by_text("No zone has this name")).to_be_visible()
    # The browser offers them by any part of their names.
    offered = page.locator("datalist option")
    assert "Asia/Tokyo" in offered.evaluate_all("all => all.map(({ value }) => value)")
    zone.fill("asia/tokyo")
    expect(page.get_by_text("there.")).to_be_visible()
    assert ui.violations() == []

    ui.go(f"/completions/{call}")
    made = page.locator("dt", has_text="Made").first.locator("+ dd time")
    expect(made).to_have_text("2026-03-01 09:30:00")
    page.get_by_role("button", name="Times are in Asia/Tokyo; show them in UTC").click()
    expect(made).to_have_text("2026-03-01 00:30:00")
    page.get_by_role("button", name="Times are in UTC; show them in Asia/Tokyo").click()
    page.reload()
    expect(made).to_have_text("2026-03-01 09:30:00")
    # A range is typed in it, too.
    ui.go("/completions?r=" + quote("2026-02-28T15:00:00.000Z..2026-03-01T15:00:00.000Z"))
    page.get_by_role("button", name=re.compile("2026-03-01 00:00:00")).click()
    expect(page.get_by_label("From", exact=True)).to_have_value(re.compile("^2026-03-01T00:00"))


def test_rows_are_as_high_as_chosen_and_colours_and_motion_are_the_systems(
    open_ui: OpenUi, live_gateway: LiveGateway, call: str
) -> None:
    ui = open_ui(live_gateway.token)
    page = ui.page
    address = f"/completions?f={quote(json.dumps({'tags': {'has': TAG}}))}"
    ui.go(address)
    row = page.locator("[role=rowgroup] [role=row]").first
    expect(row).to_be_visible()
    heights = [row.evaluate("row => row.offsetHeight")]
    ui.go("/settings/appearance")
    page.get_by_text("Compact", exact=True).click()
    ui.go(address)
    expect(row).to_be_visible()
    heights.append(row.evaluate("row => row.offsetHeight"))
    assert heights == [32, 24]
    assert ui.violations() == []

    page.emulate_media(forced_colors="active", reduced_motion="reduce", color_scheme="dark")
    row.focus()
    page.keyboard.press("x")
    # What is selected has another ground than what is not, and the focus a line.
    ground = style(row, "backgroundColor")
    assert ground not in ("rgba(0, 0, 0, 0)", style(page.locator("body"), "backgroundColor"))
    focused = page.locator(":focus")
    assert style(focused, "outlineStyle") == "solid"
    assert style(focused, "outlineWidth") == "2px"
    here = page.get_by_role("navigation", name="Pages").locator("a[aria-current=page]").first
    assert style(here, "backgroundColor") == ground
    expect(row).to_contain_text("failed")
    root = "getComputedStyle(document.documentElement)"
    assert page.evaluate(f"{root}.getPropertyValue('--motion').trim()") in ("0ms", "0s")
    assert page.evaluate("document.getAnimations().length") == 0
    # Marks of charts keep the colours that they are told apart by.
    ui.go(f"/overview?r={quote('2026-03-01T00:00:00Z..2026-03-02T00:00:00Z')}")
    chart = page.get_by_role("region", name="Calls", exact=True)
    mark = chart.locator("rect[data-colour='failed']").first
    expect(mark).to_be_visible()
    assert style(mark, "fill") != style(page.locator("body"), "backgroundColor")
    samples = chart.locator("i[data-colour]").evaluate_all(
        "all => all.map((each) => getComputedStyle(each).backgroundColor)"
    )
    assert len(set(samples)) == 2


def test_what_is_typed_into_an_address_is_asked_for_to_the_digit_or_refused_in_plain_words(
    open_ui: OpenUi, live_gateway: LiveGateway, call: str
) -> None:
    ui = open_ui(live_gateway.token)
    page = ui.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.post_data or ""))
    number = "9007199254740993"
    f = f'{{"metadata":[{{"key":"n","eq":{number}}}]}}'
    ui.go(f"/completions?f={quote(f)}&p=00012345678901234567890")
    expect(page.get_by_role("heading", name="Nothing matches")).to_be_visible()
    expect(page.get_by_text(f"metadata.n:{number}").first).to_be_visible()
    listed = [each for each in asked if "query CompletionList" in each]
    assert listed
    assert all(f'"eq":{number}' in each for each in listed)
    # The same again, though its neighbour was just asked for.
    ui.go(f"/completions?f={quote(f.replace('993', '992'))}")
    expect(page.get_by_text("metadata.n:9007199254740992").first).to_be_visible()
    assert any('"eq":9007199254740992' in each for each in asked if "CompletionList" in each)

    ui.allowed.append("nested deeper")  # the router logs it
    for depth in (100, 5_000):
        ui.go("/completions?f=" + quote('{"not":' * depth + "{}" + "}" * depth))
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("nested deeper than 100 brackets")
        expect(alert).not_to_contain_text("stack")
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert ui.violations() == []
    ui.go(f"/completions/{call}")
    expect(page.get_by_role("list", name="Conversation")).to_be_visible()


def test_the_first_load_of_each_page_has_the_shape_of_what_comes(
    open_ui: OpenUi, live_gateway: LiveGateway, call: str
) -> None:
    ui = open_ui(live_gateway.token)
    page = ui.page
    held: list[Route] = []

    def hold(route: Route) -> None:
        body: dict[str, Any] = json.loads(route.request.post_data or "{}")
        if "query Viewer" in body.get("query", ""):
            route.continue_()
        else:
            held.append(route)

    page.route("**/graphql", hold)
    f = quote(json.dumps({"tags": {"has": TAG}}))
    for address in (
        *(f"/completions/{call}", "/sessions", "/feedback", "/tasks", "/grade", "/settings/tokens"),
        *(f"/overview?f={f}", f"/compare?a={f}&b={f}", f"/completions?f={f}"),
    ):
        ui.go(address)
        shape = page.locator("main [aria-label=Loading][aria-busy] [class*=ghost]")
        expect(shape.first).to_be_visible()
        assert ui.overflow() <= 0, address

    ghost = page.locator("[class*=ghostRow]").first
    expect(ghost).to_be_visible()
    before = ghost.bounding_box()
    assert held
    page.unroute_all()
    page.reload()
    row = page.locator("[role=rowgroup] [role=row]").first
    expect(row).to_be_visible()
    after = row.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["y"] - after["y"]) <= 4
    assert before["height"] == after["height"]
