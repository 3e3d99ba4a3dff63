"""Deletes feedback tasks, with the feedback that was given for them.

A task without feedback is deleted at once. Else a job does it: the task is archived first, so that
no new grade comes, and marked; then its feedback goes, a few hundred at a time, each batch in one
transaction with the marks that it has left on completions; then the task itself.
What was done before a crash is not found again, so that a step needs no place to go on from. While
the job runs nobody can restore the task; where it is cancelled, what is left is consistent, and can
be restored or deleted.

An upload reads in its transaction that the task takes grades. One that has read so just before the
task was marked may store its grade after all has been looked through. So another job looks once
more when no such transaction can be left (`LATE_SECONDS`); for a task that had no feedback, too. It
drops the queue of the task as well.
"""

from datetime import timedelta
from typing import Any, Final

from pymongo.asynchronous.client_session import AsyncClientSession
from pymongo.errors import PyMongoError

from models import FeedbackDocument, FeedbackTaskDocument, indexes
from services.clock import utc_now
from services.errors import Conflict, NotFound
from services.feedback.tasks import check_room, get_feedback_task
from services.grading.copies import TAKEN_BACK, take_grades_back
from services.grading.items import drop_queue
from services.ids import storage_key, with_public_id
from services.jobs import jobs
from services.jobs.steps import Checkpoint, StepResult
from services.observability.tracing import traced
from services.rows import FeedbackTaskRow, JobRow
from services.storage.database import database, find_row_and_update, is_too_much
from services.storage.paging import count
from services.storage.schema_version import current_order
from services.tenants.tokens import Principal, Role

TASK_DELETIONS: Final = "task_deletions"
# An upload's transaction is ended by its client after `Database.timeout_seconds`, 10 unless the
# operator says otherwise, and by MongoDB after 60 seconds, unless its operator does.
LATE_SECONDS: Final = 60.0

_MOST_FEEDBACK: Final = 200
# One piece of feedback may be on 10,000; it is a batch of its own then.
_MOST_GRADED: Final = 2000
_MOST_ITEMS: Final = 1000
# Of more it is not said how much there is.
_MOST_COUNTED: Final = 1_000_000


@traced
async def restore_feedback_task(organization_id: str, task_id: str) -> FeedbackTaskRow:
    """Let an archived task take grades again. Doing it again is harmless.

    Raises:
        NotFound: The organization has no such task.
        Conflict: It is being deleted; or there are as many tasks as may be.
    """
    task = await get_feedback_task(organization_id, task_id)
    if task.get("archived_at") is not None:
        await check_room(organization_id)
    if task.get("deleting") and await _is_being_deleted(organization_id, task_id):
        raise Conflict(f"the feedback task {task_id!r} is being deleted; cancel the job first")
    row = await find_row_and_update(
        database.collection(FeedbackTaskDocument),
        {**_key(organization_id, task_id), "deleting": task.get("deleting")},
        {"$unset": {"archived_at": "", "deleting": ""}},
    )
    if row is None:
        raise Conflict(f"somebody else deletes the feedback task {task_id!r} at the same time")
    return with_public_id(row)  # type: ignore[return-value]  # as stored


@traced
async def delete_feedback_task(
    principal: Principal, task_id: str, *, cascade: bool = False
) -> JobRow | None:
    """Delete a task, at once where it has no feedback.

    Args:
        principal: Who asks.
        task_id: The task's id.
        cascade: Whether its feedback is deleted, too: by a job.

    Returns:
        The job that does it; None if it is done.

    Raises:
        Forbidden: Only an admin deletes a task with its feedback.
        NotFound: The organization has no such task.
        Conflict: It has feedback, and `cascade` is not given; or it is being deleted already.
    """
    organization_id = principal.organization_id
    if cascade:
        principal.require(Role.ADMIN)
    await get_feedback_task(organization_id, task_id)
    if await _is_being_deleted(organization_id, task_id):
        raise Conflict(f"the feedback task {task_id!r} is being deleted already")
    if not cascade:
        if not await _delete_without_feedback(organization_id, task_id):
            raise Conflict(
                f"the feedback task {task_id!r} has feedback: archive it, or delete it with its "
                "feedback by `cascade`, which needs a token of role admin"
            )
        await _look_later(organization_id, task_id)
        return None
    job_id = await jobs.enqueue(
        organization_id,
        TASK_DELETIONS,
        {"task_id": task_id, "phase": "mark"},
        alone={"checkpoint.task_id": task_id},
    )
    # From the answer on no grade comes; should this fail, the job does it.
    await _mark(organization_id, task_id)
    return await jobs.get_job(organization_id, job_id)


async def _look_later(organization_id: str, task_id: str) -> None:
    """Delete what uploads store that were under way when a task was deleted."""
    after = timedelta(seconds=LATE_SECONDS)
    checkpoint = {"late_of": task_id, "phase": "late"}
    await jobs.enqueue(organization_id, TASK_DELETIONS, checkpoint, after=after)


async def _is_being_deleted(organization_id: str, task_id: str) -> bool:
    return await jobs.is_at_work(organization_id, TASK_DELETIONS, {"checkpoint.task_id": task_id})


def _key(organization_id: str, task_id: str) -> dict[str, Any]:
    return {"_id": storage_key(organization_id, task_id), "organization_id": organization_id}


async def _mark(organization_id: str, task_id: str) -> bool:
    """Archive a task that is to be deleted; return whether it is there."""
    marked = await database.collection(FeedbackTaskDocument).update_one(
        _key(organization_id, task_id),
        [{"$set": {"archived_at": {"$ifNull": ["$archived_at", "$$NOW"]}, "deleting": True}}],
        hint=indexes.BY_ID,
    )
    return marked.matched_count == 1


