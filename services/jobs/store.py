"""Jobs as they are stored: enqueued, taken, carried on, listed, cancelled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from models import JobDocument
from models.job import DUE, NEWEST_JOBS
from services.clock import utc_now
from services.errors import Conflict, Forbidden, InvalidInput, NotFound
from services.ids import new_id, storage_key
from services.jobs.steps import Step
from services.rows import JobRow
from services.storage.database import database, find_rows

MAX_LISTED: Final = 1000
MAX_LOG_LINES: Final = 50
MAX_LOG_LENGTH: Final = 200
_OPEN: Final = ["queued", "running"]


@dataclass(frozen=True, slots=True)
class Lease:
    """A job that this process may run.

    Attributes:
        key: The `_id`.
        fence: What everything that is written of this run names.
        row: As it was taken.
    """

    key: str
    fence: int
    row: Mapping[str, Any]


async def enqueue(organization_id: str, kind: str, checkpoint: Mapping[str, Any]) -> JobRow:
    """Store a job that an organization asks for.

    Args:
        organization_id: From the token.
        kind: One of `services.jobs.kinds.KINDS`.
        checkpoint: What its first step is told.
    """
    key = storage_key(organization_id, new_id())
    row = {"_id": key, **_new(kind, organization_id, checkpoint)}
    await database.collection(JobDocument).insert_one(row)
    return _public(row)


async def ensure_own(kinds: Iterable[str]) -> None:
    """Store the gateway's own jobs that are not there yet."""
    collection = database.collection(JobDocument)
    for kind in kinds:
        await collection.update_one(
            {"_id": kind}, {"$setOnInsert": _new(kind, None, {})}, upsert=True
        )


def _new(kind: str, organization_id: str | None, checkpoint: Mapping[str, Any]) -> dict[str, Any]:
    now = utc_now()
    return {
        "organization_id": organization_id,
        "kind": kind,
        "state": "queued",
        "created_at": now,
        "updated_at": now,
        "due_at": now,
        "fence": 0,
        "checkpoint": dict(checkpoint),
        "done": 0,
        "log": [],
    }


async def take(kinds: Iterable[str], owner: str, lease: timedelta) -> Lease | None:
    """Take the job that has been due for longest; None if none is.

    One whose lease has ended is due: whoever ran it is gone, or too slow.
    """
    now = utc_now()
    row: dict[str, Any] | None = await database.collection(JobDocument).find_one_and_update(
        {"state": {"$in": _OPEN}, "due_at": {"$lte": now}, "kind": {"$in": list(kinds)}},
        [
            {
                "$set": {
                    "state": "running",
                    "owner": owner,
                    "updated_at": now,
                    # Carried on, not begun: the figures of the run before it go on.
                    "started_at": {"$cond": [{"$eq": ["$state", "running"]}, "$started_at", now]},
                    "done": {"$cond": [{"$eq": ["$state", "running"]}, "$done", 0]},
                    "ended_at": None,
                    "due_at": now + lease,
                    "fence": {"$add": ["$fence", 1]},
                }
            }
        ],
        sort=[("due_at", 1)],
        hint=DUE,
        return_document=True,
    )
    return None if row is None else Lease(row["_id"], row["fence"], row)


async def extend(lease: Lease, time: timedelta) -> bool:
    """Make a lease longer; return False where it is lost, or the job was cancelled."""
    return await _write(lease, {"$set": {"due_at": utc_now() + time}})


async def carry_on(lease: Lease, step: Step, time: timedelta) -> bool:
    """Store what a step has come to; return False where the lease is lost, or it was cancelled."""
    changes = {"due_at": utc_now() + time, "checkpoint": dict(step.checkpoint or {})}
    return await _write(lease, _after(changes, step))


async def finish(lease: Lease, step: Step, again_after: timedelta | None) -> bool:
    """Store that a job is done, or when it is due again; return False where the lease is lost."""
    now = utc_now()
    changes: dict[str, Any] = {"ended_at": now, "owner": None, "state": "succeeded"}
    if again_after is not None:
        changes |= {"state": "queued", "due_at": now + again_after, "checkpoint": {}}
    return await _write(lease, _after(changes, step))


