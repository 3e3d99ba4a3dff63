"""Statistics of completions: rows of measures."""

from datetime import datetime
from enum import Enum
from typing import Annotated, Any, Final

import strawberry
from strawberry import Maybe, Parent

from resolvers import statistics as resolve
from schema.enums import (
    CompletionKind,
    CompletionStatus,
    FinishReason,
    Operation,
    OrderDirection,
)
from schema.execution.field_metadata import costs, of_row, sized_by_its_object
from schema.filters import given
from schema.scalars import JSON, Dollars, Long
from services.completions.metadata import MAX_KEY_LENGTH
from services.insight.buckets import MAX_BUCKETS, MAX_ZONE_LENGTH, Bucketing, Unit
from services.insight.dimensions import MAX_CELLS
from services.insight.dimensions import Dimension as DimensionOfService
from services.insight.ranks import MAX_TIES, Order

_ABOUT: Final = "Approximate, within 1 %"
_BY_ESTIMATE: Final = (
    "Which groups of a single dimension without `bucket` are the first is told by an estimate, off "
    "by some 1.5 %: of groups that are as close any may be shown."
)
_NONE: Final = "null where no completion says it"
_SUM: Final = f"{_NONE}, 0 where there is no completion"


@strawberry.enum(description="What completions can be grouped by, beside their metadata.")
class DimensionField(Enum):
    """See `services.insight.dimensions.FIELDS`."""

    MODEL = strawberry.enum_value("model", description="The model.")
    PROVIDER = strawberry.enum_value("provider", description="The provider.")
    STATUS = strawberry.enum_value("status", description="How far the call has come.")
    KIND = strawberry.enum_value("kind", description="Chat messages or a prompt.")
    OPERATION = strawberry.enum_value("operation", description="What the model was asked to do.")
    TAG = strawberry.enum_value("tag", description="Each tag; one with two tags counts for both.")
    SESSION = strawberry.enum_value("session", description="The session's id.")
    USER = strawberry.enum_value("user", description="Whose call it was.")
    FAILURE_KIND = strawberry.enum_value("failure_kind", description="The kind of the failure.")
    FINISH_REASON = strawberry.enum_value("finish_reason", description="Why the model stopped.")
    PROMPT_VERSION = strawberry.enum_value(
        "prompt_version", description="The version of the prompt."
    )
    TOOL_NAME = strawberry.enum_value("tool_name", description="Each tool that the response calls.")


@strawberry.input(one_of=True, description="What to group by: one of these.")
class Dimension:
    """See `services.insight.dimensions.Dimension`."""

    field: Maybe[DimensionField] = strawberry.field(description="A field of the completion.")
    metadata: Maybe[str] = strawberry.field(
        description="A key of `Completion.metadata`, taken as it is; up to "
        f"{MAX_KEY_LENGTH:,} characters. Each item of a list is a value."
    )

    def to_service(self) -> DimensionOfService:
        """Turn it into what services take."""
        if self.metadata is not None:
            return DimensionOfService(given(self.metadata), is_metadata=True)
        return DimensionOfService(given(self.field).value)


@strawberry.enum(description="How long a bucket of time is, by the calendar of its zone.")
class BucketUnit(Enum):
    """See `services.insight.buckets.Unit`."""

    MINUTE = strawberry.enum_value("minute", description="A minute.")
    HOUR = strawberry.enum_value(
        "hour", description="An hour; one that the clocks repeat is two buckets."
    )
    DAY = strawberry.enum_value("day", description="A day, of 23 to 25 hours.")
    WEEK = strawberry.enum_value("week", description="A week, from Monday on (ISO 8601).")
    MONTH = strawberry.enum_value("month", description="A month.")
    QUARTER = strawberry.enum_value("quarter", description="A quarter of a year.")
    YEAR = strawberry.enum_value("year", description="A year.")


@strawberry.input(description="How time is cut into buckets.")
class Bucket:
    """See `services.insight.buckets.Bucketing`."""

    unit: BucketUnit = strawberry.field(
        description=f"How long each is. There are up to {MAX_BUCKETS:,}."
    )
    zone: str = strawberry.field(
        default="UTC",
        description="Whose calendar, by its IANA name, such as `Europe/Berlin`; up to "
        f"{MAX_ZONE_LENGTH} characters.",
    )
    fill: bool = strawberry.field(
        default=False,
        description="Whether each group has a row for each bucket, empty ones too: from the "
        "beginning to the end of the filter's `createdAt`, or of the data where that is open.",
    )

    def to_service(self) -> Bucketing:
        """Turn it into what services take.

        Raises:
            InvalidInput: There is no such zone.
        """
        unit: Any = self.unit
        return Bucketing.of(Unit(unit.value), self.zone, fill=self.fill)


