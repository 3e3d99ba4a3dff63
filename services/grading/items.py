"""The items of materialised queues: one for each completion that a task's selector takes.

What an item knows of grades is made of the completion's own copy of them (`grades`), which is
written in the transaction of each grade. Three write it, and come to the same whoever is the last:

- Whoever stores, changes or takes back a grade notes it in the same transaction (`note_grades`).
- Whoever materialises makes the item of the completion as it was read (`put_items`).
- Whoever hands it out, and sees that it is behind.

For each carries the completion's revision, and what is of an older one than the item changes
nothing. A grade whose transaction began before the item was there has not noted it; the change
of its completion, which whoever materialises follows, does.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from itertools import combinations
from statistics import fmean
from typing import Any, Final

from pymongo import UpdateOne
from pymongo.asynchronous.client_session import AsyncClientSession
from pymongo.errors import BulkWriteError

from models import CompletionDocument, QueueItemDocument, indexes
from services.grading.fields import MAX_FIELDS, MeasuredField, fields_of, how_far_apart
from services.grading.states import SETTLED
from services.ids import public_id, storage_key
from services.order_keys import order_key_of
from services.rows import FeedbackTaskRow
from services.storage import error_codes
from services.storage.database import database

# What is read of a completion to make its item.
NEEDED: Final[Mapping[str, int]] = {
    "organization_id": 1,
    "created_at": 1,
    "seq": 1,
    "revision": 1,
    "graded_task_ids": 1,
    "grades": 1,
}
# A longer text is no choice among a few, and differs from any other.
MAX_COMPARED_LENGTH: Final = 64
# Graders are compared in pairs.
_MOST_COMPARED: Final = 20
# One that was made by others is there the next time, unless it is removed at the same moment.
_MAKE_TRIES: Final = 5


def is_materialised(task: FeedbackTaskRow) -> bool:
    """Say whether a task's queue has items, or is about to."""
    return task.get("queue") is not None


def item_key(organization_id: str, task_id: str, completion_id: str) -> str:
    """Return the `_id` of an item."""
    return storage_key(organization_id, f"{task_id}/{completion_id}")


async def put_items(task: FeedbackTaskRow, completions: Sequence[Mapping[str, Any]]) -> None:
    """Make the items of completions, or bring those that are there up to date. In one command.

    Doing it again is harmless, and so is doing it with what was read long ago.

    Args:
        task: With `id`, `organization_id`, and how many grades it wants.
        completions: That the selector takes, at most 1,000, as stored: with what is `NEEDED`.
    """
    if not completions:
        return
    organization_id, task_id = task["organization_id"], task["id"]
    grading_of = _reader(task)
    writes = []
    for row in completions:
        completion_id = public_id(row["_id"])
        key = item_key(organization_id, task_id, completion_id)
        made = {
            "task_id": {"$literal": task_id},
            "completion_id": {"$literal": completion_id},
            "seq": row.get("seq") or order_key_of(row, row["_id"]),
            "rnd": int.from_bytes(blake2b(key.encode(), digest_size=6).digest()),
            "wanted": wanted_by(task),
            "leases": {"$ifNull": ["$leases", []]},
            "skipped": {"$ifNull": ["$skipped", []]},
        }
        writes.append(
            UpdateOne(
                {"_id": key, "organization_id": organization_id},
                _brought_up_to(row, grading_of(row), made),
                upsert=True,
                hint=indexes.BY_ID,
            )
        )
    await _write(writes)


async def _write(writes: Sequence[UpdateOne]) -> None:
    """Write items. Of two who make the same at once one fails, and finds it there when it retries.

    Raises:
        BulkWriteError: Anything else is wrong.
    """
    for tries_left in range(_MAKE_TRIES - 1, -1, -1):
        try:
            await database.collection(QueueItemDocument).bulk_write(writes, ordered=False)
        except BulkWriteError as error:
            failed = error.details["writeErrors"]
            if not tries_left or {one["code"] for one in failed} != {error_codes.DUPLICATE_KEY}:
                raise
            writes = [writes[one["index"]] for one in failed]
        else:
            return


async def drop_items(
    organization_id: str,
    task_id: str,
    completion_ids: Iterable[str],
    *,
    unless_graded: bool = False,
) -> None:
    """Remove the items of completions, with their leases, as far as they are there.

    Args:
        organization_id: Whose.
        task_id: The task's.
        completion_ids: The completions'.
        unless_graded: Whether those stay that anybody has graded.
    """
    keys = [item_key(organization_id, task_id, one) for one in completion_ids]
    if keys:
        query: dict[str, Any] = {"organization_id": organization_id, "_id": {"$in": keys}}
        if unless_graded:
            query.update(graded_by=[], is_adjudicated={"$ne": True})
        await database.collection(QueueItemDocument).delete_many(query, hint=indexes.BY_ID)


async def drop_queue(organization_id: str, task_id: str, *, most: int = 1000) -> int:
    """Remove items of a task; return how many: fewer than `most` if none is left."""
    collection = database.collection(QueueItemDocument)
    begin = item_key(organization_id, task_id, "")
    end = f"{begin[:-1]}0"  # "0" follows "/"
    cursor = collection.find(
        {"organization_id": organization_id, "_id": {"$gt": begin, "$lt": end}},
        {"_id": 1},
        limit=most,
        batch_size=most + 1,
        hint=indexes.BY_ID,
    )
    keys = [row["_id"] for row in await cursor.to_list()]
    if keys:
        await collection.delete_many(
            {"organization_id": organization_id, "_id": {"$in": keys}}, hint=indexes.BY_ID
        )
    return len(keys)


