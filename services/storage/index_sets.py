"""The indexes that are there, that have to be there, and that nothing needs any more.

A database that is not migrated yet is read through the indexes of the version before. Those of
today are built meanwhile, by the migration, and the former ones stay until somebody says that no
gateway of that version runs any more (`prune`).
"""

from collections.abc import Sequence
from typing import Any, Final

from pymongo import IndexModel
from pymongo.errors import OperationFailure, PyMongoError

from models import DOCUMENTS
from models.former_indexes import FORMER_INDEXES, SUPERSEDED_INDEXES
from models.indexes import BUILT_BY
from services.errors import Conflict, Unavailable
from services.storage import schema_version
from services.storage.database import database

_INDEX_NOT_FOUND: Final = 27


async def prepare() -> list[str]:
    """Create the indexes that the database has to have to be read, where they are missing.

    Done once a deployment, not by each worker. An empty database gets the latest form.

    Returns:
        What was missing, as `collection.index`.
    """
    version = await schema_version.begin()
    missing = await _missing(version)
    for document in DOCUMENTS:
        await _create(document, _needed(document, version))
    return missing


async def build(document: type[Any]) -> None:
    """Create a collection's indexes of today, however long it takes. MongoDB serves meanwhile."""
    with database.deadline(None):
        await _create(document, _of_today(document))


async def missing() -> list[str]:
    """Name the indexes, as `collection.index`, that the queries need and that are not there.

    Raises:
        Unavailable: The database does not answer.
    """
    try:
        return await _missing(await schema_version.version_to_serve())
    except PyMongoError as error:
        raise Unavailable(f"the database does not answer: {error}") from error


async def superfluous() -> list[str]:
    """Name the indexes, as `collection.index`, that only the version before has needed.

    None, as long as the database is read through them.
    """
    if (await schema_version.stored_version())["version"] < schema_version.ORDER_KEYS:
        return []
    return [
        _full_name(document, name)
        for document in DOCUMENTS
        for name in await _present(document, _superfluous(document))
    ]


async def prune() -> list[str]:
    """Remove the indexes that only the version before has needed; its gateways would fail then.

    Returns:
        Those that were there, as `collection.index`.

    Raises:
        Conflict: The database is not migrated yet.
    """
    there = [
        (document, name)
        for document in DOCUMENTS
        for name in await _present(document, _superfluous(document))
    ]
    if not there:
        return []
    stored = await schema_version.stored_version()
    if stored["version"] < schema_version.ORDER_KEYS:
        raise Conflict("the database is not migrated yet: `log10-gateway migrate`")
    await schema_version.wait_until_known(stored)
    for document, name in there:
        try:
            await database.collection(document).drop_index(name)
        except OperationFailure as error:
            if error.code != _INDEX_NOT_FOUND:  # somebody else has removed it meanwhile
                raise
    return [_full_name(document, name) for document, name in there]


async def _missing(version: int) -> list[str]:
    missing = []
    for document in DOCUMENTS:
        needed = _needed(document, version)
        present = await _present(document, needed)
        names = (index.document["name"] for index in needed)
        missing += [_full_name(document, name) for name in names if name not in present]
    return missing


async def _present(document: type[Any], indexes: Sequence[IndexModel]) -> list[str]:
    """Return the names of those of some indexes that a collection has, with their keys."""
    present = await database.collection(document).index_information()
    return [
        name
        for index in indexes
        if (name := index.document["name"]) in present
        and list(present[name]["key"]) == list(index.document["key"].items())
    ]


async def _create(document: type[Any], indexes: Sequence[IndexModel]) -> None:
    if indexes:
        await database.collection(document).create_indexes(list(indexes))


def _needed(document: type[Any], version: int) -> Sequence[IndexModel]:
    """Return the indexes that a database of a version is read through."""
    if version < schema_version.ORDER_KEYS and (former := _of_before(document)):
        return former
    return [
        index
        for index in _of_today(document)
        if BUILT_BY.get(_full_name(document, index.document["name"]), version) <= version
    ]


def _of_today(document: type[Any]) -> Sequence[IndexModel]:
    indexes: Sequence[IndexModel] = document.Settings.indexes
    return indexes


def _of_before(document: type[Any]) -> Sequence[IndexModel]:
    return FORMER_INDEXES.get(document.Settings.name, ())


def _superfluous(document: type[Any]) -> Sequence[IndexModel]:
    return (*_of_before(document), *SUPERSEDED_INDEXES.get(document.Settings.name, ()))


def _full_name(document: type[Any], name: str) -> str:
    return f"{document.Settings.name}.{name}"
