"""Tasks that are put away, and come back."""

import asyncio
from typing import Any

import pytest

from models import CompletionDocument, FeedbackTaskDocument
from services.clock import utc_now
from services.feedback import task_archive
from services.feedback import tasks as feedback_tasks
from services.feedback.json_schema import check_values
from services.feedback.tasks import get_feedback_task
from services.grading.items import put_items
from services.ids import storage_key
from services.storage.database import database
from tests.api import Api
from tests.conftest import NewApi
from tests.grading.tasks import ARCHIVE, RESTORE, error_of, feedback_ids, grade, marks, upload
from tests.graphql.test_completions import create_all, listed
from tests.graphql.test_feedback import UPLOAD, create_task

TASKS = """
query ($filter: FeedbackTaskFilter, $orderBy: [FeedbackTaskOrder!]) {
  feedbackTasks(filter: $filter, orderBy: $orderBy) { totalCount nodes { id } }
}
"""
QUEUE = """
query ($id: ID!) { feedbackTask(id: $id) {
  archivedAt version ungradedCount feedbackCount
  ungradedCompletions { totalCount nodes { id } }
  feedback { nodes { id jsonValues } }
} }
"""


async def tasks(api: Api, filter_: dict[str, Any] | None = None, **more: Any) -> list[str]:
    found = (await api.query(TASKS, filter=filter_, **more))["feedbackTasks"]
    assert found["totalCount"] == len(found["nodes"])
    return [node["id"] for node in found["nodes"]]


async def test_an_archived_task_takes_no_new_grades_and_its_feedback_stays(api: Api) -> None:
    graded, waiting = await create_all(api, {"tags": ["prod"]}, {"tags": ["prod"]})
    task_id = (await create_task(api))["id"]
    feedback_id = await upload(api, task_id, graded)

    archived = (await api.query(ARCHIVE, id=task_id))["archiveFeedbackTask"]["feedbackTask"]
    again = (await api.query(ARCHIVE, id=task_id))["archiveFeedbackTask"]["feedbackTask"]
    code, message = await error_of(api, UPLOAD, input=grade(task_id, waiting))
    response = await api.http.post(
        "/api/v1/feedback",
        json={
            "task_id": task_id,
            "json_values": {"score": 1},
            "completion_tags_selector": ["nowhere"],
            "allow_unmatched_feedback": True,
        },
    )

    assert archived["archivedAt"] is not None
    assert again == archived
    assert code == "CONFLICT"
    assert message == (
        f"the feedback task '{task_id}' is archived and takes no new grades; restore it to grade "
        "by it"
    )
    assert (response.status_code, response.json()["error"]) == (409, message)
    assert await feedback_ids(api) == {feedback_id}
    shown = (await api.query(QUEUE, id=task_id))["feedbackTask"]
    assert shown["archivedAt"] == archived["archivedAt"]
    assert shown["version"] == shown["feedbackCount"] == 1
    assert shown["feedback"]["nodes"] == [{"id": feedback_id, "jsonValues": {"score": 3}}]
    by_rest = await api.http.get(f"/api/v1/feedback/{feedback_id}")
    assert by_rest.json()["task_name"] == "Quality"


async def test_an_archived_task_has_no_queue(api: Api) -> None:
    [completion_id] = await create_all(api, {"tags": ["prod"]})
    task_id = (await create_task(api))["id"]
    waiting = "query ($id: ID!) { completion(id: $id) { feedbackTasks { id } } }"

    async def ungraded_by_rest() -> list[str]:
        response = await api.http.get("/api/v1/completions/ungraded")
        return [row["id"] for row in response.json()["completions"]]

    assert await ungraded_by_rest() == [completion_id]
    await api.query(ARCHIVE, id=task_id)

    queue = (await api.query(QUEUE, id=task_id))["feedbackTask"]
    assert queue["ungradedCount"] == 0
    assert queue["ungradedCompletions"] == {"totalCount": 0, "nodes": []}
    assert await listed(api, {"ungradedForTask": task_id}) == []
    assert await ungraded_by_rest() == []
    assert (await api.query(waiting, id=completion_id))["completion"]["feedbackTasks"] == []

    await api.query(RESTORE, id=task_id)

    assert (await api.query(QUEUE, id=task_id))["feedbackTask"]["ungradedCount"] == 1
    assert await listed(api, {"ungradedForTask": task_id}) == [completion_id]
    assert await ungraded_by_rest() == [completion_id]
    assert (await api.query(waiting, id=completion_id))["completion"]["feedbackTasks"] == [
        {"id": task_id}
    ]


