"""Filters, compiled."""

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import schema.filters
from models.indexes import (
    COMPLETION_STATE,
    COMPLETIONS_LISTED_BY,
    COMPLETIONS_ORDERED_BY,
    FACETS,
)
from schema.root.query import Query
from services.completions.filters import (
    CompletionFilter,
    PayloadCondition,
    compile_filter,
    has_index,
    tasks_named,
)
from services.completions.payload_path import PayloadPath
from services.errors import InvalidInput
from services.feedback.tasks import FeedbackTaskFilter
from services.grading.feedback import FeedbackFilter
from services.ids import new_id
from services.jobs.jobs import JobFilter
from services.saved_views import SavedViewFilter
from services.session_lists import SessionFilter
from services.storage.conditions import Condition, TagsCondition, field_conditions
from services.storage.filters import Filter
from services.storage.filters import compile_filter as compile_any
from services.storage.indexed import as_indexed
from services.tenants.tokens import TokenFilter


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


@given(st.text(alphabet="$.a0\0é\\\\e"))
def test_no_path_from_outside_becomes_an_operator(path: str) -> None:
    payload = PayloadCondition("request." + path, Condition(eq=1))

    try:
        conditions = compiled(CompletionFilter(payload=[payload]))
    except InvalidInput:
        return

    for condition in conditions:
        [(key, wanted)] = condition.items()
        assert key == "$expr" or (wanted == {"$eq": 1} and ".$" not in key)


@pytest.mark.parametrize("path", ["", "tags", "requests.a", "response..a", "a.request"])
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


WITHOUT_INDEX = {
    *("prompt_tokens", "completion_tokens", "cached_tokens", "reasoning_tokens"),
    *("time_to_first_token", "prompt_version"),
}
INDEXED = {
    *("_id", *COMPLETIONS_ORDERED_BY, *COMPLETIONS_LISTED_BY, *COMPLETION_STATE, *FACETS),
}


@pytest.mark.parametrize("name", sorted(CompletionFilter.FIELDS.keys() - WITHOUT_INDEX))
def test_an_index_may_lead_to_what_a_field_is_filtered_by(name: str) -> None:
    filter_ = CompletionFilter({name: Condition(eq=1)})
    stored = CompletionFilter.FIELDS[name].stored

    assert stored in INDEXED
    assert has_index(filter_, ordered_by="something else")
    assert has_index(CompletionFilter(and_=[filter_]), ordered_by="something else")
    # Nothing but the order's own index can serve both.
    assert not has_index(filter_, ordered_by=stored)


@pytest.mark.parametrize("name", sorted(WITHOUT_INDEX))
def test_no_index_but_the_order_leads_to_what_has_none(name: str) -> None:
    assert CompletionFilter.FIELDS[name].stored not in INDEXED
    assert not has_index(CompletionFilter({name: Condition(eq=1)}), ordered_by="created_at")


@pytest.mark.parametrize(
    ("query", "indexed"),
    [
        ({"provider": {"$eq": "openai"}}, {"facets": {"$eq": "provider:openai"}}),
        ({"user_id": {"$in": ["a", "b"]}}, {"facets": {"$in": ["user:a", "user:b"]}}),
        ({"tool_names": {"$all": ["x", "y"]}}, {"facets": {"$all": ["tool:x", "tool:y"]}}),
        ({"provider": {"$in": ["a", None]}}, {"provider": {"$in": ["a", None]}}),
        ({"provider": {"$eq": None}}, {"provider": {"$eq": None}}),
        ({"provider": {"$ne": "a"}}, {"provider": {"$ne": "a"}}),
        ({"provider": {"$eq": "a", "$ne": "b"}}, {"provider": {"$eq": "a", "$ne": "b"}}),
        ({"user_id": {"$regex": "^a"}}, {"user_id": {"$regex": "^a"}}),
    ],
)
def test_facets_are_asked_for_values_that_are_texts(
    query: dict[str, Any], indexed: dict[str, Any]
) -> None:
    assert as_indexed({"organization_id": "o", "$and": [query]}) == {
        "organization_id": "o",
        **indexed,
    }


def test_a_facet_is_found_by_no_more_than_an_equality() -> None:
    for condition in (Condition(ne="a"), Condition(contains="a"), Condition(is_null=True)):
        filter_ = CompletionFilter({"provider": condition})
        assert not has_index(filter_, ordered_by="created_at")
    assert has_index(CompletionFilter(tool_names=TagsCondition(has="a")), ordered_by="created_at")
    none = CompletionFilter(tool_names=TagsCondition(has_none=["a"]))
    assert not has_index(none, ordered_by="created_at")


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


