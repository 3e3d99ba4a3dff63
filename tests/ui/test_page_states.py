"""Every page in every state: what is read there, what axe says of it, and that nothing spills.

One browser page goes through all of them. A state is what the gateway's answers are made into; the
token is given anew for each, which empties the page's cache without loading it again. By day each
page is seen in each kind of state, at one width and in one theme; at night in all.
"""

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Literal

import pytest
from graphql import (
    GraphQLNonNull,
    GraphQLSchema,
    build_schema,
    get_named_type,
    get_nullable_type,
    is_list_type,
    parse,
)
from graphql.language import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
)
from playwright.sync_api import Route, expect
from pydantic import SecretStr

from gateway.embedded_mongod.access import run
from gateway.settings import Settings
from services.errors import ErrorCode
from services.runtime import Runtime, entered
from tests.conftest import LiveGateway
from tests.ui.calls import log, log_chat, token_of
from tests.ui.conftest import DATABASE, OpenUi, Ui, new_organization
from tests.ui.grades import Disputed, dispute

SCHEMA: Final = Path(__file__).parents[2] / "schema" / "schema.graphql"
NOT_HERE: Final = "was deleted, or belongs to another organization"
# What is said of an error besides its code and its message; see states/Failure.tsx.
ADVICE: Final[dict[str, str]] = {
    "RATE_LIMITED": "asks more often than it may",
    "UNAVAILABLE": "cannot answer now",
    "TIMEOUT": "took longer than an operation may",
    "QUERY_TOO_COMPLEX": "a narrower filter, or fewer columns",
    "FORBIDDEN": "may not do that",
}
# Of a token, and of what each page treats in its own way.
OWN: Final = {"UNAUTHENTICATED", "NOT_FOUND"}
CODES: Final = [code.value for code in ErrorCode if code not in OWN]
STATUSES: Final = {"RATE_LIMITED": 429, "UNAVAILABLE": 503, "TIMEOUT": 504, "FORBIDDEN": 403}
CLEAR: Final = """async (address) => {
  const key = "log10-gateway:token";
  localStorage.removeItem(key);
  dispatchEvent(new StorageEvent("storage", { key }));
  await new Promise(requestAnimationFrame);
  location.hash = address;
}"""
SIGN_IN: Final = """(token) => {
  const key = "log10-gateway:token";
  localStorage.setItem(key, token);
  dispatchEvent(new StorageEvent("storage", { key }));
}"""


@dataclass(frozen=True)
class Seen:
    """A page, and what is read on it.

    Attributes:
        address: With `{}` for what there is of it, by `Made`.
        ready: When all is there.
        empty: In an organization that has nothing.
        none: An address with a filter that nothing fits, and what is read there.
        reader: What a token that may only read is told.
        asks: Whether it asks the gateway for what it shows.
    """

    address: str
    ready: str
    empty: str | None = None
    none: tuple[str, str] | None = None
    reader: str | None = None
    asks: bool = True


