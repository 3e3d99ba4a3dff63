"""Graders and programs over two gateways, one of which is killed."""

import asyncio
import secrets
import signal
import time
from collections import Counter
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from pymongo import AsyncMongoClient
from websockets.asyncio.client import ClientConnection

from services.clock import utc_now
from tests.gateway.processes import environment, serving
from tests.gateway.test_resuming import listening, told
from tests.grading.graders import Graders, percentile
from tests.waiting import until

pytestmark = pytest.mark.slow

GRADERS = 50
CREATE = """mutation ($inputs: [CreateCompletionInput!]!) {
  createCompletions(input: {completions: $inputs}) { results { id } }
}"""
CREATE_TASK = """mutation {
  createFeedbackTask(input: {name: "shared", jsonSchema: {type: "object"}}) { feedbackTask { id } }
}"""
WANTED = """subscription ($task: ID!, $after: String) {
  feedbackWanted(taskId: $task, after: $after) { cursor completionIds }
}"""
PROGRESS = """query ($id: ID!) { feedbackTask(id: $id) { progress {
  waiting graded graders { graded }
} } }"""


async def ask(client: httpx.AsyncClient, query: str, **variables: Any) -> Any:
    response = await client.post("/graphql", json={"query": query, "variables": variables})
    body = response.json()
    assert "errors" not in body, body["errors"]
    return body["data"]


@pytest.mark.parametrize(
    "completions", [60, pytest.param(1500, marks=pytest.mark.nightly)], ids=["some", "many"]
)
async def test_nothing_is_handed_to_two_and_nothing_is_lost_whoever_is_killed(
    mongodb_url: str, tmp_path: Path, completions: int
) -> None:
    progress: dict[str, Any] = {}
    name, token = f"queue_{uuid4().hex}", secrets.token_urlsafe(24)
    folders = [tmp_path / one for one in ("killed", "heir")]
    for folder in folders:
        folder.mkdir()
    settings = {
        "mongodb_url": mongodb_url,
        "mongodb_database": name,
        "bootstrap_organization": "shared",
        "bootstrap_token": token,
        # All of them have one token.
        "rate_limit_per_second": "100000",
    }
    killed_env, heir_env = (environment(folder, **settings) for folder in folders)
    with serving(env=killed_env) as killed, serving(env=heir_env) as heir:
        async with httpx.AsyncClient(
            base_url=heir.url, headers={"X-Log10-Token": token}, timeout=30
        ) as client:
            ids: list[str] = []
            while len(ids) < completions:
                some = [{"tags": ["a"]}] * min(completions - len(ids), 100)
                created = (await ask(client, CREATE, inputs=some))["createCompletions"]
                ids += [one["id"] for one in created["results"]]
            made = await ask(client, CREATE_TASK)
            task_id = made["createFeedbackTask"]["feedbackTask"]["id"]
            graders = Graders([killed.url, heir.url], token, task_id)
            is_over = asyncio.Event()
            begun = time.perf_counter()
            working = asyncio.create_task(graders.work(GRADERS, is_over))

            async def are_graded(share: float) -> bool:
                if working.done():
                    await working
                data = await ask(client, PROGRESS, id=task_id)
                progress.update(data["feedbackTask"]["progress"])
                await asyncio.sleep(0.4)
                return bool(progress["graded"] >= completions * share)

            await until_long(lambda: are_graded(0.4))
            killed.process.send_signal(signal.SIGKILL)
            await until_long(lambda: are_graded(1))
            seconds = time.perf_counter() - begun
            is_over.set()
            await working
            assert heir.failures() == []
    async with AsyncMongoClient[dict[str, Any]](mongodb_url) as mongo:
        feedback = await mongo[name].feedback.find().to_list()
        await mongo.drop_database(name)

    handed_out = sum(map(len, graders.held.values()))
    print(
        f"\n{handed_out} assignments in {seconds:.1f} s, {handed_out / seconds:.0f}/s, each with a "
        f"grade; assignNext p50 {percentile(graders.times, 0.5) * 1000:.1f} ms, "
        f"p99 {percentile(graders.times, 0.99) * 1000:.1f} ms; refused {graders.refused}"
    )
    assert list(graders.twice()) == []
    # A grade may be stored whose answer the killed gateway did not give.
    graded = [one for row in feedback for one in row["matched_completion_ids"]]
    assert set(graders.graded) <= set(graded) == set(ids)
    # What was graded while it was held has that grade alone.
    assert {id_ for id_, number in Counter(graded).items() if number > 1} <= graders.late
    assert handed_out > completions  # some were let lie, and came back
    # Who was slow has graded what was another's by then.
    assert progress["waiting"] == 0
    assert sum(one["graded"] for one in progress["graders"]) >= completions


@pytest.mark.nightly
async def test_a_program_misses_nothing_when_its_gateway_is_killed(
    mongodb_url: str, tmp_path: Path
) -> None:
    name, token = f"queue_{uuid4().hex}", secrets.token_urlsafe(24)
    settings = {
        "mongodb_url": mongodb_url,
        "mongodb_database": name,
        "bootstrap_organization": "shared",
        "bootstrap_token": token,
    }
    folders = [tmp_path / one for one in ("killed", "heir")]
    for folder in folders:
        folder.mkdir()
    killed_env, heir_env = (environment(folder, **settings) for folder in folders)
    with serving(env=killed_env) as killed, serving(env=heir_env) as heir:
        async with httpx.AsyncClient(
            base_url=heir.url, headers={"X-Log10-Token": token}, timeout=30
        ) as client:

            async def log(number: int) -> set[str]:
                created = await ask(client, CREATE, inputs=[{"tags": ["a"]}] * number)
                return {one["id"] for one in created["createCompletions"]["results"]}

            made = await ask(client, CREATE_TASK)
            task_id = made["createFeedbackTask"]["feedbackTask"]["id"]
            logged, seen = await log(3), set[str]()
            async with listening(killed.url, token, WANTED, task=task_id) as connection:
                cursor = await _see(connection, seen, logged)
                killed.process.send_signal(signal.SIGKILL)
            logged |= await log(3)

            async def are_queued() -> bool:
                data = await ask(client, PROGRESS, id=task_id)
                await asyncio.sleep(0.4)
                return bool(data["feedbackTask"]["progress"]["waiting"] == len(logged))

            async with AsyncMongoClient[dict[str, Any]](mongodb_url) as mongo:
                # The heir need not wait until what the killed one had in hand is free.
                await mongo[name].jobs.update_many({}, {"$set": {"due_at": utc_now()}})
            await until_long(are_queued)
            async with listening(heir.url, token, WANTED, task=task_id, after=cursor) as connection:
                await _see(connection, seen, logged)
            assert heir.failures() == []
    async with AsyncMongoClient[dict[str, Any]](mongodb_url) as mongo:
        await mongo.drop_database(name)


async def _see(connection: ClientConnection, seen: set[str], expected: set[str]) -> str:
    """Add what is told, some of it perhaps twice, until it is all; return the last cursor."""
    cursor = ""
    while seen != expected:
        event = await told(connection)
        seen.update(event["completionIds"])
        cursor = event["cursor"]
    return cursor


async def until_long(comes_about: Any) -> None:
    """Wait as `until` does, for as long as many gradings take."""
    for _ in range(20):
        try:
            await until(comes_about)
        except TimeoutError:
            continue
        return
    raise TimeoutError
