"""Which gateway does a job, and what it writes of it while it holds the job's lease.

A lease is an owner, an end, and a number that grows with each taking. All that a holder writes
demands its own number and that the job is running, in the same operation, so that a holder that
was too slow, whose job another gateway has taken or somebody has cancelled, writes nothing.

All times but that of the asking are those of the database (`$$NOW`): gateways whose clocks differ
agree on whose a job is.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from pymongo.errors import DuplicateKeyError

from models import JobDocument
from services.clock import utc_now
from services.jobs.steps import Checkpoint, Kind, StepResult
from services.storage.database import database

LOG_LINES: Final = 50
LOG_LINE_LENGTH: Final = 200
# A job that an organization has asked for can be looked at for so long after its end.
KEPT: Final = timedelta(days=30)


class LeaseLost(Exception):  # named for what is wrong, as service errors are
    """Another gateway has taken the job, or somebody has cancelled it."""


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to do a job, as long as nobody else takes it.

    Attributes:
        number: Grows with each taking of the job.
        tries: How often the job was taken since it last got on, this time included.
        checkpoint: Where to begin; None at the beginning.
    """

    key: str
    organization_id: str | None
    kind: str
    owner: str
    number: int
    tries: int
    checkpoint: Checkpoint | None


def in_time(time: timedelta) -> dict[str, Any]:
    """Return the expression for the moment that lies so far ahead."""
    milliseconds = time // timedelta(milliseconds=1)
    return {"$dateAdd": {"startDate": "$$NOW", "unit": "millisecond", "amount": milliseconds}}


async def ensure_periodic(kinds: Mapping[str, Kind]) -> None:
    """Store the gateway's own jobs that are not there yet; they are due at once."""
    now = utc_now()
    for name, kind in kinds.items():
        if kind.every is None:
            continue
        with suppress(DuplicateKeyError):  # another gateway has begun at the same moment
            await database.collection(JobDocument).update_one(
                {"_id": name, "organization_id": None},
                {"$setOnInsert": new_row(name, now)},
                upsert=True,
            )


def new_row(kind: str, now: datetime) -> dict[str, Any]:
    """Return the fields of a job that waits, but for `_id` and the organization."""
    return {
        "kind": kind,
        "state": "queued",
        "created_at": now,
        "started_at": None,
        "ended_at": None,
        "due_at": now,
        "removed_at": None,
        "lease_owner": None,
        "lease_number": 0,
        "tries": 0,
        "checkpoint": None,
        "done": 0,
        "total": None,
        "log": [],
    }


async def take(kinds: Sequence[str], owner: str, time: timedelta) -> Lease | None:
    """Take the job that has been due for longest: one that waits, or whose holder is gone.

    Args:
        kinds: Those that this gateway can do; an older one beside it may not know all.
        owner: Who takes it.
        time: How long the lease lasts unless it is renewed.

    Returns:
        None if nothing is due.
    """
    is_running = {"$eq": ["$state", "running"]}
    is_over = {"$in": ["$state", ["succeeded", "failed", "cancelled"]]}

    def unless_over(value: Any, otherwise: Any) -> dict[str, Any]:
        return {"$cond": [is_over, otherwise, value]}

    row = await database.collection(JobDocument).find_one_and_update(
        # To MongoDB's expressions what is absent is before all times.
        {
            "kind": {"$in": list(kinds)},
            "due_at": {"$type": "date"},
            "$expr": {"$lte": ["$due_at", "$$NOW"]},
        },
        [
            {
                "$set": {
                    "state": "running",
                    "started_at": {"$cond": [is_running, "$started_at", "$$NOW"]},
                    "ended_at": None,
                    "due_at": in_time(time),
                    "lease_owner": {"$literal": owner},
                    "lease_number": {"$add": ["$lease_number", 1]},
                    "tries": unless_over({"$add": ["$tries", 1]}, 1),
                    "done": unless_over("$done", 0),
                    "total": unless_over("$total", None),
                }
            }
        ],
        projection={"log": 0},
        sort={"due_at": 1},
        return_document=True,
    )
    if row is None:
        return None
    return Lease(
        key=row["_id"],
        organization_id=row["organization_id"],
        kind=row["kind"],
        owner=owner,
        number=row["lease_number"],
        tries=row["tries"],
        checkpoint=row["checkpoint"],
    )


async def renew(lease: Lease, time: timedelta) -> None:
    """Hold a job for so long from now on.

    Raises:
        LeaseLost: It is not held any more. So for all that follow.
    """
    await _write(lease, {"due_at": in_time(time)})


async def store_progress(lease: Lease, result: StepResult, time: timedelta) -> None:
    """Store what a step has come to, and hold the job for so long from now on."""
    await _write(
        lease,
        {
            **_progress(result),
            "checkpoint": {"$literal": result.checkpoint},
            "tries": 0,
            "due_at": in_time(time),
        },
    )


async def finish(
    lease: Lease,
    state: Literal["succeeded", "failed"],
    result: StepResult,
    every: timedelta | None,
    next_begins: Checkpoint | None = None,
) -> None:
    """Store that a job is over, with what its last step has come to.

    Args:
        lease: On the job.
        state: How it ended.
        result: Of its last step.
        every: When the next run is due; None: never.
        next_begins: Where the next run begins; None: at the beginning.
    """
    await _write(
        lease,
        {
            **_progress(result),
            "state": state,
            "ended_at": "$$NOW",
            "checkpoint": {"$literal": next_begins},
            "due_at": in_time(every) if every is not None else None,
            "removed_at": in_time(KEPT) if every is None else None,
        },
    )


async def release(
    lease: Lease, *, after: timedelta = timedelta(), was_in_vain: bool = False
) -> None:
    """Let another gateway go on with a job, after all those that are due.

    Args:
        lease: On the job.
        after: How long it has to rest first.
        was_in_vain: Whether the job itself was why it did not get on, and not an outage or the
            end of this gateway.
    """
    fields: dict[str, Any] = {"due_at": in_time(after)}
    if not was_in_vain:
        fields["tries"] = {"$max": [0, {"$subtract": ["$tries", 1]}]}
    await _write(lease, fields)


def _progress(result: StepResult) -> dict[str, Any]:
    lines = [
        {"at": "$$NOW", "text": {"$literal": text[:LOG_LINE_LENGTH]}}
        for text in result.log[-LOG_LINES:]
    ]
    progress: dict[str, Any] = {
        "done": {"$add": ["$done", result.done]},
        "log": {"$slice": [{"$concatArrays": ["$log", lines]}, -LOG_LINES]},
    }
    if result.total is not None:
        progress["total"] = result.total
    return progress


async def _write(lease: Lease, fields: Mapping[str, Any]) -> None:
    written = await database.collection(JobDocument).update_one(
        {
            "_id": lease.key,
            "organization_id": lease.organization_id,
            "state": "running",
            "lease_number": lease.number,
        },
        [{"$set": fields}],
    )
    if not written.matched_count:
        raise LeaseLost(lease.key)
