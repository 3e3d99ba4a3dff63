"""Which jobs there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from services.jobs.expired_tokens import remove_expired_tokens
from services.jobs.steps import StepFunction


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind of job is done.

    Attributes:
        step: Does the next piece, in a few seconds at the most; see `services.jobs.steps`.
        every: The gateway's own work is done again after this time; None for what organizations
            ask for.
    """

    step: StepFunction
    every: timedelta | None = None


KINDS: Final[Mapping[str, Kind]] = {
    "remove_expired_tokens": Kind(remove_expired_tokens, every=timedelta(hours=1)),
}
