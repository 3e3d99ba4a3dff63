"""Sessions in a browser: the list, one as a conversation and as a time line, live, keys."""

import json
import re
import time
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from urllib.parse import quote

import pytest
from playwright.sync_api import Route, expect

from tests.conftest import LiveGateway
from tests.ui.calls import ask, log, log_chat
from tests.ui.conftest import OpenUi, Ui

CREATE: Final = """mutation($input: CreateCompletionsInput!) {
  createCompletions(input: $input) { count results { error { message } } }
}"""
BEGAN: Final = datetime(2026, 11, 1, tzinfo=UTC)
HOSTILE: Final = "<img src=x onerror=1>/../?#%00"
FIND: Final = '{"name": "find_order", "arguments": "{\\"order\\": 4711}"}'

Message = dict[str, Any]


def say(role: str, content: str) -> Message:
    return {"role": role, "content": content}


def call(
    session: str, second: float, said: list[Message], answer: Message | None, **fields: Any
) -> dict[str, Any]:
    """A call that was made so many seconds after the first; without an answer it has failed."""
    made: dict[str, Any] = {
        "kind": "CHAT",
        "status": "FAILED" if answer is None else "FINISHED",
        "sessionId": session,
        "createdAt": (BEGAN + timedelta(seconds=second)).isoformat(),
        "duration": 2.0,
        "request": {"model": "gpt-4o", "messages": said},
        **fields,
    }
    if answer is not None:
        usage = {"prompt_tokens": 10, "completion_tokens": 2, "total_tokens": 12}
        choice = {"index": 0, "message": answer}
        made["response"] = {"model": "gpt-4o-2024-08-06", "choices": [choice], "usage": usage}
    return made


def log_all(gateway: LiveGateway, calls: list[dict[str, Any]]) -> None:
    for start in range(0, len(calls), 500):
        ask(gateway, CREATE, {"input": {"completions": calls[start : start + 500]}})


def log_refund(gateway: LiveGateway, session: str) -> None:
    """A chat with a tool, of which one call fails and one goes on beside the others."""
    said = [say("system", "Be brief."), say("user", "My order came broken.")]
    tool_call = {"id": "c1", "type": "function", "function": json.loads(FIND)}
    calls_tool = {"role": "assistant", "content": None, "tool_calls": [tool_call]}
    told = [*said, calls_tool, {"role": "tool", "tool_call_id": "c1", "content": '{"total": 59.0}'}]
    answer = say("assistant", "I send the money back.")
    failed = {"failureKind": "RateLimitError", "failureReason": "Too many tokens per minute."}
    log_all(
        gateway,
        [
            call(session, 0, said, calls_tool, tags=["prod"]),
            call(session, 3, told, None, **failed, tags=["prod"]),
            call(session, 3.5, [say("user", "Is this polite?")], say("assistant", "Yes.")),
            call(session, 600, told, answer),
        ],
    )


def wait_until_summed_up(gateway: LiveGateway, session: str) -> None:
    """Sessions are filtered by sums that are made within a second or two."""
    query = """query($id: ID!) {
      sessions(filter: { id: { eq: $id }, failedCount: { gt: 0 } }) { totalCount }
    }"""
    end = time.monotonic() + 60
    while ask(gateway, query, {"id": session})["sessions"]["totalCount"] == 0:
        assert time.monotonic() < end
        time.sleep(0.2)


def open_session(open_ui: OpenUi, gateway: LiveGateway, address: str, width: int = 1440) -> Ui:
    ui = open_ui(gateway.token, width=width)
    ui.go(address)
    return ui


def at(ui: Ui, number: int) -> Any:
    return ui.page.locator(f"[data-call='{number - 1}']")


def test_one_call_is_no_calls_on_a_card(open_ui: OpenUi, live_gateway: LiveGateway) -> None:
    log_all(live_gateway, [call("alone-a", 0, [say("user", "Hello?")], say("assistant", "Yes."))])
    ui = open_session(open_ui, live_gateway, "/sessions", width=390)
    row = ui.page.locator("[data-index]").filter(has_text="alone-a")
    expect(row).to_contain_text("1 call")
    expect(row).not_to_contain_text("1 calls")


