"""What LangChain logs: its messages in three forms of writing, and its results."""

from collections.abc import Mapping
from typing import Any, Final

from services.completions.shapes.lookups import (
    added,
    answer_facts,
    asked_of,
    either,
    first_in,
    has_any,
    map_of,
    maps_at,
)
from services.completions.shapes.openai_chat import read_message
from services.completions.shapes.parts import (
    answer_of,
    list_at,
    object_at,
    part_of,
    read_parts,
    text_at,
    tool_call_part,
    turn_of,
)
from services.completions.shapes.types import (
    Answered,
    Asked,
    Facts,
    Payload,
    RequestShape,
    ResponseShape,
    Turn,
)
from services.completions.shapes.usage import added_sounds, count_at, read_usage, tier_of, usage_row
from services.rows import TokenUsageRow

# Types of messages, and names of their classes without `Message` and `Chunk`.
_ROLES: Final[Mapping[str, str]] = {
    "human": "user",
    "ai": "assistant",
    "system": "system",
    "tool": "tool",
    "function": "function",
    "developer": "developer",
    "user": "user",
    "assistant": "assistant",
}
_FINISHES: Final = ("finish_reason", "stop_reason", "finishReason", "stopReason", "done_reason")
_MOST_NESTED: Final = 4


def _is_request(body: Payload) -> bool:
    messages = body.get("messages")
    if not isinstance(messages, list) or not messages:
        return False
    first = messages[0]
    if isinstance(first, Mapping):
        return "role" not in first and ("type" in first or "lc" in first)
    return isinstance(first, list | str)


def _read_request(body: Payload) -> Asked:
    messages = list_at(body, "messages")
    # A batch has a list of messages for each prompt: the first is what was asked.
    if messages and isinstance(messages[0], list) and not _is_pair(messages[0]):
        messages = messages[0]
    return asked_of([turn for one in messages if (turn := _turn(one)) is not None])


def _is_pair(value: list[Any]) -> bool:
    return len(value) == 2 and all(isinstance(one, str) for one in value)


def _request_facts(_body: Payload) -> Facts:
    return {"operation": "chat"}


def _is_prompts(body: Payload) -> bool:
    prompts = body.get("prompts")
    return isinstance(prompts, list) and bool(prompts) and isinstance(prompts[0], str)


def _read_prompts(body: Payload) -> Asked:
    return asked_of([turn_of("user", read_parts(list_at(body, "prompts")[:1]))])


def _prompts_facts(_body: Payload) -> Facts:
    return {"operation": "completion"}


def _turn(message: object) -> Turn | None:
    if isinstance(message, str):
        return turn_of("user", [part_of("text", text=message)])
    if isinstance(message, list):
        if not _is_pair(message):
            return None
        role, text = message
        return turn_of(_ROLES.get(role, role), [part_of("text", text=text)])
    if not isinstance(message, Mapping):
        return None
    role, said = _opened(message)
    return _read(said, role)


def _opened(message: Payload) -> tuple[str, Payload]:
    """Return a message's role and fields, out of whichever form it was written in."""
    said = message
    for _ in range(_MOST_NESTED):
        inner = maps_at(said, "kwargs", "data") if "content" not in said else {}
        if not inner:
            break
        said = inner
    kind = text_at(said, "type") or text_at(message, "type") or ""
    role = text_at(said, "role")
    if role is None and kind not in _ROLES:
        # Serialised, its id is the path of its class: langchain, schema, messages, AIMessage.
        path = list_at(message, "id")
        kind = path[-1] if path and isinstance(path[-1], str) else kind
        kind = kind.removesuffix("Chunk").removesuffix("Message").lower()
    return role or _ROLES.get(kind, kind or "user"), said


def _read(said: Payload, role: str) -> Turn:
    more = object_at(said, "additional_kwargs")
    calls = list_at(said, "tool_calls")
    message: dict[str, Any] = {**more, **said, "role": role}
    # LangChain's calls are {name, args, id}; the provider's own stand beside, in OpenAI's form.
    if calls and not list_at(more, "tool_calls"):
        message.pop("tool_calls")
        turn = read_message(message)
        held = turn["parts"]
        known = {part.get("tool_call_id") for part in held if part["kind"] == "tool_call"}
        made = [_call(call) for call in calls if isinstance(call, Mapping)]
        held = [*held, *(part for part in made if part.get("tool_call_id") not in known)]
        return turn_of(role, held, name=turn["name"])
    if calls:
        message["tool_calls"] = more["tool_calls"]
    return read_message(message)


def _call(call: Payload) -> Any:
    if isinstance(call.get("function"), Mapping):
        function = object_at(call, "function")
        return tool_call_part(call.get("id"), function.get("name"), function.get("arguments"))
    return tool_call_part(call.get("id"), call.get("name"), call.get("args"))


