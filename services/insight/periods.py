"""The range of time that a filter is closed to, and the same range before it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from services.clock import EPOCH
from services.completions.filters import CompletionFilter
from services.storage.conditions import Condition

_TIME: Final = "created_at"
_COMPARED: Final = ("eq", "ne", "gt", "gte", "lt", "lte")


@dataclass(frozen=True, slots=True)
class Period:
    """Milliseconds since 1970.

    Attributes:
        start: None where the filter leaves it open.
        end: The same; what is at it does not belong to it.
    """

    start: int | None = None
    end: int | None = None

    @property
    def length(self) -> int | None:
        """None where a side is open, or nothing is in between."""
        if self.start is None or self.end is None or self.end <= self.start:
            return None
        return self.end - self.start

    def within(self, other: "Period") -> "Period":
        """Return what is in both."""
        starts = [one for one in (self.start, other.start) if one is not None]
        ends = [one for one in (self.end, other.end) if one is not None]
        return Period(max(starts, default=None), min(ends, default=None))


def period_of(filter_: CompletionFilter | None) -> Period:
    """Return the range of `createdAt` that a filter says, with those of its `and`."""
    if filter_ is None:
        return Period()
    period = period_of_condition(filter_.fields.get(_TIME))
    for one in filter_.and_:
        period = period.within(period_of(one))
    return period


def earlier(filter_: CompletionFilter, by: int) -> CompletionFilter | None:
    """Return a filter whose range lies earlier; None if that would be before all calendars.

    Args:
        filter_: Whose `createdAt`, and that of its `and`, is moved.
        by: Milliseconds.
    """
    try:
        return _moved(filter_, timedelta(milliseconds=by))
    except OverflowError:
        return None


def _moved(filter_: CompletionFilter, by: timedelta) -> CompletionFilter:
    fields = dict(filter_.fields)
    if _TIME in fields:
        times = {name: getattr(fields[_TIME], name) for name in _COMPARED}
        moved = {name: time - by for name, time in times.items() if time is not None}
        fields[_TIME] = replace(fields[_TIME], **moved)
    return replace(filter_, fields=fields, and_=[_moved(one, by) for one in filter_.and_])


def period_of_condition(condition: Condition | None) -> Period:
    """Return the range that a condition on a time says; an open one if there is none."""
    if condition is None:
        return Period()
    starts = [(condition.gte, 0), (condition.eq, 0), (condition.gt, 1)]
    ends = [(condition.lt, 0), (condition.eq, 1), (condition.lte, 1)]
    period = Period()
    for time, besides in starts:
        if time is not None:
            period = period.within(Period(start=_first(time, besides)))
    for time, besides in ends:
        if time is not None:
            period = period.within(Period(end=_first(time, besides)))
    return period


def _first(time: datetime, besides: int) -> int:
    """Return the first millisecond that is not before a time; or that is after it."""
    microseconds = (time - EPOCH) // timedelta(microseconds=1)
    return (microseconds + besides + 999) // 1000
