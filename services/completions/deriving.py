"""Derives completions that are stored, from the payloads: later than in the write, or again.

What holds: a result is stored only if nothing has been written to the completion since it was read
(`revision`), so that no older result replaces a newer one, whoever derives at the same time and
whatever is interrupted.
"""

import asyncio
import logging
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import bson
from pymongo import UpdateOne
from pymongo.errors import BulkWriteError

from models import CompletionDocument, indexes
from services.clock import utc_now
from services.completions import large_values
from services.completions.derivation import DERIVED_FIELDS, PARTS, derived
from services.completions.shapes import is_long
from services.errors import DeadlineExceeded, Unavailable
from services.heavy_work import in_turn
from services.ids import public_id
from services.pricing import prices_of
from services.storage.database import as_service_error, database
from services.storage.error_codes import TOO_LARGE

logger = logging.getLogger("log10_gateway")

# What is read of a completion to know how much it is.
LIGHT: Final[Mapping[str, Any]] = {"organization_id": 1, "size": large_values.SIZE}
# What a fact is read from, the shapes of providers decide: it may be anywhere in a payload.
_NEEDED: Final = dict.fromkeys(("organization_id", "created_at", "revision", "large", *PARTS), 1)
_FIELDS: Final = (*DERIVED_FIELDS, "hints", "derived_version")
_UNMARKED: Final[Mapping[str, Any]] = {"$unset": {"underived": ""}}
# What is in memory at once: completions, and the bytes of all that is stored of them.
_MOST: Final = 200
_MOST_BYTES: Final = 4 * 2**20
# What is read of more takes milliseconds, and is read beside the event loop.
_HEAVY_BYTES: Final = 2**18
# Writes of others that one may come up against, before it is left.
_TRIES: Final = 5


async def derive(rows: Sequence[Mapping[str, Any]], *, is_told: bool) -> int:
    """Derive completions, and store what each comes to.

    One that cannot be derived, by a bug of ours, is logged and stays as it is; the others go on. It
    counts as done: if it was marked as `underived` it is no more, so that nobody comes upon it
    again and again. The next version of the code derives it.

    Args:
        rows: As `LIGHT` reads them.
        is_told: Whether it is a change of its own, which makes the completion's derivation
            complete. Else it is no more than how things should have been, and nobody hears of it.

    Returns:
        How many are stored, or were deleted meanwhile. The others have changed all the time.
    """
    done = 0
    for piece in _pieces(rows):
        for _ in range(_TRIES):
            is_done = await _derive_some(piece, is_told=is_told)
            if is_done:
                done += len(piece)
                break
    return done


def _pieces(rows: Sequence[Mapping[str, Any]]) -> Iterator[Sequence[Mapping[str, Any]]]:
    piece: list[Mapping[str, Any]] = []
    size = 0
    for row in rows:
        if piece and (len(piece) == _MOST or size + row["size"] > _MOST_BYTES):
            yield piece
            piece, size = [], 0
        piece.append(row)
        size += row["size"]
    if piece:
        yield piece


async def _derive_some(rows: Sequence[Mapping[str, Any]], *, is_told: bool) -> bool:
    """Derive completions; say whether none has changed meanwhile."""
    collection = database.collection(CompletionDocument)
    wanted: dict[str, Any] = {
        "organization_id": {"$in": sorted({row["organization_id"] for row in rows})},
        "_id": {"$in": [row["_id"] for row in rows]},
    }
    if is_told:
        wanted["underived"] = True
    cursor = collection.find(wanted, _NEEDED, batch_size=len(rows) + 1, hint=indexes.BY_ID)
    sizes = {row["_id"]: row["size"] for row in rows}
    writes, written_rows, failures = [], [], []
    for row in await cursor.to_list():
        try:
            values = await _derived(row, is_heavy=sizes[row["_id"]] > _HEAVY_BYTES)
        except Exception as error:
            if isinstance(as_service_error(error), Unavailable | DeadlineExceeded):
                raise
            failures.append(error)
            update = _UNMARKED if is_told else None
        else:
            update = _update(values, is_told=is_told)
        if update is not None:
            writes.append(_write(row, update))
            written_rows.append(row)
        await asyncio.sleep(0)  # each takes up to some milliseconds
    if failures:
        logger.error(
            "%d completions cannot be derived, by a bug, to be reported; they stay as they are",
            len(failures),
            exc_info=failures[0],
        )
    if not writes:
        return True
    try:
        written = await collection.bulk_write(writes, ordered=False)
    except BulkWriteError as error:
        full = [written_rows[one["index"]] for one in error.details["writeErrors"]]
        if any(one["code"] not in TOO_LARGE for one in error.details["writeErrors"]):
            raise
        await _leave(full)
        return bool(error.details["nMatched"] + len(full) == len(writes))
    return written.matched_count == len(writes)


async def _derived(row: dict[str, Any], *, is_heavy: bool) -> dict[str, Any]:
    """Return what a completion comes to, as read with `_NEEDED`."""
    if "large" in row:
        is_heavy = True
        row["id"] = public_id(row["_id"])
        await large_values.restore(row["organization_id"], [row])
    payloads = {part: row[part] for part in PARTS if isinstance(row.get(part), dict)}
    given = payloads, row["created_at"], await prices_of(row["organization_id"])
    if is_heavy or is_long(payloads.get("response", {})):
        values = await in_turn(derived, *given)
    else:
        values = derived(*given)
    bson.encode(values)  # what cannot be stored would fail with all that are written beside it
    return values


def _update(values: dict[str, Any], *, is_told: bool) -> dict[str, Any]:
    gone = {name: "" for name in _FIELDS if name not in values}
    update: dict[str, Any] = {"$set": values}
    if is_told:
        values |= {"derived_later": True, "updated_at": utc_now()}
        gone["underived"] = ""
        update["$inc"] = {"revision": 1}
    if gone:
        update["$unset"] = gone
    return update


def _write(row: Mapping[str, Any], update: Mapping[str, Any]) -> UpdateOne:
    """Return the write of an update, if nothing has been written since the row was read."""
    return UpdateOne(
        {
            "_id": row["_id"],
            "organization_id": row["organization_id"],
            "revision": row.get("revision"),
        },
        update,
        hint=indexes.BY_ID,
    )


async def _leave(rows: Sequence[Mapping[str, Any]]) -> None:
    """Leave completions as they are that have no room for what they come to: others wait."""
    writes = [_write(row, _UNMARKED) for row in rows]
    await database.collection(CompletionDocument).bulk_write(writes, ordered=False)
    logger.warning("%d completions have no room for what is derived of them", len(rows))
