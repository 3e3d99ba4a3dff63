"""Statistics of grades: rows of measures, and what they are asked."""

from enum import Enum
from typing import Annotated, Any, Final

import strawberry
from strawberry import ID, Maybe, Parent

from resolvers import feedback_statistics as resolve
from resolvers.statistics import DEFAULT_PERCENTILE, measure
from schema.conditions import given
from schema.enums import GraderKind, OrderDirection
from schema.execution.field_metadata import costs, of_row, sized_by, sized_by_its_object
from schema.scalars import JSON
from schema.types.statistics import ROWS, Bucketed, Group, P, Table
from schema.types.statistics_inputs import PERCENTILE, Bucket, Dimension
from services.grading.copies import MOST as MAX_COPIES
from services.insight.dimensions import MAX_CELLS
from services.insight.dimensions import Dimension as DimensionOfService
from services.insight.feedback_statistics import CountedGrades as Counted
from services.insight.fields import GRADED_AT
from services.insight.grade_measures import MAX_EXACT, MAX_SHOWN
from services.insight.grades import MAX_VALUES
from services.insight.ranks import Order

_NONE: Final = "null where no value is a number"


@strawberry.enum(description="What grades can be grouped by, beside what their completions are.")
class GradeDimensionField(Enum):
    """See `services.insight.dimensions.GRADE_FIELDS`."""

    GRADER = strawberry.enum_value(
        "grader",
        description="Who graded: the id that the client claims, else `token:` and the token's id.",
    )
    GRADER_KIND = strawberry.enum_value(
        "grader_kind", description="Whether a human, a program or a model did, as claimed."
    )
    TOKEN_ID = strawberry.enum_value("token_id", description="The token that was used: the author.")
    TASK_VERSION = strawberry.enum_value(
        "task_version", description="The version of the task that was graded under."
    )


@strawberry.input(one_of=True, description="What to group grades by: one of these.")
class FeedbackDimension(Dimension):
    """See `services.insight.dimensions.Dimension`."""

    grade: Maybe[GradeDimensionField] = strawberry.field(description="What the grade says.")

    def to_service(self) -> DimensionOfService:
        """Turn it into what services take."""
        if self.grade is not None:
            return DimensionOfService(given(self.grade).value)
        return super().to_service()


@strawberry.enum(
    description="Which grades are counted of a completion that somebody has adjudicated for the "
    "task; of others all are."
)
class CountedGrades(Enum):
    """See `services.insight.feedback_statistics.CountedGrades`."""

    ALL = strawberry.enum_value(
        Counted.ALL, description="Those of its graders, and the one that adjudicates."
    )
    GRADERS = strawberry.enum_value(
        Counted.GRADERS, description="Those of its graders: what they have said, and how much."
    )
    COUNTING = strawberry.enum_value(
        Counted.COUNTING, description="The one that adjudicates: what holds in the end."
    )


@strawberry.enum(description="Which time is cut into buckets.")
class FeedbackTime(Enum):
    """The index's fields."""

    GRADED_AT = strawberry.enum_value(GRADED_AT, description="When the grade was first given.")
    CREATED_AT = strawberry.enum_value(
        "created_at", description="When the call was made: `createdAt` of the completion."
    )


@strawberry.input(description="How time is cut into buckets.")
class FeedbackBucket(Bucket):
    """See `services.insight.buckets.Bucketing`."""

    by: FeedbackTime = strawberry.field(
        default=FeedbackTime.GRADED_AT,
        description="Which time. `fill` goes by `gradedAt`, or by the filter's `createdAt`.",
    )

    @property
    def time(self) -> str:
        """The index's field."""
        by: Any = self.by
        field: str = by.value
        return field


@strawberry.enum(description="What rows of statistics of grades can be ordered by.")
class FeedbackStatsOrderField(Enum):
    """The names of `services.insight.ranks.Order`."""

    TIME = strawberry.enum_value("time", description="The bucket's time.")
    GROUP = strawberry.enum_value("group", description="The group's values, one after the other.")
    COUNT = strawberry.enum_value("count", description="`count`.")
    MEAN = strawberry.enum_value("mean", description="`mean`.")
    MIN = strawberry.enum_value("min", description="`min`.")
    MAX = strawberry.enum_value("max", description="`max`.")
    SUM = strawberry.enum_value("sum", description="`sum`.")
    TRUE_SHARE = strawberry.enum_value("true_share", description="`trueShare`.")
    PERCENTILE = strawberry.enum_value("value_percentile", description="`percentile` of `p`.")


