"""Completions: logged LLM calls."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from models import CompletionDocument
from services import completion_writes as writes
from services import feedback_tasks
from services.clock import utc_now
from services.completion_batches import create_all
from services.completion_rows import (
    INTERNAL_FIELDS,
    PAYLOAD_FIELDS,
    PAYLOADS,
    has_won,
    published,
)
from services.database import find_row_and_update, find_rows
from services.deletions import delete_by_keys, was_deleted
from services.errors import InvalidInput, NotFound
from services.fields import CompletionFields
from services.filters import CompletionFilter, compile_filter, is_point, leads_an_index, tasks_named
from services.ids import check_client_id, public_id, publish_all, storage_key
from services.merge import merge_pipeline, update_rank
from services.paging import (
    Listing,
    Page,
    PageRequest,
    Projection,
    Sort,
    count,
    count_by,
    find_by_ids,
    list_page,
    list_pages,
)
from services.rows import CompletionRow

MAX_BATCH: Final = 1000
MAX_LIST_BYTES: Final = 32 * 2**20

NEWEST: Final = Sort("created_at", descending=True)
# The index that serves a list in each order when no filter leads another one.
_INDEX_OF_ORDER: Final = {
    "created_at": "newest",
    "updated_at": "last_updated",
    "duration": "longest",
    "usage.total_tokens": "most_tokens",
}


def check_room() -> None:
    """Return if creates and updates may still wait, before their bodies are read.

    Raises:
        Unavailable: Too much is waiting for the database.
    """
    writes.check_room()


async def create_completion(
    organization_id: str,
    fields: CompletionFields,
    *,
    completion_id: str | None = None,
    created_at: datetime | None = None,
    is_new_id: bool = False,
    is_late_dropped: bool = False,
) -> CompletionRow:
    """Store a completion; when this returns, a majority has it in its journal.

    Args:
        organization_id: From the token.
        fields: As `services.fields.check_fields` returns them.
        completion_id: The client's own id; made if None.
        created_at: When the call was made, for data from elsewhere; now if None.
        is_new_id: Whether the id was made for this create, so that nobody has used it.
        is_late_dropped: Whether the create of a completion that was deleted is dropped, and
            answered as if it were not, since it comes from an SDK that knows of no deletion.

    Returns:
        The row. The answer to a repeated or a merged create has no payload.

    Raises:
        InvalidInput: The id is malformed, or the whole is larger than MongoDB allows.
        Conflict: The id has been created before, with other content, or was deleted.
        Unavailable: The database is out of reach, or too much is waiting for it.
    """
    if completion_id is not None:
        check_client_id(completion_id, path="/id")
    create = writes.prepare_create(
        organization_id,
        fields,
        completion_id=completion_id,
        created_at=created_at,
        is_new_id=is_new_id,
    )
    size = len(create.raw.raw)
    if create.id_is_ours:
        return published(await writes.creates.submit(create, size=size))
    row = await writes.named_creates.submit(create, size=size, key=create.key)
    if row is None and not is_late_dropped:
        raise was_deleted(create.key)
    return published(create.row if row is None else row)


async def create_completions(
    organization_id: str,
    batch: Sequence[tuple[str | None, CompletionFields]],
    *,
    created_at: Sequence[datetime] | None = None,
) -> list[CompletionRow]:
    """Store up to 1,000 completions, given as (id or None, fields): all of them or none.

    Raises:
        InvalidInput: There are too many, or one is malformed.
        Conflict: An id has been created before, with other content, was deleted, or stands there
            twice.
        Unavailable: The database is out of reach.
    """
    if len(batch) > MAX_BATCH:
        raise InvalidInput(f"{len(batch)} completions; {MAX_BATCH} are allowed at once")
    creates = []
    for n, (completion_id, fields) in enumerate(batch):
        if completion_id is not None:
            check_client_id(completion_id, path=f"/{n}/id")
        moment = created_at[n] if created_at else None
        creates.append(
            writes.prepare_create(
                organization_id, fields, completion_id=completion_id, created_at=moment
            )
        )
    if not creates:
        return []
    return [published(row) for row in await create_all(creates)]


async def merge_completion(
    organization_id: str,
    completion_id: str,
    fields: CompletionFields,
    *,
    returning: bool = False,
) -> CompletionRow | None:
    """Merge a row into a completion, which need not be there yet (see `services.merge`).

    The row of a completion that was deleted is dropped (see `services.deletions`).

    Args:
        organization_id: From the token.
        completion_id: The completion's id.
        fields: As `services.fields.check_fields` returns them.
        returning: Whether to return the merged row.

    Returns:
        The row after the merge, if asked for: with `request` and `response`, and of `stacktrace`
        and `extra` what it was sent; None where the completion was deleted.

    Raises:
        InvalidInput: The id is malformed, or the whole is larger than MongoDB allows.
        Unavailable: The database is out of reach, or too much is waiting for it.
    """
    check_client_id(completion_id, path="/id")
    update, size = writes.prepare_update(
        organization_id, completion_id, fields, returning=returning
    )
    row = await writes.updates.submit(update, size=size, key=update.key)
    if row is None or not returning:
        return None
    merged = published(row)
    is_small = merged.pop("is_small", False)  # type: ignore[typeddict-item]  # of the reading
    won = [name for name in PAYLOAD_FIELDS if has_won(row, name, fields)]
    merged.update({name: fields[name] for name in won})  # type: ignore[typeddict-item,literal-required]
    missing = [name for name in PAYLOADS if name not in won and (name in fields or not is_small)]
    if missing:
        stored = await find_completions(
            organization_id, [completion_id], projection=dict.fromkeys(missing, 1)
        )
        merged.update(stored.get(completion_id, {}))
    return merged


async def update_completion(
    organization_id: str,
    completion_id: str,
    fields: CompletionFields,
    *,
    cleared: Collection[str] = (),
    projection: Projection | None = None,
) -> CompletionRow:
    """Merge a row into a completion that is there, and return it.

    Args:
        organization_id: From the token.
        completion_id: The completion's id.
        fields: As `services.fields.check_fields` returns them.
        cleared: The fields to take away, as `services.fields.check_cleared` returns them.
        projection: The fields to read; all if None.

    Raises:
        InvalidInput: The whole would be larger than MongoDB allows.
        NotFound: The organization has no completion of this id.
    """
    names_session = "session_id" in fields
    row = await find_row_and_update(
        CompletionDocument.get_pymongo_collection(),
        {"_id": storage_key(organization_id, completion_id), "organization_id": organization_id},
        merge_pipeline(fields, rank=update_rank(fields), now=utc_now(), cleared=cleared),
        # Both are needed to make the session, if this one has won (see `services.merge`).
        projection={**projection, "organization_id": 1, "session_id": 1, "created_at": 1}
        if names_session and projection
        else projection,
    )
    if row is None:
        raise NotFound("completion", completion_id)
    if names_session:
        await writes.ensure_sessions_of([row])
    return published(row)


async def get_completion(
    organization_id: str, completion_id: str, *, projection: Projection | None = None
) -> CompletionRow:
    """Read one completion.

    Raises:
        NotFound: The organization has none of this id.
    """
    found = await find_completions(organization_id, [completion_id], projection=projection)
    if completion_id not in found:
        raise NotFound("completion", completion_id)
    return found[completion_id]


async def find_completions(
    organization_id: str, ids: Sequence[str], *, projection: Projection | None = None
) -> dict[str, CompletionRow]:
    """Read completions by id in one round trip. Ids that are not there are not in the result."""
    return await find_by_ids(
        CompletionDocument.get_pymongo_collection(),
        organization_id,
        ids,
        projection=(projection if projection is not None else dict.fromkeys(INTERNAL_FIELDS, 0)),
    )


async def find_matching(
    organization_id: str,
    ids: Sequence[str],
    filter_: CompletionFilter | None,
    *,
    projection: Projection | None = None,
) -> dict[str, CompletionRow]:
    """Read those of some completions that match a filter, in one round trip.

    Raises:
        InvalidInput: The filter is malformed.
        NotFound: It names a task that is not there.
    """
    query = await compiled(organization_id, filter_)
    keys = [storage_key(organization_id, completion_id) for completion_id in ids]
    bounded = {**query, "$and": [*query.get("$and", ()), {"_id": {"$in": keys}}]}
    rows = await find_rows(
        CompletionDocument.get_pymongo_collection(),
        bounded,
        projection=projection,
        most=len(keys),
        hint="_id_",
    )
    publish_all(organization_id, rows)
    return {row["id"]: row for row in rows}  # type: ignore[misc]  # as stored


async def list_completions(
    organization_id: str,
    filter_: CompletionFilter | None,
    page: PageRequest,
    *,
    sort: Sort = NEWEST,
    projection: Projection | None = None,
) -> Page[CompletionRow]:
    """Read one page of the completions that match.

    Raises:
        InvalidInput: The filter, its paths or a cursor are malformed.
        NotFound: The filter names a task that is not there.
    """
    query = await compiled(organization_id, filter_)
    return await list_page(
        CompletionDocument.get_pymongo_collection(),
        organization_id,
        Listing(query, sort),
        page,
        projection=projection,
        hint=_hint(filter_, sort),
    )


async def list_completions_by_offset(
    organization_id: str,
    filter_: CompletionFilter | None,
    *,
    offset: int,
    limit: int,
    max_bytes: int = MAX_LIST_BYTES,
    projection: Projection | None = None,
) -> list[CompletionRow]:
    """Read completions newest first, past the first `offset`: the old routes' way to page.

    Args:
        organization_id: From the token.
        filter_: Which completions; all if None.
        offset: How many to pass over.
        limit: How many at the most.
        max_bytes: Their size as BSON at the most; one row at least is read.
        projection: The fields to read; all if None.
    """
    query = await compiled(organization_id, filter_)
    return await first_rows(
        query,
        offset=offset,
        limit=limit,
        max_bytes=max_bytes,
        projection=projection,
        hint=_hint(filter_, NEWEST),
    )


async def first_rows(
    query: Mapping[str, Any],
    *,
    limit: int,
    max_bytes: int,
    offset: int = 0,
    projection: Projection | None = None,
    hint: str | None = None,
) -> list[CompletionRow]:
    """Read the newest completions of a query, bounded in number and in bytes.

    The sizes are read first, so that a page of rows with images is cut before it is in memory.
    """
    collection = CompletionDocument.get_pymongo_collection()
    cursor = collection.find(
        query,
        {"_id": 1, "size": {"$bsonSize": "$$ROOT"}},
        sort=NEWEST.keys,
        skip=offset,
        limit=limit,
        batch_size=limit + 1,
        hint=hint,
    )
    keys: list[str] = []
    taken = 0
    for row in await cursor.to_list() if limit else ():
        taken += row["size"]
        if keys and taken > max_bytes:
            break
        keys.append(row["_id"])
    if not keys:
        return []
    organization_id = keys[0].partition("/")[0]
    ids = [public_id(key) for key in keys]
    rows = await find_completions(organization_id, ids, projection=projection)
    return [rows[completion_id] for completion_id in ids if completion_id in rows]


async def list_completions_by_session(
    organization_id: str,
    session_ids: Sequence[str],
    filter_: CompletionFilter | None,
    page: PageRequest,
    *,
    projection: Projection | None = None,
) -> dict[str, Page[CompletionRow]]:
    """Read the same page of the completions of many sessions, in one command."""
    query = await compiled(organization_id, filter_)
    listings = [Listing({**query, "session_id": session_id}, NEWEST) for session_id in session_ids]
    pages = await list_pages(
        CompletionDocument.get_pymongo_collection(),
        organization_id,
        listings,
        page,
        projection=projection,
    )
    return dict(zip(session_ids, pages, strict=True))


async def count_completions_by_session(
    organization_id: str, session_ids: Sequence[str], filter_: CompletionFilter | None
) -> dict[str, int]:
    """Count the completions of many sessions that match, in one command."""
    query = await compiled(organization_id, filter_)
    return await count_by(
        CompletionDocument.get_pymongo_collection(), query, "session_id", session_ids
    )


async def count_completions(
    organization_id: str, filter_: CompletionFilter | None
) -> tuple[int, bool]:
    """Count the completions that match, up to `services.paging.COUNT_CAP`.

    Returns:
        The number, and whether it is exact.
    """
    query = await compiled(organization_id, filter_)
    return await count(
        CompletionDocument.get_pymongo_collection(), query, hint=_hint(filter_, NEWEST)
    )


async def compiled(organization_id: str, filter_: CompletionFilter | None) -> dict[str, Any]:
    """Compile a filter, reading the tasks that it names.

    Raises:
        InvalidInput: The filter is malformed.
        NotFound: It names a task that is not there.
    """
    task_ids = sorted(tasks_named(filter_))
    selectors: Mapping[str, Sequence[str]] = {}
    if task_ids:
        tasks = await feedback_tasks.find_feedback_tasks(organization_id, task_ids)
        for task_id in task_ids:
            if task_id not in tasks:
                raise NotFound("feedback task", task_id)
        selectors = {id_: task["completion_tags_selector"] for id_, task in tasks.items()}
    return compile_filter(organization_id, filter_, selectors=selectors)


def _hint(filter_: CompletionFilter | None, sort: Sort) -> str | None:
    """Choose the index that gives the order, where MongoDB might sort in memory without.

    Two exceptions: ids that are named, and a session, are few rows, found faster than any order.
    """
    if filter_ is not None and any(
        condition is not None and is_point(condition)
        for condition in (filter_.id, filter_.session_id)
    ):
        return None
    by_other_order = sort.field != NEWEST.field
    return _INDEX_OF_ORDER[sort.field] if by_other_order or not leads_an_index(filter_) else None


async def delete_completions(organization_id: str, ids: Sequence[str]) -> int:
    """Delete completions by id, and feedback that grades nothing else.

    Ids that are not there are passed over; all are taken out of other feedback that names them. A
    row that an SDK sends of them later is dropped (see `services.deletions`).

    Returns:
        How many were deleted.
    """
    check_batch(ids)
    keys = [storage_key(organization_id, completion_id) for completion_id in ids]
    return await delete_by_keys(organization_id, keys)


def check_batch(ids: Sequence[str]) -> None:
    """Refuse more ids than one request may name.

    Raises:
        InvalidInput: There are more than `MAX_BATCH`.
    """
    if len(ids) > MAX_BATCH:
        raise InvalidInput(f"{len(ids)} ids; {MAX_BATCH} are allowed at once")
