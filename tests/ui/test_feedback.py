"""The list of grades in a browser: digits, filter, keys, live, corrections, and for whom not."""

import json
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.conftest import LiveGateway
from tests.ui.calls import ask, log_chat, token_of
from tests.ui.conftest import OpenUi, Ui
from tests.ui.grades import UPLOAD, Disputed, dispute, grade, make_task, raw_answer

CORRECT = """mutation($input: UpdateFeedbackInput!) {
  updateFeedback(input: $input) { feedback { revision } }
}"""


@pytest.fixture(scope="module")
def disputed(live_gateway: LiveGateway) -> Disputed:
    return dispute(live_gateway, "disputed")


def open_list(open_ui: OpenUi, token: str, task: str, rest: str = "", width: int = 1440) -> Ui:
    ui = open_ui(token, width=width)
    ui.go(f"/feedback?task={quote(json.dumps(task))}{rest}")
    expect(ui.page.get_by_role("heading", name="Feedback", level=1)).to_be_visible()
    return ui


def test_nothing_is_graded_yet(open_ui: OpenUi, live_gateway: LiveGateway) -> None:
    task = make_task(live_gateway, "empty", tag="empty")

    ui = open_list(open_ui, live_gateway.token, task)

    expect(ui.page.get_by_role("heading", name="Nothing graded yet")).to_be_visible()
    assert ui.violations() == []


def test_a_grade_is_shown_by_its_own_digits(open_ui: OpenUi, live_gateway: LiveGateway) -> None:
    digits = '{"score": 9007199254740993, "share": 1.0}'
    made = ask(
        live_gateway,
        "mutation($input: CreateFeedbackTaskInput!)"
        " { createFeedbackTask(input: $input) { feedbackTask { id } } }",
        {"input": {"name": "digits", "jsonSchema": {"type": "object"}}},
    )
    task = made["createFeedbackTask"]["feedbackTask"]["id"]
    call = log_chat(live_gateway, "How many?", "Many.")
    selection = json.dumps({"completionIds": [call]})
    given = f'{{"input": {{"taskId": "{task}", "jsonValues": {digits}, "selection": {selection}}}}}'
    ask(live_gateway, UPLOAD, given)

    ui = open_list(open_ui, live_gateway.token, task)

    row = ui.page.get_by_role("grid", name="Grades").get_by_role("row").nth(1)
    expect(row).to_contain_text("score 9007199254740993")
    expect(row).to_contain_text("share 1.0")
    row.click()
    panel = ui.page.get_by_role("complementary", name="Grade")
    expect(panel).to_contain_text("9007199254740993")


def test_it_is_filtered_by_grader_kind_and_value(
    open_ui: OpenUi, live_gateway: LiveGateway, disputed: Disputed
) -> None:
    ui = open_list(open_ui, live_gateway.token, disputed.task)
    status = ui.page.get_by_text("6 grades")
    expect(status).to_be_visible()

    ui.page.get_by_label("Grader").fill("bob")
    ui.page.keyboard.press("Enter")
    expect(ui.page.get_by_text("3 grades")).to_be_visible()
    ui.page.get_by_label("Answer", exact=True).fill("score")
    ui.page.get_by_label("How it compares").select_option("gte")
    ui.page.get_by_label("Value", exact=True).fill("4")
    ui.page.keyboard.press("Enter")
    expect(ui.page.get_by_text("2 grades")).to_be_visible()
    assert ui.violations() == []

    ui.page.reload()
    expect(ui.page.get_by_text("2 grades")).to_be_visible()
    ui.page.get_by_role("button", name="Remove answer.score>=4").click()
    expect(ui.page.get_by_text("3 grades")).to_be_visible()
    # The same, and more, in one line that is typed, as in the list of completions.
    ui.page.keyboard.press("/")
    ui.page.keyboard.type("answer.score:2,4 comment:no-such")
    ui.page.keyboard.press("Enter")
    expect(ui.page.get_by_role("heading", name="Nothing matches")).to_be_visible()
    # It says what to leave out.
    ui.page.get_by_role("button", name="Which condition empties it?").click()
    expect(ui.page.get_by_text("Without comment:no-such: 2 grades")).to_be_visible()
    assert ui.violations() == []
    ui.page.get_by_role("button", name="Leave it out: comment:no-such").click()
    expect(ui.page.get_by_text("2 grades")).to_be_visible()
    ui.page.get_by_label("By", exact=True).select_option("DECIDES")
    expect(ui.page.get_by_role("heading", name="Nothing matches")).to_be_visible()


