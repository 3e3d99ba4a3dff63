"""What statistics of grades are asked that cannot be, and what grades have that nobody expects."""

import json
from datetime import timedelta
from typing import Any, Final

import pytest
from tantivy import Query

from services.completions import grades_at_source
from services.grading import copies
from services.insight import uncopied_grades
from services.insight.fields import GRADE_PLACE
from services.insight.grades import place_term
from services.insight.reader import insight
from tests.api import Api
from tests.conftest import NewApi
from tests.grading.tasks import ARCHIVE, DELETE, done
from tests.grading.test_feedback_stats import DAY, graded, rows, stats
from tests.grading.test_grades import ADJUDICATE, upload
from tests.graphql.test_completions import create_all
from tests.graphql.test_feedback import UPLOAD, create_task
from tests.insight.conftest import CatchUp

LONG: Final = "x" * 1000


def deep(levels: int) -> dict[str, Any]:
    value: Any = 1
    for _ in range(levels):
        value = {"d": value}
    return dict(value)


# A path, what a grade has, and what is counted there.
ODD: Final[list[tuple[str, dict[str, Any], list[Any]]]] = [
    (r"a\.b", {"a.b": 1}, [1]),
    ("$set", {"$set": "x"}, ["x"]),
    (r"\e", {"": 1}, [1]),
    ("list.0", {"list": [7]}, []),
    ("0", {"0": True}, [True]),
    ("list", {"list": [[1], [[2, {"x": 3}]]]}, [1, 2]),
    ("list.x", {"list": [[1], [[2, {"x": 3}]]]}, [3]),
    ("answer", {"answer": {"quality": 1}}, []),
    ("text.length", {"text": "abc"}, []),
    ("ключ 🔑", {"ключ 🔑": "да"}, ["да"]),
    ("t", {"t": LONG}, [LONG[:256]]),
    ("n", {"n": 1e308}, [1e308]),
    ("n", {"n": 2**62}, [2**62]),
    (".".join("d" * 19), deep(19), [1]),
    (".".join("d" * 30), deep(30), []),
    ("many", {"many": [*range(150)]}, [*range(100)]),
]
TWENTY: Final = [f'{{metadata: "{n}"}}' for n in range(20)]
ALL_TIMES: Final = '{gte: "0001-01-01T00:00:00Z", lt: "9999-01-01T00:00:00Z"}'
CUT: Final = {".".join("d" * 30), "many"}


