"""Buckets begin and end where the zone's calendar says."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.clock import EPOCH, to_milliseconds
from services.errors import InvalidInput, TooComplex
from services.insight.buckets import MAX_BUCKETS, Bucketing, Unit
from tests.examples import tries

HOUR = 3_600_000
ZONES = [
    *("UTC", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Asia/Kolkata"),
    *("Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Cairo", "America/Havana"),
    *("America/St_Johns", "Africa/Casablanca", "Asia/Beirut", "Pacific/Chatham"),
]


def ms(*parts: int) -> int:
    return to_milliseconds(datetime(*parts, tzinfo=UTC))  # type: ignore[misc, arg-type]


def lengths(unit: Unit, zone: str, start: int, end: int) -> list[float]:
    """Return how many hours each bucket has."""
    borders = Bucketing.of(unit, zone).borders(start, end)
    return [(later - earlier) / HOUR for earlier, later in pairwise(borders)]


def shown(unit: Unit, zone: str, start: int, end: int) -> list[str]:
    bucketing = Bucketing.of(unit, zone)
    return [bucketing.local(border) for border in bucketing.borders(start, end)[:-1]]


def test_a_day_on_which_the_clocks_change_has_23_or_25_hours() -> None:
    assert lengths(Unit.DAY, "Europe/Berlin", ms(2026, 3, 28, 12), ms(2026, 3, 30, 12)) == [
        *(24, 23, 24)
    ]
    assert lengths(Unit.DAY, "Europe/Berlin", ms(2026, 10, 24, 12), ms(2026, 10, 26, 12)) == [
        *(24, 25, 24)
    ]


def test_a_day_whose_midnight_the_clocks_skip_begins_when_they_skip_it() -> None:
    # Cairo: from 2026-04-23T24:00 to 01:00.
    start = ms(2026, 4, 24, 12)
    assert shown(Unit.DAY, "Africa/Cairo", start, start + 1) == ["2026-04-24T01:00:00+03:00"]
    assert lengths(Unit.DAY, "Africa/Cairo", start, start + 1) == [23]


def test_a_day_that_the_calendar_leaves_out_is_no_bucket() -> None:
    days = shown(Unit.DAY, "Pacific/Apia", ms(2011, 12, 29, 12), ms(2012, 1, 1, 0))
    assert [day[:10] for day in days] == ["2011-12-29", "2011-12-31", "2012-01-01"]


def test_an_hour_that_the_clocks_repeat_is_two_buckets() -> None:
    hours = shown(Unit.HOUR, "Europe/Berlin", ms(2026, 10, 25, 0), ms(2026, 10, 25, 3))
    assert hours == [
        "2026-10-25T02:00:00+02:00",
        "2026-10-25T02:00:00+01:00",
        "2026-10-25T03:00:00+01:00",
    ]


def test_hours_begin_at_the_full_hour_of_a_zone_with_half_hours() -> None:
    hours = shown(Unit.HOUR, "Asia/Kolkata", ms(2026, 1, 1, 0), ms(2026, 1, 1, 1))
    assert hours == ["2026-01-01T05:00:00+05:30", "2026-01-01T06:00:00+05:30"]
    # Where clocks change by half an hour, the hour that is begun anew has a half.
    assert lengths(Unit.HOUR, "Australia/Lord_Howe", ms(2026, 4, 4, 14), ms(2026, 4, 4, 16)) == [
        *(1, 0.5, 1)
    ]


def test_weeks_begin_on_monday_and_months_quarters_and_years_on_their_first() -> None:
    start = ms(2026, 5, 20, 12)
    assert shown(Unit.WEEK, "UTC", start, start + 1) == ["2026-05-18T00:00:00+00:00"]
    assert shown(Unit.MONTH, "UTC", start, start + 1) == ["2026-05-01T00:00:00+00:00"]
    assert shown(Unit.QUARTER, "UTC", start, start + 1) == ["2026-04-01T00:00:00+00:00"]
    assert shown(Unit.YEAR, "Asia/Tokyo", start, start + 1) == ["2026-01-01T00:00:00+09:00"]


@settings(max_examples=tries(60), deadline=None)
@given(
    st.sampled_from(ZONES),
    st.sampled_from(list(Unit)),
    st.integers(ms(2005, 1, 1), ms(2030, 1, 1)),
    st.integers(0, 40 * 24 * 60),
)
def test_each_time_lies_in_the_bucket_of_its_own_calendar(
    zone: str, unit: Unit, begin: int, minutes: int
) -> None:
    minutes = minutes // 20 if unit is Unit.MINUTE else minutes
    end = begin + minutes * 60_000 + 1

    borders = Bucketing.of(unit, zone).borders(begin, end)

    assert borders[0] <= begin < borders[1]
    assert borders[-2] < end <= borders[-1]
    assert borders == sorted(set(borders))
    clock = ZoneInfo(zone)
    for border in borders:
        at = (EPOCH + timedelta(milliseconds=border)).astimezone(clock)
        before = (EPOCH + timedelta(milliseconds=border - 1)).astimezone(clock)
        assert name(unit, at) != name(unit, before)
        after = (EPOCH + timedelta(milliseconds=border + 59_999)).astimezone(clock)
        assert name(unit, at) == name(unit, after)


def name(unit: Unit, at: datetime) -> object:
    """Return what tells a bucket from its neighbours."""
    day = at.date()
    match unit:
        case Unit.MINUTE:
            return day, at.hour, at.minute, at.utcoffset()
        case Unit.HOUR:
            return day, at.hour, at.utcoffset()
        case Unit.DAY:
            return day
        case Unit.WEEK:
            return day.isocalendar()[:2]
        case Unit.MONTH:
            return day.year, day.month
        case Unit.QUARTER:
            return day.year, (day.month - 1) // 3
        case Unit.YEAR:
            return day.year


def test_too_many_buckets_are_too_complex() -> None:
    day = 86_400_000
    minutes = Bucketing.of(Unit.MINUTE, "UTC")
    assert len(minutes.borders(0, 7 * day)) == MAX_BUCKETS + 1
    with pytest.raises(TooComplex, match="longer `unit`"):
        minutes.borders(0, 7 * day + 1)
    with pytest.raises(TooComplex):
        minutes.borders(-(2**70), 2**70)


@pytest.mark.parametrize(
    "zone", ["", "Mars/Base", "../../etc/passwd", "/etc/passwd", "Europe", "a\0b", "é", "x" * 999]
)
def test_what_is_no_zone_is_an_error(zone: str) -> None:
    with pytest.raises(InvalidInput, match="is no time zone"):
        Bucketing.of(Unit.DAY, zone)
