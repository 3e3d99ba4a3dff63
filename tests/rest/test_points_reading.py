"""What real SDKs want to read beside the document (sdk-wire.md, section 5), point by point.

The table in rest_compat/README.md names these tests; the numbers are the points'.
"""

import asyncio
import json
import urllib.parse
from datetime import datetime
from typing import Any

import pytest

from tests.api import Api
from tests.conftest import LiveGateway
from tests.rest import recorded
from tests.rest.calls import create_task, ungraded_ids, upload

Json = dict[str, Any]


async def feedback_answers(api: Api) -> list[Json]:
    """The four answers that hold a Feedback: upload, get, and both lists."""
    completion_id = await api.create_completion()
    given = await upload(api, await create_task(api), completion_ids=[completion_id], comment=None)
    read = (await api.http.get(f"/api/v1/feedback/{given['id']}")).json()
    listed = (await api.http.get("/api/v1/feedback")).json()
    return [given, read, listed["feedback"][0], listed["data"][0]]


async def test_point_9_feedback_names_its_organization_and_has_a_comment(api: Api) -> None:
    for answer in await feedback_answers(api):
        assert answer["organization_id"] == api.organization_id
        assert answer["comment"] == ""


async def test_point_9_a_task_names_its_organization(api: Api) -> None:
    task_id = await create_task(api)

    read = (await api.http.get(f"/api/v1/feedback_task/{task_id}")).json()

    assert read["organization_id"] == api.organization_id


@pytest.mark.parametrize(
    ("headers", "selector"),
    [
        (recorded.LOG10PY, {"tags": ["a"]}),
        (recorded.LOG10GO, {"tags": ["a"]}),
        (recorded.LOG10TS, ["a"]),
        (recorded.log10_io(""), ["a"]),
        ({"user-agent": "curl/8"}, ["a"]),
    ],
    ids=["log10py", "log10go", "log10ts", "log10-io", "curl"],
)
async def test_point_10_the_selector_of_a_task_has_the_form_that_the_client_decodes(
    api: Api, headers: dict[str, str], selector: object
) -> None:
    task_id = await create_task(api, tags=["a"])

    read = await api.http.get(f"/api/v1/feedback_task/{task_id}", headers=headers)
    listed = await api.http.get("/api/v1/feedback_task", headers=headers)

    rows = listed.json()
    rows = rows["data"] if isinstance(rows, dict) else rows
    assert read.json()["completion_tags_selector"] == selector
    assert rows[0]["completion_tags_selector"] == selector


async def test_point_10_an_answered_selector_can_be_sent_again(api: Api) -> None:
    task_id = await create_task(api, tags=["a"])
    read = await api.http.get(f"/api/v1/feedback_task/{task_id}", headers=recorded.LOG10PY)

    again = await api.http.post("/api/v1/feedback_task", json=read.json())

    assert again.json()["completion_tags_selector"] == ["a"]


@pytest.mark.parametrize("by", ["query", "header"])
async def test_point_11_tasks_come_in_an_envelope_for_log10_io(api: Api, by: str) -> None:
    ids = [await create_task(api) for _ in range(3)]
    params: dict[str, Any] = {"offset": 1, "limit": 1}
    headers = recorded.log10_io(api.organization_id) if by == "header" else {}
    if by == "query":
        params["organization_id"] = api.organization_id

    answer = await api.http.get("/api/v1/feedback_task", params=params, headers=headers)

    assert [task["id"] for task in answer.json()["data"]] == [ids[1]]
    assert answer.json()["total"] == 3


async def test_point_11_tasks_are_a_bare_array_for_generated_sdks(api: Api) -> None:
    ids = [await create_task(api) for _ in range(3)]

    answer = await api.http.get("/api/v1/feedback_task", headers=recorded.LOG10TS)

    assert [task["id"] for task in answer.json()] == ids[::-1]


async def test_point_12_one_list_of_feedback_serves_both_readers(api: Api) -> None:
    completion_id = await api.create_completion()
    task_id = await create_task(api)
    ids = [(await upload(api, task_id, completion_ids=[completion_id]))["id"] for _ in range(3)]

    answer = (await api.http.get("/api/v1/feedback")).json()

    assert [row["id"] for row in answer["feedback"]] == ids[::-1]
    assert answer["data"] == answer["feedback"]
    assert answer["total"] == 3


@pytest.mark.parametrize("by", ["query", "body"])
async def test_point_12_what_to_list_stands_in_the_query_or_in_a_body(api: Api, by: str) -> None:
    completion_id, other_id = await api.create_completion(), await api.create_completion()
    task_id = await create_task(api)
    ids = [(await upload(api, task_id, completion_ids=[completion_id]))["id"] for _ in range(3)]
    await upload(api, task_id, completion_ids=[other_id])
    await upload(api, await create_task(api), completion_ids=[completion_id])
    asked = {"task_id": task_id, "completion_id": completion_id, "limit": 1, "offset": 1}
    sent: Json = {"params": asked} if by == "query" else {"json": asked}

    answer = (await api.http.request("GET", "/api/v1/feedback", **sent)).json()

    assert [row["id"] for row in answer["feedback"]] == [ids[1]]


