"""Where a change stands in the order of all changes, and the cursor that says so.

A moment is a time of the cluster's clock and the resume token of a change at that time: the changes
of one transaction have one time, and are told apart by the token, in whose bytes they are ordered
as the stream yields them (MongoDB makes tokens to be compared so). A moment without a token stands
before all changes of its time. Streams are begun at a time, and what is not after the moment is
passed over here, so that MongoDB is never given a token that a client has sent.
"""

import struct
from hashlib import blake2b
from typing import Final, NamedTuple

from bson import Timestamp

from services import base64url
from services.errors import InvalidInput

MAX_CURSOR_LENGTH: Final = 1024
_VERSION: Final = 1
# Of a cursor that says when it was asked for, and is of no change.
_PRESENT: Final = 2
# How far back it begins: what is being written has an earlier time, and cannot be read yet.
_UNDER_WAY_SECONDS: Final = 1
_HEAD: Final = struct.Struct(">BII")
_CHECK: Final = 4
# A token begins with the time: the byte of its type, seconds, and a number within the second.
_TIME_IN_TOKEN: Final = struct.Struct(">BII")
_IS_TIME: Final = 0x82


class Moment(NamedTuple):
    """Where a change stands; moments compare as the changes are ordered.

    Attributes:
        seconds: Of the cluster's clock.
        increment: Within the second.
        token: The change's resume token; empty before all changes of that time.
    """

    seconds: int
    increment: int
    token: bytes = b""

    @property
    def timestamp(self) -> Timestamp:
        """The time, as MongoDB has it."""
        return Timestamp(self.seconds, self.increment)

    @classmethod
    def of(cls, time: Timestamp, token: str = "") -> "Moment":
        """Return the moment of a time and of a token, as MongoDB writes them."""
        return cls(time.time, time.inc, bytes.fromhex(token))

    @classmethod
    def in_token(cls, token: str) -> "Moment | None":
        """Return the moment up to which a stream has read that shows a token; None if unknown.

        A stream that finds nothing goes on all the same, and shows a token that holds a time and
        no change.
        """
        raw = bytes.fromhex(token)
        if len(raw) < _TIME_IN_TOKEN.size:
            return None
        kind, seconds, increment = _TIME_IN_TOKEN.unpack_from(raw)
        return cls(seconds, increment) if kind == _IS_TIME else None

    @property
    def before_what_is_under_way(self) -> "Moment":
        """Where to begin so that nothing is missed by who reads what there is after this moment."""
        return Moment(max(self.seconds - _UNDER_WAY_SECONDS, 0), 1)

    @property
    def cursor(self) -> str:
        """What a client gets."""
        return _cursor(_VERSION, self)

    @property
    def present_cursor(self) -> str:
        """What a client gets who asks when this moment is the present.

        What follows it is all that cannot be read yet, and little that can. What has come to it has
        all that was answered before.
        """
        return _cursor(_PRESENT, self)


def _cursor(version: int, moment: Moment) -> str:
    raw = _HEAD.pack(version, moment.seconds, moment.increment) + moment.token
    return base64url.encoded(raw + _check_of(raw))


def moment_of(cursor: str) -> Moment:
    """Return where what follows a cursor begins.

    Raises:
        InvalidInput: It is no cursor.
    """
    version, moment = _read(cursor)
    return moment.before_what_is_under_way if version == _PRESENT else moment


def end_of(cursor: str) -> Moment:
    """Return where what has all that stands before a cursor has come to.

    Raises:
        InvalidInput: It is no cursor.
    """
    # A moment without a token stands before all of its time, so that the present stands behind the
    # last that was answered.
    _, moment = _read(cursor)
    return moment


def _read(cursor: str) -> tuple[int, Moment]:
    try:
        if len(cursor) > MAX_CURSOR_LENGTH:
            raise ValueError
        raw = base64url.decoded(cursor)
        body, check = raw[:-_CHECK], raw[-_CHECK:]
        version, seconds, increment = _HEAD.unpack_from(body)
        if version not in (_VERSION, _PRESENT) or check != _check_of(body) or not seconds:
            raise ValueError
    except (ValueError, struct.error) as error:
        raise InvalidInput(
            "the cursor is malformed; take it from an event, or from changeCursor", path="after"
        ) from error
    return version, Moment(seconds, increment, body[_HEAD.size :])


def _check_of(raw: bytes) -> bytes:
    """Return what tells a cursor from other text. It is no secret: a cursor gives no right."""
    return blake2b(raw, digest_size=_CHECK).digest()
