"""Creates and updates of completions, as they are written to MongoDB in batches.

What is durable and idempotent is decided here; `services.completions.reading` is the face of it.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final

import bson
from bson.raw_bson import RawBSONDocument
from pymongo import InsertOne, UpdateOne
from pymongo.asynchronous.client_session import AsyncClientSession
from pymongo.errors import BulkWriteError, DocumentTooLarge, PyMongoError

from models import CompletionDocument, indexes
from services.clock import as_stored
from services.completions import large_values
from services.completions.content_digest import content_digest, is_digest_of
from services.completions.deletions import insert_unless_deleted
from services.completions.derivation import derived
from services.completions.fields import CompletionFields
from services.completions.group_commit import GroupCommit
from services.completions.merging import (
    ABSENT,
    UNSENT,
    create_rank,
    merge_pipeline,
    update_rank,
)
from services.completions.outlining import MOST_INLINE, MOST_WHOLE, Outlined, outlined
from services.completions.stored_rows import PAYLOADS, WITHOUT_PAYLOAD, read_back, with_payloads
from services.completions.times import creation_time
from services.errors import Conflict, InvalidInput, Reason, Unavailable
from services.ids import new_id, storage_key
from services.pricing import Prices
from services.runtime import current, part
from services.sessions import is_known, store_sessions, unknown_sessions
from services.storage.database import LargerThanDocument, as_service_error, database
from services.storage.error_codes import DUPLICATE_KEY, TOO_LARGE

# Room for what the gateway and MongoDB add to a document of at most 16 MB.
MAX_DOCUMENT_BYTES: Final = 16 * 2**20 - 64 * 1024
# Two inserts of one id may collide; the loser finds the document the next time.
_INSERT_TRIES: Final = 5
# A row of less BSON is never too large, whatever it is made of.
_LIGHT: Final = MOST_WHOLE // 2
# What a row keeps at most, about, where the completion that it is merged into is nearly full.
_MOST_MERGED: Final = 64 * 1024
# A row without its payloads, as it tells whether a create repeats it.
WITH_DIGEST: Final = {name: 0 for name in WITHOUT_PAYLOAD if name != "create_digest"}


@dataclass(frozen=True, slots=True)
class Create:
    """A completion that is about to be stored.

    Attributes:
        row: As callers see it, whole.
        raw: As it is stored.
        fields: What the client sent.
        moment: When it came.
        id_is_ours: Whether the gateway has made the id.
        outlined: What of it goes out of line, and has to be stored first; None if nothing does.
    """

    row: dict[str, Any]
    raw: RawBSONDocument
    fields: CompletionFields
    moment: datetime
    prices: Prices
    id_is_ours: bool
    outlined: Outlined | None = None

    @property
    def key(self) -> str:
        """The `_id`."""
        key: str = self.row["_id"]
        return key

    def repeats(self, digest: bytes | None) -> bool:
        """Say whether it has the content whose digest is stored (`create_digest`)."""
        current: bytes = self.row["create_digest"]
        if self.outlined is not None:
            outside = sum(len(value) for value in self.outlined.values.values())
            # No version before has stored as much, and its digest would hold the event loop.
            if outside > 2 * MAX_DOCUMENT_BYTES:
                return digest == current
        return is_digest_of(digest, self.fields, current)


@dataclass(frozen=True, slots=True)
class Update:
    """A row that is about to be merged into a completion."""

    organization_id: str
    key: str
    fields: CompletionFields
    moment: datetime
    prices: Prices
    operation: UpdateOne
    returning: bool
    outlined: Outlined | None = None

    @property
    def is_read_back(self) -> bool:
        """Whether the row is read after the merge: to be returned, or for the session it is in."""
        session_id = self.fields.get("session_id")
        if session_id is None or is_known(self.organization_id, session_id):
            return self.returning
        return True

    @property
    def unsent(self) -> tuple[str, ...]:
        """The payloads to be read for the response, which are not at hand."""
        return tuple(name for name in PAYLOADS if name not in self.fields) if self.returning else ()


def prepare_create(
    organization_id: str,
    fields: CompletionFields,
    prices: Prices,
    *,
    completion_id: str | None,
    is_new_id: bool = False,
) -> Create:
    """Make the document, encoded once: it fails here, alone, or it fits.

    Args:
        organization_id: From the token.
        fields: As `services.completions.fields.check_fields` returns them.
        prices: Of the organization.
        completion_id: Its id; made if None.
        is_new_id: Whether the id was made by the gateway, for this create.

    Raises:
        InvalidInput: It is larger than MongoDB allows.
    """
    now = datetime.now(UTC)
    id_is_ours = is_new_id or completion_id is None
    key = storage_key(organization_id, completion_id or new_id())
    created_at, seq, client_created_at = creation_time(fields, key, now)
    row: dict[str, Any] = {
        "_id": key,
        "organization_id": organization_id,
        **fields,
        **derived(fields, created_at, prices),
        "created_at": created_at,
        "seq": seq,
        "updated_at": as_stored(now) if "created_at" in fields else created_at,
        "revision": 1,
        "base_rank": create_rank(fields),
        # A gateway's id comes once, so that no other create's content can equal it.
        "create_digest": b"" if id_is_ours else content_digest(fields),
    }
    ranks = {}
    if "tags" not in fields:
        row["tags"] = []
        ranks["tags"] = UNSENT
    if "created_at" in fields:
        ranks["created_at"] = row["base_rank"]
        if client_created_at is not None:
            row["client_created_at"] = client_created_at
    if ranks:
        row["ranks"] = ranks
    encoded = bson.encode(row)
    outline = None if len(encoded) <= _LIGHT else outline_of(fields, len(encoded))
    if outline is not None:
        encoded = bson.encode({**row, **outline.fields, "large": outline.large})
        check_size(len(encoded))
    return Create(row, RawBSONDocument(encoded), fields, now, prices, id_is_ours, outline)


async def store_large(writes: "Iterable[Create | Update]") -> None:
    """Store what goes out of line, before the completions that name it."""
    for one in writes:
        if one.outlined is not None:
            await large_values.store(one.key, one.outlined.values)


def check_size(size: int) -> None:
    """Reject what no MongoDB document can hold.

    Raises:
        InvalidInput: `size` bytes of BSON are too many.
    """
    if size > MAX_DOCUMENT_BYTES:
        raise InvalidInput(f"the completion takes {size} bytes; {MAX_DOCUMENT_BYTES} are allowed")


def prepare_update(
    organization_id: str,
    completion_id: str,
    fields: CompletionFields,
    prices: Prices,
    *,
    returning: bool,
    is_full: bool = False,
) -> tuple[Update, int]:
    """Make the update that merges a row, and tell its size in bytes.

    Args:
        organization_id: From the token.
        completion_id: The completion's id.
        fields: As `services.completions.fields.check_fields` returns them.
        prices: Of the organization.
        returning: Whether the merged row is read for the response.
        is_full: Whether the completion has no room left for the row.

    Raises:
        InvalidInput: It is larger than MongoDB allows.
    """
    key = storage_key(organization_id, completion_id)
    size = len(bson.encode(fields))
    outline = outline_of(fields, size, is_full=is_full)
    if outline is not None:
        size = len(bson.encode(outline.fields))
        check_size(size)
    now = datetime.now(UTC)
    rank = update_rank(fields)
    pipeline = merge_pipeline(
        fields,
        key=key,
        rank=rank,
        now=now,
        prices=prices,
        must_be_there=True,
        outlined=outline,
    )
    # An upsert, since what an update does that finds nothing is decided by its pipeline then.
    operation = UpdateOne(by_key(organization_id, key), pipeline, upsert=True, hint=indexes.BY_ID)
    return Update(organization_id, key, fields, now, prices, operation, returning, outline), size


def outline_of(fields: CompletionFields, size: int, *, is_full: bool = False) -> Outlined | None:
    """Choose what of a row goes out of line before it is merged; None if nothing has to.

    Args:
        fields: The row.
        size: Its bytes as BSON.
        is_full: Whether the completion has no room left for it.
    """
    if size <= _LIGHT and not is_full:
        return None
    # A merge has `extra` twice in its command.
    weight = size + len(bson.encode(fields.get("extra", {})))
    if weight <= MOST_WHOLE and not is_full:
        return None
    return outlined(fields, weight, most=_MOST_MERGED if is_full else MOST_INLINE)


def by_key(organization_id: str, key: str) -> dict[str, Any]:
    """Return the filter for one completion."""
    return {"_id": key, "organization_id": organization_id}


async def _commit_creates(batch: Sequence[Create]) -> Sequence[dict[str, Any] | BaseException]:
    """Store creates whose ids the gateway has made."""
    sessions = _sessions_of(create.row for create in batch)
    if not sessions:
        return await _insert(batch)
    # Side by side: one after the other they would wait for the journal twice.
    inserted, stored = await asyncio.gather(
        _insert(batch), store_sessions(sessions), return_exceptions=True
    )
    if isinstance(inserted, BaseException):
        raise inserted
    if isinstance(stored, BaseException):
        raise stored
    results: list[dict[str, Any] | BaseException] = inserted
    return results


async def _insert(batch: Sequence[Create]) -> list[dict[str, Any] | BaseException]:
    results: list[dict[str, Any] | BaseException] = [create.row for create in batch]
    collection = database.collection(CompletionDocument)
    try:
        await collection.insert_many([create.raw for create in batch], ordered=False)
    except BulkWriteError as error:
        for index, failure in _failures(error).items():
            # A duplicate is the driver's own retry of what it had written.
            if failure["code"] != DUPLICATE_KEY:
                results[index] = _operation_failure(failure)
    return results


async def ensure_sessions_of(results: Iterable[Mapping[str, Any] | BaseException | None]) -> None:
    """Store the sessions of the completions that were written, where they are not there yet.

    Args:
        results: Their rows as stored; what was not written is passed over.
    """
    await store_sessions(_sessions_of(results))


def _sessions_of(
    rows: Iterable[Mapping[str, Any] | BaseException | None],
) -> list[dict[str, Any]]:
    """Return the sessions that rows name, as far as they are not known to be there."""
    return unknown_sessions(
        (row["organization_id"], row["session_id"], row["created_at"])
        for row in rows
        if isinstance(row, Mapping) and "session_id" in row
    )


def _failures(error: BulkWriteError) -> dict[int, Mapping[str, Any]]:
    """Return the failure of each operation by its index.

    Raises:
        Unavailable: The writes were not acknowledged as they have to be: none of them counts.
    """
    if error.details.get("writeConcernErrors"):
        raise Unavailable("the database could not make the write durable in time")
    return {failure["index"]: failure for failure in error.details["writeErrors"]}


async def _commit_named_creates(
    batch: Sequence[Create],
) -> Sequence[dict[str, Any] | BaseException | None]:
    """Store creates with the clients' ids, all different; None for those of deleted completions."""
    results: dict[str, dict[str, Any] | BaseException | None] = {}
    left = {create.key: create for create in batch}
    for _ in range(_INSERT_TRIES):
        if not left:
            break
        done = await insert_unless_deleted({key: InsertOne(one.raw) for key, one in left.items()})
        results.update(dict.fromkeys(done.dropped))
        if done.failed is None:
            results.update({key: one.row for key, one in left.items() if key not in done.dropped})
        elif done.failure["code"] == DUPLICATE_KEY:
            results.update(await _settle_known([*left.values()]))
        else:
            results[done.failed] = _operation_failure(done.failure)
        left = {key: one for key, one in left.items() if key not in results}
    results.update({key: _too_many_writers() for key in left})
    await ensure_sessions_of(results.values())
    return [results[create.key] for create in batch]


