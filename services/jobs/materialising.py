"""Makes the items of materialised queues what the selectors of their tasks take.

Two do it at the same time: a duty that follows changes (`queue_changes`), and jobs that go through
all that is there (`queue_builds`). Each reads completions, decides, writes items, and then looks
whether what it has read is still so; if it is not, it decides again. So the last word on a
completion is of somebody who has read it as it is, whoever writes when.

A completion that no longer matches keeps its item if it has been graded; one that is gone does not.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from models import CompletionDocument, FeedbackTaskDocument, QueueItemDocument, indexes
from models.feedback_task import BUILDING, READY
from services.completions.filters import CompletionFilter, marks_of_doubt
from services.completions.reading import compiled, compiled_to_follow
from services.completions.selectors import Selector, selector_of
from services.errors import Reason, TooComplex, Unavailable
from services.grading.items import NEEDED, drop_items, item_key, put_items
from services.ids import public_id, storage_key, with_public_ids
from services.rows import FeedbackTaskRow
from services.storage.bson_values import may_hold_payload
from services.storage.conditions import Query
from services.storage.database import database, find_rows
from services.storage.matching import Matcher, compile_matcher
from services.storage.paging import inclusive_projection
from services.tenants.organizations import every_organization

# What is decided at once.
BATCH: Final = 1000
# Rows that are read at once where a selector looks into payloads, which may be of any size.
_FEW: Final = 8
# How often completions may change while they are decided on; and where their changes come again by
# themselves, as nobody's queues are to wait for a completion that changes all the time.
_TRIES: Final = 20
_TRIES_OF_FOLLOWED: Final = 3
_STATES: Final = [BUILDING, READY]
_STATE: Final = dict.fromkeys(("organization_id", "version", "queue"), 1)
_TO_SETTLE: Final = {
    **_STATE,
    **dict.fromkeys(
        ("completion_tags_selector", "selector", "grades_per_completion", "json_schema"), 1
    ),
}


@dataclass(frozen=True, slots=True)
class Queue:
    """A materialised task, with what decides on its items.

    Attributes:
        query: Finds what its selector takes, but for the sample.
        unsure_of: How copies of grades are marked that the matcher may be wrong about; None where
            the selector does not ask for grades.
    """

    task: FeedbackTaskRow
    selector: Selector
    query: Query
    matcher: Matcher
    unsure_of: frozenset[str] | None = None

    @classmethod
    async def of(cls, task: FeedbackTaskRow) -> "Queue":
        """Prepare a task.

        Raises:
            InvalidInput: Its selector is none any more.
        """
        selector = selector_of(task)
        filter_, organization_id = selector.as_filter, task["organization_id"]
        query = await _query(organization_id, filter_)
        matcher = compile_matcher(await compiled_to_follow(organization_id, filter_))
        return cls(task, selector, query, matcher, marks_of_doubt(filter_))

    async def taken(self, rows: Sequence[Mapping[str, Any]]) -> set[str]:
        """Return the ids of those of some completions, as stored, that the selector takes."""
        unsure = [row["_id"] for row in rows if self._is_unsure(row)]
        sure = set(unsure)
        keys = {row["_id"] for row in rows if row["_id"] not in sure and self.matcher.matches(row)}
        if unsure:
            organization_id = self.task["organization_id"]
            query = await _query(organization_id, self.selector.as_filter)
            found = await find_rows(
                database.collection(CompletionDocument),
                {**query, "_id": {"$in": unsure}},
                projection={"_id": 1},
                most=len(unsure),
                hint=indexes.BY_ID,
            )
            keys.update(row["_id"] for row in found)
        ids = map(public_id, keys)
        return {id_ for id_ in ids if self.selector.samples(self.task["id"], id_)}

    def _is_unsure(self, row: Mapping[str, Any]) -> bool:
        """Say whether copies of grades may not be all that there is to decide by."""
        if self.unsure_of is None:
            return False
        if row.get("grades_cut"):
            return True
        grades = row.get("grades") or ()
        return bool(self.unsure_of) and any(not self.unsure_of.isdisjoint(one) for one in grades)


async def _query(organization_id: str, filter_: CompletionFilter) -> Query:
    """Compile a selector for the database; where grades are too much to look up, by copies."""
    try:
        return await compiled(organization_id, filter_)
    except TooComplex:
        return await compiled_to_follow(organization_id, filter_)


async def all_materialised_tasks() -> list[FeedbackTaskRow]:
    """Read the tasks of all organizations whose queues are materialised, as far as a list needs."""
    return await _materialised_tasks(every_organization(), _STATE)


async def materialised_tasks(organization_id: str) -> list[FeedbackTaskRow]:
    """Read an organization's tasks whose queues are materialised, with what decides on items."""
    return await _materialised_tasks(organization_id, _TO_SETTLE)


