"""OpenAI's streams: chat and text as all speak who speak like it, and the events of Responses."""

from collections.abc import Mapping
from typing import Any, Final

from services.completions.shapes.lookups import list_of, map_of
from services.completions.shapes.streams.pieces import (
    Blocks,
    last_said,
    text_or_empty,
)
from services.completions.shapes.types import Payload

_DELTA_TEXTS: Final = ("content", "refusal", "reasoning_content", "reasoning")
_OPENAI_TOP: Final = ("id", "model", "created", "provider", "service_tier", "system_fingerprint")


class _Choice:
    """What was said of a choice so far."""

    def __init__(self) -> None:
        self.fields: dict[str, Any] = {}
        self.message: dict[str, Any] = {"role": "assistant"}
        self.texts: dict[str, list[str]] = {}
        self.parts: list[Any] = []
        self.text: list[str] = []
        self.calls = Blocks()
        self.function: dict[str, list[str]] = {}

    def add(self, choice: Payload) -> None:
        """Add a chunk's choice."""
        if choice.get("finish_reason"):
            self.fields["finish_reason"] = choice["finish_reason"]
        if isinstance(text := choice.get("text"), str):
            self.text.append(text)
        delta = choice.get("delta")
        if not isinstance(delta, Mapping):
            # Some repeat the whole message in each chunk: the last one has all of it.
            self.message.update(map_of(choice.get("message")))
            return
        for key, value in delta.items():
            self._add_piece(key, value)

    def _add_piece(self, key: str, value: object) -> None:
        if key in _DELTA_TEXTS and isinstance(value, str):
            self.texts.setdefault(key, []).append(value)
        elif key == "content" and isinstance(value, list):
            self.parts += value
        elif key == "tool_calls":
            self._add_calls(value)
        elif key == "function_call":
            for name, piece in map_of(value).items():
                if isinstance(piece, str):
                    self.function.setdefault(name, []).append(piece)
        elif value is not None:
            self.message[key] = value

    def _add_calls(self, calls: object) -> None:
        for position, call in enumerate(list_of(calls)):
            if not isinstance(call, Mapping):
                continue
            index = call.get("index", position)
            block, _ = self.calls.at(index)
            for key in ("id", "type"):
                if call.get(key):
                    block[key] = call[key]
            for kind, key in (("function", "arguments"), ("custom", "input")):
                said = call.get(kind)
                if isinstance(said, Mapping):
                    block["type"] = kind
                    if said.get("name"):
                        block["name"] = said["name"]
                    if isinstance(said.get(key), Mapping):
                        block[key] = said[key]
                    self.calls.add(index, key, said.get(key))

    def joined(self, index: int) -> dict[str, Any]:
        """Return the whole choice."""
        if self.text and not self.texts:
            return {"index": index, "text": "".join(self.text), **self.fields}
        message: dict[str, Any] = {"content": None, **self.message}
        message.update({key: "".join(pieces) for key, pieces in self.texts.items()})
        if self.parts:
            said: list[Any] = [message["content"]] if message["content"] else []
            message["content"] = [*_joined_parts(self.parts), *said]
        if calls := self.calls.all():
            message["tool_calls"] = [call_of_pieces(call) for call in calls]
        if self.function:
            message["function_call"] = {key: "".join(v) for key, v in self.function.items()}
        return {"index": index, "message": message, **self.fields}


def call_of_pieces(call: dict[str, Any]) -> dict[str, Any]:
    """Return a call in OpenAI's form of what was heard of it."""
    kind = "custom" if call.get("type") == "custom" else "function"
    key = "input" if kind == "custom" else "arguments"
    said: Any = {"name": call.get("name"), key: call.get(key, "")}
    return {"id": call.get("id"), "type": kind, kind: said}


