"""What the index finds by a filter is what MongoDB finds by it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.completions.filters import CompletionFilter, PayloadCondition
from services.completions.metadata import MetadataCondition
from services.errors import TooComplex
from services.insight import columns
from services.insight import filters as compiled
from services.insight.questions import Questions
from services.storage.conditions import Condition, TagsCondition
from tests.api import Api
from tests.graphql.test_matching import FILTERS
from tests.insight.differential import (
    ALTERED_ROWS,
    found_by_index,
    found_by_mongodb,
    indexed,
)

pytestmark = pytest.mark.usefixtures("known_tasks")
AT: Final = datetime(2026, 1, 1, tzinfo=UTC)
LONG: Final = "long " * 200


async def compare(
    api: Api,
    rows: Sequence[Mapping[str, Any]],
    filters: Sequence[CompletionFilter],
    pool: Questions,
) -> None:
    organization_id = api.organization_id
    view = await indexed(organization_id, rows, pool)
    for filter_ in filters:
        expected = await found_by_mongodb(organization_id, filter_)
        assert await found_by_index(organization_id, filter_, view) == expected


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rows=st.lists(ALTERED_ROWS, min_size=1, max_size=5),
    filters=st.lists(FILTERS, min_size=5, max_size=10),
)
async def test_the_index_finds_what_mongodb_finds(
    api: Api,
    pool: Questions,
    rows: list[dict[str, Any]],
    filters: list[CompletionFilter],
) -> None:
    await compare(api, rows, filters, pool)


@settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rows=st.lists(ALTERED_ROWS, min_size=1, max_size=8),
    filters=st.lists(FILTERS, min_size=10, max_size=20),
)
@pytest.mark.nightly
async def test_the_index_finds_what_mongodb_finds_at_length(
    api: Api,
    pool: Questions,
    rows: list[dict[str, Any]],
    filters: list[CompletionFilter],
) -> None:
    await compare(api, rows, filters, pool)


NUMBERS: Final = (0, 1, -1, 2**53 + 1, 2**63 - 1, -(2**63))
MANY: Final = {f"key {n}": n for n in range(150)}
VALUES: Final[Sequence[Mapping[str, Any]]] = [
    {},
    *(
        {"model": text}
        for text in (
            "",
            "a",
            "A",
            "a b",
            "a\0b",
            "a\0c",
            LONG,
            LONG + "x",
            "\u017fki \u212aiss \u0130",
        )
    ),
    *({"usage": {"total_tokens": one}} for one in (*NUMBERS, 1.0, 1.5, float("nan"), None)),
    *({"duration": one} for one in (-0.0, 0.5, 1, 2**53 + 1, float("nan"), float("inf"))),
    {"created_at": datetime(1969, 12, 31, 23, 59, 59, 999_500, UTC)},
    {"created_at": AT + timedelta(microseconds=999)},
    {"created_at": AT + timedelta(microseconds=1000)},
    {"tags": ["", LONG]},
    {"tags": ["a\0b"]},
    {"altered": {"request": []}},
    *(
        {"request": {"metadata": {"a": one}}}
        for one in (
            *(*NUMBERS, 1.0, 0.5, True, "1", "", "long", LONG, 'q"\n', None),
            *([], [1, 2], [[1]], {"a": 1.0}, {"a": [1, {"b": None}]}, float("nan")),
            *(float("inf"), list(range(150)), [LONG], 1e300),
        )
    ),
    {"request": {"metadata": MANY}, "extra": {"metadata": {"a": "beside"}}},
    {"request": {"metadata": {"a.b": 1, "": 2, "$c": 3}}},
]
EDGES: Final = [{"created_at": AT, "updated_at": AT, **row} for row in VALUES]
# By the field, values that conditions compare with.
COMPARED: Final[Mapping[str, Sequence[Any]]] = {
    "model": ("", "a", "A", "a b", "a\0b", LONG, LONG + "x", "lon"),
    "total_tokens": (*NUMBERS, -(2**63) + 1),
    "duration": (0.0, -0.0, 0.5, 1.0, float(2**53), 1e300),
    "created_at": (
        AT,
        AT + timedelta(microseconds=1500),
        datetime(1969, 12, 31, 23, 59, 59, 999_999, UTC),
    ),
}
NOTED: Final = (*NUMBERS, 120, True, 1.5, "1", "long", LONG, {"a": 1}, [1, 2], [[1]], 1e300, 'q"')


def of(operator: str, value: Any, **mode: bool) -> Condition:
    given: dict[str, Any] = {operator: value, **mode}
    return Condition(**given)


def edge_filters() -> Iterator[CompletionFilter]:
    for name, values in COMPARED.items():
        operators = CompletionFilter.FIELDS[name].operators
        for one in sorted(operators & {"eq", "ne", "gt", "gte", "lt", "lte"}):
            for value in values:
                yield CompletionFilter({name: of(one, value)})
        for one in sorted(operators & {"in_", "not_in"}):
            yield CompletionFilter({name: of(one, values[:4])})
        if "is_null" in operators:
            yield CompletionFilter({name: Condition(is_null=True)})
    yield from (CompletionFilter(is_altered=one) for one in (True, False))
    for tag in ("", LONG, "a\0b"):
        yield CompletionFilter(tags=TagsCondition(has=tag))
        yield CompletionFilter(tags=TagsCondition(has_none=[tag]))


def edge_texts() -> Iterator[CompletionFilter]:
    for one in ("starts_with", "ends_with", "contains", "eq", "ne"):
        for text in ("", "A", "a ", "x", LONG[:300], "SKI K", "\u017fki"):
            for ignore_case in (False, True):
                condition = of(one, text, ignore_case=ignore_case)
                yield CompletionFilter({"model": condition})
                yield CompletionFilter(metadata=[MetadataCondition("a", condition)])


def edge_metadata() -> Iterator[CompletionFilter]:
    for one in ("eq", "ne", "gt", "lte"):
        for value in NOTED:
            condition = of(one, value)
            yield CompletionFilter(metadata=[MetadataCondition("a", condition)])
    for condition in (Condition(in_=[None, 1, LONG]), Condition(not_in=[None, [1, 2]])):
        yield CompletionFilter(metadata=[MetadataCondition("a", condition)])
    for key in ("a", "a.b", "", "$c", "key 3", "key 149"):
        for exists in (True, False):
            yield CompletionFilter(metadata=[MetadataCondition(key, Condition(), exists)])
        yield CompletionFilter(metadata=[MetadataCondition(key, Condition(eq=3))])


async def test_values_at_the_edges_are_found_as_mongodb_finds_them(
    api: Api, pool: Questions
) -> None:
    await compare(api, EDGES, [*edge_filters(), *edge_texts(), *edge_metadata()], pool)


async def test_of_what_is_out_of_line_conditions_see_the_beginning_alone(
    api: Api, pool: Questions
) -> None:
    row = {**EDGES[0], "request": {"metadata": {"a": "begins"}}, "large": {"request": []}}
    whole = {"request": {"metadata": {"a": "begins, and goes on"}}}
    view = await indexed(api.organization_id, [row], pool, restored=whole)

    for text, is_found in (("begins", True), ("goes on", False)):
        one = CompletionFilter(metadata=[MetadataCondition("a", Condition(contains=text))])
        assert bool(await found_by_index(api.organization_id, one, view)) is is_found
        assert bool(await found_by_mongodb(api.organization_id, one)) is is_found


async def test_what_the_index_holds_in_part_is_asked_of_mongodb_where_it_is_much(
    api: Api, pool: Questions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "MAX_DOUBTFUL", 1)
    filters = [
        CompletionFilter({"model": Condition(contains="g l")}),
        CompletionFilter(metadata=[MetadataCondition("key 149", Condition(), exists=True)]),
    ]

    await compare(api, EDGES, filters, pool)


async def test_names_too_many_to_compare_are_compared_by_mongodb(
    api: Api, pool: Questions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns, "MAX_COMPARED", 2)

    await compare(api, EDGES, [CompletionFilter({"model": Condition(contains="a")})], pool)


async def test_the_index_decides_every_field_by_itself(
    api: Api, pool: Questions, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = [row for row in EDGES if row.keys() <= {"created_at", "updated_at", "model", "tags"}]
    view = await indexed(api.organization_id, whole, pool)
    monkeypatch.setattr(compiled, "MAX_SECONDS", 0)  # for MongoDB

    for name, field in CompletionFilter.FIELDS.items():
        condition = Condition(is_null=True) if "is_null" in field.operators else Condition(eq=AT)
        one = CompletionFilter({name: condition})
        assert await found_by_index(api.organization_id, one, view) == await found_by_mongodb(
            api.organization_id, one
        )


PAYLOAD: Final = CompletionFilter(payload=[PayloadCondition("request.a", Condition(gte=0))])


async def test_what_mongodb_is_asked_is_narrowed_by_what_stands_beside_it(
    api: Api, pool: Questions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "MAX_ASKED", 1)
    rows = [{**EDGES[0], "model": f"m{n}", "request": {"a": n}} for n in range(3)]
    view = await indexed(api.organization_id, rows, pool)

    with pytest.raises(TooComplex, match=r"payload 'request\.a'.* more than 1 completions match"):
        await found_by_index(api.organization_id, PAYLOAD, view)
    one = CompletionFilter({"model": Condition(eq="m1")}, and_=[PAYLOAD])
    assert await found_by_index(api.organization_id, one, view) == {f"{api.organization_id}/1"}


async def test_what_mongodb_is_asked_takes_no_longer_than_it_may(
    api: Api, pool: Questions, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = await indexed(api.organization_id, EDGES[:1], pool)
    monkeypatch.setattr(compiled, "MAX_SECONDS", 0)

    with pytest.raises(TooComplex, match="takes more than 0 s: give conditions beside it"):
        await found_by_index(api.organization_id, PAYLOAD, view)