async def test_point_12_an_empty_task_id_is_none(api: Api) -> None:
    await upload(api, await create_task(api), completion_ids=[await api.create_completion()])

    answer = (await api.http.get("/api/v1/feedback?task_id=&offset=0&limit=25")).json()

    assert len(answer["data"]) == 1


@pytest.mark.parametrize("offset", [0, 1, 3, 9])
async def test_point_12_the_total_ends_the_paging_loop_of_log10_io(api: Api, offset: int) -> None:
    completion_id, task_id = await api.create_completion(), await create_task(api)
    for _ in range(3):
        await upload(api, task_id, completion_ids=[completion_id])

    answer = (await api.http.get(f"/api/v1/feedback?offset={offset}&limit=25")).json()

    # feedback.py asks again until it has as many as `total`.
    assert answer["total"] == len(answer["data"]) == max(3 - offset, 0)


@pytest.mark.parametrize("odd", recorded.ODD_ROWS)
async def test_point_13_an_odd_row_is_listed_without_its_payload(api: Api, odd: str) -> None:
    await create_task(api)
    good = await api.create_completion(request=recorded.REQUEST, response=recorded.RESPONSE)
    bad = await api.create_completion(**recorded.ODD_ROWS[odd])

    answer = (await api.http.get("/api/v1/completions/ungraded")).json()["completions"]

    rows = {row["id"]: row for row in answer}
    assert {"request", "response"} <= set(rows[good])
    assert "response" not in rows[bad]
    if odd not in ("streamed", "anthropic"):
        assert "request" not in rows[bad]


async def test_point_13_a_request_is_filled_with_what_log10py_demands(api: Api) -> None:
    await create_task(api)
    await api.create_completion(request=recorded.REQUEST)

    [row] = (await api.http.get("/api/v1/completions/ungraded")).json()["completions"]

    demanded = ("logit_bias", "top_logprobs", "max_tokens", "stop", "stream_options")
    assert row["request"] == {**recorded.REQUEST, **dict.fromkeys(demanded)}


async def test_point_13_a_response_has_logprobs_and_none_of_the_nulls_that_log10ts_refuses(
    api: Api,
) -> None:
    await create_task(api)
    [choice] = recorded.RESPONSE["choices"]
    without = {key: value for key, value in choice.items() if key != "logprobs"}
    await api.create_completion(response={**recorded.RESPONSE, "choices": [without]})

    [row] = (await api.http.get("/api/v1/completions/ungraded")).json()["completions"]

    [answered] = row["response"]["choices"]
    assert answered["logprobs"] is None
    assert not {"tool_calls", "function_call"} & set(answered["message"])
    assert "system_fingerprint" not in row["response"]


async def test_point_13_a_create_is_answered_undecoded_with_the_payload_as_it_was_sent(
    api: Api,
) -> None:
    body = {"request": recorded.TEXT_REQUEST, "response": recorded.STREAMED_RESPONSE}

    answer = await api.http.post("/api/v1/completions", json=body, headers=recorded.LOG10PY)

    assert answer.status_code == 200
    assert answer.json()["request"] == recorded.TEXT_REQUEST
    assert answer.json()["response"] == recorded.STREAMED_RESPONSE


async def test_point_13_nothing_null_is_answered(api: Api) -> None:
    body = {"tags": None, "response": None, "duration": None, "failure_kind": None}

    created = (await api.http.post("/api/v1/completions", json=body)).json()
    updated = (await api.http.post(f"/api/v1/completions/{created['id']}", json=body)).json()

    for answer in (created, updated):
        assert None not in answer.values()
        assert answer["tags"] == []


async def test_point_14_the_status_codes_are_the_ones_that_generated_sdks_accept(
    api: Api,
) -> None:
    created = await api.http.post("/api/v1/completions", json={})
    updated = await api.http.post(f"/api/v1/completions/{created.json()['id']}", json={})
    session = await api.http.post("/api/v1/sessions", content=b"")
    task = await api.http.post("/api/v1/feedback_task", json={"name": "", "json_schema": {}})
    body = {
        "task_id": task.json()["id"],
        "json_values": {},
        "completion_ids": [created.json()["id"]],
    }
    feedback = await api.http.post("/api/v1/feedback", json=body)

    responses = (created, updated, session, task, feedback)
    assert [answer.status_code for answer in responses] == [200, 200, 201, 200, 200]
    assert {answer.headers["content-type"] for answer in responses} == {"application/json"}
    assert session.json()["session"]["id"]


