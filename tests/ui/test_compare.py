"""Two filters side by side in a browser, over the real gateway."""

import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.conftest import LiveGateway
from tests.ui.calls import ask, log_chat, token_of
from tests.ui.conftest import OpenUi, Ui

A = {"tags": {"has": "cmp-a"}}
B = {"tags": {"has": "cmp-b"}}


@pytest.fixture(scope="module")
def calls(live_gateway: LiveGateway) -> None:
    """Four calls that A finds, five that B finds: of another model, slower, two of them failed."""
    models = ["cmp-old"] * 4 + ["cmp-old", "cmp-new", "cmp-new", "cmp-new", "cmp-new"]
    for number, model in enumerate(models):
        in_b, failed = number > 3, number > 6
        log_chat(
            live_gateway,
            "ping",
            "pong",
            tags=["cmp-b" if in_b else "cmp-a"],
            duration=7.0 if in_b else 0.2,
            status="FAILED" if failed else "FINISHED",
            request={"model": model, "messages": [{"role": "user", "content": "ping"}]},
            response={"model": model, "choices": []},
            **({"failureKind": "CmpError"} if failed else {}),
        )
    # The index is about a second behind.
    query = """query($at: String) { completionStats(notBefore: $at) { rows { count } } }"""
    ask(live_gateway, query, {"at": datetime.now(UTC).isoformat().replace("+00:00", "Z")})


def open_compare(ui: Ui, a: Any = A, b: Any = B, **more: str) -> Page:
    sides = f"a={quote(json.dumps(a))}&b={quote(json.dumps(b))}"
    ui.go(f"/compare?{sides}" + "".join(f"&{key}={value}" for key, value in more.items()))
    expect(rows(ui.page)).to_be_visible()
    return ui.page


def rows(page: Page) -> Locator:
    return page.get_by_role("region", name="What differs, table")


def behind(ui: Ui, link: Locator) -> int:
    """How many calls the gateway finds for the list that a link leads to."""
    tab = ui.page.context.new_page()
    tab.goto(f"{ui.url}/ui{link.get_attribute('href')}")
    text = tab.get_by_text("match ·").inner_text()
    tab.close()
    return int(text.split(" ")[0].replace(",", ""))


def test_what_differs_most_comes_first_and_each_line_leads_to_its_calls(
    open_ui: OpenUi, live_gateway: LiveGateway, calls: None
) -> None:
    ui = open_ui(live_gateway.token)
    page = open_compare(ui)
    expect(rows(page).get_by_role("row").filter(has_text="CmpError")).to_be_visible()
    expect(rows(page).get_by_role("row").filter(has_text="5 s to 15 s")).to_be_visible()

    new = rows(page).get_by_role("row").filter(has_text="cmp-new")
    expect(new).to_contain_text("80.0 points more in B")
    assert behind(ui, new.get_by_role("link", name="80.0 % 4")) == 4
    old = rows(page).get_by_role("row").filter(has_text="cmp-old")
    assert behind(ui, old.get_by_role("link").first) == 4
    assert behind(ui, old.get_by_role("link").last) == 1
    slow = rows(page).get_by_role("row").filter(has_text="5 s to 15 s")
    assert behind(ui, slow.get_by_role("link", name="100 % 5")) == 5

    whole = page.get_by_role("region", name="As a whole, table")
    failure_rate = whole.get_by_role("row").filter(has_text="Failure rate")
    expect(failure_rate).to_contain_text("too few in A to compare")
    failed = whole.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Failed"))
    assert behind(ui, failed.get_by_role("link")) == 2


