"""The connection to MongoDB, reads of rows, and the driver's errors as ours.

There is one connection a runtime: `connect` makes it, `close` ends it.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import Any, Final, TypeAlias

import pymongo
from beanie.odm.utils.init import Initializer
from bson.codec_options import DatetimeConversion
from pymongo import AsyncMongoClient, WriteConcern
from pymongo.asynchronous.client_session import AsyncClientSession
from pymongo.asynchronous.collection import AsyncCollection
from pymongo.asynchronous.database import AsyncDatabase
from pymongo.errors import (
    ConfigurationError,
    ConnectionFailure,
    DocumentTooLarge,
    ExecutionTimeout,
    InvalidURI,
    OperationFailure,
    PyMongoError,
    WaitQueueTimeoutError,
    WriteConcernError,
    WriteError,
)
from pymongo.read_concern import ReadConcern

from models import DOCUMENTS, indexes
from services.errors import DeadlineExceeded, InvalidInput, Reason, ServiceError, Unavailable
from services.runtime import current, current_runtime
from services.storage import error_codes
from services.storage.bson_values import (
    OWN_VALUES,
    RAW,
    decode_batch,
    decode_rows,
    may_hold_payload,
)
from services.storage.explaining import is_taken
from services.storage.monitoring import Monitors
from services.storage.read_budget import charge

_Document: TypeAlias = dict[str, Any]

# What is read with the driver's own cursors is plain too, but for times and bytes.
_OPTIONS: Final[dict[str, Any]] = {
    "tz_aware": OWN_VALUES.tz_aware,
    "type_registry": OWN_VALUES.type_registry,
    "datetime_conversion": DatetimeConversion.DATETIME_AUTO.name,
    "unicode_decode_error_handler": OWN_VALUES.unicode_decode_error_handler,
    "appname": "log10-gateway",
}

# The oldest MongoDB that has all that is used here ($lookup into shards, change streams).
OLDEST_WIRE_VERSION = 17  # MongoDB 6.0

# An answered write is in the journals of a majority: no crash and no change of primary loses it.
_DURABLE: Final = WriteConcern(w="majority", j=True)
_ONE_MOMENT: Final = ReadConcern("snapshot")
# A probe waits for less than whoever sent it.
_PROBE_SECONDS: Final = 2.0
# mongod answers a change stream each second, so that a longer silence is a broken connection.
_SILENCE_SECONDS: Final = 5.0

_UNAVAILABLE_LABELS = (
    "TransientTransactionError",
    "UnknownTransactionCommitResult",
    "RetryableWriteError",
    "SystemOverloadedError",
)


class _OfflineInitializer(Initializer):
    """Binds documents to a database without asking it anything.

    `init_beanie` asks for its version and its collections, which it needs for views and time
    series, of which there are none here. Worker processes that begin while the database is away
    would fail by it, and uvicorn takes that for a reason to end all of them.
    """

    async def _load_cached_info(self) -> None:
        self._database_major_version = 6


class LargerThanDocument(InvalidInput):
    """What is written would be larger than a MongoDB document may be."""

    def __init__(self) -> None:
        super().__init__("it would be larger than a MongoDB document may be (16 MB)")


class Database:
    """A client and its database; `database` is the current runtime's."""

    def __init__(self) -> None:
        self._client: AsyncMongoClient[_Document] | None = None
        self._database: AsyncDatabase[_Document] | None = None
        self._patient_client: AsyncMongoClient[_Document] | None = None
        self._collections: dict[type[Any], AsyncCollection[_Document]] = {}
        self._url = self._name = ""
        self.timeout_seconds = 10.0
        self.monitors: Monitors | None = None

    @property
    def client(self) -> AsyncMongoClient[_Document]:
        """The connected client.

        Raises:
            RuntimeError: `connect` has not been called: a bug of ours.
        """
        if self._client is None:
            raise RuntimeError("the database is not connected")
        return self._client

    def collection(self, document: type[Any]) -> AsyncCollection[_Document]:
        """Return a document's collection."""
        found = self._collections.get(document)
        if found is None:
            if self._database is None:
                raise RuntimeError("the database is not connected")
            found = self._collections[document] = self._database[document.Settings.name]
        return found

    def patient(self, document: type[Any]) -> AsyncCollection[_Document]:
        """Return a document's collection on a client whose operations have no deadline.

        For change streams: a deadline for the whole operation would end one that has nothing to
        tell. A primary that is frozen is noticed all the same, by its silence.
        """
        if self._patient_client is None:
            self._patient_client = AsyncMongoClient(
                self._url, socketTimeoutMS=int(_SILENCE_SECONDS * 1000), **_OPTIONS
            )
        return self._patient_client[self._name][document.Settings.name]

    async def connect(
        self, url: str, *, name: str, timeout_seconds: float, is_monitored: bool = False
    ) -> None:
        """Bind the documents to the database `name`, which need not answer yet. Applies no index.

        A write is answered when a majority has it in its journal: an answered completion is
        never lost, not by a crash, nor by a change of primary.

        Args:
            url: A MongoDB connection string.
            name: The database's name.
            timeout_seconds: Bound on each operation, server selection and retries included.
            is_monitored: Whether metrics and the log tell of it, as of a gateway's; a command says
                itself how it ended.

        Raises:
            InvalidInput: The URL or the name is none.
        """
        self.monitors = Monitors.of(current_runtime()) if is_monitored else None
        try:
            client: AsyncMongoClient[_Document] = AsyncMongoClient(
                url,
                timeoutMS=int(timeout_seconds * 1000),
                event_listeners=self.monitors or (),
                **_OPTIONS,
            )
            self._database = client.get_database(name, write_concern=_DURABLE)
        except (ConfigurationError, InvalidURI, PyMongoError) as error:
            raise InvalidInput(f"cannot use the MongoDB URL: {error}") from error
        self._client, self._url, self._name = client, url, name
        self.timeout_seconds = timeout_seconds
        self._collections.clear()
        await _OfflineInitializer(
            database=self._database, document_models=list(DOCUMENTS), skip_indexes=True
        )

    async def close(self) -> None:
        """Close the connection."""
        if self.monitors is not None:
            self.monitors.topology.end()
        if self._client is not None:
            await self._client.close()
            self._client = self._database = None
        if self._patient_client is not None:
            await self._patient_client.close()
            self._patient_client = None

    def deadline(self, seconds: float | None) -> AbstractContextManager[object]:
        """Bound all that is asked of the database in a context, together; None: not at all.

        The server gives up too (`maxTimeMS`), so that no abandoned query runs on.
        """
        return pymongo.timeout(seconds)

    async def transaction(self, work: Callable[[AsyncClientSession], Awaitable[None]]) -> None:
        """Do some writes wholly or not at all, as durable as any other write.

        All that is read in it is of one moment, whichever shards it is read from, and what was
        changed since that moment cannot be written to: the transaction is tried anew then.

        Args:
            work: Makes the writes in the session that it gets. It may be called again, where a
                change of primary or another writer ended the transaction.
        """
        async with self.client.start_session() as session:
            # The driver would try for two minutes; and a transaction takes its write concern
            # from the client, not from the collections that it writes to.
            with self.deadline(self.timeout_seconds):
                await session.with_transaction(
                    work, read_concern=_ONE_MOMENT, write_concern=_DURABLE
                )

    async def check_ready(self) -> None:
        """Return when the database answers as a primary, or as a cluster's router.

        Raises:
            Unavailable: It does not.
        """
        try:
            with self.deadline(_PROBE_SECONDS):
                hello = await self.client.admin.command("hello")
        except PyMongoError as error:
            raise Unavailable(f"the database does not answer: {_short(error)}") from error
        if not hello.get("isWritablePrimary"):
            raise Unavailable("the database has no primary")
        if hello.get("maxWireVersion", 0) < OLDEST_WIRE_VERSION:
            raise Unavailable("the database is older than MongoDB 6.0")


