"""Completions as they are written: created, merged, corrected, deleted.

What is durable and idempotent is decided in `services.completions.commits`.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Final

import bson
from pymongo.errors import DocumentTooLarge, PyMongoError

from models import CompletionDocument
from services.completions import commits as writes
from services.completions import large_values
from services.completions.batches import create_all
from services.completions.deletions import delete_by_keys
from services.completions.deriving import derive
from services.completions.fields import CompletionFields
from services.completions.group_commit import GroupCommit
from services.completions.merging import merge_pipeline, update_rank
from services.completions.reading import find_completions, get_completion
from services.completions.shapes import is_long
from services.completions.stored_rows import (
    PAYLOAD_FIELDS,
    PAYLOADS,
    as_public_row,
    has_won,
    read_back,
)
from services.errors import Conflict, InvalidInput, NotFound, ServiceError, Unavailable
from services.heavy_work import at_ease, expect_much
from services.ids import check_client_id, storage_key
from services.observability.metrics import Metrics
from services.observability.tracing import traced
from services.pricing import Prices, prices_of
from services.rows import CompletionRow
from services.runtime import part
from services.storage.database import (
    LargerThanDocument,
    as_service_error,
    database,
    find_row_and_update,
)
from services.storage.deleted_ids import was_deleted
from services.storage.paging import (
    Projection,
)

MAX_BATCH: Final = 1000


def check_room() -> None:
    """Return if creates and updates may still wait, before their bodies are read.

    Raises:
        Unavailable: Too much is waiting for the database.
    """
    writes.check_room()


@contextmanager
def _counted(queue: str, number: int) -> Iterator[None]:
    """Count writes that wait in no queue, as those that do: see `GroupCommit`."""
    series = part(Metrics).of_queue(queue)
    try:
        yield
    except Exception:
        series.failed.inc(number)
        raise
    series.written.inc(number)


@traced
async def create_completion(
    organization_id: str,
    fields: CompletionFields,
    *,
    completion_id: str | None = None,
    is_new_id: bool = False,
    is_late_dropped: bool = False,
) -> CompletionRow:
    """Store a completion; when this returns, a majority has it in its journal.

    Args:
        organization_id: From the token.
        fields: As `services.completions.fields.check_fields` returns them.
        completion_id: The client's own id; made if None.
        is_new_id: Whether the id was made for this create, so that nobody has used it.
        is_late_dropped: Whether the create of a completion that was deleted is dropped, and
            answered as if it were not, since it comes from an SDK that knows of no deletion.

    Returns:
        The row. The response to a repeated or a merged create has no payload.

    Raises:
        InvalidInput: The id is malformed, or the whole is larger than MongoDB allows.
        Conflict: The id has been created before, with other content, or was deleted.
        Unavailable: The database is out of reach, or too much is waiting for it.
    """
    if completion_id is not None:
        check_client_id(completion_id, path="/id")
    _look_ahead(fields)
    create = await at_ease(
        writes.prepare_create,
        organization_id,
        fields,
        await prices_of(organization_id),
        completion_id=completion_id,
        is_new_id=is_new_id,
    )
    size = len(create.raw.raw)
    if create.outlined is not None:
        await writes.store_large([create])
    if create.id_is_ours:
        return as_public_row(await part(writes.Creates).submit(create, size=size))
    row = await part(writes.NamedCreates).submit(create, size=size, key=create.key)
    if row is None and not is_late_dropped:
        raise was_deleted("the completion", create.key)
    return as_public_row(create.row if row is None else row)


@traced
async def create_each(
    organization_id: str, batch: Sequence[tuple[str | None, CompletionFields]]
) -> list[CompletionRow | ServiceError]:
    """Store up to 1,000 completions, given as (id or None, fields), each by itself.

    An id that stands there several times is written once: the others are held against the first.

    Returns:
        For each its row, as `create_completion` returns it, or why it was not stored; the path of
        what is wrong with it begins at itself.

    Raises:
        InvalidInput: There are too many.
        Unavailable: The database is out of reach, or too much is waiting for it: none of them is
            known to have been stored. One that has an id may be sent again.
    """
    _check_number(len(batch))
    prices = await prices_of(organization_id)
    results: dict[int, Any] = {}
    ours: dict[int, writes.Create] = {}
    named: dict[int, writes.Create] = {}
    first: dict[str, int] = {}
    again: dict[int, writes.Create] = {}
    for n, one in enumerate(batch):
        try:
            _look_ahead(one[1])
            create = await at_ease(_prepare, organization_id, prices, *one)
        except InvalidInput as error:
            results[n] = error
        else:
            is_first = first.setdefault(create.key, n) == n
            (again if not is_first else ours if create.id_is_ours else named)[n] = create
    queues: Sequence[tuple[GroupCommit[writes.Create, Any], Mapping[int, writes.Create]]]
    queues = (part(writes.Creates), ours), (part(writes.NamedCreates), named)
    for queue, creates in queues:  # before anything is written
        queue.check_room(sum(len(create.raw.raw) for create in creates.values()))
        await writes.store_large(creates.values())
    submitted = [
        queue.submit_all(
            (create, len(create.raw.raw), None if create.id_is_ours else create.key)
            for create in creates.values()
        )
        for queue, creates in queues
    ]
    for (_, creates), written in zip(queues, submitted, strict=True):
        for (n, create), result in zip(creates.items(), await written, strict=True):
            results[n] = was_deleted("the completion", create.key) if result is None else result
    results |= await _settle_again(
        again,
        {create.key: create for create in named.values()},
        {create.key: results[n] for n, create in named.items()},
    )
    lost = [one for one in results.values() if isinstance(one, Unavailable)]
    if lost and len(lost) == len(ours) + len(named) + len(again):
        raise lost[0]
    return [_outcome(results[n]) for n in range(len(batch))]


async def _settle_again(
    again: Mapping[int, writes.Create],
    first: Mapping[str, writes.Create],
    results: Mapping[str, Any],
) -> dict[int, Any]:
    """Answer creates whose ids stand before them in the same request, without a write.

    Args:
        again: The creates.
        first: The first of each id, by its key.
        results: What became of these, by their keys. What failed for another reason than what is
            stored fails for all of its id.
    """
    settled: dict[int, Any] = {}
    contradicted: dict[int, writes.Create] = {}
    for n, create in again.items():
        result = results[create.key]
        if create.repeats(first[create.key].row["create_digest"]):
            settled[n] = result
        elif isinstance(result, Conflict):  # it may be what is stored that this one repeats
            contradicted[n] = create
        else:
            settled[n] = (
                result if isinstance(result, BaseException) else writes.contradiction(create)
            )
    stored = await read_back(
        list({create.key for create in contradicted.values()}), writes.WITH_DIGEST
    )
    for n, create in contradicted.items():
        row = stored.get(create.key)
        if row is None:  # it was deleted
            settled[n] = results[create.key]
        else:
            is_repeated = create.repeats(row.get("create_digest"))
            settled[n] = row if is_repeated else writes.contradiction(create)
    return settled


def _outcome(result: dict[str, Any] | BaseException) -> CompletionRow | ServiceError:
    if isinstance(result, ServiceError):
        return result
    if isinstance(result, BaseException):
        raise result
    return as_public_row(result)


def _check_number(number: int) -> None:
    if number > MAX_BATCH:
        raise InvalidInput(f"{number} completions; {MAX_BATCH} are allowed at once")


def _look_ahead(fields: CompletionFields) -> None:
    """Have the rest of the request's work done in a thread, if its streams take long to be read."""
    response = fields.get("response")
    if response is not None and is_long(response):
        expect_much()


