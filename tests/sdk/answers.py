"""What the fake provider answers, in the shapes of OpenAI and Anthropic."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

# 2024-10-04: a whole number of seconds, as OpenAI sends them.
CREATED = 1728000000


@dataclass(frozen=True, slots=True)
class Shape:
    """How one route of a provider answers."""

    answer: Callable[[Json], Json]
    events: Callable[[Json], Iterator[str]]
    refusal: Callable[[], Json]


def _last_user_text(request: Json) -> str:
    content = [m["content"] for m in request["messages"] if m["role"] == "user"][-1]
    return content if isinstance(content, str) else next(p["text"] for p in content if "text" in p)


def _openai_refusal() -> Json:
    error = {"message": "no such model: broken", "type": "invalid_request_error"}
    return {"error": {**error, "param": "model", "code": "model_not_found"}}


def _chat(request: Json) -> Json:
    text = _last_user_text(request)
    # log10-io's `feedback predict` asks this model for a grade, and prints it as JSON.
    is_grader = request["model"] == "gpt-4-0125-preview"
    content = json.dumps({"note": "clear", "axes": {}}) if is_grader else f"echo: {text}"
    message: Json = {"role": "assistant", "content": content, "refusal": None}
    finish_reason = "stop"
    if tools := request.get("tools"):
        name = tools[0]["function"]["name"]
        function = {"name": name, "arguments": json.dumps({"city": text, "days": 3})}
        call = {"id": "call_1", "type": "function", "function": function}
        message = {"role": "assistant", "content": None, "tool_calls": [call]}
        finish_reason = "tool_calls"
    choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": finish_reason}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": CREATED,
        "model": f"{request['model']}-2024-08-06",
        "choices": [choice],
        "usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18},
        "system_fingerprint": "fp_1",
    }


def _chat_events(answer: Json) -> Iterator[str]:
    [choice] = answer["choices"]
    frame = {key: answer[key] for key in ("id", "created", "model")}
    frame["object"] = "chat.completion.chunk"

    def chunk(delta: Json, finish_reason: str | None = None) -> str:
        part = {"index": 0, "delta": delta, "finish_reason": finish_reason}
        return f"data: {json.dumps({**frame, 'choices': [part]})}\n\n"

    if calls := choice["message"].get("tool_calls"):
        [call] = calls
        arguments = call["function"]["arguments"]
        opened = {**call, "index": 0, "function": {**call["function"], "arguments": ""}}
        yield chunk({"role": "assistant", "content": None, "tool_calls": [opened]})
        for part in (arguments[:7], arguments[7:]):
            yield chunk({"tool_calls": [{"index": 0, "function": {"arguments": part}}]})
    else:
        yield chunk({"role": "assistant", "content": ""})
        for word in choice["message"]["content"].split(" "):
            yield chunk({"content": word if word == "echo:" else f" {word}"})
    yield chunk({}, choice["finish_reason"])
    yield "data: [DONE]\n\n"


def _text(request: Json) -> Json:
    choice = {"text": f"echo: {request['prompt']}", "index": 0, "logprobs": None}
    return {
        "id": "cmpl-1",
        "object": "text_completion",
        "created": CREATED,
        "model": request["model"],
        "choices": [{**choice, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 5, "completion_tokens": 6, "total_tokens": 11},
    }


def _text_events(answer: Json) -> Iterator[str]:
    """Stream a legacy completion as OpenAI does: the text in one part, then the mark of the end."""
    yield f"data: {json.dumps({key: answer[key] for key in answer if key != 'usage'})}\n\n"
    yield "data: [DONE]\n\n"


def _message(request: Json) -> Json:
    text = _last_user_text(request)
    content: list[Json] = [{"type": "text", "text": f"echo: {text}"}]
    stop_reason = "end_turn"
    if tools := request.get("tools"):
        use = {"type": "tool_use", "id": "toolu_1", "name": tools[0]["name"]}
        content.append({**use, "input": {"city": text, "days": 3}})
        stop_reason = "tool_use"
    return {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": request["model"],
        "content": content,
        "stop_reason": stop_reason,
        "stop_sequence": None,
        "usage": {"input_tokens": 9, "output_tokens": 4},
    }


def _message_events(answer: Json) -> Iterator[str]:
    def event(kind: str, **fields: object) -> str:
        return f"event: {kind}\ndata: {json.dumps({'type': kind, **fields})}\n\n"

    yield event("message_start", message={**answer, "content": [], "stop_reason": None})
    for index, block in enumerate(answer["content"]):
        if block["type"] == "text":
            yield event("content_block_start", index=index, content_block={**block, "text": ""})
            delta = {"type": "text_delta", "text": block["text"]}
        else:
            yield event("content_block_start", index=index, content_block={**block, "input": {}})
            delta = {"type": "input_json_delta", "partial_json": json.dumps(block["input"])}
        yield event("content_block_delta", index=index, delta=delta)
        yield event("content_block_stop", index=index)
    ended = {"stop_reason": answer["stop_reason"], "stop_sequence": None}
    yield event("message_delta", delta=ended, usage={"output_tokens": 4})
    yield event("message_stop")


def _anthropic_refusal() -> Json:
    return {"type": "error", "error": {"type": "invalid_request_error", "message": "no such model"}}


SHAPES = {
    "/v1/chat/completions": Shape(_chat, _chat_events, _openai_refusal),
    "/v1/completions": Shape(_text, _text_events, _openai_refusal),
    "/v1/messages": Shape(_message, _message_events, _anthropic_refusal),
}
