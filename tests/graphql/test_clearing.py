"""A null in an update takes a field away, for good."""

from typing import Any

import pytest

from models import CompletionDocument
from services.ids import storage_key
from services.storage.database import database
from tests.api import Api
from tests.graphql.test_completions import REQUEST, RESPONSE, create_all

UPDATE = """
mutation ($input: UpdateCompletionInput!) {
  updateCompletion(input: $input) { completion {
    kind status tags request response stacktrace { file } sessionId duration failureKind
    failureReason extra model usage { totalTokens }
  } }
}
"""
WHOLE: dict[str, Any] = {
    "kind": "CHAT",
    "status": "FINISHED",
    "tags": ["t"],
    "request": REQUEST,
    "response": RESPONSE,
    "stacktrace": [{"file": "a.py", "line": "f()", "lineno": 3, "name": "f"}],
    "sessionId": "s",
    "duration": 1.5,
    "failureKind": "Timeout",
    "failureReason": "slow",
    "extra": {"a": 1},
}
# The same as a row of an SDK.
ROW: dict[str, Any] = {
    **WHOLE,
    "kind": "chat",
    "status": "finished",
    "session_id": "s",
    "failure_kind": "Timeout",
    "failure_reason": "slow",
}
for _name in ("sessionId", "failureKind", "failureReason"):
    del ROW[_name]
STORED = {"sessionId": "session_id", "failureKind": "failure_kind"}
STORED["failureReason"] = "failure_reason"
CLEARABLE = sorted(set(WHOLE) - {"status", "tags"})


async def update(api: Api, completion_id: str, **changes: Any) -> dict[str, Any]:
    data = await api.query(UPDATE, input={"id": completion_id, **changes})
    row: dict[str, Any] = data["updateCompletion"]["completion"]
    return row


@pytest.mark.parametrize("name", CLEARABLE)
@pytest.mark.parametrize("status", [None, "STARTED"])
async def test_null_takes_a_field_away_and_no_late_row_brings_it_back(
    api: Api, name: str, status: str | None
) -> None:
    [completion_id] = await create_all(api, WHOLE)
    before = await update(api, completion_id)
    nothing: Any = [] if name == "stacktrace" else None

    cleared = await update(
        api, completion_id, **{name: None}, **({"status": status} if status else {})
    )
    for row in (ROW, {**ROW, "status": "started"}):
        response = await api.http.post(f"/api/v1/completions/{completion_id}", json=row)
        assert response.status_code == 200
    later = await update(api, completion_id, tags=["t"])

    expected = {**before, name: nothing}
    if name == "response":
        expected |= {"usage": None, "model": "gpt-4o"}
    assert cleared == expected
    assert later == expected
    stored = await database.collection(CompletionDocument).find_one(
        {"_id": storage_key(api.organization_id, completion_id)}
    )
    assert stored is not None
    assert STORED.get(name, name) not in stored

    again = await update(api, completion_id, **{name: WHOLE[name]})
    assert again == before


async def test_without_request_and_response_there_is_no_model_and_no_usage(api: Api) -> None:
    [completion_id] = await create_all(api, WHOLE)

    cleared = await update(api, completion_id, request=None, response=None)

    assert (cleared["model"], cleared["usage"]) == (None, None)
    found = await api.query(
        "{ completions(filter: {model: {isNull: true}, totalTokens: {isNull: true}}) "
        "{ nodes { id } } }"
    )
    assert found["completions"]["nodes"] == [{"id": completion_id}]


@pytest.mark.parametrize("name", ["status", "tags"])
async def test_what_is_always_there_is_not_cleared(api: Api, name: str) -> None:
    [completion_id] = await create_all(api, WHOLE)

    body = await api.execute(UPDATE, input={"id": completion_id, name: None, "duration": None})

    [error] = body["errors"]
    assert error["extensions"].pop("requestId")
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "path": f"/{name}"}
    assert "cannot be null" in error["message"]
    assert (await update(api, completion_id))["duration"] == 1.5


async def test_a_null_in_what_is_made_is_the_same_as_leaving_it_out(api: Api) -> None:
    inputs = dict.fromkeys([*WHOLE, "id"])

    data = await api.query(
        """
        mutation ($completion: CreateCompletionInput!) {
          createCompletion(input: $completion) { completion { id status tags request sessionId } }
          createSession(input: {id: null, name: null}) { session { id name } }
          createToken(input: {name: "t", role: READER, expiresAt: null}) { token { expiresAt } }
        }
        """,
        completion=inputs,
    )

    assert data["createCompletion"]["completion"].pop("id")
    assert data["createCompletion"]["completion"] == {
        "status": None,
        "tags": [],
        "request": None,
        "sessionId": None,
    }
    assert data["createSession"]["session"]["name"] is None
    assert data["createToken"]["token"]["expiresAt"] is None


async def test_a_null_over_rest_says_nothing(api: Api) -> None:
    [completion_id] = await create_all(api, WHOLE)
    before = await update(api, completion_id)

    response = await api.http.post(
        f"/api/v1/completions/{completion_id}", json={**dict.fromkeys(ROW), "duration": None}
    )

    assert response.status_code == 200
    assert await update(api, completion_id) == before
