"""Sessions: groups of completions.

SDKs make session ids of their own and do not announce them, so the first completion that names
an id brings its session into being.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from cachetools import LRUCache
from pymongo.errors import BulkWriteError, DuplicateKeyError

from models import SessionDocument
from services.clock import utc_now
from services.errors import Conflict, InvalidInput, NotFound
from services.ids import check_session_id, new_id, public_id, storage_key, with_public_id
from services.observability.tracing import traced
from services.order_keys import order_key
from services.rows import SessionRow
from services.runtime import part
from services.session_summaries import stored_summary
from services.storage.database import database
from services.storage.paging import Projection, find_by_ids

MAX_NAME_LENGTH = 200
# What is read of them; the rest is for filters and orders (`services.session_summaries`).
SHOWN: Final[Projection] = {"organization_id": 1, "name": 1, "created_at": 1}


# Keys known to be stored, so that a hot session costs no write with each of its completions.
class _Known(LRUCache[str, bool]):
    def __init__(self) -> None:
        super().__init__(50_000)


@traced
async def create_session(
    organization_id: str, *, session_id: str | None = None, name: str | None = None
) -> SessionRow:
    """Store a session.

    Doing it again is harmless, and a session that a completion brought into being gets the name.

    Args:
        organization_id: From the token.
        session_id: The client's own id; made if None.
        name: For people; at most 200 characters.

    Raises:
        InvalidInput: The id or the name is malformed.
        Conflict: There is a session of this id, which has another name.
    """
    if session_id is not None:
        check_session_id(session_id, path="/id")
    if name is not None and not 1 <= len(name) <= MAX_NAME_LENGTH:
        raise InvalidInput(f"a name has 1 to {MAX_NAME_LENGTH} characters", path="/name")
    key = storage_key(organization_id, session_id or new_id())
    now = utc_now()
    row = {
        "_id": key,
        "organization_id": organization_id,
        "created_at": now,
        "seq": order_key(now, key),
        **stored_summary(now),
    }
    if name is not None:
        row["name"] = name
    try:
        await database.collection(SessionDocument).insert_one(row)
    except DuplicateKeyError:
        row = await _named_again(organization_id, key, name)
    part(_Known)[key] = True
    return with_public_id(row)  # type: ignore[return-value]  # as stored


async def _named_again(organization_id: str, key: str, name: str | None) -> dict[str, Any]:
    """Return a session that is there, with a name if it had none.

    Raises:
        Conflict: It has another name.
    """
    collection = database.collection(SessionDocument)
    there = {"_id": key, "organization_id": organization_id}
    if name is not None:
        await collection.update_one({**there, "name": {"$exists": False}}, {"$set": {"name": name}})
    row: dict[str, Any] | None = await collection.find_one(there)
    if row is None or (name is not None and row.get("name") != name):
        raise Conflict(f"there is a session {public_id(key)!r} already, with another name")
    return row


def is_known(organization_id: str, session_id: str) -> bool:
    """Say whether a session is known to be stored; one that is not may be there all the same."""
    return storage_key(organization_id, session_id) in part(_Known)


def unknown_sessions(named: Iterable[tuple[str, str, datetime]]) -> list[dict[str, Any]]:
    """Return the rows of sessions that are not known to be stored.

    Args:
        named: Organization id, session id, and when a completion named it.
    """
    known = part(_Known)
    rows = {}
    for organization_id, session_id, moment in named:
        key = storage_key(organization_id, session_id)
        if key not in known and key not in rows:
            rows[key] = {
                "_id": key,
                "organization_id": organization_id,
                "created_at": moment,
                "seq": order_key(moment, key),
                **stored_summary(moment),
            }
    return list(rows.values())


async def store_sessions(rows: Sequence[dict[str, Any]]) -> None:
    """Store sessions, where they are not there yet.

    Done before the completions that name them are acknowledged, so that each of these has its own.
    What is rejected leaves none, as a rule: a database that fails at the one and not at the other
    may leave a session without completions.

    Args:
        rows: As `unknown_sessions` returns them.
    """
    if not rows:
        return
    try:
        await database.collection(SessionDocument).insert_many(rows, ordered=False)
    except BulkWriteError as error:
        # Another worker was faster with the same session: it is there, which is all we want.
        is_durable = not error.details.get("writeConcernErrors")
        if not is_durable or any(one["code"] != 11000 for one in error.details["writeErrors"]):
            raise
    known = part(_Known)
    for row in rows:
        known[row["_id"]] = True


@traced
async def get_session(organization_id: str, session_id: str) -> SessionRow:
    """Read one session.

    Raises:
        NotFound: The organization has none of this id.
    """
    found = await find_sessions(organization_id, [session_id])
    if session_id not in found:
        raise NotFound("session", session_id)
    return found[session_id]


@traced
async def find_sessions(organization_id: str, ids: Sequence[str]) -> dict[str, SessionRow]:
    """Read sessions by id in one round trip. Ids that are not there are not in the result."""
    return await find_by_ids(
        database.collection(SessionDocument), organization_id, ids, projection=SHOWN
    )
