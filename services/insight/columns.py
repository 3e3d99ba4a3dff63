"""What one field must be, as the index answers it.

It is the condition that MongoDB is asked (`services.storage.conditions`) that is compiled, so that
the two cannot come to differ in what it says. Where the index has no such comparison, as with parts
of names, it is made with each value that the organization has, by the tests of
`services.storage.matching`.
"""

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from tantivy import FieldType, Query, Schema, Searcher

from services.clock import EPOCH
from services.insight.documents import metadata_term
from services.insight.expressions import ANYTHING, include, literal
from services.insight.fields import (
    FLOATS,
    GRADED_AT,
    INTEGERS,
    KEY,
    MARKS,
    METADATA,
    METADATA_KEYS,
    NAME_LISTS,
    NAMES,
    ORGANIZATION,
    SHORTENED,
    TIMES,
    Mark,
    name_term,
)
from services.insight.queries import all_of, any_of, none_of
from services.storage.conditions import Query as StoredQuery
from services.storage.matching import compile_test

# Values of one field that are compared one by one. The event loop waits for some milliseconds while
# Tantivy hands so many over.
MAX_COMPARED: Final = 10_000
_LEAST, _MOST = -(2**63), 2**63 - 1
_COMBINED: Final = {"$and": all_of, "$or": any_of, "$nor": none_of}
_RANGES: Final = frozenset({"$gt", "$gte", "$lt", "$lte"})


class Undecided(Exception):
    """The index does not decide a condition. Never leaves `services.insight`."""


class Columns:
    """The index as conditions of one organization ask it. Its methods take time: not on the loop.

    Args:
        organization_id: Whose values are compared.

    Attributes:
        doubtful: What finds the completions that the conditions compiled so far may be wrong about,
            since not all of their values are in the index as a whole.
    """

    def __init__(self, organization_id: str, schema: Schema, searcher: Searcher) -> None:
        self.schema, self.searcher = schema, searcher
        self.organization = Query.term_query(schema, ORGANIZATION, organization_id)
        self.doubtful: list[Query] = []

    def compiled(self, query: StoredQuery, key: str | None = None) -> Query:
        """Compile a condition.

        Args:
            query: On stored fields, or on the value of a key of the metadata, whatever its path.
            key: That key.

        Raises:
            Undecided: The index does not decide it.
        """
        return all_of(list(self._conditions(query, key)))

    def _conditions(self, query: StoredQuery, key: str | None) -> Iterator[Query]:
        for path, wanted in query.items():
            if path in _COMBINED:
                found = [self.compiled(one, key) for one in wanted]
                yield _COMBINED[path](found)
                continue
            column = self._column(path) if key is None else _Metadata(self, key)
            operators = wanted if isinstance(wanted, Mapping) else {"$eq": wanted}
            for operator, value in operators.items():
                if operator != "$options":
                    yield _asked(column, operator, value, operators.get("$options", ""))

    def _column(self, path: str) -> "Column":
        if path == "altered":
            return _Mark(self, Mark.ALTERED)
        name = _FIELDS.get(path.removesuffix(".0"), "")
        if name == KEY:
            return _Key(self, name)
        if name in TIMES or name in INTEGERS or name == GRADED_AT:
            return Integer(self, name)
        if name in FLOATS:
            return _Float(self, name)
        if name:
            return Names(self, name)
        raise Undecided

    def values(self, field: str, include: str) -> list[str]:
        """Return the terms of a field that match an expression of Tantivy's, as a whole.

        Raises:
            Undecided: There are more than `MAX_COMPARED`, or the expression is too large.
        """
        most = MAX_COMPARED + 1
        terms = {"field": field, "size": most, "segment_size": most, "include": include}
        try:
            found = self.searcher.aggregate(self.organization, {"values": {"terms": terms}})
        except ValueError as error:
            raise Undecided(field, include) from error
        buckets = found["values"]["buckets"]
        if len(buckets) == most:
            raise Undecided(field, include)
        return [one["key"] for one in buckets]


# By the stored path.
_FIELDS: Final[Mapping[str, str]] = {
    "_id": KEY,
    GRADED_AT: GRADED_AT,  # which no filter of completions names
    **{
        path: name
        for table in (NAMES, NAME_LISTS, TIMES, INTEGERS, FLOATS)
        for name, path in table.items()
    },
}


def _asked(column: "Column", operator: str, value: Any, options: str) -> Query:
    match operator:
        case "$eq":
            return column.one_of([value])
        case "$ne":
            return none_of([column.one_of([value])])
        case "$in":
            return column.one_of(value)
        case "$nin":
            return none_of([column.one_of(value)])
        case "$all":
            return all_of([column.one_of([one]) for one in value])
        case "$exists":
            return column.is_there() if value else none_of([column.is_there()])
        case "$regex":
            return column.has_text(value, options)
        case _ if operator in _RANGES:
            return column.compares(operator, value)
    raise Undecided


class Column:
    """A field; what it is not asked, it does not decide."""

    def __init__(self, columns: Columns, name: str) -> None:
        self.of, self.name = columns, name

    def one_of(self, values: Sequence[Any]) -> Query:
        """Find what has one of these; what has no value, where None is one of them."""
        raise Undecided(self.name, values)

    def compares(self, operator: str, value: Any) -> Query:
        """Find what is greater or less than a value, by MongoDB's operator."""
        raise Undecided(self.name, operator, value)

    def has_text(self, pattern: str, options: str) -> Query:
        """Find what an expression of `services.storage.conditions` matches."""
        raise Undecided(self.name, pattern, options)

    def is_there(self) -> Query:
        """Find what has a value, be it null."""
        return Query.exists_query(self.name)

    def _with_absent(self, query: Query, values: Sequence[Any]) -> Query:
        if None not in values:
            return query
        return any_of([query, none_of([self.is_there()])])


