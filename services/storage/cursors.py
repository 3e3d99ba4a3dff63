"""Lists, and the cursors that lead into them.

A cursor holds where a row stands and a digest of the list it belongs to: used with another filter
or order it is an error, not a wrong page. Cursors of the version before, which hold the row's id in
place of its order key, are good for this version too.
"""

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from hashlib import blake2b
from typing import Any, Final

import bson
import orjson

from services.clock import to_milliseconds
from services.errors import InvalidInput
from services.order_keys import SIZE
from services.storage.conditions import Query
from services.storage.order import CREATED_AT, Position, Sort

MAX_CURSOR_LENGTH: Final = 512
_FORMER_VERSION: Final = 1
_VERSION: Final = 2


@dataclass(frozen=True)
class Listing:
    """A list: what is in it, and in which order. Its cursors are good for it alone.

    Attributes:
        of: What it is a list of, as no filter tells that.
        filter: The query.
        sort: The order.
        narrower: What holds as well of all that matches, and that an index leads to.
    """

    of: str
    filter: Mapping[str, Any]
    sort: Sort
    narrower: Sequence[Query] = ()

    @cached_property
    def digest(self) -> str:
        """What binds a cursor to this list. Most lists of a nested page need none."""
        identity = bson.encode(
            {
                "of": self.of,
                "filter": self.filter,
                "field": self.sort.field,
                "down": self.sort.descending,
            }
        )
        return blake2b(identity, digest_size=6).hexdigest()

    def cursor_at(self, position: Position) -> str:
        """Return the cursor of a row of this list, by where it stands."""
        value, seq = position.value, position.seq
        is_time = isinstance(value, datetime)
        shown = to_milliseconds(value) if is_time else value
        if position.row_id is not None:
            fields = [_FORMER_VERSION, self.digest, shown, is_time, position.row_id]
        else:
            fields = [_VERSION, self.digest, shown, is_time, seq and seq.hex()]
        return base64.urlsafe_b64encode(orjson.dumps(fields)).rstrip(b"=").decode()

    def position(self, cursor: str) -> Position:
        """Return where a cursor stands.

        Raises:
            InvalidInput: It is no cursor, or one of another list.
        """
        version, digest, value, is_time, tie = _decode(cursor)
        is_known = type(version) is int and version in (_FORMER_VERSION, _VERSION)
        if not isinstance(is_time, bool) or not is_known:
            raise malformed_cursor()
        if digest != self.digest:
            raise InvalidInput("the cursor belongs to a list with another filter or order")
        if is_time:
            value = _moment(value)
        elif not (value is None or type(value) is float or _is_int64(value)):
            raise malformed_cursor()
        if version == _FORMER_VERSION:
            return _former_position(self.sort, value, tie)
        return Position(value, seq=_order_key(tie))


def malformed_cursor() -> InvalidInput:
    """Return what is told of a cursor that leads nowhere."""
    return InvalidInput("the cursor is malformed; take it from pageInfo or an edge")


def _decode(cursor: str) -> tuple[Any, Any, Any, Any, Any]:
    try:
        if len(cursor) > MAX_CURSOR_LENGTH:
            raise ValueError
        raw = cursor.encode("ascii")
        decoded = orjson.loads(base64.b64decode(raw + b"=" * (-len(raw) % 4), b"-_", validate=True))
        version, digest, value, is_time, tie = decoded
    except (ValueError, TypeError, binascii.Error) as error:
        raise malformed_cursor() from error
    return version, digest, value, is_time, tie


def _moment(value: object) -> datetime:
    try:
        return datetime.fromtimestamp(value / 1000, UTC)  # type: ignore[operator]  # a fault is caught
    except (TypeError, ValueError, OverflowError, OSError) as error:
        raise malformed_cursor() from error


def _is_int64(value: object) -> bool:
    return type(value) is int and -(2**63) <= value < 2**63


def _former_position(sort: Sort, value: Any, row_id: object) -> Position:
    is_of_creation = sort.field == CREATED_AT
    if not isinstance(row_id, str) or (is_of_creation and not isinstance(value, datetime)):
        raise malformed_cursor()
    return Position(value, row_id=row_id)


def _order_key(text: object) -> bytes | None:
    """Return the order key in a cursor; None in that of a list which needs none."""
    if text is None:
        return None
    try:
        seq = bytes.fromhex(text)  # type: ignore[arg-type]  # a fault is caught
    except (TypeError, ValueError) as error:
        raise malformed_cursor() from error
    if len(seq) != SIZE:
        raise malformed_cursor()
    return seq
