"""Whatever the driver raises while the database is away, the caller is told to come back."""

from collections.abc import Awaitable, Callable

import pymongo.errors as driver
import pytest
from pymongo import UpdateOne, WriteConcern
from pymongo.asynchronous.client_session import AsyncClientSession

from models import FeedbackTaskDocument
from services.errors import DeadlineExceeded, InvalidInput, Unavailable
from services.storage.database import as_service_error, database

# https://www.mongodb.com/docs/manual/reference/error-codes/
STEPPING_DOWN = 189
NO_SUCH_TRANSACTION = 251
OUT_OF_DISK_SPACE = 14031
CURSOR_NOT_FOUND = 43
UNSATISFIABLE_WRITE_CONCERN = 100
BAD_VALUE = 2


def labelled(label: str) -> driver.PyMongoError:
    return driver.OperationFailure("no", BAD_VALUE, {"errorLabels": [label]})


@pytest.mark.parametrize(
    "error",
    [
        driver.AutoReconnect("connection closed"),
        driver.NetworkTimeout("timed out"),
        driver.ServerSelectionTimeoutError("no primary"),
        driver.NotPrimaryError("not primary", {"code": 10107}),
        driver.WaitQueueTimeoutError("pool"),
        driver.CursorNotFound("gone", CURSOR_NOT_FOUND, {}),
        driver.OperationFailure("stepping down", STEPPING_DOWN, {}),
        driver.OperationFailure("aborted", NO_SUCH_TRANSACTION, {}),
        driver.WriteError("disk", OUT_OF_DISK_SPACE, {"code": OUT_OF_DISK_SPACE}),
        driver.WriteConcernError("nodes", UNSATISFIABLE_WRITE_CONCERN, {}),
        driver.WTimeoutError("slow", 64, {}),
        driver.BulkWriteError({"writeErrors": [{"index": 0, "code": STEPPING_DOWN}]}),
        driver.BulkWriteError({"writeErrors": [], "writeConcernErrors": [{"code": 64}]}),
        labelled("TransientTransactionError"),
        labelled("UnknownTransactionCommitResult"),
        labelled("RetryableWriteError"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_failure_of_the_database_is_unavailable(error: driver.PyMongoError) -> None:
    translated = as_service_error(error)

    assert isinstance(translated, Unavailable)
    assert (translated.retry_after or 0) >= 1


def test_a_query_that_takes_too_long_is_not_the_databases_failure() -> None:
    assert isinstance(as_service_error(driver.ExecutionTimeout("slow", 50, {})), DeadlineExceeded)


@pytest.mark.parametrize(
    "error",
    [
        driver.DocumentTooLarge("large"),
        driver.WriteError("large", 17419, {"code": 17419}),
        driver.OperationFailure("large", 10334, {}),
        driver.OperationFailure("large", 17420, {"code": 17420}),
        driver.OperationFailure("transaction", 257, {}),
        driver.WriteError("past the cache", 388, {"code": 388}),
        driver.BulkWriteError({"writeErrors": [{"index": 3, "code": 17419}]}),
    ],
    ids=lambda error: type(error).__name__,
)
def test_what_is_too_large_is_the_callers(error: Exception) -> None:
    assert isinstance(as_service_error(error), InvalidInput)


_HALF = "x" * 9_000_000


async def grow(session: AsyncClientSession | None = None) -> None:
    await database.collection(FeedbackTaskDocument).find_one_and_update(
        {"_id": "large/1", "organization_id": "large"},
        [{"$set": {"history": {"$concatArrays": ["$history", "$history"]}}}],
        session=session,
    )


async def push() -> None:
    await database.collection(FeedbackTaskDocument).update_one(
        {"_id": "large/1"}, {"$push": {"history": _HALF}}
    )


async def push_in_bulk() -> None:
    await database.collection(FeedbackTaskDocument).bulk_write(
        [UpdateOne({"_id": "large/1"}, {"$push": {"history": _HALF}})], ordered=False
    )


async def insert() -> None:
    await database.collection(FeedbackTaskDocument).insert_one({"history": [_HALF, _HALF]})


async def grow_in_a_transaction() -> None:
    await database.transaction(grow)


@pytest.mark.parametrize("write", [grow, grow_in_a_transaction, push, push_in_bulk, insert])
async def test_the_database_s_refusal_of_a_large_document_is_known(
    app: object, write: Callable[[], Awaitable[None]]
) -> None:
    collection = database.collection(FeedbackTaskDocument)
    row = {"_id": "large/1", "organization_id": "large", "history": [_HALF]}
    await collection.replace_one({"_id": row["_id"]}, row, upsert=True)

    with pytest.raises((driver.PyMongoError, driver.DocumentTooLarge)) as rejected:
        await write()

    assert isinstance(as_service_error(rejected.value), InvalidInput)
    await collection.delete_one({"_id": row["_id"]})


@pytest.mark.parametrize(
    "error",
    [driver.OperationFailure("bad value", BAD_VALUE, {}), ValueError("ours")],
    ids=["refused", "ours"],
)
def test_what_nobody_else_is_to_blame_for_is_a_bug_of_ours(error: Exception) -> None:
    assert as_service_error(error) is None


async def test_a_transaction_is_durable_whatever_its_client_would_do(app: object) -> None:
    concerns: list[object] = []

    async def note(session: AsyncClientSession) -> None:
        options = session._transaction.opts
        concerns.append(options and options.write_concern)

    await database.transaction(note)

    assert concerns == [WriteConcern(w="majority", j=True)]
    assert database.client.write_concern == WriteConcern()
