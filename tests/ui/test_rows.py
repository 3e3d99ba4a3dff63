"""The rows of the list in a browser: what is done with them, and what comes by push."""

import csv
import json
import re
import secrets
from collections.abc import Iterator
from typing import Any, Final

import httpx
import pytest
from playwright.sync_api import Page, Route, WebSocketRoute, expect

from tests.conftest import LiveGateway
from tests.ui.conftest import OpenUi, Ui

PNG = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwAD"
    "hgGAWjR9awAAAABJRU5ErkJggg=="
)
CALL = {
    "id": "call_1",
    "type": "function",
    "function": {"name": "find_seat", "arguments": '{"row": 12}'},
}
# What an agent was asked, in which long ones, a picture and a call of a tool are.
AGENT: dict[str, Any] = {
    "model": "older",
    "messages": [
        {
            "role": "user",
            "content": [
                {"type": "text", "text": "\n".join(f"line {number}" for number in range(60))},
                {"type": "image_url", "image_url": {"url": PNG}},
            ],
        },
        *[{"role": "user", "content": f"Once more, {number}."} for number in range(11)],
        {"role": "assistant", "content": None, "tool_calls": [CALL]},
        {"role": "tool", "tool_call_id": "call_1", "content": "no seat is left"},
    ],
}


class Logged:
    """Completions of one tag, which no other test sees."""

    def __init__(self, gateway: LiveGateway) -> None:
        self.gateway = gateway
        self.tag = f"t{secrets.token_hex(4)}"
        self.http = httpx.Client(headers={"X-Log10-Token": gateway.token})

    @property
    def address(self) -> str:
        return "/completions?f=" + json.dumps({"tags": {"has": self.tag}})

    def log(self, *, model: str = "gpt-4o", answer: str = "Paris.", **more: Any) -> str:
        message = {"role": "assistant", "content": answer}
        body = {
            "organization_id": self.gateway.organization_id,
            "kind": "chat",
            "status": "finished",
            "tags": [self.tag],
            "duration": 1500,
            "request": {
                "model": model,
                "temperature": 0.5,
                "messages": [{"role": "user", "content": "Capital of France?"}],
            },
            "response": {
                "model": model,
                "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
                "usage": {"prompt_tokens": 5, "completion_tokens": 7, "total_tokens": 12},
            },
            **more,
        }
        answered = self.http.post(f"{self.gateway.url}/api/completions", json=body)
        answered.raise_for_status()
        return str(answered.json()["completionID"])

    def graphql(self, query: str, **variables: Any) -> dict[str, Any]:
        body = {"query": query, "variables": variables}
        answered = self.http.post(f"{self.gateway.url}/graphql", json=body).json()
        assert "errors" not in answered
        data: dict[str, Any] = answered["data"]
        return data


@pytest.fixture
def logged(live_gateway: LiveGateway) -> Iterator[Logged]:
    made = Logged(live_gateway)
    yield made
    made.http.close()


def opened(open_ui: OpenUi, logged: Logged, count: int, **size: int) -> Ui:
    """Open the list of the tag; its first row has the focus where it is wide."""
    ui = open_ui(logged.gateway.token, **size)
    ui.go(logged.address)
    expect(rows(ui.page)).to_have_count(count)
    return ui


def rows(page: Page) -> Any:
    return page.locator("[role=rowgroup] [role=row]")


