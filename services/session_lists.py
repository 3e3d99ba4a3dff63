"""Sessions as they are listed: filtered, ordered, counted.

What their completions come to is stored for that (`services.session_summaries`), and some seconds
behind. What completions there are among them is asked of the completions themselves; what is said
in them of the index (`services.insight.sessions`), before a list is asked for.
"""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final, TypeAlias

from pymongo.errors import PyMongoError

from models import CompletionDocument, SessionDocument, indexes
from services.completions.filters import (
    CompletionFilter,
    check_completion_filter,
    has_index,
    without_texts,
)
from services.completions.names_in_use import names_that_match
from services.completions.reading import compiled_list, narrowed
from services.errors import DeadlineExceeded, InvalidInput, Unavailable
from services.ids import storage_key
from services.observability.tracing import traced
from services.rows import SessionRow
from services.sessions import SHOWN
from services.storage.conditions import Query, TagsCondition, tags_conditions
from services.storage.cursors import Listing
from services.storage.database import as_service_error, database
from services.storage.deadlines import ended_by_server
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
from services.storage.joins import Join
from services.storage.order import CREATED_AT, Order, OrderField, Sort
from services.storage.paging import Page, PageRequest, count, list_page
from services.storage.schema_version import (
    current_order,
    has_derivations,
    has_session_outcomes,
    has_session_summaries,
)

# Each is a look-up in each session that is gone through.
MAX_COMPLETIONS_CONDITIONS: Final = 5
# Where no more completions than this match, and are found in time, their sessions are looked up
# by their ids, as far as all ids of a filter have no more bytes than this: a query is a document.
_FEW: Final = 10_000
_FEW_BYTES: Final = 2**20
_FEW_SECONDS: Final = 0.5


@dataclass(frozen=True, slots=True)
class CompletionsCondition:
    """Which completions a session must have; both hold together if both are given."""

    some: CompletionFilter | None = None
    none: CompletionFilter | None = None

    @property
    def parts(self) -> Sequence[CompletionFilter]:
        """Those that are given."""
        return [one for one in (self.some, self.none) if one is not None]


@dataclass(frozen=True, slots=True)
class SessionFilter(Filter):
    """Which sessions; see `services.storage.filters.Filter`.

    Attributes:
        tags: Its tags.
        completions: Its completions.
        metadata: One of its completions: a filter by its metadata alone.
        text: One of its completions: a filter by its text alone.
    """

    FIELDS: ClassVar[Mapping[str, FilterField]] = {
        "id": FilterField("_id", IS_IN | NULL),
        "name": FilterField("name", TEXT),
        "created_at": FilterField("created_at", IS | RANGE),
        "last_activity_at": FilterField("last_activity_at", IS | RANGE),
        "completion_count": FilterField("completion_count", IS_IN | RANGE | NULL),
        "failed_count": FilterField("failed_count", IS_IN | RANGE | NULL),
        "total_tokens": FilterField("total_tokens", IS_IN | RANGE | NULL),
        "cost": FilterField("total_cost", IS_IN | RANGE | NULL),
        "user": FilterField("users", TEXT, is_list=True),
    }

    tags: TagsCondition | None = None
    completions: CompletionsCondition | None = None
    metadata: CompletionFilter | None = None
    text: CompletionFilter | None = None

    def completion_filters(self) -> Iterator[CompletionFilter]:
        """Yield the filters of completions in it, at any depth."""
        if self.completions is not None:
            yield from self.completions.parts
        if self.metadata is not None:
            yield self.metadata
        if self.text is not None:
            yield self.text
        for child in self.combined():
            yield from child.completion_filters()

    def has_tags(self) -> bool:
        """Say whether it has a condition on tags, at any depth."""
        return self.tags is not None or any(child.has_tags() for child in self.combined())


NEWEST: Final = Sort(CREATED_AT, descending=True)
# By the stored paths, which are the values of `schema.enums.SessionOrderField`. A session that a
# gateway of the version before has stored lacks all but one of them for a moment.
ORDERED_BY: Final[Mapping[str, OrderField]] = {
    path: OrderField(index, nullable=path != CREATED_AT)
    for path, index in indexes.SESSIONS_ORDERED_BY.items()
}
# The stored ids of sessions that others have found, by the identity of the filter of completions
# whose sessions they are.
Searched: TypeAlias = Mapping[int, Sequence[str]]
_NOTHING: Final[Searched] = {}
# What is there before sessions are summed up.
_ALWAYS: Final = frozenset({"id", "name", "created_at"})


