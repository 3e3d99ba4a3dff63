"""What grades do to a queue that graders share, over GraphQL."""

from typing import Any

import pytest

from services.storage.database import database
from tests.api import Api
from tests.commands import Commands, stages
from tests.grading.test_assigning import RENEW, SKIP, assign, build, end_leases, of, progress
from tests.graphql.test_completions import create_all
from tests.graphql.test_feedback import create_task

GRADE = """mutation ($input: UploadFeedbackInput!) {
  uploadFeedback(input: $input) { feedback { id } }
}"""
CORRECT = """mutation ($id: ID!, $values: JSON!) {
  updateFeedback(input: {id: $id, jsonValues: $values}) { feedback { revision } }
}"""
TAKE_BACK = "mutation ($id: ID!) { deleteFeedback(input: {id: $id}) { deletedId } }"
WAITING = """query ($id: ID!) { feedbackTask(id: $id) {
  ungradedCount ungradedCompletions(first: 10) { nodes { id } }
} }"""


@pytest.fixture
async def ids(api: Api) -> list[str]:
    """Three completions, oldest first."""
    return await create_all(api, *({"tags": ["prod"]} for _ in range(3)))


async def grade(
    api: Api, task: dict[str, Any], grader: str | None, score: int, *completion_ids: str
) -> str:
    given: dict[str, Any] = {
        "taskId": task["id"],
        "jsonValues": {"score": score},
        "selection": {"completionIds": list(completion_ids)},
    }
    if grader is not None:
        given["grader"] = {"id": grader, "kind": "HUMAN"}
    feedback_id: str = (await api.query(GRADE, input=given))["uploadFeedback"]["feedback"]["id"]
    return feedback_id


async def waiting(api: Api, task: dict[str, Any]) -> set[str]:
    found = (await api.query(WAITING, id=task["id"]))["feedbackTask"]
    nodes = {node["id"] for node in found["ungradedCompletions"]["nodes"]}
    assert found["ungradedCount"] == len(nodes)
    return nodes


async def test_a_grade_ends_the_lease_and_one_that_is_taken_back_lets_it_wait_again(
    api: Api, ids: list[str]
) -> None:
    task = await create_task(api)
    [lease] = await assign(api, task, "ann")

    feedback_id = await grade(api, task, "ann", 3, ids[2])

    renewed = (await api.query(RENEW, ids=[lease["id"]], seconds=60))["renewLease"]
    assert renewed["lostIds"] == [lease["id"]]
    assert of(await assign(api, task, "bob", count=5)) == [ids[1], ids[0]]
    await end_leases(api, *ids)
    await api.query(TAKE_BACK, id=feedback_id)
    assert of(await assign(api, task, "ann", count=5)) == ids[::-1]


async def test_a_completion_goes_to_as_many_graders_as_the_task_wants_each_once(
    api: Api, ids: list[str]
) -> None:
    task = await create_task(api, gradesPerCompletion=2)
    await build(api, task)
    await grade(api, task, "ann", 3, *ids)
    await grade(api, task, "bob", 3, ids[2])
    assert await waiting(api, task) == set(ids[:2])

    handed = [of(await assign(api, task, grader, count=5)) for grader in ("ann", "eve", "dan")]

    assert handed == [[], [ids[1], ids[0]], []]


async def test_another_grade_by_the_same_grader_is_no_second_one(api: Api, ids: list[str]) -> None:
    task = await create_task(api, gradesPerCompletion=2)
    await build(api, task)
    first = await grade(api, task, "ann", 3, ids[0])
    await grade(api, task, "ann", 4, ids[0])

    assert await waiting(api, task) == set(ids)
    await api.query(TAKE_BACK, id=first)
    assert of(await assign(api, task, "ann", count=5)) == [ids[2], ids[1]]


async def test_those_that_graders_disagree_about_go_to_one_more(api: Api, ids: list[str]) -> None:
    task = await create_task(api, gradesPerCompletion=2)
    await build(api, task)
    for completion_id, scores in zip(ids, [(1, 5), (3, 3), (2, 3)], strict=True):
        for grader, score in zip(("ann", "bob"), scores, strict=True):
            feedback_id = await grade(api, task, grader, score, completion_id)
    assert await waiting(api, task) == set()

    handed = [
        of(await assign(api, task, grader, count=5, order="DISAGREED"))
        for grader in ("ann", "eve", "dan")
    ]
    await end_leases(api, *ids)
    await api.query(CORRECT, id=feedback_id, values={"score": 2})
    agreed = of(await assign(api, task, "eve", count=5, order="DISAGREED"))

    assert handed == [[], [ids[0], ids[2]], []]
    assert agreed == [ids[0]]


