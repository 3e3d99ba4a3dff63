"""OpenAI's Responses API: items, in the request's `input` and the response's `output`."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from services.completions.shapes.finish import finish_reason_of
from services.completions.shapes.openai_chat import prompt_of_turns
from services.completions.shapes.parts import (
    answer_of,
    list_at,
    object_at,
    part_of,
    read_parts,
    reasoning_part,
    text_at,
    text_of,
    tool_call_part,
    tool_result_part,
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
    Turn,
)
from services.completions.shapes.usage import read_usage

# What only this API's requests have; a bare `input` is an embedding's too.
_MARKS: Final = frozenset(
    {
        "background",
        "conversation",
        "include",
        "instructions",
        "max_output_tokens",
        "max_tool_calls",
        "parallel_tool_calls",
        "previous_response_id",
        "reasoning",
        "store",
        "temperature",
        "text",
        "tool_choice",
        "tools",
        "top_p",
        "truncation",
    }
)
# The tools that the provider runs itself: item type, and where it holds what it does.
_OWN_TOOLS: Final[Mapping[str, str]] = {
    "web_search_call": "action",
    "file_search_call": "queries",
    "code_interpreter_call": "code",
    "computer_call": "action",
    "local_shell_call": "action",
    "shell_call": "action",
    "apply_patch_call": "operation",
    "tool_search_call": "arguments",
}


def _reasoning_item(item: Mapping[str, Any]) -> list[Part]:
    texts = [text_of(item.get(key)) for key in ("summary", "content")]
    parts = [part for text in texts if (part := reasoning_part(text)) is not None]
    if not parts and (part := reasoning_part(None, item.get("encrypted_content"))) is not None:
        parts.append(part)
    return parts


def _function_call(item: Mapping[str, Any]) -> list[Part]:
    call_id = text_at(item, "call_id", "id")
    arguments = item.get("arguments")
    return [tool_call_part(call_id, item.get("name"), arguments)]


def _custom_call(item: Mapping[str, Any]) -> list[Part]:
    return [tool_call_part(text_at(item, "call_id", "id"), item.get("name"), item.get("input"))]


def _mcp_call(item: Mapping[str, Any]) -> list[Part]:
    """Read a call that the provider made of a remote tool, with what it gave back."""
    call_id, name, error = text_at(item, "id"), item.get("name"), item.get("error")
    parts = [tool_call_part(call_id, name, item.get("arguments"))]
    if error is not None:
        parts.append(tool_result_part(call_id, error, name=name, is_error=True))
    elif item.get("output") is not None:
        parts.append(tool_result_part(call_id, item["output"], name=name))
    return parts


def _image_call(item: Mapping[str, Any]) -> list[Part]:
    parts = [tool_call_part(text_at(item, "id"), "image_generation", None)]
    if (data := text_at(item, "result")) is not None:
        form = text_at(item, "output_format")
        media_type = f"image/{form}" if form else None
        parts.append(part_of("image", data=data, media_type=media_type))
    return parts


def _own_tool(kind: str) -> Callable[[Mapping[str, Any]], list[Part]]:
    name = kind.removesuffix("_call")

    def read(item: Mapping[str, Any]) -> list[Part]:
        call_id = text_at(item, "call_id", "id")
        return [tool_call_part(call_id, name, item.get(_OWN_TOOLS[kind]))]

    return read


# What the assistant does, beside messages.
_DONE: Final[Mapping[str, Callable[[Mapping[str, Any]], list[Part]]]] = {
    "reasoning": _reasoning_item,
    "function_call": _function_call,
    "custom_tool_call": _custom_call,
    "mcp_call": _mcp_call,
    "mcp_approval_request": _mcp_call,
    "image_generation_call": _image_call,
    **{kind: _own_tool(kind) for kind in _OWN_TOOLS},
}


def _read_items(items: list[Any]) -> list[Turn]:
    """Read items as turns: what the assistant does in a row is one turn."""
    turns: list[Turn] = []
    doing: list[Part] = []
    for item in items:
        if isinstance(item, str):
            item = {"role": "user", "content": item}
        if not isinstance(item, dict):
            continue
        kind = item.get("type")
        kind = kind if isinstance(kind, str) else "message"
        if kind in _DONE:
            doing += _DONE[kind](item)
            continue
        role = item.get("role")
        if kind == "message" and role == "assistant":
            doing += read_parts(item.get("content"))
            continue
        if doing:
            turns.append(turn_of("assistant", doing))
            doing = []
        if kind == "message":
            role = role if isinstance(role, str) else "user"
            turns.append(turn_of(role, read_parts(item.get("content"))))
        elif kind.endswith("_output"):
            turns.append(_result_turn(item))
        elif parts := read_parts([item]):
            # Parts of content without a message around them.
            turns.append(turn_of("user", parts))
    if doing:
        turns.append(turn_of("assistant", doing))
    return turns


def _result_turn(item: Mapping[str, Any]) -> Turn:
    output = item.get("output")
    turn = turn_of("tool", [tool_result_part(item.get("call_id"), output)])
    turn["content"] = text_of(output)
    return turn


def _asks(request: Payload) -> bool:
    return "input" in request or "instructions" in request


def _read_request(request: Payload) -> Asked:
    turns: list[Turn] = []
    instructions = request.get("instructions")
    if isinstance(instructions, str) and instructions:
        turns.append(turn_of("system", [{"kind": "text", "text": instructions}]))
    elif isinstance(instructions, list):
        turns += _read_items(instructions)
    given = request.get("input")
    if isinstance(given, str):
        turns.append(turn_of("user", [{"kind": "text", "text": given}]))
        return Asked(turns, given)
    if not isinstance(given, list):
        return Asked(turns, prompt_of_turns(turns))
    if given and all(isinstance(one, str) for one in given):  # texts to be embedded
        text = "\n".join(given)
        turns.append(turn_of("user", [{"kind": "text", "text": text}]))
        return Asked(turns, text)
    turns += _read_items(given)
    return Asked(turns, prompt_of_turns(turns))


def _request_facts(request: Payload) -> Facts:
    given = request.get("input")
    if isinstance(given, list) and given and isinstance(given[0], dict):
        return {"operation": "chat"}
    return {} if _MARKS.isdisjoint(request) else {"operation": "chat"}


RESPONSES_REQUEST: Final = RequestShape(
    "openai responses", _asks, ("input", "instructions"), _read_request, _request_facts
)


def _answers(response: Payload) -> bool:
    return isinstance(response.get("output"), list) or response.get("object") == "response"


def _read_response(response: Payload) -> Answered:
    parts: list[Part] = []
    for item in list_at(response, "output"):
        if not isinstance(item, dict):
            continue
        kind = item.get("type")
        if isinstance(kind, str) and kind in _DONE:
            parts += _DONE[kind](item)
        elif kind == "message" or "content" in item:
            parts += read_parts(item.get("content"))
        elif isinstance(kind, str) and kind.endswith("_output"):
            parts.append(tool_result_part(item.get("call_id"), item.get("output")))
    # The SDKs put the text beside the items.
    if not parts and (text := text_at(response, "output_text")) is not None:
        parts.append({"kind": "text", "text": text})
    word = _finish_word(response)
    if not parts:
        return Answered(provider_finish_reason=word)
    return answer_of(turn_of("assistant", parts), word)


def _finish_word(response: Payload) -> str | None:
    details = object_at(response, "incomplete_details")
    return text_at(details, "reason") or text_at(response, "status")


_UNDER_WAY: Final = ("in_progress", "queued")


def _response_facts(response: Payload) -> Facts:
    facts: Facts = {"operation": "chat"}
    names: list[str] = []
    calls_client = refused = False
    for item in list_at(response, "output"):
        if not isinstance(item, dict):
            continue
        kind = item.get("type")
        if kind == "message":
            content = list_at(item, "content")
            refused = refused or any(
                isinstance(part, dict) and part.get("type") == "refusal" for part in content
            )
        elif isinstance(kind, str) and kind in _DONE and kind != "reasoning":
            calls_client = calls_client or kind in ("function_call", "custom_tool_call")
            name = item.get("name")
            names.append(name if isinstance(name, str) else kind.removesuffix("_call"))
    if refused:
        facts["finish_reason"] = "refusal"
    elif (word := _finish_word(response)) is not None and word not in _UNDER_WAY:
        is_done = word == "completed" and calls_client
        reason = "tool_calls" if is_done else finish_reason_of(word)
        if reason is not None:
            facts["finish_reason"] = reason
    if names and (tools := sorted_names(names)):
        facts["tool_names"] = tools
    if (usage := read_usage(response.get("usage"), response.get("service_tier"))) is not None:
        facts["usage"] = usage
    if isinstance(response.get("content_filters"), list):
        facts["provider"] = "azure"  # of the others, xAI and vLLM among them, the model tells
    return facts


RESPONSES_RESPONSE: Final = ResponseShape(
    "openai responses",
    _answers,
    ("object", "output", "output_text", "status", "incomplete_details"),
    _read_response,
    _response_facts,
)
