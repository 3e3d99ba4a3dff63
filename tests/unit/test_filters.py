"""Filters, compiled."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.completions.filters import (
    CompletionFilter,
    PayloadCondition,
    TagsCondition,
    compile_filter,
    leads_an_index,
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
        (CompletionFilter(status=Condition(eq="failed")), [{"status": {"$eq": "failed"}}]),
        (CompletionFilter(id=Condition(in_=["a"])), [{"_id": {"$in": ["org/a"]}}]),
        (
            CompletionFilter(total_tokens=Condition(gte=1, lt=5)),
            [{"usage.total_tokens": {"$gte": 1, "$lt": 5}}],
        ),
        (
            CompletionFilter(model=Condition(starts_with="a.b", contains="(")),
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


def test_only_equalities_lead_an_index() -> None:
    assert leads_an_index(CompletionFilter(tags=TagsCondition(has="a")))
    assert leads_an_index(CompletionFilter(and_=[CompletionFilter(model=Condition(in_=["m"]))]))
    assert not leads_an_index(None)
    assert not leads_an_index(CompletionFilter(tags=TagsCondition(has_none=["a"])))
    assert not leads_an_index(CompletionFilter(model=Condition(starts_with="m")))
    assert not leads_an_index(CompletionFilter(session_id=Condition(in_=["s"] * 500)))
