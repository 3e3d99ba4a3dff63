"""The queue: completions that match a task's selector and have not the feedback that it wants."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from models import CompletionDocument, QueueItemDocument, indexes
from services.completions.filters import OpenItems, has_index, ungraded_conditions
from services.completions.large_values import restore
from services.completions.names_in_use import names_that_match
from services.completions.queued import (
    is_read_by_items,
    listing_of,
    newest_waiting,
    open_items,
    open_query,
    pages_of_items,
    tags_or_nothing,
    tasks_with_items,
)
from services.completions.reading import (
    MAX_LIST_BYTES,
    NEWEST,
    compiled,
    find_completions,
    first_rows,
    narrowed,
)
from services.completions.selectors import Selector
from services.feedback.tasks import all_feedback_tasks, get_feedback_task
from services.ids import public_id, with_public_ids
from services.observability.tracing import traced
from services.rows import CompletionRow, FeedbackTaskRow
from services.storage.conditions import Query
from services.storage.cursors import Listing
from services.storage.database import database
from services.storage.order import CREATED_AT, Sort
from services.storage.paging import (
    COUNT_CAP,
    Page,
    PageRequest,
    Projection,
    count,
    find_sorted,
    list_pages,
    with_rows,
)
from services.storage.schema_version import current_order

SAMPLE_SIZE = 10
# What is looked at to count a sample, which no query can.
MAX_SAMPLED: Final = 100_000


@traced
async def list_ungraded(
    organization_id: str,
    *,
    limit: int,
    max_bytes: int = MAX_LIST_BYTES,
    projection: Projection | None = None,
) -> list[CompletionRow]:
    """Read the completions that wait for feedback on any task, newest first.

    Each task is one branch of one indexed query, and MongoDB merges the branches; what waits by the
    items of queues is one more.

    Args:
        organization_id: From the token.
        limit: How many at the most.
        max_bytes: Their size as BSON at the most; one row at least is read.
        projection: The fields to read; all if None.
    """
    tasks = await all_feedback_tasks(organization_id)
    branches = [_queue(task) for task in tasks if not is_read_by_items(task)]
    others = [task for task in tasks if is_read_by_items(task)]
    if others:
        # By the order key, whose index has the order too.
        seqs = await newest_waiting(organization_id, others, NEWEST, most=limit)
        if seqs:
            branches.append({"organization_id": organization_id, "seq": {"$in": seqs}})
    if not branches:
        return []
    return await first_rows(
        {"$or": branches},
        limit=limit,
        max_bytes=max_bytes,
        projection=projection,
    )


def _queue(task: FeedbackTaskRow) -> dict[str, Any]:
    query: dict[str, Any] = {"organization_id": task["organization_id"]}
    for condition in ungraded_conditions(task["id"], tags_or_nothing(task)):
        query.update(condition)
    return query


@traced
async def list_ungraded_by_task(
    organization_id: str,
    tasks: Sequence[FeedbackTaskRow],
    page: PageRequest,
    *,
    sort: Sort = NEWEST,
    projection: Projection | None = None,
) -> list[Page[CompletionRow]]:
    """Read the same page of the queues of many tasks, in one command.

    Those of items, in the order of creation, are read in one of their own, and another reads the
    completions.

    Raises:
        InvalidInput: A cursor is malformed, or belongs to another list.
        TooComplex: A queue of more than `MAX_OPEN` items is to be in another order.
    """
    pages: dict[int, Page[Any]] = {}
    by_items = [
        n for n, task in enumerate(tasks) if is_read_by_items(task) and sort.field == CREATED_AT
    ]
    if by_items:
        of_items = [tasks[n] for n in by_items]
        places = await pages_of_items(organization_id, of_items, page, sort)
        ids = [row["id"] for one in places for row in one.rows]
        rows = await find_completions(organization_id, ids, projection=projection)
        pages.update(zip(by_items, (with_rows(one, rows) for one in places), strict=True))
    others = [n for n in range(len(tasks)) if n not in pages]
    named = await open_items(
        organization_id, [tasks[n] for n in others if is_read_by_items(tasks[n])]
    )
    listed = await list_pages(
        database.collection(CompletionDocument),
        organization_id,
        [_listing(tasks[n], named.get(tasks[n]["id"]), sort) for n in others],
        page,
        projection=projection,
    )
    await restore(organization_id, chain.from_iterable(one.rows for one in listed), projection)
    pages.update(zip(others, listed, strict=True))
    return [pages[n] for n in range(len(tasks))]


def _listing(task: FeedbackTaskRow, named: OpenItems | None, sort: Sort) -> Listing:
    if named is None:
        return Listing("ungraded", _queue(task), sort)
    query = {"organization_id": task["organization_id"], "_id": {"$in": list(named.keys)}}
    return listing_of(task, query, sort)


@traced
async def count_ungraded(
    organization_id: str, tasks: Sequence[FeedbackTaskRow]
) -> list[tuple[int, bool]]:
    """Count the queues of many tasks in one command, each up to `paging.COUNT_CAP`.

    Returns:
        For each task the number, and whether it is exact.
    """
    if not tasks:
        return []
    order = await current_order()
    completions = database.collection(CompletionDocument)
    items = database.collection(QueueItemDocument)
    branches: list[tuple[str, list[dict[str, Any]]]] = []
    for number, task in enumerate(tasks):
        by_items = is_read_by_items(task)
        query = open_query(task) if by_items else order.indexed(_queue(task))
        stages: list[dict[str, Any]] = [
            {"$match": {**query, "organization_id": organization_id}},
            {"$limit": COUNT_CAP + 1},
            {"$count": "count"},
            {"$set": {"task": number}},
        ]
        branches.append(((items if by_items else completions).name, stages))
    (first, begun), *rest = branches
    joined = [{"$unionWith": {"coll": name, "pipeline": stages}} for name, stages in rest]
    collection = items if first == items.name else completions
    numbers = [0] * len(tasks)
    async for row in await collection.aggregate([*begun, *joined]):
        numbers[row["task"]] = row["count"]
    return [(min(number, COUNT_CAP), number <= COUNT_CAP) for number in numbers]


@dataclass(frozen=True, slots=True)
class SelectorPreview:
    """What a selector would match, before a task is made with it.

    Attributes:
        matched_count: How many completions it would take, up to `COUNT_CAP`.
        graded_count: How many of them have feedback: for the task, or else for any.
        is_exact: Whether both are below the cap, and no more than `MAX_SAMPLED` completions had to
            be looked at to tell who is in a sample.
        sample: The newest few.
    """

    matched_count: int
    graded_count: int
    is_exact: bool
    sample: list[CompletionRow]


@traced
async def preview_selector(
    organization_id: str,
    selector: Selector,
    *,
    task_id: str | None = None,
    projection: Projection | None = None,
) -> SelectorPreview:
    """Try out a selector.

    Args:
        organization_id: From the token.
        selector: As `services.completions.selectors.check_selector` returns it.
        task_id: Whose feedback is counted, and whose sample it is; that of a new task, whose id
            nobody knows, has others in it, and as many.
        projection: The fields to read of the sample.

    Raises:
        NotFound: There is no such task.
        Unavailable: The filter is on what is not derived yet of all completions.
    """
    if task_id is not None:
        await get_feedback_task(organization_id, task_id)
    filter_ = selector.as_filter
    query = await compiled(organization_id, filter_)
    query = narrowed(query, await names_that_match(organization_id, query))
    hint = None if has_index(filter_, ordered_by=CREATED_AT) else indexes.NEWEST
    if selector.sample_rate < 1:
        return await _preview_sample(organization_id, selector, query, hint, task_id, projection)
    collection = database.collection(CompletionDocument)
    graded = {"graded_task_ids": task_id} if task_id else {"graded_task_ids.0": {"$exists": True}}
    matched_count, all_matched = await count(collection, query, hint=hint)
    graded_count, all_graded = await count(collection, {**query, **graded})
    rows = await find_sorted(
        collection, query, NEWEST, projection=projection, most=SAMPLE_SIZE, hint=hint
    )
    sample: Any = with_public_ids(organization_id, rows)
    await restore(organization_id, sample, projection)
    return SelectorPreview(matched_count, graded_count, all_matched and all_graded, sample)


async def _preview_sample(
    organization_id: str,
    selector: Selector,
    query: Query,
    hint: str | None,
    task_id: str | None,
    projection: Projection | None,
) -> SelectorPreview:
    """Try out a selector whose sample is decided here, completion by completion."""
    found = await find_sorted(
        database.collection(CompletionDocument),
        query,
        NEWEST,
        projection={"_id": 1, "graded_task_ids": 1},
        most=MAX_SAMPLED + 1,
        hint=hint,
    )
    taken = [
        row for row in found[:MAX_SAMPLED] if selector.samples(task_id or "", public_id(row["_id"]))
    ]
    graded = sum(_is_graded(row, task_id) for row in taken)
    ids = [public_id(row["_id"]) for row in taken[:SAMPLE_SIZE]]
    rows = await find_completions(organization_id, ids, projection=projection)
    is_exact = len(found) <= MAX_SAMPLED and len(taken) <= COUNT_CAP
    return SelectorPreview(
        min(len(taken), COUNT_CAP),
        min(graded, COUNT_CAP),
        is_exact,
        [rows[id_] for id_ in ids if id_ in rows],
    )


def _is_graded(row: Mapping[str, Any], task_id: str | None) -> bool:
    tasks = row.get("graded_task_ids") or ()
    return task_id in tasks if task_id is not None else bool(tasks)


@traced
async def matching_tasks(
    organization_id: str, completions: Sequence[tuple[str, Sequence[str]]]
) -> list[list[FeedbackTaskRow]]:
    """Find the tasks that each of some completions is one for.

    Those that select by tags alone are found by its tags, the others by the items of their queues;
    the tasks are read in one round trip, and the items, if there may be any, in another.

    Args:
        organization_id: From the token.
        completions: Their ids and tags.
    """
    tasks = await all_feedback_tasks(organization_id)
    of_tags = [
        (set(task["completion_tags_selector"]), task) for task in tasks if not task.get("selector")
    ]
    items: Mapping[str, set[str]] = {}
    if len(of_tags) < len(tasks):
        items = await tasks_with_items(organization_id, [id_ for id_, _ in completions])
    by_tags = {
        tags: [task for selector, task in of_tags if selector.issubset(tags)]
        for tags in {tuple(tags) for _, tags in completions}
    }
    found = []
    for id_, tags in completions:
        matching = by_tags[tuple(tags)]
        if id_ in items:
            ids = {task["id"] for task in matching}
            matching = [
                task
                for task in tasks
                if task["id"] in ids or (task.get("selector") and task["id"] in items[id_])
            ]
        found.append(matching)
    return found
