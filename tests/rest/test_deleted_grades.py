"""What is deleted leaves the feedback that grades it, on every face."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from models import FeedbackDocument
from services.completions import deletions
from services.grading import uploading
from services.ids import storage_key
from services.runtime import part
from services.storage import deleted_ids
from services.storage.database import database
from tests.api import Api

DELETE = "mutation ($ids: [ID!]!) { deleteCompletions(input: {ids: $ids}) { count } }"
TASK = """
mutation ($input: CreateFeedbackTaskInput!) {
  createFeedbackTask(input: $input) { feedbackTask { id } }
}
"""
FACES = """
query ($task: ID!, $completion: ID!) {
  feedbacks { totalCount nodes { id matchedCompletionIds completions { totalCount nodes { id } } } }
  feedbackTask(id: $task) {
    feedbackCount ungradedCount ungradedCompletions { nodes { id } } feedback { totalCount }
  }
  graded: completions(filter: {graded: true}) { totalCount nodes { id } }
  completion(id: $completion) { id feedback { totalCount } }
}
"""


@pytest.fixture
async def task(api: Api) -> str:
    made = await api.query(
        TASK,
        input={"name": "t", "jsonSchema": {"type": "object"}, "completionTagsSelector": ["a"]},
    )
    task_id: str = made["createFeedbackTask"]["feedbackTask"]["id"]
    return task_id


async def grade(api: Api, task: str, **selection: Any) -> str:
    response = await api.http.post(
        "/api/v1/feedback", json={"task_id": task, "json_values": {}, **selection}
    )
    assert response.status_code == 200, response.text
    feedback_id: str = response.json()["id"]
    return feedback_id


async def listed(api: Api, **query: str) -> list[str]:
    response = (await api.http.get("/api/v1/feedback", params=query)).json()
    assert response["total"] == len(response["data"])
    return [row["id"] for row in response["data"]]


def ids(connection: dict[str, Any]) -> list[str]:
    return [row["id"] for row in connection["nodes"]]


@pytest.mark.parametrize("is_created_again", [False, True])
async def test_every_face_agrees_after_a_deletion(
    api: Api, task: str, monkeypatch: pytest.MonkeyPatch, is_created_again: bool
) -> None:
    for completion_id in ("gone", "kept"):
        await api.create_completion(id=completion_id, tags=["a"])
    alone = await grade(api, task, completion_ids=["gone"])
    both = await grade(api, task, completion_ids=["gone", "kept"])
    unmatched = await grade(
        api, task, completion_tags_selector=["none"], allow_unmatched_feedback=True
    )
    monkeypatch.setattr(part(deleted_ids._Kept), "time", timedelta())

    assert (await api.query(DELETE, ids=["gone", "never there"]))["deleteCompletions"]["count"] == 1
    if is_created_again:
        await api.create_completion(id="gone", tags=["a"])

    faces = await api.query(FACES, task=task, completion="gone")
    again = ["gone"] if is_created_again else []
    assert faces["completion"] == (
        {"id": "gone", "feedback": {"totalCount": 0}} if is_created_again else None
    )
    assert faces["feedbacks"]["totalCount"] == 2
    assert [
        (row["id"], row["matchedCompletionIds"], row["completions"]["totalCount"])
        for row in faces["feedbacks"]["nodes"]
    ] == [(unmatched, [], 0), (both, ["kept"], 1)]
    shown = faces["feedbackTask"]
    assert (shown["feedbackCount"], shown["feedback"]["totalCount"]) == (2, 2)
    assert (shown["ungradedCount"], ids(shown["ungradedCompletions"])) == (len(again), again)
    assert (faces["graded"]["totalCount"], ids(faces["graded"])) == (1, ["kept"])
    assert await listed(api) == [unmatched, both]
    assert await listed(api, completion_id="gone") == []
    assert await listed(api, completion_id="kept") == [both]
    assert (await api.http.get(f"/api/v1/feedback/{alone}")).status_code == 404
    ungraded = (await api.http.get("/api/v1/completions/ungraded")).json()["completions"]
    assert [row["id"] for row in ungraded] == again


async def test_what_was_deleted_before_is_taken_out_by_deleting_it_again(
    api: Api, task: str
) -> None:
    """The version before left it in; its completion is not there any more."""
    await api.create_completion(id="kept")
    feedback_id = await grade(api, task, completion_ids=["kept"])
    rows = database.collection(FeedbackDocument)
    key = {"_id": storage_key(api.organization_id, feedback_id)}
    await rows.update_one(key, {"$push": {"matched_completion_ids": "gone"}})

    assert (await api.query(DELETE, ids=["gone"]))["deleteCompletions"]["count"] == 0

    [stored] = await rows.find(key).to_list()
    assert stored["matched_completion_ids"] == ["kept"]


@pytest.mark.parametrize(("name", "most"), [("_MOST_FEEDBACK", 2), ("_MOST_FEEDBACK_BYTES", 1)])
async def test_more_feedback_than_a_transaction_takes_goes_in_several(
    api: Api, task: str, monkeypatch: pytest.MonkeyPatch, name: str, most: int
) -> None:
    monkeypatch.setattr(deletions, name, most)
    for completion_id in ("gone", "kept"):
        await api.create_completion(id=completion_id)
    for n in range(7):
        await grade(api, task, completion_ids=["gone", "kept"] if n % 2 else ["gone"])

    assert (await api.query(DELETE, ids=["gone"]))["deleteCompletions"]["count"] == 1

    rows = (
        await database.collection(FeedbackDocument)
        .find({"organization_id": api.organization_id})
        .to_list()
    )
    assert [row["matched_completion_ids"] for row in rows] == [["kept"]] * 3


@pytest.mark.slow
async def test_a_thousand_of_ten_thousand_graded_are_deleted_at_once(api: Api, task: str) -> None:
    rows = database.collection(FeedbackDocument)
    made = [f"{n:0>36}" for n in range(10_000)]
    await api.create_completion(id=made[0])
    feedback_id = await grade(api, task, completion_ids=[made[0]])
    key = storage_key(api.organization_id, feedback_id)
    [stored] = await rows.find({"_id": key}).to_list()
    await rows.insert_many(
        [{**stored, "_id": f"{key}{n}", "matched_completion_ids": made} for n in range(20)]
    )

    assert (await api.query(DELETE, ids=made[:1000]))["deleteCompletions"]["count"] == 1

    left = await rows.find({"organization_id": api.organization_id}).to_list()
    assert [row["matched_completion_ids"] for row in left] == [made[1000:]] * 20


async def test_what_is_deleted_while_it_is_graded_is_in_no_feedback(
    api: Api, task: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    select = uploading._selected_keys
    waiting = ["gone", "gone-too"]

    async def select_then_wait(organization_id: str, selection: Any) -> list[str]:
        keys = await select(organization_id, selection)
        if waiting:
            await api.query(DELETE, ids=[waiting.pop()])
        return keys

    for completion_id in ("gone", "gone-too", "kept"):
        await api.create_completion(id=completion_id, tags=["x"])
    monkeypatch.setattr(uploading, "_selected_keys", select_then_wait)

    given = await grade(api, task, completion_tags_selector=["x"])
    response = (await api.http.get(f"/api/v1/feedback/{given}")).json()
    assert response["matched_completion_ids"] == ["kept"]

    waiting.append("kept")
    rejected = await api.http.post(
        "/api/v1/feedback", json={"task_id": task, "json_values": {}, "completion_ids": ["kept"]}
    )
    assert rejected.status_code == 404
    assert await listed(api) == []


async def test_grades_and_deletions_race(api: Api, task: str) -> None:
    made = [await api.create_completion(tags=["race"]) for _ in range(20)]

    async def upload(one: str) -> None:
        body = {"task_id": task, "json_values": {}, "completion_ids": [one, made[0]]}
        response = await api.http.post("/api/v1/feedback", json=body)
        assert response.status_code in (200, 404), response.text

    await asyncio.gather(
        *(do for one in made[1:] for do in (upload(one), upload(one), api.query(DELETE, ids=[one])))
    )

    rows = database.collection(FeedbackDocument)
    stored = await rows.find({"organization_id": api.organization_id}).to_list()
    assert {one for row in stored for one in row["matched_completion_ids"]} <= {made[0]}


async def test_too_many_matches_are_counted_and_shown(api: Api, task: str) -> None:
    made = [await api.create_completion(tags=["many"]) for _ in range(7)]
    body = {"task_id": task, "json_values": {}, "completion_tags_selector": ["many"]}
    uploading.configure(max_matched=6)
    try:
        rejected = await api.http.post("/api/v1/feedback", json=body)
        assert rejected.status_code == 400
        error = rejected.json()["error"]
        assert "7 completions have the tags ['many'], and 6 may be graded at once" in error
        assert [one in error for one in made] == [False] * 2 + [True] * 5
        assert "LOG10_GATEWAY_MAX_MATCHED_COMPLETIONS" in error
        more = {**body, "max_matched_completions": 7}
        assert (await api.http.post("/api/v1/feedback", json=more)).status_code == 200
        uploading.configure(max_matched=7)
        assert (await api.http.post("/api/v1/feedback", json=body)).status_code == 200
    finally:
        uploading.configure(max_matched=100)
