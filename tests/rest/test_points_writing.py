"""What real SDKs send beside the document (sdk-wire.md, section 5), point by point: writing.

The table in rest_compat/README.md names these tests; the numbers are the points'.
"""

import json
import re
import uuid

import httpx
import pytest

from tests.api import Api
from tests.conftest import LiveGateway
from tests.rest import recorded
from tests.rest.calls import SCHEMA, create_task, stored

ORDERS = [("started", "finished"), ("finished", "started")]


async def test_point_1_the_old_routes_are_there(api: Api) -> None:
    created = (await api.http.post("/api/completions", json={})).json()["completionID"]
    session = await api.http.post("/api/sessions", json={"organization_id": api.organization_id})
    await api.http.post(f"/api/completions/{created}", json=recorded.finished(api.organization_id))

    assert session.json()["sessionID"]
    listed = (await api.http.get("/api/completions")).json()["data"]
    assert [row["id"] for row in listed] == [created]
    tags = (await api.http.get("/api/tags/search?query=t-client")).json()["data"]
    assert [tag["name"] for tag in tags] == ["t-client"]


async def test_point_2_a_create_on_the_old_route_answers_an_id_and_a_slug(api: Api) -> None:
    body = {"organization_id": api.organization_id}

    response = await api.http.post("/api/completions", json=body)

    assert response.status_code == 200
    assert set(response.json()) == {"completionID", "organizationSlug"}
    assert response.json()["organizationSlug"] == "tests"
    # log10-io's LLM classes take a lower-case UUIDv4 alone (llm.py).
    uuid4 = r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
    assert re.fullmatch(uuid4, response.json()["completionID"])


async def test_point_2_the_ids_sort_by_the_time_of_their_making(api: Api) -> None:
    responses = [await api.http.post("/api/completions") for _ in range(5)]

    ids = [response.json()["completionID"] for response in responses]
    assert ids == sorted(ids)


@pytest.mark.parametrize("route", ["/api/completions", "/api/v1/completions"])
async def test_point_3_an_update_of_an_unknown_id_makes_the_completion(
    api: Api, route: str
) -> None:
    completion_id = str(uuid.uuid4())

    response = await api.http.post(f"{route}/{completion_id}", json={"status": "finished"})

    assert response.status_code == 200
    assert (await stored(api, completion_id) or {})["status"] == "FINISHED"


async def test_point_3_the_mocked_completion_of_log10_io_is_stored(api: Api) -> None:
    completion_id = str(uuid.uuid4())
    row = recorded.mocked(api.organization_id, completion_id)

    response = await api.http.post(
        f"/api/v1/completions/{completion_id}",
        json=row,
        headers=recorded.log10_io(api.organization_id),
    )

    assert response.status_code == 200
    found = await stored(api, completion_id) or {}
    assert (found["request"], found["response"]) == (row["request"], row["response"])
    assert found["tags"] == row["tags"]


async def test_point_4_json_text_becomes_objects(api: Api) -> None:
    row = recorded.finished(api.organization_id)

    await api.http.post("/api/completions/mine", json=row)

    read = (await api.http.get("/api/completions/mine")).json()["data"]
    assert read["request"] == recorded.REQUEST
    assert read["response"] == recorded.RESPONSE
    assert read["stacktrace"] == recorded.FRAMES


async def test_point_4_objects_are_as_good_as_json_text(api: Api) -> None:
    row = recorded.finished(api.organization_id)
    objects = {name: json.loads(row[name]) for name in ("request", "response", "stacktrace")}

    await api.http.post("/api/completions/text", json=row)
    await api.http.post("/api/completions/objects", json={**row, **objects})

    as_text, as_objects = await stored(api, "text") or {}, await stored(api, "objects") or {}
    assert {**as_text, "id": ""} == {**as_objects, "id": ""}


async def test_point_4_empty_text_counts_as_absent(api: Api) -> None:
    row = recorded.started(api.organization_id, response="", stacktrace="")

    response = await api.http.post("/api/completions/mine", json=row)

    assert response.status_code == 200
    read = (await api.http.get("/api/completions/mine")).json()["data"]
    assert not {"response", "stacktrace"} & set(read)


