"""Parts of messages: of OpenAI, Anthropic and all who write as they do.

A part says by its `type` what it is, and one type means the same wherever it is used, so one
table reads them all. Parts without a type (`services.completions.shapes.bedrock`) are told by
their keys. A part that is not understood but has a `text` is a text; any other is left out.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeAlias, cast

import orjson

from services.completions.shapes.types import Answered, Part, PartKind, ToolCall, Turn

ReadPart: TypeAlias = Callable[[Mapping[str, Any]], Part | None]

# Longer arguments stay text: reading them would hold up the event loop.
_MOST_ARGUMENTS: Final = 256 * 1024
# Of what a JSON response can hold, some levels are around it.
_MOST_LEVELS: Final = 100
# `data:image/png;base64,`: the type stands within this many characters.
_MEDIA_TYPE_WITHIN: Final = 100


def text_at(holder: Mapping[str, Any], *keys: str) -> str | None:
    """Return the first value of some keys that is a text, and not an empty one."""
    for key in keys:
        value: Any = holder.get(key)
        if value and isinstance(value, str):
            return value
    return None


def list_at(holder: Mapping[str, Any] | None, key: str) -> list[Any]:
    """Return a list; an empty one where there is none."""
    value = holder.get(key) if holder else None
    return value if isinstance(value, list) else []


def object_at(holder: Mapping[str, Any] | None, key: str) -> Mapping[str, Any]:
    """Return an object; an empty one where there is none."""
    value = holder.get(key) if holder else None
    return value if isinstance(value, dict) else {}


def joined(texts: Sequence[str]) -> str | None:
    """Join texts by line breaks; None without any."""
    if len(texts) == 1:
        return texts[0]
    return "\n".join(texts) if texts else None


def text_of(content: object) -> str | None:
    """Return content as text: a string, or the texts of a list (images are left out)."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return joined([text for part in content if (text := _text_of_part(part)) is not None])
    return None


def _text_of_part(part: object) -> str | None:
    if isinstance(part, dict):
        part = part.get("text")
    return part if isinstance(part, str) else None


def part_of(kind: PartKind, **values: Any) -> Part:
    """Make a part; values that are None are left out."""
    part: dict[str, Any] = {"kind": kind}
    part.update((key, value) for key, value in values.items() if value is not None)
    return cast("Part", part)


def tool_call_part(call_id: object, name: object, arguments: object) -> Part:
    """Make the part of a call; ids and names that are no text are left out."""
    return part_of(
        "tool_call",
        tool_call_id=call_id if isinstance(call_id, str) else None,
        name=name if isinstance(name, str) else None,
        arguments=arguments,
    )


def tool_result_part(
    call_id: object, result: object, *, name: object = None, is_error: object = None
) -> Part:
    """Make the part of what a tool gave back."""
    return part_of(
        "tool_result",
        tool_call_id=call_id if isinstance(call_id, str) else None,
        name=name if isinstance(name, str) else None,
        text=text_of(result),
        result=result,
        is_error=is_error if isinstance(is_error, bool) else None,
    )


def reasoning_part(text: str | None, cipher: object = None) -> Part | None:
    """Make the part of a reasoning; None where nothing is shown of it."""
    data = cipher if cipher and isinstance(cipher, str) else None
    if not text and data is None:
        return None
    return part_of("reasoning", text=text or None, data=data)


def read_parts(content: object) -> list[Part]:
    """Return the parts of a message's content: a string, or a list of parts."""
    if isinstance(content, str):
        return [{"kind": "text", "text": content}]
    if isinstance(content, list):
        return [part for one in content if (part := read_part(one)) is not None]
    if isinstance(content, dict) and (part := read_part(content)) is not None:
        return [part]
    return []


def read_part(part: object) -> Part | None:
    """Return a part in one form; None where it is not understood."""
    if isinstance(part, str):
        return {"kind": "text", "text": part}
    if not isinstance(part, dict):
        return None
    kind = part.get("type")
    if isinstance(kind, str):
        read = BY_TYPE.get(kind)
        if read is None and kind.endswith("_tool_result"):  # Anthropic's own tools
            read = _tool_result
        if read is not None and (found := read(part)) is not None:
            return found
    else:
        for key, read in BY_KEY.items():
            # Python's SDKs log the keys of all kinds of parts, null but for one.
            if part.get(key) is not None and (found := read(part)) is not None:
                return found
    text = part.get("text")
    return {"kind": "text", "text": text} if isinstance(text, str) else None


