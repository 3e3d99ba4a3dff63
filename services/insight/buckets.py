"""Buckets of time: where they begin, in the zone's own calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from services.clock import EPOCH, to_milliseconds
from services.errors import InvalidInput, TooComplex

# A week in minutes, a year in hours.
MAX_BUCKETS: Final = 10_080
MAX_ZONE_LENGTH: Final = 100
# What is asked for beyond these is as good as these, and all calendars reach so far.
_EARLIEST: Final = EPOCH
_LATEST: Final = datetime(9990, 1, 1, tzinfo=UTC)


class Unit(StrEnum):
    """How long a bucket is, by the calendar."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_CLOCK: Final = {Unit.MINUTE: timedelta(minutes=1), Unit.HOUR: timedelta(hours=1)}
_MONTHS: Final = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Bucketing:
    """How time is cut.

    Attributes:
        unit: See `Unit`; a week begins on Monday.
        zone: Whose calendar.
        fill: Whether empty buckets are shown.
    """

    unit: Unit
    zone: ZoneInfo
    fill: bool = False

    @classmethod
    def of(cls, unit: Unit, zone: str, *, fill: bool = False) -> "Bucketing":
        """Make one for a zone's name.

        Raises:
            InvalidInput: There is no such zone.
        """
        try:
            if len(zone) > MAX_ZONE_LENGTH:
                raise ValueError
            return cls(unit, ZoneInfo(zone), fill)
        except (ValueError, OSError, LookupError) as error:
            raise InvalidInput(
                f"{zone[:MAX_ZONE_LENGTH]!r} is no time zone; write it as in 'Europe/Berlin'",
                path="/bucket/zone",
            ) from error

    def borders(self, start: int, end: int) -> list[int]:
        """Return where buckets begin, from that of `start` on, and where the last one ends.

        Args:
            start: Milliseconds since 1970.
            end: The same; what is at it is in no bucket.

        Raises:
            TooComplex: There are more than `MAX_BUCKETS`.
        """
        found: list[int] = []
        for border in self._from(_at(start)):
            moment = to_milliseconds(border)
            if found and moment <= found[-1]:
                continue  # a day that the zone's calendar has left out
            found.append(moment)
            if moment >= end and len(found) > 1:
                return found
            if len(found) > MAX_BUCKETS:
                raise TooComplex(
                    f"the time range has more than {MAX_BUCKETS:,} buckets: narrow it (by "
                    "`createdAt`, of grades by `gradedAt`), or take a longer `unit`"
                )
        return found

    def local(self, moment: int) -> str:
        """Write a time as the zone's clocks show it, with the offset from UTC."""
        return _at(moment).astimezone(self.zone).isoformat(timespec="seconds")

    def _from(self, start: datetime) -> Iterator[datetime]:
        local = start.astimezone(self.zone)
        if self.unit in _CLOCK:
            yield from self._clock(start, local)
            return
        day = self._first_day(local.date())
        while day.year < _LATEST.year:
            # Where clocks skip midnight, it is taken by the offset before: that is when they skip.
            yield datetime(day.year, day.month, day.day, tzinfo=self.zone).astimezone(UTC)
            day = self._next_day(day)

    def _clock(self, start: datetime, local: datetime) -> Iterator[datetime]:
        """Yield full hours, or minutes: an hour that the clocks repeat is two."""
        border = start - _past(local, self.unit)
        while border < _LATEST:
            yield border
            local = border.astimezone(self.zone)
            border += _CLOCK[self.unit] - _past(local, self.unit)

    def _first_day(self, day: date) -> date:
        if self.unit is Unit.WEEK:
            return day - timedelta(days=day.weekday())
        if self.unit in _MONTHS:
            months = _MONTHS[self.unit]
            return date(day.year, (day.month - 1) // months * months + 1, 1)
        return day

    def _next_day(self, day: date) -> date:
        if self.unit in _MONTHS:
            years, month = divmod(day.month - 1 + _MONTHS[self.unit], 12)
            return date(day.year + years, month + 1, 1)
        return day + timedelta(days=7 if self.unit is Unit.WEEK else 1)


def _past(local: datetime, unit: Unit) -> timedelta:
    """Return how much of its hour, or minute, has gone at a local time."""
    minutes = local.minute if unit is Unit.HOUR else 0
    return timedelta(minutes=minutes, seconds=local.second, microseconds=local.microsecond)


def _at(milliseconds: int) -> datetime:
    try:
        moment = EPOCH + timedelta(milliseconds=milliseconds)
    except OverflowError:
        moment = _LATEST if milliseconds > 0 else _EARLIEST
    return min(max(moment, _EARLIEST), _LATEST)
