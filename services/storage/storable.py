"""What BSON cannot hold, or MongoDB would alter, and where it stands in the input."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from services.errors import InvalidInput
from services.json_text import JsonText

# MongoDB's own bound is 200 levels, of the document and of the command around it.
MAX_DEPTH = 128
# Each takes some 60 bytes and half a microsecond wherever it passes, though it may be two bytes of
# a body: 16 MiB of them would hold a worker for seconds.
MAX_VALUES = 500_000
_MAX_INT64 = 2**63 - 1
_MIN_INT64 = -(2**63)


def check_storable(value: object, *, path: str) -> None:
    """Reject what BSON cannot hold, or what MongoDB would alter.

    Args:
        value: JSON as decoded: dicts, lists, strings, numbers, booleans, None.
        path: JSON Pointer to `value` in the caller's input.

    Raises:
        InvalidInput: An integer is past 64 bits, a key holds a NUL, a string holds a lone
            surrogate, a number is not finite, the nesting goes past `MAX_DEPTH`, or there are
            more than `MAX_VALUES`; its path leads to the fault.
    """
    # Iterative, and without building paths: these only matter for the one that fails.
    level: list[Any] = [value]
    depth = count = 0
    while level:
        depth += 1
        count += len(level)
        if count > MAX_VALUES:
            raise InvalidInput(f"it holds more than {MAX_VALUES:,} values", path=path)
        below = _values_below(level)
        if depth > MAX_DEPTH or below is None:
            raise _fault(value, path)
        level = below


def _values_below(level: Iterable[Any]) -> list[Any] | None:
    """Return all values that some values hold; None if one of them cannot be kept itself."""
    below: list[Any] = []
    # The hottest loop of a create, hence in one piece.
    for item in level:
        kind = type(item)
        if kind is str:
            if not (item.isascii() or is_encodable(item)):
                return None
        elif kind is dict:
            if not _is_storable_object(item):
                return None
            below += item.values()
        elif kind is list:
            below += item
        elif kind is int:
            if not _MIN_INT64 <= item <= _MAX_INT64:
                return None
        elif kind is float:
            if item - item != 0:  # NaN for NaN and the infinities
                return None
        elif kind is not bool and item is not None:
            return None
    return below


def _is_storable_object(item: dict[Any, Any]) -> bool:
    try:
        keys = "".join(item)
    except TypeError:  # one is no string
        return False
    if "\0" in keys or not (keys.isascii() or is_encodable(keys)):
        return False
    return "$db" not in item or not is_lossy_reference(item)


def is_lossy_reference(item: dict[Any, Any]) -> bool:
    """Say whether the driver would take it for a reference, and drop the null (`bson_values`)."""
    return item.get("$db", 0) is None and "$id" in item and type(item.get("$ref")) is str


def is_encodable(text: str) -> bool:
    """Say whether a text is Unicode, without halves of surrogate pairs."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _fault(value: object, path: str) -> InvalidInput:
    """Find the first fault in document order, now that there is one."""
    for item, place, depth in _walk(value):
        if depth > MAX_DEPTH:
            return InvalidInput(
                f"it is nested more than {MAX_DEPTH} levels deep", path=path + _pointer(place)
            )
        if _values_below((item,)) is None:
            return InvalidInput(_reason(item), path=path + _pointer(place))
    raise AssertionError("no fault found")


# The place of what a value is in, and its key there. A path of its own for each value would take
# the length of the longest key times their number.
_Place: TypeAlias = "tuple[_Place, object] | None"


def _walk(value: object) -> Iterator[tuple[object, _Place, int]]:
    stack: list[tuple[object, _Place, int]] = [(value, None, 1)]
    while stack:
        item, place, level = stack.pop()
        yield item, place, level
        if level > MAX_DEPTH:
            continue
        if type(item) is dict:
            children = [(child, (place, key), level + 1) for key, child in item.items()]
        elif type(item) is list:
            children = [(child, (place, n), level + 1) for n, child in enumerate(item)]
        else:
            continue
        stack.extend(reversed(children))


def _pointer(place: _Place) -> str:
    tokens: list[str] = []
    while place is not None:
        place, key = place
        tokens.append("/" + _token(key))
    return "".join(reversed(tokens))


def _token(key: object) -> str:
    """Escape a key as a token of a JSON Pointer (RFC 6901), printably."""
    escaped = str(key).replace("~", "~0").replace("/", "~1")
    return escaped.encode("ascii", "backslashreplace").decode().replace("\0", "\\u0000")


def _reason(item: object) -> str:
    match item:
        case int():
            return "the integer does not fit into 64 bits"
        case str():
            return "the string holds a lone surrogate"
        case float():
            return "the number is not finite"
        case dict() if is_lossy_reference(item):
            return "an object with a string $ref and an $id cannot have a $db of null"
        case dict():
            return "a key holds a NUL character or a lone surrogate"
        case JsonText(reason="number"):
            return "neither 64 bits nor a float hold the number"
        case JsonText():
            return "it has more values than may be, or is nested too deep"
        case _:
            return f"a {type(item).__name__} is not JSON"
