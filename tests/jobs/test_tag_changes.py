"""Tags are renamed, merged and deleted wherever they are named, whoever writes beside."""

import asyncio
import random
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

import orjson
import pytest

from models import CompletionDocument, JobDocument
from services.clock import utc_now
from services.completions.tagging import rename_some
from services.feedback.tasks import get_feedback_task, update_feedback_task
from services.ids import storage_key
from services.jobs import tag_changes
from services.jobs.runner import JobRunner
from services.jobs.saved_filters import rename_in_views, renamed_filter
from services.jobs.steps import Checkpoint, Kind
from services.rows import FeedbackTaskRow
from services.storage.database import database
from tests.api import Api
from tests.commands import Commands
from tests.conftest import NewApi
from tests.graphql.test_cost import assert_served_by_indexes
from tests.waiting import until

CREATE = """
mutation ($all: [CreateCompletionInput!]!) {
  createCompletions(input: {completions: $all}) { count results { id } }
}
"""
RENAME = """
mutation ($tag: String!, $to: String!) {
  renameTag(input: {tag: $tag, newTag: $to}) { job { id kind state } }
}
"""
MERGE = """
mutation ($tags: [String!]!, $into: String!) {
  mergeTags(input: {tags: $tags, into: $into}) { job { id } }
}
"""
DELETE = "mutation ($tag: String!) { deleteTag(input: {tag: $tag}) { job { id } } }"
JOB = "query ($id: ID!) { job(id: $id) { state done total log { text } } }"
TASK = """
mutation ($tags: [String!]!) {
  createFeedbackTask(input: {name: "t", jsonSchema: {}, completionTagsSelector: $tags}) {
    feedbackTask { id }
  }
}
"""


async def create(api: Api, *rows: Mapping[str, Any]) -> list[str]:
    ids: list[str] = []
    for begin in range(0, len(rows), 500):
        data = await api.query(CREATE, all=rows[begin : begin + 500])
        ids += [one["id"] for one in data["createCompletions"]["results"]]
    return ids


async def stored(api: Api) -> dict[str, Mapping[str, Any]]:
    """Return all completions by their ids, with their tags and revisions."""
    rows = (
        await database.collection(CompletionDocument)
        .find({"organization_id": api.organization_id}, {"tags": 1, "revision": 1, "updated_at": 1})
        .to_list()
    )
    return {row["_id"].rpartition("/")[2]: row for row in rows}


def renamed(tags: Sequence[str], old: Sequence[str], new: str) -> list[str]:
    return list(dict.fromkeys(new if tag in old else tag for tag in tags))


async def finished(api: Api, job_id: str, *, twice: bool = False) -> list[str]:
    """Do a job to its end, each step `twice` if it is told, as after a crash; return its log."""
    key = {"_id": storage_key(api.organization_id, job_id)}
    jobs = database.collection(JobDocument)
    row = await jobs.find_one(key)
    assert row is not None
    at: Checkpoint | None = row["checkpoint"]
    log: list[str] = []
    while at is not None:
        if twice:
            await tag_changes.step(api.organization_id, at)
        result = await tag_changes.step(api.organization_id, at)
        log += result.log
        at = result.checkpoint
    over = {"state": "succeeded", "ended_at": utc_now(), "due_at": None, "checkpoint": None}
    await jobs.update_one(key, {"$set": over})
    return log


