"""Questions of docs/questions.md, answered by clicking alone, beside what the API says to them.

Each begins where `/ui` leads. Only what a question itself names is typed. The way is the one that
docs/questions.md tells.
"""

import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect
from pydantic import SecretStr

from gateway.demo.load import load_demo
from gateway.embedded_mongod.access import run
from gateway.settings import Settings
from services.runtime import Runtime, entered
from tests.conftest import LiveGateway
from tests.ui.conftest import DATABASE, OpenUi, Ui

GUIDE: Final = Path(__file__).parents[2] / "docs/questions.md"
COMPLETIONS: Final = 600
# What is pressed, whoever it was.
KEYS: Final = """
window.pressed = [];
addEventListener("keydown", ({ key }) => window.pressed.push(key), true);
"""


@dataclass(frozen=True)
class Demo:
    """The demo, in an organization of its own."""

    token: str
    http: httpx.Client

    def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        body = {"query": query, "variables": variables}
        answered = self.http.post("/graphql", json=body).json()
        assert "errors" not in answered, answered
        data: dict[str, Any] = answered["data"]
        return data


@pytest.fixture(scope="module")
def demo(live_gateway: LiveGateway, mongodb_url: str) -> Iterator[Demo]:
    settings = Settings(mongodb_url=SecretStr(mongodb_url), mongodb_database=DATABASE)

    def load() -> None:
        with entered(Runtime()):
            made = load_demo(live_gateway.organization_id, completions=COMPLETIONS, seed=10)
            run(mongodb_url, settings, made)

    # A thread of its own, since Playwright has an event loop in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(load).result()
    headers = {"X-Log10-Token": live_gateway.token}
    with httpx.Client(base_url=live_gateway.url, headers=headers, timeout=60) as http:
        made = Demo(live_gateway.token, http)
        for _ in range(600):
            stats = made.ask("{ completionStats { rows { count } } }")["completionStats"]
            if stats and stats["rows"] and stats["rows"][0]["count"] == COMPLETIONS:
                break
            time.sleep(0.1)
        else:
            raise AssertionError("the index does not have them")
        yield made


@pytest.fixture
def ui(open_ui: OpenUi, demo: Demo) -> Iterator[Ui]:
    """The first page, as whoever has the demo's token sees it; nothing may be typed."""
    opened = open_ui(demo.token)
    opened.page.add_init_script(KEYS)
    opened.go("/")
    expect(rows(opened.page).nth(9)).to_be_visible()
    yield opened
    assert opened.page.evaluate("window.pressed") == []


def rows(page: Page) -> Locator:
    return page.get_by_role("grid").locator("[role=rowgroup] [role=row]")


def cells(page: Page, column: str, number: int) -> list[str]:
    """What stands in a column of the first rows."""
    found = rows(page).locator(f"[data-column={column}]")
    expect(found.nth(number - 1)).to_be_visible()
    return [text.strip() for text in found.all_inner_texts()[:number]]


def id_of_first(page: Page) -> str:
    """Open the first row in the panel, and read its id."""
    rows(page).first.locator("[data-column=model]").click()
    panel = page.get_by_role("complementary", name="Completion", exact=True)
    return panel.locator("dt:has-text('Id') + dd").first.inner_text()


def open_facet(page: Page, name: str) -> Locator:
    facets = page.get_by_role("complementary", name="Facets")
    facets.get_by_role("button", name=name, exact=True).click()
    group = facets.get_by_role("group", name=name)
    expect(group.get_by_role("listitem").first).to_be_visible()
    return group


def counted(group: Locator) -> dict[str, int]:
    """The values of a facet and how many calls have each."""
    buttons = group.locator("li > button[aria-pressed]").all()
    return {
        button.locator("bdi").inner_text(): int(
            button.locator("span").last.inner_text().replace(",", "")
        )
        for button in buttons
    }


def order_by(page: Page, column: str) -> None:
    page.get_by_role("columnheader", name=column).get_by_role("button").click()
    # Off the row that comes to stand under it, whose menu would be read with the cell.
    page.mouse.move(0, 0)


def choose_range(page: Page, words: str) -> None:
    page.get_by_role("button", name="Range of time").click()
    page.get_by_role("button", name=words, exact=True).click()


def ago(**span: float) -> str:
    return (datetime.now(UTC) - timedelta(**span)).isoformat()


def to_place(page: Page, name: str) -> None:
    """Go to a page by the rail."""
    page.get_by_role("navigation").get_by_role("link", name=name, exact=True).first.click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


def test_3_do_more_calls_fail_than_before(ui: Ui, demo: Demo) -> None:
    to_place(ui.page, "Overview")
    rate = ui.page.get_by_role("region", name="Failure rate", exact=True)

    [found] = demo.ask(
        """query ($from: DateTime!, $to: DateTime!) {
          completionStats(filter: {createdAt: {gte: $from, lt: $to}}) {
            rows { failureRate failedCount previous { failureRate } } } }""",
        **{"from": ago(days=7), "to": ago()},
    )["completionStats"]["rows"]
    before = found["previous"]["failureRate"]
    assert found["failureRate"] != before
    expect(rate).to_contain_text(f"{100 * found['failureRate']:.1f} %")
    expect(rate).to_contain_text("higher" if found["failureRate"] > before else "lower")
    expect(rate.get_by_role("link", name=f"{found['failedCount']} failed")).to_be_visible()


