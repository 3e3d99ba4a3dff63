"""Feedback tasks: what graders are asked, in a form that a JSON Schema gives."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Final

import bson

from models import FeedbackTaskDocument, indexes
from models.feedback_task import BUILDING
from services.clock import utc_now
from services.errors import Conflict, InvalidInput, NotFound, Unavailable
from services.feedback.json_schema import check_schema
from services.feedback.task_archive import MAX_ARCHIVED, NOT_ARCHIVED
from services.ids import new_id, storage_key, with_public_id, with_public_ids
from services.json_codec import is_same_json
from services.observability.tracing import traced
from services.order_keys import order_key
from services.rows import FeedbackTaskRow
from services.storage.conditions import Query, TagsCondition, tags_conditions
from services.storage.cursors import Listing
from services.storage.database import database, find_row_and_update
from services.storage.filters import (
    IS,
    IS_IN,
    NULL,
    RANGE,
    TEXT,
    Filter,
    FilterField,
    compile_filter,
)
from services.storage.order import CREATED_AT, OrderField, Sort
from services.storage.paging import (
    Page,
    PageRequest,
    count,
    find_by_ids,
    find_sorted,
    list_page,
    list_sorted_page,
)
from services.storage.schema_version import has_grading
from services.tags import check_tags

MAX_NAME_LENGTH: Final = 200
MAX_INSTRUCTION_LENGTH: Final = 100_000
# The REST lists of tasks have no pages in one client family, so their number is bounded. Archived
# ones are in no such list, and have a bound of their own.
MAX_TASKS: Final = 1000
MAX_VERSIONS: Final = 100
# A task with its earlier versions is one document.
MAX_TASK_BYTES: Final = 8 * 2**20
MAX_GRADES_PER_COMPLETION: Final = 50

NEWEST: Final = Sort(CREATED_AT, descending=True)
# By the stored paths, which are the values of `schema.enums.FeedbackTaskOrderField`. Tasks are few
# enough to be sorted here, so that one index serves all orders.
ORDERED_BY: Final[Mapping[str, OrderField]] = {
    CREATED_AT: OrderField(indexes.NEWEST),
    "updated_at": OrderField(indexes.NEWEST),
    "name": OrderField(indexes.NEWEST),
}
# Two tasks that are made, or archived, at the same time may both be the last.
_MOST_LISTED: Final = 2 * (MAX_TASKS + MAX_ARCHIVED)
# What is read of a task: all but its history, which is larger than all else (`task_history`).
_SHOWN: Final[Mapping[str, int]] = dict.fromkeys(
    sorted({"_id", *FeedbackTaskRow.__annotations__} - {"id", "history"}), 1
)
# Of a task that selects by tags alone, and wants one grade, the last two are not there.
_VERSIONED: Final = (
    *("name", "instruction", "json_schema", "completion_tags_selector"),
    *("selector", "grades_per_completion"),
)
# What a queue is materialised for, where it is there.
_MORE: Final = frozenset({"selector", "grades_per_completion"})

_CHANGED_MEANWHILE: Final = (
    "somebody else changed the task at the same time; look at it and try again"
)


@traced
async def create_feedback_task(
    organization_id: str,
    *,
    name: str,
    instruction: str,
    json_schema: object,
    completion_tags_selector: object,
    selector: Mapping[str, Any] | None = None,
    grades_per_completion: int = 1,
) -> FeedbackTaskRow:
    """Store a task, once its schema is known to be one.

    Args:
        organization_id: From the token.
        name: For people; at most 200 characters.
        instruction: Markdown for the person who grades. May be empty.
        json_schema: JSON Schema, draft 2020-12 unless its `$schema` says otherwise.
        completion_tags_selector: A completion matches when it has every one of these tags;
            all completions match an empty list.
        selector: What it selects by besides, as `services.completions.selectors` stores it; its
            queue is materialised then.
        grades_per_completion: How many graders each completion is for; of more than one the queue
            is materialised, too.

    Raises:
        InvalidInput: One of them is malformed, or no grade can keep to the schema; its path
            leads to the fault.
        Conflict: The organization has 1,000 tasks that are not archived.
        Unavailable: Too many schemas are being checked already, or the database is not migrated yet
            to where a queue may be materialised.
    """
    collection = database.collection(FeedbackTaskDocument)
    more: dict[str, Any] = _wanted(grades_per_completion)
    if selector is not None:
        more["selector"] = selector
    if more:
        await _check_may_be_materialised()
    content = _checked(name, instruction, completion_tags_selector)
    content["json_schema"] = await check_schema(organization_id, json_schema)
    await check_room(organization_id)
    now = utc_now()
    key = storage_key(organization_id, new_id())
    row = {
        "_id": key,
        "organization_id": organization_id,
        "created_at": now,
        "seq": order_key(now, key),
        "updated_at": now,
        "version": 1,
        **content,
        "history": [],
    }
    if more:
        row |= {**more, **_building(now)}
    await collection.insert_one(row)
    return with_public_id(row)  # type: ignore[return-value]  # as stored


async def check_room(organization_id: str) -> None:
    """Return if an organization may have one more task that is not archived.

    Raises:
        Conflict: It has 1,000.
    """
    query = {"organization_id": organization_id, **NOT_ARCHIVED}
    tasks = database.collection(FeedbackTaskDocument)
    number, _ = await count(tasks, query, cap=MAX_TASKS, hint=indexes.NEWEST)
    if number >= MAX_TASKS:
        raise Conflict(
            f"an organization has at most {MAX_TASKS} feedback tasks; archive one that is over"
        )


@traced
async def update_feedback_task(
    organization_id: str, task_id: str, changes: Mapping[str, Any], *, of: int | None = None
) -> FeedbackTaskRow:
    """Make a new version of a task; feedback keeps the version that it was given under.

    Args:
        organization_id: From the token.
        task_id: The task's id.
        changes: Those of `name`, `instruction`, `json_schema`, `completion_tags_selector`,
            `selector` (None for no more than the tags) and `grades_per_completion` that become
            another; the rest stays.
        of: The version that the changes are made for; whichever there is if None.

    Raises:
        InvalidInput: One of those that change is malformed.
        NotFound: The organization has no such task.
        Conflict: Somebody else made a new version at the same time; or there are 100, or they take
            more than `MAX_TASK_BYTES`.
    """
    tasks = database.collection(FeedbackTaskDocument)
    found = await find_by_ids(tasks, organization_id, [task_id])  # with its history
    if task_id not in found:
        raise NotFound("feedback task", task_id)
    task: FeedbackTaskRow = found[task_id]
    if of not in (None, task["version"]):
        raise Conflict(_CHANGED_MEANWHILE)
    old: dict[str, Any] = {key: task[key] for key in _VERSIONED if key in task}
    new = {**old, **changes}
    content = _checked(new["name"], new["instruction"], new["completion_tags_selector"])
    selector = _selector_of({**new, **content})
    content["json_schema"] = new["json_schema"]
    content |= _wanted(new.get("grades_per_completion", 1))
    if selector is not None:
        content["selector"] = selector
    if not _MORE.isdisjoint(content):
        await _check_may_be_materialised()
    if is_same_json(content, old):
        return task
    if not is_same_json(content["json_schema"], old["json_schema"]):
        await check_schema(organization_id, content["json_schema"])
    if task["version"] >= MAX_VERSIONS:
        raise Conflict(f"a task has at most {MAX_VERSIONS} versions; make a new task")
    now = utc_now()
    past = {"version": task["version"], "created_at": task["updated_at"], **old}
    size = len(bson.encode({**content, "history": [*task["history"], past]}))
    if size > MAX_TASK_BYTES:
        raise Conflict(
            f"the task with its {task['version']} earlier versions would take {size} bytes; "
            f"{MAX_TASK_BYTES} are allowed; make a new task"
        )
    row = await find_row_and_update(
        tasks,
        {
            "_id": storage_key(organization_id, task_id),
            "organization_id": organization_id,
            "version": task["version"],
        },
        {
            "$set": {**content, **_queue_after(task, content, now), "updated_at": now},
            **({"$unset": dict.fromkeys(gone, "")} if (gone := _MORE - content.keys()) else {}),
            "$inc": {"version": 1},
            "$push": {"history": past},
        },
    )
    if row is None:
        raise Conflict(_CHANGED_MEANWHILE)
    return with_public_id(row)  # type: ignore[return-value]  # as stored


def _checked(name: str, instruction: str, completion_tags_selector: object) -> dict[str, Any]:
    for text, limit, path in (
        (name, MAX_NAME_LENGTH, "/name"),
        (instruction, MAX_INSTRUCTION_LENGTH, "/instruction"),
    ):
        if not isinstance(text, str):
            raise InvalidInput("it must be a string", path=path)
        if len(text) > limit:
            raise InvalidInput(f"{len(text)} characters; {limit} are allowed", path=path)
    return {
        "name": name,
        "instruction": instruction,
        "completion_tags_selector": check_tags(
            completion_tags_selector, "/completion_tags_selector"
        ),
    }


def _wanted(grades_per_completion: int) -> dict[str, Any]:
    """Return what a task stores of how many graders each completion is for; nothing of one.

    Raises:
        InvalidInput: It is out of its range.
    """
    if not 1 <= grades_per_completion <= MAX_GRADES_PER_COMPLETION:
        raise InvalidInput(
            f"it must be 1 to {MAX_GRADES_PER_COMPLETION}", path="/grades_per_completion"
        )
    return {"grades_per_completion": grades_per_completion} if grades_per_completion > 1 else {}


def _selector_of(content: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return what a task selects by besides its tags, which are named there too."""
    selector = content.get("selector")
    if selector is None:
        return None
    return {**selector, "tags": {**selector["tags"], "all": content["completion_tags_selector"]}}


