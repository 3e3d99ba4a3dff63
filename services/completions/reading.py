"""Completions as they are read: by id, by filter in pages, counted."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any, Final

from models import CompletionDocument, indexes
from services.completions.derivation import current_version
from services.completions.filters import (
    CompletionFilter,
    OpenItems,
    Selected,
    compile_filter,
    has_derived,
    has_grades,
    has_index,
    tasks_named,
)
from services.completions.grades_at_source import found_at_source, not_looked_up
from services.completions.labels import LabelKeys
from services.completions.large_values import SIZE, restore
from services.completions.names_in_use import names_that_match
from services.completions.queued import is_read_by_items, open_items, tags_or_nothing
from services.completions.stored_rows import INTERNAL_FIELDS
from services.errors import NotFound, Unavailable
from services.feedback import tasks as feedback_tasks
from services.ids import public_id, storage_key
from services.observability.tracing import traced
from services.rows import CompletionRow
from services.runtime import part
from services.storage.conditions import Query
from services.storage.cursors import Listing
from services.storage.database import database, find_rows
from services.storage.late_rows import order_for
from services.storage.order import CREATED_AT, OrderField, Sort
from services.storage.paging import (
    Page,
    PageRequest,
    Projection,
    count,
    count_by,
    find_by_ids,
    find_sorted,
    inclusive_projection,
    list_page,
    list_pages,
    page_of_ids,
    pages_at_hand,
)
from services.storage.schema_version import has_derivations, has_grading, reached_derivation

MAX_LIST_BYTES: Final = 32 * 2**20

NEWEST: Final = Sort(CREATED_AT, descending=True)
# By the stored paths, which are the values of `schema.enums.CompletionOrderField`.
ORDERED_BY: Final[Mapping[str, OrderField]] = {
    CREATED_AT: OrderField(indexes.COMPLETIONS_ORDERED_BY[CREATED_AT]),
    "updated_at": OrderField(indexes.COMPLETIONS_ORDERED_BY["updated_at"]),
    "duration": OrderField(indexes.COMPLETIONS_ORDERED_BY["duration"], nullable=True),
    "usage.total_tokens": OrderField(
        indexes.COMPLETIONS_ORDERED_BY["usage.total_tokens"], nullable=True
    ),
    "cost.total": OrderField(indexes.COMPLETIONS_ORDERED_BY["cost.total"], nullable=True),
    "model": OrderField(indexes.COMPLETIONS_LISTED_BY["model"], nullable=True, opposed=True),
}
# What is sorted at once of completions that are named by id.
_MOST_PLACES: Final = 1000


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
    found = await find_by_ids(
        database.collection(CompletionDocument),
        organization_id,
        ids,
        projection=(projection if projection is not None else dict.fromkeys(INTERNAL_FIELDS, 0)),
    )
    await restore(organization_id, found.values(), projection)
    return found


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
    await _check_cost(sort)
    query, wanted = await compiled_list(organization_id, filter_)
    narrower = await names_that_match(organization_id, query)
    found = await list_page(
        database.collection(CompletionDocument),
        organization_id,
        Listing("completions", query, sort, narrower, wanted=wanted),
        page,
        projection=projection,
        cursors=cursors,
        hint=_hint(filter_, sort),
    )
    await restore(organization_id, found.rows, projection)
    return found


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
        projection={"_id": 1, "size": SIZE},
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
    sort: Sort = NEWEST,
    projection: Projection | None = None,
) -> dict[str, Page[CompletionRow]]:
    """Read the same page of the completions of many sessions, in one command."""
    await _check_cost(sort)
    query, wanted = await compiled_list(organization_id, filter_)
    listings = [
        Listing(
            "completions",
            {**query, "session_id": id_},
            sort,
            wanted={**wanted, "session_id": id_},
        )
        for id_ in session_ids
    ]
    pages = await list_pages(
        database.collection(CompletionDocument),
        organization_id,
        listings,
        page,
        projection=projection,
    )
    await restore(organization_id, chain.from_iterable(one.rows for one in pages), projection)
    return dict(zip(session_ids, pages, strict=True))


@traced
async def places_of_ids(
    organization_id: str,
    lists: Sequence[Sequence[str]],
    page: PageRequest,
    sort: Sort | None = None,
) -> list[Page[dict[str, Any]]]:
    """Return the same page of many lists of completions that are named by id.

    Args:
        organization_id: From the token.
        lists: The ids in each.
        page: Which page of each.
        sort: The order; that of the ids if None.

    Returns:
        The places of the completions, for `services.storage.paging.with_rows`.

    Raises:
        InvalidInput: A cursor is malformed, or belongs to another list.
    """
    if sort is None:
        return [page_of_ids(ids, page) for ids in lists]
    collection = database.collection(CompletionDocument)
    order = await order_for(collection, organization_id, sort)
    keys = [storage_key(organization_id, id_) for id_ in {id_ for ids in lists for id_ in ids}]
    places: dict[str, dict[str, Any]] = {}
    for begin in range(0, len(keys), _MOST_PLACES):
        some = keys[begin : begin + _MOST_PLACES]
        rows = await find_rows(
            collection,
            {"organization_id": organization_id, "_id": {"$in": some}},
            projection=inclusive_projection((*order.fields(sort), "_id")),
            most=len(some),
            hint=indexes.BY_ID,
        )
        places.update((public_id(row["_id"]), row) for row in rows)
    return pages_at_hand(
        order,
        [
            Listing("named", {"organization_id": organization_id, "ids": list(ids)}, sort)
            for ids in lists
        ],
        page,
        [[places[id_] for id_ in dict.fromkeys(ids) if id_ in places] for ids in lists],
    )


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
    """Compile a filter, reading the tasks that it names, and what feedback itself has to decide.

    Raises:
        InvalidInput: The filter is malformed.
        NotFound: It names a task that is not there.
        TooComplex: What has to be looked up is too much.
        Unavailable: It is on what is not derived yet of all completions.
    """
    query, _ = await compiled_list(organization_id, filter_)
    return query


async def compiled_list(
    organization_id: str, filter_: CompletionFilter | None
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Compile a filter as `compiled` does.

    Returns:
        The query, and what was asked for, which stays the same for all pages of a list.
    """
    selectors = await selectors_for(organization_id, filter_)
    at_source = await found_at_source(organization_id, filter_)
    query = compile_filter(organization_id, filter_, selectors=selectors, at_source=at_source)
    items = {id_: OpenItems((id_,)) for id_, one in selectors.items() if isinstance(one, OpenItems)}
    if not items and not at_source:
        return query, query
    wanted = compile_filter(
        organization_id,
        filter_,
        selectors={**selectors, **items},
        at_source=not_looked_up(organization_id, filter_),
    )
    return query, wanted


