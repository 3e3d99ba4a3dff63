"""The frame in a browser: token, states, palette, keys, theme, zone, widths."""

import re
from typing import Literal

import pytest
from playwright.sync_api import expect

from tests.conftest import LiveGateway
from tests.ui.calls import ask, log_chat
from tests.ui.conftest import OpenUi

PAGES = [
    "/completions",
    "/completions/none?t=raw",
    "/sessions",
    "/sessions/none?v=timeline",
    "/overview",
    "/compare",
    "/settings/you",
    "/settings/appearance",
    "/settings/grading",
    "/settings/keys",
    "/settings/connect",
    "/settings/views",
    "/settings/tokens",
    "/settings/prices",
    "/settings/transfer",
    "/tasks",
    "/tasks/new",
    "/tasks/none",
    "/feedback",
    "/grade",
    "/grade/none",
    "/nowhere",
]
# Each is looked at by axe.
BUILT = PAGES
WIDTHS = [320, 390, 641, 1024, 1440, 2560]


def test_without_a_token_nothing_is_asked_and_the_address_is_kept(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui()
    ui.go("/settings/keys?r=-24h")
    field = ui.page.get_by_label("Token", exact=True)
    expect(field).to_be_visible()
    assert ui.asked() == []

    field.fill(live_gateway.token)
    ui.page.keyboard.press("Enter")

    expect(ui.page.get_by_role("heading", name="Settings")).to_be_visible()
    assert ui.page.url.endswith("/ui#/settings/keys?r=-24h")
    assert not any(live_gateway.token in url for url in ui.seen.requested)
    stored = ui.page.evaluate("localStorage.getItem('log10-gateway:token')")
    assert stored == live_gateway.token


def test_a_token_of_one_tab_is_not_in_the_browsers_storage(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui()
    ui.go("/settings/you")
    ui.page.get_by_label("Token", exact=True).fill(live_gateway.token)
    ui.page.get_by_text("Keep it in this tab only").click()
    ui.page.get_by_role("button", name="Go on").click()
    expect(ui.page.get_by_text("this tab", exact=True)).to_be_visible()
    assert ui.page.evaluate("localStorage.length") == 0

    ui.page.get_by_role("button", name="Sign out").click()

    expect(ui.page.get_by_label("Token", exact=True)).to_be_visible()
    assert ui.page.evaluate("sessionStorage.getItem('log10-gateway:token')") is None


def test_a_refused_token_is_told_by_its_first_characters(open_ui: OpenUi) -> None:
    ui = open_ui("abcdefghijkl")
    ui.allowed.append("401")
    ui.go("/settings/you")

    alert = ui.page.get_by_role("alert")
    expect(alert).to_contain_text("abcdef…")
    expect(alert).not_to_contain_text("abcdefg")
    expect(ui.page.get_by_role("button", name="Try again")).to_be_visible()
    assert ui.violations() == []


def test_a_token_that_is_revoked_takes_what_is_on_the_screen_with_it(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    log_chat(live_gateway, "Seen until then?", "Yes.")
    made = ask(
        live_gateway,
        'mutation { createToken(input: { name: "for now", role: READER }) '
        "{ secret token { id } } }",
        {},
    )["createToken"]
    ui = open_ui(made["secret"])
    ui.allowed.append("401")  # what is asked just then is refused as well
    ui.go("/completions")
    expect(ui.page.get_by_text("● live", exact=True)).to_be_visible()
    expect(ui.page.get_by_role("main")).to_contain_text("Seen until then?")

    ask(
        live_gateway,
        "mutation($id: ID!) { revokeToken(input: { id: $id }) { token { id } } }",
        {"id": made["token"]["id"]},
    )

    # Nothing is pressed: the stream is what ends first.
    expect(ui.page.get_by_label("Token", exact=True)).to_be_visible()
    expect(ui.page.get_by_role("alert")).to_contain_text("revoked")
    expect(ui.page.get_by_role("main")).not_to_contain_text("Seen until then?")


@pytest.mark.parametrize("address", ["/settings/constructor", "/settings/__proto__"])
def test_a_name_that_every_object_has_is_no_part_of_the_settings(
    address: str, open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    ui.go(address)
    expect(ui.page.get_by_text("No such settings")).to_be_visible()


def test_what_does_not_fit_in_an_address_is_not_asked_for(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    log_chat(live_gateway, "Shown whatever else the address says?", "Yes.")
    ui = open_ui(live_gateway.token)
    main = ui.page.get_by_role("main")
    asked: list[str] = []
    ui.page.on("request", lambda request: asked.append(request.post_data or ""))
    # The router logs it. An answer of 400 would be an error, too, which is not allowed.
    ui.allowed.append("is no filter")
    ui.go("/completions?f=%7B&o=__proto__&c=5&p=[]")
    expect(main).to_contain_text("f={ is no filter")
    assert not any("CompletionList" in each for each in asked)

    ui.page.get_by_role("button", name="Show without it").click()

    expect(main).to_contain_text("Shown whatever else the address says?")
    expect(main).to_contain_text("o=__proto__ & c=5 & p=[] means nothing here")


@pytest.mark.parametrize("code", ["TIMEOUT", "UNAVAILABLE", "QUERY_TOO_COMPLEX", "INTERNAL"])
def test_an_error_is_told_with_its_code(
    code: str, open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    extensions: dict[str, str | int] = {"code": code, "requestId": "the-request"}
    if code == "UNAVAILABLE":
        extensions |= {"retryAfter": 60}
    ui.answer({"message": "It did not go well.", "extensions": extensions})
    ui.go("/settings/you")

    alert = ui.page.get_by_role("alert")
    expect(alert).to_contain_text(code)
    expect(alert).to_contain_text("It did not go well.")
    expect(alert).to_contain_text("the-request")
    ui.page.unroute_all()
    ui.page.get_by_role("button", name="Retry").click()
    expect(ui.page.get_by_role("heading", name="Settings")).to_be_visible()


def test_who_is_signed_in_is_said_and_leads_to_the_token(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    ui.go("/sessions")
    who = ui.page.get_by_role("banner").get_by_role("link", name="Signed in as")
    expect(who).to_contain_text(" · ")
    who.click()
    expect(ui.page).to_have_url(re.compile(r"#/settings/you$"))
    expect(ui.page.get_by_text(f"{live_gateway.token[:10]}…")).to_be_visible()


def test_the_palette_leads_to_a_page(open_ui: OpenUi, live_gateway: LiveGateway) -> None:
    ui = open_ui(live_gateway.token)
    ui.go("/settings/you")
    expect(ui.page.get_by_role("heading", name="Settings")).to_be_visible()

    ui.page.keyboard.press("Control+k")
    expect(ui.page.get_by_role("dialog", name="Commands")).to_be_visible()
    assert ui.violations() == []
    ui.page.keyboard.type("complet")
    # It, and to search calls and sessions for the words.
    expect(ui.page.get_by_role("menuitem")).to_have_count(3)
    ui.page.keyboard.press("Enter")

    expect(ui.page.get_by_role("heading", name="Completions", level=1)).to_be_visible()
    expect(ui.page.get_by_role("dialog")).to_have_count(0)
    expect(ui.page).to_have_title("Completions · Log10 Gateway")


def test_keys_lead_to_pages_and_to_their_help(open_ui: OpenUi, live_gateway: LiveGateway) -> None:
    ui = open_ui(live_gateway.token)
    ui.go("/settings/you")
    expect(ui.page.get_by_role("heading", name="Settings")).to_be_visible()
    ui.page.keyboard.press("g")
    ui.page.keyboard.press("c")
    expect(ui.page.get_by_role("heading", name="Completions", level=1)).to_be_visible()

    ui.page.keyboard.press("?")

    help_ = ui.page.get_by_role("dialog", name="Keys on this page")
    expect(help_).to_contain_text("All commands")
    assert ui.violations() == []
    ui.page.keyboard.press("Escape")
    expect(help_).to_have_count(0)


def test_the_theme_is_one_attribute_and_stays(open_ui: OpenUi, live_gateway: LiveGateway) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    ui = open_ui(live_gateway.token)
    ui.page.emulate_media(color_scheme="dark")
    ui.go("/settings/appearance")
    expect(ui.page.get_by_role("radio", name="As the system")).to_be_checked()
    assert ui.page.evaluate(ground) == "rgb(20, 23, 28)"

    ui.page.get_by_text("Light", exact=True).click()

    assert ui.page.evaluate(ground) == "rgb(255, 255, 255)"
    assert ui.page.locator("html").get_attribute("data-theme") == "light"
    ui.page.reload()
    expect(ui.page.get_by_role("radio", name="Light")).to_be_checked()
    assert ui.page.evaluate(ground) == "rgb(255, 255, 255)"


def test_the_zone_is_named_once_and_switched_there(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    ui.live_in("Asia/Tokyo")
    ui.go("/settings/you")
    switch = ui.page.get_by_role("button", name="Times are in")
    expect(switch).to_have_text("Asia/Tokyo")
    switch.click()

    expect(switch).to_have_text("UTC")


def test_where_it_is_utc_anyway_no_zone_is_switched_to(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token)
    ui.live_in("UTC")
    ui.go("/settings/you")

    expect(ui.page.get_by_title("Times are in UTC")).to_have_text("UTC")
    expect(ui.page.get_by_role("button", name="Times are in")).to_have_count(0)


def test_the_frame_fits_every_width(open_ui: OpenUi, live_gateway: LiveGateway) -> None:
    ui = open_ui(live_gateway.token)
    for page in PAGES:
        ui.go(page)
        expect(ui.page.get_by_role("heading", level=1)).to_have_count(1)
        for width in WIDTHS:
            ui.page.set_viewport_size({"width": width, "height": 900})
            assert ui.overflow() <= 0, f"{page} at {width}"
    expect(ui.page.get_by_role("navigation", name="Pages")).to_have_count(1)


def test_a_telephone_has_the_other_pages_behind_more(
    open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    ui = open_ui(live_gateway.token, width=390)
    ui.go("/settings/you")
    pages = ui.page.get_by_role("navigation", name="Pages")
    expect(pages.get_by_role("link")).to_have_count(4)
    expect(pages.locator("[aria-current=page]")).to_have_text(["Settings"])
    pages.get_by_role("button", name="More").click()

    expect(ui.page.get_by_role("menuitem", name="GraphiQL")).to_be_visible()
    expect(ui.page.get_by_role("menuitem", name="Settings")).to_contain_text("here")
    assert ui.violations() == []
    ui.page.get_by_role("menuitem", name="Overview").click()
    expect(pages.locator("[aria-current=page]")).to_have_text(["Overview"])
    ui.go("/tasks")
    expect(pages.locator("[aria-current=page]")).to_have_text(["Tasks"])
    expect(pages.get_by_role("button")).to_have_text(["More"])


# By day test_page_states.py has them, in the other themes.
@pytest.mark.nightly
@pytest.mark.parametrize(("width", "theme"), [(390, "light"), (1440, "dark")])
def test_no_page_has_a_violation(
    width: int, theme: Literal["light", "dark"], open_ui: OpenUi, live_gateway: LiveGateway
) -> None:
    nobody = open_ui(width=width)
    nobody.page.emulate_media(color_scheme=theme)
    nobody.go("/settings/you")
    expect(nobody.page.get_by_label("Token", exact=True)).to_be_visible()
    assert nobody.violations() == []

    ui = open_ui(live_gateway.token, width=width)
    ui.page.emulate_media(color_scheme=theme)
    for page in BUILT:
        ui.go(page)
        expect(ui.page.get_by_role("heading", level=1)).to_be_visible()
        assert ui.violations() == [], page
