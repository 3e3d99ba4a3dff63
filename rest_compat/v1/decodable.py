"""Payloads that the generated SDKs can decode, or none.

log10py, log10ts and log10go decode `request` and `response` of a Completion into types that were
generated from OpenAI's chat completion objects of May 2024. One value outside of them fails the
whole response, and with `ungraded` the whole list. So a payload is filled where they demand a key,
freed of nulls where they reject null, and left out where it is anything else: a legacy text
completion, a stream's remains, Anthropic's forms (sdk-wire.md, section 5.13). It is the response
that is shaped; what is stored is as it came, and GraphQL and the legacy routes show that.
"""

from collections.abc import Mapping
from typing import Any, Final

import jsonschema_rs

Payload = Mapping[str, Any]
Schema = dict[str, Any]

_STRING: Final[Schema] = {"type": "string"}
_NUMBER: Final[Schema] = {"type": ["number", "null"]}
_INTEGER: Final[Schema] = {"type": ["integer", "null"]}
_BOOLEAN: Final[Schema] = {"type": ["boolean", "null"]}


def _object(required: Mapping[str, Schema], optional: Mapping[str, Schema] | None = None) -> Schema:
    return {
        "type": "object",
        "required": list(required),
        "properties": {**required, **(optional or {})},
    }


def _const(value: str) -> Schema:
    return {"const": value}


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


_FUNCTION_CALL: Final = _object({"name": _STRING, "arguments": _STRING})
_TOOL_CALL: Final = _object({"id": _STRING, "type": _const("function"), "function": _FUNCTION_CALL})
_CALLS: Final = {"tool_calls": _array(_TOOL_CALL), "function_call": _FUNCTION_CALL}
_FUNCTION: Final = _object(
    {"name": _STRING}, {"description": _STRING, "parameters": {"type": "object"}}
)
_IMAGE: Final = _object({"url": _STRING}, {"detail": {"enum": ["auto", "low", "high"]}})
_PART: Final[Schema] = {
    "oneOf": [
        _object({"type": _const("text"), "text": _STRING}),
        _object({"type": _const("image_url"), "image_url": _IMAGE}),
    ]
}
_TEXT_OR_NULL: Final[Schema] = {"type": ["string", "null"]}
_NAME: Final = {"name": _STRING}
_MESSAGE: Final[Schema] = {
    "oneOf": [
        _object({"role": _const("system"), "content": _STRING}, _NAME),
        _object({"role": _const("user"), "content": {"oneOf": [_STRING, _array(_PART)]}}, _NAME),
        _object({"role": _const("assistant")}, {"content": _TEXT_OR_NULL, **_NAME, **_CALLS}),
        _object({"role": _const("tool"), "content": _STRING, "tool_call_id": _STRING}),
        _object({"role": _const("function"), "content": _TEXT_OR_NULL, "name": _STRING}),
    ]
}
_NAMED_TOOL: Final = _object({"type": _const("function"), "function": _object(_NAME)})
_REQUEST: Final = _object(
    {"messages": {**_array(_MESSAGE), "minItems": 1}, "model": _STRING},
    {
        "frequency_penalty": _NUMBER,
        "logit_bias": {"type": ["object", "null"], "additionalProperties": {"type": "integer"}},
        "logprobs": _BOOLEAN,
        "top_logprobs": _INTEGER,
        "max_tokens": _INTEGER,
        "n": _INTEGER,
        "presence_penalty": _NUMBER,
        "response_format": _object({}, {"type": {"enum": ["text", "json_object"]}}),
        "seed": _INTEGER,
        "stop": {"oneOf": [_TEXT_OR_NULL, _array(_STRING)]},
        "stream": _BOOLEAN,
        "stream_options": {
            "oneOf": [{"type": "null"}, _object({"include_usage": {"type": "boolean"}})]
        },
        "temperature": _NUMBER,
        "top_p": _NUMBER,
        "tools": _array(_object({"type": _const("function"), "function": _FUNCTION})),
        "tool_choice": {"oneOf": [{"enum": ["none", "auto", "required"]}, _NAMED_TOOL]},
        "user": _STRING,
        "function_call": {"oneOf": [{"enum": ["none", "auto"]}, _object(_NAME)]},
        "functions": _array(_FUNCTION),
    },
)
_TOKEN: Final[Mapping[str, Schema]] = {
    "token": _STRING,
    "logprob": {"type": "number"},
    "bytes": {"type": ["array", "null"], "items": {"type": "integer"}},
}
_LOGPROBS: Final[Schema] = {
    "oneOf": [
        {"type": "null"},
        _object(
            {
                "content": {
                    "type": ["array", "null"],
                    "items": _object({**_TOKEN, "top_logprobs": _array(_object(_TOKEN))}),
                }
            }
        ),
    ]
}
_REASONS: Final = ["stop", "length", "tool_calls", "content_filter", "function_call"]
_CHOICE: Final = _object(
    {
        "finish_reason": {"enum": _REASONS},
        "index": {"type": "integer"},
        "message": _object({"role": _const("assistant"), "content": _TEXT_OR_NULL}, _CALLS),
        "logprobs": _LOGPROBS,
    }
)
_USAGE: Final = _object(
    {name: {"type": "integer"} for name in ("completion_tokens", "prompt_tokens", "total_tokens")}
)
_RESPONSE: Final = _object(
    {
        "id": _STRING,
        "choices": _array(_CHOICE),
        "created": {"type": "integer"},
        "model": _STRING,
        "object": _const("chat.completion"),
    },
    {"system_fingerprint": _STRING, "usage": _USAGE},
)
_is_request: Final = jsonschema_rs.validator_for(_REQUEST, offline=True).is_valid
_is_response: Final = jsonschema_rs.validator_for(_RESPONSE, offline=True).is_valid

