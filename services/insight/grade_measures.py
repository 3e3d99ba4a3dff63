"""What is measured of the values that grades have at a path."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import Any, ClassVar, Final

import orjson

from services.insight.dimensions import ALL_OF_SEGMENT
from services.insight.fields import (
    GRADE_LABEL,
    GRADE_NUMBER,
    GRADE_TRUE,
    GRADED_AT,
    SHORTENED,
)
from services.insight.measures import PLAIN_RANKINGS, Measures, Ranking, finite, value_in

# What percentiles are of: `Measures.percentiles` has no other key.
VALUE: Final = "value"
# Values of a distribution.
MAX_SHOWN: Final = 100
# Different numbers of a row's grades whose percentiles are exact: they take twice the time of an
# estimate, some 40 ms of half a million grades.
MAX_EXACT: Final = 1_000
_STATISTICS: Final = {"mean": "avg", "min": "min", "max": "max", "sum": "sum"}
_PERCENTILES: Final = f"{VALUE}_percentiles"
_NUMBERS: Final = "numbers"
_DISTRIBUTION: Final = "distribution"


@dataclass(frozen=True, slots=True)
class GradeMeasures(Measures):
    """Which measures are wanted; see `Measures`.

    Attributes:
        time: When the grade was given; or `created_at`, of its completion.
        shown: How many of the most frequent values, up to `MAX_SHOWN`; 0 if none.
        are_estimated: Whether percentiles are, however few numbers there are.
    """

    time: str = GRADED_AT
    shown: int = 0
    are_estimated: bool = False

    NAMES: ClassVar[frozenset[str]] = frozenset({"count", "true_share", *_STATISTICS})

    def aggregations(self) -> dict[str, Any]:
        """Return Tantivy's aggregations of all that is wanted."""
        wanted: dict[str, Any] = {}
        if not self.names.isdisjoint(_STATISTICS) or VALUE in self.percentiles:
            wanted[GRADE_NUMBER] = {"stats": {"field": GRADE_NUMBER}}
        if "true_share" in self.names:
            wanted[GRADE_TRUE] = {"avg": {"field": GRADE_TRUE}}
        if VALUE in self.percentiles:
            percents = sorted(self.percentiles[VALUE])
            options = {"field": GRADE_NUMBER, "percents": percents, "keyed": False}
            wanted[_PERCENTILES] = {"percentiles": options}
            if not self.are_estimated:
                terms = {"field": GRADE_NUMBER, "size": MAX_EXACT, "segment_size": MAX_EXACT}
                wanted[_NUMBERS] = {"terms": terms}
        if self.shown:
            terms = {"field": GRADE_LABEL, "size": self.shown, "segment_size": ALL_OF_SEGMENT}
            wanted[_DISTRIBUTION] = {"terms": terms}
        return wanted

    def read(self, count: int, bucket: Mapping[str, Any]) -> dict[str, Any]:
        """Return what was measured, by name; percentiles as `value_percentiles`.

        What no value says is None. `percentile_is_exact` says whether percentiles are.
        """
        found: dict[str, Any] = {"count": count}
        has_number = value_in(bucket, GRADE_NUMBER, "count")
        for name, statistic in _STATISTICS.items():
            if name in self.names:
                found[name] = value_in(bucket, GRADE_NUMBER, statistic) if has_number else None
        if "true_share" in self.names:
            found["true_share"] = value_in(bucket, GRADE_TRUE, "value")
        percents = self.percentiles.get(VALUE, ())
        numbers = _numbers(bucket)
        found["percentile_is_exact"] = numbers is not None or not percents
        if numbers is None:
            estimated = bucket.get(_PERCENTILES, {}).get("values", ())
            found[_PERCENTILES] = {one["key"]: finite(one["value"]) for one in estimated}
        else:
            found[_PERCENTILES] = percentiles_of(numbers, percents)
        values = bucket.get(_DISTRIBUTION, {}).get("buckets", ())
        found[_DISTRIBUTION] = [
            {
                "value": _value(one["key"]),
                "count": one["doc_count"],
                "share": one["doc_count"] / count,
            }
            for one in sorted(values, key=lambda one: (-one["doc_count"], one["key"]))
        ]
        return found

    def ranking(self, name: str) -> Ranking:
        """Return how to order by a measure, one of those that `can_rank` names."""
        if name in PLAIN_RANKINGS:
            return PLAIN_RANKINGS[name]
        field = GRADE_TRUE if name == "true_share" else GRADE_NUMBER
        rank = {"rank": {_STATISTICS.get(name, "avg"): {"field": field}}}
        return Ranking("rank", rank, needs=field)


def _numbers(bucket: Mapping[str, Any]) -> list[tuple[float, int]] | None:
    """Return how often there is each number, in their order; None where that is not known.

    They are too many, then; or a list in a grade has one twice, of which Tantivy counts one.
    """
    terms = bucket.get(_NUMBERS)
    if terms is None:
        return None if bucket else []
    found = sorted((float(one["key"]), one["doc_count"]) for one in terms["buckets"])
    count = value_in(bucket, GRADE_NUMBER, "count") or 0
    return found if sum(number for _, number in found) == count else None


def percentiles_of(
    numbers: Sequence[tuple[float, int]], percents: Iterable[float]
) -> dict[float, float]:
    """Return some percentiles: each the number at its rank, or at the one below.

    Args:
        numbers: Each with how often there is it, in their order.
        percents: From 0 to 100.
    """
    ends = list(accumulate(count for _, count in numbers))
    if not ends:
        return {}
    ranks = {percent: Fraction(str(percent)) * (ends[-1] - 1) // 100 for percent in percents}
    return {percent: numbers[bisect_right(ends, rank)][0] for percent, rank in ranks.items()}


def _value(term: str) -> Any:
    """Return the value of a label; of what was shortened its beginning, as a text."""
    try:
        return orjson.loads(term)
    except ValueError:
        return f"{term.partition(SHORTENED)[0].removeprefix(chr(34))}…"
