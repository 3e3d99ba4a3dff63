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
from schema.enums import OrderDirection, SessionOrderField
from schema.execution.batch_fields import Rows, batch_field
from schema.execution.field_metadata import costs
from schema.filters import CompletionFilter
from schema.scalars import Long
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
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Any:
    return await resolve_completions.session_completions(
        info.context,
        info._raw_info,
        [row["id"] for row in rows],
        filter.to_service() if filter else None,
        page_request(first, after, last, before),
    )


def _summary(name: str, description: str) -> Any:
    """Make a field out of the summary that pages of sessions load at once."""

    async def load(rows: Parent[Rows], info: Info) -> Any:
        ids = [row["id"] for row in rows]
        summaries = await resolve.session_summaries(info.context, ids)
        return [summary[name] for summary in summaries]  # type: ignore[literal-required]  # a field's

    return batch_field(load, description, metadata=costs(1))


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
    completions: Connection[Annotated["Completion", strawberry.lazy("schema.types.completion")]] = (
        batch_field(
            _completions, "Its completions, newest first. Loaded for a whole page of sessions."
        )
    )
    completion_count: int = _summary("completion_count", "How many completions it has.")
    total_tokens: Long = _summary("total_tokens", "The sum of their `usage.totalTokens`.")
    first_completion_at: datetime | None = _summary(
        "first_completion_at", "When its first completion was created."
    )
    last_completion_at: datetime | None = _summary(
        "last_completion_at", "When its last completion was created."
    )
    tags: list[str] = _summary("tags", "The tags of its completions, in alphabetical order.")


@strawberry.input(description="An order of sessions.")
class SessionOrder:
    """Newest first unless it says otherwise."""

    field: SessionOrderField = strawberry.field(
        default=SessionOrderField.CREATED_AT, description="What to order by."
    )
    direction: OrderDirection = strawberry.field(
        default=OrderDirection.DESC, description="In which direction."
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
