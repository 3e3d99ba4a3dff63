"""The copy of each grade on the completions that it grades.

`completions.grades` is written in the transaction that stores, changes or takes back a piece of
feedback, so that a completion is found by its grades by one query, and what follows completions
(subscriptions, queues, the index) is told. Newest last, by when the grade was first given.
"""

from collections.abc import Mapping, Sequence, Set
from datetime import datetime
from typing import Any, Final

import bson
from pymongo import UpdateMany, UpdateOne
from pymongo.asynchronous.client_session import AsyncClientSession

from models import CompletionDocument, DeletedFeedbackDocument, FeedbackDocument, indexes
from services.completions.grade_conditions import CUT, MAX_TEXT_LENGTH, SHORT
from services.feedback.graders import grader_key
from services.grading.items import note_grades
from services.ids import public_id, storage_key
from services.rows import FeedbackTaskRow
from services.storage.database import database
from services.storage.deleted_ids import remember
from services.storage.order import CREATED_AT, Sort
from services.storage.schema_version import current_order

# Of one completion; past it the oldest are left out, those that adjudicate last, and `grades_cut`
# says so.
MOST: Final = 200
# How many completions with more get copies again in one transaction that takes grades back. What
# others have is fewer copies than there might be, which no filter is wrong about.
_MOST_REFILLED: Final = 20
MAX_VALUES_BYTES: Final = 4096
# Where a grade's values are still too large, its texts are cut once more before leaves are left
# out.
_FEW_LETTERS: Final = 64
# What BSON takes for an element, besides its name and what it holds.
_OVERHEAD: Final = 12
# Of how many completions it is asked together whether other feedback grades them, and how many
# pieces of it are looked at first.
_ASKED_AT_ONCE: Final = 500
_LOOKED_AT: Final = 20
# What is read of feedback to copy it.
COPIED: Final[Mapping[str, int]] = dict.fromkeys(
    (
        *("task_id", "task_version", "token_id", "grader", "created_at", "updated_at", "revision"),
        *("adjudicates", "json_values"),
    ),
    1,
)
_NEWEST: Final = Sort(CREATED_AT, descending=True)
# What is read of feedback that is deleted.
TAKEN_BACK: Final[Mapping[str, int]] = dict.fromkeys(
    ("organization_id", "task_id", "matched_completion_ids", "create_digest"), 1
)
_OWN: Final = {"$ifNull": ["$grades", []]}
_TASKS: Final = {"$ifNull": ["$graded_task_ids", []]}


