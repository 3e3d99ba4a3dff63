"""No response is larger than the limit, whichever way its bytes come together."""

import time
from collections.abc import AsyncIterator
from typing import Any

import httpx
import orjson
import pytest
from fastapi import FastAPI

from gateway.app import create_app
from gateway.settings import Settings
from services.completions import shapes
from services.runtime import entered_runtime
from services.storage.database import database
from tests.api import Api
from tests.commands import Commands
from tests.graphql.test_feedback import UPLOAD, create_task

LIMIT = 1024 * 1024
NAME = "LOG10_GATEWAY_GRAPHQL_MAX_RESPONSE_BYTES"
PAYLOAD = 100_000
NUMBER = 15  # more than the limit together


@pytest.fixture(scope="module")
def small_app(settings: Settings) -> FastAPI:
    return create_app(
        settings.model_copy(update={"graphql_max_response_bytes": LIMIT}), runtime=entered_runtime()
    )


@pytest.fixture
async def small(api: Api, small_app: FastAPI) -> AsyncIterator[Api]:
    """The same organization's client of an app with a small limit."""
    transport = httpx.ASGITransport(small_app, raise_app_exceptions=False)
    async with httpx.AsyncClient(
        transport=transport, base_url="http://gateway", headers=api.http.headers, timeout=30
    ) as client:
        yield Api(client, api.organization_id, api.token)


@pytest.fixture
async def ids(api: Api) -> list[str]:
    """Completions with large payloads, in two sessions, all with feedback of one task."""
    text = "x" * PAYLOAD
    inputs = [
        {
            "request": {"messages": [{"role": "user", "content": text}]},
            "response": {"choices": [{"message": {"content": "short"}}]},
            "extra": {"note": text},
            "stacktrace": [{"file": "a.py", "line": "x" * 1000, "lineno": 1, "name": "f"}],
            "sessionId": f"s{n % 2}",
            "tags": ["big"],
        }
        for n in range(NUMBER)
    ]
    mutation = """mutation ($inputs: [CreateCompletionInput!]!) {
        createCompletions(input: {completions: $inputs}) { results { id } }
    }"""
    data = await api.query(mutation, inputs=inputs)
    return [row["id"] for row in data["createCompletions"]["results"]]


def assert_rejected(body: dict[str, Any]) -> None:
    assert body["errors"]
    for error in body["errors"]:
        assert error["extensions"]["code"] == "QUERY_TOO_COMPLEX", error
        assert f"{LIMIT} bytes ({NAME})" in error["message"]


@pytest.mark.parametrize(
    "query",
    [
        "{ completions { nodes { request } } }",
        "{ completions { edges { node { extra } } } }",
        "{ completions { nodes { messages { content } } } }",
        '{ completions { nodes { requestPath(path: "messages.0.content") } } }',
        "{ sessions { nodes { completions { nodes { request } } } } }",
        "{ sessions { nodes { completions(last: 15) { nodes { extra } } } } }",
        '{ selectorPreview(tags: ["big"]) { sample { request extra } } }',
        "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Completion { request } } }",
        "{ a: completions(first: 7) { nodes { request } } b: completions { nodes { extra } } }",
    ],
)
async def test_what_is_read_is_bounded(small: Api, ids: list[str], query: str) -> None:
    variables = {"ids": ids} if "$ids" in query else {}

    assert_rejected(await small.execute(query, **variables))


@pytest.mark.parametrize(
    "query",
    [
        "{ completion(id: $id) { %s } }",
        "{ completions(first: 1) { nodes { %s } } }",
        "{ node(id: $id) { ... on Completion { %s } } }",
        "{ nodes(ids: [$id]) { ...F } } fragment F on Completion { %s }",
    ],
)
@pytest.mark.parametrize("field", ["request", "extra", "messages { content }"])
async def test_aliases_do_not_multiply_what_was_read_once(
    small: Api, ids: list[str], query: str, field: str
) -> None:
    few, many = (
        f"query ($id: ID!) {query % ' '.join(f'a{n}: {field}' for n in range(number))}"
        for number in (5, 15)
    )
    if "$id)" not in few and "[$id]" not in few:
        few, many = few.replace("($id: ID!)", ""), many.replace("($id: ID!)", "")

    assert "errors" not in await small.execute(few, id=ids[0])
    assert_rejected(await small.execute(many, id=ids[0]))


