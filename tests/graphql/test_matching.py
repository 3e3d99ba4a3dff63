"""A filter decides in memory as MongoDB does: the oracle is a real mongod."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from models import CompletionDocument
from services.completions.filters import (
    CompletionFilter,
    PayloadCondition,
    compile_filter,
)
from services.completions.metadata import MetadataCondition
from services.storage.conditions import Condition, TagsCondition
from services.storage.database import database, find_rows
from services.storage.matching import compile_matcher
from services.storage.paging import inclusive_projection
from tests.api import Api
from tests.examples import tries

JSON = st.recursive(
    st.booleans()
    | st.integers(-2, 2)
    | st.sampled_from([0.5, 1.0, -0.0, "", "a", "ab", "0", 2**53 + 1, float(2**53)]),
    lambda inner: (
        st.lists(inner | st.none(), max_size=3)
        | st.dictionaries(st.sampled_from("ab0"), inner | st.none(), max_size=3)
    ),
    max_leaves=5,
)
# What a payload may hold besides, by which no filter can ask.
STORED = st.recursive(
    JSON | st.none() | st.sampled_from([float("nan"), float("inf")]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "b", "0", "x.y"]), inner, max_size=3)
    ),
    max_leaves=10,
)
TEXTS = st.sampled_from(
    ["", "a", "A", "ab", "AB", "ba", "a\n", "ß", "ſ", "S", "I", "i", "İ", "ı", "Σς"]
)
TIMES = st.integers(-2, 2).map(
    lambda n: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(microseconds=700 * n)
)
TASKS: Final[Mapping[str, Sequence[str]]] = {"t": ["a", "b"], "all": []}
KINDS, STATUSES = ("chat", "prompt"), ("started", "finished", "failed")
COUNTS = ("prompt_tokens", "completion_tokens", "cached_tokens", "reasoning_tokens")
VALUES: Final[Mapping[str, st.SearchStrategy[Any]]] = {
    "id": st.sampled_from("0123"),
    "kind": st.sampled_from(KINDS),
    "status": st.sampled_from(STATUSES),
    "session_id": st.sampled_from(["s", "S"]),
    "model": TEXTS,
    "created_at": TIMES,
    "updated_at": TIMES,
    "duration": st.sampled_from([0.0, 0.5, 1.0, 2.0]),
    "total_tokens": st.integers(0, 2),
    "failure_kind": TEXTS,
    "provider": TEXTS,
    "operation": st.sampled_from(["chat", "image"]),
    "finish_reason": st.sampled_from(["stop", "length"]),
    "user_id": TEXTS,
    "cost": st.integers(0, 2),
    **dict.fromkeys(COUNTS, st.integers(0, 2)),
    "time_to_first_token": st.sampled_from([0.0, 0.5]),
    "prompt_version": TEXTS,
}


def sometimes(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def operands(values: st.SearchStrategy[Any]) -> dict[str, st.SearchStrategy[Any]]:
    """Return what each operator of a condition may be given."""
    of_name = {
        **dict.fromkeys(("in_", "not_in"), st.lists(values, max_size=3)),
        **dict.fromkeys(("is_null", "ignore_case"), st.booleans()),
        **dict.fromkeys(("starts_with", "ends_with", "contains"), TEXTS),
    }
    return {one.name: of_name.get(one.name, values) for one in fields(Condition)}


def conditions(values: st.SearchStrategy[Any], operators: set[str]) -> st.SearchStrategy[Condition]:
    optional = {name: one for name, one in operands(values).items() if name in operators}
    return st.fixed_dictionaries({}, optional=optional).map(lambda given: Condition(**given))


OF_FIELDS = st.fixed_dictionaries(
    {},
    optional={
        name: conditions(
            VALUES[name],
            {*field.operators, *({"ignore_case"} if "contains" in field.operators else ())},
        )
        for name, field in CompletionFilter.FIELDS.items()
    },
)
OF_TAGS = st.builds(
    TagsCondition,
    has=sometimes(st.sampled_from("abc")),
    has_all=sometimes(st.lists(st.sampled_from("abc"), max_size=2)),
    has_any=sometimes(st.lists(st.sampled_from("abc"), max_size=2)),
    has_none=sometimes(st.lists(st.sampled_from("abc"), max_size=2)),
    is_empty=sometimes(st.booleans()),
)
PATHS = st.lists(st.sampled_from(["a", "b", "0", "1", r"x\.y"]), max_size=3).map(
    lambda parts: ".".join(["request", *parts])
)
OF_PAYLOAD = st.builds(
    PayloadCondition,
    PATHS,
    conditions(JSON, {one.name for one in fields(Condition)} - {"is_null"}),
    sometimes(st.booleans()),
)
METADATA_KEYS = st.sampled_from(["a", "0", "x.y", "$z", ""])
OF_METADATA = st.builds(
    MetadataCondition,
    METADATA_KEYS,
    conditions(JSON, {one.name for one in fields(Condition)} - {"is_null"}),
    sometimes(st.booleans()),
)
LEAVES = st.one_of(
    st.builds(CompletionFilter, metadata=st.lists(OF_METADATA, min_size=1, max_size=2)),
    st.builds(CompletionFilter, OF_FIELDS),
    st.builds(CompletionFilter, tags=OF_TAGS),
    st.builds(CompletionFilter, tool_names=OF_TAGS),
    st.builds(CompletionFilter, payload=st.lists(OF_PAYLOAD, min_size=1, max_size=2)),
    st.builds(CompletionFilter, graded=sometimes(st.booleans())),
    st.builds(CompletionFilter, ungraded_for_task=sometimes(st.sampled_from(list(TASKS)))),
)
FILTERS = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        CompletionFilter,
        OF_FIELDS,
        and_=st.lists(inner, max_size=2),
        or_=sometimes(st.lists(inner, max_size=3)),
        not_=sometimes(inner),
    ),
    max_leaves=4,
)
NOTED = st.fixed_dictionaries(
    {}, optional={"metadata": st.dictionaries(METADATA_KEYS, STORED, max_size=3) | STORED}
)
ROWS = st.fixed_dictionaries(
    {
        "tags": st.lists(st.sampled_from("abc"), max_size=3, unique=True),
        "created_at": TIMES,
        "updated_at": TIMES,
    },
    optional={
        **{
            name: sometimes(VALUES[name])
            for name in (
                *("kind", "status", "session_id", "model", "duration", "failure_kind"),
                *("provider", "operation", "finish_reason", "user_id", "prompt_version"),
                "time_to_first_token",
            )
        },
        "usage": sometimes(
            st.fixed_dictionaries(
                {},
                optional=dict.fromkeys(("total_tokens", *COUNTS), sometimes(st.integers(0, 2))),
            )
        ),
        "cost": st.fixed_dictionaries({"total": st.integers(0, 2)}),
        "tool_names": st.lists(st.sampled_from("abc"), max_size=3, unique=True),
        "graded_task_ids": st.lists(st.sampled_from(list(TASKS)), max_size=2, unique=True),
        "request": sometimes(
            st.dictionaries(st.sampled_from(["a", "b", "0", "x.y"]), STORED) | NOTED
        ),
        "extra": NOTED,
    },
)


async def stored(organization_id: str, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Store rows in place of the organization's, as they are; return them as they are read."""
    collection = database.collection(CompletionDocument)
    await collection.delete_many({"organization_id": organization_id})
    await collection.insert_many(
        [
            {**row, "_id": f"{organization_id}/{n}", "organization_id": organization_id}
            for n, row in enumerate(rows)
        ]
    )
    return await find_rows(collection, {"organization_id": organization_id}, most=len(rows))


