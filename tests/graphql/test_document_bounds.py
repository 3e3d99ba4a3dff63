"""No document, and no variables, may hold the event loop: each kind is rejected, or is quick."""

import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from graphql import get_introspection_query

from gateway.app import create_app
from gateway.settings import Settings
from schema.execution.parsing import MOST_ERRORS
from services.runtime import entered_runtime
from tests.api import Api

# CPU time that tells "hangs" from "works": the slowest takes some 50 ms, and took seconds before.
SECONDS = 5


def fragments(number: int, body: str) -> str:
    spreads = " ".join(f"...F{n}" for n in range(number))
    made = " ".join(f"fragment F{n} on Viewer {{ {body} }}" for n in range(number))
    return f"{{ viewer {{ {spreads} }} }} {made}"


def long_documents() -> Iterator[tuple[str, str, str]]:
    """Yield names, texts, and what their errors say."""
    role = "{ viewer { role } }"
    longer = "longer than 65536 bytes (LOG10_GATEWAY_GRAPHQL_MAX_DOCUMENT_BYTES)"
    merged = "fields of one name, or fragments"
    yield "comment", "#" + "x" * 15_000_000 + "\n" + role, longer
    yield "block string", '{ completion(id: """' + "x" * 8_000_000 + '""") { id } }', longer
    yield "name", "{ " + "x" * 1_000_000 + " }", longer
    yield "wide characters", '{ completion(id: "' + "😀" * 20_000 + '") { id } }', longer
    yield "lines", "\n" * 60_000 + "{ viewer { a b c d e f } }", "more than 5000 lines"
    yield "returns", "\r" * 60_000 + role, "more than 5000 lines"
    yield "comments", "# \n" * 4_000 + role, "500 comments"
    yield "tokens", "{ viewer { " + "role " * 2_000 + "} }", "2000 tokens"
    yield "usage", '{ completion(id: "a") { ' + "usage { totalTokens } " * 449 + "} }", merged
    yield "pageInfo", "{ completions { " + "pageInfo { endCursor } " * 480 + "} }", merged
    yield "fragments", fragments(190, "role"), merged
    yield "alike fields", "{ viewer { " + "role " * 1_900 + "} }", merged
    yield (
        "unknown fields",
        "{ viewer { " + "".join(f"ro{n}le " for n in range(1900)) + "} }",
        "ro0le",
    )
    yield "arguments", "{ completions(" + "first: 1 " * 650 + ") { nodes { id } } }", "one argument"
    yield "unused", role + " ".join(f"fragment F{n} on Viewer {{ role }}" for n in range(270)), "F0"
    yield (
        "inputs",
        "mutation { createSession(input: {"
        + "".join(f"i{n}: 1 " for n in range(600))
        + "}) { session { id } } }",
        "CreateSessionInput",
    )
    yield (
        "variables",
        "query (" + " ".join(f"$v{n}: Int" for n in range(480)) + ") { viewer { role } }",
        "$v0",
    )
    yield "long name", "{ viewer { " + "organization" * 5_000 + " } }", "Cannot query field"
    yield (
        "schema",
        "{"
        + "".join(
            f" a{n}: __schema {{ types {{ fields {{ args {{ name }} type {{ name }} }} }} }}"
            for n in range(40)
        )
        + "}",
        "values of the schema",
    )
    yield (
        "schema's fields",
        "{ __schema { types {" + "".join(f" a{n}: fields {{ name }}" for n in range(99)) + "} } }",
        "values of the schema",
    )


@pytest.mark.parametrize(
    ("query", "says"), [pytest.param(q, says, id=name) for name, q, says in long_documents()]
)
async def test_a_document_made_to_take_long_is_rejected_at_once(
    api: Api, query: str, says: str
) -> None:
    began = time.process_time()
    response = await api.http.post("/graphql", json={"query": query})
    took = time.process_time() - began

    errors = response.json()["errors"]
    assert response.status_code in (200, 400)
    assert len(errors) <= MOST_ERRORS + 1
    assert any(says in error["message"] for error in errors), errors
    assert len(response.content) < 20_000
    assert took < SECONDS


