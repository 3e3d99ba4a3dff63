"""The list of completions in a browser: rows in a window, pages ahead, keys, what is empty."""

import json
from typing import Any, Final

from playwright.sync_api import Route, WebSocketRoute, expect

from tests.conftest import LiveGateway
from tests.ui.conftest import OpenUi

PAGE = 200


def row(number: int) -> dict[str, Any]:
    return {
        "id": f"id{number}",
        "createdAt": "2026-11-27T09:30:05Z",
        "updatedAt": "2026-11-27T09:30:05Z",
        "revision": 1,
        "status": ("FINISHED", "STARTED", "FAILED")[number % 3],
        "model": f"model-{number}",
        "duration": 1.25,
        "tags": ["prod", "<img src=x onerror=alert(1)>"],
        "failureKind": None,
        "finishReason": None,
        "kind": "CHAT",
        "provider": None,
        "userId": None,
        "sessionId": None,
        "prompt": f"prompt {number}",
        "output": "=1+1",
        "usage": {"totalTokens": 12345},
        "cost": None,
    }


# Frame by frame, until all rows have come; some 30 s at the most.
SCROLL_TO_THE_END: Final = """async (box) => {
  for (let left = 2000; left > 0 && box.ariaRowCount === "-1"; left--) {
    box.scrollTo(0, box.scrollHeight);
    await new Promise(requestAnimationFrame);
  }
  box.scrollTo(0, box.scrollHeight);
}"""


def serve(route: Route, *, rows: int) -> None:
    """Answer the list with so many rows in all; the rest is the gateway's."""
    asked: dict[str, Any] = json.loads(route.request.post_data or "")
    if "CompletionList" not in asked["query"]:
        route.continue_()
        return
    begin = int(asked["variables"].get("after") or 0)
    end = min(rows, begin + PAGE)
    page = {"endCursor": str(end), "hasNextPage": end < rows}
    nodes = [row(number) for number in range(begin, end)]
    completions = {"nodes": nodes, "pageInfo": page}
    route.fulfill(json={"data": {"changeCursor": None, "completions": completions}})