def test_two_graded_calls_are_marked_and_compared(
    open_ui: OpenUi, live_gateway: LiveGateway, disputed: Disputed
) -> None:
    ui = open_list(open_ui, live_gateway.token, disputed.task)
    expect(ui.page.get_by_text("6 grades")).to_be_visible()
    # Rows are grades, the newest first: two of each call.
    ui.page.keyboard.press("j")
    ui.page.keyboard.press("m")
    expect(ui.page.locator("[data-marked]")).to_have_count(2)
    ui.page.keyboard.press("j")
    ui.page.keyboard.press("j")
    ui.page.keyboard.press("m")
    expect(ui.page.get_by_role("heading", name="Compare", exact=True)).to_be_visible()
    _, one, other = disputed.calls
    assert f"a={other}" in ui.page.url
    assert f"b={one}" in ui.page.url


def test_keys_go_along_the_rows_open_one_and_its_call(
    open_ui: OpenUi, live_gateway: LiveGateway, disputed: Disputed
) -> None:
    ui = open_list(open_ui, live_gateway.token, disputed.task)
    expect(ui.page.get_by_text("6 grades")).to_be_visible()

    ui.page.keyboard.press("j")
    ui.page.keyboard.press("j")
    ui.page.keyboard.press("k")
    ui.page.keyboard.press("Enter")

    panel = ui.page.get_by_role("complementary", name="Grade")
    # The newest first: Bob on the last call, then Ann.
    expect(panel).to_contain_text("Ann on 2")
    assert disputed.grades[2][0] in ui.page.url
    ui.page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    ui.page.keyboard.press("o")
    expect(ui.page.get_by_role("heading", name="Completion", level=1)).to_be_visible()
    assert disputed.calls[2] in ui.page.url


def test_new_grades_wait_behind_a_pill(open_ui: OpenUi, live_gateway: LiveGateway) -> None:
    task = make_task(live_gateway, "lively", tag="lively")
    call = log_chat(live_gateway, "New?", "Yes.", tags=["lively"])
    grade(live_gateway, task, call, "Ann", {"score": 1, "tone": "cold"})
    ui = open_list(open_ui, live_gateway.token, task)
    expect(ui.page.get_by_text("1 grade")).to_be_visible()

    grade(live_gateway, task, call, "Bob", {"score": 2, "tone": "warm"})

    pill = ui.page.get_by_role("button", name="1 new")
    expect(pill).to_be_visible()
    expect(ui.page.get_by_role("grid").get_by_role("row")).to_have_count(2)
    ui.page.keyboard.press(".")
    expect(ui.page.get_by_role("grid").get_by_role("row")).to_have_count(3)
    expect(pill).to_have_count(0)