def test_5_where_was_a_phrase_said(open_ui: OpenUi, demo: Demo) -> None:
    ui = open_ui(demo.token)
    ui.go("/")
    field = ui.page.get_by_role("combobox", name="Filter")
    field.click()
    ui.page.keyboard.type('"pickup point"')
    ui.page.keyboard.press("Enter")

    said = demo.ask(
        """{ completions(filter: {text: "\\"pickup point\\""}, first: 3) {
          totalCount nodes { model } } }"""
    )["completions"]
    expect(ui.page.get_by_text(f"{said['totalCount']} match")).to_be_visible()
    assert cells(ui.page, "model", 3) == [one["model"] for one in said["nodes"]]


def test_7_in_which_conversations_did_calls_fail(ui: Ui, demo: Demo) -> None:
    to_place(ui.page, "Sessions")
    order_by(ui.page, "Failed")

    found = demo.ask(
        """{ sessions(filter: {failedCount: {gt: 0}}, orderBy: {field: FAILED_COUNT}, first: 1) {
          nodes { id failedCount } } }"""
    )["sessions"]["nodes"]
    listed = ui.page.get_by_role("row").nth(1)
    expect(listed).to_contain_text(found[0]["id"])
    expect(listed).to_contain_text(f"✕ {found[0]['failedCount']}")


def span(seconds: float) -> str:
    """A duration as the page writes it: `9.05 s`, `12.3 s`, `1 min 5 s`."""
    if seconds < 59.95:
        return f"{seconds:.2f} s" if seconds < 9.995 else f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def test_8_which_calls_were_the_slowest_today(ui: Ui, demo: Demo) -> None:
    choose_range(ui.page, "Last 24 hours")
    order_by(ui.page, "Duration")

    found = demo.ask(
        """query ($from: DateTime!) { completions(
          filter: {createdAt: {gte: $from}}, orderBy: {field: DURATION}, first: 3
        ) { nodes { id duration } } }""",
        **{"from": ago(hours=24)},
    )["completions"]["nodes"]
    shown = [span(one["duration"]) for one in found]
    expect(rows(ui.page).first).to_contain_text(shown[0])
    assert cells(ui.page, "duration", len(found)) == shown
    assert id_of_first(ui.page) == found[0]["id"]


def test_9_which_calls_were_the_largest(ui: Ui, demo: Demo) -> None:
    order_by(ui.page, "Tokens")

    found = demo.ask(
        """{ completions(orderBy: {field: TOTAL_TOKENS}, first: 5) {
          nodes { id usage { totalTokens } } } }"""
    )["completions"]["nodes"]
    shown = [str(one["usage"]["totalTokens"]) for one in found]
    expect(rows(ui.page).first.locator("[data-column=tokens]")).to_have_text(shown[0])
    assert cells(ui.page, "tokens", 5) == shown
    assert id_of_first(ui.page) == found[0]["id"]


def test_10_which_calls_were_begun_and_never_ended(ui: Ui, demo: Demo) -> None:
    open_facet(ui.page, "Status").get_by_role("button", name="started", exact=False).first.click()
    order_by(ui.page, "Time")

    found = demo.ask(
        """{ completions(filter: {status: {eq: STARTED}}, orderBy: {direction: ASC}, first: 9) {
          totalCount nodes { id model } } }"""
    )["completions"]
    expect(rows(ui.page)).to_have_count(found["totalCount"])
    expect(rows(ui.page).first).to_contain_text(found["nodes"][0]["model"])
    assert cells(ui.page, "model", found["totalCount"]) == [one["model"] for one in found["nodes"]]
    assert id_of_first(ui.page) == found["nodes"][0]["id"]


def test_11_why_do_calls_fail(ui: Ui, demo: Demo) -> None:
    open_facet(ui.page, "Status").get_by_role("button", name="failed").first.click()
    kinds = open_facet(ui.page, "Failure")

    found = demo.ask(
        """{ completionStats(filter: {status: {eq: FAILED}},
          groupBy: [{field: FAILURE_KIND}], first: 10) { rows { failureKind count } } }"""
    )["completionStats"]["rows"]
    expect(kinds.get_by_role("listitem")).to_have_count(len(found))
    assert counted(kinds) == {one["failureKind"]: one["count"] for one in found}


def test_12_which_answers_were_cut_off(ui: Ui, demo: Demo) -> None:
    ui.page.get_by_role("button", name="Edit", exact=True).click()
    dialog = ui.page.get_by_role("dialog", name="Filter")
    dialog.get_by_label("Field").select_option("finish")
    dialog.get_by_label("Value").select_option("length")
    dialog.get_by_role("button", name="Apply").click()

    found = demo.ask(
        """{ completions(filter: {finishReason: {eq: LENGTH}}, first: 50) {
          totalCount nodes { model } } }"""
    )["completions"]
    expect(ui.page.get_by_text(f"{found['totalCount']} match")).to_be_visible()
    number = min(found["totalCount"], 5)
    assert cells(ui.page, "model", number) == [one["model"] for one in found["nodes"]][:number]