@pytest.mark.parametrize(
    ("query", "variables", "says"),
    [
        ("query ($v: [ID!]!) { nodes(ids: $v) { id } }", ["a"] * 30_000, "10000 values"),
        ("query ($v: Int) { completions(first: $v) { nodes { id } } }", [1] * 99_999, "10000 val"),
        (
            "query ($v: Int) { completions(first: $v) { nodes { id } } }",
            {str(n): n for n in range(99_999)},
            "10000 values",
        ),
        (
            "query ($v: CompletionFilter) { completions(filter: $v) { nodes { id } } }",
            {"and": [{}] * 100_000},
            "10000 values",
        ),
        (
            "query ($v: CompletionFilter) { completions(filter: $v) { nodes { id } } }",
            {"status": {"eq": {str(n): [n] for n in range(50_000)}}},
            "10000 values",
        ),
        (
            "query ($v: CompletionFilter) { completions(filter: $v) { nodes { id } } }",
            {"nothing": [[1] * 100] * 1000},
            "10000 values",
        ),
        (
            "mutation ($v: CreateCompletionsInput!) { createCompletions(input: $v) { count } }",
            {"completions": [{"tags": ["a"] * 1000}] * 200},
            "100000 values",
        ),
    ],
    ids=["ids", "a list for a number", "an object for a number", "and", "leaf", "unknown", "tags"],
)
async def test_variables_of_too_many_values_are_not_coerced(
    api: Api, query: str, variables: Any, says: str
) -> None:
    began = time.process_time()
    body = await api.execute(query, v=variables)

    [error] = body["errors"]
    assert error["extensions"]["code"] == "QUERY_TOO_COMPLEX"
    assert says in error["message"]
    assert time.process_time() - began < 2 * SECONDS


async def test_variables_nested_too_deep_are_rejected(api: Api) -> None:
    nested: dict[str, Any] = {}
    for _ in range(400):
        nested = {"not": nested}

    body = await api.execute(
        "query ($v: CompletionFilter) { completions(filter: $v) { nodes { id } } }", v=nested
    )

    [error] = body["errors"]
    assert error["extensions"]["code"] == "QUERY_TOO_COMPLEX"
    assert "nested more than 64 deep" in error["message"]


async def test_json_in_variables_counts_as_one_value(api: Api) -> None:
    payload = {"numbers": list(range(200_000)), "deep": [[[[[[]]]]]]}
    mutation = """mutation ($inputs: [CreateCompletionInput!]!) {
        createCompletions(input: {completions: $inputs}) { results { completion { request } } }
    }"""

    data = await api.query(mutation, inputs=[{"request": payload}])

    assert data["createCompletions"]["results"] == [{"completion": {"request": payload}}]


async def test_a_thousand_completions_with_tags_are_within_the_limit(api: Api) -> None:
    one = {"status": "FINISHED", "kind": "CHAT", "tags": [f"t{n}" for n in range(20)]}
    mutation = """mutation ($inputs: [CreateCompletionInput!]!) {
        createCompletions(input: {completions: $inputs}) { results { completion { id } } }
    }"""

    data = await api.query(mutation, inputs=[one] * 1000)

    assert len(data["createCompletions"]["results"]) == 1000


@pytest.mark.parametrize("deprecated", [False, True])
async def test_tools_still_read_the_schema(api: Api, deprecated: bool) -> None:
    query = get_introspection_query(
        descriptions=True,
        specified_by_url=True,
        directive_is_repeatable=True,
        schema_description=True,
        input_value_deprecation=deprecated,
    )

    data = await api.query(query)

    assert len(data["__schema"]["types"]) > 50


async def test_ordinary_documents_with_fields_that_merge_are_valid(api: Api) -> None:
    fields = "id status usage { totalTokens } session { id name }"
    spreads = " ".join(f"...F{n}" for n in range(12))
    made = " ".join(f"fragment F{n} on Completion {{ {fields} }}" for n in range(12))

    data = await api.query(f"{{ completions {{ nodes {{ {fields} {spreads} }} }} }} {made}")

    assert data == {"completions": {"nodes": []}}


async def test_a_document_larger_than_all_that_is_remembered_is_executed_each_time(
    api: Api, settings: Settings
) -> None:
    wide = settings.model_copy(update={"graphql_max_document_bytes": 1_000_000})
    transport = httpx.ASGITransport(create_app(wide, runtime=entered_runtime()))
    query = f'{{ completion(id: "{"a" * 500_000}") {{ id }} }}'
    headers = {"X-Log10-Token": api.token}
    async with httpx.AsyncClient(
        transport=transport, base_url="http://gateway", headers=headers
    ) as client:
        responses = [
            (await client.post("/graphql", json={"query": query})).json() for _ in range(3)
        ]

    assert [answer["data"] for answer in responses] == [{"completion": None}] * 3
