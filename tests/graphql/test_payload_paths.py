"""Filters, `requestPath`, `extraPath` and `values` read a path in one way."""

import time
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from models import CompletionDocument
from services.completions.fields import check_fields
from services.completions.filters import CompletionFilter, PayloadCondition, compile_filter
from services.completions.payload_path import PayloadPath
from services.completions.writing import create_completion
from services.storage.conditions import Condition
from services.storage.database import database
from services.storage.values_at import is_position
from tests.api import Api
from tests.commands import Commands
from tests.examples import tries
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
        ("nested.1", {"startsWith": "ab", "endsWith": "bc"}, True),
        ("nested.1", {"startsWith": "bc"}, False),
        ("nested.1", {"notIn": ["x", 1]}, False),
        ("nested.1", {"notIn": ["x", 2]}, True),
        ("nested.1", {"eq": "ABC"}, False),
        ("nested.1", {"eq": "ABC", "mode": "CASE_INSENSITIVE"}, True),
        ("nested.1", {"eq": 1, "mode": "CASE_INSENSITIVE"}, True),
        ("nested.1", {"eq": ["ABC", 1], "mode": "CASE_INSENSITIVE"}, False),
        ("nested.1", {"in": [2, "aBc"], "mode": "CASE_INSENSITIVE"}, True),
        ("nested.1", {"notIn": [2, "aBc"], "mode": "CASE_INSENSITIVE"}, False),
        ("l", {"ne": "FIRST", "mode": "CASE_INSENSITIVE"}, False),
        ("l", {"ne": 1, "mode": "CASE_INSENSITIVE"}, True),
        ("l", {"contains": "IRS", "mode": "CASE_INSENSITIVE"}, True),
        ("l.0", {"eq": "first"}, True),
        ("l.00", {"exists": True}, False),
        ("l.٠", {"exists": True}, False),
        ("nested.0", {"eq": "zero"}, False),
        ("nested.1.0", {"gte": 2}, False),
    ],
)
async def test_an_element_that_is_a_list_is_looked_into(
    api: Api, path: str, operators: dict[str, Any], matches: bool
) -> None:
    ids = await create_all(api, {"request": NESTED})

    found = await listed(api, at(f"request.{path}", **operators))

    assert found == (ids if matches else [])


READ = """query ($id: ID!, $path: String!, $paths: [String!]!) {
  completion(id: $id) { requestPath(path: $path) values(paths: $paths) }
}"""


async def read(api: Api, completion_id: str, path: str) -> Any:
    """Return what `requestPath` and `values` read at a path, which is the same."""
    data = await api.query(READ, id=completion_id, path=path, paths=[f"request.{path}"])
    assert data["completion"]["values"] == [data["completion"]["requestPath"]]
    return data["completion"]["requestPath"]


SEARCHED = {
    "messages": [
        {"role": "user", "content": "hi", "parts": [{"n": 1}, {"n": [2, 3]}, "text"]},
        {"role": "assistant", "content": None, "parts": [{"m": 1}]},
        "not an object",
        [{"role": "within a list"}],
    ],
    "empty": [],
    "text": "hi",
}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("messages.role", ["user", "assistant"]),
        ("messages.content", ["hi", None]),
        ("messages.0.content", "hi"),
        ("messages.1.content", None),
        ("messages.9.content", None),
        ("messages.parts.n", [1, [2, 3]]),
        ("messages.parts.0", [{"n": 1}, {"m": 1}]),
        ("messages.0.parts.1.n.1", 3),
        ("messages.3.role", ["within a list"]),
        ("messages.absent", []),
        ("messages.content.absent", []),
        ("empty.role", []),
        ("empty.0", None),
        ("text.role", None),
        ("absent.role", None),
    ],
)
async def test_a_name_searches_a_list_and_a_position_takes_an_element(
    api: Api, path: str, value: Any
) -> None:
    [completion_id] = await create_all(api, {"request": SEARCHED})

    assert await read(api, completion_id, path) == value