async def found(query: Mapping[str, Any]) -> set[str]:
    rows = database.collection(CompletionDocument).find(query, {"_id": 1})
    return {row["_id"] async for row in rows}


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rows=st.lists(ROWS, min_size=1, max_size=5),
    filters=st.lists(FILTERS, min_size=5, max_size=10),
)
@pytest.mark.slow
async def test_a_filter_matches_in_memory_what_mongodb_finds(
    api: Api, rows: list[dict[str, Any]], filters: list[CompletionFilter]
) -> None:
    organization_id = api.organization_id
    collection = database.collection(CompletionDocument)
    there = await stored(organization_id, rows)

    for filter_ in filters:
        expected = await found(compile_filter(organization_id, filter_, selectors=TASKS))
        one = compile_matcher(compile_filter(organization_id, filter_, selectors=TASKS))
        assert {row["_id"] for row in there if one.matches(row)} == expected, filter_
        # What it says that it needs is enough.
        parts = await find_rows(
            collection,
            {"organization_id": organization_id},
            most=len(rows),
            projection=inclusive_projection({"_id", *one.needs}),
        )
        assert {row["_id"] for row in parts if one.matches(row)} == expected, (filter_, one.needs)


@settings(
    max_examples=tries(100),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    rows=st.lists(st.fixed_dictionaries({"request": STORED}), min_size=1, max_size=5),
    path=st.sampled_from(["request", "request.a", "request.a.b"]),
    operators=st.lists(
        st.sampled_from([{"$eq": None}, {"$ne": None}, {"$in": [None, 1]}, {"$exists": False}])
    ),
)
@example(rows=[{"request": {"a": [{"b": 1}, {}]}}], path="request.a.b", operators=[{"$eq": None}])
@pytest.mark.slow
async def test_null_is_what_mongodb_takes_for_it(
    api: Api, rows: list[dict[str, Any]], path: str, operators: list[dict[str, Any]]
) -> None:
    there = await stored(api.organization_id, rows)

    for operator in operators:
        query = {"organization_id": api.organization_id, path: operator}
        matches = compile_matcher(query).matches
        assert {row["_id"] for row in there if matches(row)} == await found(query), operator


