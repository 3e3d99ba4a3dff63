"""Makes the items of a task's queue of all that is there, and drops those that do not belong there.

It goes through the completions from the newest on, some thousands at a time. What changes beside it
is followed by `services.jobs.queue_changes`, which also asks for it: for a task that is marked as
`building`, as one is when it is made, changed, first used, or when changes were missed. If that
happens again meanwhile, it begins anew. Of a task that is gone it removes the items.
"""

from collections.abc import Mapping
from typing import Any, Final

from models import CompletionDocument, FeedbackTaskDocument, QueueItemDocument, indexes
from models.feedback_task import BUILDING, READY
from services.completions.filters import has_index
from services.errors import InvalidInput
from services.grading.items import drop_queue
from services.ids import public_id, storage_key
from services.jobs.materialising import BATCH, Queue, find_tasks, settle, state_of
from services.jobs.steps import Checkpoint, StepResult
from services.rows import FeedbackTaskRow
from services.storage.database import database, find_rows
from services.storage.late_rows import order_of
from services.storage.order import CREATED_AT
from services.storage.paging import count

QUEUE_BUILDS: Final = "queue_builds"
# Completions that a step looks at, mostly by an index.
_WINDOW: Final = 5000
# Of more it is not said how many there are.
_MOST_COUNTED: Final = 1_000_000
_NEWEST: Final = {"seq": -1}


def beginning(task_id: str) -> Checkpoint:
    """Return the checkpoint of a job for a task."""
    return {"task_id": task_id, "state": None, "place": None}


async def step(organization_id: str | None, checkpoint: Checkpoint | None) -> StepResult:
    """Do the next piece. Counts the completions that it has gone through.

    Args:
        organization_id: Whose.
        checkpoint: `task_id`; `state` of the task that it goes by, None before it has begun; and
            `place`: the order key, in hex, down to which it has come, None before the newest.
    """
    if organization_id is None or checkpoint is None:
        return StepResult(None)
    task_id = checkpoint["task_id"]
    found = await find_tasks(organization_id, [task_id], to_settle=True)
    task = found.get(task_id)
    if task is None:
        is_more = await drop_queue(organization_id, task_id, most=BATCH) == BATCH
        return StepResult(checkpoint if is_more else None)
    state = state_of(task)
    if checkpoint["state"] != state:
        total, _ = await count(
            database.collection(CompletionDocument),
            {"organization_id": organization_id},
            cap=_MOST_COUNTED,
            hint=indexes.NEWEST,
        )
        return StepResult({"task_id": task_id, "state": state, "place": None}, total=total)
    place = checkpoint["place"]
    before = {} if place is None else {"$lt": bytes.fromhex(place)}
    end = await _end_of_window(organization_id, before)
    between = {**before, **({} if end is None else {"$gte": end})}
    try:
        queue = await Queue.of(task)
    except InvalidInput as error:
        await _mark_ready(task)  # its items stay as they are
        return StepResult(None, log=[f"the selector cannot be read any more: {error}"])
    done, is_current = await _settle_between(queue, between)
    if not is_current:
        return StepResult({**checkpoint, "state": None})
    if end is not None:
        return StepResult({**checkpoint, "place": end.hex()}, done=_WINDOW)
    if not await _mark_ready(task):
        return StepResult({**checkpoint, "state": None})
    return StepResult(None, done=done)


async def _end_of_window(organization_id: str, before: Mapping[str, bytes]) -> bytes | None:
    """Return the order key of the last completion of the next window; None if there is no end."""
    collection = database.collection(CompletionDocument)
    order = await order_of(collection, organization_id)  # fills in the keys of late rows
    rows = await find_rows(
        collection,
        {"organization_id": organization_id, **({"seq": before} if before else {})},
        projection={"_id": 0, "seq": 1},
        sort=_NEWEST,
        skip=_WINDOW - 1,
        most=1,
        hint=order.hint(indexes.NEWEST),
    )
    return rows[0].get("seq") if rows else None


async def _settle_between(queue: Queue, between: Mapping[str, bytes]) -> tuple[int, bool]:
    """Make the items right of the completions between two order keys.

    Returns:
        How many completions were looked at closely, and whether the task is still as it was.
    """
    organization_id, task_id = queue.task["organization_id"], queue.task["id"]
    collection = database.collection(CompletionDocument)
    order = await order_of(collection, organization_id)
    within = [{"seq": dict(between)}] if between else []
    query = {**queue.query, "$and": [*queue.query.get("$and", ()), *within]}
    leads = has_index(queue.selector.as_filter, ordered_by=CREATED_AT)
    found = await find_rows(
        collection,
        order.indexed(query),
        projection={"_id": 1},
        most=2 * _WINDOW,  # some may have come since
        hint=None if leads else order.hint(indexes.NEWEST),
    )
    items = database.collection(QueueItemDocument).find(
        {
            "organization_id": organization_id,
            "task_id": task_id,
            "is_open": {"$in": [True, False]},
            **({"seq": dict(between)} if between else {}),
        },
        {"_id": 0, "completion_id": 1},
        hint=indexes.QUEUE_IN_ORDER,
    )
    taken = (id_ for row in found if queue.selector.samples(task_id, id_ := public_id(row["_id"])))
    ids = dict.fromkeys([*taken, *(row["completion_id"] for row in await items.to_list())])
    return len(ids), await settle(organization_id, [queue], list(ids))


async def _mark_ready(task: FeedbackTaskRow) -> bool:
    """Note that all items of a task are there; say whether it is still as it was."""
    organization_id = task["organization_id"]
    written = await database.collection(FeedbackTaskDocument).update_one(
        {
            "_id": storage_key(organization_id, task["id"]),
            "organization_id": organization_id,
            "version": task["version"],
            "queue.since": task["queue"]["since"],
            "queue.state": {"$in": [BUILDING, READY]},
        },
        {"$set": {"queue.state": READY}},
        hint=indexes.BY_ID,
    )
    return bool(written.matched_count)


def unfinished_job_query(task_id: str) -> dict[str, Any]:
    """Return what finds the jobs of a task that are not over."""
    return {"checkpoint.task_id": task_id}
