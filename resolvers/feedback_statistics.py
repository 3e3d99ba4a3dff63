"""Statistics of grades, as far as they are selected."""

from collections.abc import Sequence
from typing import Any, Final

from resolvers.context import RequestContext
from resolvers.insight import view_of
from resolvers.projection import ResolveInfo, Selection, argument_value
from resolvers.statistics import (
    DEFAULT_PERCENTILE,
    check_grouped,
    check_percentile,
    check_timed,
    measures_of,
    percentiles_in,
)
from services.errors import InvalidInput
from services.insight import feedback_statistics
from services.insight.buckets import Bucketing
from services.insight.dimensions import Dimension
from services.insight.feedback_statistics import Values
from services.insight.grade_measures import MAX_SHOWN, VALUE, GradeMeasures
from services.insight.ranks import Order
from services.insight.statistics import StatsQuestion
from services.naming import camel_case

DEFAULT_SHOWN: Final = 20
_MEASURES: Final = {camel_case(name): name for name in GradeMeasures.NAMES}


async def feedback_stats(
    context: RequestContext,
    info: ResolveInfo,
    values: Values,
    *,
    group_by: Sequence[Dimension],
    bucketing: Bucketing | None,
    time: str,
    orders: Sequence[Order],
    first: int,
    not_before: str | None,
) -> dict[str, Any]:
    """Compute what is selected; see `services.insight.feedback_statistics`."""
    selection = Selection.below(info)
    rows = selection.child("rows")
    for order in orders:
        check_percentile(order.percentile)
    check_grouped(rows, group_by, "groupBy")
    check_timed(rows, bucketing)
    measures = _measures_in(rows, time)
    question = StatsQuestion(
        dimensions=group_by,
        bucketing=bucketing,
        measures=measures,
        orders=orders,
        first=first,
        counts_groups="groupCount" in selection.names(),
    )
    view = await view_of(context, not_before)
    found = await feedback_statistics.feedback_stats(
        context.organization_id,
        values,
        question,
        view,
        counts_cut="cutCount" in selection.names(),
    )
    return {**found, "as_of": view.as_of}


def _measures_in(rows: Selection, time: str) -> GradeMeasures:
    shown = 0
    for node in rows.fields():
        if node.name.value == "distribution":
            shown = max(shown, _shown(argument_value(node, "first", rows.variables)))
    percentiles = percentiles_in(rows, {"percentile": VALUE})
    if "percentileIsExact" in rows.names():
        percentiles.setdefault(VALUE, frozenset({DEFAULT_PERCENTILE}))
    return GradeMeasures(
        frozenset(_MEASURES[one] for one in rows.names() & _MEASURES.keys()),
        percentiles,
        time,
        shown,
    )


def measures_named(
    wanted: Sequence[tuple[str, float | None]], shown: int, time: str
) -> GradeMeasures:
    """Return the measures that are named.

    Args:
        wanted: See `resolvers.statistics.measures_of`.
        shown: How many values of a distribution.
        time: See `GradeMeasures`.

    Raises:
        InvalidInput: One of them cannot be.
    """
    none = GradeMeasures(time=time, shown=_checked(shown, "/distribution"))
    return measures_of(wanted, "/measures", none)


def _shown(first: object) -> int:
    """Return how many values of a distribution are asked for.

    Raises:
        InvalidInput: There cannot be so many.
    """
    return _checked(first, "/first") if isinstance(first, int) else DEFAULT_SHOWN


def _checked(shown: int, path: str) -> int:
    if not 0 <= shown <= MAX_SHOWN:
        raise InvalidInput(f"it must be 0 to {MAX_SHOWN}", path=path)
    return shown


def percentile(row: Any, p: float) -> float | None:
    """Return a percentile that was computed for a row."""
    found: float | None = row[f"{VALUE}_percentiles"].get(float(p))
    return found


def distribution(row: Any, first: int) -> Any:
    """Return the most frequent values of a row."""
    return row["distribution"][:first]
