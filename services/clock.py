"""The time, as BSON keeps it."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """Return now in UTC, cut to milliseconds: what a later read of the stored value returns."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def to_milliseconds(moment: datetime) -> int:
    """Return the milliseconds since 1970-01-01T00:00:00Z."""
    return int(moment.timestamp() * 1000 + 0.5)