@strawberry.enum(description="What rows of statistics can be ordered by.")
class StatsOrderField(Enum):
    """The names of `services.insight.ranks.Order`."""

    TIME = strawberry.enum_value("time", description="The bucket's time.")
    GROUP = strawberry.enum_value("group", description="The group's values, one after the other.")
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
    COST = strawberry.enum_value("cost", description="`cost`.")
    TOTAL_TOKENS_MEAN = strawberry.enum_value("total_tokens_mean", description="`totalTokensMean`.")
    COST_MEAN = strawberry.enum_value("cost_mean", description="`costMean`.")
    DURATION_MEAN = strawberry.enum_value("duration_mean", description="`durationMean`.")
    DURATION_MIN = strawberry.enum_value("duration_min", description="`durationMin`.")
    DURATION_MAX = strawberry.enum_value("duration_max", description="`durationMax`.")
    DURATION_PERCENTILE = strawberry.enum_value(
        "duration_percentile", description="`durationPercentile` of `p`."
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
        "time_to_first_token_percentile", description="`timeToFirstTokenPercentile` of `p`."
    )
    SESSION_COUNT = strawberry.enum_value(
        "session_count", description=f"`sessionCount`. {_BY_ESTIMATE}"
    )
    USER_COUNT = strawberry.enum_value("user_count", description=f"`userCount`. {_BY_ESTIMATE}")


@strawberry.input(description="What rows of statistics are ordered by.")
class StatsOrder:
    """See `services.insight.ranks.Order`."""

    field: StatsOrderField = strawberry.field(description="What to order by.")
    direction: OrderDirection = strawberry.field(
        default=OrderDirection.DESC,
        description="In which direction; what has no value comes last in both.",
    )
    p: float = strawberry.field(
        default=resolve.DEFAULT_PERCENTILE,
        description="Of a percentile, which one: 0 to 100.",
    )

    def to_service(self) -> Order:
        """Turn it into what services take."""
        field: Any = self.field
        name, percentile = _measure(field.value, self.p)
        return Order(name, descending=self.direction is OrderDirection.DESC, percentile=percentile)


@strawberry.input(description="A measure of statistics.")
class StatsMeasure:
    """See `services.insight.measures.Measures`."""

    field: StatsOrderField = strawberry.field(description="Which one; neither TIME nor GROUP.")
    p: float = strawberry.field(
        default=resolve.DEFAULT_PERCENTILE,
        description="Of a percentile, which one: 0 to 100.",
    )

    def to_service(self) -> tuple[str, float | None]:
        """Return its name, and which percentile it is, if it is one."""
        field: Any = self.field
        return _measure(field.value, self.p)


def _measure(name: str, p: float) -> tuple[str, float | None]:
    timing = name.removesuffix("_percentile")
    return timing, p if timing != name else None


P = Annotated[float, strawberry.argument(description="Which percentile, 0 to 100.")]
Key = Annotated[
    str,
    strawberry.argument(description=f"A key of `groupBy`; up to {MAX_KEY_LENGTH:,} characters."),
]


def _duration_percentile(root: Parent[Any], p: P = resolve.DEFAULT_PERCENTILE) -> float | None:
    return resolve.duration_percentile(root, p)


def _first_token_percentile(root: Parent[Any], p: P = resolve.DEFAULT_PERCENTILE) -> float | None:
    return resolve.time_to_first_token_percentile(root, p)


def _metadata(root: Parent[Any], key: Key = "") -> Any:
    return resolve.metadata_value(root, key)


@strawberry.type
class _Measures:
    """What `services.insight.measures.Measures` reads."""

    count: int = strawberry.field(description="How many completions.")
    failed_count: int = strawberry.field(description="How many of them have failed.")
    failure_rate: float | None = strawberry.field(
        description="`failedCount` by `count`, from 0 to 1; null where there is no completion."
    )
    prompt_tokens: Long | None = strawberry.field(
        description=f"The sum of `usage.promptTokens`; {_SUM}."
    )
    completion_tokens: Long | None = strawberry.field(
        description=f"The sum of `usage.completionTokens`; {_SUM}."
    )
    cached_tokens: Long | None = strawberry.field(
        description=f"The sum of `usage.cachedTokens`; {_SUM}."
    )
    reasoning_tokens: Long | None = strawberry.field(
        description=f"The sum of `usage.reasoningTokens`; {_SUM}."
    )
    total_tokens: Long | None = strawberry.field(
        description=f"The sum of `usage.totalTokens`; {_SUM}."
    )
    cost: Dollars | None = strawberry.field(
        description=f"The sum of `cost.total`, exact; {_SUM}. What has no known price is left out."
    )
    total_tokens_mean: float | None = strawberry.field(
        description=f"The mean of `usage.totalTokens`, of the calls that say it; {_NONE}."
    )
    cost_mean: float | None = strawberry.field(
        description=f"The mean of `cost.total` in dollars, of the calls whose price is known; "
        f"{_NONE}."
    )
    duration_mean: float | None = strawberry.field(
        description=f"The mean duration in seconds; {_NONE}."
    )
    duration_min: float | None = strawberry.field(
        description=f"The shortest duration in seconds; {_NONE}."
    )
    duration_max: float | None = strawberry.field(
        description=f"The longest duration in seconds; {_NONE}."
    )
    duration_percentile: float | None = strawberry.field(
        resolver=_duration_percentile,
        metadata=of_row(resolve.duration_percentile),
        description=f"How many seconds so many percent of the calls took at most; {_NONE}. "
        f"{_ABOUT}.",
    )
    time_to_first_token_mean: float | None = strawberry.field(
        description=f"The mean time to the first token in seconds; {_NONE}."
    )
    time_to_first_token_min: float | None = strawberry.field(
        description=f"The shortest time to the first token in seconds; {_NONE}."
    )
    time_to_first_token_max: float | None = strawberry.field(
        description=f"The longest time to the first token in seconds; {_NONE}."
    )
    time_to_first_token_percentile: float | None = strawberry.field(
        resolver=_first_token_percentile,
        metadata=of_row(resolve.time_to_first_token_percentile),
        description="After how many seconds so many percent of the calls had their first token; "
        f"{_NONE}. {_ABOUT}.",
    )
    session_count: int = strawberry.field(
        description=f"How many different sessions they are of. {_ABOUT}; exact up to 1,000."
    )
    user_count: int = strawberry.field(
        description=f"How many different users they are of. {_ABOUT}; exact up to 1,000."
    )


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


