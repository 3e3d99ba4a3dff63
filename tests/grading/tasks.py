"""What tests of tasks have in common."""

from typing import Any

from models import CompletionDocument, FeedbackDocument, FeedbackTaskDocument, JobDocument
from services.clock import utc_now
from services.ids import storage_key
from services.jobs import task_deletions
from services.jobs.steps import Checkpoint
from services.storage.database import database
from tests.api import Api
from tests.graphql.test_feedback import UPLOAD

ARCHIVE = """
mutation ($id: ID!) { archiveFeedbackTask(input: {id: $id}) { feedbackTask { id archivedAt } } }
"""
RESTORE = """
mutation ($id: ID!) { restoreFeedbackTask(input: {id: $id}) { feedbackTask { id archivedAt } } }
"""
DELETE = """
mutation ($id: ID!, $cascade: Boolean! = false) {
  deleteFeedbackTask(input: {id: $id, cascade: $cascade}) {
    deletedId deletedGlobalId job { id kind state }
  }
}
"""
CANCEL = "mutation ($id: ID!) { cancelJob(input: {id: $id}) { job { state } } }"


def grade(task_id: str, *completion_ids: str, score: int = 3) -> dict[str, Any]:
    """Return the input of an upload."""
    return {
        "taskId": task_id,
        "jsonValues": {"score": score},
        "selection": {"completionIds": list(completion_ids)},
    }


async def upload(api: Api, task_id: str, *completion_ids: str, score: int = 3) -> str:
    """Grade completions; return the feedback's id."""
    made = await api.query(UPLOAD, input=grade(task_id, *completion_ids, score=score))
    feedback_id: str = made["uploadFeedback"]["feedback"]["id"]
    return feedback_id


async def error_of(api: Api, query: str, **variables: Any) -> tuple[str, str]:
    """Send what must fail once; return the error's code and message."""
    [error] = (await api.execute(query, **variables))["errors"]
    return error["extensions"]["code"], error["message"]


async def marks(api: Api) -> dict[str, set[str]]:
    """Return for which tasks each completion is graded, as stored."""
    rows = database.collection(CompletionDocument).find({"organization_id": api.organization_id})
    return {
        row["_id"].rpartition("/")[2]: set(row.get("graded_task_ids", ())) async for row in rows
    }


async def feedback_ids(api: Api) -> set[str]:
    """Return the ids of all feedback that is stored."""
    rows = database.collection(FeedbackDocument).find({"organization_id": api.organization_id})
    return {row["_id"].rpartition("/")[2] async for row in rows}


async def stored_task(api: Api, task_id: str) -> dict[str, Any] | None:
    """Return a task as it is stored."""
    return await database.collection(FeedbackTaskDocument).find_one(
        {"_id": storage_key(api.organization_id, task_id)}
    )


async def checkpoint_of(api: Api, job_id: str) -> Checkpoint | None:
    """Return where a job is to begin."""
    row = await database.collection(JobDocument).find_one(
        {"_id": storage_key(api.organization_id, job_id)}
    )
    assert row is not None
    return row["checkpoint"]  # type: ignore[no-any-return]  # as stored


async def done(api: Api, job_id: str, *, twice: bool = False) -> list[str]:
    """Do a deletion to its end, each step `twice` if it is told, as after a crash; its log."""
    at = await checkpoint_of(api, job_id)
    log: list[str] = []
    while at is not None:
        if twice:
            await task_deletions.step(api.organization_id, at)
        result = await task_deletions.step(api.organization_id, at)
        log += result.log
        at = result.checkpoint
    over = {"state": "succeeded", "ended_at": utc_now(), "due_at": None, "checkpoint": None}
    await database.collection(JobDocument).update_one(
        {"_id": storage_key(api.organization_id, job_id)}, {"$set": over}
    )
    return log