async def test_whatever_grades_have_is_counted_at_its_path_or_told_to_be_cut(
    api: Api, catch_up: CatchUp
) -> None:
    id_ = await api.create_completion(status="finished")
    tasks = []
    for _, values, _ in ODD:
        tasks.append((await create_task(api, jsonSchema={}))["id"])
        given = {"taskId": tasks[-1], "jsonValues": values, "comment": ""}
        await api.query(UPLOAD, input={**given, "selection": {"completionIds": [id_]}})
    await catch_up()

    for task_id, (path, _, shown) in zip(tasks, ODD, strict=True):
        arguments = f"path: {json.dumps(path, ensure_ascii=False)}"
        found = await stats(
            api, task_id, arguments, "cutCount rows { count distribution(first: 100) { value } }"
        )
        [row] = found["rows"]
        assert row["count"] == bool(shown), path
        assert sorted((one["value"] for one in row["distribution"]), key=repr) == sorted(
            shown, key=repr
        ), path
        assert found["cutCount"] == (path in CUT), path


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (f'path: "{"a" * 501}"', "BAD_USER_INPUT"),
        (f'path: "{".".join("a" * 60)}"', "BAD_USER_INPUT"),
        (r'path: "a\\"', "BAD_USER_INPUT"),
        (r'path: "a\u0000b"', "BAD_USER_INPUT"),
        ('path: "."', "BAD_USER_INPUT"),
        ("path: 5", "GRAPHQL_VALIDATION_FAILED"),
        ('path: "a" bucket: {unit: SECOND}', "GRAPHQL_VALIDATION_FAILED"),
        ('path: "a" bucket: {unit: DAY, zone: "Mars/Phobos"}', "BAD_USER_INPUT"),
        ('path: "a" bucket: {unit: MINUTE}', "QUERY_TOO_COMPLEX"),
        ('path: "a" bucket: {unit: MINUTE, fill: true}', "QUERY_TOO_COMPLEX"),
        (f"bucket: {{unit: HOUR, fill: true}} gradedAt: {ALL_TIMES}", "QUERY_TOO_COMPLEX"),
        (f"groupBy: [{', '.join(TWENTY)}]", "BAD_USER_INPUT"),
        (f'groupBy: [{{metadata: "{"k" * 2000}"}}]', "BAD_USER_INPUT"),
        ("groupBy: [{field: TAG, grade: GRADER}]", "BAD_USER_INPUT"),
        (f"orderBy: [{', '.join(['{field: MEAN}'] * 4)}]", "BAD_USER_INPUT"),
        ("orderBy: [{field: PERCENTILE, p: -1}]", "BAD_USER_INPUT"),
        ("first: -1", "BAD_USER_INPUT"),
        ("grades: BEST", "GRAPHQL_VALIDATION_FAILED"),
        ('filter: {ungradedForTask: "nobody"}', "NOT_FOUND"),
    ],
)
async def test_what_cannot_be_or_is_too_much_is_refused_in_a_sentence(
    api: Api, catch_up: CatchUp, arguments: str, code: str
) -> None:
    task_id = (await create_task(api, jsonSchema={}))["id"]
    late = {"a": 1, "at": DAY + timedelta(days=3 * 365)}
    await graded(api, task_id, {"a": 1, "at": DAY}, late)
    await catch_up()
    for field in ("feedbackStats", "explainFeedbackStats"):
        selected = "rows { count }" if field == "feedbackStats" else "isComplete advice"
        query = f"query ($id: ID!) {{ {field}(taskId: $id {arguments}) {{ {selected} }} }}"
        body = await api.execute(query, id=task_id)
        if field == "explainFeedbackStats" and code == "QUERY_TOO_COMPLEX":
            found = body["data"][field]
            assert not found["isComplete"]
            assert "narrow" in found["advice"][0]
            continue
        [error] = body["errors"]
        assert error["extensions"]["code"] == code
        assert error["message"]


@pytest.mark.parametrize("task_id", ["nobody", "", "a/b", "$ne", "x" * 5000, "null\0"])
async def test_a_task_that_is_not_there_is_not_found(
    api: Api, catch_up: CatchUp, task_id: str
) -> None:
    await catch_up()
    query = 'query ($id: ID!) { feedbackStats(taskId: $id, path: "a") { rows { count } } }'
    assert await api.error_code(query, id=task_id) == "NOT_FOUND"


async def test_another_organizations_task_is_not_found_and_not_explained(
    api: Api, new_api: NewApi, catch_up: CatchUp
) -> None:
    task_id = (await create_task(api))["id"]
    await graded(api, task_id, {"score": 1})
    await catch_up()
    other = await new_api()

    query = "query ($id: ID!) { explainFeedbackStats(taskId: $id) { matches } }"
    assert await other.error_code(query, id=task_id) == "NOT_FOUND"
    assert (await api.query(query, id=task_id))["explainFeedbackStats"]["matches"] == 1


async def grades_in_index(task_id: str) -> int:
    view = await insight.view()
    return await view.count(Query.term_query(view.schema, GRADE_PLACE, place_term(task_id, None)))


async def test_an_archived_task_is_measured_and_a_deleted_ones_grades_are_gone(
    api: Api, catch_up: CatchUp
) -> None:
    kept, gone = await create_task(api), await create_task(api)
    id_ = await api.create_completion(status="finished")
    for task, score in ((kept, 2), (gone, 5)):
        await upload(api, task, id_, score=score)
    await api.query(ARCHIVE, id=kept["id"])
    await catch_up()
    for task, score in ((kept, 2), (gone, 5)):
        assert await rows(api, task["id"], 'path: "score"', "sum") == [{"sum": score}]

    assert await grades_in_index(gone["id"]) > 0
    job = (await api.query(DELETE, id=gone["id"], cascade=True))["deleteFeedbackTask"]["job"]
    await done(api, job["id"])
    await catch_up()
    assert await grades_in_index(gone["id"]) == 0

    query = "query ($id: ID!) { feedbackStats(taskId: $id) { rows { count } } }"
    assert await api.error_code(query, id=gone["id"]) == "NOT_FOUND"
    assert await rows(api, kept["id"], 'path: "score"', "sum") == [{"sum": 2.0}]