async def test_a_tag_is_renamed_in_hundreds_of_completions_while_others_are_logged(
    new_api: NewApi,
) -> None:
    api, other = await new_api(), await new_api()
    rolls = random.Random(5)  # noqa: S311  # data for a test
    rows = [
        {"tags": [*rolls.sample(["x", "new", "y"], rolls.randrange(4)), *tags]}
        for tags in ([["old"]] * 600 + [[]] * 50)
    ]
    for row in rows:
        rolls.shuffle(row["tags"])
    ids = await create(api, *rows)
    await create(other, {"tags": ["old"]})
    before = await stored(api)

    job = (await api.query(RENAME, tag="old", to="new"))["renameTag"]["job"]
    runner = JobRunner(
        {tag_changes.TAG_CHANGES: Kind(tag_changes.step)},
        poll_seconds=0.05,
        sleep=lambda _: asyncio.sleep(0),
    )
    runner.start()
    try:
        late = [id_ for _ in range(5) for id_ in await create(api, {"tags": ["old", "x"]})]

        async def is_over() -> bool:
            state: str = (await api.query(JOB, id=job["id"]))["job"]["state"]
            return state == "SUCCEEDED"

        await until(is_over)
    finally:
        await runner.stop()

    assert (job["kind"], job["state"]) == ("tag_changes", "QUEUED")
    after = await stored(api)
    for id_, row in zip(ids, rows, strict=True):
        assert after[id_]["tags"] == renamed(row["tags"], ["old"], "new")
        is_changed = "old" in row["tags"]
        assert after[id_]["revision"] == before[id_]["revision"] + is_changed
        assert (after[id_]["updated_at"] > before[id_]["updated_at"]) is is_changed
    # Those that were logged after the last look have it still; each is one or the other.
    assert all(after[id_]["tags"] in (["new", "x"], ["old", "x"]) for id_ in late)
    assert [row["tags"] for row in (await stored(other)).values()] == [["old"]]
    shown = (await api.query(JOB, id=job["id"]))["job"]
    assert 600 <= shown["done"] <= 605
    assert shown["total"] >= 600


async def test_what_is_logged_between_two_looks_is_found_by_the_next(api: Api) -> None:
    await create(api, {"tags": ["old"]})
    job = (await api.query(RENAME, tag="old", to="new"))["renameTag"]["job"]
    at: Checkpoint | None = None
    row = await database.collection(JobDocument).find_one(
        {"_id": storage_key(api.organization_id, job["id"])}
    )
    assert row is not None
    at, steps = row["checkpoint"], 0
    log: list[str] = []
    while at is not None:
        result = await tag_changes.step(api.organization_id, at)
        at, steps = result.checkpoint, steps + 1
        log += result.log
        if steps < 6:
            await create(api, {"tags": ["old"]})
        assert steps < 50

    assert {tag for one in (await stored(api)).values() for tag in one["tags"]} == {"new"}
    assert log == []


async def test_a_job_that_is_never_through_ends_and_says_so(api: Api) -> None:
    at: Checkpoint | None = {"old": ["old"], "new": "new", "named": [], "phase": "completions"}
    log: list[str] = []
    while at is not None:
        await create(api, {"tags": ["old"]})
        result = await tag_changes.step(api.organization_id, at)
        at, log = result.checkpoint, [*log, *result.log]

    assert len(log) == 1
    assert "still being logged with the old tag" in log[0]


