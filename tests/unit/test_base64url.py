"""Ids and cursors have one spelling each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services import base64url

RAW = st.binary(max_size=200)


@given(RAW)
def test_bytes_come_back(raw: bytes) -> None:
    assert base64url.decoded(base64url.encoded(raw)) == raw


@given(RAW.filter(bool), st.data())
def test_another_spelling_is_refused_or_other_bytes(raw: bytes, data: st.DataObject) -> None:
    text = base64url.encoded(raw)
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from("ABCxyz019-_+/= é\0\n"))
    changed = text[:place] + other + text[place + 1 :]
    try:
        assert (base64url.decoded(changed) == raw) == (changed == text)
    except ValueError:
        assert changed != text


@pytest.mark.parametrize("text", ["+w", "/w", "-x", "_w==", "_", "_w\n", " _w", "é", "\ud800"])
def test_what_decoders_take_besides_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        base64url.decoded(text)
