"""What a stored row has at a path, as MongoDB's filters look it up.

A name leads to the value of that key in an object, and at a list to those in each of its elements
that are objects; lists within the list are not searched. A position leads to an element of a list,
and in an object to the key of that name. MongoDB itself would take a position at a list for a key
of its elements, too; no path of ours means that, and `services.completions.path_query` sees to it.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, Final

# In place of a value that is not there; null is a value.
MISSING: Final[Any] = type("Missing", (), {"__slots__": (), "__repr__": lambda _: "MISSING"})()

_POSITION: Final = re.compile("0|[1-9][0-9]{0,8}")


def is_position(part: str) -> bool:
    """Say whether a part of a path is a list position: ASCII decimal without leading zeros."""
    return _POSITION.fullmatch(part) is not None


def follow(row: Any, parts: Sequence[str]) -> tuple[Any, Sequence[str]]:
    """Go along a path as far as there is one value.

    Returns:
        The value, or `MISSING`, and nothing; or a list that the rest of the path, which begins
        with a name, is to be looked for in.
    """
    value = row
    for n, part in enumerate(parts):
        if isinstance(value, dict):
            value = value.get(part, MISSING)
            if value is MISSING:
                return MISSING, ()
        elif not isinstance(value, list):
            return MISSING, ()
        elif not is_position(part):
            return value, parts[n:]
        elif int(part) < len(value):
            value = value[int(part)]
        else:
            return MISSING, ()
    return value, ()


def search(
    values: Sequence[Any], parts: Sequence[str], charge: Callable[[int], None] | None = None
) -> list[Any]:
    """Return what the elements of a list have at a path, in their order.

    Args:
        values: The list.
        parts: The path, which begins with a name.
        charge: Told how many elements each list has that is searched, before it is.

    Returns:
        The values; `MISSING` for an object on the way that lacks the key.
    """
    found: list[Any] = []
    if charge is not None:
        charge(len(values))
    for element in values:
        if isinstance(element, dict):
            value, rest = follow(element, parts)
            found += search(value, rest, charge) if rest else (value,)
    return found


def values_at(row: Any, parts: Sequence[str]) -> Sequence[Any]:
    """Return all that a row has at a path; `MISSING` for each object that lacks it."""
    value, rest = follow(row, parts)
    return search(value, rest) if rest else (value,)
