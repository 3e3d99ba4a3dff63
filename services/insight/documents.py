"""A completion as the index takes it, and the values of its grades."""

import logging
import math
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from datetime import datetime, timedelta
from typing import Any, Final

from tantivy import Document

from services.clock import EPOCH
from services.completions.metadata import shown_metadata
from services.ids import ORGANIZATION_ID, storage_key
from services.insight.fields import (
    COST_HIGH,
    COST_LOW,
    COST_LOW_BITS,
    FAILED,
    FLOATS,
    GRADE_LABEL,
    GRADE_NUMBER,
    GRADE_OF,
    GRADE_PLACE,
    GRADE_TRUE,
    GRADE_VALUES,
    GRADES,
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
    word_prefix,
)
from services.insight.grade_terms import grade_terms
from services.insight.grades import grades_of, place_term
from services.insight.labels import label
from services.insight.texts import texts_of
from services.insight.words import words_of
from services.order_keys import SIZE

logger = logging.getLogger("log10_gateway.insight")

# Terms that are longer Tantivy leaves out without a word; ids of ours are far shorter.
MAX_KEY: Final = 1000
# Of one completion: the keys of its metadata, those of a list in it, and the characters of text.
MAX_METADATA_KEYS: Final = 100
MAX_METADATA_VALUES: Final = 100
MAX_TEXT: Final = 4 * 2**20
_LEAST, _MOST = -(2**63), 2**63 - 1

_BESIDES: Final = (
    *("organization_id", "seq", "created_at", "updated_at", "altered", "large"),
    *("extra", "request", "response", "failure_reason", "usage", "cost.total"),
    *("grades", "grades_cut"),
)
# What is read of a completion.
PROJECTION: Final = dict.fromkeys(
    (*_BESIDES, *NAMES.values(), *NAME_LISTS.values(), *FLOATS.values()), 1
)


class NotIndexable(Exception):
    """A row has no place among the completions, so that the index leaves it out."""


def documents_of(row: Mapping[str, Any]) -> list[Document]:
    """Return a stored completion, read by `PROJECTION`, as documents of the index: the first is it.

    Whatever another program has stored: what does not fit its field is left out.

    Raises:
        NotIndexable: It has no place among the completions.
    """
    document, failed = _document(row, ORGANIZATION, _PARTS)
    documents = [document]
    if row.get("grades"):
        try:
            _add_grades(document, row)
            documents += _of_grades(row)
        except Exception as error:  # noqa: BLE001  # as in `_document`
            failed = failed or error
        if len(documents) > 1:
            document.add_text(MARKS, Mark.GRADED)
    if failed is not None:
        logger.error("parts of the completion %s are not indexed", row["_id"], exc_info=failed)
    return documents


def _document(
    row: Mapping[str, Any], owner: str, parts: Iterable["_Part"]
) -> tuple[Document, Exception | None]:
    """Make a document of some parts of a completion; say what failed, if anything has.

    Args:
        row: The completion.
        owner: The field of the organization.
        parts: What is added.
    """
    document = Document()
    _add_place(document, row, owner)
    is_whole, failed = not row.get("large"), None
    for add in parts:
        try:
            is_whole = add(document, row) and is_whole
        except Exception as error:  # noqa: BLE001  # a bug must keep no other part out
            is_whole, failed = False, failed or error
    if "altered" in row:
        document.add_text(MARKS, Mark.ALTERED)
    if not is_whole:
        document.add_text(MARKS, Mark.CUT)
    return document, failed


def _repeated(row: Mapping[str, Any]) -> int:
    """Return how many tags, tools and values of the metadata a completion has."""
    lists = [row.get(path) for path in NAME_LISTS.values()]
    lists += (shown_metadata(row) or {}).values()
    return sum(len(one) if isinstance(one, list) else 1 for one in lists)


def _add_grades(document: Document, row: Mapping[str, Any]) -> None:
    """Add what the grades of a completion say, and whether that is all."""
    terms, is_whole = grade_terms(row)
    for term in terms:
        document.add_text(GRADES, term)
    if not is_whole:
        document.add_text(MARKS, Mark.GRADES_CUT)