async def test_point_19_a_row_is_as_the_command_line_reads_it(api: Api) -> None:
    await api.http.post("/api/completions/mine", json=recorded.started(api.organization_id))

    [listed] = (await api.http.get("/api/completions")).json()["data"]
    read = (await api.http.get("/api/completions/mine")).json()["data"]

    for row in (listed, read):
        assert row["status"] == "started"
        assert row["kind"] == "chat"
        assert "response" not in row
        assert [tag["name"] for tag in row["tagResolved"]] == ["t-client"]
        assert datetime.fromisoformat(row["created_at"]).tzinfo is not None
        assert not row["created_at"].endswith("Z")  # Python 3.10 cannot read that


async def test_point_19_a_row_that_has_only_been_begun_can_be_listed(api: Api) -> None:
    created = (await api.http.post("/api/completions")).json()["completionID"]

    [row] = (await api.http.get("/api/completions")).json()["data"]

    assert (row["id"], row["status"], row["kind"], row["tagResolved"]) == (
        created,
        "started",
        "chat",
        [],
    )


async def test_point_19_what_the_command_line_prints_is_text(api: Api) -> None:
    parts = [{"type": "text", "text": "see"}, {"type": "image_url", "image_url": {"url": "d"}}]
    request = {"messages": [{"role": "user", "content": parts}, {"role": "user", "content": None}]}
    response = {"choices": [{"message": {"content": None, "tool_calls": [{"id": "1"}]}}, "odd"]}
    await api.http.post("/api/completions/one", json={"request": request, "response": response})
    tokens = {"prompt": [1, 2]}
    await api.http.post("/api/completions/two", json={"kind": "completion", "request": tokens})

    two, one = (await api.http.get("/api/completions")).json()["data"]

    assert [m["content"] for m in one["request"]["messages"]] == ["see", ""]
    assert one["response"]["choices"] == [{"message": {"content": ""}}]
    assert two["request"]["prompt"] == ["1", "2"]
    read = (await api.http.get("/api/completions/one")).json()["data"]
    assert (read["request"], read["response"]) == (request, response)


async def test_point_19_a_listed_task_has_required_names(api: Api) -> None:
    await create_task(api, json_schema={"type": "object"})

    answer = await api.http.get(
        "/api/v1/feedback_task", headers=recorded.log10_io(api.organization_id)
    )

    [task] = answer.json()["data"]
    assert task["json_schema"] == {"required": [], "type": "object"}
    assert datetime.fromisoformat(task["created_at"]).tzinfo is not None


async def test_point_20_raw_braces_and_quotes_in_the_target_are_accepted(
    live_gateway: LiveGateway,
) -> None:
    created = '{"from":%20"2024-02-01T08:00:00.000Z",%20"to":%20"2034-02-01T08:00:00.000Z"}'
    target = f"/api/completions?organization_id=live&createdFilter={created}&tagFilter=&ids="
    address = urllib.parse.urlsplit(live_gateway.url)
    request = (
        f"GET {target} HTTP/1.1\r\nHost: {address.netloc}\r\n"
        f"x-log10-token: {live_gateway.token}\r\nConnection: close\r\n\r\n"
    )

    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    writer.write(request.encode())
    head, _, body = (await reader.read()).partition(b"\r\n\r\n")
    writer.close()
    await writer.wait_closed()

    assert head.startswith(b"HTTP/1.1 200 ")
    assert "data" in json.loads(body)


async def test_point_20_the_created_filter_bounds_the_list(api: Api) -> None:
    await api.http.post("/api/completions/mine", json={})
    past = {"from": "2020-01-01T08:00:00.000Z", "to": "2020-02-01T08:00:00.000Z"}
    now = {**past, "to": "2999-01-01T08:00:00.000Z"}

    lists = [
        await api.http.get("/api/completions", params={"createdFilter": json.dumps(bounds)})
        for bounds in (past, now, {})
    ]

    assert [len(answer.json()["data"]) for answer in lists] == [0, 1, 1]


async def test_point_21_the_empty_basic_authorization_of_log10ts_is_ignored(api: Api) -> None:
    answer = await api.http.get("/api/v1/completions/ungraded", headers=recorded.LOG10TS)

    assert answer.status_code == 200


async def test_point_23_tasks_need_the_token_that_all_sdks_send(api: Api) -> None:
    with_token = await api.http.get("/api/v1/feedback_task")
    without = await api.http.get("/api/v1/feedback_task", headers={"X-Log10-Token": ""})

    assert (with_token.status_code, without.status_code) == (200, 401)


async def test_point_24_ungraded_is_no_id(api: Api) -> None:
    await create_task(api)
    completion_id = await api.create_completion()

    assert await ungraded_ids(api) == [completion_id]
