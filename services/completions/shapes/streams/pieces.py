"""What the joiners of streams are made of."""

from collections.abc import Sequence
from typing import Any, Final

import orjson

from services.completions.shapes.types import Payload

MOST_BLOCKS: Final = 10_000


def text_or_empty(value: object) -> str:
    """Return a text, empty for whatever is none."""
    return value if isinstance(value, str) else ""


def last_said(chunks: Sequence[Payload], key: str) -> Any:
    """Return what the last chunk says of a key that says anything."""
    return next((chunk[key] for chunk in reversed(chunks) if chunk.get(key) is not None), None)


def merged(parts: Sequence[Payload]) -> dict[str, Any]:
    """Put objects together; of what several say, the last that is not null counts."""
    whole: dict[str, Any] = {}
    for part in parts:
        whole.update((key, value) for key, value in part.items() if value is not None)
    return whole


def json_object(text: str) -> Any:
    """Return the object that pieces of JSON make up; the text where they make none."""
    try:
        value = orjson.loads(text)
    except ValueError:
        return text
    return value if isinstance(value, dict) else text


class Blocks:
    """The pieces of a message by their index: objects, and lists of text under each."""

    def __init__(self) -> None:
        self._blocks: dict[object, tuple[dict[str, Any], dict[str, list[str]]]] = {}

    def at(self, index: object) -> tuple[dict[str, Any], dict[str, list[str]]]:
        """Return the block at an index, and its texts by key; both are changed in place."""
        key = index if isinstance(index, int | str) else None
        if key not in self._blocks and len(self._blocks) >= MOST_BLOCKS:
            return {}, {}
        return self._blocks.setdefault(key, ({}, {}))

    def add(self, index: object, key: str, text: object) -> None:
        """Add a piece of text to a block."""
        if isinstance(text, str):
            self.at(index)[1].setdefault(key, []).append(text)

    def by_index(self) -> dict[object, dict[str, Any]]:
        """Return the blocks in the order in which they began, with their texts joined."""
        return dict(zip(self._blocks, self.all(), strict=True))

    def all(self) -> list[dict[str, Any]]:
        """Return the blocks in the order in which they began, with their texts joined."""
        return [
            {**block, **{key: "".join(pieces) for key, pieces in texts.items()}}
            for block, texts in self._blocks.values()
        ]
