"""Names of tools, as they are stored."""

from collections.abc import Iterable
from itertools import islice
from typing import Final

MOST_NAMES: Final = 64
LONGEST_NAME: Final = 128
# A response with more calls is no call of a model.
_LOOKED_AT: Final = 1000


def sorted_names(names: Iterable[str]) -> list[str]:
    """Return names sorted, each once: up to 64 of those of up to 128 characters."""
    some = islice(names, _LOOKED_AT)
    return sorted({name for name in some if name and len(name) <= LONGEST_NAME})[:MOST_NAMES]
