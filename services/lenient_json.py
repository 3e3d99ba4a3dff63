"""JSON of whoever logs a call, read as far as it can be read.

The strict decoder comes first, and nearly always does. Only what it rejects is read here: NaN and
the infinities, halves of surrogate pairs, numbers of any size, bytes that are no UTF-8, a BOM,
control characters in texts, and what is nested deeper than decoders go. What no Python value
stands for is a `JsonText`, which `services.storage.keeping` turns into something that can be
stored. What is no JSON at all is rejected here too.
"""

import json
from typing import Any, Final

import msgspec

from services.errors import InvalidInput
from services.heavy_work import HEAVY_BYTES, at_ease, begin
from services.json_codec import LARGE, MAX_OPENED, decode_json
from services.json_cuts import MOST_TOKENS, TooMany, cuts_of, loads
from services.json_text import JsonText
from services.storage.storable import MAX_VALUES

# To keep each of more values would hold up the event loop, should it come to that.
_MANY_VALUES: Final = 50_000
# Where a text is not gone through, a top-level value of more brackets and commas stays text.
_MOST_MARKS: Final = 100_000


async def decode_leniently(raw: bytes | str, *, most_values: int = MAX_VALUES) -> Any:
    """Decode a body as far as it can be read, as other heavy work on it.

    Args:
        raw: What a client sent.
        most_values: How many values each member of the root may have, before its largest lists
            stay text.

    Raises:
        InvalidInput: It is not JSON, or takes too long to be gone through.
    """
    if len(raw) <= LARGE:
        return decode_leniently_now(raw)
    begin_if_many(raw)
    if not has_many_values(raw, most_values):
        try:
            return await at_ease(decode_json, raw)
        except InvalidInput:
            pass
    begin(HEAVY_BYTES)  # it takes as long as a larger one
    return await at_ease(_decode, raw, most_values)


def decode_leniently_now(text: bytes | str) -> Any:
    """Decode JSON as far as it can be read.

    Raises:
        InvalidInput: It is not JSON, or takes too long to be gone through.
    """
    if len(text) <= LARGE or not has_many_values(text, MAX_VALUES):
        try:
            return decode_json(text)
        except InvalidInput:
            pass
    return _decode(text, MAX_VALUES)


def begin_if_many(raw: bytes | str) -> None:
    """Let what is done with a body of many values be heavy work, however few bytes it has."""
    if len(raw) > LARGE and has_many_values(raw, _MANY_VALUES):
        begin(HEAVY_BYTES)


def has_many_values(text: bytes | str, most: int) -> bool:
    """Say whether a text has more brackets or commas than may be decoded unseen."""
    if isinstance(text, bytes):
        opened, commas = text.count(b"{") + text.count(b"["), text.count(b",")
    else:
        opened, commas = text.count("{") + text.count("["), text.count(",")
    return opened > MAX_OPENED or opened + commas > most


def _decode(raw: bytes | str, most_values: int) -> Any:
    text = _text_of(raw)
    try:
        cuts = cuts_of(text, most_values)
    except TooMany:
        return _decode_coarsely(raw)
    if not cuts:
        try:
            return msgspec.json.decode(raw)
        except (msgspec.MsgspecError, RecursionError, UnicodeError):
            pass
    try:
        return loads(text, cuts)
    except ValueError as error:
        raise InvalidInput(f"it is not JSON: {error}") from error


def _text_of(raw: bytes | str) -> str:
    """Return bytes as text; what is no Unicode in it becomes lone surrogates."""
    if isinstance(raw, str):
        return raw.removeprefix("\ufeff")
    encoding = json.detect_encoding(raw)
    for errors in ("surrogatepass", "surrogateescape"):
        try:
            return raw.decode(encoding, errors)
        except UnicodeDecodeError:
            continue
    return raw.decode(encoding, "replace")  # UTF-16 and 32 have no escapes


class _Row(msgspec.Struct, forbid_unknown_fields=True):
    """The members of a row that SDKs send, each as JSON."""

    id: msgspec.Raw = msgspec.Raw()
    organization_id: msgspec.Raw = msgspec.Raw()
    kind: msgspec.Raw = msgspec.Raw()
    status: msgspec.Raw = msgspec.Raw()
    tags: msgspec.Raw = msgspec.Raw()
    request: msgspec.Raw = msgspec.Raw()
    response: msgspec.Raw = msgspec.Raw()
    stacktrace: msgspec.Raw = msgspec.Raw()
    session_id: msgspec.Raw = msgspec.Raw()
    duration: msgspec.Raw = msgspec.Raw()
    failure_kind: msgspec.Raw = msgspec.Raw()
    failure_reason: msgspec.Raw = msgspec.Raw()
    extra: msgspec.Raw = msgspec.Raw()
    created_at: msgspec.Raw = msgspec.Raw()


def _decode_coarsely(raw: bytes | str) -> Any:
    """Read the members of a row one by one, and leave the largest as text.

    Raises:
        InvalidInput: It is none, or one that only going through it would tell.
    """
    try:
        row = msgspec.json.decode(raw, type=_Row)
    except (msgspec.MsgspecError, RecursionError, UnicodeError) as error:
        raise InvalidInput(
            f"it holds more than {MOST_TOKENS:,} lists, objects and texts"
        ) from error
    read: dict[str, Any] = {}
    for name in row.__struct_fields__:
        member = bytes(getattr(row, name))
        if has_many_values(member, _MOST_MARKS):
            read[name] = JsonText(_text_of(member), "size")
        elif member:
            read[name] = _decode(member, MAX_VALUES)
    return read