async def note_grades(
    session: AsyncClientSession | None, task: FeedbackTaskRow, completion_ids: Sequence[str]
) -> None:
    """Note in a task's queue who has graded completions, whose `grades` have just been written.

    A grade ends its grader's lease, and closes the item when it has all that are wanted, which ends
    the leases of others; one that is taken back opens it again.

    Args:
        session: Of the transaction that has written them; None to look at them as they are.
        task: The task that was graded for; nothing is done if its queue is not materialised.
        completion_ids: Which completions. One that is gone takes its item with it.
    """
    if not is_materialised(task) or not completion_ids:
        return
    organization_id, task_id = task["organization_id"], task["id"]
    keys = [storage_key(organization_id, one) for one in completion_ids]
    cursor = database.collection(CompletionDocument).find(
        {"organization_id": organization_id, "_id": {"$in": keys}},
        {
            "revision": 1,
            "graded_task_ids": 1,
            "grades": {
                "$filter": {
                    "input": {"$ifNull": ["$grades", []]},
                    "cond": {"$eq": ["$$this.task_id", {"$literal": task_id}]},
                }
            },
        },
        batch_size=len(keys) + 1,
        hint=indexes.BY_ID,
        session=session,
    )
    grading_of = _reader(task)
    writes: list[UpdateOne] = []
    there = set()
    async for row in cursor:
        completion_id = public_id(row["_id"])
        there.add(completion_id)
        key = item_key(organization_id, task_id, completion_id)
        update = _brought_up_to(row, grading_of(row), {})
        writes.append(
            UpdateOne({"_id": key, "organization_id": organization_id}, update, hint=indexes.BY_ID)
        )
    items = database.collection(QueueItemDocument)
    if writes:
        await items.bulk_write(writes, ordered=False, session=session)
    gone = [item_key(organization_id, task_id, one) for one in completion_ids if one not in there]
    if gone:
        await items.delete_many(
            {"organization_id": organization_id, "_id": {"$in": gone}},
            hint=indexes.BY_ID,
            session=session,
        )


def wanted_by(task: FeedbackTaskRow) -> int:
    """Return how many graders a task wants for each completion."""
    return task.get("grades_per_completion") or 1


def _brought_up_to(
    completion: Mapping[str, Any], grading: Mapping[str, Any], made: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Return the update that brings an item up to a completion as it was read.

    Args:
        completion: With its `revision`.
        grading: What the item knows of its grades then.
        made: What else it sets.
    """
    revision = completion.get("revision") or 0
    is_behind = {"$gte": [revision, {"$ifNull": ["$revision", 0]}]}
    noted = {
        name: {"$cond": [is_behind, {"$literal": value}, f"${name}"]}
        for name, value in grading.items()
    }
    return [
        {"$set": {**made, **noted, "revision": {"$max": [revision, "$revision"]}}},
        *SETTLED,
    ]


def _reader(task: FeedbackTaskRow) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
    """Return what tells of a completion what its item for a task knows of its grades."""
    fields = fields_of(task.get("json_schema") or {})[:MAX_FIELDS]
    return partial(_grading_of, task_id=task["id"], fields=fields)


def _grading_of(
    completion: Mapping[str, Any], task_id: str, fields: Sequence[MeasuredField]
) -> dict[str, Any]:
    """Return what an item knows of a completion's grades for its task."""
    given = [one for one in completion.get("grades") or () if one["task_id"] == task_id]
    # Of two grades by one grader the later is what they say. Who adjudicates is no grader.
    grades = {grade["grader_key"]: grade for grade in given if not grade.get("adjudicates")}
    graded_by = list(grades)
    if not given and task_id in (completion.get("graded_task_ids") or ()):
        graded_by = [""]  # of before grades were copied: nobody knows by whom
    is_adjudicated = any(grade.get("adjudicates") for grade in given)
    answers = [grade.get("values") or {} for grade in grades.values()]
    # As `feedbackAgreement` orders them, where the task's schema says what may be compared.
    apart = how_far_apart(fields, answers) if fields else disagreement(answers)
    return {
        "graded_by": graded_by,
        "disagreement": 0.0 if is_adjudicated else apart,
        "is_adjudicated": is_adjudicated,
    }


def disagreement(answers: Sequence[Any]) -> float:
    """Return how far answers differ: of all their values, which share of pairs is not the same.

    A value that only one of two has differs. Texts of more than `MAX_COMPARED_LENGTH` characters
    are remarks, and are not compared.

    Args:
        answers: JSON.

    Returns:
        From 0 to 1; the mean over all paths at which any of them has a value.
    """
    flat = [dict(_leaves(answer)) for answer in answers[-_MOST_COMPARED:]]
    paths = set().union(*flat) if flat else set()
    pairs = list(combinations(flat, 2))
    if not pairs or not paths:
        return 0.0
    return fmean(
        fmean(one.get(path) != other.get(path) for one, other in pairs) for path in sorted(paths)
    )


def _leaves(value: Any, path: str = "") -> Iterable[tuple[str, Any]]:
    """Yield the values of JSON that are compared, with their paths and types."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _leaves(inner, f"{path}/{name}")
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _leaves(inner, f"{path}/{n}")
    elif not (isinstance(value, str) and len(value) > MAX_COMPARED_LENGTH):
        # To Python 1 and true are the same.
        yield path, (isinstance(value, bool), value)
