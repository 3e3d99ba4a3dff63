"""What axe-core finds on the pages, in both colour schemes, on a telephone and on a desk.

Our own parts have no violation. Those inside of the widgets that we did not write are listed here,
each with its reason; one that is gone, or new, fails the test.
"""

from collections.abc import Iterator
from itertools import product
from typing import Any, Final, Literal

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from tests.conftest import LiveGateway
from tests.gateway.browser import SHARED_PROCESS, Visit, open_browser, visit
from tests.sdk.environments import node_environment, require_node

# The widget of a page, and why what axe finds in there is left.
WIDGETS: Final[dict[str, tuple[str, dict[str, str]]]] = {
    "/start": ("#none", {}),
    "/graphql": (
        ".log10-page > main",
        {
            "color-contrast": "colours of Monaco's line numbers and comments, and of the explorer",
            "label": "the explorer's inputs stand behind their names without being tied to them",
            "nested-interactive": "GraphiQL's tabs hold the button that closes them",
            "select-name": "as `label`, for the explorer's enumerations",
        },
    ),
    "/docs": (
        "#swagger",
        {
            "heading-order": "Swagger UI goes from the title to the groups past a level",
            "nested-interactive": "the line of an operation is a button that holds another",
            "region": "Swagger UI's title and its choice of a server lie outside of its `main`",
            "select-name": "the choice of a server has its label beside itself, untied",
        },
    ),
}
SIZES: Final[tuple[ViewportSize, ...]] = (
    {"width": 390, "height": 844},
    {"width": 1280, "height": 900},
)
SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
READY: Final = {
    "/start": "#status",
    "/graphql": ".view-line >> nth=0",
    "/docs": ".opblock >> nth=0",
}

# Monaco draws lines anew while axe looks at them: what is no longer there is passed over.
RUN: Final = """async (widget) => (await axe.run({ elementRef: true })).violations.flatMap(
  ({ id, nodes }) => nodes
    .filter(({ element }) => element.isConnected)
    .map(({ element, target, failureSummary }) => ({
      rule: id,
      inWidget: element.closest(widget) !== null,
      where: `${target}: ${element.outerHTML.slice(0, 120)} ${failureSummary}`,
    })),
)"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser(SHARED_PROCESS) as browser:
        yield browser


@pytest.fixture(scope="module")
def axe() -> str:
    require_node("axe-core")
    package = node_environment("axe-core") / "node_modules" / "axe-core"
    return (package / "axe.min.js").read_text()


def violations(seen: Visit, axe: str, widget: str) -> list[dict[str, Any]]:
    seen.page.evaluate(axe)  # by the debugger, which the content security policy does not bind
    found: list[dict[str, Any]] = seen.page.evaluate(RUN, widget)
    return found


def own(found: list[dict[str, Any]]) -> list[str]:
    return [f"{each['rule']} at {each['where']}" for each in found if not each["inWidget"]]


@pytest.mark.parametrize("path", WIDGETS)
def test_a_page_has_no_violation_of_its_own(
    path: str, browser: Browser, axe: str, live_gateway: LiveGateway
) -> None:
    widget, reasons = WIDGETS[path]
    found = []
    for size, scheme in product(SIZES, SCHEMES):
        with visit(browser) as seen:
            seen.page.set_viewport_size(size)
            seen.page.emulate_media(color_scheme=scheme)
            seen.page.goto(f"{live_gateway.url}/healthz")
            seen.page.evaluate(
                "token => localStorage.setItem('log10-gateway:token', token)", live_gateway.token
            )
            seen.page.goto(live_gateway.url + path)
            expect(seen.page.locator(READY[path])).to_be_visible()
            if path == "/graphql":
                expect(seen.page.get_by_text("Connected")).to_be_visible()
            found += violations(seen, axe, widget)

    assert own(found) == []
    assert {each["rule"] for each in found} == set(reasons)


@pytest.mark.parametrize(
    ("token", "scheme"),
    [
        ("", "light"),
        pytest.param("", "dark", marks=pytest.mark.nightly),
        pytest.param("not-a-token", "light", marks=pytest.mark.nightly),
        ("not-a-token", "dark"),
    ],
)
def test_what_graphiql_says_about_the_token_has_no_violation(
    scheme: Literal["light", "dark"],
    token: str,
    browser: Browser,
    axe: str,
    live_gateway: LiveGateway,
) -> None:
    with visit(browser) as seen:
        seen.page.emulate_media(color_scheme=scheme)
        seen.page.goto(f"{live_gateway.url}/graphql")
        seen.page.get_by_label("Token", exact=True).fill(token)
        seen.page.keyboard.press("Enter")
        expect(seen.page.locator(".log10-hint")).to_contain_text(
            "refused this token" if token else "Paste an access token"
        )

        assert own(violations(seen, axe, WIDGETS["/graphql"][0])) == []
