"""Completions, as GraphQL fetches them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from resolvers.connections import Connection, build_connection, connect_all, wants_cursors
from resolvers.context import RequestContext
from resolvers.projection import ResolveInfo, Selection, completion_projection
from services.completions import payload, reading, tagging, ungraded, writing
from services.completions.fields import CompletionFields, check_cleared, check_fields
from services.completions.filters import CompletionFilter
from services.completions.payload_path import PayloadPath
from services.errors import InvalidInput, NotFound
from services.rows import CompletionRow, FeedbackTaskRow
from services.storage.order import Sort
from services.storage.paging import Page, PageRequest, page_of_ids
from services.storage.read_budget import charge_items

_FRAME_KEYS: Final = ("file", "line", "lineno", "name")


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
) -> Connection:
    """List completions."""
    selection = Selection.below(info)
    projection = completion_projection(selection.nodes_of_connection())
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
) -> list[Connection]:
    """List the completions of sessions."""
    selection = Selection.below(info)
    projection = completion_projection(selection.nodes_of_connection())
    return await connect_all(
        selection,
        len(session_ids),
        lambda: context.loaders.session_completions(session_ids, filter_, page, projection),
        lambda: context.loaders.session_completion_counts(session_ids, filter_),
    )


async def graded_completions(
    context: RequestContext, info: ResolveInfo, lists: Sequence[Sequence[str]], page: PageRequest
) -> list[Connection]:
    """List the completions that pieces of feedback grade, by their ids, in that order."""
    selection = Selection.below(info)
    projection = completion_projection(selection.nodes_of_connection())

    async def load() -> list[Page[Any]]:
        pages = [page_of_ids(ids, page) for ids in lists]
        wanted = [place["id"] for places in pages for place in places.rows]
        found = await context.loaders.completions(wanted, projection)
        return [
            replace(
                places,
                rows=[
                    {**found[place["id"]], "position": place["position"]}
                    for place in places.rows
                    if place["id"] in found
                ],
            )
            for places in pages
        ]

    async def counts() -> list[tuple[int, bool]]:
        return [(len(ids), True) for ids in lists]

    return await connect_all(selection, len(lists), load, counts)


async def ungraded_completions(
    context: RequestContext,
    info: ResolveInfo,
    tasks: Sequence[FeedbackTaskRow],
    page: PageRequest,
) -> list[Connection]:
    """List the queues of tasks."""
    selection = Selection.below(info)
    projection = completion_projection(selection.nodes_of_connection())
    return await connect_all(
        selection,
        len(tasks),
        lambda: context.loaders.ungraded_pages(tasks, page, projection),
        lambda: context.loaders.ungraded_counts(tasks),
    )


async def create_completion(
    context: RequestContext, completion_id: str | None, body: Mapping[str, Any]
) -> CompletionRow:
    """Store a completion."""
    return await writing.create_completion(
        context.organization_id, check_fields(body), completion_id=completion_id
    )


async def create_completions(
    context: RequestContext, batch: Sequence[tuple[str | None, Mapping[str, Any]]]
) -> list[CompletionRow]:
    """Store a batch of completions wholly or not at all."""
    checked: list[tuple[str | None, CompletionFields]] = []
    for n, (completion_id, body) in enumerate(batch):
        try:
            checked.append((completion_id, check_fields(body)))
        except InvalidInput as error:
            raise error.at(f"/{n}{error.path}") from error
    return await writing.create_completions(context.organization_id, checked)


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
        check_fields(body),
        cleared=check_cleared(cleared),
        projection=completion_projection(Selection.below(info)),
    )


async def retag_completions(
    context: RequestContext,
    info: ResolveInfo,
    ids: Sequence[str],
    *,
    add: Sequence[str] = (),
    remove: Sequence[str] = (),
) -> list[CompletionRow]:
    """Add tags to completions, or take tags away."""
    return await tagging.retag_completions(
        context.organization_id,
        ids,
        add=add,
        remove=remove,
        projection=completion_projection(Selection.below(info)),
    )


async def retag_matching(
    context: RequestContext, filter_: CompletionFilter, *, add: Sequence[str], remove: Sequence[str]
) -> int:
    """Add tags to all completions that match, and take tags away."""
    return await tagging.retag_matching(context.organization_id, filter_, add=add, remove=remove)


async def delete_completions(context: RequestContext, ids: Sequence[str]) -> int:
    """Delete completions."""
    return await writing.delete_completions(context.organization_id, ids)


async def selector_preview(
    context: RequestContext, info: ResolveInfo, tags: Sequence[str], task_id: str | None
) -> ungraded.SelectorPreview:
    """Try out a tag selector."""
    projection = completion_projection(Selection.below(info).child("sample"))
    return await ungraded.preview_selector(
        context.organization_id, tags, task_id=task_id, projection=projection
    )


def value_at(row: CompletionRow, root: str, path: str) -> Any:
    """Return the value at a path below `request` or `response`; None where there is nothing.

    Raises:
        InvalidInput: The path is malformed.
    """
    return PayloadPath.parse(f"{root}.{path}").read(row)


def messages(row: CompletionRow) -> list[dict[str, Any]]:
    """Return request and response as one conversation.

    Raises:
        TooComplex: The operation makes too many values out of payloads.
    """
    request, response = row.get("request"), row.get("response")
    charge_items(lambda: payload.item_count(request, response), shown=True)
    conversation = payload.conversation(request, response)
    return [dict(message) for message in conversation]


def prompt(row: CompletionRow) -> str | None:
    """Return the last message of the user, or the prompt, as text."""
    charge_items(lambda: payload.item_count(row.get("request"), None), shown=False)
    return payload.prompt_text(row.get("request"))


def output(row: CompletionRow) -> str | None:
    """Return the response as text."""
    charge_items(lambda: payload.item_count(None, row.get("response")), shown=False)
    return payload.output_text(row.get("response"))


def stack_frames(row: CompletionRow) -> list[dict[str, Any]]:
    """Return the frames of the stack trace; log10js sends numbers and nulls for text."""
    charge_items(lambda: len(row.get("stacktrace") or ()), shown=True)
    frames = []
    for sent in row.get("stacktrace") or ():
        frame = {key: sent.get(key) for key in _FRAME_KEYS}
        frame["lineno"] = _line_number(sent.get("lineno"))
        for key in ("file", "line", "name"):
            frame[key] = None if frame[key] is None else str(frame[key])
        frames.append(frame)
    return frames


def _line_number(value: object) -> int | None:
    is_whole = isinstance(value, int | float) and abs(value) < 2**31 and value == int(value)
    return int(value) if is_whole else None  # type: ignore[call-overload]  # a number
