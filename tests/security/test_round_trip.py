"""Whatever JSON can say survives both faces, or is kept by both in another form, with its place.

Compared as text, so that the order of keys, 1 against 1.0, and -0.0 count.
"""

import json
import uuid
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.storage.storable import MAX_DEPTH
from tests.api import Api
from tests.examples import tries

Payload: TypeAlias = dict[str, Any]

MAX_INT, MIN_INT = 2**63 - 1, -(2**63)
# What means something to MongoDB, to its extended JSON, to its driver, or to another language.
LOADED_KEYS = (
    *("", ".", "$", "a.b", "$a", "a.$", "$.a", "$$ROOT", "_id", "__proto__", "0", "\ufeff", "id"),
    *("$set", "$literal", "$ref", "$id", "$db", "$oid", "$date", "$numberLong", "$numberDouble"),
    *("$binary", "$code", "$scope", "$regularExpression", "$undefined", "$minKey", "$expr"),
)
LOADED_VALUES: tuple[Any, ...] = (
    *(0, -0.0, 0.0, 1, 1.0, MAX_INT, MIN_INT, 2**31, 2**53 + 1, -(2**31) - 1, 5e-324, 1e308),
    *(2.2250738585072014e-308, 0.1, 1e16, 1e22, 123456789012345680.0, "", "$a", "$$ROOT", "\0"),
    *("\u2028", "\ud7ff", "\U0010ffff", "é", "e\u0301", "NaN", None, True, False, [], {}, [[]]),
)

TEXT = st.text(max_size=8)
LEAVES = (
    st.sampled_from(LOADED_VALUES)
    | st.none()
    | st.booleans()
    | st.integers(MIN_INT, MAX_INT)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT
)
KEYS = st.sampled_from(LOADED_KEYS) | st.text(
    st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=6
)


def is_no_reference(value: dict[str, Any]) -> bool:
    """Leave out the one exception, which has a test of its own."""
    return not (isinstance(value.get("$ref"), str) and "$id" in value)


def objects(values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(KEYS, values, max_size=5).filter(is_no_reference)


JSON = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | objects(inner), max_leaves=25
)
OBJECTS = objects(JSON)

CREATE = """
mutation ($input: CreateCompletionInput!) {
  createCompletion(input: $input) { completion { id request response extra } }
}
"""
READ = "query ($id: ID!) { completion(id: $id) { request response extra } }"


def nested(levels: int, innermost: object = 1) -> dict[str, Any]:
    """Nest objects and lists by turns."""
    value: Any = innermost
    for level in range(levels - 1):
        value = [value] if level % 2 else {"k": value}
    return {"top": value}


def parts(body: Payload, *names: str) -> str:
    return json.dumps([body[name] for name in names or ("request", "response", "extra")])


async def post(api: Api, path: str, body: object) -> httpx.Response:
    """Send Python's own JSON: it writes what stricter encoders reject to."""
    return await api.http.post(
        path, content=json.dumps(body), headers={"Content-Type": "application/json"}
    )


async def by_rest_then_graphql(api: Api, payload: Payload) -> None:
    created = await post(api, "/api/v1/completions", {"status": "finished", **payload})
    assert created.status_code == 200, created.text
    body = json.loads(created.text)
    read = await post(api, "/graphql", {"query": READ, "variables": {"id": body["id"]}})
    completion = json.loads(read.text)["data"]["completion"]

    assert parts(body, "request", "response") == parts(payload, "request", "response")
    assert parts(completion) == parts(payload)


async def by_graphql_then_rest(api: Api, payload: Payload) -> None:
    variables = {"input": {"status": "FINISHED", **payload}}
    created = await post(api, "/graphql", {"query": CREATE, "variables": variables})
    assert "errors" not in created.json(), created.text
    completion = json.loads(created.text)["data"]["createCompletion"]["completion"]
    read = await api.http.get(f"/api/completions/{completion['id']}")
    row = json.loads(read.text)["data"]

    assert parts(completion) == parts(payload)
    of_old_row = ("request", "response", "stacktrace")
    assert parts(row, *of_old_row) == parts(payload, *of_old_row)


async def by_two_updates_then_both(api: Api, payload: Payload) -> None:
    """An update merges with what is there in the database itself, not by rewriting it."""
    first = await post(api, "/api/v1/completions", {"status": "started"})
    completion_id = first.json()["id"]
    path = f"/api/v1/completions/{completion_id}"
    request = {"request": payload["request"]}
    rest = {name: value for name, value in payload.items() if name != "request"}
    for part in (request, {"status": "finished", **rest}):
        updated = await post(api, path, part)
        assert updated.status_code == 200, updated.text
    read = await post(api, "/graphql", {"query": READ, "variables": {"id": completion_id}})
    completion = json.loads(read.text)["data"]["completion"]

    assert parts(completion) == parts(payload)


