"""The earlier versions of tasks, page by page."""

from typing import Any

import pytest

from tests.api import Api
from tests.commands import Commands
from tests.graphql.test_feedback import create_task

HISTORY = """
query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
  feedbackTask(id: $id) {
    history(first: $first, after: $after, last: $last, before: $before) {
      totalCount totalCountIsExact
      edges { cursor node { version } }
      nodes { version name createdAt jsonSchema }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
}
"""
UPDATE = """
mutation ($id: ID!, $name: String!) {
  updateFeedbackTask(input: {id: $id, name: $name}) { feedbackTask { version } }
}
"""


async def make_versions(api: Api, number: int) -> str:
    task_id: str = (await create_task(api, name="1"))["id"]
    for n in range(2, number + 1):
        await api.query(UPDATE, id=task_id, name=str(n))
    return task_id


async def page(api: Api, task_id: str, **given: Any) -> tuple[list[int], dict[str, Any]]:
    history = (await api.query(HISTORY, id=task_id, **given))["feedbackTask"]["history"]
    assert history["totalCountIsExact"] is True
    versions = [node["version"] for node in history["nodes"]]
    assert [edge["node"]["version"] for edge in history["edges"]] == versions
    assert [node["name"] for node in history["nodes"]] == [str(one) for one in versions]
    return versions, history


async def test_versions_are_paged_from_the_newest_on_and_back(api: Api) -> None:
    task_id = await make_versions(api, 6)  # of which five are earlier

    first, one = await page(api, task_id, first=2)
    second, two = await page(api, task_id, first=2, after=one["pageInfo"]["endCursor"])
    third, three = await page(api, task_id, first=2, after=two["pageInfo"]["endCursor"])
    back, four = await page(api, task_id, last=2, before=three["pageInfo"]["startCursor"])
    oldest, _ = await page(api, task_id, last=1)
    nothing, five = await page(api, task_id, first=0)

    assert (first, second, third) == ([5, 4], [3, 2], [1])
    assert (back, oldest, nothing) == ([3, 2], [1], [])
    assert [one["totalCount"], five["totalCount"]] == [5, 5]
    shown = [
        (it["pageInfo"]["hasPreviousPage"], it["pageInfo"]["hasNextPage"])
        for it in (one, two, three, four, five)
    ]
    assert shown == [(False, True), (True, True), (True, False), (True, True), (False, True)]


async def test_a_cursor_stays_where_it_is_when_versions_are_added(api: Api) -> None:
    task_id = await make_versions(api, 4)
    _, one = await page(api, task_id, first=1)
    cursor = one["pageInfo"]["endCursor"]

    await api.query(UPDATE, id=task_id, name="5")

    assert (await page(api, task_id, after=cursor))[0] == [2, 1]
    assert (await page(api, task_id, before=cursor))[0] == [4]


@pytest.mark.parametrize("cursor", ["", "nonsense", "another task's", "another list's"])
async def test_a_cursor_of_something_else_is_rejected(api: Api, cursor: str) -> None:
    task_id, other_id = await make_versions(api, 2), await make_versions(api, 2)
    _, other = await page(api, other_id)
    listing = await api.query("{ feedbackTasks { pageInfo { endCursor } } }")
    cursors = {
        "another task's": other["pageInfo"]["endCursor"],
        "another list's": listing["feedbackTasks"]["pageInfo"]["endCursor"],
    }

    code = await api.error_code(HISTORY, id=task_id, after=cursors.get(cursor, cursor))

    assert code == "BAD_USER_INPUT"


async def test_a_list_of_tasks_has_the_history_of_each(api: Api) -> None:
    for number in (1, 3):
        await make_versions(api, number)

    data = await api.query("{ feedbackTasks { nodes { history { nodes { version } } } } }")

    found = [task["history"]["nodes"] for task in data["feedbackTasks"]["nodes"]]
    assert found == [[{"version": 2}, {"version": 1}], []]


async def test_tasks_are_read_without_their_history_unless_it_is_asked_for(
    api: Api, commands: Commands
) -> None:
    task_id = await make_versions(api, 3)
    listed = "query ($by: [FeedbackTaskOrder!]) { feedbackTasks(orderBy: $by) { nodes { name } } }"
    commands.sent.clear()
    for by in ("CREATED_AT", "NAME"):
        await api.query(listed, by=[{"field": by, "direction": "DESC"}])
    await api.query("query ($id: ID!) { feedbackTask(id: $id) { name } }", id=task_id)
    await api.http.get("/api/v1/feedback_task")
    await api.http.get(f"/api/v1/feedback_task/{task_id}")
    counted = "query ($id: ID!) { feedbackTask(id: $id) { history { totalCount } } }"
    await api.query(counted, id=task_id)

    reads = [one for one in commands.queries if one.get("find") == "feedback_tasks"]
    assert len(reads) >= 6
    for one in reads:
        assert one["projection"], one
        assert "history" not in one["projection"]
    assert [versions for versions, _ in [await page(api, task_id)]] == [[2, 1]]