async def compiled_to_follow(
    organization_id: str, filter_: CompletionFilter | None
) -> dict[str, Any]:
    """Compile a filter that matches in memory: of feedback the copies alone decide.

    Raises:
        InvalidInput: The filter is malformed, or no copy can decide what it asks of feedback.
        NotFound: It names a task that is not there.
        TooComplex: In such a queue too many wait to be looked up.
        Unavailable: It is on what is not derived yet of all completions.
    """
    selectors = await selectors_for(organization_id, filter_)
    return compile_filter(organization_id, filter_, selectors=selectors)


async def selectors_for(
    organization_id: str, filter_: CompletionFilter | None
) -> Mapping[str, Selected]:
    """Return what a filter is compiled with: what waits in the queues that it names.

    Raises:
        NotFound: It names a task that is not there.
        TooComplex: In such a queue too many wait to be looked up.
        Unavailable: It is on what is not derived yet of all completions.
    """
    if has_derived(filter_):
        await _check_derived()
    if has_grades(filter_) and not await has_grading():
        raise Unavailable(
            "feedback is still being copied to the completions that it grades, once, after an "
            "update of the gateway: filter completions by their feedback when that is done",
            retry_after=10,
        )
    await _look_for_labels()
    task_ids = sorted(tasks_named(filter_))
    if not task_ids:
        return {}
    tasks = await feedback_tasks.find_feedback_tasks(organization_id, task_ids)
    for task_id in task_ids:
        if task_id not in tasks:
            raise NotFound("feedback task", task_id)
    items = await open_items(
        organization_id, [task for task in tasks.values() if is_read_by_items(task)]
    )
    return {**{id_: tags_or_nothing(task) for id_, task in tasks.items()}, **items}


async def _look_for_labels() -> None:
    """Learn whether all completions have labels of the keys that have an index."""
    labels = part(LabelKeys)
    if labels.keys:
        are_there = await reached_derivation() == current_version()
        labels.served = frozenset(labels.keys) if are_there else frozenset()


async def _check_cost(sort: Sort) -> None:
    if any(part.field == "cost.total" for part in sort.parts):
        await _check_derived()


async def _check_derived() -> None:
    if not await has_derivations():
        raise Unavailable(
            "completions are still being looked through, once, after an update of the gateway: "
            "filter them by what their payloads say, and order them by cost, when that is done",
            retry_after=10,
        )


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
    return ORDERED_BY[sort.field].index
