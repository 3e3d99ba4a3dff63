"""What comes out of BSON becomes plain here, before anything else sees it.

A payload is JSON, but BSON has more types, and the driver has classes of its own even for some of
JSON's: an integer past 31 bits is an `Int64`, which `type(value) is int`, msgspec and jsonschema-rs
do not take for a number. Other programs and imports may have written any of them. So whatever is
read consists of dict, list, str, int, float, bool and None, in this way:

    BSON                              becomes
    --------------------------------  -----------------------------------------------------------
    int32, int64                      int
    double                            float; NaN and the infinities are null in every response
    string, symbol                    str; bytes that are not UTF-8 are U+FFFD
    null, undefined                   None
    document                          dict; of keys that stand there twice, the last value
    reference (an object with $ref    dict, `$ref`, `$id` and `$db` first: PyMongo makes a DBRef of
      and $id, a DBPointer)             it, and there is no switch; JSON Schemas are such objects
    ObjectId                          {"$oid": "6554…"}
    date                              {"$date": "2026-11-24T14:00:00.123Z"}; out of the years 1970
                                        to 9999 {"$date": {"$numberLong": "…"}}
    decimal128                        {"$numberDecimal": "1.50"}
    binary, UUIDs and vectors too     {"$binary": {"base64": "…", "subType": "04"}}
    regular expression                {"$regularExpression": {"pattern": "…", "options": "i"}}
    timestamp                         {"$timestamp": {"t": 1, "i": 2}}
    code, code with scope             {"$code": "…"}, {"$code": "…", "$scope": {…}}
    MinKey, MaxKey                    {"$minKey": 1}, {"$maxKey": 1}

The objects are MongoDB's own Extended JSON v2, relaxed: what its tools print of such a value, and
nothing is lost in it. Times and bytes are left alone where they are the gateway's own fields
(`created_at`, `create_digest`), since the code needs them as they are.

The driver's registry turns all types but two as it decodes, and costs nothing for values of other
types. Times and bytes it only counts: it does not say where a value stands, so when there are more
of them than the gateway's own fields hold, which no client can bring about, the payloads are gone
through. Doubles are looked at only outside of completions, where a list of log probabilities has
thousands of them: JSON encoders write null for what is not finite, but a JSON Schema's checker
would fail.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final, TypeAlias, get_args

from bson import decode, decode_all, json_util
from bson.binary import Binary
from bson.code import Code
from bson.codec_options import CodecOptions, DatetimeConversion, TypeDecoder, TypeRegistry
from bson.datetime_ms import DatetimeMS
from bson.dbref import DBRef
from bson.decimal128 import Decimal128
from bson.int64 import Int64
from bson.max_key import MaxKey
from bson.min_key import MinKey
from bson.objectid import ObjectId
from bson.raw_bson import RawBSONDocument
from bson.regex import Regex
from bson.timestamp import Timestamp
from pydantic import BaseModel

from models import DOCUMENTS

Row: TypeAlias = dict[str, Any]
# The fields of a model that hold what clients have sent; None for all of a field's value.
_Shape: TypeAlias = Mapping[str, "_Shape | None"]

_OWN_TYPES: Final = frozenset({datetime, bytes})


class _Decoder(TypeDecoder):
    """Turns the values of one of the driver's types, by a function."""

    def __init__(self, decoded: type[Any], transform: Any) -> None:
        self._decoded, self._transform = decoded, transform

    @property
    def bson_type(self) -> Any:
        return self._decoded

    def transform_bson(self, value: Any) -> Any:
        return self._transform(value)


class _Counted:
    """How many times and bytes have been decoded in this process."""

    number = 0


class _Counter(TypeDecoder):
    """Counts the values of a type, and leaves them as they are."""

    def __init__(self, decoded: type[Any]) -> None:
        self._decoded = decoded

    @property
    def bson_type(self) -> Any:
        return self._decoded

    def transform_bson(self, value: Any) -> Any:
        _Counted.number += 1
        return value


def _extended(value: object) -> Any:
    """Return the Extended JSON of a value that JSON does not have."""
    return json_util.default(value, json_util.RELAXED_JSON_OPTIONS)


def _object(reference: DBRef) -> Row:
    """Return the object that the driver took for a reference.

    Only the order of its keys is lost: a DBRef does not tell where they stood.
    """
    plain: Row = dict(reference.as_doc())
    if isinstance(reference.id, ObjectId):  # a DBPointer's, which no decoder has seen
        plain["$id"] = _extended(reference.id)
    return plain


def _finite(value: float) -> float | None:
    return value if value - value == 0 else None


_EXTENDED: Final = (
    ObjectId,
    DatetimeMS,
    Decimal128,
    Binary,
    Regex,
    Timestamp,
    Code,
    MinKey,
    MaxKey,
)
_DECODERS: Final = (
    _Decoder(Int64, int),
    _Decoder(DBRef, _object),
    *(_Decoder(decoded, _extended) for decoded in _EXTENDED),
)
_COUNTERS: Final = tuple(map(_Counter, _OWN_TYPES))


