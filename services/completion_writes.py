"""Creates and updates of completions, as they are written to MongoDB in batches.

What is durable and idempotent is decided here; `services.completions` is the face of it.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any, Final

import bson
from bson.raw_bson import RawBSONDocument
from pymongo import UpdateOne
from pymongo.asynchronous.client_session import AsyncClientSession
from pymongo.errors import BulkWriteError, DuplicateKeyError

from models import CompletionDocument
from services.clock import utc_now
from services.database import as_service_error, database, find_rows
from services.errors import Conflict, InvalidInput, Unavailable
from services.fields import CompletionFields
from services.ids import new_id, publish, storage_key
from services.ingest import GroupCommit
from services.merge import UNSENT, create_rank, derived, merge_pipeline, update_rank
from services.rows import CompletionRow
from services.sessions import ensure_sessions

DUPLICATE_KEY: Final = 11000
# The document that an update would make is past 16 MB.
_TOO_LARGE: Final = {10334, 17419, 17420}
# Room for what the gateway and MongoDB add to a document of at most 16 MB.
MAX_DOCUMENT_BYTES: Final = 16 * 2**20 - 64 * 1024
# Two upserts of one id may collide; the loser finds the document the next time.
_UPSERT_TRIES: Final = 5
# What callers never see, and the payloads, which an answer to a write does not repeat.
INTERNAL_FIELDS: Final = ("base_rank", "ranks", "create_digest")
WITHOUT_PAYLOAD: Final = {
    **dict.fromkeys(INTERNAL_FIELDS, 0),
    **dict.fromkeys(("request", "response", "stacktrace", "extra"), 0),
}


@dataclass(frozen=True, slots=True)
class Create:
    """A completion that is about to be stored."""

    row: dict[str, Any]
    raw: RawBSONDocument
    fields: CompletionFields
    id_is_ours: bool

    @property
    def key(self) -> str:
        """The `_id`."""
        key: str = self.row["_id"]
        return key


@dataclass(frozen=True, slots=True)
class Update:
    """A row that is about to be merged into a completion."""

    organization_id: str
    key: str
    fields: CompletionFields
    operation: UpdateOne
    returning: bool


def prepare_create(
    organization_id: str,
    fields: CompletionFields,
    *,
    completion_id: str | None,
    created_at: datetime | None = None,
) -> Create:
    """Make the document, encoded once: it fails here, alone, or it fits.

    Raises:
        InvalidInput: It is larger than MongoDB allows.
    """
    now = utc_now()
    row: dict[str, Any] = {
        "_id": storage_key(organization_id, completion_id or new_id()),
        "organization_id": organization_id,
        **fields,
        **derived(fields),
        "created_at": created_at or now,
        "updated_at": now,
        "revision": 1,
        "base_rank": create_rank(fields),
        # A gateway's id comes once, so that no other create's content can equal it.
        "create_digest": content_digest(fields) if completion_id is not None else b"",
    }
    if "tags" not in fields:
        row |= {"tags": [], "ranks": {"tags": UNSENT}}
    raw = RawBSONDocument(bson.encode(row))
    check_size(len(raw.raw))
    return Create(row, raw, fields, id_is_ours=completion_id is None)


def content_digest(fields: CompletionFields) -> bytes:
    """Return what tells a repeated create from one that contradicts it."""
    return blake2b(bson.encode(fields), digest_size=16).digest()


def check_size(size: int) -> None:
    """Refuse what no MongoDB document can hold.

    Raises:
        InvalidInput: `size` bytes of BSON are too many.
    """
    if size > MAX_DOCUMENT_BYTES:
        raise InvalidInput(f"the completion takes {size} bytes; {MAX_DOCUMENT_BYTES} are allowed")


def prepare_update(
    organization_id: str, completion_id: str, fields: CompletionFields, *, returning: bool
) -> tuple[Update, int]:
    """Make the upsert that merges a row, and tell its size in bytes.

    Raises:
        InvalidInput: It is larger than MongoDB allows.
    """
    key = storage_key(organization_id, completion_id)
    size = len(bson.encode(fields))
    check_size(size)
    pipeline = merge_pipeline(fields, rank=update_rank(fields), now=utc_now())
    operation = UpdateOne(_by_key(organization_id, key), pipeline, upsert=True, hint="_id_")
    return Update(organization_id, key, fields, operation, returning), size


def _by_key(organization_id: str, key: str) -> dict[str, Any]:
    return {"_id": key, "organization_id": organization_id}


async def _commit_creates(batch: Sequence[Create]) -> Sequence[dict[str, Any] | BaseException]:
    with database.deadline(database.timeout_seconds):  # a GraphQL request's own may be longer
        await ensure_sessions(
            (create.row["organization_id"], create.fields["session_id"], create.row["created_at"])
            for create in batch
            if "session_id" in create.fields
        )
    results: list[dict[str, Any] | BaseException] = [create.row for create in batch]
    collection = CompletionDocument.get_pymongo_collection()
    try:
        await collection.insert_many([create.raw for create in batch], ordered=False)
    except BulkWriteError as error:
        failed = _failures(error)
        settled = await asyncio.gather(
            *(_settle(batch[index], failure) for index, failure in failed.items()),
            return_exceptions=True,
        )
        for index, result in zip(failed, settled, strict=True):
            results[index] = result
    return results


def _failures(error: BulkWriteError) -> dict[int, Mapping[str, Any]]:
    """Return the failure of each operation by its index.

    Raises:
        Unavailable: The writes were not acknowledged as they have to be: none of them counts.
    """
    if error.details.get("writeConcernErrors"):
        raise Unavailable("the database could not make the write durable in time")
    return {failure["index"]: failure for failure in error.details["writeErrors"]}


async def _settle(create: Create, failure: Mapping[str, Any]) -> dict[str, Any]:
    """Answer a create that MongoDB refused.

    Raises:
        Conflict: Its id has been created with other content.
    """
    if failure["code"] != DUPLICATE_KEY:
        raise _operation_failure(failure)
    if create.id_is_ours:  # the driver's own retry of what it had written
        return create.row
    return await settle_duplicate(create)


async def settle_duplicate(create: Create) -> dict[str, Any]:
    """Answer a create whose id is there already.

    One that repeats the first is answered like the first; one whose id an update brought into
    being merges into that.

    Raises:
        Conflict: It contradicts an earlier create.
    """
    merged = await _merge_create(create)
    if merged is not None:
        return merged
    by_key = _by_key(create.row["organization_id"], create.key)
    first: dict[str, Any] | None = await CompletionDocument.get_pymongo_collection().find_one(
        {**by_key, "create_digest": create.row["create_digest"]}, WITHOUT_PAYLOAD
    )
    if first is None:
        raise _contradiction(create)
    return first


async def _merge_create(
    create: Create, session: AsyncClientSession | None = None
) -> dict[str, Any] | None:
    """Merge a create into the completion that an update brought into being; None if none did."""
    pipeline = merge_pipeline(
        create.fields,
        rank=create_rank(create.fields),
        now=create.row["updated_at"],
        create_digest=create.row["create_digest"],
    )
    by_key = _by_key(create.row["organization_id"], create.key)
    merged: (
        dict[str, Any] | None
    ) = await CompletionDocument.get_pymongo_collection().find_one_and_update(
        {**by_key, "create_digest": {"$exists": False}},
        pipeline,
        projection=WITHOUT_PAYLOAD,
        return_document=True,
        session=session,
    )
    return merged


def _contradiction(create: Create) -> Conflict:
    public = create.key.partition("/")[2]
    return Conflict(f"the completion {public!r} was created before, with other content")


async def _commit_updates(
    batch: Sequence[Update],
) -> Sequence[dict[str, Any] | BaseException | None]:
    now = utc_now()
    await ensure_sessions(
        (update.organization_id, update.fields["session_id"], now)
        for update in batch
        if "session_id" in update.fields
    )
    failures: dict[int, BaseException] = {}
    left = dict(enumerate(batch))
    for _ in range(_UPSERT_TRIES):
        left = await _try_updates(left, failures)
        if not left:
            break
    failures.update({index: Unavailable("too many writers of one completion") for index in left})
    rows = await _read_back([update.key for update in batch if update.returning])
    return [failures.get(index) or rows.get(update.key) for index, update in enumerate(batch)]


async def _try_updates(
    left: Mapping[int, Update], failures: dict[int, BaseException]
) -> dict[int, Update]:
    """Write the updates in one command; return those that have to be tried again."""
    collection = CompletionDocument.get_pymongo_collection()
    indexes = list(left)
    try:
        await collection.bulk_write([left[n].operation for n in indexes], ordered=False)
    except BulkWriteError as error:
        again = {}
        for position, failure in _failures(error).items():
            index = indexes[position]
            if failure["code"] == DUPLICATE_KEY:
                again[index] = left[index]
            else:
                failures[index] = _operation_failure(failure)
        return again
    return {}


async def _read_back(keys: Sequence[str]) -> dict[str, dict[str, Any]]:
    if not keys:
        return {}
    collection = CompletionDocument.get_pymongo_collection()
    # The keys hold the organization's id; a batch may hold several organizations.
    organizations = sorted({key.partition("/")[0] for key in keys})
    rows = await find_rows(
        collection,
        {"organization_id": {"$in": organizations}, "_id": {"$in": list(keys)}},
        projection=WITHOUT_PAYLOAD,
        most=len(keys),
        hint="_id_",
    )
    return {row["_id"]: row for row in rows}


def _operation_failure(failure: Mapping[str, Any]) -> BaseException:
    """Turn one entry of a bulk write's report into an exception."""
    if failure["code"] in _TOO_LARGE:
        return InvalidInput("the completion would be larger than MongoDB allows (16 MB)")
    error = BulkWriteError({"writeErrors": [failure]})
    return as_service_error(error) or error


