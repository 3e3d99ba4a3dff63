"""log10ts 0.4.2 is in no registry, so its rules are held by what it was seen to send and reject.

Its responses go through Zod, which is strict: the schemas here say what it accepts, as far as
values that it rejects were found (sdk-wire.md, sections 1 and 5). Points 8, 9, 10, 13, 14, 21
and 22 meet here in one client's life; each stands by itself in `test_points_*.py`.
"""

from typing import Any

import httpx
import pytest

from services.feedback.reference import jsonschema
from tests.api import Api
from tests.rest import recorded
from tests.rest.calls import SCHEMA

Json = dict[str, Any]

TEXT: Json = {"type": "string"}
COUNT: Json = {"type": "integer"}


def strict(required: Json, optional: Json | None = None) -> Json:
    return {
        "type": "object",
        "required": list(required),
        "properties": {**required, **(optional or {})},
    }


def texts() -> Json:
    return {"type": "array", "items": TEXT}


CALLS: Json = {"tool_calls": {"type": "array"}, "function_call": {"type": "object"}}
MESSAGE = strict({"role": {"enum": ["system", "user", "assistant", "tool", "function"]}}, CALLS)
REQUEST = strict(
    {"messages": {"type": "array", "items": MESSAGE}, "model": TEXT},
    {"tools": {"type": "array"}, "user": TEXT, "max_tokens": {"type": ["integer", "null"]}},
)
ANSWER = strict({"role": {"const": "assistant"}, "content": {"type": ["string", "null"]}}, CALLS)
CHOICE = strict(
    {
        "finish_reason": {
            "enum": ["stop", "length", "tool_calls", "content_filter", "function_call"]
        },
        "index": COUNT,
        "message": ANSWER,
        "logprobs": {"type": ["object", "null"]},
    }
)
USAGE = strict({"completion_tokens": COUNT, "prompt_tokens": COUNT, "total_tokens": COUNT})
RESPONSE = strict(
    {
        "id": TEXT,
        "choices": {"type": "array", "items": CHOICE},
        "created": COUNT,
        "model": TEXT,
        "object": {"const": "chat.completion"},
    },
    {"usage": USAGE, "system_fingerprint": TEXT},
)
FRAME = strict({"file": TEXT, "line": TEXT, "lineno": {"type": "number"}, "name": TEXT})
COMPLETION = strict(
    {"organization_id": TEXT, "kind": {"enum": ["chat", "prompt"]}},
    {
        "id": TEXT,
        "status": {"enum": ["started", "finished", "failed"]},
        "tags": texts(),
        "request": REQUEST,
        "response": RESPONSE,
        "stacktrace": {"type": "array", "items": FRAME},
        "session_id": TEXT,
        "duration": {"type": "number"},
        "failure_kind": TEXT,
        "failure_reason": TEXT,
    },
)
TASK = strict(
    {
        "organization_id": TEXT,
        "json_schema": {"type": "object"},
        "name": TEXT,
        "instruction": TEXT,
        "completion_tags_selector": texts(),
    },
    {"id": TEXT, "created_at_ms": {"type": "number"}},
)
FEEDBACK = strict(
    {"organization_id": TEXT, "task_id": TEXT, "json_values": {"type": "object"}, "comment": TEXT},
    {
        "id": TEXT,
        "created_at_ms": {"type": "number"},
        "matched_completion_ids": texts(),
        "completions_summary": TEXT,
    },
)


def faults(schema: Json, response: object) -> list[str]:
    return [
        error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(response)
    ]


@pytest.fixture
def log10ts(api: Api) -> Api:
    """A client that sends the headers of log10ts with each call."""
    api.http.headers.update(recorded.LOG10TS)
    api.http.headers["X-Log10-Organization"] = api.organization_id
    return api


async def post(client: Api, path: str, body: object) -> httpx.Response:
    return await client.http.post(path, json=body)


