"""How the rows that clients send become one completion, whatever order they arrive in.

An SDK sends a call as rows: a create, a row with `status: started`, one with `finished` or
`failed`; the later ones partial or whole, some of them twice, and "started" may arrive after
"finished" (sdk-wire.md, sections 2b and 5.17). Each field remembers the *rank* of the row that
set it, and a row sets only fields of no higher rank:

    0  a create without a status
    1  started
    2  failed, or a status that is none of these
    3  finished (where a call is reported as both, it did return a response)
    4  an update without a status: a correction, which no late row of an SDK may undo

A person may also clear a field. It is absent then, and its rank stays, so that no late row of an
SDK brings it back.

So rows of different ranks commute, and a repeated row changes nothing. Among rows of one rank
the last wins.

The merge is an update pipeline, so that MongoDB does it atomically and in one command, upsert
included. `base_rank` is the rank of all fields of the creating row, `ranks` of those that came
later. `tags` and `created_at` are always stored, so that lists need no default; what nobody has
sent of them has the rank -1. For `created_at`, which few clients send, that is what a missing rank
means. Values stand in `$literal`, so that no key or string of a payload is taken for an
operator.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final

from services.clock import as_stored
from services.completions.altering import altered_after
from services.completions.derivation import current_version
from services.completions.derivation_pipeline import derived_stages
from services.completions.fields import CompletionFields
from services.completions.outlining import Outlined
from services.completions.times import creation_time
from services.errors import InvalidInput
from services.pricing import Prices
from services.storage.error_codes import CONVERSION_FAILURE
from services.tags import check_tags

CORRECTION: Final = 4
UNSENT: Final = -1
# In place of a completion's time: an update fails with this code where it would bring the
# completion into being. Of a bulk write MongoDB does not tell otherwise which of its updates have
# found nothing.
_MUST_BE_THERE: Final = {"$toInt": {"$concat": ["absent: ", "$_id"]}}
ABSENT: Final = CONVERSION_FAILURE
# Moves of one completion between two looks of who sums up sessions, or it is a day until the
# session that was left is summed up (`services.jobs.session_checks`).
_MOST_LEFT_SESSIONS: Final = 20
# Of rows that came too late for `extra`, whose keys are added where they are not there yet.
_MOST_ENTRIES: Final = 2000
_RANKS: Final = {"started": 1, "failed": 2, "finished": 3}


def create_rank(fields: CompletionFields) -> int:
    """Return the rank of a create's fields."""
    return _rank_of_odd_status(fields, 0) if "status" not in fields else _RANKS[fields["status"]]


def update_rank(fields: CompletionFields) -> int:
    """Return the rank of an update's fields."""
    if "status" in fields:
        return _RANKS[fields["status"]]
    return _rank_of_odd_status(fields, CORRECTION)


def _rank_of_odd_status(fields: CompletionFields, otherwise: int) -> int:
    """Return the rank of a row without a status; one that was left out is more than a start."""
    return _RANKS["failed"] if "status" in fields.get("altered", ()) else otherwise