@traced
async def list_sessions(
    organization_id: str,
    filter_: SessionFilter | None,
    page: PageRequest,
    *,
    sort: Sort = NEWEST,
    searched: Searched = _NOTHING,
) -> Page[SessionRow]:
    """Read one page of the sessions that match.

    Args:
        organization_id: From the token.
        filter_: Which sessions; all if None.
        page: Which page of them.
        sort: The order.
        searched: What was found for the filters of completions in it that search a text.

    Raises:
        InvalidInput: The filter or a cursor is malformed.
        NotFound: The filter names a task that is not there.
        Unavailable: The filter or the order is of what is not summed up yet.
    """
    await _check_summaries(filter_, sort)
    found = await _looked_up(organization_id, filter_, searched)
    return await list_page(
        database.collection(SessionDocument),
        organization_id,
        Listing("sessions", found.query, sort, joins=found.joins, wanted=found.wanted),
        page,
        projection=SHOWN,
        hint=None if found.is_led else _hint(filter_, sort),
    )


@traced
async def count_sessions(
    organization_id: str, filter_: SessionFilter | None, *, searched: Searched = _NOTHING
) -> tuple[int, bool]:
    """Count the sessions that match, and say whether the number is exact.

    Raises:
        InvalidInput: See `list_sessions`. So for the others.
    """
    await _check_summaries(filter_, NEWEST)
    found = await _looked_up(organization_id, filter_, searched)
    return await count(
        database.collection(SessionDocument),
        found.query,
        hint=None if found.is_led else _hint(filter_, NEWEST),
        joins=found.joins,
    )


async def _check_summaries(filter_: SessionFilter | None, sort: Sort) -> None:
    ordered_by = {part.field for part in sort.parts}
    filtered_by = filter_.names() - _ALWAYS if filter_ is not None else set()
    if not ordered_by and not filtered_by and not (filter_ is not None and filter_.has_tags()):
        return
    if "failed_count" in filtered_by | ordered_by:
        is_there = await has_session_outcomes()
    elif "cost" in filtered_by or "total_cost" in ordered_by:
        is_there = await has_derivations()
    else:
        is_there = await has_session_summaries()
    if not is_there:
        raise Unavailable(
            "sessions are still being summed up, once, after an update of the gateway: filter and "
            "order them by id, name and createdAt until then",
            retry_after=10,
        )


def _hint(filter_: SessionFilter | None, sort: Sort) -> str | None:
    """Choose the order's index, unless another may lead to what is wanted: MongoDB tries then."""
    if filter_ is not None:
        stored = {filter_.FIELDS[name].stored for name in filter_.names()}
        if filter_.has_tags() or stored - {sort.field}:
            return None
    return ORDERED_BY[sort.field].index


@dataclass(frozen=True, slots=True)
class _LookedUp:
    """A filter as it is looked up now.

    Attributes:
        query: The query.
        joins: What it has conditions on in the completions.
        wanted: What was asked for, which stays the same for all pages.
        is_led: Whether ids that were found for it may lead to what is wanted.
    """

    query: Query
    joins: Sequence[Join]
    wanted: Query
    is_led: bool


async def _looked_up(
    organization_id: str, filter_: SessionFilter | None, searched: Searched
) -> _LookedUp:
    """Compile a filter, with what it says of completions.

    Raises:
        InvalidInput: It is malformed.
        NotFound: It names a task that is not there.
    """
    all_of_them = filters_of_completions(filter_)
    of_completions = [one for one in all_of_them if id(one) not in searched]
    order = await current_order()
    compiled = [await compiled_list(organization_id, one) for one in of_completions]
    queries = [query for query, _ in compiled]
    found = await asyncio.gather(
        *(
            _few_sessions(organization_id, one, query)
            for one, query in zip(of_completions, queries, strict=True)
        )
    )
    wanted: dict[int, Query] = {
        id(one): {"searched": repr(one)} for one in all_of_them if id(one) in searched
    }
    conditions: dict[int, Query] = {key: {"_id": {"$in": ids}} for key, ids in searched.items()}
    joins: list[Join] = []
    left = _FEW_BYTES
    for number, (one, (query, asked), few) in enumerate(
        zip(of_completions, compiled, found, strict=True)
    ):
        wanted[id(one)] = {"completions": asked}
        size = sum(len(key.encode()) for key in few or ())
        if few is not None and size <= left:
            left -= size
            conditions[id(one)] = {"_id": {"$in": few}}
        else:
            join = _join(number, query, order)
            joins.append(join)
            conditions[id(one)] = join.holds
    return _LookedUp(
        query=_compiled(organization_id, filter_, conditions),
        joins=joins,
        wanted=_compiled(organization_id, filter_, wanted),
        is_led=len(joins) < len(all_of_them),
    )


