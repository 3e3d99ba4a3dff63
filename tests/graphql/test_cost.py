"""What a query costs: round trips that do not grow, indexes that serve, payloads left alone."""

import json
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from fastapi import FastAPI

from services.completions.shapes import PICTURE_PATHS, REQUEST_KEYS, RESPONSE_PATHS
from services.grading import feedback
from services.storage.database import database
from tests.api import Api
from tests.commands import Commands, stages
from tests.conftest import NewApi
from tests.graphql.test_completions import create_all
from tests.graphql.test_feedback import UPLOAD, create_task
from tests.insight.conftest import organization

Fill = Callable[[], Awaitable[None]]

NESTED = """
query ($first: Int) {
  sessions(first: $first) {
    nodes {
      id completionCount totalTokens tags
      completions(first: 3) {
        totalCount
        nodes {
          id model status
          session { id name }
          feedback(first: 2) { totalCount nodes { id jsonValues task { id name } } }
          feedbackTasks { name ungradedCount ungradedCompletions(first: 1) { nodes { id } } }
        }
      }
    }
  }
}
"""


@pytest.fixture(scope="module")
async def api(app: FastAPI) -> AsyncIterator[Api]:
    """One organization for all: what is counted here is what reading costs."""
    async with organization(app) as made:
        yield made


@pytest.fixture(scope="module")
async def filled(api: Api) -> list[str]:
    return await fill(api)


async def fill(api: Api) -> list[str]:
    """Store twelve sessions of three completions each, all graded."""
    random.seed(1)
    ids = await create_all(
        api,
        *(
            {
                "sessionId": f"s{n % 12}",
                "tags": ["a"],
                "request": {"model": f"m{n % 3}"},
                "status": "FINISHED",
            }
            for n in range(36)
        ),
    )
    task = await create_task(api, completionTagsSelector=["a"])
    for completion_id in ids:
        await api.query(
            UPLOAD,
            input={
                "taskId": task["id"],
                "jsonValues": {"score": 1},
                "selection": {"completionIds": [completion_id]},
            },
        )
    return ids


async def test_a_nested_page_costs_the_same_round_trips_at_any_size(
    api: Api, filled: list[str], commands: Commands
) -> None:
    sent = {}
    for first in (1, 12):
        commands.sent.clear()
        data = await api.query(NESTED, first=first)
        sent[first] = sorted(commands.names)
        assert len(data["sessions"]["nodes"]) == first
        for session in data["sessions"]["nodes"]:
            assert session["completions"]["totalCount"] == 3
            for node in session["completions"]["nodes"]:
                assert node["session"]["id"] == session["id"]
                assert node["feedback"]["nodes"][0]["task"]["name"] == "Quality"

    assert sent[1] == sent[12]
    # sessions, their summaries, pages and counts, the completions' sessions, feedback, its count,
    # its tasks, the tasks that match, their queues and the lengths of these
    assert len(sent[12]) == 11


