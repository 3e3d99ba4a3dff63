"""Statistics, as far as they are selected."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final, TypeVar

from resolvers.context import RequestContext
from resolvers.insight import view_of
from resolvers.projection import ResolveInfo, Selection, argument_value
from services.completions.filters import CompletionFilter
from services.errors import InvalidInput
from services.insight import comparison as comparing
from services.insight import statistics
from services.insight.buckets import Bucketing
from services.insight.comparison import Comparison
from services.insight.dimensions import FIELDS, GRADE_FIELDS, Dimension
from services.insight.measures import NAMES, TIMINGS, Measures
from services.insight.ranks import Order
from services.insight.statistics import StatsQuestion
from services.naming import camel_case

Wanted = TypeVar("Wanted", bound=Measures)

DEFAULT_PERCENTILE: Final = 95.0
MAX_PERCENTILES: Final = 20
# That may be named in a list: all of them, with as many percentiles.
MAX_MEASURES: Final = 100


async def completion_stats(
    context: RequestContext,
    info: ResolveInfo,
    filter_: CompletionFilter | None,
    *,
    group_by: Sequence[Dimension],
    bucketing: Bucketing | None,
    orders: Sequence[Order],
    first: int,
    not_before: str | None,
) -> dict[str, Any]:
    """Compute what is selected; see `services.insight.statistics`."""
    selection = Selection.below(info)
    rows = selection.child("rows")
    previous = rows.child("previous")
    for order in orders:
        check_percentile(order.percentile)
    check_grouped(rows, group_by, "groupBy")
    check_timed(rows, bucketing)
    question = StatsQuestion(
        dimensions=group_by,
        bucketing=bucketing,
        measures=measures_in(rows),
        previous=measures_in(previous) if previous.sets else None,
        orders=orders,
        first=first,
        counts_groups="groupCount" in selection.names(),
    )
    view = await view_of(context, not_before)
    found = await statistics.completion_stats(context.organization_id, filter_, question, view)
    return {**found, "as_of": view.as_of}


async def compare(
    context: RequestContext,
    info: ResolveInfo,
    a: CompletionFilter,
    b: CompletionFilter,
    *,
    by: Sequence[Dimension],
    order: str,
    first: int,
    not_before: str | None,
) -> dict[str, Any]:
    """Compare two sets of completions; see `services.insight.comparison`."""
    selection = Selection.below(info)
    sides = selection.child("rows", "totals").child("a", "b", "difference")
    name, percentile = measure(order, None)
    comparison = Comparison(by, measures_in(sides), Order(name, percentile=percentile), first)
    check_grouped(selection.child("rows"), by, "by")
    view = await view_of(context, not_before)
    found = await comparing.compare(context.organization_id, a, b, comparison, view)
    return {**found, "as_of": view.as_of}


def measures_in(selection: Selection) -> Measures:
    """Return the measures that are selected.

    Raises:
        InvalidInput: A percentile cannot be, or there are too many.
    """
    return Measures(
        frozenset(_MEASURES[one] for one in selection.names() & _MEASURES.keys()),
        percentiles_in(selection, _PERCENTILES),
    )


def percentiles_in(selection: Selection, fields: Mapping[str, str]) -> dict[str, frozenset[float]]:
    """Return the percentiles that are selected.

    Args:
        selection: Of a row.
        fields: What they are of, by the name of the field in GraphQL.

    Raises:
        InvalidInput: One cannot be, or there are too many.
    """
    percentiles: dict[str, set[float]] = {}
    for node in selection.fields():
        name = node.name.value
        if name in fields:
            given = argument_value(node, "p", selection.variables)
            wanted = float(given) if isinstance(given, int | float) else DEFAULT_PERCENTILE
            check_percentile(wanted)
            percentiles.setdefault(fields[name], set()).add(wanted)
    _check_number(percentiles)
    return {of: frozenset(wanted) for of, wanted in percentiles.items()}


def check_timed(rows: Selection, bucketing: Bucketing | None) -> None:
    """Return if no time is selected of rows, or time is cut.

    Raises:
        InvalidInput: There is one, and it is not.
    """
    if bucketing is None and not _TIMES.isdisjoint(rows.names()):
        raise InvalidInput("a row has a time where there is a `bucket`: give one", path="/bucket")


def check_grouped(rows: Selection, dimensions: Sequence[Dimension], argument: str) -> None:
    """Return if all of a group that is selected of rows is grouped by.

    Raises:
        InvalidInput: Something is not, and would be null in each row.
    """
    for node in rows.fields():
        name = node.name.value
        if name in _DIMENSIONS:
            wanted, shown = Dimension(_DIMENSIONS[name]), f"field: {_DIMENSIONS[name].upper()}"
        elif name in _OF_GRADES:
            wanted, shown = Dimension(_OF_GRADES[name]), f"grade: {_OF_GRADES[name].upper()}"
        elif name == "metadata":
            given = argument_value(node, "key", rows.variables)
            key = given if isinstance(given, str) else ""
            wanted, shown = Dimension(key, is_metadata=True), f"metadata: {json.dumps(key[:100])}"
        else:
            continue
        if wanted not in dimensions:
            raise InvalidInput(
                f"`{name}` is selected and not grouped by: add {{{shown}}} to `{argument}`",
                path=f"/{argument}",
            )


def measure(name: str, percentile: float | None) -> tuple[str, float | None]:
    """Return a measure as services have it, by its name with `_percentile`, if it is one.

    Args:
        name: As in the enums of GraphQL.
        percentile: Which one; None if none is given.

    Raises:
        InvalidInput: One is given to what is no percentile.
    """
    timing = name.removesuffix("_percentile")
    if timing != name:
        return timing, DEFAULT_PERCENTILE if percentile is None else percentile
    if percentile is not None:
        raise InvalidInput(f"{name.upper()} is no percentile, and has no `p`", path="/p")
    return name, None


def measures_of(wanted: Sequence[tuple[str, float | None]], path: str, none: Wanted) -> Wanted:
    """Return the measures that are named, each with its percentile, if it is one.

    Args:
        wanted: The names, as services have them, and which percentile.
        path: To them in the caller's input, for errors.
        none: Those that they are of, none of which is wanted.

    Raises:
        InvalidInput: It is none, a percentile cannot be, or there are too many.
    """
    if len(wanted) > MAX_MEASURES:
        raise InvalidInput(f"there can be up to {MAX_MEASURES}", path=path)
    found = none
    for number, (name, percentile) in enumerate(wanted):
        if percentile is None and name not in none.NAMES:
            raise InvalidInput(f"{name.upper()} is no measure", path=f"{path}/{number}/field")
        check_percentile(percentile)
        found = found.with_order(name, percentile)
    _check_number(found.percentiles)
    return found


def _check_number(percentiles: Mapping[str, Collection[float]]) -> None:
    if any(len(wanted) > MAX_PERCENTILES for wanted in percentiles.values()):
        raise InvalidInput(f"there are more than {MAX_PERCENTILES} percentiles of one timing")


def check_percentile(percentile: float | None) -> None:
    """Return if there can be such a percentile.

    Raises:
        InvalidInput: It is not within 0 and 100.
    """
    if percentile is not None and not 0 <= percentile <= 100:
        raise InvalidInput("it must be 0 to 100", path="/p")


def duration_percentile(row: Any, p: float) -> float | None:
    """Return a percentile that was computed for a row."""
    found: float | None = row["duration_percentiles"].get(float(p))
    return found


def time_to_first_token_percentile(row: Any, p: float) -> float | None:
    """Return a percentile that was computed for a row."""
    found: float | None = row["time_to_first_token_percentiles"].get(float(p))
    return found


def metadata_value(row: Any, key: str) -> Any:
    """Return what a row's group has under a key of the metadata."""
    return row["metadata"].get(key)


def _in_graphql(names: Iterable[str]) -> dict[str, str]:
    """Return names as services have them, by their names in GraphQL."""
    return {camel_case(name): name for name in names}


_MEASURES: Final = _in_graphql(NAMES)
_DIMENSIONS: Final = _in_graphql(FIELDS)
_OF_GRADES: Final = _in_graphql(GRADE_FIELDS)
_TIMES: Final = frozenset({"time", "localTime"})
_PERCENTILES: Final = {
    name: stored.removesuffix("_percentile")
    for name, stored in _in_graphql(f"{timing}_percentile" for timing in TIMINGS).items()
}