async def find_rows(
    collection: AsyncCollection[_Document],
    filter_: Mapping[str, Any],
    *,
    most: int,
    projection: Mapping[str, Any] | None = None,
    sort: Mapping[str, int] | None = None,
    hint: str | None = None,
    skip: int = 0,
) -> list[_Document]:
    """Find rows, in one command if they fit into 16 MB. They are plain: see `bson_values`.

    Args:
        collection: Where.
        filter_: What.
        most: How many there are at the most; the rest is cut off.
        projection: The fields to read; all if None.
        sort: In which order.
        hint: The index to use; the planner's choice if None.
        skip: How many to pass over first.

    Raises:
        TooComplex: The operation has read more than it may; see `services.storage.read_budget`.
    """
    if not most:
        return []  # MongoDB would take it for no limit
    # A batch is one more than there are rows, so that the first reply is the last.
    command = {
        "find": collection.name,
        "filter": filter_,
        "limit": most,
        "batchSize": most + 1,
        "projection": projection,
        "sort": sort,
        "hint": hint,
        "skip": skip,
    }
    rows = await _read_at_once(collection, command, projection)
    if rows is not None:
        return rows
    return await _read_by_replies(
        collection,
        collection.find_raw_batches(
            filter_, projection, limit=most, sort=sort, hint=hint, skip=skip
        ),
    )


