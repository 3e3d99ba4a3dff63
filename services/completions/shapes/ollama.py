"""Ollama's own routes: chat and generate."""

from collections.abc import Mapping
from typing import Final

from services.completions.shapes.lookups import answer_facts, asked_of
from services.completions.shapes.openai_chat import read_images, read_message, read_messages
from services.completions.shapes.parts import (
    answer_of,
    list_at,
    part_of,
    reasoning_part,
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
from services.completions.shapes.usage import count_at, usage_row

_MARKS: Final = frozenset(("model", "created_at", "done_reason", "total_duration"))
_GENERATE_MARKS: Final = frozenset(("raw", "template", "keep_alive", "context", "images"))


def _is_chat_request(body: Payload) -> bool:
    # A message with `images` is read so by any shape.
    return ("keep_alive" in body or isinstance(body.get("options"), Mapping)) and isinstance(
        body.get("messages"), list
    )


def _read_chat_request(body: Payload) -> Asked:
    return asked_of(read_messages(list_at(body, "messages")))


def _chat_facts(_body: Payload) -> Facts:
    return {"operation": "chat", "provider": "ollama"}


def _is_generate_request(body: Payload) -> bool:
    # A prompt alone is read as OpenAI's.
    if not isinstance(body.get("prompt"), str):
        return False
    return not _GENERATE_MARKS.isdisjoint(body) or isinstance(body.get("options"), Mapping)


def _read_generate_request(body: Payload) -> Asked:
    turns = []
    if text := text_at(body, "system"):
        turns.append(turn_of("system", [part_of("text", text=text)]))
    text = text_at(body, "prompt")
    parts = [part_of("text", text=text)] if text else []
    turns.append(turn_of("user", [*parts, *read_images(body)]))
    return asked_of(turns)


def _generate_facts(_body: Payload) -> Facts:
    return {"operation": "completion", "provider": "ollama"}


def _is_response(body: Payload) -> bool:
    if "eval_count" in body:
        return True
    # Others say that they are done, too.
    return isinstance(body.get("done"), bool) and not _MARKS.isdisjoint(body)


def _read_response(body: Payload) -> Answered:
    # Older versions only say that it is done.
    finish = text_at(body, "done_reason") or ("stop" if body.get("done") is True else None)
    if isinstance(message := body.get("message"), Mapping):
        return answer_of(read_message(message, role="assistant"), finish)
    text = body.get("response")
    if not isinstance(text, str):
        return Answered(provider_finish_reason=finish)
    parts = [part_of("text", text=text)] if text else []
    if (thought := reasoning_part(text_at(body, "thinking"))) is not None:
        parts.insert(0, thought)
    return answer_of(turn_of("assistant", parts), finish)


def _response_facts(body: Payload) -> Facts:
    # A prompt that was kept from before is not counted: then only the answer's tokens are known.
    usage = usage_row(count_at(body, "prompt_eval_count"), count_at(body, "eval_count"))
    operation = "completion" if "response" in body else "chat"
    return answer_facts(operation, _read_response(body), usage=usage, provider="ollama")


CHAT_REQUEST: Final = RequestShape(
    "ollama chat",
    _is_chat_request,
    ("messages", "keep_alive", "options"),
    _read_chat_request,
    _chat_facts,
)
GENERATE_REQUEST: Final = RequestShape(
    "ollama generate",
    _is_generate_request,
    ("prompt", "system", "options", *sorted(_GENERATE_MARKS)),
    _read_generate_request,
    _generate_facts,
)
RESPONSE: Final = ResponseShape(
    "ollama",
    _is_response,
    ("message", "response", "thinking", "done", "eval_count", *sorted(_MARKS)),
    _read_response,
    _response_facts,
)
