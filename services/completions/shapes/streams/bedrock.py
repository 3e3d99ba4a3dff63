"""Converse's events, and the chunks of InvokeModel's families."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from services.completions.shapes.lookups import list_of, map_of
from services.completions.shapes.streams.pieces import (
    Blocks,
    json_object,
    merged,
    text_or_empty,
)
from services.completions.shapes.types import Payload

CONVERSE: Final = (
    *("messageStart", "contentBlockStart", "contentBlockDelta", "contentBlockStop"),
    *("messageStop", "metadata"),
)


def join_converse(chunks: list[Payload]) -> dict[str, Any]:
    """Join the events of ConverseStream, and of Nova's own."""
    body: dict[str, Any] = {}
    role = "assistant"
    blocks = Blocks()
    for chunk in chunks:
        if isinstance(start := chunk.get("messageStart"), Mapping):
            role = text_or_empty(start.get("role")) or role
        if isinstance(start := chunk.get("contentBlockStart"), Mapping):
            index = start.get("contentBlockIndex")
            blocks.at(index)[0].update(map_of(map_of(start.get("start")).get("toolUse")))
        if isinstance(said := chunk.get("contentBlockDelta"), Mapping):
            _add_converse(blocks, said.get("contentBlockIndex"), map_of(said.get("delta")))
        if isinstance(stop := chunk.get("messageStop"), Mapping):
            body.update(stop)
        if isinstance(end := chunk.get("metadata"), Mapping):
            body.update(end)
        if isinstance(metrics := chunk.get("amazon-bedrock-invocationMetrics"), Mapping):
            body["amazon-bedrock-invocationMetrics"] = metrics
    content = [_converse_block(block) for block in blocks.all()]
    return {**body, "output": {"message": {"role": role, "content": content}}}


def _add_converse(blocks: Blocks, index: object, delta: Payload) -> None:
    blocks.add(index, "text", delta.get("text"))
    blocks.add(index, "input", map_of(delta.get("toolUse")).get("input"))
    thought = map_of(delta.get("reasoningContent"))
    blocks.add(index, "reasoning", thought.get("text"))
    blocks.add(index, "signature", thought.get("signature"))
    blocks.add(index, "redactedContent", thought.get("redactedContent"))


def _converse_block(block: dict[str, Any]) -> dict[str, Any]:
    if "toolUseId" in block or "input" in block:
        pieces = block.get("input", "")
        return {"toolUse": {**block, "input": json_object(pieces) if pieces else {}}}
    if "reasoning" in block:
        text = {"text": block["reasoning"], "signature": block.get("signature")}
        return {"reasoningContent": {"reasoningText": text}}
    if "redactedContent" in block:
        return {"reasoningContent": {"redactedContent": block["redactedContent"]}}
    return {"text": block.get("text", "")}


def join_texts(key: str) -> Callable[[list[Payload]], dict[str, Any]]:
    """Return a joiner of chunks that have a piece of the text under one key of theirs."""

    def join(chunks: list[Payload]) -> dict[str, Any]:
        return {**merged(chunks), key: "".join(text_or_empty(chunk.get(key)) for chunk in chunks)}

    return join


def join_generated(chunks: list[Payload]) -> dict[str, Any]:
    """Join the chunks of Cohere's generate, whose last has the whole body."""
    whole = join_texts("text")(chunks)
    body = map_of(whole.get("response"))
    return dict(body) if "generations" in body else whole


def join_titan(chunks: list[Payload]) -> dict[str, Any]:
    """Join Titan's chunks."""
    last = merged(chunks)
    result = {
        "outputText": "".join(text_or_empty(chunk.get("outputText")) for chunk in chunks),
        "completionReason": last.get("completionReason"),
        "tokenCount": last.get("totalOutputTextTokenCount"),
    }
    metrics = "amazon-bedrock-invocationMetrics"
    kept = {key: last[key] for key in ("inputTextTokenCount", metrics) if key in last}
    return {**kept, "results": [result]}


def join_mistral_outputs(chunks: list[Payload]) -> dict[str, Any]:
    """Join Mistral's chunks, which have its older `outputs`."""
    outputs = [
        o for chunk in chunks for o in list_of(chunk.get("outputs")) if isinstance(o, Mapping)
    ]
    text = "".join(text_or_empty(output.get("text")) for output in outputs)
    return {**merged(chunks), "outputs": [{**merged(outputs), "text": text}]}
