"""What of a payload BSON cannot hold."""

import re
import tracemalloc
from typing import Any

import bson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import InvalidInput
from services.storage.storable import MAX_DEPTH, MAX_VALUES, check_storable

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**66), 2**66)
    | st.floats()
    | st.text(st.characters(exclude_categories=[]), max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(alphabet="a.$\0é", max_size=3), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(JSON)
def test_what_is_let_through_is_what_bson_holds_unaltered(value: Any) -> None:
    try:
        check_storable(value, path="")
    except InvalidInput:
        assert not is_kept(value)
        return
    assert bson.decode(bson.encode({"value": value}))["value"] == value


def is_kept(value: Any) -> bool:
    """Say whether BSON gives back what was put in, and JSON can say it."""
    try:
        read_back = bson.decode(bson.encode({"value": value}))["value"]
    except (OverflowError, UnicodeError, bson.errors.BSONError):
        return False
    # BSON holds NaN and the infinities, but no JSON can say them.
    return repr(read_back) == repr(value) and not re.search(r"\b(nan|inf)\b", repr(value))


def test_the_number_of_values_is_bounded_wherever_they_stand() -> None:
    rows = [[n] * 999 for n in range(MAX_VALUES // 1000)]
    check_storable({"a": rows[:-1]}, path="/request")
    for too_many in ([0] * MAX_VALUES, {"a": rows}, dict.fromkeys(map(str, range(MAX_VALUES)))):
        with pytest.raises(InvalidInput, match=r"^/request: it holds more than 500,000 values$"):
            check_storable(too_many, path="/request")


def test_a_hundred_levels_are_stored_and_past_the_bound_the_path_is_told() -> None:
    deep: Any = 1
    for _ in range(100):
        deep = [deep]
    check_storable(deep, path="/request")
    for _ in range(MAX_DEPTH):
        deep = [deep]

    with pytest.raises(InvalidInput) as rejected:
        check_storable(deep, path="/request")

    assert rejected.value.path == "/request" + "/0" * MAX_DEPTH


@pytest.mark.parametrize(
    ("value", "path", "says"),
    [
        ({"a": [0, {"b~/c": 2**63}]}, "/r/a/1/b~0~1c", "64 bits"),
        ({"a": -(2**63) - 1}, "/r/a", "64 bits"),
        ({"ok": 1, "x": {"nul\0": 1}}, "/r/x", "NUL"),
        ({"a": "\ud800"}, "/r/a", "surrogate"),
        ({"a": {"\ud800": 1}}, "/r/a", "surrogate"),
        ({"a": [float("nan")]}, "/r/a/0", "finite"),
        ({"a": float("-inf")}, "/r/a", "finite"),
        ({"a": (1,)}, "/r/a", "not JSON"),
    ],
)
def test_the_path_leads_to_the_fault(value: Any, path: str, says: str) -> None:
    with pytest.raises(InvalidInput, match=says) as rejected:
        check_storable(value, path="/r")

    assert rejected.value.path == path


def test_a_fault_among_many_values_below_a_long_key_is_found_in_little_memory() -> None:
    value = {"k" * 20_000: [0] * 20_000, "end": "\ud800"}

    tracemalloc.start()
    try:
        with pytest.raises(InvalidInput) as rejected:
            check_storable(value, path="/x")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert rejected.value.path == "/x/end"
    # A path for each would be 400 MB.
    assert peak < 20_000_000
