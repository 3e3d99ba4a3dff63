"""Feedback tasks, feedback and the queue over GraphQL."""

from typing import Any

import pytest

from tests.api import Api
from tests.graphql.test_completions import create_all, listed

SCHEMA = {
    "type": "object",
    "properties": {"score": {"type": "integer", "minimum": 1, "maximum": 5}},
    "required": ["score"],
}
CREATE_TASK = """
mutation ($input: CreateFeedbackTaskInput!) {
  createFeedbackTask(input: $input) { feedbackTask {
    id version name instruction jsonSchema completionTagsSelector ungradedCount
    history { nodes { version } }
  } }
}
"""
UPLOAD = """
mutation ($input: UploadFeedbackInput!) {
  uploadFeedback(input: $input) { feedback {
    id taskId taskVersion jsonValues comment matchedCompletionIds completionsSummary
    task { name } completions(first: 1) { totalCount nodes { id } pageInfo { hasNextPage } }
  } }
}
"""


async def create_task(api: Api, **fields: Any) -> dict[str, Any]:
    task = {"name": "Quality", "jsonSchema": SCHEMA, "completionTagsSelector": ["prod"], **fields}
    row: dict[str, Any] = (await api.query(CREATE_TASK, input=task))["createFeedbackTask"][
        "feedbackTask"
    ]
    return row


async def test_a_task_shows_its_queue_and_feedback_empties_it(api: Api) -> None:
    ids = await create_all(api, *({"tags": ["prod", str(n)]} for n in range(3)), {"tags": ["x"]})
    task = await create_task(api)

    uploaded = await api.query(
        UPLOAD,
        input={
            "taskId": task["id"],
            "jsonValues": {"score": 4},
            "comment": "good",
            "completionsSummary": "two pings",
            "selection": {"completionIds": [ids[0], ids[1]]},
        },
    )

    data = await api.query(
        """
        query ($id: ID!) { feedbackTask(id: $id) {
          ungradedCount feedbackCount
          ungradedCompletions(first: 5) { totalCount nodes { id } }
          feedback { totalCount nodes { comment } }
        } }
        """,
        id=task["id"],
    )
    assert task["ungradedCount"] == 3
    assert uploaded["uploadFeedback"]["feedback"] | {"id": ""} == {
        "id": "",
        "taskId": task["id"],
        "taskVersion": 1,
        "jsonValues": {"score": 4},
        "comment": "good",
        "matchedCompletionIds": [ids[0], ids[1]],
        "completionsSummary": "two pings",
        "task": {"name": "Quality"},
        "completions": {
            "totalCount": 2,
            "nodes": [{"id": ids[0]}],
            "pageInfo": {"hasNextPage": True},
        },
    }
    assert data["feedbackTask"] == {
        "ungradedCount": 1,
        "feedbackCount": 1,
        "ungradedCompletions": {"totalCount": 1, "nodes": [{"id": ids[2]}]},
        "feedback": {"totalCount": 1, "nodes": [{"comment": "good"}]},
    }
    assert await listed(api, {"ungradedForTask": task["id"]}) == [ids[2]]
    assert sorted(await listed(api, {"graded": True})) == sorted(ids[:2])


async def test_feedback_by_tags_matches_every_completion_that_has_them_all(api: Api) -> None:
    ids = await create_all(api, {"tags": ["a", "b"]}, {"tags": ["a"]}, {"tags": ["b", "a", "c"]})
    task = await create_task(api, completionTagsSelector=[])
    selection = {"completionTagsSelector": {"tags": ["a", "b"]}}

    data = await api.query(
        UPLOAD, input={"taskId": task["id"], "jsonValues": {"score": 1}, "selection": selection}
    )

    assert sorted(data["uploadFeedback"]["feedback"]["matchedCompletionIds"]) == sorted(
        [ids[0], ids[2]]
    )


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"jsonValues": {"score": 9}}, "BAD_USER_INPUT"),
        ({"jsonValues": {}}, "BAD_USER_INPUT"),
        ({"jsonValues": [1]}, "BAD_USER_INPUT"),
        ({"taskId": "unknown"}, "NOT_FOUND"),
        ({"selection": {"completionIds": ["unknown"]}}, "NOT_FOUND"),
        ({"selection": {"completionIds": []}}, "BAD_USER_INPUT"),
        ({"selection": {"completionTagsSelector": {"tags": ["none"]}}}, "BAD_USER_INPUT"),
        ({"selection": {"completionTagsSelector": {"tags": []}}}, "BAD_USER_INPUT"),
        (
            {"selection": {"completionTagsSelector": {"tags": ["t"], "maxMatchedCompletions": 1}}},
            "BAD_USER_INPUT",
        ),
        ({"selection": {}}, "BAD_USER_INPUT"),
    ],
)
async def test_refused_feedback_leaves_no_trace(
    api: Api, changes: dict[str, Any], code: str
) -> None:
    ids = await create_all(api, {"tags": ["t"]}, {"tags": ["t"]})
    task = await create_task(api)
    feedback = {
        "taskId": task["id"],
        "jsonValues": {"score": 1},
        "selection": {"completionIds": ids},
        **changes,
    }

    assert await api.error_code(UPLOAD, input=feedback) == code
    counted = await api.query("{ feedbacks { totalCount } }")
    assert counted["feedbacks"]["totalCount"] == 0
    assert await listed(api, {"graded": True}) == []