def test_a_correction_makes_a_revision_and_a_conflict_shows_both(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task = make_task(live_gateway, "corrected", tag="corrected")
    call = log_chat(live_gateway, "Right?", "No.", tags=["corrected"])
    made = grade(live_gateway, task, call, "Ann", {"score": 3, "tone": "warm"})
    ui = open_list(open_ui, live_gateway.token, task, f"&p={made}")
    panel = ui.page.get_by_role("complementary", name="Grade")

    panel.get_by_role("button", name="Correct").click()
    panel.get_by_role("radio", name="cold").or_(panel.get_by_role("button", name="cold")).click()
    ui.page.keyboard.press("Control+Enter")
    expect(panel.get_by_role("list", name="Earlier revisions")).to_contain_text("warm")

    panel.get_by_role("button", name="Correct").click()
    comment = panel.get_by_label("Comment")
    comment.fill("mine")
    theirs = {"id": made, "jsonValues": {"score": 1, "tone": "warm"}, "comment": "theirs"}
    ask(live_gateway, CORRECT, {"input": theirs})
    comment.press("Control+Enter")

    alert = panel.get_by_role("alert")
    expect(alert).to_contain_text("CONFLICT")
    expect(alert).to_contain_text("theirs")
    expect(alert).to_contain_text("mine")
    assert ui.violations() == []
    alert.get_by_role("button", name="Put mine over it").click()
    expect(alert).to_have_count(0)
    query = "query($id: ID!) { feedback(id: $id) { revision comment jsonValues } }"
    now = ask(live_gateway, query, {"id": made})["feedback"]
    assert now == {"revision": 4, "comment": "mine", "jsonValues": {"score": 3, "tone": "cold"}}


def test_a_grade_is_taken_back(open_ui: OpenUi, live_gateway: LiveGateway) -> None:
    task = make_task(live_gateway, "taken", tag="taken")
    call = log_chat(live_gateway, "Back?", "Yes.", tags=["taken"])
    made = grade(live_gateway, task, call, "Ann", {"score": 3, "tone": "warm"})
    ui = open_list(open_ui, live_gateway.token, task, f"&p={made}")
    panel = ui.page.get_by_role("complementary", name="Grade")

    panel.get_by_role("button", name="Take back this grade").click()
    panel.get_by_role("button", name="Take back", exact=True).click()

    expect(ui.page.locator("[data-gone]")).to_have_count(1)
    query = "query($id: ID!) { feedback(id: $id) { id } }"
    assert '"feedback":null' in raw_answer(live_gateway, query, json.dumps({"id": made})).replace(
        " ", ""
    )


def test_a_reader_is_told_why_nothing_can_be_changed(
    open_ui: OpenUi, live_gateway: LiveGateway, disputed: Disputed
) -> None:
    reader = token_of(live_gateway, "READER")
    ui = open_list(open_ui, reader, disputed.task, f"&p={disputed.grades[0][0]}")
    panel = ui.page.get_by_role("complementary", name="Grade")

    expect(panel.get_by_role("button", name="Correct")).to_be_disabled()
    expect(panel).to_contain_text("needs GRADER")
    assert ui.violations() == []


def test_the_list_is_exported(
    open_ui: OpenUi, live_gateway: LiveGateway, disputed: Disputed
) -> None:
    ui = open_list(open_ui, live_gateway.token, disputed.task)
    expect(ui.page.get_by_text("6 grades")).to_be_visible()
    ui.page.get_by_role("button", name="Export").click()
    ui.page.get_by_role("radio", name="CSV").check()
    with ui.page.expect_download() as download:
        ui.page.get_by_role("button", name="Save the 6 loaded").click()
    status = ui.page.get_by_role("dialog").get_by_role("status")
    expect(status).to_contain_text("6 grades handed to the browser")
    assert ui.violations() == []

    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 7
    assert lines[0].endswith("answer.score,answer.tone")
    assert lines[1].endswith(",4,warm")


def test_a_telephone_has_cards_and_a_filter_that_folds(
    open_ui: OpenUi, live_gateway: LiveGateway, disputed: Disputed
) -> None:
    ui = open_list(open_ui, live_gateway.token, disputed.task, width=390)
    expect(ui.page.get_by_text("6 grades")).to_be_visible()
    expect(ui.page.get_by_label("Grader")).to_be_hidden()
    assert ui.overflow() <= 0

    ui.page.get_by_role("button", name="Fields").click()
    expect(ui.page.get_by_label("Grader")).to_be_visible()
    assert ui.overflow() <= 0
    assert ui.violations() == []
