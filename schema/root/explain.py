"""Queries that tell how others find what they show."""

from typing import Annotated, Any, Final

import strawberry

from resolvers import explain as resolve
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
from schema.types.statistics import Bucket, Dimension
from services.completions.filters import is_searched
from services.insight.dimensions import MAX_DIMENSIONS

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
        description="How `completionStats` are found, counted alone.",
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
    ) -> Any:
        return await resolve.statistics(
            info.context,
            filter.to_service() if filter else None,
            [one.to_service() for one in group_by],
            bucket.to_service() if bucket else None,
        )
