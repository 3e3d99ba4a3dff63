"""Scalars, and how rows are read.

The types of this package are views over the rows that `resolvers` return: a plain field shows
the row's key of the same name, and nothing is built for it.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final, NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

from services.clock import read_time
from services.errors import InvalidInput

Long = NewType("Long", int)
JSON = NewType("JSON", object)
# In rows, and for services, nano-dollars: whole numbers.
Dollars = NewType("Dollars", int)

_SMALLEST: Final = -(2**63)
_LARGEST: Final = 2**63 - 1
_NANO: Final = 10**9
_DOLLARS: Final = re.compile(r"[0-9]{1,7}(\.[0-9]{1,9})?")


def read_row(row: Any, name: str) -> object:
    """Read a plain field: of a row, or of a service's dataclass."""
    return row.get(name) if isinstance(row, Mapping) else getattr(row, name)


class _Days(dict[int, str]):
    """Dates by their ordinal, written when first asked for."""

    def __missing__(self, ordinal: int) -> str:
        if len(self) >= _MOST_DAYS:
            self.clear()
        written = self[ordinal] = date.fromordinal(ordinal).isoformat()
        return written


_MOST_DAYS: Final = 10_000
_DAYS: Final = _Days()
_MINUTES: Final = [f"T{hour:02}:{minute:02}:" for hour in range(24) for minute in range(60)]
_SECONDS: Final = [f"{second:02}." for second in range(60)]
_MILLISECONDS: Final = [f"{millisecond:03}Z" for millisecond in range(1000)]


def write_utc(moment: datetime) -> str:
    """Write a time that is in UTC as RFC 3339 with milliseconds: `2026-11-24T14:00:00.123Z`.

    Out of tables, which takes a sixth of the time of `isoformat`: a page of a thousand rows has
    two thousand times.
    """
    minute = _MINUTES[moment.hour * 60 + moment.minute]
    second = _SECONDS[moment.second]
    return f"{_DAYS[moment.toordinal()]}{minute}{second}{_MILLISECONDS[moment.microsecond // 1000]}"


def format_time(moment: datetime) -> str:
    """Write a time of any offset as `write_utc` does."""
    return write_utc(moment.astimezone(UTC))


def parse_time(value: object) -> datetime:
    """Read an RFC 3339 time.

    Raises:
        InvalidInput: It is none, or has no offset from UTC.
    """
    try:
        if isinstance(value, str) and (moment := read_time(value)).tzinfo is not None:
            return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise InvalidInput(
        f"{value!r} is no time; write it as in '2026-11-24T14:00:00Z', with its offset from UTC"
    )


def parse_long(value: object) -> int:
    """Read a whole number of 64 bits; 3.0 is 3, as for `Int`.

    Raises:
        InvalidInput: It is none.
    """
    if type(value) is int or (type(value) is float and value.is_integer()):
        whole = int(value)
        if _SMALLEST <= whole <= _LARGEST:
            return whole
    raise InvalidInput(f"{value!r} is no whole number of 64 bits")


def write_dollars(nano: int) -> str:
    """Write nano-dollars as dollars, without needless zeros: 5_615_000 is `0.005615`."""
    whole, rest = divmod(abs(nano), _NANO)
    sign = "-" if nano < 0 else ""
    return f"{sign}{whole}.{rest:09}".rstrip("0") if rest else f"{sign}{whole}"


def parse_dollars(value: object) -> int:
    """Read dollars, as text or as a number, as nano-dollars.

    Raises:
        InvalidInput: It is neither, is negative, too large, or finer than a nano-dollar.
    """
    text = value if isinstance(value, str) else ""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < _NANO:
        text = format(Decimal(str(value)), "f")  # `1e-05` is how Python writes small floats
    if _DOLLARS.fullmatch(text):
        return int(Decimal(text) * _NANO)
    raise InvalidInput(
        "it is no amount of dollars; write it as in '0.005615', with up to 7 digits before the "
        "point and 9 after it"
    )


SCALARS: Final[Mapping[object, ScalarDefinition]] = {
    datetime: strawberry.scalar(
        name="DateTime",
        description="A time as RFC 3339 in UTC, to the millisecond: `2026-11-24T14:00:00.123Z`. "
        "Any offset from UTC is understood as input; one has to be there.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339",
        serialize=format_time,
        parse_value=parse_time,
    ),
    Long: strawberry.scalar(
        name="Long",
        description="A whole number of 64 bits: `Int` has 32, too few for sums of tokens. What the "
        "gateway returns is at most 2^53 as a rule, which JavaScript's numbers hold exactly.",
        specified_by_url="https://scalars.graphql.org/apollographql/long-v0.1.html",
        serialize=int,
        parse_value=parse_long,
    ),
    Dollars: strawberry.scalar(
        name="Dollars",
        description="An amount of US dollars as a decimal number in a text, exact to the "
        'nano-dollar: `"0.005615"`. As input numbers are taken too, none of them negative; '
        "a difference may be.",
        specified_by_url="https://www.w3.org/TR/xmlschema11-2/#decimal",
        serialize=write_dollars,
        parse_value=parse_dollars,
    ),
    JSON: strawberry.scalar(
        name="JSON",
        description="Any JSON value, as it was logged: the order of keys, the difference between "
        "1 and 1.0 and nulls are kept.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc8259",
        serialize=lambda value: value,
        parse_value=lambda value: value,
    ),
}
