"""The demo's calls as request and response bodies: OpenAI's, and those that speak as it does."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from gateway.demo.calls import Call, ToolUse, Turn

Json = dict[str, Any]
_CREATED: Final = 1_750_000_000


@dataclass(frozen=True, slots=True)
class Who:
    """For whom a call is made, and what the application notes of it.

    Attributes:
        user: Id of a person.
        labels: What providers take as the request's metadata, where they take any.
    """

    user: str
    labels: dict[str, str]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Counts of a call: `prompt` includes `cached` and `written`, `completion` `reasoning`."""

    prompt: int
    completion: int
    cached: int = 0
    written: int = 0
    reasoning: int = 0


@dataclass(frozen=True, slots=True)
class Exchange:
    """A call as its provider has it.

    Attributes:
        request: The body of the request.
        response: Of the response.
        beside: What the client sends beside the two, since they do not say it.
    """

    request: Json
    response: Json
    beside: Json


Writer = Callable[[str, Call, Tokens, Who, Random], Exchange]


def openai_chat(model: str, call: Call, tokens: Tokens, who: Who, random: Random) -> Exchange:
    """OpenAI's chat completions."""
    request, response = _chat(model, call, tokens, random)
    request |= {"user": who.user, "metadata": who.labels}
    response["usage"]["prompt_tokens_details"] = {"cached_tokens": tokens.cached}
    response["usage"]["completion_tokens_details"] = {"reasoning_tokens": tokens.reasoning}
    return Exchange(request, response, {})


def azure_chat(model: str, call: Call, tokens: Tokens, who: Who, random: Random) -> Exchange:
    """Azure OpenAI's chat completions: the request names the deployment."""
    request, response = _chat(model, call, tokens, random)
    safe = {"filtered": False, "severity": "safe"}
    response["prompt_filter_results"] = [
        {"prompt_index": 0, "content_filter_results": {"hate": safe, "violence": safe}}
    ]
    response["choices"][0]["content_filter_results"] = {"hate": safe, "violence": safe}
    request |= {"model": "fernhill-chat", "user": who.user}
    return Exchange(request, response, {"metadata": who.labels})


def groq_chat(model: str, call: Call, tokens: Tokens, who: Who, random: Random) -> Exchange:
    """Groq's chat completions."""
    request, response = _chat(model, call, tokens, random)
    response["usage"] |= {"queue_time": 0.02, "prompt_time": 0.01, "completion_time": 0.2}
    response["x_groq"] = {"id": f"req_{random.getrandbits(96):024x}"}
    request["user"] = who.user
    return Exchange(request, response, {"metadata": who.labels})


def deepseek_chat(model: str, call: Call, tokens: Tokens, who: Who, random: Random) -> Exchange:
    """DeepSeek's chat completions: reasoning beside the content, cache hits beside the counts."""
    request, response = _chat(model, call, tokens, random)
    if call.reasoning:
        response["choices"][0]["message"]["reasoning_content"] = call.reasoning
    response["usage"] |= {
        "prompt_cache_hit_tokens": tokens.cached,
        "prompt_cache_miss_tokens": tokens.prompt - tokens.cached,
        "completion_tokens_details": {"reasoning_tokens": tokens.reasoning},
    }
    return Exchange(request, response, {"user_id": who.user, "metadata": who.labels})


def mistral_chat(model: str, call: Call, tokens: Tokens, who: Who, random: Random) -> Exchange:
    """Mistral's chat completions."""
    request, response = _chat(model, call, tokens, random)
    response["choices"][0].pop("logprobs")
    beside = {"provider": "mistral", "user_id": who.user, "metadata": who.labels}
    return Exchange(request, response, beside)


def openai_text(model: str, call: Call, tokens: Tokens, who: Who, random: Random) -> Exchange:
    """OpenAI's completions of a prompt."""
    request = {
        "model": model,
        "prompt": call.turns[0].text,
        "max_tokens": 120,
        "temperature": 0,
        "user": who.user,
    }
    choice = {"index": 0, "logprobs": None, "text": call.text, "finish_reason": _stopped(call)}
    response = _answer(model, "cmpl-", "text_completion", tokens, random)
    return Exchange(request, {**response, "choices": [choice]}, {"metadata": who.labels})


def openai_responses(model: str, call: Call, tokens: Tokens, who: Who, random: Random) -> Exchange:
    """OpenAI's Responses."""
    items: list[Json] = []
    for turn in call.turns:
        if turn.role == "tool":
            items.append(
                {
                    "type": "function_call_output",
                    "call_id": use_of(turn).id,
                    "output": turn.text,
                }
            )
        elif turn.use is not None:
            items.append(_responses_call(turn.use))
        else:
            kind = "input_text" if turn.role == "user" else "output_text"
            content: list[Json] = [{"type": kind, "text": turn.text}]
            if turn.picture:
                content.append({"type": "input_image", "image_url": turn.picture})
            items.append({"role": turn.role, "content": content})
    request: Json = {
        "model": model,
        "instructions": call.system,
        "input": items,
        "reasoning": {"effort": "low", "summary": "auto"},
        "safety_identifier": who.user,
        "metadata": who.labels,
    }
    if call.tools:
        request["tools"] = [{"type": "function", **tool} for tool in call.tools]
    output: list[Json] = []
    if call.reasoning:
        summary = [{"type": "summary_text", "text": call.reasoning}]
        output.append({"type": "reasoning", "id": new_id("rs_", random), "summary": summary})
    if call.use:
        output.append(
            {"id": new_id("fc_", random), "status": "completed"} | _responses_call(call.use)
        )
    else:
        said = (
            {"type": "refusal", "refusal": call.text}
            if call.is_refusal
            else {"type": "output_text", "text": call.text, "annotations": []}
        )
        output.append(
            {
                "type": "message",
                "id": new_id("msg_", random),
                "role": "assistant",
                "status": "completed",
                "content": [said],
            }
        )
    response = {
        "id": new_id("resp_", random),
        "object": "response",
        "created_at": _created_at(random),
        "status": "incomplete" if call.is_cut else "completed",
        "incomplete_details": {"reason": "max_output_tokens"} if call.is_cut else None,
        "model": model,
        "output": output,
        "usage": {
            "input_tokens": tokens.prompt,
            "input_tokens_details": {"cached_tokens": tokens.cached},
            "output_tokens": tokens.completion,
            "output_tokens_details": {"reasoning_tokens": tokens.reasoning},
            "total_tokens": tokens.prompt + tokens.completion,
        },
    }
    return Exchange(request, response, {})