@pytest.mark.parametrize("part", ["00", "٠", "-1", "1e0", "+0", "²"])
async def test_a_position_is_ascii_decimal_without_leading_zeros(api: Api, part: str) -> None:
    [completion_id] = await create_all(api, {"request": {"l": ["first", {part: "a key"}]}})

    assert await read(api, completion_id, f"l.{part}") == ["a key"]
    assert await read(api, completion_id, "l.0") == "first"


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("user.id", r"user\.id"),
        (".", r"\."),
        ("..", r"\.\."),
        ("\\", r"\\"),
        ("a\\.b", r"a\\\.b"),
        (r"\e", r"\\e"),
        ("", r"\e"),
        ("$schema", "$schema"),
        ("$ref", "$ref"),
        ("$", "$"),
        ("$a.b", r"$a\.b"),
        ("0", "0"),
        ("01", "01"),
        ("x-request-id", "x-request-id"),
        ("__proto__", "__proto__"),
        ("a b\n", "a b\n"),
        ('"', '"'),
        ("ключ", "ключ"),
    ],
)
async def test_every_key_is_addressed(api: Api, key: str, written: str) -> None:
    completion_id, _ = await create_all(
        api,
        {"request": {"a": {key: {"b": 1}}, "l": [{key: 1}, {key: 2}]}},
        {"request": {"a": {"other": {"b": 1}}}},
    )

    assert PayloadPath(("request", key)).text == f"request.{written}"
    assert await read(api, completion_id, f"a.{written}.b") == 1
    assert await listed(api, at(f"request.a.{written}.b", eq=1)) == [completion_id]
    assert await listed(api, at(f"request.a.{written}", exists=True)) == [completion_id]
    if not is_position(key):
        assert await read(api, completion_id, f"l.{written}") == [1, 2]
        assert await listed(api, at(f"request.l.{written}", gt=1)) == [completion_id]


async def test_what_is_logged_besides_the_payload_is_addressed(api: Api) -> None:
    [completion_id, _] = [
        await api.create_completion(user_id=user, metadata={"plan.name": "pro"})
        for user in ("u-1", "u-2")
    ]

    assert await listed(api, at("extra.user_id", eq="u-1")) == [completion_id]
    data = await api.query(
        r"""query ($id: ID!) { completion(id: $id) {
          extraPath(path: "user_id")
          values(paths: ["extra.metadata.plan\\.name", "extra.absent", "extra.user_id"])
        } }""",
        id=completion_id,
    )
    assert data["completion"] == {"extraPath": "u-1", "values": ["pro", None, "u-1"]}


REFUSED = [
    ("", "is empty"),
    ("a..b", "empty part"),
    (".a", "empty part"),
    ("a.", "ends with a dot"),
    (r"a\x", r"there is no other"),
    ("a\\", "there is no other"),
    (r"a\e", "there is no other"),
    ("a\0", "NUL"),
    ("a" * 500, "at most 500 characters"),
    (".".join("a" * 50), "at most 50 parts"),
]


@pytest.mark.parametrize(("path", "says"), REFUSED)
async def test_a_path_that_can_match_nothing_says_why_also_where_nothing_is_read(
    api: Api, path: str, says: str
) -> None:
    below = f"request.{path}" if path else ""
    create = """mutation ($p: String!) {
      createCompletion(input: {request: {a: 1}}) { completion { %s } }
    }"""
    for query, given_path in (
        (create % "requestPath(path: $p)", path),
        (create % "values(paths: [$p])", below),
        (
            "query ($p: String!) { completions(filter: {payload: [{path: $p}]}) { nodes { id } } }",
            below,
        ),
        ("query ($p: String!) { completions { nodes { extraPath(path: $p) } } }", path),
    ):
        if len(path) == 500 and given_path == path:
            continue  # below a root it is no longer than a path may be
        body = await api.execute(query, p=given_path)

        [error] = body["errors"]
        assert error["extensions"]["code"] == "BAD_USER_INPUT"
        assert says in error["message"]


