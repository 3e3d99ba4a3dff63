"""Deleted completions: removed, and remembered by their ids for a while.

An SDK sends a call as several rows, and the last of them, which has the response, may come after
somebody has deleted the completion; an update brings a completion into being, so it would be there
again, text and all. So the ids of what was deleted are kept for some days, which the operator sets,
and a row of such an id is dropped.

What holds: once a deletion is committed, nothing brings the completion back while its id is kept,
in whatever order, by whichever gateway, and whatever crashes. The argument:

1. The removal and the id's record are one transaction: there is never one without the other.
2. What is only changed needs no look: an update that finds the completion is before its deletion.
   Nor does a create whose id the gateway has just made.
3. All else, an update that does not find its completion and a create with a client's id, is
   inserted in a transaction that reads the records first (`insert_unless_deleted`). It reads as of
   one moment. Was the deletion committed before it, then the record is seen, and the row dropped.
   Was it committed after it, then so was the removal of the completion's entry in the index of
   `_id`, and MongoDB lets no transaction write where something was written since its moment: it
   ends with a write conflict, and begins anew, at a later moment.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from pymongo import InsertOne, UpdateOne
from pymongo.asynchronous.client_session import AsyncClientSession
from pymongo.errors import BulkWriteError

from models import CompletionDocument, DeletedCompletionDocument
from services.clock import utc_now
from services.database import database
from services.errors import Conflict
from services.ids import public_id


class _Kept:
    """For how long ids are kept; not at all if zero."""

    time = timedelta(days=7)


def configure(*, kept_days: int) -> None:
    """Say for how many days the ids of what is deleted from now on are kept; 0: not at all."""
    _Kept.time = timedelta(days=kept_days)


async def delete_by_keys(organization_id: str, keys: Sequence[str]) -> int:
    """Delete completions, and keep their ids, in one transaction.

    Args:
        organization_id: From the token.
        keys: Their `_id`s; those that are not there are passed over.

    Returns:
        How many were deleted.
    """
    collection = CompletionDocument.get_pymongo_collection()
    number = 0

    async def delete(session: AsyncClientSession) -> None:
        nonlocal number
        number = 0
        cursor = collection.find(
            {"organization_id": organization_id, "_id": {"$in": list(keys)}},
            {"_id": 1},
            batch_size=len(keys) + 1,
            hint="_id_",
            session=session,
        )
        there = [row["_id"] for row in await cursor.to_list()]
        if not there:
            return
        removed = await collection.delete_many(
            {"organization_id": organization_id, "_id": {"$in": there}},
            hint="_id_",
            session=session,
        )
        number = removed.deleted_count
        await _remember(organization_id, there, session)

    if keys:
        await database.transaction(delete)
    return number


async def _remember(organization_id: str, keys: Iterable[str], session: AsyncClientSession) -> None:
    if not _Kept.time:
        return
    now = utc_now()
    record = {"$set": {"deleted_at": now, "expires_at": now + _Kept.time}}
    await DeletedCompletionDocument.get_pymongo_collection().bulk_write(
        [
            UpdateOne({"_id": key, "organization_id": organization_id}, record, upsert=True)
            for key in keys
        ],
        session=session,
    )


async def deleted_among(keys: Sequence[str], session: AsyncClientSession) -> set[str]:
    """Return those of some completions' `_id`s that were deleted, and are kept."""
    if not _Kept.time or not keys:
        return set()
    # The keys hold the organization's id; a batch may hold several organizations.
    organizations = sorted({key.partition("/")[0] for key in keys})
    cursor = DeletedCompletionDocument.get_pymongo_collection().find(
        {
            "organization_id": {"$in": organizations},
            "_id": {"$in": list(keys)},
            "expires_at": {"$gt": utc_now()},
        },
        {"_id": 1},
        batch_size=len(keys) + 1,
        hint="_id_",
        session=session,
    )
    return {row["_id"] for row in await cursor.to_list()}


def was_deleted(key: str) -> Conflict:
    """Return what somebody is told who would create a completion again that was deleted."""
    return Conflict(
        f"the completion {public_id(key)!r} was deleted; its id cannot be used again for "
        f"{_Kept.time.days} days from then"
    )


@dataclass(frozen=True, slots=True)
class Inserted:
    """What became of writes that were tried together.

    Attributes:
        dropped: The `_id`s of the completions that were deleted: nothing was written of them.
        failed: The `_id` of the write that failed, if one did: nothing was written at all then.
        failure: How it failed, as in a bulk write's report.
    """

    dropped: frozenset[str]
    failed: str | None = None
    failure: Mapping[str, Any] = field(default_factory=dict)


async def insert_unless_deleted(operations: Mapping[str, InsertOne[Any] | UpdateOne]) -> Inserted:
    """Do writes that may bring completions into being: all of them or, where one fails, none.

    Args:
        operations: By the completion's `_id`.
    """
    dropped: frozenset[str] = frozenset()
    kept: list[str] = []

    async def write(session: AsyncClientSession) -> None:
        nonlocal dropped, kept
        dropped = frozenset(await deleted_among(list(operations), session))
        kept = [key for key in operations if key not in dropped]
        if kept:
            await CompletionDocument.get_pymongo_collection().bulk_write(
                [operations[key] for key in kept], session=session
            )

    try:
        await database.transaction(write)
    except BulkWriteError as error:
        if not error.details.get("writeErrors"):
            raise
        [failure] = error.details["writeErrors"]  # it ends at the first
        return Inserted(dropped, kept[failure["index"]], failure)
    return Inserted(dropped)
