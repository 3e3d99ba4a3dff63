"""The items of queues are what the selectors of their tasks take, whatever changes when."""

import asyncio
import random
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from typing import Any

import pytest
from fastapi import FastAPI

from models import FeedbackTaskDocument
from services.errors import ResumeExpired
from services.grading import items as items_of_queues
from services.jobs import materialising, queue_builds, queue_changes
from services.jobs.materialising import all_materialised_tasks
from services.storage.database import database
from services.tenants.organizations import every_organization
from tests.api import Api
from tests.commands import Commands
from tests.conftest import NewApi
from tests.examples import tries
from tests.grading.queues import (
    DELETE,
    Duty,
    create,
    create_task,
    do_jobs,
    grade,
    items,
    jobs_of,
    settled,
    update_task,
)
from tests.graphql.test_cost import assert_served_by_indexes
from tests.jobs.duties import held
from tests.rest.calls import ungraded_ids

TAGS = "abc"
STATUSES = ("STARTED", "FINISHED", "FAILED")
RETAG = """
mutation ($ids: [ID!]!, $add: [String!]!, $remove: [String!]!) {
  addTags(input: {completionIds: $ids, tags: $add}) { results { id } }
  removeTags(input: {completionIds: $ids, tags: $remove}) { results { id } }
}
"""
SAY = """
mutation ($task: ID!, $id: ID!, $values: JSON!) {
  uploadFeedback(input: {taskId: $task, jsonValues: $values, selection: {completionIds: [$id]}}) {
    feedback { id }
  }
}
"""
QUEUES = """
query ($id: ID!, $after: String) {
  feedbackTask(id: $id) {
    ungradedCount
    ungradedCompletions(first: 2, after: $after) {
      totalCount
      nodes { id }
      pageInfo { hasNextPage endCursor }
    }
    byDuration: ungradedCompletions(orderBy: [{field: DURATION, direction: ASC}]) { nodes { id } }
  }
  completions(first: 200, filter: {ungradedForTask: $id}) {
    totalCount
    nodes { id feedbackTasks { id } }
  }
  others: completions(filter: {not: {ungradedForTask: $id}}) { nodes { id feedbackTasks { id } } }
}
"""


