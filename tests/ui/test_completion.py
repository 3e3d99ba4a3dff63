"""One completion in a browser: header, conversation, JSON by its digits, stack, feedback, keys."""

import re
from typing import Any, Final, Literal
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect

from tests.conftest import LiveGateway
from tests.ui.calls import ask, log, log_chat, token_of
from tests.ui.conftest import OpenUi, Ui
from tests.ui.grades import make_task
from tests.ui.grading import WATCH_FOR_NEWS

PIXEL: Final = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA"
    "WjR9awAAAABJRU5ErkJggg=="
)


def tools_call() -> dict[str, Any]:
    weather = {"name": "weather", "arguments": '{"city": "Oslo", "days": 3.0}'}
    return {
        "kind": "CHAT",
        "status": "FINISHED",
        "tags": ["prod"],
        "sessionId": "kiln",
        "duration": 1.5,
        "stacktrace": [
            {"file": "main.py", "line": "run()", "lineno": 1, "name": "<module>"},
            {"file": "kiln.py", "line": "ask(client)", "lineno": 7, "name": "run"},
        ],
        "extra": {"user_id": "u-1"},
        "request": {
            "model": "gpt-4o",
            "temperature": 0.5,
            "messages": [
                {"role": "system", "content": "Be **brief**."},
                {
                    "role": "user",
                    "content": [
                        {"type": "text", "text": "Weather in Oslo?"},
                        {"type": "image_url", "image_url": {"url": PIXEL}},
                        {"type": "image_url", "image_url": {"url": "https://example.com/a.png"}},
                    ],
                },
                {
                    "role": "assistant",
                    "content": None,
                    "tool_calls": [{"id": "c1", "type": "function", "function": weather}],
                },
                {"role": "tool", "tool_call_id": "c1", "content": '{"degrees": 12.0}'},
            ],
        },
        "response": {
            "model": "gpt-4o-2024-08-06",
            "choices": [
                {
                    "index": 0,
                    "message": {"role": "assistant", "content": "It has **12** degrees."},
                    "finish_reason": "stop",
                }
            ],
            "usage": {
                "prompt_tokens": 1200,
                "completion_tokens": 40,
                "total_tokens": 1240,
                "prompt_tokens_details": {"cached_tokens": 1000},
                "completion_tokens_details": {"reasoning_tokens": 30},
            },
        },
    }


def open_call(open_ui: OpenUi, gateway: LiveGateway, call: str, rest: str = "") -> Ui:
    ui = open_ui(gateway.token)
    ui.go(f"/completions/{call}{rest}")
    return ui


