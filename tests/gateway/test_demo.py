"""The demo's data: realistic, and the same for the same seed."""

import json
from collections import Counter
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from statistics import mean, median
from typing import Any

import pytest
from fastapi import FastAPI

from gateway.demo.data import demo_completions
from gateway.demo.incidents import OUTAGES
from gateway.demo.load import GRADED_WITHIN, TASKS, load_demo
from gateway.demo.review import LEAD, READERS, SETTLED, TASK
from services.completions.fields import check_fields
from services.completions.shapes import (
    extra_facts,
    read_conversation,
    request_facts,
    response_facts,
)
from services.pricing import NO_PRICES, price_of, provider_of_model
from tests.api import Api
from tests.insight.conftest import organization

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
    assert 0.02 < statuses["failed"] / len(made) < 0.1
    assert {body["kind"] for body in made} == {"chat", "prompt"}
    assert {"prod", "staging", "test", "support"} <= tags
    assert any(tag.startswith("experiment/") for tag in tags)
    assert max(sessions.values()) >= 4
    paid = [body for body in made if body["status"] == "failed" and "response" in body]
    assert paid
    assert len(paid) < statuses["failed"] / 2
    for body in made:
        beside = check_fields(body)["extra"]
        assert set(beside) <= {
            "metadata",
            "prompt_version",
            "provider",
            "time_to_first_token",
            "user_id",
        }
        assert body["stacktrace"]
        assert ("failure_kind" in body) == (body["status"] == "failed")
        if body["status"] == "finished":
            assert "response" in body
        elif "response" in body:
            # It is paid for, too.
            assert body["failure_kind"] == "ValidationError"
        if "response" in body:
            assert 0 < body["duration"] < 180


def test_every_call_says_what_the_readers_of_shapes_look_for() -> None:
    made = [body for body in bodies(4000) if body["status"] == "finished"]

    for body in made:
        request, response = request_facts(body["request"]), response_facts(body["response"])
        beside = extra_facts(check_fields(body)["extra"])
        usage = response["usage"]
        counted = (usage.get("prompt_tokens") or 0) + (usage.get("completion_tokens") or 0)
        assert usage["total_tokens"] == counted > 0, body
        assert "model" in request or "model" in response
        assert "user_id" in request or "user_id" in beside
        assert beside["metadata"].keys() | request.get("metadata", {}).keys() >= {
            "plan",
            "feature",
            "version",
        }
        assert "prompt_version" in beside
        read = read_conversation(body["request"], body["response"])
        assert read.prompt
        assert read.output or read.tool_calls or body["kind"] == "prompt"


def test_calls_are_of_many_shapes_and_have_tools_refusals_reasoning_caches_and_streams() -> None:
    made = [body for body in bodies(4000) if body["status"] == "finished"]
    read = [read_conversation(body["request"], body["response"]) for body in made]
    facts = [response_facts(body["response"]) for body in made]
    usages = [fact["usage"] for fact in facts]

    assert len({frozenset(body["response"]) for body in made}) >= 10
    operations = {fact["operation"] for fact in facts}
    assert operations == {"chat", "completion", "embedding", "image"}
    assert sum(one.is_refusal for one in read) > 2
    cut = [fact for fact in facts if fact.get("finish_reason") == "length"]
    assert 10 < len(cut) < 100
    assert len({fact["model"] for fact in cut if "model" in fact}) > 3
    assert sum(bool(one.reasoning) for one in read) > 100
    assert sum(bool(one.tool_calls) for one in read) > 100
    assert any(usage.get("cached_tokens") for usage in usages)
    assert any(usage.get("cache_write_tokens") for usage in usages)
    assert any(usage.get("reasoning_tokens") for usage in usages)
    assert any(body["request"].get("stream") for body in made)


def test_most_calls_have_a_price_and_those_to_an_own_server_none() -> None:
    made = [body for body in bodies(2000) if body["status"] == "finished"]
    priced = Counter[str]()
    for body in made:
        request, response = request_facts(body["request"]), response_facts(body["response"])
        model = response.get("model") or request["model"]
        beside = extra_facts(check_fields(body)["extra"])
        provider = beside.get("provider") or response.get("provider") or provider_of_model(model)
        cost = price_of(provider, model, response["usage"], NOW, NO_PRICES)
        priced[f"{model} {'priced' if cost else 'without'}"] += 1

    assert {name for name in priced if name.endswith("without")} == {"llama3.2:3b without"}
    assert len(priced) >= 14


