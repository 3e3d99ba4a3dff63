"""The cases: what is sent to the gateway, and which floors stand beside it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson

from gateway.demo.data import seeded
from scripts.benchmarking.data import (
    GRADE_GROUP,
    GRADE_GROUPS,
    Stored,
    completion_body,
)
from scripts.benchmarking.floors import ORGANIZATION
from scripts.benchmarking.load import ID_MARKER, SESSION_MARKER
from scripts.benchmarking.servers import TOKEN

# Different bodies of one case.
POOL: Final = 400
BATCH: Final = 100
HEADERS: Final = (
    "Host: 127.0.0.1\r\nAccept: application/json\r\nContent-Type: application/json\r\n"
    f"X-Log10-Token: {TOKEN}\r\nX-Log10-Organization: {ORGANIZATION}\r\n"
    "User-Agent: speakeasy-sdk/python 0.1.0 2.373.2 1.0.0 log10py\r\n"
)
_FLOOR_HEADERS: Final = "Host: 127.0.0.1\r\nContent-Type: application/json\r\n"

TEN_FIELDS: Final = "id kind status tags model sessionId duration createdAt updatedAt revision"
PAGE: Final = (
    "query Page($filter: CompletionFilter, $first: Int, $after: String) {"
    " completions(filter: $filter, first: $first, after: $after) {"
    " nodes { %s } pageInfo { hasNextPage endCursor } } }"
)
_BY_TAG: Final = {"tags": {"hasAll": ["app/0"]}, "status": {"eq": "FINISHED"}}
_SPARSE: Final = {"tags": {"hasAll": ["team/0"]}, "status": {"eq": "FAILED"}}


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request, before it is known whom it is sent to."""

    method: str
    path: str
    body: bytes = b""

    def encoded(self, headers: str, path: str | None = None) -> bytes:
        """Return its bytes."""
        length = f"Content-Length: {len(self.body)}\r\n" if self.body else ""
        head = f"{self.method} {path or self.path} HTTP/1.1\r\n{headers}{length}\r\n"
        return head.encode() + self.body


Call = Sequence[Request]


@dataclass(frozen=True, slots=True)
class Case:
    """One kind of call.

    Attributes:
        name: On the command line and in the results.
        title: For people.
        calls: Each is its requests, one after the other.
        floors: By the floor's letter, where each request of a call goes; `*` stands for the last
            part of its own path.
        writes: Whether it leaves something behind.
        more_clients: Measured also with so many.
        calls_per_session: See `LoadSpec`.
        longer: How many times as long its rounds are: its calls take long, or differ much.
    """

    name: str
    title: str
    calls: Sequence[Call]
    floors: Mapping[str, Sequence[str]]
    writes: bool = False
    more_clients: Sequence[int] = ()
    calls_per_session: int = 0
    longer: float = 1.0

    def of_gateway(self) -> list[list[bytes]]:
        """Return the calls as the gateway gets them."""
        return [[request.encoded(HEADERS) for request in call] for call in self.calls]

    def of_floor(self, letter: str) -> list[list[bytes]]:
        """Return the same calls as a floor gets them."""
        return [
            [
                request.encoded(_FLOOR_HEADERS, path.replace("*", request.path.rpartition("/")[2]))
                for request, path in zip(call, self.floors[letter], strict=True)
            ]
            for call in self.calls
        ]


def _json(method: str, path: str, body: object) -> Request:
    return Request(method, path, orjson.dumps(body))


def _graphql(query: str, **variables: Any) -> Request:
    return _json("POST", "/graphql", {"query": query, "variables": variables})


def _create(_: Stored) -> Case:
    random = seeded("create")
    calls = [[_json("POST", "/api/v1/completions", completion_body(random))] for _ in range(POOL)]
    return Case(
        "create",
        "REST create",
        calls,
        {"a": ["/parse"], "b": ["/create"]},
        writes=True,
        more_clients=(64,),
        longer=2.0,
    )


def _create_in_sessions(_: Stored) -> Case:
    random = seeded("sessions")
    bodies = [
        {**completion_body(random), "session_id": SESSION_MARKER.decode()} for _ in range(POOL)
    ]
    return Case(
        "create_sessions",
        "REST create, a new session every 10 calls",
        [[_json("POST", "/api/v1/completions", body)] for body in bodies],
        {"b": ["/create"]},
        writes=True,
        calls_per_session=10,
    )


def _update(stored: Stored) -> Case:
    random = seeded("update")
    calls = []
    for completion_id in random.sample(stored.targets, min(2000, len(stored.targets))):
        made = completion_body(random)
        body = {key: made[key] for key in ("kind", "status", "response", "duration")}
        calls.append([_json("POST", f"/api/v1/completions/{completion_id}", body)])
    floors = {"a": ["/parse"], "b": ["/update/*"]}
    return Case("update", "REST update", calls, floors, writes=True)


