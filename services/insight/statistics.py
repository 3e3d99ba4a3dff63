"""Statistics of completions: rows of measures, by group and by time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, Final

from tantivy import Query, Schema, Searcher

from services.clock import EPOCH
from services.completions.filters import CompletionFilter
from services.errors import InvalidInput, TooComplex
from services.insight.aggregating import CellKey, Cells, cells, cells_of, span
from services.insight.buckets import MAX_BUCKETS, Bucketing
from services.insight.dimensions import Dimension, check_dimensions
from services.insight.filters import compile_query
from services.insight.groups import text_of_term, with_group
from services.insight.measures import Measures
from services.insight.periods import Period, earlier, period_of
from services.insight.ranks import (
    Order,
    check_orders,
    count_groups,
    first_terms,
    in_order,
    order_value,
    wanted_for,
)
from services.insight.reader import View

MAX_ROWS: Final = 10_000


@dataclass(frozen=True, slots=True)
class StatsQuestion:
    """What is asked.

    Attributes:
        dimensions: What completions are grouped by, up to `MAX_DIMENSIONS`.
        bucketing: How time is cut; None if it is not.
        measures: What is measured of a row.
        previous: What is measured of the range before; None if nothing is.
        orders: If there is none: by time, then by count, the most first.
        first: The most rows, 0 to `MAX_ROWS`.
        counts_groups: Whether all groups are counted.
    """

    dimensions: Sequence[Dimension] = ()
    bucketing: Bucketing | None = None
    measures: Measures = Measures()  # noqa: RUF009  # it is frozen
    previous: Measures | None = None
    orders: Sequence[Order] = ()
    first: int = 100
    counts_groups: bool = False

    def check(self) -> None:
        """Return if it can be asked.

        Raises:
            InvalidInput: It cannot.
        """
        check_dimensions(self.dimensions, "/groupBy")
        check_orders(self.orders)
        if not 0 <= self.first <= MAX_ROWS:
            raise InvalidInput(f"it must be 0 to {MAX_ROWS:,}", path="/first")
        if self.bucketing is None and any(one.name == "time" for one in self.orders):
            raise InvalidInput("time is no order without a `bucket`", path="/orderBy")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with what it takes to answer it.

    Attributes:
        query: The filter.
        period: That the filter is closed to.
        before: The filter of the range before, if that is asked for and the filter has one.
    """

    question: StatsQuestion
    schema: Schema
    query: Query
    period: Period
    before: Query | None


async def completion_stats(
    organization_id: str, filter_: CompletionFilter | None, question: StatsQuestion, view: View
) -> dict[str, Any]:
    """Answer a question.

    Returns:
        `rows`, whether they are all (`is_complete`), and `group_count`, if it is asked for.

    Raises:
        InvalidInput: The question or the filter cannot be meant.
        NotFound: The filter names a task that is not there.
        TooComplex: It has too many groups, or the filter is too wide.
    """
    question.check()
    query = await compile_query(organization_id, filter_, view)
    period = period_of(filter_)
    before = None
    if question.previous is not None and filter_ is not None and period.length is not None:
        moved = earlier(filter_, period.length)
        if moved is not None:
            before = await compile_query(organization_id, moved, view)
    return await answer(question, view, query, period, before)


async def answer(
    question: StatsQuestion, view: View, query: Query, period: Period, before: Query | None = None
) -> dict[str, Any]:
    """Answer a question that was checked; see `completion_stats`.

    Args:
        question: Of any measures.
        view: Which is asked.
        query: What is measured.
        period: That it is closed to, by the measures' time.
        before: What is measured of the range before, if that is asked for.
    """
    asked = _Asked(question, view.schema, query, period, before)
    return await view.ask(partial(_answer, asked))


def _answer(asked: _Asked, searcher: Searcher) -> dict[str, Any]:
    question = asked.question
    borders: Sequence[int] = ()
    if question.bucketing is not None:
        borders = _borders(asked, question.bucketing, searcher)
        if not borders:
            return {"rows": [], "is_complete": True, "group_count": 0}
    single = len(question.dimensions) == 1 and not borders and question.first > 0
    if single and _can_be_ranked(question):
        found, before = _of_one_dimension(asked, searcher)
    else:
        found, before = _of_all(asked, searcher, borders)
    keys = _ordered(question, found)
    rows = [
        _row(question, key, found[key], borders, asked.before, before)
        for key in keys[: question.first]
    ]
    is_complete = len(keys) <= question.first
    count: int | None = len(keys)
    if question.counts_groups and single and not is_complete:
        [dimension] = question.dimensions
        time = question.measures.time
        count = count_groups(searcher, asked.schema, asked.query, dimension, time)
    return {"rows": rows, "is_complete": is_complete, "group_count": count}


