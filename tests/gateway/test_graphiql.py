"""The pages in a real browser: whole by themselves, and good for a query."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import httpx
import pytest
from graphql import GraphQLSchema, OperationDefinitionNode, build_schema, parse, validate
from graphql.execution.values import get_variable_values
from playwright.sync_api import Browser, FloatRect, Locator, Route, expect

from schema import build_schema as build_our_schema
from tests.conftest import LiveGateway
from tests.gateway.browser import SHARED_PROCESS, Visit, open_browser, visit

WEB_DIR = Path(__file__).parents[2] / "web"
EXAMPLES = sorted((WEB_DIR / "src" / "examples").glob("*.graphql"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser(SHARED_PROCESS) as browser:
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


@pytest.mark.nightly
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


@pytest.mark.nightly
def test_the_rest_page_follows_the_colour_scheme_while_it_is_open(
    seen: Visit, live_gateway: LiveGateway
) -> None:
    seen.page.emulate_media(color_scheme="dark")
    seen.page.goto(f"{live_gateway.url}/docs")
    expect(seen.page.locator(".opblock").first).to_be_visible()

    wait_for_lightness(seen, "html", "< 0.3")
    wait_for_lightness(seen, ".info .title", "> 0.7")
    seen.page.emulate_media(color_scheme="light")
    wait_for_lightness(seen, "html", "> 0.9")
    wait_for_lightness(seen, ".info .title", "< 0.4")


def wait_for_lightness(seen: Visit, selector: str, bound: str) -> None:
    """Wait until that of a page's ground, or of the letters of anything else, is in a bound.

    It is 0 to 1. The page hears of another colour scheme by an event.
    """
    what = "backgroundColor" if selector == "html" else "color"
    seen.page.wait_for_function(
        f"""() => {{
          const style = getComputedStyle(document.querySelector("{selector}"));
          const parts = style.{what}.match(/\\d+/g).slice(0, 3).map(Number);
          return parts.reduce((a, b) => a + b) / (3 * 255) {bound};
        }}""",
        timeout=10_000,
    )


ACTIVE_TAB = ".graphiql-tab-active .graphiql-tab-button"
TWO_OPERATIONS = """query Who { viewer { role } }

