"""Feedback and its tasks over REST."""

import asyncio
from typing import Any

import pytest

from models import CompletionDocument
from rest_compat.openapi import document
from services.ids import storage_key
from services.storage.database import database
from tests.api import Api
from tests.grading.tasks import ARCHIVE
from tests.grading.tasks import DELETE as DELETE_TASK
from tests.rest.calls import SCHEMA, create_task, upload


async def test_a_task_is_what_was_sent(api: Api) -> None:
    body = {
        "name": "n",
        "instruction": "Grade **it**.",
        "json_schema": SCHEMA,
        "completion_tags_selector": ["a", "b"],
    }

    created = (await api.http.post("/api/v1/feedback_task", json=body)).json()
    read = (await api.http.get(f"/api/v1/feedback_task/{created['id']}")).json()

    assert read == created
    assert {key: read[key] for key in body} == body
    assert read["created_at_ms"] > 1_700_000_000_000


async def test_an_instruction_may_be_left_out(api: Api) -> None:
    response = await api.http.post("/api/v1/feedback_task", json={"name": "n", "json_schema": {}})

    assert response.json()["instruction"] == ""


async def test_feedback_is_what_was_sent(api: Api) -> None:
    completion_id, task_id = await api.create_completion(), await create_task(api)
    body = {"json_values": {"grade": 3}, "comment": "gut ☂", "completions_summary": "one"}

    given = await upload(api, task_id, completion_ids=[completion_id], **body)
    read = (await api.http.get(f"/api/v1/feedback/{given['id']}")).json()

    assert read == given
    assert {key: read[key] for key in body} == body
    assert read["matched_completion_ids"] == [completion_id]
    assert read["task_name"] == "task"


async def test_feedback_without_a_summary_has_none(api: Api) -> None:
    given = await upload(
        api, await create_task(api), completion_ids=[await api.create_completion()]
    )

    assert "completions_summary" not in given


async def test_tags_select_all_completions_that_have_every_one(api: Api) -> None:
    both = [await api.create_completion(tags=["a", "b"]) for _ in range(2)]
    await api.create_completion(tags=["a"])

    given = await upload(api, await create_task(api), completion_tags_selector=["b", "a"])

    assert sorted(given["matched_completion_ids"]) == sorted(both)


async def test_unmatched_feedback_is_stored_where_it_is_allowed(api: Api) -> None:
    given = await upload(
        api,
        await create_task(api),
        completion_tags_selector=["nowhere"],
        allow_unmatched_feedback=True,
    )

    assert given["matched_completion_ids"] == []


async def test_more_matches_than_were_reckoned_with_are_an_error(api: Api) -> None:
    for _ in range(2):
        await api.create_completion(tags=["a"])
    body = {
        "task_id": await create_task(api),
        "json_values": {"grade": 1},
        "completion_tags_selector": ["a"],
        "max_matched_completions": 1,
    }

    response = await api.http.post("/api/v1/feedback", json=body)

    assert response.status_code == 400
    assert "2 completions have the tags ['a'], and 1 may be" in response.json()["error"]


async def test_an_answered_feedback_can_be_sent_again(api: Api) -> None:
    given = await upload(
        api, await create_task(api), completion_ids=[await api.create_completion()]
    )

    again = await api.http.post("/api/v1/feedback", json=given)

    assert again.status_code == 200
    assert again.json()["matched_completion_ids"] == given["matched_completion_ids"]
    assert again.json()["id"] != given["id"]


async def test_a_limit_past_the_most_is_the_most(api: Api) -> None:
    """log10-io's loop asks on until it has all; a rejection would end it."""
    task_id, completion_id = await create_task(api), await api.create_completion()
    await upload(api, task_id, completion_ids=[completion_id])

    response = (await api.http.get("/api/v1/feedback?limit=5000")).json()

    assert (len(response["data"]), response["total"]) == (1, 1)


async def test_a_limit_of_none_lists_none(api: Api) -> None:
    task_id, completion_id = await create_task(api), await api.create_completion()
    await upload(api, task_id, completion_ids=[completion_id])

    response = (await api.http.get("/api/v1/feedback?limit=0")).json()

    assert (response["data"], response["total"]) == ([], 1)