async def test_feedback_may_match_nothing_where_that_is_allowed(api: Api) -> None:
    task = await create_task(api)
    selector = {"tags": ["none"], "allowUnmatchedFeedback": True}

    data = await api.query(
        UPLOAD,
        input={
            "taskId": task["id"],
            "jsonValues": {"score": 1},
            "selection": {"completionTagsSelector": selector},
        },
    )

    assert data["uploadFeedback"]["feedback"]["matchedCompletionIds"] == []


async def test_an_updated_task_is_a_new_version_and_keeps_the_old_one(api: Api) -> None:
    task = await create_task(api)
    update = """
    mutation ($input: UpdateFeedbackTaskInput!) {
      updateFeedbackTask(input: $input) { feedbackTask {
        version name history { nodes { version name jsonSchema } }
      } }
    }
    """

    changed = await api.query(update, input={"id": task["id"], "name": "Better"})
    unchanged = await api.query(update, input={"id": task["id"], "name": "Better"})

    expected = {
        "version": 2,
        "name": "Better",
        "history": {"nodes": [{"version": 1, "name": "Quality", "jsonSchema": SCHEMA}]},
    }
    assert changed["updateFeedbackTask"]["feedbackTask"] == expected
    assert unchanged["updateFeedbackTask"]["feedbackTask"] == expected


async def test_a_task_is_changed_from_the_version_that_was_looked_at(api: Api) -> None:
    task = await create_task(api)
    update = """
    mutation ($input: UpdateFeedbackTaskInput!) {
      updateFeedbackTask(input: $input) { feedbackTask { version name } }
    }
    """
    await api.query(update, input={"id": task["id"], "name": "Theirs", "expectedVersion": 1})

    body = await api.execute(update, input={"id": task["id"], "name": "Mine", "expectedVersion": 1})
    made = await api.query(update, input={"id": task["id"], "name": "Mine", "expectedVersion": 2})

    [error] = body["errors"]
    assert error["extensions"]["code"] == "CONFLICT"
    assert made["updateFeedbackTask"]["feedbackTask"] == {"version": 3, "name": "Mine"}


