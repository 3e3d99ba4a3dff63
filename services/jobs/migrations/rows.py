"""The way of a migration through all rows: organization by organization, then by `_id`."""

from collections.abc import Mapping
from typing import Any, Final

from pymongo.asynchronous.collection import AsyncCollection

from models import indexes
from services.ids import key_range
from services.jobs.steps import Checkpoint
from services.tenants.organizations import organizations_after

# What one step reads at the most.
BATCH: Final = 1000
BEGINNING: Final[Checkpoint] = {"organization": "", "after": ""}


async def next_rows(
    collection: AsyncCollection[dict[str, Any]], at: Checkpoint, projection: Mapping[str, int]
) -> tuple[list[dict[str, Any]], Checkpoint | None]:
    """Read the next rows of a collection, whatever they hold.

    Args:
        collection: Whose rows belong to organizations.
        at: Where it is; `BEGINNING` at first.
        projection: What to read of them, besides `_id`.

    Returns:
        Rows, as stored; there may be none in between. And where the next begin; None at the end.
    """
    organization_id, after = at["organization"], at["after"]
    rows = []
    if organization_id:
        begin, end = key_range(organization_id)
        cursor = collection.find(
            {"organization_id": organization_id, "_id": {"$gt": after or begin, "$lt": end}},
            projection,
            sort={"_id": 1},
            limit=BATCH,
            batch_size=BATCH + 1,
            hint=indexes.BY_ID,
        )
        rows = await cursor.to_list()
    if len(rows) == BATCH:
        return rows, {"organization": organization_id, "after": rows[-1]["_id"]}
    following = await organizations_after(organization_id, most=1)
    return rows, {"organization": following[0], "after": ""} if following else None
