"""Whatever another program has stored in a payload, every route and field shows it as JSON.

A completion of the gateway's own stands beside it, which must never be lost for it.
"""

import json
import math
from datetime import UTC, datetime
from typing import Any

import bson
import httpx
import pytest
from bson.raw_bson import RawBSONDocument
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pymongo.asynchronous.collection import AsyncCollection

from models import CompletionDocument, FeedbackDocument, FeedbackTaskDocument
from models.indexes import NEWEST
from services.storage.bson_values import decode_rows
from services.storage.database import aggregate_rows, database, find_rows
from tests.api import Api
from tests.conftest import LiveGateway
from tests.gateway.sockets import socket
from tests.gateway.test_subscriptions import next_event, subscribe
from tests.security.stored_values import SHOWN, with_everything

USER = {"role": "user", "content": "hi"}
NOW = datetime(2026, 11, 24, tzinfo=UTC)
CREATE_TASK = """
mutation ($input: CreateFeedbackTaskInput!) {
  createFeedbackTask(input: $input) { feedbackTask { id } }
}
"""
UPLOAD = (
    "mutation ($input: UploadFeedbackInput!) { uploadFeedback(input: $input) { feedback { id } } }"
)


async def store(collection: AsyncCollection[dict[str, Any]], row: bytes) -> None:
    await collection.insert_one(RawBSONDocument(row))


async def store_completion(api: Api, **fields: Any) -> str:
    """Store a completion with all values in all its payloads, past the gateway."""
    row = {
        "_id": f"{api.organization_id}/foreign",
        "organization_id": api.organization_id,
        "kind": "chat",
        "status": "finished",
        "tags": ["foreign"],
        "created_at": NOW,
        "updated_at": NOW,
        "revision": bson.Int64(1),
        "usage": {name: bson.Int64(2**33) for name in ("prompt_tokens", "total_tokens")},
        **fields,
    }
    raw = with_everything(row, "request", "response", "extra")
    await store(database.collection(CompletionDocument), raw)
    return "foreign"


async def create_task(api: Api, **fields: Any) -> str:
    made = await api.query(CREATE_TASK, input={"name": "t", "jsonSchema": {}, **fields})
    task_id: str = made["createFeedbackTask"]["feedbackTask"]["id"]
    return task_id


async def get(api: Api, path: str) -> Any:
    response = await api.http.get(path)
    assert response.status_code == 200, response.text
    return response.json()


async def test_the_queue_is_read_whatever_is_stored(api: Api) -> None:
    await create_task(api)
    own = await api.create_completion(
        request={"model": "m", "messages": [USER], "seed": 3_000_000_000},
        response={"id": "r", "object": "chat.completion", "created": 1_793_973_600_000},
    )
    await store_completion(api)

    queue = (await get(api, "/api/v1/completions/ungraded"))["completions"]

    assert {row["id"] for row in queue} == {own, "foreign"}
    [seen] = [row for row in queue if row["id"] == own]
    assert seen["request"]["seed"] == 3_000_000_000


async def test_the_old_routes_show_it(api: Api) -> None:
    await store_completion(api)

    read = (await get(api, "/api/completions/foreign"))["data"]
    [listed] = (await get(api, "/api/completions"))["data"]

    assert read["request"] == read["response"] == SHOWN
    assert {name: read[name] for name in SHOWN} == SHOWN  # `extra`, under its own names
    assert listed["request"].items() >= SHOWN.items()


async def test_graphql_shows_it(api: Api) -> None:
    await store_completion(api)
    fields = """
      id revision request response extra createdAt usage { promptTokens totalTokens }
      number: requestPath(path: "int64") whole: requestPath(path: "dates")
      date: requestPath(path: "date") messages { content }
    """

    data = await api.query(f"""{{
      completion(id: "foreign") {{ {fields} }}
      completions {{ nodes {{ {fields} }} }}
      selectorPreview(tags: ["foreign"]) {{ sample {{ {fields} }} }}
    }}""")
    changed = await api.query(f"""mutation {{
      updateCompletion(input: {{id: "foreign", duration: 1}}) {{ completion {{ {fields} }} }}
      addTags(input: {{completionIds: ["foreign"], tags: ["more"]}}) {{
        results {{ completion {{ {fields} }} }}
      }}
    }}""")

    seen = data["completion"]
    assert seen["request"] == seen["response"] == seen["extra"] == SHOWN
    assert seen["usage"] == {"promptTokens": 2**33, "totalTokens": 2**33}
    assert (seen["number"], seen["whole"]) == (3_000_000_000, SHOWN["dates"])
    assert (seen["date"], seen["createdAt"]) == (SHOWN["date"], "2026-11-24T00:00:00.000Z")
    assert data["completions"]["nodes"] == data["selectorPreview"]["sample"] == [seen]
    for one in (changed["updateCompletion"], *changed["addTags"]["results"]):
        assert {**one["completion"], "revision": 1} == seen