def test_the_header_says_what_it_was_and_what_it_cost_in_parts(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_call(open_ui, live_gateway, log(live_gateway, tools_call()))
    header = ui.page.locator("main header")
    for words in ("finished", "gpt-4o-2024-08-06", "openai", "1.50 s", "1,240", "kiln", "u-1"):
        expect(header).to_contain_text(words)

    header.get_by_text("1,240").click()
    expect(header.get_by_role("row", name="read from a cache 1,000")).to_be_visible()
    expect(header.get_by_role("row", name="reasoning 30")).to_be_visible()
    header.get_by_text(re.compile(r"^\$0\.\d+$")).first.click()
    expect(header.get_by_role("row", name="by genai-prices")).to_be_visible()

    header.get_by_role("link", name="openai").click()
    expect(ui.page).to_have_url(re.compile(r"#/completions\?f=.*provider"))


def test_a_conversation_joins_calls_and_results_and_fetches_no_picture(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_call(open_ui, live_gateway, log(live_gateway, tools_call()))
    turns = ui.page.get_by_role("list", name="Conversation").locator("> li")
    expect(turns).to_have_count(4)
    expect(turns.nth(0)).to_contain_text("Be **brief**.")
    expect(turns.nth(1)).to_contain_text("example.com")
    expect(turns.nth(2)).to_contain_text('"days": 3.0')
    expect(turns.nth(2)).to_contain_text('"degrees": 12.0')
    expect(turns.nth(3).locator("strong")).to_have_text("12")

    picture = turns.nth(1).get_by_role("button", name="large")
    picture.click()
    expect(turns.nth(1).get_by_role("button", name="small")).to_be_visible()
    assert not any("example.com" in url for url in ui.seen.requested)


def test_how_turns_are_shown_is_chosen_by_key_and_kept(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_call(open_ui, live_gateway, log_chat(live_gateway, "*Hi*", '{"a": 1.0}'))
    first = ui.page.locator("li[data-turn='0']")
    expect(first).to_contain_text("*Hi*")
    ui.page.keyboard.press("v")
    expect(first.locator("em")).to_have_text("Hi")
    ui.page.keyboard.press("j")
    expect(ui.page.locator("li[data-turn='1']")).to_be_focused()
    ui.page.keyboard.press("v")
    expect(ui.page.locator("li[data-turn='1']")).to_contain_text('"a": 1.0')

    ui.page.reload()

    expect(first.locator("em")).to_have_text("Hi")


def test_a_long_turn_is_folded_after_40_lines(open_ui: OpenUi, live_gateway: LiveGateway) -> None:
    text = "\n".join(f"line {number}" for number in range(100))
    ui = open_call(open_ui, live_gateway, log_chat(live_gateway, text, "Long."))
    first = ui.page.locator("li[data-turn='0']")
    expect(first).to_contain_text("line 39")
    expect(first).not_to_contain_text("line 40")

    first.get_by_role("button", name="Show all 100 lines").click()

    expect(first).to_contain_text("line 99")
    ui.page.keyboard.press("e")
    expect(first).not_to_contain_text("line 99")


def test_json_is_shown_digit_by_digit_and_gone_through_by_keys(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    call = log(
        live_gateway,
        '{"request": {"seed": 9007199254740993, "temperature": 1.0, "deep": {"er": ["x", "y"]}}}',
    )
    ui = open_call(open_ui, live_gateway, call, "?t=request&at=deep.er.1")
    tree = ui.page.get_by_role("tree")
    expect(tree).to_contain_text("9007199254740993")
    expect(tree).to_contain_text("1.0")
    expect(tree.get_by_role("treeitem", selected=True)).to_contain_text('"y"')

    tree.get_by_role("treeitem", selected=True).focus()
    ui.page.keyboard.press("ArrowUp")
    expect(tree.get_by_role("treeitem", selected=True)).to_contain_text('"x"')
    expect(ui.page).to_have_url(re.compile(r"at=deep\.er\.0"))
    ui.page.keyboard.press("ArrowLeft")
    ui.page.keyboard.press("ArrowLeft")
    expect(tree.get_by_text('"x"')).to_have_count(0)
    assert ui.violations() == []

    ui.page.keyboard.press("/")
    ui.page.keyboard.type("Y")
    expect(ui.page.get_by_text("1 of 1")).to_be_visible()
    expect(tree.get_by_role("treeitem", selected=True)).to_contain_text('"y"')
    ui.page.get_by_role("link", name="Filter to").click()
    expect(ui.page).to_have_url(re.compile(r"#/completions\?f=.*payload"))


def test_alterations_are_marked_and_lead_to_their_place(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    call = log(
        live_gateway,
        r'{"request": {"messages": [{"role": "user", "content": "half \ud83d"}]}}',
    )
    ui = open_call(open_ui, live_gateway, call)
    ui.page.get_by_text("What is stored differs").click()
    expect(ui.page.locator("li[data-turn='0']")).to_contain_text("⟨U+FFFD⟩")

    ui.page.get_by_role("link", name="/request/messages/0/content").click()

    selected = ui.page.get_by_role("treeitem", selected=True)
    expect(selected).to_contain_text("≠ unicode")


def test_raw_and_stack_and_extra_are_there(open_ui: OpenUi, live_gateway: LiveGateway) -> None:
    ui = open_call(open_ui, live_gateway, log(live_gateway, tools_call()), "?t=raw")
    expect(ui.page.get_by_role("region", name="Raw")).to_contain_text('"temperature":0.5')
    ui.page.get_by_role("link", name="Stack").click()
    frames = ui.page.get_by_role("list", name="Frames").locator("> li")
    expect(frames).to_have_count(2)
    expect(frames.first).to_contain_text("kiln.py:7")
    ui.page.keyboard.press("6")
    expect(ui.page.get_by_role("tree", name="JSON of extra")).to_contain_text('"u-1"')
    asked = len(ui.asked())
    ui.page.get_by_role("link", name="Request").click()
    expect(ui.page.get_by_role("tree", name="JSON of request")).to_be_visible()
    assert len(ui.asked()) == asked


def test_tags_are_changed_and_a_reader_is_told_why_not(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    call = log_chat(live_gateway, "Hi", "Hello.", tags=["old"])
    ui = open_call(open_ui, live_gateway, call)
    expect(ui.page.get_by_role("list", name="Tags")).to_have_text(re.compile("old"))
    ui.page.keyboard.press("t")
    ui.page.keyboard.type("new one")
    ui.page.keyboard.press("Enter")
    expect(ui.page.get_by_role("list", name="Tags")).to_contain_text("new one")
    ui.page.get_by_role("button", name="Take away the tag old").click()
    expect(ui.page.get_by_role("list", name="Tags")).not_to_contain_text("old")

    reader = open_ui(token_of(live_gateway, "READER"))
    reader.go(f"/completions/{call}")
    expect(reader.page.get_by_label("New tag")).to_be_disabled()
    expect(reader.page.get_by_role("button", name="Delete")).to_be_disabled()
    expect(reader.page.get_by_text("needs ADMIN")).to_be_visible()
    assert reader.violations() == []


def test_what_a_tag_of_ones_own_changes_is_there_at_once_and_no_news(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    make_task(live_gateway, "Wants it", tag="review it")
    call = log_chat(live_gateway, "Hi", "Hello.")
    ui = open_call(open_ui, live_gateway, call, "?t=feedback")
    expect(ui.page.get_by_text("No task asks for a grade of it either")).to_be_visible()
    expect(ui.page.get_by_text("● live")).to_be_visible()
    changed = ui.page.locator("main header div, main header dl > *").filter(
        has_text=re.compile(r"^Changed")
    )
    before = changed.locator("time").get_attribute("datetime")
    ui.page.evaluate(WATCH_FOR_NEWS)

    ui.page.keyboard.press("t")
    ui.page.keyboard.type("review it")
    ui.page.keyboard.press("Enter")

    expect(ui.page.get_by_role("heading", name="Tasks that want a grade")).to_be_visible()
    expect(ui.page.get_by_role("link", name="Grade it for Wants it")).to_be_visible()
    expect(changed).to_contain_text("revision 2")
    expect(changed.locator("time")).not_to_have_attribute("datetime", str(before))
    ui.page.get_by_role("link", name="Conversation").click()
    ui.page.get_by_role("button", name="Take away the tag review it").click()
    expect(changed).to_contain_text("revision 3")
    ui.page.get_by_role("link", name="Feedback", exact=True).last.click()
    expect(ui.page.get_by_text("No task asks for a grade of it either")).to_be_visible()
    assert ui.page.evaluate("window.toldNews") is False


def test_it_is_deleted_after_a_question(open_ui: OpenUi, live_gateway: LiveGateway) -> None:
    call = log_chat(live_gateway, "Hi", "Hello.")
    ui = open_call(open_ui, live_gateway, call)
    ui.page.get_by_role("button", name="Delete …").click()
    question = ui.page.get_by_role("alertdialog")
    expect(question).to_contain_text(call)
    assert ui.violations() == []
    question.get_by_role("button", name="Delete it").click()
    expect(ui.page.get_by_role("heading", name="Completions")).to_be_visible()

    ui.go(f"/completions/{call}")
    expect(ui.page.get_by_role("heading", name="Not here")).to_be_visible()
    assert ui.violations() == []


def test_a_change_is_told_and_shown_when_it_is_asked_for(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    call = log_chat(live_gateway, "Hi", "Hello.")
    ui = open_call(open_ui, live_gateway, call)
    expect(ui.page.get_by_text("● live")).to_be_visible()
    ask(
        live_gateway,
        "mutation($input: UpdateCompletionInput!) "
        "{ updateCompletion(input: $input) { completion { id } } }",
        {"input": {"id": call, "failureKind": "Late"}},
    )
    expect(ui.page.get_by_text("It has changed since")).to_be_visible()

    ui.page.keyboard.press(".")

    expect(ui.page.locator("main header")).to_contain_text("Late")


def test_neighbours_are_those_of_the_list_or_of_time(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    calls = [log_chat(live_gateway, "Hi", "Hello.", tags=["around"]) for _ in range(3)]
    ui = open_call(open_ui, live_gateway, calls[1])
    expect(ui.page.get_by_text("in the order of time")).to_be_visible()
    ui.page.keyboard.press("]")
    expect(ui.page).to_have_url(re.compile(calls[0]))
    # Which come before it in time is known once it is there itself.
    expect(ui.page.get_by_role("button", name="← Previous")).to_be_enabled()
    ui.page.keyboard.press("[")
    expect(ui.page).to_have_url(re.compile(calls[1]))

    ui.go('/completions?f={"tags":{"hasAll":["around"]}}')
    expect(ui.page.get_by_role("grid")).to_be_visible()
    ui.go(f"/completions/{calls[2]}")
    expect(ui.page.get_by_text("1 of 3 loaded")).to_be_visible()
    expect(ui.page.get_by_role("button", name="← Previous")).to_be_disabled()
    ui.page.keyboard.press("]")
    expect(ui.page.get_by_text("2 of 3 loaded")).to_be_visible()
    # One after the other, while the call between them is still being read.
    ui.page.keyboard.press("n")
    expect(ui.page.get_by_text("3 of 3 loaded")).to_be_visible()
    ui.page.keyboard.press("p")
    expect(ui.page.get_by_text("2 of 3 loaded")).to_be_visible()
    ui.page.keyboard.press("?")
    help_ = ui.page.get_by_role("dialog", name="Keys on this page")
    expect(help_.get_by_text("]n").locator("..")).to_contain_text("Next of the list")


def test_the_way_back_leads_to_the_list_that_the_call_was_opened_from(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    calls = [log_chat(live_gateway, "Hi", "Hello.", tags=["way back"]) for _ in range(2)]
    ui = open_ui(live_gateway.token)
    back = ui.page.get_by_role("navigation", name="The list around it").get_by_role("link")
    listed = 'f={"tags":{"hasAll":["way back"]}}&r=-24h&o=CREATED_AT&c=["id","tags"]'
    ui.go(f"/completions?{listed}&p={calls[0]}")
    ui.page.get_by_role("link", name="Full page").click()
    expect(ui.page.get_by_text("1 of 2 loaded")).to_be_visible()
    ui.page.keyboard.press("]")
    expect(ui.page.get_by_text("2 of 2 loaded")).to_be_visible()
    ui.page.reload()
    expect(ui.page.get_by_text("in the order of time")).to_be_visible()
    back.click()
    expect(ui.page.get_by_role("grid").get_by_role("row")).to_have_count(3)
    read = parse_qs(ui.page.url.partition("?")[2])
    assert read == parse_qs(listed)

    ui.go(f"/completions/{log_chat(live_gateway, 'Another', 'One.')}")
    expect(ui.page.get_by_text("in the order of time")).to_be_visible()
    expect(back).to_have_attribute("href", "#/completions")


def test_feedback_says_who_gave_what_and_which_counts(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    call = log_chat(live_gateway, "Hi", "Hello.")
    schema = {"type": "object", "properties": {"score": {"type": "integer"}}}
    task = ask(
        live_gateway,
        "mutation($input: CreateFeedbackTaskInput!) "
        "{ createFeedbackTask(input: $input) { feedbackTask { id } } }",
        {"input": {"name": "Is it kind?", "jsonSchema": schema}},
    )["createFeedbackTask"]["feedbackTask"]["id"]
    given = ask(
        live_gateway,
        "mutation($input: UploadFeedbackInput!) "
        "{ uploadFeedback(input: $input) { feedback { id } } }",
        {
            "input": {
                "taskId": task,
                "jsonValues": {"score": 1},
                "comment": "Cold.",
                "selection": {"completionIds": [call]},
                "grader": {"kind": "MODEL", "name": "A judge"},
            }
        },
    )["uploadFeedback"]["feedback"]["id"]
    ask(
        live_gateway,
        "mutation($input: UpdateFeedbackInput!) "
        "{ updateFeedback(input: $input) { feedback { id } } }",
        f'{{"input": {{"id": "{given}", "jsonValues": {{"score": 9007199254740993}}}}}}',
    )
    ask(
        live_gateway,
        "mutation($input: AdjudicateInput!) { adjudicate(input: $input) { feedback { id } } }",
        {"input": {"taskId": task, "completionId": call, "jsonValues": {"score": 5}}},
    )
    ui = open_call(open_ui, live_gateway, call, "?t=feedback")
    expect(ui.page.get_by_role("heading", name="Is it kind?")).to_be_visible()
    main = ui.page.locator("main")
    expect(main).to_contain_text("A judge model")
    expect(main).to_contain_text("9007199254740993")
    expect(ui.page.locator("li[data-counts='true']")).to_contain_text("the one that counts")
    ui.page.get_by_role("button", name="Corrected 1 time").click()
    expect(ui.page.get_by_role("list", name="Earlier revisions")).to_contain_text("1")
    expect(ui.page.get_by_role("link", name="Is it kind?")).to_have_attribute(
        "href", f"#/tasks/{task}"
    )
    assert ui.violations() == []


def test_calls_are_marked_on_their_pages_and_what_the_client_says_of_time_is_a_time(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    one = log_chat(live_gateway, "Hi", "A", createdAt="2999-01-02T03:04:05Z")
    other = log_chat(live_gateway, "Hi", "B")
    ui = open_call(open_ui, live_gateway, one)
    said = ui.page.locator("dt", has_text="Made, as the client says").locator("+ dd time")
    expect(said).to_have_attribute("datetime", re.compile("^2999-01-02T03:04:05"))
    expect(said).to_have_text(re.compile(r"^2999-01-0\d \d\d:04:05$"))

    ui.page.keyboard.press("m")
    expect(ui.page.get_by_text("Marked. Mark another to compare the two.")).to_be_visible()
    ui.go(f"/completions/{other}")
    expect(ui.page.locator("li[data-turn='1']")).to_contain_text("B")
    ui.page.keyboard.press("m")

    ui.page.wait_for_url(f"**/ui#/compare?a={one}&b={other}")
    expect(ui.page.get_by_role("row", name="Status")).to_be_visible()


@pytest.mark.parametrize(
    ("width", "theme"),
    [
        (390, "dark"),
        (1440, "light"),
        pytest.param(390, "light", marks=pytest.mark.nightly),
        pytest.param(1440, "dark", marks=pytest.mark.nightly),
    ],
)
def test_no_tab_has_a_violation_or_scrolls_sideways(
    width: int, theme: Literal["light", "dark"], open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    call = log(live_gateway, tools_call())
    ui = open_ui(live_gateway.token, width=width)
    ui.page.emulate_media(color_scheme=theme)
    for tab in ("conversation", "request", "raw", "stack", "feedback"):
        ui.go(f"/completions/{call}?t={tab}")
        expect(
            ui.page.locator("nav[aria-label='Parts of the call'] a", has_text=tab.title())
        ).to_have_attribute("aria-current", "page")
        expect(ui.page.locator("main > div, main").first).not_to_be_empty()
        assert ui.violations() == [], tab
        assert ui.overflow() <= 0, tab


def test_an_error_is_told_and_tried_again(open_ui: OpenUi, live_gateway: LiveGateway) -> None:
    call = log_chat(live_gateway, "Hi", "Hello.")
    ui = open_ui(live_gateway.token)
    ui.answer({"message": "Too late.", "extensions": {"code": "TIMEOUT"}})
    ui.go(f"/completions/{call}")
    expect(ui.page.get_by_role("alert").first).to_contain_text("TIMEOUT")
    ui.page.unroute_all()
    retry = ui.page.get_by_role("button", name="Retry")
    while left := retry.count():
        retry.first.click()
        expect(retry).not_to_have_count(left)
    expect(ui.page.locator("li[data-turn='1']")).to_contain_text("Hello.")