def test_rows_are_in_a_window_and_the_next_page_comes_ahead(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    ui.page.route("**/graphql", lambda route: serve(route, rows=450))
    ui.go("/completions")
    grid = ui.page.get_by_role("grid", name="Completions")
    expect(grid.get_by_text("model-0", exact=True)).to_be_visible()
    expect(grid).to_have_attribute("aria-rowcount", "-1")
    assert ui.page.locator("[role=row]").count() < 80

    grid.evaluate(SCROLL_TO_THE_END)

    expect(grid.get_by_text("model-449", exact=True)).to_be_visible()
    expect(grid).to_have_attribute("aria-rowcount", "451")
    assert ui.violations() == []

    # Elements go from row to row. At rest they stand in order, after the one with the tab stop.
    rows = grid.locator("[role=rowgroup] [role=row]")
    grid.evaluate("box => box.scrollTo(0, 8000)")
    expect(rows.nth(11)).to_contain_text("model-250")
    indexes = rows.evaluate_all("all => all.map(row => Number(row.getAttribute('aria-rowindex')))")
    assert sorted(indexes) == indexes
    expect(rows.nth(11)).to_have_attribute("aria-rowindex", "252")
    # The focus stays with its row, however far it is.
    rows.nth(11).focus()
    grid.evaluate("box => box.scrollTo(0, 1600)")
    expect(grid.get_by_text("model-50", exact=True)).to_be_visible()
    expect(rows.first).to_contain_text("model-40")
    expect(grid.locator("[role=row]:focus")).to_contain_text("model-250")

    # While rows go by the pointer does not look for them; what it presses is the row there still.
    place = grid.bounding_box()
    assert place is not None
    x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    box = "document.querySelector('[role=grid]')"
    ui.page.evaluate(f"addEventListener('pointerdown', () => {box}.scrollBy(0, 320), true)")
    ui.page.mouse.move(x, y)
    ui.page.mouse.down()
    expect(grid).to_have_attribute("data-moving", "")
    ui.page.mouse.up()
    expect(ui.page.get_by_role("complementary", name="Completion")).to_be_visible()
    expect(grid).not_to_have_attribute("data-moving", "")


def test_rows_are_gone_through_and_opened_by_keys(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    ui.page.route("**/graphql", lambda route: serve(route, rows=30))
    ui.go("/completions")
    expect(ui.page.get_by_text("model-0", exact=True)).to_be_visible()

    for _ in range(3):
        ui.page.keyboard.press("j")
    ui.page.keyboard.press("k")
    expect(ui.page.locator("[role=row]:focus")).to_contain_text("model-2")

    # As after a release: what is not there any more takes no row away, and nothing is reloaded.
    ui.allowed.append("404")
    ui.page.route("**/Dialogs-*.js*", lambda route: route.fulfill(status=404))
    ui.page.get_by_role("button", name="Columns").click()
    missing = ui.page.get_by_role("dialog", name="This part of the page did not come")
    expect(missing.get_by_text("This page is of an older release")).to_be_visible()
    expect(missing.get_by_role("button", name="Load the page anew")).to_be_visible()
    expect(ui.page.get_by_text("model-0", exact=True)).to_be_visible()
    assert ui.violations() == []
    ui.page.unroute("**/Dialogs-*.js*")
    missing.get_by_role("button", name="Retry").click()
    expect(ui.page.get_by_role("dialog", name="Columns")).to_be_visible()
    ui.page.keyboard.press("Escape")
    ui.page.keyboard.press("j")
    ui.page.keyboard.press("k")
    ui.page.keyboard.press("o")

    expect(ui.page.get_by_role("heading", name="Completion", exact=True)).to_be_visible()
    assert ui.page.url.endswith("#/completions/id2")


def test_before_the_first_rows_it_asks_for_few_things(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    before: list[int] = []

    def note(route: Route) -> None:
        if "CompletionList" in (route.request.post_data or ""):
            before.append(len(ui.seen.requested))
        serve(route, rows=30)

    ui.page.route("**/graphql", note)
    ui.go("/completions")
    expect(ui.page.get_by_text("model-0", exact=True)).to_be_visible()

    # What stands around the rows is loaded after them.
    assert before[0] <= 8


def test_where_nothing_is_logged_the_first_call_opens_by_itself(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    ui.page.route("**/graphql", lambda route: serve(route, rows=0))
    ui.go("/completions")
    variables = ui.page.get_by_role("region", name="Environment variables")
    expect(variables).to_contain_text(f"LOG10_URL='{live_gateway.url}'")
    expect(variables).to_contain_text(f"LOG10_ORG_ID={live_gateway.organization_id}")
    assert ui.violations() == []
    expect(ui.page.get_by_text("● Waiting, live: the first call")).to_be_visible()
    # Nothing is there to be filtered, or counted.
    expect(ui.page.get_by_role("combobox", name="Filter")).to_have_count(0)
    expect(ui.page.get_by_role("complementary", name="Facets")).to_have_count(0)
    expect(ui.page.get_by_role("link", name="Connect an SDK")).to_have_attribute(
        "href", "#/settings/connect"
    )

    ui.page.context.request.post(
        f"{live_gateway.url}/api/completions",
        headers={"X-Log10-Token": live_gateway.token},
        data={"organization_id": live_gateway.organization_id},
    )

    expect(ui.page.get_by_role("heading", name="Completion", exact=True)).to_be_visible()
    ui.page.unroute_all()
    ui.page.go_back()
    expect(ui.page.get_by_role("grid", name="Completions")).to_be_visible()


def test_a_filter_that_nothing_fits_names_the_condition_and_is_cleared(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    ui.go('/completions?f={"model":{"eq":"no such model"},"status":{"in":["FINISHED"]}}')
    nothing = ui.page.get_by_role("heading", name="Nothing matches")
    expect(nothing).to_be_visible()
    ui.page.get_by_role("button", name="Which condition empties it?").click()
    lines = ui.page.get_by_role("listitem").filter(has_text="Without")
    expect(lines).to_have_count(2)
    expect(lines.filter(has_text="Without status:finished")).to_contain_text("0 completions")
    assert ui.violations() == []

    ui.page.get_by_role("button", name="Clear all").click()

    expect(nothing).to_have_count(0)
    assert "f=" not in ui.page.url


def test_what_comes_into_an_empty_list_is_shown_by_itself(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    sockets: list[WebSocketRoute] = []
    broken = False

    def through(socket: WebSocketRoute) -> None:
        if broken:
            socket.close(code=1012)
            return
        socket.connect_to_server()
        sockets.append(socket)

    ui.page.route_web_socket("**/graphql", through)
    ui.go('/completions?f={"tags":{"has":"not yet"}}')
    expect(ui.page.get_by_role("heading", name="Nothing matches")).to_be_visible()
    expect(ui.page.get_by_text("● live")).to_be_visible()
    broken = True
    sockets[-1].close(code=1012)
    gap = ui.page.get_by_text("Nothing is known of changes since")
    expect(gap).to_be_visible()
    broken = False
    expect(gap).to_have_count(0, timeout=30_000)

    ui.page.context.request.post(
        f"{live_gateway.url}/api/completions",
        headers={"X-Log10-Token": live_gateway.token},
        data={"organization_id": live_gateway.organization_id, "tags": ["not yet"]},
    )

    expect(ui.page.get_by_role("grid")).to_contain_text("not yet", timeout=30_000)


def test_an_error_of_the_list_is_told_in_its_place(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    ui.allowed.append("400")
    ui.go('/completions?f={"noSuchField":{"eq":1}}')

    expect(ui.page.get_by_role("alert")).to_contain_text("BAD_USER_INPUT")
