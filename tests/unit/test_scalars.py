"""Times, as they are written and read."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.scalars import format_time, parse_time, write_utc
from services.errors import InvalidInput

OFFSETS = st.integers(-23 * 60, 23 * 60).map(lambda m: timezone(timedelta(minutes=m)))
TIMES = st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1))  # noqa: DTZ001  # given an offset below


@given(TIMES)
def test_a_time_is_written_as_isoformat_writes_it(moment: datetime) -> None:
    in_utc = moment.replace(tzinfo=UTC)

    assert write_utc(in_utc) == in_utc.isoformat(timespec="milliseconds")[:-6] + "Z"


@given(TIMES, OFFSETS)
def test_a_time_of_any_offset_is_read_back_as_the_same_moment(
    moment: datetime, offset: timezone
) -> None:
    there = moment.replace(tzinfo=offset, microsecond=moment.microsecond // 1000 * 1000)

    assert parse_time(format_time(there)) == there
    assert parse_time(there.isoformat()) == there


@given(st.text(alphabet="0123456789-:TZ+. ", max_size=30))
def test_any_text_is_a_time_with_an_offset_or_invalid_input(text: str) -> None:
    try:
        moment = parse_time(text)
    except InvalidInput:
        return
    assert moment.tzinfo is UTC


@pytest.mark.parametrize("value", [None, 5, "", "2026-11-24", "2026-11-24T00:00:00", [], "now"])
def test_what_is_no_time_is_invalid_input(value: object) -> None:
    with pytest.raises(InvalidInput, match="offset from UTC"):
        parse_time(value)
