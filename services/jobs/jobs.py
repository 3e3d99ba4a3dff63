"""What an organization may ask for, see and cancel.

Of the gateway's own jobs, which belong to no organization, each sees how far they are, not what
they say: their log may tell of others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar, Final

from pymongo import DESCENDING

from models import JobDocument, indexes
from services.clock import utc_now
from services.errors import Conflict, Forbidden, NotFound
from services.ids import is_new_id, new_id, storage_key
from services.jobs.leases import KEPT, in_time, new_row
from services.jobs.steps import Checkpoint
from services.observability.tracing import traced
from services.rows import JobRow
from services.storage.conditions import Query
from services.storage.cursors import Listing
from services.storage.database import database, find_rows
from services.storage.filters import (
    IS,
    IS_IN,
    NULL,
    RANGE,
    TEXT,
    Filter,
    FilterField,
    compile_filter,
)
from services.storage.order import CREATED_AT, OrderField, Sort
from services.storage.paging import Page, PageRequest
from services.storage.unkeyed import UnkeyedList

NEWEST: Final = Sort(CREATED_AT, descending=True)
ORDERED_BY: Final[Mapping[str, OrderField]] = {CREATED_AT: OrderField(indexes.JOBS_NEWEST)}
_SHOWN: Final = {field: 1 for field in JobRow.__annotations__ if field != "id"}


@traced
async def enqueue(
    organization_id: str,
    kind: str,
    checkpoint: Checkpoint | None = None,
    *,
    alone: Query | None = None,
    after: timedelta = timedelta(),
) -> str:
    """Ask for a job; a gateway begins within `JobRunner`'s `poll_seconds`, if one is idle.

    Args:
        organization_id: For whom.
        kind: One of `services.jobs.kinds.KINDS`, without an interval.
        checkpoint: What its first step gets: what exactly is to be done.
        alone: What no other job of the kind may match that is not over.
        after: The time until it is due.

    Returns:
        Its id.

    Raises:
        Conflict: Another does. Of two that are asked for at once it may be both.
    """
    job_id = new_id()
    now = utc_now()
    row = new_row(kind, now) | {"checkpoint": checkpoint, "due_at": now + after}
    key = storage_key(organization_id, job_id)
    await database.collection(JobDocument).insert_one(
        {"_id": key, "organization_id": organization_id, **row}
    )
    # Whoever of two stores its job last sees that of the other.
    if alone is not None and await is_at_work(
        organization_id, kind, {"_id": {"$ne": key}, **alone}
    ):
        await database.collection(JobDocument).delete_one(
            {"_id": key, "organization_id": organization_id}, hint=indexes.BY_ID
        )
        raise Conflict("another job does something with the same: wait for it, or cancel it")
    return job_id


async def is_at_work(organization_id: str, kind: str, which: Query) -> bool:
    """Say whether an organization has a job of a kind that matches, and that is not over."""
    query = {
        "organization_id": organization_id,
        "kind": kind,
        "state": {"$in": ["queued", "running"]},
        **which,
    }
    found = await database.collection(JobDocument).find_one(
        query, {"_id": 1}, hint=indexes.JOBS_NEWEST
    )
    return found is not None


@dataclass(frozen=True, slots=True)
class JobFilter(Filter):
    """Which jobs; see `services.storage.filters.Filter`."""

    FIELDS: ClassVar[Mapping[str, FilterField]] = {
        "id": FilterField("_id", IS_IN | NULL),
        "kind": FilterField("kind", TEXT),
        "state": FilterField("state", IS_IN),
        "created_at": FilterField("created_at", IS | RANGE),
    }

    @classmethod
    def key(cls, organization_id: str, id_: str) -> str:
        """Return the `_id` of a job: of one of the gateway's own its kind, which is its id too."""
        is_own = "/" not in id_ and not is_new_id(id_)
        return id_ if is_own else storage_key(organization_id, id_)


@traced
async def list_jobs(
    organization_id: str,
    page: PageRequest,
    filter_: JobFilter | None = None,
    *,
    sort: Sort = NEWEST,
) -> Page[JobRow]:
    """Read one page of an organization's jobs and the gateway's own, as far as they match.

    Raises:
        InvalidInput: The filter or a cursor is malformed, or the cursor belongs to another list.
    """
    return await _listed(organization_id, filter_, sort).page(page, _SHOWN, _published)


@traced
async def count_jobs(organization_id: str, filter_: JobFilter | None = None) -> tuple[int, bool]:
    """Count the jobs that match, and say whether the number is exact."""
    return await _listed(organization_id, filter_, NEWEST).count()


def _listed(organization_id: str, filter_: JobFilter | None, sort: Sort) -> UnkeyedList:
    return UnkeyedList(
        database.collection(JobDocument),
        organization_id,
        Listing("jobs", compile_filter(organization_id, filter_), sort),
        whose=[organization_id, None],
        hint=indexes.JOBS_NEWEST,
        newest={CREATED_AT: DESCENDING, "_id": DESCENDING},
    )


@traced
async def get_job(organization_id: str, job_id: str) -> JobRow:
    """Read a job of an organization, or one of the gateway's own.

    Raises:
        NotFound: There is none.
    """
    found = await find_jobs(organization_id, [job_id])
    if job_id not in found:
        raise NotFound("job", job_id)
    return found[job_id]


@traced
async def find_jobs(organization_id: str, ids: Sequence[str]) -> dict[str, JobRow]:
    """Read jobs by id in one round trip. Ids that are not there are not in the result."""
    # The key that one is stored under is no id of its readers'.
    public = [one for one in ids if "/" not in one]
    keys = [key for one in public for key in (storage_key(organization_id, one), one)]
    rows = await find_rows(
        database.collection(JobDocument),
        {"organization_id": {"$in": [organization_id, None]}, "_id": {"$in": keys}},
        most=len(keys),
        projection=_SHOWN,
        hint=indexes.BY_ID,
    )
    return {job["id"]: job for job in map(_published, rows)}


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
