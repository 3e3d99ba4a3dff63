"""The grade that counts, over GraphQL."""

import asyncio
from typing import Any

import pytest

from services.grading.adjudicating import adjudication_id
from services.tenants.tokens import Role
from tests.api import Api
from tests.conftest import NewApi
from tests.grading.test_assigning import assign, build, of, progress
from tests.grading.test_feedback_agreement import SCHEMA, agreement, grade, team
from tests.graphql.test_completions import create_all
from tests.graphql.test_feedback import UPLOAD, create_task

ADJUDICATE = """
mutation ($input: AdjudicateInput!) {
  adjudicate(input: $input) {
    feedback { id adjudicates revision jsonValues comment matchedCompletionIds taskVersion
               history { revision jsonValues } }
  }
}
"""
SHOWN = """
query ($id: ID!, $task: ID!) {
  completion(id: $id) {
    adjudication(taskId: $task) { id jsonValues adjudicates }
    feedback { totalCount nodes { adjudicates jsonValues } }
  }
  feedbackAgreement(taskId: $task, path: "score") {
    gradeCount disagreements { nodes { completionId adjudication { jsonValues } } }
  }
}
"""


async def adjudicate(api: Api, task_id: str, completion_id: str, score: int, **more: Any) -> Any:
    given = {"taskId": task_id, "completionId": completion_id, "jsonValues": {"score": score}}
    data = await api.query(ADJUDICATE, input={**given, **more})
    return data["adjudicate"]["feedback"]


async def test_it_is_shown_and_is_no_grade_among_others(new_api: NewApi) -> None:
    one, other = await team(new_api, 2)
    task = await create_task(one, jsonSchema=SCHEMA, completionTagsSelector=[])
    [completion_id] = await create_all(one, {})
    await grade(one, task["id"], completion_id, score=1)
    await grade(other, task["id"], completion_id, score=5)

    made = await adjudicate(one, task["id"], completion_id, 4, comment="both are right")
    shown = await one.query(SHOWN, id=completion_id, task=task["id"])

    assert made | {"id": ""} == {
        "id": "",
        "adjudicates": True,
        "revision": 1,
        "jsonValues": {"score": 4},
        "comment": "both are right",
        "matchedCompletionIds": [completion_id],
        "taskVersion": 1,
        "history": [],
    }
    assert shown["completion"]["adjudication"] == {
        "id": made["id"],
        "jsonValues": {"score": 4},
        "adjudicates": True,
    }
    assert [node["adjudicates"] for node in shown["completion"]["feedback"]["nodes"]] == [
        True,
        False,
        False,
    ]
    assert shown["feedbackAgreement"]["gradeCount"] == 2
    assert shown["feedbackAgreement"]["disagreements"]["nodes"] == [
        {"completionId": completion_id, "adjudication": {"jsonValues": {"score": 4}}}
    ]


async def test_the_grade_that_counts_is_filtered_by_in_lists_of_feedback_and_of_completions(
    api: Api,
) -> None:
    task = await create_task(api, jsonSchema=SCHEMA, completionTagsSelector=[])
    ids = await create_all(api, {}, {}, {})
    graded = await grade(api, task["id"], *ids, score=1)
    decided = [await adjudicate(api, task["id"], ids[n], n + 3) for n in range(2)]
    query = """
    query ($feedback: FeedbackFilter, $completions: CompletionFilter) {
      feedbacks(filter: $feedback) { nodes { id } }
      completions(filter: $completions) { nodes { id } }
    }
    """

    async def found(*, adjudicates: bool, **condition: Any) -> tuple[set[str], list[str]]:
        one = {"adjudicates": adjudicates, **condition}
        data = await api.query(query, feedback=one, completions={"feedback": {"some": one}})
        ids_of = [[row["id"] for row in data[name]["nodes"]] for name in data]
        return set(ids_of[0]), ids_of[1]

    of_four = [{"path": "score", "eq": 4}]
    assert await found(adjudicates=True) == ({one["id"] for one in decided}, [ids[1], ids[0]])
    assert await found(adjudicates=True, values=of_four) == ({decided[1]["id"]}, [ids[1]])
    assert await found(adjudicates=False) == ({graded}, ids[::-1])