async def fail(lease: Lease, reason: str, again_after: timedelta | None) -> bool:
    """Store that a job has failed; one that is periodic is tried again when it would be due."""
    now = utc_now()
    changes: dict[str, Any] = {"ended_at": now, "owner": None, "state": "failed"}
    if again_after is not None:
        changes |= {"state": "queued", "due_at": now + again_after, "checkpoint": {}}
    return await _write(lease, _after(changes, Step(None, 0, note=reason)))


def _after(changes: dict[str, Any], step: Step) -> dict[str, Any]:
    if step.total is not None:
        changes["total"] = step.total
    update: dict[str, Any] = {"$set": changes, "$inc": {"done": step.done}}
    if step.note:
        line = {"at": utc_now(), "text": step.note[:MAX_LOG_LENGTH]}
        update["$push"] = {"log": {"$each": [line], "$slice": -MAX_LOG_LINES}}
    return update


async def _write(lease: Lease, update: dict[str, Any]) -> bool:
    """Write to a job that is still this lease's."""
    update["$set"] = {**update["$set"], "updated_at": utc_now()}
    mine = {"_id": lease.key, "fence": lease.fence, "state": "running"}
    result = await database.collection(JobDocument).update_one(mine, update)
    return result.matched_count == 1


async def list_jobs(organization_id: str, *, first: int) -> list[JobRow]:
    """Read an organization's jobs, newest first, then the gateway's own.

    Of these it is shown what they are and how far they have come, not their log.

    Raises:
        InvalidInput: `first` is not 0 to 1,000.
    """
    if not 0 <= first <= MAX_LISTED:
        raise InvalidInput(f"'first' is {first}; it must be 0 to {MAX_LISTED}", path="/first")
    jobs: list[JobRow] = []
    for owner in (organization_id, None):
        rows = await find_rows(
            database.collection(JobDocument),
            {"organization_id": owner},
            most=first - len(jobs),
            sort={"created_at": -1, "_id": -1},
            hint=NEWEST_JOBS,
        )
        jobs += [_public(row) for row in rows]
    return jobs


async def find_job(organization_id: str, job_id: str) -> JobRow | None:
    """Read one of an organization's jobs, or of the gateway's own; None if there is none."""
    rows = await find_rows(
        database.collection(JobDocument),
        {
            "_id": {"$in": [storage_key(organization_id, job_id), job_id]},
            "organization_id": {"$in": [organization_id, None]},
        },
        most=1,
        hint="_id_",
    )
    return _public(rows[0]) if rows else None


async def cancel(organization_id: str, job_id: str) -> JobRow:
    """End a job: no step of it begins any more, and what one under way comes to is not stored.

    Raises:
        NotFound: The organization has none of this id.
        Forbidden: It is the gateway's own.
        Conflict: It has ended.
    """
    now = utc_now()
    row: dict[str, Any] | None = await database.collection(JobDocument).find_one_and_update(
        {
            "_id": storage_key(organization_id, job_id),
            "organization_id": organization_id,
            "state": {"$in": _OPEN},
        },
        {"$set": {"state": "cancelled", "ended_at": now, "updated_at": now, "owner": None}},
        return_document=True,
    )
    if row is not None:
        return _public(row)
    there = await find_job(organization_id, job_id)
    if there is None:
        raise NotFound("job", job_id)
    if there["organization_id"] is None:
        raise Forbidden("the gateway's own jobs cannot be cancelled")
    raise Conflict(f"the job {job_id!r} has ended: {there['state']}")


def _public(row: Mapping[str, Any]) -> JobRow:
    key: str = row["_id"]
    own = row["organization_id"] is None
    shown: dict[str, Any] = {name: row.get(name) for name in JobRow.__annotations__}
    shown |= {"id": key if own else key.partition("/")[2], "log": [] if own else row["log"]}
    return shown  # type: ignore[return-value]  # as stored
