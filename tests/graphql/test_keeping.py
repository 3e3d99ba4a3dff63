"""What completion mutations log is kept, whatever is in its JSON; all else is refused."""

import json
from typing import Any

import pytest

from tests.api import Api

CREATE = """mutation ($input: CreateCompletionInput!) { createCompletion(input: $input) {
  completion { request response extra tags duration alterations { path kind original } } } }"""
JSON = {"Content-Type": "application/json"}


def body(query: str, variables: str) -> bytes:
    return f'{{"query": {json.dumps(query)}, "variables": {variables}}}'.encode()


async def answer(api: Api, content: bytes) -> dict[str, Any]:
    response = await api.http.post("/graphql", content=content, headers=JSON)
    assert response.status_code < 500
    found: dict[str, Any] = response.json()
    return found


async def test_the_json_of_a_completion_is_kept(api: Api) -> None:
    payload = r'"request": {"a": NaN, "\ud800": 1e400}, "response": ["\ud83d"], "stacktrace": [5]'
    variables = f'{{"input": {{{payload}}}}}'
    found = (await answer(api, body(CREATE, variables)))["data"]["createCompletion"]["completion"]

    assert found["request"] == {"a": "NaN", "\ufffd": "1e400"}
    assert found["response"] == {"value": ["\ufffd"]}
    assert [one["path"] for one in found["alterations"]] == [
        "/request/a",
        "/request/\ufffd",
        "/request/\ufffd",
        "/response",
        "/response/value/0",
        "/stacktrace/0",
    ]


async def test_a_literal_past_64_bits_is_kept(api: Api) -> None:
    text = CREATE.replace("($input: CreateCompletionInput!)", "").replace(
        "$input", "{request: {a: 9223372036854775808, b: 1e400}}"
    )
    found = (await answer(api, body(text, "{}")))["data"]["createCompletion"]["completion"]

    assert found["request"]["a"] == "9223372036854775808"
    assert [one["kind"] for one in found["alterations"]][:1] == ["NUMBER"]


async def test_half_a_character_in_a_text_of_a_completion_is_kept(api: Api) -> None:
    texts = r'"failureReason": "\ud83d", "tags": ["a", "\ud83d"], "sessionId": "s\ud83d"'
    found = (await answer(api, body(CREATE, f'{{"input": {{{texts}}}}}')))["data"]

    kept = found["createCompletion"]["completion"]
    assert kept["tags"] == ["a", "\ufffd"]
    assert {one["path"] for one in kept["alterations"]} == {
        "/failure_reason",
        "/session_id",
        "/tags/1",
    }


@pytest.mark.parametrize(
    "given",
    [
        r'"id": "\ud83d"',
        r'"tags": ["a", "\ud83d", NaN]',
        '"duration": NaN',
        '"duration": 1e400',
        f'"duration": {"9" * 5000}',
        r'"\ud83d": 1',
        '"sessionId": NaN',
        '"kind": Infinity',
    ],
)
async def test_other_scalars_refuse_it(api: Api, given: str) -> None:
    variables = f'{{"input": {{{given}, "request": {{"a": NaN}}}}}}'
    [error] = (await answer(api, body(CREATE, variables)))["errors"]

    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert (await api.query("{ completions { totalCount } }"))["completions"]["totalCount"] == 0


TASK = '"name": "n", "instruction": "i", "completionTagsSelector": []'
FEEDBACK = '"taskId": "t", "comment": "", "selection": {"completionIds": ["a"]}'
CONDITION = '{"f": {"payload": [{"path": "request.a", "eq": %s}]}}'
# With the type of the variable, and its JSON.
OTHERS = [
    ("query ($f: CompletionFilter) { completions(filter: $f) { totalCount } }", CONDITION),
    (
        (
            'mutation ($f: CompletionFilter!) { tagCompletions(input: {filter: $f, add: ["a"]}) '
            "{ count } }"
        ),
        CONDITION,
    ),
    (
        (
            "mutation ($i: CreateFeedbackTaskInput!) { createFeedbackTask(input: $i) "
            "{ feedbackTask { id } } }"
        ),
        f'{{"i": {{{TASK}, "jsonSchema": {{"a": %s}}}}}}',
    ),
    (
        "mutation ($i: UploadFeedbackInput!) { uploadFeedback(input: $i) { feedback { id } } }",
        f'{{"i": {{{FEEDBACK}, "jsonValues": {{"a": %s}}}}}}',
    ),
    (
        "mutation ($i: CreateSavedViewInput!) { createSavedView(input: $i) { savedView { id } } }",
        '{"i": {"name": %s, "subject": "COMPLETIONS"}}',
    ),
]


@pytest.mark.parametrize("value", ["NaN", "1e400", r'"\ud83d"', r'{"\ud83d": 1}', "9" * 5000])
@pytest.mark.parametrize(("query", "variables"), OTHERS, ids=[one[0][:30] for one in OTHERS])
async def test_what_is_no_completion_refuses_it(
    api: Api, query: str, variables: str, value: str
) -> None:
    found = await answer(api, body(query, variables % value))

    assert found["errors"]
    assert all(e["extensions"]["code"] != "INTERNAL_SERVER_ERROR" for e in found["errors"])


@pytest.mark.parametrize(
    "member",
    [r'"query": "\ud83d"', '"operationName": "\\ud83d"', '"extensions": {"a": NaN}', '"a": NaN'],
)
async def test_the_rest_of_a_request_refuses_it(api: Api, member: str) -> None:
    found = await answer(api, f'{{"query": "{{ viewer {{ role }} }}", {member}}}'.encode())

    assert found["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