def _too_many_writers() -> Unavailable:
    return Unavailable("too many writers of one completion", counted_as=Reason.TOO_MANY_WRITERS)


async def _settle_known(creates: Sequence[Create]) -> dict[str, dict[str, Any] | BaseException]:
    """Answer those of some creates whose ids are there already."""
    known = await read_back([create.key for create in creates])
    duplicates = [create for create in creates if create.key in known]
    settled = await asyncio.gather(
        *(_settle_duplicate(create) for create in duplicates), return_exceptions=True
    )
    return {
        create.key: result
        for create, result in zip(duplicates, settled, strict=True)
        if result is not None  # else it was deleted in the meantime
    }


async def _settle_duplicate(create: Create) -> dict[str, Any] | None:
    """Answer a create whose id is there already; None where it no longer is.

    One that repeats the first is answered like the first; one whose id an update brought into
    being merges into that.

    Raises:
        Conflict: It contradicts an earlier create.
    """
    try:
        merged = await merge_create(create)
    except (PyMongoError, DocumentTooLarge) as error:
        if not isinstance(as_service_error(error), LargerThanDocument):
            raise
        outline = outline_of(create.fields, len(create.raw.raw), is_full=True)
        create = replace(create, outlined=outline)
        await store_large([create])
        merged = await merge_create(create)
    if merged is not None:
        return merged
    stored: dict[str, Any] | None = await database.collection(CompletionDocument).find_one(
        by_key(create.row["organization_id"], create.key),
        WITH_DIGEST,
    )
    if stored is not None and not create.repeats(stored.get("create_digest")):
        raise contradiction(create)
    return stored