def merge_pipeline(
    fields: CompletionFields,
    *,
    key: str,
    rank: int,
    now: datetime,
    prices: Prices,
    must_be_there: bool = False,
    create_digest: bytes | None = None,
    cleared: Collection[str] = (),
    outlined: Outlined | None = None,
) -> list[Mapping[str, Any]]:
    """Build the update that merges a row into the stored completion, or makes one.

    Args:
        fields: The row.
        key: The completion's `_id`.
        rank: Its rank; see above.
        now: When it arrived.
        prices: Of its organization.
        must_be_there: Whether the update fails, with the code `ABSENT`, where it would bring the
            completion into being.
        create_digest: Marks that the completion's create has come.
        cleared: The fields to take away, none of them in the row; a correction, whatever the
            row's rank.
        outlined: What of the row goes out of line; None if nothing does.
    """
    stored = fields if outlined is None else outlined.fields
    sets: dict[str, Any] = {
        **_creation(fields, key, rank=rank, now=now, must_be_there=must_be_there),
        "updated_at": as_stored(now),
        "revision": {"$add": [{"$ifNull": ["$revision", 0]}, 1]},
        **_with_entries(outlined, rank),
    }
    if create_digest is not None:
        sets["create_digest"] = create_digest
    for field, value in fields.items():
        if field in ("created_at", "altered"):
            continue
        wins, outcome = _contest(field, rank)
        row: Any = {"$literal": stored[field]}  # type: ignore[literal-required]  # it is of the row
        sets[field] = {"$cond": [wins, row, f"${field}"]}
        if field == "extra":  # its keys are fields of their own, of the rank of the whole
            sets[field] = {
                "$cond": [
                    wins,
                    {"$mergeObjects": ["$extra", row]},
                    _unless_cleared("$extra", {"$mergeObjects": [row, "$extra"]}),
                ]
            }
        sets[f"ranks.{field}"] = outcome
        if field == "session_id":
            moves = {"$and": [wins, {"$ne": ["$session_id", {"$literal": value}]}]}
            sets["left_session_ids"] = _with_left_session(moves)
    for field in cleared:
        sets |= {field: "$$REMOVE", f"ranks.{field}": CORRECTION}
        if field == "session_id":
            sets["left_session_ids"] = _with_left_session(moves=True)
    sets["altered"] = altered_after(fields, cleared, rank, _wins)
    if "tags" not in fields:
        sets["tags"] = {"$ifNull": ["$tags", []]}
    stages: list[Mapping[str, Any]] = [{"$set": sets}]
    stages += derived_stages(fields, rank=rank, now=now, prices=prices, cleared=cleared)
    return stages


def _creation(
    fields: CompletionFields, key: str, *, rank: int, now: datetime, must_be_there: bool
) -> dict[str, Any]:
    """Express the time of a completion: the row's, if it wins, else that which is stored.

    The order key is made anew in the same write. It is left alone where the time is: a row of the
    version before has none yet, and whoever fills it in knows the time.
    """
    if "created_at" not in fields and must_be_there:
        return {"created_at": {"$ifNull": ["$created_at", _MUST_BE_THERE]}}
    time = creation_time(fields, key, now)
    is_new = {"$eq": [{"$type": "$created_at"}, "missing"]}
    # Of what has no payload yet everything is derived.
    version = {"$cond": [is_new, current_version(), "$derived_version"]}
    if "created_at" not in fields:
        return {
            "created_at": {"$ifNull": ["$created_at", time.created_at]},
            "seq": {"$cond": [is_new, time.seq, "$seq"]},
            "derived_version": version,
        }
    wins, outcome = _contest("created_at", rank)
    begun: Any = {"$cond": [wins, time.created_at, "$created_at"]}
    if must_be_there:
        begun = {"$cond": [is_new, _MUST_BE_THERE, begun]}
    given: Any = time.client_created_at or "$$REMOVE"
    return {
        "created_at": begun,
        "seq": {"$cond": [wins, time.seq, "$seq"]},
        "client_created_at": {"$cond": [wins, given, "$client_created_at"]},
        "ranks.created_at": outcome,
        **({} if must_be_there else {"derived_version": version}),
    }


