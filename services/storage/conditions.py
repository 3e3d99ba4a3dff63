"""What one stored field must be, compiled to MongoDB's operators.

Operators and raw JSON never reach the database from outside: each condition is built here, values
stand behind `$eq` and its like, and text is escaped in expressions.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from services.errors import InvalidInput
from services.ids import storage_key
from services.storage.storable import check_storable

MAX_VALUES: Final = 1000
MAX_TEXT_LENGTH: Final = 1000
# More sorted scans than this MongoDB does not merge, but sorts in memory
# (internalQueryMaxScansToExplode, 200).
MAX_MERGED_SCANS: Final = 200

Query = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Condition:
    """What one field must be; all that are given hold together. None is "not given".

    The query of `Condition(gte=1, lt=5)` on `duration` is `{"duration": {"$gte": 1, "$lt": 5}}`.
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
    contains: str | None = None
    is_null: bool | None = None

    @property
    def operators(self) -> set[str]:
        """The names of what is given."""
        return {name for name in self.__slots__ if getattr(self, name) is not None}


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


def is_point(condition: Condition) -> bool:
    """Say whether a condition is an equality, or few of them, so that an index leads to it."""
    few = condition.in_ is not None and len(condition.in_) <= MAX_MERGED_SCANS
    return condition.eq is not None or few


def any_of(alternatives: list[Query]) -> Query:
    """Return a query of what any of some queries matches; of no query, nothing."""
    return {"$or": alternatives} if alternatives else {"_id": {"$in": []}}


def id_keys(organization_id: str, condition: Condition) -> Condition:
    """Turn ids into the keys that they are stored under."""

    def key(value: Any) -> Any:
        return None if value is None else storage_key(organization_id, value)

    def keys(values: Sequence[Any] | None) -> list[Any] | None:
        return None if values is None else [key(value) for value in values]

    return Condition(
        eq=key(condition.eq),
        ne=key(condition.ne),
        in_=keys(condition.in_),
        not_in=keys(condition.not_in),
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
            if any(isinstance(item, dict | list) for item in value):
                # MongoDB looks for operators in what stands under $in, but not under $eq.
                alternatives: list[Query] = [{stored: {"$eq": item}} for item in value]
                yield any_of(alternatives) if name == "in_" else {"$nor": alternatives}
                continue
        operators[operator] = value
    if operators:
        yield {stored: operators}
    if condition.starts_with is not None:
        yield {stored: {"$regex": "^" + _escaped(condition.starts_with)}}
    if condition.contains is not None:
        yield {stored: {"$regex": _escaped(condition.contains)}}
    if condition.is_null is not None:
        yield {stored: {"$eq": None} if condition.is_null else {"$ne": None}}


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