async def test_grades_past_those_that_completions_have_copied_are_told_to_be_left_out(
    api: Api, catch_up: CatchUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "MOST", 3)
    task = await create_task(api, jsonSchema={}, completionTagsSelector=[])
    task_id = task["id"]
    many = await api.create_completion(status="finished", tags=["many"])
    few = await api.create_completion(status="finished", tags=["few"])
    for score in range(5):
        await upload(api, task, many, score=score)
    last = await upload(api, task, few, many, score=9)

    async def counted(arguments: str) -> tuple[int, int]:
        await catch_up()
        found = await stats(api, task_id, arguments, "cutCount rows { count }")
        return found["rows"][0]["count"], found["cutCount"]

    assert await counted("") == (4, 3)
    assert await counted('path: "score"') == (4, 3)
    assert await counted('filter: {tags: {has: "few"}}') == (1, 0)
    assert await counted('filter: {tags: {has: "many"}}') == (3, 3)
    assert await counted('feedback: {values: [{path: "score", lt: 2}]}') == (0, 2)
    assert await counted('feedback: {values: [{path: "score", gt: 2}]}') == (4, 0)
    assert await counted(f'gradedAt: {{gte: "{last["createdAt"]}"}}') == (2, 0)
    await api.query(
        ADJUDICATE, input={"taskId": task_id, "completionId": many, "jsonValues": {"score": 1}}
    )
    assert await counted("grades: ALL") == (4, 4)
    assert await counted("grades: GRADERS") == (3, 4)
    assert await counted("") == (2, 0)
    other = (await create_task(api, jsonSchema={}, completionTagsSelector=[]))["id"]
    assert (await stats(api, other, "", "cutCount"))["cutCount"] == 0


async def test_completions_with_more_grades_than_are_looked_at_are_too_many_to_count(
    api: Api, catch_up: CatchUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "MOST", 1)
    task = await create_task(api, jsonSchema={}, completionTagsSelector=[])
    both = [await api.create_completion(status="finished") for _ in range(2)]
    await upload(api, task, *both, score=1)
    await upload(api, task, *both, score=2)
    await catch_up()
    query = "query ($id: ID!) { feedbackStats(taskId: $id) { rows { count } cutCount } }"
    for most in (2, 1):
        monkeypatch.setattr(grades_at_source, "MOST_NAMED", most)
        monkeypatch.setattr(uncopied_grades, "MOST_NAMED", most)
        body = await api.execute(query, id=task["id"])
        if most == 2:
            assert body["data"]["feedbackStats"]["cutCount"] == 2
            continue
        [error] = body["errors"]
        assert error["extensions"]["code"] == "QUERY_TOO_COMPLEX"
        assert "leave `cutCount` out" in error["message"]


async def test_of_grades_of_many_completions_those_are_read_that_have_more_grades(
    api: Api, catch_up: CatchUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "MOST", 2)
    monkeypatch.setattr(uncopied_grades, "_MOST_LOOKED_AT", 6)
    task = await create_task(api, jsonSchema={}, completionTagsSelector=[])
    # Ids that MongoDB would take for a field, and a variable that it does not know.
    few = await create_all(api, *({"id": f"few-{n}"} for n in range(10)))
    many = await create_all(api, {"id": "$many"}, {"id": "$$more"})
    await upload(api, task, *few, *many, score=1)
    await upload(api, task, *many, score=2)
    await upload(api, task, *many, score=3)
    await catch_up()

    found = await stats(api, task["id"], "", "cutCount rows { count }")

    assert found == {"cutCount": 2, "rows": [{"count": 14}]}
