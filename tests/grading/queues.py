"""Materialised queues, brought up to date in the test's own process."""

from collections.abc import Mapping, Sequence
from typing import Any

from models import JobDocument, QueueItemDocument
from services.jobs import queue_builds, queue_changes
from services.jobs.steps import Checkpoint, StepResult
from services.storage.database import database
from tests.api import Api

CREATE = """
mutation ($all: [CreateCompletionInput!]!) {
  createCompletions(input: {completions: $all}) { results { id } }
}
"""
CREATE_TASK = """
mutation ($selector: FeedbackTaskSelectorInput!) {
  createFeedbackTask(input: {name: "t", jsonSchema: {}, selector: $selector}) {
    feedbackTask { id version completionTagsSelector selector { ...All } }
  }
}
fragment All on FeedbackTaskSelector { tags { all any none } filter sampleRate from to }
"""
UPDATE_TASK = """
mutation (
  $id: ID!, $selector: FeedbackTaskSelectorInput, $tags: [String!], $gradesPerCompletion: Int
) {
  updateFeedbackTask(input: {
    id: $id, selector: $selector, completionTagsSelector: $tags
    gradesPerCompletion: $gradesPerCompletion
  }) {
    feedbackTask { id version completionTagsSelector selector { ...All } }
  }
}
fragment All on FeedbackTaskSelector { tags { all any none } filter sampleRate from to }
"""
GRADE = """
mutation ($task: ID!, $ids: [ID!]!) {
  uploadFeedback(input: {taskId: $task, jsonValues: {}, selection: {completionIds: $ids}}) {
    feedback { id }
  }
}
"""
DELETE = "mutation ($ids: [ID!]!) { deleteCompletions(input: {ids: $ids}) { count } }"


async def create(api: Api, *rows: Mapping[str, Any]) -> list[str]:
    data = await api.query(CREATE, all=rows)
    return [one["id"] for one in data["createCompletions"]["results"]]


async def create_task(api: Api, **selector: Any) -> str:
    data = await api.query(CREATE_TASK, selector=selector)
    id_: str = data["createFeedbackTask"]["feedbackTask"]["id"]
    return id_


async def update_task(api: Api, task_id: str, **changes: Any) -> dict[str, Any]:
    data = await api.query(UPDATE_TASK, id=task_id, **changes)
    task: dict[str, Any] = data["updateFeedbackTask"]["feedbackTask"]
    return task


async def grade(api: Api, task_id: str, *ids: str) -> None:
    await api.query(GRADE, task=task_id, ids=ids)


class Duty:
    """Follows changes as a gateway does, step by step."""

    def __init__(self) -> None:
        self.checkpoint: Checkpoint | None = None

    async def step(self) -> StepResult:
        result = await queue_changes.step(None, self.checkpoint)
        self.checkpoint = result.checkpoint
        return result

    async def catch_up(self) -> None:
        """Follow until all that was answered before is in the items of queues."""
        for _ in range(1000):
            result = await self.step()
            if result.pause:
                return
        raise AssertionError("it does not come to an end")


async def jobs_of(api: Api) -> Sequence[Mapping[str, Any]]:
    """Return the jobs on queues that are to be done."""
    wanted = {"organization_id": api.organization_id, "kind": queue_builds.QUEUE_BUILDS}
    return await database.collection(JobDocument).find(wanted).to_list()


async def do_jobs(api: Api, *, most: int = 1000) -> bool:
    """Do up to so many steps of each job on queues; say whether there was one."""
    jobs = await jobs_of(api)
    for job in jobs:
        at = job["checkpoint"]
        for _ in range(most):
            at = (await queue_builds.step(api.organization_id, at)).checkpoint
            if at is None:
                await database.collection(JobDocument).delete_one({"_id": job["_id"]})
                break
        else:
            await database.collection(JobDocument).update_one(
                {"_id": job["_id"]}, {"$set": {"checkpoint": at}}
            )
    return bool(jobs)


async def settled(api: Api, duty: Duty) -> None:
    """Make all items of an organization, as gateways do within some seconds."""
    await duty.catch_up()
    await duty.catch_up()  # asks for the jobs of what the first has marked
    await do_jobs(api)


async def items(api: Api, task_id: str) -> dict[str, Mapping[str, Any]]:
    """Return the items of a task's queue, by completion."""
    rows = (
        await database.collection(QueueItemDocument)
        .find({"organization_id": api.organization_id, "task_id": task_id})
        .to_list()
    )
    return {row["completion_id"]: row for row in rows}
