"""The coefficients, against published examples and what is known of them."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.grading import agreement
from services.grading.agreement import Level, Unit
from tests.examples import tries

_: Any = None
# Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C: 4 observers, 12 units.
KRIPPENDORFF_2011 = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]
# Fleiss, Measuring nominal scale agreement among many raters (1971): 30 patients, 6 psychiatrists;
# how many chose each of 5 diagnoses.
FLEISS_1971 = (
    "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 "
    "10050 11040 03300 10050 02031 00501 30012 51000 02040 10203 "
    "00006 01050 02013 20040 10041 05010 40002 02040 10500 00006"
)
# The example of Wikipedia's article on Fleiss' kappa: 10 subjects, 14 raters, 5 categories.
FLEISS_14 = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
]


def by_grader(rows: Sequence[Sequence[Any]]) -> list[Unit]:
    """Return units out of a row of values for each grader."""
    return [
        {f"g{n}": value for n, value in enumerate(column) if value is not None}
        for column in zip(*rows, strict=True)
    ]


def by_counts(rows: Sequence[Sequence[int]]) -> list[Unit]:
    """Return units out of how many graders have given each value."""
    return [
        {
            f"g{n}": value
            for n, value in enumerate(v for v, number in enumerate(row) for _ in range(number))
        }
        for row in rows
    ]


def of_two(table: Mapping[tuple[Any, Any], int]) -> list[Unit]:
    """Return units of two graders out of how often they gave each pair of values."""
    return [{"a": one, "b": other} for (one, other), n in table.items() for _ in range(n)]


@pytest.mark.parametrize(
    ("level", "alpha"),
    [(Level.NOMINAL, 0.743), (Level.ORDINAL, 0.815), (Level.INTERVAL, 0.849)],
)
def test_krippendorffs_example_comes_out_as_published(level: Level, alpha: float) -> None:
    found = agreement.krippendorff_alpha(by_grader(KRIPPENDORFF_2011), level)

    assert found.value == pytest.approx(alpha, abs=0.0005)


def test_fleiss_example_comes_out_as_published() -> None:
    units = by_counts([[int(digit) for digit in row] for row in FLEISS_1971.split()])

    assert len(units) == 30
    assert {len(unit) for unit in units} == {6}
    assert agreement.fleiss_kappa(units).value == pytest.approx(0.430, abs=0.0005)


def test_the_example_of_fourteen_raters_comes_out_as_published() -> None:
    assert agreement.fleiss_kappa(by_counts(FLEISS_14)).value == pytest.approx(0.210, abs=0.0005)


@pytest.mark.parametrize(
    ("table", "kappa"),
    [
        ((20, 5, 10, 15), 0.4),  # the grant proposals of Wikipedia's article on Cohen's kappa
        ((45, 15, 25, 15), 0.1304),  # the same article: the same agreement,
        ((25, 35, 5, 35), 0.2593),  # and other shares
        ((0, 5, 5, 0), -1.0),
        ((5, 0, 0, 5), 1.0),
    ],
)
def test_cohens_kappa_of_two_graders(table: tuple[int, ...], kappa: float) -> None:
    yes_yes, yes_no, no_yes, no_no = table
    units = of_two({(1, 1): yes_yes, (1, 0): yes_no, (0, 1): no_yes, (0, 0): no_no})

    found = agreement.cohen_kappa(units)

    assert found.value == pytest.approx(kappa, abs=0.0001)
    assert found.pairs == 1
    assert agreement.percent_agreement(units).value == 100 * (yes_yes + no_no) / sum(table)


def test_of_three_graders_cohens_kappa_is_the_mean_over_those_who_met() -> None:
    both = of_two({("x", "x"): 2, ("x", "y"): 1, ("y", "y"): 2})
    others = [{"b": one, "c": other} for one, other in ("xx", "xy", "yx", "yy")]

    found = agreement.cohen_kappa([*both, *others])

    # Of a and b (4/5 - 12/25) / (1 - 12/25), of b and c none beyond chance; a never met c.
    assert found.value == pytest.approx((8 / 13 + 0) / 2)
    assert found.pairs == 2


def test_percent_agreement_counts_pairs() -> None:
    units = [{"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 2}, {"a": 1}]

    assert agreement.percent_agreement(units).value == 25


def test_a_confusion_matrix_of_two_has_the_first_in_its_rows() -> None:
    found = agreement.confusion(of_two({("x", "y"): 3, ("x", "x"): 1, ("y", "y"): 2}), ["x", "y"])

    assert found.counts == [[1, 3], [0, 2]]
    assert found.graders == ("a", "b")


def test_a_confusion_matrix_of_more_counts_each_pair_both_ways() -> None:
    units = [{"a": "x", "b": "x", "c": "y"}, {"a": "y"}]

    found = agreement.confusion(units, ["x", "y"])

    assert found.counts == [[2, 2], [2, 0]]
    assert found.graders is None


@pytest.mark.parametrize(
    ("units", "reason"),
    [
        ([], agreement.NO_PAIRS),
        ([{"a": 1}, {"b": 2}], agreement.NO_PAIRS),
        ([{"a": 1, "b": 1}, {"a": 1, "b": 1}], agreement.ONE_VALUE),
    ],
)
def test_what_is_not_defined_is_null_and_says_why(units: list[Unit], reason: str) -> None:
    found = [
        agreement.cohen_kappa(units),
        agreement.fleiss_kappa(units),
        *(agreement.krippendorff_alpha(units, level) for level in Level),
    ]

    assert [(one.value, one.reason) for one in found] == [(None, reason)] * len(found)


def test_numbers_at_the_ends_of_what_there_is_have_an_alpha() -> None:
    largest, least = 1.7976931348623157e308, 5e-324
    for one, other in ((-largest, largest), (0.0, least), (2.0**53, 2**53 + 1), (-(2**63), 0.5)):
        units = [{"a": one, "b": one}, {"a": other, "b": other}, {"a": one, "b": other}]

        found = agreement.krippendorff_alpha(units, Level.INTERVAL)

        assert (found.value is None) is (found.reason is not None)
        assert found.value is None or math.isfinite(found.value)


@given(st.integers(2, 5), st.lists(st.integers(0, 3), min_size=5, max_size=60))
@settings(max_examples=tries(100), deadline=None)
def test_with_equal_numbers_fleiss_kappa_is_alpha_but_for_the_size_of_the_sample(
    graders: int, given_values: list[int]
) -> None:
    rows = [given_values[n : n + graders] for n in range(0, len(given_values), graders)]
    units = [dict(zip("abcde", row, strict=False)) for row in rows if len(row) == graders]

    kappa = agreement.fleiss_kappa(units).value
    alpha = agreement.krippendorff_alpha(units, Level.NOMINAL).value

    number = graders * len(units)
    assert (kappa is None) is (alpha is None)
    if kappa is not None and alpha is not None:
        assert 1 - alpha == pytest.approx((1 - kappa) * (number - 1) / number)
