"""Statistics of grades, through GraphQL."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from models import CompletionDocument
from services.ids import storage_key
from services.storage.database import database
from tests.api import Api
from tests.conftest import NewApi
from tests.grading.test_grades import DELETE, UPDATE, upload
from tests.graphql.test_feedback import create_task
from tests.insight.conftest import CatchUp

DAY = datetime(2026, 11, 20, 9, tzinfo=UTC)


async def graded(
    api: Api, task_id: str, *grades: dict[str, Any], tags: list[str] | None = None
) -> str:
    """Create a completion that has been graded: each grade by its values, and what it says else."""
    id_ = await api.create_completion(status="finished", tags=tags or [])
    await regrade(api, id_, task_id, *grades)
    return id_


async def regrade(api: Api, id_: str, task_id: str, *grades: dict[str, Any]) -> None:
    """Give a completion these grades in place of those that it has."""
    stored = [
        {
            "id": str(n),
            "task_id": task_id,
            "version": 1,
            "grader_key": one.pop("grader", "token:x"),
            "grader_kind": one.pop("kind", "program"),
            "at": one.pop("at", DAY),
            "revision": 1,
            "values": one,
        }
        for n, one in enumerate(dict(grade) for grade in grades)
    ]
    await database.collection(CompletionDocument).update_one(
        {"_id": storage_key(api.organization_id, id_), "organization_id": api.organization_id},
        {"$set": {"grades": stored, "graded_task_ids": [task_id] if stored else []}},
    )


async def stats(api: Api, task_id: str, arguments: str, selected: str) -> Any:
    data = await api.query(
        f"query ($id: ID!) {{ feedbackStats(taskId: $id {arguments}) {{ {selected} }} }}",
        id=task_id,
    )
    return data["feedbackStats"]


async def rows(api: Api, task_id: str, arguments: str, selected: str) -> Any:
    return (await stats(api, task_id, arguments, f"rows {{ {selected} }}"))["rows"]


@pytest.fixture
async def task_id(api: Api) -> str:
    return str((await create_task(api))["id"])


async def test_values_come_to_distributions_means_percentiles_and_shares(
    api: Api, task_id: str, catch_up: CatchUp
) -> None:
    one = {"score": 1, "verdict": "bad", "ok": False}
    two = {"score": 4, "verdict": "good", "ok": True}
    three = {"score": 4.5, "verdict": "good"}
    await graded(api, task_id, one, two, three)
    await graded(api, task_id)
    await catch_up()

    assert await rows(
        api,
        task_id,
        'path: "score"',
        "count mean min max sum median: percentile(p: 50) percentileIsExact trueShare",
    ) == [
        {
            "count": 3,
            "mean": pytest.approx(9.5 / 3),
            "min": 1.0,
            "max": 4.5,
            "sum": 9.5,
            "median": 4.0,
            "percentileIsExact": True,
            "trueShare": None,
        }
    ]
    verdicts = await rows(
        api, task_id, 'path: "verdict"', "distribution { value count share } mean"
    )
    assert verdicts == [
        {
            "distribution": [
                {"value": "good", "count": 2, "share": pytest.approx(2 / 3)},
                {"value": "bad", "count": 1, "share": pytest.approx(1 / 3)},
            ],
            "mean": None,
        }
    ]
    truth = await rows(
        api, task_id, 'path: "ok"', "count trueShare distribution(first: 1) { value }"
    )
    assert truth == [{"count": 2, "trueShare": 0.5, "distribution": [{"value": False}]}]
    grades = await rows(
        api, task_id, "orderBy: [{field: MEAN}]", "count mean distribution { count }"
    )
    assert grades == [{"count": 3, "mean": None, "distribution": []}]


async def test_grades_are_grouped_by_what_they_and_their_completions_say(
    api: Api, task_id: str, catch_up: CatchUp
) -> None:
    await graded(
        api,
        task_id,
        {"score": 1, "grader": "ann"},
        {"score": 3, "grader": "bob", "kind": "human", "at": DAY + timedelta(days=1)},
        tags=["prod", "chat"],
    )
    await graded(api, task_id, {"score": 5, "grader": "ann"}, tags=["chat"])
    await catch_up()

    by_tag = 'path: "score" groupBy: [{field: TAG}] orderBy: [{field: MEAN}]'
    assert await rows(api, task_id, by_tag, "tag group count mean") == [
        {"tag": "chat", "group": ["chat"], "count": 3, "mean": 3.0},
        {"tag": "prod", "group": ["prod"], "count": 2, "mean": 2.0},
    ]
    by_day = (
        'path: "score" groupBy: [{grade: GRADER}, {grade: TASK_VERSION}] bucket: {unit: DAY} '
        'gradedAt: {gte: "2026-11-20T00:00:00Z"} filter: {tags: {has: "prod"}}'
    )
    assert await rows(api, task_id, by_day, "localTime grader taskVersion mean") == [
        {
            "localTime": "2026-11-20T00:00:00+00:00",
            "grader": "ann",
            "taskVersion": 1,
            "mean": 1.0,
        },
        {
            "localTime": "2026-11-21T00:00:00+00:00",
            "grader": "bob",
            "taskVersion": 1,
            "mean": 3.0,
        },
    ]
    by_kind = 'path: "score" groupBy: [{grade: GRADER_KIND}]'
    assert await rows(api, task_id, by_kind, "graderKind group sum") == [
        {"graderKind": "PROGRAM", "group": ["PROGRAM"], "sum": 6.0},
        {"graderKind": "HUMAN", "group": ["HUMAN"], "sum": 3.0},
    ]
    filled = (
        'path: "score" bucket: {unit: DAY, fill: true} '
        'gradedAt: {gte: "2026-11-19T00:00:00Z", lt: "2026-11-22T00:00:00Z"}'
    )
    assert [row["count"] for row in await rows(api, task_id, filled, "count mean")] == [0, 2, 1]
    [row] = await rows(
        api, task_id, 'path: "score" bucket: {unit: YEAR, by: CREATED_AT}', "time count"
    )
    assert row["count"] == 3


async def test_grades_that_change_or_go_are_followed_and_count_as_no_completion(
    api: Api, task_id: str, catch_up: CatchUp
) -> None:
    first = await graded(api, task_id, {"score": 1}, {"score": 2}, tags=["x"])
    second = await graded(api, task_id, {"score": 3}, tags=["x"])
    await catch_up()
    assert await rows(api, task_id, 'path: "score"', "count sum") == [{"count": 3, "sum": 6.0}]

    await regrade(api, first, task_id, {"score": 5})
    await catch_up()
    assert await rows(api, task_id, 'path: "score"', "count sum") == [{"count": 2, "sum": 8.0}]

    await regrade(api, first, task_id)
    await api.query(
        "mutation ($ids: [ID!]!) { deleteCompletions(input: {ids: $ids}) { count } }", ids=[second]
    )
    await graded(api, task_id, {"score": 4}, tags=["x"])
    await catch_up()
    assert await rows(api, task_id, 'path: "score"', "count sum") == [{"count": 1, "sum": 4.0}]

    data = await api.query(
        "{ insightStatus { indexed } tags { nodes { name count } } "
        'completionStats { rows { count } } completions(filter: {text: "x or y"}) { totalCount } }'
    )
    assert data == {
        "insightStatus": {"indexed": 2},
        "tags": {"nodes": [{"name": "x", "count": 2}]},
        "completionStats": {"rows": [{"count": 2}]},
        "completions": {"totalCount": 0},
    }


async def test_feedback_that_is_uploaded_corrected_and_taken_back_is_followed(
    api: Api, catch_up: CatchUp
) -> None:
    task = await create_task(api)
    ids = [await api.create_completion(status="finished", tags=["prod"]) for _ in range(2)]
    graders = [{"kind": "HUMAN", "id": "ann"}, {"kind": "MODEL", "name": "judge"}]
    one, two = [
        await upload(api, task, *ids[: n + 1], score=n + 1, grader=grader)
        for n, grader in enumerate(graders)
    ]
    asked = 'path: "score" groupBy: [{grade: GRADER_KIND}] orderBy: [{field: GROUP}]'

    async def found() -> Any:
        await catch_up()
        return await rows(api, task["id"], asked, "graderKind count sum")

    of_model = {"graderKind": "MODEL", "count": 2, "sum": 4.0}
    assert await found() == [of_model, {"graderKind": "HUMAN", "count": 1, "sum": 1.0}]
    by_token = await rows(api, task["id"], "groupBy: [{grade: GRADER}]", "grader count")
    assert [row["grader"].partition(":")[0] for row in by_token] == ["token", "ann"]

    await api.query(UPDATE, input={"id": one["id"], "jsonValues": {"score": 5}})
    assert await found() == [of_model, {"graderKind": "HUMAN", "count": 1, "sum": 5.0}]
    # Filters by what was graded meet the same completions.
    low = asked + ' filter: {feedback: {some: {values: [{path: "score", gte: 5}]}}}'
    few = await rows(api, task["id"], low, "graderKind count sum")
    assert few == [
        {"graderKind": "MODEL", "count": 1, "sum": 2.0},
        {"graderKind": "HUMAN", "count": 1, "sum": 5.0},
    ]

    await api.query(DELETE, id=two["id"])
    assert await found() == [{"graderKind": "HUMAN", "count": 1, "sum": 5.0}]


async def test_the_grade_that_counts_stands_for_those_that_it_decides_between(
    api: Api, catch_up: CatchUp
) -> None:
    task = await create_task(api)
    first, second = [await api.create_completion(status="finished") for _ in range(2)]
    for score, ids in ((1, [first]), (3, [first, second])):
        await upload(api, task, *ids, score=score, grader={"id": f"g{score}", "kind": "HUMAN"})
    adjudicate = (
        "mutation ($input: AdjudicateInput!) { adjudicate(input: $input) { feedback { id } } }"
    )
    given = {"taskId": task["id"], "completionId": first, "jsonValues": {"score": 5}, "comment": ""}
    decided = (await api.query(adjudicate, input=given))["adjudicate"]["feedback"]["id"]

    async def found(grades: str = "") -> Any:
        await catch_up()
        arguments = f'path: "score" {grades} groupBy: [{{grade: GRADER}}] orderBy: [{{field: SUM}}]'
        found = await rows(api, task["id"], arguments, "grader sum")
        return [(row["grader"].partition(":")[0], row["sum"]) for row in found]

    # That of the completion that nobody decided counts as it is.
    assert await found() == await found("grades: COUNTING") == [("token", 5.0), ("g3", 3.0)]
    assert await found("grades: GRADERS") == [("g3", 6.0), ("g1", 1.0)]
    assert await found("grades: ALL") == [("g3", 6.0), ("token", 5.0), ("g1", 1.0)]
    revised = {"id": decided, "jsonValues": {"score": 4}}
    await api.query(UPDATE, input=revised)
    assert await found() == [("token", 4.0), ("g3", 3.0)]
    await api.query(DELETE, id=decided)
    assert await found() == await found("grades: ALL") == [("g3", 6.0), ("g1", 1.0)]


async def test_what_is_not_in_the_index_is_told(api: Api, task_id: str, catch_up: CatchUp) -> None:
    id_ = await graded(api, task_id, {"score": 1}, {"score": 2})
    await database.collection(CompletionDocument).update_one(
        {"_id": storage_key(api.organization_id, id_), "organization_id": api.organization_id},
        {"$set": {"grades.1.cut": True, "grades.1.values": {}}},
    )
    await catch_up()

    found = await stats(api, task_id, 'path: "score"', "cutCount rows { count }")
    assert found == {"cutCount": 1, "rows": [{"count": 1}]}


async def test_another_organizations_grades_are_not_counted(
    api: Api, new_api: NewApi, task_id: str, catch_up: CatchUp
) -> None:
    await graded(api, task_id, {"score": 1}, tags=["secret"])
    other = await new_api()
    await graded(other, task_id, {"score": 5})  # of a task that it does not have
    await catch_up()

    assert await rows(api, task_id, 'path: "score"', "count sum") == [{"count": 1, "sum": 1.0}]
    code = await other.error_code(
        'query ($id: ID!) { feedbackStats(taskId: $id, path: "score") { rows { count } } }',
        id=task_id,
    )
    assert code == "NOT_FOUND"


@pytest.mark.parametrize(
    ("arguments", "selected", "code"),
    [
        ('path: ""', "count", "BAD_USER_INPUT"),
        ('path: "a..b"', "count", "BAD_USER_INPUT"),
        ('path: "a"', "grader", "BAD_USER_INPUT"),
        ('path: "a"', "time", "BAD_USER_INPUT"),
        ('path: "a"', "percentile(p: 101)", "BAD_USER_INPUT"),
        ('path: "a"', "distribution(first: 101) { count }", "BAD_USER_INPUT"),
        ('path: "a", groupBy: [{grade: GRADER}, {grade: GRADER}]', "count", "BAD_USER_INPUT"),
        ('path: "a", first: 10001', "count", "BAD_USER_INPUT"),
    ],
)
async def test_what_cannot_be_meant_is_refused(
    api: Api, task_id: str, catch_up: CatchUp, arguments: str, selected: str, code: str
) -> None:
    await catch_up()
    query = (
        f"query ($id: ID!) {{ feedbackStats(taskId: $id {arguments}) {{ rows {{ {selected} }} }} }}"
    )
    assert await api.error_code(query, id=task_id) == code
