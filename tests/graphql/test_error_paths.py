"""Where an error of GraphQL points to: its input's own names, then a payload's keys."""

from typing import Any

import pytest

from tests.api import Api
from tests.graphql.test_completions import create_all
from tests.graphql.test_feedback import UPLOAD, create_task

CREATE = (
    "mutation ($v: CreateCompletionInput!) { createCompletion(input: $v) { completion { id } } }"
)
CREATE_ALL = """
mutation ($v: [CreateCompletionInput!]!) {
  createCompletions(input: {completions: $v, atomic: true}) { count }
}
"""
UPDATE = (
    "mutation ($v: UpdateCompletionInput!) { updateCompletion(input: $v) { completion { id } } }"
)
CREATE_TASK = """
mutation ($v: CreateFeedbackTaskInput!) { createFeedbackTask(input: $v) { feedbackTask { id } } }
"""
SESSION = "mutation ($v: CreateSessionInput!) { createSession(input: $v) { session { id } } }"
TOKEN = "mutation ($v: CreateTokenInput!) { createToken(input: $v) { secret } }"
ADD = 'mutation ($v: [String!]!) { addTags(input: {completionIds: ["known"], tags: $v}) { count } }'
BULK = "mutation ($v: [String!]!) { tagCompletions(input: {filter: {}, remove: $v}) { count } }"
SCHEMA = {"properties": {"json_schema": {"type": "numbr"}}}


@pytest.mark.parametrize(
    ("mutation", "value", "path"),
    [
        (CREATE, {"id": "a/b"}, "/id"),
        (CREATE_ALL, [{}, {"id": "a/b"}], "/completions/1/id"),
        (UPDATE, {"id": "known", "createdAt": None}, "/createdAt"),
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
        (ADD, [""], "/tags/0"),
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
        "mutation ($v: UpdateFeedbackTaskInput!) "
        "{ updateFeedbackTask(input: $v) { feedbackTask { id } } }",
        v={"id": task["id"], "jsonSchema": {"minimum": "1"}},
    )

    assert body["errors"][0]["extensions"]["path"] == "/jsonSchema/minimum"


async def test_a_path_over_rest_keeps_its_names(api: Api) -> None:
    response = await api.http.post(
        "/api/v1/feedback_task", json={"name": "a", "json_schema": [], "instruction": ""}
    )

    assert response.json()["error"].startswith("/json_schema: ")
