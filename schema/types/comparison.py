"""Two sets of completions, side by side."""

from datetime import datetime
from enum import Enum

import strawberry

from schema.execution.field_metadata import costs, sized_by_its_object
from schema.types.statistics import Group, Measured


@strawberry.enum(description="By the difference of which measure a comparison is ordered.")
class CompareOrderField(Enum):
    """The measures of statistics, and the share of a side."""

    SHARE = strawberry.enum_value("share", description="`share`.")
    COUNT = strawberry.enum_value("count", description="`count`.")
    FAILED_COUNT = strawberry.enum_value("failed_count", description="`failedCount`.")
    FAILURE_RATE = strawberry.enum_value("failure_rate", description="`failureRate`.")
    PROMPT_TOKENS = strawberry.enum_value("prompt_tokens", description="`promptTokens`.")
    COMPLETION_TOKENS = strawberry.enum_value(
        "completion_tokens", description="`completionTokens`."
    )
    CACHED_TOKENS = strawberry.enum_value("cached_tokens", description="`cachedTokens`.")
    REASONING_TOKENS = strawberry.enum_value("reasoning_tokens", description="`reasoningTokens`.")
    TOTAL_TOKENS = strawberry.enum_value("total_tokens", description="`totalTokens`.")
    TOTAL_TOKENS_MEAN = strawberry.enum_value("total_tokens_mean", description="`totalTokensMean`.")
    COST = strawberry.enum_value("cost", description="`cost`.")
    COST_MEAN = strawberry.enum_value("cost_mean", description="`costMean`.")
    UNPRICED_COUNT = strawberry.enum_value("unpriced_count", description="`unpricedCount`.")
    DURATION_MEAN = strawberry.enum_value("duration_mean", description="`durationMean`.")
    DURATION_MIN = strawberry.enum_value("duration_min", description="`durationMin`.")
    DURATION_MAX = strawberry.enum_value("duration_max", description="`durationMax`.")
    DURATION_PERCENTILE = strawberry.enum_value(
        "duration_percentile", description="`durationPercentile(p: 95)`."
    )
    TIME_TO_FIRST_TOKEN_MEAN = strawberry.enum_value(
        "time_to_first_token_mean", description="`timeToFirstTokenMean`."
    )
    TIME_TO_FIRST_TOKEN_MIN = strawberry.enum_value(
        "time_to_first_token_min", description="`timeToFirstTokenMin`."
    )
    TIME_TO_FIRST_TOKEN_MAX = strawberry.enum_value(
        "time_to_first_token_max", description="`timeToFirstTokenMax`."
    )
    TIME_TO_FIRST_TOKEN_PERCENTILE = strawberry.enum_value(
        "time_to_first_token_percentile", description="`timeToFirstTokenPercentile(p: 95)`."
    )
    SESSION_COUNT = strawberry.enum_value("session_count", description="`sessionCount`.")
    USER_COUNT = strawberry.enum_value("user_count", description="`userCount`.")


@strawberry.type
class _Compared(Measured):
    """What `services.insight.comparison` reads."""

    share: float | None = strawberry.field(
        description="The part of all completions of the side that is in this group, from 0 to 1: "
        "one with two tags is in two groups. Null where the side has none."
    )


@strawberry.type(description="One side of a comparison.")
class ComparedStats(_Compared):
    """See `services.insight.comparison`."""


@strawberry.type(
    description="What `b` has more than `a`, measure by measure, so that it may be negative; null "
    "where either is null."
)
class StatsDifference(_Compared):
    """See `services.insight.comparison`."""


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
