"""Follows the changes of completions, and makes the items of materialised queues of them.

A duty of one gateway, while there are materialised tasks. It reads the change stream from where it
stands, for as long as there is anything, decides on the completions that have changed
(`services.jobs.materialising`), and stores how far it has come. What was done after that and before
a crash is done again, which changes nothing.

Where it has no place to go on from, as when the first task is materialised, or when the database
does not remember so much, it takes the present for its place, and marks all materialised tasks as
`building`: `services.jobs.queue_builds` goes through all that is there. It asks for these jobs.
"""

import time
from collections.abc import Mapping, Sequence
from contextlib import aclosing, suppress
from typing import Final

from cachetools import TTLCache

from models import CompletionDocument, FeedbackTaskDocument, indexes
from models.feedback_task import BUILDING
from services.changes.moments import Moment
from services.changes.streams import changes_in, open_stream, present
from services.errors import Conflict, InvalidInput, ResumeExpired
from services.ids import storage_key
from services.jobs import jobs, queue_builds
from services.jobs.materialising import (
    BATCH,
    Queue,
    all_materialised_tasks,
    materialised_tasks,
    settle,
)
from services.jobs.steps import Checkpoint, StepResult
from services.observability.troubles import Troubles
from services.rows import FeedbackTaskRow
from services.runtime import part
from services.storage.database import database
from services.storage.schema_version import has_grading

QUEUE_CHANGES: Final = "queue_changes"
_PAUSE_SECONDS: Final = 0.3
# While there is no materialised task, or the database is not migrated yet.
_LONG_PAUSE_SECONDS: Final = 2.0
# How long the stream waits for what is not there.
_AWAIT_MS: Final = 10
# A step takes what has changed until so many completions have, or for so long.
_MOST: Final = 2000
_LOOK_SECONDS: Final = 0.5
# How far it is behind what it has seen, at the most, where nothing changes.
_STORED_SECONDS: Final = 10
# Who has followed within this time is whoever follows.
_RECENT_SECONDS: Final = 30.0
# A job that failed is asked for again after so long.
_ASKED_SECONDS: Final = 60.0


class _Asked(TTLCache[tuple[str, str], bool]):
    """The tasks, and the times since when they are `building`, whose jobs were asked for lately."""

    def __init__(self) -> None:
        super().__init__(10_000, _ASKED_SECONDS)


class QueueLag:
    """How far this process is behind, while it follows."""

    def __init__(self) -> None:
        self._lag, self._noted = 0, 0.0

    @property
    def seconds(self) -> float:
        """How old the first change may be that is in no item yet; 0 where another one follows."""
        is_gone = time.monotonic() - self._noted > _RECENT_SECONDS
        return 0.0 if is_gone else float(self._lag)

    def note(self, place: Moment, now: Moment) -> None:
        """Take note of a place that it has come to."""
        self._lag, self._noted = max(now.seconds - place.seconds, 0), time.monotonic()


async def step(_: str | None, checkpoint: Checkpoint | None) -> StepResult:
    """Follow for a moment. Counts completions.

    Args:
        checkpoint: `at`: seconds and increment of the time up to which all changes are in the
            items; None where none is followed.
    """
    if not await has_grading():
        return StepResult(checkpoint or {"at": None}, pause=_LONG_PAUSE_SECONDS)
    tasks = await all_materialised_tasks()
    if not tasks:
        return StepResult({"at": None}, pause=_LONG_PAUSE_SECONDS)
    at = checkpoint["at"] if checkpoint else None
    now = await present()
    try:
        if at is None or Moment(*at) > now:  # a database of before, as after a restored backup
            raise ResumeExpired("there is no place to go on from")
        ids, reached = await _changed_since(Moment(*at), now)
    except ResumeExpired:
        await _mark_building(tasks)
        log = [f"goes through all completions for {len(tasks)} queues"]
        return StepResult({"at": [now.seconds, now.increment]}, log=log)
    await _ask_for_builds(tasks)
    lag = part(QueueLag)
    lag.note(Moment(*at) if ids else now, now)
    if not await _settle_all(tasks, ids):
        return StepResult(checkpoint)
    if not ids and reached.seconds - at[0] < _STORED_SECONDS:
        return StepResult(checkpoint, pause=_PAUSE_SECONDS)
    is_behind = reached < Moment(now.seconds, now.increment - 1)
    lag.note(reached if is_behind else now, now)
    return StepResult(
        {"at": [reached.seconds, reached.increment]},
        done=sum(map(len, ids.values())),
        pause=0 if is_behind else _PAUSE_SECONDS,
    )


