"""The grade that counts: one for each task and completion, above those of all graders.

It is feedback like any other, of one completion, that says `adjudicates`. Its id follows from the
task and the completion, so that there is one, whoever comes first, and that it is found without a
look at what else the completion has.
"""

from hashlib import blake2b
from typing import Any

from pymongo.asynchronous.client_session import AsyncClientSession
from pymongo.errors import DuplicateKeyError

from models import FeedbackDocument
from services.clock import utc_now
from services.errors import Conflict, NotFound
from services.feedback.json_schema import check_values
from services.feedback.task_archive import check_still_takes_grades, check_takes_grades
from services.feedback.tasks import get_feedback_task
from services.grading.copies import as_copied, copied_in_part, put_grade
from services.grading.feedback import find_feedback
from services.grading.revising import update_feedback
from services.grading.uploading import check_comment
from services.ids import ADJUDICATION_PREFIX, storage_key, with_public_id
from services.observability.tracing import traced
from services.order_keys import order_key
from services.rows import FeedbackRow, FeedbackTaskRow
from services.storage.database import database
from services.tenants.tokens import Principal


def adjudication_id(task_id: str, completion_id: str) -> str:
    """Return the id of the feedback that adjudicates a completion for a task."""
    digest = blake2b(f"{task_id}/{completion_id}".encode(), digest_size=16, person=b"adjudicates")
    return ADJUDICATION_PREFIX + digest.hexdigest()


@traced
async def adjudicate(
    principal: Principal, *, task_id: str, completion_id: str, json_values: object, comment: str
) -> FeedbackRow:
    """Give the grade that counts: a new revision, if there is one.

    Args:
        principal: From the token, a writer.
        task_id: The task that it answers.
        completion_id: The completion that it grades.
        json_values: The answer; must keep to the task's schema.
        comment: May be empty.

    Raises:
        InvalidInput: The values break the schema, or take too much to check; or the comment is too
            long.
        NotFound: There is no such task, or no such completion.
        Conflict: Somebody else has just given it, or its history is full; or the task is archived.
        Unavailable: The database is out of reach, or too many grades are being checked already.
    """
    organization_id = principal.organization_id
    task = await get_feedback_task(organization_id, task_id)
    check_takes_grades(task)
    id_ = adjudication_id(task_id, completion_id)
    before = (await find_feedback(organization_id, [id_])).get(id_)
    if before is None:
        check_comment(comment, "/comment")
        values = await check_values(organization_id, task["json_schema"], json_values)
        return await _first(principal, task, id_, completion_id, values, comment)
    changes = {"json_values": json_values, "comment": comment}
    seen = before.get("revision") or 1
    return await update_feedback(principal, id_, changes, expected_revision=seen)


async def _first(
    principal: Principal,
    task: FeedbackTaskRow,
    id_: str,
    completion_id: str,
    values: dict[str, Any],
    comment: str,
) -> FeedbackRow:
    """Store the first revision, with its copy, in one transaction.

    Raises:
        NotFound: There is no such completion.
        Conflict: Somebody else came first.
    """
    now, key = utc_now(), storage_key(principal.organization_id, id_)
    row: dict[str, Any] = {
        "_id": key,
        "organization_id": principal.organization_id,
        "created_at": now,
        "seq": order_key(now, key),
        "task_id": task["id"],
        "task_version": task["version"],
        "json_values": values,
        "comment": comment,
        "matched_completion_ids": [completion_id],
        "completions_summary": None,
        "revision": 1,
        "updated_at": now,
        "token_id": principal.token_id,
        "adjudicates": True,
    }
    copy = as_copied(row)
    if (mark := copied_in_part(copy)) is not None:
        row["copied"] = mark

    async def write(session: AsyncClientSession) -> None:
        await check_still_takes_grades(principal.organization_id, task["id"], session)
        await database.collection(FeedbackDocument).insert_one(row, session=session)
        if not await put_grade(row, copy, task, session):
            raise NotFound("completion", completion_id)

    try:
        await database.transaction(write)
    except DuplicateKeyError as error:
        raise Conflict(
            "somebody else has just given the grade that counts; look at it and try again"
        ) from error
    return with_public_id(row)  # type: ignore[return-value]  # as stored
