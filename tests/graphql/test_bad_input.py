"""Input that cannot be meant: each kind has its code, and none is a bug of ours."""

from typing import Any

import pytest

from tests.api import Api
from tests.conftest import NewApi
from tests.graphql.test_completions import create_all

# Past the last time there is, once it is in UTC.
FAR_FUTURE = "9999-12-31T23:59:59-23:59"
NESTED: dict[str, Any] = {}
for _ in range(10):
    NESTED = {"not": NESTED}


def deep(levels: int) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for _ in range(levels):
        value = {"k": value}
    return value


@pytest.mark.parametrize(
    ("query", "code", "says"),
    [
        ("{ viewer {", "GRAPHQL_PARSE_FAILED", "Syntax Error"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED", "nothing"),
        ("{ completions { nodes { id(x: 1) } } }", "GRAPHQL_VALIDATION_FAILED", "x"),
        ("{ completions(first: 0) { nodes { id } } }", "BAD_USER_INPUT", "1 to 1000"),
        ("{ completions(first: -3) { nodes { id } } }", "BAD_USER_INPUT", "1 to 1000"),
        ("{ completions(first: 1001) { nodes { id } } }", "BAD_USER_INPUT", "1 to 1000"),
        ("{ completions(last: 0) { nodes { id } } }", "BAD_USER_INPUT", "1 to 1000"),
        ("{ completions(first: 1, last: 1) { nodes { id } } }", "BAD_USER_INPUT", "not both"),
        ('{ completions(after: "") { nodes { id } } }', "BAD_USER_INPUT", "cursor"),
        ('{ completions(after: "%") { nodes { id } } }', "BAD_USER_INPUT", "cursor"),
        ('{ completions(after: "W10") { nodes { id } } }', "BAD_USER_INPUT", "cursor"),
        ('{ sessions(before: "bnVsbA") { nodes { id } } }', "BAD_USER_INPUT", "cursor"),
        ('{ feedbacks(after: "é") { nodes { id } } }', "BAD_USER_INPUT", "cursor"),
        (
            "{ completions(filter: {status: null}) { nodes { id } } }",
            "BAD_USER_INPUT",
            "'status' is null",
        ),
        (
            "{ completions(filter: {status: {eq: DONE}}) { nodes { id } } }",
            "GRAPHQL_VALIDATION_FAILED",
            "DONE",
        ),
        (
            "{ completions(filter: {stats: {eq: FAILED}}) { nodes { id } } }",
            "GRAPHQL_VALIDATION_FAILED",
            "stats",
        ),
        (
            '{ completions(filter: {createdAt: {gte: "yesterday"}}) { nodes { id } } }',
            "BAD_USER_INPUT",
            "offset from UTC",
        ),
        (
            '{ completions(filter: {createdAt: {gte: "2026-01-01T00:00:00"}}) { nodes { id } } }',
            "BAD_USER_INPUT",
            "offset from UTC",
        ),
        (
            '{ completions(filter: {payload: [{path: "tags", eq: 1}]}) { nodes { id } } }',
            "BAD_USER_INPUT",
            "request.temperature",
        ),
        (
            '{ completions(filter: {payload: [{path: "request.$where"}]}) { nodes { id } } }',
            "BAD_USER_INPUT",
            "$",
        ),
        (
            '{ completions(filter: {payload: [{path: "request..a"}]}) { nodes { id } } }',
            "BAD_USER_INPUT",
            "empty",
        ),
        (
            '{ completions { nodes { requestPath(path: "a.$b") } } }',
            "BAD_USER_INPUT",
            "$",
        ),
        (
            '{ completions(filter: {ungradedForTask: "x"}) { nodes { id } } }',
            "NOT_FOUND",
            "feedback task",
        ),
        ("{ tags(first: 0) { name } }", "BAD_USER_INPUT", "1 to 1000"),
        ('{ selectorPreview(tags: [""]) { matchedCount } }', "BAD_USER_INPUT", "tag"),
        (
            'mutation { updateCompletion(id: "x", input: {tags: []}) { id } }',
            "NOT_FOUND",
            "completion",
        ),
        (
            'mutation { updateFeedbackTask(id: "x", input: {name: "y"}) { id } }',
            "NOT_FOUND",
            "feedback task",
        ),
        (
            'mutation { createCompletion(input: {id: ""}) { id } }',
            "BAD_USER_INPUT",
            "visible ASCII",
        ),
        (
            "mutation { createCompletion(input: {duration: -1}) { id } }",
            "BAD_USER_INPUT",
            "0 or more",
        ),
        (
            'mutation { createCompletion(input: {request: "text"}) { id } }',
            "BAD_USER_INPUT",
            "/request",
        ),
        (
            'mutation { tagCompletions(filter: {}, add: ["a"], remove: ["a"]) }',
            "BAD_USER_INPUT",
            "at once",
        ),
        ('mutation { createSession(input: {name: ""}) { id } }', "BAD_USER_INPUT", "/name"),
    ],
)
async def test_a_wrong_document_or_literal_is_told_apart(
    api: Api, query: str, code: str, says: str
) -> None:
    body = await api.execute(query)

    [error] = body["errors"]
    assert error["extensions"]["code"] == code, error
    assert says in error["message"]


@pytest.mark.parametrize(
    ("declared", "value", "code"),
    [
        ("$v: CompletionFilter", {"status": {"eq": "DONE"}}, "BAD_USER_INPUT"),
        ("$v: CompletionFilter", {"nothing": 1}, "BAD_USER_INPUT"),
        ("$v: CompletionFilter", {"createdAt": {"gte": 5}}, "BAD_USER_INPUT"),
        (
            "$v: CompletionFilter",
            {"createdAt": {"gte": "9999-12-31T23:59:59-23:59"}},
            "BAD_USER_INPUT",
        ),
        ("$v: CompletionFilter", {"duration": {"gt": "1"}}, "BAD_USER_INPUT"),
        ("$v: CompletionFilter", {"totalTokens": {"gt": 2**40}}, "BAD_USER_INPUT"),
        ("$v: CompletionFilter", {"tags": {"hasAll": "a\0"}}, None),
        ("$v: CompletionFilter", {"model": {"contains": "a\0"}}, "BAD_USER_INPUT"),
        ("$v: CompletionFilter", {"model": {"startsWith": "(["}}, None),
        (
            "$v: CompletionFilter",
            {"payload": [{"path": "request.a", "eq": 2**70}]},
            "BAD_USER_INPUT",
        ),
        ("$v: CompletionFilter", {"or": [{"not": {}}] * 300}, "BAD_USER_INPUT"),
        ("$v: CompletionFilter", {"id": {"in": ["x"] * 2000}}, "BAD_USER_INPUT"),
        (
            "$v: CompletionFilter",
            {
                "not": {
                    "not": {
                        "not": {"not": {"not": {"not": {"not": {"not": {"not": {"not": {}}}}}}}}
                    }
                }
            },
            "BAD_USER_INPUT",
        ),
    ],
)
async def test_a_wrong_variable_is_bad_user_input(
    api: Api, declared: str, value: Any, code: str | None
) -> None:
    query = f"query ({declared}) {{ completions(filter: $v) {{ nodes {{ id }} }} }}"

    body = await api.execute(query, v=value)

    codes = [error["extensions"]["code"] for error in body.get("errors", [])]
    assert codes == ([] if code is None else [code]), body


@pytest.mark.parametrize(
    ("payload", "path"),
    [
        ({"a": [1, {"b/c": 2**63}]}, "/request/a/1/b~1c"),
        ({"a": {"nul\0": 1}}, "/request/a"),
        (deep(130), "/request" + "/k" * 128),
    ],
)
async def test_what_bson_cannot_hold_is_refused_with_its_path(
    api: Api, payload: Any, path: str
) -> None:
    body = await api.execute(
        "mutation ($v: JSON!) { createCompletion(input: {request: $v}) { id } }", v=payload
    )

    [error] = body["errors"]
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "path": path}


