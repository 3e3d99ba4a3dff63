"""Parts of messages that others than OpenAI and Anthropic write.

Gemini's and Converse's have no type: a key says what they are. Spans of the GenAI conventions and
the Vercel AI SDK have types of their own. Importing this adds them to the tables of `parts`.
"""

from collections.abc import Mapping
from typing import Any, Final

from services.completions.shapes.lookups import either, map_of, maps_at, thing
from services.completions.shapes.parts import (
    BY_KEY,
    BY_TYPE,
    ReadPart,
    object_at,
    part_of,
    reasoning_part,
    text_at,
    text_of,
    tool_call_part,
    tool_result_part,
)
from services.completions.shapes.types import Part, PartKind, Payload

_MEDIA_TYPES: Final = ("mimeType", "mime_type", "mediaType", "media_type")
_URLS: Final = ("http:", "https:", "data:", "gs:", "s3:", "file:", "blob:")


# --- Gemini ------------------------------------------------------------
def _thought(part: Payload) -> Part | None:
    text = part.get("text")
    return reasoning_part(text) if part["thought"] is True and isinstance(text, str) else None


def _inline_data(part: Payload) -> Part | None:
    blob = maps_at(part, "inlineData", "inline_data")
    name = text_at(blob, "displayName", "display_name")
    return thing(text_at(blob, *_MEDIA_TYPES), data=blob.get("data"), name=name)


def _file_data(part: Payload) -> Part | None:
    file = maps_at(part, "fileData", "file_data")
    return thing(text_at(file, *_MEDIA_TYPES), url=text_at(file, "fileUri", "file_uri"))


def _function_call(part: Payload) -> Part | None:
    call = maps_at(part, "functionCall", "function_call")
    return tool_call_part(call.get("id"), call.get("name"), either(call, "args", "arguments"))


def _function_response(part: Payload) -> Part | None:
    said = maps_at(part, "functionResponse", "function_response")
    return tool_result_part(said.get("id"), said.get("response"), name=said.get("name"))


def _executable_code(part: Payload) -> Part | None:
    code = maps_at(part, "executableCode", "executable_code")
    return tool_call_part(code.get("id"), "code_execution", dict(code))


def _code_result(part: Payload) -> Part | None:
    ran = maps_at(part, "codeExecutionResult", "code_execution_result")
    failed = ran.get("outcome") not in (None, "OUTCOME_OK")
    output = ran.get("output")
    return tool_result_part(ran.get("id"), output, name="code_execution", is_error=failed)


# --- Converse ------------------------------------------------------------
def _tool_use(part: Payload) -> Part | None:
    call = object_at(part, "toolUse")
    return tool_call_part(call.get("toolUseId"), call.get("name"), call.get("input"))


def _tool_result(part: Payload) -> Part | None:
    result = object_at(part, "toolResult")
    failed = True if result.get("status") == "error" else None
    content: Any = result.get("content")
    # A tool's only text or JSON as it is, several as they came.
    if isinstance(content, list) and len(content) == 1 and len(only := map_of(content[0])) == 1:
        content = only.get("text", only.get("json", content))
    return tool_result_part(result.get("toolUseId"), content, is_error=failed)


def _reasoning_content(part: Payload) -> Part | None:
    thought = object_at(part, "reasoningContent")
    text = text_at(object_at(thought, "reasoningText"), "text") or text_at(thought, "text")
    return reasoning_part(text, thought.get("redactedContent"))


def _guarded(part: Payload) -> Part | None:
    text = text_at(object_at(object_at(part, "guardContent"), "text"), "text")
    return part_of("text", text=text) if text else None


def _media(key: str, kind: PartKind, family: str) -> ReadPart:
    """Make the reader of a thing under a key, with its format and its source."""

    def read(part: Payload) -> Part | None:
        media = part[key]
        if isinstance(media, str):  # the SDKs of others put an URL or the data there
            return _named(kind, text_at(part, *_MEDIA_TYPES), media)
        if not isinstance(media, Mapping):
            return None
        source, form = object_at(media, "source"), text_at(media, "format")
        url = object_at(source, "s3Location").get("uri") or media.get("url")
        data, name = source.get("bytes"), media.get("name")
        media_type = f"{family}/{form}" if form else None
        return thing(media_type, kind=kind, url=url, data=data, name=name)

    return read


