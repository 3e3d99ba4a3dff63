"""What SDKs make of answers: spans, Vercel's results, OpenAI's threads, generated texts."""

from collections.abc import Mapping
from typing import Any, Final

from services.completions.shapes import other_parts  # noqa: F401  # the parts of spans are there
from services.completions.shapes.lookups import (
    added,
    answer_facts,
    asked_of,
    either,
    first_in,
    maps_in,
)
from services.completions.shapes.openai_chat import read_message
from services.completions.shapes.parts import (
    answer_of,
    as_json_text,
    list_at,
    object_at,
    part_of,
    read_parts,
    reasoning_part,
    text_at,
    text_of,
    tool_call_part,
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
from services.completions.shapes.usage import count_at, read_usage, usage_row
from services.rows import TokenUsageRow


# --- Spans ------------------------------------------------------------------------------------
def _spoken(body: Payload) -> Payload:
    """Return the answer among messages: the last of them that the assistant says."""
    messages = either(body, "output_messages", "messages")
    for message in reversed(maps_in(messages)):
        if message.get("role", "assistant") in ("assistant", "ai", "model"):
            return message
    return {}


def _is_spoken(body: Payload) -> bool:
    return bool(_spoken(body))


def _read_spoken(body: Payload) -> Answered:
    message = _spoken(body)
    return answer_of(read_message(message, role="assistant"), _finish_of_span(body, message))


def _finish_of_span(body: Payload, message: Payload) -> str | None:
    told = either(body, "finish_reasons", "finish_reason")
    if isinstance(told, list):
        told = next((word for word in told if isinstance(word, str)), None)
    return told if isinstance(told, str) and told else text_at(message, "finish_reason")


def _spoken_facts(body: Payload) -> Facts:
    usage = _usage(object_at(body, "usage"))
    return answer_facts("chat", _read_spoken(body), usage=usage)


def _is_instructed(body: Payload) -> bool:
    return "system_instructions" in body or isinstance(body.get("input_messages"), list)


def _read_instructed(body: Payload) -> Asked:
    parts = read_parts(body.get("system_instructions"))
    turns = [turn_of("system", parts)] if parts else []
    messages = maps_in(either(body, "input_messages", "messages"))
    return asked_of([*turns, *(read_message(message) for message in messages)])


def _chat(_body: Payload) -> Facts:
    return {"operation": "chat"}


# --- Vercel AI --------------------------------------------------------------------------------
_VERCEL_MARKS: Final = ("toolCalls", "finishReason", "reasoningText", "providerMetadata", "steps")


def _is_vercel(body: Payload) -> bool:
    if not any(key in body for key in ("text", "toolCalls", "reasoningText", "object", "content")):
        return False
    return any(key in body for key in _VERCEL_MARKS)


def _read_vercel(body: Payload) -> Answered:
    content = body.get("content")
    parts = read_parts(content) if isinstance(content, list) else []
    if not parts:
        parts = _vercel_parts(body)
    return answer_of(turn_of("assistant", parts), _vercel_finish(body))


def _vercel_parts(body: Payload) -> list[Part]:
    thought = text_at(body, "reasoningText") or text_of(body.get("reasoning"))
    parts = [part] if (part := reasoning_part(thought)) is not None else []
    if text := text_at(body, "text"):
        parts.append(part_of("text", text=text))
    elif isinstance(made := body.get("object"), Mapping | list):  # of `generateObject`
        parts.append(part_of("text", text=as_json_text(made)))
    for call in maps_in(body.get("toolCalls")):
        arguments = either(call, "args", "input", "arguments")
        name = text_at(call, "toolName", "name")
        parts.append(tool_call_part(text_at(call, "toolCallId", "id"), name, arguments))
    return parts


def _vercel_finish(body: Payload) -> str | None:
    reason: Any = body.get("finishReason")
    if isinstance(reason, Mapping):  # {unified, raw}
        return text_at(reason, "raw", "unified")
    return text_at(body, "finishReason")


def _vercel_facts(body: Payload) -> Facts:
    usage = _usage(object_at(body, "usage"))
    model = text_at(object_at(body, "response"), "modelId") or text_at(body, "modelId")
    return answer_facts("chat", _read_vercel(body), usage=usage, model=model)


def _usage(told: Payload) -> TokenUsageRow | None:
    """Return the counts of an SDK in its own words, or as OpenAI and Anthropic say them."""
    asked, said = told.get("inputTokens"), told.get("outputTokens")
    if isinstance(asked, Mapping) or isinstance(said, Mapping):
        asked, said = object_at(told, "inputTokens"), object_at(told, "outputTokens")
        return usage_row(
            count_at(asked, "total"),
            count_at(said, "total"),
            cached=count_at(asked, "cacheRead"),
            cache_write=count_at(asked, "cacheWrite"),
            reasoning=count_at(said, "reasoning"),
        )
    details = object_at(told, "inputTokenDetails")
    return read_usage(told) or usage_row(
        count_at(told, "inputTokens", "promptTokens"),
        count_at(told, "outputTokens", "completionTokens"),
        count_at(told, "totalTokens"),
        cached=count_at(told, "cachedInputTokens") or count_at(details, "cacheReadTokens"),
        cache_write=count_at(details, "cacheWriteTokens"),
        reasoning=count_at(told, "reasoningTokens"),
    )


# --- OpenAI's threads -------------------------------------------------------------------------
_THREAD: Final = "thread.message"


def _thread_message(body: Payload) -> Payload:
    if body.get("object") == _THREAD:
        return body
    for message in maps_in(body.get("data")):
        if message.get("object") == _THREAD and message.get("role") == "assistant":
            return message
    return {}


def _is_thread(body: Payload) -> bool:
    return bool(_thread_message(body))


def _read_thread(body: Payload) -> Answered:
    message = _thread_message(body)
    return answer_of(read_message(message, role="assistant"), None)


def _thread_facts(body: Payload) -> Facts:
    return answer_facts("chat", _read_thread(body), provider="openai")


# --- Hugging Face -----------------------------------------------------------------------------
def _generated(body: Payload) -> Payload:
    for holder in (body, first_in(body.get("value")), first_in(body.get("data"))):
        if isinstance(holder.get("generated_text"), str | list):
            return holder
    return {}


def _is_generated(body: Payload) -> bool:
    return bool(_generated(body))


def _read_generated(body: Payload) -> Answered:
    held = _generated(body)
    text, finish = held.get("generated_text"), text_at(object_at(held, "details"), "finish_reason")
    if isinstance(text, list):  # the pipeline gives the conversation back
        return answer_of(read_message(_last_of(text), role="assistant"), finish)
    return answer_of(turn_of("assistant", read_parts(text)), finish)


def _last_of(messages: list[Any]) -> Payload:
    return next((one for one in reversed(messages) if isinstance(one, Mapping)), {})


def _generated_facts(body: Payload) -> Facts:
    details = object_at(_generated(body), "details")
    prompt = len(list_at(details, "prefill")) or None
    prompt = count_at(details, "input_length", "prompt_tokens") or prompt
    usage = usage_row(prompt, added(count_at(details, "generated_tokens")))
    return answer_facts("completion", _read_generated(body), usage=usage, provider="huggingface")


def _is_inputs(body: Payload) -> bool:
    inputs = body.get("inputs")
    if isinstance(inputs, list):
        return bool(inputs) and isinstance(inputs[0], str)
    return isinstance(inputs, str)


def _read_inputs(body: Payload) -> Asked:
    return asked_of([turn_of("user", read_parts(body.get("inputs")))])


def _inputs_facts(body: Payload) -> Facts:
    # The same key asks for a text and for vectors.
    return {"operation": "completion"} if isinstance(body.get("parameters"), Mapping) else {}


# --- Replicate --------------------------------------------------------------------------------
def _is_texts(body: Payload) -> bool:
    output = body.get("output")
    return isinstance(output, list) and bool(output) and isinstance(output[0], str)


def _read_texts(body: Payload) -> Answered:
    # The pieces of a stream, which are to be put together as they are.
    text = "".join(piece for piece in list_at(body, "output") if isinstance(piece, str))
    return answer_of(turn_of("assistant", read_parts(text)), text_at(body, "status"))


def _texts_facts(body: Payload) -> Facts:
    told = object_at(body, "metrics")
    usage = usage_row(count_at(told, "input_token_count"), count_at(told, "output_token_count"))
    return answer_facts("completion", _read_texts(body), usage=usage)


INSTRUCTED_REQUEST: Final = RequestShape(
    "span",
    _is_instructed,
    ("system_instructions", "input_messages", "messages"),
    _read_instructed,
    _chat,
)
SPOKEN_RESPONSE: Final = ResponseShape(
    "span",
    _is_spoken,
    ("output_messages", "messages", "finish_reasons", "finish_reason"),
    _read_spoken,
    _spoken_facts,
)
VERCEL_RESPONSE: Final = ResponseShape(
    "vercel",
    _is_vercel,
    ("text", "content", "reasoning", "object", *_VERCEL_MARKS),
    _read_vercel,
    _vercel_facts,
)
THREAD_RESPONSE: Final = ResponseShape(
    "openai thread", _is_thread, ("object", "role", "content", "data"), _read_thread, _thread_facts
)
GENERATED_RESPONSE: Final = ResponseShape(
    "tgi",
    _is_generated,
    ("generated_text", "details", "value", "data"),
    _read_generated,
    _generated_facts,
)
TEXTS_RESPONSE: Final = ResponseShape(
    "replicate", _is_texts, ("output", "status"), _read_texts, _texts_facts
)
INPUTS_REQUEST: Final = RequestShape(
    "tgi", _is_inputs, ("inputs", "parameters"), _read_inputs, _inputs_facts
)
