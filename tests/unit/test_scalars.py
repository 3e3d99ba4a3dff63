"""Times, long numbers and dollars, as they are written and read."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.scalars import (
    format_time,
    parse_dollars,
    parse_long,
    parse_time,
    write_dollars,
    write_utc,
)
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


@pytest.mark.parametrize("value", [0, -1, 3.0, 2**31, 2**53 + 1, 2**63 - 1, -(2**63)])
def test_a_whole_number_of_64_bits_is_read_as_it_is(value: float) -> None:
    assert parse_long(value) == value
    assert type(parse_long(value)) is int


@pytest.mark.parametrize(
    "value", [2**63, -(2**63) - 1, 1.5, 1e19, float("inf"), "1", True, None, [1]]
)
def test_what_is_no_whole_number_of_64_bits_is_invalid_input(value: object) -> None:
    with pytest.raises(InvalidInput, match="64 bits"):
        parse_long(value)


@given(st.integers(0, 10**16 - 1))
def test_dollars_are_read_back_as_they_were_written(nano: int) -> None:
    written = write_dollars(nano)

    assert parse_dollars(written) == nano
    assert not written.endswith("0") or "." not in written


@pytest.mark.parametrize(
    ("value", "nano"),
    [
        ("0.005615", 5_615_000),
        ("2.50", 2_500_000_000),
        (0, 0),
        (3, 3 * 10**9),
        (1e-5, 10_000),
        (0.1, 10**8),
        ("0.000000001", 1),
    ],
)
def test_dollars_are_read_exactly(value: object, nano: int) -> None:
    assert parse_dollars(value) == nano


@pytest.mark.parametrize(
    "value",
    [
        *(-1, 1e-10, 1e300, float("nan"), float("inf"), True, None, [1]),
        *("-1", "", ".5", "1.", "1e3", "NaN", "1e400", "0.0000000001", "12345678", "\u0661"),
        pytest.param(10**5000, id="a number of 5,000 digits"),
        pytest.param("1" * 10_000, id="a text of 10,000 digits"),
    ],
)
def test_what_is_no_amount_of_dollars_is_invalid_input(value: object) -> None:
    with pytest.raises(InvalidInput, match="dollars"):
        parse_dollars(value)
