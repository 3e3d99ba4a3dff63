"""What is noted of a call: the request's own `metadata`, and what a client sends beside it.

Both are shown as one object, in which what is beside wins, key by key. Filters ask for a key of
this object, and say the same.

For the keys that an operator names, an index serves equality: each completion that has the key has
a label in its `facets`. A label leads to what a filter may find; whether it does is decided by the
value itself. So a value that is no label's (a list, say, or a long text) has a label that says no
more than that the key is there.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from json.encoder import encode_basestring_ascii
from typing import Any, Final

from services.completions.path_query import (
    Expression,
    field_of,
    has_field,
    value_conditions,
    values_expression,
)
from services.completions.payload_path import PayloadPath
from services.errors import InvalidInput
from services.storage.conditions import MAX_MERGED_SCANS, Condition, Query, any_of
from services.storage.matching import ExpressionQuery
from services.storage.storable import check_storable
from services.storage.values_at import is_position

# Of those that are stored, the one that counts more first.
SOURCES: Final = (("extra", "metadata"), ("request", "metadata"))
PATHS: Final = tuple(".".join(source) for source in SOURCES)
MAX_KEY_LENGTH: Final = 500
# Longer text is not looked up as a whole.
MAX_LABEL_LENGTH: Final = 200
_PREFIX: Final = "meta:"
_MOST_INT: Final = 2**63


@dataclass(frozen=True, slots=True)
class MetadataCondition:
    """What the metadata must have under a key.

    Attributes:
        key: Taken as it is: a dot in it is a dot.
        condition: Values may be any JSON.
        exists: Whether there must be something, be it null.
    """

    key: str
    condition: Condition
    exists: bool | None = None


def shown_metadata(row: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the metadata of a completion as one object; None if it has none."""
    objects = [one for one in map(partial(_source, row), SOURCES) if one is not None]
    if not objects:
        return None
    return {key: value for one in reversed(objects) for key, value in one.items()}


def labels_of(metadata: Mapping[str, Any], keys: Sequence[str]) -> dict[str, str]:
    """Return the labels of one of the two, by their keys.

    Args:
        metadata: The request's own, or what is beside it.
        keys: Those that have labels.
    """
    return {key: _label(key, metadata[key]) for key in keys if key in metadata}


def metadata_conditions(wanted: MetadataCondition, labelled: frozenset[str]) -> Iterator[Query]:
    """Compile a condition.

    Args:
        wanted: The condition.
        labelled: The keys whose labels all completions have.

    Raises:
        InvalidInput: The key is none, or too long.
    """
    key, condition, exists = wanted.key, wanted.condition, wanted.exists
    _check_key(key)
    conditions = list(value_conditions("", condition, exists))
    if not conditions:
        return
    paths = [PayloadPath((*source, key)) for source in SOURCES]
    if paths[0].is_named and not is_position(key):
        # MongoDB decides this in half the time, and it leaves few.
        positive = replace(condition, ne=None, not_in=None, is_null=None)
        alternatives = [value_conditions(one.stored, positive, exists or None) for one in paths]
        yield from map(any_of, map(list, zip(*alternatives, strict=True)))
    query = ExpressionQuery(
        values_expression(_found_expression(key), conditions),
        partial(_found, key),
        PATHS,
        conditions,
    )
    labels = _labels_wanted(key, condition) if key in labelled else None
    if labels is not None:
        query.narrower = {"facets": {"$in": labels}}
    yield query


def has_labels(wanted: MetadataCondition, labelled: frozenset[str]) -> bool:
    """Say whether labels lead to what a condition finds."""
    return wanted.key in labelled and _labels_wanted(wanted.key, wanted.condition) is not None


def _source(row: Mapping[str, Any], source: tuple[str, str]) -> dict[str, Any] | None:
    payload, name = source
    holder = row.get(payload)
    found = holder.get(name) if isinstance(holder, dict) else None
    return found if isinstance(found, dict) else None


def _found(key: str, row: Mapping[str, Any]) -> list[Any]:
    for source in SOURCES:
        one = _source(row, source)
        if one is not None and key in one:
            return [one[key]]
    return []


def _found_expression(key: str) -> Expression:
    beside, own = (f"${path}" for path in PATHS)
    found = {"$cond": [has_field(own, key), [field_of(own, key)], []]}
    return {"$cond": [has_field(beside, key), [field_of(beside, key)], found]}


def _check_key(key: str) -> None:
    if len(key) > MAX_KEY_LENGTH:
        raise InvalidInput(f"a key has at most {MAX_KEY_LENGTH} characters; this has {len(key)}")
    if "\0" in key:
        raise InvalidInput("the key has a NUL character, which no key has")
    check_storable(key, path="")


def _labels_wanted(key: str, condition: Condition) -> list[str] | None:
    """Return labels of which one is on all that a condition finds; None if there are no such."""
    if condition.ignore_case:
        return None
    values = [condition.eq] if condition.eq is not None else condition.in_
    if values is None or len(values) >= MAX_MERGED_SCANS or None in values:
        return None
    return sorted({_other(key), *(_label(key, value) for value in values)})


def _label(key: str, value: object) -> str:
    """Return the label of a value: two that MongoDB takes to be equal have the same."""
    if type(value) is str:
        if len(value) <= MAX_LABEL_LENGTH:
            return f"{_PREFIX}{key}={encode_basestring_ascii(value)}"
        return _other(key)
    if isinstance(value, bool):
        return f"{_PREFIX}{key}={'true' if value else 'false'}"
    if isinstance(value, float) and math.isfinite(value) and value == int(value):
        value = int(value)
    if isinstance(value, int):
        return f"{_PREFIX}{key}={value}" if abs(value) < _MOST_INT else _other(key)
    if isinstance(value, float) and math.isfinite(value):
        return f"{_PREFIX}{key}={value!r}"
    return _other(key)


def _other(key: str) -> str:
    """Return the label of all values that have none of their own."""
    return _PREFIX + key