@pytest.mark.parametrize("twice", [False, True])
async def test_tags_are_merged_in_completions_selectors_and_filters(api: Api, twice: bool) -> None:
    tags = [["a", "x", "b"], ["b", "c"], ["x", "c", "y", "a"], ["x"], ["$a", "a"]]
    ids = await create(api, *({"tags": one, "sessionId": "s"} for one in tags))
    task = (await api.query(TASK, tags=["a", "b", "x"]))["createFeedbackTask"]["feedbackTask"]["id"]
    filter_ = {"or": [{"tags": {"has": "a"}}, {"not": {"tags": {"hasAll": ["a", "x", "b"]}}}]}
    view = """
    mutation ($f: JSON) {
      createSavedView(input: {name: "v", subject: COMPLETIONS, filter: $f}) { savedView { id } }
    }
    """
    await api.query(view, f=filter_)
    query = """
    query ($id: ID!) {
      feedbackTask(id: $id) { completionTagsSelector version ungradedCount }
      savedViews { nodes { filter isValid revision } }
      session(id: "s") { tags }
    }
    """
    before = await api.query(query, id=task)

    job = (await api.query(MERGE, tags=["a", "b", "c"], into="c"))["mergeTags"]["job"]["id"]
    log = await finished(api, job, twice=twice)

    after = await stored(api)
    assert [after[id_]["tags"] for id_ in ids] == [
        ["c", "x"],
        ["c"],
        ["x", "c", "y"],
        ["x"],
        ["$a", "c"],
    ]
    seen = await api.query(query, id=task)
    assert before["feedbackTask"]["ungradedCount"] == 1
    assert seen["feedbackTask"] == {
        "completionTagsSelector": ["c", "x"],
        "version": 2,
        "ungradedCount": 2,
    }
    assert sorted(seen["session"]["tags"]) == ["$a", "c", "x", "y"]
    assert seen["savedViews"]["nodes"] == [
        {
            "filter": {"or": [{"tags": {"has": "c"}}, {"not": {"tags": {"hasAll": ["c", "x"]}}}]},
            "isValid": True,
            "revision": 2,
        }
    ]
    if not twice:
        assert log == [
            f"the feedback task {task} selects by the new tag",
            "changed the filters of 1 saved views",
        ]


async def steps(api: Api, at: Checkpoint | None) -> AsyncIterator[Sequence[str]]:
    """Do a job step by step, and yield what each says."""
    while at is not None:
        result = await tag_changes.step(api.organization_id, at)
        at = result.checkpoint
        yield result.log


def beginning(old: str, new: str | None) -> Checkpoint:
    return {"old": [old], "new": new, "named": [], "phase": "begin"}


async def test_no_queue_loses_what_it_has_while_its_tag_is_renamed(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tag_changes, "_BATCH", 3)
    ids = await create(api, *([{"tags": ["x", "old", "y"]}] * 10), {"tags": ["new", "old"]})
    await api.query(TASK, tags=["old"])
    query = "{ feedbackTasks { nodes { ungradedCount completionTagsSelector } } }"

    counts = []
    async for _ in steps(api, beginning("old", "new")):
        [task] = (await api.query(query))["feedbackTasks"]["nodes"]
        counts.append(task["ungradedCount"])

    assert len(counts) > 8
    assert set(counts) == {11}
    assert task["completionTagsSelector"] == ["new"]
    after = await stored(api)
    assert [after[id_]["tags"] for id_ in ids] == [["x", "new", "y"]] * 10 + [["new"]]


async def test_an_index_leads_to_what_a_job_changes(
    api: Api, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tag_changes, "_BATCH", 3)
    await create(api, *([{"tags": ["a", "x"]}, {"tags": ["b"]}] * 10))
    await api.query(TASK, tags=["a"])

    commands.sent.clear()
    async for _ in steps(api, {**beginning("a", "new"), "old": ["a", "b"]}):
        pass

    await assert_served_by_indexes(commands)


async def test_tasks_and_views_that_are_made_meanwhile_follow(api: Api) -> None:
    await create(api, {"tags": ["old"]})
    view = """
    mutation { createSavedView(
      input: {name: "v", subject: COMPLETIONS, filter: {tags: {has: "old"}}}
    ) { savedView { id } } }
    """
    said: list[str] = []
    async for log in steps(api, {**beginning("old", "new"), "phase": "completions"}):
        if not said:
            await api.query(TASK, tags=["old"])
            await api.query(view)
        said += log or [""]

    seen = await api.query(
        "{ feedbackTasks { nodes { completionTagsSelector } } savedViews { nodes { filter } } }"
    )
    assert seen["feedbackTasks"]["nodes"] == [{"completionTagsSelector": ["new"]}]
    assert seen["savedViews"]["nodes"] == [{"filter": {"tags": {"has": "new"}}}]


