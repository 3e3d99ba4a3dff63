"""What of a completion can be searched: prompts, messages, tool calls, outputs, failures."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Final, Literal, NamedTuple, TypeAlias

import orjson

from services.completions.shapes.reading import read_request, read_response
from services.completions.shapes.types import Part, Turn

TextPlace: TypeAlias = Literal["request", "response", "failure_reason"]

_MAX_DEPTH: Final = 20
_MAX_CHOICES: Final = 100
# Where answers stand beside each other; readers read the first.
_CHOICES: Final = ("choices", "candidates", "generations", "outputs", "results")
# In a body that nobody understands these are no text.
_NO_TEXT: Final = re.compile(
    "(?i:(.*[_-])?(ids?|role|type|object|model|cipher|signature))|.*[a-z]I[dD]s?"
)
# Pictures and files, in a text or instead of one.
_ENCODED: Final = re.compile(
    r"data:[\w.+-]{1,60}/[\w.+-]{1,60}(?:;[\w=.-]{1,60}){0,4},[\w+/=%-]*"
    r"|(?<![\w+/=-])[A-Za-z0-9+/=_-]{300,}"
)
_HALF: Final = 150


class Text(NamedTuple):
    """A text that can be searched; no phrase goes beyond one.

    Attributes:
        text: Without pictures and files that stood in it.
        place: Where it stands.
        message: The place among request and answer read as one conversation, if it has one there.
    """

    text: str
    place: TextPlace
    message: int | None = None


def texts_of(row: Mapping[str, Any]) -> Iterator[Text]:
    """Yield the texts of a stored completion, each once: what was asked, answered, and failed.

    What no reader understands is searched by all of the texts that stand in it.
    """
    seen: set[str] = set()
    for said, place, message in _said(row):
        text = _ENCODED.sub(" ", said) if _may_have_file(said) else said
        if text and text not in seen:
            seen.add(text)
            yield Text(text, place, message)


def _may_have_file(text: str) -> bool:
    """Say whether `_ENCODED` may be in a text: most have a blank in each part of half its size."""
    parts = range(0, len(text) - _HALF + 1, _HALF)
    return "data:" in text or any(text.find(" ", at, at + _HALF) < 0 for at in parts)


def _said(row: Mapping[str, Any]) -> Iterator[Text]:
    request, response = row.get("request"), row.get("response")
    messages = read_request(request).messages
    for n, turn in enumerate(messages):
        yield from (Text(text, "request", n) for text in _of_turn(turn))
    if request and not messages:
        yield from (Text(text, "request") for text in _strings(request))
    if response:
        yield from _answered(response, len(messages))
    reason = row.get("failure_reason")
    if isinstance(reason, str):
        yield Text(reason, "failure_reason")


def _answered(response: Mapping[str, Any], place: int) -> Iterator[Text]:
    has_said = False
    for n, one in enumerate(_each_choice(response)):
        answered = read_response(one)
        texts = [*_of_turn(answered.turn)] if answered.turn is not None else []
        texts += [_of_call(call["name"], call["arguments"]) for call in answered.tool_calls]
        texts.append(answered.reasoning or "")
        message = place if n == 0 and answered.turn is not None else None
        yield from (Text(text, "response", message) for text in texts)
        has_said = has_said or any(texts) or answered.turn is not None
    if not has_said:
        yield from (Text(text, "response") for text in _strings(response))


def _each_choice(response: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield a response, and then one for each of its further answers."""
    yield response
    for key in _CHOICES:
        choices = response.get(key)
        if not isinstance(choices, list):
            continue
        if len(choices) == 1 and isinstance(choices[0], list):  # LangChain's, a list for a prompt
            yield from ({**response, key: [[one]]} for one in choices[0][1:_MAX_CHOICES])
        else:
            yield from ({**response, key: [one]} for one in choices[1:_MAX_CHOICES])


def _of_turn(turn: Turn) -> Iterator[str]:
    if not turn["parts"] and turn["content"]:
        yield turn["content"]
    for part in turn["parts"]:
        yield from _of_part(part)


def _of_part(part: Part) -> Iterator[str]:
    text = part.get("text")
    if isinstance(text, str):
        yield text
    if part["kind"] == "tool_call":
        yield _of_call(part.get("name"), part.get("arguments"))
    elif part["kind"] == "tool_result" and not isinstance(text, str):
        yield "\n".join(_lines(part.get("result")))


def _of_call(name: object, arguments: object) -> str:
    """Return a call as one text, so that `"get_weather city paris"` finds it."""
    if isinstance(arguments, str):
        with suppress(ValueError):  # an answer that broke off, or no JSON at all
            arguments = orjson.loads(arguments)
    return "\n".join(_lines([name, arguments]))


def _lines(value: object, name: str = "", depth: int = 0) -> Iterator[str]:
    """Yield a line for each value in JSON, behind its name."""
    if isinstance(value, Mapping) and depth < _MAX_DEPTH:
        for key, inner in value.items():
            yield from _lines(inner, f"{key}: ", depth + 1)
    elif isinstance(value, list) and depth < _MAX_DEPTH:
        for inner in value:
            yield from _lines(inner, name, depth + 1)
    elif isinstance(value, str | int | float):
        yield f"{name}{value}"


def _strings(value: object, depth: int = 0) -> Iterator[str]:
    """Yield the texts of a body that nobody understands."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping) and depth < _MAX_DEPTH:
        for key, inner in value.items():
            if not (isinstance(inner, str) and _NO_TEXT.fullmatch(key)):
                yield from _strings(inner, depth + 1)
    elif isinstance(value, list) and depth < _MAX_DEPTH:
        for inner in value:
            yield from _strings(inner, depth + 1)
