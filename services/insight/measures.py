"""What is measured of a group of completions, and only that is computed."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Final, Self

from services.insight.fields import (
    COST_HIGH,
    COST_LOW,
    COST_LOW_BITS,
    FAILED,
    FLOATS,
    PARTED,
    PARTS,
)

TOKENS: Final = (
    "prompt_tokens",
    "completion_tokens",
    "cached_tokens",
    "reasoning_tokens",
    "total_tokens",
)
TIMINGS: Final = tuple(FLOATS)
_STATISTICS: Final = {"mean": "avg", "min": "min", "max": "max"}
# By the measure: the aggregation's column of parts.
_DISTINCT: Final = {"session_count": "session_part", "user_count": "user_part"}
# By the measure: the column that it is the mean of.
_MEANS: Final = {"total_tokens_mean": "total_tokens", "cost_mean": "cost"}
# What the cost's columns tell: its sum, its mean, and how many calls have none.
_OF_COST: Final = frozenset({"cost", "cost_mean", "unpriced_count"})
# Digits of seconds that are shown: sums in floating point have more, which mean nothing.
_DIGITS: Final = 6
_NANO: Final = 10**9
# Which measures there are, beside percentiles.
NAMES: Final = frozenset(
    {"count", "failed_count", "failure_rate", *_OF_COST, *TOKENS, *_DISTINCT, *_MEANS}
    | {f"{timing}_{name}" for timing in TIMINGS for name in _STATISTICS}
)
_NOTHING: Final[Mapping[str, Any]] = {}


@dataclass(frozen=True, slots=True)
class Ranking:
    """How Tantivy orders groups by a measure.

    Attributes:
        key: Of the order.
        aggregations: That it needs.
        needs: The field without which a completion says nothing; None if each says something.
        is_sum: Whether it is a sum of what is not negative.
    """

    key: str
    aggregations: Mapping[str, Any] = field(default_factory=dict)
    needs: str | None = None
    is_sum: bool = False


# Of what is measured of anything.
PLAIN_RANKINGS: Final = {"count": Ranking("_count"), "group": Ranking("_key")}


@dataclass(frozen=True, slots=True)
class Measures:
    """Which measures are wanted.

    Attributes:
        names: Of `NAMES`.
        percentiles: Of a timing, which ones, from 0 to 100.
        time: The column of the time by which what is measured is cut into buckets.
        NAMES: Which measures there are, beside percentiles.
    """

    names: frozenset[str] = frozenset()
    percentiles: Mapping[str, frozenset[float]] = field(default_factory=dict)
    time: str = "created_at"

    NAMES: ClassVar[frozenset[str]] = NAMES

    def with_order(self, name: str, percentile: float | None) -> Self:
        """Return these and the measure that rows are ordered by."""
        if percentile is None:
            return replace(self, names=self.names | ({name} & self.NAMES))
        known = self.percentiles.get(name, frozenset())
        return replace(self, percentiles={**self.percentiles, name: known | {percentile}})

    @property
    def is_plain(self) -> bool:
        """Whether nothing is wanted but the count."""
        return self.names <= {"count"} and not self.percentiles

    @property
    def _summed(self) -> frozenset[str]:
        return self.names.union(_MEANS[name] for name in self.names.intersection(_MEANS))

    def aggregations(self) -> dict[str, Any]:
        """Return Tantivy's aggregations of all that is wanted."""
        wanted: dict[str, Any] = {}
        if self.names & {"failed_count", "failure_rate"}:
            wanted[FAILED] = {"sum": {"field": FAILED}}
        for name in self._summed.intersection(TOKENS):
            wanted[name] = {"stats": {"field": name}}
        if self.names & _OF_COST:
            wanted[COST_HIGH] = {"sum": {"field": COST_HIGH}}
            wanted[COST_LOW] = {"stats": {"field": COST_LOW}}
        for timing in TIMINGS:
            if any(f"{timing}_{name}" in self.names for name in _STATISTICS):
                wanted[timing] = {"stats": {"field": timing}}
            if timing in self.percentiles:
                percents = sorted(self.percentiles[timing])
                options = {"field": timing, "percents": percents, "keyed": False}
                wanted[f"{timing}_percentiles"] = {"percentiles": options}
        for name, part in _DISTINCT.items():
            if name in self.names:
                count = {"cardinality": {"field": PARTED[part]}}
                terms = {"field": part, "size": PARTS, "segment_size": PARTS}
                wanted[name] = {"terms": terms, "aggs": {"distinct": count}}
        return wanted

    def read(self, count: int, bucket: Mapping[str, Any]) -> dict[str, Any]:
        """Return what was measured, by name; percentiles by timing, as `duration_percentiles`.

        What no completion says is None. Where there are no completions, sums are 0.
        """
        found: dict[str, Any] = {"count": count}
        if FAILED in bucket or not count:
            failed = int(value_in(bucket, FAILED, "value") or 0)
            found["failed_count"] = failed
            found["failure_rate"] = failed / count if count else None
        for name in self._summed.intersection(TOKENS):
            found[name] = _sum(count, bucket.get(name))
        if "total_tokens_mean" in self.names:
            found["total_tokens_mean"] = value_in(bucket, "total_tokens", "avg")
        if self.names & _OF_COST:
            low = _sum(count, bucket.get(COST_LOW))
            high = int(value_in(bucket, COST_HIGH, "value") or 0)
            cost = found["cost"] = None if low is None else (high << COST_LOW_BITS) + low
            priced = int(value_in(bucket, COST_LOW, "count") or 0)
            found["unpriced_count"] = count - priced
            found["cost_mean"] = cost / priced / _NANO if cost is not None and priced else None
        for timing in TIMINGS:
            for name, statistic in _STATISTICS.items():
                if f"{timing}_{name}" in self.names:
                    found[f"{timing}_{name}"] = seconds(value_in(bucket, timing, statistic))
            percentiles = bucket.get(f"{timing}_percentiles", {}).get("values", ())
            found[f"{timing}_percentiles"] = {
                one["key"]: seconds(finite(one["value"])) for one in percentiles
            }
        for name in _DISTINCT:
            if name in self.names:
                parts = bucket.get(name, {}).get("buckets", ())
                found[name] = sum(int(part["distinct"]["value"]) for part in parts)
        return found

    def can_rank(self, name: str, percentile: float | None) -> bool:
        """Say whether Tantivy can order groups by a measure."""
        return percentile is None and name != "unpriced_count"

    def ranking(self, name: str) -> Ranking:
        """Return how to order by a measure, one of those that `can_rank` names."""
        if name in PLAIN_RANKINGS:
            return PLAIN_RANKINGS[name]
        if name in ("failed_count", "failure_rate"):
            kind = "sum" if name == "failed_count" else "avg"
            return Ranking("rank", {"rank": {kind: {"field": FAILED}}})
        if name in _DISTINCT:
            return Ranking("rank", {"rank": {"cardinality": {"field": PARTED[_DISTINCT[name]]}}})
        if name in _MEANS:
            return Ranking("rank", {"rank": {"avg": {"field": _MEANS[name]}}}, needs=_MEANS[name])
        if name == "cost" or name in TOKENS:
            return Ranking("rank", {"rank": {"sum": {"field": name}}}, needs=name, is_sum=True)
        timing, _, statistic = name.rpartition("_")
        return Ranking("rank", {"rank": {_STATISTICS[statistic]: {"field": timing}}}, needs=timing)


def seconds(value: float | None) -> float | None:
    """Return a duration as it is shown, to the microsecond."""
    return None if value is None else round(value, _DIGITS)


def _sum(count: int, stats: Mapping[str, Any] | None) -> int | None:
    if not count:
        return 0
    return int(stats["sum"]) if stats and stats["count"] else None


def value_in(bucket: Mapping[str, Any], name: str, key: str) -> Any:
    """Return what an aggregation comes to; None where nothing has a value."""
    return finite(bucket.get(name, _NOTHING).get(key))


def finite(value: float | None) -> float | None:
    """Return a number; None in place of what is none."""
    return value if value is not None and math.isfinite(value) else None
