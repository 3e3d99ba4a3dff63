"""Statistics of grades are what the same grades come to in Python."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any, Final

import pytest
from tantivy import Query

from services.clock import to_milliseconds
from services.completions.filters import CompletionFilter
from services.errors import TooComplex
from services.insight import aggregating, feedback_statistics, grade_measures, grades
from services.insight.buckets import Bucketing, Unit
from services.insight.dimensions import GRADE_FIELDS, Dimension
from services.insight.documents import documents_of
from services.insight.feedback_statistics import CountedGrades, Values, feedback_stats
from services.insight.fields import GRADED_AT, ORGANIZATION, Mark
from services.insight.grade_measures import MAX_EXACT, MAX_SHOWN, VALUE, GradeMeasures
from services.insight.questions import Questions
from services.insight.ranks import Order
from services.insight.reader import View
from services.insight.statistics import StatsQuestion, completion_stats
from services.storage.conditions import Condition, TagsCondition
from tests.insight.brute_force import Row, random_rows, tagged, values_of
from tests.insight.test_statistics_by_brute_force import LENGTH, START, moment, view_of

PERCENTS: Final = frozenset({0.0, 33.3, 50.0, 95.0, 100.0})
ALL: Final = GradeMeasures(GradeMeasures.NAMES, {VALUE: PERCENTS}, shown=MAX_SHOWN)
DIMENSIONS: Final = [
    *map(Dimension, ("tag", "model", "prompt_version", "provider", "user", "session")),
    *map(Dimension, GRADE_FIELDS),
    Dimension("customer", is_metadata=True),
    Dimension("teams", is_metadata=True),
]
PATHS: Final = ("score", "verdict", "ok", "labels", "answer.quality", r"a\.b", "mixed", None)
LATER: Final = START + 3 * 86_400_000
# Each with the completions that it means.
FILTERS: Final[Sequence[tuple[CompletionFilter | None, Any]]] = [
    (None, lambda _: True),
    (CompletionFilter(tags=TagsCondition(has="a")), lambda row: "a" in row["tags"]),
    (CompletionFilter(text="refund"), lambda row: "refund" in row["failure_reason"]),
    (
        CompletionFilter(not_=CompletionFilter(text="refund")),
        lambda row: "refund" not in row["failure_reason"],
    ),
]
# A grade and its completion.
Graded = tuple[Mapping[str, Any], Row]


def graded_rows(seed: int, number: int, organization_id: str = "o") -> list[dict[str, Any]]:
    """Make completions with up to three grades each, given within some days of the first."""
    random = Random(seed)  # noqa: S311  # no secret
    rows = random_rows(seed, number, start=START, length=LENGTH, organization_id=organization_id)
    for row in rows:
        row["failure_reason"] = random.choice(["refund", "late", ""])
        row["grades"] = [
            {
                "id": f"{row['_id']}-{number}",
                "token_id": random.choice(["t1", "t2"]),
                "task_id": random.choice(["task", "task", "task-2"]),
                "version": random.randrange(1, 4),
                "at": moment(START + random.randrange(LENGTH)),
                **random.choice(
                    [
                        {"grader_key": "token:1"},
                        {"grader_key": "ann", "grader_kind": "human", "grader_id": "ann"},
                    ]
                ),
                "values": {
                    "score": random.choice([1, 2, 2.0, -3, 4.5, None]),
                    "verdict": random.choice(["good", "bad", "10", None]),
                    "ok": random.choice([True, False, None]),
                    "labels": random.choices(["rude", "wrong", "slow"], k=random.randrange(4)),
                    "answer": {"quality": random.randrange(2**20) / 2**20}
                    if random.random() < 0.5
                    else {},
                    "a.b": random.randrange(3),
                    "mixed": random.choice([1, True, "1", [1, 5, 5], [{"x": 1}]]),
                },
            }
            for number in range(random.randrange(4))
        ]
        for one in row["grades"]:
            one["updated_at"] = one["at"]
        if row["grades"] and random.random() < 0.4:
            random.choice(row["grades"])["adjudicates"] = True
    return rows


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return graded_rows(1, 250)


@pytest.fixture(scope="module")
def view(rows: Sequence[Row], pool: Questions) -> View:
    mixed = [*rows, *graded_rows(2, 120, "p")]
    Random(3).shuffle(mixed)  # noqa: S311  # no secret
    return view_of([one for row in mixed for one in documents_of(row)], pool)


@pytest.fixture(autouse=True)
def no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    async def known(_organization_id: str, _task_id: str) -> dict[str, Any]:
        return {"json_schema": {}}

    async def selectors(_organization_id: str, _filter: object) -> Mapping[str, Sequence[str]]:
        return {}

    monkeypatch.setattr(feedback_statistics, "get_feedback_task", known)
    monkeypatch.setattr("services.insight.filters.selectors_for", selectors)


def at_path(grade: Mapping[str, Any], path: str | None) -> list[Any]:
    """Return what a grade has at a path; of the grade itself one None."""
    if path is None:
        return [None]
    value: Any = grade["values"]
    for key in [path.replace("\\", "")] if "\\" in path else path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    items = value if isinstance(value, list) else [value]
    return [one for one in items if one is not None and not isinstance(one, dict)]


def is_counted(grade: Mapping[str, Any], row: Row, counted: CountedGrades) -> bool:
    """Say whether a grade is counted, by what the completion's grades say."""
    adjudicates = "adjudicates" in grade
    if counted is CountedGrades.COUNTING:
        of_task = [one for one in row["grades"] if one["task_id"] == grade["task_id"]]
        return adjudicates or not any("adjudicates" in one for one in of_task)
    return counted is CountedGrades.ALL or not adjudicates


