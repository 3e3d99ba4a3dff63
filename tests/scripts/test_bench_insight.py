"""What `scripts/bench insight` asks and compares, without measuring."""

import pytest

from scripts.benchmarking.insight.data import UNTIL
from scripts.benchmarking.insight.documented import documented
from scripts.benchmarking.insight.goals import goals
from scripts.benchmarking.insight.questions import Row, is_same, named_as, taken
from tests.insight.test_questions import ASKED, NOW, QUESTIONS

# Where the completions have no grades they are not asked.
ON_GRADES = range(20, 25)


def test_the_documented_questions_are_asked_as_they_are_documented() -> None:
    of_completions = [n for n in ASKED if n not in ON_GRADES]

    assert [one.document for one in documented()] == [QUESTIONS[n]["query"] for n in of_completions]
    assert UNTIL == NOW


def test_each_question_has_a_counterpart() -> None:
    for one in (*goals(), *documented()):
        assert one.rows is not None
        assert one.sql or one.pipeline, one.name


def test_rows_are_taken_out_of_an_answer() -> None:
    row = {"time": "1970-01-02T00:00:00.000Z", "cost": "0.000000007", "previous": {"count": 2}}
    data = {"found": {"rows": [row], "total": 5}, "bound": {"rows": [row], "total": 5}}
    data["bound"]["totalIsExact"] = False

    assert taken("found.rows", "time cost previous.count", "total")(data) == [(5, 86_400_000, 7, 2)]
    assert taken("bound.rows", "cost", "total")(data) == [(">=5", 7)]


@pytest.mark.parametrize(
    ("ours", "theirs", "within", "same"),
    [
        ([("a", 1), ("b", 2)], [("b", 2), ("a", 1)], 0, True),
        ([("a", 1)], [("a", 2)], 0.01, False),
        ([("a", 1)], [("b", 1)], 0.01, False),
        ([("a", 1)], [], 0.01, False),
        ([("a", 1)], [("a", 1, 2)], 0.01, False),
        ([(1000,)], [(1009,)], 0.01, True),
        ([(1000,)], [(1020,)], 0.01, False),
        ([(None,)], [(0,)], 0, True),
        ([(">=5", 1)], [(6, 1)], 0, True),
        ([(">=5", 1)], [(4, 1)], 0, False),
        ([("a", 5)], [("a", [4, 6])], 0.01, True),
        ([("a", 7)], [("a", [4, 6])], 0.01, False),
    ],
)
def test_answers_are_compared(
    ours: list[Row], theirs: list[Row], within: float, same: bool
) -> None:
    assert is_same(ours, theirs, within) is same


def test_of_more_rows_those_with_our_names_are_compared() -> None:
    assert named_as([("a", 1)], [("a", 2), ("b", 3)]) == [("a", 2)]