def _options(*more: TypeDecoder) -> CodecOptions[Row]:
    return CodecOptions(
        tz_aware=True,  # in the zone `services.clock.STORED_UTC`
        datetime_conversion=DatetimeConversion.DATETIME_AUTO,
        unicode_decode_error_handler="replace",
        type_registry=TypeRegistry([*_DECODERS, *more]),
    )


# Of replies that hold no payload, and of the driver's own cursors.
OWN_VALUES: Final = _options()
_COMPLETIONS: Final = _options(*_COUNTERS)
_OTHERS: Final = _options(*_COUNTERS, _Decoder(float, _finite))
# Of replies that are decoded here. Without the registry the driver has nothing to do with them.
RAW: Final[CodecOptions[RawBSONDocument]] = CodecOptions(document_class=RawBSONDocument)


def _shape_of(annotation: Any) -> tuple[bool, _Shape | None]:
    """Say whether values of a type hold what clients have sent, which models call `Any`; where."""
    if annotation is Any:
        return True, None
    for argument in get_args(annotation):
        holds, shape = _shape_of(argument)
        if holds:
            return True, shape
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = {
            name: _shape_of(field.annotation) for name, field in annotation.model_fields.items()
        }
        shape = {name: inner for name, (holds, inner) in fields.items() if holds}
        return bool(shape), shape
    return False, None


def _own_fields_of(document: type[BaseModel]) -> tuple[str, ...]:
    return tuple(
        name
        for name, field in document.model_fields.items()
        if _OWN_TYPES & {field.annotation, *get_args(field.annotation)}
    )


_documents: Sequence[Any] = DOCUMENTS  # Beanie declares no `Settings`
# The fields that hold what clients have sent, by collection.
_PAYLOADS: Final = {document.Settings.name: _shape_of(document)[1] or {} for document in _documents}
# The gateway's own times and bytes, by collection.
_OWN_FIELDS: Final = {document.Settings.name: _own_fields_of(document) for document in _documents}


def may_hold_payload(collection: str, projection: Mapping[str, Any] | None) -> bool:
    """Say whether what is read of a collection may hold what a client has sent.

    Args:
        collection: Its name.
        projection: As MongoDB takes it, inclusive or exclusive; None reads all.
    """
    payloads = _PAYLOADS.get(collection)
    if payloads is None:
        return True
    names = {path.partition(".")[0] for path, shown in (projection or {}).items() if shown}
    if names:
        return not names.isdisjoint(payloads)
    return not payloads.keys() <= set(projection or ())


def decode_rows(collection: str, documents: bytes) -> list[Row]:
    """Decode documents of a collection, whose payloads come out plain (see above).

    Args:
        collection: Its name.
        documents: BSON documents, one after the other.
    """
    before = _Counted.number
    rows = decode_all(documents, _payload_options(collection))
    _check_payloads(collection, rows, _Counted.number - before)
    return rows


def decode_batch(collection: str, cursor: bytes, *, payload: bool) -> tuple[list[Row], int]:
    """Decode the `cursor` of a reply, whose rows come out plain (see above).

    Args:
        collection: Where its rows are from.
        cursor: The BSON document.
        payload: Whether they may hold a payload; see `may_hold_payload`.

    Returns:
        The rows, and the cursor's id: 0 if that is all.
    """
    before = _Counted.number
    decoded: Row = decode(cursor, _payload_options(collection) if payload else OWN_VALUES)
    rows: list[Row] = decoded["firstBatch"]
    _check_payloads(collection, rows, _Counted.number - before)
    return rows, decoded["id"]


def _payload_options(collection: str) -> CodecOptions[Row]:
    return _COMPLETIONS if collection == "completions" else _OTHERS


def _check_payloads(collection: str, rows: Sequence[Row], found: int) -> None:
    """Make payloads plain in place, if more times and bytes were found than are the rows' own."""
    if not found:
        return
    names = _OWN_FIELDS.get(collection, ())
    if found == sum(type(row.get(name)) in _OWN_TYPES for row in rows for name in names):
        return
    shape = _PAYLOADS.get(collection)
    for row in rows:
        _make_plain(row, shape if shape is not None else dict.fromkeys(row))


def _make_plain(row: Row, shape: _Shape) -> None:
    for name, inner in shape.items():
        value = row.get(name)
        if inner is None:
            if value is not None:
                row[name] = plain(value)
            continue
        for one in value if isinstance(value, list) else (value,):
            if isinstance(one, dict):
                _make_plain(one, inner)


def plain(value: Any) -> Any:
    """Return a decoded value with its times and bytes as Extended JSON."""
    if type(value) is dict:
        return {key: plain(one) for key, one in value.items()}
    if type(value) is list:
        return [plain(one) for one in value]
    return _extended(value) if type(value) in _OWN_TYPES else value