async def build_again() -> None:
    """Let all materialised queues be gone through again from the beginning."""
    await _mark_building(await all_materialised_tasks())


async def _changed_since(since: Moment, now: Moment) -> tuple[dict[str, list[str]], Moment]:
    """Read what has changed.

    Args:
        since: From this time on; changes of that very time come again.
        now: Where there is nothing more to wait for.

    Returns:
        The ids of completions by organization, and the time up to which that is all.

    Raises:
        ResumeExpired: The database does not remember so much.
        Unavailable: It is out of reach.
    """
    found: dict[str, dict[str, None]] = {}
    number, reached = 0, Moment(since.seconds, since.increment)
    ends = time.monotonic() + _LOOK_SECONDS
    end = Moment(now.seconds, now.increment - 1)  # the last that was answered
    stream = await open_stream(CompletionDocument, since, await_ms=_AWAIT_MS)
    async with aclosing(changes_in(stream)) as changes:
        async for change, seen in changes:
            if change is None:
                reached = max(reached, Moment(seen.seconds, seen.increment))
                if reached >= end or time.monotonic() > ends:
                    break
                continue
            moment = Moment(change.moment.seconds, change.moment.increment)
            # All changes of one time are taken together, so that it gets on, however many they are.
            if moment > reached and number >= _MOST:
                break
            reached = max(reached, moment)
            of_one = found.setdefault(change.organization_id, {})
            number += change.id not in of_one
            of_one[change.id] = None
    return {organization_id: list(ids) for organization_id, ids in found.items()}, reached


async def _settle_all(tasks: Sequence[FeedbackTaskRow], ids: Mapping[str, Sequence[str]]) -> bool:
    """Bring the items of changed completions up to date; say whether no task changed meanwhile."""
    concerned = {task["organization_id"] for task in tasks}
    are_as_read = True
    for organization_id in concerned & ids.keys():
        of_it = await materialised_tasks(organization_id)
        queues = [queue for task in of_it if (queue := await _queue_of(task)) is not None]
        are_as_read &= await settle(
            organization_id, queues, ids[organization_id], are_followed=True
        )
    return are_as_read


async def _queue_of(task: FeedbackTaskRow) -> Queue | None:
    """Prepare a task; None if its selector is none any more, which must not keep others waiting."""
    try:
        return await Queue.of(task)
    except InvalidInput:
        part(Troubles).tell(
            f"queue of {task['id']}",
            f"the selector of the feedback task {task['id']} cannot be read any more: its queue "
            "stays as it is until it is given another",
        )
        return None


async def _mark_building(tasks: Sequence[FeedbackTaskRow]) -> None:
    """Let the queues of tasks be gone through again from the beginning."""
    since = {"$max": ["$$NOW", {"$add": ["$queue.since", 1]}]}  # another, within a millisecond too
    for begin in range(0, len(tasks), BATCH):
        some = tasks[begin : begin + BATCH]
        await database.collection(FeedbackTaskDocument).update_many(
            {
                "organization_id": {"$in": sorted({task["organization_id"] for task in some})},
                "_id": {"$in": [storage_key(one["organization_id"], one["id"]) for one in some]},
                "queue.state": {"$exists": True},
            },
            [{"$set": {"queue.state": BUILDING, "queue.since": since}}],
            hint=indexes.BY_ID,
        )


async def _ask_for_builds(tasks: Sequence[FeedbackTaskRow]) -> None:
    """Ask for the jobs of tasks that are to be gone through, where none is being done."""
    asked = part(_Asked)
    for task in tasks:
        key = (task["id"], task["queue"]["since"].isoformat())
        if task["queue"]["state"] != BUILDING or key in asked:
            continue
        asked[key] = True
        with suppress(Conflict):  # it is being done, and sees that it has to begin anew
            await jobs.enqueue(
                task["organization_id"],
                queue_builds.QUEUE_BUILDS,
                queue_builds.beginning(task["id"]),
                alone=queue_builds.unfinished_job_query(task["id"]),
            )
