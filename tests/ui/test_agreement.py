"""A task's grades in a browser: progress, agreement, disagreements that are settled, spread."""

from typing import Any, Literal

import pytest
from playwright.sync_api import expect

from tests.conftest import LiveGateway
from tests.ui.calls import ask, log_chat, token_of
from tests.ui.conftest import OpenUi, Ui
from tests.ui.grades import Disputed, dispute, grade, make_task

AGREEMENT = """query($task: ID!) {
  feedbackAgreement(taskId: $task) {
    completionCount
    fields { path percent { value } cohenKappa { value } krippendorffAlpha { value } }
    disagreements { nodes { completionId adjudication { jsonValues comment } } }
  }
}"""
TABS = ["progress", "agreement", "disagreements", "spread"]


@pytest.fixture(scope="module")
def disputed(live_gateway: LiveGateway) -> Disputed:
    return dispute(live_gateway, "settled")


def agreement(gateway: LiveGateway, task: str) -> dict[str, Any]:
    found: dict[str, Any] = ask(gateway, AGREEMENT, {"task": task})["feedbackAgreement"]
    return found


def open_tab(
    open_ui: OpenUi, token: str, task: str, tab: str, *, width: int = 1440, theme: str = "light"
) -> Ui:
    ui = open_ui(token, width=width)
    scheme: Literal["dark", "light"] = "dark" if theme == "dark" else "light"
    ui.page.emulate_media(color_scheme=scheme)
    ui.go(f"/tasks/{task}?tab={tab}")
    expect(ui.page.get_by_role("heading", level=1)).to_be_visible()
    return ui


def test_what_the_page_says_of_agreement_is_what_the_api_says(
    open_ui: OpenUi, live_gateway: LiveGateway, disputed: Disputed
) -> None:
    told = agreement(live_gateway, disputed.task)
    ui = open_tab(open_ui, live_gateway.token, disputed.task, "agreement")

    for each in told["fields"]:
        ui.page.get_by_role("group", name="Fields").get_by_role("button", name=each["path"]).click()
        # By its title, the key beside it.
        name = {"score": "How good score"}.get(each["path"], each["path"])
        figures = ui.page.get_by_role("region", name=name, exact=True)
        expect(figures).to_contain_text(f"{each['percent']['value']:.1f} %")
        for name in ("cohenKappa", "krippendorffAlpha"):
            value = each[name]["value"]
            expect(figures).to_contain_text(f"{value:.2f}".replace("-", "−"))
    expect(ui.page.get_by_role("main")).to_contain_text("3 calls were graded by two graders")


def test_a_cell_leads_to_as_many_calls_as_it_says(
    open_ui: OpenUi, live_gateway: LiveGateway, disputed: Disputed
) -> None:
    ui = open_tab(open_ui, live_gateway.token, disputed.task, "agreement")
    ui.page.get_by_role("group", name="Fields").get_by_role("button", name="tone").click()
    cell = ui.page.get_by_role("link", name="2 calls: Ann says warm, Bob says warm")
    expect(cell).to_have_text("2")

    cell.click()

    rows = ui.page.get_by_role("grid", name="Completions").get_by_role("row")
    expect(rows).to_have_count(3)


def test_a_mark_of_the_spread_leads_to_as_many_grades_as_it_says(
    open_ui: OpenUi, live_gateway: LiveGateway, disputed: Disputed
) -> None:
    ui = open_tab(open_ui, live_gateway.token, disputed.task, "spread")
    mark = ui.page.get_by_role("link", name="4 : 2 grades")
    # The index is about a second behind.
    expect(mark).to_be_visible()
    mark.click()
    expect(ui.page.get_by_text("2 grades", exact=True)).to_be_visible()

    ui.page.go_back()
    for by, name, count in (
        ("grader", "Ann, 4: 1 grade,", "1 grade"),
        ("version", "Version 1, 4: 2 grades", "2 grades"),
        ("model", ", 4: 2 grades", "2 grades"),
        ("day", ", 4: 2 grades", "2 grades"),
    ):
        ui.page.get_by_label("By", exact=True).select_option(by)
        ui.page.get_by_role("link", name=name).click()
        expect(ui.page.get_by_text(count, exact=True)).to_be_visible()
        ui.page.go_back()