def test_a_panel_is_opened_moved_and_closed_by_keys(open_ui: OpenUi, logged: Logged) -> None:
    logged.log(model="older", request=AGENT, response={"usage": None})
    logged.log(model="newer", answer="It is Paris.")
    ui = opened(open_ui, logged, 2)
    panel = ui.page.get_by_role("complementary", name="Completion", exact=True)
    turns = panel.get_by_role("list", name="Conversation").locator("> li")

    ui.page.keyboard.press("k")
    ui.page.keyboard.press("Enter")
    expect(turns).to_contain_text(["Capital of France?", "It is Paris."])
    expect(panel.get_by_role("heading", name="newer")).to_be_visible()
    assert ui.violations() == []
    ui.page.keyboard.press("j")
    expect(panel.get_by_role("heading", name="older")).to_be_visible()
    expect(turns).to_have_count(10)
    expect(turns.last).to_contain_text("calls find_seat")
    expect(turns.last).to_contain_text('"row": 12')
    expect(turns.last).to_contain_text("no seat is left")
    panel.get_by_role("button", name="Show 3 of 3 earlier turns").click()
    expect(turns).to_have_count(13)
    expect(turns.first).to_contain_text("image image/png")
    expect(turns.first).to_contain_text("Show all 60 lines")
    expect(panel).to_contain_text("not known: no usage was reported")
    assert ui.violations() == []

    split = ui.page.get_by_role("separator", name="Width of the panel")
    split.focus()
    ui.page.keyboard.press("ArrowLeft")
    expect(split).to_have_attribute("aria-valuenow", "50")
    ui.page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    assert "p=" not in ui.page.url


def test_a_value_is_filtered_for_and_excluded(open_ui: OpenUi, logged: Logged) -> None:
    logged.log(model="one")
    logged.log(model="other")
    ui = opened(open_ui, logged, 2)

    ui.page.get_by_role("gridcell", name="one", exact=True).click(button="right")
    menu = ui.page.get_by_role("menu", name="Model: menu of the value")
    expect(menu).to_be_visible()
    assert ui.violations() == []
    menu.get_by_role("menuitem", name="Filter to one").click()
    expect(rows(ui.page)).to_have_count(1)

    ui.go(logged.address)
    expect(rows(ui.page)).to_have_count(2)
    ui.page.keyboard.press("k")
    # The column that the pointer was at stays the one that is gone through.
    expect(ui.page.locator("[role=gridcell]:focus")).to_contain_text("other")
    ui.page.keyboard.press("-")
    expect(rows(ui.page)).to_have_count(1)
    expect(rows(ui.page)).to_contain_text("one")


KEEP: Final = """() => localStorage.setItem("log10-gateway:ui:columns", JSON.stringify({
  shown: ["model", "request.a..b", "request.temperature"], widths: {}, pinned: [],
}))"""


def test_columns_are_chosen_sized_and_kept(open_ui: OpenUi, logged: Logged) -> None:
    logged.log()
    ui = open_ui(logged.gateway.token)
    ui.page.add_init_script("localStorage.setItem('log10-gateway:ui:rail', 'wide')")
    ui.go(logged.address)
    expect(rows(ui.page)).to_have_count(1)
    # Beside the wide rail and the facets there is room for all that is short.
    expect(ui.page.get_by_role("complementary", name="Facets")).to_be_visible()
    short = ("Time", "Status", "Model", "Failure", "Tags", "Duration", "Tokens", "Cost")
    for name in short:
        head = ui.page.get_by_role("columnheader", name=name)
        expect(head).to_be_in_viewport(ratio=1)
    ui.page.get_by_role("button", name="Columns", exact=True).click()
    dialog = ui.page.get_by_role("dialog", name="Columns")
    path = dialog.get_by_label("A value of the payload")
    path.fill("request.a..b")
    expect(dialog.get_by_text("No column: a part of it is empty")).to_be_visible()
    expect(dialog.get_by_role("button", name="Add the column")).to_be_disabled()
    path.fill("request.temperature")
    dialog.get_by_role("button", name="Add the column").click()
    dialog.get_by_role("button", name="Pin Model").click()
    dialog.get_by_role("checkbox", name="Failure").uncheck()
    assert ui.violations() == []
    dialog.get_by_role("button", name="Done").click()

    names = ui.page.get_by_role("columnheader")
    expect(names.nth(1)).to_contain_text("Model")
    expect(rows(ui.page).get_by_text("0.5", exact=True)).to_be_visible()
    expect(names.filter(has_text="Failure")).to_have_count(0)
    ui.page.keyboard.press("k")
    for key in ("ArrowUp", "Shift+ArrowRight"):
        ui.page.keyboard.press(key)
    ui.page.reload()
    expect(names.nth(1)).to_have_css("width", "156px")
    ui.page.get_by_role("button", name="Duration").click()
    expect(names.filter(has_text="Duration")).to_have_attribute("aria-sort", "descending")
    assert "o=-DURATION" in ui.page.url

    # One that is kept and damaged, as by an older release, is left out alone, and that is said.
    ui.page.evaluate(KEEP)
    ui.page.reload()
    damaged = ui.page.get_by_role("note").filter(has_text="What is kept of the columns")
    expect(damaged).to_contain_text("request.a..b is no column that can be shown")
    expect(names).to_have_count(3)
    expect(rows(ui.page).get_by_text("0.5", exact=True)).to_be_visible()
    assert ui.violations() == []
    damaged.get_by_role("button", name="Leave it out").click()
    expect(damaged).to_have_count(0)
    expect(names).to_have_count(3)