async def test_a_completion_past_16_megabytes_is_refused(api: Api) -> None:
    # Each number becomes 64 bits with a key of its own, so that a smaller body grows.
    body = await api.execute(
        "mutation ($v: JSON!) { createCompletion(input: {request: $v}) { id } }",
        v={"text": "x" * 10_000_000, "numbers": [0.5] * 450_000},
    )

    [error] = body["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert "bytes" in error["message"]


async def test_a_cursor_is_good_for_its_own_list_alone(api: Api) -> None:
    await create_all(api, {"tags": ["a"]}, {"tags": ["a"]})
    query = """
    query ($after: String, $filter: CompletionFilter, $order: CompletionOrder) {
      completions(first: 1, after: $after, filter: $filter, orderBy: $order) {
        pageInfo { endCursor }
      }
    }
    """
    cursor = (await api.query(query))["completions"]["pageInfo"]["endCursor"]

    of_filter = await api.error_code(query, after=cursor, filter={"tags": {"has": "a"}})
    of_order = await api.error_code(query, after=cursor, order={"direction": "ASC"})

    assert (of_filter, of_order) == ("BAD_USER_INPUT", "BAD_USER_INPUT")
    assert "errors" not in await api.execute(query, after=cursor)


async def test_a_cursor_of_another_organization_is_refused(new_api: NewApi) -> None:
    ours, theirs = await new_api(), await new_api()
    await create_all(theirs, {}, {})
    page = await theirs.query("{ completions(first: 1) { pageInfo { endCursor } } }")
    cursor = page["completions"]["pageInfo"]["endCursor"]

    code = await ours.error_code(
        "query ($c: String) { completions(after: $c) { nodes { id } } }", c=cursor
    )

    assert code == "BAD_USER_INPUT"