def test_13_which_calls_use_tools(ui: Ui, demo: Demo) -> None:
    ui.page.get_by_role("button", name="Edit", exact=True).click()
    dialog = ui.page.get_by_role("dialog", name="Filter")
    dialog.get_by_label("Field").select_option("tool")
    dialog.get_by_label("Operator").select_option("is there")
    dialog.get_by_role("button", name="Apply").click()

    found = demo.ask(
        """{ completions(filter: {toolNames: {isEmpty: false}}, first: 5) {
          totalCount nodes { model } } }"""
    )["completions"]
    expect(ui.page.get_by_text(f"{found['totalCount']} match")).to_be_visible()
    assert cells(ui.page, "model", 5) == [one["model"] for one in found["nodes"]]


def test_14_which_models_are_used_this_week_and_how_much(ui: Ui, demo: Demo) -> None:
    choose_range(ui.page, "Last 7 days")
    models = open_facet(ui.page, "Model")

    found = demo.ask(
        """query ($from: DateTime!) { completionStats(
          filter: {createdAt: {gte: $from}}, groupBy: [{field: MODEL}], first: 10
        ) { rows { model count } } }""",
        **{"from": ago(days=7)},
    )["completionStats"]["rows"]
    assert counted(models) == {one["model"]: one["count"] for one in found}


def test_16_who_uses_it_most(ui: Ui, demo: Demo) -> None:
    users = open_facet(ui.page, "User")

    found = demo.ask(
        """{ completionStats(groupBy: [{field: USER}], first: 10) { rows { user count } } }"""
    )["completionStats"]["rows"]
    assert counted(users) == {one["user"] or "none": one["count"] for one in found}


def test_22_how_far_do_graders_agree(ui: Ui, demo: Demo) -> None:
    to_place(ui.page, "Tasks")
    ui.page.get_by_role("link", name="Answer quality", exact=True).click()
    ui.page.get_by_role("link", name="Agreement", exact=True).click()

    [task] = demo.ask(
        """{ feedbackTasks(filter: {name: {eq: "Answer quality"}}) { nodes { id } } }"""
    )["feedbackTasks"]["nodes"]
    found = demo.ask(
        """query ($task: ID!) { feedbackAgreement(taskId: $task) {
          completionCount
          fields { path percent { value } krippendorffAlpha { value } } } }""",
        task=task["id"],
    )["feedbackAgreement"]
    expect(ui.page.get_by_text(f"{found['completionCount']} calls were graded by")).to_be_visible()
    fields = ui.page.get_by_role("group", name="Fields")
    for field in found["fields"]:
        fields.get_by_role("button", name=field["path"]).click()
        figures = ui.page.get_by_role("region", name=field["path"], exact=True)
        expect(figures).to_contain_text(f"{field['percent']['value']:.1f} %")
        alpha = field["krippendorffAlpha"]["value"]
        if alpha is not None:
            expect(figures).to_contain_text(f"{alpha:.2f}".replace("-", "−"))


def test_26_tell_me_of_each_failure_as_it_happens(ui: Ui, demo: Demo) -> None:
    open_facet(ui.page, "Status").get_by_role("button", name="failed").first.click()
    expect(ui.page.get_by_text("● live")).to_be_visible()
    before = demo.ask("{ completions(filter: {status: {eq: FAILED}}) { totalCount } }")
    expect(ui.page.get_by_text(f"{before['completions']['totalCount']} match")).to_be_visible()

    body = {
        "status": "failed",
        "tags": ["prod", "support"],
        "request": {"model": "gpt-4.1", "messages": [{"role": "user", "content": "Hello?"}]},
        "failure_kind": "RateLimitError",
        "failure_reason": "Error code: 429 - Rate limit reached, please try again in 2 s.",
    }
    demo.http.post("/api/v1/completions", json=body).raise_for_status()

    # At the top, where nobody reads, it comes in by itself; else behind a button.
    new = ui.page.get_by_role("button", name="1 new")
    come = rows(ui.page).first.filter(has_text="Hello?")
    expect(new.or_(come)).to_be_visible()
    if new.is_visible():
        new.click()
    expect(come).to_be_visible()
    rows(ui.page).first.locator("[data-column=model]").click()
    panel = ui.page.get_by_role("complementary", name="Completion", exact=True)
    expect(panel).to_contain_text("please try again in 2 s.")


def test_the_guide_tells_how_each_of_them_is_clicked() -> None:
    way = r"^## (\d+)\. (?:(?!^## ).)*?^\*\*By clicking\*\*"
    told = re.findall(way, GUIDE.read_text(), re.MULTILINE | re.DOTALL)
    tested = [name for name in globals() if re.match(r"test_\d+_", name)]

    assert len(tested) >= 10
    assert sorted(map(int, told)) == sorted(int(name.split("_")[1]) for name in tested)
