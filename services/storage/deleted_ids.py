"""The ids of what was deleted, remembered for some days, so that what comes late finds it gone.

Whoever stores under an id that a client has chosen reads them in the same transaction; whoever
deletes writes them in the same transaction. So what was deleted stays so: an insert whose moment is
before the deletion ends with a write conflict, since the deletion has written to the index of `_id`
since, and a later one sees the record.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from pymongo import UpdateOne
from pymongo.asynchronous.client_session import AsyncClientSession

from models import DeletedCompletionDocument, DeletedFeedbackDocument, indexes
from services.clock import utc_now
from services.errors import Conflict
from services.ids import public_id
from services.runtime import part
from services.storage.database import database

Deleted = type[DeletedCompletionDocument] | type[DeletedFeedbackDocument]


class _Kept:
    """For how long ids are kept; not at all if zero."""

    time = timedelta(days=7)


def configure(*, kept_days: int) -> None:
    """Say for how many days the ids of what is deleted from now on are kept; 0: not at all."""
    part(_Kept).time = timedelta(days=kept_days)


async def remember(
    document: Deleted, organization_id: str, keys: Iterable[str], session: AsyncClientSession
) -> None:
    """Keep the ids of what a transaction deletes.

    Args:
        document: Of which kind.
        organization_id: Whose.
        keys: The `_id`s.
        session: Of the transaction.
    """
    if not part(_Kept).time:
        return
    now = utc_now()
    record = {"$set": {"deleted_at": now, "expires_at": now + part(_Kept).time}}
    writes = [
        UpdateOne({"_id": key, "organization_id": organization_id}, record, upsert=True)
        for key in keys
    ]
    if writes:
        await database.collection(document).bulk_write(writes, session=session)


async def deleted_among(
    document: Deleted, keys: Sequence[str], session: AsyncClientSession | None = None
) -> set[str]:
    """Return those of some `_id`s that were deleted, and are kept.

    Args:
        document: Of which kind.
        keys: The `_id`s; they may be of several organizations.
        session: Of the transaction that would store under them.
    """
    if not part(_Kept).time or not keys:
        return set()
    organizations = sorted({key.partition("/")[0] for key in keys})
    cursor = database.collection(document).find(
        {
            "organization_id": {"$in": organizations},
            "_id": {"$in": list(keys)},
            "expires_at": {"$gt": utc_now()},
        },
        {"_id": 1},
        batch_size=len(keys) + 1,
        hint=indexes.BY_ID,
        session=session,
    )
    return {row["_id"] for row in await cursor.to_list()}


def was_deleted(kind: str, key: str) -> Conflict:
    """Return what somebody is told who would create again what was deleted.

    Args:
        kind: What it is called: `the completion`.
        key: Its `_id`.
    """
    return Conflict(
        f"{kind} {public_id(key)!r} was deleted; its id cannot be used again for "
        f"{part(_Kept).time.days} days from then"
    )
