"""Cursors of changes: what is written is read again, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.changes.moments import Moment, end_of, moment_of
from services.errors import InvalidInput

MOMENTS = st.builds(
    Moment,
    st.integers(1, 2**32 - 1),
    st.integers(0, 2**32 - 1),
    st.binary(max_size=400),
)


@given(MOMENTS)
def test_a_cursor_is_read_as_the_moment_that_it_was_written_for(moment: Moment) -> None:
    assert moment_of(moment.cursor) == moment


@given(st.builds(Moment, st.integers(2, 2**32 - 1), st.integers(1, 2**32 - 1)))
def test_what_follows_the_present_begins_before_it_and_what_is_before_ends_with_it(
    now: Moment,
) -> None:
    cursor = now.present_cursor

    assert moment_of(cursor) == Moment(now.seconds - 1, 1)
    assert end_of(cursor) == now


@given(MOMENTS)
def test_what_is_before_a_change_ends_with_it(moment: Moment) -> None:
    assert end_of(moment.cursor) == moment


@given(MOMENTS, st.data())
def test_a_cursor_with_another_character_is_none(moment: Moment, data: st.DataObject) -> None:
    cursor = moment.cursor
    place = data.draw(st.integers(0, len(cursor) - 1))
    other = data.draw(st.sampled_from("ABCxyz019-_+/= é\0"))
    changed = cursor[:place] + other + cursor[place + 1 :]
    if changed != cursor:
        with pytest.raises(InvalidInput):
            moment_of(changed)


@given(st.text(max_size=200))
def test_text_is_no_cursor(text: str) -> None:
    with pytest.raises(InvalidInput):
        moment_of(text)


@given(MOMENTS, MOMENTS)
def test_moments_are_ordered_by_time_and_then_by_token(one: Moment, two: Moment) -> None:
    assert (one < two) == (
        (one.seconds, one.increment, one.token) < (two.seconds, two.increment, two.token)
    )
    assert Moment(one.seconds, one.increment) <= one
