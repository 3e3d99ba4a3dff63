"""The version of the stored form, and what follows from it for reading.

    1   what a gateway of before November 2026 has written, which stored no version
    2   rows have the order key `seq`, and lists are read through the indexes that end in it
    3   sessions store what their completions come to, and have indexes on it
    4   completions store what they come to and cost (`services.completions.derivation`), and have
        indexes on it
    5   sessions store how many of their completions have failed, and have an index on it
    6   there are the indexes of queues, and of feedback by its author
    7   completions have copies of their feedback, and queues may be materialised: before the first
        release 6 was that too, of copies and items that lacked what today's have

A database is migrated in the background, while it is read in the form that it has: see
`services.jobs.migrations`.
"""

import asyncio
import time
from datetime import datetime, timedelta
from typing import Any, Final, TypedDict

from models import LISTED, SchemaVersionDocument
from models.schema_version import SCHEMA
from services.clock import utc_now
from services.runtime import part
from services.storage.database import database
from services.storage.former_order import FORMER_ORDER
from services.storage.order import BY_SEQ, Order

FORMER: Final = 1
ORDER_KEYS: Final = 2
SESSION_SUMMARIES: Final = 3
DERIVATIONS: Final = 4
SESSION_OUTCOMES: Final = 5
GRADING_INDEXES: Final = 6
GRADING: Final = 7
LATEST: Final = 7
# How long what was read is good for, until rows have order keys: then it stays so.
_SECONDS: Final = 2.0


class StoredVersion(TypedDict):
    """See `models.schema_version.SchemaVersionDocument`."""

    version: int
    reached_at: datetime | None
    was_migrated: bool
    quiet_since: datetime | None
    summarized_since: datetime | None
    derived_version: int
    deriving_since: datetime | None
    derived_at: datetime | None
    looked_at: datetime | None


class _Seen:
    """What this process knows of the version."""

    has_order_keys = False
    has_session_summaries = False
    has_derivations = False
    has_session_outcomes = False
    has_grading = False
    was_migrated = False
    is_former_until = 0.0
    derived_version = 0
    are_labels_seen_until = 0.0


async def stored_version() -> StoredVersion:
    """Read the version of the stored form; `FORMER` where none is stored."""
    row: dict[str, Any] | None = await database.collection(SchemaVersionDocument).find_one(
        {"_id": SCHEMA}
    )
    if row is None:
        return {
            "version": FORMER,
            "reached_at": None,
            "was_migrated": False,
            "quiet_since": None,
            "summarized_since": None,
            "derived_version": 0,
            "deriving_since": None,
            "derived_at": None,
            "looked_at": None,
        }
    return {
        "version": row["version"],
        "reached_at": row["reached_at"],
        "was_migrated": row.get("was_migrated", False),
        "quiet_since": row.get("quiet_since"),
        "summarized_since": row.get("summarized_since"),
        "derived_version": row.get("derived_version", 0),
        "deriving_since": row.get("deriving_since"),
        "derived_at": row.get("derived_at"),
        "looked_at": row.get("looked_at"),
    }


async def current_order() -> Order:
    """Return the order that lists are read in now."""
    seen = part(_Seen)
    if seen.has_order_keys:
        return BY_SEQ
    if time.monotonic() < seen.is_former_until:
        return FORMER_ORDER
    return await look_again()


async def look_again() -> Order:
    """Return the order that lists are read in now, as the database says at this moment."""
    seen = part(_Seen)
    stored = await stored_version()
    seen.was_migrated = stored["was_migrated"]
    seen.has_order_keys = stored["version"] >= ORDER_KEYS
    seen.has_session_summaries = stored["version"] >= SESSION_SUMMARIES
    seen.has_derivations = stored["version"] >= DERIVATIONS
    seen.has_session_outcomes = stored["version"] >= SESSION_OUTCOMES
    seen.has_grading = stored["version"] >= GRADING
    seen.is_former_until = time.monotonic() + _SECONDS
    return BY_SEQ if seen.has_order_keys else FORMER_ORDER


async def has_session_summaries() -> bool:
    """Say whether all sessions have been summed up, so that they can be found by what is stored."""
    seen = part(_Seen)
    if not seen.has_session_summaries and time.monotonic() >= seen.is_former_until:
        await look_again()
    return seen.has_session_summaries


async def has_derivations() -> bool:
    """Say whether all completions have been derived, so that they can be found by it."""
    seen = part(_Seen)
    if not seen.has_derivations and time.monotonic() >= seen.is_former_until:
        await look_again()
    return seen.has_derivations


async def has_session_outcomes() -> bool:
    """Say whether of all sessions it has been summed up how many of their completions failed."""
    seen = part(_Seen)
    if not seen.has_session_outcomes and time.monotonic() >= seen.is_former_until:
        await look_again()
    return seen.has_session_outcomes


async def has_grading() -> bool:
    """Say whether queues can be materialised, so that they can be shared by graders."""
    seen = part(_Seen)
    if not seen.has_grading and time.monotonic() >= seen.is_former_until:
        await look_again()
    return seen.has_grading


