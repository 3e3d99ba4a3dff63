"""Values of every BSON type, as other programs may have stored them, and what they become."""

import math
import uuid
from datetime import UTC, datetime
from typing import Any, Final

import bson
from bson import (
    Binary,
    Code,
    DatetimeMS,
    DBRef,
    Decimal128,
    Int64,
    MaxKey,
    MinKey,
    ObjectId,
    Regex,
    Timestamp,
)

_HEX: Final = "6554a4a4a4a4a4a4a4a4a4a4"
_TIME: Final = datetime(2026, 11, 24, 14, 0, 0, 123000, tzinfo=UTC)
_SHOWN: Final = {"$date": "2026-11-24T14:00:00.123Z"}

# Name: what is stored, and what is shown of it.
VALUES: Final[dict[str, tuple[Any, Any]]] = {
    "int32": (7, 7),
    "int64": (Int64(3_000_000_000), 3_000_000_000),
    "small_int64": (Int64(3), 3),
    "largest": (Int64(2**63 - 1), 2**63 - 1),
    "double": (1.0, 1.0),
    "nan": (math.nan, None),
    "infinities": ([math.inf, -math.inf], [None, None]),
    "decimal": (Decimal128("1.50"), {"$numberDecimal": "1.50"}),
    "date": (_TIME, _SHOWN),
    "dates": ([[_TIME], {"a": _TIME}], [[_SHOWN], {"a": _SHOWN}]),
    "early": (
        datetime(1960, 1, 1, tzinfo=UTC),
        {"$date": {"$numberLong": "-315619200000"}},
    ),
    "far": (DatetimeMS(10**17), {"$date": {"$numberLong": "100000000000000000"}}),
    "bytes": (b"\x00\xff", {"$binary": {"base64": "AP8=", "subType": "00"}}),
    "binary": (Binary(b"abc", 128), {"$binary": {"base64": "YWJj", "subType": "80"}}),
    "uuid": (
        Binary.from_uuid(uuid.UUID(int=5)),
        {"$binary": {"base64": "AAAAAAAAAAAAAAAAAAAABQ==", "subType": "04"}},
    ),
    "old_uuid": (
        Binary(bytes(16), 3),
        {"$binary": {"base64": "AAAAAAAAAAAAAAAAAAAAAA==", "subType": "03"}},
    ),
    "regex": (Regex("a.b", "i"), {"$regularExpression": {"pattern": "a.b", "options": "i"}}),
    "reference": (
        DBRef("c", ObjectId(_HEX), at=_TIME),
        {"$ref": "c", "$id": {"$oid": _HEX}, "at": _SHOWN},
    ),
    "object_id": (ObjectId(_HEX), {"$oid": _HEX}),
    "timestamp": (Timestamp(1, 2), {"$timestamp": {"t": 1, "i": 2}}),
    "code": (Code("f()"), {"$code": "f()"}),
    "code_in_scope": (
        Code("f()", {"n": Int64(2**40), "at": _TIME}),
        {"$code": "f()", "$scope": {"n": 2**40, "at": _SHOWN}},
    ),
    "least": (MinKey(), {"$minKey": 1}),
    "most": (MaxKey(), {"$maxKey": 1}),
}


def _element(kind: int, name: str, value: bytes = b"") -> bytes:
    return bytes([kind]) + name.encode() + b"\0" + value


def _string(text: bytes) -> bytes:
    return (len(text) + 1).to_bytes(4, "little") + text + b"\0"


# What the driver does not write any more; the last of two keys counts.
_LEGACY: Final = (
    _element(0x06, "undefined")
    + _element(0x0E, "symbol", _string(b"s"))
    + _element(0x0C, "pointer", _string(b"c") + bytes.fromhex(_HEX))
    + _element(0x02, "no_utf8", _string(b"a\xffb"))
    + _element(0x10, "twice", (1).to_bytes(4, "little"))
    + _element(0x10, "twice", (2).to_bytes(4, "little"))
)
_LEGACY_SHOWN: Final = {
    "undefined": None,
    "symbol": "s",
    "pointer": {"$ref": "c", "$id": {"$oid": _HEX}},
    "no_utf8": "a\ufffdb",
    "twice": 2,
}

SHOWN: Final[dict[str, Any]] = {
    **{name: shown for name, (_, shown) in VALUES.items()},
    **_LEGACY_SHOWN,
}


def document(elements: bytes) -> bytes:
    """Return a BSON document of some elements."""
    return (len(elements) + 5).to_bytes(4, "little") + elements + b"\0"


def everything() -> bytes:
    """Return a document of all the values."""
    encoded = bson.encode({name: stored for name, (stored, _) in VALUES.items()})
    return document(encoded[4:-1] + _LEGACY)


def with_everything(row: dict[str, Any], *names: str) -> bytes:
    """Return a row whose fields of some names are documents of all the values."""
    added = b"".join(_element(0x03, name, everything()) for name in names)
    return document(bson.encode(row)[4:-1] + added)
