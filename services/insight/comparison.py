"""Two sets of completions side by side: what differs, and by how much."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, TypeAlias

from tantivy import Query, Schema, Searcher

from services.completions.filters import CompletionFilter
from services.errors import InvalidInput
from services.insight.aggregating import CellKey, Cells, cells
from services.insight.dimensions import Dimension, check_dimensions
from services.insight.filters import compile_query
from services.insight.groups import text_of_term, with_group
from services.insight.measures import TIMINGS, Measures, seconds
from services.insight.ranks import Order, in_order, order_value, wanted_for
from services.insight.reader import View

MAX_ROWS: Final = 10_000
Side: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is asked.

    Attributes:
        dimensions: What both sides are grouped by.
        measures: What is measured of both sides; their count and share always are.
        order: By the difference of which: the largest first, whatever its sign.
        first: The most rows, 0 to `MAX_ROWS`.
    """

    dimensions: Sequence[Dimension] = ()
    measures: Measures = Measures()  # noqa: RUF009  # it is frozen
    order: Order = Order("share")  # noqa: RUF009  # as above
    first: int = 100


async def compare(
    organization_id: str,
    a: CompletionFilter,
    b: CompletionFilter,
    comparison: Comparison,
    view: View,
) -> dict[str, Any]:
    """Compare the completions of two filters.

    Returns:
        `rows`, `totals`, whether the rows are all (`is_complete`), and how many there are
        (`group_count`).

    Raises:
        InvalidInput: What is asked, or a filter, cannot be meant.
        NotFound: A filter names a task that is not there.
        TooComplex: There are too many groups, or a filter is too wide.
    """
    check_dimensions(comparison.dimensions, "/by")
    if not 0 <= comparison.first <= MAX_ROWS:
        raise InvalidInput(f"it must be 0 to {MAX_ROWS:,}", path="/first")
    queries = [await compile_query(organization_id, one, view) for one in (a, b)]
    return await view.ask(partial(_answer, comparison, view.schema, queries))


def _answer(
    comparison: Comparison, schema: Schema, queries: Sequence[Query], searcher: Searcher
) -> dict[str, Any]:
    dimensions = comparison.dimensions
    measures = wanted_for(comparison.measures, [comparison.order])
    everything: CellKey = (0, ())
    totals = [
        cells(searcher, schema, query, [], measures).get(everything) or measures.read(0, {})
        for query in queries
    ]
    found = [
        cells(searcher, schema, query, dimensions, measures) if dimensions else {everything: total}
        for query, total in zip(queries, totals, strict=True)
    ]
    compared = {
        key: _compared(
            [
                _side(one.get(key) or measures.read(0, {}), total["count"])
                for one, total in zip(found, totals, strict=True)
            ]
        )
        for key in dict.fromkeys(key for one in found for key in one)
    }
    keys = _ordered(comparison, compared)
    return {
        "rows": [with_group(dimensions, key[1], compared[key]) for key in keys[: comparison.first]],
        "totals": _compared([_side(total, total["count"]) for total in totals]),
        "is_complete": len(keys) <= comparison.first,
        "group_count": len(keys),
    }


def _side(measured: Mapping[str, Any], total: int) -> Side:
    """Return one side of a row, of so many completions in all."""
    return {**measured, "share": measured["count"] / total if total else None}


def _compared(sides: Sequence[Side]) -> dict[str, Any]:
    a, b = sides
    difference: dict[str, Any] = {}
    for name, one in a.items():
        if name.endswith("_percentiles"):
            difference[name] = {p: _more(name, one[p], b[name][p]) for p in one.keys() & b[name]}
        else:
            difference[name] = _more(name, one, b.get(name))
    return {"a": a, "b": b, "difference": difference}


def _more(name: str, a: Any, b: Any) -> Any:
    """Return how much more a measure of `b` is; None if one of them is."""
    if a is None or b is None:
        return None
    return seconds(b - a) if name.startswith(TIMINGS) else b - a


def _ordered(comparison: Comparison, compared: Cells) -> list[CellKey]:
    """Order by the difference; then by the count of both, then by group."""

    def difference(key: CellKey) -> float | None:
        found = order_value(compared[key]["difference"], comparison.order)
        return None if found is None else abs(found)

    def count(key: CellKey) -> int:
        return int(compared[key]["a"]["count"] + compared[key]["b"]["count"])

    groups = [
        (partial(text_of_term, comparison.dimensions, number), False)
        for number in range(len(comparison.dimensions))
    ]
    return in_order(compared, [(difference, True), (count, True), *groups])