# --- Results ----------------------------------------------------------------------------------
def _first_generation(body: Payload) -> Payload:
    batches = list_at(body, "generations")
    return first_in(batches[0]) if batches and isinstance(batches[0], list) else first_in(batches)


def _is_response(body: Payload) -> bool:
    batches = body.get("generations")
    if not isinstance(batches, list) or not batches:
        return False
    first = batches[0]
    return isinstance(first, list) or (isinstance(first, Mapping) and "message" in first)


def _read_response(body: Payload) -> Answered:
    generation = _first_generation(body)
    info = maps_at(generation, "generation_info", "generationInfo")
    message = object_at(generation, "message")
    if message:
        _, said = _opened(message)
        finish = _finish(info) or _finish(object_at(said, "response_metadata"))
        return answer_of(_read(said, "assistant"), finish)
    text = generation.get("text")
    if not isinstance(text, str):
        return Answered(provider_finish_reason=_finish(info))
    return answer_of(turn_of("assistant", [part_of("text", text=text)]), _finish(info))


def _finish(info: Payload) -> str | None:
    return text_at(info, *_FINISHES)


def _response_facts(body: Payload) -> Facts:
    output = maps_at(body, "llm_output", "llmOutput")
    generation = _first_generation(body)
    _, said = _opened(object_at(generation, "message"))
    told = maps_at(output, "token_usage", "tokenUsage", "usage")
    usage = _usage(said) or read_usage(told) or _camel_usage(told)
    model = text_at(output, "model_name", "model", "model_id") or _model(said)
    operation = "chat" if said else "completion"
    return answer_facts(operation, _read_response(body), usage=usage, model=model)


def _camel_usage(told: Payload) -> TokenUsageRow | None:
    counts = (count_at(told, key) for key in ("promptTokens", "completionTokens", "totalTokens"))
    return usage_row(*counts)


def _usage(said: Payload) -> TokenUsageRow | None:
    """Return the counts of a message, which include cached and reasoning ones."""
    told = object_at(said, "usage_metadata")
    if told:
        asked, answered = (object_at(told, f"{side}_token_details") for side in ("input", "output"))
        finer: TokenUsageRow = {}
        written = count_at(asked, "cache_creation")
        ages = ("ephemeral_5m_input_tokens", "ephemeral_1h_input_tokens")
        minutes, hours = (count_at(asked, age) for age in ages)
        if hours:
            finer["cache_write_1h_tokens"] = hours
        if not written:  # 0 beside those by age, so that nobody adds them up twice
            written = added(written, minutes, hours)
        if (tier := tier_of(_tier(said))) is not None:
            finer["service_tier"] = tier
        audio = added_sounds(finer, count_at(asked, "audio"), count_at(answered, "audio"))
        return usage_row(
            count_at(told, "input_tokens"),
            count_at(told, "output_tokens"),
            count_at(told, "total_tokens"),
            cached=count_at(asked, "cache_read"),
            cache_write=written,
            reasoning=count_at(answered, "reasoning"),
            audio=audio,
            finer=finer,
        )
    metadata = object_at(said, "response_metadata")
    return read_usage(either(metadata, "token_usage", "usage", "tokenUsage"), _tier(said))


def _tier(said: Payload) -> object:
    """Return the service tier beside a message; Anthropic's stands in the usage as it was."""
    metadata = object_at(said, "response_metadata")
    return metadata.get("service_tier") or object_at(metadata, "usage").get("service_tier")


def _model(said: Payload) -> str | None:
    return text_at(object_at(said, "response_metadata"), "model_name", "model", "model_id")


# --- One message ------------------------------------------------------------------------------
_OF_MESSAGES: Final = ("response_metadata", "additional_kwargs", "usage_metadata")


def _is_message(body: Payload) -> bool:
    if "content" in body and has_any(body, _OF_MESSAGES):
        return True
    return "lc" in body and isinstance(body.get("kwargs"), Mapping)


def _read_message_response(body: Payload) -> Answered:
    _, said = _opened(body)
    return answer_of(_read(said, "assistant"), _finish(object_at(said, "response_metadata")))


def _message_facts(body: Payload) -> Facts:
    _, said = _opened(body)
    read = _read_message_response(body)
    return answer_facts("chat", read, usage=_usage(map_of(said)), model=_model(said))


REQUEST: Final = RequestShape(
    "langchain messages", _is_request, ("messages",), _read_request, _request_facts
)
PROMPTS_REQUEST: Final = RequestShape(
    "langchain prompts", _is_prompts, ("prompts",), _read_prompts, _prompts_facts
)
RESPONSE: Final = ResponseShape(
    "langchain result",
    _is_response,
    ("generations",),
    _read_response,
    _response_facts,
)
MESSAGE_RESPONSE: Final = ResponseShape(
    "langchain message",
    _is_message,
    (
        *("content", "response_metadata", "additional_kwargs", "kwargs", "lc", "type", "id"),
        *("tool_calls", "data", "role"),
    ),
    _read_message_response,
    _message_facts,
)
