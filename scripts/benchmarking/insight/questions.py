"""What is asked: of the index through GraphQL, of MongoDB, and of DuckDB as the limit.

DuckDB has the columns alone, in one table `c`, and no words. All answer with the same rows, which
are compared.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final

from scripts.benchmarking.floors import ORGANIZATION

Row = tuple[Any, ...]
NANO: Final = 1_000_000_000
_SUMS_WITHIN: Final = 1e-9
# Durations are shown to the microsecond.
_ROUNDED: Final = 5.1e-7
FAILED: Final = {"$cond": [{"$eq": ["$status", "failed"]}, 1, 0]}


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        name: In words.
        document: In GraphQL.
        rows: The rows to compare, out of the answer; None if there is nothing to compare with.
        goal: Milliseconds, at the median; None if there is none.
        pipeline: For MongoDB, over completions; None where it cannot answer.
        sql: For DuckDB; None where it cannot answer.
        within: How far numbers may be off, as a share: percentiles and distinct counts are so.
        is_part: Whether DuckDB answers with more rows, of which those named the same are compared.
    """

    name: str
    document: str
    rows: Callable[[Any], list[Row]] | None = None
    goal: float | None = None
    pipeline: Sequence[Mapping[str, Any]] | None = None
    sql: str | None = None
    within: float = _SUMS_WITHIN
    is_part: bool = False


def at(moment: str) -> int:
    """Return a moment of ISO 8601 in milliseconds since 1970."""
    return round(datetime.fromisoformat(moment).timestamp() * 1000)


def taken(path: str, keys: str, above: str = "") -> Callable[[Any], list[Row]]:
    """Return what takes rows out of an answer.

    Args:
        path: To the list of objects, or to one object.
        keys: Of each object, paths with dots; times become milliseconds, costs nano-dollars.
        above: A count in the object that has the list. Where it is not exact it is a bound.
    """

    def take(data: Any) -> list[Row]:
        holder: Any = None
        for name in path.split("."):
            holder, data = data, data[name]
        found = data if isinstance(data, list) else [data]
        count: Row = ()
        if above:
            is_exact = holder.get(f"{above}IsExact", True)
            count = (holder[above] if is_exact else f">={holder[above]}",)
        return [(*count, *(_value(one, key) for key in keys.split())) for one in found]

    return take


def _value(one: Any, path: str) -> Any:
    for name in path.split("."):
        one = None if one is None else one[name]
    if one is None:
        return None
    if path.rpartition(".")[2] in ("time", "localTime", "createdAt", "firstSeenAt", "lastSeenAt"):
        return at(one)
    if isinstance(one, list):  # a group of one dimension
        [one] = one
    return int(Decimal(one) * NANO) if path.rpartition(".")[2] == "cost" else one


def group(
    match: Mapping[str, Any],
    by: Any,
    order: Mapping[str, int] | None = None,
    limit: int | None = None,
    **measures: Any,
) -> list[dict[str, Any]]:
    """Write a pipeline that groups; `by` is an expression, or several by name."""
    stages: list[dict[str, Any]] = [
        {"$match": {"organization_id": ORGANIZATION, **match}},
        {"$group": {"_id": by, **measures}},
    ]
    if order is not None:
        stages.append({"$sort": dict(order)})
    return stages if limit is None else [*stages, {"$limit": limit}]


def rows_of_mongodb(found: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Return groups as rows: what they are of, then their measures, but for an `_id` of None."""
    rows: list[Row] = []
    for one in found:
        values = dict(one)
        group_id = values.pop("_id", None)
        of = () if group_id is None else (group_id,)
        if isinstance(group_id, Mapping):
            of = tuple(group_id.values())
        rows.append((*map(_plain, of), *map(_plain, values.values())))
    return rows


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return round(value.replace(tzinfo=value.tzinfo or UTC).timestamp() * 1000)
    return value


def named_as(ours: Sequence[Row], theirs: Sequence[Row]) -> list[Row]:
    """Return those of theirs that begin with the name of one of ours."""
    names = {row[0] for row in ours}
    return [row for row in theirs if row[0] in names]


def is_same(ours: Sequence[Row], theirs: Sequence[Row], within: float) -> bool:
    """Tell whether two answers are the same, in any order; nothing is the same as 0."""
    if ours == [(0,)] and not theirs:  # MongoDB has no group where nothing is found
        return True
    if len(ours) != len(theirs):
        return False
    pairs = zip(sorted(ours, key=_order), sorted(theirs, key=_order), strict=True)
    return all(
        len(one) == len(other)
        and all(_is_equal(a, b, within) for a, b in zip(one, other, strict=True))
        for one, other in pairs
    )


def _order(row: Row) -> tuple[list[str], list[float]]:
    """Order by texts, then by numbers; a bound has no place of its own."""
    names = [value for value in row if isinstance(value, str) and value[:2] != ">="]
    return names, [float(value) for value in row if isinstance(value, int | float)]


def _is_equal(ours: Any, theirs: Any, within: float) -> bool:
    ours, theirs = ours or 0, theirs or 0
    if isinstance(theirs, list):  # the ranks beside a percentile
        return bool(theirs[0] * (1 - within) <= ours <= theirs[-1] * (1 + within))
    if isinstance(ours, str) and ours.startswith(">="):
        return int(theirs) >= int(ours[2:])
    if isinstance(ours, str) or isinstance(theirs, str):
        return bool(ours == theirs)
    return math.isclose(ours, theirs, rel_tol=within, abs_tol=_ROUNDED)
