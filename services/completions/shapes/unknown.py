"""Payloads of no known shape: what can be found by the usual names."""

from collections.abc import Mapping
from typing import Final

from services.completions.shapes.finish import finish_reason_of
from services.completions.shapes.lookups import asked_of, first_in
from services.completions.shapes.openai_chat import prompt_of_turns, read_messages
from services.completions.shapes.parts import answer_of, object_at, read_parts, text_at, turn_of
from services.completions.shapes.types import (
    Answered,
    Asked,
    Facts,
    Part,
    Payload,
    RequestShape,
    ResponseShape,
)
from services.completions.shapes.usage import count_at, read_usage, usage_row
from services.rows import TokenUsageRow

_ASKED: Final = (
    *("input", "inputs", "prompt", "query", "question", "user_input", "user_prompt", "text"),
    *("message", "user_message", "instruction", "content", "input_text", "inputText", "task"),
    *("instances", "messages"),
)
_SYSTEM: Final = ("system", "system_prompt", "systemPrompt", "preamble", "instructions")
_HISTORY: Final = ("history", "chat_history", "conversation", "input_messages")
_ANSWERED: Final = (
    *("text", "content", "completion", "output_text", "outputText", "response", "answer"),
    *("generated_text", "generation", "output", "outputs", "result", "reply", "message"),
    *("prediction", "predictions", "replies", "completions", "summary_text", "translation_text"),
    *("value", "choices", "results", "data"),
)
_FINISHES: Final = ("finish_reason", "stop_reason", "finishReason", "stopReason", "done_reason")
# Where the text of an object stands that has the answer.
_WITHIN: Final = (
    *("text", "content", "output_text", "generated_text", "completion", "message", "parts"),
    *("prompt", "value", "response"),
)
_COUNTED: Final = ("usage", "token_usage", "tokenUsage", "metadata", "meta", "additional_kwargs")
_MOST_NESTED: Final = 4


def _parts_in(value: object) -> list[Part]:
    """Read a text, or parts; of an object what it has under the usual names."""
    for _ in range(_MOST_NESTED):
        if isinstance(value, str):
            return [{"kind": "text", "text": value}] if value else []
        if parts := read_parts(value):
            return parts
        holder = first_in(value)
        inner = next((holder[key] for key in _WITHIN if key in holder), None)
        if inner is None:
            return []
        value = inner
    return []


def _first_parts(body: Payload, keys: tuple[str, ...]) -> list[Part]:
    for key in keys:
        if key in body and (parts := _parts_in(body[key])):
            return parts
    return []


def _is_request(body: Payload) -> bool:
    return any(key in body for key in (*_ASKED, *_HISTORY))


def _read_request(body: Payload) -> Asked:
    system = _first_parts(body, _SYSTEM)
    turns = [turn_of("system", system)] if system else []
    for key in _HISTORY:
        if isinstance(history := body.get(key), list):
            turns += read_messages(history)
            break
    if parts := _first_parts(body, _ASKED):
        turn = turn_of("user", parts)
        return Asked([*turns, turn], turn["content"])
    return Asked(turns, prompt_of_turns(turns)) if turns else asked_of([])


def _request_facts(_body: Payload) -> Facts:
    return {}


def _is_response(body: Payload) -> bool:
    return any(key in body for key in _ANSWERED)


def _read_response(body: Payload) -> Answered:
    # A `message` that is a text is what an error says.
    is_error = isinstance(body.get("message"), str)
    keys = tuple(key for key in _ANSWERED if key != "message") if is_error else _ANSWERED
    parts, finish = _first_parts(body, keys), text_at(body, *_FINISHES)
    if not parts:
        return Answered(provider_finish_reason=finish)
    return answer_of(turn_of("assistant", parts), finish)


def _response_facts(body: Payload) -> Facts:
    facts: Facts = {}
    if (reason := finish_reason_of(text_at(body, *_FINISHES))) is not None:
        facts["finish_reason"] = reason
    if (usage := _usage(body)) is not None:
        facts["usage"] = usage
    return facts


def _usage(body: Payload) -> TokenUsageRow | None:
    for key in _COUNTED:
        told = object_at(body, key)
        if not told:
            continue
        if (usage := read_usage(told)) is not None:
            return usage
        counts = (
            count_at(told, f"{side}Tokens", f"{side}TokenCount", f"{side}_token_count")
            for side in ("prompt", "completion", "total")
        )
        if (usage := usage_row(*counts)) is not None:
            return usage
        asked, said = (count_at(told, f"{side}Tokens") for side in ("input", "output"))
        if (usage := usage_row(asked, said)) is not None:
            return usage
    return read_usage(body) if isinstance(body, Mapping) else None


REQUEST: Final = RequestShape(
    "unknown", _is_request, (*_ASKED, *_SYSTEM, *_HISTORY), _read_request, _request_facts
)
RESPONSE: Final = ResponseShape(
    "unknown", _is_response, (*_ANSWERED, *_FINISHES), _read_response, _response_facts
)
