"""The keys of the metadata whose values completions are found by through an index."""

import zlib
from collections.abc import Sequence
from typing import Final

from services.runtime import part

MAX_KEYS: Final = 20
MAX_KEY_LENGTH: Final = 100
_CODE_BITS: Final = 8


class LabelKeys:
    """The keys that the operator names.

    Attributes:
        keys: Those; whatever is derived from now on has labels of them.
        digest: Of them, 23 bits, so that a version is an int32; 0 of none.
        served: Those of which all completions have labels, so that filters may go by them.
    """

    def __init__(self) -> None:
        self.keys: tuple[str, ...] = ()
        self.digest = 0
        self.served: frozenset[str] = frozenset()

    def version(self, code: int) -> int:
        """Return what is stored of what was derived with these keys, by a version of the code.

        That is the version itself, where there are no keys; else its low byte.
        """
        return self.digest << _CODE_BITS | code


def code_of(version: int) -> int:
    """Return the version of the code that is in a stored one."""
    return version & ((1 << _CODE_BITS) - 1)


def configure(*, keys: Sequence[str]) -> None:
    """Set the keys."""
    labels = part(LabelKeys)
    labels.keys = tuple(sorted(set(keys)))
    text = "\0".join(labels.keys)
    labels.digest = zlib.crc32(text.encode()) & 0x7FFFFF or 1 if labels.keys else 0
    labels.served = frozenset()
