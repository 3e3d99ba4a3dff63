"""A query decided in memory, on a row as it is stored, as MongoDB would decide it.

What `services.storage.conditions` and its like make is compiled into functions, once; then a row
is decided in a microsecond or so. It is the query itself that is compiled, so that what finds rows
and what matches them cannot come to differ; a test holds the two against each other.

Rows are as the driver decodes them for the gateway (`services.storage.bson_values`): of what other
programs have written into a payload, such as times and decimals, MongoDB compares what it holds,
and this what the gateway shows.
"""

import operator as ops
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import takewhile
from typing import Any, Final, TypeAlias

from bson.int64 import Int64

from services.storage.conditions import Query
from services.storage.values_at import MISSING, is_position, values_at

Row: TypeAlias = Mapping[str, Any]
_Predicate: TypeAlias = Callable[[Row], bool]
# Of one value that was found at a path, or of `MISSING`.
_Test: TypeAlias = Callable[[Any], bool]


class ExpressionQuery(dict[str, Any]):
    """A query that MongoDB takes only as an expression, and what it says.

    Args:
        expression: For MongoDB.
        found: Returns the values of a row that `conditions` are on.
        needs: The stored paths, as a projection names them, that these are below.
        conditions: On those values, in the form of a query, whatever its paths.

    Attributes:
        narrower: Holds of all that it finds, and has an index; see `services.storage.indexed`.
    """

    narrower: Query | None = None

    def __init__(
        self,
        expression: Mapping[str, Any],
        found: Callable[[Row], Sequence[Any]],
        needs: Sequence[str],
        conditions: Sequence[Query],
    ) -> None:
        super().__init__({"$expr": expression})
        self.found, self.needs, self.conditions = found, needs, conditions


@dataclass(frozen=True, slots=True)
class Matcher:
    """A compiled query.

    Attributes:
        matches: Whether a row, as it is stored, is one that MongoDB would find.
        needs: The stored paths of a row that this depends on, as `paging.inclusive_projection`
            takes them.
    """

    matches: _Predicate
    needs: frozenset[str]


def compile_matcher(query: Query) -> Matcher:
    """Compile a query.

    Raises:
        ValueError: It has an operator that no query of ours has.
    """
    needs: set[str] = set()
    return Matcher(_compiled(query, needs), frozenset(needs))


def _compiled(query: Query, needs: set[str]) -> _Predicate:
    if isinstance(query, ExpressionQuery):
        needs.update(query.needs)
        return _all([_at(query.found, one) for one in query.conditions])
    return _all([_condition(key, wanted, needs) for key, wanted in query.items()])


def _condition(key: str, wanted: Any, needs: set[str]) -> _Predicate:
    if key == "$and":
        return _all([_compiled(one, needs) for one in wanted])
    if key == "$or":
        return _any([_compiled(one, needs) for one in wanted])
    if key == "$nor":
        return _not(_any([_compiled(one, needs) for one in wanted]))
    if key.startswith("$"):
        raise ValueError(f"no query of ours has {key}")
    parts = tuple(key.split("."))
    needs.add(".".join(takewhile(lambda part: not is_position(part), parts)))
    operators = wanted if isinstance(wanted, Mapping) else {"$eq": wanted}
    if len(parts) == 1:
        return _all([_of_field(key, *one) for one in _tests(operators)])
    found = partial(_values_at, parts)
    return _all([_of_values(found, *one) for one in _tests(operators)])


def _values_at(parts: tuple[str, ...], row: Row) -> Sequence[Any]:
    return values_at(row, parts)


def _at(found: Callable[[Row], Sequence[Any]], query: Query) -> _Predicate:
    """Compile a condition on values that are found by a function."""
    [(key, wanted)] = query.items()
    if key in ("$or", "$nor"):
        alternatives = _any([_at(found, one) for one in wanted])
        return _not(alternatives) if key == "$nor" else alternatives
    return _all([_of_values(found, *one) for one in _tests(wanted)])