async def _check_may_be_materialised() -> None:
    if not await has_grading():
        raise Unavailable(
            "the database is still being migrated to version 7; until then tasks select "
            "by the tags alone that a completion must have, and want one grade",
            retry_after=10,
        )


def _building(now: datetime) -> dict[str, Any]:
    """Return what lets the items of a task's queue be made; see `services.jobs.queue_builds`."""
    return {"queue": {"state": BUILDING, "since": now}}


def _queue_after(
    task: FeedbackTaskRow, content: Mapping[str, Any], now: datetime
) -> dict[str, Any]:
    """Return what becomes of a queue as its task changes: its items are looked at again."""
    is_same = _selects(content) == _selects(task)
    is_needed = "queue" in task or not _MORE.isdisjoint(content)
    return _building(now) if is_needed and not is_same else {}


def _selects(task: Mapping[str, Any] | FeedbackTaskRow) -> tuple[object, ...]:
    return (
        task["completion_tags_selector"],
        task.get("selector"),
        task.get("grades_per_completion", 1),
    )


@traced
async def get_feedback_task(organization_id: str, task_id: str) -> FeedbackTaskRow:
    """Read one task, without its history.

    Raises:
        NotFound: The organization has none of this id.
    """
    found = await find_feedback_tasks(organization_id, [task_id])
    if task_id not in found:
        raise NotFound("feedback task", task_id)
    return found[task_id]


