"""Feedback and its tasks over REST."""

from tests.api import Api
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