@pytest.fixture(scope="module")
async def _alone(app: FastAPI) -> AsyncIterator[None]:
    """Keep the gateways of a session from following queues meanwhile."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(queue_builds, "QUEUE_BUILDS", "queue_builds_of_tests")
        async with held([queue_changes.QUEUE_CHANGES]):
            yield


@pytest.fixture
async def duty(_alone: None) -> Duty:
    made = Duty()
    await made.catch_up()
    return made


def takes(selector: Mapping[str, Any], task_id: str, id_: str, row: Mapping[str, Any]) -> bool:
    """Decide by hand."""
    tags = {"all": [], "any": [], "none": [], **selector.get("tags", {})}
    digest = blake2b(f"{task_id}/{id_}".encode(), digest_size=8).digest()
    wanted = selector.get("filter", {}).get("status", {}).get("in", STATUSES)
    return (
        set(tags["all"]) <= row["tags"]
        and (not tags["any"] or bool(set(tags["any"]) & row["tags"]))
        and not set(tags["none"]) & row["tags"]
        and row["status"] in wanted
        and int.from_bytes(digest) / 2**64 < selector.get("sampleRate", 1)
    )


def any_selector(rolls: random.Random) -> dict[str, Any]:
    tags = {name: rolls.sample(TAGS, rolls.choice([0, 0, 1, 2])) for name in ("all", "any", "none")}
    selector: dict[str, Any] = {"tags": tags, "filter": {"status": {"in": [*STATUSES]}}}
    if rolls.random() < 0.5:
        selector["filter"] = {"status": {"in": rolls.sample(STATUSES, 2)}}
    if rolls.random() < 0.5:
        selector["sampleRate"] = rolls.choice([0, 0.3, 0.7])
    return selector


class History:
    """Does anything, and knows what has come of it."""

    def __init__(self, api: Api, duty: Duty, rolls: random.Random) -> None:
        self.api, self.duty, self.rolls = api, duty, rolls
        self.rows: dict[str, dict[str, Any]] = {}
        self.tasks: dict[str, dict[str, Any]] = {}
        self.graded: dict[str, set[str]] = {}
        self.wanted: dict[str, int] = {}

    async def act(self) -> None:
        acts = [self.create] * 3 + [self.retag] * 3 + [self.finish, self.grade, self.delete]
        acts += [self.make_task, self.change_task, self.change_tags, self.change_wanted]
        acts += [self.follow] * 4 + [self.follow_and_die] * 4 + [self.build] * 3
        await self.rolls.choice(acts)()

    def some(self) -> list[str]:
        return self.rolls.sample(sorted(self.rows), min(len(self.rows), self.rolls.randrange(1, 4)))

    async def create(self) -> None:
        rows = [
            {"tags": set(self.rolls.sample(TAGS, self.rolls.randrange(4))), "status": "STARTED"}
            for _ in range(self.rolls.randrange(1, 5))
        ]
        ids = await create(self.api, *({**row, "tags": sorted(row["tags"])} for row in rows))
        self.rows.update(zip(ids, rows, strict=True))

    async def retag(self) -> None:
        add, remove = self.rolls.sample(TAGS, 2)
        ids = self.some()
        if ids:
            await self.api.query(RETAG, ids=ids, add=[add], remove=[remove])
        for id_ in ids:
            self.rows[id_]["tags"] = (self.rows[id_]["tags"] | {add}) - {remove}

    async def finish(self) -> None:
        for id_ in self.some():
            if self.rows[id_]["status"] == "STARTED":
                self.rows[id_]["status"] = status = self.rolls.choice(STATUSES[1:])
                await self.api.http.post(
                    f"/api/v1/completions/{id_}", json={"status": status.lower()}
                )

    async def grade(self) -> None:
        ids = self.some()
        if ids and self.tasks:
            task_id = self.rolls.choice(sorted(self.tasks))
            await grade(self.api, task_id, *ids)
            self.graded[task_id].update(ids)

    async def delete(self) -> None:
        for id_ in self.some()[:1]:
            await self.api.query(DELETE, ids=[id_])
            del self.rows[id_]

    async def make_task(self) -> None:
        if len(self.tasks) < 3:
            selector = any_selector(self.rolls)
            task_id = await create_task(self.api, **selector)
            self.tasks[task_id], self.graded[task_id] = selector, set()
            self.wanted[task_id] = 1

    async def change_task(self) -> None:
        for task_id in self.rolls.sample(sorted(self.tasks), min(1, len(self.tasks))):
            self.tasks[task_id] = selector = any_selector(self.rolls)
            await update_task(self.api, task_id, selector=selector)

    async def change_tags(self) -> None:
        for task_id in self.rolls.sample(sorted(self.tasks), min(1, len(self.tasks))):
            tags = self.rolls.sample(TAGS, self.rolls.randrange(2))
            selector = self.tasks[task_id]
            self.tasks[task_id] = {**selector, "tags": {**selector["tags"], "all": tags}}
            await update_task(self.api, task_id, tags=tags)

    async def change_wanted(self) -> None:
        for task_id in self.rolls.sample(sorted(self.tasks), min(1, len(self.tasks))):
            self.wanted[task_id] = wanted = self.rolls.choice([1, 2])
            await update_task(self.api, task_id, gradesPerCompletion=wanted)

    async def follow(self) -> None:
        await self.duty.step()

    async def follow_and_die(self) -> None:
        step = asyncio.create_task(queue_changes.step(None, self.duty.checkpoint))
        await asyncio.sleep(self.rolls.random() * 0.02)
        step.cancel()
        with suppress(asyncio.CancelledError):
            await step

    async def build(self) -> None:
        await do_jobs(self.api, most=self.rolls.randrange(1, 4))


@pytest.mark.parametrize("seed", range(tries(20)))
async def test_items_are_what_selectors_take_after_any_history(
    api: Api, duty: Duty, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue_builds, "_WINDOW", 4)
    history = History(api, duty, random.Random(seed))  # noqa: S311  # data for a test
    await history.make_task()
    for _ in range(50):
        await history.act()

    await settled(api, duty)

    for task_id, selector in history.tasks.items():
        found = await items(api, task_id)
        graded = {id_ for id_ in history.graded[task_id] if id_ in history.rows}
        taken = {id_ for id_, row in history.rows.items() if takes(selector, task_id, id_, row)}
        assert taken <= found.keys()
        assert found.keys() - taken <= graded
        # All grades are one grader's.
        waiting = found.keys() - (graded if history.wanted[task_id] == 1 else set())
        assert {id_ for id_, item in found.items() if item["is_open"]} == waiting
        shown = await api.query(QUEUES, id=task_id)
        assert shown["feedbackTask"]["ungradedCount"] == len(waiting)
        assert {one["id"] for one in shown["completions"]["nodes"]} == waiting


async def test_queues_are_read_by_their_items_in_every_place(api: Api, duty: Duty) -> None:
    rows = [{"tags": ["a"], "duration": float(n % 3)} for n in range(5)]
    ids = await create(api, *rows, {"tags": ["a", "b"]}, {"tags": []})
    task = await create_task(api, tags={"all": ["a"], "none": ["b"]})
    await settled(api, duty)
    await grade(api, task, ids[0])
    await duty.catch_up()

    first = await api.query(QUEUES, id=task)
    cursor = first["feedbackTask"]["ungradedCompletions"]["pageInfo"]["endCursor"]
    second = await api.query(QUEUES, id=task, after=cursor)

    def ids_of(connection: Mapping[str, Any]) -> list[str]:
        return [one["id"] for one in connection["nodes"]]

    queue = first["feedbackTask"]
    assert queue["ungradedCount"] == queue["ungradedCompletions"]["totalCount"] == 4
    assert ids_of(queue["ungradedCompletions"]) == [ids[4], ids[3]]
    assert ids_of(second["feedbackTask"]["ungradedCompletions"]) == [ids[2], ids[1]]
    assert not second["feedbackTask"]["ungradedCompletions"]["pageInfo"]["hasNextPage"]
    assert ids_of(queue["byDuration"]) == [ids[3], ids[1], ids[4], ids[2]]
    assert ids_of(first["completions"]) == ids[4:0:-1]
    assert first["completions"]["totalCount"] == 4
    assert all(one["feedbackTasks"] == [{"id": task}] for one in first["completions"]["nodes"])
    of_others = {one["id"]: one["feedbackTasks"] for one in first["others"]["nodes"]}
    assert of_others == {ids[0]: [{"id": task}], ids[5]: [], ids[6]: []}
    assert await ungraded_ids(api) == ids[4:0:-1]


async def test_the_lists_of_all_tasks_together_have_each_completion_once(
    api: Api, duty: Duty
) -> None:
    ids = await create(api, *({"tags": [tag]} for tag in "abcab"))
    await create_task(api, tags={"any": ["a", "c"]})
    await create_task(api, tags={"any": ["a"]})
    await create_task(api, tags={"all": ["b"]})
    await settled(api, duty)

    tasks = await api.query(
        "{ feedbackTasks { nodes { ungradedCount ungradedCompletions { nodes { id } } } } }"
    )

    assert await ungraded_ids(api) == ids[::-1]
    assert [task["ungradedCount"] for task in tasks["feedbackTasks"]["nodes"]] == [2, 2, 3]
    assert [
        [one["id"] for one in task["ungradedCompletions"]["nodes"]]
        for task in tasks["feedbackTasks"]["nodes"]
    ] == [[ids[4], ids[1]], [ids[3], ids[0]], [ids[3], ids[2], ids[0]]]


async def test_an_index_leads_to_all_that_is_asked_of_queues(
    api: Api, duty: Duty, commands: Commands
) -> None:
    ids = await create(api, *({"tags": ["a"]} for _ in range(30)))
    task = await create_task(api, tags={"any": ["a"]}, filter={"status": {"isNull": True}})
    await create_task(api, tags={"all": ["a"]})
    await settled(api, duty)

    commands.sent.clear()
    first = await api.query(QUEUES, id=task)
    cursor = first["feedbackTask"]["ungradedCompletions"]["pageInfo"]["endCursor"]
    await api.query(QUEUES, id=task, after=cursor)
    await api.http.get("/api/v1/completions/ungraded")
    await api.query("{ feedbackTasks { nodes { ungradedCount } } }")
    await assert_served_by_indexes(commands)

    await update_task(api, task, tags=["a"])
    await api.query(DELETE, ids=ids[:1])
    commands.sent.clear()
    await settled(api, duty)
    # Streams have no index, and no plan tells of several writes.
    commands.sent = [
        one
        for one in commands.sent
        if "changeStream" not in str(one) and len(one.get("updates", ())) <= 1
    ]
    await assert_served_by_indexes(commands)


async def test_the_tasks_of_all_organizations_are_one_read_of_their_index(
    duty: Duty, commands: Commands
) -> None:
    await all_materialised_tasks()

    [find] = [one for one in commands.sent if "find" in one]
    assert find["filter"]["organization_id"] == every_organization()
    await assert_served_by_indexes(commands)


async def test_without_materialised_tasks_nothing_is_followed(
    api: Api, duty: Duty, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def none() -> list[Any]:
        return []

    monkeypatch.setattr(queue_changes, "all_materialised_tasks", none)
    commands.sent.clear()

    result = await queue_changes.step(None, {"at": [1, 1]})

    assert result.checkpoint == {"at": None}
    assert result.pause > 1
    assert commands.names == []


async def test_when_changes_were_missed_all_is_gone_through_again(
    api: Api, duty: Duty, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = await create(api, {"tags": ["a"]}, {"tags": ["a"]})
    task = await create_task(api, tags={"any": ["a"]})
    await settled(api, duty)
    assert (await items(api, task)).keys() == set(ids)

    await api.query(DELETE, ids=ids[:1])
    late = await create(api, {"tags": ["a"]})

    async def expired(*_: object, **__: object) -> None:
        raise ResumeExpired("it is too long ago")

    with monkeypatch.context() as patched:
        patched.setattr(queue_changes, "open_stream", expired)
        await duty.step()
    assert (await items(api, task)).keys() == set(ids)
    await settled(api, duty)

    assert (await items(api, task)).keys() == {ids[1], *late}
    states = database.collection(FeedbackTaskDocument)
    [stored] = await states.find({"organization_id": api.organization_id}).to_list()
    assert stored["queue"]["state"] == "ready"


async def test_a_place_of_a_database_that_was_there_before_is_none(api: Api, duty: Duty) -> None:
    ids = await create(api, {"tags": ["a"]})
    task = await create_task(api, tags={"any": ["a"]})
    duty.checkpoint = {"at": [2**31, 1]}

    await settled(api, duty)

    assert (await items(api, task)).keys() == set(ids)


async def test_a_job_is_asked_for_once_and_begins_anew_when_the_task_changes(
    api: Api, duty: Duty, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue_builds, "_WINDOW", 1)
    ids = await create(api, *({"tags": [tag]} for tag in "abab"))
    task = await create_task(api, tags={"any": ["a"]})
    await duty.catch_up()
    await duty.catch_up()
    [job] = await jobs_of(api)
    await do_jobs(api, most=3)
    await update_task(api, task, selector={"tags": {"any": ["b"]}})
    await duty.catch_up()

    assert [one["_id"] for one in await jobs_of(api)] == [job["_id"]]
    await do_jobs(api)

    assert (await items(api, task)).keys() == {ids[1], ids[3]}
    assert await jobs_of(api) == []


async def test_a_completion_that_changes_while_a_job_decides_on_it_is_decided_again(
    api: Api, duty: Duty, monkeypatch: pytest.MonkeyPatch
) -> None:
    [id_] = await create(api, {"tags": ["a"]})
    task = await create_task(api, tags={"any": ["a"]})
    await duty.catch_up()
    await duty.catch_up()
    put, changes = items_of_queues.put_items, 0

    async def put_late(*args: Any) -> None:
        nonlocal changes
        if not changes:  # somebody changes it, and the duty is faster than the job
            changes += 1
            await api.query(RETAG, ids=[id_], add=["b"], remove=["a"])
            monkeypatch.setattr(materialising, "put_items", put)
            await duty.catch_up()
        await put(*args)

    monkeypatch.setattr(materialising, "put_items", put_late)
    await do_jobs(api)

    assert changes == 1
    assert await items(api, task) == {}


async def test_a_completion_that_changes_all_the_time_does_not_keep_others_waiting(
    api: Api, duty: Duty, new_api: NewApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = await new_api()
    tasks = [await create_task(one, tags={"any": ["a"]}) for one in (api, other)]
    await settled(api, duty)
    [hot, late] = [(await create(one, {"tags": ["a"]}))[0] for one in (api, other)]
    put = items_of_queues.put_items

    async def put_while_it_changes(task: Any, rows: Any) -> None:
        await put(task, rows)
        if hot in {row["_id"].rpartition("/")[2] for row in rows}:
            await api.query(RETAG, ids=[hot], add=["b"], remove=[])
            await api.query(RETAG, ids=[hot], add=[], remove=["b"])

    monkeypatch.setattr(materialising, "put_items", put_while_it_changes)
    before = duty.checkpoint
    await duty.step()

    assert duty.checkpoint != before
    assert (await items(api, tasks[0])).keys() == {hot}
    assert (await items(other, tasks[1])).keys() == {late}

    await api.query(RETAG, ids=[hot], add=[], remove=["a"])
    await duty.catch_up()
    assert await items(api, tasks[0]) == {}


async def test_a_queue_may_be_of_what_others_have_graded(api: Api, duty: Duty) -> None:
    ids = await create(api, *({"tags": ["a"]} for _ in range(3)))
    first = await create_task(api)
    low = {"taskId": {"eq": first}, "values": [{"path": "score", "lte": 2}]}
    second = await create_task(api, filter={"feedback": {"some": low}})
    await settled(api, duty)
    upload = """
    mutation ($task: ID!, $id: ID!, $values: JSON!) {
      uploadFeedback(
        input: {taskId: $task, jsonValues: $values, selection: {completionIds: [$id]}}
      ) { feedback { id } }
    }
    """
    for id_, score in zip(ids, (1, 5, 2), strict=True):
        data = await api.query(upload, task=first, id=id_, values={"score": score})
    await duty.catch_up()
    assert (await items(api, second)).keys() == {ids[0], ids[2]}

    taken_back = data["uploadFeedback"]["feedback"]["id"]
    delete = "mutation ($id: ID!) { deleteFeedback(input: {id: $id}) { deletedId } }"
    await api.query(delete, id=taken_back)
    await grade(api, second, ids[0])
    await duty.catch_up()

    assert {id_: item["is_open"] for id_, item in (await items(api, second)).items()} == {
        ids[0]: False
    }


async def test_queues_of_others_are_left_alone(new_api: NewApi, duty: Duty) -> None:
    api, other = await new_api(), await new_api()
    [id_] = await create(api, {"tags": ["a"]})
    await create(other, {"tags": ["a"]})
    task = await create_task(api, tags={"any": ["a"]})
    of_other = await create_task(other, tags={"any": ["b"]})
    await settled(api, duty)
    await settled(other, duty)

    assert (await items(api, task)).keys() == {id_}
    assert await items(other, of_other) == {}
    seen = await other.query(
        QUEUES.replace("feedbackTask(id: $id)", "feedbackTask(id: $id)"), id=of_other
    )
    assert seen["feedbackTask"]["ungradedCount"] == 0
    assert (
        await other.error_code(
            "query ($id: ID!) { completions(filter: {ungradedForTask: $id}) { totalCount } }",
            id=task,
        )
        == "NOT_FOUND"
    )


async def test_a_queue_is_of_what_long_feedback_says_to_its_end(api: Api, duty: Duty) -> None:
    """What copies of feedback have not of it, the feedback itself decides."""
    one, other, late = await create(api, {}, {}, {})
    asked_of = await create_task(api)
    says = "z" * 400 + "end"
    await api.query(SAY, task=asked_of, id=one, values={"why": says})
    await api.query(SAY, task=asked_of, id=other, values={"why": "z" * 400})
    ends = {"some": {"values": [{"path": "why", "endsWith": "end"}]}}
    task_id = await create_task(api, filter={"feedback": ends})

    await settled(api, duty)
    assert set(await items(api, task_id)) == {one}
    await api.query(SAY, task=asked_of, id=late, values={"why": says})
    await duty.catch_up()
    assert set(await items(api, task_id)) == {one, late}