def test_a_deploy_is_found_among_all_even_where_one_of_its_keys_fails(
    open_ui: OpenUi, live_gateway: LiveGateway, calls: None
) -> None:
    for side, release in (("a", "2026.3"), ("b", "2026.4")):
        for number in range(5):
            # The other keys, all of them in every call of both, take none of the room.
            keys = {f"cmp_{each}": number for each in range(3)} | {"cmp_release": release}
            log_chat(
                live_gateway,
                "a",
                "b",
                tags=[f"cmp-deploy-{side}"],
                duration=1.0,
                extra={"metadata": keys, "prompt_version": f"v{release}"},
            )
    query = "query($at: String) { completionStats(notBefore: $at) { rows { count } } }"
    ask(live_gateway, query, {"at": datetime.now(UTC).isoformat().replace("+00:00", "Z")})
    ui = open_ui(live_gateway.token)
    extensions = {"code": "RATE_LIMITED", "retryAfter": 60}
    body = {"errors": [{"message": "Too often.", "extensions": extensions}]}

    def answer(route: Route) -> None:
        if '"metadata":"cmp_1"' in (route.request.post_data or ""):
            route.fulfill(json=body)
        else:
            route.fallback()

    ui.page.route("**/graphql", answer)
    page = open_compare(
        ui, {"tags": {"has": "cmp-deploy-a"}}, {"tags": {"has": "cmp-deploy-b"}}, by="all"
    )
    # What differs most: both tags, both versions, both values of the key that the deploy changed.
    released = rows(page).get_by_role("row").filter(has_text="cmp_release")
    expect(released).to_have_count(2)
    expect(released.first).to_contain_text("100.0 points more")
    first = " ".join(rows(page).get_by_role("row").all_inner_texts()[1:7])
    for kind in ("cmp_release", "Prompt version", "Tag"):
        assert kind in first
    expect(page.get_by_role("alert")).to_contain_text("RATE_LIMITED")
    expect(rows(page).get_by_role("row").filter(has_text="cmp_2").first).to_be_visible()


def test_sides_are_swapped_narrowed_and_typed(
    open_ui: OpenUi, live_gateway: LiveGateway, calls: None
) -> None:
    ui = open_ui(live_gateway.token)
    page = open_compare(ui, by="model")
    page.get_by_role("button", name="Swap").press("Enter")
    new = rows(page).get_by_role("row").filter(has_text="cmp-new")
    expect(new).to_contain_text("80.0 points more in A")

    page.get_by_role("button", name="Narrow both to model cmp-old").press("Enter")
    expect(rows(page).get_by_role("row")).to_have_count(2)
    side = page.get_by_role("region", name="Side A")
    expect(side.get_by_text("model:cmp-old")).to_be_visible()

    field = side.get_by_role("combobox", name="Filter")
    field.fill("duration>100")
    field.press("Enter")
    whole = page.get_by_role("region", name="As a whole, table")
    expect(whole.get_by_role("row").filter(has_text="Calls").first).to_contain_text("0")


def test_a_list_leads_to_the_comparison_of_its_filter(
    open_ui: OpenUi, live_gateway: LiveGateway, calls: None
) -> None:
    ui = open_ui(live_gateway.token)
    ui.go(f"/completions?f={quote(json.dumps(B))}&r=-1h")
    page = ui.page
    page.get_by_role("button", name="Compare with…").click()
    expect(page.get_by_role("heading", name="Choose A")).to_be_visible()
    assert ui.violations() == []

    page.get_by_role("button", name="B and the range before").press("Enter")

    whole = page.get_by_role("region", name="As a whole, table")
    expect(whole.get_by_role("row").nth(1)).to_contain_text("5")
    expect(whole.get_by_role("row").nth(1)).to_contain_text("new")
    # Of the same filter twice it is said which is which.
    for side, time in (("A", "before"), ("B", "after")):
        expect(page.get_by_role("region", name=f"Side {side}")).to_contain_text(f"{side} · {time}")
        expect(whole.get_by_role("columnheader", name=f"{side}, {time}")).to_be_visible()


@pytest.mark.parametrize(("width", "theme"), [(390, "dark"), (1440, "light")])
def test_it_fits_and_has_no_violation(
    width: int, theme: Any, open_ui: OpenUi, live_gateway: LiveGateway, calls: None
) -> None:
    ui = open_ui(token_of(live_gateway, "READER"), width=width)
    ui.page.emulate_media(color_scheme=theme)
    page = open_compare(ui)
    expect(rows(page).get_by_role("row").filter(has_text="cmp-new")).to_be_visible()

    assert ui.violations() == []
    assert ui.overflow() <= 0


def test_a_side_without_a_filter_is_every_call_of_its_range(
    open_ui: OpenUi, live_gateway: LiveGateway, calls: None
) -> None:
    ui = open_ui(live_gateway.token)
    a = {"createdAt": {"gte": "2025-11-01T00:00:00Z", "lt": "2025-11-02T00:00:00Z"}}
    b = {"createdAt": {"gte": "2025-11-02T00:00:00Z", "lt": "2025-11-03T00:00:00Z"}}
    ui.go(f"/compare?a={quote(json.dumps(a))}&b={quote(json.dumps(b))}")
    for side, time in (("A", "before"), ("B", "after")):
        name = f"{side} · {time} · every call of its range"
        expect(ui.page.get_by_role("heading", name=name)).to_be_visible()