async def test_an_archived_task_whose_queue_has_items_has_no_queue(api: Api) -> None:
    [completion_id] = await create_all(api, {})
    task_id = (await create_task(api, completionTagsSelector=[]))["id"]
    queue = {"state": "ready", "since": utc_now()}
    await database.collection(FeedbackTaskDocument).update_one(
        {"_id": storage_key(api.organization_id, task_id)},
        {"$set": {"queue": queue, "grades_per_completion": 2}},
    )
    task = await get_feedback_task(api.organization_id, task_id)
    rows = database.collection(CompletionDocument).find({"organization_id": api.organization_id})
    await put_items(task, await rows.to_list())

    async def waiting() -> list[Any]:
        shown = (await api.query(QUEUE, id=task_id))["feedbackTask"]
        ids = [node["id"] for node in shown["ungradedCompletions"]["nodes"]]
        by_rest = (await api.http.get("/api/v1/completions/ungraded")).json()["completions"]
        by_filter = await listed(api, {"ungradedForTask": task_id})
        return [shown["ungradedCount"], ids, [row["id"] for row in by_rest], by_filter]

    before = await waiting()
    await api.query(ARCHIVE, id=task_id)
    archived = await waiting()
    await api.query(RESTORE, id=task_id)

    assert before == [1, [completion_id], [completion_id], [completion_id]]
    assert archived == [0, [], [], []]
    assert await waiting() == before


async def test_lists_of_tasks_leave_out_what_is_archived_unless_it_is_asked_for(api: Api) -> None:
    old, kept = [(await create_task(api, name=name))["id"] for name in ("old", "kept")]
    await api.query(ARCHIVE, id=old)

    assert await tasks(api) == [kept]
    assert await tasks(api, {"name": {"in": ["old", "kept"]}}) == [kept]
    assert await tasks(api, {"isArchived": False}) == [kept]
    assert await tasks(api, {"isArchived": True}) == [old]
    assert await tasks(api, {"isArchived": True, "name": {"eq": "kept"}}) == []
    assert await tasks(api, {"not": {"isArchived": True}}) == [kept]
    either = {"or": [{"isArchived": True}, {"isArchived": False}]}
    assert await tasks(api, either) == [kept, old]
    by_name = {"field": "NAME", "direction": "ASC"}
    assert await tasks(api, orderBy=[by_name]) == [kept]
    assert await tasks(api, either, orderBy=[by_name]) == [kept, old]
    by_rest = (await api.http.get("/api/v1/feedback_task")).json()
    assert [task["id"] for task in by_rest] == [kept]
    assert (await api.http.get(f"/api/v1/feedback_task/{old}")).json()["name"] == "old"

    restored = (await api.query(RESTORE, id=old))["restoreFeedbackTask"]["feedbackTask"]
    again = (await api.query(RESTORE, id=old))["restoreFeedbackTask"]["feedbackTask"]

    assert restored == again == {"id": old, "archivedAt": None}
    assert await tasks(api) == [kept, old]
    await upload(api, old, *await create_all(api, {}))


async def test_a_grade_that_is_being_checked_when_its_task_is_archived_is_not_stored(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    [completion_id] = await create_all(api, {"tags": ["prod"]})
    task_id = (await create_task(api))["id"]
    checked, is_archived = asyncio.Event(), asyncio.Event()

    async def check_slowly(*given: Any) -> Any:
        values = await check_values(*given)
        checked.set()
        await is_archived.wait()
        return values

    monkeypatch.setattr("services.grading.uploading.check_values", check_slowly)
    uploading = asyncio.create_task(error_of(api, UPLOAD, input=grade(task_id, completion_id)))
    await checked.wait()
    await api.query(ARCHIVE, id=task_id)
    is_archived.set()
    code, _ = await uploading

    assert code == "CONFLICT"
    assert await feedback_ids(api) == set()
    assert await marks(api) == {completion_id: set()}


@pytest.mark.parametrize("mutation", [ARCHIVE, RESTORE])
async def test_a_task_of_another_organization_is_not_found(new_api: NewApi, mutation: str) -> None:
    ours, theirs = await new_api(), await new_api()
    task_id = (await create_task(theirs))["id"]

    assert await ours.error_code(mutation, id=task_id) == "NOT_FOUND"
    assert await ours.error_code(mutation, id=f"{theirs.organization_id}/{task_id}") == "NOT_FOUND"
    assert await tasks(theirs) == [task_id]


async def test_a_tag_that_an_archived_task_selects_by_is_not_deleted(api: Api) -> None:
    await create_all(api, {"tags": ["prod"]})
    task_id = (await create_task(api))["id"]
    await api.query(ARCHIVE, id=task_id)

    code, message = await error_of(
        api, 'mutation { deleteTag(input: {tag: "prod"}) { job { id } } }'
    )

    assert code == "CONFLICT"
    assert task_id in message


async def test_an_archived_task_leaves_room_for_a_new_one(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feedback_tasks, "MAX_TASKS", 2)
    monkeypatch.setattr(task_archive, "MAX_ARCHIVED", 1)
    first, second = [(await create_task(api))["id"] for _ in range(2)]
    create = """mutation { createFeedbackTask(input: {name: "x", jsonSchema: {}}) {
      feedbackTask { id }
    } }"""
    assert await api.error_code(create) == "CONFLICT"

    await api.query(ARCHIVE, id=first)
    await api.query(ARCHIVE, id=first)
    await api.query(create)

    assert await api.error_code(RESTORE, id=first) == "CONFLICT"
    assert await api.error_code(ARCHIVE, id=second) == "CONFLICT"
    await api.query(RESTORE, id=second)  # it is not archived
    assert len(await tasks(api)) == 2