async def test_progress_tells_who_has_graded_and_how_fast(api: Api, ids: list[str]) -> None:
    task = await create_task(api)
    await grade(api, task, None, 1, ids[2])
    before = await progress(api, task)
    await assign(api, task, "ann")
    await build(api, task)
    await grade(api, task, "ann", 1, *ids[:2])

    counted = await progress(api, task)

    assert (before["waiting"], before["lastHour"], before["lastDay"]) == (2, 1, 1)
    assert {name: counted[name] for name in ("waiting", "leased", "graded", "isBuilding")} == {
        "waiting": 0,
        "leased": 0,
        "graded": 3,
        "isBuilding": False,
    }
    assert (counted["lastHour"], counted["lastDay"], counted["oldestAt"]) == (3, 3, None)
    [ann, token] = counted["graders"]
    assert ann == {
        "grader": "ann",
        "leased": 0,
        "graded": 2,
        "skipped": 0,
        "lastHour": 2,
        "lastDay": 2,
    }
    assert token["grader"].startswith("token:")
    assert (token["graded"], token["lastHour"]) == (1, 1)


async def test_a_grade_without_a_lease_is_taken_and_ends_those_of_nobody_else(
    api: Api, ids: list[str]
) -> None:
    task = await create_task(api, gradesPerCompletion=2)
    await build(api, task)
    [lease] = await assign(api, task, "ann")
    await grade(api, task, "bob", 3, ids[2])

    renewed = (await api.query(RENEW, ids=[lease["id"]], seconds=60))["renewLease"]

    assert [one["id"] for one in renewed["leases"]] == [lease["id"]]


async def test_an_archived_task_hands_out_nothing(api: Api, ids: list[str]) -> None:
    task = await create_task(api)
    archive = (
        "mutation ($id: ID!) { archiveFeedbackTask(input: {id: $id}) { feedbackTask { id } } }"
    )
    await api.query(archive, id=task["id"])
    query = """mutation ($id: ID!) { assignNext(input: {taskId: $id}) { leases { id } } }"""

    assert await api.error_code(query, id=task["id"]) == "CONFLICT"


async def test_a_grade_after_its_lease_counts_and_who_has_the_completion_by_then_is_told(
    api: Api, ids: list[str]
) -> None:
    task = await create_task(api)
    await assign(api, task, "ann")
    await end_leases(api, *ids)
    [lease] = await assign(api, task, "bob")

    await grade(api, task, "ann", 1, ids[2])
    renewed = (await api.query(RENEW, ids=[lease["id"]], seconds=60))["renewLease"]
    skipped = await api.error_code(SKIP, id=lease["id"])
    leased = (await progress(api, task))["leased"]
    await grade(api, task, "bob", 2, ids[2])

    assert renewed == {"leases": [], "lostIds": [lease["id"]]}
    assert (skipped, leased) == ("CONFLICT", 0)
    counted = {one["grader"]: one["graded"] for one in (await progress(api, task))["graders"]}
    assert counted == {"ann": 1, "bob": 1}


async def test_a_lease_of_what_is_disagreed_about_lasts_until_it_is_adjudicated(
    api: Api, ids: list[str]
) -> None:
    task = await create_task(api, gradesPerCompletion=2)
    await build(api, task)
    await grade(api, task, "ann", 1, ids[2])
    await grade(api, task, "bob", 2, ids[2])
    [lease] = await assign(api, task, "eve", order="DISAGREED")
    kept = []
    for _ in range(2):
        renewed = (await api.query(RENEW, ids=[lease["id"]], seconds=60))["renewLease"]
        kept.append(len(renewed["leases"]))
        if len(kept) == 1:
            await grade(api, task, "dan", 3, ids[2])
    given = {"taskId": task["id"], "completionId": ids[2], "jsonValues": {"score": 2}}
    await api.query(ADJUDICATE, input=given)
    renewed = (await api.query(RENEW, ids=[lease["id"]], seconds=60))["renewLease"]

    assert kept == [1, 1]
    assert renewed["lostIds"] == [lease["id"]]


ADJUDICATE = "mutation ($input: AdjudicateInput!) { adjudicate(input: $input) { feedback { id } } }"


async def test_progress_counts_what_is_graded_by_keys_of_indexes_alone(
    api: Api, ids: list[str], commands: Commands
) -> None:
    task = await create_task(api, gradesPerCompletion=2)
    await build(api, task)
    for grader in ("ann", "bob"):
        await grade(api, task, grader, 1, *ids[:2])
    commands.sent.clear()

    counted = await progress(api, task)

    assert {one["grader"]: one["graded"] for one in counted["graders"]} == {"ann": 2, "bob": 2}
    counts = [
        one
        for one in commands.queries
        if one.get("aggregate") == "queue_items" and {"$group": ALL} in one["pipeline"]
    ]
    assert len(counts) == 2 + 2
    for one in counts:
        explained = await database.client["tests"].command(
            {"explain": one, "verbosity": "queryPlanner"}
        )
        assert "COUNT_SCAN" in stages(explained)


async def test_of_many_graders_all_that_they_have_graded_is_read_at_once(
    api: Api, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.grading.progress._MOST_COUNTED_EACH", 1)
    task = await create_task(api, gradesPerCompletion=2)
    await build(api, task)
    await grade(api, task, "ann", 1, *ids[:2])
    await grade(api, task, "bob", 1, *ids[1:])

    counted = await progress(api, task)

    assert {one["grader"]: one["graded"] for one in counted["graders"]} == {"ann": 2, "bob": 2}


ALL = {"_id": 1, "n": {"$sum": 1}}
