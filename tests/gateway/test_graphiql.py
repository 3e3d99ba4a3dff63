"""The pages in a real browser: whole by themselves, and good for a query."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from graphql import GraphQLSchema, OperationDefinitionNode, build_schema, parse, validate
from graphql.execution.values import get_variable_values
from playwright.sync_api import Browser, expect

from schema import build_schema as build_our_schema
from tests.conftest import LiveGateway
from tests.gateway.browser import Visit, open_browser, visit

WEB_DIR = Path(__file__).parents[2] / "gateway" / "web"
EXAMPLES = sorted((WEB_DIR / "src" / "examples").glob("*.graphql"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser


@pytest.fixture
def seen(browser: Browser) -> Iterator[Visit]:
    with visit(browser) as seen:
        yield seen


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return build_schema(build_our_schema().as_str())


def open_graphiql(seen: Visit, gateway: LiveGateway) -> None:
    seen.page.goto(f"{gateway.url}/graphql")
    expect(seen.page.locator(".graphiql-query-editor .view-line").first).to_be_visible()


def enter_token(seen: Visit, token: str) -> None:
    seen.page.get_by_label("Token", exact=True).fill(token)
    seen.page.keyboard.press("Enter")


def run_example(seen: Visit, title: str) -> None:
    seen.page.get_by_role("button", name="Examples").click()
    seen.page.get_by_role("menuitem", name=title).click()
    seen.page.get_by_role("button", name="Execute query").click()


def test_graphiql_runs_queries_with_the_token_and_asks_no_other_host(
    seen: Visit, live_gateway: LiveGateway
) -> None:
    answer = seen.page.locator(".result-window")
    open_graphiql(seen, live_gateway)

    enter_token(seen, live_gateway.token)
    expect(seen.page.get_by_text("Connected")).to_be_visible()
    run_example(seen, "Create a feedback task")
    expect(answer).to_contain_text('"createFeedbackTask"')
    run_example(seen, "What is left to grade, by task")

    expect(answer).to_contain_text("Is the answer helpful?")
    # The explorer has the schema: it was asked for anew with the token.
    expect(seen.page.locator(".graphiql-explorer-root")).to_contain_text("feedbackTasks")
    assert seen.errors == []
    assert seen.hosts() == {urlsplit(live_gateway.url).netloc}


def test_the_token_is_kept_for_the_next_visit(seen: Visit, live_gateway: LiveGateway) -> None:
    open_graphiql(seen, live_gateway)
    enter_token(seen, live_gateway.token)
    expect(seen.page.get_by_text("Connected")).to_be_visible()

    seen.page.reload()

    expect(seen.page.get_by_text("Connected")).to_be_visible()
    assert seen.errors == []


def test_graphiql_works_where_the_browser_forbids_storage(
    seen: Visit, live_gateway: LiveGateway
) -> None:
    seen.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied') } })"
    )
    open_graphiql(seen, live_gateway)

    enter_token(seen, live_gateway.token)
    run_example(seen, "Tags and how often each is used")

    expect(seen.page.locator(".result-window")).to_contain_text('"tags"')
    assert seen.errors == []


def test_without_a_token_graphiql_says_what_to_do_and_sends_nothing(
    seen: Visit, live_gateway: LiveGateway
) -> None:
    open_graphiql(seen, live_gateway)
    seen.page.get_by_role("button", name="Execute query").click()

    expect(seen.page.get_by_text("Paste an access token above to begin.")).to_be_visible()
    expect(seen.page.locator(".result-window")).to_contain_text("there is no access token")
    assert seen.requested.count(f"{live_gateway.url}/graphql") == 1  # the page itself
    assert seen.errors == []


def test_a_wrong_token_is_said_to_be_refused(seen: Visit, live_gateway: LiveGateway) -> None:
    open_graphiql(seen, live_gateway)

    enter_token(seen, "not-a-token")

    expect(seen.page.get_by_text("The gateway refused this token.")).to_be_visible()


def test_the_rest_page_shows_every_operation_and_asks_no_other_host(
    seen: Visit, live_gateway: LiveGateway
) -> None:
    document = httpx.get(f"{live_gateway.url}/openapi.json").json()
    operations = {
        (method.upper(), path)
        for path, item in document["paths"].items()
        for method in item
        if method in ("get", "post", "put", "patch", "delete")
    }

    seen.page.goto(f"{live_gateway.url}/docs")
    expect(seen.page.locator(".opblock")).to_have_count(len(operations))

    shown = {
        (block.locator(".opblock-summary-method").inner_text(), _path_of(block.inner_text()))
        for block in seen.page.locator(".opblock-summary").all()
    }
    assert shown == operations
    assert seen.page.locator(".errors-wrapper").count() == 0
    assert seen.errors == []
    assert seen.hosts() == {urlsplit(live_gateway.url).netloc}


def _path_of(summary: str) -> str:
    # Swagger UI puts zero-width spaces where a long path may be broken.
    match = re.search(r"/\S+", summary.replace("\u200b", ""))
    assert match is not None
    return match[0]


def test_the_rest_page_tries_operations_out_on_this_gateway(
    seen: Visit, live_gateway: LiveGateway
) -> None:
    open_graphiql(seen, live_gateway)
    enter_token(seen, live_gateway.token)
    seen.page.goto(f"{live_gateway.url}/docs")

    block = seen.page.locator(".opblock", has_text="/api/v1/feedback_task").first
    block.locator(".opblock-summary-control").click()
    block.get_by_role("button", name="Try it out").click()
    for field in block.get_by_placeholder("X-Log10-Organization").all():
        field.fill(live_gateway.organization_id)
    with seen.page.expect_response(lambda got: "/api/v1/" in got.url) as response:
        block.get_by_role("button", name="Execute").click()

    assert response.value.url.startswith(f"{live_gateway.url}/api/v1/feedback_task")
    assert response.value.request.headers["x-log10-token"] == live_gateway.token
    assert response.value.status == 200


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_fits_the_schema(path: Path, schema: GraphQLSchema) -> None:
    document = parse(path.read_text())
    [operation] = document.definitions
    assert isinstance(operation, OperationDefinitionNode)
    values = path.with_suffix(".json")
    variables = json.loads(values.read_text()) if values.exists() else {}

    errors = validate(schema, document)
    coerced = get_variable_values(schema, operation.variable_definitions or (), variables)

    assert errors == []
    assert not isinstance(coerced, list), coerced
