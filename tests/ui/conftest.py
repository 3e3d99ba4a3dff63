"""A browser, the UI of a live gateway in it, and axe."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, Final, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pydantic import SecretStr

from gateway.embedded_mongod.access import run
from gateway.settings import Settings
from services.runtime import Runtime, entered
from services.tenants.organizations import create_organization
from services.tenants.tokens import Role, create_token
from tests.conftest import LiveGateway, serve_live
from tests.gateway.browser import SHARED_PROCESS, Visit, open_browser, recorded
from tests.sdk.environments import node_environment, require_node

RUN: Final = """async () => (await axe.run()).violations.flatMap(
  ({ id, nodes }) => nodes.map(({ target, html }) => `${id} at ${target}: ${html.slice(0, 160)}`),
)"""
DATABASE: Final = "ui"
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

    def live_in(self, zone: str) -> None:
        """Be where this is the time; else it is wherever the tests run."""
        session = self.page.context.new_cdp_session(self.page)
        session.send("Emulation.setTimezoneOverride", {"timezoneId": zone})

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
def indexed_gateway(
    mongodb_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LiveGateway]:
    """One of these tests' own: facets and histogram read the index, which costs all others time."""
    data = tmp_path_factory.mktemp("ui")
    # Of a database that is not its own it has none unless it is told to.
    with serve_live(mongodb_url, data, database=DATABASE, LOG10_GATEWAY_INSIGHT="on") as gateway:
        yield gateway


@pytest.fixture(scope="module")
def live_gateway(indexed_gateway: LiveGateway, mongodb_url: str) -> LiveGateway:
    """It as an organization of this file's own sees it: other files' calls do not count here."""
    settings = Settings(mongodb_url=SecretStr(mongodb_url), mongodb_database=DATABASE)

    def make() -> tuple[str, str]:
        with entered(Runtime()):
            return run(mongodb_url, settings, new_organization())

    # A thread of its own, since Playwright may have an event loop in this one.
    with ThreadPoolExecutor(1) as thread:
        organization_id, token = thread.submit(make).result()
    return replace(indexed_gateway, organization_id=organization_id, token=token)


async def new_organization() -> tuple[str, str]:
    """Make an organization; return its id, and the secret of an admin's token."""
    organization_id = (await create_organization("Tests of the UI"))["id"]
    _, secret = await create_token(organization_id, name="bootstrap", role=Role.ADMIN)
    return organization_id, secret


# While it is open no event loop can be started: until these tests end, which none of them does.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with open_browser(SHARED_PROCESS) as browser:
        yield browser


@pytest.fixture(scope="session")
def axe() -> str:
    require_node("axe-core")
    package = node_environment("axe-core") / "node_modules" / "axe-core"
    return (package / "axe.min.js").read_text()


class Contexts:
    """What pages of the UI are opened in: used again, since their caches are what saves most time.

    Each new page finds an empty storage.
    """

    def __init__(self, browser: Browser, origin: str) -> None:
        self._browser = browser
        self._origin = origin
        self._free: list[BrowserContext] = []

    @contextmanager
    def page(self, width: int, height: int) -> Iterator[Visit]:
        """Open an empty page, and record what happens in it."""
        context = self._free.pop() if self._free else self._browser.new_context()
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        storage = {"origin": self._origin, "storageTypes": "local_storage"}
        context.new_cdp_session(page).send("Storage.clearDataForOrigin", storage)
        seen = Visit(page)
        try:
            with recorded(seen):
                yield seen
        finally:
            for each in context.pages:
                each.close()
        context.clear_permissions()
        context.set_offline(False)
        self._free.append(context)


@pytest.fixture(scope="package")
def contexts(browser: Browser, indexed_gateway: LiveGateway) -> Contexts:
    return Contexts(browser, indexed_gateway.url)


@pytest.fixture
def open_ui(contexts: Contexts, live_gateway: LiveGateway, axe: str) -> Iterator[OpenUi]:
    """Open it, and hold at the end that it asked no other host and logged no error."""
    with ExitStack() as stack:
        opened: list[Ui] = []

        def make(token: str | None = None, *, width: int = 1440, height: int = 900) -> Ui:
            seen = stack.enter_context(contexts.page(width, height))
            ui = Ui(seen, live_gateway.url, axe)
            opened.append(ui)
            if token is not None:
                ui.hold(token)
            return ui

        yield make
        host = live_gateway.url.removeprefix("http://")
        for ui in opened:
            errors = [e for e in ui.seen.errors if not any(part in e for part in ui.allowed)]
            assert errors == []
            assert ui.seen.hosts() <= {host}
