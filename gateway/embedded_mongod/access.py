"""The database for commands: the settings', a running gateway's, or an embedded one for a while."""

import asyncio
import re
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any, TypeVar

from pymongo.errors import PyMongoError

from gateway.embedded_mongod.process import EmbeddedMongod, running_url
from gateway.errors import OperatorError
from gateway.settings import Settings, variable_of
from services.errors import ServiceError
from services.storage.database import as_service_error, database, is_rejected

Result = TypeVar("Result")

# Building an index over a large collection, and loading data, take as long as they take.
PATIENT_SECONDS = 24 * 3600.0


def embedded_mongod(settings: Settings) -> EmbeddedMongod:
    """Return the embedded database as it is set, not yet started."""
    return EmbeddedMongod(
        settings.data_dir,
        cache_mb=settings.embedded_cache_mb,
        block_compressor=settings.embedded_block_compressor,
    )


@contextmanager
def database_url(settings: Settings) -> Iterator[str]:
    """Yield the address of the database, for as long as the context lasts.

    The embedded one is a running gateway's, if one runs on the data folder; else it is started
    and stopped here.
    """
    if settings.mongodb_url is not None:
        yield settings.mongodb_url.get_secret_value()
        return
    url = running_url(settings.data_dir)
    if url is not None:
        yield url
        return
    with embedded_mongod(settings) as mongod:
        yield mongod.url


@asynccontextmanager
async def connected(url: str, settings: Settings) -> AsyncIterator[None]:
    """Connect to a database that answers, with time for long operations.

    Raises:
        OperatorError: There is none at that address, or it does not answer in time.
    """
    try:
        async with asyncio.timeout(settings.database_timeout_seconds):
            await _connect(url, settings)
        yield
    except TimeoutError as error:
        raise OperatorError(
            f"cannot use the database: no answer in {settings.database_timeout_seconds:g} s"
        ) from error
    finally:
        await database.close()


async def _connect(url: str, settings: Settings) -> None:
    try:
        await database.connect(url, name=settings.mongodb_database, timeout_seconds=PATIENT_SECONDS)
        await database.check_ready()
        hello = await database.client.admin.command("hello")
    except ValueError as error:  # the driver's, where an address is none
        raise OperatorError(f"{variable_of('mongodb_url')}: {error}") from error
    except (ServiceError, PyMongoError) as error:
        raise OperatorError(f"cannot use the database: {_short(error)}") from error
    if "setName" not in hello and hello.get("msg") != "isdbgrid":
        raise OperatorError(
            "cannot use the database: it is a single server, and transactions and change streams "
            "need a replica set; start it with --replSet, and run rs.initiate() once"
        )


def _short(error: Exception) -> str:
    """Leave out what the server was sent, and its whole response."""
    return re.split(", full error: | to execute command ", str(error), maxsplit=1)[0]


def run(url: str, settings: Settings, work: Coroutine[Any, Any, Result]) -> Result:
    """Do some work with a connected database.

    Raises:
        OperatorError: The database failed.
        ServiceError: What was asked cannot be done.
    """

    async def connect_and_work() -> Result:
        async with connected(url, settings):
            return await work

    try:
        return asyncio.run(connect_and_work())
    except PyMongoError as error:
        said = _short(error) if is_rejected(error) else as_service_error(error) or _short(error)
        raise OperatorError(f"the database refused: {said}") from error
    finally:
        work.close()  # if it has not begun