def as_copied(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what completions know of a piece of feedback.

    Args:
        row: The feedback as it is stored.
    """
    grader = row.get("grader") or {}
    values, mark = cut_values(row["json_values"])
    token_id = row.get("token_id")
    return {
        "id": public_id(row["_id"]),
        "task_id": row["task_id"],
        "version": row["task_version"],
        **({} if token_id is None else {"token_id": token_id}),
        "grader_key": grader_key(token_id, grader),
        **{f"grader_{name}": value for name, value in grader.items()},
        "at": row["created_at"],
        "updated_at": row.get("updated_at") or row["created_at"],
        "revision": row.get("revision") or 1,
        **({"adjudicates": True} if row.get("adjudicates") else {}),
        "values": values,
        **({} if mark is None else {mark: True}),
    }


def copied_in_part(copy: Mapping[str, Any]) -> str | None:
    """Return how feedback is marked of which a copy has not all; None where it has."""
    return next((mark for mark in (CUT, SHORT) if mark in copy), None)


def cut_values(values: Any) -> tuple[Any, str | None]:
    """Return a grade's values as they are copied, and how the copy is marked.

    Texts end after `MAX_TEXT_LENGTH` characters (`SHORT`). What is then more than
    `MAX_VALUES_BYTES` has shorter ones, and loses leaves, in the order in which they stand (`CUT`).
    """
    for length, mark in ((MAX_TEXT_LENGTH, SHORT), (_FEW_LETTERS, CUT)):
        short = _shortened(values, length)
        if len(bson.encode({"": short})) <= MAX_VALUES_BYTES:
            return short, None if short == values else mark
    return _within(short, [MAX_VALUES_BYTES - _OVERHEAD])[0], CUT


def _shortened(value: Any, length: int) -> Any:
    if isinstance(value, str):
        return value[:length]
    if isinstance(value, dict):
        return {name: _shortened(one, length) for name, one in value.items()}
    if isinstance(value, list):
        return [_shortened(one, length) for one in value]
    return value


def _within(value: Any, left: list[int]) -> list[Any]:
    """Return a value as far as there are bytes left for it: in a list, which is empty if none."""
    size = _OVERHEAD + (len(value.encode()) if isinstance(value, str) else 0)
    if size > left[0]:
        return []
    left[0] -= size
    if isinstance(value, list):
        return [[kept for one in value for kept in _within(one, left)]]
    if not isinstance(value, dict):
        return [value]
    found = {}
    for name, one in value.items():
        room = left[0]
        left[0] -= len(name.encode())
        if kept := _within(one, left):
            found[name] = kept[0]
        else:
            left[0] = room
    return [found]


async def put_grade(
    row: Mapping[str, Any],
    copy: Mapping[str, Any],
    task: FeedbackTaskRow,
    session: AsyncClientSession,
) -> int:
    """Copy a piece of feedback to the completions that it grades, in place of what they had of it.

    Args:
        row: The feedback as it is stored.
        copy: `as_copied`.
        task: That it answers, whose queue is told.
        session: Of the transaction that stores it.

    Returns:
        How many of the completions were there.
    """
    ids = row["matched_completion_ids"]
    if not ids:
        return 0
    changed = _changed_at(row.get("updated_at") or row["created_at"])
    marked = await database.collection(CompletionDocument).update_many(
        _of(row["organization_id"], ids),
        [{"$set": {**_with_grades([copy]), **changed}}],
        session=session,
        hint=indexes.BY_ID,
    )
    await note_grades(session, task, ids)
    return marked.matched_count


def copies_of_before(
    organization_id: str, rows: Sequence[Mapping[str, Any]], copies: Mapping[str, Any]
) -> list[UpdateMany]:
    """Return what copies feedback to completions that have it already, and lack only the copies.

    Each completion is written once: it may have a large copy of each of 200 grades.

    Args:
        organization_id: Whose.
        rows: The feedback.
        copies: `as_copied`, by the `_id` of the feedback.
    """
    grading: dict[str, list[str]] = {}
    for row in rows:
        for completion_id in row["matched_completion_ids"]:
            grading.setdefault(completion_id, []).append(row["_id"])
    graded: dict[tuple[str, ...], list[str]] = {}
    for completion_id, keys in grading.items():
        graded.setdefault(tuple(keys), []).append(completion_id)
    return [
        UpdateMany(
            _of(organization_id, ids),
            [{"$set": _with_grades([copies[key] for key in keys])}],
            hint=indexes.BY_ID,
        )
        for keys, ids in graded.items()
    ]


def _with_grades(copies: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return what is set in a completion that some feedback grades."""
    others = _without([copy["id"] for copy in copies])
    with_it = {"$concatArrays": [others, {"$literal": list(copies)}]}
    # What lacks a field is before what has it.
    by_weight = {"$sortArray": {"input": with_it, "sortBy": {"adjudicates": 1, "at": 1, "id": 1}}}
    is_full = {"$gt": [{"$size": with_it}, MOST]}
    kept = {"$cond": [is_full, {"$slice": [by_weight, -MOST]}, with_it]}
    is_more = {"$or": ["$grades_cut", is_full]}
    task_ids = {"$literal": list(dict.fromkeys(copy["task_id"] for copy in copies))}
    new = {"$filter": {"input": task_ids, "cond": {"$not": {"$in": ["$$this", _TASKS]}}}}
    return {
        "grades": _in_order(kept),
        "grades_cut": {"$cond": [is_more, True, "$$REMOVE"]},
        "graded_task_ids": {"$concatArrays": [_TASKS, new]},
    }


def _in_order(grades: Any) -> dict[str, Any]:
    return {"$sortArray": {"input": grades, "sortBy": {"at": 1, "id": 1}}}


async def take_grades_back(
    rows: Sequence[Mapping[str, Any]],
    task: FeedbackTaskRow | None,
    at: datetime,
    session: AsyncClientSession,
) -> None:
    """Take feedback, which has just been deleted, from the completions that it graded.

    Ids that clients have given it are remembered, so that uploads that come late store nothing.

    Args:
        rows: The feedback as it was stored, with what is `TAKEN_BACK`; some, all of one task.
        task: That it answered, whose queue is told; None if that is gone.
        at: When.
        session: Of the transaction that has deleted it.
    """
    organization_id, task_id = rows[0]["organization_id"], rows[0]["task_id"]
    by_clients = [row["_id"] for row in rows if "create_digest" in row]
    await remember(DeletedFeedbackDocument, organization_id, by_clients, session)
    ids = {one for row in rows for one in row["matched_completion_ids"]}
    if not ids:
        return
    still = await _graded_otherwise(organization_id, task_id, ids, session)
    without = {"$filter": {"input": _TASKS, "cond": {"$ne": ["$$this", {"$literal": task_id}]}}}
    sets = {"grades": _without([public_id(row["_id"]) for row in rows]), **_changed_at(at)}
    for some, more in ((still, {}), (ids - still, {"graded_task_ids": without})):
        if some:
            await database.collection(CompletionDocument).update_many(
                _of(organization_id, sorted(some)),
                [{"$set": {**sets, **more}}],
                session=session,
                hint=indexes.BY_ID,
            )
    await _refill(organization_id, sorted(ids), session)
    if task is not None:
        await note_grades(session, task, sorted(ids))


async def _refill(
    organization_id: str, completion_ids: Sequence[str], session: AsyncClientSession
) -> None:
    """Copy older feedback to completions that have room for it again."""
    collection = database.collection(CompletionDocument)
    cursor = collection.find(
        {**_of(organization_id, completion_ids), "grades_cut": True},
        {"grades.id": 1},
        limit=_MOST_REFILLED,
        batch_size=_MOST_REFILLED + 1,
        hint=indexes.BY_ID,
        session=session,
    )
    writes = [await _refilled(organization_id, row, session) for row in await cursor.to_list()]
    if writes:
        await collection.bulk_write(writes, ordered=False, session=session)


async def _refilled(
    organization_id: str, completion: Mapping[str, Any], session: AsyncClientSession
) -> UpdateOne:
    """Return what gives a completion the copies that it lacks of its newest feedback."""
    feedback = database.collection(FeedbackDocument)
    order = await current_order()
    grading = {
        "organization_id": organization_id,
        "matched_completion_ids": public_id(completion["_id"]),
    }
    newest = await feedback.find(
        grading,
        {"_id": 1},
        sort=order.keys(_NEWEST),
        limit=MOST + 1,
        batch_size=MOST + 2,
        hint=order.hint(indexes.FEEDBACK_LISTED_BY["matched_completion_ids"]),
        session=session,
    ).to_list()
    copied = {one["id"] for one in completion.get("grades", ())}
    lacking = [row["_id"] for row in newest if public_id(row["_id"]) not in copied]
    cursor = feedback.find(
        {"organization_id": organization_id, "_id": {"$in": lacking[: MOST - len(copied)]}},
        COPIED,
        hint=indexes.BY_ID,
        session=session,
    )
    brought_back = [as_copied(row) async for row in cursor]
    grades = _in_order({"$concatArrays": [_OWN, {"$literal": brought_back}]})
    is_cut = True if len(newest) > MOST else "$$REMOVE"
    return UpdateOne(
        {"_id": completion["_id"], "organization_id": organization_id},
        [{"$set": {"grades": grades, "grades_cut": is_cut}}],
        hint=indexes.BY_ID,
    )


async def _graded_otherwise(
    organization_id: str, task_id: str, ids: Set[str], session: AsyncClientSession
) -> set[str]:
    """Return which of some completions have other feedback for a task.

    It is asked of the feedback itself: completions need not have copies of all of it.
    """
    found: set[str] = set()
    listed = sorted(ids)
    for begin in range(0, len(listed), _ASKED_AT_ONCE):
        some = listed[begin : begin + _ASKED_AT_ONCE]
        found |= await _graded_of_some(organization_id, task_id, some, session)
    return found


async def _graded_of_some(
    organization_id: str, task_id: str, ids: Sequence[str], session: AsyncClientSession
) -> set[str]:
    """Return which of a few completions have feedback for a task.

    What is read next is on one at least that is not known yet. A few pieces may be on all of them,
    each with up to 10,000 ids, or each be on one alone: so twice as many are read each time.
    """
    order = await current_order()
    left, most = set(ids), _LOOKED_AT
    while left:
        asked = sorted(left)
        cursor = database.collection(FeedbackDocument).find(
            {
                "organization_id": organization_id,
                "matched_completion_ids": {"$in": asked},
                "task_id": task_id,
            },
            # Ids are the clients', and may begin with "$".
            {
                "_id": 0,
                "ids": {"$setIntersection": ["$matched_completion_ids", {"$literal": asked}]},
            },
            limit=most,
            batch_size=most + 1,
            hint=order.hint(indexes.FEEDBACK_LISTED_BY["matched_completion_ids"]),
            session=session,
        )
        rows = await cursor.to_list()
        left -= {id_ for row in rows for id_ in row["ids"]}
        if len(rows) < most:
            break
        most *= 2
    return set(ids) - left


def _of(organization_id: str, ids: Sequence[str]) -> dict[str, Any]:
    keys = [storage_key(organization_id, one) for one in ids]
    return {"organization_id": organization_id, "_id": {"$in": keys}}


def _without(feedback_ids: Sequence[str]) -> dict[str, Any]:
    is_other = {"$not": {"$in": ["$$this.id", {"$literal": list(feedback_ids)}]}}
    return {"$filter": {"input": _OWN, "cond": is_other}}


def _changed_at(at: datetime) -> dict[str, Any]:
    return {"updated_at": at, "revision": {"$add": [{"$ifNull": ["$revision", 0]}, 1]}}