def test_the_list_is_filtered_ordered_and_opened_from_the_keyboard(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    for name in ("list-a", "list-b"):
        log_refund(live_gateway, name)
        wait_until_summed_up(live_gateway, name)
    ui = open_session(open_ui, live_gateway, "/sessions")
    grid = ui.page.get_by_role("grid", name="Sessions")
    expect(grid).to_be_visible()

    ui.page.keyboard.press("/")
    ui.page.keyboard.type("id:list-a,list-b failed>0")
    ui.page.keyboard.press("Enter")
    ui.page.get_by_role("button", name="Began").click()
    expect(ui.page).to_have_url(re.compile(r"f=.*list-a.*o=-CREATED_AT"))
    rows = grid.locator("[data-index]")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("✕ 1")
    expect(rows.nth(0)).to_contain_text("prod")

    # Read anew it keeps its rows until others are there, or until it is cancelled.
    def hold(route: Route) -> None:
        if "query SessionList(" not in (route.request.post_data or ""):
            route.continue_()

    ui.page.route("**/graphql", hold)
    ui.page.get_by_role("button", name="Read anew").click()
    cancel = ui.page.get_by_role("button", name="Cancel")
    expect(cancel).to_be_visible()
    expect(rows).to_have_count(2)
    cancel.click()
    expect(cancel).to_have_count(0)
    expect(rows).to_have_count(2)
    ui.page.unroute_all()

    grid.press("Escape")
    ui.page.get_by_role("heading", name="Sessions").click()
    for key in ("j", "j", "k", "j"):
        ui.page.keyboard.press(key)
    expect(rows.nth(1).get_by_role("link")).to_be_focused()
    name = rows.nth(1).get_by_role("link").inner_text()
    ui.page.keyboard.press("o")

    expect(ui.page).to_have_url(re.compile(rf"#/sessions/{name}"))
    expect(ui.page.get_by_role("article", name="Call 1", exact=True)).to_be_visible()


def test_a_list_without_a_match_says_which_condition_empties_it(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    log_refund(live_gateway, "empty-a")
    f = json.dumps({"id": {"eq": "empty-a"}, "failedCount": {"gt": 50}})
    ui = open_session(open_ui, live_gateway, f"/sessions?f={f}")
    ui.page.get_by_role("button", name="Which condition empties it?").click()
    line = ui.page.get_by_role("listitem").filter(has_text="Without failed>50")
    expect(line).to_contain_text("Without failed>50: 1 session")

    line.get_by_role("button", name="Leave it out").click()

    expect(ui.page.get_by_role("link", name="empty-a")).to_be_visible()


def test_a_session_is_one_conversation_in_which_nothing_is_said_twice(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    log_refund(live_gateway, "refund")
    ui = open_session(open_ui, live_gateway, "/sessions/refund")
    header = ui.page.locator("main header")
    for words in ("10 min 2 s", "✕ 1", "prod"):
        expect(header).to_contain_text(words)
    expect(at(ui, 1)).to_contain_text("find_order")
    failed = at(ui, 2)
    expect(failed).to_contain_text("✕ failed")
    expect(failed).to_contain_text("Too many tokens per minute.")
    # The call of the tool was told before; its result was not.
    expect(failed).to_contain_text("3 turns as before")
    expect(failed).to_contain_text('{"total": 59.0}')
    expect(failed).not_to_contain_text("My order came broken.")
    last = at(ui, 4)
    last.scroll_into_view_if_needed()
    expect(last).to_contain_text("I send the money back.")

    failed.get_by_role("button", name="3 turns as before").click()

    expect(failed).to_contain_text("My order came broken.")
    assert ui.violations() == []
    assert ui.overflow() <= 0


def test_calls_are_gone_to_marked_and_opened_from_the_keyboard(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    log_refund(live_gateway, "keys")
    ui = open_session(open_ui, live_gateway, "/sessions/keys")
    expect(at(ui, 1)).to_contain_text("find_order")
    ui.page.keyboard.press("j")
    expect(at(ui, 1)).to_be_focused()
    ui.page.keyboard.press("j")
    expect(at(ui, 2)).to_be_focused()
    expect(ui.page).to_have_url(re.compile(r"at="))
    ui.page.keyboard.press("e")
    expect(at(ui, 2)).to_contain_text("My order came broken.")
    ui.page.reload()
    expect(at(ui, 2)).to_be_focused()

    ui.page.keyboard.press("v")
    bar = at(ui, 2)
    expect(bar).to_be_focused()
    expect(bar).to_have_accessible_name(re.compile("failed RateLimitError, 2.00 s, beside 1"))
    ui.page.keyboard.press("m")
    ui.page.keyboard.press("/")
    ui.page.keyboard.type("4")
    ui.page.keyboard.press("Enter")
    expect(at(ui, 4)).to_be_focused()
    ui.page.keyboard.press("m")

    expect(ui.page).to_have_url(re.compile("#/compare"))
    ui.page.go_back()
    at(ui, 4).press("Enter")
    expect(ui.page).to_have_url(re.compile("#/completions/"))
    ui.page.get_by_role("link", name="keys", exact=True).click()
    expect(at(ui, 4)).to_be_focused()


def test_the_time_line_has_a_table_and_idle_time_to_scale(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    log_refund(live_gateway, "time")
    ui = open_session(open_ui, live_gateway, "/sessions/time?v=timeline")
    expect(ui.page.get_by_text("4 calls, 2 of them beside others")).to_be_visible()
    left = "element => element.getBoundingClientRect().left"
    before = at(ui, 3).evaluate(left)

    ui.page.get_by_role("button", name="Idle time to scale").click()

    assert at(ui, 3).evaluate(left) < before
    assert ui.violations() == []
    ui.page.get_by_role("button", name="As a table").click()
    row = ui.page.get_by_role("row", name="Call 2")
    expect(row).to_contain_text("RateLimitError")
    assert ui.violations() == []
    assert ui.overflow() <= 0


def test_a_hostile_id_is_text(open_ui: OpenUi, live_gateway: LiveGateway) -> None:
    call_id = log_chat(live_gateway, "Hello", "So?", sessionId=HOSTILE, failureKind="<b>")
    ui = open_session(open_ui, live_gateway, f"/completions/{call_id}")
    ui.page.get_by_role("link", name=HOSTILE).click()
    expect(at(ui, 1)).to_contain_text("So?")
    expect(ui.page.locator("main header code")).to_have_text(HOSTILE)
    expect(at(ui, 1)).to_be_focused()
    ui.page.reload()
    expect(at(ui, 1)).to_contain_text("So?")
    assert ui.page.locator("main img").count() == 0

    ui.page.locator("main header").get_by_role("link", name="1", exact=True).click()
    expect(ui.page.get_by_role("grid")).to_contain_text("Hello")

    ui.go(f"/sessions?f={quote(json.dumps({'id': {'eq': HOSTILE}}))}")
    ui.page.get_by_role("link", name=HOSTILE).click()
    expect(at(ui, 1)).to_contain_text("So?")


@pytest.mark.parametrize("name", [".", "..", "a b", "ä/ö"])
def test_an_id_of_any_kind_has_an_address(
    name: str, open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    log_chat(live_gateway, "Hello", f"to {name}", sessionId=name)
    ui = open_session(
        open_ui, live_gateway, f"/sessions?f={quote(json.dumps({'id': {'eq': name}}))}"
    )
    ui.page.get_by_role("grid").get_by_role("link").click()
    expect(at(ui, 1)).to_contain_text(f"to {name}")


def test_of_2000_calls_only_those_in_sight_are_elements_and_asked_for(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    calls = [
        call("long", second * 5, [say("user", f"q{second}")], say("assistant", f"a{second}"))
        for second in range(2000)
    ]
    log_all(live_gateway, calls)
    ui = open_session(open_ui, live_gateway, "/sessions/long")
    expect(ui.page.get_by_text("of 2,000", exact=True)).to_be_visible()
    expect(at(ui, 1)).to_contain_text("a0")
    ui.page.keyboard.press("/")
    ui.page.keyboard.type("1500")
    ui.page.keyboard.press("Enter")
    expect(at(ui, 1500)).to_contain_text("a1499")
    ui.page.keyboard.press("End")
    expect(at(ui, 2000)).to_contain_text("a1999")
    assert ui.page.evaluate("document.querySelectorAll('*').length") < 2000
    # Head, viewer, four pages, and the calls around three places.
    assert len(ui.asked()) < 60

    ui.page.keyboard.press("v")
    expect(at(ui, 2000)).to_be_focused()
    assert ui.page.evaluate("document.querySelectorAll('*').length") < 2000


def test_new_calls_of_an_open_session_wait_behind_a_pill(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    first = log_chat(live_gateway, "One", "first", sessionId="open")
    ui = open_session(open_ui, live_gateway, "/sessions/open")
    expect(at(ui, 1)).to_contain_text("first")
    # From then on changes are told.
    expect(ui.page.get_by_role("banner")).to_contain_text("live")

    log_chat(live_gateway, "Two", "second", sessionId="open")
    expect(ui.page.get_by_role("button", name="1 new")).to_be_visible()
    expect(at(ui, 2)).to_have_count(0)
    ui.page.keyboard.press(".")
    expect(at(ui, 2)).to_contain_text("second")

    ask(
        live_gateway,
        "mutation($ids: [ID!]!) { deleteCompletions(input: {ids: $ids}) { deletedIds } }",
        {"ids": [first]},
    )
    expect(at(ui, 1)).to_contain_text("deleted")


@pytest.mark.parametrize("address", ["/sessions", "/sessions/any"])
def test_an_error_is_told_with_its_code(
    address: str, open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    ui.answer({"message": "Not now.", "extensions": {"code": "TIMEOUT"}})
    ui.go(address)
    expect(ui.page.get_by_role("alert")).to_contain_text("TIMEOUT")
    expect(ui.page.get_by_role("button", name="Retry")).to_be_visible()
    assert ui.violations() == []


def test_a_session_of_another_organization_is_not_here(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_session(open_ui, live_gateway, "/sessions/nobodys")
    expect(ui.page.get_by_role("heading", name="Not here")).to_be_visible()


def test_a_call_whose_conversation_fails_says_so_in_its_place(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    log_chat(live_gateway, "One", "first", sessionId="partly")
    log_chat(live_gateway, "Two", "second", sessionId="partly")
    ui = open_ui(live_gateway.token)
    error = {"message": "No.", "path": ["completion"], "extensions": {"code": "UNAVAILABLE"}}
    failing = [True]

    def answer(route: Any) -> None:
        if failing[0] and "SessionCallConversation" in (route.request.post_data or ""):
            route.fulfill(json={"data": {"completion": None}, "errors": [error]})
        else:
            route.fallback()

    ui.page.route("**/graphql", answer)
    ui.go("/sessions/partly")
    expect(at(ui, 1).get_by_role("alert")).to_contain_text("UNAVAILABLE")
    failing[0] = False

    at(ui, 1).get_by_role("button", name="Retry").click()

    expect(at(ui, 1)).to_contain_text("first")


def test_the_palette_leads_to_a_session_by_its_id(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    log_chat(live_gateway, "Hello", "there", sessionId="palette-session")
    ui = open_session(open_ui, live_gateway, "/sessions")
    expect(ui.page.get_by_role("grid")).to_be_visible()
    ui.page.keyboard.press("Control+k")
    ui.page.get_by_label("Find a command, a view or an id").fill("palette-session")
    ui.page.get_by_role("menuitem", name=re.compile("^Session palette-session")).click()
    expect(at(ui, 1)).to_contain_text("there")


def test_a_session_that_was_announced_waits_for_its_first_call(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    made = ask(
        live_gateway,
        'mutation { createSession(input: {name: "A <b>name</b>"}) { session { id } } }',
        {},
    )
    session = made["createSession"]["session"]["id"]
    ui = open_session(open_ui, live_gateway, f"/sessions/{session}")
    expect(ui.page.get_by_role("heading", name="No calls yet")).to_be_visible()
    expect(ui.page.get_by_text("A <b>name</b>")).to_be_visible()
    log(live_gateway, call(session, 0, [say("user", "Hi")], say("assistant", "Hello")))
    ui.page.get_by_role("button", name="1 new").click()
    expect(at(ui, 1)).to_contain_text("Hello")
