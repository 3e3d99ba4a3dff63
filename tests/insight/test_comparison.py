"""Two sets of completions side by side, through GraphQL."""

from typing import Any

import pytest

from schema.types.comparison import CompareOrderField
from schema.types.statistics_inputs import StatsOrderField
from tests.api import Api
from tests.insight.conftest import CatchUp
from tests.insight.test_statistics import answer, create

SIDE = """{
  count share failedCount failureRate durationMean p95: durationPercentile(p: 95) totalTokens
  totalTokensMean cost costMean unpricedCount
}"""


async def compare(api: Api, arguments: str, selected: str) -> Any:
    data = await api.query(f"{{ compare({arguments}) {{ {selected} }} }}")
    return data["compare"]


@pytest.fixture
async def compared(api: Api, catch_up: CatchUp) -> Api:
    """A deploy after which `slow` calls are more, slower, and fail."""
    for tags, duration, status, tokens in [
        (["before", "fast"], 1, "finished", 10),
        (["before", "fast"], 3, "finished", 30),
        (["before", "slow"], 4, "finished", None),
        (["before", "gone"], 1, "finished", None),
        (["after", "fast"], 2, "finished", 20),
        (["after", "slow"], 8, "failed", 50),
        (["after", "slow"], 8, "finished", 100),
        (["after", "new", "slow"], 8, "finished", None),
    ]:
        response = {} if tokens is None else {"response": answer(tokens)}
        await create(api, tags=tags, duration=duration, status=status, **response)
    await catch_up()
    return api


SIDES = 'a: {tags: {has: "before"}}, b: {tags: {has: "after"}}'


async def test_the_totals_of_both_sides_and_what_differs(compared: Api) -> None:
    found = await compare(
        compared, SIDES, f"totals {{ a {SIDE} b {SIDE} difference {SIDE} }} rows {{ a {SIDE} }}"
    )
    a, b, difference = (found["totals"][name] for name in ("a", "b", "difference"))
    assert abs(a.pop("p95") - 3) <= 0.04
    assert abs(b.pop("p95") - 8) <= 0.09
    assert a == {
        "count": 4,
        "share": 1.0,
        "failedCount": 0,
        "failureRate": 0.0,
        "durationMean": 2.25,
        "totalTokens": 40,
        "totalTokensMean": 20.0,
        "cost": None,
        "costMean": None,
        "unpricedCount": 4,
    }
    assert b == {
        "count": 4,
        "share": 1.0,
        "failedCount": 1,
        "failureRate": 0.25,
        "durationMean": 6.5,
        "totalTokens": 170,
        "totalTokensMean": pytest.approx(170 / 3),
        "cost": None,
        "costMean": None,
        "unpricedCount": 4,
    }
    assert difference["failureRate"] == 0.25
    assert difference["durationMean"] == 4.25
    assert abs(difference["p95"] - 5) <= 0.1
    assert difference["totalTokens"] == 130
    assert difference["costMean"] is None
    assert len(found["rows"]) == 1


async def test_groups_come_with_the_largest_difference_first(compared: Api) -> None:
    selected = "isComplete groupCount rows { tag a { count share } b { count share } difference"
    found = await compare(
        compared, f"{SIDES}, by: [{{field: TAG}}]", f"{selected} {{ count share durationMean }} }}"
    )
    assert (found["isComplete"], found["groupCount"]) == (True, 6)
    assert [(row["tag"], row["difference"]["share"]) for row in found["rows"]] == [
        ("after", 1.0),
        ("before", -1.0),
        ("slow", 0.5),
        ("fast", -0.25),
        ("gone", -0.25),
        ("new", 0.25),
    ]
    [gone] = [row for row in found["rows"] if row["tag"] == "gone"]
    assert gone["b"] == {"count": 0, "share": 0.0}
    assert gone["difference"] == {"count": -1, "share": -0.25, "durationMean": None}
    few = await compare(
        compared,
        f"{SIDES}, by: [{{field: TAG}}], first: 2, orderBy: DURATION_MEAN",
        "isComplete groupCount rows { tag difference { durationMean } }",
    )
    assert few == {
        "isComplete": False,
        "groupCount": 6,
        "rows": [
            {"tag": "slow", "difference": {"durationMean": 4.0}},
            {"tag": "fast", "difference": {"durationMean": 0.0}},
        ],
    }


async def test_sides_without_completions_are_no_error(compared: Api) -> None:
    none = 'a: {tags: {has: "nobody"}}, b: {tags: {has: "nobody"}}'
    found = await compare(
        compared,
        f"{none}, by: [{{field: TAG}}]",
        f"totals {{ difference {SIDE} }} rows {{ group }}",
    )
    assert found["rows"] == []
    assert found["totals"]["difference"]["count"] == 0
    assert found["totals"]["difference"]["share"] is None


async def test_what_cannot_be_compared_is_an_error(compared: Api) -> None:
    twice = "by: [{field: TAG}, {field: TAG}]"
    for arguments, reason in [(twice, "/by: one of them is there twice"), ("first: -1", "/first")]:
        body = await compared.execute(f"{{ compare({SIDES}, {arguments}) {{ rows {{ group }} }} }}")
        [error] = body["errors"]
        assert error["extensions"]["code"] == "BAD_USER_INPUT"
        assert reason in error["message"]
    for selected, reason in [
        ("tag", "add {field: TAG} to `by`"),
        ('metadata(key: "plan")', 'add {metadata: "plan"} to `by`'),
    ]:
        by = "by: [{field: MODEL}]"
        body = await compared.execute(f"{{ compare({SIDES}, {by}) {{ rows {{ {selected} }} }} }}")
        [error] = body["errors"]
        assert error["extensions"]["code"] == "BAD_USER_INPUT"
        assert reason in error["message"]


async def test_costs_are_compared_and_may_be_less(api: Api, catch_up: CatchUp) -> None:
    for tag, tokens in [("before", 3000), ("after", 1000), ("after", None)]:
        usage = {"prompt_tokens": tokens, "completion_tokens": 0, "total_tokens": tokens}
        body = {"object": "chat.completion", "model": "gpt-4o", "choices": []}
        await create(
            api,
            tags=[tag],
            request={"model": "gpt-4o", "messages": []},
            response=body if tokens is None else {**body, "usage": usage},
        )
    await catch_up()

    costs = "{ cost costMean unpricedCount }"
    found = await compare(
        api,
        f"{SIDES}, by: [{{field: MODEL}}], orderBy: COST",
        f"rows {{ model a {costs} b {costs} difference {costs} }}",
    )

    assert found["rows"] == [
        {
            "model": "gpt-4o",
            "a": {"cost": "0.0075", "costMean": 0.0075, "unpricedCount": 0},
            "b": {"cost": "0.0025", "costMean": 0.0025, "unpricedCount": 1},
            "difference": {
                "cost": "-0.005",
                "costMean": pytest.approx(-0.005),
                "unpricedCount": 1,
            },
        }
    ]


def test_what_is_compared_is_what_statistics_measure() -> None:
    statistics = {one.name for one in StatsOrderField} - {"TIME", "GROUP"}

    assert {one.name for one in CompareOrderField} == {"SHARE", *statistics}
