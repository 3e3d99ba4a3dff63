"""Gemini's chunks: each is a response with some of the parts."""

from collections.abc import Mapping
from typing import Any

from services.completions.shapes.lookups import list_of, map_of
from services.completions.shapes.streams.pieces import (
    merged,
)
from services.completions.shapes.types import Payload


def join_gemini(chunks: list[Payload]) -> dict[str, Any]:
    """Join the parts of each candidate; the last counts have them all."""
    body = merged([{k: v for k, v in chunk.items() if k != "candidates"} for chunk in chunks])
    candidates: dict[int, dict[str, Any]] = {}
    parts: dict[int, list[Any]] = {}
    for chunk in chunks:
        for candidate in list_of(chunk.get("candidates")):
            if not isinstance(candidate, Mapping):
                continue
            index = candidate.get("index")
            at = index if type(index) is int else 0
            known = candidates.setdefault(at, {})
            known.update({k: v for k, v in candidate.items() if k != "content" and v is not None})
            content = map_of(candidate.get("content"))
            parts.setdefault(at, []).extend(list_of(content.get("parts")))
    body["candidates"] = [
        {**candidates[at], "content": {"role": "model", "parts": _gemini_parts(parts[at])}}
        for at in sorted(candidates)
    ]
    return body


def _gemini_parts(parts: list[Any]) -> list[Any]:
    """Join texts that follow each other, thoughts apart from what was said."""
    joined: list[Any] = []
    pieces: list[str] = []
    thought: object = None

    def close() -> None:
        if pieces:
            mark = {"thought": True} if thought else {}
            joined.append({"text": "".join(pieces), **mark})
            pieces.clear()

    for part in parts:
        if isinstance(part, Mapping) and isinstance(part.get("text"), str):
            if bool(part.get("thought")) is not bool(thought):
                close()
            thought = part.get("thought")
            pieces.append(part["text"])
        else:
            close()
            joined.append(part)
    close()
    return joined
