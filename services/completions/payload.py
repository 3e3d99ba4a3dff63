"""What the payload of a completion says.

Payloads come in many forms (OpenAI chat and text, streamed remains of both, Anthropic's), so
everything here tolerates everything: what is not understood is left out, never rejected.
"""

from collections.abc import Mapping
from typing import Any, TypedDict

from services.rows import TokenUsageRow


class ChatMessage(TypedDict, total=False):
    """One turn of a conversation."""

    role: str
    content: str | None
    name: str | None
    tool_calls: Any


def model_of(payload: Mapping[str, Any] | None) -> str | None:
    """Return the `model` that a request or a response names."""
    model = payload.get("model") if payload else None
    return model if isinstance(model, str) and model else None


def usage_of(response: Mapping[str, Any] | None) -> TokenUsageRow | None:
    """Return the tokens that a response reports, under OpenAI's names.

    Args:
        response: OpenAI's `usage` has `prompt_tokens`, `completion_tokens` and `total_tokens`,
            Anthropic's `input_tokens` and `output_tokens`. Counts that are no whole numbers from
            0 on (log10ts reports -1 for Bedrock) are left out.

    Returns:
        The counts that are known, the total as reported or else as the sum; None without any.
    """
    reported = response.get("usage") if response else None
    if not isinstance(reported, Mapping):
        return None
    usage: TokenUsageRow = {}
    prompt = _count(reported, "prompt_tokens", "input_tokens")
    completion = _count(reported, "completion_tokens", "output_tokens")
    total = _count(reported, "total_tokens")
    if prompt is not None:
        usage["prompt_tokens"] = prompt
    if completion is not None:
        usage["completion_tokens"] = completion
    if total is None and (prompt is not None or completion is not None):
        total = (prompt or 0) + (completion or 0)
    if total is not None:
        usage["total_tokens"] = total
    return usage or None


def _count(reported: Mapping[str, Any], *names: str) -> int | None:
    for name in names:
        value: Any = reported.get(name)
        # Up to 2^53, so that sums over many stay exact in every client.
        if type(value) in (int, float) and 0 <= value <= 2**53 and value == int(value):
            return int(value)
    return None


def item_count(request: Mapping[str, Any] | None, response: Mapping[str, Any] | None) -> int:
    """Return how many messages, choices and parts of content there are to be gone through."""
    messages = _list(request, "messages")
    choices = _list(response, "choices")
    lists = [messages, choices, _list(request, "prompt"), _list(response, "content")]
    for holder in messages:
        content = holder.get("content") if isinstance(holder, Mapping) else None
        if isinstance(content, list):
            lists.append(content)
    for choice in choices:
        for key in ("message", "delta"):
            said = choice.get(key) if isinstance(choice, Mapping) else None
            content = said.get("content") if isinstance(said, Mapping) else None
            if isinstance(content, list):
                lists.append(content)
    return sum(map(len, lists))


def conversation(
    request: Mapping[str, Any] | None, response: Mapping[str, Any] | None
) -> list[ChatMessage]:
    """Return request and response as one conversation: what was said, then the first response."""
    messages = [
        _message(message) for message in _list(request, "messages") if isinstance(message, Mapping)
    ]
    if not messages and (text := _text(request.get("prompt") if request else None)) is not None:
        messages.append({"role": "user", "content": text})
    if (answer := _answer(response)) is not None:
        messages.append(answer)
    return messages


def prompt_text(request: Mapping[str, Any] | None) -> str | None:
    """Return the last message of the user, or the prompt, as text."""
    for message in reversed(_list(request, "messages")):
        if isinstance(message, Mapping) and message.get("role") == "user":
            return _text(message.get("content"))
    return _text(request.get("prompt")) if request else None


def output_text(response: Mapping[str, Any] | None) -> str | None:
    """Return the first response as text; None where there is none, as with a tool call."""
    answer = _answer(response)
    return answer.get("content") if answer else None


def _answer(response: Mapping[str, Any] | None) -> ChatMessage | None:
    if not response:
        return None
    for choice in _list(response, "choices"):
        if not isinstance(choice, Mapping):
            continue
        # What remains of a stream may hold `delta` in place of `message`.
        for key in ("message", "delta"):
            if isinstance(choice.get(key), Mapping):
                return _message(choice[key], role="assistant")
        if (text := _text(choice.get("text"))) is not None:
            return {"role": "assistant", "content": text}
    # Anthropic's own form: content blocks at the top.
    if (text := _text(response.get("content"))) is not None:
        return {"role": "assistant", "content": text}
    return None


def _message(message: Mapping[str, Any], role: str = "user") -> ChatMessage:
    said_by, name = message.get("role"), message.get("name")
    return {
        "role": said_by if isinstance(said_by, str) else role,
        "content": _text(message.get("content")),
        "name": name if isinstance(name, str) else None,
        "tool_calls": message.get("tool_calls"),
    }


def _text(content: object) -> str | None:
    """Return content as text: a string, or the text parts of a list (images are left out)."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        parts = [_part(part) for part in content]
        texts = [part for part in parts if part is not None]
        return "\n".join(texts) if texts else None
    return None


def _part(part: object) -> str | None:
    if isinstance(part, Mapping):
        part = part.get("text")
    return part if isinstance(part, str) else None


def _list(payload: Mapping[str, Any] | None, key: str) -> list[Any]:
    value = payload.get(key) if payload else None
    return value if isinstance(value, list) else []