def test_a_column_is_made_wider_by_pointer(open_ui: OpenUi, logged: Logged) -> None:
    logged.log()
    ui = opened(open_ui, logged, 1)
    name = ui.page.get_by_role("columnheader").filter(has_text="Model")
    before = name.bounding_box()
    box = name.locator("span[aria-hidden]").last.bounding_box()
    assert before is not None
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    ui.page.mouse.move(x, y)
    ui.page.mouse.down()
    ui.page.mouse.move(x + 64, y, steps=4)
    ui.page.mouse.up()
    # Nothing holds it any longer.
    ui.page.mouse.move(x + 128, y)

    width = f"{round(before['width']) + 64}px"
    expect(name).to_have_css("width", width)
    ui.page.reload()
    expect(name).to_have_css("width", width)


def test_new_rows_flow_in_or_wait_and_others_change_in_place(
    open_ui: OpenUi, logged: Logged
) -> None:
    first = logged.log(model="first")
    ui = opened(open_ui, logged, 1)
    expect(ui.page.get_by_text("● live")).to_be_visible()
    logged.log(model="second")
    expect(rows(ui.page)).to_have_count(2)
    expect(rows(ui.page).first).to_contain_text("second")

    ui.page.keyboard.press("j")
    logged.log(model="third")
    expect(ui.page.get_by_role("button", name="1 new")).to_be_visible()
    assert ui.violations() == []
    ui.page.keyboard.press(".")
    expect(rows(ui.page)).to_have_count(3)

    tag = "mutation($i: TagCompletionsInput!) { tagCompletions(input: $i) { count } }"
    logged.graphql(tag, i={"filter": {"id": {"eq": first}}, "add": ["changed"]})
    expect(rows(ui.page).last).to_contain_text("changed")
    logged.graphql(tag, i={"filter": {"id": {"eq": first}}, "remove": [logged.tag]})
    expect(rows(ui.page).last).to_have_attribute("data-gone", "LEFT")


def test_after_a_break_what_came_meanwhile_is_told(open_ui: OpenUi, logged: Logged) -> None:
    logged.log(model="before")
    ui = open_ui(logged.gateway.token)
    sockets: list[Any] = []
    broken = False

    def through(socket: Any) -> None:
        if broken:
            socket.close(code=1012)
            return
        socket.connect_to_server()
        sockets.append(socket)

    ui.page.route_web_socket("**/graphql", through)
    ui.go(logged.address)
    expect(rows(ui.page)).to_have_count(1)
    expect(ui.page.get_by_text("● live")).to_be_visible()

    broken = True
    sockets[-1].close(code=1012)
    expect(ui.page.get_by_text("Nothing is known of changes since")).to_be_visible()
    logged.log(model="meanwhile")
    assert ui.violations() == []
    broken = False

    expect(rows(ui.page)).to_have_count(2)
    expect(ui.page.get_by_text("Nothing is known of changes since")).to_have_count(0)


