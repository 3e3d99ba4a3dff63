"""`metadata`: the request's own, and what is sent beside it; shown, and filtered by."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import CompletionDocument
from services.completions.fields import check_fields
from services.completions.filters import CompletionFilter, compile_filter
from services.completions.metadata import MetadataCondition, shown_metadata
from services.completions.writing import create_completion
from services.storage.conditions import Condition
from services.storage.database import database
from services.storage.matching import compile_matcher
from tests.api import Api
from tests.examples import tries
from tests.graphql.test_completions import create_all, listed

SHOWN = "query ($id: ID!) { completion(id: $id) { metadata } }"
SESSIONS = "query ($filter: SessionFilter) { sessions(filter: $filter) { nodes { id } } }"

INPUTS: list[dict[str, Any]] = [
    {"request": {"metadata": {"plan": "pro", "seats": 3}}},
    {"extra": {"metadata": {"plan": "pro", "a.b": "dot", "$x": 1, "": "empty", "0": "zero"}}},
    # What is beside wins, key by key.
    {
        "request": {"metadata": {"plan": "pro", "team": "red"}},
        "extra": {"metadata": {"plan": "free", "seats": [1, 3]}},
    },
    {
        "request": {"metadata": {"plan": "pro", "a": {"b": "nested"}}},
        "extra": {"metadata": {"plan": None}},
    },
    {"request": {"metadata": "pro"}, "extra": {"metadata": [{"plan": "pro"}]}},
    {},
]


def of(key: str, **operators: Any) -> dict[str, Any]:
    return {"metadata": [{"key": key, **operators}]}


async def test_the_requests_own_and_what_is_beside_are_shown_as_one(api: Api) -> None:
    ids = await create_all(api, *INPUTS)

    shown = [(await api.query(SHOWN, id=id_))["completion"]["metadata"] for id_ in ids]

    assert shown == [
        {"plan": "pro", "seats": 3},
        {"plan": "pro", "a.b": "dot", "$x": 1, "": "empty", "0": "zero"},
        {"plan": "free", "team": "red", "seats": [1, 3]},
        {"plan": None, "a": {"b": "nested"}},
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("filter_", "numbers"),
    [
        (of("plan", eq="pro"), {0, 1}),
        (of("plan", eq="free"), {2}),
        (of("plan", ne="pro"), {2, 3, 4, 5}),
        (of("plan", **{"in": ["pro", "free"]}), {0, 1, 2}),
        (of("plan", notIn=["pro", "free"]), {3, 4, 5}),
        (of("plan", eq="PRO", mode="CASE_INSENSITIVE"), {0, 1}),
        (of("plan", exists=True), {0, 1, 2, 3}),
        (of("plan", exists=False), {4, 5}),
        (of("plan", startsWith="p", endsWith="o"), {0, 1}),
        (of("plan", contains="re"), {2}),
        (of("seats", eq=3), {0, 2}),
        (of("seats", gte=2, lt=4.5), {0, 2}),
        (of("seats", eq="3"), set()),
        (of("team", eq="red"), {2}),
        (of("a.b", eq="dot"), {1}),
        (of("a.b", eq="nested"), set()),
        (of("a", eq={"b": "nested"}), {3}),
        (of("$x", eq=1), {1}),
        (of("", eq="empty"), {1}),
        (of("0", eq="zero"), {1}),
        (of("0", exists=True), {1}),
        ({"not": of("plan", eq="pro")}, {2, 3, 4, 5}),
        ({"or": [of("team", eq="red"), of("0", eq="zero")]}, {1, 2}),
    ],
)
async def test_completions_are_found_by_what_is_shown(
    api: Api, filter_: dict[str, Any], numbers: set[int]
) -> None:
    ids = await create_all(api, *INPUTS)

    assert set(await listed(api, filter_)) == {ids[number] for number in numbers}


async def test_what_is_sent_at_the_top_of_a_body_is_beside_and_a_correction_counts(
    api: Api,
) -> None:
    id_ = await api.create_completion(
        user_id="u-1", metadata={"plan": "pro"}, request={"metadata": {"plan": "free", "n": 1}}
    )
    assert (await api.query(SHOWN, id=id_))["completion"]["metadata"] == {"plan": "pro", "n": 1}
    assert await listed(api, of("plan", eq="pro")) == [id_]
    path = {"payload": [{"path": "extra.user_id", "eq": "u-1"}]}
    assert await listed(api, path) == [id_]

    await api.query(
        "mutation ($id: ID!, $extra: JSON) "
        "{ updateCompletion(input: {id: $id, extra: $extra}) { completion { id } } }",
        id=id_,
        extra={"metadata": {"plan": "team"}},
    )

    assert await listed(api, of("plan", eq="pro")) == []
    assert await listed(api, of("plan", eq="team")) == [id_]


async def test_sessions_are_found_by_the_metadata_of_a_completion(api: Api) -> None:
    await create_all(
        api,
        {"sessionId": "s1", "extra": {"metadata": {"plan": "pro"}}},
        {"sessionId": "s1", "extra": {"metadata": {"team": "red"}}},
        {"sessionId": "s2", "extra": {"metadata": {"plan": "pro", "team": "red"}}},
        {"sessionId": "s3", "extra": {"metadata": {"plan": "free"}}},
    )
    plan, team = {"key": "plan", "eq": "pro"}, {"key": "team", "eq": "red"}

    async def sessions(filter_: dict[str, Any]) -> set[str]:
        data = await api.query(SESSIONS, filter=filter_)
        return {node["id"] for node in data["sessions"]["nodes"]}

    assert await sessions({"completions": {"some": {"metadata": [plan]}}}) == {"s1", "s2"}
    assert await sessions({"metadata": [plan]}) == {"s1", "s2"}
    # Of one completion.
    assert await sessions({"metadata": [plan, team]}) == {"s2"}
    assert await sessions({"and": [{"metadata": [plan]}, {"metadata": [team]}]}) == {"s1", "s2"}
    assert await sessions({"not": {"metadata": [plan]}}) == {"s3"}
    assert await sessions({"metadata": []}) == {"s1", "s2", "s3"}


@pytest.mark.parametrize("key", ["x" * 501, "a\0b"])
async def test_a_key_that_cannot_be_is_refused(api: Api, key: str) -> None:
    code = await api.error_code(
        "query ($filter: CompletionFilter) { completions(filter: $filter) { totalCount } }",
        filter=of(key, eq=1),
    )

    assert code == "BAD_USER_INPUT"


KEYS = st.sampled_from(["plan", "a.b", "$x", "", "0"])
SCALARS = st.sampled_from(
    [None, True, False, 0, 1, 1.0, -0.0, 2.5, 2**53 + 1, 1e300, "", "a", 'b"', "x" * 201, "é\0"]
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(KEYS, inner, max_size=2),
    max_leaves=3,
)
METADATA = st.dictionaries(KEYS, VALUES, max_size=3)


@settings(
    max_examples=tries(100),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(own=METADATA | VALUES, beside=METADATA | VALUES, key=KEYS, operand=VALUES)
@pytest.mark.slow
async def test_filters_say_what_is_shown(
    api: Api, own: Any, beside: Any, key: str, operand: Any
) -> None:
    fields = check_fields({"request": {"metadata": own}, "metadata": beside})
    row = await create_completion(api.organization_id, fields)
    stored = {"request": {"metadata": own}, "extra": {"metadata": beside}}
    collection = database.collection(CompletionDocument)
    key_of_row = {"_id": f"{api.organization_id}/{row['id']}"}

    async def matches(condition: Condition, exists: bool | None = None) -> bool:
        filter_ = CompletionFilter(metadata=[MetadataCondition(key, condition, exists)])
        query = compile_filter(api.organization_id, filter_)
        found = bool(await collection.count_documents({"$and": [query, key_of_row]}))
        as_read = {**stored, "organization_id": api.organization_id}
        assert compile_matcher(query).matches(as_read) is found
        return found

    merged = {
        **(own if isinstance(own, dict) else {}),
        **(beside if isinstance(beside, dict) else {}),
    }
    assert (shown_metadata(stored) or {}) == merged
    assert await matches(Condition(), exists=True) is (key in merged)
    value = merged.get(key)
    if value is not None:
        assert await matches(Condition(eq=value))
        assert not await matches(Condition(ne=value))
    if operand is not None and not isinstance(value, list):
        is_same = type(operand) is type(value) and operand == value
        is_number = {type(operand), type(value)} <= {int, float}
        assert await matches(Condition(eq=operand)) is (is_same or (is_number and operand == value))
