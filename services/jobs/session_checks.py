"""Once a day: finds the sessions whose summary has missed something, and has them summed up anew.

Nothing should be missed, but gateways of the version before do not tell which sessions they delete
completions from, a backup may be restored into a running database, and a gateway's clock may be far
off. What is compared is how many completions a session has, which the index of sessions tells
without reading any of them; and whether this version of the code has summed it up, which stores the
revision beside it. A session that is just growing may be taken for one; it is summed up once more
then.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from models import CompletionDocument, SessionDocument, indexes
from services.ids import public_id
from services.jobs.migrations.rows import BEGINNING, next_rows
from services.jobs.steps import Checkpoint, StepResult
from services.session_summaries import mark_stale
from services.storage.database import database
from services.storage.schema_version import has_session_summaries

_NEEDED: Final = {
    "organization_id": 1,
    "completion_count": 1,
    "summary_revision": 1,
    "summed_revision": 1,
    "stale": 1,
}


async def step(_: str | None, checkpoint: Checkpoint | None) -> StepResult:
    """Compare the next thousand sessions. Counts sessions.

    Args:
        checkpoint: As `services.jobs.migrations.rows` has it.
    """
    if not await has_session_summaries():
        return StepResult(None)
    rows, at = await next_rows(
        database.collection(SessionDocument), checkpoint or BEGINNING, _NEEDED
    )
    log = []
    if rows and (wrong := await _wrong(rows)):
        await mark_stale(rows[0]["organization_id"], wrong)
        log = [f"{len(wrong)} sessions have to be summed up anew"]
    return StepResult(at, done=len(rows), log=log)


async def _wrong(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the ids of those of an organization's sessions that have to be summed up anew."""
    ids = {public_id(row["_id"]): row.get("completion_count") for row in rows}
    stages = [
        {
            "$match": {
                "organization_id": rows[0]["organization_id"],
                "session_id": {"$in": list(ids)},
            }
        },
        {"$group": {"_id": "$session_id", "number": {"$sum": 1}}},
    ]
    cursor = await database.collection(CompletionDocument).aggregate(
        stages, hint=indexes.COMPLETIONS_LISTED_BY["session_id"]
    )
    numbers = {row["_id"]: row["number"] async for row in cursor}
    other = {public_id(row["_id"]) for row in rows if _is_of_another_version(row)}
    return [id_ for id_, stored in ids.items() if id_ in other or numbers.get(id_, 0) != stored]


def _is_of_another_version(row: Mapping[str, Any]) -> bool:
    """Say whether a gateway of another version was the last to sum up a session."""
    if row.get("stale"):  # it will be summed up anyway
        return False
    return bool(row.get("summary_revision") != row.get("summed_revision"))