def _text(part: Mapping[str, Any]) -> Part | None:
    text = part.get("text")
    if isinstance(text, Mapping):  # of OpenAI's threads
        text = text.get("value")
    if not isinstance(text, str):
        text = part.get("content")
    return {"kind": "text", "text": text} if isinstance(text, str) else None


def _refusal(part: Mapping[str, Any]) -> Part | None:
    text = text_at(part, "refusal", "text")
    return part_of("refusal", text=text) if text else None


def _reasoning(part: Mapping[str, Any]) -> Part | None:
    for key in ("thinking", "reasoning", "text", "content", "summary"):
        if text := text_of(part.get(key)):
            return reasoning_part(text)
    return reasoning_part(None, text_at(part, "data", "encrypted_content", "signature"))


def thing_of_url(kind: PartKind, url: object, **values: Any) -> Part | None:
    """Make the part of an image, a recording or a file that is named by its URL."""
    if not isinstance(url, str) or not url:
        return None
    if "media_type" not in values and url.startswith("data:"):
        head = url[5:_MEDIA_TYPE_WITHIN]
        values["media_type"] = head.split(",", 1)[0].split(";", 1)[0] or None
    return part_of(kind, url=url, **values)


def _by_url(kind: PartKind, *keys: str) -> ReadPart:
    """Make the reader of a part whose URL is below a key, or is its value."""

    def read(part: Mapping[str, Any]) -> Part | None:
        for key in keys:
            value = part.get(key)
            url = value.get("url") if isinstance(value, dict) else value
            if (found := thing_of_url(kind, url)) is not None:
                return found
        file_id = text_at(part, "file_id")
        return part_of(kind, file_id=file_id) if file_id else None

    return read


def _input_audio(part: Mapping[str, Any]) -> Part | None:
    held = part.get("input_audio")
    if isinstance(held, str):  # Mistral's: base64, or a URL
        is_url = held.startswith(("http:", "https:", "data:"))
        return thing_of_url("audio", held) if is_url else part_of("audio", data=held)
    audio = object_at(part, "input_audio") or part
    data, form = text_at(audio, "data"), text_at(audio, "format")
    if data is None:
        return None
    return part_of("audio", data=data, media_type=f"audio/{form}" if form else None)


def _file(part: Mapping[str, Any]) -> Part | None:
    file = object_at(part, "file") or part
    name = text_at(file, "filename", "name", "title")
    file_id = text_at(file, "file_id", "id")
    url = text_at(file, "file_url", "url", "file_data", "data")
    if url is not None and url.startswith(("data:", "http:", "https:")):
        return thing_of_url("file", url, name=name, file_id=file_id)
    if url is None and file_id is None and name is None:
        return None
    media_type = text_at(file, "media_type", "mime_type")
    return part_of("file", data=url, name=name, file_id=file_id, media_type=media_type)


def _of_source(kind: PartKind) -> ReadPart:
    """Make the reader of Anthropic's images and documents, which have a `source`."""

    def read(part: Mapping[str, Any]) -> Part | None:
        source = object_at(part, "source")
        if not source:
            return _by_url(kind, "url", kind)(part) if kind == "image" else _file(part)
        media_type = text_at(source, "media_type")
        values: dict[str, Any] = {"name": text_at(part, "title"), "media_type": media_type}
        data = text_at(source, "data")
        if source.get("type") == "text":
            values["text"] = data
        else:
            values["data"] = data
        values["url"], values["file_id"] = text_at(source, "url"), text_at(source, "file_id")
        if source.get("type") == "content":
            values["text"] = text_of(source.get("content"))
        return part_of(kind, **values)

    return read


def _search_result(part: Mapping[str, Any]) -> Part:
    name, url = text_at(part, "title"), text_at(part, "source")
    return part_of("file", name=name, url=url, text=text_of(part.get("content")))


def _tool_use(part: Mapping[str, Any]) -> Part:
    return tool_call_part(part.get("id"), part.get("name"), part.get("input"))


def _tool_result(part: Mapping[str, Any]) -> Part:
    return tool_result_part(
        part.get("tool_use_id"),
        part.get("content"),
        name=part.get("name"),
        is_error=part.get("is_error"),
    )


