"""Cohere's events, of v1 and v2."""

from typing import Any, Final

from services.completions.shapes.lookups import map_of
from services.completions.shapes.streams.openai import call_of_pieces
from services.completions.shapes.streams.pieces import Blocks, text_or_empty
from services.completions.shapes.types import Payload


def join_cohere_v1(chunks: list[Payload]) -> dict[str, Any]:
    """Join the events of v1, of which the last has the whole answer."""
    body: dict[str, Any] = {}
    for chunk in chunks:
        if chunk.get("event_type") == "stream-end":
            body.update(map_of(chunk.get("response")))
            body.setdefault("finish_reason", chunk.get("finish_reason"))
        if chunk.get("event_type") == "tool-calls-generation":
            body.setdefault("tool_calls", chunk.get("tool_calls"))
        if isinstance(chunk.get("generation_id"), str):
            body.setdefault("generation_id", chunk["generation_id"])
    if not body.get("text"):
        said = [text_or_empty(c.get("text")) for c in chunks if c.get("event_type") != "stream-end"]
        body["text"] = "".join(said)
    return body


COHERE_V2: Final = frozenset(
    {
        "message-start",
        "content-start",
        "content-delta",
        "content-end",
        "tool-plan-delta",
        "tool-call-start",
        "tool-call-delta",
        "tool-call-end",
        "message-end",
    }
)


def join_cohere_v2(chunks: list[Payload]) -> dict[str, Any]:
    """Join the events of v2."""
    body: dict[str, Any] = {}
    message: dict[str, Any] = {"role": "assistant"}
    blocks, calls = Blocks(), Blocks()
    plan: list[str] = []
    for chunk in chunks:
        index, delta = chunk.get("index"), map_of(chunk.get("delta"))
        said = map_of(delta.get("message"))
        match chunk.get("type"):
            case "message-start" if chunk.get("id"):
                body["id"] = chunk["id"]
            case "content-start" | "content-delta":
                _add_content(blocks, index, map_of(said.get("content")))
            case "tool-call-start" | "tool-call-delta":
                _add_call(calls, index, map_of(said.get("tool_calls")))
            case "tool-plan-delta":
                plan.append(text_or_empty(said.get("tool_plan")))
            case "message-end":
                body.update(delta)
    if content := blocks.all():
        message["content"] = [
            {"type": "thinking" if "thinking" in block else "text", **block} for block in content
        ]
    if made := calls.all():
        message["tool_calls"] = [call_of_pieces(call) for call in made]
    if plan:
        message["tool_plan"] = "".join(plan)
    return {**body, "message": message}


def _add_content(blocks: Blocks, index: object, content: Payload) -> None:
    if content.get("type"):
        blocks.at(index)[0]["type"] = content["type"]
    for key in ("text", "thinking"):
        blocks.add(index, key, content.get(key))


def _add_call(calls: Blocks, index: object, call: Payload) -> None:
    block, _ = calls.at(index)
    block.update((key, call[key]) for key in ("id", "type") if call.get(key))
    function = map_of(call.get("function"))
    if function.get("name"):
        block["name"] = function["name"]
    calls.add(index, "arguments", function.get("arguments"))
