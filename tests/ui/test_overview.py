"""The overview in a browser: figures of the real gateway, and the list that stands behind each."""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.conftest import LiveGateway
from tests.ui.calls import ask, log_chat, token_of
from tests.ui.conftest import OpenUi, Ui

TAG = "overview"
# Two days of a year in which no other test logs anything, and two before them.
BEGIN = datetime(2025, 3, 10, tzinfo=UTC)
END = BEGIN + timedelta(days=2)
WITHIN = f"{BEGIN:%Y-%m-%dT%H:%M:%SZ}..{END:%Y-%m-%dT%H:%M:%SZ}"

COUNT = "query($filter: CompletionFilter) { completions(filter: $filter) { totalCount } }"


@pytest.fixture(scope="module")
def calls(live_gateway: LiveGateway) -> None:
    """Seven in the range, two of them failed, and three in the one before it."""
    models = ["ov-a", "ov-a", "ov-a", "ov-a", "ov-b", "ov-b", "ov-b"]
    for number, model in enumerate(models):
        at = BEGIN + timedelta(hours=2 + number * 6)
        failed = number in (1, 4)
        log_chat(
            live_gateway,
            "ping",
            "pong",
            tags=[TAG],
            createdAt=at.isoformat(),
            duration=1.0 + number,
            status="FAILED" if failed else "FINISHED",
            request={"model": model, "messages": [{"role": "user", "content": "ping"}]},
            response={"model": model, "choices": []},
            **({"failureKind": "RateLimitError"} if failed else {}),
        )
    for number in range(3):
        at = BEGIN - timedelta(hours=5 + number)
        log_chat(live_gateway, "ping", "pong", tags=[TAG], createdAt=at.isoformat(), duration=2.0)
    # The index is about a second behind.
    query = """query($filter: CompletionFilter, $at: String) {
      completionStats(filter: $filter, notBefore: $at) { rows { count } }
    }"""
    now = datetime.now(UTC).isoformat().replace("+00:00", "Z")
    ask(live_gateway, query, {"filter": {"tags": {"has": TAG}}, "at": now})


def address(within: str = WITHIN, **more: str) -> str:
    f = quote(json.dumps({"tags": {"has": TAG}}))
    return f"/overview?f={f}&r={quote(within)}" + "".join(f"&{k}={v}" for k, v in more.items())


def open_overview(ui: Ui, **more: str) -> Page:
    ui.page.add_init_script("localStorage.setItem('log10-gateway:ui:zone', 'utc')")
    ui.go(address(**more))
    expect(card(ui.page, "Calls")).to_be_visible()
    expect(ui.page.get_by_role("region", name="By Model, table")).to_be_visible()
    return ui.page


def card(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name=title, exact=True)


def matched(page: Page) -> Locator:
    return page.get_by_text("match ·")


def behind(ui: Ui, link: Locator) -> int:
    """How many calls the gateway finds for the list that a link leads to."""
    href = link.get_attribute("href") or ""
    tab = ui.page.context.new_page()
    tab.goto(f"{ui.url}/ui{href}")
    text = tab.get_by_text("match ·").inner_text()
    tab.close()
    return int(text.split(" ")[0].replace(",", ""))


def test_figures_are_of_the_range_and_compared_with_the_one_before_in_words(
    open_ui: OpenUi, live_gateway: LiveGateway, calls: None
) -> None:
    page = open_overview(open_ui(live_gateway.token, width=1100))

    expect(card(page, "Calls")).to_contain_text("7")
    for part in ("too few before to compare", "there were 3"):
        expect(card(page, "Calls")).to_contain_text(part)
    expect(card(page, "Failure rate")).to_contain_text("28.6 %")
    expect(card(page, "Failure rate")).to_contain_text("too few before to compare")
    expect(card(page, "Cost")).to_contain_text("without 7 calls that report no usage")
    expect(card(page, "Duration").get_by_text("too few before to compare")).to_have_count(3)
    expect(page.get_by_text("compared with the range before")).to_be_visible()
    failures = page.get_by_role("region", name="Newest failures")
    expect(failures.get_by_text("RateLimitError")).to_have_count(2)

    page.get_by_role("navigation", name="Group by").get_by_role("link", name="Tag").click()
    rows = page.get_by_role("region", name="By Tag, table")
    row = rows.get_by_role("row").filter(has_text=TAG)
    for cell in (1, 2, 5, 6):
        expect(row.locator("> *").nth(cell)).to_contain_text("too few before to compare")
    # The words wrap, where figures do not.
    assert rows.evaluate("box => box.scrollWidth - box.clientWidth") <= 0


