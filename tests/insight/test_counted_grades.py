"""Which grades a condition is of: as the same condition finds their copies in memory."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any, Final

import pytest
from tantivy import Query, Schema

from services.completions.grade_conditions import (
    FeedbackCondition,
    ValueCondition,
    condition_on_one,
)
from services.errors import InvalidInput
from services.insight import counted_grades
from services.insight.counted_grades import grades_query
from services.insight.documents import documents_of
from services.insight.feedback_statistics import CountedGrades, Values, feedback_stats
from services.insight.fields import GRADE_ID, name_term
from services.insight.grade_measures import GradeMeasures
from services.insight.grades import value_terms
from services.insight.questions import Questions
from services.insight.reader import View
from services.insight.statistics import StatsQuestion
from services.storage.conditions import Condition
from services.storage.matching import compile_matcher
from tests.insight.test_feedback_statistics_by_brute_force import (
    LATER,
    graded_rows,
    no_database,  # noqa: F401  # a fixture
)
from tests.insight.test_statistics_by_brute_force import moment, view_of

LONG: Final = "x" * 300
ODD: Final[Sequence[Any]] = [
    {"score": None},
    {"score": []},
    {"score": [None, 3]},
    {"score": [[1], 2]},
    {"score": {"x": 1}},
    {"score": 2**60 + 1, "note": LONG[:256]},
    {"score": 1e300, "note": 'Ünïcode \n"quoted" \u0001'},
    {"answer": [{"quality": 1}, {}, {"quality": None}, 5]},
    {"answer": []},
    {"answer": {"quality": [0.5, "0.5", True]}},
    {"answer": {"": 1, "a.b": 2, "0": 3}},
    {"note": "Refund, please", "ok": 1},
    {"note": "refund", "ok": "true"},
    "none",
    {f"n{number}": number for number in range(300)},
]
VALUES: Final[Sequence[Any]] = [
    1,
    2.0,
    -3,
    4.5,
    "good",
    "10",
    True,
    False,
    "",
    2**60 + 1,
    1e300,
    0.5,
]
ODD_VALUES: Final[Sequence[Any]] = [None, [1, 5, 5], {"x": 1}, []]
PATHS: Final = (
    "score",
    "verdict",
    "ok",
    "labels",
    "answer.quality",
    "mixed",
    "mixed.x",
    "answer",
    "note",
)


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    made = graded_rows(5, 120)
    random = Random(6)  # noqa: S311  # no secret
    for row in made:
        for one in row["grades"]:
            if random.random() < 0.4:
                one["values"] = random.choice(ODD)
            if random.random() < 0.2:
                one["grader_name"] = random.choice(["Ann", "ann", "", LONG, "Bob"])
    return made


@pytest.fixture(scope="module")
def view(rows: Sequence[Mapping[str, Any]], pool: Questions) -> View:
    other = graded_rows(7, 40, "p")
    return view_of([one for row in [*rows, *other] for one in documents_of(row)], pool)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Answer for the database, by the copies; say of how many grades it was asked."""
    numbers: list[int] = []

    async def answered(
        organization_id: str,
        task_id: str,
        condition: FeedbackCondition,
        schema: Schema,
        ids: Sequence[str] | None = None,
    ) -> Query:
        found = matching(rows, task_id, condition)
        numbers.append(-1 if ids is None else len(ids))
        among = [one for one in found if ids is None or one in ids]
        return Query.term_set_query(schema, GRADE_ID, list(map(name_term, among)))

    monkeypatch.setattr(counted_grades, "_asked", answered)
    return numbers


def matching(
    rows: Sequence[Mapping[str, Any]], task_id: str, condition: FeedbackCondition
) -> list[str]:
    matches = compile_matcher(condition_on_one("o", condition)).matches
    given = [one for row in rows for one in row["grades"] if one["task_id"] == task_id]
    return [one["id"] for one in given if matches(one)]