def _prepare(
    organization_id: str, prices: Prices, completion_id: str | None, fields: CompletionFields
) -> writes.Create:
    if completion_id is not None:
        check_client_id(completion_id, path="/id")
    return writes.prepare_create(organization_id, fields, prices, completion_id=completion_id)


@traced
async def create_completions(
    organization_id: str,
    batch: Sequence[tuple[str | None, CompletionFields]],
) -> list[CompletionRow]:
    """Store up to 1,000 completions, given as (id or None, fields): all of them or none.

    Raises:
        InvalidInput: There are too many, or one is malformed.
        Conflict: An id has been created before, with other content, was deleted, or stands there
            twice.
        Unavailable: The database is out of reach.
    """
    _check_number(len(batch))
    prices = await prices_of(organization_id)
    creates = []
    for n, one in enumerate(batch):
        try:
            _look_ahead(one[1])
            creates.append(await at_ease(_prepare, organization_id, prices, *one))
        except InvalidInput as error:
            raise error.at(f"/{n}{error.path}") from error
    if not creates:
        return []
    with _counted("batches", len(creates)):
        await writes.store_large(creates)
        rows = await create_all(creates)
    return [as_public_row(row) for row in rows]


@traced
async def merge_completion(
    organization_id: str,
    completion_id: str,
    fields: CompletionFields,
    *,
    returning: bool = False,
) -> CompletionRow | None:
    """Merge a row into a completion, which need not be there yet.

    See `services.completions.merging`. The row of a completion that was deleted is dropped: see
    `services.completions.deletions`.

    Args:
        organization_id: From the token.
        completion_id: The completion's id.
        fields: As `services.completions.fields.check_fields` returns them.
        returning: Whether to return the merged row.

    Returns:
        The row after the merge, if asked for: with `request` and `response`, and of `stacktrace`
        and `extra` what it was sent; None where the completion was deleted.

    Raises:
        InvalidInput: The id is malformed, or the whole is larger than MongoDB allows.
        Unavailable: The database is out of reach, or too much is waiting for it.
    """
    check_client_id(completion_id, path="/id")
    _look_ahead(fields)
    submit = part(writes.Updates).submit
    prices = await prices_of(organization_id)
    try:
        update, size = await at_ease(
            writes.prepare_update,
            organization_id,
            completion_id,
            fields,
            prices,
            returning=returning,
        )
        if update.outlined is not None:
            await writes.store_large([update])
        row = await submit(update, size=size, key=update.key)
    except LargerThanDocument:
        update, size = await at_ease(
            writes.prepare_update,
            organization_id,
            completion_id,
            fields,
            prices,
            returning=returning,
            is_full=True,
        )
        await writes.store_large([update])
        row = await submit(update, size=size, key=update.key)
    if row is None or not returning:
        return None
    merged = as_public_row(row)
    is_small = merged.pop("is_small", False)  # type: ignore[typeddict-item]  # of the reading
    won = [name for name in PAYLOAD_FIELDS if has_won(row, name, fields)]
    merged.update({name: fields[name] for name in won})  # type: ignore[typeddict-item,literal-required]  # names of the row, all of them
    is_whole = not merged.pop("large", None) and is_small
    missing = [name for name in PAYLOADS if name not in won and (name in fields or not is_whole)]
    if missing:
        stored = await find_completions(
            organization_id, [completion_id], projection=dict.fromkeys((*missing, "large"), 1)
        )
        merged.update(stored.get(completion_id, {}))
    return merged


