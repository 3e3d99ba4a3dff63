"""Streams of Ollama, Hugging Face's TGI and the Vercel AI SDK."""

from collections.abc import Mapping
from typing import Any, Final

from services.completions.shapes.lookups import list_of, map_of
from services.completions.shapes.streams.pieces import (
    last_said,
    merged,
    text_or_empty,
)
from services.completions.shapes.types import Payload


def join_ollama(chunks: list[Payload]) -> dict[str, Any]:
    """Join the lines of chat or generate: the last has the counts."""
    body = merged([{k: v for k, v in chunk.items() if k != "message"} for chunk in chunks])
    for key in ("response", "thinking"):
        if pieces := [text_or_empty(chunk.get(key)) for chunk in chunks if chunk.get(key)]:
            body[key] = "".join(pieces)
    messages = [chunk["message"] for chunk in chunks if isinstance(chunk.get("message"), Mapping)]
    if messages:
        message = merged(messages)
        for key in ("content", "thinking"):
            if pieces := [text_or_empty(said.get(key)) for said in messages if said.get(key)]:
                message[key] = "".join(pieces)
        calls = [call for said in messages for call in list_of(said.get("tool_calls"))]
        body["message"] = {**message, "tool_calls": calls} if calls else message
    return body


def join_tgi(chunks: list[Payload]) -> dict[str, Any]:
    """Join tokens; the last chunk may have the whole text."""
    tokens = [map_of(chunk.get("token")) for chunk in chunks]
    said = "".join(text_or_empty(token.get("text")) for token in tokens if not token.get("special"))
    body = {"generated_text": last_said(chunks, "generated_text") or said}
    if isinstance(details := last_said(chunks, "details"), Mapping):
        body["details"] = details
    return body


VERCEL: Final = frozenset(
    {
        "text-start",
        "text-delta",
        "reasoning",
        "reasoning-start",
        "reasoning-delta",
        "tool-call",
        "start",
        "start-step",
        "step-start",
        "stream-start",
        "response-metadata",
        "step-finish",
        "finish-step",
        "finish",
    }
)


def join_vercel(chunks: list[Payload]) -> dict[str, Any]:
    """Join the parts of the SDK's full stream."""
    said: dict[str, list[str]] = {"text": [], "reasoning": []}
    body: dict[str, Any] = {}
    calls = []
    for chunk in chunks:
        kind = chunk.get("type")
        if kind in ("text-delta", "reasoning", "reasoning-delta"):
            key = "text" if kind == "text-delta" else "reasoning"
            pieces = (chunk.get(name) for name in ("textDelta", "delta", "text"))
            said[key].append(next((piece for piece in pieces if isinstance(piece, str)), ""))
        elif kind == "tool-call":
            calls.append(chunk)
        elif kind in ("finish", "response-metadata", "finish-step", "step-finish"):
            body.update({k: v for k, v in chunk.items() if k not in ("type", "text")})
    if isinstance(total := body.pop("totalUsage", None), Mapping):
        body["usage"] = total
    texts = {key: "".join(pieces) for key, pieces in said.items() if pieces}
    return {"text": "", **body, **texts, **({"toolCalls": calls} if calls else {})}
