"""Statistics, at the root."""

from typing import Annotated, Any, Final

import strawberry

from resolvers import statistics as resolve
from resolvers.insight import MAX_NOT_BEFORE_LENGTH
from schema.connection import Info
from schema.execution.field_metadata import costs, sized_by
from schema.filters import CompletionFilter
from schema.types.comparison import CompareOrderField, Comparison
from schema.types.statistics import CompletionStats
from schema.types.statistics_inputs import Bucket, Dimension, StatsOrder
from services.insight.dimensions import MAX_DIMENSIONS
from services.insight.ranks import MAX_ORDERS
from services.insight.reader import MAX_WAIT_SECONDS
from services.insight.statistics import MAX_ROWS

# Beside its rows: it looks at all that the filter matches.
COST: Final = 200

NotBefore = Annotated[
    str | None,
    strawberry.argument(
        description="Wait until all is counted that was answered before this time (RFC 3339), or "
        f"before the event of this cursor: {MAX_WAIT_SECONDS:g} seconds at the most. Up to "
        f"{MAX_NOT_BEFORE_LENGTH} characters."
    ),
]


@strawberry.type
class StatisticsQuery:
    """Each field asks `resolvers.statistics`."""

    @strawberry.field(
        graphql_type=CompletionStats | None,
        metadata=costs(COST) | sized_by("first"),
        description="Counts, tokens, cost and times of completions, by group and by time. Only "
        "what is selected is computed, from an index that is about a second behind: see `asOf`.",
    )
    async def completion_stats(
        self,
        info: Info,
        filter: Annotated[
            CompletionFilter | None,
            strawberry.argument(description="Which completions; all if not given."),
        ] = None,
        group_by: Annotated[
            list[Dimension],
            strawberry.argument(
                description=f"Up to {MAX_DIMENSIONS}; each row is of one value of each. Of a "
                "single one without a `bucket` the first are found among any number of groups."
            ),
        ] = [],  # noqa: B006  # Strawberry's way
        bucket: Annotated[
            Bucket | None, strawberry.argument(description="Cut time into buckets, too.")
        ] = None,
        order_by: Annotated[
            list[StatsOrder],
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
        return await resolve.completion_stats(
            info.context,
            info._raw_info,
            filter.to_service() if filter else None,
            group_by=[one.to_service() for one in group_by],
            bucketing=bucket.to_service() if bucket else None,
            orders=[one.to_service() for one in order_by],
            first=first,
            not_before=not_before,
        )

    @strawberry.field(
        graphql_type=Comparison | None,
        metadata=costs(2 * COST) | sized_by("first"),
        description="Two sets of completions, such as before and after a deploy, side by side: "
        "the share of each group, and all measures of `completionStats`. Only what is "
        "selected is computed, from an index that is about a second behind: see `asOf`.",
    )
    async def compare(
        self,
        info: Info,
        a: Annotated[CompletionFilter, strawberry.argument(description="Which completions.")],
        b: Annotated[
            CompletionFilter, strawberry.argument(description="Which they are compared with.")
        ],
        by: Annotated[
            list[Dimension],
            strawberry.argument(
                description=f"What both are grouped by, up to {MAX_DIMENSIONS}; without it there "
                "is one row."
            ),
        ] = [],  # noqa: B006  # as above
        order_by: Annotated[
            CompareOrderField,
            strawberry.argument(
                description="By the difference of which measure: the largest first, whichever "
                "side has more."
            ),
        ] = CompareOrderField.SHARE,
        first: Annotated[
            int, strawberry.argument(description=f"The most rows to return, 0 to {MAX_ROWS:,}.")
        ] = 100,
        not_before: NotBefore = None,
    ) -> Any:
        order: Any = order_by
        return await resolve.compare(
            info.context,
            info._raw_info,
            a.to_service(),
            b.to_service(),
            by=[one.to_service() for one in by],
            order=order.value,
            first=first,
            not_before=not_before,
        )