# By type. Both tables are added to where a family is read (`other_parts`).
BY_TYPE: Final[dict[str, ReadPart]] = {
    "text": _text,
    "input_text": _text,
    "output_text": _text,
    "refusal": _refusal,
    "thinking": _reasoning,
    "redacted_thinking": _reasoning,
    "reasoning": _reasoning,
    "reasoning_text": _reasoning,
    "summary_text": _reasoning,
    "image_url": _by_url("image", "image_url"),
    "input_image": _by_url("image", "image_url"),
    "output_image": _by_url("image", "image_url", "url"),
    "computer_screenshot": _by_url("image", "image_url"),
    "image": _of_source("image"),
    "input_audio": _input_audio,
    "audio_url": _by_url("audio", "audio_url"),
    "video_url": _by_url("file", "video_url"),
    "document_url": _by_url("file", "document_url"),
    "file": _file,
    "input_file": _file,
    "container_upload": _file,
    "document": _of_source("file"),
    "search_result": _search_result,
    "tool_use": _tool_use,
    "server_tool_use": _tool_use,
    "mcp_tool_use": _tool_use,
    "tool_result": _tool_result,
}
# Parts that have no type, told by a key, which is tried in this order.
BY_KEY: Final[dict[str, ReadPart]] = {}


def turn_of(
    role: str, parts: list[Part], *, name: object = None, tool_calls: object = None
) -> Turn:
    """Make a turn of its parts.

    Args:
        role: Who speaks.
        parts: In order.
        name: The participant's.
        tool_calls: As logged, in OpenAI's form; None to make them of the parts.
    """
    if tool_calls is None:
        tool_calls = [_in_openai_form(part) for part in parts if part["kind"] == "tool_call"]
        tool_calls = tool_calls or None
    return {
        "role": role,
        "content": content_of(parts),
        "name": name if isinstance(name, str) else None,
        "tool_calls": tool_calls,
        "parts": parts,
    }


def content_of(parts: Sequence[Part]) -> str | None:
    """Return the text of parts: what is said, else the refusal, else what a recording says."""
    texts = joined([part["text"] for part in parts if part["kind"] == "text"])
    if texts:
        return texts
    for kind in ("refusal", "audio"):
        said = [part["text"] for part in parts if part["kind"] == kind and "text" in part]
        if said:
            return joined(said)
    return texts


def _in_openai_form(part: Part) -> dict[str, Any]:
    arguments = part.get("arguments")
    if not isinstance(arguments, str):
        arguments = as_json_text(arguments)
    function = {"name": part.get("name"), "arguments": arguments}
    return {"id": part.get("tool_call_id"), "type": "function", "function": function}


def as_json_text(value: object) -> str:
    """Write a value as JSON; an empty object for nothing, or for what cannot be written."""
    try:
        return orjson.dumps({} if value is None else value).decode()
    except TypeError:
        return "{}"


def answer_of(turn: Turn, finish: object, *, is_refusal: bool = False) -> Answered:
    """Make an answer of its turn.

    Args:
        turn: What is answered.
        finish: The provider's word for why it ended.
        is_refusal: Whether that says that it is a refusal; a part may say so too.
    """
    calls: list[ToolCall] = []
    thoughts: list[str] = []
    for part in turn["parts"]:
        kind = part["kind"]
        if kind == "tool_call":
            calls.append(_call_of(part))
        elif kind == "reasoning" and "text" in part:
            thoughts.append(part["text"])
        elif kind == "refusal":
            is_refusal = True
    word = finish if isinstance(finish, str) and finish else None
    return Answered(turn, is_refusal, calls, joined(thoughts), word)


def _call_of(part: Part) -> ToolCall:
    return {
        "id": part.get("tool_call_id"),
        "name": part.get("name"),
        "arguments": read_arguments(part.get("arguments")),
    }


def read_arguments(arguments: object) -> Any:
    """Return the arguments of a call: the object that a text holds, else what there is."""
    if not isinstance(arguments, str) or len(arguments) > _MOST_ARGUMENTS:
        return arguments
    try:
        value = orjson.loads(arguments)
    except ValueError:
        return arguments
    return value if isinstance(value, dict) and _is_shallow(value) else arguments


def _is_shallow(value: object) -> bool:
    level: list[Any] = [value]
    for _ in range(_MOST_LEVELS):
        below: list[Any] = []
        for one in level:
            if isinstance(one, dict):
                below += one.values()
            elif isinstance(one, list):
                below += one
        if not below:
            return True
        level = below
    return False