Trip = Callable[[Api, Payload], Awaitable[None]]
TRIPS = pytest.mark.parametrize(
    "trip", [by_rest_then_graphql, by_graphql_then_rest, by_two_updates_then_both]
)
FUZZED = settings(
    max_examples=tries(60),
    deadline=None,
    derandomize=True,
    # An organization serves all examples: each makes a completion of its own.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def payload_of(value: dict[str, Any]) -> Payload:
    return {"request": value, "response": value, "stacktrace": [value], "extra": value}


@TRIPS
@FUZZED
@given(
    payload=st.fixed_dictionaries(
        {"request": OBJECTS, "response": OBJECTS, "stacktrace": st.lists(OBJECTS), "extra": OBJECTS}
    )
)
async def test_what_json_can_say_survives(api: Api, trip: Trip, payload: Payload) -> None:
    await trip(api, payload)


@TRIPS
@pytest.mark.parametrize(
    "value",
    [
        {"all": list(LOADED_VALUES)},
        {key: {key: [{key: 1}]} for key in LOADED_KEYS},
        dict.fromkeys(reversed(LOADED_KEYS)),
        {"$ref": "#/a", "$id": "b", "$db": "c", "title": "d"},
        {"a": [{"$ref": "#/a", "$id": {"$ref": "b", "$id": None}, "b": {"$db": None}}]},
        {"a": {"$ref": "#/a", "$id": 5}},
        {"$oid": "0" * 24, "$date": {"$numberLong": "5"}},
        {"$set": {"a": 1}, "$literal": {"b": "$a"}},
        nested(100),
        nested(100, {"": {"": ""}}),
        {},
    ],
    ids=lambda value: json.dumps(value)[:40],
)
async def test_what_means_something_elsewhere_means_nothing_here(
    api: Api, trip: Trip, value: dict[str, Any]
) -> None:
    await trip(api, payload_of(value))


async def test_an_object_that_mongodb_takes_for_a_reference_has_its_keys_first(api: Api) -> None:
    schema = {"type": "object", "$id": "a", "title": "b", "$ref": "#/c"}
    id_ = await api.create_completion(request={"tools": [schema]})

    read = (await api.query(READ, id=id_))["completion"]["request"]["tools"][0]

    assert read == schema
    assert list(read) == ["$ref", "$id", "type", "title"]


UNKEEPABLE = st.sampled_from(
    [MAX_INT + 1, MIN_INT - 1, 10**30, float("nan"), float("inf"), "\ud800", "a\udfffb"]
) | st.sampled_from([{"\0": 1}, {"a\0b": 1}, {"\ud83d": 1}, {"$ref": "", "$id": 1, "$db": None}])


def put_at(place: list[str | int], value: object) -> dict[str, Any]:
    """Build an object that has a value at a place."""
    for step in reversed(place):
        value = [0] * step + [value] if isinstance(step, int) else {"before": 1, step: value}
    assert isinstance(value, dict)
    return value


def pointer(place: list[str | int]) -> str:
    escaped = (str(step).replace("~", "~0").replace("/", "~1") for step in place)
    return "".join(f"/{step}" for step in escaped)


@FUZZED
@given(
    name=st.sampled_from(["request", "response", "extra"]),
    place=st.lists(st.sampled_from(["a", "", "b/c", "~", "$d.e", "é"]) | st.integers(0, 3)),
    value=UNKEEPABLE,
)
async def test_what_cannot_be_stored_is_kept_by_both_faces_and_marked_at_its_place(
    api: Api, name: str, place: list[str | int], value: object
) -> None:
    place = ["top", *place]
    at = f"/{name}{pointer(place)}"
    payload = {name: put_at(place, value)}

    ids = [uuid.uuid4().hex for _ in range(4)]
    for id_, route in zip(
        ids, ("/api/v1/completions", "/api/v1/completions/", "/api/completions/"), strict=False
    ):
        own = route if route.endswith("s") else route + id_
        response = await post(api, own, {"id": id_, **payload})
        assert response.status_code == 200, response.text
    variables = {"input": {"id": ids[3], **payload}}
    response = await post(api, "/graphql", {"query": CREATE, "variables": variables})
    assert "errors" not in response.json(), response.text

    data = await api.query(
        "query ($ids: [ID!]) { completions(filter: {id: {in: $ids}}) "
        f"{{ nodes {{ {name} alterations {{ path }} }} }} }}",
        ids=ids,
    )
    assert len(data["completions"]["nodes"]) == len(ids)
    for row in data["completions"]["nodes"]:
        [one] = row["alterations"]
        assert one["path"].startswith(at)


@pytest.mark.parametrize("levels", [MAX_DEPTH + 1, 300, 900, 100_000])
async def test_what_is_nested_too_deep_is_kept_by_both_faces(api: Api, levels: int) -> None:
    deep = "[" * levels + "]" * levels
    payload = f'{{"request": {{"a": {deep}}}}}'
    in_variables = f'{{"query": {json.dumps(CREATE)}, "variables": {{"input": {payload}}}}}'

    for path in ("/api/v1/completions", "/api/v1/completions/x", "/api/completions/y"):
        response = await api.http.post(path, content=payload)
        assert response.status_code == 200, response.text
    response = await api.http.post(
        "/graphql", content=in_variables, headers={"Content-Type": "application/json"}
    )
    assert "errors" not in response.json(), response.text

    data = await api.query("{ completions { nodes { alterations { kind } } } }")
    assert [row["alterations"] for row in data["completions"]["nodes"]] == [[{"kind": "DEPTH"}]] * 4


@pytest.mark.parametrize("levels", [300, 900, 100_000])
async def test_a_literal_that_is_nested_too_deep_is_never_our_fault(api: Api, levels: int) -> None:
    deep = "[" * levels + "]" * levels
    given = f"{{request: {{a: {deep}}}}}"
    query = f"mutation {{ createCompletion(input: {given}) {{ completion {{ id }} }} }}"
    response = await api.http.post("/graphql", json={"query": query})

    assert response.status_code < 500
    codes = [error["extensions"]["code"] for error in response.json().get("errors", [])]
    assert "INTERNAL_SERVER_ERROR" not in codes
