"""Changes as MongoDB streams them: keys, kinds and the names of fields, never documents."""

import asyncio
import re
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Literal, TypeAlias

from bson import DEFAULT_CODEC_OPTIONS, Timestamp
from pymongo.asynchronous.change_stream import AsyncChangeStream
from pymongo.errors import OperationFailure, PyMongoError

from services.changes.moments import Moment
from services.errors import ResumeExpired, Unavailable
from services.ids import storage_key
from services.storage import error_codes
from services.storage.database import as_service_error, database

Stream: TypeAlias = AsyncChangeStream[dict[str, Any]]
Kind = Literal["created", "updated", "deleted"]
KINDS: Final[dict[str, Kind]] = {
    "insert": "created",
    "update": "updated",
    "replace": "updated",
    "delete": "deleted",
}
# How long MongoDB holds a request for changes open when there are none.
_AWAIT_MS: Final = 1000
_AT_A_TIME: Final = 100
_UPDATED: Final = "$updateDescription.updatedFields"


def _all_of(list_: Any) -> dict[str, Any]:
    return {"$ifNull": [list_, []]}


def _each(list_: Any, expression: Any) -> dict[str, Any]:
    return {"$map": {"input": list_, "in": expression}}


# The fields of a row that an update has changed, by their first names, without their values.
_FIELDS: Final = {
    "$setUnion": _each(
        {
            "$concatArrays": [
                _each({"$objectToArray": {"$ifNull": [_UPDATED, {}]}}, "$$this.k"),
                _all_of("$updateDescription.removedFields"),
                _each(_all_of("$updateDescription.truncatedArrays"), "$$this.field"),
            ]
        },
        {"$arrayElemAt": [{"$split": ["$$this", "."]}, 0]},
    )
}
_SHOWN: Final = {
    "operationType": 1,
    "documentKey": 1,
    "clusterTime": 1,
    "fields": _FIELDS,
    "revision": {"$ifNull": [f"{_UPDATED}.revision", "$fullDocument.revision"]},
}


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one object.

    Attributes:
        kind: What.
        organization_id: Whose it is.
        id: Its public id.
        moment: When.
        fields: The names of the fields that an update has changed; None if it may be any.
        revision: That of the object after the change; None if it has none.
    """

    kind: Kind
    organization_id: str
    id: str
    moment: Moment
    fields: frozenset[str] | None = frozenset()
    revision: int | None = None


async def open_stream(
    document: type[Any],
    since: Moment,
    *,
    organization_id: str | None = None,
    await_ms: int = _AWAIT_MS,
) -> Stream:
    """Begin a stream of a collection's changes.

    Args:
        document: The collection's document class.
        since: From when on; changes of the same time are in it too.
        organization_id: Whose changes; those of all if None.
        await_ms: How long MongoDB waits for a change before it says that there is none.

    Raises:
        ResumeExpired: The database does not remember so much.
        Unavailable: It is out of reach.
    """
    wanted: dict[str, Any] = {"operationType": {"$in": list(KINDS)}}
    if organization_id is not None:
        prefix = re.escape(storage_key(organization_id, ""))
        wanted["documentKey._id"] = {"$regex": f"^{prefix}"}
    pipeline = [{"$match": wanted}, {"$project": _SHOWN}]
    try:
        # With the driver's own types, among them the clock's.
        collection = database.patient(document).with_options(DEFAULT_CODEC_OPTIONS)
        return await collection.watch(
            pipeline, max_await_time_ms=await_ms, start_at_operation_time=since.timestamp
        )
    except PyMongoError as error:
        raise failure_of(error) from error


def failure_of(error: PyMongoError) -> ResumeExpired | Unavailable:
    """Return what those are told who listen to a stream that failed."""
    if isinstance(error, OperationFailure) and error.code in error_codes.HISTORY_LOST:
        return expired()
    known = as_service_error(error)
    return known if isinstance(known, Unavailable) else broken()


def broken() -> Unavailable:
    """Return what those are told whose stream ended of itself."""
    return Unavailable("the stream of changes broke; subscribe again")


def expired() -> ResumeExpired:
    """Return what is told of a cursor from which nothing can go on."""
    return ResumeExpired(
        "the database does not remember what has changed since the cursor: read anew, and "
        "subscribe without it"
    )


def change_of(event: dict[str, Any]) -> Change | None:
    """Return what a stream yielded; None for what is another program's."""
    key = event["documentKey"]["_id"]
    if not isinstance(key, str) or "/" not in key:
        return None
    organization_id, _, public_id = key.partition("/")
    return Change(
        KINDS[event["operationType"]],
        organization_id,
        public_id,
        Moment.of(event["clusterTime"], event["_id"]["_data"]),
        None if event["operationType"] == "replace" else _names(*event["fields"]),
        event.get("revision"),
    )


@lru_cache(maxsize=1_000)
def _names(*names: str) -> frozenset[str]:
    """Return names as a set, of which there are few for very many changes."""
    return frozenset(names)


async def changes_in(stream: Stream) -> AsyncGenerator[tuple[Change | None, Moment], None]:
    """Yield the changes of a stream, and how far it has read; also where it finds none for a time.

    Raises:
        ResumeExpired: The database no longer remembers what comes next.
        Unavailable: It is out of reach, or ended the stream, as where a collection is dropped.
    """
    reached, number = Moment(0, 0), 0
    async with stream:
        while stream.alive:
            try:
                event = await stream.try_next()
            except PyMongoError as error:
                raise failure_of(error) from error
            change = change_of(event) if event is not None else None
            if change is not None:
                reached = max(reached, change.moment)
            elif token := stream.resume_token:
                reached = max(reached, Moment.in_token(token["_data"]) or reached)
            yield change, reached
            number += 1
            if number % _AT_A_TIME == 0:  # what one reply held is there without a wait
                await asyncio.sleep(0)
    raise broken()


async def present() -> Moment:
    """Return the moment after all that has been answered.

    Raises:
        Unavailable: The database is out of reach.
    """
    try:
        told = await database.client.admin.command("ping", codec_options=DEFAULT_CODEC_OPTIONS)
    except PyMongoError as error:
        raise failure_of(error) from error
    time: Timestamp = told["operationTime"]
    return Moment(time.time, time.inc + 1)
