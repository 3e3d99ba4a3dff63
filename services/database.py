"""The connection to MongoDB, the indexes, and the driver's errors as ours.

There is one connection a process, as Beanie keeps one: `connect` makes it, `close` ends it.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Final, TypeAlias

import pymongo
from beanie.odm.utils.init import Initializer
from bson import CodecOptions, decode, decode_all
from bson.codec_options import TypeRegistry
from bson.raw_bson import RawBSONDocument
from pymongo import AsyncMongoClient, IndexModel, WriteConcern
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

from models import DOCUMENTS
from services.errors import DeadlineExceeded, InvalidInput, ServiceError, Unavailable
from services.read_budget import charge
from services.references import PLAIN_REFERENCES, may_hold_references

_Document: TypeAlias = dict[str, Any]

# Times come in UTC, in the zone `services.clock.STORED_UTC`.
_OPTIONS: Final[dict[str, Any]] = {
    "tz_aware": True,
    "type_registry": PLAIN_REFERENCES,
    "appname": "log10-gateway",
}

# The oldest MongoDB that has all that is used here ($lookup into shards, change streams).
OLDEST_WIRE_VERSION = 17  # MongoDB 6.0

# An answered write is in the journals of a majority: no crash and no change of primary loses it.
_DURABLE: Final = WriteConcern(w="majority", j=True)
# A probe waits for less than whoever sent it.
_PROBE_SECONDS: Final = 2.0
# mongod answers a change stream each second, so that a longer silence is a broken connection.
_SILENCE_SECONDS: Final = 5.0

# The primary is stepping down, shutting down or out of reach; the disk is full; a cursor or a
# transaction ended with the member that it was on; a shard moved.
_UNAVAILABLE_CODES = frozenset(
    {6, 7, 24, 43, 46, 63, 64, 89, 91, 100, 112, 133, 134, 150, 175, 189, 202, 234, 237, 239, 246}
    | {251, 365, 462, 9001, 10058, 10107, 11600, 11601, 11602, 13388, 13435, 13436, 14031}
)
_UNAVAILABLE_LABELS = (
    "TransientTransactionError",
    "UnknownTransactionCommitResult",
    "RetryableWriteError",
    "SystemOverloadedError",
)
_TIMEOUT_CODES = {50, 262}


class _OfflineInitializer(Initializer):
    """Binds documents to a database without asking it anything.

    `init_beanie` asks for its version and its collections, which it needs for views and time
    series, of which there are none here. Worker processes that begin while the database is away
    would fail by it, and uvicorn takes that for a reason to end all of them.
    """

    async def _load_cached_info(self) -> None:
        self._database_major_version = 6


class Database:
    """A client and its database; `database` is the process's own."""

    def __init__(self) -> None:
        self._client: AsyncMongoClient[_Document] | None = None
        self._database: AsyncDatabase[_Document] | None = None
        self._patient_client: AsyncMongoClient[_Document] | None = None
        self._url = self._name = ""
        self.timeout_seconds = 10.0

    @property
    def client(self) -> AsyncMongoClient[_Document]:
        """The connected client.

        Raises:
            RuntimeError: `connect` has not been called: a bug of ours.
        """
        if self._client is None:
            raise RuntimeError("the database is not connected")
        return self._client

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

    async def connect(self, url: str, *, name: str, timeout_seconds: float) -> None:
        """Bind the documents to the database `name`, which need not answer yet. Applies no index.

        A write is answered when a majority has it in its journal: an answered completion is
        never lost, not by a crash, nor by a change of primary.

        Args:
            url: A MongoDB connection string.
            name: The database's name.
            timeout_seconds: Bound on each operation, server selection and retries included.

        Raises:
            InvalidInput: The URL or the name is none.
        """
        try:
            client: AsyncMongoClient[_Document] = AsyncMongoClient(
                url, timeoutMS=int(timeout_seconds * 1000), **_OPTIONS
            )
            self._database = client.get_database(name, write_concern=_DURABLE)
        except (ConfigurationError, InvalidURI, PyMongoError) as error:
            raise InvalidInput(f"cannot use the MongoDB URL: {error}") from error
        self._client, self._url, self._name = client, url, name
        self.timeout_seconds = timeout_seconds
        await _OfflineInitializer(
            database=self._database, document_models=list(DOCUMENTS), skip_indexes=True
        )

    async def close(self) -> None:
        """Close the connection."""
        if self._client is not None:
            await self._client.close()
            self._client = self._database = None
        if self._patient_client is not None:
            await self._patient_client.close()
            self._patient_client = None

    def deadline(self, seconds: float) -> AbstractContextManager[object]:
        """Bound all that is asked of the database in a context, together.

        The server gives up too (`maxTimeMS`), so that no abandoned query runs on.
        """
        return pymongo.timeout(seconds)

    async def transaction(self, work: Callable[[AsyncClientSession], Awaitable[None]]) -> None:
        """Do some writes wholly or not at all, as durable as any other write.

        Args:
            work: Makes the writes in the session that it gets. It may be called again, where a
                change of primary or another writer ended the transaction.
        """
        async with self.client.start_session() as session:
            # The driver would try for two minutes; and a transaction takes its write concern
            # from the client, not from the collections that it writes to.
            with self.deadline(self.timeout_seconds):
                await session.with_transaction(work, write_concern=_DURABLE)

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

    async def apply_indexes(self) -> None:
        """Create the indexes that are missing. Done once a deployment, not by each worker."""
        for document in DOCUMENTS:
            indexes = _indexes(document)
            if indexes:
                await document.get_pymongo_collection().create_indexes(indexes)

    async def missing_indexes(self) -> list[str]:
        """Name the indexes, as `collection.index`, that the queries need and that are not there.

        Raises:
            Unavailable: The database does not answer.
        """
        missing = []
        for document in DOCUMENTS:
            collection = document.get_pymongo_collection()
            try:
                present = await collection.index_information()
            except PyMongoError as error:
                raise Unavailable(f"the database does not answer: {error}") from error
            for index in _indexes(document):
                name = index.document["name"]
                keys = list(index.document["key"].items())
                if name not in present or list(present[name]["key"]) != keys:
                    missing.append(f"{collection.name}.{name}")
        return missing


