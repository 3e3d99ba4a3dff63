"""Creates that are stored together, wholly or not at all."""

from collections.abc import Sequence
from typing import Any

from pymongo.asynchronous.client_session import AsyncClientSession
from pymongo.errors import BulkWriteError, DuplicateKeyError

from models import CompletionDocument, DeletedCompletionDocument
from services.completions.commits import (
    Create,
    by_key,
    contradiction,
    ensure_sessions_of,
    merge_create,
)
from services.errors import Conflict
from services.storage.database import database
from services.storage.deleted_ids import deleted_among, was_deleted
from services.storage.error_codes import DUPLICATE_KEY


async def create_all(batch: Sequence[Create]) -> list[dict[str, Any]]:
    """Store a batch wholly or not at all, in one transaction.

    Raises:
        Conflict: An id among them has been created with other content, or was deleted.
    """
    try:
        await _write_all(batch, ())
        rows = [create.row for create in batch]
    except (BulkWriteError, DuplicateKeyError) as error:
        if not _is_duplicate(error):
            raise
        rows = await _create_all_but_known(batch)
    with database.deadline(database.timeout_seconds):  # a GraphQL request's own may be longer
        await ensure_sessions_of(rows)
    return rows


async def _write_all(
    fresh: Sequence[Create], merging: Sequence[Create]
) -> dict[str, dict[str, Any]]:
    """Insert some creates and merge others, in one transaction; return the merged rows by key.

    Raises:
        Conflict: One that is to be merged has been created in the meantime; one that is to be
            inserted was deleted.
    """
    merged: dict[str, dict[str, Any]] = {}

    async def write(session: AsyncClientSession) -> None:
        named = [create.key for create in fresh if not create.id_is_ours]
        for key in await deleted_among(DeletedCompletionDocument, named, session):
            raise was_deleted("the completion", key)
        if fresh:
            await database.collection(CompletionDocument).insert_many(
                [create.raw for create in fresh], session=session
            )
        for create in merging:
            row = await merge_create(create, session)
            if row is None:
                raise contradiction(create)
            merged[create.key] = row

    await database.transaction(write)
    return merged


def _is_duplicate(error: BulkWriteError | DuplicateKeyError) -> bool:
    details = error.details or {}
    codes = {failure.get("code") for failure in details.get("writeErrors", ())}
    return codes == {DUPLICATE_KEY} or isinstance(error, DuplicateKeyError)


async def _create_all_but_known(batch: Sequence[Create]) -> list[dict[str, Any]]:
    """Store a batch of which some are there already: by a first try, an update, or a conflict."""
    keys = [create.key for create in batch]
    if len(set(keys)) < len(keys):
        raise Conflict("two completions of the batch have the same id")
    organization_id = batch[0].row["organization_id"]
    collection = database.collection(CompletionDocument)
    by_keys = {"organization_id": organization_id, "_id": {"$in": keys}}
    digests = {
        row["_id"]: row.get("create_digest")
        async for row in collection.find(by_keys, {"create_digest": 1})
    }
    fresh = [create for create in batch if create.key not in digests]
    merging = [create for create in batch if digests.get(create.key, b"") is None]
    for create in batch:
        digest = digests.get(create.key)
        if digest is not None and not create.repeats(digest):
            raise contradiction(create)
    if not fresh and not merging:
        # Nothing is to be written, so nothing was waited for: the first try may still be on its
        # way to the majority. An update that changes nothing waits for all that came before it.
        same = {"create_digest": digests[keys[0]]}
        await collection.update_one(by_key(organization_id, keys[0]), {"$set": same})
        return [create.row for create in batch]
    try:
        merged = await _write_all(fresh, merging)
    except (BulkWriteError, DuplicateKeyError) as error:
        if not _is_duplicate(error):
            raise
        return await _create_all_but_known(batch)  # somebody was faster
    return [merged.get(create.key, create.row) for create in batch]
