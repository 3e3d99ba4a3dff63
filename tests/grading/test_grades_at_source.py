"""Completions by their feedback where copies lack some of it: as plain Python finds them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from random import Random
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import CompletionDocument
from services.completions import grades_at_source
from services.completions.filters import CompletionFilter
from services.completions.grade_conditions import (
    FeedbackCondition,
    GradesCondition,
    ValueCondition,
)
from services.completions.reading import compiled
from services.storage.conditions import Condition
from services.storage.database import database
from tests.api import Api
from tests.commands import Commands
from tests.examples import tries
from tests.grading.test_grade_filters import kind_of
from tests.grading.test_grades import ADJUDICATE, DELETE, UPDATE, UPLOAD
from tests.graphql.test_cost import assert_served_by_indexes
from tests.graphql.test_feedback import create_task

FOUND = "query ($filter: CompletionFilter) { completions(filter: $filter) { nodes { id } } }"
ALL = """{ feedbacks(first: 200) { nodes {
  id taskId taskVersion jsonValues adjudicates matchedCompletionIds grader { id kind }
} } }"""
# Some are cut in their texts, some at all.
TEXTS: Final = ["", "ab", "x" * 256, "x" * 300, "x" * 299 + "y", "ab" + "z" * 400 + "end"]
LISTS: Final = [[], [1], [2, "ab"], [["ab"], "x" * 300]]
LARGE: Final = {f"n{number}": "w" * 200 for number in range(40)}


def paths(values: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Return what an answer has at each of the paths that are asked for."""
    found = {name: [values[name]] for name in ("score", "why", "list", "last") if name in values}
    if isinstance(values.get("list"), list) and values["list"]:
        found["list.0"] = [values["list"][0]]
    if "a.b" in values:
        found["a\\.b"] = [values["a.b"]]
    return found


def meets(value: Any, operator: str, wanted: Any) -> bool:
    match operator:
        case "eq":
            return kind_of(value) == kind_of(wanted) and bool(value == wanted)
        case "in_":
            return any(meets(value, "eq", one) for one in wanted)
        case "contains":
            return isinstance(value, str) and wanted in value
        case "ends_with":
            return isinstance(value, str) and value.endswith(wanted)
        case "starts_with":
            return isinstance(value, str) and value.startswith(wanted)
        case "gt":
            return kind_of(value) == kind_of(wanted) and bool(value > wanted)
        case "lte":
            return kind_of(value) == kind_of(wanted) and bool(value <= wanted)
    raise AssertionError(operator)


def holds(found: Sequence[Any], condition: Condition) -> bool:
    looked_at = [*found, *(one for value in found if isinstance(value, list) for one in value)]
    for name in (one.name for one in fields(Condition)):
        wanted = getattr(condition, name)
        if wanted is None or name == "ignore_case":
            continue
        opposite = {"ne": "eq", "not_in": "in_"}.get(name)
        if any(meets(one, opposite or name, wanted) for one in looked_at) is (opposite is not None):
            return False
    return True


def is_so(row: Mapping[str, Any], wanted: FeedbackCondition) -> bool:
    of_row = {
        "id": row["id"],
        "task_id": row["taskId"],
        "task_version": row["taskVersion"],
        "grader_id": (row["grader"] or {}).get("id"),
    }
    values = paths(row["jsonValues"])
    return (
        all(
            holds([of_row[name]] if of_row[name] is not None else [], one)
            for name, one in wanted.fields.items()
        )
        and wanted.adjudicates in (None, row["adjudicates"])
        and all(
            one.exists in (None, one.path in values)
            and holds(values.get(one.path, []), one.condition)
            for one in wanted.values
        )
        and all(is_so(row, one) for one in wanted.and_)
        and (wanted.or_ is None or any(is_so(row, one) for one in wanted.or_))
        and (wanted.not_ is None or not is_so(row, wanted.not_))
    )


def is_of(rows: Sequence[Mapping[str, Any]], wanted: GradesCondition) -> bool:
    return (
        (wanted.some is None or any(is_so(one, wanted.some) for one in rows))
        and (wanted.none is None or not any(is_so(one, wanted.none) for one in rows))
        and (wanted.every is None or all(is_so(one, wanted.every) for one in rows))
    )


@dataclass(frozen=True)
class Graded:
    """Some completions with feedback, which was given, corrected and taken back at random."""

    api: Api
    completion_ids: list[str]
    task_ids: list[str]
    feedback: list[dict[str, Any]]

    def matching(self, wanted: GradesCondition) -> set[str]:
        return {
            id_
            for id_ in self.completion_ids
            if is_of([one for one in self.feedback if id_ in one["matchedCompletionIds"]], wanted)
        }

    async def found(self, wanted: GradesCondition) -> set[str]:
        filter_ = CompletionFilter(feedback=wanted)
        query = await compiled(self.api.organization_id, filter_)
        rows = database.collection(CompletionDocument).find(query, {"_id": 1})
        return {row["_id"].rpartition("/")[2] async for row in rows}