async def aggregate_rows(
    collection: AsyncCollection[_Document],
    pipeline: Sequence[Mapping[str, Any]],
    *,
    most: int,
    projection: Mapping[str, Any] | None,
    hint: str | None = None,
) -> list[_Document]:
    """Run a pipeline; see `find_rows`.

    Args:
        collection: On what.
        pipeline: Its stages.
        most: How many rows come out at the most.
        projection: The fields of the collection that come out; all if None.
        hint: The index to use; the planner's choice if None.

    Raises:
        TooComplex: See `find_rows`.
    """
    command = {
        "aggregate": collection.name,
        "pipeline": pipeline,
        "cursor": {"batchSize": most + 1},
        "hint": hint,
    }
    rows = await _read_at_once(collection, command, projection)
    if rows is not None:
        return rows
    options: dict[str, Any] = {"hint": hint} if hint else {}
    return await _read_by_replies(
        collection, await collection.aggregate_raw_batches(pipeline, **options)
    )


async def find_row_and_update(
    collection: AsyncCollection[_Document],
    filter_: Mapping[str, Any],
    update: Mapping[str, Any] | Sequence[Mapping[str, Any]],
    *,
    projection: Mapping[str, Any] | None = None,
) -> _Document | None:
    """Update one row, found by its `_id`, and return it as it is then; None if there is none.

    Raises:
        TooComplex: See `find_rows`. The row has been changed, unless the limit was passed before.
    """
    charge(0)
    row: Any = await collection.with_options(codec_options=RAW).find_one_and_update(
        filter_, update, projection=projection, return_document=True, hint=indexes.BY_ID
    )
    if row is None:
        return None
    charge(len(row.raw))
    return decode_rows(collection.name, row.raw)[0]


async def _read_by_replies(collection: AsyncCollection[_Document], cursor: Any) -> list[_Document]:
    """Read rows that take several replies: no more of them than the operation may."""
    rows: list[_Document] = []
    async with cursor:
        async for batch in cursor:
            reply: Any = batch  # bytes, whatever the driver's types say
            charge(len(reply))
            if reply:  # it may hold no document
                rows += decode_rows(collection.name, reply)
    return rows


