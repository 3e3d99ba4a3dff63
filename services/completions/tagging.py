"""Tags: added to completions and taken away, by people and programs.

The bound on their number (`services.tags.MAX_TAGS`) is one of a call, not of a
completion.
"""

from collections.abc import Sequence
from typing import Any

from models import CompletionDocument, indexes
from services.clock import utc_now
from services.completions.filters import CompletionFilter
from services.completions.merging import Retag, renamed_tags, retag_update
from services.completions.reading import compiled, find_completions
from services.completions.writing import MAX_BATCH, check_batch
from services.ids import key_range, storage_key
from services.observability.tracing import traced
from services.rows import CompletionRow
from services.storage.database import database
from services.storage.order import BY_SEQ
from services.storage.paging import Projection
from services.storage.schema_version import current_order


@traced
async def retag_completions(
    organization_id: str,
    ids: Sequence[str],
    *,
    add: Sequence[str] = (),
    remove: Sequence[str] = (),
    projection: Projection | None = None,
) -> dict[str, CompletionRow]:
    """Add tags to completions, and take tags away; one that has them already is left alone.

    Returns:
        The rows by id. Ids that are not there are not in the result.

    Raises:
        InvalidInput: There are too many ids, or a tag is malformed.
    """
    check_batch(ids)
    retag = retag_update(add, remove)
    if not ids:
        return {}
    keys = [storage_key(organization_id, completion_id) for completion_id in ids]
    query = {"organization_id": organization_id, "_id": {"$in": keys}}
    await _retag(query, retag)
    return await find_completions(organization_id, ids, projection=projection)


@traced
async def retag_matching(
    organization_id: str,
    filter_: CompletionFilter,
    *,
    add: Sequence[str] = (),
    remove: Sequence[str] = (),
) -> int:
    """Add tags to all completions that match, and take tags away.

    In batches, so that no command runs long; what is written meanwhile may or may not be met.

    Returns:
        How many were changed.

    Raises:
        InvalidInput: The filter or a tag is malformed.
        NotFound: The filter names a task that is not there.
    """
    retag = retag_update(add, remove)
    query = await compiled(organization_id, filter_)
    collection = database.collection(CompletionDocument)
    changed = 0
    after, end = key_range(organization_id)
    while True:
        bounds = {"_id": {"$gt": after, "$lt": end}}
        bounded = {**query, "$and": [*query.get("$and", ()), bounds]}
        cursor = collection.find(
            bounded, {"_id": 1}, sort={"_id": 1}, limit=MAX_BATCH, hint=indexes.BY_ID
        )
        keys = [row["_id"] for row in await cursor.to_list()]
        if not keys:
            return changed
        after = keys[-1]
        changed += await _retag({"organization_id": organization_id, "_id": {"$in": keys}}, retag)


@traced
async def rename_some(
    organization_id: str, old: Sequence[str], new: str | None, *, most: int
) -> tuple[int, int]:
    """Put one tag in the place of others, or take these away, in some completions that have any.

    Args:
        organization_id: From the token.
        old: The tags that go.
        new: What stands in their place; None if nothing does.
        most: How many completions.

    Returns:
        How many had one of them, and how many of these were changed: others were faster.
    """
    collection = database.collection(CompletionDocument)
    having = {"organization_id": organization_id, "tags": {"$in": list(old)}}
    order = await current_order()
    hint = order.hint(indexes.COMPLETIONS_LISTED_BY["tags"])
    cursor = collection.find(having, {"_id": 1}, limit=most, batch_size=most + 1, hint=hint)
    keys = [row["_id"] for row in await cursor.to_list()]
    if not keys:
        return 0, 0
    result = await collection.update_many(
        {**having, "_id": {"$in": keys}},
        renamed_tags(old, new, utc_now()),
        hint=indexes.BY_ID,
    )
    return len(keys), result.modified_count


@traced
async def add_beside(
    organization_id: str, old: Sequence[str], new: str, *, before: bytes | None, most: int
) -> bytes | None:
    """Add a tag to some completions that have one of others, which stay; the newest first.

    Args:
        organization_id: From the token.
        old: The others.
        new: The tag.
        before: The order key of the last that was looked at; None at the beginning.
        most: How many completions.

    Returns:
        The order key to go on from; None after the last, and where there are no order keys yet.
    """
    order = await current_order()
    if order is not BY_SEQ:
        return None
    having: dict[str, Any] = {"organization_id": organization_id, "tags": {"$in": list(old)}}
    if before is not None:
        having["seq"] = {"$lt": before}
    collection = database.collection(CompletionDocument)
    hint = order.hint(indexes.COMPLETIONS_LISTED_BY["tags"])
    rows = await collection.find(
        having, {"_id": 1, "seq": 1}, sort={"seq": -1}, limit=most, batch_size=most + 1, hint=hint
    ).to_list()
    if not rows:
        return None
    keys = [row["_id"] for row in rows]
    await _retag(
        {"organization_id": organization_id, "tags": having["tags"], "_id": {"$in": keys}},
        retag_update([new], ()),
    )
    return bytes(rows[-1]["seq"])


async def count_tagged(organization_id: str, tags: Sequence[str], *, most: int) -> int | None:
    """Count the completions that have one of some tags; None if they are more than `most`."""
    order = await current_order()
    number = await database.collection(CompletionDocument).count_documents(
        {"organization_id": organization_id, "tags": {"$in": list(tags)}},
        limit=most + 1,
        hint=order.hint(indexes.COMPLETIONS_LISTED_BY["tags"]),
    )
    return number if number <= most else None


async def _retag(query: dict[str, Any], retag: Retag) -> int:
    result = await database.collection(CompletionDocument).update_many(
        {**query, "$or": retag.needed}, retag.pipeline(utc_now()), hint=indexes.BY_ID
    )
    return result.modified_count