query Tags($first: Int) {
  tags(first: $first) { totalCount }
}"""


def open_link(seen: Visit, gateway: LiveGateway, **parameters: str) -> None:
    seen.page.goto(f"{gateway.url}/graphql?{urlencode(parameters)}")
    expect(seen.page.locator(".graphiql-query-editor .view-line").first).to_be_visible()


def shown(seen: Visit, editor: str) -> str:
    """Return the text in an editor, which Monaco writes with spaces of another kind."""
    lines = seen.page.locator(f"{editor} .view-line").all_inner_texts()
    return "\n".join(lines).replace("\xa0", " ").strip()


def test_a_link_opens_graphiql_with_its_operation_and_runs_nothing(
    seen: Visit, live_gateway: LiveGateway
) -> None:
    open_graphiql(seen, live_gateway)
    enter_token(seen, live_gateway.token)
    expect(seen.page.get_by_text("Connected")).to_be_visible()
    sent: list[str] = []
    seen.page.on("request", lambda request: sent.append(request.post_data or ""))

    open_link(
        seen,
        live_gateway,
        query=TWO_OPERATIONS,
        variables='{"first": 1}',
        operationName="Tags",
        headers='{"X-Log10-Token": "another"}',
    )
    expect(seen.page.get_by_text("Connected")).to_be_visible()

    assert "tags(first: $first) { totalCount }" in shown(seen, ".graphiql-query-editor")
    assert shown(seen, ".graphiql-editor-tool") == '{"first": 1}'
    expect(seen.page.locator(ACTIVE_TAB)).to_have_text("Tags")
    assert shown(seen, ".result-window") == ""
    assert [body for body in sent if "Introspection" not in body and "query" in body] == []
    assert "another" not in seen.page.evaluate("JSON.stringify(localStorage)")

    seen.page.get_by_role("button", name="Execute query").click()
    seen.page.get_by_role("menuitem", name="Tags").click()
    expect(seen.page.locator(".result-window")).to_contain_text('"tags"')
    assert seen.errors == []


def test_the_operation_that_a_link_names_is_run_by_the_keyboard(
    seen: Visit, live_gateway: LiveGateway
) -> None:
    open_link(seen, live_gateway, query=TWO_OPERATIONS, operationName="Tags")
    enter_token(seen, live_gateway.token)
    expect(seen.page.get_by_text("Connected")).to_be_visible()

    seen.page.locator(".graphiql-query-editor textarea").first.focus()
    seen.page.keyboard.press("Control+Enter")

    expect(seen.page.locator(".result-window")).to_contain_text('"tags"')


@pytest.mark.nightly
def test_the_same_link_opens_one_tab_however_often(seen: Visit, live_gateway: LiveGateway) -> None:
    for _ in range(2):
        open_link(seen, live_gateway, query="query Linked { viewer { role } }")
        expect(seen.page.locator(ACTIVE_TAB)).to_have_text("Linked")
        seen.page.wait_for_timeout(1000)  # GraphiQL writes its tabs down half a second later

    expect(seen.page.locator(".graphiql-tab", has_text="Linked")).to_have_count(1)


@pytest.mark.parametrize(
    "parameters",
    [
        {"query": "query {", "variables": "{not json", "operationName": "Absent"},
        {"query": "<img src=x onerror=alert(1)> {{7*7}}", "variables": "</script>"},
        pytest.param(
            {"query": "query One { viewer { role } }", "operationName": "constructor"},
            marks=pytest.mark.nightly,
        ),
        pytest.param(
            {"query": "query One { viewer { role } }", "variables": '{"n": 12345678901234567890}'},
            marks=pytest.mark.nightly,
        ),
    ],
)
def test_whatever_a_link_holds_is_text_in_the_editors(
    parameters: dict[str, str], seen: Visit, live_gateway: LiveGateway
) -> None:
    open_link(seen, live_gateway, **parameters)

    assert shown(seen, ".graphiql-query-editor") == parameters["query"]
    if "variables" in parameters:
        assert shown(seen, ".graphiql-editor-tool") == parameters["variables"]
    assert seen.errors == []


@pytest.mark.parametrize(
    "parameters",
    [
        {"query": " "},
        pytest.param({"variables": "{}"}, marks=pytest.mark.nightly),
        pytest.param({"operationName": "A"}, marks=pytest.mark.nightly),
    ],
)
def test_a_link_without_a_query_opens_the_examples(
    parameters: dict[str, str], seen: Visit, live_gateway: LiveGateway
) -> None:
    open_link(seen, live_gateway, **parameters)

    expect(seen.page.locator(ACTIVE_TAB)).to_have_text("NewestByTag")


@pytest.mark.parametrize(
    "width", [320, *(pytest.param(width, marks=pytest.mark.nightly) for width in (390, 700))]
)
def test_graphiql_fits_a_narrow_screen(width: int, seen: Visit, live_gateway: LiveGateway) -> None:
    seen.page.set_viewport_size({"width": width, "height": 844})
    open_graphiql(seen, live_gateway)
    run = seen.page.get_by_role("button", name="Execute query")
    token = seen.page.get_by_label("Token", exact=True)

    assert not scrolls_sideways(seen)
    for control in (
        token,
        run,
        seen.page.get_by_role("button", name="Examples"),
        seen.page.get_by_role("link", name="REST API"),
        seen.page.locator(".log10-status"),
    ):
        assert_inside(control, width)
    enter_token(seen, "not-a-token")
    expect(seen.page.get_by_text("Token refused")).to_be_visible()
    assert_inside(seen.page.locator(".log10-status"), width)

    enter_token(seen, live_gateway.token)
    expect(seen.page.get_by_text("Connected")).to_be_visible()
    run.click()
    expect(seen.page.locator(".result-window")).to_contain_text('"totalCountIsExact"')
    # The browser logs the 401, when it gets round to it.
    seen.errors[:] = [error for error in seen.errors if "401" not in error]

    above, below = (box_of(seen.page.locator(pane)) for pane in (".graphiql-editors", RESPONSE))
    assert above["y"] + above["height"] <= below["y"]
    assert above["width"] == below["width"] == width
    assert min(above["height"], below["height"]) > 200
    assert below["y"] + below["height"] <= 844  # both in sight at once
    assert not scrolls_sideways(seen)

    seen.page.get_by_role("button", name="Variables").click()
    variables = box_of(seen.page.get_by_label("Variables"))
    above = box_of(seen.page.locator(".graphiql-editors"))
    assert variables["height"] > 100  # several lines
    assert variables["y"] + variables["height"] <= above["y"] + above["height"]
    assert not scrolls_sideways(seen)

    seen.page.get_by_role("button", name="Show Documentation Explorer").click()
    expect(seen.page.get_by_text("Root Types")).to_be_visible()
    assert_inside(seen.page.locator(".graphiql-plugin"), width)
    run.scroll_into_view_if_needed()
    assert_inside(run, width)
    assert not scrolls_sideways(seen)
    assert seen.errors == []


@pytest.mark.nightly
def test_a_late_answer_to_a_former_token_changes_nothing(
    seen: Visit, live_gateway: LiveGateway
) -> None:
    held: list[Route] = []
    is_late = False

    def hold_the_refused(route: Route) -> None:
        if route.request.headers.get("x-log10-token") == "not-a-token" and not is_late:
            held.append(route)
        else:
            route.continue_()

    open_graphiql(seen, live_gateway)
    seen.page.route("**/graphql", hold_the_refused)
    with seen.page.expect_request("**/graphql"):
        enter_token(seen, "not-a-token")
    enter_token(seen, live_gateway.token)
    expect(seen.page.get_by_text("Connected")).to_be_visible()
    seen.page.get_by_role("button", name="Show Documentation Explorer").click()
    expect(seen.page.get_by_text("Root Types")).to_be_visible()
    is_late = True
    for route in held:
        with seen.page.expect_response(lambda answer: answer.status == 401):
            route.continue_()

    seen.page.get_by_role("button", name="Execute query").click()
    expect(seen.page.locator(".result-window")).to_contain_text('"totalCountIsExact"')
    assert held
    expect(seen.page.get_by_text("Root Types")).to_be_visible()


@pytest.mark.nightly
def test_a_query_whose_token_was_changed_meanwhile_is_answered(
    seen: Visit, live_gateway: LiveGateway
) -> None:
    held: list[Route] = []

    def hold_the_query(route: Route) -> None:
        if "totalCountIsExact" in (route.request.post_data or ""):
            held.append(route)
        else:
            route.continue_()

    open_graphiql(seen, live_gateway)
    enter_token(seen, live_gateway.token)
    expect(seen.page.get_by_text("Connected")).to_be_visible()
    seen.page.route("**/graphql", hold_the_query)
    # Others may be under way: the documentation's, and that of the token.
    with seen.page.expect_request(lambda one: "totalCountIsExact" in (one.post_data or "")):
        seen.page.get_by_role("button", name="Execute query").click()
    enter_token(seen, "not-a-token")
    answer = seen.page.locator(".result-window")
    # What became of the documentation's query: shown when it comes, be it after the answer.
    expect(answer).to_contain_text("the token is unknown")
    for route in held:
        route.continue_()

    expect(answer).to_contain_text('"totalCountIsExact"')
    assert held


RESPONSE = ".graphiql-response"


def scrolls_sideways(seen: Visit) -> bool:
    return bool(seen.page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def box_of(locator: Locator) -> FloatRect:
    box = locator.bounding_box()
    assert box is not None
    return box


def assert_inside(control: Locator, width: int) -> None:
    expect(control).to_be_in_viewport()
    box = box_of(control)
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


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
    # A count without it would be taken for the whole one.
    text = path.read_text()
    assert text.count("totalCount") == 2 * text.count("totalCountIsExact")