NO_MODEL: Final = 'f={"model":{"eq":"none"}}'
PAGES: Final[dict[str, Seen]] = {
    "completions": Seen(
        "/completions",
        "How much is two and two",
        "Nothing is logged yet",
        (f"/completions?{NO_MODEL}", "Nothing matches"),
    ),
    "panel": Seen("/completions?p={call}", "Full page", "Nothing is logged yet"),
    "conversation": Seen("/completions/{call}", "How much is two and two", NOT_HERE),
    "request": Seen("/completions/{call}?t=request", "messages", NOT_HERE),
    "response": Seen("/completions/{call}?t=response", "choices", NOT_HERE),
    "grades of a call": Seen("/completions/{graded}?t=feedback", "Ann", NOT_HERE),
    "compare": Seen("/compare", "Choose two filters", asks=False),
    "filters": Seen(
        '/compare?a={{"tags":{{"has":"one"}}}}&b={{"tags":{{"has":"two"}}}}',
        "As a whole",
    ),
    "calls": Seen("/compare?a={call}&b={graded}", "gpt-4o", NOT_HERE),
    "sessions": Seen(
        "/sessions",
        "a-session",
        "No sessions yet",
        ('/sessions?f={"user":{"eq":"none"}}', "Nothing matches"),
    ),
    "session": Seen("/sessions/a-session", "How much is two and two", NOT_HERE),
    "timeline": Seen("/sessions/a-session?v=timeline", "gpt-4o", NOT_HERE),
    "overview": Seen(
        "/overview",
        "Calls",
        "Nothing is logged yet",
        (f"/overview?{NO_MODEL}", "Nothing matches"),
    ),
    "tasks": Seen(
        "/tasks",
        "disputed",
        "No task yet",
        ("/tasks?q=zzz", "No task is like that"),
        "needs WRITER",
    ),
    "new task": Seen("/tasks/new", "Name", asks=False, reader="needs WRITER"),
    "task": Seen("/tasks/{task}", "Does it help", NOT_HERE, reader="needs WRITER"),
    "form": Seen("/tasks/{task}?tab=form", "score", NOT_HERE),
    "selector": Seen("/tasks/{task}?tab=selector", "calls", NOT_HERE, reader="needs WRITER"),
    "versions": Seen("/tasks/{task}?tab=versions", "1", NOT_HERE),
    "edit": Seen("/tasks/{task}?tab=edit", "Instruction", NOT_HERE, reader="needs WRITER"),
    "progress": Seen("/tasks/{task}?tab=progress", "By grader", NOT_HERE),
    "agreement": Seen("/tasks/{task}?tab=agreement", "Side by side", NOT_HERE),
    "disagreements": Seen("/tasks/{task}?tab=disagreements", "How good", NOT_HERE),
    "spread": Seen("/tasks/{task}?tab=spread", "How good", NOT_HERE),
    "feedback": Seen(
        "/feedback",
        "Ann",
        "Nothing graded yet",
        ('/feedback?f={"grader":{"id":{"eq":"nobody"}}}', "Nothing matches"),
    ),
    "grade panel": Seen("/feedback?p={grade}", "Ann on 0", "Nothing graded yet"),
    "queues": Seen("/grade", "disputed", "No tasks"),
    "grading": Seen("/grade/{task}", "disputed", NOT_HERE, reader="needs GRADER"),
    "you": Seen("/settings/you", "ADMIN", asks=False),
    "views": Seen("/settings/views", "No view is saved", "No view is saved"),
    "tokens": Seen("/settings/tokens", "bootstrap", reader="needs ADMIN"),
    "prices": Seen("/settings/prices", "has set no prices", reader="needs ADMIN"),
    "appearance": Seen("/settings/appearance", "Theme", asks=False),
    "settings of grading": Seen("/settings/grading", "A grade is sent after", asks=False),
    "keys": Seen("/settings/keys", "Keys of one letter", asks=False),
    "transfer": Seen("/settings/transfer", "Never the token", asks=False),
    "connect": Seen("/settings/connect", "LOG10_URL", asks=False),
    "nowhere": Seen("/nowhere", "Nothing is at this address", asks=False),
}


@dataclass(frozen=True)
class Made:
    """Who asks, and what there is, in words of an address."""

    admin: str
    reader: str
    stranger: str
    ids: dict[str, str]


@pytest.fixture(scope="module")
def made(live_gateway: LiveGateway, mongodb_url: str) -> Made:
    chat = ("How much is two and two?", "It is four.")
    call = log_chat(live_gateway, *chat, tags=["one"], sessionId="a-session", duration=1.5)
    log_chat(live_gateway, *chat, tags=["two"], sessionId="a-session", duration=0.2)
    log(
        live_gateway,
        {
            "kind": "CHAT",
            "status": "FAILED",
            "failureReason": "Too many.",
            "tags": ["two"],
            "request": {"model": "gpt-4o", "messages": [{"role": "user", "content": "Why?"}]},
        },
    )
    of: Disputed = dispute(live_gateway, "disputed")
    settings = Settings(mongodb_url=SecretStr(mongodb_url), mongodb_database=DATABASE)

    def make() -> tuple[str, str]:
        with entered(Runtime()):
            return run(mongodb_url, settings, new_organization())

    with ThreadPoolExecutor(1) as thread:
        _, stranger = thread.submit(make).result()
    ids = {"call": call, "graded": of.calls[0], "task": of.task, "grade": of.grades[0][0]}
    return Made(live_gateway.token, token_of(live_gateway, "READER"), stranger, ids)


