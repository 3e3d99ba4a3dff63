"""Orders of rows, and the first groups of one dimension among any number of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias, TypeVar

from tantivy import Query, Schema, Searcher

from services.errors import InvalidInput
from services.insight.aggregating import aggregate
from services.insight.dimensions import (
    ALL_OF_SEGMENT,
    MAX_CELLS,
    Aggregations,
    Dimension,
    groups_in,
)
from services.insight.largest import largest
from services.insight.measures import PLAIN_RANKINGS, Measures, Ranking
from services.insight.queries import all_of

MAX_ORDERS: Final = 3
# So many that are equal, where the last one shown stands, are ordered among each other.
MAX_TIES: Final = 2_000

Item = TypeVar("Item")
Wanted = TypeVar("Wanted", bound=Measures)
Key: TypeAlias = Callable[[Item], Any]


@dataclass(frozen=True, slots=True)
class Order:
    """What rows are ordered by.

    Attributes:
        name: `group`, `time`, a measure, or the timing of a percentile.
        descending: In which direction; what has no value comes last in both.
        percentile: Which one; None if it is none.
    """

    name: str
    descending: bool = True
    percentile: float | None = None


def check_orders(orders: Sequence[Order]) -> None:
    """Return if rows can be ordered so.

    Raises:
        InvalidInput: There are too many.
    """
    if len(orders) > MAX_ORDERS:
        raise InvalidInput(f"there can be up to {MAX_ORDERS}", path="/orderBy")


def order_value(measured: Mapping[str, Any], order: Order) -> Any:
    """Return what a row is ordered by, of what was measured of it."""
    if order.percentile is None:
        return measured[order.name]
    return measured[f"{order.name}_percentiles"].get(order.percentile)


def in_order(items: Iterable[Item], keys: Sequence[tuple[Key[Item], bool]]) -> list[Item]:
    """Order by keys, the first one foremost, each descending or not; None comes last."""
    ordered = list(items)
    for key, descending in reversed(keys):
        present = [one for one in ordered if key(one) is not None]
        absent = [one for one in ordered if key(one) is None]
        ordered = sorted(present, key=key, reverse=descending) + absent
    return ordered


def first_terms(
    searcher: Searcher,
    schema: Schema,
    query: Query,
    dimension: Dimension,
    measures: Measures,
    order: Order,
    first: int,
) -> list[str]:
    """Return the terms of the first groups in an order, and of those that are as good.

    Args:
        searcher: Of the view.
        schema: For queries.
        query: What is grouped.
        dimension: By what; the group of what has no value is left out.
        measures: What is measured.
        order: By one of these or by the group; by no percentile.
        first: How many.
    """
    rank = measures.ranking(order.name)
    asked = None if rank.needs is None else Query.exists_query(rank.needs)
    if order.name == "failed_count" and order.descending:
        rank, asked = PLAIN_RANKINGS["count"], Query.term_query(schema, "status", "failed")
    among = query if asked is None else all_of([query, asked])
    way = "desc" if order.descending else "asc"
    found = _ranked(searcher, schema, among, dimension, rank, way, first)
    if asked is not None and len(found) < first:
        # Then come those of which no completion has such a value, by name.
        by_name = PLAIN_RANKINGS["group"]
        known = set(found)
        others = _ranked(searcher, schema, query, dimension, by_name, "asc", first + len(found))
        found += [one for one in others if one not in known]
    return found


def _ranked(
    searcher: Searcher,
    schema: Schema,
    query: Query,
    dimension: Dimension,
    rank: Ranking,
    way: str,
    first: int,
) -> list[str]:
    by = {rank.key: way}

    def ask(size: int, of_segment: int = ALL_OF_SEGMENT) -> list[tuple[str, Any]]:
        return ranks_in(query, dimension.ranked(size, by, of_segment))

    def ranks_of(terms: Sequence[str]) -> list[tuple[str, Any]]:
        having = Query.term_set_query(schema, dimension.field, list(terms))
        return ranks_in(all_of([query, having]), dimension.only(terms))

    def ranks_in(asked: Query, by_rank: Aggregations) -> list[tuple[str, Any]]:
        wanted = {"by": {**by_rank, "aggs": dict(rank.aggregations)}}
        return [
            (terms[0], bucket["rank"]["value"] if rank.aggregations else bucket["doc_count"])
            for terms, bucket in groups_in(aggregate(searcher, asked, wanted), 1)
        ]

    found = None
    if rank.is_sum and way == "desc":
        found = largest(first, searcher.num_segments, lambda each: ask(each, each), ranks_of)
    if found is None:
        found = ask(min(first + 1, MAX_CELLS))
        if rank.key != "_key" and len(found) > first and found[first - 1][1] == found[first][1]:
            found = ask(min(first + MAX_TIES, MAX_CELLS))
    return [term for term, _ in (found[:first] if rank.key == "_key" else _with_ties(found, first))]


def _with_ties(found: list[tuple[str, Any]], first: int) -> list[tuple[str, Any]]:
    """Return the first, and all that are as good as the last of them."""
    if len(found) <= first:
        return found
    last = found[first - 1][1]
    place = next((n for n, one in enumerate(found) if n >= first and one[1] != last), None)
    return found[:place]


def count_groups(
    searcher: Searcher, schema: Schema, query: Query, dimension: Dimension, time: str
) -> int | None:
    """Count the groups of a dimension; None if there are more than `MAX_CELLS`.

    Args:
        searcher: Of the view.
        schema: For queries.
        query: What is grouped.
        dimension: By what.
        time: A column that all of it has.
    """
    named = searcher.terms_with_prefix(dimension.field, dimension.prefix, query, MAX_CELLS + 1)
    if len(named) > MAX_CELLS:
        return None
    shown = sum(dimension.is_value(term) for term, _ in named)
    empty = aggregate(
        searcher,
        all_of([query, dimension.nothing(schema)]),
        {"count": {"value_count": {"field": time}}},
    )
    return shown + int(empty["count"]["value"] > 0)


def wanted_for(measures: Wanted, orders: Sequence[Order]) -> Wanted:
    """Return what has to be measured, to show it and to order by it."""
    for order in orders:
        measures = measures.with_order(order.name, order.percentile)
    return measures