def test_disagreements_are_settled_by_the_keyboard_alone(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    of = dispute(live_gateway, "by-keys")
    # The furthest apart first.
    first, second = of.calls[2], of.calls[1]
    ui = open_tab(open_ui, live_gateway.token, of.task, "disagreements")
    status = ui.page.get_by_text("to settle")
    expect(status).to_have_text("2 of 2 to settle")
    expect(ui.page.get_by_role("region", name="The call")).to_contain_text("Question 2?")

    ui.page.keyboard.press("a")
    expect(status).to_have_text("1 of 2 to settle")
    expect(ui.page.get_by_role("region", name="The call")).to_contain_text("Question 1?")
    ui.page.keyboard.press("w")
    form = ui.page.get_by_role("group", name="Answer")
    expect(form).to_be_visible()
    expect(form.locator(":focus")).to_have_count(1)
    ui.page.keyboard.press("3")
    ui.page.keyboard.press("Control+Enter")
    expect(status).to_have_text("0 of 2 to settle")

    nodes = agreement(live_gateway, of.task)["disagreements"]["nodes"]
    settled = {each["completionId"]: each["adjudication"]["jsonValues"] for each in nodes}
    assert settled == {
        first: {"score": 1, "tone": "cold"},
        second: {"score": 3, "tone": "warm"},
    }

    ui.page.keyboard.press("u")
    expect(status).to_have_text("1 of 2 to settle")
    nodes = agreement(live_gateway, of.task)["disagreements"]["nodes"]
    assert [each["completionId"] for each in nodes if not each["adjudication"]] == [second]


def test_what_is_true_or_not_is_yes_or_no_and_one_call_is_no_calls(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    schema = {"type": "object", "properties": {"ok": {"type": "boolean"}}, "required": ["ok"]}
    task = make_task(live_gateway, "yes or no", tag="yes-or-no", schema=schema)
    call = log_chat(live_gateway, "Is it?", "It is.", tags=["yes-or-no"])
    grade(live_gateway, task, call, "Ann", {"ok": True})
    grade(live_gateway, task, call, "Bob", {"ok": False})

    ui = open_tab(open_ui, live_gateway.token, task, "disagreements")
    answers = ui.page.get_by_role("region", name="Its grades").get_by_role("row", name="ok")
    expect(answers.get_by_role("cell")).to_have_text(["Yes", "No"])
    ui.go(f"/tasks/{task}?tab=agreement")
    expect(ui.page.get_by_role("main")).to_contain_text("1 call was graded by two graders")
    expect(ui.page.get_by_role("link", name="1 call: Ann says Yes, Bob says No")).to_be_visible()


def test_progress_is_what_the_api_says(
    open_ui: OpenUi, live_gateway: LiveGateway, disputed: Disputed
) -> None:
    ui = open_tab(open_ui, live_gateway.token, disputed.task, "progress")

    expect(ui.page.get_by_role("heading", name="3 of 3 graded, 100 %")).to_be_visible()
    table = ui.page.get_by_role("region", name="By grader")
    expect(table.get_by_role("row", name="Ann")).to_be_visible()
    table.get_by_role("link", name="Bob").click()
    expect(ui.page.get_by_text("3 grades", exact=True)).to_be_visible()


def test_too_few_graders_are_told_what_is_needed(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    task = make_task(live_gateway, "alone", tag="alone", grades=1)
    call = log_chat(live_gateway, "Alone?", "Yes.", tags=["alone"])
    grade(live_gateway, task, call, "Ann", {"score": 3, "tone": "warm"})

    ui = open_tab(open_ui, live_gateway.token, task, "agreement")
    expect(ui.page.get_by_role("heading", name="Too few graders")).to_be_visible()
    expect(ui.page.get_by_role("main")).to_contain_text("Let it want two")
    ui.go(f"/tasks/{task}?tab=disagreements")
    expect(ui.page.get_by_role("heading", name="Nothing to compare yet")).to_be_visible()


def test_a_reader_sees_what_differs_and_why_it_cannot_be_settled(
    open_ui: OpenUi, live_gateway: LiveGateway, disputed: Disputed
) -> None:
    ui = open_tab(open_ui, token_of(live_gateway, "READER"), disputed.task, "disagreements")

    expect(ui.page.get_by_role("button", name="Settle as Ann says")).to_be_disabled()
    expect(ui.page.get_by_role("main")).to_contain_text("needs WRITER")
    ui.page.keyboard.press("a")
    expect(ui.page.get_by_text("2 of 2 to settle")).to_be_visible()


@pytest.mark.parametrize(
    ("width", "theme"),
    [
        (390, "dark"),
        (1440, "light"),
        pytest.param(390, "light", marks=pytest.mark.nightly),
        pytest.param(1440, "dark", marks=pytest.mark.nightly),
    ],
)
def test_no_part_has_a_violation_or_scrolls_sideways(
    width: int, theme: str, open_ui: OpenUi, live_gateway: LiveGateway, disputed: Disputed
) -> None:
    ui = open_tab(open_ui, live_gateway.token, disputed.task, TABS[0], width=width, theme=theme)
    shown = {
        "progress": "By grader",
        "agreement": "Side by side",
        "disagreements": "Its grades",
        "spread": "All grades",
    }
    for tab in TABS:
        ui.go(f"/tasks/{disputed.task}?tab={tab}")
        expect(ui.page.get_by_role("region", name=shown[tab]).last).to_be_visible()
        assert ui.violations() == [], tab
        assert ui.overflow() <= 0, tab


def test_an_error_of_a_part_is_told_and_tried_again(
    open_ui: OpenUi, live_gateway: LiveGateway, disputed: Disputed
) -> None:
    ui = open_tab(open_ui, live_gateway.token, disputed.task, "progress")
    expect(ui.page.get_by_role("region", name="By grader")).to_be_visible()
    ui.answer({"message": "It is too much.", "extensions": {"code": "QUERY_TOO_COMPLEX"}})
    ui.page.get_by_role("link", name="Agreement", exact=True).click()
    expect(ui.page.get_by_role("alert")).to_contain_text("QUERY_TOO_COMPLEX")
    ui.page.unroute_all()
    ui.page.get_by_role("button", name="Retry").click()
    expect(ui.page.get_by_role("region", name="Side by side").last).to_be_visible()
