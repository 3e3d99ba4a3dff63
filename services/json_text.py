"""Values as JSON text, and JSON text as a value."""

import json
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class JsonText:
    """A value that stays JSON text.

    Attributes:
        text: The JSON.
        reason: Why: a number that neither 64 bits nor a float hold, nested too deep, or with
            too many values.
    """

    text: str
    reason: Literal["number", "depth", "size"]

    def __repr__(self) -> str:
        """Return its beginning."""
        return self.text[:100]


def json_text(value: Any, *, most: int | None = None) -> str:
    """Return the JSON text of what was decoded, however deep it is.

    Args:
        value: JSON as decoded, strictly or leniently.
        most: About how many characters are wanted; all if None.
    """
    if most is None:
        try:
            return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        except (TypeError, ValueError, RecursionError):
            pass
    pieces: list[str] = []
    length = 0
    # What is still to be written: texts as they are, in a tuple, and values.
    todo: list[Any] = [value]
    while todo and (most is None or length < most):
        one = todo.pop()
        if type(one) is tuple:
            text = one[0]
        elif type(one) is list or type(one) is dict:
            text, members = _brackets(one, most)
            todo += reversed(members)
        else:
            text = _leaf(one if most is None or type(one) is not str else one[:most])
        pieces.append(text)
        length += len(text)
    return "".join(pieces)


def _brackets(value: Any, most: int | None) -> tuple[str, list[Any]]:
    members: list[Any] = []
    if type(value) is list:
        for item in value if most is None else value[:most]:
            members += ((",",), item) if members else (item,)
        return "[", [*members, ("]",)]
    for key, item in value.items():
        if most is not None and len(members) > 2 * most:
            break
        members += ((f"{',' if members else ''}{_leaf(key)}:",), item)
    return "{", [*members, ("}",)]


def _leaf(value: Any) -> str:
    if type(value) is JsonText:
        return value.text
    try:
        return json.dumps(value, ensure_ascii=False)
    except (ValueError, TypeError):  # more digits than Python writes, or no JSON
        return json.dumps(hex(value) if type(value) is int else str(value))
