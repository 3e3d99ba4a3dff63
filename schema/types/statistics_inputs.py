"""What statistics of completions are asked: groups, buckets of time, orders, measures."""

from enum import Enum
from typing import Any, Final

import strawberry
from strawberry import Maybe

from resolvers import statistics as resolve
from schema.conditions import given
from schema.enums import OrderDirection
from services.completions.metadata import MAX_KEY_LENGTH
from services.insight.buckets import MAX_BUCKETS, MAX_ZONE_LENGTH, Bucketing, Unit
from services.insight.dimensions import Dimension as DimensionOfService
from services.insight.ranks import Order

_BY_ESTIMATE: Final = (
    "Which groups of a single dimension without `bucket` are the first is told by an estimate, off "
    "by some 1.5 %: of groups that are as close any may be shown."
)

PERCENTILE: Final = (
    "Of a percentile, which one, of 100: 95, not 0.95; 0 to 100. "
    f"{resolve.DEFAULT_PERCENTILE:g} if it is not given. Other fields have none."
)


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
    UNPRICED_COUNT = strawberry.enum_value("unpriced_count", description="`unpricedCount`.")
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
    p: Maybe[float] = strawberry.field(description=PERCENTILE)

    def to_service(self) -> Order:
        """Turn it into what services take."""
        field: Any = self.field
        name, percentile = resolve.measure(field.value, given(self.p))
        return Order(name, descending=self.direction is OrderDirection.DESC, percentile=percentile)


@strawberry.input(description="A measure of statistics.")
class StatsMeasure:
    """See `services.insight.measures.Measures`."""

    field: StatsOrderField = strawberry.field(description="Which one; neither TIME nor GROUP.")
    p: Maybe[float] = strawberry.field(description=PERCENTILE)

    def to_service(self) -> tuple[str, float | None]:
        """Return its name, and which percentile it is, if it is one."""
        field: Any = self.field
        return resolve.measure(field.value, given(self.p))
