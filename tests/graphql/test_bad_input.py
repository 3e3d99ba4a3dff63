"""Input that cannot be meant: each kind has its code, and none is a bug of ours."""

from typing import Any

import pytest

from tests.api import Api
from tests.conftest import NewApi
from tests.graphql.test_completions import create_all
from tests.graphql.test_feedback import UPLOAD, create_task

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
        ("{ completions(first: -3) { nodes { id } } }", "BAD_USER_INPUT", "0 to 1000"),
        ("{ completions(first: 1001) { nodes { id } } }", "BAD_USER_INPUT", "0 to 1000"),
        ("{ completions(last: -1) { nodes { id } } }", "BAD_USER_INPUT", "0 to 1000"),
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
            "must begin with 'request'",
        ),
        (
            r'{ completions(filter: {payload: [{path: "request.a\\x"}]}) { nodes { id } } }',
            "BAD_USER_INPUT",
            "escape",
        ),
        (
            '{ completions(filter: {payload: [{path: "request..a"}]}) { nodes { id } } }',
            "BAD_USER_INPUT",
            "empty",
        ),
        (
            '{ completions { nodes { requestPath(path: "a.") } } }',
            "BAD_USER_INPUT",
            "ends with a dot",
        ),
        (
            '{ completions(filter: {ungradedForTask: "x"}) { nodes { id } } }',
            "NOT_FOUND",
            "feedback task",
        ),
        ("{ tags(first: -1) { totalCount } }", "BAD_USER_INPUT", "0 to 1000"),
        ('{ selectorPreview(tags: [""]) { matchedCount } }', "BAD_USER_INPUT", "tag"),
        (
            'mutation { updateCompletion(input: {id: "x", tags: []}) { completion { id } } }',
            "NOT_FOUND",
            "completion",
        ),
        (
            'mutation { updateFeedbackTask(input: {id: "x", name: "y"}) { feedbackTask { id } } }',
            "NOT_FOUND",
            "feedback task",
        ),
        (
            'mutation { createCompletion(input: {id: ""}) { completion { id } } }',
            "BAD_USER_INPUT",
            "visible ASCII",
        ),
        (
            'mutation { createCompletion(input: {id: ".."}) { completion { id } } }',
            "BAD_USER_INPUT",
            "more than a dot or two",
        ),
        (
            'mutation { tagCompletions(input: {filter: {}, add: ["a"], remove: ["a"]}) { count } }',
            "BAD_USER_INPUT",
            "at once",
        ),
        (
            ('mutation { createSession(input: {name: ""}) { session { id } } }'),
            "BAD_USER_INPUT",
            "/name",
        ),
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
        ("$v: CompletionFilter", {"totalTokens": {"gt": 2**63 - 1}}, None),
        ("$v: CompletionFilter", {"totalTokens": {"gt": 2**63}}, "BAD_USER_INPUT"),
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


async def test_a_completion_past_16_megabytes_is_kept(api: Api) -> None:
    # Each number becomes 64 bits with a key of its own, so that a smaller body grows.
    request = {"text": "x" * 10_000_000, "numbers": [0.5] * 450_000}
    data = await api.query(
        "mutation ($v: JSON!) { createCompletion(input: {request: $v}) { completion { id } } }",
        v=request,
    )

    id_ = data["createCompletion"]["completion"]["id"]
    read = await api.query("query ($id: ID!) { completion(id: $id) { request } }", id=id_)
    assert read["completion"]["request"] == request


