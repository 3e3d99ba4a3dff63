"""Aggregations put to Tantivy, and the cells of what it returns.

A cell is what one group comes to in one bucket of time. It is known by the bucket's number (0 if
time is not cut) and by a term for each dimension, None where its completions have no value.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, TypeAlias

from tantivy import FieldType, Query, Schema, Searcher

from services.errors import TooComplex
from services.insight.dimensions import (
    MAX_CELLS,
    TOO_MANY,
    Dimension,
    groups_in,
    nested,
    passes,
)
from services.insight.fields import SHORTENED
from services.insight.measures import Measures
from services.insight.queries import all_of

CellKey: TypeAlias = tuple[int, tuple[str | None, ...]]
Cells: TypeAlias = dict[CellKey, dict[str, Any]]
_COUNT: Final = "how many"
# Buckets of time that are asked for at once: while they are handed over nothing else can run.
_AT_ONCE: Final = 1000


def aggregate(searcher: Searcher, query: Query, aggregations: dict[str, Any]) -> dict[str, Any]:
    """Put aggregations to Tantivy.

    Raises:
        TooComplex: They come to more buckets, or more memory, than it allows.
    """
    try:
        found: dict[str, Any] = searcher.aggregate(query, aggregations)
    except ValueError as error:
        if not is_past_limits(error):
            raise
        raise TooComplex(TOO_MANY) from error
    return found


def is_past_limits(error: ValueError) -> bool:
    """Say whether an aggregation came to more buckets, or more memory, than Tantivy allows."""
    return "limit was exceeded" in str(error)


def cells(
    searcher: Searcher,
    schema: Schema,
    query: Query,
    dimensions: Sequence[Dimension],
    measures: Measures,
    borders: Sequence[int] = (),
) -> Cells:
    """Measure all groups, in all buckets; those of which there is nothing are left out.

    Args:
        searcher: Of the view.
        schema: For queries.
        query: What is measured.
        dimensions: What it is grouped by.
        measures: What is measured.
        borders: Of the buckets; none if time is not cut.

    Raises:
        TooComplex: There are too many.
    """
    found: Cells = {}
    for asked, chosen in passes(query, dimensions, schema):
        present = [one for one in chosen if one is not None]
        wanted = nested(present, measures.aggregations(), Dimension.all)
        for number, result in _buckets(searcher, schema, asked, wanted, measures.time, borders):
            for terms, bucket in groups_in(result, len(present), whole=True):
                if bucket["doc_count"]:
                    key = (number, _terms(chosen, terms))
                    found[key] = measures.read(bucket["doc_count"], bucket)
        if len(found) > MAX_CELLS:
            raise TooComplex(TOO_MANY)
    return found


def cells_of(
    searcher: Searcher,
    schema: Schema,
    query: Query,
    dimension: Dimension,
    terms: Sequence[str | None],
    measures: Measures,
) -> Cells:
    """Measure some groups of one dimension; see `cells`."""
    found: Cells = {}
    named = [one for one in terms if one is not None]
    if named:
        asked = all_of([query, Query.term_set_query(schema, dimension.field, named)])
        wanted = nested([dimension], measures.aggregations(), lambda one: one.only(named))
        for group, bucket in groups_in(aggregate(searcher, asked, wanted), 1):
            found[0, group] = measures.read(bucket["doc_count"], bucket)
    if None in terms:
        empty = all_of([query, dimension.nothing(schema)])
        wanted = measures.aggregations()
        for _, bucket in _buckets(searcher, schema, empty, wanted, measures.time):
            if bucket["doc_count"]:
                found[0, (None,)] = measures.read(bucket["doc_count"], bucket)
    return found


def span(searcher: Searcher, query: Query, time: str) -> tuple[int, int] | None:
    """Return the first and the last time in a column, in milliseconds; None if there is none."""
    stats = aggregate(searcher, query, {"time": {"stats": {"field": time}}})["time"]
    return (int(stats["min"]), int(stats["max"])) if stats["count"] else None


def _buckets(
    searcher: Searcher,
    schema: Schema,
    query: Query,
    wanted: dict[str, Any],
    time: str,
    borders: Sequence[int] = (),
) -> list[tuple[int, Mapping[str, Any]]]:
    """Put aggregations for each bucket of time; for all together if time is not cut."""
    if not borders:
        count = {_COUNT: {"value_count": {"field": time}}}
        result = aggregate(searcher, query, {**wanted, **count})
        return [(0, {**result, "doc_count": int(result[_COUNT]["value"])})]
    found: list[tuple[int, Mapping[str, Any]]] = []
    for first in range(0, len(borders) - 1, _AT_ONCE):
        some = borders[first : first + _AT_ONCE + 1]
        within = query
        if len(some) < len(borders):
            begin, end = some[0], some[-1]
            between = Query.range_query(
                schema, time, FieldType.Integer, begin, end, include_upper=False
            )
            within = all_of([query, between])
        cut = _cut(searcher, within, wanted, time, some)
        found += [(first + number, one) for number, one in cut]
    return found


def _cut(
    searcher: Searcher, query: Query, wanted: dict[str, Any], time: str, borders: Sequence[int]
) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the buckets in which there is something, with their numbers."""
    lengths = {end - start for start, end in pairwise(borders)}
    if len(lengths) == 1:  # six times as fast as ranges where there are thousands
        [length] = lengths
        histogram = {
            "field": time,
            "interval": length,
            "offset": borders[0] % length,
            "min_doc_count": 1,
            "hard_bounds": {"min": borders[0], "max": borders[-1] - 1},
        }
        cut, start = {"histogram": histogram}, "key"
    else:
        ranges = [{"from": begin, "to": end} for begin, end in pairwise(borders)]
        cut, start = {"range": {"field": time, "ranges": ranges}}, "from"
    if wanted:
        cut["aggs"] = wanted
    numbers = {begin: number for number, begin in enumerate(borders[:-1])}
    for bucket in aggregate(searcher, query, {"time": cut})["time"]["buckets"]:
        # Ranges have one more before the first, and one after the last.
        number = numbers.get(int(bucket.get(start, -1)))
        if bucket["doc_count"] and number is not None:
            yield number, bucket


def _terms(chosen: Sequence[Dimension | None], terms: Sequence[str]) -> tuple[str | None, ...]:
    """Return a term for each dimension, None for no value."""
    rest = iter(terms)
    found = [None if one is None else next(rest) for one in chosen]
    return tuple(None if term == SHORTENED else term for term in found)
