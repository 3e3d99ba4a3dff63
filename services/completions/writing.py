"""Completions as they are written: created, merged, corrected, deleted.

What is durable and idempotent is decided in `services.completions.commits`.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Final

from models import CompletionDocument
from services.completions import commits as writes
from services.completions.batches import create_all
from services.completions.deletions import delete_by_keys, was_deleted
from services.completions.fields import CompletionFields
from services.completions.merging import merge_pipeline, update_rank
from services.completions.reading import find_completions
from services.completions.stored_rows import (
    PAYLOAD_FIELDS,
    PAYLOADS,
    as_public_row,
    has_won,
)
from services.errors import InvalidInput, NotFound
from services.ids import check_client_id, storage_key
from services.observability.metrics import Metrics
from services.observability.tracing import traced
from services.rows import CompletionRow
from services.runtime import part
from services.storage.database import database, find_row_and_update
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
    create = writes.prepare_create(
        organization_id,
        fields,
        completion_id=completion_id,
        is_new_id=is_new_id,
    )
    size = len(create.raw.raw)
    if create.id_is_ours:
        return as_public_row(await part(writes.Creates).submit(create, size=size))
    row = await part(writes.NamedCreates).submit(create, size=size, key=create.key)
    if row is None and not is_late_dropped:
        raise was_deleted(create.key)
    return as_public_row(create.row if row is None else row)


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
    if len(batch) > MAX_BATCH:
        raise InvalidInput(f"{len(batch)} completions; {MAX_BATCH} are allowed at once")
    creates = []
    for n, (completion_id, fields) in enumerate(batch):
        if completion_id is not None:
            check_client_id(completion_id, path=f"/{n}/id")
        creates.append(writes.prepare_create(organization_id, fields, completion_id=completion_id))
    if not creates:
        return []
    with _counted("batches", len(creates)):
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
    update, size = writes.prepare_update(
        organization_id, completion_id, fields, returning=returning
    )
    row = await part(writes.Updates).submit(update, size=size, key=update.key)
    if row is None or not returning:
        return None
    merged = as_public_row(row)
    is_small = merged.pop("is_small", False)  # type: ignore[typeddict-item]  # of the reading
    won = [name for name in PAYLOAD_FIELDS if has_won(row, name, fields)]
    merged.update({name: fields[name] for name in won})  # type: ignore[typeddict-item,literal-required]  # names of the row, all of them
    missing = [name for name in PAYLOADS if name not in won and (name in fields or not is_small)]
    if missing:
        stored = await find_completions(
            organization_id, [completion_id], projection=dict.fromkeys(missing, 1)
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
    key = storage_key(organization_id, completion_id)
    with _counted("corrections", 1):
        row = await find_row_and_update(
            database.collection(CompletionDocument),
            {"_id": key, "organization_id": organization_id},
            merge_pipeline(
                fields, key=key, rank=update_rank(fields), now=datetime.now(UTC), cleared=cleared
            ),
            # Both are needed to make the session, if this one has won (see
            # `services.completions.merging`).
            projection={**projection, "organization_id": 1, "session_id": 1, "created_at": 1}
            if names_session and projection
            else projection,
        )
    if row is None:
        raise NotFound("completion", completion_id)
    if names_session:
        await writes.ensure_sessions_of([row])
    return as_public_row(row)


@traced
async def delete_completions(organization_id: str, ids: Sequence[str]) -> int:
    """Delete completions by id, and feedback that grades nothing else.

    Ids that are not there are passed over; all are taken out of other feedback that names them. A
    row that an SDK sends of them later is dropped (see `services.completions.deletions`).

    Returns:
        How many were deleted.
    """
    check_batch(ids)
    keys = [storage_key(organization_id, completion_id) for completion_id in ids]
    return await delete_by_keys(organization_id, keys)


def check_batch(ids: Sequence[str]) -> None:
    """Reject more ids than one request may name.

    Raises:
        InvalidInput: There are more than `MAX_BATCH`.
    """
    if len(ids) > MAX_BATCH:
        raise InvalidInput(f"{len(ids)} ids; {MAX_BATCH} are allowed at once")
