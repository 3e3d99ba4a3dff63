"""Feedback that is corrected or taken back, by who gave it or a writer.

Both are one transaction with the copies on the completions (`services.grading.copies`), so that
counts, queues and statistics follow.
"""

from collections.abc import Mapping
from typing import Any, Final

import bson
from pymongo.asynchronous.client_session import AsyncClientSession

from models import FeedbackDocument, indexes
from services.clock import utc_now
from services.errors import Conflict, Forbidden, NotFound
from services.feedback.graders import check_grader
from services.feedback.json_schema import check_values
from services.feedback.tasks import find_feedback_tasks, get_feedback_task
from services.grading.copies import (
    TAKEN_BACK,
    as_copied,
    copied_in_part,
    put_grade,
    take_grades_back,
)
from services.grading.feedback import get_feedback
from services.grading.uploading import check_comment
from services.ids import storage_key
from services.json_codec import is_same_json
from services.observability.tracing import traced
from services.rows import FeedbackRow, FeedbackTaskRow
from services.storage.database import database
from services.tenants.tokens import Principal, Role

MAX_REVISIONS: Final = 100
MAX_HISTORY_BYTES: Final = 2**20
# Each of those who change it at the same time comes once more for each that comes before it.
_TRIES: Final = 20
_REVISED: Final = ("json_values", "comment", "completions_summary", "grader", "task_version")


@traced
async def update_feedback(
    principal: Principal,
    feedback_id: str,
    changes: Mapping[str, Any],
    *,
    expected_revision: int | None = None,
) -> FeedbackRow:
    """Make a new revision of feedback; the earlier ones are kept in its `history`.

    New values must keep to the task's latest schema, under which the feedback is from then on. What
    changes nothing makes no revision.

    Args:
        principal: From the token, who has given it or is a writer.
        feedback_id: Its id.
        changes: Those of `json_values`, `comment`, `completions_summary` and `grader` that become
            another.
        expected_revision: The revision that the caller has seen, if it matters. The same changes
            once more return what they have made.

    Raises:
        InvalidInput: A change cannot be, or breaks the task's schema.
        NotFound: The organization has no such feedback.
        Forbidden: Somebody else has given it.
        Conflict: It has another revision; or somebody else changes it all the time; or its history
            is full.
        Unavailable: Too many grades are being checked already.
    """
    for tries_left in reversed(range(_TRIES)):
        try:
            return await _revised(principal, feedback_id, changes, expected_revision)
        except _ChangedMeanwhileError:
            # Without a revision that was seen the last change wins.
            if expected_revision is not None or not tries_left:
                raise
    raise AssertionError


class _ChangedMeanwhileError(Conflict):
    """Somebody else has changed feedback since it was read."""


async def _revised(
    principal: Principal,
    feedback_id: str,
    changes: Mapping[str, Any],
    expected_revision: int | None,
) -> FeedbackRow:
    """Make a new revision, unless somebody else does at the same time; see `update_feedback`.

    Raises:
        _ChangedMeanwhileError: Somebody does.
    """
    organization_id = principal.organization_id
    row = await get_feedback(organization_id, feedback_id)
    _check_may_change(principal, row)
    revision = row.get("revision") or 1
    task = await get_feedback_task(organization_id, row["task_id"])
    new = await _changed(row, task, changes)
    old = {name: row.get(name) for name in _REVISED}
    is_same = is_same_json({**new, "task_version": None}, {**old, "task_version": None})
    # A retry of what was stored, whose answer was lost, has seen the revision before.
    seen = {revision, revision - 1} if is_same else {revision}
    if expected_revision is not None and expected_revision not in seen:
        raise Conflict(f"the feedback has revision {revision}; look at it and try again")
    if is_same:
        return row
    stored: dict[str, Any] = {
        **new,
        "history": _longer_history(row),
        "revision": revision + 1,
        "updated_at": utc_now(),
        "revised_by": principal.token_id,
    }
    key = storage_key(organization_id, feedback_id)
    copy = as_copied({**row, **stored, "_id": key})
    stored["copied"] = copied_in_part(copy)
    feedback = database.collection(FeedbackDocument)
    as_read = {"_id": key, "organization_id": organization_id, "revision": row.get("revision")}
    changed: dict[str, Any] = {}

    async def write(session: AsyncClientSession) -> None:
        nonlocal changed
        found = await feedback.find_one_and_update(
            as_read,
            {
                "$set": {name: value for name, value in stored.items() if value is not None},
                "$unset": {name: "" for name, value in stored.items() if value is None},
            },
            projection={"matched_completion_ids": 1},
            session=session,
            hint=indexes.BY_ID,
        )
        if found is None:
            raise _ChangedMeanwhileError(
                "somebody else changed the feedback at the same time; look at it and try again"
            )
        changed = {**row, **stored, "matched_completion_ids": found["matched_completion_ids"]}
        await put_grade(changed, copy, task, session)

    await database.transaction(write)
    return {  # type: ignore[return-value]  # as stored
        name: value for name, value in changed.items() if value is not None
    }


