"""Requests as the SDKs were seen to send them (sdk-wire.md, sections 2 and 3), ids aside."""

import json
from typing import Any

Json = dict[str, Any]

REQUEST: Json = {
    "model": "gpt-4o",
    "messages": [{"role": "system", "content": ""}, {"role": "user", "content": "ping ☂"}],
    "temperature": 1.0,
    "seed": 1,
}
RESPONSE: Json = {
    "id": "chatcmpl-1",
    "choices": [
        {
            "finish_reason": "stop",
            "index": 0,
            "logprobs": None,
            "message": {
                "content": "pong",
                "refusal": None,
                "role": "assistant",
                "annotations": None,
                "audio": None,
                "function_call": None,
                "tool_calls": None,
            },
        }
    ],
    "created": 1728000000,
    "model": "gpt-4o-2024-08-06",
    "object": "chat.completion",
    "service_tier": None,
    "system_fingerprint": None,
    "usage": {"completion_tokens": 7, "prompt_tokens": 11, "total_tokens": 18},
}
FRAMES: list[Json] = [{"file": "/app/a.py", "line": "chat()", "lineno": 15, "name": "<module>"}]

# log10-io's rebuilt stream: no `created`, another `object`, null where it knows nothing.
STREAMED_RESPONSE: Json = {
    "id": None,
    "object": "completion",
    "model": None,
    "choices": [
        {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "pong"}}
    ],
}
# Anthropic's answer as log10-io puts it.
ANTHROPIC_RESPONSE: Json = {
    "id": "msg_1",
    "object": "chat",
    "model": "claude-3-haiku-20240307",
    "choices": [
        {
            "index": 0,
            "finish_reason": "end_turn",
            "message": {"role": "assistant", "content": "pong"},
        }
    ],
    "usage": {"prompt_tokens": 9, "completion_tokens": 4, "total_tokens": 13},
}
TEXT_REQUEST: Json = {"model": "gpt-3.5-turbo-instruct", "prompt": "ping", "max_tokens": 8}
TEXT_RESPONSE: Json = {
    "id": "cmpl-1",
    "object": "text_completion",
    "created": 1728000000,
    "model": "gpt-3.5-turbo-instruct",
    "choices": [{"text": "pong", "index": 0, "logprobs": None, "finish_reason": "stop"}],
    "usage": {"prompt_tokens": 5, "completion_tokens": 6, "total_tokens": 11},
}

# Headers as the clients send them, the token aside.
LOG10PY = {"user-agent": "speakeasy-sdk/python 0.1.0 2.373.2 1.0.0 log10py"}
LOG10GO = {"user-agent": "speakeasy-sdk/go 0.1.0 2.373.2 1.0.0 github.com/log10-io/log10go"}
LOG10TS = {
    "user-agent": "speakeasy-sdk/typescript 0.4.2 2.481.0 1.0.0 log10ts",
    "authorization": "Basic Og==",
    "cookie": "",
}


def log10_io(organization_id: str) -> dict[str, str]:
    """The headers of log10-io's httpx calls."""
    return {"user-agent": "python-httpx/0.28.1", "x-log10-organization-id": organization_id}


def started(organization_id: str, **fields: Any) -> Json:
    """The first row of log10-io's sync wrapper."""
    return {
        "status": "started",
        "orig_module": "openai.resources.chat.completions.completions",
        "orig_qualname": "Completions.create",
        "stacktrace": json.dumps(FRAMES),
        "session_id": "6fd3c829-0000-4000-8000-000000000001",
        "tags": ["t-client"],
        "kind": "chat",
        "request": json.dumps(REQUEST),
        "organization_id": organization_id,
        **fields,
    }


def finished(organization_id: str, **fields: Any) -> Json:
    """Its last row: the whole once more."""
    row = started(organization_id, status="finished", duration=26, response=json.dumps(RESPONSE))
    return {**row, **fields}


def failed(organization_id: str, **fields: Any) -> Json:
    """Its last row after an error of the provider."""
    reason = "Error code: 400 - {'error': {'message': 'no such model'}}"
    row = started(
        organization_id, status="failed", failure_kind="BadRequestError", failure_reason=reason
    )
    return {**row, **fields}


