"""The migrations by the version that they lead to, and the job that does those that are due."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from services.jobs.migrations import order_keys
from services.jobs.steps import Checkpoint, Step, StepResult
from services.storage.schema_version import LATEST, is_latest, stored_version


class Migration(NamedTuple):
    """What leads from the version before to one.

    Attributes:
        name: What it brings, for people.
        step: Does a piece of it. Its last one stores that the version is reached; a run that ends
            without that is followed by another.
    """

    name: str
    step: Step


# By the version that is reached.
MIGRATIONS: Final[Mapping[int, Migration]] = {
    order_keys.VERSION: Migration("an order key in all that is listed", order_keys.step),
}


async def pending() -> dict[int, str]:
    """Return the versions that the database has not reached, with what each of them brings."""
    if await is_latest():
        return {}
    version = (await stored_version())["version"]
    return {number: MIGRATIONS[number].name for number in range(version + 1, LATEST + 1)}


async def step(organization_id: str | None, checkpoint: Checkpoint | None) -> StepResult:
    """Do a piece of the migration that is due. Counts rows.

    When all are through it looks for what a gateway of the version before has written since.

    Args:
        organization_id: None: it is the gateway's own job.
        checkpoint: `version`: what the migration leads to, and `at`: its own checkpoint.
    """
    number = (await stored_version())["version"] + 1
    if number > LATEST:
        return await order_keys.late_rows()
    known = checkpoint or {}
    at = known["at"] if known.get("version") == number else None
    result = await MIGRATIONS[number].step(organization_id, at)
    if result.checkpoint is None:
        return result
    return replace(result, checkpoint={"version": number, "at": result.checkpoint})
