"""What the index decides of a completion's grades is what MongoDB decides."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any, Final

import pytest

from services.completions.filters import CompletionFilter
from services.completions.grade_conditions import (
    FeedbackCondition,
    GradesCondition,
    ValueCondition,
)
from services.insight import columns, filters, grade_terms
from services.insight.filters import noting
from services.insight.questions import Questions
from services.storage.conditions import Condition
from tests.api import Api
from tests.insight.brute_force import random_rows
from tests.insight.differential import found_by_index, found_by_mongodb, indexed
from tests.insight.test_statistics_by_brute_force import LENGTH, START, moment

PATHS: Final = ("score", "verdict", "ok", "labels", "answer.quality", "objects.x", "mixed")
VALUES: Final = (1, 1.0, 2, -3, 2.5, 2**62, "good", "bad", "", "1", True, False)
TASKS: Final = ("task", "task-2")


def grade(random: Random, n: int) -> dict[str, Any]:
    values = {
        "score": random.choice([1, 2, 2.0, -3, 2.5, 2**62, None]),
        "verdict": random.choice(["good", "bad", "1", "", "x" * 64, "x" * 256, None]),
        "ok": random.choice([True, False, None]),
        "labels": random.choice([[], ["good"], ["bad", "good"], [["good"]], [1, 5], "good"]),
        "answer": random.choice([{"quality": 1}, {"quality": [2, -3]}, [{"quality": 2.5}], 1]),
        "objects": random.choice([[{"x": 1}, {"x": 2}], [[{"x": 1}]], {"x": [[1]]}, None]),
        "mixed": random.choice([1, True, "1", 0, -0.0, False, [True], {"": 1, "a.b": 2}]),
    }
    kept = {name: one for name, one in values.items() if random.random() < 0.7}
    grader = random.choice(
        [{}, {"grader_id": "ann", "grader_kind": "human"}, {"grader_name": "Judge 'ß'\0"}]
    )
    return {
        "id": str(n),
        "task_id": random.choice(TASKS),
        "version": random.randrange(1, 3),
        "at": moment(START + n),
        **grader,
        **({"adjudicates": True} if random.random() < 0.2 else {}),
        "values": kept,
        **({"cut": True} if random.random() < 0.03 else {}),
    }


def rows(seed: int, number: int) -> list[dict[str, Any]]:
    random = Random(seed)  # noqa: S311  # no secret
    made = random_rows(seed, number, start=START, length=LENGTH)
    for n, row in enumerate(made):
        row["grades"] = [grade(random, n) for n in range(random.randrange(4))]
        row["graded_task_ids"] = sorted({one["task_id"] for one in row["grades"]})
        if n % 20 == 7:
            row["grades_cut"] = True
    return made


def condition(random: Random, *, is_nested: bool = False) -> FeedbackCondition:
    """Make one of those that are mostly decided."""
    fields: dict[str, Condition] = {}
    for name, given in (
        ("task_id", Condition(eq=random.choice(TASKS))),
        ("task_version", Condition(gte=2)),
        ("grader_id", random.choice([Condition(eq="ann"), Condition(is_null=True)])),
        ("grader_name", random.choice([Condition(contains="judge", ignore_case=True)])),
        ("grader_kind", Condition(in_=["human", "model"])),
    ):
        if random.random() < 0.25:
            fields[name] = given
    values = []
    if not is_nested and random.random() < 0.75:
        number = random.choice([1, 2, 2.5])
        compared = random.choice(
            [
                Condition(eq=random.choice(VALUES)),
                Condition(in_=random.choices(VALUES, k=3)),
                Condition(lte=number),
                Condition(gt=number),
                Condition(gte=1, lte=number),
                Condition(gte=3, lt=2),
            ]
        )
        values.append(ValueCondition(random.choice(PATHS), compared))
    nested = not is_nested and random.random() < 0.2
    return FeedbackCondition(
        fields=fields,
        values=values,
        adjudicates=random.choice([True, False]) if random.random() < 0.2 else None,
        not_=condition(random, is_nested=True) if nested else None,
        or_=[condition(random, is_nested=True)] * 2 if nested and random.random() < 0.5 else None,
    )


def filters_of(seed: int, number: int) -> Sequence[CompletionFilter]:
    random = Random(seed)  # noqa: S311  # no secret
    made = []
    for _ in range(number):
        name = random.choice(["some", "some", "none", "every"])
        wanted = CompletionFilter(feedback=GradesCondition(**{name: condition(random)}))
        made.append(random.choice([wanted, wanted, CompletionFilter(not_=wanted)]))
    return made


async def compare(api: Api, view: Any, some: Sequence[CompletionFilter]) -> list[Mapping[str, Any]]:
    """Return what MongoDB was asked for the index."""
    asked: list[Mapping[str, Any]] = []
    for filter_ in some:
        with noting() as noted:
            found = await found_by_index(api.organization_id, filter_, view)
        asked += [one.command for one in noted]
        assert found == await found_by_mongodb(api.organization_id, filter_), filter_
    return asked


@pytest.mark.parametrize("seed", range(3))
async def test_the_index_finds_by_grades_what_mongodb_finds(
    api: Api, pool: Questions, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = await indexed(api.organization_id, rows(seed, 60), pool)
    some = filters_of(seed, 60)

    asked = await compare(api, view, some)
    by_keys = [one for one in asked if "'seq': {'$in':" in str(one["filter"])]
    # It is asked of completions that are in doubt, and of all of them for few filters.
    assert len(asked) - len(by_keys) < len(some) / 3
    monkeypatch.setattr(filters, "MAX_DOUBTFUL", 0)
    assert len(await compare(api, view, some[:10])) >= 10


async def test_what_is_whole_is_found_without_mongodb(api: Api, pool: Questions) -> None:
    whole = [
        {**row, "grades": [{**one, "cut": False} for one in row["grades"]], "grades_cut": False}
        for row in rows(5, 40)
    ]
    view = await indexed(api.organization_id, whole, pool)
    some = [
        CompletionFilter(feedback=GradesCondition(some=FeedbackCondition(**wanted)))
        for wanted in (
            {},
            {"fields": {"task_id": Condition(eq="task")}},
            {"values": [ValueCondition("score", Condition(lte=2))]},
            {"values": [ValueCondition("ok", Condition(eq=True))], "adjudicates": False},
            {"values": [ValueCondition("verdict", Condition(in_=["good", "bad"]))]},
        )
    ]

    assert await compare(api, view, some) == []


@pytest.mark.parametrize(
    ("module", "name"), [(columns, "MAX_COMPARED"), (grade_terms, "MAX_TERMS")]
)
async def test_past_its_bounds_it_is_asked_of_mongodb(
    api: Api, pool: Questions, module: Any, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, name, 2)
    view = await indexed(api.organization_id, rows(6, 30), pool)

    assert len(await compare(api, view, filters_of(7, 12))) >= 10
    assert len(await compare(api, view, [CompletionFilter(feedback=GradesCondition())])) <= 1


@pytest.mark.parametrize("odd", [3, "x", [3], [{"values": 3}], [{"task_id": 5}], [{"at": 3}]])
async def test_grades_that_are_none_are_in_doubt_or_nothing(
    api: Api, pool: Questions, odd: Any
) -> None:
    made = rows(8, 12)
    made[0]["grades"] = odd
    view = await indexed(api.organization_id, made, pool)

    await compare(api, view, filters_of(9, 12))