def openai_embedding(model: str, call: Call, tokens: Tokens, who: Who, _: Random) -> Exchange:
    """OpenAI's embeddings."""
    request = {"model": model, "input": [call.turns[0].text], "user": who.user}
    response = {
        "object": "list",
        "model": model,
        "data": [{"object": "embedding", "index": 0, "embedding": list(call.vector)}],
        "usage": {"prompt_tokens": tokens.prompt, "total_tokens": tokens.prompt},
    }
    return Exchange(request, response, {"metadata": who.labels})


def openai_image(model: str, call: Call, tokens: Tokens, who: Who, random: Random) -> Exchange:
    """OpenAI's images; `call.text` is the picture's URL."""
    request = {
        "model": model,
        "prompt": call.turns[0].text,
        "size": "1024x1024",
        "quality": "low",
        "user": who.user,
    }
    response = {
        "created": _created_at(random),
        "data": [{"url": call.text}],
        "usage": {
            "input_tokens": tokens.prompt,
            "input_tokens_details": {"text_tokens": tokens.prompt, "image_tokens": 0},
            "output_tokens": tokens.completion,
            "total_tokens": tokens.prompt + tokens.completion,
        },
    }
    return Exchange(request, response, {"metadata": who.labels})


def _chat(model: str, call: Call, tokens: Tokens, random: Random) -> tuple[Json, Json]:
    request: Json = {"model": model, "messages": messages(call), "temperature": 0.3}
    if call.tools:
        request["tools"] = openai_tools(call)
    message: Json = {"role": "assistant", "content": call.text}
    if call.use:
        message |= {"content": None, "tool_calls": [openai_use(call.use)]}
    elif call.is_refusal:
        message |= {"content": None, "refusal": call.text}
    choice = {
        "index": 0,
        "message": message,
        "logprobs": None,
        "finish_reason": "tool_calls" if call.use else _stopped(call),
    }
    response = _answer(model, "chatcmpl-", "chat.completion", tokens, random)
    return request, {**response, "choices": [choice]}


def _stopped(call: Call) -> str:
    return "length" if call.is_cut else "stop"


def _answer(model: str, prefix: str, kind: str, tokens: Tokens, random: Random) -> Json:
    return {
        "id": new_id(prefix, random),
        "object": kind,
        "created": _created_at(random),
        "model": model,
        "usage": {
            "prompt_tokens": tokens.prompt,
            "completion_tokens": tokens.completion,
            "total_tokens": tokens.prompt + tokens.completion,
        },
    }


def messages(call: Call) -> list[Json]:
    """Write messages in OpenAI's form, which many share."""
    written: list[Json] = [{"role": "system", "content": call.system}] if call.system else []
    for turn in call.turns:
        message: Json = {"role": turn.role, "content": turn.text}
        if turn.role == "tool":
            message["tool_call_id"] = use_of(turn).id
        elif turn.use is not None:
            message |= {"content": None, "tool_calls": [openai_use(turn.use)]}
        elif turn.picture:
            shown = {"type": "image_url", "image_url": {"url": turn.picture}}
            message["content"] = [{"type": "text", "text": turn.text}, shown]
        written.append(message)
    return written


def openai_tools(call: Call) -> list[Json]:
    """Write the tools of a request in OpenAI's form."""
    return [{"type": "function", "function": tool} for tool in call.tools]


def use_of(turn: Turn) -> ToolUse:
    """Return what a tool's turn answers."""
    if turn.use is None:
        raise ValueError("a tool's turn answers a call")
    return turn.use


def openai_use(use: ToolUse) -> Json:
    """Write a tool call in OpenAI's form."""
    function = {"name": use.name, "arguments": _arguments_text(use.arguments)}
    return {"id": use.id, "type": "function", "function": function}


def _responses_call(use: ToolUse) -> Json:
    arguments = _arguments_text(use.arguments)
    return {"type": "function_call", "call_id": use.id, "name": use.name, "arguments": arguments}


def _arguments_text(arguments: Mapping[str, Any]) -> str:
    return json.dumps(arguments, ensure_ascii=False)


def new_id(prefix: str, random: Random) -> str:
    """Make an id."""
    return f"{prefix}{random.getrandbits(96):024x}"


def _created_at(random: Random) -> int:
    return _CREATED + random.randrange(30_000_000)
