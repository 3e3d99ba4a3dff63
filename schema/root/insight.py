"""Queries that tell of the index."""

from typing import Any

import strawberry

from resolvers import insight_status as resolve_status
from schema.connection import Info
from schema.types.insight import InsightStatus


@strawberry.type
class InsightQuery:
    """Fields of the root of queries."""

    @strawberry.field(
        graphql_type=InsightStatus | None,
        description="How the index of completions does. Never an error, also where there is none.",
    )
    async def insight_status(self, info: Info) -> Any:
        return await resolve_status.insight_status(info.context)
