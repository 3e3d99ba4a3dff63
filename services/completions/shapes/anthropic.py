"""Anthropic's messages, and its older text completions."""

from typing import Any, Final

from services.completions.shapes.finish import finish_reason_of
from services.completions.shapes.openai_chat import (
    called_names,
    prompt_of_turns,
    read_messages,
    text_prompt,
)
from services.completions.shapes.parts import (
    answer_of,
    list_at,
    read_parts,
    text_at,
    turn_of,
)
from services.completions.shapes.tool_names import sorted_names
from services.completions.shapes.types import (
    Answered,
    Asked,
    Facts,
    Part,
    Payload,
    RequestShape,
    ResponseShape,
)
from services.completions.shapes.usage import read_usage

# Where others serve it, as its `anthropic_version`, and its ids, begin.
_VERSIONS: Final = (("bedrock-", "aws"), ("vertex-", "google"))
_IDS: Final = (("msg_bdrk_", "aws"), ("msg_vrtx_", "google"))


def _asks(request: Payload) -> bool:
    if "system" not in request and "anthropic_version" not in request:
        return False
    return isinstance(request.get("messages"), list)


def _read_request(request: Payload) -> Asked:
    turns = read_messages(list_at(request, "messages"))
    prompt = prompt_of_turns(turns)
    if parts := read_parts(request.get("system")):
        turns.insert(0, turn_of("system", parts))
    return Asked(turns, prompt)


def _request_facts(request: Payload) -> Facts:
    facts: Facts = {"operation": "chat"}
    version = request.get("anthropic_version")
    if isinstance(version, str):
        for begin, provider in _VERSIONS:
            if version.startswith(begin):
                facts["provider"] = provider
    return facts


MESSAGES_REQUEST: Final = RequestShape(
    "anthropic messages",
    _asks,
    ("system", "anthropic_version", "messages"),
    _read_request,
    _request_facts,
)


def _asks_text(request: Payload) -> bool:
    return "max_tokens_to_sample" in request and "prompt" in request


def _read_text_request(request: Payload) -> Asked:
    return text_prompt(request.get("prompt"))


def _text_request_facts(_request: Payload) -> Facts:
    return {"operation": "completion"}


TEXT_REQUEST: Final = RequestShape(
    "anthropic text",
    _asks_text,
    ("prompt", "max_tokens_to_sample"),
    _read_text_request,
    _text_request_facts,
)


def _answers(response: Payload) -> bool:
    return isinstance(response.get("content"), str | list)


def _read_response(response: Payload) -> Answered:
    word = text_at(response, "stop_reason", "finish_reason")
    parts = read_parts(response.get("content"))
    if not parts:
        return Answered(None, word == "refusal", provider_finish_reason=word)
    return answer_of(turn_of("assistant", parts), word, is_refusal=word == "refusal")


def _response_facts(response: Payload) -> Facts:
    facts: Facts = {"operation": "chat"}
    reason = finish_reason_of(text_at(response, "stop_reason", "finish_reason"))
    if reason is not None:
        facts["finish_reason"] = reason
    if tools := sorted_names(called_names(response)):
        facts["tool_names"] = tools
    if (usage := read_usage(response.get("usage"), response.get("service_tier"))) is not None:
        facts["usage"] = usage
    if response.get("type") == "message" or "stop_reason" in response:
        facts["provider"] = _provider(response.get("id"))
    return facts


def _provider(message_id: Any) -> str:
    if isinstance(message_id, str):
        for begin, provider in _IDS:
            if message_id.startswith(begin):
                return provider
    return "anthropic"


MESSAGES_RESPONSE: Final = ResponseShape(
    "anthropic messages",
    _answers,
    ("content", "stop_reason", "finish_reason"),
    _read_response,
    _response_facts,
)


def _answers_text(response: Payload) -> bool:
    return isinstance(response.get("completion"), str)


def _read_text_response(response: Payload) -> Answered:
    parts: list[Part] = [{"kind": "text", "text": response["completion"]}]
    return answer_of(turn_of("assistant", parts), text_at(response, "stop_reason"))


def _text_response_facts(response: Payload) -> Facts:
    facts: Facts = {"operation": "completion", "provider": "anthropic"}
    reason = finish_reason_of(text_at(response, "stop_reason"))
    if reason is not None:
        facts["finish_reason"] = reason
    if (usage := read_usage(response.get("usage"), response.get("service_tier"))) is not None:
        facts["usage"] = usage
    return facts


TEXT_RESPONSE: Final = ResponseShape(
    "anthropic text",
    _answers_text,
    ("completion", "stop_reason"),
    _read_text_response,
    _text_response_facts,
)
