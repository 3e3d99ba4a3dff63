"""Where an error of GraphQL points to: its input's own names, then a payload's keys."""

from typing import Any

import pytest

from tests.api import Api
from tests.graphql.test_completions import create_all
from tests.graphql.test_feedback import UPLOAD, create_task

CREATE = "mutation ($v: CreateCompletionInput!) { createCompletion(input: $v) { id } }"
CREATE_ALL = "mutation ($v: [CreateCompletionInput!]!) { createCompletions(inputs: $v) { id } }"
UPDATE = 'mutation ($v: UpdateCompletionInput!) { updateCompletion(id: "known", input: $v) { id } }'
CREATE_TASK = "mutation ($v: CreateFeedbackTaskInput!) { createFeedbackTask(input: $v) { id } }"
SESSION = "mutation ($v: CreateSessionInput!) { createSession(input: $v) { id } }"
TOKEN = "mutation ($v: CreateTokenInput!) { createToken(input: $v) { secret } }"
ADD = 'mutation ($v: [String!]!) { addTags(completionIds: ["known"], tags: $v) { id } }'
BULK = "mutation ($v: [String!]!) { tagCompletions(filter: {}, remove: $v) }"
LONG = "x" * 1_000_001
SCHEMA = {"properties": {"json_schema": {"type": "numbr"}}}


@pytest.mark.parametrize(
    ("mutation", "value", "path"),
    [
        (CREATE, {"sessionId": ""}, "/sessionId"),
        (CREATE, {"failureKind": LONG}, "/failureKind"),
        (CREATE, {"failureReason": LONG}, "/failureReason"),
        (CREATE, {"id": "a/b"}, "/id"),
        (CREATE, {"request": {"session_id": 2**63}}, "/request/session_id"),
        (CREATE, {"extra": {"json_schema": {"task_id": 2**63}}}, "/extra/json_schema/task_id"),
        (CREATE, {"stacktrace": [{"failure_kind": 2**63}]}, "/stacktrace/0/failure_kind"),
        (CREATE_ALL, [{}, {"sessionId": ""}], "/1/sessionId"),
        (CREATE_ALL, [{"request": {"3": {"session_id": 2**63}}}], "/0/request/3/session_id"),
        (CREATE_ALL, [{}, {"id": "a/b"}], "/1/id"),
        (UPDATE, {"sessionId": "\n"}, "/sessionId"),
        (UPDATE, {"extra": {"session_id": 2**63}}, "/extra/session_id"),
        (CREATE_TASK, {"name": "x", "jsonSchema": {"type": "numbr"}}, "/jsonSchema/type"),
        (
            CREATE_TASK,
            {"name": "x", "jsonSchema": SCHEMA},
            "/jsonSchema/properties/json_schema/type",
        ),
        (
            CREATE_TASK,
            {"name": "x", "jsonSchema": {}, "completionTagsSelector": ["a", ""]},
            "/completionTagsSelector/1",
        ),
        (SESSION, {"name": ""}, "/name"),
        (TOKEN, {"name": "t", "role": "READER", "expiresAt": "2020-01-01T00:00:00Z"}, "/expiresAt"),
        (ADD, [""], "/add/0"),
        (BULK, ["a", ""], "/remove/1"),
    ],
)
async def test_a_path_is_in_the_names_of_graphql(
    api: Api, mutation: str, value: Any, path: str
) -> None:
    await create_all(api, {"id": "known"})

    [error] = (await api.execute(mutation, v=value))["errors"]

    assert error["extensions"].pop("requestId")
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "path": path}
    assert error["message"].startswith(f"{path}: ")


@pytest.mark.parametrize(
    ("changed", "path"),
    [
        ({"jsonValues": {"score": "text"}}, "/jsonValues"),
        ({"jsonValues": {"score": 1, "task_id": 2**63}}, "/jsonValues/task_id"),
        ({"comment": "x" * 100_001}, "/comment"),
        ({"completionsSummary": "x" * 100_001}, "/completionsSummary"),
        ({"selection": {"completionIds": []}}, "/selection/completionIds"),
        (
            {"selection": {"completionTagsSelector": {"tags": [""]}}},
            "/selection/completionTagsSelector/tags/0",
        ),
        (
            {"selection": {"completionTagsSelector": {"tags": [], "maxMatchedCompletions": -1}}},
            "/selection/completionTagsSelector/maxMatchedCompletions",
        ),
    ],
)
async def test_a_path_of_feedback_is_in_the_names_of_graphql(
    api: Api, changed: dict[str, Any], path: str
) -> None:
    task, [completion_id] = await create_task(api), await create_all(api, {})
    good = {"jsonValues": {"score": 1}, "selection": {"completionIds": [completion_id]}}

    [error] = (await api.execute(UPLOAD, input={"taskId": task["id"], **good, **changed}))["errors"]

    assert error["extensions"]["path"] == path
    assert error["message"].startswith(f"{path}: ")


async def test_a_path_of_a_changed_task_is_in_the_names_of_graphql(api: Api) -> None:
    task = await create_task(api)

    body = await api.execute(
        "mutation ($id: ID!, $v: UpdateFeedbackTaskInput!) "
        "{ updateFeedbackTask(id: $id, input: $v) { id } }",
        id=task["id"],
        v={"jsonSchema": {"minimum": "1"}},
    )

    assert body["errors"][0]["extensions"]["path"] == "/jsonSchema/minimum"


async def test_a_path_over_rest_keeps_its_names(api: Api) -> None:
    response = await api.http.post(
        "/api/v1/completions", json={"organization_id": api.organization_id, "session_id": 5}
    )

    assert response.json()["error"].startswith("/session_id: ")
