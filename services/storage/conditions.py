"""What one stored field must be, compiled to MongoDB's operators.

Operators and raw JSON never reach the database from outside: each condition is built here, values
stand behind `$eq` and its like, and text is escaped in expressions.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

from services.errors import InvalidInput
from services.storage.storable import check_storable

MAX_VALUES: Final = 1000
MAX_TEXT_LENGTH: Final = 1000
# MongoDB takes 32,764 bytes, and what its library makes of them may be 64 kB, which is up to six
# times as much. The longest text fits in with each character escaped.
_MAX_EXPRESSION_BYTES: Final = 8_000
# More sorted scans than this MongoDB does not merge, but sorts in memory
# (internalQueryMaxScansToExplode, 200).
MAX_MERGED_SCANS: Final = 200

Query = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Condition:
    """What one field must be; all that are given hold together. None is "not given".

    The query of `Condition(gte=1, lt=5)` on `duration` is `{"duration": {"$gte": 1, "$lt": 5}}`.

    Attributes:
        ignore_case: Whether capital and small letters are the same, in all that is compared here
            with text: as MongoDB's expressions take them, letter by letter.
    """

    eq: Any = None
    ne: Any = None
    in_: Sequence[Any] | None = None
    not_in: Sequence[Any] | None = None
    gt: Any = None
    gte: Any = None
    lt: Any = None
    lte: Any = None
    starts_with: str | None = None
    ends_with: str | None = None
    contains: str | None = None
    is_null: bool | None = None
    ignore_case: bool = False

    @property
    def operators(self) -> set[str]:
        """The names of what is given."""
        return {name for name in _OPERATORS_GIVEN if getattr(self, name) is not None}


_OPERATORS_GIVEN: Final = tuple(one.name for one in fields(Condition) if one.name != "ignore_case")


@dataclass(frozen=True, slots=True)
class TagsCondition:
    """Which tags there must be; all that are given hold together."""

    has: str | None = None
    has_all: Sequence[str] | None = None
    has_any: Sequence[str] | None = None
    has_none: Sequence[str] | None = None
    is_empty: bool | None = None


OPERATORS: Final = {
    "eq": "$eq",
    "ne": "$ne",
    "in_": "$in",
    "not_in": "$nin",
    "gt": "$gt",
    "gte": "$gte",
    "lt": "$lt",
    "lte": "$lte",
}
LISTS: Final = ("in_", "not_in")
_EQUALITIES: Final = ("eq", "ne", "in_", "not_in")
_NEGATIONS: Final = ("ne", "not_in")


def is_point(condition: Condition) -> bool:
    """Say whether a condition is an equality, or few of them, so that an index leads to it."""
    few = condition.in_ is not None and len(condition.in_) <= MAX_MERGED_SCANS
    return condition.eq is not None or few


def any_of(alternatives: list[Query]) -> Query:
    """Return a query of what any of some queries matches; of no query, nothing."""
    return {"$or": alternatives} if alternatives else {"_id": {"$in": []}}


def id_keys(condition: Condition, stored_as: Callable[[str], str]) -> Condition:
    """Turn ids into the keys that they are stored under."""

    def key(value: Any) -> Any:
        return None if value is None else stored_as(value)

    def keys(values: Sequence[Any] | None) -> list[Any] | None:
        return None if values is None else [key(value) for value in values]

    return Condition(
        eq=key(condition.eq),
        ne=key(condition.ne),
        in_=keys(condition.in_),
        not_in=keys(condition.not_in),
        is_null=condition.is_null,
    )


def field_conditions(stored: str, condition: Condition) -> Iterator[Query]:
    """Compile the condition of one stored field; see `Condition`."""
    operators: Query = {}
    for name, operator in OPERATORS.items():
        value = getattr(condition, name)
        if value is None:
            continue
        if name in LISTS:
            value = bounded(value)
        if condition.ignore_case and name in _EQUALITIES:
            values = value if name in LISTS else [value]
            alternatives = [{stored: one} for one in _any_of_texts(values)]
            if name not in _NEGATIONS:
                yield alternatives[0] if len(alternatives) == 1 else any_of(alternatives)
            elif alternatives:
                yield {"$nor": alternatives}
            continue
        if name in LISTS and any(isinstance(item, dict | list) for item in value):
            # MongoDB looks for operators in what stands under $in, but not under $eq.
            alternatives = [{stored: {"$eq": item}} for item in value]
            yield any_of(alternatives) if name == "in_" else {"$nor": alternatives}
            continue
        operators[operator] = value
    if operators:
        yield {stored: operators}
    for text, begin, end in (
        (condition.starts_with, "^", ""),
        (condition.ends_with, "", "\\z"),
        (condition.contains, "", ""),
    ):
        if text is not None:
            pattern = begin + _escaped(text) + end
            yield {stored: _expression(pattern, ignore_case=condition.ignore_case)}
    if condition.is_null is not None:
        yield {stored: {"$eq": None} if condition.is_null else {"$ne": None}}


def _any_of_texts(values: Sequence[Any]) -> Iterator[Query]:
    """Yield conditions: what is one of some values, whatever the case of text, meets one of them.

    Those on text are few, as each is tried on every row, and none is longer than MongoDB takes.
    """
    alternatives: list[str] = []
    length = 0
    for text in values:
        if not isinstance(text, str):
            yield {"$eq": text}
            continue
        escaped = _escaped(text)
        size = len(escaped.encode()) + 1
        if length + size > _MAX_EXPRESSION_BYTES:
            yield _whole(alternatives)
            alternatives, length = [], 0
        alternatives.append(escaped)
        length += size
    if alternatives:
        yield _whole(alternatives)


def _whole(alternatives: Sequence[str]) -> Query:
    # `$` would also match before a newline at the end.
    return _expression(rf"\A(?:{'|'.join(alternatives)})\z", ignore_case=True)


def _expression(pattern: str, *, ignore_case: bool) -> Query:
    return {"$regex": pattern, "$options": "i"} if ignore_case else {"$regex": pattern}


def tags_conditions(stored: str, condition: TagsCondition) -> Iterator[Query]:
    """Compile the condition of a stored list of tags."""
    wanted = [condition.has] if condition.has is not None else []
    wanted += condition.has_all or ()
    if wanted:
        yield {stored: {"$all": bounded(wanted)}}
    if condition.has_any is not None:
        yield {stored: {"$in": bounded(condition.has_any)}}
    if condition.has_none is not None:
        yield {stored: {"$nin": bounded(condition.has_none)}}
    if condition.is_empty is not None:
        yield {f"{stored}.0": {"$exists": not condition.is_empty}}


def bounded(values: Sequence[Any]) -> list[Any]:
    """Return values as a list.

    Raises:
        InvalidInput: There are more than `MAX_VALUES`.
    """
    if len(values) > MAX_VALUES:
        raise InvalidInput(f"{len(values)} values in a list; {MAX_VALUES} are allowed")
    return list(values)


def _escaped(text: str) -> str:
    if len(text) > MAX_TEXT_LENGTH:
        raise InvalidInput(f"text to look for has at most {MAX_TEXT_LENGTH} characters")
    if "\0" in text:
        raise InvalidInput("text to look for must not hold a NUL character")
    check_storable(text, path="")
    return re.escape(text)