async def test_another_one_is_a_new_revision_of_the_same(new_api: NewApi) -> None:
    api, other = await team(new_api, 2)
    lead = await new_api(Role.WRITER, api.organization_id)
    task = await create_task(api, jsonSchema=SCHEMA, completionTagsSelector=[])
    [completion_id] = await create_all(api, {})

    first = await adjudicate(api, task["id"], completion_id, 4)
    second = await adjudicate(lead, task["id"], completion_id, 2)

    assert second["id"] == first["id"]
    assert second["revision"] == 2
    assert second["jsonValues"] == {"score": 2}
    assert second["history"] == [{"revision": 1, "jsonValues": {"score": 4}}]
    counted = await other.query("{ feedbacks { totalCount } }")
    assert counted["feedbacks"]["totalCount"] == 1


async def test_of_several_at_the_same_time_one_is_left_and_who_lost_is_told(api: Api) -> None:
    task = await create_task(api, jsonSchema=SCHEMA, completionTagsSelector=[])
    [completion_id] = await create_all(api, {})
    given = {"taskId": task["id"], "completionId": completion_id}

    bodies = await asyncio.gather(
        *(
            api.execute(ADJUDICATE, input={**given, "jsonValues": {"score": score}})
            for score in (1, 2, 3, 4)
        )
    )

    errors = [error for body in bodies for error in body.get("errors", ())]
    made = [body["data"]["adjudicate"]["feedback"] for body in bodies if "errors" not in body]
    assert {error["extensions"]["code"] for error in errors} <= {"CONFLICT"}
    assert sorted(one["revision"] for one in made) == list(range(1, len(made) + 1))
    last = max(made, key=lambda one: one["revision"])
    feedbacks = await api.query("{ feedbacks { nodes { id jsonValues } } }")
    assert feedbacks["feedbacks"]["nodes"] == [{"id": last["id"], "jsonValues": last["jsonValues"]}]


async def test_one_of_each_task_and_each_completion(api: Api) -> None:
    tasks = [await create_task(api, jsonSchema=SCHEMA, completionTagsSelector=[]) for _ in "ab"]
    ids = await create_all(api, {}, {})
    made = [
        await adjudicate(api, task["id"], completion_id, 1)
        for task in tasks
        for completion_id in ids
    ]

    assert len({one["id"] for one in made}) == 4
    assert {one["revision"] for one in made} == {1}


async def test_it_takes_the_completion_off_the_queue_and_goes_with_it(api: Api) -> None:
    task = await create_task(api, jsonSchema=SCHEMA, completionTagsSelector=[])
    [completion_id] = await create_all(api, {})
    count = "query ($id: ID!) { feedbackTask(id: $id) { ungradedCount feedbackCount } }"

    await adjudicate(api, task["id"], completion_id, 1)
    graded = await api.query(count, id=task["id"])
    await api.query(
        "mutation ($ids: [ID!]!) { deleteCompletions(input: {ids: $ids}) { count } }",
        ids=[completion_id],
    )
    gone = await api.query(count, id=task["id"])

    assert graded["feedbackTask"] == {"ungradedCount": 0, "feedbackCount": 1}
    assert gone["feedbackTask"] == {"ungradedCount": 0, "feedbackCount": 0}


async def test_what_is_adjudicated_is_not_handed_out_as_disagreed(new_api: NewApi) -> None:
    one, other = await team(new_api, 2)
    task = await create_task(
        one, jsonSchema=SCHEMA, completionTagsSelector=[], gradesPerCompletion=2
    )
    ids = await create_all(one, {}, {})
    await build(one, task)
    for completion_id in ids:
        await grade(one, task["id"], completion_id, score=1)
        await grade(other, task["id"], completion_id, score=5)

    await adjudicate(one, task["id"], ids[0], 3)
    handed = await assign(one, task, "eve", order="DISAGREED", count=5)

    assert of(handed) == [ids[1]]


async def test_an_archived_task_takes_none(api: Api) -> None:
    task = await create_task(api, jsonSchema=SCHEMA, completionTagsSelector=[])
    [completion_id] = await create_all(api, {})
    archive = """
    mutation ($id: ID!) { archiveFeedbackTask(input: {id: $id}) { feedbackTask { id } } }
    """
    await api.query(archive, id=task["id"])

    given = {"taskId": task["id"], "completionId": completion_id, "jsonValues": {"score": 1}}
    assert await api.error_code(ADJUDICATE, input=given) == "CONFLICT"


