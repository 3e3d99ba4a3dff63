"""Bedrock's Converse; Nova's own bodies are the same."""

from collections.abc import Mapping
from typing import Final

from services.completions.shapes import other_parts  # noqa: F401  # Converse's blocks are there
from services.completions.shapes.lookups import added, answer_facts, asked_of, has_any, maps_in
from services.completions.shapes.openai_chat import read_messages
from services.completions.shapes.parts import (
    answer_of,
    list_at,
    object_at,
    read_parts,
    text_at,
    turn_of,
)
from services.completions.shapes.types import (
    Answered,
    Asked,
    Facts,
    Payload,
    RequestShape,
    ResponseShape,
)
from services.completions.shapes.usage import count_at, tier_of, usage_row
from services.rows import TokenUsageRow

METRICS: Final = "amazon-bedrock-invocationMetrics"
_HEADERS: Final = "x-amzn-bedrock-{}-token-count"
_MODEL_IDS: Final = ("modelId", "model_id", "model")
# Keys that only Converse has; its messages alone are read as Anthropic's are. Not `toolConfig`,
# which may be large: a page would have to read it.
_MARKS: Final = frozenset(("inferenceConfig", "schemaVersion", "guardrailConfig", "modelId"))


def _is_request(body: Payload) -> bool:
    return not _MARKS.isdisjoint(body) and isinstance(body.get("messages"), list)


def _read_request(body: Payload) -> Asked:
    turns = [turn_of("system", parts)] if (parts := read_parts(body.get("system"))) else []
    return asked_of([*turns, *read_messages(list_at(body, "messages"))])


def _request_facts(body: Payload) -> Facts:
    facts: Facts = {"operation": "chat", "provider": "aws"}
    if model := text_at(body, *_MODEL_IDS):
        facts["model"] = model
    return facts


def _is_response(body: Payload) -> bool:
    output = body.get("output")
    if isinstance(output, Mapping):
        return isinstance(output.get("message"), Mapping)
    return "stopReason" in body and not has_any(body, ("choices", "content", "messages"))


def _read_response(body: Payload) -> Answered:
    message = object_at(object_at(body, "output"), "message")
    finish = text_at(body, "stopReason")
    if not message:
        return Answered(provider_finish_reason=finish)
    role = text_at(message, "role") or "assistant"
    return answer_of(turn_of(role, read_parts(message.get("content"))), finish)


def _response_facts(body: Payload) -> Facts:
    usage = _usage(object_at(body, "usage"), body) or counted_by_bedrock(body)
    model = text_at(body, *_MODEL_IDS) or _routed_to(body)
    return answer_facts("chat", _read_response(body), usage=usage, model=model, provider="aws")


def _routed_to(body: Payload) -> str | None:
    """Return the model that a prompt router chose."""
    router = object_at(object_at(body, "trace"), "promptRouter")
    return text_at(router, "invokedModelId")


def _usage(told: Payload, body: Payload) -> TokenUsageRow | None:
    """Return the counts: `inputTokens` leaves out what was read from and written to the cache."""
    finer: TokenUsageRow = {}
    hours = (
        count_at(one, "inputTokens")
        for one in maps_in(told.get("cacheDetails"))
        if one.get("ttl") == "1h"
    )
    if kept := added(*hours):
        finer["cache_write_1h_tokens"] = kept
    tier = tier_of(object_at(body, "serviceTier").get("type"))
    if object_at(body, "performanceConfig").get("latency") == "optimized":
        tier = "other" if tier else "optimized"
    if tier is not None:
        finer["service_tier"] = tier
    asked = count_at(told, "inputTokens")
    cached = count_at(told, "cacheReadInputTokens", "cacheReadInputTokenCount")
    written = count_at(told, "cacheWriteInputTokens", "cacheWriteInputTokenCount")
    return usage_row(
        added(asked, cached, written),
        count_at(told, "outputTokens"),
        count_at(told, "totalTokens"),
        cached=cached,
        cache_write=written,
        finer=finer,
    )


def counted_by_bedrock(body: Payload) -> TokenUsageRow | None:
    """Return the counts that Bedrock itself puts at a stream's end, or into the headers."""
    if told := object_at(body, METRICS):
        cached = count_at(told, "cacheReadInputTokenCount")
        written = count_at(told, "cacheWriteInputTokenCount")
        prompt = added(count_at(told, "inputTokenCount"), cached, written)
        said = count_at(told, "outputTokenCount")
        return usage_row(prompt, said, cached=cached, cache_write=written)
    headers = object_at(object_at(body, "ResponseMetadata"), "HTTPHeaders")
    if not headers:
        return None
    return usage_row(*(_number(headers.get(_HEADERS.format(side))) for side in ("input", "output")))


def _number(value: object) -> int | None:
    is_number = isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 16
    return int(value) if is_number and isinstance(value, str) else None


REQUEST: Final = RequestShape(
    "bedrock converse",
    _is_request,
    # Not `toolConfig`, which may be large: without it the messages are read alike.
    ("messages", "system", *sorted(_MARKS - {"toolConfig"})),
    _read_request,
    _request_facts,
)
RESPONSE: Final = ResponseShape(
    "bedrock converse",
    _is_response,
    ("output", "stopReason", "choices", "content", "messages"),
    _read_response,
    _response_facts,
)