def answer(random: Random) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if random.random() < 0.3:
        values |= LARGE
    for name, choices in (
        ("score", [0, 1, 2.5, True]),
        ("why", TEXTS),
        ("list", LISTS),
        ("a.b", [1, "ab"]),
        ("last", [1, "ab"]),  # of a large answer it is left out
    ):
        if random.random() < 0.7:
            values[name] = random.choice(choices)
    return values


@pytest.fixture
async def graded(api: Api, monkeypatch: pytest.MonkeyPatch) -> Graded:
    monkeypatch.setattr("services.grading.copies.MOST", 3)
    random = Random(7)  # noqa: S311  # no secret
    ids = [await api.create_completion() for _ in range(8)]
    schema = {"type": "object"}
    tasks = [(await create_task(api, jsonSchema=schema))["id"] for _ in range(2)]
    given_: list[str] = []
    for _ in range(24):
        grader = {"kind": "HUMAN", "id": random.choice(["anna", "bert"])}
        asked = {
            "taskId": random.choice(tasks),
            "jsonValues": answer(random),
            # The last has none.
            "selection": {"completionIds": random.sample(ids[:-1], random.randint(1, 3))},
            **({"grader": grader} if random.random() < 0.5 else {}),
        }
        made = await api.query(UPLOAD, input=asked)
        given_.append(made["uploadFeedback"]["feedback"]["id"])
    for id_, task in zip(ids[:3], [*tasks, tasks[0]], strict=True):
        wanted = {"taskId": task, "completionId": id_, "jsonValues": answer(random)}
        await api.query(ADJUDICATE, input=wanted)
    for id_ in random.sample(given_, 6):
        await api.query(UPDATE, input={"id": id_, "jsonValues": answer(random)})
    for id_ in random.sample(given_, 4):
        await api.query(DELETE, id=id_)
    feedback = (await api.query(ALL))["feedbacks"]["nodes"]
    rows = database.collection(CompletionDocument).find({"organization_id": api.organization_id})
    marks = {mark for row in await rows.to_list() for one in row.get("grades", ()) for mark in one}
    assert marks >= {"cut", "short", "adjudicates"}
    assert await rows.collection.count_documents(
        {"organization_id": api.organization_id, "grades_cut": True}
    )
    return Graded(api, ids, tasks, feedback)


def two_at_most(operators: dict[str, Any]) -> Condition:
    return Condition(**dict(list(operators.items())[:2]))


SCALARS = st.sampled_from([0, 1, 1.0, 2, 2.5, True, *TEXTS])
PARTS = st.sampled_from(["", "a", "ab", "end", "y", "x" * 300])
VALUES = st.builds(
    ValueCondition,
    st.sampled_from(["score", "why", "list", "list.0", "a\\.b", "last"]),
    st.fixed_dictionaries(
        {},
        optional={
            **dict.fromkeys(("eq", "ne", "gt", "lte"), SCALARS),
            **dict.fromkeys(("in_", "not_in"), st.lists(SCALARS, max_size=2)),
            **dict.fromkeys(("starts_with", "contains", "ends_with"), PARTS),
        },
    ).map(two_at_most),
    st.none() | st.booleans(),
)


def named(choices: Sequence[str]) -> st.SearchStrategy[Condition]:
    one = st.sampled_from(choices)
    return st.builds(Condition, eq=one) | st.builds(Condition, ne=one)


# Feedback and tasks by their numbers.
LEAVES = st.builds(
    FeedbackCondition,
    st.fixed_dictionaries(
        {},
        optional={
            "id": named(["0", "1", "2", "3"]),
            "task_id": named(["0", "1"]),
            "grader_id": named(["anna", "bert"]),
        },
    ),
    values=st.lists(VALUES, max_size=2),
    adjudicates=st.sampled_from([None, None, True, False]),
)
CONDITIONS = st.none() | st.recursive(
    LEAVES,
    lambda inner: st.builds(
        FeedbackCondition,
        and_=st.lists(inner, max_size=1),
        or_=st.none() | st.lists(inner, max_size=2),
        not_=st.none() | inner,
    ),
    max_leaves=3,
)


def with_ids(condition: FeedbackCondition, graded: Graded) -> FeedbackCondition:
    """Put ids in the place of numbers."""
    ids = {"id": [one["id"] for one in graded.feedback], "task_id": graded.task_ids}
    real: dict[str, Condition] = {}
    for name, one in condition.fields.items():
        given_ = one.eq if one.eq is not None else one.ne
        id_ = ids[name][int(str(given_))] if name in ids else given_
        real[name] = Condition(eq=id_) if one.eq is not None else Condition(ne=id_)
    below = condition.or_
    return replace(
        condition,
        fields=real,
        and_=[with_ids(one, graded) for one in condition.and_],
        or_=None if below is None else [with_ids(one, graded) for one in below],
        not_=None if condition.not_ is None else with_ids(condition.not_, graded),
    )


