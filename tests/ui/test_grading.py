"""Grading in a browser: by keyboard alone, with undo, through reloads, cuts and other graders."""

import re
import time
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.conftest import LiveGateway
from tests.ui.calls import ask, token_of
from tests.ui.conftest import OpenUi
from tests.ui.grading import (
    LONE,
    PATIENCE,
    SCHEMA,
    call,
    going_on,
    grades,
    make_task,
    open_task,
    question,
    wait_for,
)

expect.set_options(timeout=30_000)


def test_twenty_are_graded_by_the_keyboard_alone(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task = make_task(live_gateway, 20)
    ui = open_task(open_ui, token_of(live_gateway, "GRADER"), task, delay="0")
    keys = ui.page.keyboard
    said: dict[str, tuple[int, str, str]] = {}

    for number in range(20):
        score, kind = number % 5 + 1, ["right", "partly", "wrong"][number % 3]
        said[question(ui).split()[1]] = (score, kind, f"note {number}")
        keys.press(str(score))
        keys.press("ArrowDown")
        keys.press(str(number % 3 + 1))
        expect(ui.page.get_by_role("radio", name=kind)).to_be_checked()
        keys.press("n")
        keys.type(f"note {number}")
        if number < 19:
            going_on(ui, lambda: keys.press("Control+Enter"))
        else:
            keys.press("Control+Enter")

    expect(ui.page.get_by_role("heading", name="All is graded")).to_be_visible()
    found = wait_for(live_gateway, task, 20)
    assert len({each["matchedCompletionIds"][0] for each in found}) == 20
    assert {each["grader"]["kind"] for each in found} == {"HUMAN"}
    given = {(e["jsonValues"]["score"], e["jsonValues"]["kind"], e["comment"]) for e in found}
    assert given == set(said.values())
    times = ui.page.evaluate(
        "performance.getEntriesByName('next graded item').map((each) => each.duration)"
    )
    print("next graded item, ms:", sorted(round(each) for each in times))
    assert len(times) >= 19


def test_what_was_not_sent_is_taken_back_and_what_was_is_corrected(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task = make_task(live_gateway, 3)
    ui = open_task(open_ui, token_of(live_gateway, "GRADER"), task, delay="30")
    first = question(ui)
    ui.page.keyboard.press("2")
    going_on(ui, lambda: ui.page.keyboard.press("Control+Enter"))

    ui.page.keyboard.press("u")

    expect(call(ui)).to_contain_text(first)
    expect(ui.page.get_by_role("radio", name="2")).to_be_checked()
    assert grades(live_gateway, task) == []
    ui.page.evaluate("localStorage.setItem('log10-gateway:ui:grade-undo-seconds', '0')")
    ui.page.keyboard.press("Enter")
    ui.page.keyboard.press("3")
    going_on(ui, lambda: ui.page.keyboard.press("Control+Enter"))
    [grade] = wait_for(live_gateway, task, 1)
    assert grade["jsonValues"] == {"score": 3}

    expect(ui.page.get_by_text("not sent yet")).to_have_count(0)
    ui.page.keyboard.press("b")
    expect(ui.page.get_by_role("button", name="Correct it")).to_be_visible()
    expect(call(ui)).to_contain_text(first)
    # The address names what is shown.
    expect(ui.page).to_have_url(re.compile(re.escape(grade["matchedCompletionIds"][0])))
    ui.page.keyboard.press("Enter")
    ui.page.keyboard.press("5")
    ui.page.keyboard.press("Control+Enter")
    corrected = ui.page.get_by_role("status").filter(has_text="The answer is corrected.")
    # To be seen, and not by screen readers alone.
    expect(corrected).to_have_class(re.compile("toast"))
    expect(ui.page.get_by_role("button", name="Submit")).to_be_visible()
    expect(ui.page).not_to_have_url(re.compile(re.escape(grade["matchedCompletionIds"][0])))
    [grade] = grades(live_gateway, task)
    assert grade["jsonValues"] == {"score": 5}

    ui.page.keyboard.press("b")
    ui.page.get_by_role("button", name="Take it back").click()
    ui.page.get_by_role("button", name="Take it back", exact=True).click()
    expect(ui.page.get_by_role("button", name="Submit")).to_be_visible()
    assert grades(live_gateway, task) == []


def test_pressed_twice_or_held_each_key_is_of_the_call_that_it_was_pressed_for(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task = make_task(live_gateway, 5)
    ui = open_task(open_ui, token_of(live_gateway, "GRADER"), task, delay="0")
    seen = [question(ui)]
    held: list[Any] = []

    def hold(route: Any) -> None:
        if "GradeSkip" in (route.request.post_data or ""):
            held.append(route)
        else:
            route.fallback()

    def press_thrice() -> None:
        ui.page.evaluate(
            """for (const repeat of [false, false, true]) document.activeElement.dispatchEvent(
                new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, repeat, bubbles: true })
            )"""
        )

    ui.page.keyboard.press("2")
    going_on(ui, press_thrice)
    seen.append(question(ui))
    ui.page.keyboard.press("3")
    going_on(ui, press_thrice)
    found = wait_for(live_gateway, task, 2)
    assert len({each["matchedCompletionIds"][0] for each in found}) == 2
    assert sorted(each["jsonValues"]["score"] for each in found) == [2, 3]

    # While it is being skipped it is graded after all: the next one stays.
    seen.append(question(ui))
    ui.page.route("**/graphql", hold)
    ui.page.keyboard.press("s")
    with ui.page.expect_request(lambda each: "GradeSkip" in (each.post_data or "")):
        ui.page.keyboard.press("Enter")
    ui.page.keyboard.press("4")
    going_on(ui, press_thrice)
    seen.append(question(ui))
    wait_for(live_gateway, task, 3)
    with ui.page.expect_response(
        lambda each: "GradeSkip" in (each.request.post_data or "")
    ) as answered:
        held.pop().continue_()
    answered.value.finished()
    ui.page.keyboard.press("5")
    going_on(ui, press_thrice)
    found = wait_for(live_gateway, task, 4)
    assert len(set(seen)) == len(found) == 4
    assert sorted(each["jsonValues"]["score"] for each in found) == [2, 3, 4, 5]


PRESS_TWICE = """async (keys) => {
  const press = () => document.activeElement.dispatchEvent(
    new KeyboardEvent("keydown", { bubbles: true, ...keys })
  );
  const shown = () => document.querySelector("#grade-submit").textContent
    + document.querySelector("#call").textContent;
  const before = shown();
  press();
  while (shown() === before) await new Promise((go) => setTimeout(go));
  // The keys are the new form's by now.
  await new Promise((go) => setTimeout(go, 30));
  press();
}"""


def test_a_digit_that_chatters_writes_nothing_for_the_call_that_comes_next(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task = make_task(live_gateway, 3, LONE)
    ui = open_task(open_ui, token_of(live_gateway, "GRADER"), task, delay="0")
    going_on(ui, lambda: ui.page.evaluate(PRESS_TWICE, {"key": "1"}))
    expect(ui.page.get_by_text("Too soon for anybody to have seen this call")).to_be_attached()
    form = ui.page.get_by_role("region", name="Form")
    expect(form.get_by_role("radio", checked=True)).to_have_count(0)
    assert ui.page.evaluate("localStorage['log10-gateway:grade-drafts'] ?? null") is None
    going_on(ui, lambda: ui.page.keyboard.press("2"))
    found = wait_for(live_gateway, task, 2)
    assert sorted(each["jsonValues"]["score"] for each in found) == [1, 2]


def test_a_correction_that_is_sent_twice_does_not_send_the_answer_that_is_being_written(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task = make_task(live_gateway, 3)
    ui = open_task(open_ui, token_of(live_gateway, "GRADER"), task, delay="0")
    ui.page.keyboard.press("2")
    going_on(ui, lambda: ui.page.keyboard.press("Control+Enter"))
    wait_for(live_gateway, task, 1)
    expect(ui.page.get_by_text("not sent yet")).to_have_count(0)
    ui.page.keyboard.press("4")
    half = question(ui)

    ui.page.keyboard.press("b")
    expect(ui.page.get_by_role("button", name="Correct it")).to_be_visible()
    ui.page.keyboard.press("Enter")
    ui.page.keyboard.press("5")
    ui.page.evaluate(PRESS_TWICE, {"key": "Enter", "ctrlKey": True})

    expect(ui.page.get_by_text("Too soon for anybody to have seen this call")).to_be_attached()
    expect(call(ui)).to_contain_text(half)
    expect(ui.page.get_by_role("radio", name="4")).to_be_checked()
    [grade] = grades(live_gateway, task)
    assert grade["jsonValues"] == {"score": 5}


def test_two_graders_never_have_the_same_call(open_ui: OpenUi, live_gateway: LiveGateway) -> None:
    task = make_task(live_gateway, 10, LONE)
    one, other = (
        open_task(open_ui, token_of(live_gateway, "GRADER"), task, delay="0") for _ in range(2)
    )
    seen: list[str] = []
    for _ in range(2):
        for ui in (one, other):
            seen.append(question(ui))
            # A digit alone is enough in a form of one field.
            going_on(ui, partial(ui.page.keyboard.press, "4"))
    assert len(set(seen)) == 4

    found = wait_for(live_gateway, task, 4)

    assert len({each["matchedCompletionIds"][0] for each in found}) == 4


def test_a_reload_in_the_middle_loses_nothing(open_ui: OpenUi, live_gateway: LiveGateway) -> None:
    task = make_task(live_gateway, 3)
    ui = open_task(open_ui, token_of(live_gateway, "GRADER"), task, delay="10")
    ui.page.keyboard.press("2")
    going_on(ui, lambda: ui.page.keyboard.press("Control+Enter"))
    ui.page.keyboard.press("4")
    ui.page.keyboard.press("n")
    ui.page.keyboard.type("half a th")
    shown = question(ui)

    ui.page.reload()

    expect(call(ui)).to_contain_text(shown)
    expect(ui.page.get_by_label("Comment")).to_have_value("half a th")
    expect(ui.page.get_by_role("radio", name="4")).to_be_checked()
    [grade] = wait_for(live_gateway, task, 1)
    assert grade["jsonValues"] == {"score": 2}


def test_a_cut_of_the_network_grades_nothing_twice(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task = make_task(live_gateway, 4, LONE)
    ui = open_task(open_ui, token_of(live_gateway, "GRADER"), task, delay="0")
    ui.allowed += ["ERR_", "WebSocket"]
    uploads = 0

    def cut(route: Any) -> None:
        nonlocal uploads
        if "UploadGrade" not in (route.request.post_data or ""):
            route.continue_()
            return
        uploads += 1
        if uploads == 1:
            # It is stored, and its answer never comes.
            route.fetch()
        route.abort()

    ui.page.route("**/graphql", cut)
    going_on(ui, lambda: ui.page.keyboard.press("1"))
    going_on(ui, lambda: ui.page.keyboard.press("2"))
    expect(ui.page.get_by_text("2 not sent yet")).to_be_visible()
    ui.page.context.set_offline(True)
    expect(ui.page.get_by_text("2 grades wait here")).to_be_visible()

    ui.page.unroute_all(behavior="wait")
    ui.page.context.set_offline(False)

    expect(ui.page.get_by_text("not sent yet")).to_have_count(0)
    found = wait_for(live_gateway, task, 2)
    assert sorted(each["jsonValues"]["score"] for each in found) == [1, 2]


def test_a_tab_takes_back_what_it_gave_however_it_was_come_back_to_and_its_copy_does_not(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task = make_task(live_gateway, 30, LONE)
    ui = open_task(open_ui, token_of(live_gateway, "GRADER"), task, delay="600")
    undo = ui.page.get_by_role("button", name="Undo")
    how = "performance.getEntriesByType('navigation')[0].type"
    kinds: list[str] = []
    for score in ("1", "2", "3"):
        first = question(ui)
        going_on(ui, partial(ui.page.keyboard.press, score))
        address = ui.page.url
        if score == "1":
            ui.page.goto(f"{ui.url}/docs")
            ui.page.go_back()
        elif score == "2":
            ui.page.goto(f"{ui.url}/docs")
            ui.page.goto(address)
        else:
            ui.page.reload()
        kinds.append(ui.page.evaluate(how))
        expect(call(ui)).to_contain_text("Question")
        if score == "3":
            # As "Duplicate tab" does, it copies the storage of a tab that lives.
            with ui.page.expect_popup() as opened:
                ui.page.evaluate("open(location.href.replace(/[?]i=.*/, '')) && null")
            copy = opened.value
            expect(copy.locator("#call")).to_contain_text("Question")
            expect(copy.get_by_text("1 not sent yet")).to_be_visible()
            kept = "sessionStorage['log10-gateway:given-here'] ?? null"
            copy.wait_for_function(f"({kept}) === null")
            copy.keyboard.press("u")
            expect(copy.get_by_text("Nothing can be taken back any more")).to_be_attached()
            expect(copy.get_by_role("button", name="Undo")).to_be_disabled()
            copy.close()
        expect(undo).to_be_enabled()
        ui.page.keyboard.press("u")
        expect(call(ui)).to_contain_text(first)
        expect(ui.page.get_by_text("not sent yet")).to_have_count(0)
    assert kinds == ["back_forward", "navigate", "reload"]
    assert grades(live_gateway, task) == []


@pytest.mark.parametrize("operation", ["GradeAssign", "CompletionConversation"])
def test_what_is_cut_off_each_time_is_asked_for_at_most_once_more_by_itself(
    operation: str, open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task = make_task(live_gateway, 1, LONE)
    ui = open_ui(token_of(live_gateway, "GRADER"))
    ui.allowed += ["ERR_", "WebSocket"]
    cut = 0

    def answer(route: Any) -> None:
        nonlocal cut
        if operation in (route.request.post_data or ""):
            cut += 1
            route.abort()
        else:
            route.continue_()

    ui.page.route("**/graphql", answer)
    ui.page.clock.install()
    ui.go(f"/grade/{task}")
    silent = ui.page.get_by_text("The gateway does not answer. What is")
    alert = ui.page.get_by_role("alert")
    expect(alert).to_contain_text("OFFLINE")

    # What asks now and then finds that the gateway answers; a socket may have told before.
    for _ in range(4):
        ui.page.clock.fast_forward(5_000)
        expect(silent).to_have_count(0)
        ui.page.wait_for_timeout(300)
    expect(alert).to_contain_text("OFFLINE")
    # Not once more where another answer came before it was shown to have failed, and twice where
    # two parts of the page ask the same at once; four times the gateway was back.
    assert cut <= 3
    ui.page.unroute_all(behavior="wait")
    alert.get_by_role("button", name="Retry").click()

    expect(alert).to_have_count(0)
    expect(call(ui)).to_contain_text("Question")


def test_a_token_that_is_revoked_loses_no_answer(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    made = ask(
        live_gateway,
        'mutation { createToken(input: { name: "ann", role: GRADER }) { secret token { id } } }',
        {},
    )["createToken"]
    task = make_task(live_gateway, 4, LONE)
    ui = open_task(open_ui, made["secret"], task, delay="5")
    ui.allowed += ["401", "WebSocket"]
    going_on(ui, lambda: ui.page.keyboard.press("3"))
    ask(
        live_gateway,
        "mutation($id: ID!) { revokeToken(input: { id: $id }) { token { id } } }",
        {"id": made["token"]["id"]},
    )
    expect(ui.page.get_by_label("Token", exact=True)).to_be_visible()

    ui.page.get_by_label("Token", exact=True).fill(token_of(live_gateway, "GRADER"))
    ui.page.keyboard.press("Enter")

    # Whoever comes next need not be who gave it.
    told = ui.page.get_by_role("status").filter(has_text="1 grade given under the token ann")
    expect(told).to_be_visible()
    is_due = "JSON.parse(localStorage['log10-gateway:unsent-grades'])[0].dueAt < Date.now()"
    while not ui.page.evaluate(is_due):
        time.sleep(0.2)
    ui.page.evaluate("dispatchEvent(new Event('online'))")
    ui.go("/feedback")
    expect(ui.page.get_by_role("heading", name="Feedback")).to_be_visible()
    assert grades(live_gateway, task) == []
    told.get_by_role("button", name="Send as").click()
    [grade] = wait_for(live_gateway, task, 1)
    assert grade["jsonValues"] == {"score": 3}
    expect(told).to_have_count(0)
    ui.page.evaluate("localStorage.removeItem('log10-gateway:token')")


def test_a_tokens_answers_are_not_its_successors_draft_and_a_tabs_stay_in_the_tab(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task = make_task(live_gateway, 4)
    ui = open_ui()
    ui.go(f"/grade/{task}")
    ui.page.get_by_label("Token", exact=True).fill(token_of(live_gateway, "GRADER"))
    ui.page.get_by_text("Keep it in this tab only").click()
    ui.page.get_by_role("button", name="Go on").click()
    expect(call(ui)).to_contain_text("Question")

    ui.page.keyboard.press("4")
    ui.page.get_by_label("Comment").fill("half a th")

    kept = "Object.keys(KEPT).filter((key) => key.includes('grade'))"
    assert ui.page.evaluate(kept.replace("KEPT", "localStorage")) == []
    assert ui.page.evaluate(kept.replace("KEPT", "sessionStorage")) == [
        "log10-gateway:grade-drafts"
    ]

    ui.page.keyboard.press("Control+Enter")
    expect(ui.page.get_by_text("not sent yet")).to_be_visible()
    assert ui.page.evaluate(kept.replace("KEPT", "localStorage")) == []
    assert "log10-gateway:unsent-grades" in ui.page.evaluate(kept.replace("KEPT", "sessionStorage"))

    # Who signs out meanwhile is asked what becomes of it, and leaves the browser's token alone.
    ui.page.evaluate("localStorage.setItem('log10-gateway:token', 'of-another')")
    ui.go("/settings/you")
    ui.page.get_by_role("button", name="Sign out").click()
    asked = ui.page.get_by_role("group", name="Sign out")
    expect(asked).to_contain_text("1 grade is not sent.")
    assert ui.violations() == []
    ui.allowed += ["401", "WebSocket"]
    asked.get_by_role("button", name="Send it, then sign out").click()
    wait_for(live_gateway, task, 1)
    expect(ui.page.get_by_role("alert")).to_contain_text("refused the token of-ano…")
    ui.page.evaluate("localStorage.removeItem('log10-gateway:token')")


def test_who_signs_out_gives_back_what_they_hold(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task = make_task(live_gateway, 3)
    held = "query($id: ID!) { feedbackTask(id: $id) { progress { leased waiting } } }"

    def wait_until(**progress: int) -> None:
        end = time.monotonic() + PATIENCE / 1000
        while (found := ask(live_gateway, held, {"id": task})) != {
            "feedbackTask": {"progress": progress}
        }:
            assert time.monotonic() < end, found
            time.sleep(0.2)

    ui = open_task(open_ui, token_of(live_gateway, "GRADER"), task)
    ui.allowed += ["401", "WebSocket"]
    wait_until(leased=3, waiting=0)
    ui.page.keyboard.press("Control+k")
    ui.page.get_by_role("menuitem", name="Sign out").click()

    wait_until(leased=0, waiting=3)
    # What was asked by then has been answered: nobody is told that the token was refused.
    expect(ui.page.get_by_label("Token", exact=True)).to_be_visible()
    expect(ui.page.get_by_text("refused")).to_have_count(0)


def test_the_question_of_signing_out_takes_no_focus_from_who_goes_on(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task = make_task(live_gateway, 4)
    ui = open_task(open_ui, token_of(live_gateway, "GRADER"), task, delay="4")
    asked = ui.page.get_by_role("group", name="Sign out")
    leaves = asked.get_by_role("button", name="Sign out", exact=True)

    def give_and_ask() -> None:
        ui.page.keyboard.press("3")
        going_on(ui, lambda: ui.page.keyboard.press("Control+Enter"))
        ui.page.keyboard.press("Control+k")
        ui.page.get_by_role("menuitem", name="Sign out").click()
        expect(asked.get_by_role("button", name="Send it, then sign out")).to_be_focused()

    give_and_ask()
    comment = ui.page.get_by_label("Comment")
    comment.focus()
    ui.page.keyboard.type("half a th")
    expect(asked).to_contain_text("All is sent now.")
    expect(leaves).to_be_visible()
    ui.page.keyboard.type("ought ")
    expect(comment).to_have_value("half a thought ")
    asked.get_by_role("button", name="Stay").click()
    expect(asked).to_have_count(0)

    ui.page.get_by_role("region", name="Form").focus()
    give_and_ask()
    asked.get_by_role("button", name="Discard it and sign out").focus()
    expect(asked).to_contain_text("All is sent now.")
    expect(leaves).to_be_focused()


def test_a_refusal_brings_the_call_back_with_its_answer(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task = make_task(live_gateway, 3)
    ui = open_task(open_ui, token_of(live_gateway, "GRADER"), task, delay="0")
    shown = question(ui)
    stricter = {**SCHEMA, "required": ["score", "kind"]}
    ask(
        live_gateway,
        "mutation($input: UpdateFeedbackTaskInput!) "
        "{ updateFeedbackTask(input: $input) { feedbackTask { id } } }",
        {"input": {"id": task, "jsonSchema": stricter}},
    )
    ui.page.keyboard.press("4")
    ui.page.keyboard.press("Control+Enter")

    expect(ui.page.get_by_text("is required")).to_be_visible()
    expect(ui.page.get_by_text("The gateway has not taken this answer").last).to_be_visible()
    expect(ui.page.get_by_role("button", name="Submit it anyway")).to_have_count(0)
    expect(call(ui)).to_contain_text(shown)
    expect(ui.page.get_by_role("radio", name="4")).to_be_checked()
    ui.page.get_by_role("radio", name="wrong").click()
    going_on(ui, lambda: ui.page.keyboard.press("Control+Enter"))
    [grade] = wait_for(live_gateway, task, 1)
    assert grade["jsonValues"] == {"score": 4, "kind": "wrong"}


def test_a_call_is_skipped_with_a_reason_and_an_archived_task_says_so(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task = make_task(live_gateway, 3)
    ui = open_task(open_ui, token_of(live_gateway, "GRADER"), task, delay="0")
    ui.page.keyboard.press("s")
    ui.page.keyboard.type("in Norse")
    going_on(ui, lambda: ui.page.keyboard.press("Enter"))
    query = "query($id: ID!) { feedbackTask(id: $id) { progress { skipped } } }"
    assert ask(live_gateway, query, {"id": task})["feedbackTask"]["progress"]["skipped"] == 1

    archive = "mutation($id: ID!) { archiveFeedbackTask(input: {id: $id}) { feedbackTask { id } } }"
    ask(live_gateway, archive, {"id": task})
    ui.page.keyboard.press("4")
    ui.page.keyboard.press("Control+Enter")
    expect(ui.page.get_by_text("has been archived")).to_be_visible()


@pytest.mark.parametrize(("width", "theme"), [(1440, "light"), (390, "dark")])
def test_the_page_has_no_violation_and_scrolls_nowhere_sideways(
    width: int, theme: Any, open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task = make_task(live_gateway, 2)
    ui = open_task(open_ui, token_of(live_gateway, "GRADER"), task, width=width)
    ui.page.emulate_media(color_scheme=theme)
    assert ui.violations() == []
    assert ui.overflow() <= 0
    ui.page.keyboard.press("Control+Enter")
    expect(ui.page.get_by_text("is required")).to_be_visible()
    assert ui.violations() == []

    reader = open_ui(token_of(live_gateway, "READER"), width=width)
    reader.go(f"/grade/{task}")
    expect(reader.page.get_by_text("To grade needs GRADER")).to_be_visible()
    expect(reader.page.get_by_role("radio", name="1")).to_be_disabled()
    assert reader.violations() == []
    assert reader.overflow() <= 0
