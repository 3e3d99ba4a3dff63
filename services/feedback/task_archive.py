"""Feedback tasks that are put away, and may come back.

An archived task takes no new grades and has no queue; what it was graded with stays readable, and
can be corrected. A task that is being deleted is archived, too (`services.jobs.task_deletions`).
"""

from typing import Any, Final

from pymongo.asynchronous.client_session import AsyncClientSession

from models import FeedbackTaskDocument, indexes
from services.errors import Conflict, NotFound
from services.ids import storage_key, with_public_id
from services.observability.tracing import traced
from services.rows import FeedbackTaskRow
from services.storage.conditions import Query
from services.storage.database import database, find_row_and_update
from services.storage.paging import count

# Of an organization. They are in no list that is not asked for them.
MAX_ARCHIVED: Final = 5000
NOT_ARCHIVED: Final[Query] = {"archived_at": None}


def is_archived(task: FeedbackTaskRow) -> bool:
    """Say whether a task is put away."""
    return task.get("archived_at") is not None


def check_takes_grades(task: FeedbackTaskRow) -> None:
    """Return if a task takes new grades.

    Raises:
        Conflict: It is archived.
    """
    if is_archived(task):
        raise Conflict(
            f"the feedback task {task['id']!r} is archived and takes no new grades; restore it to "
            "grade by it"
        )


async def check_still_takes_grades(
    organization_id: str, task_id: str, session: AsyncClientSession
) -> None:
    """Return if a task takes new grades, as of the moment of the transaction that stores one.

    Checking values may have taken long, and a task that is deleted meanwhile must get no more.

    Raises:
        NotFound: It is deleted.
        Conflict: It is archived.
    """
    row: Any = await database.collection(FeedbackTaskDocument).find_one(
        {"_id": storage_key(organization_id, task_id), "organization_id": organization_id},
        {"archived_at": 1},
        session=session,
        hint=indexes.BY_ID,
    )
    if row is None:
        raise NotFound("feedback task", task_id)
    row["id"] = task_id
    check_takes_grades(row)


@traced
async def archive_feedback_task(organization_id: str, task_id: str) -> FeedbackTaskRow:
    """Put a task away. Doing it again is harmless.

    Raises:
        NotFound: The organization has no such task.
        Conflict: 5,000 tasks are archived.
    """
    tasks = database.collection(FeedbackTaskDocument)
    key = storage_key(organization_id, task_id)
    archived = {
        "organization_id": organization_id,
        "archived_at": {"$ne": None},
        "_id": {"$ne": key},
    }
    number, _ = await count(tasks, archived, cap=MAX_ARCHIVED, hint=indexes.NEWEST)
    if number >= MAX_ARCHIVED:
        raise Conflict(
            f"an organization has at most {MAX_ARCHIVED} archived feedback tasks; delete one that "
            "nobody needs"
        )
    row = await find_row_and_update(
        tasks,
        {"_id": key, "organization_id": organization_id},
        [{"$set": {"archived_at": {"$ifNull": ["$archived_at", "$$NOW"]}}}],
    )
    if row is None:
        raise NotFound("feedback task", task_id)
    return with_public_id(row)  # type: ignore[return-value]  # as stored
