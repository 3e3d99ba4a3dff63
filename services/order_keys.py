"""The order key of what lists hold: `seq`, a UUIDv7 (RFC 9562) made from the time.

    48 bits   milliseconds since 1970, of `created_at`
     4        the version, 7
    12        the fraction of the millisecond, in steps of about a quarter of a microsecond
               (RFC 9562, section 6.2, method 3); 0 where only milliseconds are known
     2        the variant
    62        of a digest of the row's `_id`

So the order of keys is the order of times, and a range of times is a range of keys. Two rows never
share one, whatever ids clients bring and whatever times they give. And since it follows from time
and `_id` alone, it comes out the same whoever makes it: a row that arrives out of order or twice,
or a migration, which knows no fraction.

It is stored as 16 bytes of BSON's binary type, which MongoDB compares byte by byte.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any, Final

from services.clock import EPOCH

SIZE: Final = 16
_MICROSECOND: Final = timedelta(microseconds=1)
_MILLISECOND: Final = timedelta(milliseconds=1)
_VERSION_AND_VARIANT: Final = (7 << 76) | (2 << 62)
_TAIL: Final = (1 << 62) - 1
# Of what the 48 bits hold, which is more than `datetime` does: it ends with the year 9999.
_MOST_MILLISECONDS: Final = (1 << 48) - 1


def order_key(moment: datetime, key: str) -> bytes:
    """Return the order key of a row.

    Args:
        moment: When it was created, from 1970 on; with or without a fraction of a millisecond.
        key: The row's `_id`.
    """
    milliseconds, rest = divmod((moment - EPOCH) // _MICROSECOND, 1000)
    tail = int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) & _TAIL
    number = milliseconds << 80 | (rest * 4096 // 1000) << 64 | _VERSION_AND_VARIANT | tail
    return number.to_bytes(SIZE)


def order_key_of(row: Mapping[str, Any], key: str) -> bytes:
    """Return the order key that a stored row without one gets.

    Args:
        row: With `created_at`; where another program has stored no such time, it counts as 1970.
        key: The row's `_id`.
    """
    moment = row.get("created_at")
    return order_key(max(moment, EPOCH) if isinstance(moment, datetime) else EPOCH, key)


def first_of_millisecond(moment: datetime, *, later: int = 0) -> bytes:
    """Return the bound that parts the order keys of a millisecond from all that are earlier.

    Args:
        moment: A time in the millisecond, as BSON cuts it; what is before 1970 counts as 1970.
        later: Take the millisecond that lies so many further.
    """
    milliseconds = min(max((moment - EPOCH) // _MILLISECOND + later, 0), _MOST_MILLISECONDS)
    return (milliseconds << 80).to_bytes(SIZE)
