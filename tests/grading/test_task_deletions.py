"""Tasks that are deleted, alone or with their feedback."""

from datetime import timedelta
from typing import Any

import pytest
from pymongo.errors import WriteError

from models import (
    CompletionDocument,
    FeedbackDocument,
    FeedbackTaskDocument,
    JobDocument,
    QueueItemDocument,
)
from services.clock import utc_now
from services.feedback.tasks import get_feedback_task
from services.grading import copies
from services.grading.items import put_items
from services.ids import storage_key
from services.jobs import jobs, task_deletions
from services.storage.database import database
from services.tenants.tokens import Role
from tests.api import Api
from tests.commands import Commands
from tests.conftest import NewApi
from tests.grading.tasks import (
    CANCEL,
    DELETE,
    RESTORE,
    checkpoint_of,
    done,
    error_of,
    feedback_ids,
    grade,
    marks,
    stored_task,
    upload,
)
from tests.graphql.test_completions import create_all, listed
from tests.graphql.test_cost import assert_served_by_indexes
from tests.graphql.test_feedback import UPLOAD, create_task

TASK = "query ($id: ID!) { feedbackTask(id: $id) { id } }"


async def delete(api: Api, task_id: str, *, cascade: bool = False) -> Any:
    made = await api.query(DELETE, id=task_id, cascade=cascade)
    return made["deleteFeedbackTask"]


async def test_a_task_without_feedback_is_deleted_at_once(new_api: NewApi) -> None:
    admin = await new_api()
    api = await new_api(Role.WRITER, admin.organization_id)
    task_id = (await create_task(api))["id"]

    deleted = await delete(api, task_id)

    assert deleted["deletedId"] == task_id
    assert deleted["job"] is None
    assert (await api.query(TASK, id=task_id))["feedbackTask"] is None
    assert await api.error_code(DELETE, id=task_id) == "NOT_FOUND"
    assert await api.error_code(RESTORE, id=task_id) == "NOT_FOUND"
    ids = await create_all(api, {"tags": ["prod"]})
    assert await api.error_code(UPLOAD, input=grade(task_id, *ids)) == "NOT_FOUND"


async def test_a_task_with_feedback_is_deleted_with_it_by_an_admin_alone(new_api: NewApi) -> None:
    admin = await new_api()
    api = await new_api(Role.WRITER, admin.organization_id)
    ids = await create_all(api, {"tags": ["prod"]})
    task_id = (await create_task(api))["id"]
    feedback_id = await upload(api, task_id, *ids)

    conflict, message = await error_of(api, DELETE, id=task_id)
    forbidden, _ = await error_of(api, DELETE, id=task_id, cascade=True)

    assert (conflict, forbidden) == ("CONFLICT", "FORBIDDEN")
    assert message == (
        f"the feedback task '{task_id}' has feedback: archive it, or delete it with its feedback "
        "by `cascade`, which needs a token of role admin"
    )
    task = await stored_task(api, task_id)
    assert task is not None
    assert "archived_at" not in task
    assert await feedback_ids(api) == {feedback_id}


@pytest.mark.parametrize("twice", [False, True])
async def test_a_job_deletes_a_task_its_feedback_and_the_marks_on_completions(
    new_api: NewApi, monkeypatch: pytest.MonkeyPatch, *, twice: bool
) -> None:
    monkeypatch.setattr(task_deletions, "_MOST_FEEDBACK", 2)
    api, other = await new_api(), await new_api()
    one, two, three = await create_all(api, *([{"tags": ["prod"]}] * 3))
    task_id, kept_id = [(await create_task(api, name=name))["id"] for name in ("a", "b")]
    gone = [await upload(api, task_id, *ids) for ids in ((one,), (one, two), (one,), (two,))]
    kept = await upload(api, kept_id, one)
    theirs = await create_all(other, {"tags": ["prod"]})
    their_task = (await create_task(other))["id"]
    their_feedback = await upload(other, their_task, *theirs)
    completions = database.collection(CompletionDocument)
    # What grades leave on a completion beside the mark.
    await completions.update_one(
        {"_id": storage_key(api.organization_id, one)},
        {"$set": {"grades": [{"id": id_, "task_id": "x"} for id_ in (gone[0], kept, gone[1])]}},
    )
    before = {row["_id"]: row async for row in completions.find({})}

    deleted = await delete(api, task_id, cascade=True)
    rejected = await api.error_code(UPLOAD, input=grade(task_id, three))
    log = await done(api, deleted["job"]["id"], twice=twice)

    assert (deleted["job"]["kind"], deleted["job"]["state"]) == ("task_deletions", "QUEUED")
    assert rejected == "CONFLICT"
    assert log[-1] in ("the task is deleted", "somebody has restored the task, or deleted it")
    assert await stored_task(api, task_id) is None
    assert await feedback_ids(api) == {kept}
    assert await marks(api) == {one: {kept_id}, two: set(), three: set()}
    assert await feedback_ids(other) == {their_feedback}
    assert await marks(other) == {theirs[0]: {their_task}}
    after = {row["_id"]: row async for row in completions.find({})}
    first = storage_key(api.organization_id, one)
    assert [one["id"] for one in after[first]["grades"]] == [kept]
    for id_ in (one, two):
        key = storage_key(api.organization_id, id_)
        assert after[key]["revision"] > before[key]["revision"]
        assert after[key]["updated_at"] >= before[key]["updated_at"]
    untouched = storage_key(api.organization_id, three)
    assert after[untouched] == before[untouched]
    assert await listed(api, {"graded": True}) == [one]