@traced
async def find_feedback_tasks(
    organization_id: str, ids: Sequence[str]
) -> dict[str, FeedbackTaskRow]:
    """Read tasks by id in one round trip, without their history.

    Ids that are not there are not in the result.
    """
    return await find_by_ids(
        database.collection(FeedbackTaskDocument), organization_id, ids, projection=_SHOWN
    )


@dataclass(frozen=True, slots=True)
class FeedbackTaskFilter(Filter):
    """Which tasks; see `services.storage.filters.Filter`.

    What is archived is left out, unless `is_archived` is given somewhere in it.

    Attributes:
        tags: What the selector holds.
        is_archived: Whether it is archived.
    """

    FIELDS: ClassVar[Mapping[str, FilterField]] = {
        "id": FilterField("_id", IS_IN | NULL),
        "name": FilterField("name", TEXT),
        "version": FilterField("version", IS_IN | RANGE | NULL),
        "created_at": FilterField("created_at", IS | RANGE),
        "updated_at": FilterField("updated_at", IS | RANGE),
    }

    tags: TagsCondition | None = None
    is_archived: bool | None = None

    def asks_for_archived(self) -> bool:
        """Say whether it has a condition on what is archived, at any depth."""
        if self.is_archived is not None:
            return True
        return any(one.asks_for_archived() for one in self.combined())


