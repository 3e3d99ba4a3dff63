"""Feedback: grades for completions, in the form that their task demands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from pymongo.asynchronous.client_session import AsyncClientSession

from models import CompletionDocument, FeedbackDocument, indexes
from services.clock import utc_now
from services.errors import InvalidInput, NotFound, Reason, Unavailable
from services.feedback.json_schema import check_values
from services.feedback.task_archive import check_still_takes_grades, check_takes_grades
from services.feedback.tasks import get_feedback_task
from services.ids import new_id, public_id, storage_key, with_public_id, with_public_ids
from services.observability.tracing import traced
from services.order_keys import order_key
from services.rows import FeedbackRow
from services.runtime import part
from services.storage.conditions import is_point
from services.storage.cursors import Listing
from services.storage.database import database, find_rows
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
from services.storage.late_rows import order_for
from services.storage.order import CREATED_AT, OrderField, Sort
from services.storage.paging import (
    NO_CAP,
    Page,
    PageRequest,
    Projection,
    count,
    count_by,
    find_by_ids,
    find_sorted,
    list_page,
    list_pages,
    pages_at_hand,
)
from services.tags import check_tags

NEWEST: Final = Sort(CREATED_AT, descending=True)
# By the stored paths, which are the values of `schema.enums.FeedbackOrderField`.
ORDERED_BY: Final[Mapping[str, OrderField]] = {
    CREATED_AT: OrderField(indexes.NEWEST),
    "task_id": OrderField(indexes.FEEDBACK_LISTED_BY["task_id"], opposed=True),
}
# The most feedback that is read at once to be sorted here.
MAX_SCANNED: Final = 1000
MAX_MATCHED: Final = 10_000
# How many ids an error shows of the completions that are too many.
_SHOWN: Final = 5
# A completion that is deleted while it is being graded makes the selection begin anew.
_STORE_TRIES: Final = 5
MAX_COMMENT_LENGTH: Final = 100_000


class _Matched:
    """How many completions a selection by tags may match where it does not say."""

    most = 100


def configure(*, max_matched: int) -> None:
    """Say how many completions a selection by tags may match where it does not say itself."""
    part(_Matched).most = max_matched


def max_matched() -> int:
    """Return how many completions a selection by tags may match where it does not say."""
    return part(_Matched).most


@dataclass(frozen=True, slots=True)
class ByIds:
    """The completions of these ids, all of which must be there.

    Attributes:
        completion_ids: The ids.
        path: JSON Pointer to them in the caller's input, for errors.
    """

    completion_ids: Sequence[str]
    path: str = "/completion_ids"


@dataclass(frozen=True, slots=True)
class ByTags:
    """The completions that have every one of these tags; an empty list selects none.

    Attributes:
        tags: The tags.
        allow_unmatched: Whether it may be none at all.
        max_matched: How many it may be at most; as `configure` says if None.
        path: JSON Pointer to the tags in the caller's input, for errors.
        max_matched_path: The same to `max_matched`.
    """

    tags: Sequence[str]
    allow_unmatched: bool = False
    max_matched: int | None = None
    path: str = "/completion_tags_selector"
    max_matched_path: str = "/max_matched_completions"


@dataclass(frozen=True, slots=True)
class FeedbackFilter(Filter):
    """Which feedback; see `services.storage.filters.Filter`."""

    FIELDS: ClassVar[Mapping[str, FilterField]] = {
        "id": FilterField("_id", IS_IN | NULL),
        "task_id": FilterField("task_id", IS_IN | NULL),
        "completion_id": FilterField("matched_completion_ids", IS_IN | NULL, is_list=True),
        "task_version": FilterField("task_version", IS_IN | RANGE | NULL),
        "comment": FilterField("comment", TEXT),
        "created_at": FilterField("created_at", IS | RANGE),
    }


@traced
async def upload_feedback(
    organization_id: str,
    *,
    task_id: str,
    json_values: object,
    comment: str,
    selection: ByIds | ByTags,
    completions_summary: str | None = None,
) -> FeedbackRow:
    """Store feedback, and mark the completions that it grades, in one transaction.

    Args:
        organization_id: From the token.
        task_id: The task that it answers.
        json_values: The values; must keep to the task's schema.
        comment: May be empty.
        selection: The completions that it grades.
        completions_summary: A text for people about them.

    Raises:
        InvalidInput: The values break the schema, or take too much to check, or the selection
            matches none, or too many.
        NotFound: There is no such task, or one of the completions is not there.
        Conflict: The task is archived.
        Unavailable: The database is out of reach, or too many grades are being checked already.
    """
    for text, path in ((comment, "/comment"), (completions_summary or "", "/completions_summary")):
        if not isinstance(text, str) or len(text) > MAX_COMMENT_LENGTH:
            raise InvalidInput(
                f"it must be a string of at most {MAX_COMMENT_LENGTH} characters", path=path
            )
    task = await get_feedback_task(organization_id, task_id)
    check_takes_grades(task)
    values = await check_values(organization_id, task["json_schema"], json_values)
    now = utc_now()
    key = storage_key(organization_id, new_id())
    row: dict[str, Any] = {
        "_id": key,
        "organization_id": organization_id,
        "created_at": now,
        "seq": order_key(now, key),
        "task_id": task_id,
        "task_version": task["version"],
        "json_values": values,
        "comment": comment,
        "matched_completion_ids": [],
        "completions_summary": completions_summary,
    }
    for _ in range(_STORE_TRIES):
        keys = await _selected_keys(organization_id, selection)
        try:
            await _store({**row, "matched_completion_ids": [public_id(key) for key in keys]}, keys)
        except _DeletedMeanwhileError:
            continue
        row["matched_completion_ids"] = [public_id(key) for key in keys]
        return with_public_id(row)  # type: ignore[return-value]  # as stored
    raise Unavailable(
        "too many of the completions are being deleted; try again",
        counted_as=Reason.TOO_MANY_WRITERS,
    )


class _DeletedMeanwhileError(Exception):
    """One of the completions to be graded was deleted after it was selected."""


async def _store(row: dict[str, Any], keys: Sequence[str]) -> None:
    """Store feedback, and mark what it grades.

    Raises:
        _DeletedMeanwhileError: Nothing was stored.
        NotFound: The task is deleted.
        Conflict: The task is archived.
    """
    feedback = database.collection(FeedbackDocument)
    graded = {"organization_id": row["organization_id"], "_id": {"$in": list(keys)}}

    async def write(session: AsyncClientSession) -> None:
        await check_still_takes_grades(row["organization_id"], row["task_id"], session)
        await feedback.insert_one(row, session=session)
        if not keys:
            return
        marked = await database.collection(CompletionDocument).update_many(
            graded,
            {
                "$addToSet": {"graded_task_ids": row["task_id"]},
                "$set": {"updated_at": row["created_at"]},
                "$inc": {"revision": 1},
            },
            session=session,
            hint=indexes.BY_ID,
        )
        if marked.matched_count != len(keys):
            raise _DeletedMeanwhileError

    await database.transaction(write)


async def _selected_keys(organization_id: str, selection: ByIds | ByTags) -> list[str]:
    if isinstance(selection, ByIds):
        return await _keys_by_ids(organization_id, selection)
    tags = check_tags(list(selection.tags), selection.path)
    most = part(_Matched).most if selection.max_matched is None else selection.max_matched
    if not 0 <= most <= MAX_MATCHED:
        raise InvalidInput(f"it must be 0 to {MAX_MATCHED}", path=selection.max_matched_path)
    keys: list[str] = []
    if tags:
        rows = await find_sorted(
            database.collection(CompletionDocument),
            {"organization_id": organization_id, "tags": {"$all": tags}},
            NEWEST,
            projection={"_id": 1},
            most=most + 1,
        )
        keys = [row["_id"] for row in rows]
    if len(keys) > most:
        raise (await _too_many(organization_id, tags, keys, most)).at(selection.path)
    if not keys and not selection.allow_unmatched:
        raise InvalidInput(
            f"no completion has the tags {tags}; allow unmatched feedback to store it anyway",
            path=selection.path,
        )
    return keys


async def _too_many(
    organization_id: str, tags: Sequence[str], keys: Sequence[str], most: int
) -> InvalidInput:
    """Return what somebody is told whose tags match more than may be graded at once."""
    matching = {"organization_id": organization_id, "tags": {"$all": list(tags)}}
    number, is_exact = await count(database.collection(CompletionDocument), matching)
    number = max(number, len(keys))  # some may have gone since
    shown = ", ".join(public_id(key) for key in keys[:_SHOWN])
    return InvalidInput(
        f"{'' if is_exact else 'more than '}{number} completions have the tags {list(tags)}, and "
        f"{most} may be graded at once; the newest are {shown}. Name more tags, or allow more "
        "matched completions (where a client cannot: LOG10_GATEWAY_MAX_MATCHED_COMPLETIONS)"
    )


async def _keys_by_ids(organization_id: str, selection: ByIds) -> list[str]:
    ids = list(dict.fromkeys(selection.completion_ids))
    if not 1 <= len(ids) <= MAX_MATCHED:
        raise InvalidInput(f"it must name 1 to {MAX_MATCHED} completions", path=selection.path)
    keys = [storage_key(organization_id, completion_id) for completion_id in ids]
    cursor = database.collection(CompletionDocument).find(
        {"organization_id": organization_id, "_id": {"$in": keys}},
        {"_id": 1},
        hint=indexes.BY_ID,
        batch_size=len(keys) + 1,
    )
    found = {row["_id"] for row in await cursor.to_list()}
    for key in keys:
        if key not in found:
            raise NotFound("completion", public_id(key))
    return keys


@traced
async def get_feedback(organization_id: str, feedback_id: str) -> FeedbackRow:
    """Read one piece of feedback.

    Raises:
        NotFound: The organization has none of this id.
    """
    found = await find_feedback(organization_id, [feedback_id])
    if feedback_id not in found:
        raise NotFound("feedback", feedback_id)
    return found[feedback_id]


@traced
async def find_feedback(
    organization_id: str, ids: Sequence[str], *, projection: Projection | None = None
) -> dict[str, FeedbackRow]:
    """Read feedback by id in one round trip. Ids that are not there are not in the result."""
    return await find_by_ids(
        database.collection(FeedbackDocument), organization_id, ids, projection=projection
    )


def _index_for(filter_: FeedbackFilter | None, sort: Sort = NEWEST) -> str | None:
    """Choose the index that leads to what is wanted, else that of the order.

    Where one may lead to it that an alternative or an exception names, the planner has to choose.
    """
    given = filter_.fields if filter_ is not None else {}
    points = {name for name, condition in given.items() if is_point(condition)}
    if "id" in points:
        return None
    if sort.field == CREATED_AT:
        for name in ("completion_id", "task_id"):
            if name in points:
                return indexes.FEEDBACK_LISTED_BY[FeedbackFilter.FIELDS[name].stored]
    by_points = {"id", "completion_id", "task_id"}
    combined = filter_.combined() if filter_ is not None else ()
    if points & by_points or any(one.names() & by_points for one in combined):
        return None
    return ORDERED_BY[sort.field].index


@traced
async def list_feedback(
    organization_id: str,
    filter_: FeedbackFilter | None,
    page: PageRequest,
    *,
    sort: Sort = NEWEST,
    projection: Projection | None = None,
) -> Page[FeedbackRow]:
    """Read one page of the feedback that matches, as far as it is projected.

    Raises:
        InvalidInput: The filter or a cursor is malformed, or the cursor belongs to another list.
    """
    return await list_page(
        database.collection(FeedbackDocument),
        organization_id,
        Listing("feedback", compile_filter(organization_id, filter_), sort),
        page,
        projection=projection,
        hint=_index_for(filter_, sort),
    )


@traced
async def list_feedback_by_offset(
    organization_id: str, filter_: FeedbackFilter | None, *, offset: int, limit: int
) -> tuple[list[FeedbackRow], int]:
    """Read feedback newest first, past the first `offset`: the REST contract's way to page.

    Returns:
        At most `limit` rows, and how many there are from the offset on.
    """
    query, hint = compile_filter(organization_id, filter_), _index_for(filter_)
    collection = database.collection(FeedbackDocument)
    found = await find_sorted(collection, query, NEWEST, skip=offset, most=limit, hint=hint)
    rows = with_public_ids(organization_id, found)
    number, _ = await count(collection, query, hint=hint, skip=offset, cap=NO_CAP)
    return rows, number  # type: ignore[return-value]  # as stored


@traced
async def list_feedback_by(
    organization_id: str,
    field: str,
    values: Sequence[str],
    page: PageRequest,
    *,
    sort: Sort = NEWEST,
    projection: Projection | None = None,
) -> dict[str, Page[FeedbackRow]]:
    """Read the same page of the feedback of many tasks or completions.

    Most completions have little feedback. So all of it is read first, if it is no more than the
    pages together may hold: one scan of an index in place of a pipeline for each.

    Args:
        organization_id: From the token.
        field: `task_id` or `matched_completion_ids`.
        values: Their ids.
        page: Which page of each.
        sort: Their order.
        projection: The fields to read, inclusive; all if None.

    Raises:
        InvalidInput: A cursor is malformed, or belongs to another list.
    """
    collection = database.collection(FeedbackDocument)
    listings = [
        Listing("feedback", {"organization_id": organization_id, field: value}, sort)
        for value in values
    ]
    if page.after is None and page.before is None:
        most = min((page.size + 1) * len(values), MAX_SCANNED)
        order = await order_for(collection, organization_id, sort)
        needed = dict.fromkeys((field, *order.fields(sort)), 1)
        rows = await find_rows(
            collection,
            {"organization_id": organization_id, field: {"$in": list(values)}},
            projection=projection and {**projection, **needed},
            most=most + 1,
            hint=order.hint(indexes.FEEDBACK_LISTED_BY[field]),
        )
        if len(rows) <= most:
            pages = pages_at_hand(order, listings, page, _by_value(rows, field, values))
            return dict(zip(values, pages, strict=True))
    pages = await list_pages(collection, organization_id, listings, page, projection=projection)
    return dict(zip(values, pages, strict=True))


def _by_value(
    rows: Sequence[dict[str, Any]], field: str, values: Sequence[str]
) -> list[list[dict[str, Any]]]:
    """Sort rows by which of some values their field is, or holds; a row may be under several."""
    found: dict[str, list[dict[str, Any]]] = {value: [] for value in values}
    for row in rows:
        held = row[field]
        for value in {held} if isinstance(held, str) else set(held):
            if value in found:
                found[value].append(row)
    return [found[value] for value in values]


@traced
async def count_feedback(organization_id: str, filter_: FeedbackFilter | None) -> tuple[int, bool]:
    """Count the feedback that matches, and say whether the number is exact."""
    query, hint = compile_filter(organization_id, filter_), _index_for(filter_)
    return await count(database.collection(FeedbackDocument), query, hint=hint)


@traced
async def count_feedback_by(
    organization_id: str, field: str, values: Sequence[str]
) -> dict[str, int]:
    """Count the feedback of many tasks or completions, in one command."""
    return await count_by(
        database.collection(FeedbackDocument),
        {"organization_id": organization_id},
        field,
        values,
    )