async def test_the_life_of_a_call_is_answered_as_it_decodes(log10ts: Api) -> None:
    session = await log10ts.http.post("/api/v1/sessions", content=b"")
    body = recorded.sent_by_generated(log10ts.organization_id)
    created = await post(log10ts, "/api/v1/completions", body)
    done = {
        "organization_id": log10ts.organization_id,
        "status": "finished",
        "duration": 1.25,
        "response": recorded.RESPONSE,
    }
    updated = await post(log10ts, f"/api/v1/completions/{created.json()['id']}", done)

    assert (session.status_code, created.status_code, updated.status_code) == (201, 200, 200)
    # Its own test reads `result.any.request.messages`.
    assert created.json()["request"]["messages"] == body["request"]["messages"]
    assert faults(COMPLETION, updated.json()) == []
    assert updated.json()["response"]["id"] == recorded.RESPONSE["id"]


async def test_tasks_and_feedback_are_answered_as_it_decodes(log10ts: Api) -> None:
    organization_id = log10ts.organization_id
    await log10ts.create_completion(tags=["a"])
    task_body = {
        "json_schema": SCHEMA,
        "name": "n",
        "instruction": "i",
        "completion_tags_selector": ["a"],
        "organization_id": organization_id,
    }
    # It sends no organization's header with the routes of tasks.
    del log10ts.http.headers["X-Log10-Organization"]
    task = await post(log10ts, "/api/v1/feedback_task", task_body)
    task_id = task.json()["id"]
    feedback_body = {
        "allow_unmatched_feedback": False,
        "comment": "",
        "completion_tags_selector": ["a"],
        "json_values": {"grade": 1},
        "max_matched_completions": 100,
        "organization_id": organization_id,
        "task_id": task_id,
    }
    feedback = await post(log10ts, "/api/v1/feedback", feedback_body)
    read = await log10ts.http.get(f"/api/v1/feedback/{feedback.json()['id']}")
    tasks = await log10ts.http.get("/api/v1/feedback_task")
    read_task = await log10ts.http.get(f"/api/v1/feedback_task/{task_id}")

    assert (task.status_code, feedback.status_code) == (200, 200)
    assert faults(TASK, task.json()) == faults(TASK, read_task.json()) == []
    assert faults({"type": "array", "items": TASK}, tasks.json()) == []
    assert faults(FEEDBACK, feedback.json()) == faults(FEEDBACK, read.json()) == []


async def test_the_ungraded_list_decodes_with_odd_rows_in_it(log10ts: Api) -> None:
    body = {"name": "all", "json_schema": {}}
    await post(log10ts, "/api/v1/feedback_task", body)
    rows = recorded.odd_rows(log10ts.organization_id)
    for row in rows:
        await log10ts.create_completion(**row)

    listed = (await log10ts.http.get("/api/v1/completions/ungraded")).json()

    assert len(listed["completions"]) == len(rows)
    assert faults({"type": "array", "items": COMPLETION}, listed["completions"]) == []


@pytest.mark.parametrize("odd", recorded.ODD_ROWS)
async def test_an_update_with_an_odd_row_is_answered_as_it_decodes(log10ts: Api, odd: str) -> None:
    response = await post(log10ts, "/api/v1/completions/mine", recorded.ODD_ROWS[odd])

    assert response.status_code == 200
    assert faults(COMPLETION, response.json()) == []


async def test_the_wrapper_is_never_refused_what_a_provider_may_answer(log10ts: Api) -> None:
    """A rejection ends the user's process (section 5.22)."""
    rows = [
        recorded.wrapped(log10ts.organization_id),
        {**recorded.wrapped(log10ts.organization_id), "response": recorded.ANTHROPIC_RESPONSE},
        {**recorded.wrapped(log10ts.organization_id), "tags": [], "response": {"error": None}},
    ]

    responses = [await post(log10ts, "/api/v1/completions", row) for row in rows]

    assert [response.status_code for response in responses] == [200] * 3
