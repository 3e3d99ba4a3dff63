"""Materialised queues, where completions are found by them.

The items of a queue say which completions wait, where more than tags decide, or more than one grade
is wanted. Where tags alone decide, and one grade is enough, completions say so themselves, at once
and by an index: items of such a task, which has them for its leases, are not asked. Nor are those
of an archived task, in whose queue nothing waits.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from models import QueueItemDocument, indexes
from services.completions.filters import OpenItems, Selected
from services.errors import TooComplex
from services.feedback.task_archive import is_archived
from services.ids import storage_key
from services.rows import FeedbackTaskRow
from services.storage.conditions import MAX_MERGED_SCANS, Query
from services.storage.cursors import Listing
from services.storage.database import database, find_rows
from services.storage.order import Sort
from services.storage.paging import Page, PageRequest, find_sorted, list_pages

# Of a queue, where its completions are found by something else besides.
MAX_OPEN: Final = 10_000
_PLACE: Final = {"_id": 1, "completion_id": 1, "seq": 1}


def is_read_by_items(task: FeedbackTaskRow) -> bool:
    """Say whether the items of a task's queue tell what waits in it."""
    if task.get("queue") is None or is_archived(task):
        return False
    return task.get("selector") is not None or (task.get("grades_per_completion") or 1) > 1


def tags_or_nothing(task: FeedbackTaskRow) -> Selected:
    """Return what waits in the queue of a task that is not read by items."""
    return OpenItems(()) if is_archived(task) else task["completion_tags_selector"]


def open_query(task: FeedbackTaskRow) -> Query:
    """Return what finds the items that wait in a task's queue."""
    return {
        "organization_id": task["organization_id"],
        "task_id": task["id"],
        "is_open": True,
    }


def listing_of(task: FeedbackTaskRow, filter_: Mapping[str, Any], sort: Sort) -> Listing:
    """Return the list of what waits in a task's queue, however it is looked up."""
    wanted = {"organization_id": task["organization_id"], "waits_for": task["id"]}
    return Listing("ungraded", filter_, sort, wanted=wanted)


async def open_items(
    organization_id: str, tasks: Sequence[FeedbackTaskRow]
) -> dict[str, OpenItems]:
    """Read by task which completions wait in the queues of some tasks.

    Raises:
        TooComplex: They are more than `MAX_OPEN` in all.
    """
    if not tasks:
        return {}
    rows = await find_rows(
        database.collection(QueueItemDocument),
        {
            "organization_id": organization_id,
            "task_id": {"$in": [task["id"] for task in tasks]},
            "is_open": True,
        },
        projection={"_id": 0, "task_id": 1, "completion_id": 1},
        most=MAX_OPEN + 1,
        hint=indexes.QUEUE_IN_ORDER,
    )
    if len(rows) > MAX_OPEN:
        raise TooComplex(
            f"more than {MAX_OPEN:,} completions wait in the queues that are looked up: page "
            "through the `ungradedCompletions` of the feedback task, in the order of creation"
        )
    keys: dict[str, list[str]] = {task["id"]: [] for task in tasks}
    for row in rows:
        keys[row["task_id"]].append(storage_key(organization_id, row["completion_id"]))
    return {task_id: OpenItems(found) for task_id, found in keys.items()}


async def pages_of_items(
    organization_id: str, tasks: Sequence[FeedbackTaskRow], page: PageRequest, sort: Sort
) -> list[Page[dict[str, Any]]]:
    """Read the same page of the queues of many tasks, in one command.

    Args:
        organization_id: From the token.
        tasks: The tasks.
        page: Which page of each.
        sort: The order of creation, either way.

    Returns:
        The places of completions, for `services.storage.paging.with_rows`.
    """
    pages = await list_pages(
        database.collection(QueueItemDocument),
        organization_id,
        [listing_of(task, open_query(task), sort) for task in tasks],
        page,
        projection=_PLACE,
    )
    return [
        replace(one, rows=[{**row, "id": row["completion_id"]} for row in one.rows])
        for one in pages
    ]


async def newest_waiting(
    organization_id: str, tasks: Sequence[FeedbackTaskRow], sort: Sort, *, most: int
) -> list[bytes]:
    """Return the order keys of completions that wait in any of some queues, the newest first."""
    found: set[bytes] = set()
    for begin in range(0, len(tasks), MAX_MERGED_SCANS):
        ids = [task["id"] for task in tasks[begin : begin + MAX_MERGED_SCANS]]
        rows = await find_sorted(
            database.collection(QueueItemDocument),
            {"organization_id": organization_id, "task_id": {"$in": ids}, "is_open": True},
            sort,
            projection={"_id": 0, "seq": 1},
            most=most,
            hint=indexes.QUEUE_IN_ORDER,
        )
        found.update(row["seq"] for row in rows)
    return sorted(found, reverse=True)[:most]


async def tasks_with_items(
    organization_id: str, completion_ids: Iterable[str]
) -> dict[str, set[str]]:
    """Return by completion the ids of the tasks in whose queue it is, waiting or graded."""
    ids = list(dict.fromkeys(completion_ids))
    cursor = database.collection(QueueItemDocument).find(
        {"organization_id": organization_id, "completion_id": {"$in": ids}},
        {"_id": 0, "completion_id": 1, "task_id": 1},
        hint=indexes.QUEUE_BY_COMPLETION,
    )
    found: dict[str, set[str]] = {}
    async for row in cursor:
        found.setdefault(row["completion_id"], set()).add(row["task_id"])
    return found