def _of_grades(row: Mapping[str, Any]) -> Iterator[Document]:
    """Yield the grades of a completion, and each of their values, with what the completion is."""
    completion, _ = _document(row, GRADE_OF, _WITHOUT_WORDS)
    completion.add_text(MARKS, Mark.GRADE)
    for grade in grades_of(row, _repeated(row)):
        document = copy(completion)  # in a fifth of the time that it takes to make one
        for mark in grade.marks:
            document.add_text(MARKS, mark)
        for field, name in grade.names.items():
            document.add_text(field, name_term(name))
        for field, at in grade.times.items():
            document.add_integer(field, (at - EPOCH) // timedelta(milliseconds=1))
        for term in grade.terms:
            document.add_text(GRADE_VALUES, term)
        yield _of_value(document, place_term(grade.task_id, None), ())
        for path, values in grade.values.items():
            yield _of_value(document, place_term(grade.task_id, path), values)


def _of_value(grade: Document, place: str, values: Sequence[Any]) -> Document:
    document = copy(grade)
    document.add_text(GRADE_PLACE, place)
    for text in dict.fromkeys(map(label, values)):
        document.add_text(GRADE_LABEL, name_term(text))
    for value in values:
        if isinstance(value, bool):
            document.add_integer(GRADE_TRUE, int(value))
        elif isinstance(value, int | float) and math.isfinite(value):
            document.add_float(GRADE_NUMBER, float(value) + 0.0)
    return document


def _add_place(document: Document, row: Mapping[str, Any], owner: str) -> None:
    """Add whose a completion is, and where it stands: without it nothing could be found."""
    key, organization_id, seq = row["_id"], row.get("organization_id"), row.get("seq")
    if type(organization_id) is not str or not ORGANIZATION_ID.fullmatch(organization_id):
        raise NotIndexable("its organization_id is none")
    if type(key) is not str or not key.startswith(storage_key(organization_id, "")):
        raise NotIndexable("its _id does not begin with its organization's and a '/'")
    if len(key) > MAX_KEY:
        raise NotIndexable("its _id is too long")
    if type(seq) is not bytes or len(seq) != SIZE:
        raise NotIndexable(f"its seq is not of {SIZE} bytes")
    document.add_text(KEY, key)
    document.add_text(owner, organization_id)
    high, low = seq_numbers(seq)
    document.add_unsigned(SEQ_HIGH, high)
    document.add_unsigned(SEQ_LOW, low)


def _add_names(document: Document, row: Mapping[str, Any]) -> bool:
    for field, path in NAMES.items():
        value = row.get(path)
        if type(value) is str:
            document.add_text(field, name_term(value))
    for field, path in NAME_LISTS.items():
        values = row.get(path)
        for value in dict.fromkeys(values if isinstance(values, list) else ()):
            if type(value) is str:
                document.add_text(field, name_term(value))
    for field, path in PARTED.items():
        value = row.get(path)
        if type(value) is str:
            document.add_integer(field, zlib.crc32(value.encode()) % PARTS)
    document.add_integer(FAILED, int(row.get("status") == "failed"))
    return True


def _add_times(document: Document, row: Mapping[str, Any]) -> bool:
    for field, path in TIMES.items():
        moment = row.get(path)
        if isinstance(moment, datetime):
            document.add_integer(field, (moment - EPOCH) // timedelta(milliseconds=1))
    return True


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


def _add_metadata(document: Document, row: Mapping[str, Any]) -> bool:
    """Add the metadata of a completion; say whether it is all there."""
    metadata = shown_metadata(row) or {}
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


def own_words(organization_id: str, text: str) -> str:
    """Return the words of a text as an organization's own, between spaces."""
    prefix = word_prefix(organization_id)
    words = words_of(text).split()
    return prefix + f" {prefix}".join(words) if words else ""


def _add_words(document: Document, row: Mapping[str, Any]) -> bool:
    left = MAX_TEXT
    for text, *_ in texts_of(row):
        document.add_text(WORDS, own_words(row["organization_id"], text[:left]))
        left -= len(text)
        if left <= 0:
            break
    return True


# Each adds what it can, and says whether it is all there.
_Part = Callable[[Document, Mapping[str, Any]], bool]
_WITHOUT_WORDS: Final[tuple[_Part, ...]] = (_add_names, _add_times, _add_numbers, _add_metadata)
_PARTS: Final = (*_WITHOUT_WORDS, _add_words)


def metadata_term(key: str, value: object) -> str:
    """Return the term of a value of the metadata: two that MongoDB takes to be equal have one.

    It is `key NUL value`, the value as JSON; what is too long is shortened as names are.
    """
    return f"{name_term(key)}\0{name_term(label(value))}"
