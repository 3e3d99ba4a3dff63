"""What a completion's grades must be, as the index answers it.

The terms that there are (`grade_terms`) are compared one by one, by the condition that MongoDB is
asked. What depends on two paths of one grade, on its times or on what it lacks is not decided so,
nor is what is said of long texts.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from tantivy import Query

from services.completions.grade_conditions import (
    FeedbackCondition,
    GradesCondition,
    ValueCondition,
    adjudication_conditions,
)
from services.completions.path_query import value_conditions
from services.completions.payload_path import PayloadPath
from services.insight.columns import Columns, Undecided
from services.insight.expressions import ANYTHING, literal
from services.insight.fields import GRADES, MARKS, SHORTENED, Mark
from services.insight.grade_terms import MAX_TEXT, SAID, prefix_of
from services.insight.queries import all_of, none_of
from services.storage.conditions import Query as StoredQuery
from services.storage.filters import compile_filter
from services.storage.matching import compile_matcher

_DECIDED: Final = frozenset({"task_id", "task_version", "grader_id", "grader_name", "grader_kind"})
_COMPARED: Final = frozenset({"gt", "gte", "lt", "lte"})
_OPERATORS: Final = frozenset({"eq", "in_", *_COMPARED})


def compile_grades(columns: Columns, organization_id: str, wanted: GradesCondition) -> Query:
    """Compile what a completion's grades must be; see `Columns.doubtful`.

    Raises:
        Undecided: The index does not decide it.
        InvalidInput: It is too large, or a path or a value cannot be.
    """
    columns.doubtful.append(Query.term_query(columns.schema, MARKS, Mark.GRADES_CUT))
    found: list[Query] = []
    if wanted.some is not None:
        found.append(_having(columns, organization_id, wanted.some))
    if wanted.none is not None:
        found.append(none_of([_having(columns, organization_id, wanted.none)]))
    if wanted.every is not None:
        if wanted.every.values:
            raise Undecided  # what lacks a value is not so, and has no term of it
        found.append(none_of([_having(columns, organization_id, wanted.every, is_not=True)]))
    return all_of(found)


def _having(
    columns: Columns, organization_id: str, condition: FeedbackCondition, *, is_not: bool = False
) -> Query:
    """Compile that a completion has a grade that is so, or that is not."""
    value = _decided(condition)
    parts: tuple[str, ...] = ()
    if value is not None:
        path = value.checked_path("values")
        if not path.is_named or path.has_positions:
            raise Undecided
        parts = path.parts[1:]
    prefix = prefix_of(PayloadPath(parts).text)
    query = compile_filter(organization_id, condition, _besides)
    matches = compile_matcher({"$and": query.get("$and") or []}).matches
    # Each comparison may be true of another item.
    are_apart = value is not None and len(value.condition.operators) > 1
    found, unsure = [], []
    for term in columns.values(GRADES, f"{literal(prefix)}{ANYTHING}"):
        text = term[len(prefix) :]
        if SHORTENED in text:
            unsure.append(term)
            continue
        *said, is_item, one = json.loads(text)
        if is_item and are_apart:
            unsure.append(term)
        elif matches(_grade(said, parts, one)) != is_not:
            found.append(term)
    if unsure:
        columns.doubtful.append(Query.term_set_query(columns.schema, GRADES, unsure))
    return Query.term_set_query(columns.schema, GRADES, found)


def _grade(said: Sequence[Any], parts: Sequence[str], value: Any) -> Mapping[str, Any]:
    """Return a grade as completions have it, as far as a term tells."""
    for part in reversed(parts):
        value = {part: value}
    known = zip(SAID, said, strict=True)
    return {**{name: one for name, one in known if one is not None}, "values": value}


def _decided(condition: FeedbackCondition) -> ValueCondition | None:
    """Return the one value that a condition is on; None if it is on none.

    Raises:
        Undecided: It is on what terms do not tell.
    """
    if not condition.fields.keys() <= _DECIDED or len(condition.values) > 1:
        raise Undecided
    for one in condition.combined():
        if _decided(one) is not None:
            raise Undecided
    for value in condition.values:
        _check(value)
    return condition.values[0] if condition.values else None


def _check(value: ValueCondition) -> None:
    condition = value.condition
    operators = condition.operators
    if value.exists is not None or not operators or not operators <= _OPERATORS:
        raise Undecided
    if condition.ignore_case:
        raise Undecided
    given = [condition.eq, *(condition.in_ or ()), *(getattr(condition, one) for one in _COMPARED)]
    for one in given:
        if type(one) is str and len(one) <= MAX_TEXT and not operators & _COMPARED:
            continue
        if one is not None and type(one) not in (int, float, bool):
            raise Undecided
    if condition.in_ is not None and None in condition.in_:
        raise Undecided


def _besides(condition: FeedbackCondition) -> Iterator[StoredQuery]:
    yield from adjudication_conditions(condition.adjudicates)
    for one in condition.values:
        path = one.checked_path("values").stored
        yield from value_conditions(path, one.condition, one.exists)