# --- The GenAI conventions, and SDKs ------------------------------------------------------------
def _call(part: Payload) -> Part | None:
    arguments = either(part, "arguments", "args", "input", "server_tool_call")
    name = text_at(part, "name", "toolName", "tool_name")
    return tool_call_part(text_at(part, "id", "toolCallId", "tool_call_id"), name, arguments)


def _result(part: Payload) -> Part | None:
    said = either(part, "response", "result", "output", "server_tool_call_response", "content")
    failed: object = either(part, "isError", "is_error")
    if isinstance(said, Mapping) and "value" in said and isinstance(said.get("type"), str):
        failed = said["type"].startswith("error") or failed
        said = said["value"]
    call_id = text_at(part, "id", "toolCallId", "tool_call_id")
    name = text_at(part, "name", "toolName", "tool_name")
    return tool_result_part(call_id, said, name=name, is_error=failed)


def _blob(part: Payload) -> Part | None:
    said = either(part, "content", "data")
    return thing(text_at(part, *_MEDIA_TYPES), kind=_modality(part), data=said)


def _uri(part: Payload) -> Part | None:
    return thing(text_at(part, *_MEDIA_TYPES), kind=_modality(part), url=either(part, "uri", "url"))


def _sound(part: Payload) -> Part | None:
    if text := text_at(part, "transcript"):  # of OpenAI's realtime sessions
        return part_of("audio", text=text, data=text_at(part, "audio", "data"))
    return _linked("audio", "audio", "url", "data")(part)


def _modality(part: Payload) -> PartKind | None:
    modality = part.get("modality")
    if modality == "image":
        return "image"
    return "audio" if modality == "audio" else None


def _linked(kind: PartKind, *keys: str) -> ReadPart:
    """Make the reader of a thing that is an URL, or base64, under one of some keys."""

    def read(part: Payload) -> Part | None:
        held = either(part, *keys)
        url = held.get("url") if isinstance(held, Mapping) else held
        name = text_at(part, "filename", "name")
        return _named(kind, text_at(part, *_MEDIA_TYPES), url, name) if url else None

    return read


def _named(kind: PartKind, media_type: object, held: object, name: object = None) -> Part:
    is_url = isinstance(held, str) and held.startswith(_URLS)
    url, data = (held, None) if is_url else (None, held)
    return thing(media_type, kind=kind, url=url, data=data, name=name)


def _compaction(part: Payload) -> Part | None:
    text = text_of(part.get("content"))
    return part_of("text", text=text) if text else None


_KEYS: Final[Mapping[str, ReadPart]] = {
    "thought": _thought,
    "inlineData": _inline_data,
    "inline_data": _inline_data,
    "fileData": _file_data,
    "file_data": _file_data,
    "functionCall": _function_call,
    "function_call": _function_call,
    "functionResponse": _function_response,
    "function_response": _function_response,
    "executableCode": _executable_code,
    "executable_code": _executable_code,
    "codeExecutionResult": _code_result,
    "code_execution_result": _code_result,
    "toolUse": _tool_use,
    "toolResult": _tool_result,
    "reasoningContent": _reasoning_content,
    "guardContent": _guarded,
    "image": _media("image", "image", "image"),
    "audio": _media("audio", "audio", "audio"),
    "video": _media("video", "file", "video"),
    "document": _media("document", "file", "application"),
}
_TYPES: Final[Mapping[str, ReadPart]] = {
    "tool_call": _call,
    "server_tool_call": _call,
    "tool-call": _call,
    "function_call": _call,
    "tool_call_response": _result,
    "server_tool_call_response": _result,
    "tool-result": _result,
    "tool_response": _result,
    "audio": _sound,
    "output_audio": _sound,
    "blob": _blob,
    "uri": _uri,
    "media": _blob,
    "image-url": _linked("image", "url"),
    "audio-url": _linked("audio", "url"),
    "video-url": _linked("file", "url"),
    "document-url": _linked("file", "url"),
    "binary": _blob,
    "compaction": _compaction,
    "redacted-reasoning": BY_TYPE["redacted_thinking"],
}
BY_KEY.update(_KEYS)
BY_TYPE.update(_TYPES)