async def test_a_cursor_is_good_for_its_own_list_alone(api: Api) -> None:
    await create_all(api, {"tags": ["a"]}, {"tags": ["a"]})
    query = """
    query ($after: String, $filter: CompletionFilter, $order: [CompletionOrder!]) {
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


@pytest.mark.parametrize("accept", ["application/json", "application/graphql-response+json", "*/*"])
async def test_a_subscription_without_a_stream_is_told_how_to_get_one(
    api: Api, accept: str
) -> None:
    response = await api.http.post(
        "/graphql",
        json={"query": "subscription { completionChanged { type } }"},
        headers={"Accept": accept},
    )

    [error] = response.json()["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert "text/event-stream" in error["message"]
    assert "data" not in response.json()


HOSTILE: list[Any] = [
    2**70,
    -(2**70),
    {"a": 2**70},
    {"a\0": 1},
    [2**70],
    {"$regex": "a"},
    [{"$gt": 1}],
]


@pytest.mark.parametrize("operator", ["eq", "ne", "gt", "gte", "lt", "lte", "in"])
@pytest.mark.parametrize("value", HOSTILE, ids=str)
async def test_no_value_of_a_payload_filter_is_too_strange(
    api: Api, operator: str, value: Any
) -> None:
    payload = [{"path": "request.a", operator: [value] if operator == "in" else value}]
    query = "query ($f: CompletionFilter) { completions(filter: $f) { totalCount nodes { id } } }"

    body = await api.execute(query, f={"payload": payload})

    codes = {error["extensions"]["code"] for error in body.get("errors", ())}
    assert codes <= {"BAD_USER_INPUT"}, body
    assert bool(codes) == ("1180591620717411303424" in str(value) or "x00" in str(value))


async def test_an_object_among_the_values_of_a_list_is_compared_as_it_is(api: Api) -> None:
    first, _ = await create_all(
        api, {"request": {"a": {"$regex": "a"}}}, {"request": {"a": {"b": 1}}}
    )

    payload = [{"path": "request.a", "in": [{"$regex": "a"}, 5]}]
    data = await api.query(
        "query ($f: CompletionFilter) { completions(filter: $f) { nodes { id } } }",
        f={"payload": payload},
    )

    assert data["completions"]["nodes"] == [{"id": first}]


@pytest.mark.parametrize(
    "filter_",
    [
        {"model": {"contains": "x" * 40_000}},
        {"model": {"startsWith": "." * 1001}},
        {"payload": [{"path": "request.a", "contains": "x" * 40_000}]},
        {"tags": {"hasNone": ["x"] * 1001}},
        {"tags": {"hasAny": ["x"] * 1001}},
    ],
    ids=["contains", "starts", "payload", "none", "any"],
)
async def test_a_condition_past_its_bound_is_refused(api: Api, filter_: dict[str, Any]) -> None:
    query = "query ($f: CompletionFilter) { completions(filter: $f) { nodes { id } } }"

    assert await api.error_code(query, f=filter_) == "BAD_USER_INPUT"


async def test_an_empty_condition_is_no_condition(api: Api) -> None:
    ids = await create_all(api, {"tags": ["a"]})
    task = await create_task(api, completionTagsSelector=[])
    await api.query(
        UPLOAD,
        input={
            "taskId": task["id"],
            "jsonValues": {"score": 1},
            "selection": {"completionIds": ids},
        },
    )

    data = await api.query(
        """
        { a: feedbacks(filter: {taskId: {}, createdAt: {}, id: {}}) { totalCount }
          b: completions(filter: {id: {}, status: {}, tags: {}, createdAt: {}}) { totalCount }
          c: sessions(filter: {id: {}, name: {}}) { totalCount } }
        """
    )

    assert (data["a"]["totalCount"], data["b"]["totalCount"]) == (1, 1)
    assert data["c"]["totalCount"] == 0


async def test_counts_of_tokens_past_32_bits_are_shown(api: Api) -> None:
    [completion_id] = await create_all(api, {"response": {"usage": {"total_tokens": 2**40}}})

    data = await api.query(
        "query ($id: ID!) { completion(id: $id) { usage { totalTokens } } }", id=completion_id
    )

    assert data["completion"]["usage"] == {"totalTokens": 2**40}


@pytest.mark.parametrize(
    ("filter_", "says"),
    [
        ("{graded: null}", "'graded' is null: leave it out"),
        ('{payload: [{path: "request.a", exists: null}]}', "'exists' is null: leave it out"),
        ("{and: null}", "'and' is null: leave it out"),
        ("{sessionId: null}", "'sessionId' is null: leave it out; there is 'isNull'"),
        ("{sessionId: {eq: null}}", "'eq' is null: leave it out; there is 'isNull'"),
        (
            '{payload: [{path: "request.a", eq: null}]}',
            "'eq' is null: leave it out; there is 'exists'",
        ),
        (
            '{payload: [{path: "request.a", gt: null}]}',
            "'gt' is null: leave it out; there is 'exists'",
        ),
    ],
)
async def test_null_in_a_filter_is_told_how_to_ask_for_null_where_that_can_be_asked(
    api: Api, filter_: str, says: str
) -> None:
    body = await api.execute(f"{{ completions(filter: {filter_}) {{ nodes {{ id }} }} }}")

    [error] = body["errors"]
    assert error["message"] == says