def finished_in_part(**fields: Any) -> Json:
    """The last row of log10js: no organization, no kind, no request."""
    frames = [{"file": "/app/a.js", "line": 22, "lineno": 22, "name": None}]
    return {
        "response": json.dumps(RESPONSE),
        "status": "finished",
        "duration": 48,
        "stacktrace": json.dumps(frames),
        **fields,
    }


def mocked(organization_id: str, completion_id: str) -> Json:
    """The one row of log10-io's `mock_chat_completions`, sent to the v1 route."""
    return {
        "duration": 0,
        "id": completion_id,
        "kind": "chat",
        "organization_id": organization_id,
        "stack_trace": [],
        "status": "finished",
        "tags": ["MOCK_CHAT_COMPLETIONS", "x"],
        "request": {"messages": [{"role": "user", "content": "ping"}], "model": "gpt-4o"},
        "response": RESPONSE,
    }


def wrapped(organization_id: str) -> Json:
    """The one row of log10ts's `Log10Wrapper`, of a streamed call of Bedrock."""
    response = {
        **RESPONSE,
        "created": 0,
        "system_fingerprint": "",
        "usage": {"completion_tokens": -1, "prompt_tokens": -1, "total_tokens": -1},
    }
    return {
        "request": REQUEST,
        "response": response,
        "organization_id": organization_id,
        "kind": "chat",
        "status": "finished",
        "tags": ["ts"],
    }


def sent_by_generated(organization_id: str) -> Json:
    """A create of log10py and its like: the request filled with OpenAI's defaults."""
    return {
        "kind": "chat",
        "organization_id": organization_id,
        "request": {
            "frequency_penalty": 0,
            "logprobs": False,
            "messages": [{"role": "user", "content": "ping"}],
            "model": "gpt-4-turbo",
            "n": 1,
            "presence_penalty": 0,
            "stream": False,
            "temperature": 1,
            "top_p": 1,
        },
        "session_id": "s1",
        "stacktrace": [{"file": "f", "line": "l", "lineno": 3, "name": "main"}],
        "status": "started",
        "tags": ["a"],
    }


# Rows that the types of the generated SDKs cannot hold (section 5.13).
ODD_ROWS: dict[str, Json] = {
    "streamed": {"request": REQUEST, "response": STREAMED_RESPONSE},
    "anthropic": {"request": REQUEST, "response": ANTHROPIC_RESPONSE},
    "text": {
        "kind": "prompt",
        "request": TEXT_REQUEST,
        "response": TEXT_RESPONSE,
    },
    "developer": {"request": {"model": "o1", "messages": [{"role": "developer", "content": "x"}]}},
    "audio": {
        "request": {
            "model": "m",
            "messages": [{"role": "user", "content": [{"type": "input_audio"}]}],
        }
    },
    "empty": {"request": {}, "response": {}},
    "lists": {"request": {"messages": "none"}, "response": {"choices": {"0": 1}}},
    "bare": {},
}


def odd_rows(organization_id: str) -> list[Json]:
    """Rows that other SDKs log: recorded ones, and each odd value that was seen to break one."""
    request, response = REQUEST, RESPONSE
    [choice] = response["choices"]
    odd_requests: list[Any] = [
        {**request, "response_format": {"type": "json_schema", "json_schema": {}}},
        {**request, "tools": [{"name": "f", "input_schema": {}}]},
        {**request, "tools": None, "tool_choice": None, "user": None},
        {**request, "max_tokens": "8", "temperature": "hot"},
        {**request, "logit_bias": "x", "stream_options": "y"},
        {**request, "messages": None},
        {"messages": [{"role": "user"}], "model": 5},
    ]
    odd_responses: list[Any] = [
        {**response, "choices": [{**choice, "finish_reason": "end_turn"}]},
        {**response, "choices": [{**choice, "message": {"delta": "x"}}]},
        {**response, "choices": [{**choice, "logprobs": {"tokens": ["a"]}}]},
        {**response, "choices": None, "created": None, "usage": None},
        {**response, "usage": {"input_tokens": 1}},
        {**response, "object": "chat"},
    ]
    frames = [{"file": None, "line": 3, "name": None}, {}]
    return [
        wrapped(organization_id),
        sent_by_generated(organization_id),
        *ODD_ROWS.values(),
        *({"request": one} for one in odd_requests),
        *({"response": one} for one in odd_responses),
        {"stacktrace": frames, "session_id": "s", "duration": 0},
    ]