def _of_field(name: str, test: _Test, negated: bool) -> _Predicate:
    """Return whether a test holds of a field of the row itself; the most frequent, and fastest."""
    if negated:
        return lambda row: not test(row.get(name, MISSING))
    return lambda row: test(row.get(name, MISSING))


def _of_values(found: Callable[[Row], Sequence[Any]], test: _Test, negated: bool) -> _Predicate:
    """Return whether a test holds of any value that is found."""

    def holds(row: Row) -> bool:
        for value in found(row):  # noqa: SIM110  # a generator takes longer
            if test(value):
                return True
        return False

    return _not(holds) if negated else holds


def _all(predicates: Sequence[_Predicate]) -> _Predicate:
    match predicates:
        case [only]:
            return only
        case [first, second]:
            return lambda row: first(row) and second(row)

    def all_hold(row: Row) -> bool:
        for one in predicates:  # noqa: SIM110  # a generator takes longer
            if not one(row):
                return False
        return True

    return all_hold


def _any(predicates: Sequence[_Predicate]) -> _Predicate:
    if len(predicates) == 1:
        return predicates[0]

    def one_holds(row: Row) -> bool:
        for one in predicates:  # noqa: SIM110  # a generator takes longer
            if one(row):
                return True
        return False

    return one_holds


def _not(predicate: _Predicate) -> _Predicate:
    return lambda row: not predicate(row)


def compile_test(operator: str, wanted: Any, options: str = "") -> _Test:
    """Compile what an operator asks of a value itself, whatever elements it has.

    Args:
        operator: `$regex`, or one that compares, such as `$gt`.
        wanted: What it is given.
        options: Those of an expression.
    """
    return _has_text(wanted, options) if operator == "$regex" else _compares(operator, wanted)


def _tests(operators: Mapping[str, Any]) -> Iterator[tuple[_Test, bool]]:
    """Yield what each operator asks of a value, and whether no value may be so."""
    for operator, wanted in operators.items():
        match operator:
            case "$eq" | "$ne":
                yield _of_either(_equals(wanted)), operator == "$ne"
            case "$in" | "$nin":
                yield _of_either(_is_one_of(wanted)), operator == "$nin"
            case "$gt" | "$gte" | "$lt" | "$lte":
                yield _of_either(_compares(operator, wanted)), False
            case "$regex":
                yield _of_either(_has_text(wanted, operators.get("$options", ""))), False
            case "$options":
                continue
            case "$exists":
                yield _is_there, not wanted
            case "$elemMatch":
                yield _has_element(wanted), False
            case "$all":
                for one in wanted:
                    yield _of_either(_equals(one)), False
            case _:
                raise ValueError(f"no query of ours has {operator}")


def _of_either(test: _Test) -> _Test:
    """Let a test hold of a value, or of an element if it is a list."""

    def holds(value: Any) -> bool:
        if test(value):
            return True
        if type(value) is list:
            for element in value:
                if test(element):
                    return True
        return False

    return holds


def _has_element(query: Query) -> _Test:
    """Return whether a value is a list with an object in it that is as a query says."""
    matches = _compiled(query, set())
    return lambda value: (
        type(value) is list and any(type(one) is dict and matches(one) for one in value)
    )


def _is_there(value: Any) -> bool:
    return value is not MISSING


# Values of different brackets are never equal, nor is one less than the other. Numbers are one.
_BRACKETS: Final[Mapping[type, int]] = {
    type(None): 1,
    int: 2,
    float: 2,
    Int64: 2,
    str: 3,
    dict: 4,
    list: 5,
    bytes: 6,
    bool: 8,
    datetime: 9,
}
_NESTED: Final = frozenset({dict, list})


def _equals(wanted: Any) -> _Test:
    if wanted is None:
        return lambda value: value is None or value is MISSING
    kind = type(wanted)
    if kind is str:
        return lambda value: bool(value == wanted)
    if kind in _NESTED:
        return lambda value: type(value) is kind and _order(value, wanted) == 0
    stored, bracket = _as_stored(wanted), _BRACKETS[kind]
    return lambda value: value == stored and _BRACKETS.get(type(value)) == bracket


