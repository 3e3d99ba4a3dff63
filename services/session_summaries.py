"""What the completions of sessions come to: summed up when it is shown, and stored to be found by.

What is shown is summed up at the moment, for the sessions of a page. Filters and orders need an
index, so that each session also stores what it came to when it was last summed up. That is done
beside all writes of completions, by `services.jobs.session_summaries`, which learns of each change
within a second or two.

What holds: what is stored is, in the end, what the completions come to, whoever sums up at the same
time and whatever is interrupted. A result is stored only if nobody has stored one since before the
completions were read, and nobody has marked the session as stale (`summary_revision`); else the
session has to be summed up again. So no older result replaces a newer one.
"""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeAlias, TypedDict

from pymongo import UpdateOne
from pymongo.asynchronous.client_session import AsyncClientSession
from pymongo.errors import PyMongoError

from models import CompletionDocument, SessionDocument, indexes
from services.errors import DeadlineExceeded
from services.ids import public_id, storage_key
from services.observability.tracing import traced
from services.storage.conditions import Query
from services.storage.database import aggregate_rows, as_service_error, database
from services.storage.schema_version import current_order

# The organization's id and the session's.
SessionKey: TypeAlias = tuple[str, str]

# What is stored of the tags and the users of one session, as each is an entry of an index.
MOST_STORED: Final = 1000
# What is summed up in one command, so that it takes a tenth of a second: sessions, and their
# completions, as far as is known.
_SESSIONS: Final = 200
_COMPLETIONS: Final = 5000
_PIECE_SECONDS: Final = 60.0
# What a duration may be.
_DURATIONS: Final = (0, 1e12)


class StatusCounts(TypedDict):
    """How many completions have each status; `unknown`: none of the three."""

    started: int
    finished: int
    failed: int
    unknown: int


class SessionSummary(TypedDict):
    """What the completions of a session come to.

    `total_cost` is of those whose cost is known, all but `unpriced_count`; None if none is, but 0
    where there is no completion, as in statistics. `duration_total` is in seconds, to the
    microsecond, of those whose duration is known; None if none is.
    """

    completion_count: int
    failed_count: int
    status_counts: StatusCounts
    total_tokens: int
    total_cost: int | None
    unpriced_count: int
    first_completion_at: datetime | None
    last_completion_at: datetime | None
    duration_ms: int | None
    duration_total: float | None
    tags: list[str]
    users: list[str]


EMPTY_SUMMARY: Final[SessionSummary] = {
    "completion_count": 0,
    "failed_count": 0,
    "status_counts": {"started": 0, "finished": 0, "failed": 0, "unknown": 0},
    "total_tokens": 0,
    "total_cost": 0,
    "unpriced_count": 0,
    "first_completion_at": None,
    "last_completion_at": None,
    "duration_ms": None,
    "duration_total": None,
    "tags": [],
    "users": [],
}


def stored_summary(
    created_at: datetime | None, summary: SessionSummary = EMPTY_SUMMARY
) -> dict[str, Any]:
    """Return what is stored of a summary.

    Args:
        created_at: When the session was created.
        summary: Of its completions.
    """
    return {
        "last_activity_at": summary["last_completion_at"] or created_at,
        "completion_count": summary["completion_count"],
        "failed_count": summary["failed_count"],
        "total_tokens": summary["total_tokens"],
        "total_cost": summary["total_cost"],
        "duration_ms": summary["duration_ms"],
        "tags": summary["tags"][:MOST_STORED],
        "users": summary["users"][:MOST_STORED],
    }


def of_organizations(field: str, values: Mapping[str, Sequence[Any]]) -> Query:
    """Return the query for rows that have one of some values, which each organization has its own.

    Args:
        field: The stored field.
        values: Of each organization; at least one has some.
    """
    alternatives: list[Query] = [
        {"organization_id": organization_id, field: {"$in": list(wanted)}}
        for organization_id, wanted in values.items()
    ]
    return alternatives[0] if len(alternatives) == 1 else {"$or": alternatives}


def by_organization(keys: Iterable[SessionKey]) -> dict[str, list[str]]:
    """Return the ids of sessions by their organizations."""
    found: dict[str, list[str]] = {}
    for organization_id, session_id in keys:
        found.setdefault(organization_id, []).append(session_id)
    return found


@traced
async def summarize_sessions(organization_id: str, ids: Sequence[str]) -> dict[str, SessionSummary]:
    """Sum up the completions of sessions, in one command. Empty sessions are not in the result."""
    summaries = await _summarize([(organization_id, session_id) for session_id in ids])
    return {session_id: summary for (_, session_id), summary in summaries.items()}