async def test_point_4_a_payload_keeps_its_key_order_and_its_numbers(api: Api) -> None:
    text = '{"z": 1, "a": 1.0, "m": [0.1, 1e2, -0.0], "empty": {}, "none": null, "ü": "☂"}'

    await api.http.post("/api/completions/mine", json={"request": text})

    response = await api.http.get("/api/completions/mine")
    compact = text.replace(", ", ",").replace(": ", ":").replace("1e2", "100.0")
    assert f'"request":{compact}' in response.text


async def test_point_5_a_kind_is_translated_by_the_route(api: Api) -> None:
    await api.http.post("/api/completions/old", json={"kind": "completion"})
    await api.http.post("/api/v1/completions/new", json={"kind": "prompt"})

    listed = (await api.http.get("/api/completions")).json()["data"]
    again = await api.http.post("/api/v1/completions/old", json={"status": "finished"})
    assert {row["id"]: row["kind"] for row in listed} == {"old": "completion", "new": "completion"}
    assert again.json()["kind"] == "prompt"
    assert (await stored(api, "old") or {})["kind"] == "PROMPT"


@pytest.mark.parametrize(
    ("request_", "kind"),
    [(recorded.REQUEST, "chat"), (recorded.TEXT_REQUEST, "prompt"), ({}, "chat")],
)
async def test_point_5_a_kind_that_was_never_said_is_answered_all_the_same(
    api: Api, request_: object, kind: str
) -> None:
    response = await api.http.post("/api/v1/completions", json={"request": request_})

    assert response.json()["kind"] == kind


async def test_point_6_durations_are_milliseconds_on_the_old_routes_alone(api: Api) -> None:
    await api.http.post("/api/completions/old", json={"duration": 384})
    await api.http.post("/api/v1/completions/new", json={"duration": 1.25})

    listed = (await api.http.get("/api/completions")).json()["data"]
    again = await api.http.post("/api/v1/completions/old", json={"status": "finished"})
    assert {row["id"]: row["duration"] for row in listed} == {"old": 384, "new": 1250}
    assert again.json()["duration"] == 0.384
    assert (await stored(api, "new") or {})["duration"] == 1.25


async def test_point_7_the_token_implies_the_organization(api: Api) -> None:
    response = await api.http.post("/api/v1/completions", json={"tags": ["a"]})

    assert response.json()["organization_id"] == api.organization_id


async def test_point_7_partial_rows_name_no_organization(api: Api) -> None:
    completion_id = (await api.http.post("/api/completions")).json()["completionID"]

    response = await api.http.post(
        f"/api/completions/{completion_id}", json=recorded.finished_in_part()
    )

    assert response.status_code == 200


async def test_point_8_the_feedback_of_log10_io_is_accepted(api: Api) -> None:
    completion_id = await api.create_completion(tags=["a"])
    body = {
        "task_id": await create_task(api),
        "json_values": {"grade": 1},
        "completion_tags_selector": ["a"],
        "comment": None,
        "organization_id": api.organization_id,
    }

    response = await api.http.post("/api/v1/feedback", json=body)

    assert response.status_code == 200
    assert response.json()["matched_completion_ids"] == [completion_id]


@pytest.mark.parametrize("by_tags", [True, False])
async def test_point_8_the_feedback_of_log10ts_is_accepted(api: Api, by_tags: bool) -> None:
    completion_id = await api.create_completion(tags=["a"])
    selection = (
        {
            "allow_unmatched_feedback": False,
            "max_matched_completions": 100,
            "completion_tags_selector": ["a"],
        }
        if by_tags
        else {"completion_ids": [completion_id]}
    )
    body = {
        "task_id": await create_task(api),
        "json_values": {"grade": 1},
        "comment": "c",
        "organization_id": api.organization_id,
        **selection,
    }

    response = await api.http.post("/api/v1/feedback", json=body, headers=recorded.LOG10TS)

    assert response.status_code == 200
    assert response.json()["matched_completion_ids"] == [completion_id]


@pytest.mark.parametrize("selector", [[], None, {}])
async def test_point_10_an_empty_selector_is_accepted_in_every_form(
    api: Api, selector: object
) -> None:
    body = {"name": "t", "json_schema": SCHEMA, "completion_tags_selector": selector}

    response = await api.http.post("/api/v1/feedback_task", json=body)

    assert response.status_code == 200
    assert response.json()["completion_tags_selector"] == []