def condition_of(random: Random, depth: int = 2) -> FeedbackCondition:
    fields: dict[str, Condition] = {}
    for name, condition in {
        "task_id": Condition(in_=random.sample(["task", "task-2"], 1)),
        "task_version": random.choice([Condition(gt=1), Condition(ne=2), Condition(in_=[1, 3])]),
        "token_id": random.choice([Condition(eq="t1"), Condition(is_null=True)]),
        "grader_id": random.choice([Condition(eq="ann"), Condition(is_null=True)]),
        "grader_name": random.choice(
            [Condition(starts_with="a", ignore_case=True), Condition(eq=LONG), Condition(ne="Bob")]
        ),
        "grader_kind": random.choice([Condition(eq="human"), Condition(not_in=["human"])]),
        "created_at": Condition(gte=moment(LATER)),
        "updated_at": Condition(lt=moment(LATER)),
    }.items():
        if random.random() < 0.1:
            fields[name] = condition
    values = [value_of(random) for _ in range(random.randrange(3))]
    below = [condition_of(random, depth - 1) for _ in range(random.randrange(3) if depth else 0)]
    kind = random.randrange(3)
    return FeedbackCondition(
        fields=fields,
        values=values,
        adjudicates=random.choice([None, None, None, True, False]),
        and_=below if kind == 0 else [],
        or_=below if kind == 1 else None,
        not_=below[0] if kind == 2 and below else None,
    )


def value_of(random: Random) -> ValueCondition:
    some = VALUES if random.random() < 0.8 else ODD_VALUES
    plain = [one for one in VALUES if one is not None]
    conditions: list[Condition] = [
        Condition(eq=random.choice(some)),
        Condition(ne=random.choice(some)),
        Condition(in_=random.sample(list(some), 3)),
        Condition(not_in=random.sample(list(some), 3)),
        Condition(gt=random.choice(plain)),
        Condition(gte=random.choice(plain), lt=random.choice(plain)),
        Condition(starts_with=random.choice(["g", "Ü", "x", '"'])),
        Condition(contains=random.choice(["o", "\n", "REFUND"]), ignore_case=random.random() < 0.5),
        Condition(ends_with=random.choice(["d", "x", "\u0001"])),
        Condition(is_null=random.random() < 0.5),
        Condition(),
    ]
    chosen = random.choice(conditions)
    exists = random.choice([True, False]) if chosen == Condition() else None
    return ValueCondition(random.choice(PATHS), chosen, exists)


@pytest.mark.parametrize("seed", range(8))
async def test_random_conditions_find_what_they_find_of_the_copies(
    rows: Sequence[Mapping[str, Any]], view: View, asked: list[int], seed: int
) -> None:
    random = Random(seed)  # noqa: S311  # no secret
    for _ in range(10):
        condition = condition_of(random)
        values = Values("task", counted=CountedGrades.ALL, feedback=condition)
        question = StatsQuestion(measures=GradeMeasures())
        found = await feedback_stats("o", values, question, view)
        counts = [row["count"] for row in found["rows"]]
        assert counts == [len(matching(rows, "task", condition))], condition


@pytest.mark.parametrize(
    ("condition", "most"),
    [
        (FeedbackCondition(fields={"token_id": Condition(eq="t1")}), None),
        (FeedbackCondition(values=[ValueCondition("verdict", Condition(eq="good"))]), 20),
        (FeedbackCondition(values=[ValueCondition("score", Condition(lte=2))]), 20),
        (FeedbackCondition(values=[ValueCondition("score", Condition(eq=[1]))]), -1),
    ],
)
async def test_the_database_is_asked_of_what_the_index_does_not_have_alone(
    view: View, asked: list[int], condition: FeedbackCondition, most: int | None
) -> None:
    await grades_query("o", "task", condition, view)

    assert len(asked) == (most is not None)
    assert all(0 < one <= (most or 0) or one == most for one in asked)


async def test_of_too_many_in_doubt_the_feedback_is_asked_as_a_whole(
    view: View, asked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counted_grades, "MAX_DOUBTFUL", 0)
    condition = FeedbackCondition(values=[ValueCondition("score", Condition(lte=2))])

    await grades_query("o", "task", condition, view)

    assert asked == [-1]


async def test_a_path_that_copies_cannot_be_asked_for_is_refused(view: View) -> None:
    condition = FeedbackCondition(values=[ValueCondition("labels.0", Condition(eq="a"))])
    with pytest.raises(InvalidInput, match=r"'labels\.0' has a list position"):
        await feedback_stats("o", Values("task", feedback=condition), StatsQuestion(), view)


def test_a_value_has_terms_by_its_paths() -> None:
    assert value_terms({"a": [1, 1.0, {"b": None}], "c": {}}) == [
        *("\0", "a\0", "a\0[", "a\0" + "1", "a.b\0", "a.b\0null", "c\0"),
    ]
