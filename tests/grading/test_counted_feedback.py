"""Statistics of the grades that a condition is of, and of what is grouped by; through GraphQL."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from fastapi import FastAPI

from services.tenants.tokens import Role
from tests.api import Api
from tests.commands import Commands
from tests.conftest import NewApi
from tests.grading.test_feedback_stats import rows
from tests.grading.test_grades import upload
from tests.graphql.test_cost import assert_served_by_indexes
from tests.graphql.test_feedback import create_task
from tests.insight.conftest import CatchUp, organization

SCHEMA = {"type": "object", "additionalProperties": True}
STATS = """query ($id: ID!, $path: String, $feedback: FeedbackCondition) {
  feedbackStats(taskId: $id, path: $path, feedback: $feedback) { cutCount rows { count } }
  explainFeedbackStats(taskId: $id, path: $path, feedback: $feedback) { engine matches }
}"""
ADJUDICATE = "mutation ($input: AdjudicateInput!) { adjudicate(input: $input) { feedback { id } } }"


@pytest.fixture(scope="module")
async def graded(app: FastAPI, catch_up: CatchUp) -> AsyncIterator[tuple[Api, dict[str, Any]]]:
    """Two calls: the first by two graders, whom somebody decided between; the second by one."""
    async with organization(app) as api:
        ids = [
            await api.create_completion(status="finished", tags=[tag], prompt_version=version)
            for tag, version in (("a", "v1"), ("b", "v2"))
        ]
        task = await create_task(api, jsonSchema=SCHEMA)
        ann, judge = {"kind": "HUMAN", "id": "ann"}, {"kind": "MODEL", "id": "judge"}
        await upload(api, task, ids[0], grader=ann, jsonValues={"score": 1, "sure": True})
        await upload(
            api, task, ids[0], grader=judge, jsonValues={"score": 5, "why": ["short", None]}
        )
        last = {"score": 4, "sure": False, "note": f"{'x' * 300} end"}
        await upload(api, task, *ids, grader=judge, jsonValues=last)
        given = {"completionId": ids[1], "jsonValues": {"score": 2}, "comment": ""}
        await api.query(ADJUDICATE, input={"taskId": task["id"], **given})
        await catch_up()
        yield api, task


def score(**condition: Any) -> dict[str, Any]:
    return {"values": [{"path": "score", **condition}]}


@pytest.mark.parametrize(
    ("condition", "number", "engine"),
    [
        ({}, 4, "INDEX"),
        (score(lte=2), 2, "INDEX"),
        ({"grader": {"id": {"eq": "judge"}}, **score(gt=4)}, 1, "INDEX"),
        ({"grader": {"kind": {"eq": "HUMAN"}}}, 1, "INDEX"),
        ({"adjudicates": True}, 1, "INDEX"),
        ({"or": [{"adjudicates": True}, score(eq=1)]}, 2, "INDEX"),
        ({"not": {"values": [{"path": "sure", "eq": True}]}}, 3, "INDEX"),
        ({"values": [{"path": "sure", "exists": True}]}, 2, "INDEX"),
        ({"tokenId": {"isNull": True}}, 0, "INDEX"),
        ({"tokenId": {"in": ["nobody"]}}, 0, "INDEX"),
        ({"taskVersion": {"gte": 1}, "createdAt": {"gt": "2020-01-01T00:00:00Z"}}, 4, "INDEX"),
        ({"updatedAt": {"lt": "2020-01-01T00:00:00Z"}}, 0, "INDEX"),
        # Of long texts the copies have the beginning; and of lists the index has the elements.
        ({"values": [{"path": "note", "endsWith": "end"}]}, 1, "BOTH"),
        ({"values": [{"path": "why", "eq": ["short", None]}]}, 1, "BOTH"),
        ({"values": [{"path": "why", "exists": True}, {"path": "score", "gt": 4}]}, 1, "INDEX"),
        (
            {"values": [{"path": "why", "in": ["x", "short"]}, {"path": "score", "lt": 5}]},
            0,
            "INDEX",
        ),
    ],
)
async def test_grades_that_are_so_are_counted_and_no_others(
    graded: tuple[Api, dict[str, Any]], condition: dict[str, Any], number: int, engine: str
) -> None:
    api, task = graded

    data = await api.query(STATS, id=task["id"], path="score", feedback=condition)

    assert data["feedbackStats"] == {"cutCount": 0, "rows": [{"count": number}]}
    assert data["explainFeedbackStats"]["matches"] == number
    assert data["explainFeedbackStats"]["engine"] == engine


@pytest.mark.parametrize(
    "value", [{"path": "note", "endsWith": "end"}, {"path": "why", "eq": ["short", None]}]
)
async def test_an_index_leads_to_the_feedback_that_the_database_is_asked_of(
    graded: tuple[Api, dict[str, Any]], commands: Commands, value: dict[str, Any]
) -> None:
    api, task = graded

    # What is explained sends an `explain` besides.
    query = STATS.partition("explainFeedbackStats")[0] + "}"
    await api.query(query, id=task["id"], path="score", feedback={"values": [value]})

    assert any(one.get("find") == "feedback" for one in commands.sent)
    await assert_served_by_indexes(commands)


async def test_whole_grades_are_counted_by_what_they_say(
    graded: tuple[Api, dict[str, Any]],
) -> None:
    api, task = graded
    of_judge = 'feedback: {grader: {id: {eq: "judge"}}}, grades: ALL'

    assert await rows(api, task["id"], of_judge, "count") == [{"count": 3}]
    # The filter chooses completions, all of whose grades count.
    chosen = 'filter: {feedback: {some: {grader: {id: {eq: "ann"}}}}}, grades: ALL'
    assert await rows(api, task["id"], chosen, "count") == [{"count": 3}]


@pytest.mark.parametrize(
    "condition",
    [
        {"values": [{"path": "a..b", "eq": 1}]},
        {"values": [{"path": "why.0", "eq": "short"}]},
        {"values": [{"path": "note", "eq": "x" * 300}]},
        {"or": [score(eq=1)] * 201},
    ],
)
async def test_what_cannot_be_meant_is_refused(
    graded: tuple[Api, dict[str, Any]], condition: dict[str, Any]
) -> None:
    api, task = graded

    answer = await api.execute(STATS, id=task["id"], path="score", feedback=condition)

    assert {one["extensions"]["code"] for one in answer["errors"]} == {"BAD_USER_INPUT"}


async def test_grades_are_grouped_by_token_and_by_the_prompts_version(
    new_api: NewApi, catch_up: CatchUp
) -> None:
    api = await new_api()
    grader = await new_api(Role.GRADER, api.organization_id)
    task = await create_task(api, jsonSchema=SCHEMA)
    ids = [await api.create_completion(status="finished", prompt_version=one) for one in "ab"]
    await upload(api, task, *ids, score=1)
    given = await upload(grader, task, ids[0], score=5)
    token_id = (await api.query("query ($id: ID!) { feedback(id: $id) { author { tokenId } } }",
        id=given["id"]))["feedback"]["author"]["tokenId"]  # fmt: skip
    await catch_up()

    by_token = await rows(
        api, task["id"], 'path: "score" groupBy: [{grade: TOKEN_ID}]', "tokenId group mean count"
    )
    of_token = f'path: "score" feedback: {{tokenId: {{eq: "{token_id}"}}}}'
    by_prompt = (
        'path: "score" groupBy: [{field: PROMPT_VERSION}] orderBy: [{field: GROUP, direction: ASC}]'
    )

    assert [(row["mean"], row["count"]) for row in by_token] == [(1.0, 2), (5.0, 1)]
    assert by_token[1]["tokenId"] == by_token[1]["group"][0] == token_id
    assert await rows(api, task["id"], of_token, "sum") == [{"sum": 5.0}]
    assert await rows(api, task["id"], by_prompt, "promptVersion mean") == [
        {"promptVersion": "a", "mean": 3.0},
        {"promptVersion": "b", "mean": 1.0},
    ]


async def test_completions_are_compared_by_what_their_grades_say(
    graded: tuple[Api, dict[str, Any]],
) -> None:
    api, task = graded
    condition = {"taskId": {"eq": task["id"]}, **score(eq=1)}

    data = await api.query(
        """query ($a: CompletionFilter!, $b: CompletionFilter!) {
          compare(a: $a, b: $b, by: [{field: TAG}]) {
            totals { a { count } b { count } } rows { tag a { count } b { count } }
          }
        }""",
        a={"feedback": {"some": condition}},
        b={"feedback": {"none": condition}},
    )

    one, none = {"count": 1}, {"count": 0}
    data["compare"]["rows"].sort(key=lambda row: row["tag"])
    assert data["compare"] == {
        "totals": {"a": one, "b": one},
        "rows": [{"tag": "a", "a": one, "b": none}, {"tag": "b", "a": none, "b": one}],
    }


@pytest.mark.parametrize("condition", ['path: "list.0", eq: 1', f'path: "why", eq: "{"x" * 256}"'])
async def test_what_statistics_cannot_ask_of_grades_is_refused_in_their_own_words(
    api: Api, catch_up: CatchUp, condition: str
) -> None:
    task_id = (await create_task(api, jsonSchema={}))["id"]
    await catch_up()
    asked = f"feedbackStats(taskId: $id, feedback: {{values: [{{{condition}}}]}}) {{ asOf }}"
    body = await api.execute(f"query ($id: ID!) {{ {asked} }}", id=task_id)
    [error] = body["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert "statistics of grades" in error["message"]