async def test_point_15_what_the_document_does_not_name_is_kept(api: Api) -> None:
    row = recorded.finished(api.organization_id, stack_trace=[], own={"a": 1})

    await api.http.post("/api/completions/mine", json=row)

    read = (await api.http.get("/api/completions/mine")).json()["data"]
    assert read["orig_module"] == row["orig_module"]
    assert read["own"] == {"a": 1}
    assert read["response"]["service_tier"] is None


async def test_point_16_odd_frames_are_kept_and_answered_in_the_documents_types(
    api: Api,
) -> None:
    await api.http.post("/api/completions/mine", json=recorded.finished_in_part())

    read = (await api.http.get("/api/completions/mine")).json()["data"]
    again = (await api.http.post("/api/v1/completions/mine", json={"stacktrace": None})).json()
    sent = recorded.finished_in_part()
    echoed = await api.http.post(
        "/api/v1/completions/mine", json={"stacktrace": json.loads(sent["stacktrace"])}
    )
    assert read["stacktrace"] == json.loads(sent["stacktrace"])
    assert "stacktrace" not in again
    assert echoed.json()["stacktrace"] == [
        {"file": "/app/a.js", "line": "22", "lineno": 22, "name": ""}
    ]


@pytest.mark.parametrize("order", ORDERS)
async def test_point_17_a_late_start_does_not_undo_a_finish(
    api: Api, order: tuple[str, str]
) -> None:
    rows = {
        "started": recorded.started(api.organization_id),
        "finished": recorded.finished(api.organization_id),
    }

    for name in order:
        await api.http.post("/api/completions/mine", json=rows[name])

    found = await stored(api, "mine") or {}
    assert found["status"] == "FINISHED"
    assert found["response"] == recorded.RESPONSE


async def test_point_17_partial_rows_merge_and_do_not_replace(api: Api) -> None:
    await api.http.post("/api/completions/mine", json=recorded.started(api.organization_id))
    await api.http.post("/api/completions/mine", json=recorded.finished_in_part())

    found = await stored(api, "mine") or {}
    assert found["request"] == recorded.REQUEST
    assert found["response"] == recorded.RESPONSE
    assert found["tags"] == ["t-client"]


async def test_point_18_a_session_need_not_be_announced(api: Api) -> None:
    session_id = str(uuid.uuid4())

    response = await api.http.post(
        "/api/completions/mine", json=recorded.started(api.organization_id, session_id=session_id)
    )

    assert response.status_code == 200
    assert (await stored(api, "mine") or {})["sessionId"] == session_id


async def test_point_22_whatever_the_wrapper_of_log10ts_logs_is_accepted(api: Api) -> None:
    row = recorded.wrapped(api.organization_id)
    odd = {**row, "request": {"model": None, "messages": None, "system": [{"text": "s"}]}}

    responses = [
        await api.http.post("/api/v1/completions", json=body, headers=recorded.LOG10TS)
        for body in (row, odd, {**row, "response": None}, {**row, "tags": None})
    ]

    assert [response.status_code for response in responses] == [200] * 4


@pytest.mark.parametrize("route", ["/api/completions", "/api/v1/completions"])
async def test_point_22_an_empty_tag_and_an_empty_session_count_as_absent(
    api: Api, route: str
) -> None:
    row = {"tags": ["", "a", ""], "session_id": ""}

    response = await api.http.post(f"{route}/mine", json=row)

    assert response.status_code == 200
    found = await stored(api, "mine") or {}
    assert (found["tags"], found["sessionId"]) == (["a"], None)


async def test_point_25_images_in_a_body_of_several_megabytes_are_kept(api: Api) -> None:
    url = "data:image/png;base64," + "A" * 4_000_000
    parts = [{"type": "image_url", "image_url": {"url": url}}] * 2
    request = {"model": "gpt-4o", "messages": [{"role": "user", "content": parts}]}

    response = await api.http.post("/api/completions/mine", json={"request": json.dumps(request)})

    assert response.status_code == 200
    read = (await api.http.get("/api/completions/mine")).json()["data"]
    assert read["request"] == request


async def test_point_25_a_body_past_the_limit_is_refused_as_json(
    live_gateway: LiveGateway,
) -> None:
    headers = {"X-Log10-Token": live_gateway.token}
    big = b'{"request": {"a": "' + b"A" * (65 * 2**20) + b'"}}'

    async with httpx.AsyncClient(base_url=live_gateway.url, headers=headers) as client:
        response = await client.post("/api/v1/completions", content=big)

    assert response.status_code == 413
    assert "larger" in response.json()["error"]
