"""Completions, sessions and statistics by what their feedback says; and feedback by its own."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from fastapi import FastAPI

from services.grading import feedback
from services.session_summaries import store_summaries
from tests.api import Api
from tests.commands import Commands
from tests.conftest import NewApi
from tests.graphql.test_cost import assert_served_by_indexes
from tests.graphql.test_feedback import UPLOAD, create_task
from tests.insight.conftest import CatchUp, organization

SCHEMA = {"type": "object"}
COMPLETIONS = """query ($filter: CompletionFilter!) {
  completions(filter: $filter, orderBy: {direction: ASC}) {
    nodes { requestPath(path: "name") } totalCount
  }
  completionStats(filter: $filter) { rows { count } }
  sessions(filter: {completions: {some: $filter}}, orderBy: {direction: ASC}) { nodes { id } }
}"""
FEEDBACKS = """query ($filter: FeedbackFilter!, $first: Int, $after: String) {
  feedbacks(filter: $filter, orderBy: {direction: ASC}, first: $first, after: $after) {
    nodes { comment } totalCount pageInfo { endCursor }
  }
}"""


@pytest.fixture(scope="module")
async def graded(app: FastAPI, catch_up: CatchUp) -> AsyncIterator[Api]:
    """Four calls: `both` has two grades, `low` one, `other` one for another task, `none` none."""
    async with organization(app) as api:
        ids = {}
        for name in ("both", "low", "other", "none"):
            ids[name] = await api.create_completion(
                tags=[name], session_id=f"s-{name}", request={"name": name}
            )
        task, second = [(await create_task(api, jsonSchema=SCHEMA))["id"] for _ in range(2)]
        anna = {"id": "anna", "name": "Anna", "kind": "HUMAN"}
        judge = {"id": "judge", "kind": "MODEL"}
        for name, task_id, values, grader in (
            ("both", task, {"score": 5, "why": ["clear", "short"]}, anna),
            ("both", task, {"score": 1}, judge),
            ("low", task, {"score": 2, "why": ["long"]}, judge),
            ("other", second, {"score": 1.5, "deep": {"er": "x"}}, None),
        ):
            data = {
                "taskId": task_id,
                "jsonValues": values,
                "comment": f"{name} {values['score']}",
                "selection": {"completionIds": [ids[name]]},
                "grader": grader,
            }
            await api.query(UPLOAD, input=data)
        await store_summaries([(api.organization_id, f"s-{name}") for name in ids])
        await catch_up()
        NAMED.update(task=task, second=second)
        yield api


NAMED: dict[str, str] = {}


def score(**operators: Any) -> dict[str, Any]:
    return {"values": [{"path": "score", **operators}]}


def with_tasks(filter_: Any) -> Any:
    """Put the ids of tasks in place of their names."""
    if isinstance(filter_, dict):
        return {name: with_tasks(one) for name, one in filter_.items()}
    if isinstance(filter_, list):
        return [with_tasks(one) for one in filter_]
    return NAMED.get(filter_, filter_) if isinstance(filter_, str) else filter_


@pytest.mark.parametrize(
    ("condition", "names"),
    [
        ({"some": {}}, ["both", "low", "other"]),
        ({"none": {}}, ["none"]),
        ({"some": score(lte=2)}, ["both", "low", "other"]),
        ({"some": {**score(lte=2), "taskId": {"eq": "task"}}}, ["both", "low"]),
        ({"some": {**score(lte=2), "grader": {"kind": {"eq": "HUMAN"}}}}, []),
        ({"some": {"grader": {"id": {"in": ["anna"]}, "name": {"startsWith": "An"}}}}, ["both"]),
        ({"some": {"grader": {"kind": {"isNull": True}}}}, ["other"]),
        ({"none": score(lte=1)}, ["low", "other", "none"]),
        ({"every": score(lte=2)}, ["low", "other", "none"]),
        ({"some": {}, "every": score(lte=2)}, ["low", "other"]),
        ({"some": {"values": [{"path": "why", "eq": "short"}]}}, ["both"]),
        ({"some": {"values": [{"path": "deep.er", "exists": True}]}}, ["other"]),
        ({"some": {"or": [score(eq=5), score(eq=1.5)]}}, ["both", "other"]),
        ({"some": {"not": score(gte=2)}}, ["both", "other"]),
        ({"some": {"createdAt": {"lt": "2020-01-01T00:00:00Z"}}}, []),
        ({"some": {"updatedAt": {"gt": "2020-01-01T00:00:00Z"}, "taskVersion": {"gt": 1}}}, []),
    ],
)
async def test_lists_counts_sessions_and_statistics_find_the_same(
    graded: Api, condition: dict[str, Any], names: list[str]
) -> None:
    data = await graded.query(COMPLETIONS, filter={"feedback": with_tasks(condition)})

    assert [one["requestPath"] for one in data["completions"]["nodes"]] == names
    assert data["completions"]["totalCount"] == len(names)
    assert [one["count"] for one in data["completionStats"]["rows"]] == [len(names)]
    assert [one["id"] for one in data["sessions"]["nodes"]] == [f"s-{name}" for name in names]


@pytest.mark.parametrize(
    ("filter_", "comments"),
    [
        (score(gte=2), ["both 5", "low 2"]),
        ({"values": [{"path": "why.0", "eq": "clear"}]}, ["both 5"]),
        ({"values": [{"path": "why", "exists": False}]}, ["both 1", "other 1.5"]),
        ({"grader": {"kind": {"eq": "MODEL"}}}, ["both 1", "low 2"]),
        ({"grader": {"id": {"eq": "judge"}}, "taskId": {"eq": "task"}}, ["both 1", "low 2"]),
        ({"tokenId": {"eq": "nobody"}}, []),
        ({"tokenId": {"isNull": False}, "taskVersion": {"eq": 1}, **score(lt=2)},
         ["both 1", "other 1.5"]),
        ({"completion": {"tags": {"hasAny": ["low", "none"]}}}, ["low 2"]),
        ({"completion": {"sessionId": {"eq": "s-both"}}, "grader": {"id": {"eq": "anna"}}},
         ["both 5"]),
        ({"not": {"completion": {"tags": {"has": "both"}}}}, ["low 2", "other 1.5"]),
        ({"completion": {"feedback": {"none": score(eq=5)}}}, ["low 2", "other 1.5"]),
        ({"updatedAt": {"gt": "2020-01-01T00:00:00Z"}, "comment": {"endsWith": "5"}},
         ["both 5", "other 1.5"]),
    ],
)  # fmt: skip
async def test_feedback_is_found_by_what_it_says_and_what_it_grades(
    graded: Api, filter_: dict[str, Any], comments: list[str]
) -> None:
    data = await graded.query(FEEDBACKS, filter=with_tasks(filter_))

    assert [one["comment"] for one in data["feedbacks"]["nodes"]] == comments
    assert data["feedbacks"]["totalCount"] == len(comments)


async def test_a_page_of_feedback_by_its_completions_goes_on(graded: Api) -> None:
    filter_ = {"completion": {"tags": {"hasAny": ["both", "low"]}}}

    first = (await graded.query(FEEDBACKS, filter=filter_, first=1))["feedbacks"]
    rest = await graded.query(
        FEEDBACKS, filter=filter_, first=5, after=first["pageInfo"]["endCursor"]
    )
    other = await graded.error_code(
        FEEDBACKS,
        filter={"completion": {"tags": {"has": "low"}}},
        after=first["pageInfo"]["endCursor"],
    )

    assert [one["comment"] for one in first["nodes"]] == ["both 5"]
    assert [one["comment"] for one in rest["feedbacks"]["nodes"]] == ["both 1", "low 2"]
    assert other == "BAD_USER_INPUT"


async def test_feedback_by_too_many_completions_is_too_complex(
    graded: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feedback, "MAX_COMPLETIONS", 1)

    code = await graded.error_code(FEEDBACKS, filter={"completion": {}})
    searched = await graded.error_code(FEEDBACKS, filter={"completion": {"text": "x"}})
    six = await graded.error_code(FEEDBACKS, filter={"or": [{"completion": {}}] * 6})

    assert (code, searched, six) == ("QUERY_TOO_COMPLEX", "BAD_USER_INPUT", "BAD_USER_INPUT")


async def test_another_organizations_grades_are_not_found(graded: Api, new_api: NewApi) -> None:
    other = await new_api()

    data = await other.query(COMPLETIONS, filter={"feedback": {"some": {}}})
    of_it = await other.query(FEEDBACKS, filter={"completion": {"tags": {"has": "both"}}})

    assert data["completions"]["nodes"] == of_it["feedbacks"]["nodes"] == []


@pytest.mark.parametrize(
    ("query", "filter_"),
    [
        (COMPLETIONS, {"feedback": {"some": {"taskId": {"eq": "task"}, **score(lte=2)}}}),
        (COMPLETIONS, {"feedback": {"some": score(lte=2)}}),
        (FEEDBACKS, {"tokenId": {"eq": "x"}}),
        (FEEDBACKS, {"grader": {"id": {"in": ["anna", "judge"]}}}),
        (FEEDBACKS, {"completion": {"tags": {"has": "both"}}, **score(lte=2)}),
        (FEEDBACKS, {"completion": {"duration": {"gt": 5}}}),
    ],
)
async def test_an_index_leads_to_what_is_asked_for(
    graded: Api, commands: Commands, query: str, filter_: dict[str, Any]
) -> None:
    await graded.query(query, filter=with_tasks(filter_))

    # The feedback of several completions is sorted.
    await assert_served_by_indexes(commands, may_sort="completion" in filter_)
