"""The queries of docs/statistics.md are what they say."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.api import Api
from tests.grading.test_feedback_stats import graded
from tests.graphql.test_feedback import create_task
from tests.insight.conftest import CatchUp
from tests.insight.test_statistics import create

GUIDE = (Path(__file__).parents[2] / "docs" / "statistics.md").read_text()
QUERIES = re.findall(r"^```graphql\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
ANSWERS = re.findall(r"^```json\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


@pytest.fixture
async def logged(api: Api, catch_up: CatchUp) -> Api:
    """Calls around the night in which Berlin's clocks are set back, and of the week before."""
    for time, model, tokens, tag, seconds in [
        ("2026-10-18T12:00:00Z", "gpt-4o", 1000, "chat", 1.0),
        ("2026-10-24T12:00:00Z", "gpt-4o", 1000, "chat", 2.0),
        ("2026-10-24T13:00:00Z", "gpt-4o", 2000, "chat", 4.0),
        ("2026-10-25T12:00:00Z", "gpt-4o", 2000, "search", 9.0),
        ("2026-10-25T22:59:59Z", "gpt-4o-mini", 3000, "search", 8.0),
    ]:
        usage = {"prompt_tokens": tokens, "completion_tokens": 0, "total_tokens": tokens}
        await create(
            api,
            created_at=time,
            tags=[tag],
            duration=seconds,
            metadata={"customer": "acme"},
            request={"model": model, "messages": []},
            response={"object": "chat.completion", "model": model, "choices": [], "usage": usage},
        )
    await catch_up()
    return api


async def test_the_examples_of_the_guide(logged: Api, catch_up: CatchUp) -> None:
    per_day, per_tag, compared, of_grades, of_some = QUERIES
    range_ = {"from": "2026-10-24T00:00:00+02:00", "to": "2026-10-26T00:00:00+01:00"}
    assert await logged.query(per_day, **range_) == json.loads(ANSWERS[0])

    found: Any = (await logged.query(per_tag))["completionStats"]
    assert found["isComplete"]
    assert [row["tag"] for row in found["rows"]] == ["search", "chat"]
    assert found["rows"][1]["durationMean"] == 3.0
    assert found["rows"][1]["previous"] == {"count": 1, "durationMean": 1.0}

    found = (await logged.query(compared))["compare"]
    assert [row["model"] for row in found["rows"]] == ["gpt-4o", "gpt-4o-mini"]
    assert found["rows"][0]["customer"] == "acme"
    assert found["rows"][0]["difference"]["share"] == -0.5
    assert found["totals"]["difference"]["count"] == -1

    task = (await create_task(logged))["id"]
    await graded(logged, task, {"score": 4, "grader": "ann"}, tags=["prod"])
    judge = {"score": 1, "helpful": False, "kind": "model"}
    await graded(logged, task, judge, {"score": 3, "kind": "human"})
    await catch_up()
    [row] = (await logged.query(of_grades, task=task))["feedbackStats"]["rows"]
    assert row["localTime"] == "2026-11-16T00:00:00+01:00"
    assert (row["grader"], row["mean"], row["distribution"][0]["value"]) == ("ann", 4.0, 4)
    found = await logged.query(of_some, task=task)
    assert found["people"]["rows"] == [{"count": 1, "median": 3.0, "percentileIsExact": True}]
    assert found["unhelpful"]["rows"] == [{"tokenId": None, "count": 1, "mean": 1.0}]


def test_the_guide_names_every_dimension_and_measure() -> None:
    schema = (Path(__file__).parents[2] / "schema" / "schema.graphql").read_text()
    dimensions = enum(schema, "DimensionField")
    assert [name for name in dimensions if name not in GUIDE] == []
    measures = enum(schema, "StatsOrderField") - {"TIME", "GROUP"}
    assert [
        name
        for name in measures
        if camel(name) not in GUIDE and not name.startswith("TIME_TO_FIRST_TOKEN_M")
    ] == []


def enum(schema: str, name: str) -> set[str]:
    """Return the names of the values of an enum."""
    [block] = re.findall(rf"^enum {name} {{\n(.*?)^}}", schema, re.MULTILINE | re.DOTALL)
    return set(re.findall(r"^  ([A-Z_]+)$", block, re.MULTILINE))


def camel(name: str) -> str:
    """Return the field of a measure."""
    head, *rest = name.lower().split("_")
    return head + "".join(part.capitalize() for part in rest)
