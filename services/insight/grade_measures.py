"""What is measured of the values that grades have at a path."""

from collections.abc import Mapping
from dataclasses import dataclass
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
_STATISTICS: Final = {"mean": "avg", "min": "min", "max": "max", "sum": "sum"}
_PERCENTILES: Final = f"{VALUE}_percentiles"
_DISTRIBUTION: Final = "distribution"


@dataclass(frozen=True, slots=True)
class GradeMeasures(Measures):
    """Which measures are wanted; see `Measures`.

    Attributes:
        time: When the grade was given; or `created_at`, of its completion.
        shown: How many of the most frequent values, up to `MAX_SHOWN`; 0 if none.
    """

    time: str = GRADED_AT
    shown: int = 0

    NAMES: ClassVar[frozenset[str]] = frozenset({"count", "true_share", *_STATISTICS})

    def aggregations(self) -> dict[str, Any]:
        """Return Tantivy's aggregations of all that is wanted."""
        wanted: dict[str, Any] = {}
        if not self.names.isdisjoint(_STATISTICS):
            wanted[GRADE_NUMBER] = {"stats": {"field": GRADE_NUMBER}}
        if "true_share" in self.names:
            wanted[GRADE_TRUE] = {"avg": {"field": GRADE_TRUE}}
        if VALUE in self.percentiles:
            percents = sorted(self.percentiles[VALUE])
            options = {"field": GRADE_NUMBER, "percents": percents, "keyed": False}
            wanted[_PERCENTILES] = {"percentiles": options}
        if self.shown:
            terms = {"field": GRADE_LABEL, "size": self.shown, "segment_size": ALL_OF_SEGMENT}
            wanted[_DISTRIBUTION] = {"terms": terms}
        return wanted

    def read(self, count: int, bucket: Mapping[str, Any]) -> dict[str, Any]:
        """Return what was measured, by name; percentiles as `value_percentiles`.

        What no value says is None.
        """
        found: dict[str, Any] = {"count": count}
        has_number = value_in(bucket, GRADE_NUMBER, "count")
        for name, statistic in _STATISTICS.items():
            if name in self.names:
                found[name] = value_in(bucket, GRADE_NUMBER, statistic) if has_number else None
        if "true_share" in self.names:
            found["true_share"] = value_in(bucket, GRADE_TRUE, "value")
        percentiles = bucket.get(_PERCENTILES, {}).get("values", ())
        found[_PERCENTILES] = {one["key"]: finite(one["value"]) for one in percentiles}
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


def _value(term: str) -> Any:
    """Return the value of a label; of what was shortened its beginning, as a text."""
    try:
        return orjson.loads(term)
    except ValueError:
        return f"{term.partition(SHORTENED)[0].removeprefix(chr(34))}…"
