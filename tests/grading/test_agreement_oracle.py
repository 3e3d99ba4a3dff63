"""Agreement, against two kept libraries: krippendorff, and NLTK's metrics."""

import math
from itertools import combinations
from statistics import fmean

import krippendorff
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask

from services.grading import agreement
from services.grading.agreement import Level
from tests.examples import tries
from tests.grading.test_agreement import by_grader

values = st.integers(1, 6) | st.none()
tables = st.integers(2, 5).flatmap(
    lambda graders: st.lists(
        st.lists(values, min_size=graders, max_size=graders), min_size=1, max_size=12
    )
)


@given(tables, st.sampled_from(Level), st.sampled_from([1, 1.5, 1e200]))
@settings(max_examples=tries(200), deadline=None)
def test_alpha_is_that_of_another_library(
    items: list[list[int | None]], level: Level, unit: float
) -> None:
    scaled = [[None if value is None else value * unit for value in item] for item in items]
    found = agreement.krippendorff_alpha(by_grader(list(zip(*scaled, strict=True))), level)

    paired = [v for row in items if sum(v is not None for v in row) > 1 for v in row]
    distinct = {value for value in paired if value is not None}
    if len(distinct) < 2:
        assert found.value is None
        return
    theirs = krippendorff.alpha(
        [[math.nan if v is None else v for v in row] for row in zip(*items, strict=True)],
        level_of_measurement=level.value,
    )
    assert found.value == pytest.approx(theirs, abs=1e-9)


complete = st.integers(2, 5).flatmap(
    lambda graders: st.lists(
        st.lists(st.integers(1, 4), min_size=graders, max_size=graders), min_size=1, max_size=12
    )
)


@given(complete)
@settings(max_examples=tries(200), deadline=None)
def test_the_kappas_are_those_of_another_library(items: list[list[int]]) -> None:
    units = by_grader(list(zip(*items, strict=True)))
    found, fleiss = agreement.cohen_kappa(units), agreement.fleiss_kappa(units)

    theirs = AnnotationTask(
        [
            (grader, item, value)
            for item, row in enumerate(items)
            for grader, value in enumerate(row)
        ]
    )
    pairs = [
        theirs.kappa_pairwise(one, other)
        for one, other in combinations(range(len(items[0])), 2)
        if len({value for row in items for value in (row[one], row[other])}) > 1
    ]

    assert found.value == (pytest.approx(fmean(pairs), abs=1e-9) if pairs else None)
    # "Multi-pi" there, which is Fleiss' kappa.
    is_alike = len({value for row in items for value in row}) == 1
    assert fleiss.value == (None if is_alike else pytest.approx(theirs.pi(), abs=1e-9))
