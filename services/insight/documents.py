"""A completion as the index takes it."""

import json
import math
import zlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from tantivy import Document

from services.clock import EPOCH
from services.completions.metadata import shown_metadata
from services.insight.fields import (
    COST_HIGH,
    COST_LOW,
    COST_LOW_BITS,
    FAILED,
    FLOATS,
    INTEGERS,
    KEY,
    MARKS,
    METADATA,
    METADATA_KEYS,
    NAME_LISTS,
    NAMES,
    ORGANIZATION,
    PARTED,
    PARTS,
    SEQ_HIGH,
    SEQ_LOW,
    TIMES,
    WORDS,
    Mark,
    name_term,
    seq_numbers,
)
from services.insight.texts import texts_of
from services.insight.words import words_of

# Of one completion: the keys of its metadata, those of a list in it, and the characters of text.
MAX_METADATA_KEYS: Final = 100
MAX_METADATA_VALUES: Final = 100
MAX_TEXT: Final = 4 * 2**20
_LEAST, _MOST = -(2**63), 2**63 - 1

_BESIDES: Final = (
    *("organization_id", "seq", "created_at", "updated_at", "altered", "large"),
    *("extra", "request", "response", "failure_reason", "usage", "cost.total"),
)
# What is read of a completion.
PROJECTION: Final = dict.fromkeys(
    (*_BESIDES, *NAMES.values(), *NAME_LISTS.values(), *FLOATS.values()), 1
)


def document_of(row: Mapping[str, Any]) -> Document:
    """Return a stored completion, read by `PROJECTION`, as a document of the index.

    Nothing of a row makes it raise: what does not fit its field is left out.
    """
    document = Document()
    document.add_text(KEY, row["_id"])
    document.add_text(ORGANIZATION, row["organization_id"])
    high, low = seq_numbers(row["seq"])
    document.add_unsigned(SEQ_HIGH, high)
    document.add_unsigned(SEQ_LOW, low)
    _add_names(document, row)
    for field, path in TIMES.items():
        moment = row.get(path)
        if isinstance(moment, datetime):
            document.add_integer(field, (moment - EPOCH) // timedelta(milliseconds=1))
    document.add_integer(FAILED, int(row.get("status") == "failed"))
    for field, path in PARTED.items():
        value = row.get(path)
        if type(value) is str:
            document.add_integer(field, zlib.crc32(value.encode()) % PARTS)
    if "altered" in row:
        document.add_text(MARKS, Mark.ALTERED)
    is_whole = _add_numbers(document, row)
    is_whole = _add_metadata(document, shown_metadata(row) or {}) and is_whole
    if not is_whole or row.get("large"):
        document.add_text(MARKS, Mark.CUT)
    left = MAX_TEXT
    for text, *_ in texts_of(row):
        document.add_text(WORDS, words_of(text[:left]))
        left -= len(text)
        if left <= 0:
            break
    return document


def _add_names(document: Document, row: Mapping[str, Any]) -> None:
    for field, path in NAMES.items():
        value = row.get(path)
        if type(value) is str:
            document.add_text(field, name_term(value))
    for field, path in NAME_LISTS.items():
        values = row.get(path)
        for value in dict.fromkeys(values if isinstance(values, list) else ()):
            if type(value) is str:
                document.add_text(field, name_term(value))


def _add_numbers(document: Document, row: Mapping[str, Any]) -> bool:
    """Add the numbers of a completion; say whether all of them fit."""
    is_whole = True
    for field, path in INTEGERS.items():
        top, _, below = path.partition(".")
        holder = row.get(top)
        value = holder.get(below) if isinstance(holder, dict) else None
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if type(value) is bool or not isinstance(value, int) or not _LEAST <= value <= _MOST:
            is_whole = is_whole and value is None
            continue
        document.add_integer(field, value)
        if field == "cost":
            document.add_integer(COST_HIGH, value >> COST_LOW_BITS)
            document.add_integer(COST_LOW, value & (2**COST_LOW_BITS - 1))
    for field, path in FLOATS.items():
        value = row.get(path)
        if type(value) is bool or not isinstance(value, int | float) or not math.isfinite(value):
            is_whole = is_whole and value is None
            continue
        document.add_float(field, float(value) + 0.0)  # without the sign of a zero
        is_whole = is_whole and float(value) == value
    return is_whole


def _add_metadata(document: Document, metadata: Mapping[str, Any]) -> bool:
    """Add the metadata of a completion; say whether it is all there."""
    is_whole = len(metadata) <= MAX_METADATA_KEYS
    for key, value in list(metadata.items())[:MAX_METADATA_KEYS]:
        document.add_text(METADATA_KEYS, name_term(key))
        values = [value]
        if isinstance(value, list):
            values += value[:MAX_METADATA_VALUES]
            is_whole = is_whole and len(value) <= MAX_METADATA_VALUES
        for term in dict.fromkeys(metadata_term(key, one) for one in values):
            document.add_text(METADATA, term)
    return is_whole


def metadata_term(key: str, value: object) -> str:
    """Return the term of a value of the metadata: two that MongoDB takes to be equal have one.

    It is `key NUL value`, the value as JSON; what is too long is shortened as names are.
    """
    return f"{name_term(key)}\0{name_term(label(value))}"


def label(value: object) -> str:
    """Return a value of the metadata as JSON, in which equal numbers are written alike."""
    return json.dumps(_alike(value), ensure_ascii=False, separators=(",", ":"), default=str)


def _alike(value: object) -> object:
    """Return a value with whole numbers as integers, wherever in it they stand."""
    if isinstance(value, float) and value.is_integer() and _LEAST <= value <= _MOST:
        return int(value)
    if isinstance(value, list):
        return [_alike(one) for one in value]
    if isinstance(value, dict):
        return {key: _alike(one) for key, one in value.items()}
    return value
