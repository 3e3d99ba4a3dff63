"""What stands above the rows, in a browser: filter, range, explain, facets, histogram, views."""

import json
import time
from datetime import datetime, timedelta
from typing import Any, Literal
from urllib.parse import quote, unquote

import httpx
import pytest
from playwright.sync_api import Route, expect

from tests.conftest import LiveGateway
from tests.ui.calls import ask
from tests.ui.conftest import OpenUi, Ui

CALLS = 12


@pytest.fixture(scope="module", autouse=True)
def calls(live_gateway: LiveGateway) -> None:
    """Twelve calls of this hour, every third failed, which the index has."""
    headers = {"X-Log10-Token": live_gateway.token}
    with httpx.Client(base_url=live_gateway.url, headers=headers) as http:
        for number in range(CALLS):
            is_failed = number % 3 == 0
            body: dict[str, Any] = {
                "organization_id": live_gateway.organization_id,
                "status": "failed" if is_failed else "finished",
                "tags": ["prod" if number % 2 else "test"],
                "request": {"model": f"bar-model-{number % 2}", "temperature": number / 10},
                "created_at": time.time() - 60 * number,
            }
            if is_failed:
                body |= {"failure_kind": "RateLimitError"}
            http.post("/api/v1/completions", json=body).raise_for_status()
        query = "{ completionStats { rows { count } } }"
        for _ in range(300):
            stats = http.post("/graphql", json={"query": query}).json()["data"]["completionStats"]
            if stats and stats["rows"] and stats["rows"][0]["count"] >= CALLS:
                break
            time.sleep(0.1)
        else:
            raise AssertionError("the index does not have them")


def filter_of(ui: Ui) -> Any:
    _, _, search = unquote(ui.page.url).partition("f=")
    return json.loads(search.partition("&")[0]) if search else None


def open_rows(ui: Ui, address: str = "/completions") -> None:
    ui.go(address)
    expect(ui.page.get_by_role("grid", name="Completions")).to_be_visible()


def test_a_filter_is_typed_marked_where_it_is_wrong_and_applied(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    open_rows(ui)
    field = ui.page.get_by_role("combobox", name="Filter")
    ui.page.keyboard.press("/")
    expect(field).to_be_focused()

    ui.page.keyboard.type("tag:prod status:broken")
    expect(ui.page.get_by_text("status takes started, finished, failed")).to_be_visible()
    expect(ui.page.locator("[data-wrong]")).to_have_text("broken")
    assert ui.violations() == []
    ui.page.keyboard.press("Enter")
    assert filter_of(ui) is None

    for _ in "broken":
        ui.page.keyboard.press("Backspace")
    ui.page.keyboard.type("fa")
    expect(ui.page.get_by_role("option", name="failed", exact=True)).to_be_visible()
    ui.page.keyboard.press("ArrowDown")
    ui.page.keyboard.press("Tab")
    expect(field).to_have_value("tag:prod status:failed ")
    # Enter that chooses what a composition has written is the composition's, not the filter's.
    ime = ui.page.context.new_cdp_session(ui.page)
    ime.send("Input.imeSetComposition", {"text": "に", "selectionStart": 1, "selectionEnd": 1})
    key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
    ime.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})
    ime.send("Input.insertText", {"text": "日"})
    ime.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})
    expect(field).to_have_value("tag:prod status:failed 日")
    assert filter_of(ui) is None
    ui.page.keyboard.press("Backspace")
    ui.page.keyboard.press("Enter")

    conditions = ui.page.get_by_role("list", name="Conditions")
    expect(conditions.get_by_role("listitem")).to_have_count(2)
    expect(conditions).to_contain_text("◆ index")
    assert filter_of(ui) == {"tags": {"has": "prod"}, "status": {"eq": "FAILED"}}
    expect(ui.page.get_by_text("2 match")).to_be_visible()
    ui.page.get_by_role("button", name="Remove tag:prod").click()
    assert filter_of(ui) == {"status": {"eq": "FAILED"}}
    ui.page.go_back()
    expect(conditions.get_by_role("listitem")).to_have_count(2)
    # Escape closes the offers, takes back what was typed, then leaves the field to the page's keys.
    field.click()
    ui.page.keyboard.type("x")
    for _ in range(3):
        ui.page.keyboard.press("Escape")
    expect(field).not_to_be_focused()
    expect(field).not_to_have_value("x")

    # A filter of thousands of conditions is cut in its row, and one that is pasted is refused here.
    ui.allowed.append("400")
    many = json.dumps({"and": [{"tags": {"has": "a"}}] * 3000}, separators=(",", ":"))
    ui.page.evaluate("f => { location.hash = '#/completions?f=' + f }", quote(many))
    expect(conditions.get_by_role("button", name="and 2,960 more")).to_be_visible()
    expect(conditions.get_by_role("listitem")).to_have_count(41)
    for pasted, why in [
        ("(tag:a) " * 300, "the gateway takes up to 200"),
        (")" * 300_000, "up to 100,000 letters"),
    ]:
        field.fill(pasted)
        expect(ui.page.get_by_text(why).first).to_be_visible()
        ui.page.keyboard.press("Enter")
        assert filter_of(ui) == json.loads(many)


