"""What is too deep or too much in a JSON text is cut out of it, before anything decodes it.

One linear way through the text, without recursion. What is cut out becomes a `JsonText` where it
stood.
"""

import itertools
import json
import re
import secrets
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, Literal, TypeAlias

from services.json_text import JsonText, json_text
from services.storage.storable import MAX_DEPTH, MAX_VALUES

# What is deeper is cut out of the text. A payload stands some levels below its request's root, and
# has `MAX_DEPTH` of its own, to which it is cut when it is stored.
_DEEPEST: Final = MAX_DEPTH + 12
# How many texts and runs of brackets are gone through: some seconds of a thread.
MOST_TOKENS: Final = 2_000_000
# A list or an object of fewer values is not worth to be cut out for their number.
_LEAST_VALUES: Final = 1000
# What is between tokens is passed in the same match: a search for the next one would look at each
# digit of a number as long as a body, and keep everything else waiting.
TOKEN: Final = re.compile(
    r'[^\[\]{}"]*+(?:'
    r'(?P<text>"(?:[^"\\]++|\\.|\\\Z){0,9999}+(?:"|\Z|(?P<more>)))'  # also one without an end
    r'|(?P<flat>(?>[\[{][^\[\]{}"]*+[\]}],?+)++)'  # lists of numbers, one after the other
    r"|(?P<open>[\[{]++)"
    r"|(?P<close>[\]}]++)|\Z)",
    re.DOTALL,
)
# The rest of a text with many escapes: each match keeps everything else waiting.
_REST: Final = re.compile(r'(?:[^"\\]++|\\.|\\\Z){0,99999}+(?P<end>"|\Z)?', re.DOTALL)
_FLAT: Final = re.compile(r'[\[{][^\[\]{}"]{1000,}+[\]}]')
# Flat lists in a row are looked at one by one where they are this long on average.
_LONG_FLAT: Final = 500


# Where something stands in a text, and why it is cut out.
Cut: TypeAlias = tuple[int, int, Literal["depth", "size"]]


def without_many_values(value: Any) -> Any:
    """Return what was decoded with its largest lists as text, if it has more than `MAX_VALUES`."""
    level, number = [value], 0
    while level and number <= MAX_VALUES:
        number += len(level)
        level = [item for one in level for item in _items(one)]
    if number <= MAX_VALUES:
        return value
    # As a member of a list, since it is members that are looked at.
    text = f"[{json_text(value)}]"
    try:
        cuts = cuts_of(text, MAX_VALUES)
    except TooMany:
        cuts = [(1, len(text) - 1, "size")]
    return loads(text, cuts)[0]


def cuts_of(text: str, most_values: int) -> Sequence[Cut]:
    """Choose what is to be cut out of a text, in its order.

    Args:
        text: It need not be JSON: what remains of it is checked later.
        most_values: How many values each member of the root may have.

    Raises:
        TooMany: There is too much to go through.
    """
    scan = _Scan(text, most_values)
    scan.run()
    return sorted(scan.cuts)


def _items(value: Any) -> Iterable[Any]:
    if type(value) is dict:
        return value.values()
    return value if type(value) is list else ()


def loads(text: str, cuts: Sequence[Cut]) -> Any:
    """Read a text by Python's decoder, without what is cut out of it.

    Raises:
        ValueError: It is not JSON.
    """
    # Each cut becomes a number that no client can have written, and that no float holds.
    prefix = f"1E9{secrets.randbelow(10**18):018}"
    if cuts:
        pieces = []
        position = 0
        for n, (start, end, _) in enumerate(cuts):
            pieces += [text[position:start], prefix, str(n)]
            position = end
        pieces.append(text[position:])
        shortened = "".join(pieces)
    else:
        shortened = text

    def read_float(number: str) -> float | JsonText:
        value = float(number)
        if value - value == 0:
            return value
        if number.startswith(prefix):
            start, end, reason = cuts[int(number.removeprefix(prefix))]
            return JsonText(text[start:end], reason)
        return JsonText(number, "number")

    try:
        return json.loads(shortened, parse_int=_read_int, parse_float=read_float, strict=False)
    except RecursionError as error:  # brackets that nothing closes
        raise ValueError(str(error)) from error


_LONGEST_INT: Final = 20  # characters of an integer of 64 bits


