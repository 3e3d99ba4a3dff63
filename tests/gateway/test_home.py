"""The first page: what is where, and how to log the first call, in a real browser and shell."""

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import quote, unquote

import httpx
import pytest
from anyio.from_thread import start_blocking_portal
from fastapi import FastAPI
from playwright.sync_api import Browser, expect

from gateway.app import create_app
from gateway.settings import Settings
from services.runtime import entered_runtime
from tests.conftest import LiveGateway
from tests.gateway.browser import SHARED_PROCESS, Visit, open_browser, visit

PREFIX = "/tools/it's log10"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser(SHARED_PROCESS) as browser:
        yield browser


@pytest.fixture
def seen(browser: Browser) -> Iterator[Visit]:
    with visit(browser) as seen:
        yield seen


@contextmanager
def prefixed(target: str) -> Iterator[str]:
    """Serve a gateway under a path prefix, which the gateway is told nothing about."""

    class Proxy(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            _, *prefix, tail = self.path.split("/", PREFIX.count("/") + 1)
            if unquote("/" + "/".join(prefix)) != PREFIX:
                self.send_error(404)
                return
            length = int(self.headers.get("Content-Length", 0))
            response = httpx.request(
                self.command,
                f"{target}/{tail}",
                headers={name: text for name, text in self.headers.items() if name != "Host"},
                content=self.rfile.read(length),
            )
            self.send_response(response.status_code)
            for name, text in response.headers.items():
                if name not in ("content-encoding", "content-length", "transfer-encoding", "date"):
                    self.send_header(name, text)
            self.send_header("Content-Length", str(len(response.content)))
            self.end_headers()
            self.wfile.write(response.content)

        do_POST = do_GET  # noqa: N815  # http.server's name

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Proxy) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{quote(PREFIX)}"
        finally:
            server.shutdown()


def run_snippet(seen: Visit, snippet: str, token: str, shell: str) -> str:
    """Run what a reader copies: the three variables with their token, then the call."""
    variables = seen.page.locator("#variables").inner_text().replace("YOUR_TOKEN", token)
    assert token in variables
    code = seen.page.locator(snippet).inner_text()
    command = [shell, "-c", code] if shell == "sh" else [sys.executable, "-c", code]
    program = subprocess.run(
        ["sh", "-c", f'{variables}\nexec "$@"', "sh", *command],
        capture_output=True,
        text=True,
        timeout=60,
        env={"PATH": os.environ["PATH"]},
        check=False,
    )
    assert program.returncode == 0, program.stderr
    return program.stdout.strip()


def logged(gateway: LiveGateway, id_: str) -> dict[str, Any]:
    query = "query ($id: ID!) { completion(id: $id) { status tags prompt output } }"
    response = httpx.post(
        f"{gateway.url}/graphql",
        json={"query": query, "variables": {"id": id_}},
        headers={"X-Log10-Token": gateway.token},
    )
    completion: dict[str, Any] = response.json()["data"]["completion"]
    return completion


FIRST_CALL = {
    "status": "FINISHED",
    "tags": ["first-call"],
    "prompt": "Say hello.",
    "output": "Hello!",
}


def test_the_curl_snippet_logs_a_call(seen: Visit, live_gateway: LiveGateway) -> None:
    if shutil.which("curl") is None and os.environ.get("CI") != "true":
        pytest.skip("no curl on PATH")
    seen.page.goto(f"{live_gateway.url}/start")
    expect(seen.page.locator("#variables")).to_contain_text(live_gateway.url)

    answer = run_snippet(seen, "#curl", live_gateway.token, "sh")

    assert logged(live_gateway, json.loads(answer)["id"]) == FIRST_CALL


def test_the_python_snippet_logs_a_call_behind_a_prefix_too(
    seen: Visit, live_gateway: LiveGateway
) -> None:
    with prefixed(live_gateway.url) as url:
        seen.page.goto(f"{url}/start?a=query#and-a-fragment")
        expect(seen.page.locator(".address code")).to_have_text(url)

        id_ = run_snippet(seen, "#python", live_gateway.token, "python")

    assert logged(live_gateway, id_) == FIRST_CALL


def test_every_page_works_behind_a_prefix(seen: Visit, live_gateway: LiveGateway) -> None:
    with prefixed(live_gateway.url) as url:
        seen.page.goto(f"{url}/start")
        expect(seen.page.get_by_text("Ready", exact=True)).to_be_visible()
        seen.page.get_by_role("navigation").get_by_role("link", name="REST API").click()
        expect(seen.page.locator(".opblock").first).to_be_visible()
        seen.page.get_by_role("link", name="GraphiQL").click()
        expect(seen.page.locator(".graphiql-query-editor .view-line").first).to_be_visible()
        seen.page.get_by_role("link", name="Log10 Gateway").click()
        expect(seen.page.get_by_role("heading", name="Access token")).to_be_visible()

    assert seen.errors == []
    paths = {httpx.URL(url).path for url in seen.requested if not url.startswith("data:")}
    assert {path for path in paths if not path.startswith(f"{PREFIX}/")} == set()