async def merge_create(
    create: Create, session: AsyncClientSession | None = None
) -> dict[str, Any] | None:
    """Merge a create into the completion that an update brought into being; None if none did."""
    pipeline = merge_pipeline(
        create.fields,
        key=create.key,
        rank=create_rank(create.fields),
        now=create.moment,
        prices=create.prices,
        create_digest=create.row["create_digest"],
        outlined=create.outlined,
    )
    merged: dict[str, Any] | None = await database.collection(
        CompletionDocument
    ).find_one_and_update(
        {
            **by_key(create.row["organization_id"], create.key),
            "create_digest": {"$exists": False},
        },
        pipeline,
        projection=WITHOUT_PAYLOAD,
        return_document=True,
        session=session,
    )
    return merged


def contradiction(create: Create) -> Conflict:
    """Return what a create is told whose id has been created with other content."""
    public = create.key.partition("/")[2]
    return Conflict(f"the completion {public!r} was created before, with other content")


async def _commit_updates(
    batch: Sequence[Update],
) -> Sequence[dict[str, Any] | BaseException | None]:
    failures: dict[int, BaseException] = {}
    left = dict(enumerate(batch))
    for _ in range(_INSERT_TRIES):
        left = await _try_updates(left, failures)
        if not left:
            break
    failures.update({index: _too_many_writers() for index in left})
    rows = await _read_merged(
        [one for index, one in enumerate(batch) if index not in failures and one.is_read_back]
    )
    await ensure_sessions_of(rows.values())
    return [failures.get(index) or rows.get(update.key) for index, update in enumerate(batch)]