async def test_versions_that_take_too_much_are_refused_before_the_database_does(api: Api) -> None:
    update = """
    mutation ($input: UpdateFeedbackTaskInput!) {
      updateFeedbackTask(input: $input) { feedbackTask { version history { totalCount } } }
    }
    """
    task = await create_task(api)
    responses = []
    for n in range(100):
        schema = {"description": f"{n} " + "x" * 200_000}
        text = f"{n} " + "\u2028" * 99_000
        made = await api.execute(
            update, input={"id": task["id"], "jsonSchema": schema, "instruction": text}
        )
        responses.append(made)
        if "errors" in made:
            break

    [error] = responses[-1]["errors"]
    versions = len(responses)  # the first one too, but not the one that was rejected
    stored = await api.query(
        "query ($id: ID!) { feedbackTask(id: $id) { version history { totalCount } } }",
        id=task["id"],
    )
    assert error["extensions"]["code"] == "CONFLICT"
    assert error["message"].startswith(f"the task with its {versions} earlier versions would take")
    assert "8388608 are allowed" in error["message"]
    assert stored["feedbackTask"]["version"] == versions
    assert stored["feedbackTask"]["history"]["totalCount"] == versions - 1
    # It can still be graded, and changed to something small.
    small = await api.execute(update, input={"id": task["id"], "jsonSchema": {}, "instruction": ""})
    assert "errors" not in small


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ({"type": "numbr"}, "/jsonSchema/type"),
        ({"properties": {"a": {"minimum": "1"}}}, "/jsonSchema/properties/a/minimum"),
        ({"$ref": "http://127.0.0.1:1/schema.json"}, "/jsonSchema"),
        ({"$schema": "http://127.0.0.1:1/dialect"}, "/jsonSchema/$schema"),
        ({"type": "array"}, "/jsonSchema/type"),
        ({"pattern": "(?<=a)b"}, "/jsonSchema"),
        ("text", "/jsonSchema"),
    ],
)
async def test_what_is_no_json_schema_is_refused(api: Api, schema: Any, path: str) -> None:
    body = await api.execute(
        CREATE_TASK, input={"name": "x", "jsonSchema": schema, "completionTagsSelector": []}
    )

    [error] = body["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert error["extensions"]["path"] == path
    counted = await api.query("{ feedbackTasks { totalCount } }")
    assert counted["feedbackTasks"]["totalCount"] == 0


async def test_feedback_is_listed_by_task_completion_and_time(api: Api) -> None:
    ids = await create_all(api, {"tags": ["t"]}, {"tags": ["t"]})
    one, two = await create_task(api), await create_task(api, name="Other")
    for task, completion_id in ((one, ids[0]), (one, ids[1]), (two, ids[0])):
        await api.query(
            UPLOAD,
            input={
                "taskId": task["id"],
                "jsonValues": {"score": 2},
                "selection": {"completionIds": [completion_id]},
            },
        )

    data = await api.query(
        """
        query ($task: ID!, $completion: ID!) {
          byTask: feedbacks(filter: {taskId: {eq: $task}}) { totalCount nodes { taskId } }
          byCompletion: feedbacks(filter: {completionId: {eq: $completion}}) { totalCount }
          both: feedbacks(filter: {completionId: {eq: $completion}, taskId: {in: [$task]}}) {
            totalCount nodes { matchedCompletionIds } }
          early: feedbacks(filter: {createdAt: {lt: "2020-01-01T00:00:00Z"}}) { totalCount }
          completion(id: $completion) { feedback { totalCount nodes { task { name } } }
            feedbackTasks { name } }
        }
        """,
        task=one["id"],
        completion=ids[0],
    )

    assert data["byTask"] == {"totalCount": 2, "nodes": [{"taskId": one["id"]}] * 2}
    assert data["byCompletion"]["totalCount"] == 2
    assert data["both"] == {"totalCount": 1, "nodes": [{"matchedCompletionIds": [ids[0]]}]}
    assert data["early"]["totalCount"] == 0
    assert data["completion"]["feedback"] == {
        "totalCount": 2,
        "nodes": [{"task": {"name": "Other"}}, {"task": {"name": "Quality"}}],
    }
    assert data["completion"]["feedbackTasks"] == []


async def test_a_selector_is_previewed(api: Api) -> None:
    ids = await create_all(api, {"tags": ["a"]}, {"tags": ["a", "b"]}, {"tags": ["b"]})
    task = await create_task(api, completionTagsSelector=["a"])
    await api.query(
        UPLOAD,
        input={
            "taskId": task["id"],
            "jsonValues": {"score": 2},
            "selection": {"completionIds": [ids[0]]},
        },
    )

    data = await api.query(
        """
        query ($task: ID!) {
          any: selectorPreview(tags: ["a"]) { matchedCount gradedCount isExact sample { id } }
          all: selectorPreview(tags: [], taskId: $task) { matchedCount gradedCount }
        }
        """,
        task=task["id"],
    )

    assert data["any"] == {
        "matchedCount": 2,
        "gradedCount": 1,
        "isExact": True,
        "sample": [{"id": ids[1]}, {"id": ids[0]}],
    }
    assert data["all"] == {"matchedCount": 3, "gradedCount": 1}


@pytest.mark.parametrize(
    ("selection", "path"),
    [
        ({"completionIds": []}, "/selection/completionIds"),
        (
            {"completionTagsSelector": {"tags": ["nowhere"]}},
            "/selection/completionTagsSelector/tags",
        ),
        (
            {"completionTagsSelector": {"tags": ["x" * 1000]}},
            "/selection/completionTagsSelector/tags/0",
        ),
        (
            {"completionTagsSelector": {"tags": ["a"], "maxMatchedCompletions": -1}},
            "/selection/completionTagsSelector/maxMatchedCompletions",
        ),
        (
            {"completionTagsSelector": {"tags": ["a"], "maxMatchedCompletions": 0}},
            "/selection/completionTagsSelector/tags",
        ),
    ],
)
async def test_a_wrong_selection_is_told_with_its_place_in_the_input(
    api: Api, selection: dict[str, Any], path: str
) -> None:
    await create_all(api, {"tags": ["a"]})
    task_id = (await create_task(api))["id"]

    body = await api.execute(
        UPLOAD, input={"taskId": task_id, "jsonValues": {"score": 1}, "selection": selection}
    )

    [error] = body["errors"]
    assert error["extensions"].pop("requestId")
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "path": path}
    assert "_" not in error["message"].partition(": ")[2].partition("(")[0]
