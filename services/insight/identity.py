"""Which database an index is of."""

from bson import DEFAULT_CODEC_OPTIONS
from pymongo.errors import PyMongoError

from models import CompletionDocument
from services.changes.streams import failure_of
from services.storage.database import database


async def database_identity() -> str:
    """Return what tells this database from another, and from itself before it was dropped.

    Raises:
        Unavailable: It is out of reach.
    """
    name = CompletionDocument.Settings.name
    collection = database.collection(CompletionDocument)
    try:
        # With the driver's own types: ours would make text of the UUID.
        own = collection.database.with_options(codec_options=DEFAULT_CODEC_OPTIONS)
        found = await (await own.list_collections(filter={"name": name})).to_list()
    except PyMongoError as error:
        raise failure_of(error) from error
    uuid = found[0].get("info", {}).get("uuid") if found else None
    return f"{collection.database.name}/{bytes(uuid).hex() if uuid is not None else ''}"
