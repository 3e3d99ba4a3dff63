"""What is kept of a completion's field whose value it cannot have; nothing is turned away for it.

By field: a function that takes what was sent, and returns what is stored, `LEFT_OUT` if nothing
is. Whatever differs from what was sent is told, as in `services.storage.keeping`.
"""

import math
from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Any, Final

from services.ids import MAX_SESSION_ID_LENGTH
from services.json_text import JsonText, json_text
from services.storage.keeping import AlterationKind, Alterations, kept, readable
from services.tags import MAX_TAG_LENGTH, MAX_TAGS

LEFT_OUT: Final = object()
MAX_TEXT_LENGTH: Final = 1_000_000
# In seconds: 30,000 years. Milliseconds stay exact in every client.
DURATION_BOUND: Final = 10**12
# Of a failure's kind that is longer than any text may be.
_CUT_KIND: Final = 1000
_DIGEST_BYTES: Final = 8
_LONGEST_NUMBER: Final = 100


def _left_out(value: Any, path: str, alterations: Alterations) -> Any:
    alterations.add(path, AlterationKind.LEFT_OUT, value)
    return LEFT_OUT


def kept_object(value: Any, path: str, alterations: Alterations) -> dict[str, Any]:
    """Keep an object; what is none is the `value` of one."""
    if type(value) is not dict:
        alterations.add(path, AlterationKind.CONVERTED)
        value = {"value": value}
    whole = kept(value, path, alterations)
    # One of too many values may itself be a text.
    return whole if type(whole) is dict else {"value": whole}


def _frames(value: Any, path: str, alterations: Alterations) -> Any:
    if type(value) is not list:
        alterations.add(path, AlterationKind.CONVERTED)
        value = [value]
    frames = []
    for n, frame in enumerate(value):
        if type(frame) is not dict:
            alterations.add(f"{path}/{n}", AlterationKind.CONVERTED)
            frame = {"line": frame if type(frame) is str else json_text(frame)}
        frames.append(frame)
    whole = kept(frames, path, alterations)
    # Of too many frames the list itself may be a text.
    return whole if type(whole) is list else [{"line": whole}]


def as_text(value: Any) -> str:
    """Return a value as text: a text as it is, else its JSON."""
    return value if type(value) is str else json_text(value)


def _tags(value: Any, path: str, alterations: Alterations) -> Any:
    if type(value) in (str, int, float, bool):
        alterations.add(path, AlterationKind.CONVERTED)
        value = [value]
    if type(value) is not list:
        return _left_out(value, path, alterations)
    tags: dict[str, None] = {}
    for n, sent in enumerate(value):
        place = f"{path}/{n}"
        if type(sent) not in (str, int, float, bool, JsonText):
            alterations.add(place, AlterationKind.LEFT_OUT, sent)
            continue
        tag = as_text(sent)
        if type(sent) is not str:
            alterations.add(place, AlterationKind.CONVERTED)
        if (clean := readable(tag)) != tag:
            alterations.add(place, AlterationKind.UNICODE, tag)
        if len(clean) > MAX_TAG_LENGTH:
            alterations.add(place, AlterationKind.CUT, tag)
            clean = clean[:MAX_TAG_LENGTH]
        if len(tags) == MAX_TAGS and clean not in tags:
            alterations.add(path, AlterationKind.LEFT_OUT, value[n:])
            break
        if clean:
            tags[clean] = None
    return list(tags)


def _session_id(value: Any, path: str, alterations: Alterations) -> Any:
    """Keep a name of a session: different ones stay different."""
    sent = as_text(value)
    if not sent:
        return LEFT_OUT
    if type(value) is not str:
        alterations.add(path, AlterationKind.CONVERTED)
    if len(sent) <= MAX_SESSION_ID_LENGTH and sent.isprintable():
        return sent
    digest = blake2b(sent.encode(errors="surrogatepass"), digest_size=_DIGEST_BYTES).hexdigest()
    room = MAX_SESSION_ID_LENGTH - len(digest) - 1
    printable = "".join(one if one.isprintable() else "\ufffd" for one in sent[:room])
    is_cut = len(sent) > MAX_SESSION_ID_LENGTH
    alterations.add(path, AlterationKind.CUT if is_cut else AlterationKind.UNICODE, value)
    return f"{printable}~{digest}"


def _duration(value: Any, path: str, alterations: Alterations) -> Any:
    if type(value) is str and len(value) <= _LONGEST_NUMBER:
        try:
            seconds = float(value)
        except ValueError:
            seconds = math.nan
        if 0 <= seconds < DURATION_BOUND:
            alterations.add(path, AlterationKind.CONVERTED, value)
            return seconds
    return _left_out(value, path, alterations)


def _text(most: int) -> Callable[[Any, str, Alterations], str]:
    def keep(value: Any, path: str, alterations: Alterations) -> str:
        if type(value) is not str:
            alterations.add(path, AlterationKind.CONVERTED)
            value = json_text(value)
        text: str = kept(value, path, alterations)
        if len(text) > MAX_TEXT_LENGTH:
            alterations.add(path, AlterationKind.CUT, value)
            text = text[:most]
        return text

    return keep


KEEPERS: Final[Mapping[str, Callable[[Any, str, Alterations], Any]]] = {
    "kind": _left_out,
    "status": _left_out,
    "tags": _tags,
    "request": kept_object,
    "response": kept_object,
    "stacktrace": _frames,
    "session_id": _session_id,
    "duration": _duration,
    "failure_kind": _text(_CUT_KIND),
    "failure_reason": _text(MAX_TEXT_LENGTH),
    "extra": kept_object,
    "created_at": _left_out,
}
