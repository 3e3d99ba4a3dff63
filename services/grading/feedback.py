"""Feedback: grades for completions, in the form that their task demands, as it is read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from pymongo.errors import ExecutionTimeout

from models import CompletionDocument, FeedbackDocument, indexes
from services.completions.filters import CompletionFilter, check_completion_filter, has_index
from services.completions.grade_conditions import (
    FEEDBACK_FIELDS,
    ValueCondition,
    adjudication_conditions,
    answer_conditions,
)
from services.completions.names_in_use import names_that_match
from services.completions.reading import compiled_list, narrowed
from services.errors import InvalidInput, NotFound, TooComplex
from services.ids import public_id, with_public_ids
from services.observability.tracing import traced
from services.rows import FeedbackRow
from services.storage.conditions import Query, is_point
from services.storage.cursors import Listing
from services.storage.database import database, find_rows
from services.storage.deadlines import ended_by_server
from services.storage.filters import (
    IS_IN,
    NULL,
    TEXT,
    Filter,
    FilterField,
    compile_filter,
)
from services.storage.late_rows import order_for, order_of
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

NEWEST: Final = Sort(CREATED_AT, descending=True)
# By the stored paths, which are the values of `schema.enums.FeedbackOrderField`.
ORDERED_BY: Final[Mapping[str, OrderField]] = {
    CREATED_AT: OrderField(indexes.NEWEST),
    "task_id": OrderField(indexes.FEEDBACK_LISTED_BY["task_id"], opposed=True),
}
# The most feedback that is read at once to be sorted here.
MAX_SCANNED: Final = 1000
# The filters of completions in a filter, and what each of them may find in which time.
MAX_COMPLETIONS_CONDITIONS: Final = 5
MAX_COMPLETIONS: Final = 10_000
_MAX_SECONDS: Final = 2.0
# By these an index leads to little.
_LEADING: Final = frozenset({"id", "completion_id", "task_id", "token_id", "grader_id"})


@dataclass(frozen=True, slots=True)
class FeedbackFilter(Filter):
    """Which feedback; see `services.storage.filters.Filter`.

    Attributes:
        values: What the answers must have.
        adjudicates: Whether it is the grade that counts.
        completion: One of the completions that it grades.
    """

    FIELDS: ClassVar[Mapping[str, FilterField]] = {
        **FEEDBACK_FIELDS,
        "completion_id": FilterField("matched_completion_ids", IS_IN | NULL, is_list=True),
        "comment": FilterField("comment", TEXT),
    }

    values: Sequence[ValueCondition] = ()
    adjudicates: bool | None = None
    completion: CompletionFilter | None = None

    @property
    def size(self) -> int:
        """See `Filter`: paths count one by one."""
        return 1 + len(self.values)

    def completion_filters(self) -> Iterator[CompletionFilter]:
        """Yield the filters of completions in it, at any depth."""
        if self.completion is not None:
            yield self.completion
        for child in self.combined():
            yield from child.completion_filters()


# What is found for each filter of completions in a filter, by its identity.
_Found = Mapping[int, Query]


def _compiled(organization_id: str, filter_: FeedbackFilter | None, conditions: _Found) -> Query:
    def besides(one: FeedbackFilter) -> Iterator[Query]:
        yield from answer_conditions(one.values)
        yield from adjudication_conditions(one.adjudicates)
        if one.completion is not None:
            yield conditions[id(one.completion)]

    return compile_filter(organization_id, filter_, besides)


def compile_followed(organization_id: str, filter_: FeedbackFilter | None) -> Query:
    """Compile a filter for those who follow feedback.

    Raises:
        InvalidInput: It is malformed, or has a filter of completions.
    """
    if filter_ is not None and next(filter_.completion_filters(), None) is not None:
        raise InvalidInput(
            "`completion` is asked for in lists of feedback: not in what follows changes, which "
            "`completionChanged` with `feedback` does"
        )
    return _compiled(organization_id, filter_, {})


def check_feedback_filter(organization_id: str, filter_: FeedbackFilter) -> None:
    """Return if a filter could be asked for.

    Raises:
        InvalidInput: It is too large, or a path or a value in it cannot be.
    """
    of_completions = _of_completions(filter_)
    for one in of_completions:
        check_completion_filter(organization_id, one)
    _compiled(organization_id, filter_, {id(one): {} for one in of_completions})


def _of_completions(filter_: FeedbackFilter | None) -> list[CompletionFilter]:
    found = list(filter_.completion_filters()) if filter_ is not None else []
    if len(found) > MAX_COMPLETIONS_CONDITIONS:
        raise InvalidInput(
            f"the filter has {len(found)} conditions on completions; "
            f"{MAX_COMPLETIONS_CONDITIONS} are allowed"
        )
    return found


async def looked_up(organization_id: str, filter_: FeedbackFilter | None) -> tuple[Query, Query]:
    """Compile a filter, with the ids of the completions that it asks for.

    Returns:
        The query, and what was asked for, which stays the same for all pages.

    Raises:
        InvalidInput: It is malformed.
        NotFound: It names a task that is not there.
        TooComplex: The completions are too many, or take too long to find.
    """
    found: dict[int, Query] = {}
    wanted: dict[int, Query] = {}
    for one in _of_completions(filter_):
        query, asked = await compiled_list(organization_id, one)
        wanted[id(one)] = {"completion": asked}
        ids = await _graded_ids(organization_id, one, query)
        found[id(one)] = {"matched_completion_ids": {"$in": ids}}
    query = _compiled(organization_id, filter_, found)
    return query, _compiled(organization_id, filter_, wanted) if wanted else query


async def _graded_ids(organization_id: str, filter_: CompletionFilter, query: Query) -> list[str]:
    """Return the ids of the completions that match and have feedback."""
    collection = database.collection(CompletionDocument)
    graded = narrowed(
        query,
        [
            *await names_that_match(organization_id, query),
            {"graded_task_ids.0": {"$exists": True}},
        ],
    )
    order = await order_of(collection, organization_id)
    is_led = has_index(filter_, ordered_by=CREATED_AT)
    hint = None if is_led else indexes.COMPLETIONS_LISTED_BY["graded_task_ids"]
    try:
        async with ended_by_server(_MAX_SECONDS) as milliseconds:
            cursor = collection.find(
                order.indexed(graded),
                {"_id": 1},
                limit=MAX_COMPLETIONS + 1,
                batch_size=MAX_COMPLETIONS + 2,
                hint=order.hint(hint),
                max_time_ms=milliseconds,
            )
            rows = await cursor.to_list()
    except (ExecutionTimeout, TimeoutError) as error:
        raise _too_complex(f"looking for them takes more than {_MAX_SECONDS:g} s") from error
    if len(rows) > MAX_COMPLETIONS:
        raise _too_complex(f"more than {MAX_COMPLETIONS:,} completions with feedback match")
    return [public_id(row["_id"]) for row in rows]


def _too_complex(why: str) -> TooComplex:
    return TooComplex(
        f"{why}: give conditions in `completion` that leave fewer, such as a range of createdAt, "
        "tags or a sessionId"
    )


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
    if filter_ is not None and next(filter_.completion_filters(), None) is not None:
        return None
    if sort.field == CREATED_AT:
        for name in ("completion_id", "task_id"):
            if name in points:
                return indexes.FEEDBACK_LISTED_BY[FeedbackFilter.FIELDS[name].stored]
    combined = filter_.combined() if filter_ is not None else ()
    if points & _LEADING or any(one.names() & _LEADING for one in combined):
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
        NotFound: The filter names a task that is not there.
        TooComplex: The filter's completions are too many.
    """
    query, wanted = await looked_up(organization_id, filter_)
    return await list_page(
        database.collection(FeedbackDocument),
        organization_id,
        Listing("feedback", query, sort, wanted=wanted),
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
    (query, _), hint = await looked_up(organization_id, filter_), _index_for(filter_)
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
    (query, _), hint = await looked_up(organization_id, filter_), _index_for(filter_)
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