@dataclass(frozen=True)
class Case:
    """A page in a state.

    Attributes:
        answers: What becomes of what it asks: `ok` lets it through.
        words: What is read then.
    """

    page: str
    state: str
    address: str
    words: str
    who: Literal["admin", "reader", "stranger"] = "admin"
    answers: str = "ok"


def cases() -> Iterator[Case]:
    for name, page in PAGES.items():
        shown = Case(name, "shown", page.address, page.ready)
        yield shown
        if page.reader is not None:
            yield replace(shown, state="a reader's", who="reader", words=page.reader)
        if page.empty is not None:
            yield replace(shown, state="empty", who="stranger", words=page.empty)
        if page.none is not None:
            address, words = page.none
            braces = address.replace("{", "{{").replace("}", "}}")
            yield replace(shown, state="nothing matches", address=braces, words=words)
        if not page.asks:
            continue
        yield replace(shown, state="loading", answers="loading", words="")
        yield replace(shown, state="partial", answers="partial", words="UNAVAILABLE")
        for code in [*CODES, "NOT_FOUND", "OFFLINE", "NO_ANSWER"]:
            yield replace(shown, state=code, answers=code, words=ADVICE.get(code, code))
    yield Case(
        "you",
        "refused",
        "/settings/you",
        "The gateway refused the token",
        answers="UNAUTHENTICATED",
    )


CASES: Final = list(cases())


def by_day() -> list[Case]:
    """Of the errors one for each page, and each for some page; a page that loads for some pages."""
    codes = [*CODES, "OFFLINE", "NO_ANSWER"]
    turns = {name: at for at, name in enumerate(PAGES)}

    def is_kept(case: Case) -> bool:
        turn = turns[case.page]
        if case.state == "loading":
            return turn % 4 == 0
        return case.state not in (*codes, "NOT_FOUND") or case.state == codes[turn % len(codes)]

    return [case for case in CASES if is_kept(case)]


@dataclass
class Walk:
    """The page that goes through them, and what of the gateway's answers reaches it."""

    ui: Ui
    made: Made
    schema: GraphQLSchema
    answers: str = "ok"
    held: list[Route] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def begin(self) -> None:
        self.ui.page.route("**/graphql", self._answer)
        self.ui.allowed += ["Failed to load resource"]
        self.ui.go("/nowhere")

    def _answer(self, route: Route) -> None:
        query = json.loads(route.request.post_data or "{}").get("query", "")
        if self.answers == "ok" or (
            re.search(r"query Viewer\b", query) and self.answers != "UNAUTHENTICATED"
        ):
            route.continue_()
        elif self.answers == "loading":
            self.held.append(route)
        elif self.answers == "OFFLINE":
            route.abort("internetdisconnected")
        elif self.answers == "NO_ANSWER":
            route.fulfill(status=502, body="<html>Bad gateway</html>")
        elif self.answers == "partial":
            self._answer_in_part(route, query)
        else:
            extensions = {"code": self.answers, "requestId": "r1"}
            error = {"message": "Not now.", "extensions": extensions}
            route.fulfill(status=STATUSES.get(self.answers, 200), json={"errors": [error]})

    def _answer_in_part(self, route: Route, query: str) -> None:
        response = route.fetch()
        body = response.json()
        path = breakable(self.schema, query, body.get("data"))
        if path is not None:
            self.broken.append(".".join(map(str, path)))
            *above, last = path
            within = body["data"]
            for step in above:
                within = within[step]
            within[last] = None
            error = {"message": "Not now.", "path": path, "extensions": {"code": "UNAVAILABLE"}}
            body["errors"] = [error]
        route.fulfill(response=response, json=body)

    def show(self, case: Case) -> None:
        page = self.ui.page
        address = case.address.format(**self.made.ids)
        page.evaluate(CLEAR, address)
        for route in self.held:
            route.abort()
        self.held.clear()
        self.broken.clear()
        self.answers = case.answers
        page.evaluate(SIGN_IN, getattr(self.made, case.who))

    def findings(self, case: Case, width: int) -> list[str]:
        """What is wrong with it."""
        page = self.ui.page
        self.show(case)
        main = page.locator("main")
        found = []
        try:
            expect(page.get_by_role("heading", level=1).first).to_be_visible()
            if case.state == "loading":
                expect(page.get_by_role("status", name="Loading").first).to_be_visible()
            elif case.state == "partial":
                expect(page.locator("[aria-busy=true]")).to_have_count(0)
                if self.broken:
                    expect(main, f"{self.broken} are null").to_contain_text(
                        case.words, timeout=3000
                    )
            else:
                expect(main).to_contain_text(re.compile(re.escape(case.words)), timeout=15000)
                if case.state not in ("refused", *OWN) and case.state == case.answers:
                    expect(page.get_by_role("button", name="Retry").first).to_be_visible()
        except AssertionError as error:
            found.append(f"{str(error)[:300]} :: {main.inner_text()[:300]!r}")
        if (count := page.get_by_role("heading", level=1).count()) != 1:
            found.append(f"{count} h1")
        if (pixels := self.ui.overflow()) > 0:
            found.append(f"{pixels} pixels too wide")
        found += self.ui.violations()
        return [f"{case.page}, {case.state}, at {width}: {each}" for each in found]


