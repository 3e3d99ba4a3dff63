"""A browser, the UI of a live gateway in it, and axe."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import LiveGateway, serve_live
from tests.gateway.browser import Visit, open_browser, visit
from tests.sdk.environments import node_environment, require_node

RUN: Final = """async () => (await axe.run()).violations.flatMap(
  ({ id, nodes }) => nodes.map(({ target, html }) => `${id} at ${target}: ${html.slice(0, 160)}`),
)"""
# What of the two is wider than the window; boxes that scroll on their own are no wider.
OVERFLOW: Final = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass
class Ui:
    """The UI in a page of its own, with a storage of its own."""

    seen: Visit
    url: str
    axe: str
    allowed: list[str] = field(default_factory=list)

    @property
    def page(self) -> Page:
        return self.seen.page

    def go(self, address: str) -> None:
        """Open `#/address`, in the document that is open if there is one."""
        self.page.goto(f"{self.url}/ui#{address}")

    def hold(self, token: str) -> None:
        """Have a token before the page is opened."""
        script = f"localStorage.setItem('log10-gateway:token', {token!r})"
        self.page.add_init_script(script)

    def asked(self) -> list[str]:
        """What was asked of GraphQL."""
        return [url for url in self.seen.requested if url.endswith("/graphql")]

    def violations(self) -> list[str]:
        """What axe finds on what is shown now."""
        if not self.page.evaluate("'axe' in window"):
            # By the debugger, which the content security policy does not bind.
            self.page.evaluate(self.axe)
        found: list[str] = self.page.evaluate(RUN)
        return found

    def overflow(self) -> int:
        """By how many pixels it scrolls sideways."""
        pixels: int = self.page.evaluate(OVERFLOW)
        return pixels

    def answer(self, *errors: dict[str, Any], status: int = 200) -> None:
        """Answer whatever the page asks of GraphQL from now on with these errors."""
        body = {"errors": list(errors)}
        self.page.route("**/graphql", lambda route: route.fulfill(status=status, json=body))


class OpenUi(Protocol):
    """Open the UI, as a token or as nobody."""

    def __call__(self, token: str | None = None, *, width: int = 1440, height: int = 900) -> Ui: ...


@pytest.fixture(scope="session")
def live_gateway(
    mongodb_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LiveGateway]:
    """One of these tests' own: facets and histogram read the index, which costs all others time."""
    data = tmp_path_factory.mktemp("ui")
    # Of a database that is not its own it has none unless it is told to.
    with serve_live(mongodb_url, data, database="ui", LOG10_GATEWAY_INSIGHT="on") as gateway:
        yield gateway


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def axe() -> str:
    require_node("axe-core")
    package = node_environment("axe-core") / "node_modules" / "axe-core"
    return (package / "axe.min.js").read_text()


@pytest.fixture
def open_ui(browser: Browser, live_gateway: LiveGateway, axe: str) -> Iterator[OpenUi]:
    """Open it, and hold at the end that it asked no other host and logged no error."""
    opened: list[tuple[Ui, Callable[[], object]]] = []

    @contextmanager
    def one() -> Iterator[Ui]:
        with visit(browser) as seen:
            yield Ui(seen, live_gateway.url, axe)

    def make(token: str | None = None, *, width: int = 1440, height: int = 900) -> Ui:
        context = one()
        ui = context.__enter__()
        opened.append((ui, lambda: context.__exit__(None, None, None)))
        ui.page.set_viewport_size({"width": width, "height": height})
        if token is not None:
            ui.hold(token)
        return ui

    yield make
    host = live_gateway.url.removeprefix("http://")
    for ui, end in opened:
        errors = [e for e in ui.seen.errors if not any(part in e for part in ui.allowed)]
        hosts = ui.seen.hosts()
        end()
        assert errors == []
        assert hosts <= {host}
