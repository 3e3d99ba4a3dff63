"""Two sets of completions, side by side."""

from datetime import datetime
from enum import Enum

import strawberry

from schema.execution.field_metadata import costs, sized_by_its_object
from schema.types.statistics import ABOUT, NONE, Group


@strawberry.enum(description="By the difference of which measure a comparison is ordered.")
class CompareOrderField(Enum):
    """The names of `services.insight.comparison.COMPARED`."""

    SHARE = strawberry.enum_value("share", description="`share`.")
    COUNT = strawberry.enum_value("count", description="`count`.")
    FAILED_COUNT = strawberry.enum_value("failed_count", description="`failedCount`.")
    FAILURE_RATE = strawberry.enum_value("failure_rate", description="`failureRate`.")
    DURATION_MEAN = strawberry.enum_value("duration_mean", description="`durationMean`.")
    DURATION_P95 = strawberry.enum_value("duration_p95", description="`durationP95`.")
    TOKENS_PER_CALL = strawberry.enum_value("tokens_per_call", description="`tokensPerCall`.")
    COST_PER_CALL = strawberry.enum_value("cost_per_call", description="`costPerCall`.")


@strawberry.type
class _Compared:
    """What `services.insight.comparison` reads, but the counts."""

    share: float | None = strawberry.field(
        description="The part of all completions of the side that is in this group, from 0 to 1: "
        "one with two tags is in two groups. Null where the side has none."
    )
    failure_rate: float | None = strawberry.field(
        description="The part of the calls that failed, from 0 to 1; null where there is none."
    )
    duration_mean: float | None = strawberry.field(
        description=f"The mean duration in seconds; {NONE}."
    )
    duration_p95: float | None = strawberry.field(
        description=f"The duration that 95 % of the calls keep to, in seconds; {NONE}. {ABOUT}."
    )
    tokens_per_call: float | None = strawberry.field(
        description=f"The mean of `usage.totalTokens`, of the calls that say it; {NONE}."
    )
    cost_per_call: float | None = strawberry.field(
        description="The mean of `cost.total` in dollars, of the calls whose price is known; "
        f"{NONE}."
    )


@strawberry.type(description="One side of a comparison.")
class ComparedStats(_Compared):
    """See `services.insight.comparison`."""

    count: int = strawberry.field(description="How many completions.")
    failed_count: int | None = strawberry.field(description="How many of them have failed.")


@strawberry.type(description="What `b` has more than `a`; null where either is null.")
class StatsDifference(_Compared):
    """See `services.insight.comparison`."""

    count: int = strawberry.field(description="How many more completions.")
    failed_count: int | None = strawberry.field(description="How many more have failed.")


@strawberry.type
class _Sides:
    """See `services.insight.comparison`."""

    a: ComparedStats = strawberry.field(metadata=costs(0), description="The completions of `a`.")
    b: ComparedStats = strawberry.field(metadata=costs(0), description="The completions of `b`.")
    difference: StatsDifference = strawberry.field(
        metadata=costs(0), description="`b` less `a`, measure by measure."
    )


@strawberry.type(description="Both sides as a whole.")
class ComparedTotals(_Sides):
    """See `services.insight.comparison`."""


@strawberry.type(description="Both sides of one group.")
class ComparisonRow(Group, _Sides):
    """See `services.insight.comparison`."""


@strawberry.type(description="Two sets of completions, side by side.")
class Comparison:
    """What `services.insight.comparison.compare` returns."""

    as_of: datetime = strawberry.field(
        description="All that was answered before this time is counted."
    )
    is_complete: bool = strawberry.field(
        description="Whether these are all groups; false where there are more than `first`."
    )
    group_count: int = strawberry.field(
        description="How many groups there are in all, on either side."
    )
    totals: ComparedTotals = strawberry.field(
        metadata=costs(0), description="Both sides as a whole."
    )
    rows: list[ComparisonRow] = strawberry.field(
        metadata=sized_by_its_object(),
        description="The groups, the largest difference first, whichever side has more; what has "
        "none comes last. Those that are equal are ordered by the count of both sides, then by "
        "group.",
    )