def breakable(schema: GraphQLSchema, query: str, data: Any) -> list[str | int] | None:
    """Where in an answer something may be null by the schema, below what is asked for."""
    definitions = parse(query).definitions
    fragments = {d.name.value: d for d in definitions if isinstance(d, FragmentDefinitionNode)}
    [operation] = [d for d in definitions if isinstance(d, OperationDefinitionNode)]
    if operation.operation is not OperationType.QUERY:
        return None
    return next(nullable(schema, schema.query_type, operation.selection_set, data, fragments), None)


def nullable(
    schema: GraphQLSchema,
    of: Any,
    selected: SelectionSetNode,
    data: Any,
    fragments: dict[str, FragmentDefinitionNode],
    path: tuple[str | int, ...] = (),
) -> Iterator[list[str | int]]:
    """Go through what was answered: objects and lists, which are what is fetched by itself."""
    for node in selected.selections if isinstance(data, dict) else ():
        if isinstance(node, FragmentSpreadNode):
            inner = fragments[node.name.value].selection_set
            yield from nullable(schema, of, inner, data, fragments, path)
        elif isinstance(node, InlineFragmentNode):
            yield from nullable(schema, of, node.selection_set, data, fragments, path)
        elif isinstance(node, FieldNode) and node.selection_set:
            key = node.alias.value if node.alias else node.name.value
            kind, value = of.fields[node.name.value].type, data.get(key)
            if value is None:
                continue
            here = (*path, key)
            if path and not isinstance(kind, GraphQLNonNull):
                yield list(here)
            if is_list_type(get_nullable_type(kind)):
                here, value = (*here, 0), value[0] if value else None
            named = get_named_type(kind)
            yield from nullable(schema, named, node.selection_set, value, fragments, here)


LOOKS: Final = [(390, "dark"), (1440, "light")]


def go_through(walk: Walk, chosen: list[Case], width: int, theme: Any) -> None:
    walk.ui.page.emulate_media(color_scheme=theme)
    walk.begin()
    found = [each for case in chosen for each in walk.findings(case, width)]
    assert found == [], "\n".join(found)


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return build_schema(SCHEMA.read_text())


@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_each_page_says_what_is_and_what_to_do(
    width: int, theme: str, open_ui: OpenUi, made: Made, schema: GraphQLSchema
) -> None:
    """By day half of them at each width."""
    walk = Walk(open_ui(made.admin, width=width), made, schema)
    half = LOOKS.index((width, theme))
    go_through(walk, by_day()[half::2], width, theme)


@pytest.mark.nightly
@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_each_page_in_each_state(
    width: int, theme: str, open_ui: OpenUi, made: Made, schema: GraphQLSchema
) -> None:
    go_through(Walk(open_ui(made.admin, width=width), made, schema), CASES, width, theme)