def compile_task_filter(organization_id: str, filter_: FeedbackTaskFilter | None) -> Query:
    """Compile a filter; see `services.storage.filters.compile_filter`.

    Raises:
        InvalidInput: It is too large, or a value cannot be.
    """

    def besides(one: FeedbackTaskFilter) -> Iterable[Query]:
        if one.tags is not None:
            yield from tags_conditions("completion_tags_selector", one.tags)
        if one.is_archived is not None:
            yield {"archived_at": {"$ne": None}} if one.is_archived else NOT_ARCHIVED

    query = compile_filter(organization_id, filter_, besides)
    if filter_ is not None and filter_.asks_for_archived():
        return query
    return {**query, **NOT_ARCHIVED}


@traced
async def list_feedback_tasks(
    organization_id: str,
    page: PageRequest,
    filter_: FeedbackTaskFilter | None = None,
    *,
    sort: Sort = NEWEST,
) -> Page[FeedbackTaskRow]:
    """Read one page of the tasks that match, without their history.

    Raises:
        InvalidInput: The filter or a cursor is malformed, or the cursor belongs to another list.
    """
    collection = database.collection(FeedbackTaskDocument)
    query = compile_task_filter(organization_id, filter_)
    # Cursors of before tasks could be archived go on.
    wanted = {name: one for name, one in query.items() if name not in NOT_ARCHIVED}
    listing = Listing("tasks", query, sort, wanted=wanted)
    if sort.field == CREATED_AT:
        return await list_page(
            collection, organization_id, listing, page, projection=_SHOWN, hint=indexes.NEWEST
        )
    return await list_sorted_page(
        collection,
        organization_id,
        listing,
        page,
        most=_MOST_LISTED,
        projection=_SHOWN,
        hint=indexes.NEWEST,
    )


@traced
async def all_feedback_tasks(organization_id: str) -> list[FeedbackTaskRow]:
    """Read all tasks that are not archived (at most `MAX_TASKS`), newest first, without history."""
    query = {"organization_id": organization_id, **NOT_ARCHIVED}
    return await _all(query, most=MAX_TASKS, projection=_SHOWN)


@traced
async def all_selectors(organization_id: str) -> list[FeedbackTaskRow]:
    """Read what all tasks select by, archived ones too, newest first; and nothing else of them."""
    return await _all(
        {"organization_id": organization_id},
        most=_MOST_LISTED,
        projection={"completion_tags_selector": 1, "selector": 1},
    )


async def _all(query: Query, *, most: int, projection: Mapping[str, int]) -> list[FeedbackTaskRow]:
    tasks = database.collection(FeedbackTaskDocument)
    rows = await find_sorted(
        tasks, query, NEWEST, most=most, projection=projection, hint=indexes.NEWEST
    )
    return with_public_ids(query["organization_id"], rows)  # type: ignore[return-value]  # as stored


@traced
async def count_feedback_tasks(
    organization_id: str, filter_: FeedbackTaskFilter | None = None
) -> tuple[int, bool]:
    """Count the tasks that match, and say whether the number is exact."""
    return await count(
        database.collection(FeedbackTaskDocument),
        compile_task_filter(organization_id, filter_),
        hint=indexes.NEWEST,
    )
