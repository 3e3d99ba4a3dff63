"""The connection to MongoDB, the indexes, and the driver's errors as ours.

There is one connection a process, as Beanie keeps one: `connect` makes it, `close` ends it.
"""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any, TypeAlias

import pymongo
from beanie import init_beanie
from pymongo import AsyncMongoClient, IndexModel, WriteConcern
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
    WriteError,
)

from models import DOCUMENTS
from services.errors import DeadlineExceeded, InvalidInput, ServiceError, Unavailable

_Document: TypeAlias = dict[str, Any]

_APP_NAME = "log10-gateway"

# The oldest MongoDB that has all that is used here ($lookup into shards, change streams).
OLDEST_WIRE_VERSION = 17  # MongoDB 6.0

# Out of disk space, or the primary is stepping down, shutting down or out of reach.
_UNAVAILABLE_CODES = {6, 7, 64, 89, 91, 112, 189, 9001, 10107, 11600, 11602, 13435, 13436, 14031}
_TIMEOUT_CODES = {50, 262}


class Database:
    """A client and its database; `database` is the process's own."""

    def __init__(self) -> None:
        self._client: AsyncMongoClient[_Document] | None = None
        self._database: AsyncDatabase[_Document] | None = None
        self._patient_client: AsyncMongoClient[_Document] | None = None
        self._url = self._name = ""

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
        tell. Failures are still noticed, by the driver's own bounds on connecting.
        """
        if self._patient_client is None:
            self._patient_client = AsyncMongoClient(self._url, tz_aware=True, appname=_APP_NAME)
        return self._patient_client[self._name][document.Settings.name]

    async def connect(self, url: str, *, name: str, timeout_seconds: float) -> None:
        """Connect, and bind the documents to the database `name`. Applies no index.

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
                url, tz_aware=True, timeoutMS=int(timeout_seconds * 1000), appname=_APP_NAME
            )
            self._database = client.get_database(
                name, write_concern=WriteConcern(w="majority", j=True)
            )
        except (ConfigurationError, InvalidURI, PyMongoError) as error:
            raise InvalidInput(f"cannot use the MongoDB URL: {error}") from error
        self._client, self._url, self._name = client, url, name
        await init_beanie(
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

    async def check_ready(self) -> None:
        """Return when the database answers as a primary, or as a cluster's router.

        Raises:
            Unavailable: It does not.
        """
        try:
            hello = await self.client.admin.command("hello")
        except PyMongoError as error:
            raise Unavailable(f"the database does not answer: {error}") from error
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
        """Name the indexes, as `collection.index`, that the queries need and that are not there."""
        missing = []
        for document in DOCUMENTS:
            collection = document.get_pymongo_collection()
            present = await collection.index_information()
            for index in _indexes(document):
                name = index.document["name"]
                keys = list(index.document["key"].items())
                if name not in present or list(present[name]["key"]) != keys:
                    missing.append(f"{collection.name}.{name}")
        return missing


def _indexes(document: type[Any]) -> list[IndexModel]:
    indexes: list[IndexModel] = document.Settings.indexes
    return indexes


database = Database()


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
        case ExecutionTimeout() | WaitQueueTimeoutError():
            return DeadlineExceeded("the database took too long")
        case ConnectionFailure():
            if error.timeout and not error.has_error_label("RetryableWriteError"):
                return Unavailable("the database did not answer in time")
            return Unavailable("the database cannot be reached")
        case OperationFailure() if _codes(error) & _UNAVAILABLE_CODES:
            return Unavailable("the database cannot take this now")
        case OperationFailure() if _codes(error) & _TIMEOUT_CODES:
            return DeadlineExceeded("the database took too long")
        case PyMongoError() if error.timeout:
            return Unavailable("the database did not answer in time")
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