async def find_rows(
    collection: AsyncCollection[_Document],
    filter_: Mapping[str, Any],
    *,
    most: int,
    projection: Mapping[str, Any] | None = None,
    sort: Mapping[str, int] | None = None,
    hint: str | None = None,
) -> list[_Document]:
    """Find rows in one command, or in as many as it takes to reply with 16 MB at the most.

    Args:
        collection: Where.
        filter_: What.
        most: How many there are at the most; the rest is cut off.
        projection: The fields to read; all if None.
        sort: In which order.
        hint: The index to use; the planner's choice if None.

    Raises:
        TooComplex: The operation has read more than it may; see `services.read_budget`.
    """
    # A batch is one more than there are rows, so that the first reply is the last, unless they are
    # more than 16 MB.
    charge(0)
    cursor = collection.find_raw_batches(
        filter_, projection, limit=most, batch_size=most + 1, sort=sort, hint=hint
    )
    options = _codec_options(collection, projection)
    rows: list[_Document] = []
    async with cursor:
        async for batch in cursor:
            reply: Any = batch  # bytes, whatever the driver's types say
            charge(len(reply))
            # At once, which takes less time than the driver's way, row by row.
            rows += decode_all(reply, options)
    return rows


async def aggregate_rows(
    collection: AsyncCollection[_Document],
    pipeline: Sequence[Mapping[str, Any]],
    *,
    most: int,
    projection: Mapping[str, Any] | None,
    hint: str | None = None,
) -> list[_Document]:
    """Run a pipeline in one command, or more; see `find_rows`.

    Args:
        collection: On what.
        pipeline: Its stages.
        most: How many rows come out at the most.
        projection: The fields of the collection that come out; all if None.
        hint: The index to use; the planner's choice if None.

    Raises:
        TooComplex: See `find_rows`.
    """
    charge(0)
    # Not `aggregate_raw_batches`, which takes a round trip more: its first reply is empty.
    raw = collection.with_options(codec_options=_RAW)
    hints: dict[str, Any] = {"hint": hint} if hint else {}
    options = _codec_options(collection, projection)
    rows: list[_Document] = []
    async with await raw.aggregate(pipeline, batchSize=most + 1, **hints) as cursor:
        while cursor.alive:
            # As `to_list` does: reply by reply, which row by row takes twice as long.
            batch: list[Any] = []
            await cursor._next_batch(batch)  # noqa: SLF001  # pinned; what `to_list` is made of
            reply = b"".join([row.raw for row in batch])
            charge(len(reply))
            rows += decode_all(reply, options)
    return rows