def test_names_in_use_and_paths_of_payloads_are_offered(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    open_rows(ui)
    field = ui.page.get_by_role("combobox", name="Filter")
    field.click()
    ui.page.keyboard.type("model:bar")
    expect(ui.page.get_by_role("option", name="bar-model-1")).to_be_visible()
    field.fill("request.temp")
    expect(ui.page.get_by_role("option", name="request.temperature")).to_be_visible()
    field.fill("request.temperature>=0.5")
    expect(ui.page.get_by_text("No index leads to any of this")).to_be_visible()
    # Before it is run.
    ui.page.get_by_role("button", name="Explain what is typed").click()
    explained = ui.page.get_by_role("region", name="How it is found")
    expect(explained).to_contain_text("mongodb")
    assert filter_of(ui) is None
    field.fill("request.temperature>=0.6")
    expect(explained).to_have_count(0)
    field.fill("request.temperature>=0.5")
    expect(explained).to_be_visible()
    assert ui.violations() == []

    field.press("Enter")

    expect(ui.page.get_by_text("7 match")).to_be_visible()
    expect(ui.page.get_by_role("button", name="Explain", exact=True)).to_be_visible()
    explained.get_by_role("button", name="Ask the gateway of each").click()
    expect(explained.get_by_role("row")).to_have_count(3)
    assert ui.violations() == []


def test_how_a_list_is_found_is_told_while_it_is_waited_for(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    held: list[Route] = []

    def hold(route: Route) -> None:
        if "CompletionList" in (route.request.post_data or ""):
            held.append(route)
        else:
            route.continue_()

    ui.page.route("**/graphql", hold)
    ui.go('/completions?f={"status":{"eq":"FAILED"}}')
    ui.page.get_by_role("button", name="Explain").click()
    expect(ui.page.get_by_role("region", name="How it is found")).to_contain_text("documents")
    expect(ui.page.get_by_role("grid", name="Completions")).to_have_count(0)

    held[0].continue_()

    expect(ui.page.get_by_role("grid", name="Completions")).to_be_visible()


def test_the_visual_editor_says_the_same(open_ui: OpenUi, live_gateway: LiveGateway) -> None:
    ui = open_ui(live_gateway.token)
    open_rows(ui, '/completions?f={"status":{"eq":"FAILED"}}')
    ui.page.get_by_role("button", name="Edit", exact=True).click()
    dialog = ui.page.get_by_role("dialog", name="Filter")
    expect(dialog.get_by_label("Value")).to_have_value("failed")
    dialog.get_by_role("button", name="Add a condition").click()
    second = dialog.get_by_role("group", name="Condition 2")
    second.get_by_label("Field").select_option("duration")
    second.get_by_label("Operator").select_option("gte")
    second.get_by_label("Value").fill("long")
    expect(dialog.get_by_role("button", name="Apply")).to_be_disabled()
    second.get_by_label("Operator").select_option("is not there")
    assert ui.violations() == []

    dialog.get_by_role("button", name="Apply").click()

    assert filter_of(ui) == {"status": {"eq": "FAILED"}, "duration": {"isNull": True}}


def test_facets_count_under_the_filter_when_they_are_opened(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    open_rows(ui, '/completions?f={"tags":{"has":"prod"}}')
    facets = ui.page.get_by_role("complementary", name="Facets")
    expect(facets).to_be_visible()
    facets.get_by_role("button", name="Status").click()
    value = facets.get_by_role("button", name="failed 2")
    expect(value).to_be_visible()
    assert ui.violations() == []

    value.click()

    pressed = facets.get_by_role("button", pressed=True)
    expect(pressed).to_have_count(1)
    assert filter_of(ui) == {"tags": {"has": "prod"}, "status": {"eq": "FAILED"}}
    # The others are still there to be chosen, with what would come.
    facets.get_by_role("button", name="finished 4").click()
    expect(pressed).to_have_count(2)
    expect(facets).to_contain_text("Under the other conditions")
    assert filter_of(ui)["status"] == {"in": ["FAILED", "FINISHED"]}
    expect(ui.page.get_by_text("6 match")).to_be_visible()
    value.click()
    expect(pressed).to_have_text(["☑finished4"])
    facets.get_by_role("button", name="Graded").click()
    facets.get_by_role("button", name="not graded 4").click()
    expect(pressed).to_have_count(2)
    assert filter_of(ui)["graded"] is False
    ui.go('/completions?f={"tags":{"hasAny":["prod","test"]}}')
    tags = facets.get_by_role("button", name="Tag", exact=True)
    tags.click()
    expect(facets).to_contain_text("Calls that have any of these.")
    # One that fails is asked for once more.
    error = {"message": "the index is read", "extensions": {"code": "UNAVAILABLE"}}

    def fail(route: Route) -> None:
        if "CompletionFacet" in (route.request.post_data or ""):
            route.fulfill(json={"errors": [error]})
        else:
            route.fallback()

    ui.page.route("**/graphql", fail)
    facets.get_by_role("button", name="Provider").click()
    failed = facets.get_by_role("alert")
    expect(failed).to_contain_text("Provider did not come: UNAVAILABLE, the index is read")
    assert ui.violations() == []
    ui.page.unroute("**/graphql", fail)
    failed.get_by_role("button", name="Retry").click()
    expect(failed).to_have_count(0)
    assert ui.violations() == []


@pytest.mark.parametrize("width", [1024, 390])
def test_where_there_is_little_room_facets_are_a_drawer(
    width: int, open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token, width=width)
    open_rows(ui)
    ui.page.get_by_role("button", name="Facets").click()
    drawer = ui.page.get_by_role("dialog", name="Facets")
    drawer.get_by_role("button", name="Model").click()
    expect(drawer.get_by_role("button", name="bar-model-0 6")).to_be_visible()
    assert ui.violations() == []
    assert ui.overflow() <= 0

    ui.page.keyboard.press("Escape")

    expect(drawer).to_have_count(0)


def test_a_part_of_the_histogram_is_chosen_by_keys(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    open_rows(ui, "/completions?r=-1h")
    bars = ui.page.get_by_role("listbox", name="Calls by time")
    expect(bars).to_be_visible()
    assert 60 <= bars.get_by_role("option").count() <= 63
    assert ui.violations() == []
    bars.focus()
    for _ in range(3):
        ui.page.keyboard.press("Shift+ArrowLeft")
    expect(bars.get_by_role("option", selected=True)).to_have_count(4)

    ui.page.keyboard.press("Enter")

    ui.page.wait_for_url("**/*..*")
    _, _, search = unquote(ui.page.url).partition("r=")
    begin, end = search.partition("&")[0].split("..")
    assert begin < end
    ui.page.get_by_role("button", name="Table").click()
    expect(ui.page.get_by_role("region", name="Counts by time")).to_be_visible()


def test_a_part_of_the_histogram_is_chosen_by_pointer(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    open_rows(ui, "/completions?r=-1h")
    bars = ui.page.get_by_role("listbox", name="Calls by time")
    expect(bars).to_be_visible()
    box = bars.bounding_box()
    assert box is not None
    ui.page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + 20)
    ui.page.mouse.down()
    ui.page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + 20, steps=5)
    expect(bars.get_by_role("option", selected=True).nth(25)).to_be_attached()

    ui.page.mouse.up()

    ui.page.wait_for_url("**/*..*")
    _, _, search = unquote(ui.page.url).partition("r=")
    begin, end = map(datetime.fromisoformat, search.partition("&")[0].split(".."))
    assert timedelta(minutes=25) < end - begin < timedelta(minutes=35)


def test_a_view_is_saved_opened_and_brought_up_to_date(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    open_rows(ui, '/completions?f={"status":{"eq":"FAILED"}}')
    ui.page.get_by_role("button", name="Views").click()
    ui.page.get_by_label("Save what is shown as").fill("Failed ones")
    assert ui.violations() == []
    ui.page.get_by_role("button", name="Save", exact=True).click()
    expect(ui.page.get_by_role("button", name="View: Failed ones")).to_be_visible()

    ui.page.get_by_role("button", name="Remove status:failed").click()
    ui.page.get_by_role("button", name="View: Failed ones").click()
    ui.page.get_by_role("button", name="Failed ones yours").click()
    expect(ui.page.get_by_role("button", name="Remove status:failed")).to_be_visible()

    ui.page.get_by_role("combobox", name="Filter").fill("tag:test")
    ui.page.keyboard.press("Enter")
    expect(ui.page.get_by_role("button", name="Remove tag:test")).to_be_visible()
    ui.page.get_by_role("button", name="View: Failed ones").click()
    ui.page.get_by_role("button", name="Update “Failed ones” with what is shown").click()
    expect(ui.page.get_by_role("dialog")).to_have_count(0)
    open_rows(ui)
    ui.page.get_by_role("button", name="Views").click()
    ui.page.get_by_role("button", name="Failed ones yours").click()
    expect(ui.page.get_by_role("button", name="Remove tag:test")).to_be_visible()
    assert filter_of(ui) == {"status": {"eq": "FAILED"}, "tags": {"has": "test"}}


@pytest.mark.parametrize(
    ("width", "theme"),
    [
        (390, "dark"),
        (1440, "light"),
        pytest.param(390, "light", marks=pytest.mark.nightly),
        pytest.param(1440, "dark", marks=pytest.mark.nightly),
    ],
)
def test_what_stands_above_the_rows_has_no_violation(
    width: int, theme: Literal["light", "dark"], open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token, width=width)
    ui.page.emulate_media(color_scheme=theme)
    open_rows(ui, '/completions?r=-24h&f={"status":{"in":["FAILED","FINISHED"]}}')
    expect(ui.page.get_by_role("listbox", name="Calls by time")).to_be_visible()
    assert ui.violations() == []
    assert ui.overflow() <= 0
    if width == 390:
        ui.page.get_by_role("button", name="Explain").click()
        explained = ui.page.get_by_role("region", name="How it is found")
        expect(explained).to_contain_text("documents")
        box = explained.bounding_box()
        assert box is not None
        assert box["width"] < width
        assert ui.violations() == []
        ui.page.get_by_role("button", name="Filter: status").click()
        expect(ui.page.get_by_role("combobox", name="Filter")).to_be_visible()
        assert ui.violations() == []
    else:
        ui.page.get_by_role("button", name="Range of time").click()
        expect(ui.page.get_by_role("dialog", name="Range of time")).to_be_visible()
        assert ui.violations() == []


TASK = """mutation ($input: CreateFeedbackTaskInput!) {
  createFeedbackTask(input: $input) { feedbackTask { id } } }"""


def test_a_task_is_said_by_its_name(open_ui: OpenUi, live_gateway: LiveGateway) -> None:
    schema = {"type": "object", "properties": {"good": {"type": "boolean"}}}
    ids = []
    for name in ("Is it kind?", "Twice named", "Twice named"):
        made = ask(live_gateway, TASK, {"input": {"name": name, "jsonSchema": schema}})
        ids.append(made["createFeedbackTask"]["feedbackTask"]["id"])
    ui = open_ui(live_gateway.token)
    open_rows(ui)
    field = ui.page.get_by_role("combobox", name="Filter")
    field.click()

    ui.page.keyboard.type('task:"is it cruel?"')
    expect(ui.page.get_by_text("No task is called this.")).to_be_visible()
    expect(ui.page.locator("[data-wrong]")).to_have_text('"is it cruel?"')
    field.fill('task:"Twice named"')
    expect(ui.page.get_by_text("2 tasks are called this")).to_be_visible()
    ui.page.keyboard.press("Enter")
    assert filter_of(ui) is None

    field.fill("task:kin")
    expect(ui.page.get_by_role("option", name="Is it kind?")).to_be_visible()
    assert ui.violations() == []
    ui.page.keyboard.press("ArrowDown")
    ui.page.keyboard.press("Tab")
    expect(field).to_have_value('task:"Is it kind?" ')
    ui.page.keyboard.press("Enter")

    expect(ui.page.get_by_role("button", name='Remove task:"Is it kind?"')).to_be_visible()
    assert filter_of(ui) == {"ungradedForTask": ids[0]}


def test_a_task_that_was_made_since_is_asked_for(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    open_rows(ui)
    field = ui.page.get_by_role("combobox", name="Filter")
    field.fill("task:Newest")
    expect(ui.page.get_by_text("No task is called this.")).to_be_visible()
    schema = {"type": "object", "properties": {"good": {"type": "boolean"}}}
    made = ask(live_gateway, TASK, {"input": {"name": "Newest", "jsonSchema": schema}})

    field.press("Enter")

    expect(ui.page.get_by_role("button", name="Remove task:Newest")).to_be_visible()
    assert filter_of(ui) == {"ungradedForTask": made["createFeedbackTask"]["feedbackTask"]["id"]}


def test_what_acts_on_a_list_says_that_it_leaves_out_what_is_only_typed(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    open_rows(ui)
    field = ui.page.get_by_role("combobox", name="Filter")
    note = ui.page.get_by_role("note").filter(has_text="status:failed")
    for button in ("Views", "Export"):
        field.fill("status:failed")
        ui.page.get_by_role("button", name=button).click()
        expect(ui.page.get_by_role("dialog")).to_contain_text("is not applied")
        expect(note).to_be_visible()
        assert ui.violations() == []
        ui.page.keyboard.press("Escape")
        expect(ui.page.get_by_role("dialog")).to_have_count(0)
    ui.page.get_by_role("checkbox").nth(1).press("Space")
    ui.page.keyboard.press("t")
    expect(ui.page.get_by_role("dialog", name="Tag completions")).to_be_visible()
    expect(note).to_be_visible()
    ui.page.keyboard.press("Escape")
    field.press("Enter")
    expect(ui.page.get_by_role("button", name="Remove status:failed")).to_be_visible()
    ui.page.get_by_role("button", name="Views").click()
    expect(ui.page.get_by_role("dialog")).to_be_visible()
    expect(ui.page.get_by_role("note")).to_have_count(0)