async def test_the_feedback_of_a_page_is_the_same_read_at_once_or_list_by_list(
    new_api: NewApi, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    api = await new_api()
    filled = await fill(api)
    task = await create_task(api, name="Second")
    for score in (2, 3):
        selection = {"completionIds": filled[:3]}
        grade = {"taskId": task["id"], "jsonValues": {"score": score}, "selection": selection}
        await api.query(UPLOAD, input=grade)
    query = """{ completions(first: 40) { nodes {
      id feedback(first: 2) { nodes { id jsonValues } pageInfo { hasNextPage endCursor } }
    } } }"""
    commands.sent.clear()

    at_once = await api.query(query)
    monkeypatch.setattr(feedback, "MAX_SCANNED", 1)
    list_by_list = await api.query(query)

    assert at_once == list_by_list
    graded = at_once["completions"]["nodes"][-1]["feedback"]
    assert [node["jsonValues"]["score"] for node in graded["nodes"]] == [3, 2]
    assert graded["pageInfo"]["hasNextPage"]
    assert commands.names == ["find", "find", "find", "find", "aggregate"]


async def test_a_page_of_completions_is_one_command(
    api: Api, filled: list[str], commands: Commands
) -> None:
    await api.query("{ completions(first: 30) { nodes { id status tags model createdAt } } }")

    assert commands.names == ["find"]


async def test_the_count_alone_reads_no_page(
    api: Api, filled: list[str], commands: Commands
) -> None:
    await api.query("{ completions { totalCount } }")

    assert commands.names == ["aggregate"]
    [command] = commands.sent
    assert command["pipeline"][-1] == {"$group": {"_id": 1, "n": {"$sum": 1}}}


# What pages read: their rows' ids, and where they stand.
ORDERED = {"_id": 1, "created_at": 1, "seq": 1}
ANSWER = {f"response.{path}": 1 for path in RESPONSE_PATHS}
PICTURES = {f"response.{path}": 1 for path in PICTURE_PATHS}


async def test_payloads_are_read_only_as_far_as_they_are_selected(
    api: Api, filled: list[str], commands: Commands
) -> None:
    async def projected(fields: str) -> Any:
        commands.sent.clear()
        await api.query(f"{{ completions(first: 1) {{ nodes {{ {fields} }} }} }}")
        return commands.sent[0]["projection"]

    assert await projected("id tags") == {"_id": 1, "tags": 1}
    assert await projected("output") == {"_id": 1, "large": 1, **ANSWER}
    assert await projected('requestPath(path: "messages.0.content") prompt') == {
        "_id": 1,
        "large": 1,
        **{f"request.{key}": 1 for key in REQUEST_KEYS},
    }
    assert await projected("request messages { content }") == {
        "_id": 1,
        "large": 1,
        "request": 1,
        **ANSWER,
        **PICTURES,
    }
    assert not {
        "request.tools",
        "request.toolConfig",
        "response.data",
        "response.data.b64_json",
        "response.embeddings",
    } & {*await projected("prompt output reasoning")}
    assert await projected("id ... @skip(if: true) { request }") == {"_id": 1}


@pytest.mark.parametrize("cursor", ["pageInfo { endCursor }", "edges { cursor }"])
async def test_where_rows_stand_is_read_only_for_cursors(
    api: Api, filled: list[str], commands: Commands, cursor: str
) -> None:
    await api.query(f"{{ completions(first: 1) {{ {cursor} nodes {{ tags }} }} }}")

    assert commands.sent[0]["projection"] == {**ORDERED, "tags": 1}


POINTS: list[dict[str, Any]] = [
    {"id": {"in": ["x", "y"]}},
    {"status": {"eq": "FINISHED"}},
    {"status": {"in": ["FINISHED", "FAILED"]}},
    {"kind": {"eq": "CHAT"}},
    {"tags": {"has": "a"}},
    {"tags": {"hasAll": ["a", "b"]}},
    {"tags": {"hasAny": ["a", "b"]}},
    {"sessionId": {"eq": "s1"}},
    {"sessionId": {"in": ["s1", "s2"]}},
    {"model": {"eq": "m1"}},
    {"model": {"in": ["m1", "m2"]}},
    {"createdAt": {"gte": "2020-01-01T00:00:00Z", "lt": "2100-01-01T00:00:00Z"}},
]
NEGATIONS: list[dict[str, Any]] = [
    {"status": {"ne": "FAILED"}},
    {"tags": {"hasNone": ["b"]}},
    {"model": {"startsWith": "m"}},
    {"sessionId": {"isNull": False}},
    {"kind": {"notIn": ["PROMPT"]}},
    {"not": {"tags": {"has": "b"}}},
    {"or": [{"status": {"eq": "FAILED"}}, {"tags": {"has": "a"}}]},
    {"payload": [{"path": "request.model", "eq": "m1"}]},
]
PAGE = """
query ($filter: CompletionFilter, $after: String, $order: [CompletionOrder!]) {
  completions(filter: $filter, first: 2, after: $after, orderBy: $order) {
    totalCount pageInfo { endCursor } nodes { id }
  }
}
"""


async def assert_served_by_indexes(commands: Commands, *, may_sort: bool = False) -> None:
    explained = 0
    for command in commands.queries:
        plan = await database.client["tests"].command(
            {"explain": command, "verbosity": "queryPlanner"}
        )
        found = set(stages(plan))
        # Ids that are named, up to 1,000, are read and then sorted: nothing could serve both.
        by_ids = "SORT" in found and '"indexName": "_id_"' in json.dumps(plan, default=str)
        unwanted = {"COLLSCAN"} if by_ids or may_sort else {"COLLSCAN", "SORT"}
        assert not found & unwanted, (command, found)
        explained += 1
    assert explained


@pytest.mark.parametrize("filter_", [{}, *POINTS, *NEGATIONS], ids=str)
async def test_an_index_serves_each_filter_and_its_next_page(
    api: Api, filled: list[str], commands: Commands, filter_: dict[str, Any]
) -> None:
    first = await api.query(PAGE, filter=filter_)
    cursor = first["completions"]["pageInfo"]["endCursor"]
    if cursor is not None:
        await api.query(PAGE, filter=filter_, after=cursor)

    await assert_served_by_indexes(commands)


@pytest.mark.nightly
async def test_an_index_serves_every_pair_of_filters(
    api: Api, filled: list[str], commands: Commands
) -> None:
    for one in POINTS:
        for other in POINTS + NEGATIONS:
            await api.query(PAGE, filter={"and": [one, other]})

    # Few rows may be found and then sorted: tests/graphql/test_worst_cases.py has many.
    await assert_served_by_indexes(commands, may_sort=True)


@pytest.mark.parametrize("direction", ["ASC", "DESC"])
@pytest.mark.parametrize("field", ["CREATED_AT", "UPDATED_AT", "DURATION", "TOTAL_TOKENS", "MODEL"])
async def test_an_index_serves_each_order(
    api: Api, filled: list[str], commands: Commands, field: str, direction: str
) -> None:
    order = {"field": field, "direction": direction}
    # A session's completions are few, and are found and then sorted.
    filters = [{}, *(one for one in POINTS if not {"id", "sessionId"} & set(one))]
    for filter_ in filters:
        first = await api.query(PAGE, filter=filter_, order=order)
        cursor = first["completions"]["pageInfo"]["endCursor"]
        if cursor is not None:
            await api.query(PAGE, filter=filter_, order=order, after=cursor)

    # As above.
    await assert_served_by_indexes(commands, may_sort=True)


async def test_indexes_serve_everything_else_that_is_read(
    api: Api, filled: list[str], commands: Commands
) -> None:
    await api.query(NESTED, first=5)
    await api.query(
        """
        { feedbacks(filter: {taskId: {eq: "t"}}) { nodes { id completions { nodes { id } } } }
          byCompletion: feedbacks(filter: {completionId: {eq: "x"}}) { nodes { id } totalCount }
          all: feedbacks(first: 3) { totalCount nodes { id } }
          feedbackTasks { totalCount nodes { feedbackCount feedback(first: 1) { nodes { id } } } }
          sessions(filter: {name: {startsWith: "x"}}) { totalCount nodes { id } }
          node(id: "x") { id }
          selectorPreview(tags: ["a", "b"]) { matchedCount gradedCount sample { id } }
          anything: selectorPreview(tags: []) { matchedCount gradedCount sample { id } } }
        """
    )
    await api.http.get("/api/v1/completions/ungraded")

    # As above.
    await assert_served_by_indexes(commands, may_sort=True)


async def test_feedback_is_read_only_as_far_as_it_is_selected(
    api: Api, filled: list[str], commands: Commands
) -> None:
    await api.query("{ feedbacks(first: 1) { nodes { id } } }")
    await api.query(
        "{ feedbacks(first: 1) { edges { node { taskId completions { totalCount } } } } }"
    )
    await api.query("{ completions(first: 1) { nodes { feedback { nodes { comment } } } } }")

    assert [
        command["projection"] for command in commands.sent if command["find"] == "feedback"
    ] == [
        ORDERED,
        {**ORDERED, "matched_completion_ids": 1, "task_id": 1},
        {**ORDERED, "comment": 1, "matched_completion_ids": 1},
    ]