def _read_int(number: str) -> int | JsonText:
    if len(number) <= _LONGEST_INT:
        value = int(number)
        if -(2**63) <= value < 2**63:
            return value
    return JsonText(number, "number")


class TooMany(Exception):
    """There is more to go through than may be."""


# Where a list or an object begins, and how many values came before it.
_Opened: TypeAlias = tuple[int, int]
# How many values it has, where it stands, and whether nothing but numbers and the like is in it.
_Found: TypeAlias = tuple[int, int, int, bool]


class _Scan:
    """One way through a text, which need not be JSON: what remains of it is checked later."""

    def __init__(self, text: str, most_values: int) -> None:
        self.cuts: list[Cut] = []
        self._text = text
        self._most_values = most_values
        self._values = 0
        self._depth = 0
        # As far as `_DEEPEST`; of what is deeper, the first.
        self._opened: list[_Opened] = []
        self._deeper: _Opened = (0, 0)
        # Within the member of the root that is gone through.
        self._found: list[_Found] = []

    def run(self) -> None:
        """Go through the text.

        Raises:
            TooMany: There is too much to go through.
        """
        position: int | None = 0
        left = itertools.count(MOST_TOKENS, -1)
        while position is not None:
            position = self._run_from(position, left)

    def _run_from(self, position: int, left: Iterator[int]) -> int | None:
        """Go on from a place; return that where a very long text ends, None if that is all."""
        for token in TOKEN.finditer(self._text, position):
            if next(left) <= 0:
                raise TooMany
            if token.lastgroup is None:
                break  # at the end of the text
            start, end = token.span(token.lastgroup)
            self._values += self._text.count(",", position, start)
            position = end
            match token.lastgroup:
                case "text":
                    if token["more"] is not None:
                        return self._end_of_text(end)
                case "flat":
                    self._pass(start, end)
                case "open":
                    self._open(start, end)
                case "close":
                    self._close(start, end)
        return None

    def _end_of_text(self, position: int) -> int:
        while (rest := _REST.match(self._text, position)) is not None:
            position = rest.end()
            if rest["end"] is not None:
                break
        return position

    def _pass(self, start: int, end: int) -> None:
        """Pass lists of numbers."""
        text = self._text
        number = text.count("[", start, end) + text.count("{", start, end)
        before = self._values
        self._values += number + text.count(",", start, end)
        if self._values - before < _LEAST_VALUES or self._depth > _DEEPEST:
            return
        if (end - start) // number >= _LONG_FLAT:
            for flat in _FLAT.finditer(text, start, end):
                values = text.count(",", *flat.span()) + 1
                self._found.append((values, *flat.span(), True))
        if self._depth == 1:
            self._end_member(self._values - before)

    def _open(self, start: int, end: int) -> None:
        for at in range(start, min(end, start + _DEEPEST - self._depth)):
            self._values += 1
            self._opened.append((at, self._values))
        if self._depth <= _DEEPEST < self._depth + end - start:
            self._deeper = (start + _DEEPEST - self._depth, self._values)
        self._depth += end - start

    def _close(self, start: int, end: int) -> None:
        if (deeper := self._depth - _DEEPEST) > 0:
            if end - start < deeper:
                self._depth -= end - start
                return
            start += deeper
            begun, self._values = self._deeper
            self.cuts.append((begun, start, "depth"))
            self._depth = _DEEPEST
        for at in range(start, min(end, start + self._depth)):
            begun, before = self._opened.pop()
            self._depth -= 1
            if (values := self._values - before) >= _LEAST_VALUES:
                self._found.append((values, begun, at + 1, False))
            if self._depth == 1:
                self._end_member(values)

    def _end_member(self, values: int) -> None:
        """Cut out of a member of the root what is too much in it."""
        excess = values - self._most_values
        if excess > 0:
            flat = sorted((one for one in self._found if one[3]), reverse=True)
            if sum(one[0] for one in flat) >= excess:
                for size, start, end, _ in flat:
                    if excess <= 0:
                        break
                    self.cuts.append((start, end, "size"))
                    excess -= size
            else:
                _, start, end, _ = min(one for one in self._found if one[0] >= excess)
                self.cuts = [cut for cut in self.cuts if not start <= cut[0] < end]
                self.cuts.append((start, end, "size"))
        self._found.clear()
