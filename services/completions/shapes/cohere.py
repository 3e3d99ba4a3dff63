"""Cohere's chat (v1 and v2) and generate, as its API, its SDKs and Bedrock have them."""

from collections.abc import Mapping
from typing import Final

from services.completions.shapes.lookups import (
    answer_facts,
    asked_of,
    first_in,
    has_any,
    map_of,
    maps_in,
)
from services.completions.shapes.openai_chat import read_message
from services.completions.shapes.parts import (
    answer_of,
    object_at,
    part_of,
    text_at,
    tool_call_part,
    tool_result_part,
    turn_of,
)
from services.completions.shapes.types import (
    Answered,
    Asked,
    Facts,
    Part,
    Payload,
    RequestShape,
    ResponseShape,
)
from services.completions.shapes.usage import count_at, usage_row
from services.rows import TokenUsageRow

_ROLES: Final = {"CHATBOT": "assistant", "USER": "user", "SYSTEM": "system", "TOOL": "tool"}
# What only v1 has; a `message` or a `text` by itself may be anybody's.
_V1_ASKED: Final = frozenset(
    {
        *("chat_history", "preamble", "connectors", "tool_results", "conversation_id"),
        *("prompt_truncation", "search_queries_only", "citation_quality", "force_single_step"),
    }
)
_V1_MARKS: Final = ("generation_id", "response_id", "is_search_required", "is_finished")
# v2's words are upper case; nobody else's are who answers with a `message`.
_WORDS: Final = frozenset(
    ("COMPLETE", "MAX_TOKENS", "STOP_SEQUENCE", "TOOL_CALL", "ERROR", "ERROR_TOXIC", "TIMEOUT")
)


# --- v1 ------------------------------------------------------------
def _is_v1_request(body: Payload) -> bool:
    return isinstance(body.get("message"), str) and "messages" not in body


def _read_v1_request(body: Payload) -> Asked:
    turns = []
    if text := text_at(body, "preamble"):
        turns.append(turn_of("system", [part_of("text", text=text)]))
    for said in maps_in(body.get("chat_history")):
        role = text_at(said, "role", "user_name") or "user"
        text = text_at(said, "message", "text")
        parts = [part_of("text", text=text)] if text else []
        parts += _v1_calls(said.get("tool_calls"))
        parts += _v1_results(said.get("tool_results"))
        turns.append(turn_of(_ROLES.get(role.upper(), role), parts))
    if text := text_at(body, "message"):
        turns.append(turn_of("user", [part_of("text", text=text)]))
    if results := _v1_results(body.get("tool_results")):
        turns.append(turn_of("tool", results))
    return asked_of(turns)


def _request_facts(body: Payload) -> Facts:
    facts: Facts = {"operation": "chat"}
    if not _V1_ASKED.isdisjoint(body):
        facts["provider"] = "cohere"
    return facts


def _is_v1_response(body: Payload) -> bool:
    if not isinstance(body.get("text"), str):
        return False
    told = object_at(body, "meta")
    return has_any(body, _V1_MARKS) or has_any(told, ("billed_units", "api_version"))


def _read_v1_response(body: Payload) -> Answered:
    text = text_at(body, "text")
    parts = [part_of("text", text=text)] if text else []
    parts += _v1_calls(body.get("tool_calls"))
    return answer_of(turn_of("assistant", parts), body.get("finish_reason"))


def _v1_facts(body: Payload) -> Facts:
    usage = _billed(object_at(body, "meta"))
    if usage is None:
        told = object_at(body, "token_count")
        counts = (count_at(told, f"{name}_tokens") for name in ("prompt", "response", "total"))
        usage = usage_row(*counts)
    return answer_facts("chat", _read_v1_response(body), usage=usage, provider="cohere")


def _billed(told: Payload) -> TokenUsageRow | None:
    """Return what is billed, as the convention wants it, or else what was counted."""
    for key in ("billed_units", "tokens"):
        counts = object_at(told, key)
        asked, said = count_at(counts, "input_tokens"), count_at(counts, "output_tokens")
        if row := usage_row(asked, said, cached=count_at(told, "cached_tokens")):
            return row
    return None


def _v1_calls(calls: object) -> list[Part]:
    return [tool_call_part(c.get("id"), c.get("name"), c.get("parameters")) for c in maps_in(calls)]


def _v1_results(results: object) -> list[Part]:
    return [
        tool_result_part(None, result.get("outputs"), name=map_of(result.get("call")).get("name"))
        for result in maps_in(results)
    ]


# --- generate ------------------------------------------------------------
def _is_generated(body: Payload) -> bool:
    # LangChain's `generations` are lists of lists.
    return isinstance(first_in(body.get("generations")).get("text"), str)


def _read_generated(body: Payload) -> Answered:
    first = first_in(body.get("generations"))
    text = first.get("text")
    if not isinstance(text, str):
        return Answered()
    turn = turn_of("assistant", [part_of("text", text=text)])
    return answer_of(turn, first.get("finish_reason"))


def _generated_facts(body: Payload) -> Facts:
    usage = _billed(object_at(body, "meta"))
    return answer_facts("completion", _read_generated(body), usage=usage, provider="cohere")


# --- v2 ------------------------------------------------------------
def _is_v2_response(body: Payload) -> bool:
    message = body.get("message")
    if not isinstance(message, Mapping) or has_any(body, ("done", "choices")):
        return False
    if message.get("type") == "message":  # Anthropic's, in a wrapper
        return False
    word = body.get("finish_reason")
    if isinstance(word, str):
        return word in _WORDS
    return "billed_units" in object_at(body, "usage") or isinstance(message.get("content"), list)


def _read_v2_response(body: Payload) -> Answered:
    message = read_message(object_at(body, "message"), role="assistant")
    return answer_of(message, body.get("finish_reason"))


def _v2_facts(body: Payload) -> Facts:
    usage = _billed(object_at(body, "usage"))
    return answer_facts("chat", _read_v2_response(body), usage=usage, provider="cohere")


V1_REQUEST: Final = RequestShape(
    "cohere v1",
    _is_v1_request,
    ("message", "messages", "preamble", "chat_history", "tool_results"),
    _read_v1_request,
    _request_facts,
)
V1_RESPONSE: Final = ResponseShape(
    "cohere v1",
    _is_v1_response,
    ("text", "tool_calls", "finish_reason", "meta", *_V1_MARKS),
    _read_v1_response,
    _v1_facts,
)
GENERATE_RESPONSE: Final = ResponseShape(
    "cohere generate",
    _is_generated,
    ("generations",),
    _read_generated,
    _generated_facts,
)
V2_RESPONSE: Final = ResponseShape(
    "cohere v2",
    _is_v2_response,
    ("message", "finish_reason", "usage", "done", "choices"),
    _read_v2_response,
    _v2_facts,
)