async def step(organization_id: str | None, checkpoint: Checkpoint | None) -> StepResult:
    """Do the next piece. Counts the feedback that was deleted.

    Args:
        organization_id: Whose.
        checkpoint: `task_id`, and `phase`: `mark`, `feedback`, `task`; or `late` with the task
            that is gone (`late_of`).
    """
    if organization_id is None or checkpoint is None:
        return StepResult(None)
    phase = checkpoint["phase"]
    if phase == "late":
        return await _clear_up(organization_id, checkpoint)
    task_id = checkpoint["task_id"]
    if phase == "mark":
        if not await _mark(organization_id, task_id):
            return StepResult(None, log=["somebody else has deleted the task"])
        total = await _count_feedback(organization_id, task_id)
        return StepResult({**checkpoint, "phase": "feedback"}, total=total)
    try:
        if phase == "feedback":
            deleted = await _delete_batch(organization_id, task_id, is_there=True)
            then = checkpoint if deleted else {**checkpoint, "phase": "task"}
            return StepResult(then, done=deleted)
        if not await _delete_without_feedback(organization_id, task_id, deleting=True):
            return StepResult({**checkpoint, "phase": "feedback"})
    except NotFound:
        return StepResult(None, log=["somebody has restored the task, or deleted it"])
    await _look_later(organization_id, task_id)
    return StepResult(None, log=["the task is deleted"])


async def _clear_up(organization_id: str, checkpoint: Checkpoint) -> StepResult:
    """Delete what is left of a task that is gone: its queue, and late feedback."""
    task_id = checkpoint["late_of"]
    dropped = await drop_queue(organization_id, task_id, most=_MOST_ITEMS)
    deleted = await _delete_batch(organization_id, task_id, is_there=False)
    is_all = dropped < _MOST_ITEMS and not deleted
    return StepResult(None if is_all else checkpoint, done=deleted)


async def _delete_without_feedback(organization_id: str, task_id: str, **conditions: Any) -> bool:
    """Delete a task, unless it has feedback; return whether it is deleted.

    Raises:
        NotFound: There is no such task, or the conditions do not hold of it.
    """
    is_deleted = False

    async def delete(session: AsyncClientSession) -> None:
        nonlocal is_deleted
        is_deleted = not await _some_feedback(organization_id, task_id, session, most=1)
        if not is_deleted:
            return
        gone = await database.collection(FeedbackTaskDocument).delete_one(
            {**_key(organization_id, task_id), **conditions}, session=session, hint=indexes.BY_ID
        )
        if not gone.deleted_count:
            raise NotFound("feedback task", task_id)

    await database.transaction(delete)
    return is_deleted


async def _count_feedback(organization_id: str, task_id: str) -> int | None:
    number, is_exact = await count(
        database.collection(FeedbackDocument),
        {"organization_id": organization_id, "task_id": task_id},
        cap=_MOST_COUNTED,
        hint=indexes.FEEDBACK_LISTED_BY["task_id"],
    )
    return number if is_exact else None


async def _delete_batch(organization_id: str, task_id: str, *, is_there: bool) -> int:
    """Delete some of a task's feedback, or less where the database takes less at once.

    As `_delete_some`.
    """
    most = _MOST_FEEDBACK
    while True:
        try:
            return await _delete_some(organization_id, task_id, most, is_there=is_there)
        except PyMongoError as error:
            if most == 1 or not is_too_much(error):
                raise
            most //= 2


async def _delete_some(organization_id: str, task_id: str, most: int, *, is_there: bool) -> int:
    """Delete some of a task's feedback, and the marks that it has left; return how much.

    Args:
        organization_id: Whose.
        task_id: The task.
        most: How much, at the most.
        is_there: Whether the task is, and has to be marked still.

    Raises:
        NotFound: It is not.
    """
    deleted = 0
    task: Any = None

    async def delete(session: AsyncClientSession) -> None:
        nonlocal deleted, task
        if is_there:
            task = await database.collection(FeedbackTaskDocument).find_one(
                {**_key(organization_id, task_id), "deleting": True},
                {"history": 0},
                session=session,
                hint=indexes.BY_ID,
            )
            if task is None:
                raise NotFound("feedback task", task_id)
            task = with_public_id(task)
        keys = await _some_feedback(organization_id, task_id, session, most=most)
        deleted = len(keys)
        if not keys:
            return
        of_these = {"organization_id": organization_id, "_id": {"$in": keys}}
        feedback = database.collection(FeedbackDocument)
        cursor = feedback.find(
            of_these, TAKEN_BACK, batch_size=len(keys) + 1, hint=indexes.BY_ID, session=session
        )
        rows = await cursor.to_list()
        await feedback.delete_many(of_these, hint=indexes.BY_ID, session=session)
        # Its queue is told, too: it may be restored, should the job be cancelled.
        await take_grades_back(rows, task, utc_now(), session)

    await database.transaction(delete)
    return deleted


async def _some_feedback(
    organization_id: str, task_id: str, session: AsyncClientSession, *, most: int
) -> list[str]:
    """Return the `_id`s of feedback of a task that one transaction may delete."""
    order = await current_order()
    cursor = database.collection(FeedbackDocument).find(
        {"organization_id": organization_id, "task_id": task_id},
        {"_id": 1, "graded": {"$size": "$matched_completion_ids"}},
        limit=most,
        batch_size=most + 1,
        hint=order.hint(indexes.FEEDBACK_LISTED_BY["task_id"]),
        session=session,
    )
    keys: list[str] = []
    graded = 0
    for row in await cursor.to_list():
        graded += row["graded"]
        if keys and graded > _MOST_GRADED:
            break
        keys.append(row["_id"])
    return keys
