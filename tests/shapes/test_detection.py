"""Each body is taken for what it is, and by no shape that stands before its own."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, TypeAlias

import pytest

from services.completions.shapes.table import (
    REQUEST_SHAPES,
    RESPONSE_SHAPES,
    request_shape,
    response_shape,
)
from services.completions.shapes.types import RequestShape, ResponseShape
from tests.shapes.corpus import CASES

Shape: TypeAlias = RequestShape | ResponseShape
TOLD = [case for case in CASES if "shapes" in case]


@pytest.mark.parametrize("case", TOLD, ids=[case["name"] for case in TOLD])
def test_a_body_is_taken_for_what_it_is(case: dict[str, Any]) -> None:
    asks = request_shape(case["request"]) if case["request"] else None
    answers = response_shape(case["response"]) if case["response"] else None

    found = (asks.name if asks else None, answers.name if answers else None)
    assert found == case["shapes"]


def test_each_shape_has_three_bodies_in_the_corpus_or_more() -> None:
    requests = [case["request"] for case in CASES if case["request"]]
    responses = [case["response"] for case in CASES if case["response"]]
    few = {
        "requests": _few(REQUEST_SHAPES, map(request_shape, requests)),
        "responses": _few(RESPONSE_SHAPES, map(response_shape, responses)),
    }

    assert few == {"requests": set(), "responses": set()}


def _few(shapes: Iterable[Shape], found: Iterable[Shape | None]) -> set[str]:
    # Bodies that are wrapped or unknown are of all shapes and of none.
    bodies = Counter(shape.name for shape in found if shape is not None)
    return {shape.name for shape in shapes if bodies[shape.name] < 3} - {"wrapped", "unknown"}
