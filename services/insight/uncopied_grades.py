"""Grades that the index does not have at all: the oldest of completions that have very many.

The index is made of the copies that completions have of their grades (`services.grading.copies`).
What these lack is asked of the feedback itself, so that statistics tell how much they leave out.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from pymongo.errors import ExecutionTimeout
from tantivy import Query, Searcher

from models import CompletionDocument, FeedbackDocument, indexes
from services.completions.filters import CompletionFilter
from services.completions.grades_at_source import MOST_NAMED, with_more_grades
from services.errors import TooComplex
from services.grading.feedback import FeedbackFilter, looked_up
from services.ids import public_id, storage_key
from services.insight.fields import KEY
from services.insight.filters import MAX_SECONDS, compile_query
from services.insight.queries import all_of
from services.insight.reader import View
from services.storage.database import database
from services.storage.deadlines import ended_by_server
from services.storage.late_rows import order_of

_MOST_LOOKED_AT: Final = 50_000


async def uncopied_grades(
    organization_id: str,
    task_id: str,
    filter_: CompletionFilter | None,
    grades: FeedbackFilter,
    view: View,
    *,
    but_overruled: bool,
) -> int:
    """Count grades of a task that completions have no copies of.

    Args:
        organization_id: From the token.
        task_id: Whose grades.
        filter_: Of completions that match; of all if None.
        grades: Of grades that are so, of any task.
        view: Of which the filter is asked.
        but_overruled: Whether those are left out of completions that somebody has adjudicated.

    Raises:
        TooComplex: They are too many to be looked up.
    """
    ids = await with_more_grades(organization_id)
    if not ids:
        return 0
    if len(ids) > MOST_NAMED:
        raise TooComplex(
            f"more than {MOST_NAMED:,} completions have more than 200 grades, so that it cannot be "
            "counted how many the index lacks: leave `cutCount` out"
        )
    ids = await _matching(organization_id, ids, filter_, view)
    copies = await _copies(organization_id, ids)
    if but_overruled:
        copies = {id_: some for id_, some in copies.items() if not _is_decided(some, task_id)}
    known = {(id_, one.get("id")) for id_, some in copies.items() for one in some}
    found = await _graded(organization_id, task_id, list(copies), grades)
    return sum((on, public_id(key)) not in known for key, on in found)


async def _matching(
    organization_id: str, ids: Sequence[str], filter_: CompletionFilter | None, view: View
) -> list[str]:
    """Return which of some completions match a filter."""
    if filter_ is None:
        return list(ids)
    query = await compile_query(organization_id, filter_, view)

    def matching(searcher: Searcher) -> list[str]:
        def is_found(id_: str) -> bool:
            key = Query.term_query(view.schema, KEY, storage_key(organization_id, id_))
            found: Any = searcher.search(all_of([query, key]), 1)
            return bool(found.count)

        return [id_ for id_ in ids if is_found(id_)]

    return await view.ask(matching)


async def _copies(organization_id: str, ids: Sequence[str]) -> dict[str, list[Any]]:
    """Return the copies that completions have, by their ids."""
    keys = [storage_key(organization_id, one) for one in ids]
    cursor = database.collection(CompletionDocument).find(
        {"organization_id": organization_id, "_id": {"$in": keys}},
        dict.fromkeys(("grades.id", "grades.task_id", "grades.adjudicates"), 1),
        hint=indexes.BY_ID,
    )
    return {public_id(row["_id"]): row.get("grades", []) async for row in cursor}


def _is_decided(copies: Sequence[Mapping[str, Any]], task_id: str) -> bool:
    return any(one.get("task_id") == task_id and one.get("adjudicates") for one in copies)


async def _graded(
    organization_id: str, task_id: str, ids: Sequence[str], grades: FeedbackFilter
) -> list[tuple[str, str]]:
    """Return a task's grades of some completions: the `_id` of each, and which it is of."""
    if not ids:
        return []
    query, _ = await looked_up(organization_id, grades)
    collection = database.collection(FeedbackDocument)
    order = await order_of(collection, organization_id)
    scope = {"task_id": task_id, "matched_completion_ids": {"$in": list(ids)}}
    # A grade may be of 10,000 others besides, which stay there. A client's id may begin with `$`.
    on = {"$setIntersection": [{"$literal": list(ids)}, "$matched_completion_ids"]}
    pipeline: list[dict[str, Any]] = [
        {"$match": {"organization_id": organization_id, "$and": [query, scope]}},
        {"$project": {"on": on}},
        {"$unwind": "$on"},
        {"$limit": _MOST_LOOKED_AT + 1},
    ]
    try:
        async with ended_by_server(MAX_SECONDS) as milliseconds:
            options: dict[str, Any] = {"maxTimeMS": milliseconds}
            hint = order.hint(indexes.FEEDBACK_LISTED_BY["matched_completion_ids"])
            cursor = await collection.aggregate(pipeline, hint=hint, **options)
            found = [(row["_id"], row["on"]) async for row in cursor]
    except (ExecutionTimeout, TimeoutError) as error:
        raise _too_complex() from error
    if len(found) > _MOST_LOOKED_AT:
        raise _too_complex()
    return found


def _too_complex() -> TooComplex:
    return TooComplex(
        "too many grades are of completions with more than 200, so that it cannot be counted how "
        "many the index lacks: give a filter that finds fewer of these, or leave `cutCount` out"
    )