def test_the_first_page_asks_no_other_host_and_scrolls_in_one_direction(
    seen: Visit, live_gateway: LiveGateway
) -> None:
    seen.page.set_viewport_size({"width": 390, "height": 844})
    seen.page.goto(f"{live_gateway.url}/start")

    expect(seen.page.get_by_text("Ready", exact=True)).to_be_visible()
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert seen.hosts() == {httpx.URL(live_gateway.url).netloc.decode()}
    assert seen.errors == []


def test_a_snippet_is_copied_by_its_button(browser: Browser, live_gateway: LiveGateway) -> None:
    with visit(browser) as seen:
        seen.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        seen.page.goto(f"{live_gateway.url}/start")

        seen.page.get_by_role("button", name="Copy: Environment variables").click()

        expect(seen.page.get_by_text("Copied")).to_be_visible()
        copied = seen.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"export LOG10_URL='{live_gateway.url}'\nexport LOG10_TOKEN=")


def test_the_first_page_leads_to_the_first_call_in_graphiql(
    seen: Visit, live_gateway: LiveGateway
) -> None:
    seen.page.goto(f"{live_gateway.url}/start")

    seen.page.get_by_role("link", name="Open the query for it in GraphiQL").click()

    editor = seen.page.locator(".graphiql-query-editor")
    expect(editor).to_contain_text("first-call")
    expect(editor).to_contain_text("FirstCall")


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        (BROWSER, "text/html"),
        ("text/html", "text/html"),
        ("text/html, */*", "text/html"),
        ("", "application/json"),
        ("*/*", "application/json"),
        ("application/json", "application/json"),
        ("application/json, text/html;q=0.5", "application/json"),
        ("application/json, text/html", "application/json"),
        ("text/html;q=0", "application/json"),
        ("text/plain", "application/json"),
        ("no media type at all; q=x, ,", "application/json"),
    ],
)
def test_the_root_is_a_page_for_browsers_and_json_for_others(
    method: str, accept: str, kind: str, live_gateway: LiveGateway
) -> None:
    response = httpx.request(method, live_gateway.url, headers={"Accept": accept})

    assert response.headers["Vary"] == "Accept"
    if kind == "text/html":
        assert (response.status_code, response.headers["Location"]) == (302, "./ui")
        return
    assert response.status_code == 200
    assert response.headers["Content-Type"].partition(";")[0] == kind
    assert bool(response.content) == (method == "GET")


def test_the_json_at_the_root_names_addresses_that_are_there(live_gateway: LiveGateway) -> None:
    index = httpx.get(live_gateway.url).json()

    assert index.pop("name") == "Log10 Gateway"
    assert index.pop("rest") == "."  # what SDKs take as their base URL
    assert set(index) == {"graphql", "ui", "graphiql", "openapi", "docs", "health", "readiness"}
    for to in index.values():
        found = httpx.get(httpx.URL(live_gateway.url + "/").join(to), headers={"Accept": BROWSER})
        assert found.status_code == 200, to


def test_the_root_takes_no_other_method(live_gateway: LiveGateway) -> None:
    response = httpx.post(live_gateway.url, json={})

    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


@pytest.mark.parametrize("path", ["/start", "/docs"])
def test_nothing_leads_to_graphiql_where_it_is_switched_off(
    path: str, seen: Visit, live_gateway: LiveGateway, settings: Settings
) -> None:
    app = create_app(settings.model_copy(update={"graphiql": False}), runtime=entered_runtime())
    with start_blocking_portal() as portal:  # the browser has the event loop of this thread
        html = portal.call(fetch, app, path, BROWSER).text
    link = seen.page.get_by_role("link", name="GraphiQL")
    seen.page.goto(live_gateway.url + path)
    expect(link.first).to_be_visible()

    # With the style sheets of the gateway that has it.
    seen.page.route(
        live_gateway.url + path, lambda route: route.fulfill(body=html, content_type="text/html")
    )
    seen.page.goto(live_gateway.url + path)

    expect(seen.page.get_by_role("link").first).to_be_visible()
    expect(link).to_have_count(0)


async def fetch(app: FastAPI, path: str, accept: str) -> httpx.Response:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://gateway") as client:
        return await client.get(path, headers={"Accept": accept})


def test_the_json_at_the_root_names_graphiql_only_where_it_is(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"graphiql": False}), runtime=entered_runtime())

    with start_blocking_portal() as portal:
        index = portal.call(fetch, app, "/", "*/*").json()

    assert index["graphql"] == "./graphql"
    assert "graphiql" not in index