async def test_no_client_takes_the_id_of_the_grade_that_counts(api: Api) -> None:
    task = await create_task(api, jsonSchema=SCHEMA, completionTagsSelector=[])
    [completion_id] = await create_all(api, {})
    given = {"taskId": task["id"], "jsonValues": {"score": 1}}
    taken = adjudication_id(task["id"], completion_id)
    upload = {**given, "id": taken, "selection": {"completionIds": [completion_id]}}
    rest = {
        "id": taken,
        "task_id": task["id"],
        "json_values": {"score": 1},
        "comment": "",
        "matched_completion_ids": [completion_id],
    }

    assert await api.error_code(UPLOAD, input=upload) == "BAD_USER_INPUT"
    assert (await api.http.post("/api/v1/feedback", json=rest)).status_code == 400
    await api.query(ADJUDICATE, input={**given, "completionId": completion_id})
    assert await api.error_code(UPLOAD, input=upload) == "CONFLICT"
    shown = await api.query(SHOWN, id=completion_id, task=task["id"])
    assert shown["completion"]["adjudication"]["jsonValues"] == {"score": 1}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"taskId": "unknown"}, "NOT_FOUND"),
        ({"completionId": "unknown"}, "NOT_FOUND"),
        ({"jsonValues": {"score": 9}}, "BAD_USER_INPUT"),
        ({"jsonValues": [1]}, "BAD_USER_INPUT"),
        ({"comment": "x" * 100_001}, "BAD_USER_INPUT"),
    ],
)
async def test_what_is_refused_leaves_no_trace(
    api: Api, changes: dict[str, Any], code: str
) -> None:
    task = await create_task(api, jsonSchema=SCHEMA, completionTagsSelector=[])
    [completion_id] = await create_all(api, {})
    given = {"taskId": task["id"], "completionId": completion_id, "jsonValues": {"score": 1}}

    assert await api.error_code(ADJUDICATE, input={**given, **changes}) == code

    assert (await api.query("{ feedbacks { totalCount } }"))["feedbacks"]["totalCount"] == 0
    found = await agreement(api, task["id"])
    assert found["gradeCount"] == 0


async def test_of_another_organization_nothing_can_be_adjudicated(new_api: NewApi) -> None:
    owner, stranger = await new_api(), await new_api()
    task = await create_task(owner, jsonSchema=SCHEMA, completionTagsSelector=[])
    own_task = await create_task(stranger, jsonSchema=SCHEMA, completionTagsSelector=[])
    [completion_id] = await create_all(owner, {})

    for task_id in (task["id"], own_task["id"]):
        given = {"taskId": task_id, "completionId": completion_id, "jsonValues": {"score": 1}}
        assert await stranger.error_code(ADJUDICATE, input=given) == "NOT_FOUND"


async def test_a_grader_may_not_adjudicate(api: Api, new_api: NewApi) -> None:
    grader = await new_api(Role.GRADER, api.organization_id)
    given = {"taskId": "x", "completionId": "y", "jsonValues": {}}

    assert await grader.error_code(ADJUDICATE, input=given) == "FORBIDDEN"


async def test_who_adjudicates_is_no_grader_of_the_queue(new_api: NewApi) -> None:
    ann = await new_api()
    lead = await new_api(Role.WRITER, ann.organization_id)
    task = await create_task(ann, completionTagsSelector=[], gradesPerCompletion=2)
    one, other = await create_all(ann, {}, {})
    await build(ann, task)
    await grade(ann, task["id"], one, score=1)
    await adjudicate(lead, task["id"], one, 4)
    await adjudicate(lead, task["id"], other, 4)

    counted = await progress(ann, task)

    [grader] = counted["graders"]
    assert (grader["graded"], grader["lastHour"], grader["lastDay"]) == (1, 1, 1)
    assert (counted["waiting"], counted["graded"]) == (0, 2)
    assert (counted["lastHour"], counted["lastDay"]) == (1, 1)


async def test_what_is_adjudicated_stays_graded_when_it_is_selected_no_more(api: Api) -> None:
    task = await create_task(api, completionTagsSelector=["a"], gradesPerCompletion=2)
    [completion_id] = await create_all(api, {"tags": ["a"]})
    await build(api, task)
    await adjudicate(api, task["id"], completion_id, 4)
    retag = """mutation ($ids: [ID!]!) {
      removeTags(input: {completionIds: $ids, tags: ["a"]}) { results { id } }
    }"""
    await api.query(retag, ids=[completion_id])
    await build(api, task)

    counted = await progress(api, task)
    assert (counted["waiting"], counted["graded"]) == (0, 1)