async def test_a_page_without_payloads_has_numbers_of_any_width(api: Api) -> None:
    await store_completion(api)

    page = await api.query(
        "{ completions { nodes { id revision duration createdAt usage { totalTokens } } } }"
    )

    [row] = page["completions"]["nodes"]
    assert (row["revision"], row["usage"]["totalTokens"]) == (1, 2**33)


async def test_conversations_hold_what_is_json(api: Api) -> None:
    call = {"id": bson.ObjectId("6554a4a4a4a4a4a4a4a4a4a4"), "at": NOW, "n": bson.Int64(1)}
    message = {"role": "user", "content": "hi", "tool_calls": [call]}
    completions = database.collection(CompletionDocument)
    await completions.insert_one(
        {
            "_id": f"{api.organization_id}/talk",
            "organization_id": api.organization_id,
            "tags": [],
            "created_at": NOW,
            "request": {"messages": [message]},
        }
    )

    seen = await api.query('{ completion(id: "talk") { messages { content toolCalls } } }')

    [turn] = seen["completion"]["messages"]
    shown = {
        "id": {"$oid": "6554a4a4a4a4a4a4a4a4a4a4"},
        "at": {"$date": "2026-11-24T00:00:00Z"},
        "n": 1,
    }
    assert turn == {"content": "hi", "toolCalls": [shown]}


async def test_feedback_and_tasks_show_it(api: Api) -> None:
    organization_id = api.organization_id
    past = {
        "version": 1,
        "created_at": NOW,
        "name": "old",
        "instruction": "",
        "json_schema": {"const": NOW, "maximum": bson.Int64(5)},
        "completion_tags_selector": [],
    }
    task = {
        "_id": f"{organization_id}/task",
        "organization_id": organization_id,
        "created_at": NOW,
        "updated_at": NOW,
        "version": bson.Int64(2),
        "name": "new",
        "instruction": "",
        "completion_tags_selector": [],
        "history": [past],
    }
    tasks = database.collection(FeedbackTaskDocument)
    await store(tasks, with_everything(task, "json_schema"))
    grade = {
        "_id": f"{organization_id}/grade",
        "organization_id": organization_id,
        "created_at": NOW,
        "task_id": "task",
        "task_version": bson.Int64(2),
        "comment": "",
        "matched_completion_ids": [],
    }
    await store(database.collection(FeedbackDocument), with_everything(grade, "json_values"))

    data = await api.query("""{
      feedbacks { nodes { id jsonValues taskVersion createdAt } }
      feedbackTask(id: "task") {
        jsonSchema createdAt history { nodes { createdAt jsonSchema } }
        feedback { nodes { id jsonValues taskVersion createdAt } }
      }
      feedbackTasks { nodes { jsonSchema } }
    }""")
    changed = await api.query("""mutation {
      updateFeedbackTask(input: {id: "task", jsonSchema: {}}) {
        feedbackTask { history { nodes { createdAt jsonSchema } } }
      }
    }""")

    seen = data["feedbackTask"]
    assert seen["jsonSchema"] == data["feedbackTasks"]["nodes"][0]["jsonSchema"] == SHOWN
    [version] = seen["history"]["nodes"]
    assert version == {
        "createdAt": "2026-11-24T00:00:00.000Z",
        "jsonSchema": {"const": {"$date": "2026-11-24T00:00:00Z"}, "maximum": 5},
    }
    assert data["feedbacks"] == seen["feedback"]
    assert data["feedbacks"]["nodes"][0]["jsonValues"] == SHOWN
    second, first = changed["updateFeedbackTask"]["feedbackTask"]["history"]["nodes"]
    assert (first, second["jsonSchema"]) == (version, SHOWN)
    assert (await get(api, "/api/v1/feedback/grade"))["json_values"] == SHOWN
    [listed] = (await get(api, "/api/v1/feedback"))["feedback"]
    assert listed["json_values"] == SHOWN
    assert (await get(api, "/api/v1/feedback_task/task"))["json_schema"] == {}


@pytest.mark.parametrize("limit", [4_102_444_800_000, 2**31, 2**53, 2**63 - 1, 1e308])
async def test_a_task_with_a_large_number_is_graded_by_a_gateway_that_reads_it(
    live_gateway: LiveGateway, api: Api, limit: float
) -> None:
    schema = {"properties": {"at": {"type": "number", "maximum": limit}}}
    task_id = await create_task(api, jsonSchema=schema)
    completion_id = await api.create_completion()
    headers = {"X-Log10-Token": api.token}

    async def grade(value: int) -> httpx.Response:
        body = {
            "task_id": task_id,
            "json_values": {"at": value},
            "comment": "",
            "matched_completion_ids": [completion_id],
        }
        return await elsewhere.post("/api/v1/feedback", json=body)

    async with httpx.AsyncClient(base_url=live_gateway.url, headers=headers) as elsewhere:
        good, bad = await grade(2**30), await grade(10**308 * 9)

    assert good.status_code == 200, good.text
    assert bad.status_code == 400


