"""Filters and `requestPath` read a path in one way."""

from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from models import CompletionDocument
from services.completions.fields import check_fields
from services.completions.filters import CompletionFilter, PayloadCondition, compile_filter
from services.completions.payload_path import PayloadPath
from services.completions.writing import create_completion
from services.errors import InvalidInput
from services.storage.conditions import Condition
from services.storage.database import database
from tests.api import Api
from tests.graphql.test_completions import create_all, listed

NESTED = {"nested": [[1], ["abc", 1], [["deep"]], {"0": "zero", "00": "names"}], "l": ["first"]}


def at(path: str, **operators: Any) -> dict[str, Any]:
    return {"payload": [{"path": path, **operators}]}


@pytest.mark.parametrize(
    ("path", "operators", "matches"),
    [
        ("nested.1", {"contains": "b"}, True),
        ("nested.1", {"contains": "x"}, False),
        ("nested.1", {"eq": "abc"}, True),
        ("nested.1", {"eq": ["abc", 1]}, True),
        ("nested.1", {"eq": [1, "abc"]}, False),
        ("nested.1", {"ne": "abc"}, False),
        ("nested.1", {"ne": "x"}, True),
        ("nested.1", {"in": ["x", 1]}, True),
        ("nested.1", {"in": [{"a": 1}, "abc"]}, True),
        ("nested.1", {"in": []}, False),
        ("nested.1", {"gt": "abb", "lt": "abd"}, True),
        ("nested.1", {"gte": 2}, False),
        ("nested.2", {"eq": ["deep"]}, True),
        ("nested.2.0", {"eq": "deep"}, True),
        ("nested.2", {"contains": "deep"}, False),
        ("nested.3.0", {"eq": "zero"}, True),
        ("nested.3.00", {"eq": "names"}, True),
        ("nested.9", {"ne": 1}, True),
        ("nested.9", {"exists": False}, True),
        ("l.0", {"eq": "first"}, True),
        ("l.00", {"exists": True}, False),
        ("l.٠", {"exists": True}, False),
    ],
)
async def test_an_element_that_is_a_list_is_looked_into(
    api: Api, path: str, operators: dict[str, Any], matches: bool
) -> None:
    ids = await create_all(api, {"request": NESTED})

    found = await listed(api, at(f"request.{path}", **operators))

    assert found == (ids if matches else [])


@pytest.mark.parametrize("path", ["l.00", "l.٠", "l.-1", "l.1e0", "l.+0", "l.²"])
async def test_a_position_is_ascii_decimal_without_leading_zeros(api: Api, path: str) -> None:
    [completion_id] = await create_all(api, {"request": NESTED})

    data = await api.query(
        """query ($id: ID!, $path: String!) {
          completion(id: $id) { requestPath(path: $path) first: requestPath(path: "l.0") } }""",
        id=completion_id,
        path=path,
    )

    assert data["completion"] == {"requestPath": None, "first": "first"}


async def test_a_malformed_path_is_refused_also_where_nothing_is_read(api: Api) -> None:
    for path in ("", "a..b", "a.$b", "a." * 300 + "b"):
        code = await api.error_code(
            "mutation ($p: String!) { createCompletion(input: {request: {a: 1}}) "
            "{ requestPath(path: $p) } }",
            p=path,
        )
        assert code == "BAD_USER_INPUT"


KEYS = st.sampled_from(["a", "0", "1", "00", "٠", "é", "a b", "$x", "", "x.y", "-1"])
VALUES = st.recursive(
    st.booleans() | st.integers(-3, 3) | st.sampled_from([0.5, 1.0, "", "a", "0", None]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)
PATHS = st.lists(KEYS | st.sampled_from(["0", "1", "2"]), min_size=1, max_size=4).map(".".join)


def paths_within(value: Any, so_far: str = "") -> list[str]:
    """Return a path to each value within, as it would be written."""
    children = value.items() if isinstance(value, dict) else enumerate(value)
    found = []
    for key, child in children if isinstance(value, dict | list) else ():
        path = f"{so_far}.{key}"
        found += [path, *(paths_within(child, path) if isinstance(child, dict | list) else ())]
    return found


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(request=st.dictionaries(KEYS, VALUES, max_size=3), other=PATHS)
@example(request=NESTED, other="nested.1")
@example(request={"l": [["a"]]}, other="l.00")
@pytest.mark.slow
async def test_what_is_read_at_a_path_is_found_there_by_eq(
    api: Api, request: dict[str, Any], other: str
) -> None:
    row = await create_completion(api.organization_id, check_fields({"request": request}))
    collection = database.collection(CompletionDocument)
    key = {"_id": f"{api.organization_id}/{row['id']}"}

    for text in {*paths_within(request), f".{other}"}:
        try:
            path = PayloadPath.parse(f"request{text}")
        except InvalidInput:  # a key that no path can name
            continue
        value = path.read({"request": request})
        projected = await collection.find_one(key, {path.projected: 1})
        assert projected is not None
        assert path.read(projected) == value
        if value is None:
            continue
        filter_ = CompletionFilter(payload=[PayloadCondition(path.text, Condition(eq=value))])
        query = compile_filter(api.organization_id, filter_)
        assert await collection.count_documents({**query, **key}) == 1, (text, value)
        opposite = CompletionFilter(payload=[PayloadCondition(path.text, Condition(ne=value))])
        query = compile_filter(api.organization_id, opposite)
        assert await collection.count_documents({**query, **key}) == 0, (text, value)
