"""Places of completions in the order of creation, as the index finds them.

A place is an order key as the two numbers that the index has. It sorts by the first alone, in which
many may be equal: an import of one day, all of midnight.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from tantivy import FieldType, Order, Query, Schema, Searcher

from services.insight.fields import SEQ_HIGH, SEQ_LOW
from services.insight.queries import all_of, any_of

Place: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Places that a page lies between, without them; None is open."""

    after: Place | None
    before: Place | None


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds places in the order of creation."""

    query: Query
    schema: Schema
    descending: bool

    def __call__(self, searcher: Searcher, bounds: Bounds, most: int) -> list[Place]:
        """Return the first places within bounds."""
        query = self._within(bounds)
        places = self._search(searcher, query, SEQ_HIGH, most)
        if len(places) == most:
            # Of those that are equal in the first number any may have been taken.
            high = places[-1][0]
            before = [place for place in places if place[0] != high]
            equal = self._is(SEQ_HIGH, high, high)
            last = self._search(searcher, all_of([query, equal]), SEQ_LOW, most - len(before))
            places = before + last
        return sorted(places, reverse=self.descending)

    def _search(self, searcher: Searcher, query: Query, by: str, most: int) -> list[Place]:
        order = Order.Desc if self.descending else Order.Asc
        hits = searcher.search(query, most, count=False, order_by_field=by, order=order).hits
        return places_of(searcher, [address for _, address in hits])

    def _within(self, bounds: Bounds) -> Query:
        within = [self.query]
        if bounds.after is not None:
            within.append(self._beyond(bounds.after, is_below=self.descending))
        if bounds.before is not None:
            within.append(self._beyond(bounds.before, is_below=not self.descending))
        return all_of(within)

    def _beyond(self, place: Place, *, is_below: bool) -> Query:
        high, low = place
        if is_below:
            further = self._is(SEQ_HIGH, None, high, with_end=False)
            rest = self._is(SEQ_LOW, None, low, with_end=False)
        else:
            further = self._is(SEQ_HIGH, high, None, with_begin=False)
            rest = self._is(SEQ_LOW, low, None, with_begin=False)
        return any_of([further, all_of([self._is(SEQ_HIGH, high, high), rest])])

    def _is(
        self,
        field: str,
        begin: int | None,
        end: int | None,
        *,
        with_begin: bool = True,
        with_end: bool = True,
    ) -> Query:
        kind = FieldType.Unsigned
        return Query.range_query(self.schema, field, kind, begin, end, with_begin, with_end)


def places_of(searcher: Searcher, addresses: Sequence[Any]) -> list[tuple[int, int]]:
    """Return the order keys of hits, as the index has them."""
    columns: Any = [
        searcher.fast_field_values(name, list(addresses)) for name in (SEQ_HIGH, SEQ_LOW)
    ]
    return list(zip(*columns, strict=True))