def groups_of(graded: Graded, dimensions: Sequence[Dimension]) -> list[tuple[Any, ...]]:
    grade, row = graded
    of_grade = {
        "grader": grade["grader_key"],
        "grader_kind": grade.get("grader_kind"),
        "task_version": grade["version"],
        "token_id": grade["token_id"],
    }
    values = (
        [of_grade[one.name]] if one.name in GRADE_FIELDS else values_of(row, one)
        for one in dimensions
    )
    return [tuple(map(tagged, group)) for group in product(*values)]


def _numbers(values: Sequence[Any]) -> list[Any]:
    return [one for one in values if type(one) in (int, float)]


def check(row: Row, found: Sequence[list[Any]]) -> None:
    """Compare the measures of a row with the values of the grades in it."""
    values = [one for values in found for one in values]
    numbers = sorted(_numbers(values))
    truths = [one for one in values if type(one) is bool]
    assert row["count"] == len(found)
    assert row["true_share"] == (sum(truths) / len(truths) if truths else None)
    # Their sums are exact in floating point.
    for name, expected in (
        ("mean", sum(numbers) / max(len(numbers), 1)),
        ("min", min(numbers, default=0)),
        ("max", max(numbers, default=0)),
        ("sum", sum(numbers)),
    ):
        assert row[name] == (expected if numbers else None), name
    are_different = all(len(set(each)) == len(each) for each in map(_numbers, found))
    assert row["percentile_is_exact"] == (are_different and len(set(numbers)) <= MAX_EXACT)
    for percent in PERCENTS if numbers else ():
        rank = Fraction(str(percent)) / 100 * (len(numbers) - 1)
        value = row["value_percentiles"][percent]
        if row["percentile_is_exact"]:
            assert value == numbers[math.floor(rank)], percent
            continue
        near = [numbers[n] for n in {math.floor(rank), math.ceil(rank)}]
        assert any(abs(value - one) <= 0.01001 * abs(one) + 1e-9 for one in near), percent
    # 2 and 2.0 are one value, and "1", 1 and true are three.
    labels = Counter(
        one
        for values in found
        for one in {(isinstance(one, bool), isinstance(one, str), one) for one in values}
        if one[2] is not None
    )
    shown = {
        (isinstance(one["value"], bool), isinstance(one["value"], str), one["value"]): one
        for one in row["distribution"]
    }
    assert {label: one["count"] for label, one in shown.items()} == labels
    assert all(one["share"] == one["count"] / len(found) for one in shown.values())
    counts = [one["count"] for one in row["distribution"]]
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("seed", range(16))
async def test_random_groups_and_buckets_come_to_what_their_grades_come_to(
    rows: Sequence[Row], view: View, seed: int
) -> None:
    random = Random(seed)  # noqa: S311  # no secret
    path, (filter_, matches) = PATHS[seed % len(PATHS)], FILTERS[seed // 2 % len(FILTERS)]
    dimensions = random.sample(DIMENSIONS, random.randrange(3))
    bucketing = Bucketing.of(Unit.WEEK, "Europe/Berlin") if seed % 3 else None
    borders = bucketing.borders(START, START + LENGTH) if bucketing else [START]
    since = LATER if seed % 2 else START
    measures = replace(ALL, time="created_at") if seed % 5 == 4 else ALL
    counted = list(CountedGrades)[seed % len(CountedGrades)]
    expected: dict[tuple[int, Any], list[list[Any]]] = {}
    for row in filter(matches, rows):
        for grade in row["grades"]:
            at, values = to_milliseconds(grade["at"]), at_path(grade, path)
            if grade["task_id"] != "task" or not values or at < since:
                continue
            if not is_counted(grade, row, counted):
                continue
            if measures.time == "created_at":
                at = to_milliseconds(row["created_at"])
            bucket = max(one for one in borders if one <= at)
            for group in groups_of((grade, row), dimensions):
                expected.setdefault((bucket, group), []).append(values)

    found = await feedback_stats(
        "o",
        Values("task", path, counted, filter_, Condition(gte=moment(LATER)) if seed % 2 else None),
        StatsQuestion(dimensions, bucketing, measures, first=10_000),
        view,
    )

    shown = {
        (
            to_milliseconds(row["time"]) if bucketing else START,
            tuple(
                tagged(row["metadata"][one.name] if one.is_metadata else row[one.name])
                for one in dimensions
            ),
        ): row
        for row in found["rows"]
    }
    assert len(expected) > 0
    assert len(shown) == len(found["rows"]) == found["group_count"]
    assert shown.keys() == expected.keys()
    for place, row in shown.items():
        check(row, expected[place])


@pytest.mark.parametrize("name", ["count", "group", "mean", "min", "max", "sum", "true_share"])
@pytest.mark.parametrize("descending", [True, False])
async def test_the_first_groups_in_an_order_are_those_of_all_groups(
    view: View, name: str, descending: bool
) -> None:
    orders = [Order(name, descending)]

    async def asked(first: int, *more: Dimension) -> list[Any]:
        question = StatsQuestion(
            [Dimension("session"), *more], None, ALL, orders=orders, first=first
        )
        return list((await feedback_stats("o", Values("task", "mixed"), question, view))["rows"])

    def shown(found: Sequence[Row]) -> list[Any]:
        return [(row["session"], row["count"], row["mean"]) for row in found]

    # Of several dimensions all groups are measured, and then put in order.
    everything = await asked(10_000, Dimension("same", is_metadata=True))
    assert len(everything) > 20
    assert shown(await asked(10)) == shown(everything[:10])


@pytest.mark.parametrize(("path", "numbers"), [("score", 4), ("mixed", 2)])
async def test_percentiles_of_more_numbers_or_of_too_many_groups_are_told_to_be_estimates(
    view: View, monkeypatch: pytest.MonkeyPatch, path: str, numbers: int
) -> None:
    async def asked(*dimensions: Dimension) -> Any:
        question = StatsQuestion(dimensions, measures=ALL, first=10_000)
        return (await feedback_stats("o", Values("task", path), question, view))["rows"]

    [exact] = await asked()
    monkeypatch.setattr(grade_measures, "MAX_EXACT", numbers - 1)
    [estimated] = await asked()
    monkeypatch.setattr(grade_measures, "MAX_EXACT", MAX_EXACT)
    # As if Tantivy had refused so many buckets.
    limited = aggregating.aggregate

    def refused(searcher: Any, query: Any, aggregations: Any) -> Any:
        if "numbers" in str(aggregations):
            raise TooComplex("too many")
        return limited(searcher, query, aggregations)

    monkeypatch.setattr(aggregating, "aggregate", refused)
    [by_itself] = await asked()

    assert exact["percentile_is_exact"] == (path == "score")
    assert estimated == by_itself
    assert not estimated["percentile_is_exact"]
    for percent in PERCENTS:
        value = exact["value_percentiles"][percent]
        assert estimated["value_percentiles"][percent] == pytest.approx(value, rel=0.011)


async def test_words_of_very_many_graded_completions_are_refused(
    view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.insight.filters.MAX_ASKED", 5)
    words = CompletionFilter(text="refund")
    with pytest.raises(TooComplex, match="more than 5 graded completions have the text"):
        await feedback_stats("o", Values("task", filter_=words), StatsQuestion(measures=ALL), view)


async def test_no_question_about_completions_meets_a_grade(rows: Sequence[Row], view: View) -> None:
    found: Any = view.searcher.search(Query.term_query(view.schema, ORGANIZATION, "o"), 1)
    assert found.count == len(rows)
    statistics = await completion_stats("o", None, StatsQuestion([Dimension("model")]), view)
    assert sum(row["count"] for row in statistics["rows"]) == len(rows)
    assert view.searcher.num_docs > 2 * len(rows)


def test_of_very_many_values_the_newest_grades_are_indexed_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(grades, "MAX_VALUES", 5)
    values = {"a": 1, "b": 2}
    given = [{"task_id": "t", "at": moment(n), "values": values} for n in range(4)]
    odd: list[Any] = [3, {"task_id": 5}, {"task_id": "t", "at": "today"}]

    found = list(grades.grades_of({"grades": [*given, *odd]}, 3))

    assert [one.times[GRADED_AT] for one in found] == [moment(n) for n in (3, 2, 1, 0)]
    assert [len(one.values) for one in found] == [2, 2, 1, 0]
    assert [list(one.marks) for one in found] == [[], [], [Mark.GRADE_CUT], [Mark.GRADE_CUT]]
    assert [len(one.values) for one in grades.grades_of({"grades": given}, 10**6)] == [0] * 4
    # A grade with its two values: five terms in three documents.
    monkeypatch.setattr(grades, "_MAX_REPEATED", 2 * 3 * 5)
    found = list(grades.grades_of({"grades": given}, 3))
    assert [len(one.terms) for one in found] == [5, 5, 0, 0]
    assert Mark.GRADE_VALUES_CUT in found[2].marks
    items = grades.values_in({"list": [[n] for n in range(200)], "none": [None]}, 5)
    assert items == ({"list": [*range(grades.MAX_ITEMS)]}, False)