async def _read_at_once(
    collection: AsyncCollection[_Document],
    command: Mapping[str, Any],
    projection: Mapping[str, Any] | None,
) -> list[_Document] | None:
    """Run a command that reads rows; None where they do not fit into one reply of 16 MB.

    Because of the types that become others, the driver's own cursors take a reply apart row by row
    before they decode it, which costs a page of a hundred rows a sixth as much again.
    """
    charge(0)
    given = {name: value for name, value in command.items() if value}
    if is_taken(collection.name, given):
        return []
    if concern := collection.read_concern.document:
        given["readConcern"] = concern
    run = partial(
        collection.database.command,
        read_preference=collection.read_preference,
        codec_options=RAW,
    )
    batch = (await run(given))["cursor"].raw  # the reply as a whole goes, which is as large
    rows, cursor_id = decode_batch(
        collection.name, batch, payload=may_hold_payload(collection.name, projection)
    )
    if cursor_id == 0:
        charge(len(batch))
        return rows
    await run({"killCursors": collection.name, "cursors": [cursor_id]})
    return None


database = current(Database)


def _short(error: PyMongoError) -> str:
    """Leave out the driver's settings and its view of the servers."""
    said = str(error).partition(" (configured timeouts")[0].partition(", Timeout: ")[0]
    return said.partition(" Replica set is configured")[0]  # a guess of the driver's


def as_service_error(error: BaseException) -> ServiceError | None:
    """Translate what the driver raised into what a caller may be told.

    Returns:
        None where it is not the driver's, or is a bug of ours.
    """
    match error:
        case ServiceError():
            return error
        case PyMongoError() | DocumentTooLarge() if _is_too_large(error):
            return LargerThanDocument()
        case WaitQueueTimeoutError():
            return Unavailable(
                "too many requests wait for the database", counted_as=Reason.DATABASE_POOL
            )
        case ExecutionTimeout():
            return DeadlineExceeded("the database took too long")
        case ConnectionFailure():
            if error.timeout and not error.has_error_label("RetryableWriteError"):
                return Unavailable("the database did not answer in time")
            return Unavailable("the database cannot be reached")
        case WriteConcernError():
            return Unavailable("the database could not make the write durable in time")
        case OperationFailure() if (known := _by_code(_codes(error))) is not None:
            return known
        case PyMongoError() if error.timeout:
            return Unavailable("the database did not answer in time")
        case PyMongoError() if any(map(error.has_error_label, _UNAVAILABLE_LABELS)):
            return Unavailable("the database cannot take this now")
        case _:
            return None


def is_rejected(error: PyMongoError) -> bool:
    """Say whether the database rejects what its operator alone can allow."""
    return isinstance(error, OperationFailure) and bool(_codes(error) & error_codes.REJECTED)


def is_too_much(error: PyMongoError) -> bool:
    """Say whether the database may take less at once than what it was given."""
    return _is_too_large(error) or error.timeout


def _by_code(codes: set[int]) -> ServiceError | None:
    """Translate what the server said by a code."""
    if codes & error_codes.UNAVAILABLE:
        return Unavailable("the database cannot take this now")
    if codes & error_codes.REJECTED:
        return Unavailable(
            "the database rejects this; the gateway's log tells its operator why",
            retry_after=10,
            counted_as=Reason.DATABASE_REJECTS,
        )
    if codes & error_codes.TIMEOUT:
        return DeadlineExceeded("the database took too long")
    return None


def _is_too_large(error: PyMongoError | DocumentTooLarge) -> bool:
    if isinstance(error, OperationFailure):
        return bool(_codes(error) & error_codes.TOO_LARGE)
    return isinstance(error, DocumentTooLarge)  # the driver says so itself of what it sends


def _codes(error: OperationFailure) -> set[int]:
    """Collect the server's codes, those inside a bulk write's report too."""
    codes = {error.code} if error.code is not None and not isinstance(error, WriteError) else set()
    details: Mapping[str, Any] = error.details or {}
    inner = [*details.get("writeErrors", ()), *details.get("writeConcernErrors", ())]
    codes.update(entry["code"] for entry in inner if "code" in entry)
    if "code" in details:
        codes.add(details["code"])
    return codes
