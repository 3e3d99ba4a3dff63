"""Queries that tell how others find what they show."""

from typing import Annotated, Any, Final

import strawberry

from resolvers import explain as resolve
from resolvers.statistics import MAX_MEASURES, check_percentile, measures_of
from schema.connection import Info
from schema.execution.field_metadata import costs
from schema.filters import CompletionFilter, SessionFilter
from schema.orders import (
    NEWEST_COMPLETIONS,
    NEWEST_SESSIONS,
    CompletionOrders,
    SessionOrders,
    completion_sort,
    session_sort,
)
from schema.root.statistics import COST as COST_OF_STATISTICS
from schema.types.explanation import Explanation
from schema.types.statistics_inputs import Bucket, Dimension, StatsMeasure, StatsOrder
from services.completions.filters import is_searched
from services.insight.dimensions import MAX_DIMENSIONS
from services.insight.measures import Measures
from services.insight.ranks import MAX_ORDERS
from services.insight.statistics import MAX_ROWS, StatsQuestion

# Each is done once more, for the database to tell how.
_COST: Final = 10


@strawberry.type
class ExplainQuery:
    """Each asks what the list of the same filter and order would ask."""

    @strawberry.field(
        graphql_type=Explanation | None,
        metadata=costs(_COST),
        description="How the first page of `completions` with this filter and order is found.",
    )
    async def explain_completions(
        self,
        info: Info,
        filter: Annotated[
            CompletionFilter | None,
            strawberry.argument(description="Which completions; all if not given."),
        ] = None,
        order_by: CompletionOrders = NEWEST_COMPLETIONS,
    ) -> Any:
        wanted = filter.to_service() if filter else None
        sort = completion_sort(order_by, is_searched=wanted is not None and is_searched(wanted))
        return await resolve.completions(info.context, wanted, sort)

    @strawberry.field(
        graphql_type=Explanation | None,
        metadata=costs(_COST),
        description="How the first page of `sessions` with this filter and order is found.",
    )
    async def explain_sessions(
        self,
        info: Info,
        filter: Annotated[
            SessionFilter | None,
            strawberry.argument(description="Which sessions; all if not given."),
        ] = None,
        order_by: SessionOrders = NEWEST_SESSIONS,
    ) -> Any:
        return await resolve.sessions(
            info.context, filter.to_service() if filter else None, session_sort(order_by)
        )

    @strawberry.field(
        graphql_type=Explanation | None,
        metadata=costs(COST_OF_STATISTICS),
        description="How `completionStats` find what they show. Say what you ask them: the same "
        "arguments, and what you select.",
    )
    async def explain_completion_stats(
        self,
        info: Info,
        filter: Annotated[
            CompletionFilter | None,
            strawberry.argument(description="Which completions; all if not given."),
        ] = None,
        group_by: Annotated[
            list[Dimension],
            strawberry.argument(description=f"As of `completionStats`, up to {MAX_DIMENSIONS}."),
        ] = [],  # noqa: B006  # Strawberry's way
        bucket: Annotated[
            Bucket | None, strawberry.argument(description="As of `completionStats`.")
        ] = None,
        order_by: Annotated[
            list[StatsOrder],
            strawberry.argument(description=f"As of `completionStats`, up to {MAX_ORDERS}."),
        ] = [],  # noqa: B006  # as above
        first: Annotated[
            int, strawberry.argument(description=f"As of `completionStats`, 0 to {MAX_ROWS:,}.")
        ] = 100,
        measures: Annotated[
            list[StatsMeasure],
            strawberry.argument(description=f"What is selected of a row, up to {MAX_MEASURES}."),
        ] = [],  # noqa: B006  # as above
        previous: Annotated[
            list[StatsMeasure] | None,
            strawberry.argument(
                description=f"What is selected of its `previous`, up to {MAX_MEASURES}; null if "
                "that is not."
            ),
        ] = None,
        group_count: Annotated[
            bool, strawberry.argument(description="Whether `groupCount` is selected.")
        ] = False,
    ) -> Any:
        for one in order_by:
            check_percentile(one.to_service().percentile)
        question = StatsQuestion(
            dimensions=[one.to_service() for one in group_by],
            bucketing=bucket.to_service() if bucket else None,
            measures=_measures(measures, "/measures"),
            previous=None if previous is None else _measures(previous, "/previous"),
            orders=[one.to_service() for one in order_by],
            first=first,
            counts_groups=group_count,
        )
        return await resolve.statistics(
            info.context, filter.to_service() if filter else None, question
        )


def _measures(wanted: list[StatsMeasure], path: str) -> Measures:
    return measures_of([one.to_service() for one in wanted], path, Measures())