@traced
async def update_completion(
    organization_id: str,
    completion_id: str,
    fields: CompletionFields,
    *,
    cleared: Collection[str] = (),
    projection: Projection | None = None,
) -> CompletionRow:
    """Merge a row into a completion that is there, and return it.

    Args:
        organization_id: From the token.
        completion_id: The completion's id.
        fields: As `services.completions.fields.check_fields` returns them.
        cleared: The fields to take away, as `services.completions.fields.check_cleared` returns
            them.
        projection: The fields to read; all if None.

    Raises:
        InvalidInput: The whole would be larger than MongoDB allows.
        NotFound: The organization has no completion of this id.
    """
    names_session = "session_id" in fields
    needed = ["underived", *(("organization_id", "session_id", "created_at") * names_session)]
    key = storage_key(organization_id, completion_id)
    _look_ahead(fields)
    size = len(await at_ease(bson.encode, fields))

    async def merge(*, is_full: bool) -> dict[str, Any] | None:
        outlined = await at_ease(writes.outline_of, fields, size, is_full=is_full)
        if outlined is not None:
            await large_values.store(key, outlined.values)
        return await find_row_and_update(
            database.collection(CompletionDocument),
            {"_id": key, "organization_id": organization_id},
            await at_ease(
                merge_pipeline,
                fields,
                key=key,
                rank=update_rank(fields),
                now=datetime.now(UTC),
                prices=await prices_of(organization_id),
                cleared=cleared,
                outlined=outlined,
            ),
            # The session and the time are needed to make the session, if this one has won (see
            # `services.completions.merging`).
            projection={**projection, **dict.fromkeys(needed, 1)} if projection else projection,
        )

    with _counted("corrections", 1):
        try:
            row = await merge(is_full=False)
        except (PyMongoError, DocumentTooLarge) as error:
            if not isinstance(as_service_error(error), LargerThanDocument):
                raise
            row = await merge(is_full=True)
    if row is None:
        raise NotFound("completion", completion_id)
    if names_session:
        await writes.ensure_sessions_of([row])
    if row.get("underived"):
        # Who corrects something looks at what comes of it, and does not come every moment.
        await derive([{"_id": key, "organization_id": organization_id, "size": 0}], is_told=True)
        return await get_completion(organization_id, completion_id, projection=projection)
    public = as_public_row(row)
    await large_values.restore(organization_id, [public], projection)
    return public


@traced
async def delete_completions(organization_id: str, ids: Sequence[str]) -> list[str]:
    """Delete completions by id, and feedback that grades nothing else.

    Ids that are not there are passed over; all are taken out of other feedback that names them. A
    row that an SDK sends of them later is dropped (see `services.completions.deletions`).

    Returns:
        The ids of those that were there, each once, in the order of `ids`.
    """
    check_batch(ids)
    keys = {completion_id: storage_key(organization_id, completion_id) for completion_id in ids}
    deleted = await delete_by_keys(organization_id, list(keys.values()))
    return [completion_id for completion_id, key in keys.items() if key in deleted]


def check_batch(ids: Sequence[str]) -> None:
    """Reject more ids than one request may name.

    Raises:
        InvalidInput: There are more than `MAX_BATCH`.
    """
    if len(ids) > MAX_BATCH:
        raise InvalidInput(f"{len(ids)} ids; {MAX_BATCH} are allowed at once")