def test_an_error_is_told_in_its_place(
    open_ui: OpenUi, live_gateway: LiveGateway, calls: None
) -> None:
    ui = open_ui(live_gateway.token)
    page = open_compare(ui, by="tag")
    extensions = {"code": "RATE_LIMITED", "retryAfter": 60}
    ui.answer({"message": "Too often.", "extensions": extensions})
    page.get_by_role("navigation", name="Compare by").get_by_role("link", name="Model").click()

    expect(page.get_by_role("alert")).to_contain_text("RATE_LIMITED")
    expect(page.get_by_role("region", name="As a whole, table")).to_be_visible()


def test_metadata_is_compared_by_few_calls_say_so_and_an_empty_side_says_why(
    open_ui: OpenUi, live_gateway: LiveGateway, calls: None
) -> None:
    for number, plan in enumerate(("free", "pro", "pro")):
        tag = "cmp-meta-b" if number else "cmp-meta-a"
        log_chat(
            live_gateway, "a", "b", tags=[tag], duration=1.0, extra={"metadata": {"cmp_plan": plan}}
        )
    query = "query($at: String) { completionStats(notBefore: $at) { rows { count } } }"
    ask(live_gateway, query, {"at": datetime.now(UTC).isoformat().replace("+00:00", "Z")})
    ui = open_ui(live_gateway.token, width=390)
    page = open_compare(ui, {"tags": {"has": "cmp-meta-a"}}, {"tags": {"has": "cmp-meta-b"}})
    page.get_by_label("Compare by something else").select_option("metadata.cmp_plan")
    pro = rows(page).get_by_role("row").filter(has_text="pro")
    expect(pro).to_contain_text("100.0 points more in B")
    whole = page.get_by_role("region", name="As a whole, table")
    p99 = whole.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Duration, p99"))
    expect(p99).to_contain_text("of 1 call")
    expect(p99).to_contain_text("of 2 calls")
    for table in (rows(page), whole):
        assert table.evaluate("box => box.scrollWidth - box.clientWidth") <= 0
    assert ui.violations() == []

    open_compare(ui, {"tags": {"has": "cmp-none"}, "kind": {"eq": "CHAT"}}, B)
    expect(page.get_by_role("heading", name="A: nothing matches")).to_be_visible()
    page.get_by_role("button", name="Which condition empties it?").click()
    tried = page.get_by_role("listitem").filter(has_text="Without tag:cmp-none")
    expect(tried).not_to_contain_text(": 0 ")
    tried.get_by_role("button", name="Leave it out").click()
    expect(page.get_by_role("heading", name="A: nothing matches")).to_have_count(0)


def test_what_is_typed_without_enter_is_of_the_sides(
    open_ui: OpenUi, live_gateway: LiveGateway, calls: None
) -> None:
    ui = open_ui(live_gateway.token)
    page = open_compare(ui, by="model")
    of_a, of_b = (page.get_by_role("region", name=f"Side {each}") for each in "AB")
    field = of_a.get_by_role("combobox", name="Filter")
    field.fill("status:nonsense")
    page.get_by_role("button", name="Swap").click()
    expect(field).to_be_focused()
    expect(of_a.get_by_text("tag:cmp-a")).to_be_visible()

    field.fill("model:cmp-old")
    # What is applied to the other side leaves it there.
    other = of_b.get_by_role("combobox", name="Filter")
    other.fill("model:cmp-new")
    other.press("Enter")
    expect(of_b.get_by_role("button", name="Remove model:cmp-new")).to_be_visible()
    expect(field).to_have_value("model:cmp-old")
    page.get_by_role("button", name="Swap").click()

    expect(of_b.get_by_role("button", name="Remove model:cmp-old")).to_be_visible()
    expect(of_b.get_by_text("tag:cmp-a")).to_be_visible()
    expect(of_a.get_by_text("tag:cmp-b")).to_be_visible()
    expect(field).to_have_value("")


def test_what_is_typed_in_a_list_goes_along_to_the_comparison(
    open_ui: OpenUi, live_gateway: LiveGateway, calls: None
) -> None:
    ui = open_ui(live_gateway.token)
    ui.go("/completions")
    expect(ui.page.get_by_role("grid", name="Completions")).to_be_visible()
    ui.page.get_by_role("combobox", name="Filter").fill("model:cmp-new")
    ui.page.get_by_role("button", name="Compare with…").click()

    side = ui.page.get_by_role("region", name="Side B")
    expect(side.get_by_role("button", name="Remove model:cmp-new")).to_be_visible()
