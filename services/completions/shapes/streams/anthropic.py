"""Anthropic's events, and the chunks of its older text completions."""

from collections.abc import Mapping
from typing import Any, Final

from services.completions.shapes.lookups import map_of
from services.completions.shapes.streams.pieces import (
    Blocks,
    json_object,
    merged,
    text_or_empty,
)
from services.completions.shapes.types import Payload

ANTHROPIC: Final = frozenset(
    {
        "message_start",
        "content_block_start",
        "content_block_delta",
        "content_block_stop",
        "message_delta",
        "message_stop",
        "ping",
    }
)
# What a delta has, and the key of the block that it adds to.
_DELTAS: Final = (
    ("text", "text"),
    ("thinking", "thinking"),
    ("signature", "signature"),
    ("partial_json", "input"),
)


def join_anthropic(chunks: list[Payload]) -> dict[str, Any]:
    """Join the events; the counts of the output add up by themselves."""
    body: dict[str, Any] = {"type": "message", "role": "assistant"}
    usages: list[Payload] = []
    blocks = Blocks()
    for chunk in chunks:
        if isinstance(message := chunk.get("message"), Mapping):
            body.update(message)
            usages.append(map_of(message.get("usage")))
        index, kind, delta = chunk.get("index"), chunk.get("type"), map_of(chunk.get("delta"))
        if kind == "content_block_start":
            block, _ = blocks.at(index)
            for key, value in map_of(chunk.get("content_block")).items():
                if key in ("text", "thinking") and isinstance(value, str):
                    blocks.add(index, key, value)
                else:
                    block[key] = value
        elif kind == "content_block_delta":
            for said, key in _DELTAS:
                blocks.add(index, key, delta.get(said))
        elif kind == "message_delta":
            body.update({key: value for key, value in delta.items() if value is not None})
            usages.append(map_of(chunk.get("usage")))
        if isinstance(metrics := chunk.get("amazon-bedrock-invocationMetrics"), Mapping):
            body["amazon-bedrock-invocationMetrics"] = metrics
    body["content"] = [_anthropic_block(block) for block in blocks.all()]
    if usage := merged(usages):
        body["usage"] = usage
    return body


def _anthropic_block(block: dict[str, Any]) -> dict[str, Any]:
    if "type" not in block:
        block["type"] = next((k for k in ("thinking", "text") if k in block), "tool_use")
    # The input came in pieces of JSON; {} where a tool takes none.
    if isinstance(pieces := block.get("input"), str):
        block["input"] = json_object(pieces) if pieces else {}
    return block


def join_anthropic_text(chunks: list[Payload]) -> dict[str, Any]:
    """Join the chunks of a text completion."""
    text = "".join(text_or_empty(chunk.get("completion")) for chunk in chunks)
    return {**merged(chunks), "type": "completion", "completion": text}
