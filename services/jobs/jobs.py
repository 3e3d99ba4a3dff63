"""What an organization may ask for, see and cancel.

Of the gateway's own jobs, which belong to no organization, each sees how far they are, not what
they say: their log may tell of others.
"""

from typing import Any, Final

from models import JobDocument, indexes
from services.clock import utc_now
from services.errors import Forbidden, InvalidInput, NotFound
from services.ids import new_id, storage_key
from services.jobs.leases import KEPT, in_time, new_row
from services.jobs.steps import Checkpoint
from services.observability.tracing import traced
from services.rows import JobRow
from services.storage.database import database, find_rows

MAX_LISTED: Final = 1000
_SHOWN: Final = {field: 1 for field in JobRow.__annotations__ if field != "id"}


@traced
async def enqueue(organization_id: str, kind: str, checkpoint: Checkpoint | None = None) -> str:
    """Ask for a job; a gateway begins within `JobRunner`'s `poll_seconds`, if one is idle.

    Args:
        organization_id: For whom.
        kind: One of `services.jobs.kinds.KINDS`, without an interval.
        checkpoint: What its first step gets: what exactly is to be done.

    Returns:
        Its id.
    """
    job_id = new_id()
    row = new_row(kind, utc_now()) | {"checkpoint": checkpoint}
    key = storage_key(organization_id, job_id)
    await database.collection(JobDocument).insert_one(
        {"_id": key, "organization_id": organization_id, **row}
    )
    return job_id


@traced
async def list_jobs(organization_id: str, *, first: int) -> list[JobRow]:
    """Read an organization's jobs and the gateway's own, newest first.

    Raises:
        InvalidInput: `first` is not 0 to 1,000.
    """
    if not 0 <= first <= MAX_LISTED:
        raise InvalidInput(f"'first' is {first}; it must be 0 to {MAX_LISTED}")
    rows = await find_rows(
        database.collection(JobDocument),
        {"organization_id": {"$in": [organization_id, None]}},
        most=first,
        projection=_SHOWN,
        sort={"created_at": -1, "_id": -1},
        hint=indexes.JOBS_NEWEST,
    )
    return [_published(row) for row in rows]


@traced
async def get_job(organization_id: str, job_id: str) -> JobRow:
    """Read a job of an organization, or one of the gateway's own.

    Raises:
        NotFound: There is none.
    """
    if "/" in job_id:  # the key that one is stored under is no id of its readers'
        raise NotFound("job", job_id)
    rows = await find_rows(
        database.collection(JobDocument),
        {
            "organization_id": {"$in": [organization_id, None]},
            "_id": {"$in": [storage_key(organization_id, job_id), job_id]},
        },
        most=1,
        projection=_SHOWN,
        hint=indexes.BY_ID,
    )
    if not rows:
        raise NotFound("job", job_id)
    return _published(rows[0])


async def get_own_job(kind: str) -> JobRow | None:
    """Read a job of the gateway's own with all that it says, for the operator; None if none is."""
    rows = await find_rows(
        database.collection(JobDocument),
        {"organization_id": None, "_id": kind},
        most=1,
        projection=_SHOWN,
        hint=indexes.BY_ID,
    )
    if not rows:
        return None
    row = rows[0]
    row["id"] = row.pop("_id")
    return row  # type: ignore[return-value]  # the driver's values are untyped


@traced
async def cancel_job(organization_id: str, job_id: str) -> JobRow:
    """Cancel a job of an organization. Whoever is doing it can write nothing of it from now on.

    One that is over stays as it is.

    Raises:
        NotFound: There is none.
        Forbidden: It is the gateway's own.
    """
    await database.collection(JobDocument).update_one(
        {
            "_id": storage_key(organization_id, job_id),
            "organization_id": organization_id,
            "state": {"$in": ["queued", "running"]},
        },
        [
            {
                "$set": {
                    "state": "cancelled",
                    "ended_at": "$$NOW",
                    "due_at": None,
                    "checkpoint": None,
                    "removed_at": in_time(KEPT),
                }
            }
        ],
    )
    job = await get_job(organization_id, job_id)
    if job["organization_id"] is None:
        raise Forbidden("a job of the gateway's own cannot be cancelled")
    return job


def _published(row: dict[str, Any]) -> JobRow:
    """Return a row as its readers see it."""
    row["id"] = row.pop("_id").rpartition("/")[2]
    if row["state"] == "running":
        row["due_at"] = None  # it is the end of the lease
    if row["organization_id"] is None:
        row["log"] = None
    return row  # type: ignore[return-value]  # the driver's values are untyped