def _old_routes(_: Stored) -> Case:
    random = seeded("old")
    calls = []
    for _n in range(POOL):
        body: dict[str, Any] = {**completion_body(random), "organization_id": ORGANIZATION}
        body["duration"] = int(1000 * body["duration"])
        for name in ("request", "response", "stacktrace"):
            body[name] = orjson.dumps(body[name]).decode()
        started = {key: value for key, value in body.items() if key not in ("response", "duration")}
        path = f"/api/completions/{ID_MARKER.decode()}"
        calls.append(
            [
                _json("POST", "/api/completions", {"organization_id": ORGANIZATION}),
                _json("POST", path, {**started, "status": "started"}),
                _json("POST", path, body),
            ]
        )
    floors = {"b": ["/create", "/update/*", "/update/*"]}
    return Case("old", "Old routes: create, started, finished", calls, floors, writes=True)


def _page(name: str, title: str, fields: str, **variables: Any) -> Case:
    query = PAGE % fields
    variables = {"filter": _BY_TAG, "first": BATCH, **variables}
    return Case(name, title, [[_graphql(query, **variables)]], {"c": [f"/replay/{name}"]})


def _page_flat(_: Stored) -> Case:
    return _page("page", "GraphQL page of 100 x 10 fields, by tag and status", TEN_FIELDS)


def _page_deep(stored: Stored) -> Case:
    return _page(
        "page_deep", "The same, from the middle of the list", TEN_FIELDS, after=stored.cursor
    )


def _page_sparse(_: Stored) -> Case:
    title = "The same, of failed calls (1 in 20)"
    return _page("page_sparse", title, TEN_FIELDS, filter=_SPARSE)


def _page_nested(_: Stored) -> Case:
    nested = (
        " session { id name createdAt }"
        " feedback(first: 5) { nodes { id comment jsonValues createdAt } }"
    )
    return _page("page_nested", "The same, with session and feedback", TEN_FIELDS + nested)


def _page_payload(_: Stored) -> Case:
    fields = f"{TEN_FIELDS} request response"
    return _page("page_payload", "The same, with whole payloads", fields)


def _create_many(_: Stored) -> Case:
    random = seeded("many")
    query = (
        "mutation($inputs: [CreateCompletionInput!]!) {"
        " createCompletions(input: {completions: $inputs}) { results { completion { id } } } }"
    )
    calls = []
    for _n in range(16):
        inputs = []
        for _m in range(BATCH):
            body = completion_body(random)
            body["kind"], body["status"] = "CHAT", "FINISHED"
            body["sessionId"] = body.pop("session_id")
            inputs.append(body)
        calls.append([_graphql(query, inputs=inputs)])
    floors = {"b": ["/create_many"]}
    title = "GraphQL createCompletions of 100"
    return Case("create_many", title, calls, floors, writes=True, longer=2.0)


def _ungraded(stored: Stored) -> Case:
    query = (
        "query Queue($id: ID!) { feedbackTask(id: $id) { ungradedCompletions(first: 100) {"
        f" nodes {{ {TEN_FIELDS} }} pageInfo {{ hasNextPage endCursor }} }} }} }}"
    )
    calls = [[_graphql(query, id=stored.task_id)]]
    return Case("ungraded", "GraphQL queue of a task, 100 x 10", calls, {"c": ["/replay/ungraded"]})


def _ungraded_rest(_: Stored) -> Case:
    calls = [[Request("GET", "/api/v1/completions/ungraded")]]
    floors = {"c": ["/replay/ungraded_rest"]}
    return Case(
        "ungraded_rest", "REST ungraded (1,000 whole completions)", calls, floors, longer=3.0
    )


def _feedback(stored: Stored) -> Case:
    groups = min(GRADE_GROUPS, stored.number // GRADE_GROUP)
    bodies = [
        {
            "task_id": stored.task_id,
            "json_values": {"score": 4},
            "comment": "Checked against the order system.",
            "completion_tags_selector": [f"grade/{group}"],
            "max_matched_completions": GRADE_GROUP,
        }
        for group in range(groups)
    ]
    calls = [[_json("POST", "/api/v1/feedback", body)] for body in bodies]
    return Case(
        "feedback",
        "Upload of feedback on 100 completions",
        calls,
        {"b": ["/feedback"]},
        writes=True,
        longer=2.0,
    )


MAKERS: Final[Mapping[str, Callable[[Stored], Case]]] = {
    # What reads comes first, on what was stored and nothing else.
    "page": _page_flat,
    "page_deep": _page_deep,
    "page_sparse": _page_sparse,
    "page_nested": _page_nested,
    "page_payload": _page_payload,
    "ungraded": _ungraded,
    "ungraded_rest": _ungraded_rest,
    "create": _create,
    "create_sessions": _create_in_sessions,
    "update": _update,
    "old": _old_routes,
    "create_many": _create_many,
    "feedback": _feedback,
}
QUERIES: Final = tuple(MAKERS)[:7]