async def test_what_a_person_makes_of_a_task_while_a_job_changes_it_stays(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = (await api.query(TASK, tags=["old"]))["createFeedbackTask"]["feedbackTask"]["id"]
    read, edits = get_feedback_task, iter([["old", "mine"]])

    async def read_before_the_edit(organization_id: str, task_id: str) -> FeedbackTaskRow:
        row = await read(organization_id, task_id)
        for tags in edits:
            await update_feedback_task(organization_id, task_id, {"completion_tags_selector": tags})
            break
        return row

    monkeypatch.setattr(tag_changes, "get_feedback_task", read_before_the_edit)
    job = (await api.query(RENAME, tag="old", to="new"))["renameTag"]["job"]
    await finished(api, job["id"])

    row = await read(api.organization_id, task)
    assert row["completion_tags_selector"] == ["new", "mine"]


async def test_a_task_that_selects_by_a_tag_that_is_being_deleted_is_told_of(api: Api) -> None:
    task = (await api.query(TASK, tags=["old"]))["createFeedbackTask"]["feedbackTask"]["id"]

    said = [line async for log in steps(api, beginning("old", None)) for line in log]

    assert said == [f"the feedback task {task}, made meanwhile, selects by the tag"]


async def test_a_deleted_tag_is_gone_unless_a_task_selects_by_it(api: Api) -> None:
    ids = await create(api, {"tags": ["a", "b"]}, {"tags": ["b"]}, {"tags": ["c"]})
    await api.query(TASK, tags=["c"])

    refused = await api.execute(DELETE, tag="c")
    job = (await api.query(DELETE, tag="b"))["deleteTag"]["job"]["id"]
    await finished(api, job)

    assert refused["errors"][0]["extensions"]["code"] == "CONFLICT"
    assert "selects completions by this tag" in refused["errors"][0]["message"]
    after = await stored(api)
    assert [after[id_]["tags"] for id_ in ids] == [["a"], [], ["c"]]


async def test_a_late_row_of_an_sdk_does_not_bring_the_old_tag_back(api: Api) -> None:
    id_ = await api.create_completion(status="started", tags=["old"])
    job = (await api.query(RENAME, tag="old", to="new"))["renameTag"]["job"]["id"]
    await finished(api, job)

    response = await api.http.post(
        f"/api/v1/completions/{id_}", json={"status": "finished", "tags": ["old"]}
    )

    assert response.status_code == 200
    assert (await stored(api))[id_]["tags"] == ["new"]


async def test_one_job_at_a_time_changes_a_tag(new_api: NewApi) -> None:
    api, other = await new_api(), await new_api()
    job = (await api.query(RENAME, tag="a", to="b"))["renameTag"]["job"]["id"]

    assert await api.error_code(RENAME, tag="a", to="c") == "CONFLICT"
    assert await api.error_code(MERGE, tags=["x", "y"], into="b") == "CONFLICT"
    assert await api.error_code(DELETE, tag="b") == "CONFLICT"
    await api.query(RENAME, tag="x", to="y")
    await other.query(RENAME, tag="a", to="b")
    await api.query("mutation ($id: ID!) { cancelJob(input: {id: $id}) { job { state } } }", id=job)
    await api.query(DELETE, tag="b")
    found = await api.query('{ jobs(filter: {kind: {eq: "tag_changes"}}) { totalCount } }')
    assert found["jobs"]["totalCount"] == 3


async def test_of_several_that_are_asked_for_at_once_one_at_the_most_is_done(api: Api) -> None:
    bodies = await asyncio.gather(*(api.execute(RENAME, tag="a", to="b") for _ in range(5)))

    done = [body for body in bodies if "errors" not in body]
    codes = {body["errors"][0]["extensions"]["code"] for body in bodies if "errors" in body}
    assert len(done) <= 1
    assert codes == {"CONFLICT"}


@pytest.mark.parametrize(
    ("mutation", "variables", "path"),
    [
        (RENAME, {"tag": "", "to": "b"}, "/tag"),
        (RENAME, {"tag": "a", "to": "b" * 501}, "/newTag"),
        (RENAME, {"tag": "a", "to": "a"}, "/newTag"),
        (MERGE, {"tags": [], "into": "a"}, "/tags"),
        (MERGE, {"tags": ["a"], "into": "a"}, "/tags"),
        (MERGE, {"tags": ["a", ""], "into": "b"}, "/tags/1"),
        (MERGE, {"tags": [str(n) for n in range(101)], "into": "b"}, "/tags"),
        (DELETE, {"tag": ""}, "/tag"),
    ],
)
async def test_tags_that_cannot_be_are_told_by_their_place(
    api: Api, mutation: str, variables: dict[str, Any], path: str
) -> None:
    [error] = (await api.execute(mutation, **variables))["errors"]

    assert (error["extensions"]["code"], error["extensions"]["path"]) == ("BAD_USER_INPUT", path)


async def test_a_completion_that_another_was_faster_with_is_not_changed_again(api: Api) -> None:
    [id_] = await create(api, {"tags": ["a"]})

    assert await rename_some(api.organization_id, ["a"], "b", most=10) == (1, 1)
    assert await rename_some(api.organization_id, ["a"], "b", most=10) == (0, 0)
    assert (await stored(api))[id_]["revision"] == 2


def test_what_is_called_tags_in_a_clients_own_values_stays() -> None:
    own = '{"metadata":[{"key":"x","eq":{"tags":{"has":"a"}}}],"model":{"eq":"a"}}'

    assert renamed_filter(own, ["a"], "b") == own
    assert renamed_filter(None, ["a"], "b") is None
    assert renamed_filter('{"tags": {"has": "z"}}', ["a"], "b") == '{"tags": {"has": "z"}}'
    assert (
        renamed_filter('{"completions":{"some":{"tags":{"hasAny":["b","a"]}}}}', ["a"], "b")
        == '{"completions":{"some":{"tags":{"hasAny":["b"]}}}}'
    )
    nested = {
        "completion": {"not": {"tags": {"has": "a"}}},
        "or": [{"values": [{"path": "tags", "eq": {"tags": {"has": "a"}}}]}],
    }
    assert orjson.loads(renamed_filter(orjson.dumps(nested).decode(), ["a"], "b") or "") == {
        **nested,
        "completion": {"not": {"tags": {"has": "b"}}},
    }
    of_grades = {
        "and": [
            {"feedback": {"some": {"values": [{"path": "a", "eq": "a"}], "taskId": {"eq": "a"}}}},
            {"tags": {"hasNone": ["a"]}},
        ]
    }
    assert orjson.loads(renamed_filter(orjson.dumps(of_grades).decode(), ["a"], "b") or "") == {
        "and": [of_grades["and"][0], {"tags": {"hasNone": ["b"]}}]
    }
    long = orjson.dumps({"tags": {"hasAny": [f"a{n}" for n in range(2000)]}}).decode()
    assert renamed_filter(long, ["a1"], "b" * 9000) == long


async def test_the_filters_of_views_are_changed_by_one_command(
    api: Api, commands: Commands
) -> None:
    view = """
    mutation ($name: String!, $f: JSON) {
      createSavedView(input: {name: $name, subject: COMPLETIONS, filter: $f}) { savedView { id } }
    }
    """
    for name, tag in (("a", "old"), ("b", "old"), ("c", "other")):
        await api.query(view, name=name, f={"tags": {"has": tag}})
    commands.sent.clear()

    changed, after = await rename_in_views(api.organization_id, ["old"], "new", "")

    assert (changed, after) == (2, None)
    assert commands.names == ["find", "update"]
    seen = (await api.query("{ savedViews { nodes { filter revision } } }"))["savedViews"]["nodes"]
    has = sorted((one["filter"]["tags"]["has"], one["revision"]) for one in seen)
    assert has == [("new", 2), ("new", 2), ("other", 1)]
