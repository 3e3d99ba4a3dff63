"""The demo's data: realistic, and the same for the same seed."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from gateway.demo.data import demo_completions
from gateway.demo.load import TASKS, load_demo
from services.completions.fields import check_fields
from tests.api import Api

NOW = datetime(2026, 3, 4, 15, 30, tzinfo=UTC)

LIST = """query ($first: Int!) { completions(first: $first) { totalCount nodes {
    id kind status tags request response stacktrace { file line lineno name } sessionId duration
    failureKind failureReason model usage { totalTokens }
    feedback { nodes { jsonValues comment } } } } }"""


def bodies(number: int, *, seed: int = 10) -> list[dict[str, Any]]:
    made = demo_completions(number, seed=seed, now=NOW)
    return [{"id": item.completion_id, **item.body} for item in made]


def test_the_same_seed_makes_the_same_completions_and_more_only_adds() -> None:
    assert bodies(300) == bodies(300)
    assert bodies(300)[:120] == bodies(120)


def test_another_seed_makes_others() -> None:
    ids = {body["id"] for body in bodies(100)}

    assert ids.isdisjoint(body["id"] for body in bodies(100, seed=11))


def test_times_lie_in_the_last_thirty_days_and_in_the_order_of_a_session() -> None:
    made = list(demo_completions(500, seed=10, now=NOW))

    assert all(NOW - timedelta(days=30) <= item.created_at <= NOW for item in made)
    assert len({item.created_at.date() for item in made}) > 25
    last: dict[str, datetime] = {}
    for item in made:
        session = item.body["session_id"]
        assert last.get(session, item.created_at) <= item.created_at
        last[session] = item.created_at


def test_there_is_something_of_everything_a_dashboard_shows() -> None:
    made = bodies(2000)

    statuses = Counter(body["status"] for body in made)
    sessions = Counter(body["session_id"] for body in made)
    tags = {tag for body in made for tag in body["tags"]}
    assert set(statuses) == {"started", "finished", "failed"}
    assert 0.02 < statuses["failed"] / len(made) < 0.07
    assert {body["kind"] for body in made} == {"chat", "prompt"}
    assert len({body["request"]["model"] for body in made}) >= 5
    assert {"prod", "staging", "test", "support"} <= tags
    assert any(tag.startswith("experiment/") for tag in tags)
    assert max(sessions.values()) >= 4
    assert any("tool_calls" in str(body.get("response")) for body in made)
    for body in made:
        assert check_fields(body).get("extra") is None, "a field that Log10 does not have"
        assert body["stacktrace"]
        assert ("failure_kind" in body) == (body["status"] == "failed")
        assert ("response" in body) == (body["status"] == "finished")
        if "response" in body:
            usage = body["response"]["usage"]
            assert usage["total_tokens"] == usage["prompt_tokens"] + usage["completion_tokens"]
            assert 0 < body["duration"] < 120


async def test_two_organizations_get_the_same_data_through_the_services(
    new_api: Callable[..., Any],
) -> None:
    contents = []
    for _ in range(2):
        api: Api = await new_api()
        said = await load_demo(api.organization_id, completions=600, seed=10)
        page = (await api.query(LIST, first=600))["completions"]
        assert page["totalCount"] == 600
        assert said.startswith(f"Loaded into {api.organization_id}: 600 completions in ")
        contents.append(sorted(page["nodes"], key=lambda node: node["id"]))

    assert contents[0] == contents[1]
    assert any(node["feedback"]["nodes"] for node in contents[0])


async def test_loading_again_adds_nothing(api: Api) -> None:
    first = await load_demo(api.organization_id, completions=300, seed=10)

    second = await load_demo(api.organization_id, completions=300, seed=10)

    counted = await api.query(
        "{ completions { totalCount } feedbacks { totalCount } feedbackTasks { totalCount } }"
    )
    assert counted["completions"]["totalCount"] == 300
    assert counted["feedbackTasks"]["totalCount"] == len(TASKS)
    assert f" and {counted['feedbacks']['totalCount']} new pieces" in first
    assert " and 0 new pieces" in second


async def test_the_tasks_have_graded_completions_and_a_queue(api: Api) -> None:
    await load_demo(api.organization_id, completions=600, seed=10)

    data = await api.query("{ feedbackTasks { nodes { name feedbackCount ungradedCount } } }")

    for task in data["feedbackTasks"]["nodes"]:
        assert task["feedbackCount"] > 0, task
        assert task["ungradedCount"] > 10, task