async def test_ids_that_repeat_do_not_multiply_what_was_read_once(
    small: Api, ids: list[str]
) -> None:
    query = "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Completion { request } } }"

    assert "errors" not in await small.execute(query, ids=ids[:1] * 9)
    assert_rejected(await small.execute(query, ids=ids[:1] * 20))


async def test_rows_that_many_rows_point_to_are_counted_each_time(api: Api, small: Api) -> None:
    schema = {"type": "object", "description": "x" * 20_000}
    task = await create_task(api, jsonSchema=schema)
    for _ in range(60):
        created = await api.create_completion(status="finished", kind="chat")
        selection = {"completionIds": [created]}
        await api.query(
            UPLOAD, input={"taskId": task["id"], "jsonValues": {}, "selection": selection}
        )
    query = "query ($n: Int) { feedbacks(first: $n) { nodes { task { jsonSchema } } } }"

    assert "errors" not in await small.execute(query, n=40)
    assert_rejected(await small.execute(query, n=60))


async def test_a_mutation_says_that_it_was_done_though_its_response_is_too_large(
    api: Api, small: Api, ids: list[str]
) -> None:
    fields = " ".join(f"a{n}: request" for n in range(15))
    mutation = f"""mutation ($id: ID!) {{
        updateCompletion(input: {{id: $id, tags: ["done"]}}) {{ completion {{ {fields} }} }}
    }}"""

    body = await small.execute(mutation, id=ids[0])

    assert_rejected(body)
    assert body["data"] is None
    assert body["errors"][0]["path"] == ["updateCompletion"]
    data = await api.query("query ($id: ID!) { completion(id: $id) { tags } }", id=ids[0])
    assert data["completion"]["tags"] == ["done"]


async def test_updates_of_one_operation_end_where_the_limit_is(
    small: Api, ids: list[str], commands: Commands
) -> None:
    fields = [
        f'u{n}: updateCompletion(input: {{id: "{one}", tags: ["t"]}}) '
        "{ completion { request extra } }"
        for n, one in enumerate(ids)
    ]

    assert_rejected(await small.execute("mutation {" + " ".join(fields) + "}"))
    assert commands.names.count("findAndModify") < NUMBER


async def test_other_operations_are_not_touched(small: Api, ids: list[str]) -> None:
    large = "{ completions { nodes { request } } }"
    for _ in range(3):
        assert_rejected(await small.execute(large))
        page = await small.query("{ completions { nodes { id tags } } }")
        assert len(page["completions"]["nodes"]) == NUMBER


async def test_nothing_more_is_read_once_the_limit_is_passed(
    small: Api, ids: list[str], commands: Commands
) -> None:
    pages = " ".join(
        f"p{n}: completions(first: {n + 5}) {{ nodes {{ request extra session {{ id }} }} }}"
        for n in range(8)
    )

    assert_rejected(await small.execute("{" + pages + "}"))
    assert "getMore" not in commands.names
    assert commands.names.count("find") <= 8  # no sessions


async def test_payloads_come_out_as_they_went_in(api: Api) -> None:
    payload = {"é": ["\u0001\u2028", 1, 1.0, None, {"$ref": "#/a", "$id": "b"}, "x" * 500]}
    [created] = (
        await api.query(
            """mutation ($inputs: [CreateCompletionInput!]!) {
                createCompletions(input: {completions: $inputs}) {
                  results { completion { request again: request } }
                }
            }""",
            inputs=[{"request": payload}],
        )
    )["createCompletions"]["results"]
    query = "{ completions { nodes { request a: request edges: extra } } }"
    response = await api.http.post("/graphql", json={"query": query})

    assert created["completion"]["request"] == created["completion"]["again"] == payload
    [node] = response.json()["data"]["completions"]["nodes"]
    assert node == {"request": payload, "a": payload, "edges": None}
    assert response.content.count(orjson.dumps(payload)) == 2


async def test_rest_reads_on_without_the_limit(small: Api, ids: list[str]) -> None:
    response = await small.http.get("/api/v1/completions/ungraded")
    assert response.status_code == 200


