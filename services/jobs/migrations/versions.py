"""The migrations by the version that they lead to, and the job that does those that are due."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from services.jobs.migrations import (
    derivations,
    grading,
    order_keys,
    session_outcomes,
    session_summaries,
)
from services.jobs.steps import Checkpoint, Step, StepResult
from services.storage import schema_version


class Migration(NamedTuple):
    """What leads from the version before to one.

    Attributes:
        name: What it brings, for people.
        step: Does a piece of it. Its last one stores that the version is reached; a run that ends
            without that is followed by another.
        late: Migrates what gateways of the version before have written since it was reached.
    """

    name: str
    step: Step
    late: Callable[[], Awaitable[StepResult]]


# By the version that is reached.
MIGRATIONS: Final[Mapping[int, Migration]] = {
    order_keys.VERSION: Migration(
        "an order key in all that is listed", order_keys.step, order_keys.late_rows
    ),
    # What the version before writes lacks nothing that is not followed anyway. Rows of the one
    # before that are still filled in, as long as `services.storage.former_order` is there.
    session_summaries.VERSION: Migration(
        "what the completions of each session come to",
        session_summaries.step,
        order_keys.late_rows,
    ),
    derivations.VERSION: Migration(
        "what each completion comes to, and what it costs", derivations.step, derivations.late
    ),
    session_outcomes.VERSION: Migration(
        "how many completions of each session have failed",
        session_outcomes.step,
        session_outcomes.late,
    ),
    schema_version.GRADING_INDEXES: Migration(
        "the indexes of queues", grading.build_indexes, session_outcomes.late
    ),
    schema_version.GRADING: Migration("queues that graders can share", grading.step, grading.late),
}


async def pending() -> dict[int, str]:
    """Return the versions that the database has not reached, with what each of them brings."""
    version = await schema_version.version_to_serve()
    numbers = range(version + 1, schema_version.LATEST + 1)
    return {number: MIGRATIONS[number].name for number in numbers}


async def step(organization_id: str | None, checkpoint: Checkpoint | None) -> StepResult:
    """Do a piece of the migration that is due. Counts rows.

    When all are through it looks for what a gateway of the version before has written since.

    Args:
        organization_id: None: it is the gateway's own job.
        checkpoint: `version`: what the migration leads to, and `at`: its own checkpoint.
    """
    version = (await schema_version.stored_version())["version"]
    number = version + 1
    if number > schema_version.LATEST:
        latest = MIGRATIONS.get(version)  # none if a newer gateway has been here
        return await latest.late() if latest else StepResult(None)
    known = checkpoint or {}
    at = known["at"] if known.get("version") == number else None
    result = await MIGRATIONS[number].step(organization_id, at)
    if result.checkpoint is None:
        return result
    return replace(result, checkpoint={"version": number, "at": result.checkpoint})