async def _summarize(keys: Sequence[SessionKey]) -> dict[SessionKey, SessionSummary]:
    """Sum up the completions of sessions, of whichever organizations."""
    no_texts: list[str] = []
    all_tags = {"$reduce": {"input": "$tags", "initialValue": no_texts, "in": _UNION}}
    stages: list[dict[str, Any]] = [
        {"$match": of_organizations("session_id", by_organization(keys))},
        {
            "$project": {
                "organization_id": 1,
                "session_id": 1,
                "created_at": _CREATED,
                "usage.total_tokens": 1,
                "cost.total": 1,
                "tags": {"$cond": [{"$isArray": "$tags"}, "$tags", no_texts]},
                "ended": _ENDED,
                "duration": {"$cond": [_IS_DURATION, "$duration", None]},
                "status": 1,
                "user_id": 1,
            }
        },
        {
            "$group": {
                "_id": {"organization": "$organization_id", "session": "$session_id"},
                "completion_count": {"$sum": 1},
                "total_tokens": {"$sum": "$usage.total_tokens"},
                "total_cost": {"$sum": "$cost.total"},
                "unpriced_count": {"$sum": {"$cond": [{"$isNumber": "$cost.total"}, 0, 1]}},
                "first_completion_at": {"$min": "$created_at"},
                "last_completion_at": {"$max": "$created_at"},
                "ended": {"$max": "$ended"},
                "durations": {"$sum": "$duration"},
                "longest": {"$max": "$duration"},
                **{name: _number_of(name) for name in _STATUSES},
                "tags": {"$addToSet": "$tags"},
                "users": {"$addToSet": "$user_id"},
            }
        },
        {
            "$project": {
                "completion_count": 1,
                "failed_count": "$failed",
                "status_counts": {
                    **{name: f"${name}" for name in _STATUSES},
                    "unknown": {
                        "$subtract": [
                            "$completion_count",
                            {"$sum": [f"${name}" for name in _STATUSES]},
                        ]
                    },
                },
                "total_tokens": 1,
                "total_cost": {
                    "$cond": [
                        {"$lt": ["$unpriced_count", "$completion_count"]},
                        "$total_cost",
                        None,
                    ]
                },
                "unpriced_count": 1,
                "first_completion_at": 1,
                "last_completion_at": 1,
                "duration_ms": {
                    "$convert": {
                        "input": {"$round": {"$subtract": ["$ended", _BEGUN]}},
                        "to": "long",
                        "onError": None,
                    }
                },
                "duration_total": {
                    "$cond": [
                        {"$isNumber": "$longest"},
                        {"$round": [{"$toDouble": "$durations"}, 6]},
                        None,
                    ]
                },
                "tags": {"$sortArray": {"input": _texts_of(all_tags), "sortBy": 1}},
                "users": {"$sortArray": {"input": _texts_of("$users"), "sortBy": 1}},
            }
        },
    ]
    collection = database.collection(CompletionDocument)
    order = await current_order()
    rows = await aggregate_rows(
        collection,
        stages,
        most=len(keys),
        projection={"tags": 1},
        hint=order.hint(indexes.COMPLETIONS_LISTED_BY["session_id"]),
    )
    found = {}
    for row in rows:
        of = row.pop("_id")
        found[of["organization"], of["session"]] = row
    return found  # type: ignore[return-value]  # as the pipeline makes it


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of summing up sessions.

    Attributes:
        seconds: What each session took, of those that were looked at.
        left: Those that have to be summed up again: they changed meanwhile, or took too long.
        absent: Those that are not stored, or not yet.
    """

    seconds: Mapping[SessionKey, float]
    left: frozenset[SessionKey]
    absent: frozenset[SessionKey]


async def store_summaries(keys: Sequence[SessionKey], *, within: float | None = None) -> Outcome:
    """Sum up sessions anew, and store what they come to.

    Args:
        keys: The sessions, of whichever organizations.
        within: Seconds after which what is not begun is left; a piece of them is done in any case.
    """
    begun = time.monotonic()
    rows = await _session_rows(keys)
    seconds: dict[SessionKey, float] = {}
    left: set[SessionKey] = set()
    for piece in _pieces(rows):
        if seconds and within is not None and time.monotonic() - begun > within:
            left.update(piece)
            continue
        started = time.monotonic()
        try:
            with database.deadline(_PIECE_SECONDS):
                left |= await _store({key: rows[key] for key in piece})
        except PyMongoError as error:
            if not isinstance(as_service_error(error), DeadlineExceeded):
                raise
            left.update(piece)  # no other has to wait for one that is too large
        took = time.monotonic() - started
        weights = {key: 1 + rows[key].get("completion_count", 0) for key in piece}
        each = took / sum(weights.values())
        seconds |= {key: weight * each for key, weight in weights.items()}
    return Outcome(seconds, frozenset(left), frozenset(set(keys) - rows.keys()))


async def _session_rows(keys: Sequence[SessionKey]) -> dict[SessionKey, dict[str, Any]]:
    """Read sessions, as far as they are needed to sum them up."""
    if not keys:
        return {}
    wanted = {
        "organization_id": {"$in": sorted({organization_id for organization_id, _ in keys})},
        "_id": {"$in": [storage_key(*key) for key in keys]},
    }
    needed = {"organization_id": 1, "created_at": 1, "completion_count": 1, "summary_revision": 1}
    cursor = database.collection(SessionDocument).find(
        wanted, needed, batch_size=len(keys) + 1, hint=indexes.BY_ID
    )
    return {(row["organization_id"], public_id(row["_id"])): row for row in await cursor.to_list()}


def _pieces(rows: Mapping[SessionKey, Mapping[str, Any]]) -> Iterable[Sequence[SessionKey]]:
    """Yield sessions as they are summed up in one command, in their order."""
    piece: list[SessionKey] = []
    completions = 0
    for key, row in rows.items():
        number = row.get("completion_count", 0)
        if piece and (len(piece) == _SESSIONS or completions + number > _COMPLETIONS):
            yield piece
            piece, completions = [], 0
        piece.append(key)
        completions += number
    if piece:
        yield piece


async def _store(rows: Mapping[SessionKey, Mapping[str, Any]]) -> set[SessionKey]:
    """Sum up sessions and store the results; return the sessions that have to be done again.

    Args:
        rows: The sessions as they were stored before the completions are read.
    """
    summaries = await _summarize(list(rows))
    writes = [
        UpdateOne(
            {
                "_id": row["_id"],
                "organization_id": row["organization_id"],
                "summary_revision": row.get("summary_revision"),
            },
            {
                "$set": {
                    **stored_summary(row.get("created_at"), summaries.get(key, EMPTY_SUMMARY)),
                    "summed_revision": row.get("summary_revision", 0) + 1,
                },
                "$inc": {"summary_revision": 1},
                "$unset": {"stale": ""},
            },
            hint=indexes.BY_ID,
        )
        for key, row in rows.items()
    ]
    written = await database.collection(SessionDocument).bulk_write(writes, ordered=False)
    # The reply does not tell which of them have found their row.
    return set() if written.matched_count == len(writes) else set(rows)


async def mark_stale(
    organization_id: str, session_ids: Iterable[str], session: AsyncClientSession | None = None
) -> None:
    """Store that sessions have to be summed up anew.

    Args:
        organization_id: Theirs.
        session_ids: Those that are not stored are passed over.
        session: Of the transaction that it is part of.
    """
    keys = [storage_key(organization_id, session_id) for session_id in session_ids]
    if keys:
        await database.collection(SessionDocument).update_many(
            {"organization_id": organization_id, "_id": {"$in": keys}},
            {"$set": {"stale": True}, "$inc": {"summary_revision": 1}},
            hint=indexes.BY_ID,
            session=session,
        )


def _texts_of(list_: Any) -> dict[str, Any]:
    return {"$filter": {"input": list_, "cond": {"$eq": [{"$type": "$$this"}, "string"]}}}


def _number_of(status: str) -> dict[str, Any]:
    return {"$sum": {"$cond": [{"$eq": ["$status", status]}, 1, 0]}}


_STATUSES: Final = ("started", "finished", "failed")
_UNION: Final = {"$setUnion": ["$$value", "$$this"]}
# Other programs may have stored anything.
_CREATED: Final = {"$cond": [{"$eq": [{"$type": "$created_at"}, "date"]}, "$created_at", None]}
# Milliseconds since 1970.
_BEGUN: Final = {"$toLong": "$first_completion_at"}
_IS_DURATION: Final = {
    "$and": [
        {"$isNumber": "$duration"},
        {"$gte": ["$duration", _DURATIONS[0]]},
        {"$lt": ["$duration", _DURATIONS[1]]},
    ]
}
_ENDED: Final = {
    "$add": [
        {"$toLong": _CREATED},
        {"$cond": [_IS_DURATION, {"$multiply": ["$duration", 1000]}, 0]},
    ]
}
