"""Krippendorff's alpha, against the library of that name."""

import math

import krippendorff
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
