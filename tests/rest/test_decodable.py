"""What is answered as a payload can be decoded, whatever was logged."""

import copy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rest_compat.v1.decodable import decodable_frames, decodable_request, decodable_response
from tests.rest import recorded
from tests.rest.test_log10ts import FRAME, REQUEST, RESPONSE, faults

Json = dict[str, Any]

CALL = {"id": "c", "type": "function", "function": {"name": "f", "arguments": "{}"}}
WHOLE_REQUEST: Json = {
    **recorded.REQUEST,
    "messages": [
        {"role": "system", "content": "s", "name": None},
        {"role": "user", "content": [{"type": "text", "text": "t"}]},
        {"role": "assistant", "content": None, "tool_calls": [CALL], "function_call": None},
        {"role": "tool", "content": "r", "tool_call_id": "c"},
    ],
    "tools": [{"type": "function", "function": {"name": "f", "parameters": {}}}],
    "tool_choice": "auto",
    "response_format": {"type": "json_object"},
    "stop": ["a"],
    "logit_bias": {"1": 2},
    "stream_options": {"include_usage": True},
}
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 2),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["", "x", "assistant", "developer", "end_turn", "function"]),
    # Copies, since what is drawn may be altered in its turn.
    st.sampled_from([[], {}, ["x"], {"type": "x"}, [None], [{}]]).map(copy.deepcopy),
)


def paths(value: object, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """List where something may be put in place of what is there, or beside it."""
    found = [at] if at else []
    if isinstance(value, dict):
        found += [(*at, "new")]
        for key, child in value.items():
            found += paths(child, (*at, key))
    elif isinstance(value, list):
        for n, child in enumerate(value):
            found += paths(child, (*at, n))
    return found


@st.composite
def altered(draw: st.DrawFn, whole: Json) -> Json:
    """Draw a payload with up to three values replaced, taken away or added."""
    payload = copy.deepcopy(whole)
    for _ in range(draw(st.integers(0, 3))):
        *path, last = draw(st.sampled_from(paths(payload)))
        holder: Any = payload
        for name in path:
            holder = holder[name]
        if isinstance(holder, dict) and draw(st.booleans()):
            holder.pop(last, None)
        else:
            holder[last] = draw(VALUES)
        if not payload:
            break
    return payload


@given(request=altered(WHOLE_REQUEST))
def test_a_request_is_decodable_or_left_out(request: Json) -> None:
    before = copy.deepcopy(request)

    shaped = decodable_request(request)

    assert request == before
    if shaped is not None:
        assert faults(REQUEST, shaped) == []
        assert {"logit_bias", "top_logprobs", "max_tokens", "seed", "stop"} <= set(shaped)


@given(response=altered(recorded.RESPONSE))
def test_a_response_is_decodable_or_left_out(response: Json) -> None:
    before = copy.deepcopy(response)

    shaped = decodable_response(response)

    assert response == before
    if shaped is not None:
        assert faults(RESPONSE, shaped) == []


@given(frames=st.one_of(VALUES, st.lists(st.one_of(VALUES, altered(recorded.FRAMES[0])))))
def test_frames_are_always_decodable(frames: object) -> None:
    for frame in decodable_frames(frames):
        assert faults(FRAME, frame) == []


def test_what_openai_itself_sends_is_not_left_out() -> None:
    assert decodable_request(WHOLE_REQUEST) is not None
    assert decodable_response(recorded.RESPONSE) is not None
    named = {"type": "function", "function": {"name": "f"}}
    assert decodable_request({**WHOLE_REQUEST, "tool_choice": named}) is not None
