"""What docs/filters.md says of conditions and orders."""

from typing import Any

import pytest

from tests.api import Api
from tests.graphql.test_completions import create_all, listed
from tests.graphql.test_payload_paths import at

VALUES: list[Any] = [2, 1.0, "2", True, [2, "x"], {"a": 1, "b": 2}, {"b": 2, "a": 1}, [1, 5]]
NOTHING = len(VALUES)  # the completion without the value


@pytest.mark.parametrize(
    ("operators", "matching"),
    [
        ({"eq": 2}, {0, 4}),
        ({"ne": 2}, {1, 2, 3, 5, 6, 7, NOTHING}),
        ({"eq": 1}, {1, 7}),
        ({"eq": "2"}, {2}),
        ({"eq": True}, {3}),
        ({"eq": [2, "x"]}, {4}),
        ({"eq": ["x", 2]}, set()),
        ({"eq": {"a": 1, "b": 2}}, {5}),
        ({"ne": {"a": 1, "b": 2}}, {0, 1, 2, 3, 4, 6, 7, NOTHING}),
        ({"in": [{"b": 2, "a": 1}]}, {6}),
        ({"in": []}, set()),
        ({"gt": 1}, {0, 4, 7}),
        ({"gt": 1, "lt": 2}, {7}),
        ({"gte": "1"}, {2, 4}),
        ({"lt": False}, set()),
        ({"contains": "x"}, {4}),
    ],
)
@pytest.mark.parametrize("place", ["value", "list"])
async def test_a_payload_condition_holds_of_what_the_table_says(
    api: Api, operators: dict[str, Any], matching: set[int], place: str
) -> None:
    requests = [{"v": value if place == "value" else [0, value]} for value in VALUES]
    ids = await create_all(api, *({"request": one} for one in requests), {})
    path = "request.v" if place == "value" else "request.v.1"

    found = await listed(api, at(path, **operators), first=100)

    assert {ids.index(one) for one in found} == matching


@pytest.mark.parametrize(
    ("filter_", "matches"),
    [
        ({"tags": {"hasAll": []}}, True),
        ({"tags": {"hasNone": []}}, True),
        ({"tags": {"hasAny": []}}, False),
        ({"model": {"in": []}}, False),
        ({"model": {"notIn": []}}, True),
        ({"or": []}, False),
        ({"and": []}, True),
    ],
)
async def test_an_empty_list_matches_all_or_nothing(
    api: Api, filter_: dict[str, Any], matches: bool
) -> None:
    ids = await create_all(api, {"tags": ["a"]}, {})

    assert await listed(api, filter_) == (ids[::-1] if matches else [])


@pytest.mark.parametrize("field", ["DURATION", "TOTAL_TOKENS"])
@pytest.mark.parametrize("direction", ["ASC", "DESC"])
async def test_ties_go_by_creation_in_the_direction_of_the_list(
    api: Api, field: str, direction: str
) -> None:
    row = {"duration": 1, "response": {"usage": {"total_tokens": 5}}}
    await create_all(api, *({"id": id_, **row} for id_ in ("b", "c", "a")), {"id": "z"})

    found = await listed(api, orderBy={"field": field, "direction": direction})

    assert found == (["z", "b", "c", "a"] if direction == "ASC" else ["a", "c", "b", "z"])


@pytest.mark.parametrize("count", ["7", -1, 1.5, True, None])
async def test_a_count_of_tokens_that_is_none_is_left_out(api: Api, count: Any) -> None:
    await create_all(
        api,
        {"response": {"usage": {"total_tokens": count}}, "sessionId": "s"},
        {"response": {"usage": {"total_tokens": 3}}, "sessionId": "s"},
    )

    data = await api.query(
        """{ completions(filter: {totalTokens: {isNull: true}}) { nodes { usage { totalTokens } } }
             session(id: "s") { totalTokens } }"""
    )

    assert data["completions"]["nodes"] == [{"usage": None}]
    assert data["session"]["totalTokens"] == 3
