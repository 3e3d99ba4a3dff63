"""Sessions."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry import Maybe, Parent

from resolvers import completions as resolve_completions
from resolvers import sessions as resolve
from schema.connection import (
    After,
    Before,
    Connection,
    First,
    Info,
    Last,
    Node,
    page_request,
)
from schema.execution.batch_fields import Rows, batch_field
from schema.execution.field_metadata import costs
from schema.filters import CompletionFilter
from schema.orders import NEWEST_COMPLETIONS, CompletionOrders, completion_sort
from schema.scalars import Dollars, Long
from services.completions.filters import is_searched
from services.ids import MAX_SESSION_ID_LENGTH
from services.sessions import MAX_NAME_LENGTH

if TYPE_CHECKING:
    from schema.types.completion import Completion

Which = Annotated[
    CompletionFilter | None,
    strawberry.argument(description="Which of its completions; all if not given."),
]


async def _completions(
    rows: Parent[Rows],
    info: Info,
    filter: Which = None,
    order_by: CompletionOrders = NEWEST_COMPLETIONS,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Any:
    wanted = filter.to_service() if filter else None
    return await resolve_completions.session_completions(
        info.context,
        info._raw_info,
        [row["id"] for row in rows],
        wanted,
        page_request(first, after, last, before),
        completion_sort(order_by, is_searched=wanted is not None and is_searched(wanted)),
    )


def _summary(name: str, description: str) -> Any:
    """Make a field out of the summary that pages of sessions load at once."""

    async def load(rows: Parent[Rows], info: Info) -> Any:
        ids = [row["id"] for row in rows]
        summaries = await resolve.session_summaries(info.context, ids)
        return [summary[name] for summary in summaries]  # type: ignore[literal-required]  # a field's

    return batch_field(load, description, metadata=costs(1))


async def _last_activity(rows: Parent[Rows], info: Info) -> Any:
    summaries = await resolve.session_summaries(info.context, [row["id"] for row in rows])
    return [
        summary["last_completion_at"] or row["created_at"]
        for row, summary in zip(rows, summaries, strict=True)
    ]


@strawberry.type(description="How many completions have each status.")
class StatusCounts:
    """A view over `services.session_summaries.StatusCounts`."""

    started: int = strawberry.field(description="Announced, and not heard of since.")
    finished: int = strawberry.field(description="Answered.")
    failed: int = strawberry.field(description="Failed.")
    unknown: int = strawberry.field(description="Of no status, or of another one.")


@strawberry.type(
    description="A group of completions: a process, a conversation, a test run. SDKs do not "
    "announce their sessions, so one comes into being with the first completion that names it."
)
class Session(Node):
    """A view over `services.rows.SessionRow`."""

    name: str | None = strawberry.field(description="For people; null if none was given.")
    created_at: datetime = strawberry.field(
        description="When it was announced, or first named by a completion."
    )
    completions: (
        Connection[Annotated["Completion", strawberry.lazy("schema.types.completion")]] | None
    ) = batch_field(_completions, "Its completions. Loaded for a whole page of sessions.")
    completion_count: int = _summary("completion_count", "How many completions it has.")
    failed_count: int = _summary("failed_count", "How many of them have failed.")
    status_counts: StatusCounts = _summary(
        "status_counts", "How many of them have each status; all together its `completionCount`."
    )
    total_tokens: Long = _summary("total_tokens", "The sum of their `usage.totalTokens`.")
    cost: Dollars | None = _summary(
        "total_cost",
        "The sum of their `cost.total`, in dollars, of those whose price is known; null where none "
        "is, 0 where there is no completion.",
    )
    unpriced_count: int = _summary(
        "unpriced_count",
        "How many completions have no known price, so that `cost` leaves them out.",
    )
    first_completion_at: datetime | None = _summary(
        "first_completion_at", "When its first completion was created."
    )
    last_completion_at: datetime | None = _summary(
        "last_completion_at", "When its last completion was created."
    )
    last_activity_at: datetime = batch_field(
        _last_activity,
        "When its last completion was created; if it has none, when it was created itself.",
        metadata=costs(1),
    )
    duration_ms: Long | None = _summary(
        "duration_ms",
        "The time from the beginning of its first completion to the end of the one that ended "
        "last, in milliseconds; null if it has none.",
    )
    duration_total: float | None = _summary(
        "duration_total",
        "The sum of their `duration`, in seconds: the time that was spent in calls, also at once; "
        "null if none has one.",
    )
    tags: list[str] = _summary("tags", "The tags of its completions, in alphabetical order.")
    users: list[str] = _summary(
        "users",
        "Whom its completions name as their user (`Completion.userId`), in alphabetical order.",
    )


@strawberry.input(description="A session to be announced.")
class CreateSessionInput:
    """All of it may be left out, or null."""

    id: Maybe[strawberry.ID | None] = strawberry.field(
        description=f"An id of your own: 1 to {MAX_SESSION_ID_LENGTH} printable characters. Made "
        "if left out."
    )
    name: Maybe[str | None] = strawberry.field(
        description=f"For people; 1 to {MAX_NAME_LENGTH:,} characters."
    )