@settings(
    max_examples=tries(150),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(some=CONDITIONS, none=CONDITIONS, every=CONDITIONS, are_many=st.booleans())
async def test_they_are_found_as_by_hand(
    graded: Graded,
    some: FeedbackCondition | None,
    none: FeedbackCondition | None,
    every: FeedbackCondition | None,
    are_many: bool,
) -> None:
    wanted = GradesCondition(*(one and with_ids(one, graded) for one in (some, none, every)))
    with pytest.MonkeyPatch.context() as patched:
        if are_many:
            patched.setattr(grades_at_source, "MOST_NAMED", 0)
        assert await graded.found(wanted) == graded.matching(wanted)


PAGE = """
query ($filter: CompletionFilter, $after: String) {
  completions(filter: $filter, first: 1, after: $after) {
    totalCount nodes { id } pageInfo { endCursor hasNextPage }
  }
}
"""
LONG = "ab" + "z" * 400 + "end"


def having(**operators: Any) -> dict[str, Any]:
    return {"feedback": {"some": {"values": [{"path": "why", **operators}]}}}


async def upload(api: Api, task_id: str, *ids: str, **values: Any) -> str:
    asked = {"taskId": task_id, "jsonValues": values, "selection": {"completionIds": list(ids)}}
    given_: str = (await api.query(UPLOAD, input=asked))["uploadFeedback"]["feedback"]["id"]
    return given_


async def new_task(api: Api) -> str:
    id_: str = (await create_task(api, jsonSchema={"type": "object"}))["id"]
    return id_


async def test_where_nothing_is_cut_copies_alone_decide(api: Api, commands: Commands) -> None:
    id_ = await api.create_completion()
    await upload(api, await new_task(api), id_, why="ab")
    other = {"id": await api.create_completion()}
    commands.sent.clear()

    found = await api.query(FOUND, filter=having(contains="a"))

    assert found["completions"]["nodes"] == [{"id": id_}]
    assert other not in found["completions"]["nodes"]
    await assert_served_by_indexes(commands)
    looks = [one for one in commands.queries if "grades_cut" in one["filter"]]
    looks += [one for one in commands.queries if one["find"] == "feedback"]
    assert len(looks) == 2
    for look in looks:
        explained = await database.client["tests"].command(
            {"explain": look, "verbosity": "executionStats"}
        )
        stats = explained["executionStats"]
        assert (stats["totalDocsExamined"], stats["totalKeysExamined"]) <= (0, 1), stats
    [asked] = [one for one in commands.queries if one not in looks]
    assert "$or" not in str(asked)


async def test_pages_go_on_when_more_is_found_at_the_source(api: Api) -> None:
    ids = [await api.create_completion() for _ in range(3)]
    task = await new_task(api)
    for id_ in ids[1:]:
        await upload(api, task, id_, why=LONG)
    filter_ = having(endsWith="end")

    first = (await api.query(PAGE, filter=filter_))["completions"]
    await upload(api, task, ids[0], why=LONG)
    second = (await api.query(PAGE, filter=filter_, after=first["pageInfo"]["endCursor"]))[
        "completions"
    ]
    third = (await api.query(PAGE, filter=filter_, after=second["pageInfo"]["endCursor"]))[
        "completions"
    ]

    pages = [[one["id"] for one in page["nodes"]] for page in (first, second, third)]
    assert pages == [[ids[2]], [ids[1]], [ids[0]]]
    assert (first["totalCount"], third["totalCount"]) == (2, 3)


@pytest.mark.parametrize(("name", "most"), [("MAX_FOUND", 1), ("MAX_SECONDS", 0)])
async def test_what_is_too_much_to_look_up_is_an_error(
    api: Api, monkeypatch: pytest.MonkeyPatch, name: str, most: int
) -> None:
    ids = [await api.create_completion() for _ in range(2)]
    await upload(api, await new_task(api), *ids, why=LONG)
    monkeypatch.setattr(grades_at_source, name, most)

    for filter_ in (
        having(endsWith="end"),
        {"feedback": {"none": {"values": [{"path": "a.0", "exists": False}]}}},
    ):
        assert await api.error_code(FOUND, filter=filter_) == "QUERY_TOO_COMPLEX"


async def test_sessions_and_feedback_follow(api: Api) -> None:
    ids = [await api.create_completion(session_id=f"s{n}") for n in range(2)]
    task = await new_task(api)
    given_ = await upload(api, task, ids[0], why=LONG)
    await upload(api, task, ids[1], why="end")
    filter_ = having(contains="zend")

    found = await api.query(
        """query ($filter: CompletionFilter!) {
          sessions(filter: {completions: {some: $filter}}) {
            nodes { completions { nodes { id } } }
          }
          feedbacks(filter: {completion: $filter}) { nodes { id } }
        }""",
        filter=filter_,
    )

    [session] = found["sessions"]["nodes"]
    assert session["completions"]["nodes"] == [{"id": ids[0]}]
    assert found["feedbacks"]["nodes"] == [{"id": given_}]
