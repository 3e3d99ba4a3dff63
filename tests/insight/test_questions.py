"""docs/questions.md says what the demo's data answer. `WRITE_ANSWERS=1` writes the answers anew."""

import json
import os
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest
from fastapi import FastAPI

from gateway.demo.load import load_demo
from models import SessionDocument
from services.ids import public_id
from services.session_summaries import store_summaries
from services.storage.database import database
from tests.api import Api
from tests.conftest import LiveGateway, NewApi
from tests.gateway.test_resuming import listening, present, told
from tests.grading.queues import Duty, settled
from tests.insight.conftest import CatchUp, organization

GUIDE: Final = Path(__file__).parents[2] / "docs/questions.md"
NOW: Final = datetime(2026, 11, 18, 18, tzinfo=UTC)
LOADED: Final = re.compile(r"log10-gateway demo --completions (\d+) --seed (\d+)")
QUESTION: Final = re.compile(
    r"^## (?P<number>\d+)\. (?P<title>.*?)\n.*?"
    r"```graphql\n(?P<query>.*?)```\n(?:\n```json\n(?P<answer>.*?)```\n)?",
    re.DOTALL | re.MULTILINE,
)
QUESTIONS: Final = {int(one["number"]): one for one in QUESTION.finditer(GUIDE.read_text())}
ASKED: Final = [n for n, one in QUESTIONS.items() if not one["query"].startswith("subscription")]
WIDTH: Final = 100


def rounded(value: Any) -> Any:
    """Round fractions, whose last digits depend on the order in which they are summed up."""
    match value:
        case float():
            return float(f"{value:.4g}")
        case dict():
            return {name: rounded(one) for name, one in value.items()}
        case list():
            return [rounded(one) for one in value]
    return value


def written(value: Any, indent: int = 0) -> str:
    """Write JSON as people do: what fits on a line stays on one."""
    short = json.dumps(value, ensure_ascii=False)
    if len(short) + indent <= WIDTH or not isinstance(value, dict | list):
        return short
    margin = "\n" + " " * (indent + 2)
    if isinstance(value, list):
        opening, parts, closing = "[", [written(one, indent + 2) for one in value], "]"
    else:
        opening, closing = "{", "}"
        parts = [f"{json.dumps(name)}: {written(one, indent + 2)}" for name, one in value.items()]
    return opening + margin + f",{margin}".join(parts) + "\n" + " " * indent + closing


async def task_of(demo: Api) -> str:
    """Return the id of the task that gives scores."""
    name = '{ feedbackTasks(filter: {name: {eq: "Answer quality"}}) { nodes { id } } }'
    [task] = (await demo.query(name))["feedbackTasks"]["nodes"]
    return str(task["id"])


def compare(number: int, answer: Any) -> None:
    """Hold an answer against the guide, or write it there."""
    text = written(rounded(answer)) + "\n"
    if "WRITE_ANSWERS" in os.environ:
        guide = GUIDE.read_text()
        one = next(one for one in QUESTION.finditer(guide) if int(one["number"]) == number)
        kept = guide[: one.end("query")] + "```\n\n```json\n" + text + "```\n"
        GUIDE.write_text(kept + guide[one.end() :])
        return
    assert QUESTIONS[number]["answer"] == text


@pytest.fixture(scope="module")
async def demo(app: FastAPI, catch_up: CatchUp) -> AsyncIterator[Api]:
    """An organization with the demo's data, which are summed up and indexed."""
    loaded = LOADED.search(GUIDE.read_text())
    assert loaded is not None
    completions, seed = map(int, loaded.groups())
    async with organization(app) as api:
        id_ = api.organization_id
        await load_demo(id_, completions=completions, seed=seed, now=NOW)
        rows = database.collection(SessionDocument).find({"organization_id": id_})
        await settled(api, Duty())
        await store_summaries([(id_, public_id(row["_id"])) async for row in rows])
        await catch_up()
        yield api


def test_each_question_is_answered_or_said_to_be_answered_later() -> None:
    later = re.findall(r"^- (\d+)\. ", GUIDE.read_text().partition("## Later")[2], re.MULTILINE)

    assert sorted([*QUESTIONS, *map(int, later)]) == list(range(1, 31))


@pytest.mark.parametrize("number", ASKED)
async def test_one_query_answers_a_question(demo: Api, number: int) -> None:
    query = QUESTIONS[number]["query"]
    variables = {"task": await task_of(demo)} if "$task" in query else {}
    answer = await demo.query(query, **variables)

    compare(number, answer)


@pytest.mark.parametrize("guide", ["search", "names-and-tags"])
async def test_the_examples_of_other_guides_find_something_in_the_demo(
    demo: Api, guide: str
) -> None:
    text = (GUIDE.parent / f"{guide}.md").read_text()
    queries = re.findall(r"^```graphql\n((?:query|\{).*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert queries
    for query in queries:
        for found in (await demo.query(query)).values():
            assert found.get("nodes") or found.get("names"), query


async def test_failures_are_told_as_they_happen(live_gateway: LiveGateway, new_api: NewApi) -> None:
    api = await new_api()
    start = await present(api)
    await api.create_completion(status="finished", tags=["prod", "support"])
    await api.create_completion(
        status="failed",
        tags=["prod", "support"],
        request={"model": "gpt-4.1", "messages": [{"role": "user", "content": "Hello?"}]},
        failure_kind="RateLimitError",
        failure_reason="Error code: 429 - Rate limit reached, please try again in 2 s.",
    )

    query = QUESTIONS[26]["query"]
    async with listening(live_gateway.url, api.token, query, after=start) as connection:
        event = await told(connection)

    compare(26, {"completionChanged": event})