# log10py cannot decode a request in which one of these is missing; null is well.
_DEMANDED: Final = dict.fromkeys(
    ("logit_bias", "top_logprobs", "max_tokens", "seed", "stop", "stream_options")
)
# log10ts rejects null here; absent is well.
_NOT_NULL_IN_REQUEST: Final = frozenset(
    {"response_format", "tools", "tool_choice", "user", "function_call", "functions"}
)
_NOT_NULL_IN_MESSAGE: Final = frozenset({"name", "tool_calls", "function_call"})
_NOT_NULL_IN_RESPONSE: Final = frozenset({"usage", "system_fingerprint"})


def decodable_request(request: object) -> dict[str, Any] | None:
    """Return a request in a form that all generated SDKs decode; None where there is none."""
    if not isinstance(request, Mapping):
        return None
    filled = {**_DEMANDED, **_without_nulls(request, _NOT_NULL_IN_REQUEST)}
    filled["messages"] = _each(request.get("messages"), _message)
    return filled if _is_request(filled) else None


def decodable_response(response: object) -> dict[str, Any] | None:
    """Return a response in a form that all generated SDKs decode; None where there is none."""
    if not isinstance(response, Mapping):
        return None
    filled = _without_nulls(response, _NOT_NULL_IN_RESPONSE)
    filled["choices"] = _each(response.get("choices"), _choice)
    return filled if _is_response(filled) else None


def decodable_frames(stacktrace: object) -> list[dict[str, Any]]:
    """Return stack frames as the document has them.

    log10js sends the line's number as its text, and null for a function without a name
    (section 5.16); the types of the generated SDKs are strict here as well.
    """
    frames = stacktrace if isinstance(stacktrace, list) else []
    return [_frame(frame) for frame in frames if isinstance(frame, Mapping)]


def _frame(frame: Payload) -> dict[str, Any]:
    lineno = frame.get("lineno")
    is_number = isinstance(lineno, int | float) and not isinstance(lineno, bool)
    return {
        "file": _as_text(frame.get("file")),
        "line": _as_text(frame.get("line")),
        "name": _as_text(frame.get("name")),
        "lineno": lineno if is_number else 0,
    }


def _as_text(value: object) -> str:
    return "" if value is None else str(value)


def _without_nulls(payload: Payload, names: frozenset[str]) -> dict[str, Any]:
    return {k: value for k, value in payload.items() if value is not None or k not in names}


def _each(items: object, shape: Any) -> object:
    if not isinstance(items, list):
        return items
    return [shape(item) if isinstance(item, Mapping) else item for item in items]


def _message(message: Payload) -> dict[str, Any]:
    return _without_nulls(message, _NOT_NULL_IN_MESSAGE)


def _choice(choice: Payload) -> dict[str, Any]:
    message = choice.get("message")
    shaped = {"logprobs": None, **choice}
    return {**shaped, "message": _message(message)} if isinstance(message, Mapping) else shaped