def test_a_deploy_made_calls_slower_and_more_of_them_fail() -> None:
    by_version: dict[str, list[dict[str, Any]]] = {"2026.3": [], "2026.4": []}
    last, first = NOW - timedelta(days=30), NOW
    outages = {outage.kind for outage in OUTAGES}
    for item in demo_completions(6000, seed=10, now=NOW):
        version = item.body["metadata"]["version"]
        by_version[version].append(item.body)
        if version == "2026.3":
            last = max(last, item.created_at)
        else:
            first = min(first, item.created_at)

    def share_failed(made: list[dict[str, Any]]) -> float:
        return mean(
            body["status"] == "failed" and body["failure_kind"] not in outages for body in made
        )

    def seconds(made: list[dict[str, Any]]) -> float:
        return float(median(body["duration"] for body in made if body["status"] == "finished"))

    before, after = by_version.values()
    assert share_failed(after) > 2 * share_failed(before)
    assert seconds(after) > 1.5 * seconds(before)
    assert {body["prompt_version"] for body in before if "support" in body["tags"]} == {
        "support@12"
    }
    assert {body["prompt_version"] for body in after if "support" in body["tags"]} == {"support@13"}
    # A session that the deploy met goes on as it was.
    assert last - first < timedelta(hours=1)


def test_a_providers_outage_is_a_burst_of_minutes_with_a_kind_of_failure_of_its_own() -> None:
    made = list(demo_completions(12_000, seed=10, now=NOW))

    for outage in OUTAGES:
        begins = outage.began(NOW)
        times = [item.created_at for item in made if item.body.get("failure_kind") == outage.kind]
        assert len(times) > 20
        assert begins <= min(times)
        assert max(times) < begins + timedelta(minutes=outage.minutes + 15)


async def test_two_organizations_get_the_same_data_through_the_services(
    new_api: Callable[..., Any],
) -> None:
    contents = []
    for _ in range(2):
        api: Api = await new_api()
        said = (await load_demo(api.organization_id, completions=600, seed=10)).text
        page = (await api.query(LIST, first=600))["completions"]
        assert page["totalCount"] == 600
        assert said.startswith(f"Loaded into {api.organization_id}: 600 completions in ")
        for node in page["nodes"]:  # what is given at the very end has one time
            node["feedback"]["nodes"].sort(key=json.dumps)
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
    assert counted["feedbackTasks"]["totalCount"] == len(TASKS) + 1
    assert f" and {counted['feedbacks']['totalCount']} new pieces" in first.text
    assert " and 0 new pieces" in second.text
    assert [person.name for person in first.people] == [*READERS, LEAD]
    assert second.people == []


async def test_loading_again_passes_over_graded_calls_that_were_deleted(api: Api) -> None:
    first = await load_demo(api.organization_id, completions=600, seed=10)
    graded = await api.query(
        "{ completions(filter: {graded: true}, first: 300) { nodes { id createdAt extra } } }"
    )
    nodes = graded["completions"]["nodes"]
    await api.query(
        "mutation ($ids: [ID!]!) { deleteCompletions(input: {ids: $ids}) { deletedIds } }",
        ids=[node["id"] for node in nodes],
    )

    second = await load_demo(api.organization_id, completions=600, seed=10)

    assert nodes
    assert " and 0 new pieces" in second.text
    # The deploy was when the calls say it, not so many days before the second load.
    assert first.deployed is not None
    assert second.deployed is not None
    assert first.deployed <= second.deployed
    assert first.deployed.second == 0


async def test_what_the_second_release_made_is_graded_lower(api: Api) -> None:
    await load_demo(api.organization_id, completions=4000, seed=10)
    data = await api.query(
        """{ completions(filter: {graded: true, tags: {has: "support"}}, first: 300) {
        nodes { extra feedback { nodes { jsonValues } } } } }"""
    )

    scores: dict[str, list[int]] = {}
    for node in data["completions"]["nodes"]:
        for graded in node["feedback"]["nodes"]:
            version = node["extra"]["metadata"]["version"]
            if "score" in graded["jsonValues"]:  # the review has none
                scores.setdefault(version, []).append(graded["jsonValues"]["score"])
    assert mean(scores["2026.4"]) < mean(scores["2026.3"]) - 0.5


async def test_the_tasks_have_graded_completions_and_a_queue(api: Api) -> None:
    await load_demo(api.organization_id, completions=600, seed=10, now=NOW)

    data = await api.query(
        """{ feedbackTasks(filter: {name: {in: ["Answer quality", "Extraction check"]}}) { nodes {
          name feedbackCount ungradedCount progress { leased graders { leased skipped } }
          feedback { nodes { createdAt completions { nodes { createdAt } } } }
        } } }"""
    )

    for task in data["feedbackTasks"]["nodes"]:
        assert task["feedbackCount"] > 0, task
        assert task["ungradedCount"] > 10, task
        graders = task["progress"]["graders"]
        assert task["progress"]["leased"] == sum(one["leased"] for one in graders) == 7
        assert [one["skipped"] for one in graders] == [1, 1, 1]
        # Whenever it is loaded, they are given some time after the calls, and before its end.
        for given in task["feedback"]["nodes"]:
            [graded] = given["completions"]["nodes"]
            at, made = (datetime.fromisoformat(one["createdAt"]) for one in (given, graded))
            assert made <= at <= min(made + GRADED_WITHIN, NOW)