FILTERS: list[tuple[Any, type[Filter]]] = [
    (schema.filters.CompletionFilter, CompletionFilter),
    (schema.filters.SessionFilter, SessionFilter),
    (schema.filters.FeedbackFilter, FeedbackFilter),
    (schema.filters.FeedbackTaskFilter, FeedbackTaskFilter),
    (schema.filters.SavedViewFilter, SavedViewFilter),
    (schema.filters.JobFilter, JobFilter),
    (schema.filters.TokenFilter, TokenFilter),
]
# Where what has the id "a" is not stored under the organization's key.
KEYS: dict[type[Filter], str] = {JobFilter: "a", TokenFilter: "a"}


def test_all_filters_of_graphql_are_held_against_their_tables() -> None:
    lists = {
        argument.type_annotation.annotation
        for field in Query.__strawberry_definition__.fields  # type: ignore[attr-defined]  # Strawberry's decorator adds it
        for argument in field.arguments
        if argument.python_name == "filter"
    }

    assert lists == {shown_as | None for shown_as, _ in FILTERS}


def operators_of(input_type: Any) -> set[str]:
    """Return the operators of a condition; `mode` says how they compare."""
    names = {field.python_name for field in input_type.__strawberry_definition__.fields}
    return names - {"mode"}


@pytest.mark.parametrize(("shown_as", "filter_"), FILTERS)
def test_each_filter_of_graphql_has_the_fields_and_operators_of_its_table(
    shown_as: Any, filter_: type[Filter]
) -> None:
    definition = shown_as.__strawberry_definition__
    shown = {field.python_name: field.type for field in definition.fields}
    if (of_grader := shown.pop("grader", None)) is not None:
        inner: Any = of_grader.of_type.__strawberry_definition__
        shown.update({f"grader_{one.python_name}": one.type for one in inner.fields})
    apart = {field.name for field in fields(filter_)} - {"fields"}

    assert filter_.FIELDS
    assert set(shown) == set(filter_.FIELDS) | apart
    assert not set(filter_.FIELDS) & apart
    for name, entry in filter_.FIELDS.items():
        assert operators_of(shown[name].of_type) == entry.operators, name


@pytest.mark.parametrize("filter_", [entry for _, entry in FILTERS])
def test_each_filter_is_combined_and_bounded(filter_: type[Filter]) -> None:
    one = filter_({"id": Condition(eq="a")})
    whole = filter_(and_=[one], or_=[one, filter_()], not_=one)
    wanted = {"_id": {"$eq": KEYS.get(filter_, "org/a")}}

    assert compile_any("org", whole) == {
        "organization_id": "org",
        "$and": [wanted, {"$or": [{"$and": [wanted]}, {}]}, {"$nor": [{"$and": [wanted]}]}],
    }
    assert whole.names() == {"id"}
    nested = filter_()
    for _ in range(11):
        nested = filter_(not_=nested)
    for too_large in (nested, filter_(and_=[filter_()] * 300)):
        with pytest.raises(InvalidInput):
            compile_any("org", too_large)


def test_an_id_that_is_given_leads_to_the_key_it_is_stored_under() -> None:
    made = new_id()
    null = Condition(is_null=True)

    assert JobFilter.key("org", made) == f"org/{made}"
    assert JobFilter.key("org", "other/x") == "org/other/x"
    assert compile_any("org", JobFilter({"id": Condition(in_=[made, "migrations"])}))["$and"] == [
        {"_id": {"$in": [f"org/{made}", "migrations"]}}
    ]
    assert compile_any("org", CompletionFilter({"id": null}))["$and"] == [{"_id": {"$eq": None}}]
    assert compile_any("org", FeedbackFilter({"completion_id": null}))["$and"] == [
        {"matched_completion_ids.0": {"$exists": False}}
    ]


@pytest.mark.parametrize(
    ("condition", "queries"),
    [
        (Condition(eq="A.b", ignore_case=True), [{"$regex": r"\A(?:A\.b)\z", "$options": "i"}]),
        (
            Condition(in_=["a", "b|"], ignore_case=True),
            [{"$regex": r"\A(?:a|b\|)\z", "$options": "i"}],
        ),
        (Condition(starts_with="a", ignore_case=True), [{"$regex": "^a", "$options": "i"}]),
        (Condition(ends_with="a$"), [{"$regex": r"a\$\z"}]),
    ],
)
def test_text_is_compiled_to_expressions(condition: Condition, queries: list[Any]) -> None:
    compiled = list(field_conditions("name", condition))

    assert compiled == [{"name": query} for query in queries]


def test_many_long_texts_become_expressions_that_mongodb_takes() -> None:
    texts = [f"{n:04}" + "-" * 996 for n in range(100)]

    [query] = field_conditions("a", Condition(in_=texts, ignore_case=True))

    sizes = [len(one["a"]["$regex"]) for one in query["$or"]]
    assert len(sizes) > 1
    assert max(sizes) < 32_764
    assert sum(one["a"]["$regex"].count("|") + 1 for one in query["$or"]) == len(texts)
