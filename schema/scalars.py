"""Scalars, and how rows are read.

The types of this package are views over the rows that `resolvers` return: a plain field shows
the row's key of the same name, and nothing is built for it.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final, NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

from services.errors import InvalidInput

Long = NewType("Long", int)
JSON = NewType("JSON", object)

_LARGEST: Final = 2**53


def read_row(row: Any, name: str) -> object:
    """Read a plain field: of a row, or of a service's dataclass."""
    return row.get(name) if isinstance(row, Mapping) else getattr(row, name)


def format_time(moment: datetime) -> str:
    """Write a time as RFC 3339 in UTC with milliseconds: `2026-11-24T14:00:00.123Z`."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")[:-6] + "Z"


def parse_time(value: object) -> datetime:
    """Read an RFC 3339 time.

    Raises:
        InvalidInput: It is none, or has no offset from UTC.
    """
    try:
        moment = datetime.fromisoformat(value)  # type: ignore[arg-type]  # TypeError is caught
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        pass
    raise InvalidInput(
        f"{value!r} is no time; write it as in '2026-11-24T14:00:00Z', with its offset from UTC"
    )


def _parse_long(value: object) -> int:
    if type(value) is not int or abs(value) > _LARGEST:
        raise InvalidInput(f"{value!r} is no whole number up to 2^53")
    return value


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
        description="A whole number up to 2^53: `Int` has 32 bits, too few for sums of tokens.",
        serialize=int,
        parse_value=_parse_long,
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
