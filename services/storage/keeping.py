"""What BSON cannot hold, or MongoDB would alter, in a form that can be stored, found and read.

`services.storage.storable` finds it; here it is altered, and each place is told:

    sent                                    kept as                               kind
    --------------------------------------  ------------------------------------  ----------
    half of a surrogate pair, bytes that    U+FFFD in its place                   UNICODE
      are no UTF-8
    NaN, Infinity, -Infinity                the text "NaN", "Infinity" ...        NUMBER
    a number that neither 64 bits nor a     its digits as text                    NUMBER
      float hold
    a key with a NUL or half a pair         U+2400 or U+FFFD in its place         KEY
    what is deeper than `MAX_DEPTH`         its JSON text                         DEPTH
    more than `MAX_VALUES` values           the largest lists as their JSON text  SIZE
    an object with $ref, $id and a $db      the text "null" as $db                CONVERTED
      of null, which drivers drop
"""

import json
import re
from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final, NotRequired, TypedDict

from services.errors import InvalidInput
from services.json_cuts import without_many_values
from services.json_text import JsonText, json_text
from services.storage.storable import (
    MAX_DEPTH,
    check_storable,
    is_encodable,
    is_lossy_reference,
)

MAX_ALTERATIONS: Final = 100
MAX_ORIGINAL: Final = 1000
_MAX_PATH: Final = 1000
_LEAST_INT: Final = -(2**63)
_LARGEST_INT: Final = 2**63 - 1
_REPLACED: Final = "\N{REPLACEMENT CHARACTER}"
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_NUL_SYMBOL: Final = "\N{SYMBOL FOR NULL}"


class AlterationKind(StrEnum):
    """How a value that is stored differs from what was sent."""

    UNICODE = "unicode"
    NUMBER = "number"
    KEY = "key"
    DEPTH = "depth"
    SIZE = "size"
    CONVERTED = "converted"
    CUT = "cut"
    LEFT_OUT = "left_out"
    MORE = "more"


class Alteration(TypedDict):
    """One place where what is stored differs from what was sent.

    Attributes:
        path: JSON Pointer into the completion.
        kind: An `AlterationKind`.
        original: What was sent, as JSON text of up to 1,000 characters, where what is stored does
            not tell it; of `more` their number.
    """

    path: str
    kind: str
    original: NotRequired[str]


class Alterations:
    """The alterations of a field, as many as are listed.

    Args:
        path: JSON Pointer to the field.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._listed: list[Alteration] = []
        self._number = 0

    def add(self, path: str, kind: AlterationKind, original: object = ...) -> None:
        """Take note of one; `original` is what was sent, if it is to be told."""
        self._number += 1
        if self._number > MAX_ALTERATIONS:
            return
        if len(path) > _MAX_PATH:
            path = path[: _MAX_PATH - 1] + "…"
        one: Alteration = {"path": path, "kind": kind.value}
        if original is not ...:
            one["original"] = original_text(original)
        self._listed.append(one)

    def listed(self) -> list[Alteration]:
        """Return them; the last says how many more there are."""
        more = self._number - MAX_ALTERATIONS
        if more <= 0:
            return self._listed
        rest: Alteration = {
            "path": self._path,
            "kind": AlterationKind.MORE.value,
            "original": str(more),
        }
        return [*self._listed, rest]


def original_text(value: object) -> str:
    """Return JSON text of what was sent, bounded; it can be stored whatever it holds."""
    if isinstance(value, str):  # it may be long, and only its beginning is told
        text = json.dumps(value[: MAX_ORIGINAL + 1], ensure_ascii=False)
    else:
        text = json_text(value, most=MAX_ORIGINAL + 1)
    text = text.encode(errors="backslashreplace").decode().replace("\0", "\\u0000")
    return text if len(text) <= MAX_ORIGINAL else text[: MAX_ORIGINAL - 1] + "…"


def kept(value: Any, path: str, alterations: Alterations) -> Any:
    """Return a value as it can be stored: itself, if it can be.

    Args:
        value: JSON as decoded, strictly or leniently.
        path: JSON Pointer to it in the completion.
        alterations: Where each place that differs is told.
    """
    try:
        check_storable(value, path=path)
    except InvalidInput:
        return _Keeper(alterations).keep(without_many_values(value), path)
    return value


class _Keeper:
    def __init__(self, alterations: Alterations) -> None:
        self._note: Callable[..., None] = alterations.add

    def keep(self, value: Any, path: str, depth: int = 1) -> Any:
        """Return a value with all in it as it can be stored; recursion ends at `MAX_DEPTH`."""
        kind = type(value)
        if kind is str:
            return value if value.isascii() else self._text(value, path)
        if kind is dict or kind is list:
            if depth >= MAX_DEPTH and value:
                self._note(path, AlterationKind.DEPTH)
                return readable(json_text(value))
            if kind is list:
                return [
                    self.keep(one, _below(path, str(n)), depth + 1) for n, one in enumerate(value)
                ]
            return self._object(value, path, depth)
        if kind is int and not _LEAST_INT <= value <= _LARGEST_INT:
            self._note(path, AlterationKind.NUMBER)
            return json_text(value)
        if kind is float and value - value != 0:
            self._note(path, AlterationKind.NUMBER)
            return json_text(value)
        if kind is JsonText:
            self._note(path, AlterationKind(value.reason))
            return readable(value.text)
        return value

    def _text(self, text: str, path: str) -> str:
        if is_encodable(text):
            return text
        self._note(path, AlterationKind.UNICODE, text)
        return readable(text)

    def _object(self, value: dict[str, Any], path: str, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        times: dict[str, int] = {}
        for key, one in value.items():
            name = key
            if "\0" in key or not is_encodable(key):
                name = base = readable(key).replace("\0", _NUL_SYMBOL)
                while name in value or name in result:
                    times[base] = times.get(base, 1) + 1
                    name = f"{base}~{times[base]}"
            place = _below(path, name)
            if name is not key:
                self._note(place, AlterationKind.KEY, key)
            result[name] = self.keep(one, place, depth + 1)
        if "$db" in result and is_lossy_reference(result):
            self._note(f"{path}/$db", AlterationKind.CONVERTED, None)
            result["$db"] = "null"
        return result


def _below(path: str, key: str) -> str:
    """Return the path of a member, no longer than is told of it and to tell that it is cut."""
    # A key may be as long as a body, and have as many members as there may be.
    if len(path) > _MAX_PATH:
        return path
    key = key[:_MAX_PATH].replace("~", "~0").replace("/", "~1")
    return f"{path}/{key}"


def readable(text: str) -> str:
    """Return a text with U+FFFD for each half of a surrogate pair."""
    return _SURROGATE.sub(_REPLACED, text)