@pytest.mark.parametrize(
    ("changes", "status", "said"),
    [
        ({"id": 5}, 400, "id"),
        ({"id": "a/b"}, 400, "id"),
        ({"id": "x" * 300}, 400, "id"),
        ({"grader": "anna"}, 400, "grader"),
        ({"grader": {"id": "anna"}}, 400, "grader"),
        ({"grader": {"kind": "robot"}}, 400, "grader"),
        ({"task_id": "never there"}, 404, "never there"),
        ({"completion_ids": ["never there"]}, 404, "never there"),
        ({"completion_ids": []}, 400, "completion_ids"),
        ({"json_values": {"grade": -1}}, 400, "grade"),
        ({"json_values": None}, 400, "json_values"),
        ({"comment": 5}, 400, "comment"),
    ],
    ids=str,
)
async def test_what_cannot_be_uploaded_is_told(
    api: Api, changes: dict[str, Any], status: int, said: str
) -> None:
    body = await body_for(api)

    answer = await api.http.post("/api/v1/feedback", json={**body, "id": "mine", **changes})

    assert answer.status_code == status, answer.text
    assert said in answer.text
    assert str(status) in document()["paths"]["/api/v1/feedback"]["post"]["responses"]
    assert (await api.http.get("/api/v1/feedback")).json()["total"] == 0


@pytest.mark.parametrize("becomes", ["archived", "deleted"])
async def test_a_task_that_is_put_away_takes_no_feedback_and_answers_what_it_has_taken(
    api: Api, becomes: str
) -> None:
    body = {**await body_for(api), "id": "mine"}
    given = (await api.http.post("/api/v1/feedback", json=body)).json()

    if becomes == "archived":
        await api.query(ARCHIVE, id=body["task_id"])
    else:
        await api.query(DELETE_TASK, id=body["task_id"], cascade=True)
    again = await api.http.post("/api/v1/feedback", json=body)
    other = await api.http.post("/api/v1/feedback", json={**body, "id": "other"})

    # Its feedback is there until a job has deleted it.
    assert (again.status_code, again.json()) == (200, given)
    assert other.status_code == 409
    assert "archived" in other.text
    assert "409" in document()["paths"]["/api/v1/feedback"]["post"]["responses"]


async def test_what_the_sdks_of_before_send_is_taken(api: Api) -> None:
    """Null in place of what is missing, as generated clients send it."""
    body = {
        **await body_for(api),
        "comment": None,
        "completions_summary": None,
        "grader": None,
        "id": None,
        "allow_unmatched_feedback": None,
        "max_matched_completions": None,
        "completion_tags_selector": None,
        "matched_completion_ids": None,
    }

    answers = [await api.http.post("/api/v1/feedback", json=body) for _ in range(2)]

    assert [one.status_code for one in answers] == [200, 200]
    first, second = (one.json() for one in answers)
    assert first["id"] != second["id"]
    assert "grader" not in first
    assert first.keys() <= document()["components"]["schemas"]["Feedback"]["properties"].keys()


async def body_for(api: Api) -> dict[str, Any]:
    return {
        "task_id": await create_task(api),
        "json_values": {"grade": 3},
        "completion_ids": [await api.create_completion()],
    }


async def test_twenty_who_grade_one_completion_at_once_all_do(api: Api) -> None:
    body = await body_for(api)

    answers = await asyncio.gather(
        *(
            api.http.post("/api/v1/feedback", json={**body, "json_values": {"grade": n}})
            for n in range(20)
        )
    )

    assert [one.status_code for one in answers] == [200] * 20
    [id_] = body["completion_ids"]
    for grade in (0, 19):
        some = {"some": {"values": [{"path": "grade", "eq": grade}]}}
        found = await api.query(
            "query ($f: CompletionFilter) { completions(filter: $f) { nodes { id } } }",
            f={"feedback": some},
        )
        assert found["completions"]["nodes"] == [{"id": id_}]
    row = await database.collection(CompletionDocument).find_one(
        {"_id": storage_key(api.organization_id, id_)}
    )
    assert row is not None
    assert sorted(one["values"]["grade"] for one in row["grades"]) == list(range(20))