def _joined_parts(parts: list[Any]) -> list[Any]:
    """Join Mistral's pieces: thinking (itself lists of texts), then text."""
    joined: list[Any] = []
    pieces: list[str] = []
    kind = None

    def close() -> None:
        text = "".join(pieces)
        if kind == "thinking":
            joined.append({"type": kind, "thinking": [{"type": "text", "text": text}]})
        elif kind == "text":
            joined.append({"type": kind, "text": text})
        pieces.clear()

    for part in parts:
        if not isinstance(part, Mapping):
            continue
        of = part.get("type")
        if of != kind or of not in ("text", "thinking"):
            close()
            kind = of
        if of == "text":
            pieces.append(text_or_empty(part.get("text")))
        elif of == "thinking":
            thought = part.get("thinking")
            pieces.append(text_or_empty(thought))
            pieces += [text_or_empty(map_of(inner).get("text")) for inner in list_of(thought)]
        else:
            joined.append(part)
    close()
    return joined


def join_openai(chunks: list[Payload]) -> dict[str, Any]:
    """Join chunks of a chat or a text completion by choice and by tool call."""
    choices: dict[int, _Choice] = {}
    for chunk in chunks:
        for choice in list_of(chunk.get("choices")):
            if isinstance(choice, Mapping):
                index = choice.get("index")
                at = index if type(index) is int else 0
                choices.setdefault(at, _Choice()).add(choice)
    body = {key: value for key in _OPENAI_TOP if (value := last_said(chunks, key)) is not None}
    usage = last_said(chunks, "usage") or map_of(last_said(chunks, "x_groq")).get("usage")
    if usage:
        body["usage"] = usage
    if isinstance(mark := last_said(chunks, "x_groq"), Mapping):
        body["x_groq"] = mark
    joined = [choices[at].joined(at) for at in sorted(choices)]
    is_text = any("text" in choice for choice in joined)
    body["object"] = "text_completion" if is_text else "chat.completion"
    body["choices"] = joined
    return body


# --- Responses ------------------------------------------------------------
_ENDS: Final = ("response.completed", "response.incomplete", "response.failed")


def join_responses(chunks: list[Payload]) -> dict[str, Any]:
    """Return the last event's response; of a stream that broke off what was heard."""
    last: Payload = {}
    items: dict[object, Any] = {}
    texts = Blocks()
    for chunk in chunks:
        if isinstance(response := chunk.get("response"), Mapping):
            last = response
            if chunk.get("type") in _ENDS and response.get("output"):
                return dict(response)
        kind, index = chunk.get("type"), chunk.get("output_index", 0)
        key = index if isinstance(index, int | str) else None
        if kind in ("response.output_item.added", "response.output_item.done"):
            items[key] = chunk.get("item")
            if kind == "response.output_item.done":
                texts.at(index)[0]["done"] = True
        elif isinstance(kind, str) and kind.endswith(".delta"):
            texts.add(index, kind, chunk.get("delta"))
            items.setdefault(key, None)
    # The stream was broken off: what it had said until then.
    heard = texts.by_index()
    output = [_responses_item(item, heard.get(key, {})) for key, item in items.items()]
    return {"object": "response", **last, "output": output}


def _responses_item(item: object, heard: Payload) -> dict[str, Any]:
    whole = dict(map_of(item))
    if heard.get("done") or not heard:
        return whole
    if arguments := heard.get("response.function_call_arguments.delta"):
        return {"type": "function_call", **whole, "arguments": arguments}
    if arguments := heard.get("response.custom_tool_call_input.delta"):
        return {"type": "custom_tool_call", **whole, "input": arguments}
    for key in ("response.reasoning_summary_text.delta", "response.reasoning_text.delta"):
        if text := heard.get(key):
            return {**whole, "type": "reasoning", "summary": [{"text": text}]}
    content = []
    if text := heard.get("response.output_text.delta"):
        content.append({"type": "output_text", "text": text})
    if text := heard.get("response.refusal.delta"):
        content.append({"type": "refusal", "refusal": text})
    return {"type": "message", "role": "assistant", **whole, "content": content}