def test_each_mark_and_row_leads_to_as_many_calls_as_it_says(
    open_ui: OpenUi, live_gateway: LiveGateway, calls: None
) -> None:
    ui = open_ui(live_gateway.token)
    page = open_overview(ui)
    bars = card(page, "Calls").get_by_role("group").get_by_role("link")
    shown = [bars.nth(n).get_attribute("aria-label") or "" for n in range(bars.count())]
    # Two hours in each of which one call is, with one failed or none.
    assert len([each for each in shown if " 1 call, " in each]) == 7
    assert len([each for each in shown if each.endswith(": 1 failed")]) == 2

    rows = page.get_by_role("region", name="By Model, table")
    assert behind(ui, card(page, "Calls").get_by_role("link", name="7", exact=True)) == 7
    assert behind(ui, bars.first) == 1
    assert behind(ui, card(page, "Failure rate").get_by_role("link", name="2 failed")) == 2
    assert behind(ui, card(page, "Cost").get_by_role("link", name="7 calls")) == 7
    assert behind(ui, rows.get_by_role("link", name="ov-a")) == 4
    assert behind(ui, rows.get_by_role("row", name="ov-b").get_by_role("link", name="33.3 %")) == 1


def test_keys_go_along_the_marks_and_a_table_stands_behind_a_button(
    open_ui: OpenUi, live_gateway: LiveGateway, calls: None
) -> None:
    ui = open_ui(live_gateway.token)
    page = open_overview(ui)
    chart = card(page, "Calls")
    bars = chart.get_by_role("group").get_by_role("link")
    assert chart.locator("svg a[tabindex='0']").count() == 1

    bars.last.focus()
    page.keyboard.press("Home")
    expect(bars.first).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(bars.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(chart.locator("svg a:focus")).to_have_attribute(
        "aria-label", re.compile("10 Mar, 08:00: 1 failed")
    )

    page.get_by_role("button", name="Calls: table").press("Enter")
    table = page.get_by_role("region", name="Calls, table")
    expect(table.get_by_role("link", name="10 Mar, 08:00")).to_be_visible()
    assert ui.violations() == []
    page.get_by_role("button", name="Calls: chart").press("Enter")
    bars.first.press("Enter")
    expect(matched(page)).to_contain_text("1 match")


def test_groups_are_chosen_and_ordered_by_the_address(
    open_ui: OpenUi, live_gateway: LiveGateway, calls: None
) -> None:
    ui = open_ui(live_gateway.token)
    page = open_overview(ui)
    rows = page.get_by_role("region", name="By Model, table")
    rows.get_by_role("link", name="Failed").click()
    expect(rows.get_by_role("row").nth(1)).to_contain_text("ov-b")
    assert "o=FAILURE_RATE" in page.url

    page.get_by_role("navigation", name="Group by").get_by_role("link", name="Failure").click()

    table = page.get_by_role("region", name="By Failure, table")
    expect(table).to_contain_text("RateLimitError")
    assert "by=failure" in page.url
    page.get_by_label("Group by something else").select_option("finish")
    expect(page.get_by_role("heading", name="By finish reason", exact=True)).to_be_visible()


@pytest.mark.parametrize(("width", "theme"), [(390, "dark"), (1440, "light")])
def test_it_fits_and_has_no_violation(
    width: int, theme: Any, open_ui: OpenUi, live_gateway: LiveGateway, calls: None
) -> None:
    ui = open_ui(live_gateway.token, width=width)
    ui.page.emulate_media(color_scheme=theme)
    page = open_overview(ui)
    expect(page.get_by_role("group", name="Calls by model by time")).to_be_visible()

    assert ui.violations() == []
    assert ui.overflow() <= 0


@pytest.fixture(scope="module")
def growth(live_gateway: LiveGateway) -> str:
    """Twenty short calls in one range, and as many as long as can be in the next; its address."""
    begin = datetime(2025, 5, 10, tzinfo=UTC)
    for number in range(40):
        is_after = number >= 20
        tokens = 48_375 if is_after else 9
        log_chat(
            live_gateway,
            "ping",
            "pong",
            tags=["growth"],
            createdAt=(begin + timedelta(hours=number if is_after else number - 20)).isoformat(),
            duration=13.0 if is_after else 1.0,
            response={
                "model": "gpt-4o",
                "choices": [],
                "usage": {
                    "prompt_tokens": tokens,
                    "completion_tokens": 0,
                    "total_tokens": tokens,
                },
            },
        )
    query = "query($at: String) { completionStats(notBefore: $at) { rows { count } } }"
    ask(live_gateway, query, {"at": datetime.now(UTC).isoformat().replace("+00:00", "Z")})
    within = f"{begin:%Y-%m-%dT%H:%M:%SZ}..{begin + timedelta(hours=40):%Y-%m-%dT%H:%M:%SZ}"
    f = quote(json.dumps({"tags": {"has": "growth"}}))
    return f"/overview?f={f}&r={quote(within)}"


@pytest.mark.parametrize("width", [390, 1440])
def test_long_figures_wrap_in_the_table(
    width: int, open_ui: OpenUi, live_gateway: LiveGateway, growth: str
) -> None:
    ui = open_ui(live_gateway.token, width=width)
    ui.go(growth)
    rows = ui.page.get_by_role("region", name="By Model, table")
    row = rows.get_by_role("row").filter(has_text="gpt-4o")
    expect(row).to_contain_text("967.5K")
    expect(row).to_contain_text("5,375 times as much")
    # Two percentiles of neighbouring columns are told alike.
    expect(row.get_by_text("13 times as long")).to_have_count(2)
    assert ui.overflow() <= 0
    assert row.evaluate("row => [...row.children].every(it => it.scrollWidth <= it.clientWidth)")


def test_a_reader_sees_it_and_nothing_that_matches_is_told(
    open_ui: OpenUi, live_gateway: LiveGateway, calls: None
) -> None:
    ui = open_ui(token_of(live_gateway, "READER"))
    page = open_overview(ui)
    expect(page.get_by_role("alert")).to_have_count(0)

    f = quote(json.dumps({"model": {"eq": "no such model"}}))
    ui.go(f"/overview?f={f}")
    expect(page.get_by_role("heading", name="Nothing matches")).to_be_visible()
    assert ui.violations() == []
    # Within seven days, though the calls of these tests are older.
    page.get_by_role("button", name="Which condition empties it?").click()
    expect(page.get_by_role("listitem").filter(has_text="Without last 7 days")).to_contain_text(
        ": 0 "
    )
    tried = page.get_by_role("listitem").filter(has_text=re.compile("Without .*no such model"))
    expect(tried).to_contain_text("completion")
    page.get_by_role("button", name="Clear all").click()
    expect(page.get_by_role("heading", name="Nothing matches")).to_have_count(0)
    assert "r=.." in page.url


def test_what_fails_is_told_in_its_place(
    open_ui: OpenUi, live_gateway: LiveGateway, calls: None
) -> None:
    ui = open_ui(live_gateway.token)
    page = open_overview(ui)
    extensions = {"code": "RATE_LIMITED", "retryAfter": 60}
    ui.answer({"message": "Too often.", "extensions": extensions})
    page.get_by_role("navigation", name="Group by").get_by_role("link", name="Tag").click()

    expect(page.get_by_role("alert")).to_contain_text("RATE_LIMITED")
    expect(card(page, "Calls")).to_contain_text("there were 3")


def test_few_calls_say_so_all_other_groups_are_stacked_and_a_moment_is_marked(
    open_ui: OpenUi, live_gateway: LiveGateway, calls: None
) -> None:
    ui = open_ui(live_gateway.token)
    moment = BEGIN + timedelta(hours=20)
    page = open_overview(ui, mark=quote(f"{moment:%Y-%m-%dT%H:%M:%SZ}"))
    expect(card(page, "Duration")).to_contain_text("Of 7 calls: p99 of fewer than 100")
    expect(card(page, "Duration")).to_contain_text("The slowest took 7.00 s.")
    rows = page.get_by_role("region", name="By Model, table")
    expect(rows.get_by_role("row").filter(has_text="ov-a")).to_contain_text("of 4 calls")

    # The line stands in each chart, and leads to what was before and after.
    expect(page.locator("[data-moment]")).to_have_count(6)
    expect(page.get_by_text("Marked:")).to_contain_text("2025-03-10 20:00:00")
    page.get_by_role("button", name="Move the mark", exact=True).click()
    page.get_by_label("Moment, in UTC").fill("2025-03-11T00:00:00")
    page.get_by_role("button", name="Mark it").click()
    expect(page.get_by_text("Marked:")).to_contain_text("2025-03-11 00:00:00")
    assert "mark=2025-03-11T00" in page.url
    assert ui.violations() == []
    page.get_by_role("link", name="What has changed since the mark?").click()
    whole = page.get_by_role("region", name="As a whole, table")
    # Until the end there are 24 hours, and as many before.
    expect(whole.get_by_role("row").nth(1)).to_contain_text("Calls43")
    page.go_back()
    page.get_by_role("button", name="Remove the mark").click()
    expect(page.locator("[data-moment]")).to_have_count(0)

    # A moment that there never was is said. What narrows what is shown is not left out unasked:
    # neither a range nor a filter, nor one that is cut.
    ui.go(address(within="2026-02-31..", mark="5") + "&f=%7B%22status%22&by=nothing")
    damaged = page.get_by_role("note").filter(has_text="The address seems to be damaged")
    shown = page.get_by_role("region", name="Filter and range")
    ui.allowed += ["is no filter", "is no range"]  # the router logs it
    for part in ("is no filter", "r=2026-02-31.. is no range of time"):
        expect(damaged).to_contain_text(part)
        expect(damaged).to_contain_text("Nothing is shown")
        expect(shown).to_have_count(0)
        assert ui.violations() == []
        damaged.get_by_role("button", name="Show without it").click()
    expect(shown).to_be_visible()
    expect(damaged.filter(has_text="by=nothing means nothing here")).to_be_visible()
    expect(damaged.filter(has_text="5 is no moment")).to_be_visible()
    assert ui.violations() == []
    for _ in range(2):
        damaged.first.get_by_role("button", name="Leave it out").click()
    expect(damaged).to_have_count(0)
    assert "by=" not in page.url
    assert "mark" not in page.url


OTHER = "overview-other"


def test_stacked_columns_are_as_high_as_there_are_calls(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    at = datetime(2025, 6, 10, 3, 20, tzinfo=UTC)
    for number in range(8):
        log_chat(
            live_gateway,
            "ping",
            "pong",
            tags=[OTHER],
            createdAt=at.isoformat(),
            # A number that JavaScript has not.
            extra={"metadata": {"customer": f"c{number}" if number < 7 else 2**53 + 1}},
        )
    now = datetime.now(UTC).isoformat().replace("+00:00", "Z")
    query = "query($at: String) { completionStats(notBefore: $at) { rows { count } } }"
    ask(live_gateway, query, {"at": now})
    ui = open_ui(live_gateway.token, width=390)
    f = quote(json.dumps({"tags": {"has": OTHER}}))
    ui.go(
        f"/overview?f={f}&r={quote('2025-06-10T00:00:00Z..2025-06-11T00:00:00Z')}&by=metadata.customer"
    )
    page = ui.page
    chart = page.get_by_role("group", name="Calls by customer, the first 5 and all other by time")
    expect(chart.get_by_role("link")).to_have_count(6)
    other = chart.get_by_role("link", name=re.compile("other, calls 3$"))
    assert behind(ui, other) == 3

    # On a telephone each group is a card, in which nothing is cut.
    table = page.get_by_role("region", name="By customer, table")
    assert behind(ui, table.get_by_role("link", name=str(2**53 + 1))) == 1
    assert table.evaluate("box => box.scrollWidth - box.clientWidth") <= 0
    expect(table.get_by_role("row").nth(2)).to_contain_text("c0")
    expect(table.get_by_role("cell")).to_have_count(8 * 6)
    assert ui.violations() == []


def test_an_index_that_is_built_what_failed_offline_and_an_empty_organization_are_told(
    open_ui: OpenUi, live_gateway: LiveGateway, calls: None
) -> None:
    ui = open_ui(live_gateway.token)
    ui.allowed.append("ERR_")
    page = ui.page

    def change(route: Route) -> None:
        body = json.loads(route.request.post_data or "{}")
        if "query Overview(" not in body["query"]:
            return route.fallback()
        answer = route.fetch().json()
        answer["data"]["insightStatus"] = {"building": True, "progress": 0.427}
        answer["data"]["times"] = None
        lost = {"message": "Not now.", "path": ["times"], "extensions": {"code": "UNAVAILABLE"}}
        return route.fulfill(json={**answer, "errors": [lost]})

    page.route("**/graphql", change)
    ui.go(address())
    expect(page.get_by_text("The index is being built (42 %)")).to_be_visible()
    expect(page.get_by_text("A part could not be had (UNAVAILABLE)")).to_be_visible()
    expect(card(page, "Calls")).to_contain_text("7")
    assert ui.violations() == []
    page.unroute_all()
    page.get_by_role("button", name="Retry").first.click()
    expect(page.get_by_text("A part could not be had")).to_have_count(0)

    page.context.set_offline(True)
    expect(page.get_by_text("Offline. What is loaded")).to_be_visible()
    page.keyboard.press(".")
    expect(page.get_by_role("alert").first).to_contain_text("OFFLINE")
    expect(card(page, "Calls")).to_contain_text("7")
    page.context.set_offline(False)

    def nothing(route: Route) -> None:
        body = json.loads(route.request.post_data or "{}")
        answer = route.fetch().json()
        if "query Overview(" in body["query"]:
            answer["data"]["totals"]["rows"] = [{**answer["data"]["totals"]["rows"][0], "count": 0}]
        if "query OverviewAny" in body["query"]:
            answer["data"]["completions"]["nodes"] = []
        route.fulfill(json=answer)

    page.route("**/graphql", nothing)
    ui.go("/overview?r=-1h")
    expect(page.get_by_role("heading", name="Nothing is logged yet")).to_be_visible()
    expect(page.get_by_role("button", name="Copy LOG10_TOKEN")).to_be_visible()
    assert ui.violations() == []
