"""All kinds of jobs. Their names are stored: a kind keeps its name."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from services.jobs import (
    derivations,
    derived_again,
    expired_tokens,
    large_values,
    queue_builds,
    queue_changes,
    repricing,
    session_checks,
    session_summaries,
    tag_changes,
    task_deletions,
)
from services.jobs.migrations import versions
from services.jobs.steps import Kind

MIGRATIONS: Final = "migrations"

KINDS: Final[Mapping[str, Kind]] = {
    "derivations": Kind(derivations.step, every=timedelta(seconds=10), is_duty=True),
    derived_again.KIND: Kind(derived_again.step, every=timedelta(seconds=60)),
    "expired_tokens": Kind(expired_tokens.step, every=timedelta(days=1)),
    "large_values": Kind(large_values.step, every=timedelta(days=1)),
    MIGRATIONS: Kind(versions.step, every=timedelta(seconds=10)),
    queue_builds.QUEUE_BUILDS: Kind(queue_builds.step),
    queue_changes.QUEUE_CHANGES: Kind(
        queue_changes.step, every=timedelta(seconds=10), is_duty=True
    ),
    repricing.REPRICING: Kind(repricing.step),
    "session_checks": Kind(session_checks.step, every=timedelta(days=1)),
    "session_summaries": Kind(session_summaries.step, every=timedelta(seconds=10), is_duty=True),
    tag_changes.TAG_CHANGES: Kind(tag_changes.step),
    task_deletions.TASK_DELETIONS: Kind(task_deletions.step),
}
