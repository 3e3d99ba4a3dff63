"""Payloads that hold another: a stream's chunks, a body as an SDK or a proxy wraps it.

What they hold is read by the shape that it has, with what the wrapper says beside it.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

import orjson

from services.completions.shapes.bedrock import METRICS, counted_by_bedrock
from services.completions.shapes.streams import STREAM_KEYS, chunks_of, is_stream, joined
from services.completions.shapes.types import (
    Answered,
    Asked,
    Facts,
    Payload,
    RequestShape,
    ResponseShape,
)

_FindRequest: TypeAlias = Callable[[Payload], RequestShape | None]
_FindResponse: TypeAlias = Callable[[Payload], ResponseShape | None]

# Wrappers in wrappers occur (Bedrock's body within an SDK's answer); more are not opened.
_MOST_LAYERS: Final = 4
# More characters of texts are not opened as JSON: it would hold up the event loop.
_LONGEST_TEXT: Final = 1024 * 1024
_REQUEST_KEYS: Final = (
    *("body", "request", "input", "inputs", "params", "parameters", "kwargs", "json", "payload"),
    *("data", "llm_request", "value", "invocation_params"),
)
_RESPONSE_KEYS: Final = (
    *("body", "response", "result", "data", "output", "outputs", "json", "payload", "completion"),
    *("raw", "raw_response", "llm_response", "value", "message", "answer"),
)
# What a wrapper may say of the body in it.
_BESIDE: Final = ("model", "modelId", "model_id", "usage", METRICS, "ResponseMetadata")


def _held(body: Payload, keys: tuple[str, ...], is_known: Callable[[Payload], bool]) -> Any:
    """Return the body in a wrapper: the first value that has a shape which is known."""
    left = _LONGEST_TEXT
    for _ in range(_MOST_LAYERS):
        inner = None
        for key in keys:
            value: Any = body.get(key)
            if isinstance(value, str) and value.startswith("{") and len(value) <= left:
                left -= len(value)
                value = _json(value)
            if not isinstance(value, Mapping) or not value:
                continue
            value = {**{k: body[k] for k in _BESIDE if k in body}, **value}
            if is_known(value):
                return value
            if inner is None:
                inner = value
        if inner is None:
            return None
        body = inner
    return None


def _json(text: str) -> Any:
    try:
        return orjson.loads(text)
    except ValueError:
        return None


def wrapped_request(find: _FindRequest) -> RequestShape:
    """Make the shape of requests that hold another, which `find` recognises."""

    def inner(body: Payload) -> Any:
        return _held(body, _REQUEST_KEYS, lambda held: find(held) is not None)

    def matches(body: Payload) -> bool:
        return inner(body) is not None

    def read(body: Payload) -> Asked:
        held = inner(body)
        shape = find(held) if held else None
        return shape.read(held) if shape else Asked()

    def facts(body: Payload) -> Facts:
        held = inner(body)
        shape = find(held) if held else None
        return _with_model(shape.facts(held), held) if shape else {}

    return RequestShape("wrapped", matches, _REQUEST_KEYS, read, facts)


def wrapped_response(find: _FindResponse) -> ResponseShape:
    """Make the shape of responses that hold another, or a stream's chunks."""

    def inner(body: Payload) -> Any:
        if is_stream(body):
            whole = joined(chunks_of(body))
            return {**{k: body[k] for k in _BESIDE if k in body}, **whole} if whole else None
        return _held(body, _RESPONSE_KEYS, lambda held: find(held) is not None)

    def matches(body: Payload) -> bool:
        return is_stream(body) or inner(body) is not None

    def read(body: Payload) -> Answered:
        held = inner(body)
        shape = find(held) if held else None
        return shape.read(held) if shape else Answered()

    def facts(body: Payload) -> Facts:
        held = inner(body)
        shape = find(held) if held else None
        if shape is None:
            return {}
        facts = _with_model(shape.facts(held), held)
        if "ResponseMetadata" in held or METRICS in held:
            facts["provider"] = "aws"
            if "usage" not in facts and (usage := counted_by_bedrock(held)) is not None:
                facts["usage"] = usage
        if "custom_id" in body and "usage" in facts:
            # A line of a batch's results, of OpenAI's and Anthropic's.
            facts["usage"]["service_tier"] = "batch"
        return facts

    keys = tuple(dict.fromkeys((*_RESPONSE_KEYS, *STREAM_KEYS)))
    return ResponseShape("wrapped", matches, keys, read, facts)


def _with_model(facts: Facts, held: Payload) -> Facts:
    model = held.get("model")
    if "model" not in facts and isinstance(model, str) and model:
        facts["model"] = model
    return facts
