"""Filters, compiled."""

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import schema.filters
from models.indexes import COMPLETION_STATE, COMPLETIONS_LISTED_BY, COMPLETIONS_ORDERED_BY
from services.completions.filters import (
    FILTER_FIELDS,
    CompletionFilter,
    PayloadCondition,
    TagsCondition,
    compile_filter,
    has_index,
    tasks_named,
)
from services.completions.payload_path import PayloadPath
from services.errors import InvalidInput
from services.storage.conditions import Condition


def compiled(filter_: CompletionFilter, **selectors: list[str]) -> list[Any]:
    query = compile_filter("org", filter_, selectors=selectors)
    assert query.pop("organization_id") == "org"
    conditions: list[Any] = query.pop("$and", [])
    assert query == {}
    return conditions


@pytest.mark.parametrize(
    ("filter_", "query"),
    [
        (CompletionFilter(), []),
        (CompletionFilter({"status": Condition(eq="failed")}), [{"status": {"$eq": "failed"}}]),
        (CompletionFilter({"id": Condition(in_=["a"])}), [{"_id": {"$in": ["org/a"]}}]),
        (
            CompletionFilter({"total_tokens": Condition(gte=1, lt=5)}),
            [{"usage.total_tokens": {"$gte": 1, "$lt": 5}}],
        ),
        (
            CompletionFilter({"model": Condition(starts_with="a.b", contains="(")}),
            [{"model": {"$regex": "^a\\.b"}}, {"model": {"$regex": "\\("}}],
        ),
        (
            CompletionFilter(tags=TagsCondition(has="a", has_all=["b"], has_none=["c"])),
            [{"tags": {"$all": ["a", "b"]}}, {"tags": {"$nin": ["c"]}}],
        ),
        (
            CompletionFilter(
                payload=[PayloadCondition("request.a", Condition(eq={"$gt": 1}), exists=True)]
            ),
            [{"request.a": {"$eq": {"$gt": 1}}}, {"request.a": {"$exists": True}}],
        ),
        (
            CompletionFilter(or_=[CompletionFilter(graded=True), CompletionFilter()]),
            [{"$or": [{"$and": [{"graded_task_ids.0": {"$exists": True}}]}, {}]}],
        ),
        (CompletionFilter(or_=[]), [{"_id": {"$in": []}}]),
        (CompletionFilter(not_=CompletionFilter()), [{"$nor": [{}]}]),
    ],
)
def test_a_filter_compiles_to_one_query(filter_: CompletionFilter, query: list[Any]) -> None:
    assert compiled(filter_) == query


def test_the_queue_of_a_task_needs_its_selector() -> None:
    filter_ = CompletionFilter(and_=[CompletionFilter(ungraded_for_task="t")])

    assert tasks_named(filter_) == {"t"}
    assert compiled(filter_, t=["a", "b"]) == [
        {"tags": {"$all": ["a", "b"]}},
        {"graded_task_ids": {"$ne": "t"}},
    ]
    assert compiled(filter_, t=[]) == [{"graded_task_ids": {"$ne": "t"}}]


@given(
    st.recursive(
        st.text(alphabet="$.a\0") | st.integers() | st.none(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(alphabet="$.ag"), inner),
        max_leaves=8,
    )
)
def test_no_value_from_outside_becomes_an_operator(value: Any) -> None:
    payload = PayloadCondition("request.a", Condition(eq=value, in_=[value]))

    try:
        conditions = compiled(CompletionFilter(payload=[payload]))
    except InvalidInput:
        return

    # A list with an object in it becomes alternatives, each of them an equality.
    for condition in [one for each in conditions for one in each.get("$or", [each])]:
        [(path, operators)] = condition.items()
        assert path == "request.a"
        assert set(operators) <= {"$eq", "$in"}


@given(st.text(alphabet="$.a0\0é"))
def test_a_path_is_refused_or_names_plain_parts(path: str) -> None:
    try:
        parts = PayloadPath.parse("request." + path).parts
    except InvalidInput:
        return
    assert all(part and not part.startswith("$") and "\0" not in part for part in parts)


@pytest.mark.parametrize(
    "path", ["", "tags", "requests.a", "request.$a", "response..a", "a.request"]
)
def test_a_path_elsewhere_is_refused(path: str) -> None:
    with pytest.raises(InvalidInput, match="path"):
        PayloadPath.parse(path)


def test_a_filter_of_too_many_parts_or_too_deep_is_refused() -> None:
    nested = CompletionFilter()
    for _ in range(11):
        nested = CompletionFilter(not_=nested)

    for filter_ in (nested, CompletionFilter(and_=[CompletionFilter()] * 300)):
        with pytest.raises(InvalidInput):
            compile_filter("org", filter_)


@pytest.mark.parametrize("name", FILTER_FIELDS)
def test_an_index_may_lead_to_what_any_field_is_filtered_by(name: str) -> None:
    filter_ = CompletionFilter({name: Condition(eq=1)})
    stored = FILTER_FIELDS[name].stored

    assert stored in {"_id", *COMPLETIONS_ORDERED_BY, *COMPLETIONS_LISTED_BY, *COMPLETION_STATE}
    assert has_index(filter_, ordered_by="something else")
    assert has_index(CompletionFilter(and_=[filter_]), ordered_by="something else")
    # Nothing but the order's own index can serve both.
    assert not has_index(filter_, ordered_by=stored)


def test_no_index_but_the_order_leads_to_payloads_or_to_everything() -> None:
    payload = [PayloadCondition("request.a", Condition(eq=1))]

    assert not has_index(None, ordered_by="created_at")
    assert not has_index(CompletionFilter(payload=payload), ordered_by="created_at")
    assert has_index(CompletionFilter(tags=TagsCondition(has="a")), ordered_by="created_at")
    assert has_index(CompletionFilter(graded=False), ordered_by="created_at")


@pytest.mark.parametrize(
    ("name", "condition"),
    [("colour", Condition(eq=1)), ("kind", Condition(gt=1)), ("duration", Condition(in_=[1.0]))],
)
def test_a_condition_that_no_entry_allows_is_an_error(name: str, condition: Condition) -> None:
    with pytest.raises(ValueError, match=f"no filter on {name}"):
        CompletionFilter({name: condition})


def operators_of(input_type: Any) -> set[str]:
    return {field.python_name for field in input_type.__strawberry_definition__.fields}


def test_the_filter_of_graphql_has_the_fields_and_operators_of_the_table() -> None:
    definition = schema.filters.CompletionFilter.__strawberry_definition__  # type: ignore[attr-defined]  # Strawberry's decorator adds it
    shown = {field.python_name: field.type for field in definition.fields}
    apart = {field.name for field in fields(CompletionFilter)} - {"fields"}

    assert set(shown) == set(FILTER_FIELDS) | apart
    assert not set(FILTER_FIELDS) & apart
    for name, entry in FILTER_FIELDS.items():
        assert operators_of(shown[name].of_type) == entry.operators, name
