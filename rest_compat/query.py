"""Numbers, times and lists out of a query string, or a body that stands for one."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from services.clock import in_utc
from services.errors import InvalidInput

# Past this, `skip` reads more of the index than a page is worth; GraphQL's cursors go any depth.
MAX_OFFSET = 1_000_000


def number(value: object, name: str, *, default: int, most: int) -> int:
    """Return a whole number from 0 to `most`; absent, null and "" are the default.

    Raises:
        InvalidInput: It is something else.
    """
    if value is None or value == "":
        return default
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 20:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise InvalidInput(f"{name} must be a whole number from 0 to {most}")
    return value


def names(values: Iterable[str]) -> list[str]:
    """Return the names in comma-separated lists, of which there may be several."""
    return [name for value in values for name in value.split(",") if name]


def moment(value: object, name: str, *, end: bool = False) -> datetime | None:
    """Return a time, UTC unless it says otherwise; None for absent, null and "".

    Args:
        value: ISO 8601: a date, or a date and time.
        name: For the error.
        end: Whether a mere date stands for its end, not for its beginning.

    Raises:
        InvalidInput: It is no time.
    """
    if value is None or value == "":
        return None
    try:
        text = str(value)
        if len(text) == len("2024-02-01"):
            day = date.fromisoformat(text) + timedelta(days=1 if end else 0)
            return datetime(day.year, day.month, day.day, tzinfo=UTC)
        return in_utc(text)
    except (ValueError, OverflowError) as error:
        raise InvalidInput(f"{name} must be a time such as 2024-02-01T08:00:00Z") from error
