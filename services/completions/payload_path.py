"""Paths into a payload: read in one way by filters, projections, `requestPath`, `responsePath`.

A path is names and list positions, joined by dots. A position is ASCII decimal without leading
zeros, as MongoDB has it: `00` and other digits are names. A key that holds a dot, is empty or
begins with `$` has no path.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from services.errors import InvalidInput
from services.storage.storable import check_storable

MAX_LENGTH: Final = 500
MAX_PARTS: Final = 50
ROOTS: Final = ("request", "response")
_POSITION: Final = re.compile("0|[1-9][0-9]{0,8}")


@dataclass(frozen=True, slots=True)
class PayloadPath:
    """A path that was checked.

    Attributes:
        parts: Its names and positions, from `request` or `response` on.
    """

    parts: tuple[str, ...]

    @classmethod
    def parse(cls, path: str) -> "PayloadPath":
        """Check a path.

        Args:
            path: `request` or `response`, then names and list positions, joined by dots.

        Raises:
            InvalidInput: It begins elsewhere, is too long, or has a part that MongoDB would read
                as an operator, or an empty one.
        """
        return cls(_checked_parts(path))

    @property
    def text(self) -> str:
        """The path as MongoDB takes it in a query."""
        return ".".join(self.parts)

    @property
    def ends_at_position(self) -> bool:
        """Whether the last part is a list position."""
        return is_position(self.parts[-1])

    @property
    def projected(self) -> str:
        """The part that a projection can name: up to the first position."""
        positions = (n for n, part in enumerate(self.parts) if is_position(part))
        return ".".join(self.parts[: next(positions, None)])

    def read(self, row: Mapping[str, Any]) -> Any:
        """Return what a completion has at the path; None where there is nothing."""
        value: Any = row
        for part in self.parts:
            if isinstance(value, Mapping):
                value = value.get(part)
            elif isinstance(value, list) and is_position(part) and int(part) < len(value):
                value = value[int(part)]
            else:
                return None
        return value


def is_position(part: str) -> bool:
    """Say whether a part of a path is a list position."""
    return _POSITION.fullmatch(part) is not None


@lru_cache(1000)  # one path is read of each row of a page
def _checked_parts(path: str) -> tuple[str, ...]:
    parts = path.split(".")
    if parts[0] not in ROOTS:
        raise InvalidInput(
            f"the path {path!r} must begin with 'request' or 'response', as in "
            "'request.temperature' or 'response.choices.0.finish_reason'"
        )
    if len(path) > MAX_LENGTH or len(parts) > MAX_PARTS:
        raise InvalidInput(
            f"the path has {len(path)} characters and {len(parts)} parts; it may have "
            f"{MAX_LENGTH} and {MAX_PARTS}"
        )
    if any(not part or part.startswith("$") or "\0" in part for part in parts):
        raise InvalidInput(f"the path {path!r} has a part that is empty or begins with '$'")
    check_storable(path, path="")
    return tuple(parts)
