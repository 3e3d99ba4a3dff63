"""Queries that tell how others find what they show."""

from typing import Annotated, Any

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
from schema.types.explanation import Explanation

# Each is done once more, for the database to tell how.
_COST = 10


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
        return await resolve.completions(
            info.context, filter.to_service() if filter else None, completion_sort(order_by)
        )

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