async def test_reading_ends_with_the_reply_that_passes_the_limit(
    api: Api, small: Api, commands: Commands
) -> None:
    for _ in range(8):
        await api.create_completion(status="finished", kind="chat", request={"a": "x" * 8_000_000})
    commands.sent.clear()

    assert_rejected(await small.execute("{ completions(first: 1000) { nodes { request } } }"))
    assert commands.names.count("getMore") <= 1  # of three


async def test_a_stream_of_events_is_bounded_event_by_event(small: Api, ids: list[str]) -> None:
    query = "{ completions { nodes { request } } }"
    response = await small.http.post(
        "/graphql", json={"query": query}, headers={"Accept": "text/event-stream"}
    )

    assert "QUERY_TOO_COMPLEX" in response.text
    assert len(response.content) < 2000


@pytest.fixture(autouse=True)
def _connected(app: FastAPI) -> None:
    """The app with the small limit shares the connection of the other."""
    assert database.client is not None


@pytest.mark.parametrize(
    "selection",
    [
        " ".join(f"m{n}: messages {{ role }}" for n in range(95)),
        f"messages {{ {' '.join(f'r{n}: role' for n in range(95))} }}",
        " ".join(f"m{n}: messages {{ parts {{ kind }} }}" for n in range(45)),
        f"stacktrace {{ {' '.join(f'f{n}: file' for n in range(90))} }}",
    ],
    ids=["lists", "fields of a list", "parts", "frames"],
)
async def test_what_is_made_out_of_a_payload_is_bounded_before_it_is_made(
    api: Api, selection: str
) -> None:
    created = await api.create_completion(
        request={"messages": [{"role": "u", "content": []}] * 40_000},
        response={"choices": [{"index": n} for n in range(40_000)]},
        stacktrace=[{"file": "f", "line": "l", "lineno": 1, "name": "n"}] * 20_000,
    )
    began = time.process_time()

    body = await api.execute(
        f"query ($id: ID!) {{ completion(id: $id) {{ {selection} }} }}", id=created
    )

    assert time.process_time() - began < 10  # it took fifty, less without coverage
    assert {error["extensions"]["code"] for error in body["errors"]} == {"QUERY_TOO_COMPLEX"}


async def test_a_payload_is_read_once_however_many_fields_show_it(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    messages = [{"role": "user", "content": "ping"}]
    for _ in range(3):
        await api.create_completion(
            request={"messages": messages}, response={"choices": [{"message": {"content": "x"}}]}
        )
    read: list[str] = []

    def told(half: str) -> Any:
        original = getattr(shapes, half)

        def tell(payload: Any) -> Any:
            read.append(half)
            return original(payload)

        return tell

    for half in ("read_request", "read_response"):
        monkeypatch.setattr(shapes, half, told(half))

    await api.query(
        "{ completions { nodes { prompt p: prompt output reasoning isRefusal toolCalls { name } "
        "providerFinishReason messages { content parts { text } } } } }"
    )

    assert sorted(read) == ["read_request"] * 3 + ["read_response"] * 3


async def test_a_large_page_of_conversations_is_within_the_bounds(api: Api) -> None:
    messages = [{"role": "user", "content": f"message {n}"} for n in range(20)]
    for _ in range(50):
        await api.create_completion(request={"messages": messages})

    data = await api.query(
        "{ completions(first: 50) { nodes { id prompt output messages { role content name } } } }"
    )

    assert {len(node["messages"]) for node in data["completions"]["nodes"]} == {20}


async def test_aliases_of_a_long_list_in_a_payload_are_weighed_at_once(api: Api) -> None:
    created = await api.create_completion(request={"messages": [{"role": "u"}] * 100_000})
    aliases = " ".join(f'a{n}: requestPath(path: "messages")' for n in range(95))
    began = time.process_time()

    body = await api.execute(
        f"query ($id: ID!) {{ completion(id: $id) {{ {aliases} }} }}", id=created
    )

    assert time.process_time() - began < 10
    assert_code(body, "QUERY_TOO_COMPLEX")


def assert_code(body: dict[str, Any], code: str) -> None:
    assert {error["extensions"]["code"] for error in body["errors"]} == {code}