async def test_what_changed_is_told_whatever_is_stored(live_gateway: LiveGateway, api: Api) -> None:
    fields = "type completionId completion { id request extra }"
    query = f"subscription {{ completionChanged {{ {fields} }} }}"
    collection = database.collection(CompletionDocument)
    async with socket(live_gateway.url, {"X-Log10-Token": api.token}) as connection:
        await subscribe(connection, api, query)

        strange = await collection.insert_one({"organization_id": api.organization_id + "x"})
        await store_completion(api)
        event = await next_event(connection)

    await collection.delete_one({"_id": strange.inserted_id})
    assert event["completionChanged"] == {
        "type": "CREATED",
        "completionId": "foreign",
        "completion": {"id": "foreign", "request": SHOWN, "extra": SHOWN},
    }


_BORDERS = [
    edge + step
    for edge in (0, 2**31, 2**32, 2**53, 2**63 - 2, -(2**31), -(2**53), -(2**63) + 1)
    for step in (-1, 0, 1)
]
_NUMBERS = (
    st.sampled_from(_BORDERS)
    | st.integers(-(2**63), 2**63 - 1)
    | st.sampled_from([1.0, -0.0, 0.0, 1e308, -1e308, 5e-324, 2.0**53, 2.0**63, 0.1])
    | st.floats(allow_nan=False, allow_infinity=False)
)


@given(numbers=st.lists(_NUMBERS, max_size=8))
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
async def test_numbers_come_back_as_they_were_sent(api: Api, numbers: list[float]) -> None:
    completion_id = await api.create_completion(request={"n": numbers}, extra=None)

    old = (await get(api, f"/api/completions/{completion_id}"))["data"]["request"]
    query = 'query ($id: ID!) { completion(id: $id) { request requestPath(path: "n") } }'
    new = (await api.query(query, id=completion_id))["completion"]

    # As text, so that 1.0 is not 1 and -0.0 not 0.
    assert json.dumps([old["n"], new["request"]["n"], new["requestPath"]]) == json.dumps(
        [numbers, numbers, numbers]
    )


@pytest.mark.parametrize("collection", ["completions", "feedback", "feedback_tasks", "elsewhere"])
def test_the_gateways_own_times_and_bytes_stay_what_they_are(collection: str) -> None:
    row = {
        "_id": "a/1",
        "created_at": NOW,
        "updated_at": NOW,
        "create_digest": b"x",
        "request": {"at": NOW},
        "json_values": {"at": NOW},
        "history": [{"created_at": NOW, "json_schema": {"at": NOW}}],
    }

    [without] = decode_rows("completions", bson.encode({"_id": "a/1", "created_at": NOW}))
    [decoded] = decode_rows(collection, bson.encode(row))

    shown = {"at": {"$date": "2026-11-24T00:00:00Z"}}
    assert without["created_at"] == NOW
    if collection == "completions":
        assert (decoded["created_at"], decoded["create_digest"]) == (NOW, b"x")
        assert decoded["request"] == shown
    if collection == "feedback":
        assert (decoded["created_at"], decoded["json_values"]) == (NOW, shown)
    if collection == "feedback_tasks":
        assert decoded["history"] == [{"created_at": NOW, "json_schema": shown}]
    if collection == "elsewhere":
        assert decoded["history"][0]["created_at"] == shown["at"]


def test_a_payload_s_time_is_found_where_the_gateways_own_were_not_read() -> None:
    [row] = decode_rows("completions", bson.encode({"_id": "a/1", "request": {"at": NOW}}))

    assert row["request"] == {"at": {"$date": "2026-11-24T00:00:00Z"}}


def test_doubles_that_are_not_finite_are_null_where_a_schema_is_checked() -> None:
    schema = {"json_schema": {"maximum": math.nan, "enum": [math.inf, 1.5]}}

    [task] = decode_rows("feedback_tasks", bson.encode(schema))

    assert task["json_schema"] == {"maximum": None, "enum": [None, 1.5]}


async def test_rows_that_take_several_replies_are_all_read_and_plain(api: Api) -> None:
    collection = database.collection(CompletionDocument)
    rows = [
        {
            "_id": f"{api.organization_id}/{n}",
            "organization_id": api.organization_id,
            "tags": [],
            "created_at": NOW,
            "request": {"text": "x" * 7_000_000, "at": NOW, "n": bson.Int64(n)},
        }
        for n in range(4)
    ]
    for row in rows:
        await collection.insert_one(row)
    query = {"organization_id": api.organization_id}
    sort = {"created_at": 1, "_id": 1}

    found = await find_rows(collection, query, most=4, sort=sort, hint=NEWEST, skip=1)
    joined = await aggregate_rows(
        collection, [{"$match": query}, {"$sort": sort}], most=4, projection=None
    )

    assert [row["request"]["n"] for row in found] == [1, 2, 3]
    assert [type(row["request"]["n"]) for row in joined] == [int] * 4
    assert {row["created_at"] for row in joined} == {NOW}
    assert all(row["request"]["at"] == {"$date": "2026-11-24T00:00:00Z"} for row in joined)
    await collection.delete_many(query)
