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

Grades go along. An upload of feedback writes to each completion that it grades, in the transaction
that stores it (`services.grading.feedback`), and so does a deletion: of two at once, one ends with
a write conflict, and begins anew. So no feedback names a completion that was deleted.

The sessions of what is deleted are marked in the same transaction, since nothing else would tell
that they have to be summed up anew (`services.session_summaries`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pymongo import InsertOne, UpdateOne
from pymongo.asynchronous.client_session import AsyncClientSession
from pymongo.asynchronous.collection import AsyncCollection
from pymongo.errors import BulkWriteError

from models import (
    CompletionDocument,
    DeletedCompletionDocument,
    DeletedFeedbackDocument,
    FeedbackDocument,
    indexes,
)
from services.completions import large_values
from services.ids import public_id
from services.session_summaries import mark_stale
from services.storage.database import database
from services.storage.deleted_ids import deleted_among, remember
from services.storage.schema_version import current_order

# What a transaction changes of feedback: each piece may have 10,000 ids, and its change is logged
# as a whole, within the time that one transaction has.
_MOST_FEEDBACK: Final = 1000
_MOST_FEEDBACK_BYTES: Final = 8 * 2**20


async def delete_by_keys(organization_id: str, keys: Sequence[str]) -> set[str]:
    """Delete completions, keep their ids, and take these out of the feedback that grades them.

    Feedback that graded nothing else goes too: what it says is about what is deleted. All of it is
    one transaction, unless more feedback grades the completions than one may change: what is too
    much is done before, in transactions of its own. So whatever is interrupted leaves no deleted
    completion in any feedback, and is completed by being asked for again.

    Args:
        organization_id: From the token.
        keys: Their `_id`s; those that are not there are passed over.

    Returns:
        The `_id`s of those that were there.
    """
    rows: list[dict[str, Any]] = []
    is_done = not keys

    async def delete(session: AsyncClientSession) -> None:
        nonlocal rows, is_done
        is_done = await _forget_grades(organization_id, keys, session)
        rows = await _remove(organization_id, keys, session) if is_done else []

    while not is_done:
        await database.transaction(delete)
    # Afterwards, as it may be more than a transaction can take: what is left by a crash goes with
    # what nothing names (`services.jobs.large_values`).
    parts = [
        part for row in rows for part in large_values.keys_of(row["_id"], row.get("large", {}))
    ]
    await large_values.delete(organization_id, parts)
    return {row["_id"] for row in rows}


async def _remove(
    organization_id: str, keys: Sequence[str], session: AsyncClientSession
) -> list[dict[str, Any]]:
    """Delete completions, and keep their ids; return what is needed of those that were there."""
    collection = database.collection(CompletionDocument)
    cursor = collection.find(
        {"organization_id": organization_id, "_id": {"$in": list(keys)}},
        {"_id": 1, "session_id": 1, "large": 1},
        batch_size=len(keys) + 1,
        hint=indexes.BY_ID,
        session=session,
    )
    rows = await cursor.to_list()
    there = [row["_id"] for row in rows]
    if not there:
        return []
    await collection.delete_many(
        {"organization_id": organization_id, "_id": {"$in": there}},
        hint=indexes.BY_ID,
        session=session,
    )
    await remember(DeletedCompletionDocument, organization_id, there, session)
    of_sessions = {row["session_id"] for row in rows if row.get("session_id") is not None}
    await mark_stale(organization_id, of_sessions, session)
    return rows


async def _forget_grades(
    organization_id: str, keys: Sequence[str], session: AsyncClientSession
) -> bool:
    """Take completions out of the feedback that grades them; return whether that was all of it."""
    feedback = database.collection(FeedbackDocument)
    ids = [public_id(key) for key in keys]
    grading = {"organization_id": organization_id, "matched_completion_ids": {"$in": ids}}
    found, is_all = await _some_of(feedback, grading, session)
    if found:
        of_these = {"organization_id": organization_id, "_id": {"$in": found}}
        await feedback.update_many(
            of_these,
            {"$pull": {"matched_completion_ids": {"$in": ids}}},
            hint=indexes.BY_ID,
            session=session,
        )
        grading_nothing = {**of_these, "matched_completion_ids": {"$size": 0}}
        # An upload that is sent again would be new feedback for what its tags select now.
        cursor = feedback.find(
            {**grading_nothing, "create_digest": {"$exists": True}},
            {"_id": 1},
            batch_size=len(found) + 1,
            hint=indexes.BY_ID,
            session=session,
        )
        by_clients = [row["_id"] for row in await cursor.to_list()]
        await remember(DeletedFeedbackDocument, organization_id, by_clients, session)
        await feedback.delete_many(grading_nothing, hint=indexes.BY_ID, session=session)
    return is_all


async def _some_of(
    feedback: AsyncCollection[dict[str, Any]], query: Mapping[str, Any], session: AsyncClientSession
) -> tuple[list[str], bool]:
    """Find feedback that one transaction may change.

    Returns:
        The `_id`s, and whether that is all that there is.
    """
    order = await current_order()
    cursor = feedback.find(
        query,
        {"_id": 1, "size": {"$bsonSize": "$$ROOT"}},
        limit=_MOST_FEEDBACK + 1,
        batch_size=_MOST_FEEDBACK + 2,
        hint=order.hint(indexes.FEEDBACK_LISTED_BY["matched_completion_ids"]),
        session=session,
    )
    rows = await cursor.to_list()
    found: list[str] = []
    size = 0
    for row in rows[:_MOST_FEEDBACK]:
        size += row["size"]
        if found and size > _MOST_FEEDBACK_BYTES:
            break
        found.append(row["_id"])
    return found, len(found) == len(rows)


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
        dropped = frozenset(
            await deleted_among(DeletedCompletionDocument, list(operations), session)
        )
        kept = [key for key in operations if key not in dropped]
        if kept:
            await database.collection(CompletionDocument).bulk_write(
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