@pytest.mark.parametrize(
    ("path", "proposed"),
    [
        ("messages.content", "'request.messages.content'"),
        ("choices.0.finish_reason", "'response.choices.0.finish_reason'"),
        ("user_id", "'extra.user_id'"),
        ("Request.model", "'request.model'"),
        ("/request/metadata/user.id", r"'request.metadata.user\\.id'"),
        ("/messages/0", "'request.messages.0'"),
        ("tags", "'request.tags'"),
    ],
)
async def test_a_path_that_begins_elsewhere_is_told_how_it_was_perhaps_meant(
    api: Api, path: str, proposed: str
) -> None:
    body = await api.execute(
        "query ($f: CompletionFilter) { completions(filter: $f) { nodes { id } } }", f=at(path)
    )

    [error] = body["errors"]
    assert "must begin with 'request', 'response' or 'extra'" in error["message"]
    assert error["message"].endswith(f"as {proposed}")


async def test_values_are_in_the_order_of_their_paths_and_read_no_more_than_these(
    api: Api, commands: Commands
) -> None:
    await create_all(api, {"request": SEARCHED, "extra": {"n": 1}, "response": {"$x": {"y": 2}}})
    commands.sent.clear()
    paths = ["extra.n", "request.messages.0.role", "response.$x.y", "request.text", "extra.n"]

    data = await api.query(
        "query ($p: [String!]!) { completions { nodes { values(paths: $p) } } }", p=paths
    )

    assert data["completions"]["nodes"] == [{"values": [1, "user", 2, "hi", 1]}]
    assert commands.sent[0]["projection"] == {
        "_id": 1,
        "extra.n": 1,
        "request.messages": 1,
        "request.text": 1,
        "response": 1,
        "large": 1,
    }


@pytest.mark.parametrize(
    ("query", "variables", "values"),
    [
        ("{ completions { nodes { values(paths: []) } } }", {}, []),
        ('{ completions { nodes { values(paths: "request.text") } } }', {}, ["hi"]),
        (
            'query ($p: String!) { completions { nodes { values(paths: ["extra.a", $p]) } } }',
            {"p": "request.text"},
            [None, "hi"],
        ),
        (
            """query ($p: [String!]! = ["request.text"]) { completions { nodes { ...F } } }
            fragment F on Completion { values(paths: $p) }""",
            {},
            ["hi"],
        ),
        (
            "query ($p: [String!]!) { completions { nodes { values(paths: $p) } } }",
            {"p": "request.text"},
            ["hi"],
        ),
    ],
)
async def test_the_paths_of_values_are_given_in_any_way_that_graphql_has(
    api: Api, query: str, variables: dict[str, Any], values: list[Any]
) -> None:
    await create_all(api, {"request": SEARCHED})

    data = await api.query(query, **variables)

    assert data["completions"]["nodes"] == [{"values": values}]


async def test_more_paths_than_are_allowed_are_refused(api: Api) -> None:
    query = "query ($p: [String!]!) { completions { nodes { values(paths: $p) } } }"

    await api.query(query, p=["request.a"] * 50)
    assert await api.error_code(query, p=["request.a"] * 51) == "BAD_USER_INPUT"


async def test_lists_that_are_searched_again_and_again_are_too_complex(api: Api) -> None:
    created = await api.create_completion(request={"l": [{"a": 1}] * 50_000})
    query = "query ($id: ID!, $p: [String!]!) { completion(id: $id) { values(paths: $p) } }"
    began = time.process_time()

    assert await api.error_code(query, id=created, p=["request.l.b"] * 50) == "QUERY_TOO_COMPLEX"
    assert time.process_time() - began < 5
    data = await api.query(query, id=created, p=["request.l.b"] * 10)
    assert data["completion"]["values"] == [[]] * 10


async def test_the_longest_paths_in_the_deepest_filter_are_within_mongodbs_bounds(
    api: Api,
) -> None:
    value: Any = 1
    for _ in range(49):
        value = {"$": value}
    ids = await create_all(api, {"request": value})
    path = "request" + ".$" * 49
    filter_: dict[str, Any] = {"payload": [{"path": path, "eq": 1}] * 90}
    for _ in range(8):
        filter_ = {"not": filter_}

    assert await listed(api, filter_) == ids
    assert await listed(api, {"not": filter_}) == []