async def update_row(
    collection: AsyncCollection[_Document],
    filter_: Mapping[str, Any],
    update: Sequence[Mapping[str, Any]],
    *,
    projection: Mapping[str, Any] | None,
    hint: str,
) -> _Document | None:
    """Change one row, and return it as it is now; None if there is none.

    Raises:
        TooComplex: The operation has read more than it may. The row has been changed, unless that
            was so before.
    """
    charge(0)
    options = _codec_options(collection, projection)
    raw = collection.with_options(codec_options=_RAW)
    found: Any = await raw.find_one_and_update(
        filter_, update, projection=projection, return_document=True, hint=hint
    )
    if found is None:
        return None
    charge(len(found.raw))
    return decode(found.raw, options)


def _codec_options(
    collection: AsyncCollection[_Document], projection: Mapping[str, Any] | None
) -> CodecOptions[_Document]:
    """Return how rows are decoded: PLAIN_REFERENCES costs time, and is left out where it may be."""
    options = collection.codec_options
    if may_hold_references(collection.name, projection):
        return options
    return options.with_options(type_registry=_NO_TYPES)


_NO_TYPES: Final = TypeRegistry()
_RAW: Final[CodecOptions[Any]] = CodecOptions(document_class=RawBSONDocument)


def _indexes(document: type[Any]) -> list[IndexModel]:
    indexes: list[IndexModel] = document.Settings.indexes
    return indexes


database = Database()


def _short(error: PyMongoError) -> str:
    """Leave out the driver's settings and its view of the servers."""
    return str(error).partition(" (configured timeouts")[0].partition(", Timeout: ")[0]


def as_service_error(error: BaseException) -> ServiceError | None:
    """Translate what the driver raised into what a caller may be told.

    Returns:
        None where it is not the driver's, or is a bug of ours.
    """
    match error:
        case ServiceError():
            return error
        case DocumentTooLarge():
            return InvalidInput("it is larger than a MongoDB document may be (16 MB)")
        case WaitQueueTimeoutError():
            return Unavailable("too many requests wait for the database")
        case ExecutionTimeout():
            return DeadlineExceeded("the database took too long")
        case ConnectionFailure():
            if error.timeout and not error.has_error_label("RetryableWriteError"):
                return Unavailable("the database did not answer in time")
            return Unavailable("the database cannot be reached")
        case WriteConcernError():
            return Unavailable("the database could not make the write durable in time")
        case OperationFailure() if _codes(error) & _UNAVAILABLE_CODES:
            return Unavailable("the database cannot take this now")
        case OperationFailure() if _codes(error) & _TIMEOUT_CODES:
            return DeadlineExceeded("the database took too long")
        case PyMongoError() if error.timeout:
            return Unavailable("the database did not answer in time")
        case PyMongoError() if any(map(error.has_error_label, _UNAVAILABLE_LABELS)):
            return Unavailable("the database cannot take this now")
        case _:
            return None


def _codes(error: OperationFailure) -> set[int]:
    """Collect the server's codes, those inside a bulk write's report too."""
    codes = {error.code} if error.code is not None and not isinstance(error, WriteError) else set()
    details: Mapping[str, Any] = error.details or {}
    inner = [*details.get("writeErrors", ()), *details.get("writeConcernErrors", ())]
    codes.update(entry["code"] for entry in inner if "code" in entry)
    if "code" in details:
        codes.add(details["code"])
    return codes