def filters_of_completions(filter_: SessionFilter | None) -> list[CompletionFilter]:
    """Return the filters of completions in a filter.

    Raises:
        InvalidInput: They are too many.
    """
    found = list(filter_.completion_filters()) if filter_ is not None else []
    if len(found) > MAX_COMPLETIONS_CONDITIONS:
        raise InvalidInput(
            f"the filter has {len(found)} conditions on completions; "
            f"{MAX_COMPLETIONS_CONDITIONS} are allowed"
        )
    return found


def check_session_filter(organization_id: str, filter_: SessionFilter) -> None:
    """Return if a filter could be asked for, whatever texts it searches.

    Raises:
        InvalidInput: It is too large, or a path or a value in it cannot be.
    """
    of_completions = filters_of_completions(filter_)
    for one in of_completions:
        check_completion_filter(organization_id, without_texts(one))
    _compiled(organization_id, filter_, {id(one): {} for one in of_completions})


def _compiled(
    organization_id: str, filter_: SessionFilter | None, conditions: Mapping[int, Query]
) -> Query:
    """Compile a filter.

    Args:
        organization_id: From the token.
        filter_: The filter.
        conditions: For each filter of completions in it, by its identity.
    """

    def besides(one: SessionFilter) -> Iterator[Query]:
        if one.tags is not None:
            yield from tags_conditions("tags", one.tags)
        if one.completions is not None and one.completions.some is not None:
            yield conditions[id(one.completions.some)]
        if one.completions is not None and one.completions.none is not None:
            yield {"$nor": [conditions[id(one.completions.none)]]}
        if one.metadata is not None:
            yield conditions[id(one.metadata)]
        if one.text is not None:
            yield conditions[id(one.text)]

    return compile_filter(organization_id, filter_, besides)


async def _few_sessions(
    organization_id: str, filter_: CompletionFilter, query: Query
) -> list[str] | None:
    """Return the `_id`s of the sessions that have what matches; None if that may be much."""
    if not has_index(filter_, ordered_by=CREATED_AT):
        return None
    order = await current_order()
    narrower = await names_that_match(organization_id, query)
    in_sessions = narrowed(query, [*narrower, {"session_id": {"$ne": None}}])
    are_few = {"$and": [{"$lte": ["$number", _FEW]}, {"$lte": ["$size", _FEW_BYTES]}]}
    stages: list[dict[str, Any]] = [
        {"$match": order.indexed(in_sessions)},
        {"$limit": _FEW + 1},
        {"$group": {"_id": "$session_id", "number": {"$sum": 1}}},
        {
            "$group": {
                "_id": None,
                "ids": {"$push": "$_id"},
                "number": {"$sum": "$number"},
                "size": {"$sum": {"$bsonSize": "$$ROOT"}},
            }
        },
        {"$project": {"ids": {"$cond": [are_few, "$ids", None]}}},
    ]
    try:
        async with ended_by_server(_FEW_SECONDS) as milliseconds:
            cursor = await database.collection(CompletionDocument).aggregate(
                stages, maxTimeMS=milliseconds
            )
            rows = await cursor.to_list()
    except TimeoutError:
        return None
    except PyMongoError as error:
        if isinstance(as_service_error(error), DeadlineExceeded | Unavailable):
            return None
        raise
    if not rows:
        return []
    ids: list[str] | None = rows[0]["ids"]
    return None if ids is None else [storage_key(organization_id, one) for one in ids]


def _join(number: int, query: Query, order: Order) -> Join:
    """Look up whether a session has any completion that a query matches."""
    # The session leads to few rows, which `indexed` has to know; MongoDB puts it in.
    of_one: dict[str, Any] = order.indexed({"session_id": "", **query})
    of_one.pop("session_id")
    return Join(f"_has_{number}", CompletionDocument.Settings.name, "session_id", of_one)
