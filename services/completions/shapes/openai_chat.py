"""OpenAI's chat and text completions, and all who answer in that form.

Azure, Groq, DeepSeek, Mistral, Together, vLLM, OpenRouter, xAI, TGI's chat route; the remains of a
stream, where a choice has a `delta`; what log10-io rewrites.
"""

from collections.abc import Mapping
from typing import Any, Final, TypeGuard

from services.completions.shapes.finish import finish_reason_of
from services.completions.shapes.parts import (
    answer_of,
    content_of,
    joined,
    list_at,
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

# Keys of a message beside its role and content; without any of them a message is read fast.
_MORE: Final = frozenset(
    {
        "audio",
        "function_call",
        "images",
        "name",
        "reasoning",
        "reasoning_content",
        "reasoning_details",
        "refusal",
        "thinking",
        "thinking_blocks",
        "tool_call_id",
        "tool_calls",
        "tool_plan",
    }
)
_INSTRUCTING: Final = ("system", "developer")


def read_messages(messages: list[Any]) -> list[Turn]:
    """Read the messages of a request; what is no object is left out."""
    return [read_message(message) for message in messages if isinstance(message, dict)]


def read_message(message: Mapping[str, Any], role: str = "user") -> Turn:
    """Read one message, of OpenAI's form or Anthropic's.

    Args:
        message: The message.
        role: Who speaks, where the message does not say.
    """
    said_by = message.get("role")
    if isinstance(said_by, str):
        role = said_by
    content = message.get("content")
    if isinstance(content, str) and role != "tool" and _MORE.isdisjoint(message):
        parts: list[Part] = [{"kind": "text", "text": content}]
        return {"role": role, "content": content, "name": None, "tool_calls": None, "parts": parts}
    if content is None:  # of spans, and of LlamaIndex
        content = message.get("parts") or message.get("blocks")
    name = message.get("name")
    if role in ("tool", "function") and content is not None:
        if isinstance(content, list) and _only_results(parts := read_parts(content)):
            turn = turn_of(role, parts, name=name)
            turn["content"] = joined([part["text"] for part in parts if "text" in part])
            return turn
        name = name if name is not None else message.get("tool_name")
        result = tool_result_part(message.get("tool_call_id"), content, name=name)
        turn = turn_of(role, [result], name=name, tool_calls=message.get("tool_calls"))
        turn["content"] = text_of(content)
        return turn
    thoughts = _thoughts(message)
    parts = [*thoughts, *read_parts(content)]
    refusal = message.get("refusal")
    if refusal and isinstance(refusal, str):
        parts.append({"kind": "refusal", "text": refusal})
    parts += read_images(message)
    if isinstance(audio := message.get("audio"), dict):
        parts.append(_recording(audio))
    tool_calls = message.get("tool_calls")
    parts += _tool_calls(tool_calls)
    if isinstance(call := message.get("function_call"), dict):
        parts.append(tool_call_part(None, call.get("name"), call.get("arguments")))
    return turn_of(role, parts, name=name, tool_calls=tool_calls)


def _thoughts(message: Mapping[str, Any]) -> list[Part]:
    """Read the reasoning beside a message's content, wherever a server puts it."""
    text = text_at(message, "reasoning_content", "reasoning", "thinking", "tool_plan")
    if text is not None:
        return [{"kind": "reasoning", "text": text}]
    for key in ("thinking_blocks", "reasoning_details"):
        found: list[Part] = []
        for one in list_at(message, key):
            if not isinstance(one, dict):
                continue
            text = text_at(one, "thinking", "text", "summary")
            if (part := reasoning_part(text, one.get("data"))) is not None:
                found.append(part)
        if found:
            return found
    return []


def read_images(message: Mapping[str, Any]) -> list[Part]:
    """Read the pictures that Ollama's messages have beside their text, in base64."""
    images = list_at(message, "images")
    return [{"kind": "image", "data": data} for data in images if isinstance(data, str)]


def _recording(audio: Mapping[str, Any]) -> Part:
    form = text_at(audio, "format")
    return part_of(
        "audio",
        data=text_at(audio, "data"),
        text=text_at(audio, "transcript"),
        file_id=text_at(audio, "id"),
        media_type=f"audio/{form}" if form else None,
    )


def _tool_calls(calls: object) -> list[Part]:
    """Read a message's tool calls: functions, custom tools, and bare `{name, arguments}`."""
    parts: list[Part] = []
    for call in calls if isinstance(calls, list) else ():
        if not isinstance(call, dict):
            continue
        named = _callee(call)
        arguments = next(
            (named[key] for key in ("arguments", "input", "parameters", "args") if key in named),
            None,
        )
        parts.append(tool_call_part(call.get("id"), named.get("name"), arguments))
    return parts


def _callee(call: Mapping[str, Any]) -> Mapping[str, Any]:
    for key in ("function", "custom"):
        named = call.get(key)
        if isinstance(named, dict):
            return named
    return call


def prompt_of_turns(turns: list[Turn]) -> str | None:
    """Return what the user last said: of turns that are more than the results of tools.

    Where no user speaks it is what the last instruction says.
    """
    for turn in reversed(turns):
        if turn["role"] in ("user", "human") and not _only_results(turn["parts"]):
            return content_of(turn["parts"])
    for turn in reversed(turns):
        if turn["role"] in _INSTRUCTING:
            return content_of(turn["parts"])
    return None


def _only_results(parts: list[Part]) -> bool:
    return bool(parts) and all(part["kind"] == "tool_result" for part in parts)


def text_prompt(prompt: object) -> Asked:
    """Read a prompt that is text, or a list of texts; tokens are no text."""
    text = text_of(prompt)
    if text is None:
        return Asked()
    parts: list[Part] = [{"kind": "text", "text": text}]
    return Asked([turn_of("user", parts)], text)


def _asks_chat(request: Payload) -> bool:
    return isinstance(request.get("messages"), list)


def _read_chat(request: Payload) -> Asked:
    turns = read_messages(request["messages"])
    prompt = prompt_of_turns(turns)
    if prompt is None and "prompt" in request:
        asked = text_prompt(request["prompt"])
        return asked if not turns else Asked(turns, asked.prompt)
    return Asked(turns, prompt)


def _chat_facts(_request: Payload) -> Facts:
    return {"operation": "chat"}


CHAT_REQUEST: Final = RequestShape(
    "openai chat", _asks_chat, ("messages", "prompt"), _read_chat, _chat_facts
)


def _asks_text(request: Payload) -> bool:
    return "prompt" in request


def _read_text(request: Payload) -> Asked:
    prompt = request["prompt"]
    if _are_messages(prompt):  # Vercel's
        turns = read_messages(prompt)
        return Asked(turns, prompt_of_turns(turns))
    return text_prompt(prompt)


def _are_messages(prompt: object) -> TypeGuard[list[Any]]:
    return bool(
        isinstance(prompt, list) and prompt and isinstance(prompt[0], dict) and "role" in prompt[0]
    )


def _text_facts(request: Payload) -> Facts:
    if _are_messages(request["prompt"]):
        return {"operation": "chat"}
    return {"operation": "completion"} if isinstance(request["prompt"], str | list) else {}


TEXT_REQUEST: Final = RequestShape("openai text", _asks_text, ("prompt",), _read_text, _text_facts)


def _answers(response: Payload) -> bool:
    return isinstance(response.get("choices"), list)


def _read_choices(response: Payload) -> Answered:
    word: str | None = None
    for choice in response["choices"]:
        if not isinstance(choice, dict):
            continue
        word = _finish_word(choice) or word
        # What remains of a stream may hold `delta` in place of `message`.
        for key in ("message", "delta"):
            message = choice.get(key)
            if isinstance(message, dict):
                return answer_of(read_message(message, role="assistant"), _finish_word(choice))
            if isinstance(message, str) and message:
                return answer_of(turn_of("assistant", read_parts(message)), _finish_word(choice))
        if (text := text_of(choice.get("text"))) is not None:
            parts: list[Part] = [{"kind": "text", "text": text}]
            return answer_of(turn_of("assistant", parts), _finish_word(choice))
    return Answered(provider_finish_reason=word)


def _finish_word(choice: Mapping[str, Any]) -> str | None:
    return text_at(choice, "finish_reason", "stop_reason")


def _choices_facts(response: Payload) -> Facts:
    facts: Facts = {}
    reported = response.get("usage")
    word: str | None = None
    refused = is_text = False
    names: list[str] = []
    first: Mapping[str, Any] = {}
    for choice in response["choices"]:
        if not isinstance(choice, dict):
            continue
        first = choice
        word = text_at(choice, "finish_reason", "stop_reason")
        message = choice.get("message")
        if not isinstance(message, dict):
            message = choice.get("delta")
        if isinstance(message, dict):
            refused = bool(message.get("refusal"))
            names = called_names(message)
            break
        if isinstance(choice.get("text"), str):
            is_text = True
            break
    said = response.get("object")
    is_text = is_text or said == "text_completion"
    facts["operation"] = "completion" if is_text else "chat"
    reason = "refusal" if refused else finish_reason_of(word)
    if names and (tools := sorted_names(names)):
        facts["tool_names"] = tools
        # Where a client demands a tool, OpenAI says that it stopped.
        reason = "tool_calls" if reason == "stop" else reason
    if reason is not None:
        facts["finish_reason"] = reason
    groq = response.get("x_groq")
    if reported is None:  # of a stream: Groq's, Moonshot's
        reported = groq.get("usage") if isinstance(groq, dict) else first.get("usage")
    if (usage := read_usage(reported, response.get("service_tier"))) is not None:
        facts["usage"] = usage
    if (provider := _provider(response, first, reported)) is not None:
        facts["provider"] = provider
    return facts


def called_names(message: Mapping[str, Any]) -> list[str]:
    """Return the names of the tools that a message of the assistant calls."""
    names: list[str] = []
    calls = message.get("tool_calls")
    if calls and isinstance(calls, list):
        names += (
            name
            for call in calls
            if isinstance(call, dict) and isinstance(name := _callee(call).get("name"), str)
        )
    call = message.get("function_call")
    if isinstance(call, dict) and isinstance(name := call.get("name"), str):
        names.append(name)
    content = message.get("content")
    if isinstance(content, list):
        names += (name for part in content if (name := _called_in(part)) is not None)
    return names


def _called_in(part: object) -> str | None:
    """Return the name of the tool that a part of content calls: Anthropic's `tool_use`."""
    if isinstance(part, dict):
        kind, name = part.get("type"), part.get("name")
        if isinstance(kind, str) and kind.endswith("tool_use") and isinstance(name, str):
            return name
    return None


def _provider(response: Payload, choice: Mapping[str, Any], usage: object) -> str | None:
    """Tell the provider by what it alone adds; None where the body could be anybody's."""
    if "prompt_filter_results" in response or "content_filter_results" in choice:
        return "azure"
    if "x_groq" in response:
        return "groq"
    if isinstance(response.get("provider"), str) and _is_of_openrouter(response, choice, usage):
        return "openrouter"
    if "prompt_logprobs" in response or "kv_transfer_params" in response:
        return "vllm"
    if isinstance(usage, dict):
        if "prompt_cache_hit_tokens" in usage:
            return "deepseek"
        if "queue_time" in usage:
            return "groq"
        if "num_sources_used" in usage or "cost_in_usd_ticks" in usage:
            return "x-ai"
        if "search_context_size" in usage:
            return "perplexity"
    if "seed" in choice and isinstance(response.get("prompt"), list):
        return "together"
    return None


def _is_of_openrouter(response: Payload, choice: Mapping[str, Any], usage: object) -> bool:
    """Tell whether a body that names a provider has a mark of OpenRouter's; others name one too."""
    response_id = response.get("id")
    if isinstance(response_id, str) and response_id.startswith("gen-"):
        return True
    if "native_finish_reason" in choice:
        return True
    return isinstance(usage, dict) and ("is_byok" in usage or "cost_details" in usage)


CHOICES_RESPONSE: Final = ResponseShape(
    "openai choices", _answers, ("choices",), _read_choices, _choices_facts
)
