"""How the index of completions does."""

from datetime import datetime
from typing import TypedDict

from resolvers.context import RequestContext
from services.errors import ServiceError
from services.insight.filters import of_organization
from services.insight.reader import insight


class InsightStatusRow(TypedDict):
    """See `services.insight.reader.Status`; `indexed` is the organization's own."""

    is_on: bool
    as_of: datetime | None
    lag_seconds: float | None
    indexed: int | None
    building: bool
    progress: float | None
    why: str | None


async def insight_status(context: RequestContext) -> InsightStatusRow:
    """Tell how the index does. Nothing that is wrong with it makes this raise."""
    status = await insight.status()
    return {
        "is_on": status.is_on,
        "as_of": status.as_of,
        "lag_seconds": status.lag_seconds,
        "indexed": await _indexed(context.principal.organization_id),
        "building": status.building,
        "progress": status.progress,
        "why": status.why,
    }


async def _indexed(organization_id: str) -> int | None:
    try:
        view = await insight.latest()
        if view is None:
            return None
        return await view.count(of_organization(view.schema, organization_id))
    except ServiceError:  # `why` tells
        return None