@strawberry.type(description="The measures of a row in the range of time before.")
class PreviousStats(_Measures):
    """See `services.insight.statistics`."""


@strawberry.type
class _Group:
    """The group of a row; see `services.insight.statistics`."""

    group: list[str | None] = strawberry.field(
        description="The group's values, in the order of `groupBy`, as texts: of an enum its "
        "name, of metadata that is no text its JSON. Null where the completions have no value."
    )
    model: str | None = strawberry.field(
        description="The group's model. This and what follows to `metadata` is null where the "
        "completions have no value, and where it is not grouped by. A name of more than 500 "
        "characters is shortened, with an ellipsis."
    )
    provider: str | None = strawberry.field(description="The group's provider.")
    status: CompletionStatus | None = strawberry.field(description="The group's status.")
    kind: CompletionKind | None = strawberry.field(description="The group's kind.")
    operation: Operation | None = strawberry.field(description="The group's operation.")
    tag: str | None = strawberry.field(description="The group's tag.")
    session: str | None = strawberry.field(description="The id of the group's session.")
    user: str | None = strawberry.field(description="The group's user.")
    failure_kind: str | None = strawberry.field(description="The group's kind of failure.")
    finish_reason: FinishReason | None = strawberry.field(
        description="Why the model stopped in the group."
    )
    prompt_version: str | None = strawberry.field(description="The group's version of the prompt.")
    tool_name: str | None = strawberry.field(description="The group's tool.")
    metadata: JSON | None = strawberry.field(
        resolver=_metadata,
        metadata=of_row(resolve.metadata_value) | costs(0),
        description="What the group has in its metadata under a key of `groupBy`.",
    )


@strawberry.type(description="What the completions of one group, in one bucket, come to.")
class StatsRow(_Group, _Measures):
    """See `services.insight.statistics`."""

    time: datetime | None = strawberry.field(
        description="When the bucket begins; null without buckets."
    )
    local_time: str | None = strawberry.field(
        description="The same by the clocks of the bucket's zone: `2026-11-26T00:00:00+01:00`; "
        "null without buckets."
    )
    previous: PreviousStats | None = strawberry.field(
        metadata=costs(0),
        description="The same of the range before: as long as that of the filter's `createdAt`, "
        "and ending where it begins; of a bucket, of the time that lies so far before it. Null "
        "where the filter has no `createdAt` that is closed on both sides (beside its other "
        "conditions or in its `and`).",
    )


@strawberry.type(description="Statistics of completions, as a table.")
class CompletionStats:
    """What `services.insight.statistics.completion_stats` returns."""

    as_of: datetime = strawberry.field(
        description="All that was answered before this time is counted."
    )
    is_complete: bool = strawberry.field(
        description="Whether these are all rows; false where there are more than `first`."
    )
    group_count: int | None = strawberry.field(
        description=f"How many rows there are in all; null for more than {MAX_CELLS:,}. To count "
        "very many takes a while: leave it out where `isComplete` will do."
    )
    rows: list[StatsRow] = strawberry.field(
        metadata=sized_by_its_object(),
        description="Rows, in order. Those that are equal in it are ordered by time, then by "
        f"group, both ascending; of more than {MAX_TIES:,} groups that are equal where `first` "
        "ends, it is not said which are shown.",
    )


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
        description=f"The mean duration in seconds; {_NONE}."
    )
    duration_p95: float | None = strawberry.field(
        description=f"The duration that 95 % of the calls keep to, in seconds; {_NONE}. {_ABOUT}."
    )
    tokens_per_call: float | None = strawberry.field(
        description=f"The mean of `usage.totalTokens`, of the calls that say it; {_NONE}."
    )
    cost_per_call: float | None = strawberry.field(
        description="The mean of `cost.total` in dollars, of the calls whose price is known; "
        f"{_NONE}."
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
class ComparisonRow(_Group, _Sides):
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
