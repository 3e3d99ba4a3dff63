"""What the values at a path of a payload must be, compiled for MongoDB.

A path of plain names is what MongoDB's own filters take: `{"request.messages.role": {"$eq": ...}}`.
They cannot name a key with a dot in it, and take a position for a key of the elements, too. For
such paths the same is said by an expression, by the same rules: types are not mixed, and each
comparison holds of a value, or of an element if the value is a list.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any, Final

from services.completions.payload_path import PayloadPath
from services.storage.conditions import Condition, Query, field_conditions
from services.storage.matching import ExpressionQuery
from services.storage.values_at import is_position

Expression = dict[str, Any]

_RANGES: Final = frozenset({"$gt", "$gte", "$lt", "$lte"})
_LESS: Final = frozenset({"$lt", "$lte"})
_OPPOSITES: Final = {"$ne": "$eq", "$nin": "$in"}


def path_conditions(
    path: PayloadPath, condition: Condition, *, exists: bool | None
) -> Iterator[Query]:
    """Compile a condition on the values at a path.

    Args:
        path: Where they are.
        condition: What they must be.
        exists: Whether there must be one, be it null; None does not ask.
    """
    if path.is_named and not path.has_positions:
        yield from value_conditions(path.stored, condition, exists)
        return
    conditions = list(value_conditions("", condition, exists))
    if not conditions:
        return
    if path.is_named and not is_position(path.parts[-1]):
        # MongoDB finds all of these and as a rule no others, in half the time.
        positive = replace(condition, ne=None, not_in=None)
        yield from value_conditions(path.stored, positive, exists or None)
    expression = values_expression(_at_path(path), conditions)
    yield ExpressionQuery(expression, path.found, (path.projected,), conditions)


def value_conditions(path: str, condition: Condition, exists: bool | None) -> Iterator[Query]:
    """Compile a condition on what is at a path that MongoDB takes; "" if it is found otherwise."""
    yield from field_conditions(path, condition)
    if exists is not None:
        yield {path: {"$exists": exists}}


def values_expression(values: Expression, conditions: Sequence[Query]) -> Expression:
    """Return an expression that says whether conditions hold of some values.

    Args:
        values: An expression for a list of them.
        conditions: As `value_conditions` makes them, whatever their path.
    """
    elements = {"$cond": [{"$isArray": "$$this"}, "$$this", []]}
    within = {"$concatArrays": ["$$value", ["$$this"], elements]}
    return {
        "$let": {
            "vars": {"found": values},
            "in": {
                "$let": {
                    "vars": {"compared": _reduced("$$found", within)},
                    "in": {"$and": [_holds(one) for one in conditions]},
                }
            },
        }
    }


def _at_path(path: PayloadPath) -> Any:
    """Return an expression for a list of what is at a path."""
    root, *parts = path.parts
    whole: Any = [f"${root}"]
    return reduce(_step, parts, whole)


def _reduced(values: Any, added: Any) -> Expression:
    return {"$reduce": {"input": values, "initialValue": [], "in": added}}


def _step(values: Any, part: str) -> Expression:
    """Return an expression for what a list of values has at one part of a path."""
    if is_position(part):
        element = {"$slice": ["$$this", int(part), 1]}
        key = {"$cond": [has_field("$$this", part), [field_of("$$this", part)], []]}
        of_value: Any = {"$cond": [{"$isArray": "$$this"}, element, key]}
    else:
        objects = {"$cond": [{"$isArray": "$$this"}, "$$this", ["$$this"]]}
        having = {"$filter": {"input": objects, "as": "one", "cond": has_field("$$one", part)}}
        of_value = {"$map": {"input": having, "as": "one", "in": field_of("$$one", part)}}
    return _reduced(values, {"$concatArrays": ["$$value", of_value]})


def field_of(value: str, key: str) -> Expression:
    """Return an expression for what an object has under a key, whatever the key."""
    return {"$getField": {"field": {"$literal": key}, "input": value}}


def has_field(value: str, key: str) -> Expression:
    """Return an expression that says whether a value is an object with a key."""
    is_there = {"$ne": [{"$type": field_of(value, key)}, "missing"]}
    return {"$and": [_is_type(value, "object"), is_there]}


def _is_type(value: str, *names: str) -> Expression:
    return {"$in": [{"$type": value}, list(names)]}


def _holds(query: Query) -> Expression:
    """Return an expression for a condition on `$$found` and `$$compared`."""
    [(path, operators)] = query.items()
    if path == "$or":
        return {"$or": [_holds(one) for one in operators]}
    if path == "$nor":
        return {"$not": [{"$or": [_holds(one) for one in operators]}]}
    return {"$and": [_compares(operators, name) for name in operators if name != "$options"]}


def _compares(operators: Mapping[str, Any], operator: str) -> Expression:
    value = operators[operator]
    if operator == "$exists":
        return {("$ne" if value else "$eq"): ["$$found", []]}
    if operator in _OPPOSITES:
        opposite = _OPPOSITES[operator]
        return {"$not": [_compares({opposite: value}, opposite)]}
    if operator == "$regex":
        test = _has_text(value, operators.get("$options", ""))
    else:
        test = {operator: ["$$one", {"$literal": value}]}
    if operator in _RANGES:
        test = {"$and": [*_is_comparable(value, operator), test]}
    return {"$anyElementTrue": {"$map": {"input": "$$compared", "as": "one", "in": test}}}


def _has_text(pattern: str, options: str) -> Expression:
    match = {"input": "$$one", "regex": {"$literal": pattern}, "options": options}
    return {"$cond": [_is_type("$$one", "string"), {"$regexMatch": match}, False]}


def _is_comparable(value: object, operator: str) -> Iterator[Expression]:
    """Yield what makes a value one that filters compare with another by `$gt` and its like."""
    if isinstance(value, bool):
        yield _is_type("$$one", "bool")
    elif isinstance(value, int | float):
        yield {"$isNumber": "$$one"}
        if operator in _LESS:  # expressions have NaN below all numbers, filters beside them
            yield {"$ne": ["$$one", math.nan]}
    else:
        yield _is_type("$$one", _TYPES[type(value)])


_TYPES: Final[Mapping[type, str]] = {str: "string", dict: "object", list: "array"}
