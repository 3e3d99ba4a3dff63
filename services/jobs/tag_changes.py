"""Renames, merges and deletes tags of an organization, wherever they are named.

Where feedback tasks select by a tag that goes, the completions that have it first get the new one
beside it. So selectors can follow, and no queue loses what it has meanwhile. Then come the
selectors, the filters of saved views, and the completions, a few hundred at a time; of these those
that are still to be done are the ones that an index has under the tag, so that a step needs no
place to go on from: what was done before a crash is not found again. At the end it looks again, for
completions, tasks and views that were made meanwhile.

A deletion is of completions alone: no task selects by the tag, which is asked before, and a saved
view finds nothing by it, as any view of what is gone.

Sessions follow by themselves, as their completions have changed.
"""

from collections.abc import Sequence
from typing import Final

from services.completions.tagging import add_beside, count_tagged, rename_some
from services.errors import Conflict, InvalidInput
from services.feedback.tasks import (
    all_selectors,
    get_feedback_task,
    update_feedback_task,
)
from services.jobs import jobs
from services.jobs.saved_filters import rename_in_views, renamed_selector, selects_by
from services.jobs.steps import Checkpoint, StepResult
from services.observability.tracing import traced
from services.rows import JobRow
from services.tags import check_tags

TAG_CHANGES: Final = "tag_changes"
# Tags that may be merged at once.
MAX_MERGED: Final = 100

_BATCH: Final = 500
# Of more it is not said how many there are.
_MOST_COUNTED: Final = 1_000_000
# How often it looks for late ones once fewer than a batch are left, and how long it waits between.
_LOOKS: Final = 10
_PAUSE_SECONDS: Final = 1.0
# Of a task that others change at the same time.
_TRIES: Final = 5


@traced
async def rename_tag(organization_id: str, tag: str, new_tag: str) -> JobRow:
    """Give a tag another name; where completions have that name already, the two become one.

    Returns:
        The job that does it.

    Raises:
        InvalidInput: A tag is malformed, or both are the same.
        Conflict: A job on one of these tags is not over.
    """
    old, new = _checked(tag, "/tag"), _checked(new_tag, "/new_tag")
    if old == new:
        raise InvalidInput("it is the tag's name already", path="/new_tag")
    return await _enqueue(organization_id, [old], new)


@traced
async def merge_tags(organization_id: str, tags: Sequence[str], into: str) -> JobRow:
    """Put one tag in the place of several; see `rename_tag`.

    Raises:
        InvalidInput: There are none besides `into`, or more than `MAX_MERGED`.
    """
    new = _checked(into, "/into")
    old = [tag for tag in check_tags(list(tags), "/tags") if tag != new]
    if not 1 <= len(old) <= MAX_MERGED:
        raise InvalidInput(
            f"{len(old)} tags besides 'into'; it must be 1 to {MAX_MERGED}", path="/tags"
        )
    return await _enqueue(organization_id, old, new)


@traced
async def delete_tag(organization_id: str, tag: str) -> JobRow:
    """Take a tag from all completions; see `rename_tag`.

    Raises:
        Conflict: A feedback task selects by it: without the tag it would select more.
    """
    old = _checked(tag, "/tag")
    for task in await all_selectors(organization_id):
        if selects_by(task, [old]):
            raise Conflict(
                f"the feedback task {task['id']!r} selects completions by this tag: change it first"
            )
    return await _enqueue(organization_id, [old], None)


def _checked(tag: str, path: str) -> str:
    try:
        [checked] = check_tags([tag], path)
    except InvalidInput as error:
        raise error.at(path) from error
    return checked


async def _enqueue(organization_id: str, old: Sequence[str], new: str | None) -> JobRow:
    named = [*old, *([] if new is None else [new])]
    checkpoint = {"old": list(old), "new": new, "named": named, "phase": "begin"}
    job_id = await jobs.enqueue(
        organization_id, TAG_CHANGES, checkpoint, alone={"checkpoint.named": {"$in": named}}
    )
    return await jobs.get_job(organization_id, job_id)


