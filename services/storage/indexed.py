"""Queries in the form that the indexes serve. What they find stays the same.

A filter says what is wanted, and its text is what a cursor belongs to. How that is looked up may
change with the indexes, so it is decided here, just before the query is sent.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from models.indexes import COMPLETION_STATE, COMPLETIONS_LISTED_BY, FACETS
from services.order_keys import first_of_millisecond
from services.storage.conditions import Query
from services.storage.matching import ExpressionQuery

_LOGICAL: Final = ("$and", "$or", "$nor")
# Lists of text that the indexes know by their elements. MongoDB cannot tell from an index whether
# there is an element at position 0, but whether there is one at all.
_LISTS: Final[Mapping[str, str]] = {
    f"{name}.0": name for name in ("tags", "graded_task_ids", "users")
}
_LEADING: Final = frozenset({"_id", *COMPLETIONS_LISTED_BY})
_POINTS: Final = frozenset({"$eq", "$in", "$all"})
_ANY_TEXT: Final[Query] = {"$gte": ""}
_NO_ELEMENT: Final[Query] = {"$in": [None, []]}
# Each operator on a time: the bound of order keys, and which millisecond it is the beginning of.
_BOUNDS: Final = {"$gte": ("$gte", 0), "$gt": ("$gte", 1), "$lt": ("$lt", 0), "$lte": ("$lt", 1)}


def as_indexed(query: Mapping[str, Any]) -> Query:
    """Return a query in the form that the indexes serve.

    - A condition on `created_at` is a range of order keys.
    - Whether a list of text has elements is asked of the elements.
    - Whether a field has some values is asked of the facets, where it shares their index
      (`models.indexes.FACETS`).
    - What an expression finds is looked for among what has an index (`ExpressionQuery.narrower`).
    - Fields that share an index (`models.indexes.COMPLETION_STATE`) are named together, with all
      of their values where the query leaves them open; unless another index leads to few rows,
      of which each would be compared with all of the values.

    Args:
        query: As `services.completions.filters.compile_filter` and its like make it.
    """
    conditions = list(_conditions(query))
    state = {name: _allowed(conditions, name, values) for name, values in COMPLETION_STATE.items()}
    kept: Query = {}
    rest: list[Query] = []
    for condition in conditions:
        [(name, wanted)] = condition.items()
        if name in state and _is_of_values(wanted):
            continue
        if name in kept or name in _LOGICAL:
            rest.append(condition)
        else:
            kept[name] = wanted
    bounded = {name for name, values in state.items() if len(values) < len(COMPLETION_STATE[name])}
    if bounded and not any(_leads(name, wanted) for name, wanted in kept.items()):
        bounded = set(state)
    for name in bounded:
        values = state[name]
        kept[name] = values[0] if len(values) == 1 else {"$in": values}
    if rest:
        kept["$and"] = rest
    return kept


def _leads(name: str, wanted: Any) -> bool:
    """Say whether a condition leads to few rows by an index of its own."""
    is_point = not isinstance(wanted, Mapping) or not _POINTS.isdisjoint(wanted)
    return name in _LEADING and is_point


def _conditions(query: Mapping[str, Any]) -> Iterator[Query]:
    """Yield what holds together, each with one field."""
    if isinstance(query, ExpressionQuery) and query.narrower is not None:
        yield query.narrower
    for name, wanted in query.items():
        if name == "$and":
            for one in wanted:
                yield from _conditions(one)
        elif name in _LOGICAL:
            yield {name: [{"$and": list(_conditions(one))} if one else {} for one in wanted]}
        elif name == "created_at":
            yield from _on_order_keys(wanted)
        elif name in FACETS and _is_of_texts(wanted):
            yield {"facets": _on_facets(FACETS[name], wanted)}
        elif name in _LISTS:
            yield {_LISTS[name]: _ANY_TEXT if wanted["$exists"] else _NO_ELEMENT}
        else:
            yield {name: wanted}


def _is_of_texts(wanted: Any) -> bool:
    """Say whether a condition is that a field has one or several texts, and no other."""
    if not isinstance(wanted, Mapping):
        return isinstance(wanted, str)
    [(operator, value), *others] = wanted.items()
    if others or operator not in _POINTS:
        return False
    values = [value] if operator == "$eq" else value
    return all(isinstance(one, str) for one in values)


def _on_facets(prefix: str, wanted: Any) -> Any:
    if not isinstance(wanted, Mapping):
        return prefix + wanted
    [(operator, value)] = wanted.items()
    return {operator: prefix + value if operator == "$eq" else [prefix + one for one in value]}


def _on_order_keys(wanted: Any) -> Iterator[Query]:
    """Express a condition on `created_at`, which is compared by the millisecond."""
    operators = wanted if isinstance(wanted, Mapping) else {"$eq": wanted}
    bounds: Query = {}
    for operator, moment in operators.items():
        if operator in _BOUNDS:
            bound, later = _BOUNDS[operator]
            value = first_of_millisecond(moment, later=later)
            if bound in bounds:  # both $gt and $gte, say: the narrower counts
                value = (max if bound == "$gte" else min)(value, bounds[bound])
            bounds[bound] = value
        else:
            within = {
                "$gte": first_of_millisecond(moment),
                "$lt": first_of_millisecond(moment, later=1),
            }
            yield {"seq": within} if operator == "$eq" else {"$nor": [{"seq": within}]}
    if bounds:
        yield {"seq": bounds}


def _is_of_values(wanted: Any) -> bool:
    """Say whether a condition is about values alone, so that `_allowed` covers it."""
    return not isinstance(wanted, Mapping) or wanted.keys() <= {"$eq", "$ne", "$in", "$nin"}


def _allowed(
    conditions: list[Query], name: str, values: tuple[str | None, ...]
) -> list[str | None]:
    """Return those of a field's values that a query allows."""
    allowed = list(values)
    for condition in conditions:
        wanted = condition.get(name, {})
        if not _is_of_values(wanted):
            continue
        for operator, value in (wanted if isinstance(wanted, Mapping) else {"$eq": wanted}).items():
            listed = value if operator in ("$in", "$nin") else [value]
            is_meant = operator in ("$eq", "$in")
            allowed = [one for one in allowed if (one in listed) is is_meant]
    return allowed