REVIEW = """{ feedbackTasks(filter: {name: {eq: "Support review"}}) { nodes {
  id gradesPerCompletion feedbackCount
  progress { waiting leased graded skipped isBuilding graders { grader leased graded skipped } }
  feedback(first: 200) { nodes { adjudicates author { name } grader { name } } }
} } }"""
AGREEMENT = """query ($task: ID!) { feedbackAgreement(taskId: $task) {
  completionCount graders { name } fields { path percent { value } cohenKappa { value } }
  disagreements(first: 100) { nodes { distance adjudication { jsonValues } } }
} }"""


@pytest.fixture(scope="module")
async def reviewed(app: FastAPI) -> AsyncIterator[Api]:
    async with organization(app) as api:
        await load_demo(api.organization_id, completions=1000, seed=10, now=NOW)
        yield api


async def test_two_people_are_halfway_through_a_review(reviewed: Api) -> None:
    [task] = (await reviewed.query(REVIEW))["feedbackTasks"]["nodes"]

    progress = task["progress"]
    total = progress["waiting"] + progress["graded"] + progress["leased"]
    assert not progress["isBuilding"]
    assert 60 < total < 160
    assert 0.35 < progress["graded"] / total < 0.65
    assert progress["leased"] >= 3
    # Each has some in hand, has passed over one, and has read more than the other has not.
    assert len(progress["graders"]) == len(READERS)
    for grader in progress["graders"]:
        assert grader["grader"].startswith("token:")
        assert grader["graded"] > 20
        assert grader["skipped"] == 1
        assert grader["leased"] >= 2
    given = task["feedback"]["nodes"]
    assert {one["author"]["name"] for one in given} == {*READERS, LEAD}
    assert sum(one["adjudicates"] for one in given) == SETTLED


async def test_they_disagree_on_a_fair_part_of_it_and_somebody_settles(reviewed: Api) -> None:
    [task] = (await reviewed.query(REVIEW))["feedbackTasks"]["nodes"]
    found = (await reviewed.query(AGREEMENT, task=task["id"]))["feedbackAgreement"]

    assert {one["name"] for one in found["graders"]} == set(READERS)
    differing = found["disagreements"]["nodes"]
    assert 0.25 < len(differing) / found["completionCount"] < 0.6
    settled = [one for one in differing if one["adjudication"]]
    assert 0 < len(settled) <= SETTLED
    assert {field["path"] for field in found["fields"]} == {"facts", "tone", "send"}
    for field in found["fields"]:
        assert 40 < field["percent"]["value"] < 95


async def test_who_reviews_signs_in_with_their_token_and_takes_the_next(
    api: Api, new_api: Callable[..., Any]
) -> None:
    people = (await load_demo(api.organization_id, completions=400, seed=10)).people
    [task] = (await api.query(REVIEW))["feedbackTasks"]["nodes"]
    first, *_ = people

    answered = await api.http.post(
        "/graphql",
        headers={"X-Log10-Token": first.secret or ""},
        json={
            "query": """mutation ($task: ID!) {
              assignNext(input: {taskId: $task, count: 1, leaseSeconds: 60}) {
                leases { completion { tags } } } }""",
            "variables": {"task": task["id"]},
        },
    )

    [lease] = answered.json()["data"]["assignNext"]["leases"]
    assert TASK["completion_tags_selector"][0] in lease["completion"]["tags"]


def test_a_session_goes_through_several_tools_of_which_one_fails_at_first() -> None:
    by_session: dict[str, list[dict[str, Any]]] = {}
    for body in bodies(2000):
        by_session.setdefault(body["session_id"], []).append(body)

    def tools(made: list[dict[str, Any]]) -> list[str]:
        read = (read_conversation(b["request"], b["response"]) for b in made if "response" in b)
        return [call["name"] or "" for one in read for call in one.tool_calls]

    trips = [made for made in by_session.values() if "book_seat" in tools(made)]
    assert len(trips) > 10
    whole = [made for made in trips if len(tools(made)) == 4]
    assert whole
    for made in whole:
        assert tools(made) == ["get_forecast", "search_trains", "book_seat", "book_seat"]
        assert "no seat by the window" in json.dumps(made[-1]["request"])


def test_no_text_of_the_demo_has_a_place_that_was_not_filled_in() -> None:
    for body in bodies(600):
        read = read_conversation(body["request"], body.get("response"))
        said = [read.output or "", *(turn["content"] or "" for turn in read.messages)]
        assert not any("{" in text and not text.startswith("{") for text in said), said