@cache
def _contest(field: str, rank: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """Express whether a row of a rank wins a field, and the rank that the field then has."""
    stored = _stored_rank(field)
    wins = {"$lte": [stored, rank]}
    return wins, {"$cond": [wins, rank, stored]}


def _wins(field: str, rank: int) -> dict[str, Any]:
    return _contest(field, rank)[0]


def _stored_rank(field: str) -> dict[str, Any]:
    """Express the rank of the stored field; -1 where it was never there."""
    if field == "created_at":
        return {"$ifNull": ["$ranks.created_at", UNSENT]}
    return {
        "$cond": [
            {"$eq": [{"$type": f"${field}"}, "missing"]},
            {"$ifNull": [f"$ranks.{field}", UNSENT]},
            {"$ifNull": [f"$ranks.{field}", "$base_rank", UNSENT]},
        ]
    }


def _unless_cleared(path: str, value: object) -> dict[str, Any]:
    """Express a value that a lesser row adds to; a field that was cleared stays absent."""
    return {"$cond": [{"$eq": [{"$type": path}, "missing"]}, "$$REMOVE", value]}


def _with_left_session(moves: object) -> dict[str, Any]:
    """Express the sessions that were left; with that which is stored, if the row moves out of it.

    Otherwise the field stays as it is, mostly absent.
    """
    is_in_one = {"$eq": [{"$type": "$session_id"}, "string"]}
    left = {"$concatArrays": [{"$ifNull": ["$left_session_ids", []]}, ["$session_id"]]}
    return {
        "$cond": [
            {"$and": [is_in_one, moves]},
            {"$slice": [left, -_MOST_LEFT_SESSIONS]},
            "$left_session_ids",
        ]
    }


def _with_entries(outlined: Outlined | None, rank: int) -> dict[str, Any]:
    """Express where values stand that are out of line, after a row that has some.

    A row that has none leaves them as they are: they count only where the payload has their marks
    (`services.completions.large_values`).
    """
    sets: dict[str, Any] = {}
    for field, entries in outlined.large.items() if outlined is not None else ():
        wins, _ = _contest(field, rank)
        of_row, stored = {"$literal": entries}, f"$large.{field}"
        if field != "extra":
            sets[f"large.{field}"] = {"$cond": [wins, of_row, stored]}
            continue
        there = {"$ifNull": [stored, []]}
        first = {"$arrayElemAt": ["$$this.path", 0]}
        keys = {"$literal": [entry["path"][0] for entry in entries if entry["path"]]}
        others = {"$filter": {"input": there, "cond": {"$not": [{"$in": [first, keys]}]}}}
        either = {"$slice": [{"$concatArrays": [there, of_row]}, _MOST_ENTRIES]}
        sets["large.extra"] = {"$cond": [wins, {"$concatArrays": [others, of_row]}, either]}
    return sets


@dataclass(frozen=True, slots=True)
class Retag:
    """Tags to add and to take away; a correction, as people do it.

    Attributes:
        add: Without duplicates.
        remove: Without duplicates, and none of `add`.
    """

    add: Sequence[str]
    remove: Sequence[str]

    @property
    def needed(self) -> list[dict[str, Any]]:
        """The alternatives by which a completion is not yet as it should be."""
        needed: list[dict[str, Any]] = [{"tags": {"$in": list(self.remove)}}]
        if self.add:
            needed.append({"tags": {"$not": {"$all": list(self.add)}}})
        return needed

    def pipeline(self, now: datetime) -> list[dict[str, Any]]:
        """Build the update: what is kept, in its order, then what is new."""
        kept = _without("$tags", {"$literal": list(self.remove)})
        new = _without({"$literal": list(self.add)}, "$tags")
        return _correction({"$concatArrays": [kept, new]}, now)


def renamed_tags(old: Sequence[str], new: str | None, now: datetime) -> list[dict[str, Any]]:
    """Build the update that puts one tag in the place of others, or takes these away.

    Args:
        old: The others.
        new: Stands where the first of them or itself stood, once; None if there is none.
        now: When.
    """
    if new is None:
        return _correction(_without("$tags", {"$literal": list(old)}), now)
    is_old = {"$in": ["$$this", {"$literal": list(old)}]}
    one: Any = {"$cond": [is_old, {"$literal": new}, "$$this"]}
    first: Any = {
        "$cond": [
            {"$in": ["$$one", "$$value"]},
            "$$value",
            {"$concatArrays": ["$$value", ["$$one"]]},
        ]
    }
    nothing: list[str] = []
    tags = {
        "$reduce": {
            "input": "$tags",
            "initialValue": nothing,
            "in": {"$let": {"vars": {"one": one}, "in": first}},
        }
    }
    return _correction(tags, now)


def _correction(tags: object, now: datetime) -> list[dict[str, Any]]:
    """Build the update of tags that no late row of an SDK undoes."""
    changes = {
        "tags": tags,
        "ranks.tags": CORRECTION,
        "updated_at": now,
        "revision": {"$add": ["$revision", 1]},
    }
    return [{"$set": changes}]


def retag_update(add: Sequence[str], remove: Sequence[str]) -> Retag:
    """Check tags to add and to take away.

    Raises:
        InvalidInput: A tag is malformed, or is on both lists.
    """
    retag = Retag(check_tags(list(add), "/add"), check_tags(list(remove), "/remove"))
    if both := set(retag.add) & set(retag.remove):
        raise InvalidInput(f"the tag {min(both)!r} is to be added and removed at once")
    return retag


def _without(tags: object, unwanted: object) -> dict[str, Any]:
    return {"$filter": {"input": tags, "cond": {"$not": [{"$in": ["$$this", unwanted]}]}}}
