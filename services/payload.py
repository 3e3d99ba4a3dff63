"""What the payload of a completion says, and what of it BSON cannot hold.

Payloads come in many forms (OpenAI chat and text, streamed remains of both, Anthropic's), so
everything here tolerates everything: what is not understood is left out, never refused.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias, TypedDict

from services.errors import InvalidInput
from services.rows import TokenUsageRow

# MongoDB's own bound is 200 levels, of the document and of the command around it.
MAX_DEPTH = 128
# Each takes some 60 bytes and half a microsecond wherever it passes, though it may be two bytes of
# a body: 16 MiB of them would hold a worker for seconds.
MAX_VALUES = 500_000
_MAX_INT64 = 2**63 - 1
_MIN_INT64 = -(2**63)


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
    """Return request and response as one conversation: what was said, then the first answer."""
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
    """Return the first answer as text; None where there is none, as with a tool call."""
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


def check_storable(value: object, *, path: str) -> None:
    """Refuse what BSON cannot hold, or what MongoDB would alter.

    Args:
        value: JSON as decoded: dicts, lists, strings, numbers, booleans, None.
        path: JSON Pointer to `value` in the caller's input.

    Raises:
        InvalidInput: An integer is past 64 bits, a key holds a NUL, a string holds a lone
            surrogate, a number is not finite, the nesting goes past `MAX_DEPTH`, or there are
            more than `MAX_VALUES`; its path leads to the fault.
    """
    # Iterative, and without building paths: these only matter for the one that fails.
    level: list[Any] = [value]
    depth = count = 0
    while level:
        depth += 1
        count += len(level)
        if count > MAX_VALUES:
            raise InvalidInput(f"it holds more than {MAX_VALUES:,} values", path=path)
        below = _values_below(level)
        if depth > MAX_DEPTH or below is None:
            raise _fault(value, path)
        level = below


def _values_below(level: Iterable[Any]) -> list[Any] | None:
    """Return all values that some values hold; None if one of them cannot be kept itself."""
    below: list[Any] = []
    # The hottest loop of a create, hence in one piece.
    for item in level:
        kind = type(item)
        if kind is str:
            if not (item.isascii() or _is_encodable(item)):
                return None
        elif kind is dict:
            if not _is_storable_object(item):
                return None
            below += item.values()
        elif kind is list:
            below += item
        elif kind is int:
            if not _MIN_INT64 <= item <= _MAX_INT64:
                return None
        elif kind is float:
            if item - item != 0:  # NaN for NaN and the infinities
                return None
        elif kind is not bool and item is not None:
            return None
    return below


def _is_storable_object(item: dict[Any, Any]) -> bool:
    try:
        keys = "".join(item)
    except TypeError:  # one is no string
        return False
    if "\0" in keys or not (keys.isascii() or _is_encodable(keys)):
        return False
    return "$db" not in item or not _is_lossy_reference(item)


def _is_lossy_reference(item: dict[Any, Any]) -> bool:
    """Say whether the driver would take it for a reference, and drop the null (`bson_values`)."""
    return item.get("$db", 0) is None and "$id" in item and type(item.get("$ref")) is str


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _fault(value: object, path: str) -> InvalidInput:
    """Find the first fault in document order, now that there is one."""
    for item, place, depth in _walk(value):
        if depth > MAX_DEPTH:
            return InvalidInput(
                f"it is nested more than {MAX_DEPTH} levels deep", path=path + _pointer(place)
            )
        if _values_below((item,)) is None:
            return InvalidInput(_reason(item), path=path + _pointer(place))
    raise AssertionError("no fault found")


# The place of what a value is in, and its key there. A path of its own for each value would take
# the length of the longest key times their number.
_Place: TypeAlias = "tuple[_Place, object] | None"


def _walk(value: object) -> Iterator[tuple[object, _Place, int]]:
    stack: list[tuple[object, _Place, int]] = [(value, None, 1)]
    while stack:
        item, place, level = stack.pop()
        yield item, place, level
        if level > MAX_DEPTH:
            continue
        if type(item) is dict:
            children = [(child, (place, key), level + 1) for key, child in item.items()]
        elif type(item) is list:
            children = [(child, (place, n), level + 1) for n, child in enumerate(item)]
        else:
            continue
        stack.extend(reversed(children))


def _pointer(place: _Place) -> str:
    tokens: list[str] = []
    while place is not None:
        place, key = place
        tokens.append("/" + _token(key))
    return "".join(reversed(tokens))


def _token(key: object) -> str:
    """Escape a key as a token of a JSON Pointer (RFC 6901), printably."""
    escaped = str(key).replace("~", "~0").replace("/", "~1")
    return escaped.encode("ascii", "backslashreplace").decode().replace("\0", "\\u0000")


def _reason(item: object) -> str:
    match item:
        case int():
            return "the integer does not fit into 64 bits"
        case str():
            return "the string holds a lone surrogate"
        case float():
            return "the number is not finite"
        case dict() if _is_lossy_reference(item):
            return "an object with a string $ref and an $id cannot have a $db of null"
        case dict():
            return "a key holds a NUL character or a lone surrogate"
        case _:
            return f"a {type(item).__name__} is not JSON"
