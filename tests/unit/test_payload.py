"""What a payload says, and what of it BSON cannot hold."""

import re
import tracemalloc
from typing import Any

import bson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.completions.payload import conversation, model_of, output_text, prompt_text, usage_of
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


@pytest.mark.parametrize(
    ("usage", "known"),
    [
        (
            {"prompt_tokens": 3, "completion_tokens": 4, "total_tokens": 9},
            {"prompt_tokens": 3, "completion_tokens": 4, "total_tokens": 9},
        ),
        (
            {"input_tokens": 3, "output_tokens": 4.0},
            {"prompt_tokens": 3, "completion_tokens": 4, "total_tokens": 7},
        ),
        ({"prompt_tokens": 3}, {"prompt_tokens": 3, "total_tokens": 3}),
        ({"total_tokens": 5}, {"total_tokens": 5}),
        ({"prompt_tokens": -1, "completion_tokens": -1, "total_tokens": -1}, None),
        ({"prompt_tokens": True, "total_tokens": "7", "completion_tokens": 1.5}, None),
        ({"total_tokens": 2**60}, None),
        ({}, None),
        (None, None),
        ([1], None),
    ],
)
def test_usage_is_read_in_either_convention(usage: Any, known: Any) -> None:
    assert usage_of({"usage": usage}) == known


CHAT = {"messages": [{"role": "system", "content": "be"}, {"role": "user", "content": "hi"}]}
PARTS = [{"type": "text", "text": "a"}, {"type": "image_url"}, "b", 5]


@pytest.mark.parametrize(
    ("request_", "response", "prompt", "output", "roles"),
    [
        (
            CHAT,
            {"choices": [{"message": {"role": "assistant", "content": "yo"}}]},
            "hi",
            "yo",
            ["system", "user", "assistant"],
        ),
        (
            CHAT,
            {"choices": [{"delta": {"content": "yo"}}]},
            "hi",
            "yo",
            ["system", "user", "assistant"],
        ),
        ({"prompt": "p"}, {"choices": [{"text": "t"}]}, "p", "t", ["user", "assistant"]),
        ({"prompt": ["p", "q"]}, None, "p\nq", None, ["user"]),
        (
            {"messages": [{"role": "user", "content": PARTS}]},
            {"content": [{"type": "text", "text": "yo"}]},
            "a\nb",
            "yo",
            ["user", "assistant"],
        ),
        (
            CHAT,
            {"choices": [{"message": {"tool_calls": [{"id": "1"}]}}]},
            "hi",
            None,
            ["system", "user", "assistant"],
        ),
        ({"messages": "x"}, {"choices": [5, {"message": 1}]}, None, None, []),
        ({"messages": [5, {"role": 1, "content": 2}]}, {"choices": {}}, None, None, ["user"]),
        (None, None, None, None, []),
        ({}, {}, None, None, []),
    ],
)
def test_a_conversation_is_read_out_of_every_form(
    request_: Any, response: Any, prompt: str | None, output: str | None, roles: list[str]
) -> None:
    assert prompt_text(request_) == prompt
    assert output_text(response) == output
    assert [message["role"] for message in conversation(request_, response)] == roles


@given(JSON, JSON)
def test_no_payload_is_too_strange_to_be_read(request_: Any, response: Any) -> None:
    of_request = {"messages": request_, "prompt": request_, "model": request_}
    of_response = {"choices": [response], "content": response, "usage": response}

    for message in conversation(of_request, of_response):
        assert isinstance(message["role"], str)
    prompt_text(of_request)
    output_text(of_response)
    usage_of(of_response)
    model_of(of_request)


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