@traced
async def delete_feedback(principal: Principal, feedback_id: str) -> None:
    """Take feedback back: it is as if it had never been given.

    Raises:
        NotFound: The organization has no such feedback.
        Forbidden: Somebody else has given it.
    """
    organization_id = principal.organization_id
    row = await get_feedback(organization_id, feedback_id)
    _check_may_change(principal, row)
    if not await remove_feedback(organization_id, feedback_id):
        raise NotFound("feedback", feedback_id)


async def remove_feedback(organization_id: str, feedback_id: str) -> bool:
    """Delete a piece of feedback, whoever gave it, and its copies; return whether it was there."""
    key = storage_key(organization_id, feedback_id)
    was_there = False

    async def write(session: AsyncClientSession) -> None:
        nonlocal was_there
        row = await database.collection(FeedbackDocument).find_one_and_delete(
            {"_id": key, "organization_id": organization_id},
            projection=TAKEN_BACK,
            session=session,
            hint=indexes.BY_ID,
        )
        was_there = row is not None
        if row is not None:
            tasks = await find_feedback_tasks(organization_id, [row["task_id"]])
            await take_grades_back([row], tasks.get(row["task_id"]), utc_now(), session)

    await database.transaction(write)
    return was_there


def may_change(principal: Principal, row: Mapping[str, Any]) -> bool:
    """Say whether a principal may correct and take back feedback."""
    return row.get("token_id") == principal.token_id or principal.role.includes(Role.WRITER)


def _check_may_change(principal: Principal, row: Mapping[str, Any]) -> None:
    if not may_change(principal, row):
        raise Forbidden("feedback of others is changed by a token of role writer")


async def _changed(
    row: FeedbackRow, task: FeedbackTaskRow, changes: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what of feedback is revised, as it becomes.

    Raises:
        InvalidInput: A change cannot be.
    """
    new: dict[str, Any] = {name: row.get(name) for name in _REVISED}
    for name in ("comment", "completions_summary"):
        if name in changes:
            check_comment(changes[name] or "", f"/{name}")
            new[name] = changes[name] or ("" if name == "comment" else None)
    if "grader" in changes:
        new["grader"] = check_grader(changes["grader"], path="/grader")
    if "json_values" in changes:
        new["json_values"] = await check_values(
            row["organization_id"], task["json_schema"], changes["json_values"]
        )
        new["task_version"] = task["version"]
    return new


def _longer_history(row: FeedbackRow) -> list[dict[str, Any]]:
    """Return the earlier revisions of feedback, once the one that it has now is one of them.

    Raises:
        Conflict: They are too many, or too large.
    """
    history = [*row.get("history", ()), _past(row)]
    if len(history) > MAX_REVISIONS or len(bson.encode({"": history})) > MAX_HISTORY_BYTES:
        raise Conflict(
            f"feedback has at most {MAX_REVISIONS} earlier revisions, of {MAX_HISTORY_BYTES} bytes "
            "in all; take it back, and give it anew"
        )
    return history


def _past(row: FeedbackRow) -> dict[str, Any]:
    """Return what is kept of a revision."""
    given_by = row.get("revised_by") or row.get("token_id")
    past = {
        "revision": row.get("revision") or 1,
        "at": row.get("updated_at") or row["created_at"],
        "token_id": given_by,
        "grader": row.get("grader"),
        "task_version": row["task_version"],
        "json_values": row["json_values"],
        "comment": row["comment"],
    }
    return {name: value for name, value in past.items() if value is not None}