async def step(organization_id: str | None, checkpoint: Checkpoint | None) -> StepResult:
    """Do the next piece. Counts the completions that were changed.

    Args:
        organization_id: Whose.
        checkpoint: `old`, `new` (None: the tags are deleted), `named` (all of them), and `phase`:
            `begin`, `beside` with the last `place` (an order key, in hex), `tasks`, `views` with
            the last that was looked at, `completions` with `looks`. Where it has `again`, tasks and
            views are looked for anew.
    """
    if organization_id is None or checkpoint is None:
        return StepResult(None)
    old, new, phase = checkpoint["old"], checkpoint["new"], checkpoint["phase"]
    if phase == "begin":
        total = await count_tagged(organization_id, old, most=_MOST_COUNTED)
        then = {"phase": "completions" if new is None else "tasks"}
        if new is not None and await _tasks_with(organization_id, old):
            then = {"phase": "beside"}
        # Whoever has asked may just find that another job is in the way, and take this one back.
        return StepResult({**checkpoint, **then}, total=total, pause=_PAUSE_SECONDS)
    if phase == "beside":
        place = checkpoint.get("place")
        before = None if place is None else bytes.fromhex(place)
        last = await add_beside(organization_id, old, new, before=before, most=_BATCH)
        if last is None:
            return StepResult({**checkpoint, "phase": "tasks"})
        return StepResult({**checkpoint, "place": last.hex()})
    if phase == "tasks":
        log = await _rename_in_tasks(organization_id, old, new)
        return StepResult({**checkpoint, "phase": "views", "after": ""}, log=log)
    if phase == "views":
        changed, after = await rename_in_views(organization_id, old, new, checkpoint["after"])
        log = [f"changed the filters of {changed} saved views"] if changed else []
        if after is None:
            return StepResult({**checkpoint, "phase": "completions"}, log=log)
        return StepResult({**checkpoint, "after": after}, log=log)
    return await _rename_in_completions(organization_id, checkpoint)


async def _rename_in_tasks(organization_id: str, old: Sequence[str], new: str) -> list[str]:
    """Make new versions of the tasks that select by the tags; return what to say of it."""
    said = []
    for task_id in await _tasks_with(organization_id, old):
        try:
            await _rename_in_task(organization_id, task_id, old, new)
        except Conflict as error:
            said.append(f"the feedback task {task_id} still selects by the old tag: {error}")
        else:
            said.append(f"the feedback task {task_id} selects by the new tag")
    return said


async def _tasks_with(organization_id: str, tags: Sequence[str]) -> list[str]:
    """Return the ids of the tasks that select by one of some tags."""
    return [task["id"] for task in await all_selectors(organization_id) if selects_by(task, tags)]


async def _rename_in_task(organization_id: str, task_id: str, old: Sequence[str], new: str) -> None:
    for left in reversed(range(_TRIES)):
        try:
            task = await get_feedback_task(organization_id, task_id)
            changes = renamed_selector(task, old, new)
            if selects_by(changes, old):
                raise Conflict("with the new tag its filter would be too long")
            await update_feedback_task(organization_id, task_id, changes, of=task["version"])
        except Conflict:
            if not left:
                raise
        else:
            return


async def _rename_in_completions(organization_id: str, checkpoint: Checkpoint) -> StepResult:
    old, new, looks = checkpoint["old"], checkpoint["new"], checkpoint.get("looks", 0)
    found, changed = await rename_some(organization_id, old, new, most=_BATCH)
    if found == _BATCH:
        return StepResult(checkpoint, done=changed)
    if found and looks < _LOOKS:
        then = {**checkpoint, "looks": looks + 1}
        return StepResult(then, done=changed, pause=_PAUSE_SECONDS)
    if new is not None and not checkpoint.get("again"):
        return StepResult({**checkpoint, "phase": "tasks", "again": True}, done=changed)
    log = []
    if found:
        log = ["completions are still being logged with the old tag: ask again when they are not"]
    if new is None:
        for task_id in await _tasks_with(organization_id, old):
            log.append(f"the feedback task {task_id}, made meanwhile, selects by the tag")
    return StepResult(None, done=changed, log=log)