def _borders(asked: _Asked, bucketing: Bucketing, searcher: Searcher) -> Sequence[int]:
    """Return the buckets' borders; none where there is nothing to show."""
    period = asked.period
    if period.length is None or not bucketing.fill:
        # What is open is closed by the data; what is empty at the ends is not shown.
        known = span(searcher, asked.query, asked.question.measures.time)
        if known is None:
            if not (bucketing.fill and period.length):
                return ()
        else:
            data = Period(known[0], known[1] + 1)
            start = period.start if bucketing.fill and period.start is not None else data.start
            end = period.end if bucketing.fill and period.end is not None else data.end
            period = Period(start, end)
    if period.start is None or period.end is None or period.length is None:
        return ()
    return bucketing.borders(period.start, period.end)


def _of_one_dimension(asked: _Asked, searcher: Searcher) -> tuple[Cells, Cells]:
    """Find the first groups of many, and measure those alone."""
    question = asked.question
    [dimension] = question.dimensions
    measures = wanted_for(question.measures, _orders(question))
    order, most = _orders(question)[0], question.first + 1  # to know whether there is one more
    named = first_terms(searcher, asked.schema, asked.query, dimension, measures, order, most)
    terms = [*named, None]
    found = cells_of(searcher, asked.schema, asked.query, dimension, terms, measures)
    if asked.before is None or question.previous is None:
        return found, {}
    shown = [one for (_, (one,)) in _ordered(question, found)[: question.first]]
    before = cells_of(searcher, asked.schema, asked.before, dimension, shown, question.previous)
    return found, before


def _of_all(asked: _Asked, searcher: Searcher, borders: Sequence[int]) -> tuple[Cells, Cells]:
    """Measure all groups in all buckets."""
    question, schema = asked.question, asked.schema
    dimensions = question.dimensions
    measures = wanted_for(question.measures, _orders(question))
    found = cells(searcher, schema, asked.query, dimensions, measures, borders)
    if not dimensions and not borders:
        found.setdefault((0, ()), measures.read(0, {}))
    if question.bucketing is not None and question.bucketing.fill:
        _fill(found, question, measures, len(borders) - 1)
    if asked.before is None or question.previous is None or asked.period.length is None:
        return found, {}
    moved = [border - asked.period.length for border in borders]
    return found, cells(searcher, schema, asked.before, dimensions, question.previous, moved)


def _fill(found: Cells, question: StatsQuestion, measures: Measures, buckets: int) -> None:
    """Add each group, in each bucket in which there is nothing of it."""
    groups = dict.fromkeys(terms for _, terms in found) or (
        {} if question.dimensions else {(): None}
    )
    if len(groups) * buckets > MAX_BUCKETS:
        raise TooComplex(
            f"`fill` makes a row for each group in each bucket, {len(groups) * buckets:,}, and "
            f"{MAX_BUCKETS:,} may be: narrow the filter, or take a longer `unit`"
        )
    nothing = measures.read(0, {})
    for number in range(buckets):
        for terms in groups:
            found.setdefault((number, terms), nothing)


def _orders(question: StatsQuestion) -> list[Order]:
    """Return what rows are ordered by, with what decides between those that are equal."""
    time = [Order("time", descending=False)] if question.bucketing is not None else []
    first = list(question.orders) or [*time, Order("count")]
    return [*first, *time, Order("group", descending=False)]


def _can_be_ranked(question: StatsQuestion) -> bool:
    order = _orders(question)[0]
    return question.measures.can_rank(order.name, order.percentile)


def _ordered(question: StatsQuestion, found: Cells) -> list[CellKey]:
    keys: list[tuple[Any, bool]] = []
    for order in _orders(question):
        if order.name == "time":
            keys.append((lambda key: key[0], order.descending))
        elif order.name == "group":
            keys += [
                (partial(text_of_term, question.dimensions, number), order.descending)
                for number in range(len(question.dimensions))
            ]
        else:
            keys.append((partial(_measured, found, order), order.descending))
    return in_order(found, keys)


def _measured(found: Cells, order: Order, key: CellKey) -> Any:
    return order_value(found[key], order)


def _row(
    question: StatsQuestion,
    key: CellKey,
    measured: Mapping[str, Any],
    borders: Sequence[int],
    has_before: Query | None,
    before: Cells,
) -> dict[str, Any]:
    number, terms = key
    row = with_group(question.dimensions, terms, measured)
    if borders and question.bucketing is not None:
        row["time"] = EPOCH + timedelta(milliseconds=borders[number])
        row["local_time"] = question.bucketing.local(borders[number])
    if has_before is not None and question.previous is not None:
        row["previous"] = before.get(key) or question.previous.read(0, {})
    return row