KEYS = st.sampled_from(["a", "0", "1", "00", "٠", "é", "a b", "$x", "", "x.y", "-1", "\\", "e"])
VALUES = st.recursive(
    st.booleans() | st.integers(-3, 3) | st.sampled_from([0.5, 1.0, "", "a", "0", None]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)
PARTS = st.lists(KEYS | st.sampled_from(["0", "1", "2"]), max_size=4).map(tuple)


def paths_within(value: Any) -> Iterator[tuple[str, ...]]:
    """Yield the parts of a path to each value within, with and without the positions."""
    children: Iterable[tuple[Any, Any]] = ()
    if isinstance(value, dict):
        children = value.items()
    elif isinstance(value, list):
        children = enumerate(value)
    for key, child in children:
        ways: list[tuple[str, ...]] = [(str(key),)]
        if isinstance(key, int):
            ways.append(())
        for way in ways:
            yield from ((*way, *below) for below in ((), *paths_within(child)))


@given(st.lists(st.text(alphabet="a0.$\\eé", max_size=4), min_size=1, max_size=5))
def test_a_path_is_written_and_parsed_alike(parts: list[str]) -> None:
    path = PayloadPath(("extra", *parts))

    assert PayloadPath.parse(path.text) == path
    assert PayloadPath.below("extra", path.text.removeprefix("extra.")) == path


@settings(
    max_examples=tries(100),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(request=st.dictionaries(KEYS, VALUES, max_size=3), other=PARTS)
@example(request=NESTED, other=("nested", "1"))
@example(request={"l": [["a"]]}, other=("l", "00"))
@pytest.mark.slow
async def test_what_is_read_at_a_path_is_found_there_by_eq(
    api: Api, request: dict[str, Any], other: tuple[str, ...]
) -> None:
    row = await create_completion(api.organization_id, check_fields({"request": request}))
    collection = database.collection(CompletionDocument)
    key = {"_id": f"{api.organization_id}/{row['id']}"}

    async def matches(path: PayloadPath, condition: Condition, exists: bool | None = None) -> bool:
        filter_ = CompletionFilter(payload=[PayloadCondition(path.text, condition, exists)])
        query = compile_filter(api.organization_id, filter_)
        return bool(await collection.count_documents({"$and": [query, key]}))

    for parts in {*paths_within(request), other}:
        path = PayloadPath(("request", *parts))
        stored = {"request": request}
        projected = await collection.find_one(key, {path.projected: 1})
        assert projected is not None
        assert path.read(projected) == path.read(stored)
        found = path.found(stored)
        assert path.read(stored) in (found, *(found or [None]))
        assert await matches(path, Condition(), exists=True) is bool(found)
        for value in found:
            if value is not None:
                assert await matches(path, Condition(eq=value)), (path, value)
                assert not await matches(path, Condition(ne=value)), (path, value)


@settings(
    max_examples=tries(100),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    value=VALUES,
    key=st.sampled_from(["x.y", "$x", ""]),
    below=st.lists(st.sampled_from(["a", "é", "a b", "00"]), max_size=3).map(tuple),
    operand=VALUES.filter(lambda one: one is not None),
    text=st.sampled_from(["", "a", "0"]),
)
@pytest.mark.slow
async def test_an_odd_key_is_filtered_by_as_any_other(
    api: Api, value: Any, key: str, below: tuple[str, ...], operand: Any, text: str
) -> None:
    """MongoDB takes paths of plain keys alone; those of other keys are said in another way."""
    body = {"plain": value, key: value}
    row = await create_completion(api.organization_id, check_fields({"request": body}))
    collection = database.collection(CompletionDocument)
    key_of_row = {"_id": f"{api.organization_id}/{row['id']}"}

    for condition in (
        *(Condition(**{name: operand}) for name in ("eq", "ne", "gt", "gte", "lt", "lte")),
        Condition(in_=[operand, "a"]),
        Condition(not_in=[operand, "a"]),
        Condition(contains=text),
        Condition(starts_with=text),
    ):
        by_both = [
            await collection.count_documents(
                {
                    "$and": [
                        compile_filter(
                            api.organization_id,
                            CompletionFilter(
                                payload=[
                                    PayloadCondition(
                                        PayloadPath(("request", first, *below)).text, condition
                                    )
                                ]
                            ),
                        ),
                        key_of_row,
                    ]
                }
            )
            for first in ("plain", key)
        ]
        assert by_both[0] == by_both[1], condition
