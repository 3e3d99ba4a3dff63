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
from schema.filters import CompletionFilter
from schema.scalars import Long
from services.rows import SessionRow

if TYPE_CHECKING:
    from schema.completion import Completion

Which = Annotated[
    CompletionFilter | None,
    strawberry.argument(description="Which of its completions; all if not given."),
]


async def _completions(
    root: Parent[SessionRow],
    info: Info,
    filter: Which = None,  # noqa: A002  # the name of the API
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Any:
    return await resolve_completions.session_completions(
        info.context,
        info._raw_info,
        root["id"],
        filter.to_service() if filter else None,
        page_request(first, after, last, before),
    )


async def _completion_count(root: Parent[SessionRow], info: Info) -> int:
    return (await resolve.session_summary(info.context, root["id"]))["completion_count"]


async def _total_tokens(root: Parent[SessionRow], info: Info) -> Any:
    return (await resolve.session_summary(info.context, root["id"]))["total_tokens"]


async def _first_completion_at(root: Parent[SessionRow], info: Info) -> datetime | None:
    return (await resolve.session_summary(info.context, root["id"]))["first_completion_at"]


async def _last_completion_at(root: Parent[SessionRow], info: Info) -> datetime | None:
    return (await resolve.session_summary(info.context, root["id"]))["last_completion_at"]


async def _tags(root: Parent[SessionRow], info: Info) -> list[str]:
    return (await resolve.session_summary(info.context, root["id"]))["tags"]


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
    completions: Connection[Annotated["Completion", strawberry.lazy("schema.completion")]] = (
        strawberry.field(
            resolver=_completions,
            description="Its completions, newest first. Loaded for a whole page of sessions.",
        )
    )
    completion_count: int = strawberry.field(
        resolver=_completion_count, description="How many completions it has."
    )
    total_tokens: Long = strawberry.field(
        resolver=_total_tokens, description="The sum of their `usage.totalTokens`."
    )
    first_completion_at: datetime | None = strawberry.field(
        resolver=_first_completion_at, description="When its first completion was created."
    )
    last_completion_at: datetime | None = strawberry.field(
        resolver=_last_completion_at, description="When its last completion was created."
    )
    tags: list[str] = strawberry.field(
        resolver=_tags, description="The tags of its completions, in alphabetical order."
    )


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
    """All of it may be left out."""

    id: Maybe[strawberry.ID] = strawberry.field(
        description="An id of your own: 1 to 256 printable characters. Made if left out."
    )
    name: Maybe[str] = strawberry.field(description="For people; 1 to 200 characters.")