class Streams:
    """The subscriptions to the list's changes, which a test may end as the gateway does."""

    def __init__(self, page: Page) -> None:
        self.seen: list[tuple[WebSocketRoute, str]] = []
        self.is_deaf = False
        self.page = page
        page.route_web_socket("**/graphql", self._through)

    def _through(self, socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def up(message: str | bytes) -> None:
            asked = json.loads(message)
            if "ListChanged" in asked.get("payload", {}).get("query", ""):
                self.seen.append((socket, asked["id"]))
            server.send(message)

        def down(message: str | bytes) -> None:
            if not self.is_deaf:
                socket.send(message)

        socket.on_message(up)
        server.on_message(down)

    def end(self, code: str, *, which: int) -> None:
        """End one that has begun, the first being 1."""
        for _ in range(600):
            if len(self.seen) >= which:
                break
            self.page.wait_for_timeout(50)
        socket, number = self.seen[which - 1]
        error = {"message": "It is over.", "extensions": {"code": code, "retryAfter": 0}}
        socket.send(json.dumps({"id": number, "type": "error", "payload": [error]}))


def test_a_stream_that_the_gateway_ends_goes_on(open_ui: OpenUi, logged: Logged) -> None:
    first = logged.log(model="first")
    logged.log(model="second")
    ui = open_ui(logged.gateway.token)
    streams = Streams(ui.page)
    ui.go(logged.address)
    expect(rows(ui.page)).to_have_count(2)
    expect(ui.page.get_by_text("2 match")).to_be_visible()
    expect(ui.page.get_by_text("● live")).to_be_visible()

    # From its cursor on, where the gateway only cannot now.
    streams.is_deaf = True
    logged.log(model="third")
    streams.end("UNAVAILABLE", which=1)
    streams.is_deaf = False
    expect(rows(ui.page)).to_have_count(3)
    expect(ui.page.get_by_text("since then 1 more")).to_be_visible()
    ui.page.get_by_role("button", name="Count anew").click()
    expect(ui.page.get_by_text("3 match")).to_be_visible()
    expect(ui.page.get_by_text("since then")).to_have_count(0)

    # By what has changed, where it does not know each change any more.
    held: list[Route] = []

    def hold(route: Route) -> None:
        if "StillThere" in (route.request.post_data or ""):
            held.append(route)
        else:
            route.continue_()

    ui.page.route("**/graphql", hold)
    streams.is_deaf = True
    logged.log(model="fourth")
    tag = "mutation($i: TagCompletionsInput!) { tagCompletions(input: $i) { count } }"
    logged.graphql(tag, i={"filter": {"id": {"eq": first}}, "remove": [logged.tag]})
    streams.end("RESUME_EXPIRED", which=2)
    expect(ui.page.get_by_text("Reading what has changed since")).to_be_visible()
    assert ui.violations() == []
    streams.is_deaf = False
    for _ in range(600):
        if held:
            break
        ui.page.wait_for_timeout(50)
    held[0].continue_()
    expect(rows(ui.page)).to_have_count(4)
    expect(rows(ui.page).first).to_contain_text("fourth")
    expect(rows(ui.page).last).to_have_attribute("data-gone", "LEFT")
    expect(ui.page.get_by_text("since then 1 more, 1 no longer")).to_be_visible()
    expect(ui.page.get_by_text("Reading what has changed since")).to_have_count(0)

    streams.end("INTERNAL", which=3)
    expect(ui.page.get_by_text("No more changes come: INTERNAL")).to_be_visible()
    ui.page.get_by_role("button", name="Go on").click()
    logged.log(model="fifth")
    expect(rows(ui.page)).to_have_count(5)


def test_selected_rows_are_tagged_after_their_count(open_ui: OpenUi, logged: Logged) -> None:
    task = {"name": "Is it kind?", "jsonSchema": {}, "completionTagsSelector": [f"q{logged.tag}"]}
    create = """mutation($i: CreateFeedbackTaskInput!) {
      createFeedbackTask(input: $i) { feedbackTask { id } } }"""
    made = logged.graphql(create, i=task)["createFeedbackTask"]["feedbackTask"]
    for _ in range(3):
        logged.log()
    ui = opened(open_ui, logged, 3)
    ui.page.keyboard.press("k")
    ui.page.keyboard.press("Shift+J")
    expect(ui.page.get_by_text("2 selected")).to_be_visible()
    ui.page.keyboard.press("t")
    dialog = ui.page.get_by_role("dialog", name="Tag completions")
    expect(dialog).to_contain_text("2 completions selected.")
    dialog.get_by_label("Add tags").fill("good, better")
    dialog.get_by_label("Add the tags of a task").select_option("Is it kind?")
    expect(dialog).to_contain_text(f"Adds q{logged.tag}.")
    assert ui.violations() == []
    dialog.get_by_label("Add tags").press("Enter")

    expect(dialog).to_contain_text("2 completions changed.")
    queue = dialog.get_by_role("link", name="See the queue of Is it kind?")
    expect(queue).to_have_attribute("href", f"#/tasks/{made['id']}")
    ui.page.keyboard.press("Enter")
    expect(rows(ui.page).filter(has_text=f"better, q{logged.tag}")).to_have_count(2)


def test_all_that_match_are_tagged_only_where_many_is_typed(
    open_ui: OpenUi, logged: Logged
) -> None:
    logged.log()
    ui = opened(open_ui, logged, 1)

    def many(route: Any) -> None:
        if "CountMatching" not in route.request.post_data:
            route.continue_()
            return
        counted = {"totalCount": 10_000, "totalCountIsExact": False}
        route.fulfill(json={"data": {"completions": counted}})

    ui.page.route("**/graphql", many)
    ui.page.get_by_label("Select all that match").check()
    ui.page.get_by_role("button", name="Tag …").click()
    dialog = ui.page.get_by_role("dialog", name="Tag completions")
    dialog.get_by_label("Add tags").fill("all")
    send = dialog.get_by_role("button", name="Tag 10,000+")
    expect(send).to_be_disabled()
    dialog.get_by_label("type 10,000+ to go on").fill("10000+")
    expect(send).to_be_enabled()


def test_two_marked_rows_are_compared(open_ui: OpenUi, logged: Logged) -> None:
    logged.log(model="one", answer="It is Paris.")
    logged.log(model="other", answer="It is Lyon.")
    ui = opened(open_ui, logged, 2)
    for key in ("k", "m", "j", "m"):
        ui.page.keyboard.press(key)

    expect(ui.page.get_by_role("heading", name="Compare", exact=True)).to_be_visible()
    expect(ui.page.get_by_role("row", name="Model")).to_contain_text("≠")
    expect(ui.page.locator("ins", has_text="Paris")).to_be_visible()
    expect(ui.page.locator("del", has_text="Lyon")).to_be_visible()
    assert ui.violations() == []
    ui.page.set_viewport_size({"width": 390, "height": 844})
    assert ui.overflow() <= 0


def test_what_is_loaded_or_all_is_exported(open_ui: OpenUi, logged: Logged) -> None:
    request = {"model": "gpt-4o", "temperature": 1.0, "seed": 12345678901234567}
    logged.log(answer="=1+1", request=request)
    ui = opened(open_ui, logged, 1)
    ui.page.get_by_role("button", name="Export", exact=True).click()
    dialog = ui.page.get_by_role("dialog", name="Export")
    dialog.get_by_label("CSV", exact=True).check()
    assert ui.violations() == []
    with ui.page.expect_download() as download:
        dialog.get_by_role("button", name="Save the 1 loaded").click()
    expect(dialog.get_by_role("status")).to_contain_text("1 call handed to the browser")

    assert re.fullmatch(
        r"completions-\d{4}-\d\d-\d\d-\d{6}\.csv", download.value.suggested_filename
    )
    # A spreadsheet knows by it that what follows is UTF-8.
    text = download.value.path().read_text(encoding="utf-8")
    assert text.startswith("\ufeff")
    text = text.removeprefix("\ufeff")
    failure = "failureKind,failureReason"
    head = f"id,createdAt,status,model,{failure},tags,duration,tokens,cost,prompt,output"
    assert text.startswith(head)
    assert text.endswith(",'=1+1\n")

    # With the payloads, by their own digits.
    dialog.get_by_label("All of each call").check()
    dialog.get_by_label("JSON lines").check()
    everything = dialog.get_by_role("button", name="Save all that match: 1")
    # Fewer at a time where it is too much for one answer, and later where it is too much now.
    asked: list[int] = []
    refusals = ["RATE_LIMITED", "QUERY_TOO_COMPLEX"]

    def refuse(route: Route) -> None:
        body = json.loads(route.request.post_data or "{}")
        if "ExportCompletions" not in body["query"]:
            route.continue_()
            return
        asked.append(body["variables"]["first"])
        if refusals:
            told = {"code": refusals.pop(), "retryAfter": 0}
            route.fulfill(json={"errors": [{"message": "Not now.", "extensions": told}]})
        else:
            route.continue_()

    ui.page.route("**/graphql", refuse)
    with ui.page.expect_download() as download:
        everything.click()
    assert asked == [20, 5, 5]
    [line] = download.value.path().read_text().splitlines()
    assert '"temperature":1.0,"seed":12345678901234567' in line
    assert json.loads(line)["response"]["choices"][0]["message"]["content"] == "=1+1"
    dialog.get_by_label("CSV", exact=True).check()
    with ui.page.expect_download() as download:
        everything.click()
    table = download.value.path().read_text(encoding="utf-8-sig")
    [names, call] = csv.reader(table.splitlines())
    assert json.loads(call[names.index("request")]) == request

    ui.page.route("**/graphql", lambda _: None)
    everything.click()
    expect(dialog.get_by_role("status")).to_contain_text("0 read")
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog.get_by_role("status")).to_contain_text("nothing was read yet")
    expect(everything).to_be_enabled()


