"""Statistics over completions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypedDict

from models import CompletionDocument, indexes
from services.observability.tracing import traced
from services.storage.database import database
from services.storage.late_rows import order_of
from services.tags import check_tags


class ModelDay(TypedDict):
    """What one model was used for on one day."""

    day: datetime
    model: str
    count: int
    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


@traced
async def tokens_per_model_per_day(
    organization_id: str,
    *,
    tags: Sequence[str] = (),
    start: datetime | None = None,
    end: datetime | None = None,
) -> list[ModelDay]:
    """Sum up tokens by model and day (UTC), oldest day first.

    Args:
        organization_id: From the token.
        tags: Count only completions that have all of these.
        start: Count only what was created at this time or later.
        end: Count only what was created before this time.

    Raises:
        InvalidInput: A tag is malformed.
    """
    match: dict[str, Any] = {"organization_id": organization_id, "model": {"$ne": None}}
    if tags:
        match["tags"] = {"$all": check_tags(list(tags), "/tags")}
    created = {operator: moment for operator, moment in (("$gte", start), ("$lt", end)) if moment}
    if created:
        match["created_at"] = created
    collection = database.collection(CompletionDocument)
    order = await order_of(collection, organization_id)
    day = {"$dateTrunc": {"date": "$created_at", "unit": "day"}}
    stages: list[dict[str, Any]] = [
        {"$match": order.indexed(match)},
        {
            "$group": {
                "_id": {"day": day, "model": "$model"},
                "count": {"$sum": 1},
                "prompt_tokens": {"$sum": "$usage.prompt_tokens"},
                "completion_tokens": {"$sum": "$usage.completion_tokens"},
                "total_tokens": {"$sum": "$usage.total_tokens"},
            }
        },
        {"$sort": {"_id.day": 1, "_id.model": 1}},
    ]
    options: dict[str, Any] = {} if tags else {"hint": order.hint(indexes.NEWEST)}
    rows = await collection.aggregate(stages, **options)
    return [
        ModelDay(
            day=row["_id"]["day"],
            model=row["_id"]["model"],
            count=row["count"],
            prompt_tokens=row["prompt_tokens"],
            completion_tokens=row["completion_tokens"],
            total_tokens=row["total_tokens"],
        )
        async for row in rows
    ]
