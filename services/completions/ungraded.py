"""The queue: completions that match a task's selector and have no feedback for it yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from models import CompletionDocument, indexes
from services.completions.filters import ungraded_conditions
from services.completions.large_values import restore
from services.completions.reading import MAX_LIST_BYTES, NEWEST, first_rows
from services.feedback.tasks import all_feedback_tasks, get_feedback_task
from services.ids import with_public_ids
from services.observability.tracing import traced
from services.rows import CompletionRow, FeedbackTaskRow
from services.storage.cursors import Listing
from services.storage.database import database
from services.storage.order import Sort
from services.storage.paging import (
    COUNT_CAP,
    Page,
    PageRequest,
    Projection,
    count,
    find_sorted,
    list_pages,
)
from services.storage.schema_version import current_order
from services.tags import check_tags

SAMPLE_SIZE = 10


@traced
async def list_ungraded(
    organization_id: str,
    *,
    limit: int,
    max_bytes: int = MAX_LIST_BYTES,
    projection: Projection | None = None,
) -> list[CompletionRow]:
    """Read the completions that wait for feedback on any task, newest first.

    Each task is one branch of one indexed query, and MongoDB merges the branches.

    Args:
        organization_id: From the token.
        limit: How many at the most.
        max_bytes: Their size as BSON at the most; one row at least is read.
        projection: The fields to read; all if None.
    """
    tasks = await all_feedback_tasks(organization_id)
    if not tasks:
        return []
    return await first_rows(
        {"$or": [_queue(task) for task in tasks]},
        limit=limit,
        max_bytes=max_bytes,
        projection=projection,
    )


def _queue(task: FeedbackTaskRow) -> dict[str, Any]:
    query: dict[str, Any] = {"organization_id": task["organization_id"]}
    for condition in ungraded_conditions(task["id"], task["completion_tags_selector"]):
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
    """Read the same page of the queues of many tasks, in one command."""
    pages = await list_pages(
        database.collection(CompletionDocument),
        organization_id,
        [Listing("ungraded", _queue(task), sort) for task in tasks],
        page,
        projection=projection,
    )
    await restore(organization_id, chain.from_iterable(one.rows for one in pages), projection)
    return pages


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
    branches: list[list[dict[str, Any]]] = [
        [
            {"$match": order.indexed({**_queue(task), "organization_id": organization_id})},
            {"$limit": COUNT_CAP + 1},
            {"$count": "count"},
            {"$set": {"task": number}},
        ]
        for number, task in enumerate(tasks)
    ]
    collection = database.collection(CompletionDocument)
    joined = [{"$unionWith": {"coll": collection.name, "pipeline": b}} for b in branches[1:]]
    numbers = [0] * len(tasks)
    async for row in await collection.aggregate([*branches[0], *joined]):
        numbers[row["task"]] = row["count"]
    return [(min(number, COUNT_CAP), number <= COUNT_CAP) for number in numbers]


@dataclass(frozen=True, slots=True)
class SelectorPreview:
    """What a tag selector would match, before a task is made with it.

    Attributes:
        matched_count: How many completions have all the tags, up to `COUNT_CAP`.
        graded_count: How many of them have feedback: for the task, or else for any.
        is_exact: Whether both are below the cap.
        sample: The newest few.
    """

    matched_count: int
    graded_count: int
    is_exact: bool
    sample: list[CompletionRow]


@traced
async def preview_selector(
    organization_id: str,
    tags: Sequence[str],
    *,
    task_id: str | None = None,
    projection: Projection | None = None,
) -> SelectorPreview:
    """Try out a tag selector.

    Raises:
        InvalidInput: A tag is malformed.
        NotFound: There is no such task.
    """
    selector = check_tags(list(tags), "/tags")
    if task_id is not None:
        await get_feedback_task(organization_id, task_id)
    query: dict[str, Any] = {"organization_id": organization_id}
    if selector:
        query["tags"] = {"$all": selector}
    graded = {"graded_task_ids": task_id} if task_id else {"graded_task_ids.0": {"$exists": True}}
    collection = database.collection(CompletionDocument)
    hint = None if selector else indexes.NEWEST
    matched_count, all_matched = await count(collection, query, hint=hint)
    graded_count, all_graded = await count(collection, {**query, **graded})
    rows = await find_sorted(
        collection, query, NEWEST, projection=projection, most=SAMPLE_SIZE, hint=hint
    )
    sample: Any = with_public_ids(organization_id, rows)
    await restore(organization_id, sample, projection)
    return SelectorPreview(matched_count, graded_count, all_matched and all_graded, sample)


@traced
async def matching_tasks(
    organization_id: str, tags_of_completions: Sequence[Sequence[str]]
) -> list[list[FeedbackTaskRow]]:
    """Find, for the tags of each completion, the tasks whose selector they match; one round trip.

    Args:
        organization_id: From the token.
        tags_of_completions: The tags of each completion.
    """
    tasks = await all_feedback_tasks(organization_id)
    selectors = [(set(task["completion_tags_selector"]), task) for task in tasks]
    return [
        [task for selector, task in selectors if selector <= set(tags)]
        for tags in tags_of_completions
    ]
