"""Live updates, as GraphQL streams them."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Collection, Mapping
from contextlib import AbstractAsyncContextManager, aclosing
from functools import partial
from typing import Any, Final, TypeAlias, get_args

from resolvers.context import RequestContext
from resolvers.projection import (
    ResolveInfo,
    Selection,
    completion_projection,
    feedback_projection,
)
from services.changes import feeds
from services.changes.audiences import Event, EventKind
from services.changes.hub import Watch
from services.completions import reading as completions
from services.completions.filters import CompletionFilter
from services.grading import feedback
from services.ids import global_id

_ALL_KINDS: Final = frozenset(get_args(EventKind))
# Reads objects by their ids.
_Find: TypeAlias = Callable[[list[str]], Awaitable[Mapping[str, Any]]]


async def completion_changes(
    context: RequestContext,
    info: ResolveInfo,
    filter_: CompletionFilter | None,
    after: str | None,
) -> AsyncGenerator[dict[str, Any], None]:
    """Yield what changes among the completions that match, with the row as far as it is selected.

    Whether the token is still valid is looked at by `schema.Schema`, for every stream.
    """
    projection = completion_projection(Selection.below(info).child("completion"))
    watching = feeds.watch_completions(
        context.organization_id,
        filter_,
        paths=projection,
        after=context.stream.resume_after or after,
        on_idle=context.stream.on_idle,
    )
    find = partial(completions.find_completions, context.organization_id, projection=projection)
    async with aclosing(_events(context, watching, find)) as events:
        async for event, row in events:
            yield {
                "cursor": event.moment.cursor,
                "type": event.kind,
                "completion_id": event.id,
                "completion_global_id": global_id("Completion", event.id),
                "completion": row,
            }


async def added_feedback(
    context: RequestContext,
    info: ResolveInfo,
    filter_: feedback.FeedbackFilter | None,
    after: str | None,
) -> AsyncGenerator[dict[str, Any], None]:
    """Yield feedback that matches, as it is given, as far as it is selected."""
    projection = feedback_projection(Selection.below(info).child("feedback"))
    watching = feeds.watch_feedback(
        context.organization_id,
        filter_,
        paths=projection,
        after=context.stream.resume_after or after,
        on_idle=context.stream.on_idle,
    )
    find = partial(feedback.find_feedback, context.organization_id, projection=projection)
    async with aclosing(_events(context, watching, find, kinds={"created"})) as events:
        async for event, row in events:
            yield {"cursor": event.moment.cursor, "feedback": row}


async def _events(
    context: RequestContext,
    watching: AbstractAsyncContextManager[Watch],
    find: _Find,
    kinds: Collection[EventKind] = _ALL_KINDS,
) -> AsyncGenerator[tuple[Event, Any], None]:
    """Yield what a listener is told with its row, and make the context ready for each event.

    The rows of changes that come together have been read together; but what clients send at any
    length is read one by one, when its turn has come.
    """
    async with watching as watch, aclosing(watch.events()) as events:
        context.stream.watch = watch
        async for event in events:
            if event.kind not in kinds:
                continue
            row: Any = event.row
            if row is not None and not watch.has_rows:
                row = (await find([event.id])).get(event.id)
                if row is None and event.kind != "left":
                    continue  # it has gone meanwhile, which is told in its turn
            context.forget_loaded()
            context.stream.cursor = event.moment.cursor
            yield event, row


async def present_cursor() -> str:
    """Return a cursor for what changes from now on."""
    return await feeds.present_cursor()