async def begin_deriving(version: int) -> None:
    """Store that from now on it goes through all completions, to derive them by a version."""
    is_begun = {"$eq": ["$deriving", version]}
    await database.collection(SchemaVersionDocument).update_one(
        {"_id": SCHEMA},
        [
            {
                "$set": {
                    "deriving": version,
                    "deriving_since": {"$cond": [is_begun, "$deriving_since", "$$NOW"]},
                }
            }
        ],
    )


async def reach_derived(version: int) -> None:
    """Store that all completions have been derived by a version; not if another has begun since."""
    await database.collection(SchemaVersionDocument).update_one(
        {"_id": SCHEMA, "deriving": version},
        [{"$set": {"derived_version": version, "derived_at": "$$NOW"}}],
    )
    part(_Seen).are_labels_seen_until = 0.0


async def reached_derivation() -> int:
    """Return by which version all completions have been derived, as of two seconds ago at most."""
    seen = part(_Seen)
    if time.monotonic() >= seen.are_labels_seen_until:
        seen.derived_version = (await stored_version())["derived_version"]
        seen.are_labels_seen_until = time.monotonic() + _SECONDS
    return seen.derived_version


async def other_derivers(version: int, *, within: timedelta) -> set[int]:
    """Return by which other versions gateways derive, and store that one does by this version.

    Args:
        version: By which this one does.
        within: How long ago the others may have stored it.
    """
    milliseconds = within // timedelta(milliseconds=1)
    kept = {
        "$filter": {
            "input": {"$ifNull": ["$derivers", []]},
            "cond": {
                "$and": [
                    {"$ne": ["$$this.version", version]},
                    {"$gt": ["$$this.seen", {"$subtract": ["$$NOW", milliseconds]}]},
                ]
            },
        }
    }
    own = {"version": version, "seen": "$$NOW"}
    row: dict[str, Any] | None = await database.collection(
        SchemaVersionDocument
    ).find_one_and_update(
        {"_id": SCHEMA},
        [{"$set": {"derivers": {"$concatArrays": [kept, [own]]}}}],
        projection={"derivers": 1},
        return_document=True,
    )
    return {one["version"] for one in row["derivers"]} - {version} if row is not None else set()


async def store_look(moment: datetime) -> None:
    """Store when it was looked for what gateways of the version before have written."""
    await database.collection(SchemaVersionDocument).update_one(
        {"_id": SCHEMA}, {"$set": {"looked_at": moment}}
    )


async def begin_summaries() -> None:
    """Store that from now on no change of a completion may be passed over by session summaries."""
    await database.collection(SchemaVersionDocument).update_one(
        {"_id": SCHEMA},
        [{"$set": {"summarized_since": {"$ifNull": ["$summarized_since", "$$NOW"]}}}],
    )


async def wait_until_known(stored: StoredVersion) -> None:
    """Return when each gateway that runs knows a version that has been reached."""
    if stored["reached_at"] is not None:
        ago = (utc_now() - stored["reached_at"]).total_seconds()
        await asyncio.sleep(
            min(max(2 * _SECONDS - ago, 0), 2 * _SECONDS)
        )  # none tells that it does


def may_have_late_rows() -> bool:
    """Say whether gateways of the version before may have written since the version was reached."""
    seen = part(_Seen)
    return seen.has_order_keys and seen.was_migrated


async def begin() -> int:
    """Give a database that is empty the latest version; return which it has.

    Done before the indexes are made, once a deployment.
    """
    version = (await stored_version())["version"]
    if version >= LATEST or not await is_empty():
        return version
    await database.collection(SchemaVersionDocument).update_one(
        {"_id": SCHEMA},
        [{"$set": {"version": LATEST, "reached_at": "$$NOW", "quiet_since": None}}],
        upsert=True,
    )
    await look_again()  # this process may have seen the database without a version
    return LATEST


async def version_to_serve() -> int:
    """Return the version that a database has, or would have if a gateway began with it."""
    version = (await stored_version())["version"]
    return LATEST if version < LATEST and await is_empty() else version


async def is_empty() -> bool:
    """Say whether nothing is stored yet of what has been stored otherwise."""
    for document in LISTED:
        if await database.collection(document).find_one({}, {"_id": 1}) is not None:
            return False
    return True


async def begin_quiet() -> None:
    """Store that from now on no gateway of the version before is seen to write."""
    await database.collection(SchemaVersionDocument).update_one(
        {"_id": SCHEMA},
        [
            {
                "$set": {
                    "quiet_since": "$$NOW",
                    "version": {"$ifNull": ["$version", FORMER]},
                    "reached_at": {"$ifNull": ["$reached_at", "$$NOW"]},
                }
            }
        ],
        upsert=True,
    )


async def reach_after_quiet(version: int, time: timedelta) -> bool:
    """Store that a version is reached, if none was seen to write for so long; say whether so."""
    milliseconds = time // timedelta(milliseconds=1)
    written = await database.collection(SchemaVersionDocument).update_one(
        {
            "_id": SCHEMA,
            "quiet_since": {"$type": "date"},
            "$expr": {"$lte": [{"$add": ["$quiet_since", milliseconds]}, "$$NOW"]},
        },
        [
            {
                "$set": {
                    "version": version,
                    "reached_at": "$$NOW",
                    "was_migrated": True,
                    "quiet_since": None,
                }
            }
        ],
    )
    return bool(written.matched_count)