@pytest.mark.parametrize("ignore_case", [False, True])
async def test_text_is_compared_in_memory_as_in_mongodb(api: Api, ignore_case: bool) -> None:
    letters = [chr(n) for n in range(0x20, 0x590) if chr(n).isprintable()]
    there = await stored(api.organization_id, [{"model": letter} for letter in letters])
    options = {"$options": "i"} if ignore_case else {}

    differing = []
    for letter in "aikmsßÄäéσςΣμµÅåǅІіЖжıİIſ.*\\":
        expression = {"$regex": f"^{re.escape(letter)}", **options}
        query = {"organization_id": api.organization_id, "model": expression}
        matches = compile_matcher(query).matches
        if {row["_id"] for row in there if matches(row)} != await found(query):
            differing.append(letter)
    assert differing == []


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("a\\z", "ba", True),
        ("a\\z", "a\n", False),
        ("a\\\\z", "a\\z.", True),
        ("a\\\\\\z", "a\\", True),
        ("a\\\\\\z", "a\\z", False),
        ("\\A(?:a|b)\\z", "b", True),
        ("\\A(?:a|b)\\z", "ab", False),
    ],
)
async def test_the_end_of_a_text_is_where_mongodb_has_it(
    api: Api, pattern: str, text: str, matches: bool
) -> None:
    [row] = await stored(api.organization_id, [{"model": text}])
    query = {"organization_id": api.organization_id, "model": {"$regex": pattern}}

    assert compile_matcher(query).matches(row) is matches
    assert bool(await found(query)) is matches


async def test_a_row_of_another_organization_never_matches(api: Api) -> None:
    [row] = await stored(api.organization_id, [{"tags": []}])

    assert compile_matcher(compile_filter(api.organization_id, None)).matches(row)
    assert not compile_matcher(compile_filter("another", None)).matches(row)


@pytest.mark.parametrize("query", [{"$where": "1"}, {"a": {"$type": "string"}}])
def test_an_operator_that_no_query_of_ours_has_is_an_error(query: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"no query of ours has \$"):
        compile_matcher(query)
