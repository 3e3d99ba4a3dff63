"""A query in the form that the indexes serve finds what it finds as it was asked."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gateway.demo.data import seeded
from models import CompletionDocument
from services.completions.filters import CompletionFilter, compile_filter
from services.completions.names_in_use import names_that_match
from services.ids import storage_key
from services.order_keys import order_key
from services.storage.conditions import Condition, TagsCondition
from services.storage.database import database
from services.storage.indexed import as_indexed
from tests.examples import tries

ORGANIZATION = "indexed-queries"
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
STATUSES = ("started", "finished", "failed")
KINDS = ("chat", "prompt")
MODELS = ("gpt-4o", "GPT-4O", "gpt-4o-mini", "claude.x", "Ärger Σ$", "ärger ς$", "a\n", "a", "")
TAGS = ("a", "b")


@pytest.fixture(scope="module")
async def stored(app: object) -> AsyncIterator[None]:
    """Completions with and without each field."""
    drawn = seeded("indexed queries")
    rows = []
    for n in range(120):
        moment = BEGIN + timedelta(milliseconds=n // 3)
        key = storage_key(ORGANIZATION, f"c{n}")
        row: dict[str, Any] = {
            "_id": key,
            "organization_id": ORGANIZATION,
            "tags": drawn.sample(TAGS, drawn.randint(0, 2)),
            "created_at": moment,
            "seq": order_key(moment + timedelta(microseconds=n % 3), key),
        }
        for name, values in (("status", STATUSES), ("kind", KINDS), ("model", MODELS)):
            if drawn.random() < 0.8:
                row[name] = drawn.choice(values)
        if drawn.random() < 0.4:
            row["graded_task_ids"] = drawn.sample(("t", "u"), drawn.randint(1, 2))
        rows.append(row)
    await database.collection(CompletionDocument).insert_many(rows)
    yield
    await database.collection(CompletionDocument).delete_many({"organization_id": ORGANIZATION})


def conditions(values: tuple[str, ...]) -> st.SearchStrategy[Condition]:
    value = st.sampled_from(values)
    return st.builds(
        Condition,
        eq=st.none() | value,
        ne=st.none() | value,
        in_=st.none() | st.lists(value, max_size=2),
        not_in=st.none() | st.lists(value, max_size=2),
        is_null=st.none() | st.booleans(),
    )


MOMENTS = st.none() | st.integers(-5, 45_000).map(lambda n: BEGIN + timedelta(microseconds=n))
TIMES = st.builds(
    Condition, eq=MOMENTS, ne=MOMENTS, gt=MOMENTS, gte=MOMENTS, lt=MOMENTS, lte=MOMENTS
)
NAMES = st.builds(
    Condition,
    contains=st.none() | st.sampled_from(["o-m", ".", "4o", "$", "nothing", ""]),
    starts_with=st.none() | st.sampled_from(["gpt", "claude", "ÄR"]),
    ends_with=st.none() | st.sampled_from(["4o", "a", "ς$", "\n", ""]),
    eq=st.none() | st.sampled_from(MODELS),
    ne=st.none() | st.sampled_from(MODELS),
    in_=st.none() | st.lists(st.sampled_from(MODELS), max_size=3),
    not_in=st.none() | st.lists(st.sampled_from(MODELS), max_size=3),
    ignore_case=st.booleans(),
)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "status": conditions(STATUSES),
        "kind": conditions(KINDS),
        "created_at": TIMES,
        "model": NAMES,
    },
)
LEAVES = st.builds(
    CompletionFilter,
    fields=FIELDS,
    tags=st.none()
    | st.builds(
        TagsCondition,
        has=st.none() | st.sampled_from(TAGS),
        has_none=st.none() | st.lists(st.sampled_from(TAGS), max_size=1),
        is_empty=st.none() | st.booleans(),
    ),
    graded=st.none() | st.booleans(),
)
FILTERS = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        CompletionFilter,
        fields=FIELDS,
        and_=st.lists(inner, max_size=2),
        or_=st.none() | st.lists(inner, max_size=2),
        not_=st.none() | inner,
    ),
    max_leaves=5,
)


@settings(
    max_examples=tries(120),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(filter_=FILTERS)
async def test_the_indexed_form_of_a_filter_finds_the_same(
    stored: None, filter_: CompletionFilter
) -> None:
    collection = database.collection(CompletionDocument)
    query = compile_filter(ORGANIZATION, filter_)
    narrower = await names_that_match(ORGANIZATION, query)
    indexed = as_indexed(
        {**query, "$and": [*query.get("$and", ()), *narrower]} if narrower else query
    )

    found = {row["_id"] async for row in collection.find(indexed, {"_id": 1})}

    assert found == {row["_id"] async for row in collection.find(query, {"_id": 1})}
