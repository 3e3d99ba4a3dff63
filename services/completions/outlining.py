"""What of a row goes out of line, and what stays in its place: see `large_values`."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, Literal, TypeAlias, TypedDict

import orjson

from services.completions.fields import CompletionFields
from services.ids import new_id

MIB: Final = 2**20
# A row of more BSON than this keeps at most `MOST_INLINE` of it.
MOST_WHOLE: Final = 8 * MIB
MOST_INLINE: Final = 4 * MIB
# The fields whose values may go out of line.
LARGE_FIELDS: Final = ("request", "response", "stacktrace", "extra", "failure_reason")
# Smaller strings and lists stay, unless nothing else helps.
_LEAST: Final = 64 * 1024
# What stays of a text: so many characters of its beginning.
_BEGINNING: Final = 1000
# What stays of a list or an object: its first items, so many and so many bytes of JSON at the most.
_FIRST_ITEMS: Final = 10
_FIRST_BYTES: Final = 4000
# Values with a longer path, in bytes, go with what they are in: each path is stored with the row.
_LONGEST_PATH: Final = 1000
# About what the BSON of a value takes beside a text: its type, its key, its length.
_OVERHEAD: Final = 12

Path: TypeAlias = tuple[str | int, ...]


class Entry(TypedDict):
    """Where a value stood that is out of line, below its top-level field.

    Attributes:
        path: Keys and list positions.
        id: The value's.
        bytes: How long it is.
        form: A text in UTF-8, or the JSON of a list or an object.
    """

    path: list[str | int]
    id: str
    bytes: int
    form: Literal["text", "json"]


@dataclass(frozen=True, slots=True)
class Outlined:
    """A row whose largest values go out of line.

    Attributes:
        fields: The row, with what stays in their place.
        large: What is stored as the document's `large`: by top-level field.
        values: By the values' ids.
    """

    fields: CompletionFields
    large: Mapping[str, Sequence[Entry]]
    values: Mapping[str, bytes]


def outlined(fields: CompletionFields, size: int, *, most: int) -> Outlined:
    """Choose what goes out of line: the largest texts and, where they do not suffice, lists.

    Args:
        fields: A row whose values BSON can hold.
        size: Its bytes as BSON, those of `extra` twice.
        most: How many of them are to stay, about.
    """
    least = min(_LEAST, most // 4)
    cuts: dict[Path, Any] = {}
    excess = size - most
    texts = sorted(_texts(fields, least), key=lambda found: found[0], reverse=True)
    for length, path, text in texts:
        if excess <= 0:
            break
        cuts[path] = text
        excess -= (length - min(length, 4 * _BEGINNING)) * _times(path)
    # The lists and objects that are large by what is small in them; at last whole fields.
    for threshold in (16 * least, least, math.inf):
        if excess <= 0:
            break
        for length, path, value in _heavy(fields, cuts, threshold):
            if excess <= 0:
                break
            cuts[path] = value
            excess -= (length - min(length, _FIRST_BYTES)) * _times(path)
    return _cut(fields, _outermost(cuts))


def _times(path: Path) -> int:
    return 2 if path[0] == "extra" else 1


def _texts(fields: CompletionFields, least: int) -> Iterator[tuple[int, Path, str]]:
    """Yield the texts of at least so many bytes, with these and where they stand."""
    stack: list[tuple[Path, Any]] = [
        ((name,), fields[name]) for name in LARGE_FIELDS if name in fields
    ]
    while stack:
        path, value = stack.pop()
        kind = type(value)
        if kind is str:
            if 4 * len(value) >= least and (length := _length(value)) >= least and _is_short(path):
                yield length, path, value
        elif kind is dict:
            stack += [((*path, key), one) for key, one in value.items() if type(one) in _LARGE]
        elif kind is list:
            stack += [((*path, n), one) for n, one in enumerate(value) if type(one) in _LARGE]


_LARGE: Final = frozenset({str, dict, list})


def _length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode())


def _is_short(path: Path) -> bool:
    return sum(_length(step) if isinstance(step, str) else 8 for step in path) <= _LONGEST_PATH


def _heavy(
    fields: CompletionFields, cuts: Mapping[Path, Any], threshold: float
) -> list[tuple[int, Path, Any]]:
    """Return the lists and objects above a size in which no other is, the largest first.

    Args:
        fields: The row.
        cuts: What has gone already.
        threshold: The size, in bytes; infinite for the fields as wholes.
    """
    found: list[tuple[int, Path, Any]] = []

    def measure(path: Path, value: Any) -> int:
        """Return about how many bytes of BSON a list, an object or a text takes."""
        # Its depth is bounded: see `services.storage.storable.check_storable`.
        if path in cuts:
            return _FIRST_BYTES
        if isinstance(value, str):
            return _length(value) + _OVERHEAD
        before = len(found)
        is_object = isinstance(value, dict)
        items: Iterable[tuple[Any, Any]] = value.items() if is_object else enumerate(value)
        size = _OVERHEAD
        for key, one in items:
            size += measure((*path, key), one) if type(one) in _LARGE else _OVERHEAD
            size += len(key) if is_object else 0
        if size >= threshold and len(path) > 1 and len(found) == before and _is_short(path):
            found.append((size, path, value))
        return size

    for name in LARGE_FIELDS:
        if name in fields:
            value = fields[name]
            size = measure((name,), value)
            if threshold == math.inf:
                found.append((size, (name,), value))
    return sorted(found, key=lambda one: one[0], reverse=True)


def _outermost(cuts: Mapping[Path, Any]) -> dict[Path, Any]:
    """Leave out what is within something else that goes."""
    return {
        path: value
        for path, value in cuts.items()
        if not any(path[:n] in cuts for n in range(1, len(path)))
    }


def _cut(fields: CompletionFields, cuts: Mapping[Path, Any]) -> Outlined:
    """Put in the place of values what stays of them, in copies of what they are in."""
    short: dict[Any, Any] = dict(fields)
    copied: set[int] = set()
    large: dict[str, list[Entry]] = {}
    values: dict[str, bytes] = {}
    for path, value in cuts.items():
        holder: Any = short
        for step in path[:-1]:
            below = holder[step]
            if id(below) not in copied:
                below = holder[step] = below.copy()
                copied.add(id(below))
            holder = below
        id_ = new_id()
        is_text = isinstance(value, str)
        content = value.encode() if is_text else orjson.dumps(value)
        holder[path[-1]] = _beginning(value, id_)
        values[id_] = content
        large.setdefault(str(path[0]), []).append(
            {
                "path": list(path[1:]),
                "id": id_,
                "bytes": len(content),
                "form": "text" if is_text else "json",
            }
        )
    return Outlined(short, large, values)  # type: ignore[arg-type]  # the row's own names


def _mark(id_: str) -> str:
    """Return what ends a text, and is the last key of an object or of an object after a list."""
    return f"… [goes on out of line: {id_}]"


def _beginning(value: Any, id_: str) -> Any:
    """Return what stays of a value, of its own type, marked so that it cannot be another's."""
    if isinstance(value, str):
        return value[:_BEGINNING] + _mark(id_)
    if isinstance(value, dict):
        return {**dict(_first(islice(value.items(), _FIRST_ITEMS))), _mark(id_): True}
    return [*_first(value[:_FIRST_ITEMS]), {_mark(id_): True}]


def _first(items: Iterable[Any]) -> Iterator[Any]:
    """Yield the first items, as long as they are small."""
    left = _FIRST_BYTES
    for item in items:
        left -= len(orjson.dumps(item))
        if left < 0:
            return
        yield item


def is_beginning(value: Any, id_: str) -> bool:
    """Say whether a stored value is what stays of the large value with this id."""
    if isinstance(value, str):
        return value.endswith(_mark(id_))
    marked = value[-1] if isinstance(value, list) and value else value
    return isinstance(marked, dict) and _mark(id_) in marked


def unmarked(value: Any, id_: str) -> Any:
    """Return what stays of a large value, without its mark."""
    if isinstance(value, str):
        return value.removesuffix(_mark(id_))
    if isinstance(value, list):
        return value[:-1]
    return {key: one for key, one in value.items() if key != _mark(id_)}


def whole(stored: Any, entry: Entry, content: bytes) -> Any:
    """Return a value as it was logged.

    Args:
        stored: What stays of it. The keys that other rows have added to an object since are in it.
        entry: Its entry.
        content: What is out of line.
    """
    if entry["form"] == "text":
        return content.decode()
    value = orjson.loads(content)
    return {**value, **unmarked(stored, entry["id"])} if isinstance(value, dict) else value
