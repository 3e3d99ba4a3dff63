"""When a completion was made: as its client says, else when the gateway first heard of it.

A client may bring the time of an import, or of a row that was held up. What lies in the future
would stay the newest for ever, and what lies before 1970 has no order key: both are set to the
nearest time that can be, and the time that was given is kept beside it.
"""

from datetime import datetime
from typing import NamedTuple

from services.clock import EPOCH, as_stored
from services.completions.fields import CompletionFields
from services.order_keys import order_key


class CreationTime(NamedTuple):
    """What is stored of the time at which a completion was made.

    Attributes:
        created_at: UTC, milliseconds.
        seq: The order key.
        client_created_at: What the client gave, where `created_at` is another; else None.
    """

    created_at: datetime
    seq: bytes
    client_created_at: datetime | None = None


def creation_time(fields: CompletionFields, key: str, now: datetime) -> CreationTime:
    """Return what to store of the time in a row, or of the time at which the row has come.

    Args:
        fields: The row.
        key: The completion's `_id`.
        now: When the row has come, with microseconds: two that come within a millisecond keep
            their order.
    """
    given = fields.get("created_at")
    if given is None:
        return CreationTime(as_stored(now), order_key(now, key))
    possible = min(max(given, EPOCH), now)
    client_created_at = as_stored(given) if possible != given else None
    return CreationTime(as_stored(possible), order_key(possible, key), client_created_at)
