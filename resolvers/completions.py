"""Completions, as GraphQL fetches them."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final, TypedDict

from resolvers.connections import Connection, build_connection, connect_all, wants_cursors
from resolvers.context import RequestContext
from resolvers.feedback_tasks import checked_selector
from resolvers.insight import check_not_before, view_of
from resolvers.projection import ResolveInfo, Selection, completion_projection
from services.completions import reading, tagging, ungraded, writing
from services.completions.fields import CompletionFields, check_cleared, check_fields
from services.completions.filters import CompletionFilter, is_searched
from services.completions.selectors import Selector
from services.errors import InvalidInput, NotFound, ServiceError
from services.heavy_work import at_ease
from services.ids import is_client_id
from services.insight import search as searching
from services.rows import CompletionRow, FeedbackTaskRow
from services.storage.order import Sort
from services.storage.paging import Page, PageRequest, with_rows
from services.tags import check_tags

_ADD_OR_REMOVE: Final = re.compile("^/(add|remove)")


class Outcome(TypedDict):
    """What became of one of several completions: it is there, or it failed.

    Attributes:
        id: The completion's; of one that failed the id that was given, if one was.
        completion: The row.
        error: Why it failed.
        place: JSON Pointer to it in the mutation's input.
    """

    id: str | None
    completion: CompletionRow | None
    error: ServiceError | None
    place: str


async def completion(
    context: RequestContext, info: ResolveInfo, completion_id: str
) -> CompletionRow | None:
    """Read one completion, as far as it is selected; None if it is not there."""
    projection = completion_projection(Selection.below(info))
    try:
        return await reading.get_completion(
            context.organization_id, completion_id, projection=projection
        )
    except NotFound:
        return None


async def completion_connection(
    context: RequestContext,
    info: ResolveInfo,
    filter_: CompletionFilter | None,
    page: PageRequest,
    sort: Sort,
    not_before: str | None,
) -> Connection:
    """List completions: what has words as the index finds it, all else as the database does.

    Args:
        context: Who asks.
        info: What is selected.
        filter_: Which completions.
        page: Which page of them.
        sort: The order.
        not_before: What the index has to have reached, where it is asked.
    """
    selection = Selection.below(info)
    projection = completion_projection(selection.nodes_of_connection())
    if filter_ is not None and is_searched(filter_):
        view = await view_of(context, not_before)
        search = await searching.search(context.organization_id, filter_, view, sort)
        return await build_connection(
            selection, lambda: search.page(page, projection), search.count, view.as_of
        )
    check_not_before(not_before)
    return await build_connection(
        selection,
        lambda: reading.list_completions(
            context.organization_id,
            filter_,
            page,
            sort=sort,
            projection=projection,
            cursors=wants_cursors(selection),
        ),
        lambda: reading.count_completions(context.organization_id, filter_),
    )


async def session_completions(
    context: RequestContext,
    info: ResolveInfo,
    session_ids: Sequence[str],
    filter_: CompletionFilter | None,
    page: PageRequest,
    sort: Sort,
) -> list[Connection]:
    """List the completions of sessions."""
    selection = Selection.below(info)
    projection = completion_projection(selection.nodes_of_connection())
    if filter_ is not None and is_searched(filter_):
        view = await view_of(context, None)
        search = await searching.search(context.organization_id, filter_, view, sort)
        return await connect_all(
            selection,
            len(session_ids),
            lambda: search.pages(page, projection, session_ids),
            lambda: search.counts(session_ids),
            view.as_of,
        )
    return await connect_all(
        selection,
        len(session_ids),
        lambda: context.loaders.session_completions(session_ids, filter_, page, sort, projection),
        lambda: context.loaders.session_completion_counts(session_ids, filter_),
    )


async def graded_completions(
    context: RequestContext,
    info: ResolveInfo,
    lists: Sequence[Sequence[str]],
    page: PageRequest,
    sort: Sort | None,
) -> list[Connection]:
    """List the completions that pieces of feedback grade, by their ids.

    Args:
        context: Who asks.
        info: What is selected.
        lists: The ids that each piece names.
        page: Which page of each list.
        sort: The order of each list; that of its ids if None.
    """
    selection = Selection.below(info)
    projection = completion_projection(selection.nodes_of_connection())

    async def load() -> list[Page[Any]]:
        pages = await reading.places_of_ids(context.organization_id, lists, page, sort)
        wanted = [place["id"] for places in pages for place in places.rows]
        found = await context.loaders.completions(wanted, projection)
        return [with_rows(places, found) for places in pages]

    async def counts() -> list[tuple[int, bool]]:
        return [(len(ids), True) for ids in lists]

    return await connect_all(selection, len(lists), load, counts)


async def ungraded_completions(
    context: RequestContext,
    info: ResolveInfo,
    tasks: Sequence[FeedbackTaskRow],
    page: PageRequest,
    sort: Sort,
) -> list[Connection]:
    """List the queues of tasks."""
    selection = Selection.below(info)
    projection = completion_projection(selection.nodes_of_connection())
    return await connect_all(
        selection,
        len(tasks),
        lambda: context.loaders.ungraded_pages(tasks, page, sort, projection),
        lambda: context.loaders.ungraded_counts(tasks),
    )


async def create_completion(
    context: RequestContext, completion_id: str | None, body: Mapping[str, Any]
) -> CompletionRow:
    """Store a completion."""
    return await writing.create_completion(
        context.organization_id, await at_ease(check_fields, body), completion_id=completion_id
    )


async def create_completions(
    context: RequestContext, batch: Sequence[tuple[str | None, Mapping[str, Any]]]
) -> list[Outcome]:
    """Store completions, each by itself."""
    stored = await writing.create_each(context.organization_id, await _checked(batch))
    return [_outcome(row, batch[n][0], _place(n)) for n, row in enumerate(stored)]


async def create_completions_atomically(
    context: RequestContext, batch: Sequence[tuple[str | None, Mapping[str, Any]]]
) -> list[Outcome]:
    """Store completions wholly or not at all."""
    checked = await _checked(batch)
    try:
        rows = await writing.create_completions(context.organization_id, checked)
    except InvalidInput as error:
        raise error.at(f"{_BATCH}{error.path}") from error
    return [_outcome(row, None, _place(n)) for n, row in enumerate(rows)]


async def _checked(
    batch: Sequence[tuple[str | None, Mapping[str, Any]]],
) -> list[tuple[str | None, CompletionFields]]:
    return [(one, await at_ease(check_fields, body)) for one, body in batch]


_BATCH: Final = "/completions"


def _place(n: int) -> str:
    return f"{_BATCH}/{n}"


def _outcome(result: CompletionRow | ServiceError, given_id: str | None, place: str) -> Outcome:
    """Return what became of one of several.

    Args:
        result: Its row, or why it failed.
        given_id: The id that was given for it, if one was.
        place: Where it stands in the input.
    """
    if not isinstance(result, ServiceError):
        return {"id": result["id"], "completion": result, "error": None, "place": place}
    if isinstance(result, InvalidInput):
        result = result.at(f"{place}{result.path}")
    known_id = given_id if is_client_id(given_id) else None
    return {"id": known_id, "completion": None, "error": result, "place": place}


async def update_completion(
    context: RequestContext,
    info: ResolveInfo,
    completion_id: str,
    body: Mapping[str, Any],
    cleared: Collection[str],
) -> CompletionRow:
    """Change a completion that is there, and take away the fields in `cleared`."""
    return await writing.update_completion(
        context.organization_id,
        completion_id,
        await at_ease(check_fields, body),
        cleared=check_cleared(cleared),
        projection=completion_projection(Selection.below(info).child("completion")),
    )


async def retag_completions(
    context: RequestContext,
    info: ResolveInfo,
    ids: Sequence[str],
    *,
    add: Sequence[str] = (),
    remove: Sequence[str] = (),
) -> list[Outcome]:
    """Add tags to completions, or take tags away."""
    selection = Selection.below(info).child("results").child("completion")
    try:
        rows = await tagging.retag_completions(
            context.organization_id,
            ids,
            add=add,
            remove=remove,
            projection=completion_projection(selection),
        )
    except InvalidInput as error:
        # Whichever it is, in the mutation's input it is `tags`.
        raise error.at(_ADD_OR_REMOVE.sub("/tags", error.path)) from error
    return [
        _outcome(rows.get(one) or NotFound("completion", one), one, f"/completionIds/{n}")
        for n, one in enumerate(ids)
    ]


async def retag_matching(
    context: RequestContext, filter_: CompletionFilter, *, add: Sequence[str], remove: Sequence[str]
) -> int:
    """Add tags to all completions that match, and take tags away."""
    return await tagging.retag_matching(context.organization_id, filter_, add=add, remove=remove)


async def delete_completions(context: RequestContext, ids: Sequence[str]) -> list[str]:
    """Delete completions; return the ids of those that were there."""
    return await writing.delete_completions(context.organization_id, ids)


async def selector_preview(
    context: RequestContext,
    info: ResolveInfo,
    tags: Sequence[str] | None,
    selector: Selector | None,
    task_id: str | None,
) -> ungraded.SelectorPreview:
    """Try out a selector, or one that is no more than tags."""
    if selector is None:
        checked = Selector(all_tags=check_tags(list(tags or ()), "/tags"))
    else:
        checked = checked_selector(context, selector, tags)
    projection = completion_projection(Selection.below(info).child("sample"))
    return await ungraded.preview_selector(
        context.organization_id, checked, task_id=task_id, projection=projection
    )