def _is_one_of(wanted: Iterable[Any]) -> _Test:
    values = list(wanted)
    texts = frozenset(one for one in values if type(one) is str)
    others = [_equals(one) for one in values if type(one) is not str]
    if not others:
        return lambda value: type(value) is str and value in texts

    def is_one(value: Any) -> bool:
        if type(value) is str:
            return value in texts
        return any(test(value) for test in others)

    return is_one


_COMPARED: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "$gt": ops.gt,
    "$gte": ops.ge,
    "$lt": ops.lt,
    "$lte": ops.le,
}


def _compares(operator: str, wanted: Any) -> _Test:
    compared, kind = _COMPARED[operator], type(wanted)
    if kind in _NESTED:
        return lambda value: type(value) is kind and compared(_order(value, wanted), 0)
    # Text by code points is text by the bytes of UTF-8. NaN compares with nothing, as in MongoDB.
    stored, bracket = _as_stored(wanted), _BRACKETS[kind]
    return lambda value: _BRACKETS.get(type(value)) == bracket and compared(value, stored)


def _as_stored(value: Any) -> Any:
    """Return a value as it comes back from the database, which has times by the millisecond."""
    if isinstance(value, datetime):
        return value.replace(microsecond=value.microsecond // 1000 * 1000)
    return value


def _has_text(pattern: str, options: str) -> _Test:
    found = _expression(pattern, ignore_case="i" in options).search
    return lambda value: type(value) is str and found(value) is not None


# Python takes all of these for one letter, MongoDB the first two: the Turkish are others.
_LETTERS_I: Final = {
    **dict.fromkeys("iI", "(?-i:[iI])"),
    **{letter: f"(?-i:{letter})" for letter in "\u0130\u0131"},
}
_END: Final = re.compile(r"(?<!\\)(?:\\\\)*(\\z)$")


def _expression(pattern: str, *, ignore_case: bool) -> re.Pattern[str]:
    """Return an expression of ours, which is escaped text between anchors, as Python has it.

    Which small letter belongs to which capital is Unicode's matter. Python knows of some that
    MongoDB 6.0 does not, as they are newer: of Cherokee, Georgian and the like.
    """
    end = _END.search(pattern)
    if end is not None:
        pattern = pattern[: end.start(1)] + r"\Z"
    if not ignore_case:
        return re.compile(pattern)
    pattern = "".join(_LETTERS_I.get(letter, letter) for letter in pattern)
    return re.compile(pattern, re.IGNORECASE)


def _order(left: Any, right: Any) -> int:
    """Compare two values of any types as MongoDB does within objects and lists.

    Returns:
        Less than 0, 0, or more than 0.
    """
    of_left, of_right = _BRACKETS[type(left)], _BRACKETS[type(right)]
    if of_left != of_right:
        return of_left - of_right
    if type(left) is dict:
        return _order_of_objects(left, right)
    if type(left) is list:
        for one, other in zip(left, right, strict=False):
            ordered = _order(one, other)
            if ordered:
                return ordered
        return len(left) - len(right)
    if left == right or left is None:
        return 0
    if left != left or right != right:  # NaN is below all numbers here, and equal to itself
        return int(right != right) - int(left != left)
    return -1 if left < right else 1


def _order_of_objects(left: Mapping[str, Any], right: Mapping[str, Any]) -> int:
    """Compare key by key, as they stand: by the type of the value, then the key, then the value."""
    for (key, one), (other_key, other) in zip(left.items(), right.items(), strict=False):
        brackets = _BRACKETS[type(one)] - _BRACKETS[type(other)]
        if brackets:
            return brackets
        if key != other_key:
            return -1 if key < other_key else 1
        ordered = _order(one, other)
        if ordered:
            return ordered
    return len(left) - len(right)
