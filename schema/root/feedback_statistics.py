"""Statistics of grades, at the root."""

from typing import Annotated, Any

import strawberry
from strawberry import ID

from resolvers import feedback_statistics as resolve
from schema.conditions import DateTimeFilter
from schema.connection import Info
from schema.execution.field_metadata import costs, sized_by
from schema.filters import CompletionFilter
from schema.root.statistics import COST, NotBefore
from schema.types.feedback_statistics import (
    CountedGrades,
    FeedbackBucket,
    FeedbackDimension,
    FeedbackStats,
    FeedbackStatsOrder,
)
from services.completions.payload_path import MAX_LENGTH
from services.insight.dimensions import MAX_DIMENSIONS
from services.insight.feedback_statistics import Values
from services.insight.fields import GRADED_AT
from services.insight.ranks import MAX_ORDERS
from services.insight.statistics import MAX_ROWS


@strawberry.type
class FeedbackStatisticsQuery:
    """Its field asks `resolvers.feedback_statistics`."""

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
        task_id: Annotated[ID, strawberry.argument(description="Whose grades.")],
        path: Annotated[
            str | None,
            strawberry.argument(
                description="Of the values that are measured, in the grade's JSON: `score`, "
                "`answer.quality`; items of a list stand at the list's own path, `\\.` is a dot in "
                "a key. Without it grades are counted, and no value is measured. "
                f"Up to {MAX_LENGTH} characters."
            ),
        ] = None,
        grades: Annotated[
            CountedGrades,
            strawberry.argument(description="Which of a completion's grades are counted."),
        ] = CountedGrades.COUNTING,
        filter: Annotated[
            CompletionFilter | None,
            strawberry.argument(description="Grades of which completions; of all if not given."),
        ] = None,
        graded_at: Annotated[
            DateTimeFilter | None,
            strawberry.argument(description="When the grades were first given."),
        ] = None,
        group_by: Annotated[
            list[FeedbackDimension],
            strawberry.argument(
                description=f"Up to {MAX_DIMENSIONS}; each row is of one value of each. Of a "
                "single one without a `bucket` the first are found among any number of groups."
            ),
        ] = [],  # noqa: B006  # Strawberry's way
        bucket: Annotated[
            FeedbackBucket | None, strawberry.argument(description="Cut time into buckets, too.")
        ] = None,
        order_by: Annotated[
            list[FeedbackStatsOrder],
            strawberry.argument(
                description=f"Up to {MAX_ORDERS}. If there is none: by time, then by count, the "
                "most first."
            ),
        ] = [],  # noqa: B006  # as above
        first: Annotated[
            int, strawberry.argument(description=f"The most rows to return, 0 to {MAX_ROWS:,}.")
        ] = 100,
        not_before: NotBefore = None,
    ) -> Any:
        counted: Any = grades
        return await resolve.feedback_stats(
            info.context,
            info._raw_info,
            Values(
                task_id,
                path,
                counted.value,
                filter.to_service() if filter else None,
                graded_at.to_service() if graded_at else None,
            ),
            group_by=[one.to_service() for one in group_by],
            bucketing=bucket.to_service() if bucket else None,
            time=bucket.time if bucket else GRADED_AT,
            orders=[one.to_service() for one in order_by],
            first=first,
            not_before=not_before,
        )