async def _materialised_tasks(
    organization_id: str | Mapping[str, str], projection: Mapping[str, Any]
) -> list[FeedbackTaskRow]:
    cursor = database.collection(FeedbackTaskDocument).find(
        {"organization_id": organization_id, "queue.state": {"$in": _STATES}},
        projection,
        hint=indexes.TASKS_MATERIALISED,
    )
    rows: dict[str, list[dict[str, Any]]] = {}
    async for row in cursor:
        rows.setdefault(row["organization_id"], []).append(row)
    tasks: list[Any] = []
    for organization_id, found in rows.items():
        tasks += with_public_ids(organization_id, found)
    return tasks


async def find_tasks(
    organization_id: str, task_ids: Sequence[str], *, to_settle: bool = False
) -> dict[str, FeedbackTaskRow]:
    """Read some tasks by id, those that are not there or not materialised left out.

    Args:
        organization_id: Whose.
        task_ids: Theirs.
        to_settle: See `materialised_tasks`.
    """
    rows = await find_rows(
        database.collection(FeedbackTaskDocument),
        {
            "organization_id": organization_id,
            "_id": {"$in": _keys(organization_id, task_ids)},
            "queue.state": {"$in": _STATES},
        },
        projection=_TO_SETTLE if to_settle else _STATE,
        most=len(task_ids),
        hint=indexes.BY_ID,
    )
    tasks: list[Any] = with_public_ids(organization_id, rows)
    return {task["id"]: task for task in tasks}


def state_of(task: FeedbackTaskRow) -> list[Any]:
    """Return what becomes another whenever all items of a task have to be looked at again."""
    return [task["version"], task["queue"]["since"].isoformat()]


async def settle(
    organization_id: str, queues: Sequence[Queue], ids: Sequence[str], *, are_followed: bool = False
) -> bool:
    """Make the items of completions what they have to be.

    Args:
        organization_id: Whose.
        queues: Of which tasks.
        ids: Of the completions, some of which may be gone.
        are_followed: Whether the caller is told by itself of what changes from now on: a completion
            that changes too fast is left until then.

    Returns:
        Whether the tasks are still what they were; else it is to be done again.

    Raises:
        Unavailable: The completions change too fast; all may be done again.
    """
    wanted = list(dict.fromkeys(ids))
    for begin in range(0, len(wanted), BATCH):
        some = wanted[begin : begin + BATCH]
        tries = _TRIES_OF_FOLLOWED if are_followed else _TRIES
        if not await _settle_some(organization_id, queues, some, tries) and not are_followed:
            raise Unavailable(
                "completions change faster than queues can follow",
                counted_as=Reason.TOO_MANY_WRITERS,
            )
    return not wanted or await _are_as_read(organization_id, queues, wanted)


async def _settle_some(
    organization_id: str, queues: Sequence[Queue], ids: Sequence[str], tries: int
) -> bool:
    """Make the items of some completions right; say whether these did not change all the time."""
    left = ids
    for _ in range(tries):
        rows, taken = await _decided(organization_id, queues, left)
        for queue, keys in zip(queues, taken, strict=True):
            await _write(queue, left, rows, keys)
        left = await _changed(organization_id, left, rows)
        if not left:
            return True
    return False


