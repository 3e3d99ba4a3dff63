r"""Paths into what was logged: one grammar for filters, projections and the fields that read.

A path is names and list positions, joined by dots: `request.messages.0.content`.

- A name is a key of an object. At a list it is looked for in each element that is an object:
  `request.messages.content`.
- A position is ASCII decimal without leading zeros. At a list it is an element, in an object the
  key of that name.
- `\.` is a dot in a key, `\\` a backslash, and a part that is `\e` alone is the empty key. So each
  key has a path.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Any, Final

from services.errors import InvalidInput
from services.storage.read_budget import charge_items
from services.storage.storable import check_storable
from services.storage.values_at import MISSING, follow, is_position, search, values_at

MAX_LENGTH: Final = 500
MAX_PARTS: Final = 50
MAX_PATHS: Final = 50
ROOTS: Final = ("request", "response", "extra")
_EMPTY: Final = r"\e"
# What a text is made of: an escape, a dot, or what stands for itself.
_TOKENS: Final = re.compile(r"\\.?|\.|[^\\.]+", re.DOTALL)
# Keys that are as a rule elsewhere than below `request`: for the spelling that an error proposes.
_USUAL_ROOTS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("choices", "content", "usage", "stop_reason"), "response"),
    **dict.fromkeys(("user_id", "orig_module", "orig_qualname"), "extra"),
}


@dataclass(frozen=True, slots=True)
class PayloadPath:
    """A path that was checked.

    Attributes:
        parts: Its names and positions, unescaped, from `request`, `response` or `extra` on.
    """

    parts: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> "PayloadPath":
        """Check a path.

        Args:
            text: `request`, `response` or `extra`, then names and list positions; see the module.

        Raises:
            InvalidInput: It can match nothing, and why.
        """
        path = _parsed(text)
        if path.parts[0] not in ROOTS:
            raise InvalidInput(
                f"the path {text!r} must begin with 'request', 'response' or 'extra': as "
                f"{_proposed(text, path)!r}"
            )
        return path

    @classmethod
    def below(cls, root: str, text: str) -> "PayloadPath":
        """Check a path that begins below `request`, `response` or `extra`.

        Raises:
            InvalidInput: It can match nothing, and why.
        """
        return cls((root, *_parsed(text, most_parts=MAX_PARTS - 1).parts))

    @classmethod
    def parse_all(cls, texts: Sequence[str]) -> "list[PayloadPath]":
        """Check paths that are read together.

        Raises:
            InvalidInput: One can match nothing, and why; or there are too many.
        """
        if len(texts) > MAX_PATHS:
            raise InvalidInput(f"{len(texts)} paths; {MAX_PATHS} are allowed")
        return [cls.parse(text) for text in texts]

    @property
    def text(self) -> str:
        """The path as it is written."""
        return ".".join(map(_escaped, self.parts))

    @property
    def stored(self) -> str:
        """The path as MongoDB takes it, if it `is_named`."""
        return ".".join(self.parts)

    @property
    def has_positions(self) -> bool:
        """Whether a part of it is a list position."""
        return any(map(is_position, self.parts))

    @property
    def is_named(self) -> bool:
        """Whether MongoDB takes its parts as they are: none is an odd key."""
        return not any(map(_is_odd, self.parts))

    @property
    def projected(self) -> str:
        """The part that a projection can name: up to the first position or odd key."""
        return ".".join(
            takewhile(lambda part: not (is_position(part) or _is_odd(part)), self.parts)
        )

    def found(self, row: Mapping[str, Any]) -> list[Any]:
        """Return all that a completion has at the path, lists on the way searched through."""
        return [value for value in values_at(row, self.parts) if value is not MISSING]

    def read(self, row: Mapping[str, Any]) -> Any:
        """Return what a completion has at the path.

        Returns:
            The value; None where there is nothing. Where a list on the way was searched through
            by a name, a list of all that was found, which may be empty.

        Raises:
            TooComplex: The operation searches too many elements of lists.
        """
        value, rest = follow(row, self.parts)
        if rest:
            return [one for one in search(value, rest, _charge) if one is not MISSING]
        return None if value is MISSING else value


def _charge(elements: int) -> None:
    charge_items(lambda: elements, shown=False)


def _is_odd(key: str) -> bool:
    """Say whether a key means something else to MongoDB where it stands in a path."""
    return not key or key.startswith("$") or "." in key


def _escaped(key: str) -> str:
    return key.replace("\\", r"\\").replace(".", r"\.") or _EMPTY


def _proposed(text: str, path: PayloadPath) -> str:
    """Return a path that was perhaps meant by one that begins elsewhere."""
    parts: Iterable[str] = path.parts
    if text.startswith("/"):  # a JSON Pointer (RFC 6901)
        tokens = text[1:].split("/")
        parts = [token.replace("~1", "/").replace("~0", "~") for token in tokens]
    first, *rest = parts
    if first.lower() in ROOTS:
        parts = [first.lower(), *rest]
    else:
        parts = [_USUAL_ROOTS.get(first, "request"), first, *rest]
    return ".".join(map(_escaped, parts))


@lru_cache(1000)  # one path is read of each row of a page
def _parsed(text: str, *, most_parts: int = MAX_PARTS) -> PayloadPath:
    if len(text) > MAX_LENGTH:
        raise InvalidInput(f"a path has at most {MAX_LENGTH} characters; this has {len(text)}")
    if "\0" in text:
        raise InvalidInput(f"the path {text!r} has a NUL character, which no key has")
    check_storable(text, path="")
    parts = [_unescaped(part, text) for part in _split(text)]
    if len(parts) > most_parts:
        raise InvalidInput(
            f"a path has at most {MAX_PARTS} parts, its root included; this has too many: {text!r}"
        )
    return PayloadPath(tuple(parts))


def _split(text: str) -> list[list[str]]:
    """Return the tokens of each part of a path."""
    parts: list[list[str]] = [[]]
    for found in _TOKENS.findall(text):
        if found == ".":
            parts.append([])
        else:
            parts[-1].append(found)
    return parts


def _unescaped(tokens: list[str], path: str) -> str:
    """Return the key that the tokens of a part stand for."""
    if tokens == [_EMPTY]:
        return ""
    if not tokens:
        raise InvalidInput(_without_part(path))
    for token in tokens:
        if token[0] == "\\" and token not in ("\\\\", r"\."):
            raise InvalidInput(
                f"the path {path!r} has the escape {token!r}: '\\.' is a dot in a key, '\\\\' a "
                "backslash, and '\\e' alone between dots the empty key; there is no other"
            )
    return "".join(token[1:] if token[0] == "\\" else token for token in tokens)


def _without_part(path: str) -> str:
    if not path:
        return "the path is empty"
    if path.endswith("."):
        return f"the path {path!r} ends with a dot; a dot in a key is written '\\.'"
    return (
        f"the path {path!r} has an empty part; a dot in a key is written '\\.', and the empty key "
        "'\\e'"
    )
