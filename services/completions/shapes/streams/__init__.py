"""What a client stored of a stream, joined to the body that the API gives without streaming.

The readers then need to know one form of each API. Every joiner goes through the chunks once, and
puts texts together at the end: linear in what was logged.
"""

import base64
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeAlias

import orjson

from services.completions.shapes.streams.anthropic import (
    ANTHROPIC,
    join_anthropic,
    join_anthropic_text,
)
from services.completions.shapes.streams.bedrock import (
    CONVERSE,
    join_converse,
    join_generated,
    join_mistral_outputs,
    join_texts,
    join_titan,
)
from services.completions.shapes.streams.cohere import COHERE_V2, join_cohere_v1, join_cohere_v2
from services.completions.shapes.streams.gemini import join_gemini
from services.completions.shapes.streams.openai import join_openai, join_responses
from services.completions.shapes.streams.others import VERCEL, join_ollama, join_tgi, join_vercel
from services.completions.shapes.types import Payload

_IsChunk: TypeAlias = Callable[[Payload], bool]
_Join: TypeAlias = Callable[[list[Payload]], dict[str, Any]]

# No stream goes past these; what is left is not looked at.
MOST_CHUNKS: Final = 100_000
LONGEST_TEXT: Final = 4 * 1024 * 1024
# From here on a stream takes more than some milliseconds to be read: chunks, or characters.
LONG_CHUNKS: Final = 1000
LONG_LINES: Final = 128 * 1024
# The first chunks tell whose they are: some begin with a sign of life.
_TELLING: Final = 8
STREAM_KEYS: Final = ("chunks", "events", "stream", "response", "body", "data", "output", "value")


def is_stream(response: Payload) -> bool:
    """Say whether a client stored a stream: a list of chunks, or server-sent events."""
    return _stream_key(response) is not None


def is_long(response: Payload) -> bool:
    """Say whether what may be a stream takes long to be read; cheap."""
    for key in STREAM_KEYS:
        if key in response:
            value = response[key]
            held = value.values() if isinstance(value, dict) else (value,)  # in a wrapper
            if any(_is_long(one) for one in held):
                return True
    return False


def _is_long(held: object) -> bool:
    if isinstance(held, str):
        return len(held) > LONG_LINES
    return isinstance(held, list) and len(held) > LONG_CHUNKS


def chunks_of(response: Payload) -> list[Payload]:
    """Return the chunks of a stream that a client stored; none where it stored none."""
    key = _stream_key(response)
    return _read(_pieces(response[key], MOST_CHUNKS)) if key else []


def _stream_key(response: Payload) -> str | None:
    for key in STREAM_KEYS:
        value = response.get(key)
        if value and isinstance(value, list | str):
            first = _read(_pieces(value, _TELLING))
            if any(_joiner(chunk) is not None for chunk in first):
                return key
    return None


def _pieces(held: list[Any] | str, most: int) -> list[Any]:
    """Return the items of a list, or the lines of server-sent events or of JSON with data."""
    if isinstance(held, list):
        return held[:most]
    if not held.startswith(("data:", "event:", "{")) or "\n" not in held:
        return []
    lines = held[:LONGEST_TEXT].split("\n", 3 * most)
    if "\n" in lines[-1]:  # what was not split any more
        lines.pop()
    return [line for line in lines if line.startswith(("data:", "{"))][:most]


def joined(chunks: list[Payload]) -> dict[str, Any] | None:
    """Return the body that the API would have given at once; None of chunks of no known API."""
    for chunk in chunks[:_TELLING]:
        if (join := _joiner(chunk)) is not None:
            return join(chunks)
    return None


def _read(items: Sequence[Any]) -> list[Payload]:
    return [chunk for item in items if (chunk := _chunk_of(item)) is not None]


def _joiner(chunk: Payload) -> _Join | None:
    for is_chunk, join in _JOINERS:
        if is_chunk(chunk):
            return join
    return None


def _chunk_of(item: object) -> Payload | None:
    """Return a chunk as an object, whether it was logged as one, as JSON or as an SSE line."""
    if isinstance(item, str):
        text = item.removeprefix("data:").strip()
        item = _json(text) if text.startswith("{") else None
    if not isinstance(item, Mapping):
        return None
    # Bedrock's InvokeModel: {"chunk": {"bytes": JSON, or base64 of it}}.
    if isinstance(held := item.get("chunk"), Mapping):
        return _in_bytes(held.get("bytes"))
    # An event with its data under it, as SSE libraries give it.
    if isinstance(item.get("event"), str) and "data" in item:
        data = item["data"]
        data = _json(data) if isinstance(data, str) else data
        return data if isinstance(data, Mapping) else None
    return item


def _in_bytes(held: object) -> Payload | None:
    if not isinstance(held, str):
        return None
    if not held.startswith("{"):
        try:
            held = base64.b64decode(held, validate=True).decode()
        except ValueError:
            return None
    value = _json(held)
    return value if isinstance(value, Mapping) else None


def _json(text: str) -> Any:
    try:
        return orjson.loads(text)
    except ValueError:
        return None


def _has(*keys: str) -> _IsChunk:
    return lambda chunk: any(key in chunk for key in keys)


def _has_map(*keys: str) -> _IsChunk:
    return lambda chunk: any(isinstance(chunk.get(key), Mapping) for key in keys)


def _of_type(kinds: frozenset[str]) -> _IsChunk:
    def is_one(chunk: Payload) -> bool:
        kind = chunk.get("type")
        return isinstance(kind, str) and kind in kinds

    return is_one


def _is_event_of_responses(chunk: Payload) -> bool:
    kind = chunk.get("type")
    return isinstance(kind, str) and kind.startswith("response.")


_JOINERS: Final[tuple[tuple[_IsChunk, _Join], ...]] = (
    (lambda chunk: isinstance(chunk.get("choices"), list), join_openai),
    (_is_event_of_responses, join_responses),
    (_of_type(ANTHROPIC), join_anthropic),
    (_of_type(COHERE_V2), join_cohere_v2),
    (_has("event_type"), join_cohere_v1),
    (_has("candidates", "usageMetadata", "usage_metadata", "promptFeedback"), join_gemini),
    (_has_map(*CONVERSE), join_converse),
    (lambda chunk: isinstance(chunk.get("done"), bool), join_ollama),
    (_has_map("token"), join_tgi),
    (_has("generation"), join_texts("generation")),
    (_has("outputText"), join_titan),
    (_has("outputs"), join_mistral_outputs),
    (_has("completion"), join_anthropic_text),
    (_has("is_finished"), join_generated),
    (_of_type(VERCEL), join_vercel),
)
