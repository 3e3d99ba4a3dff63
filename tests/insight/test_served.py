"""What MongoDB is asked for, beside the index or to fill it, is served by its indexes."""

from pathlib import Path
from typing import Any

import pytest

from services.insight.folder import Folder
from services.insight.writer import Writer
from tests.api import Api
from tests.commands import Commands
from tests.graphql.test_completions import create_all
from tests.graphql.test_cost import assert_served_by_indexes
from tests.graphql.test_feedback import create_task
from tests.insight.conftest import CatchUp

TEXT = {"text": "refund"}
LIST = """
query ($filter: CompletionFilter!, $order: [CompletionOrder!], $after: String) {
  completions(filter: $filter, orderBy: $order, first: 2, after: $after) {
    totalCount pageInfo { endCursor }
    nodes { id model request output highlights(max: 2) { snippet } session { name } }
  }
}
"""
SESSIONS = """
query ($filter: SessionFilter!, $order: [SessionOrder!]) {
  sessions(filter: $filter, orderBy: $order, first: 2) {
    totalCount nodes { id failedCount completions(filter: {text: "refund"}) { nodes { id } } }
  }
}
"""
OTHERS = """
query ($filter: CompletionFilter!) {
  completionStats(filter: $filter, groupBy: [{field: MODEL}]) { rows { count } }
  compare(a: $filter, b: {}, by: [{field: TAG}]) { rows { a { count } } }
  tags(filter: $filter) { nodes { name count } }
  users(filter: $filter) { totalCount nodes { name } }
  suggest(field: MODEL, prefix: "m") { names { name } }
  metadataValues(key: "team", filter: $filter) { nodes { name } }
}
"""


@pytest.fixture
async def task_id(api: Api, catch_up: CatchUp) -> str:
    """A task, and completions that are indexed; of one the index holds not all."""
    said = {"messages": [{"role": "user", "content": "a refund"}]}
    many = {"metadata": {f"key {n}": n for n in range(150)}}
    await create_all(
        api,
        *(
            {
                "sessionId": f"s{n}",
                "tags": ["a"],
                "request": {**said, "model": f"m{n}", "n": n},
                "extra": many if n == 2 else {},
            }
            for n in range(6)
        ),
    )
    task = await create_task(api, completionTagsSelector=["a"])
    await catch_up()
    return str(task["id"])


@pytest.mark.parametrize("order", ["CREATED_AT", "RELEVANCE"])
@pytest.mark.parametrize(
    "beside", [{}, {"payload": [{"path": "request.n", "gte": 1}]}, {"tags": {"has": "a"}}]
)
async def test_a_page_of_what_is_searched_and_the_next_one(
    api: Api, task_id: str, commands: Commands, order: str, beside: dict[str, Any]
) -> None:
    given = {"filter": {**TEXT, **beside}, "order": [{"field": order}]}
    commands.sent.clear()

    page = (await api.query(LIST, **given))["completions"]
    after = (await api.query(LIST, **given, after=page["pageInfo"]["endCursor"]))["completions"]

    assert [len(one["nodes"]) for one in (page, after)] == [2, 2]
    await assert_served_by_indexes(commands)


@pytest.mark.parametrize("order", ["CREATED_AT", "LAST_ACTIVITY_AT", "FAILED_COUNT", "COST"])
async def test_sessions_by_what_is_said_in_them(
    api: Api, task_id: str, commands: Commands, order: str
) -> None:
    commands.sent.clear()

    data = await api.query(
        SESSIONS, filter={"completions": {"some": TEXT}}, order=[{"field": order}]
    )

    assert data["sessions"]["totalCount"] == 6
    await assert_served_by_indexes(commands)


@pytest.mark.parametrize("key", ["payload", "metadata", "task"])
async def test_what_the_index_does_not_decide_of_statistics_and_names(
    api: Api, task_id: str, commands: Commands, key: str
) -> None:
    filters: dict[str, dict[str, Any]] = {
        "payload": {"payload": [{"path": "request.n", "eq": 2}]},
        "metadata": {"metadata": [{"key": "key 149", "eq": 149}]},
        "task": {"ungradedForTask": task_id},
    }
    commands.sent.clear()

    data = await api.query(OTHERS, filter=filters[key])

    counts = [row["count"] for row in data["completionStats"]["rows"]]
    assert sum(counts) == (6 if key == "task" else 1)
    await assert_served_by_indexes(commands)


async def test_the_writer_as_it_builds_and_as_it_follows(
    api: Api, task_id: str, commands: Commands, tmp_path: Path
) -> None:
    folder = Folder(tmp_path / "another")
    folder.create()
    writer = Writer(folder, memory=15_000_000)
    commands.sent.clear()

    await writer.catch_up()
    built = len(commands.queries)
    await api.create_completion(status="started")
    await writer.catch_up()

    assert len(commands.queries) > built > 0
    commands.sent[:] = [one for one in commands.sent if "$changeStream" not in str(one)]
    await assert_served_by_indexes(commands)