creates: GroupCommit[Create, dict[str, Any]] = GroupCommit(_commit_creates)
updates: GroupCommit[Update, dict[str, Any] | None] = GroupCommit(_commit_updates)


def configure(*, max_waiting: int) -> None:
    """Bound how many creates, and how many updates, may wait in this process."""
    creates.max_waiting = updates.max_waiting = max_waiting


async def drain() -> None:
    """Wait until all that was accepted is durable. For shutdown."""
    await asyncio.gather(creates.drain(), updates.drain())


async def create_all(batch: Sequence[Create]) -> list[dict[str, Any]]:
    """Store a batch wholly or not at all, in one transaction.

    Raises:
        Conflict: An id among them has been created with other content.
    """
    with database.deadline(database.timeout_seconds):  # a GraphQL request's own may be longer
        await ensure_sessions(
            (create.row["organization_id"], create.fields["session_id"], create.row["created_at"])
            for create in batch
            if "session_id" in create.fields
        )
    try:
        await _write_all(batch, ())
    except (BulkWriteError, DuplicateKeyError) as error:
        if not _is_duplicate(error):
            raise
        return await _create_all_but_known(batch)
    return [create.row for create in batch]


async def _write_all(
    fresh: Sequence[Create], merging: Sequence[Create]
) -> dict[str, dict[str, Any]]:
    """Insert some creates and merge others, in one transaction; return the merged rows by key.

    Raises:
        Conflict: One that is to be merged has been created in the meantime.
    """
    merged: dict[str, dict[str, Any]] = {}

    async def write(session: AsyncClientSession) -> None:
        if fresh:
            await CompletionDocument.get_pymongo_collection().insert_many(
                [create.raw for create in fresh], session=session
            )
        for create in merging:
            row = await _merge_create(create, session)
            if row is None:
                raise _contradiction(create)
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
    collection = CompletionDocument.get_pymongo_collection()
    by_keys = {"organization_id": organization_id, "_id": {"$in": keys}}
    digests = {
        row["_id"]: row.get("create_digest")
        async for row in collection.find(by_keys, {"create_digest": 1})
    }
    fresh = [create for create in batch if create.key not in digests]
    merging = [create for create in batch if digests.get(create.key, b"") is None]
    for create in batch:
        if digests.get(create.key) not in (None, create.row["create_digest"]):
            raise _contradiction(create)
    if not fresh and not merging:
        # Nothing is to be written, so nothing was waited for: the first try may still be on its
        # way to the majority. An update that changes nothing waits for all that came before it.
        digest = {"create_digest": batch[0].row["create_digest"]}
        await collection.update_one(_by_key(organization_id, keys[0]), {"$set": digest})
        return [create.row for create in batch]
    try:
        merged = await _write_all(fresh, merging)
    except (BulkWriteError, DuplicateKeyError) as error:
        if not _is_duplicate(error):
            raise
        return await _create_all_but_known(batch)  # somebody was faster
    return [merged.get(create.key, create.row) for create in batch]


def published(row: dict[str, Any]) -> CompletionRow:
    """Turn a stored row into what callers see."""
    row = row.copy()
    for name in INTERNAL_FIELDS:
        row.pop(name, None)
    return publish(row)  # type: ignore[return-value]  # the driver's values are untyped
