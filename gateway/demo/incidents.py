"""What happens in the demo's 30 days: a deploy that made things worse, and two outages.

A session's period is drawn before its time, so that what it says does not depend on when the
demo is loaded.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

DAYS: Final = 30
DEPLOYED_DAYS_AGO: Final = 9


@dataclass(frozen=True, slots=True)
class Outage:
    """A provider that fails for some minutes.

    Attributes:
        provider: Whose calls fail.
        days_ago: Days before the demo's end.
        hour: Of that day, in UTC, when it begins.
        minutes: How long it lasts.
        kind: The failure's kind, which nothing else has.
        reason: What the provider's SDK says.
    """

    provider: str
    days_ago: int
    hour: int
    minutes: int
    kind: str
    reason: str

    def began(self, now: datetime) -> datetime:
        """Return when it began, if the demo ends now."""
        day = now - timedelta(days=self.days_ago)
        return day.replace(hour=self.hour, minute=12, second=0, microsecond=0)


@dataclass(frozen=True, slots=True)
class Release:
    """A version of the applications, and how they fare with it.

    Attributes:
        version: As the applications say it in their metadata.
        prompt_version: Of their prompts.
        failed_share: Of calls outside outages.
        slowness: Factor of the durations.
    """

    version: str
    prompt_version: str
    failed_share: float
    slowness: float


OUTAGES: Final = (
    Outage(
        "openai",
        16,
        10,
        25,
        "ServiceUnavailableError",
        "Error code: 503 - The engine is currently overloaded, please try again later.",
    ),
    Outage(
        "anthropic",
        4,
        14,
        40,
        "OverloadedError",
        "Error code: 529 - {'type': 'error', 'error': {'type': 'overloaded_error', "
        "'message': 'Overloaded'}}",
    ),
)
BEFORE: Final = Release("2026.3", "12", failed_share=0.02, slowness=1.0)
AFTER: Final = Release("2026.4", "13", failed_share=0.08, slowness=1.9)


@dataclass(frozen=True, slots=True)
class Period:
    """Between which days before the end a session begins, or in which outage."""

    release: Release
    first_days_ago: float
    last_days_ago: float
    outage: Outage | None = None

    def moment(self, random: Random, now: datetime) -> datetime:
        """Draw a session's beginning: more by day than by night, less at weekends."""
        while True:
            if self.outage:
                moment = self.outage.began(now) + random.random() * timedelta(
                    minutes=self.outage.minutes
                )
                break
            ago = random.uniform(self.last_days_ago, self.first_days_ago)
            moment = now - timedelta(days=ago)
            busy = 1.0 if 7 <= moment.hour < 19 else 0.25
            if random.random() < busy * (0.4 if moment.weekday() >= 5 else 1.0):
                break
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


_PERIODS: Final[tuple[tuple[Period, float], ...]] = (
    (Period(BEFORE, DAYS, DEPLOYED_DAYS_AGO), DAYS - DEPLOYED_DAYS_AGO),
    (Period(AFTER, DEPLOYED_DAYS_AGO, 0), DEPLOYED_DAYS_AGO),
    # Clients try again, and people write again: more sessions than in a usual half hour.
    (Period(BEFORE, DAYS, DEPLOYED_DAYS_AGO, OUTAGES[0]), 0.4),
    (Period(AFTER, DEPLOYED_DAYS_AGO, 0, OUTAGES[1]), 0.4),
)


def draw_period(random: Random) -> Period:
    """Draw the period in which a session lies."""
    weights = [weight for _, weight in _PERIODS]
    period, _ = random.choices(_PERIODS, weights)[0]
    return period