async def _decided(
    organization_id: str, queues: Sequence[Queue], ids: Sequence[str]
) -> tuple[dict[str, dict[str, Any]], list[set[str]]]:
    """Read completions, and decide which of them each queue takes.

    Returns:
        By id those that are there, with what is needed of them; and the ids that are taken.
    """
    collection = database.collection(CompletionDocument)
    needs = {*NEEDED, "grades_cut"}.union(*(queue.matcher.needs for queue in queues))
    projection = inclusive_projection({*needs, "_id"})
    size = _FEW if may_hold_payload(collection.name, projection) else BATCH
    rows: dict[str, dict[str, Any]] = {}
    taken: list[set[str]] = [set() for _ in queues]
    for begin in range(0, len(ids), size):
        some = ids[begin : begin + size]
        found = await find_rows(
            collection,
            {"organization_id": organization_id, "_id": {"$in": _keys(organization_id, some)}},
            projection=projection,
            most=len(some),
            hint=indexes.BY_ID,
        )
        for ids_of, queue in zip(taken, queues, strict=True):
            ids_of |= await queue.taken(found)
        for row in found:
            kept = {name: row[name] for name in ("_id", *NEEDED) if name in row}
            rows[public_id(row["_id"])] = kept
    return rows, taken


async def _write(
    queue: Queue, ids: Sequence[str], rows: Mapping[str, Mapping[str, Any]], taken: set[str]
) -> None:
    organization_id, task_id = queue.task["organization_id"], queue.task["id"]
    await drop_items(organization_id, task_id, [id_ for id_ in ids if id_ not in rows])
    others = [id_ for id_ in ids if id_ in rows and id_ not in taken]
    graded = await _graded_items(organization_id, task_id, others)
    await drop_items(organization_id, task_id, graded.keys(), unless_graded=True)
    # What stays is brought up to date too: the task may want more grades.
    kept = {id_ for id_, is_graded in graded.items() if is_graded}
    await put_items(queue.task, [rows[id_] for id_ in ids if id_ in taken or id_ in kept])


async def _graded_items(
    organization_id: str, task_id: str, completion_ids: Sequence[str]
) -> dict[str, bool]:
    """Return which of some completions have items, and whether anybody has graded them."""
    rows = await find_rows(
        database.collection(QueueItemDocument),
        {
            "organization_id": organization_id,
            "_id": {"$in": [item_key(organization_id, task_id, one) for one in completion_ids]},
        },
        projection={"_id": 0, "completion_id": 1, "graded_by": 1, "is_adjudicated": 1},
        most=len(completion_ids),
        hint=indexes.BY_ID,
    )
    return {
        row["completion_id"]: bool(row["graded_by"] or row.get("is_adjudicated")) for row in rows
    }


async def _changed(
    organization_id: str, ids: Sequence[str], rows: Mapping[str, Mapping[str, Any]]
) -> list[str]:
    """Return the ids of completions that are not as they were read."""
    found = await find_rows(
        database.collection(CompletionDocument),
        {"organization_id": organization_id, "_id": {"$in": _keys(organization_id, ids)}},
        projection={"revision": 1},
        most=len(ids),
        hint=indexes.BY_ID,
    )
    now = {public_id(row["_id"]): row.get("revision", 0) for row in found}
    return [
        id_
        for id_ in ids
        if now.get(id_) != (rows[id_].get("revision", 0) if id_ in rows else None)
    ]


async def _are_as_read(organization_id: str, queues: Sequence[Queue], ids: Iterable[str]) -> bool:
    """Say whether tasks are as they were read; what was made for one that is gone goes too."""
    now = await find_tasks(organization_id, [queue.task["id"] for queue in queues])
    are_as_read = True
    for queue in queues:
        task_id = queue.task["id"]
        if task_id not in now:
            await drop_items(organization_id, task_id, ids)
        elif state_of(now[task_id]) == state_of(queue.task):
            continue
        are_as_read = False
    return are_as_read


def _keys(organization_id: str, ids: Iterable[str]) -> list[str]:
    return [storage_key(organization_id, id_) for id_ in ids]
