"""Completions by their feedback: MongoDB, the matcher and plain Python come to the same."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import CompletionDocument
from services.completions.filters import CompletionFilter, compile_filter
from services.completions.grade_conditions import (
    FeedbackCondition,
    GradesCondition,
    ValueCondition,
)
from services.completions.reading import compiled_to_follow
from services.errors import InvalidInput
from services.storage.conditions import Condition
from services.storage.database import database, find_rows
from services.storage.matching import compile_matcher
from services.storage.paging import inclusive_projection
from tests.api import Api
from tests.examples import tries

TIMES: Final = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=n) for n in range(3)]
SCALARS = st.sampled_from([0, 1, 1.0, 2, 2.5, True, False, "", "a", "ab", "B"])
NAMES: Final[Mapping[str, Sequence[Any]]] = {
    "id": ["f1", "f2"],
    "task_id": ["t", "u"],
    "task_version": [1, 2],
    "token_id": ["k", "l"],
    "grader_id": ["anna", "bert"],
    "grader_name": ["Anna", "anna", "B."],
    "grader_kind": ["human", "model"],
    "created_at": TIMES,
    "updated_at": TIMES,
}
OPERATORS: Final = ("eq", "ne", "in_", "not_in", "gt", "gte", "lt", "lte", "starts_with")
GRADES = st.fixed_dictionaries(
    {
        "id": st.sampled_from(NAMES["id"]),
        "task_id": st.sampled_from(NAMES["task_id"]),
        "version": st.sampled_from(NAMES["task_version"]),
        "at": st.sampled_from(TIMES),
        "updated_at": st.sampled_from(TIMES),
        "values": st.dictionaries(
            st.sampled_from(["score", "why"]), SCALARS | st.lists(SCALARS, max_size=2) | st.none()
        ),
    },
    optional={
        name: st.sampled_from(NAMES[name])
        for name in ("token_id", "grader_id", "grader_name", "grader_kind")
    },
)


def conditions(
    values: st.SearchStrategy[Any], operators: AbstractSet[str]
) -> st.SearchStrategy[Condition]:
    given_to = {
        **dict.fromkeys(OPERATORS, values),
        **dict.fromkeys(("in_", "not_in"), st.lists(values, max_size=2)),
        "starts_with": st.sampled_from(["", "a", "B"]),
        "is_null": st.booleans(),
    }
    optional = {name: one for name, one in given_to.items() if name in operators}
    return st.fixed_dictionaries({}, optional=optional).map(lambda given: Condition(**given))


VALUES = st.builds(
    ValueCondition,
    st.sampled_from(["score", "why", "none", "score.deep"]),
    conditions(SCALARS, set(OPERATORS)),
    st.none() | st.booleans(),
)
LEAVES = st.builds(
    FeedbackCondition,
    st.fixed_dictionaries(
        {},
        optional={
            name: conditions(
                st.sampled_from(NAMES[name]), field.operators & {*OPERATORS, "is_null"}
            )
            for name, field in FeedbackCondition.FIELDS.items()
        },
    ),
    values=st.lists(VALUES, max_size=2),
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        FeedbackCondition,
        and_=st.lists(inner, max_size=2),
        or_=st.none() | st.lists(inner, max_size=2),
        not_=st.none() | inner,
        values=st.lists(VALUES, max_size=1),
    ),
    max_leaves=3,
)


def kind_of(value: Any) -> str:
    return "number" if type(value) in (int, float) else type(value).__name__


def meets(value: Any, operator: str, wanted: Any) -> bool:
    """Say whether one value, without a look into it, is as an operator wants it."""
    match operator:
        case "eq":
            return kind_of(value) == kind_of(wanted) and value == wanted
        case "in_":
            return any(meets(value, "eq", one) for one in wanted)
        case "starts_with":
            return isinstance(value, str) and value.startswith(wanted)
    if kind_of(value) != kind_of(wanted):
        return False
    return bool(
        {
            "gt": value > wanted,
            "gte": value >= wanted,
            "lt": value < wanted,
            "lte": value <= wanted,
        }[operator]
    )


def holds(found: Sequence[Any], condition: Condition) -> bool:
    """Say whether a condition holds of what is there, each operator by itself."""
    looked_at = [*found, *(one for value in found if isinstance(value, list) for one in value)]
    for name in (one.name for one in fields(Condition)):
        wanted = getattr(condition, name)
        if wanted is None or name == "ignore_case":
            continue
        if name == "is_null":
            if (not found or found == [None]) is not wanted:
                return False
        elif name in ("ne", "not_in"):
            opposite = {"ne": "eq", "not_in": "in_"}[name]
            if any(meets(value, opposite, wanted) for value in looked_at):
                return False
        elif not any(meets(value, name, wanted) for value in looked_at):
            return False
    return True


def is_so(grade: Mapping[str, Any], condition: FeedbackCondition) -> bool:
    for name, one in condition.fields.items():
        stored = condition.FIELDS[name].stored
        if not holds([grade[stored]] if stored in grade else [], one):
            return False
    for value in condition.values:
        answer = grade["values"]
        found = [answer[value.path]] if value.path in answer else []
        if value.exists is not None and bool(found) is not value.exists:
            return False
        if not holds(found, value.condition):
            return False
    return (
        all(is_so(grade, one) for one in condition.and_)
        and (condition.or_ is None or any(is_so(grade, one) for one in condition.or_))
        and (condition.not_ is None or not is_so(grade, condition.not_))
    )


def is_of(grades: Sequence[Mapping[str, Any]], wanted: GradesCondition) -> bool:
    return (
        (wanted.some is None or any(is_so(one, wanted.some) for one in grades))
        and (wanted.none is None or not any(is_so(one, wanted.none) for one in grades))
        and (wanted.every is None or all(is_so(one, wanted.every) for one in grades))
    )


@settings(
    max_examples=tries(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    rows=st.lists(st.lists(GRADES, max_size=3), min_size=1, max_size=4),
    wanted=st.lists(
        st.builds(
            GradesCondition,
            some=st.none() | CONDITIONS,
            none=st.none() | CONDITIONS,
            every=st.none() | CONDITIONS,
        ),
        min_size=4,
        max_size=8,
    ),
)
async def test_mongodb_the_matcher_and_plain_python_find_the_same(
    api: Api, rows: list[list[dict[str, Any]]], wanted: list[GradesCondition]
) -> None:
    organization_id = api.organization_id
    collection = database.collection(CompletionDocument)
    await collection.delete_many({"organization_id": organization_id})
    await collection.insert_many(
        [
            {
                "_id": f"{organization_id}/{n}",
                "organization_id": organization_id,
                **({"grades": grades} if grades or n % 2 else {}),
                "graded_task_ids": sorted({one["task_id"] for one in grades}),
            }
            for n, grades in enumerate(rows)
        ]
    )

    for one in wanted:
        query = compile_filter(organization_id, CompletionFilter(feedback=one))
        matcher = compile_matcher(query)
        there = await find_rows(
            collection,
            {"organization_id": organization_id},
            most=len(rows),
            projection=inclusive_projection({"_id", *matcher.needs}),
        )
        found = {row["_id"] async for row in collection.find(query, {"_id": 1})}
        by_hand = {f"{organization_id}/{n}" for n, grades in enumerate(rows) if is_of(grades, one)}
        assert found == by_hand, one
        assert {row["_id"] for row in there if matcher.matches(row)} == found, one


NOT_OF_COPIES: Final = [
    ("a.0", {"eq": 1}, "has a list position"),
    (r"a\.b", {"eq": 1}, "has a list position, or a key with a dot"),
    ("a", {"eq": "x" * 256}, "first 256 characters"),
    ("a", {"in": [{"b": "x" * 300}]}, "first 256 characters"),
]
FILTERED: Final = (
    "query ($filter: CompletionFilter) { completions(filter: $filter) { totalCount } }"
)


@pytest.mark.parametrize(("path", "operators", "said"), NOT_OF_COPIES)
async def test_what_copies_cannot_decide_is_asked_of_feedback_and_not_followed(
    api: Api, path: str, operators: dict[str, Any], said: str
) -> None:
    filter_ = {"feedback": {"none": {"values": [{"path": path, **operators}]}}}

    found = await api.query(FILTERED, filter=filter_)
    body = await api.execute(
        """mutation ($selector: FeedbackTaskSelectorInput) { createFeedbackTask(
          input: {name: "t", jsonSchema: {}, selector: $selector}) { feedbackTask { id } } }""",
        selector={"filter": filter_},
    )

    assert found == {"completions": {"totalCount": 0}}
    [error] = body["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert said in error["message"]
    with pytest.raises(InvalidInput, match=said):
        await compiled_to_follow(
            api.organization_id,
            CompletionFilter(
                feedback=GradesCondition(
                    none=FeedbackCondition(
                        values=[ValueCondition(path, Condition(**renamed(operators)))]
                    )
                )
            ),
        )


def renamed(operators: Mapping[str, Any]) -> dict[str, Any]:
    return {{"in": "in_"}.get(name, name): value for name, value in operators.items()}


@pytest.mark.parametrize(
    ("path", "operators", "said"), [("", {"eq": 1}, "the path is empty"), ("a", {"eq": 2**70}, "a")]
)
async def test_what_cannot_be_is_rejected(
    api: Api, path: str, operators: dict[str, Any], said: str
) -> None:
    body = await api.execute(
        FILTERED, filter={"feedback": {"none": {"values": [{"path": path, **operators}]}}}
    )

    [error] = body["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert said in error["message"]


async def test_conditions_on_feedback_count_as_others(api: Api) -> None:
    many = {"values": [{"path": "a", "eq": 1}] * 201}

    body = await api.execute(
        "query ($filter: CompletionFilter) { completions(filter: $filter) { totalCount } }",
        filter={"feedback": {"some": many}},
    )

    assert "more than 200 conditions" in body["errors"][0]["message"]
