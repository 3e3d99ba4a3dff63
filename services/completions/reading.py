"""Completions as they are read: by id, by filter in pages, counted."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from models import CompletionDocument, indexes
from services.completions.filters import (
    CompletionFilter,
    compile_filter,
    has_index,
    tasks_named,
)
from services.completions.names_in_use import names_that_match
from services.completions.stored_rows import (
    INTERNAL_FIELDS,
)
from services.errors import NotFound
from services.feedback import tasks as feedback_tasks
from services.ids import public_id, storage_key, with_public_ids
from services.observability.tracing import traced
from services.rows import CompletionRow
from services.storage.conditions import Query
from services.storage.cursors import Listing
from services.storage.database import database, find_rows
from services.storage.order import CREATED_AT, Sort
from services.storage.paging import (
    Page,
    PageRequest,
    Projection,
    count,
    count_by,
    find_by_ids,
    find_sorted,
    list_page,
    list_pages,
)

MAX_LIST_BYTES: Final = 32 * 2**20

NEWEST: Final = Sort(CREATED_AT, descending=True)


@traced
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


@traced
async def find_completions(
    organization_id: str, ids: Sequence[str], *, projection: Projection | None = None
) -> dict[str, CompletionRow]:
    """Read completions by id in one round trip. Ids that are not there are not in the result."""
    return await find_by_ids(
        database.collection(CompletionDocument),
        organization_id,
        ids,
        projection=(projection if projection is not None else dict.fromkeys(INTERNAL_FIELDS, 0)),
    )


@traced
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
        database.collection(CompletionDocument),
        bounded,
        projection=projection,
        most=len(keys),
        hint=indexes.BY_ID,
    )
    with_public_ids(organization_id, rows)
    return {row["id"]: row for row in rows}  # type: ignore[misc]  # as stored


@traced
async def list_completions(
    organization_id: str,
    filter_: CompletionFilter | None,
    page: PageRequest,
    *,
    sort: Sort = NEWEST,
    projection: Projection | None = None,
    cursors: bool = True,
) -> Page[CompletionRow]:
    """Read one page of the completions that match; see `services.storage.paging.list_page`.

    Raises:
        InvalidInput: The filter, its paths or a cursor are malformed.
        NotFound: The filter names a task that is not there.
    """
    query = await compiled(organization_id, filter_)
    return await list_page(
        database.collection(CompletionDocument),
        organization_id,
        Listing("completions", query, sort, await names_that_match(organization_id, query)),
        page,
        projection=projection,
        cursors=cursors,
        hint=_hint(filter_, sort),
    )


@traced
async def list_completions_by_offset(
    organization_id: str,
    filter_: CompletionFilter | None,
    *,
    offset: int,
    limit: int,
    max_bytes: int = MAX_LIST_BYTES,
    projection: Projection | None = None,
) -> list[CompletionRow]:
    """Read completions newest first, past the first `offset`: the legacy routes' way to page.

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
        narrowed(query, await names_that_match(organization_id, query)),
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
    collection = database.collection(CompletionDocument)
    sizes = await find_sorted(
        collection,
        query,
        NEWEST,
        projection={"_id": 1, "size": {"$bsonSize": "$$ROOT"}},
        skip=offset,
        most=limit,
        hint=hint,
    )
    keys: list[str] = []
    taken = 0
    for row in sizes:
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


@traced
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
    listings = [
        Listing("completions", {**query, "session_id": session_id}, NEWEST)
        for session_id in session_ids
    ]
    pages = await list_pages(
        database.collection(CompletionDocument),
        organization_id,
        listings,
        page,
        projection=projection,
    )
    return dict(zip(session_ids, pages, strict=True))


@traced
async def count_completions_by_session(
    organization_id: str, session_ids: Sequence[str], filter_: CompletionFilter | None
) -> dict[str, int]:
    """Count the completions of many sessions that match, in one command."""
    query = await compiled(organization_id, filter_)
    return await count_by(database.collection(CompletionDocument), query, "session_id", session_ids)


@traced
async def count_completions(
    organization_id: str, filter_: CompletionFilter | None
) -> tuple[int, bool]:
    """Count the completions that match, up to `services.storage.paging.COUNT_CAP`.

    Returns:
        The number, and whether it is exact.
    """
    query = await compiled(organization_id, filter_)
    query = narrowed(query, await names_that_match(organization_id, query))
    return await count(database.collection(CompletionDocument), query, hint=_hint(filter_, NEWEST))


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


def narrowed(query: Mapping[str, Any], narrower: Sequence[Query]) -> Query:
    """Return a query with conditions that hold of all that it finds."""
    return {**query, "$and": [*query.get("$and", ()), *narrower]} if narrower else dict(query)


def _hint(filter_: CompletionFilter | None, sort: Sort) -> str | None:
    """Choose the index that gives the order, where no other can lead to what is wanted.

    Where one can, the planner has to choose, since that depends on how many rows match: it tries
    the candidates, and takes the one that comes to results first.
    """
    if has_index(filter_, ordered_by=sort.field):
        return None
    return indexes.COMPLETIONS_ORDERED_BY[sort.field]
