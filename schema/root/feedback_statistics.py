"""Statistics of grades, at the root."""

from typing import Annotated, Any, Final, TypeAlias

import strawberry
from strawberry import ID

from resolvers import explain
from resolvers import feedback_statistics as resolve
from resolvers.statistics import MAX_MEASURES, check_percentile
from schema.conditions import DateTimeFilter
from schema.connection import Info
from schema.execution.field_metadata import costs, sized_by
from schema.filters import CompletionFilter, FeedbackCondition
from schema.root.statistics import COST, NotBefore
from schema.types.explanation import Explanation
from schema.types.feedback_statistics import (
    CountedGrades,
    FeedbackBucket,
    FeedbackDimension,
    FeedbackStats,
    FeedbackStatsMeasure,
    FeedbackStatsOrder,
)
from services.completions.payload_path import MAX_LENGTH
from services.insight.dimensions import MAX_DIMENSIONS
from services.insight.feedback_statistics import Values
from services.insight.fields import GRADED_AT
from services.insight.grade_measures import MAX_SHOWN
from services.insight.ranks import MAX_ORDERS
from services.insight.statistics import MAX_ROWS, StatsQuestion

# The arguments of both fields.
TaskId: TypeAlias = Annotated[ID, strawberry.argument(description="Whose grades.")]
Path: TypeAlias = Annotated[
    str | None,
    strawberry.argument(
        description="Of the values that are measured, in the grade's JSON: `score`, "
        "`answer.quality`; items of a list stand at the list's own path, `\\.` is a dot in "
        "a key. Without it grades are counted, and no value is measured. "
        f"Up to {MAX_LENGTH} characters."
    ),
]
Grades: TypeAlias = Annotated[
    CountedGrades, strawberry.argument(description="Which of a completion's grades are counted.")
]
Filter: TypeAlias = Annotated[
    CompletionFilter | None,
    strawberry.argument(description="Grades of which completions; of all if not given."),
]
Feedback: TypeAlias = Annotated[
    FeedbackCondition | None,
    strawberry.argument(
        description="Grades that are so; of all if not given. `filter: {feedback: ...}` is of "
        "completions, all of whose grades are counted."
    ),
]
GradedAt: TypeAlias = Annotated[
    DateTimeFilter | None, strawberry.argument(description="When the grades were first given.")
]
GroupBy: TypeAlias = Annotated[
    list[FeedbackDimension],
    strawberry.argument(
        description=f"Up to {MAX_DIMENSIONS}; each row is of one value of each. Of a "
        "single one without a `bucket` the first are found among any number of groups."
    ),
]
Cut: TypeAlias = Annotated[
    FeedbackBucket | None, strawberry.argument(description="Cut time into buckets, too.")
]
OrderBy: TypeAlias = Annotated[
    list[FeedbackStatsOrder],
    strawberry.argument(
        description=f"Up to {MAX_ORDERS}. If there is none: by time, then by count, the most first."
    ),
]
First: TypeAlias = Annotated[
    int, strawberry.argument(description=f"The most rows to return, 0 to {MAX_ROWS:,}.")
]
_FIRST: Final = 100


@strawberry.type
class FeedbackStatisticsQuery:
    """The one field asks `resolvers.feedback_statistics`, the other tells how that is found."""

    @strawberry.field(
        graphql_type=FeedbackStats | None,
        metadata=costs(COST) | sized_by("first"),
        description="What the grades of a task say, by group and by the time when they were first "
        "given. Only what is selected is computed, from an index that is about a second behind: "
        "see `asOf`.",
    )
    async def feedback_stats(
        self,
        info: Info,
        task_id: TaskId,
        path: Path = None,
        grades: Grades = CountedGrades.COUNTING,
        filter: Filter = None,
        feedback: Feedback = None,
        graded_at: GradedAt = None,
        group_by: GroupBy = [],  # noqa: B006  # Strawberry's way
        bucket: Cut = None,
        order_by: OrderBy = [],  # noqa: B006  # as above
        first: First = _FIRST,
        not_before: NotBefore = None,
    ) -> Any:
        return await resolve.feedback_stats(
            info.context,
            info._raw_info,
            _values(task_id, path, grades, filter, graded_at, feedback),
            group_by=[one.to_service() for one in group_by],
            bucketing=bucket.to_service() if bucket else None,
            time=bucket.time if bucket else GRADED_AT,
            orders=[one.to_service() for one in order_by],
            first=first,
            not_before=not_before,
        )

    @strawberry.field(
        graphql_type=Explanation | None,
        metadata=costs(COST),
        description="How `feedbackStats` find what they show. Say what you ask them: the same "
        "arguments, and what you select.",
    )
    async def explain_feedback_stats(
        self,
        info: Info,
        task_id: TaskId,
        path: Path = None,
        grades: Grades = CountedGrades.COUNTING,
        filter: Filter = None,
        feedback: Feedback = None,
        graded_at: GradedAt = None,
        group_by: GroupBy = [],  # noqa: B006  # as above
        bucket: Cut = None,
        order_by: OrderBy = [],  # noqa: B006  # as above
        first: First = _FIRST,
        measures: Annotated[
            list[FeedbackStatsMeasure],
            strawberry.argument(description=f"What is selected of a row, up to {MAX_MEASURES}."),
        ] = [],  # noqa: B006  # as above
        distribution: Annotated[
            int,
            strawberry.argument(
                description=f"How many values of a `distribution` are selected, 0 to {MAX_SHOWN}."
            ),
        ] = 0,
        group_count: Annotated[
            bool, strawberry.argument(description="Whether `groupCount` is selected.")
        ] = False,
    ) -> Any:
        orders = [one.to_service() for one in order_by]
        for one in orders:
            check_percentile(one.percentile)
        question = StatsQuestion(
            dimensions=[one.to_service() for one in group_by],
            bucketing=bucket.to_service() if bucket else None,
            measures=resolve.measures_named(
                [one.to_service() for one in measures],
                distribution,
                bucket.time if bucket else GRADED_AT,
            ),
            orders=orders,
            first=first,
            counts_groups=group_count,
        )
        values = _values(task_id, path, grades, filter, graded_at, feedback)
        return await explain.grades(info.context, values, question)


def _values(
    task_id: str,
    path: str | None,
    grades: CountedGrades,
    filter_: CompletionFilter | None,
    graded_at: DateTimeFilter | None,
    feedback: FeedbackCondition | None,
) -> Values:
    """Turn arguments into what services take."""
    counted: Any = grades
    return Values(
        task_id,
        path,
        counted.value,
        filter_.to_service() if filter_ else None,
        graded_at.to_service() if graded_at else None,
        feedback.to_service() if feedback else None,
    )
