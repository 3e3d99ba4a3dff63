"""What of a completion can be searched: prompts, messages, tool calls, outputs, failures."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import orjson

from services.completions.shapes.reading import read_request, read_response
from services.completions.shapes.types import Part, Turn

_MAX_DEPTH: Final = 20


def texts_of(row: Mapping[str, Any]) -> Iterator[str]:
    """Yield the texts of a stored completion, each once: what was asked, answered, and failed.

    What no reader understands is searched by all of the texts that stand in it.
    """
    request, response = row.get("request"), row.get("response")
    asked, answered = read_request(request), read_response(response)
    said: dict[str, None] = {}
    for turn in asked.messages:
        said.update(dict.fromkeys(_of_turn(turn)))
    if not said and request:
        said.update(dict.fromkeys(_leaves(request)))
    before = len(said)
    if answered.turn is not None:
        said.update(dict.fromkeys(_of_turn(answered.turn)))
    for call in answered.tool_calls:
        said.update(dict.fromkeys(_of_call(call["name"], call["arguments"])))
    if answered.reasoning:
        said[answered.reasoning] = None
    if len(said) == before and answered.turn is None and response:
        said.update(dict.fromkeys(_leaves(response)))
    reason = row.get("failure_reason")
    if isinstance(reason, str):
        said[reason] = None
    yield from (text for text in said if text)


def _of_turn(turn: Turn) -> Iterator[str]:
    if not turn["parts"] and turn["content"]:
        yield turn["content"]
    for part in turn["parts"]:
        yield from _of_part(part)


def _of_part(part: Part) -> Iterator[str]:
    if "text" in part and isinstance(part["text"], str):
        yield part["text"]
    if part["kind"] == "tool_call":
        yield from _of_call(part.get("name"), part.get("arguments"))
    elif part["kind"] == "tool_result" and "text" not in part:
        yield from _leaves(part.get("result"))


def _of_call(name: object, arguments: object) -> Iterator[str]:
    if isinstance(name, str):
        yield name
    if isinstance(arguments, str):
        try:
            arguments = orjson.loads(arguments)
        except ValueError:
            yield str(arguments)
            return
    yield from _leaves(arguments)


def _leaves(value: object, depth: int = 0) -> Iterator[str]:
    if isinstance(value, str):
        if not value.startswith("data:"):
            yield value
    elif isinstance(value, Mapping) and depth < _MAX_DEPTH:
        for inner in value.values():
            yield from _leaves(inner, depth + 1)
    elif isinstance(value, list) and depth < _MAX_DEPTH:
        for inner in value:
            yield from _leaves(inner, depth + 1)
