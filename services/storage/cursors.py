"""Lists, and the cursors that lead into them.

A cursor holds where a row stands and a digest of the list it belongs to: used with another filter
or order it is an error, not a wrong page. Its version says what is in it:

    1   of a gateway of before November 2026: a value of one field, and the row's id
    2   a value of one field, and the order key
    3   values of several fields, and the order key

Each is good for the lists that it was made for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from hashlib import blake2b
from typing import Any, Final

import bson
import orjson

from services import base64url
from services.clock import to_milliseconds
from services.errors import InvalidInput
from services.order_keys import SIZE
from services.storage.conditions import Query
from services.storage.joins import Join
from services.storage.order import CREATED_AT, Position, Sort

# A cursor holds the names that a list is ordered by, which clients choose.
MAX_CURSOR_LENGTH: Final = 16_384
_FORMER: Final = 1
_OF_ONE: Final = 2
_OF_SEVERAL: Final = 3


@dataclass(frozen=True)
class Listing:
    """A list: what is in it, and in which order. Its cursors are good for it alone.

    Attributes:
        of: What it is a list of, as no filter tells that.
        filter: The query.
        sort: The order.
        narrower: What holds as well of all that matches, and that an index leads to.
        joins: What `filter` has conditions on in other collections.
        wanted: What the list is asked for by, where `filter` is only how that is looked up now.
    """

    of: str
    filter: Mapping[str, Any]
    sort: Sort
    narrower: Sequence[Query] = ()
    joins: Sequence[Join] = ()
    wanted: Mapping[str, Any] | None = None

    @cached_property
    def digest(self) -> str:
        """What binds a cursor to this list. Most lists of a nested page need none."""
        identity = {
            "of": self.of,
            "filter": self.filter if self.wanted is None else self.wanted,
            "field": self.sort.field,
            "down": self.sort.descending,
        }
        if self._is_of_several:
            after = [*self.sort.parts[1:], self.sort.by_creation]
            identity["then"] = [[one.field, one.descending] for one in after]
        return blake2b(bson.encode(identity), digest_size=6).hexdigest()

    @property
    def _is_of_several(self) -> bool:
        return self.sort.then is not None

    def cursor_at(self, position: Position) -> str:
        """Return the cursor of a row of this list, by where it stands.

        Raises:
            InvalidInput: The row has too long a name for a list that is ordered by names.
        """
        shown = [_shown(value) for value in position.values]
        fields: list[Any]
        if self._is_of_several:
            fields = [_OF_SEVERAL, self.digest, shown, _hex(position.seq)]
        else:
            value = shown[0] if shown else (None, False)
            if position.row_id is not None:
                fields = [_FORMER, self.digest, *value, position.row_id]
            else:
                fields = [_OF_ONE, self.digest, *value, _hex(position.seq)]
        cursor = base64url.encoded(orjson.dumps(fields))
        if len(cursor) > MAX_CURSOR_LENGTH:
            raise InvalidInput(
                "the name of a row is too long for a cursor: order by another field, or select "
                "neither edges nor pageInfo"
            )
        return cursor

    def position(self, cursor: str) -> Position:
        """Return where a cursor stands.

        Raises:
            InvalidInput: It is no cursor, or one of another list.
        """
        version, digest, *fields = _decode(cursor)
        if type(version) is not int or version not in (_FORMER, _OF_ONE, _OF_SEVERAL):
            raise malformed_cursor()
        if digest != self.digest:
            raise InvalidInput("the cursor belongs to a list with another filter or order")
        if (version == _OF_SEVERAL) != self._is_of_several:
            raise malformed_cursor()
        try:
            if version == _OF_SEVERAL:
                shown, tie = fields
                values = tuple(_value(value, is_time) for value, is_time in shown)
            else:
                value, is_time, tie = fields
                values = (_value(value, is_time),)
        except (TypeError, ValueError) as error:
            raise malformed_cursor() from error
        if version == _FORMER:
            return _former_position(self.sort, values, tie)
        if version == _OF_ONE and self.sort.field == CREATED_AT:
            values = ()
        if len(values) != len(self.sort.parts):
            raise malformed_cursor()
        return Position(values, seq=_order_key(tie))


def malformed_cursor() -> InvalidInput:
    """Return what is told of a cursor that leads nowhere."""
    return InvalidInput("the cursor is malformed; take it from pageInfo or an edge")


def _shown(value: Any) -> tuple[Any, bool]:
    """Return a value as JSON has it, and whether it is a time, in milliseconds."""
    return (to_milliseconds(value), True) if isinstance(value, datetime) else (value, False)


def _hex(seq: bytes | None) -> str | None:
    return None if seq is None else seq.hex()


def _decode(cursor: str) -> list[Any]:
    try:
        if len(cursor) > MAX_CURSOR_LENGTH:
            raise ValueError
        decoded = orjson.loads(base64url.decoded(cursor))
        if not isinstance(decoded, list) or len(decoded) < 2:
            raise ValueError
    except (ValueError, TypeError) as error:
        raise malformed_cursor() from error
    return decoded


def _value(value: Any, is_time: object) -> Any:  # a BSON scalar
    """Return a value out of a cursor.

    Raises:
        InvalidInput: It is none that a list is ordered by.
    """
    if is_time is True:
        return _moment(value)
    is_scalar = value is None or type(value) in (float, str) or _is_int64(value)
    if is_time is not False or not is_scalar:
        raise malformed_cursor()
    return value


def _moment(value: object) -> datetime:
    try:
        return datetime.fromtimestamp(value / 1000, UTC)  # type: ignore[operator]  # a fault is caught
    except (TypeError, ValueError, OverflowError, OSError) as error:
        raise malformed_cursor() from error


def _is_int64(value: object) -> bool:
    return type(value) is int and -(2**63) <= value < 2**63


def _former_position(sort: Sort, values: tuple[Any, ...], row_id: object) -> Position:
    is_of_creation = sort.field == CREATED_AT
    is_placed = not sort.opposed and (not is_of_creation or isinstance(values[0], datetime))
    if not isinstance(row_id, str) or not is_placed:
        raise malformed_cursor()
    return Position(values, row_id=row_id)


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
