"""Conditions on grades, where copies of these cannot decide: the feedback itself is asked.

Completions have copies of their last grades, and of long answers in part (`services.grading.
copies`). So where a filter asks for grades, it is first looked up which completions have such a
grade besides those that copies tell of:

1. by grades whose copies are marked to lack what the condition may depend on. Copies with that mark
   decide nothing;
2. by all grades of completions that have more of them than copies. Copies decide there too, as far
   as they are there;
3. by all grades, where the condition has a path that no copy can be asked for, or completions with
   more grades are too many to name.

Where nothing is cut, this is a look into two indexes that have nothing of the organization, and the
copies decide alone.
"""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from pymongo.errors import ExecutionTimeout

from models import CompletionDocument, FeedbackDocument, indexes
from services.completions.filters import CompletionFilter
from services.completions.grade_conditions import AtSource, Doubt, Key, Sought, sought_by
from services.errors import TooComplex
from services.ids import public_id, storage_key
from services.storage.conditions import Query
from services.storage.database import database
from services.storage.deadlines import ended_by_server
from services.storage.late_rows import order_of

# The completions that may be found for one filter, and the time for all of it.
MAX_FOUND: Final = 10_000
MAX_SECONDS: Final = 2.0
# Completions with more grades than copies, which are named in a query.
MOST_NAMED: Final = 1_000
# An index leads to these.
_LEADING: Final = frozenset({"id", "task_id", "token_id", "grader_id"})


async def found_at_source(
    organization_id: str, filter_: CompletionFilter | None
) -> dict[Key, Query]:
    """Find the completions with grades that a filter asks for, and that copies do not tell of.

    Args:
        organization_id: From the token.
        filter_: The filter.

    Returns:
        What `compile_filter` takes: what finds these, for each of the grades.

    Raises:
        InvalidInput: A condition cannot be.
        TooComplex: They are too many, or take too long to find.
    """
    sought = list(_sought(filter_))
    if not sought:
        return {}
    until = asyncio.get_running_loop().time() + MAX_SECONDS
    marks = {mark for one in sought for mark in one.condition.doubt.marks}
    more, are_marked = await asyncio.gather(
        with_more_grades(organization_id), _are_marked(organization_id, marks)
    )
    found: dict[Key, Query] = {}
    left = MAX_FOUND
    for one in sought:
        keys: set[str] = set()
        for scope, hint in _scopes(one, more, are_marked=are_marked):
            keys |= await _graded(organization_id, one, scope, hint, until)
        left -= len(keys)
        if left < 0:
            raise _too_complex(f"more than {MAX_FOUND:,} completions have such")
        if keys:
            found[one.key] = {"_id": {"$in": sorted(keys)}}
    return found


def not_looked_up(organization_id: str, filter_: CompletionFilter | None) -> AtSource:
    """Return the same for what is asked for, whatever is found: see `Listing.wanted`."""
    return {
        one.key: {"feedback": one.query(organization_id)}
        for one in _sought(filter_)
        if one.condition.doubt is Doubt.PATHS
    }


def _sought(filter_: CompletionFilter | None) -> Iterator[Sought]:
    if filter_ is None:
        return
    if filter_.feedback is not None:
        yield from sought_by(filter_.feedback)
    for child in filter_.combined():
        yield from _sought(child)


def _scopes(
    one: Sought, more: Sequence[str], *, are_marked: bool
) -> Iterator[tuple[Mapping[str, Any], str | None]]:
    """Yield which feedback is asked, and by which index."""
    condition = one.condition
    if condition.doubt is Doubt.PATHS or len(more) > MOST_NAMED:
        leads = not one.is_not and bool(condition.names() & _LEADING)
        yield {}, None if leads else indexes.NEWEST
        return
    if more:
        by_completion = indexes.FEEDBACK_LISTED_BY["matched_completion_ids"]
        yield {"matched_completion_ids": {"$in": more}}, by_completion
    if are_marked and condition.doubt.marks:
        yield {"copied": {"$in": list(condition.doubt.marks)}}, indexes.FEEDBACK_COPIED_IN_PART


async def with_more_grades(organization_id: str) -> list[str]:
    """Return the ids of completions that have more grades than copies.

    Of more than `MOST_NAMED` it is one more of them, and not all.
    """
    cursor = database.collection(CompletionDocument).find(
        {"organization_id": organization_id, "grades_cut": True},
        {"_id": 1},
        limit=MOST_NAMED + 1,
        batch_size=MOST_NAMED + 2,
        hint=indexes.COMPLETIONS_WITH_MORE_GRADES,
    )
    return [public_id(row["_id"]) for row in await cursor.to_list()]


async def _are_marked(organization_id: str, marks: set[str]) -> bool:
    if not marks:
        return False
    found = await database.collection(FeedbackDocument).find_one(
        {"organization_id": organization_id, "copied": {"$in": sorted(marks)}},
        {"_id": 1},
        hint=indexes.FEEDBACK_COPIED_IN_PART,
    )
    return found is not None


async def _graded(
    organization_id: str, sought: Sought, scope: Mapping[str, Any], hint: str | None, until: float
) -> set[str]:
    """Return the `_id`s of completions that some feedback grades that is as it is sought."""
    collection = database.collection(FeedbackDocument)
    order = await order_of(collection, organization_id)
    graded = (
        {"$match": {"matched_completion_ids": scope["matched_completion_ids"]}}
        if ("matched_completion_ids" in scope)
        else None
    )
    pipeline: list[dict[str, Any]] = [
        {"$match": {**sought.query(organization_id), **scope}},
        {"$project": {"_id": 0, "matched_completion_ids": 1}},
        {"$unwind": "$matched_completion_ids"},
        *([graded] if graded else []),
        {"$group": {"_id": "$matched_completion_ids"}},
        {"$limit": MAX_FOUND + 1},
    ]
    try:
        async with ended_by_server(until - asyncio.get_running_loop().time()) as milliseconds:
            options: dict[str, Any] = {"maxTimeMS": milliseconds}
            if (named := order.hint(hint)) is not None:
                options["hint"] = named
            cursor = await collection.aggregate(pipeline, batchSize=MAX_FOUND + 2, **options)
            return {storage_key(organization_id, row["_id"]) async for row in cursor}
    except (ExecutionTimeout, TimeoutError) as error:
        raise _too_complex(f"looking for it takes more than {MAX_SECONDS:g} s") from error


def _too_complex(why: str) -> TooComplex:
    return TooComplex(
        f"completions have not copied all feedback that the condition on `feedback` is about, and "
        f"{why}: give conditions in it that leave less, such as a taskId, a grader or a range of "
        "createdAt"
    )
