"""What is shown while there is nothing to show, or not all of it, in a browser."""

import json
from typing import Any

import pytest
from playwright.sync_api import Error, Route, WebSocketRoute, expect

from tests.conftest import LiveGateway
from tests.ui.calls import log_chat
from tests.ui.conftest import OpenUi, Ui


def rejection(code: str) -> dict[str, Any]:
    return {"errors": [{"message": "Not now.", "extensions": {"code": code, "requestId": "r1"}}]}


def asks(route: Route, operation: str) -> bool:
    body: dict[str, Any] = json.loads(route.request.post_data or "{}")
    return f"query {operation}" in body.get("query", "")


def token_names(ui: Ui) -> list[str]:
    return ui.page.locator("tbody tr td:first-child").all_inner_texts()


def test_rate_limited_is_counted_down_and_tried_again_by_itself(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    ui.allowed.append("429")
    answers = [rejection("RATE_LIMITED")]

    def answer(route: Route) -> None:
        if answers:
            route.fulfill(status=429, headers={"Retry-After": "2"}, json=answers.pop())
        else:
            route.continue_()

    ui.page.route("**/graphql", answer)
    ui.go("/settings/you")
    expect(ui.page.get_by_role("alert")).to_contain_text("RATE_LIMITED")
    expect(ui.page.get_by_role("button", name="by itself in")).to_be_visible()
    assert ui.violations() == []

    expect(ui.page.get_by_role("heading", name="You")).to_be_visible()


def test_a_reload_keeps_its_rows_and_is_cancelled_after_two_seconds(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    ui.go("/settings/tokens")
    expect(ui.page.get_by_role("row")).not_to_have_count(0)
    before = token_names(ui)
    held: list[Route] = []

    def hold(route: Route) -> None:
        if asks(route, "Tokens"):
            held.append(route)
        else:
            route.continue_()

    ui.page.route("**/graphql", hold)
    ui.page.get_by_label("Name", exact=True).fill("while it reloads")
    ui.page.get_by_role("button", name="Make a token").click()

    cancel = ui.page.get_by_role("button", name="Cancel")
    expect(cancel).to_be_visible()
    expect(ui.page.get_by_role("status", name="Loading")).to_contain_text(" s")
    assert token_names(ui) == before
    assert ui.violations() == []
    cancel.click()

    expect(ui.page.get_by_role("status", name="Loading")).to_have_count(0)
    assert token_names(ui) == before


def test_offline_and_a_silent_gateway_are_told_and_reading_goes_on(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    ui.allowed.append("ERR_")
    ui.go("/settings/you")
    expect(ui.page.get_by_role("heading", name="You")).to_be_visible()

    # Whatever the browser has of another test.
    ui.page.route("**/assets/Tasks-*.js", lambda route: route.abort())
    ui.page.context.set_offline(True)
    expect(ui.page.get_by_text("Offline. What is loaded")).to_be_visible()
    expect(ui.page.get_by_text("ADMIN:")).to_be_visible()
    assert ui.violations() == []
    # Nor does a page that is not here yet take the one that is: it is fetched once it can be.
    ui.page.evaluate("globalThis.isSame = true")
    ui.page.keyboard.press("g")
    ui.page.keyboard.press("t")
    missing = ui.page.get_by_role("alert").get_by_text("This part of the page did not come")
    expect(missing).to_be_visible()
    expect(ui.page.get_by_text("The gateway does not answer. It may be")).to_be_visible()
    expect(ui.page.get_by_role("button", name="Load the page anew")).to_have_count(0)
    ui.page.get_by_role("button", name="Retry").click()
    expect(missing).to_be_visible()
    assert ui.violations() == []
    ui.page.unroute_all()
    ui.page.context.set_offline(False)
    expect(ui.page.get_by_text("Offline. What is loaded")).to_have_count(0)
    expect(ui.page.get_by_role("heading", name="Tasks", exact=True)).to_be_visible()
    assert ui.page.evaluate("globalThis.isSame") is True

    ui.page.route("**/graphql", lambda route: route.abort())
    ui.go("/settings/prices")
    expect(ui.page.get_by_role("alert")).to_contain_text("OFFLINE")
    expect(ui.page.get_by_text("The gateway does not answer. What is")).to_be_visible()
    ui.page.unroute_all()
    ui.page.get_by_role("button", name="Retry").click()
    expect(ui.page.get_by_text("The gateway does not answer. What is")).to_have_count(0)
    expect(ui.page.get_by_text("The clock of this browser")).to_have_count(0)

    # The gateway says what time it is: a browser that is days fast is told so.
    def of_before(route: Route) -> None:
        response = route.fetch()
        headers = response.headers | {"date": "Fri, 27 Nov 2020 12:00:00 GMT"}
        route.fulfill(response=response, headers=headers)

    ui.page.route("**/graphql", of_before)
    ui.go("/feedback")
    expect(ui.page.get_by_text("The clock of this browser")).to_contain_text("ahead of")
    ui.page.unroute_all()
    ui.go("/grade")
    expect(ui.page.get_by_text("The clock of this browser")).to_have_count(0)


def test_a_page_that_listens_says_that_the_gateway_is_away_and_comes_back_by_itself(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    ui.page.context.request.post(
        f"{live_gateway.url}/api/completions",
        headers={"X-Log10-Token": live_gateway.token},
        data={"organization_id": live_gateway.organization_id, "tags": ["of the states"]},
    )
    ui.allowed += ["502", "WebSocket"]
    sockets: list[WebSocketRoute] = []
    away: set[str] = set()

    def through(socket: WebSocketRoute) -> None:
        if "sockets" in away:
            socket.close(code=1012)
            return
        socket.connect_to_server()
        sockets.append(socket)

    def answer(route: Route) -> None:
        if "requests" in away:
            # A proxy says so meanwhile.
            route.fulfill(status=502, body="<html>Bad gateway</html>")
        else:
            route.continue_()

    ui.page.route_web_socket("**/graphql", through)
    ui.page.route("**/graphql", answer)
    ui.go("/completions")
    live = ui.page.get_by_text("● live")
    silent = ui.page.get_by_text("The gateway does not answer. What is")
    expect(live).to_be_visible()

    # Where requests are answered the gateway is not away: one has been made to know that.
    away.add("sockets")
    with ui.page.expect_response("**/graphql"):
        sockets[-1].close(code=1012)
    expect(ui.page.get_by_text("✕ live updates are broken off")).to_be_visible()
    expect(silent).to_have_count(0)

    away.add("requests")
    expect(silent).to_be_visible()
    ui.page.keyboard.press(".")
    expect(ui.page.get_by_role("alert")).to_contain_text("NO_ANSWER")
    assert ui.violations() == []

    away.clear()
    expect(ui.page.get_by_role("alert")).to_have_count(0)
    expect(silent).to_have_count(0)
    expect(live).to_be_visible()


def test_what_is_cut_off_each_time_is_sent_again_once_and_then_by_hand(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    ui.allowed.append("ERR_")
    asked = 0

    def cut(route: Route) -> None:
        nonlocal asked
        if asks(route, "Prices"):
            asked += 1
            route.abort()
        else:
            route.continue_()

    ui.page.route("**/graphql", cut)
    ui.page.clock.install()
    ui.go("/settings/you")
    # What else is answered meanwhile would say that the gateway is there.
    expect(ui.page.get_by_text("ADMIN:")).to_be_visible()
    ui.go("/settings/prices")
    alert = ui.page.get_by_role("alert")
    silent = ui.page.get_by_text("The gateway does not answer. What is")

    def comes_back() -> None:
        """What asks now and then finds that the gateway answers."""
        expect(silent).to_be_visible()
        # The bar may be seen before its timer runs: then the clock was put on too early.
        for _ in range(5):
            try:
                with ui.page.expect_response("**/graphql", timeout=3_000):
                    ui.page.clock.fast_forward(5_000)
            except Error:
                continue
            return
        pytest.fail("nothing asks whether the gateway answers")

    for by_hand in range(2):
        comes_back()
        comes_back()
        expect(silent).to_have_count(0)
        expect(alert).to_contain_text("OFFLINE")
        assert asked == 2 * (by_hand + 1)
        ui.page.get_by_role("button", name="Retry").click()

    expect(silent).to_be_visible()
    assert asked == 5
    ui.page.unroute_all(behavior="wait")
    comes_back()
    expect(alert).to_have_count(0)
    expect(ui.page.get_by_text("The organization has set no prices")).to_be_visible()


def test_a_new_release_is_noted_on_focus_and_loaded_when_one_says_so(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    ui.go("/settings/you")
    expect(ui.page.get_by_role("heading", name="You")).to_be_visible()
    page = '<script src="static/ui/assets/ui-AnotherOne.js"></script>'
    ui.page.route("**/ui", lambda route: route.fulfill(body=page, content_type="text/html"))
    ui.page.evaluate("dispatchEvent(new Event('focus'))")

    bar = ui.page.get_by_text("The gateway has another release of this page.")
    expect(bar).to_be_visible()
    assert ui.violations() == []
    ui.page.unroute_all()
    ui.page.get_by_role("button", name="Reload").click()

    expect(bar).to_have_count(0)
    expect(ui.page.get_by_role("heading", name="You")).to_be_visible()


def test_a_change_that_fails_is_told_and_what_was_there_stays(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    ui.go("/settings/tokens")
    expect(ui.page.get_by_role("row")).not_to_have_count(0)
    error = {"message": "Not now.", "path": ["createToken"], "extensions": {"code": "UNAVAILABLE"}}
    answer = {"data": {"createToken": None}, "errors": [error]}

    def fail(route: Route) -> None:
        if "mutation" in (route.request.post_data or ""):
            route.fulfill(json=answer)
        else:
            route.continue_()

    ui.page.route("**/graphql", fail)
    ui.page.get_by_label("Name", exact=True).fill("never made")
    ui.page.get_by_role("button", name="Make a token").click()

    expect(ui.page.get_by_role("alert")).to_contain_text("UNAVAILABLE")
    expect(ui.page.get_by_role("button", name="by itself")).to_have_count(0)
    assert "never made" not in token_names(ui)


def test_a_list_that_took_too_long_names_what_no_index_serves(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    ui.allowed.append("504")
    explained = {
        "engine": "MONGODB",
        "indexes": [],
        "examinedDocuments": 12345,
        "advice": ["No index serves promptTokens."],
    }

    def fail(route: Route) -> None:
        if asks(route, "CompletionList"):
            route.fulfill(status=504, json=rejection("TIMEOUT"))
        elif asks(route, "WhyTooLong"):
            route.fulfill(json={"data": {"explainCompletions": explained}})
        else:
            route.continue_()

    ui.page.route("**/graphql", fail)
    ui.go('/completions?f={"promptTokens":{"gt":5}}')

    alert = ui.page.get_by_role("alert")
    expect(alert).to_contain_text("TIMEOUT")
    expect(alert).to_contain_text("12,345 documents were looked at")
    expect(alert).to_contain_text("No index serves promptTokens.")
    assert ui.violations() == []


def test_a_list_whose_texts_are_too_much_for_an_answer_comes_without_them(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    log_chat(live_gateway, "Hi", "Hello")
    ui = open_ui(live_gateway.token)
    ui.allowed.append("400")

    def fail(route: Route) -> None:
        asked = json.loads(route.request.post_data or "{}")
        if asks(route, "CompletionList") and asked["variables"].get("withPrompt"):
            route.fulfill(status=400, json=rejection("QUERY_TOO_COMPLEX"))
        else:
            route.continue_()

    ui.page.route("**/graphql", fail)
    ui.go("/completions")

    row = ui.page.get_by_role("grid", name="Completions").get_by_role("row").nth(1)
    expect(row.locator("[data-column=prompt]")).to_contain_text("the page is too large for it")
    expect(row.locator("[data-column=status]")).not_to_be_empty()
    expect(ui.page.get_by_role("alert")).to_have_count(0)
    assert "c=" not in ui.page.url
    assert ui.violations() == []
