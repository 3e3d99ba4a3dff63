"""Leases are extended and ended by the token that took them, and skipped by their grader."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final, NamedTuple

from models import QueueItemDocument, indexes
from services.clock import utc_now
from services.errors import Conflict, InvalidInput
from services.grading.assigning import check_lease_seconds
from services.grading.handed import Lease, lease_of
from services.grading.items import item_key
from services.grading.states import HELD, TAKEN
from services.ids import storage_key
from services.observability.tracing import traced
from services.storage.database import database
from services.storage.storable import check_storable

MAX_LEASES: Final = 100
MAX_REASON_LENGTH: Final = 1000
# An item remembers so many of those who have skipped it.
_MOST_SKIPS: Final = 100
# What leases ended before this is not looked at. Clocks are not as far apart.
_SKEW: Final = timedelta(hours=1)


class _Places(NamedTuple):
    """Where leases are.

    Attributes:
        keys: The `_id`s of their items.
        stored_ids: Their ids there. What is handed out together has one id, so that an item may
            have another lease by the id of one that was asked for beside it.
        leases: Each lease: its item and its id there.
    """

    keys: list[str]
    stored_ids: list[str]
    leases: list[str]


@traced
async def renew_leases(
    organization_id: str, token_id: str, lease_ids: Sequence[str], lease_seconds: int
) -> list[Lease]:
    """Let leases end so many seconds from now.

    Args:
        organization_id: From the token.
        token_id: The token that took them.
        lease_ids: Which; at most `MAX_LEASES`.
        lease_seconds: 1 to `services.grading.assigning.MAX_LEASE_SECONDS`.

    Returns:
        Those that had not ended, as they are now, in the order given.

    Raises:
        InvalidInput: They are too many, or too long.
    """
    check_lease_seconds(lease_seconds)
    places = _places(organization_id, lease_ids)
    items = database.collection(QueueItemDocument)
    of_these = {"organization_id": organization_id, "_id": {"$in": places.keys}}
    renewed = {
        "$map": {
            "input": "$leases",
            "in": {
                "$cond": [
                    _is_held(places, token_id),
                    {"$mergeObjects": ["$$this", {"until": _in(lease_seconds)}]},
                    "$$this",
                ]
            },
        }
    }
    await items.update_many(of_these, [{"$set": {"leases": renewed}}], hint=indexes.BY_ID)
    held = {"$filter": {"input": "$leases", "cond": _is_held(places, token_id)}}
    cursor = await items.aggregate(
        [
            {"$match": of_these},
            {"$project": {"task_id": 1, "completion_id": 1, "lease": held}},
            {"$unwind": "$lease"},
        ],
        hint=indexes.BY_ID,
    )
    found = {(lease := lease_of(row, row["lease"]))["id"]: lease async for row in cursor}
    return [found[one] for one in dict.fromkeys(lease_ids) if one in found]


@traced
async def release_leases(organization_id: str, token_id: str, lease_ids: Sequence[str]) -> int:
    """End leases, so that their completions can be handed to others.

    Returns:
        Of how many completions a lease was ended; one that had ended counts only if nobody has
        taken the completion since.

    Raises:
        InvalidInput: They are too many.
    """
    places = _places(organization_id, lease_ids)
    others = {"$filter": {"input": "$leases", "cond": {"$not": [_is_one_of(places, token_id)]}}}
    written = await database.collection(QueueItemDocument).update_many(
        {
            "organization_id": organization_id,
            "_id": {"$in": places.keys},
            "leases": {"$elemMatch": {"id": {"$in": places.stored_ids}, "token_id": token_id}},
        },
        [{"$set": {"leases": others}}, TAKEN],
        hint=indexes.BY_ID,
    )
    return written.modified_count


@traced
async def leases_of_token(
    organization_id: str, token_id: str, task_ids: Sequence[str]
) -> dict[str, list[Lease]]:
    """Read what a token holds of tasks, those that end first; at most `MAX_LEASES` of each."""
    first = {
        "$topN": {
            "n": MAX_LEASES,
            "sortBy": {"lease.until": 1, "completion_id": 1},
            "output": {"completion_id": "$completion_id", "lease": "$lease"},
        }
    }
    own = {"$filter": {"input": HELD, "cond": _is_of(token_id)}}
    cursor = await database.collection(QueueItemDocument).aggregate(
        [
            {"$match": {**_held_by(organization_id, token_id), "task_id": {"$in": [*task_ids]}}},
            {"$project": {"task_id": 1, "completion_id": 1, "lease": own}},
            {"$unwind": "$lease"},
            {"$group": {"_id": "$task_id", "leases": first}},
        ],
        hint=indexes.QUEUE_BY_LEASE,
    )
    held = {row["_id"]: row["leases"] async for row in cursor}
    return {
        task_id: [
            lease_of({"task_id": task_id, **each}, each["lease"]) for each in held.get(task_id, ())
        ]
        for task_id in task_ids
    }


@traced
async def release_leases_of_token(organization_id: str, token_id: str) -> int:
    """End all leases of a token; return of how many completions.

    No index begins with the token: all that is held in the organization is looked at, which is as
    much as its graders have in hand. It is done as seldom as a token is revoked.
    """
    others = {"$filter": {"input": "$leases", "cond": {"$not": [_is_of(token_id)]}}}
    written = await database.collection(QueueItemDocument).update_many(
        # The tasks are named by what all their ids are, so that the index is read by both.
        {**_held_by(organization_id, token_id), "task_id": {"$gte": ""}},
        [{"$set": {"leases": others}}, TAKEN],
        hint=indexes.QUEUE_BY_LEASE,
    )
    return written.modified_count


@traced
async def skip(organization_id: str, token_id: str, lease_id: str, reason: str) -> None:
    """Pass over a completion: its lease ends, and it is not handed to this grader again.

    Args:
        organization_id: From the token.
        token_id: The token that took the lease.
        lease_id: Its id.
        reason: For people; at most `MAX_REASON_LENGTH` characters.

    Raises:
        InvalidInput: The reason is too long.
        Conflict: The lease has ended.
    """
    if len(reason) > MAX_REASON_LENGTH:
        raise InvalidInput(
            f"{len(reason)} characters; {MAX_REASON_LENGTH} are allowed", path="/reason"
        )
    check_storable(reason, path="/reason")
    places = _places(organization_id, [lease_id])
    is_it = _is_held(places, token_id)
    grader = {
        "$first": {
            "$map": {
                "input": {"$filter": {"input": "$leases", "cond": is_it}},
                "in": "$$this.grader",
            }
        }
    }
    of_others = {"$filter": {"input": "$skipped", "cond": {"$ne": ["$$this.grader", grader]}}}
    ids_held = {"$map": {"input": HELD, "in": "$$this.id"}}
    skipped = {"grader": grader, "reason": {"$literal": reason}, "at": "$$NOW"}
    written = await database.collection(QueueItemDocument).update_one(
        {
            "organization_id": organization_id,
            "_id": {"$in": places.keys},
            "leases": {"$elemMatch": {"id": {"$in": places.stored_ids}, "token_id": token_id}},
            "$expr": {"$in": [{"$literal": places.stored_ids[0]}, ids_held]},
        },
        [
            {
                "$set": {
                    "leases": {"$filter": {"input": "$leases", "cond": {"$not": [is_it]}}},
                    "skipped": {
                        "$slice": [{"$concatArrays": [of_others, [skipped]]}, -_MOST_SKIPS]
                    },
                }
            },
            TAKEN,
        ],
        hint=indexes.BY_ID,
    )
    if not written.matched_count:
        raise Conflict("the lease has ended: assign the completion again to skip it")


def _places(organization_id: str, lease_ids: Sequence[str]) -> _Places:
    """Return where leases are; what can be no lease's id is nowhere."""
    if not 1 <= len(lease_ids) <= MAX_LEASES:
        raise InvalidInput(f"it must name 1 to {MAX_LEASES} leases", path="/lease_ids")
    keys, stored_ids, leases = [], [], []
    for one in lease_ids:
        task_id, _, rest = one.partition("/")
        completion_id, _, stored_id = rest.partition("/")
        keys.append(item_key(organization_id, task_id, completion_id))
        stored_ids.append(stored_id)
        leases.append(storage_key(organization_id, one))
    return _Places(keys, stored_ids, leases)


def _is_held(places: _Places, token_id: str) -> dict[str, Any]:
    """Return the expression that says of a lease whether it is one of these, and has not ended."""
    return {"$and": [_is_one_of(places, token_id), {"$gt": ["$$this.until", "$$NOW"]}]}


def _is_one_of(places: _Places, token_id: str) -> dict[str, Any]:
    """Return the expression that says of a lease whether it is one of these, and the token's."""
    lease = {"$concat": ["$_id", "/", "$$this.id"]}
    return {
        "$and": [
            {"$in": [lease, {"$literal": places.leases}]},
            _is_of(token_id),
        ]
    }


def _held_by(organization_id: str, token_id: str) -> dict[str, Any]:
    """Return the query of items that a token may hold; tasks are still to be named."""
    return {
        "organization_id": organization_id,
        "leases.until": {"$gt": utc_now() - _SKEW},
        "leases.token_id": token_id,
    }


def _is_of(token_id: str) -> dict[str, Any]:
    """Return the expression that says of a lease whether it is the token's."""
    return {"$eq": ["$$this.token_id", {"$literal": token_id}]}


def _in(seconds: int) -> dict[str, Any]:
    return {"$add": ["$$NOW", seconds * 1000]}
