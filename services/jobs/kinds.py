"""All kinds of jobs. Their names are stored: a kind keeps its name."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from services.jobs import expired_tokens
from services.jobs.migrations import versions
from services.jobs.steps import Kind

MIGRATIONS: Final = "migrations"

KINDS: Final[Mapping[str, Kind]] = {
    "expired_tokens": Kind(expired_tokens.step, every=timedelta(days=1)),
    MIGRATIONS: Kind(versions.step, every=timedelta(seconds=10)),
}