@strawberry.input(description="What rows of statistics of grades are ordered by.")
class FeedbackStatsOrder:
    """See `services.insight.ranks.Order`."""

    field: FeedbackStatsOrderField = strawberry.field(description="What to order by.")
    direction: OrderDirection = strawberry.field(
        default=OrderDirection.DESC,
        description="In which direction; what has no value comes last in both.",
    )
    p: Maybe[float] = strawberry.field(description=PERCENTILE)

    def to_service(self) -> Order:
        """Turn it into what services take."""
        field: Any = self.field
        name, percentile = measure(field.value, given(self.p))
        return Order(name, descending=self.direction is OrderDirection.DESC, percentile=percentile)


@strawberry.input(
    description="A measure of statistics of grades; `distribution` is asked for apart."
)
class FeedbackStatsMeasure:
    """See `services.insight.grade_measures.GradeMeasures`."""

    field: FeedbackStatsOrderField = strawberry.field(
        description="Which one; neither TIME nor GROUP."
    )
    p: Maybe[float] = strawberry.field(description=PERCENTILE)

    def to_service(self) -> tuple[str, float | None]:
        """Return its name, and which percentile it is, if it is one."""
        field: Any = self.field
        return measure(field.value, given(self.p))


@strawberry.type(description="How often one value was given.")
class ValueCount:
    """See `services.insight.grade_measures`."""

    value: JSON = strawberry.field(
        description="The value. A text of more than 256 characters is cut."
    )
    count: int = strawberry.field(description="How many grades have it.")
    share: float = strawberry.field(
        description="The part of the row's grades that have it, from 0 to 1. Where values are "
        "lists each item is one, so that shares may come to more than 1."
    )


def _percentile(root: Parent[Any], p: P = DEFAULT_PERCENTILE) -> float | None:
    return resolve.percentile(root, p)


def _distribution(
    root: Parent[Any],
    first: Annotated[
        int, strawberry.argument(description=f"The most values, 0 to {MAX_SHOWN}.")
    ] = resolve.DEFAULT_SHOWN,
) -> list[ValueCount] | None:
    found: list[ValueCount] = resolve.distribution(root, first)
    return found


@strawberry.type(description="What the grades of one group, in one bucket, come to.")
class FeedbackStatsRow(Group, Bucketed):
    """What `services.insight.grade_measures.GradeMeasures` reads."""

    grader: str | None = strawberry.field(
        description="The group's grader: the id that the client claims, else `token:` and the "
        "token's id; an error where it is not grouped by, as what follows."
    )
    grader_kind: GraderKind | None = strawberry.field(
        description="What the group's graders are, as claimed; null where nothing is."
    )
    token_id: ID | None = strawberry.field(
        description="The id of the token that the group's graders used; null where none is known."
    )
    task_version: int | None = strawberry.field(description="The group's version of the task.")
    count: int = strawberry.field(
        description="How many grades: of those that have a value at the path, if one is given."
    )
    distribution: list[ValueCount] | None = strawberry.field(
        resolver=_distribution,
        metadata=sized_by("first") | costs(0),
        description="The most frequent values, then by value: of an enum all of them.",
    )
    true_share: float | None = strawberry.field(
        description="The part of true among what is true or false, from 0 to 1; null where nothing "
        "is."
    )
    mean: float | None = strawberry.field(description=f"The mean of the numbers; {_NONE}.")
    min: float | None = strawberry.field(description=f"The least number; {_NONE}.")
    max: float | None = strawberry.field(description=f"The greatest number; {_NONE}.")
    sum: float | None = strawberry.field(description=f"The sum of the numbers; {_NONE}.")
    percentile: float | None = strawberry.field(
        resolver=_percentile,
        metadata=of_row(resolve.percentile),
        description="The number at the rank of so many percent, or at the rank below: of 1, 2, 4 "
        f"and 5 the median is 2. {_NONE.capitalize()}. See `percentileIsExact`.",
    )
    percentile_is_exact: bool = strawberry.field(
        description=f"Whether percentiles are exact: where the numbers have up to {MAX_EXACT:,} "
        f"different values, and all rows together up to some {MAX_CELLS:,}, and no grade's list "
        f"has a number twice. Else they are within 1 %."
    )


@strawberry.type(description="Statistics of the grades of a task, as a table.")
class FeedbackStats(Table):
    """What `services.insight.feedback_statistics.feedback_stats` returns."""

    cut_count: int = strawberry.field(
        description="Of how many grades, of those that are meant, not all values are counted: of a "
        "grade of more than 4 KiB, and of the oldest on a completion that has more than "
        f"{MAX_COPIES} grades, or whose grades have more than {MAX_VALUES:,} values."
    )
    rows: list[FeedbackStatsRow] = strawberry.field(
        metadata=sized_by_its_object(), description=ROWS
    )
