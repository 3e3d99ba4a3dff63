"""`assignNext`: completions of a task's queue for one grader, each under a lease.

Nothing is locked. Candidates are read by an index, then taken by an update whose own condition says
that they are still free: MongoDB decides it once more for each item as it writes, by its own clock,
so that of two who want the same one gets it. Whoever comes second looks again, and takes others.
How they are found and shared: `services.grading.lines`, `taking` and `searching`.

What was taken for a call that fails, or whose client has gone, is given back. A gateway that ends
between the update and its answer leaves leases that nobody knows of. They end by themselves, and
the completions are handed out again.
"""

import asyncio
from collections.abc import Sequence
from typing import Any, Final

from models import CompletionDocument, FeedbackTaskDocument, indexes
from models.feedback_task import BUILDING
from services.completions.filters import ungraded_conditions
from services.errors import InvalidInput, Unavailable
from services.feedback.tasks import get_feedback_task
from services.grading.handed import Call, Holder, Lease, QueueOrder
from services.grading.items import NEEDED, is_materialised, put_items, wanted_by
from services.grading.lines import Lines, is_shared
from services.grading.taking import Taker
from services.ids import storage_key
from services.observability.tracing import traced
from services.rows import FeedbackTaskRow
from services.runtime import bare_context, part
from services.storage.database import database
from services.storage.order import CREATED_AT, Sort
from services.storage.paging import find_sorted
from services.storage.schema_version import has_grading

MAX_COUNT: Final = 100
MAX_LEASE_SECONDS: Final = 86_400
# Of a queue that has no items yet, so many of the newest are made at once.
_MADE_AT_ONCE: Final = 1000


@traced
async def assign_next(
    organization_id: str,
    holder: Holder,
    *,
    task_id: str,
    count: int,
    lease_seconds: int,
    order: QueueOrder = QueueOrder.NEWEST,
    completion_ids: Sequence[str] | None = None,
) -> list[Lease]:
    """Hand out the next completions of a task's queue.

    A grader gets none that they have graded, skipped, or hold already.

    Args:
        organization_id: From the token.
        holder: To whom.
        task_id: Of which task.
        count: How many at the most, 1 to `MAX_COUNT`.
        lease_seconds: For how long, 1 to `MAX_LEASE_SECONDS`.
        order: Which first.
        completion_ids: Of these alone, at most `MAX_COUNT`; of all if None.

    Returns:
        Fewer than `count` where no more are free.

    Raises:
        InvalidInput: A number is out of its range.
        NotFound: There is no such task.
        Conflict: It is archived.
        Unavailable: The database is not migrated yet, or out of reach.
    """
    if not 1 <= count <= MAX_COUNT:
        raise InvalidInput(f"it must be 1 to {MAX_COUNT}", path="/count")
    check_lease_seconds(lease_seconds)
    call = Call(holder, count, lease_seconds)
    if completion_ids is not None:
        if len(completion_ids) > MAX_COUNT:
            raise InvalidInput(f"it must name at most {MAX_COUNT}", path="/completion_ids")
        await share_queue(organization_id, task_id)
        taker = Taker(organization_id, task_id, order)
        with taker.giving_back(call):
            await taker.take_named(call, completion_ids)
        return call.leases
    line = part(Lines).of(organization_id, task_id, order)
    if not await line.take(call):
        await share_queue(organization_id, task_id)
        await line.take(call)
    return call.leases


async def share_queue(organization_id: str, task_id: str) -> None:
    """Let graders share a task's queue from now on, if they do not yet.

    Raises:
        NotFound: There is no such task.
        Conflict: It is archived.
        Unavailable: The database is not migrated yet, or out of reach.
    """
    if not await is_shared(organization_id, task_id):
        await part(_Making).of(organization_id, task_id)


def check_lease_seconds(lease_seconds: int) -> None:
    """Return if a lease may be so long.

    Raises:
        InvalidInput: It may not.
    """
    if not 1 <= lease_seconds <= MAX_LEASE_SECONDS:
        raise InvalidInput(f"it must be 1 to {MAX_LEASE_SECONDS}", path="/lease_seconds")


class _Making:
    """Of many who ask for a queue first, one makes the items, and the others wait for it."""

    def __init__(self) -> None:
        self._by_task: dict[tuple[str, str], asyncio.Task[None]] = {}

    async def of(self, organization_id: str, task_id: str) -> None:
        """Return when the items of a task's queue are there; see `_materialise`."""
        key = (organization_id, task_id)
        making = self._by_task.get(key)
        if making is None:
            # In a context of its own, since others wait for it too.
            made = _materialise(organization_id, task_id)
            making = self._by_task[key] = asyncio.create_task(made, context=bare_context())
            making.add_done_callback(lambda _: self._by_task.pop(key, None))
        await asyncio.shield(making)


async def _materialise(organization_id: str, task_id: str) -> None:
    """Make the newest items of a queue that is asked for the first time, unless they are there.

    Whoever follows changes of completions sees that it is `building`, and sees to the rest
    (`services.jobs.queue_changes`).

    Raises:
        Unavailable: The database is not migrated yet.
    """
    task = await get_feedback_task(organization_id, task_id)
    if is_materialised(task):
        return
    if not await has_grading():
        raise Unavailable(
            "the database is still being migrated to version 7; until then queues are not shared"
        )
    if task.get("selector") is None:
        await put_items(task, await _newest(task))
    await database.collection(FeedbackTaskDocument).update_one(
        {
            "_id": storage_key(organization_id, task["id"]),
            "organization_id": organization_id,
            "queue": None,
        },
        [{"$set": {"queue": {"state": BUILDING, "since": "$$NOW"}}}],
        hint=indexes.BY_ID,
    )


async def _newest(task: FeedbackTaskRow) -> list[dict[str, Any]]:
    """Read the newest completions of a task that selects by tags, as far as they lack grades."""
    tags = task["completion_tags_selector"]
    conditions = ungraded_conditions(task["id"], tags)
    if wanted_by(task) > 1:
        conditions = conditions[:-1]  # what one has graded waits for others
    query: dict[str, Any] = {"organization_id": task["organization_id"]}
    for condition in conditions:
        query.update(condition)
    return await find_sorted(
        database.collection(CompletionDocument),
        query,
        Sort(CREATED_AT, descending=True),
        projection=NEEDED,
        most=_MADE_AT_ONCE,
        hint=None if tags else indexes.NEWEST,
    )