class _Key(Column):
    """The id, which each completion has."""

    def one_of(self, values: Sequence[Any]) -> Query:
        return Query.term_set_query(self.of.schema, KEY, _texts(values))


class _Mark(Column):
    def is_there(self) -> Query:
        return Query.term_query(self.of.schema, MARKS, self.name)


class Names(Column):
    """A text that is compared as a whole, or several of them."""

    def one_of(self, values: Sequence[Any]) -> Query:
        """See `Column`."""
        terms = [name_term(one) for one in _texts(values)]
        return self._with_absent(Query.term_set_query(self.of.schema, self.name, terms), values)

    def has_text(self, pattern: str, options: str) -> Query:
        """See `Column`."""
        test = compile_test("$regex", pattern, options)
        terms = self.of.values(self.name, include(pattern, options))
        return matching(self.of, self.name, terms, test)


class _Metadata(Column):
    """What is noted under a key: a value and, if it is a list, its elements."""

    def __init__(self, columns: Columns, key: str) -> None:
        super().__init__(columns, METADATA)
        self.key = key
        columns.doubtful.append(Query.term_query(columns.schema, MARKS, Mark.CUT))

    def one_of(self, values: Sequence[Any]) -> Query:
        terms = [metadata_term(self.key, one) for one in values]
        return Query.term_set_query(self.of.schema, METADATA, terms)

    def compares(self, operator: str, value: Any) -> Query:
        return self._tested(compile_test(operator, value), ANYTHING)

    def has_text(self, pattern: str, options: str) -> Query:
        test = compile_test("$regex", pattern, options)
        return self._tested(test, include(pattern, options, quote='"'))

    def is_there(self) -> Query:
        return Query.term_query(self.of.schema, METADATA_KEYS, name_term(self.key))

    def _tested(self, test: Callable[[Any], bool], values: str) -> Query:
        before = f"{name_term(self.key)}\0"
        terms = self.of.values(METADATA, f"{literal(before)}(?:{values})")
        return matching(
            self.of, METADATA, terms, lambda text: test(json.loads(text)), begin=len(before)
        )


def matching(
    columns: Columns,
    field: str,
    terms: Sequence[str],
    test: Callable[[str], bool],
    *,
    begin: int = 0,
) -> Query:
    """Return what finds the terms for which a test holds, of what begins at a character of each.

    Those that were shortened are doubtful.
    """
    shortened = {term for term in terms if SHORTENED in term[begin:]}
    if shortened:
        columns.doubtful.append(Query.term_set_query(columns.schema, field, list(shortened)))
    found = [term for term in terms if term not in shortened and test(term[begin:])]
    return Query.term_set_query(columns.schema, field, found)


class Integer(Column):
    """A whole number of 64 bits, or a time in milliseconds."""

    def __init__(self, columns: Columns, name: str) -> None:
        super().__init__(columns, name)
        if name in INTEGERS:
            columns.doubtful.append(Query.term_query(columns.schema, MARKS, Mark.CUT))

    def one_of(self, values: Sequence[Any]) -> Query:
        """See `Column`."""
        found = [self._between(_number(one), _number(one)) for one in values if one is not None]
        return self._with_absent(any_of(found), values)

    def compares(self, operator: str, value: Any) -> Query:
        """See `Column`."""
        bound = _number(value)
        match operator:
            case "$gt":
                return self._between(_next(bound), _MOST)
            case "$gte":
                return self._between(bound, _MOST)
            case "$lt":
                return self._between(_LEAST, -_next(-bound))
        return self._between(_LEAST, bound)

    def _between(self, least: float, most: float) -> Query:
        """Find whole numbers from `least` to `most`, both included."""
        low, high = math.ceil(max(least, _LEAST)), math.floor(min(most, _MOST))
        if low > high:
            return Query.empty_query()
        return Query.range_query(self.of.schema, self.name, FieldType.Integer, low, high)


class _Float(Column):
    def __init__(self, columns: Columns, name: str) -> None:
        super().__init__(columns, name)
        columns.doubtful.append(Query.term_query(columns.schema, MARKS, Mark.CUT))

    def one_of(self, values: Sequence[Any]) -> Query:
        found = [self._between(one, one) for one in values if one is not None]
        return self._with_absent(any_of(found), values)

    def compares(self, operator: str, value: Any) -> Query:
        match operator:
            case "$gt":
                return self._between(value, None, without_least=True)
            case "$gte":
                return self._between(value, None)
            case "$lt":
                return self._between(None, value, without_most=True)
        return self._between(None, value)

    def _between(
        self,
        least: float | None,
        most: float | None,
        *,
        without_least: bool = False,
        without_most: bool = False,
    ) -> Query:
        low, high = (None if one is None else float(one) + 0.0 for one in (least, most))
        return Query.range_query(
            self.of.schema,
            self.name,
            FieldType.Float,
            low,
            high,
            not without_least,
            not without_most,
        )


def _number(value: Any) -> float:
    """Return a number as it is, and a time as the milliseconds that BSON keeps of it."""
    return (value - EPOCH) // timedelta(milliseconds=1) if isinstance(value, datetime) else value


def _next(bound: float) -> float:
    """Return the least whole number above a number."""
    return math.floor(bound) + 1 if math.isfinite(bound) else bound


def _texts(values: Sequence[Any]) -> list[str]:
    return [one for one in values if type(one) is str]