@pytest.mark.parametrize("theme", ["light", pytest.param("dark", marks=pytest.mark.nightly)])
def test_a_telephone_has_cards_and_the_panel_is_a_page(
    open_ui: OpenUi, logged: Logged, theme: str
) -> None:
    logged.log(status="failed", failure_kind="RateLimitError")
    ui = open_ui(logged.gateway.token, width=390, height=844)
    ui.page.add_init_script(f"localStorage.setItem('log10-gateway:ui:theme', {theme!r})")
    ui.go(logged.address)
    expect(rows(ui.page)).to_have_count(1)
    expect(rows(ui.page)).to_have_css("height", "65px")
    expect(rows(ui.page)).to_contain_text("Capital of France?")
    assert ui.violations() == []
    assert ui.overflow() <= 0
    expect(rows(ui.page)).to_contain_text("RateLimitError")

    # Nothing of a card stands outside of it: the scrollbars that others have take 40 px of 390.
    logged.log(status="failed", failure_kind="OrganizationQuotaExceededError")
    ui.page.set_viewport_size({"width": 350, "height": 844})
    ui.go("/tasks")
    ui.go(logged.address)
    long = rows(ui.page).filter(has_text="OrganizationQuota")
    expect(long).to_be_visible()
    assert long.evaluate("""row => [...row.children].every(
      cell => cell.getBoundingClientRect().right <= row.parentElement.getBoundingClientRect().right
    )""")
    assert long.locator("[data-column=createdAt]").evaluate(
        "it => it.scrollWidth <= it.clientWidth"
    )

    rows(ui.page).last.click()
    panel = ui.page.get_by_role("complementary", name="Completion", exact=True)
    expect(panel).to_contain_text("Paris.")
    assert ui.violations() == []
    panel.get_by_role("button", name="Close the panel").click()
    expect(panel).to_have_count(0)