async def test_completions_stay_marked_as_long_as_feedback_of_the_task_is_left(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(task_deletions, "_MOST_FEEDBACK", 1)
    monkeypatch.setattr(copies, "_LOOKED_AT", 1)
    ids = await create_all(api, *([{}] * 4))
    task_id = (await create_task(api, completionTagsSelector=[]))["id"]
    graded = [ids, ids[:1], ids[1:3], ids[:1], ids[2:]]
    for some in graded:
        await upload(api, task_id, *some)
    job = (await delete(api, task_id, cascade=True))["job"]
    at = await checkpoint_of(api, job["id"])
    deleted = 0

    while at is not None:
        result = await task_deletions.step(api.organization_id, at)
        at = result.checkpoint
        deleted += result.done
        rows = database.collection(FeedbackDocument).find({"task_id": task_id})
        left = {id_ async for row in rows for id_ in row["matched_completion_ids"]}
        assert {id_ for id_, tasks in (await marks(api)).items() if tasks} == left

    assert deleted == len(graded)


async def test_where_a_transaction_holds_less_feedback_is_deleted_by_smaller_ones(
    new_api: NewApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    delete_some = task_deletions._delete_some
    tried: list[int] = []

    async def of_a_small_cache(organization_id: str, task_id: str, most: int, **more: bool) -> int:
        tried.append(most)
        if most > 1:
            raise WriteError("past the cache", 388, {"code": 388})
        return await delete_some(organization_id, task_id, most, **more)

    monkeypatch.setattr(task_deletions, "_delete_some", of_a_small_cache)
    api = await new_api()
    ids = await create_all(api, *([{"tags": ["prod"]}] * 2))
    task_id = (await create_task(api))["id"]
    for _ in range(3):
        await upload(api, task_id, *ids)

    deleted = await delete(api, task_id, cascade=True)
    await done(api, deleted["job"]["id"])

    assert tried[:8] == [200, 100, 50, 25, 12, 6, 3, 1]
    assert await feedback_ids(api) == set()
    assert await stored_task(api, task_id) is None


async def test_feedback_on_many_completions_is_a_batch_of_its_own(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(task_deletions, "_MOST_GRADED", 2)
    ids = await create_all(api, *([{}] * 3))
    task_id = (await create_task(api))["id"]
    for some in (ids, ids[:1], ids[1:2], ids):
        await upload(api, task_id, *some)
    at = await checkpoint_of(api, (await delete(api, task_id, cascade=True))["job"]["id"])
    batches = []

    while at is not None:
        result = await task_deletions.step(api.organization_id, at)
        at = result.checkpoint
        batches.append(result.done)

    assert [number for number in batches if number] == [1, 2, 1]


async def test_a_task_that_is_being_deleted_comes_back_only_once_the_job_is_cancelled(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(task_deletions, "_MOST_FEEDBACK", 1)
    one, two = await create_all(api, {}, {})
    task_id = (await create_task(api, completionTagsSelector=[]))["id"]
    for id_ in (one, two):
        await upload(api, task_id, id_)
    job = (await delete(api, task_id, cascade=True))["job"]
    begun = await task_deletions.step(api.organization_id, await checkpoint_of(api, job["id"]))
    assert begun.total == 2
    going = await task_deletions.step(api.organization_id, begun.checkpoint)

    restoring, _ = await error_of(api, RESTORE, id=task_id)
    deleting, _ = await error_of(api, DELETE, id=task_id, cascade=True)
    await api.query(CANCEL, id=job["id"])
    await api.query(RESTORE, id=task_id)
    # A step that was in hand.
    late = await task_deletions.step(api.organization_id, going.checkpoint)

    assert (restoring, deleting) == ("CONFLICT", "CONFLICT")
    assert late.checkpoint is None
    assert late.done == 0
    assert len(await feedback_ids(api)) == 1
    assert sorted(map(len, (await marks(api)).values())) == [0, 1]
    await upload(api, task_id, one)
    again = (await delete(api, task_id, cascade=True))["job"]
    await done(api, again["id"])
    assert await stored_task(api, task_id) is None
    assert await feedback_ids(api) == set()


async def test_what_an_upload_stores_behind_the_deletion_goes_a_minute_later(api: Api) -> None:
    [completion_id] = await create_all(api, {})
    task_id = (await create_task(api))["id"]
    feedback_id = await upload(api, task_id, completion_id)
    # As if it had been stored just after the task was looked at.
    feedback = database.collection(FeedbackDocument)
    row = await feedback.find_one({"_id": storage_key(api.organization_id, feedback_id)})
    assert row is not None
    await feedback.delete_one({"_id": row["_id"]})
    begun = utc_now()
    await delete(api, task_id)
    await feedback.insert_one(row)
    shown = await api.http.get(f"/api/v1/feedback/{feedback_id}")
    listing = await api.query("{ feedbacks { nodes { id task { id } } } }")

    found = await database.collection(JobDocument).find_one(
        {"organization_id": api.organization_id, "checkpoint.late_of": task_id}
    )
    assert found is not None
    await done(api, found["_id"].rpartition("/")[2])

    assert found["due_at"] >= begun + timedelta(seconds=task_deletions.LATE_SECONDS)
    assert (shown.status_code, shown.json()["task_name"]) == (200, "")
    assert listing["feedbacks"]["nodes"] == [{"id": feedback_id, "task": None}]
    assert await feedback_ids(api) == set()
    assert await marks(api) == {completion_id: set()}


async def test_a_job_that_comes_before_the_mark_makes_it(api: Api) -> None:
    [completion_id] = await create_all(api, {})
    task_id = (await create_task(api))["id"]
    await upload(api, task_id, completion_id)
    # As if the gateway had ended between the two.
    checkpoint = {"task_id": task_id, "phase": "mark"}
    job_id = await jobs.enqueue(api.organization_id, task_deletions.TASK_DELETIONS, checkpoint)

    await task_deletions.step(api.organization_id, checkpoint)

    assert await api.error_code(UPLOAD, input=grade(task_id, completion_id)) == "CONFLICT"
    assert await api.error_code(RESTORE, id=task_id) == "CONFLICT"
    await done(api, job_id)
    assert await stored_task(api, task_id) is None


async def test_an_index_leads_to_what_a_deletion_changes(api: Api, commands: Commands) -> None:
    ids = await create_all(api, *([{}] * 5))
    task_id, other_id = [(await create_task(api, name=name))["id"] for name in ("a", "b")]
    for id_ in ids:
        await upload(api, task_id, id_)
        await upload(api, other_id, id_)
    commands.sent.clear()

    job = (await delete(api, task_id, cascade=True))["job"]
    await done(api, job["id"])

    for command in commands.sent:
        for key in ("startTransaction", "autocommit", "readConcern"):
            command.pop(key, None)
    await assert_served_by_indexes(commands)


async def test_a_task_of_another_organization_is_not_deleted(new_api: NewApi) -> None:
    ours, theirs = await new_api(), await new_api()
    task_id = (await create_task(theirs))["id"]

    for cascade in (False, True):
        assert await ours.error_code(DELETE, id=task_id, cascade=cascade) == "NOT_FOUND"

    assert await stored_task(theirs, task_id) is not None


async def test_the_items_of_a_queue_follow_and_go_with_the_task(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(task_deletions, "_MOST_FEEDBACK", 1)
    monkeypatch.setattr(task_deletions, "_MOST_ITEMS", 1)
    ids = await create_all(api, {}, {})
    task_id = (await create_task(api))["id"]
    queue = {"state": "ready", "since": utc_now()}
    await database.collection(FeedbackTaskDocument).update_one(
        {"_id": storage_key(api.organization_id, task_id)}, {"$set": {"queue": queue}}
    )
    for id_ in ids:
        await upload(api, task_id, id_)
    task = await get_feedback_task(api.organization_id, task_id)
    completions = database.collection(CompletionDocument)
    await put_items(
        task, await completions.find({"organization_id": api.organization_id}).to_list()
    )
    items = database.collection(QueueItemDocument)
    ours = {"organization_id": api.organization_id}

    async def waiting() -> int:
        return await items.count_documents({**ours, "is_open": True})

    job = (await delete(api, task_id, cascade=True))["job"]
    at = await checkpoint_of(api, job["id"])
    # Another test's gateway, on the same database, does not do it meanwhile.
    later = {"$set": {"due_at": utc_now() + timedelta(hours=1)}}
    own = {"_id": storage_key(api.organization_id, job["id"])}
    assert (await database.collection(JobDocument).update_one(own, later)).matched_count == 1
    numbers = [await waiting()]
    while at is not None:
        at = (await task_deletions.step(api.organization_id, at)).checkpoint
        numbers.append(await waiting())
    late = await database.collection(JobDocument).find_one({**ours, "checkpoint.late_of": task_id})
    assert late is not None
    await done(api, late["_id"].rpartition("/")[2])

    assert numbers[0] == 0
    assert sorted(set(numbers)) == [0, 1, 2]
    assert await items.count_documents(ours) == 0