async def _try_updates(
    left: Mapping[int, Update], failures: dict[int, BaseException]
) -> dict[int, Update]:
    """Write the updates in one command; return those that have to be tried again."""
    collection = database.collection(CompletionDocument)
    indexes = list(left)
    try:
        await collection.bulk_write([left[n].operation for n in indexes], ordered=False)
    except BulkWriteError as error:
        absent = {}
        for position, failure in _failures(error).items():
            index = indexes[position]
            if failure["code"] == ABSENT:
                absent[index] = left[index]
            else:
                failures[index] = _operation_failure(failure)
        return await _try_inserts(absent, failures) if absent else {}
    return {}


async def _try_inserts(
    absent: Mapping[int, Update], failures: dict[int, BaseException]
) -> dict[int, Update]:
    """Write updates that have found nothing; return those that have to be tried again.

    Those of deleted completions are dropped.
    """
    done = await insert_unless_deleted({one.key: _insertion(one) for one in absent.values()})
    if done.failed is None:
        return {}
    if done.failure["code"] == DUPLICATE_KEY:  # somebody was faster: it is there now
        return dict(absent)
    [failed] = (index for index, one in absent.items() if one.key == done.failed)
    failures[failed] = _operation_failure(done.failure)
    return {index: one for index, one in absent.items() if index != failed}


def _insertion(update: Update) -> UpdateOne:
    pipeline = merge_pipeline(
        update.fields,
        key=update.key,
        rank=update_rank(update.fields),
        now=update.moment,
        outlined=update.outlined,
        prices=update.prices,
    )
    return UpdateOne(by_key(update.organization_id, update.key), pipeline, upsert=True)


async def _read_merged(updates: Sequence[Update]) -> dict[str, dict[str, Any]]:
    """Read the rows that updates were merged into, with the small payloads that they lack."""
    by_unsent: dict[tuple[str, ...], list[str]] = {}
    for update in updates:
        by_unsent.setdefault(update.unsent, []).append(update.key)
    found = await asyncio.gather(
        *(read_back(keys, with_payloads(unsent)) for unsent, keys in by_unsent.items())
    )
    return {key: row for rows in found for key, row in rows.items()}


def _operation_failure(failure: Mapping[str, Any]) -> BaseException:
    """Turn one entry of a bulk write's report into an exception."""
    if failure["code"] in TOO_LARGE:
        return LargerThanDocument()
    error = BulkWriteError({"writeErrors": [failure]})
    return as_service_error(error) or error


class Creates(GroupCommit[Create, dict[str, Any]]):
    """Creates whose ids the gateway has made; they can be no deleted completion's."""

    def __init__(self) -> None:
        super().__init__("creates", _commit_creates)


class NamedCreates(GroupCommit[Create, dict[str, Any] | None]):
    """Creates with the clients' ids."""

    def __init__(self) -> None:
        super().__init__("named_creates", _commit_named_creates)


class Updates(GroupCommit[Update, dict[str, Any] | None]):
    """Rows that are merged into completions."""

    def __init__(self) -> None:
        super().__init__("updates", _commit_updates)


creates = current(Creates)
named_creates = current(NamedCreates)
updates = current(Updates)


def configure(*, max_waiting: int) -> None:
    """Bound how many creates of either kind, and how many updates, may wait."""
    for queue in (creates, named_creates, updates):
        queue.max_waiting = max_waiting


def queues() -> Sequence[GroupCommit[Any, Any]]:
    """Return all of the queues, to be looked at."""
    return part(Creates), part(NamedCreates), part(Updates)


async def drain() -> None:
    """Wait until all that was accepted is durable. For shutdown."""
    await asyncio.gather(creates.drain(), named_creates.drain(), updates.drain())


def check_room() -> None:
    """Return if creates and updates may still wait, before their bodies are read.

    Raises:
        Unavailable: Too much is waiting for the database.
    """
    part(Creates).check_room()
    part(NamedCreates).check_room()
    part(Updates).check_room()
