"""Completions."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Final

import strawberry
from strawberry import Maybe, Parent

from resolvers import completions as resolve
from resolvers import feedback as resolve_feedback
from resolvers import feedback_tasks as resolve_tasks
from resolvers import sessions as resolve_sessions
from schema.connection import After, Connection, First, Info, Node, page_request
from schema.enums import (
    CompletionKind,
    CompletionOrderField,
    CompletionStatus,
    OrderDirection,
)
from schema.execution.batch_fields import Rows, batch_field
from schema.execution.field_metadata import costs, needs, needs_part_of
from schema.filters import given
from schema.scalars import JSON, Long
from services.ids import MAX_CLIENT_ID_LENGTH
from services.rows import CompletionRow
from services.storage.order import Sort
from services.tags import MAX_TAG_LENGTH, MAX_TAGS

if TYPE_CHECKING:
    from schema.types.feedback import Feedback
    from schema.types.feedback_task import FeedbackTask
    from schema.types.session import Session

PayloadPath = Annotated[
    str,
    strawberry.argument(
        description="Names and list positions, joined by dots: `messages.0.content`. A position is "
        "decimal without leading zeros; a key that has a dot, is empty or begins with `$` has no "
        "path."
    ),
]


def _request_path(root: Parent[CompletionRow], path: PayloadPath) -> Any:
    return resolve.value_at(root, "request", path)


def _response_path(root: Parent[CompletionRow], path: PayloadPath) -> Any:
    return resolve.value_at(root, "response", path)


def _messages(root: Parent[CompletionRow]) -> Any:
    return resolve.messages(root)


def _prompt(root: Parent[CompletionRow]) -> str | None:
    return resolve.prompt(root)


def _output(root: Parent[CompletionRow]) -> str | None:
    return resolve.output(root)


def _stacktrace(root: Parent[CompletionRow]) -> Any:
    return resolve.stack_frames(root)


async def _sessions(rows: Parent[Rows], info: Info) -> Any:
    return await resolve_sessions.sessions_of(info.context, rows)


async def _feedback(
    rows: Parent[Rows], info: Info, first: First = None, after: After = None
) -> Any:
    ids, page = [row["id"] for row in rows], page_request(first, after)
    return await resolve_feedback.feedback_of(
        info.context, info._raw_info, "matched_completion_ids", ids, page
    )


async def _feedback_tasks(rows: Parent[Rows], info: Info) -> Any:
    tags = [row["tags"] for row in rows]
    return await resolve_tasks.tasks_of_completions(info.context, tags)


@strawberry.type(
    description="Tokens of a call, as the provider counted them. OpenAI's convention: cached and "
    "reasoning tokens are included. A count that is no whole number from 0 on (text, or -1) is "
    "left out."
)
class TokenUsage:
    """See `models.completion.TokenUsage`."""

    prompt_tokens: Long | None = strawberry.field(description="Tokens of the request.")
    completion_tokens: Long | None = strawberry.field(description="Tokens of the response.")
    total_tokens: Long | None = strawberry.field(description="As reported, else the sum.")


@strawberry.type(description="One turn of a conversation.")
class ChatMessage:
    """See `services.completions.payload.ChatMessage`."""

    role: str = strawberry.field(description="Who says it: `system`, `user`, `assistant`, `tool`.")
    content: str | None = strawberry.field(
        description="The text; parts that are no text, such as images, are left out."
    )
    name: str | None = strawberry.field(description="The participant's name, if it was given.")
    tool_calls: JSON | None = strawberry.field(description="The tools that it calls, as logged.")


@strawberry.type(description="A frame of the client's stack when it made the call.")
class StackFrame:
    """The OpenAPI document's names."""

    file: str | None = strawberry.field(description="The source file.")
    line: str | None = strawberry.field(description="The text of the line.")
    lineno: int | None = strawberry.field(description="The number of the line, from 1 on.")
    name: str | None = strawberry.field(description="The function or module.")


@strawberry.type(description="One logged LLM call.")
class Completion(Node):
    """A view over `services.rows.CompletionRow`."""

    organization_id: strawberry.ID = strawberry.field(description="The organization's id.")
    kind: CompletionKind | None = strawberry.field(
        description="Chat messages or a prompt; null if the client did not say."
    )
    status: CompletionStatus | None = strawberry.field(
        description="How far it has come; null if the client has only announced it."
    )
    tags: list[str] = strawberry.field(description="Its tags, without duplicates.")
    request: JSON | None = strawberry.field(description="The request, as it was logged.")
    response: JSON | None = strawberry.field(description="The response, as it was logged.")
    request_path: JSON | None = strawberry.field(
        resolver=_request_path,
        metadata=needs_part_of("request"),
        description="One value out of the request, null if it is not there: `messages.0.content`. "
        "Only this part is read from the database.",
    )
    response_path: JSON | None = strawberry.field(
        resolver=_response_path,
        metadata=needs_part_of("response"),
        description="One value out of the response, null if it is not there: "
        "`choices.0.finish_reason`.",
    )
    model: str | None = strawberry.field(
        description="The model: as the response names it, else the request."
    )
    messages: list[ChatMessage] = strawberry.field(
        resolver=_messages,
        metadata=needs(
            "request.messages", "request.prompt", "response.choices", "response.content"
        ),
        description="Request and response as one conversation.",
    )
    prompt: str | None = strawberry.field(
        resolver=_prompt,
        metadata=needs("request.messages", "request.prompt") | costs(1),
        description="The last message of the user, or the prompt, as text.",
    )
    output: str | None = strawberry.field(
        resolver=_output,
        metadata=needs("response.choices", "response.content") | costs(1),
        description="The first answer as text; null if it is a tool call.",
    )
    usage: TokenUsage | None = strawberry.field(
        description="Tokens; null if the provider reported none."
    )
    stacktrace: list[StackFrame] = strawberry.field(
        resolver=_stacktrace,
        metadata=needs("stacktrace"),
        description="Where the client made the call, outermost first.",
    )
    extra: JSON | None = strawberry.field(
        description="What the client sent besides, such as `orig_module`."
    )
    session: Annotated["Session", strawberry.lazy("schema.types.session")] | None = batch_field(
        _sessions,
        "The session it is in. Pages load their sessions at once.",
        metadata=needs("session_id", "created_at"),
    )
    session_id: strawberry.ID | None = strawberry.field(description="The session's id.")
    duration: float | None = strawberry.field(description="Seconds, as the client measured.")
    failure_kind: str | None = strawberry.field(
        description="The kind of failure, as a rule an exception's name."
    )
    failure_reason: str | None = strawberry.field(description="The failure's message.")
    created_at: datetime = strawberry.field(
        description="When it was made: as the client says, else when the gateway first heard of it."
    )
    client_created_at: datetime | None = strawberry.field(
        description="The time that the client gave, where it lies in the future or before 1970, so "
        "that `createdAt` is the nearest that does not."
    )
    updated_at: datetime = strawberry.field(description="When it last changed.")
    revision: int = strawberry.field(
        description="1 at first; grows with every update, one that changes nothing too."
    )
    feedback: Connection[Annotated["Feedback", strawberry.lazy("schema.types.feedback")]] = (
        batch_field(
            _feedback,
            "Feedback on it, newest first. Loaded for a whole page.",
            metadata=needs(),
        )
    )
    feedback_tasks: list[
        Annotated["FeedbackTask", strawberry.lazy("schema.types.feedback_task")]
    ] = batch_field(_feedback_tasks, "The tasks whose selector it matches.", metadata=needs("tags"))


@strawberry.input(description="An order of completions.")
class CompletionOrder:
    """Newest first unless it says otherwise."""

    field: CompletionOrderField = strawberry.field(
        default=CompletionOrderField.CREATED_AT, description="What to order by."
    )
    direction: OrderDirection = strawberry.field(
        default=OrderDirection.DESC, description="In which direction."
    )

    def to_service(self) -> Sort:
        """Turn it into what services take."""
        return Sort(
            str(self.field.value),
            descending=self.direction is OrderDirection.DESC,
            nullable=self.field
            in (CompletionOrderField.DURATION, CompletionOrderField.TOTAL_TOKENS),
        )


_NULL: Final = "An update takes it away by null; in a create that is the same as leaving it out."


@strawberry.input(
    description="What to say of a completion; what is left out stays as it is. A null takes a "
    "field away, as a correction that no late row of an SDK undoes; `status`, `tags` and "
    "`createdAt` cannot be null. `model` and `usage` follow from what remains."
)
class UpdateCompletionInput:
    """The fields that a client may set."""

    kind: Maybe[CompletionKind | None] = strawberry.field(
        description=f"Chat messages or a prompt. {_NULL}"
    )
    status: Maybe[CompletionStatus | None] = strawberry.field(
        description="How far it has come. It only ever moves forward: STARTED does not undo "
        "FINISHED, and an update refuses null. Without it, an update is a correction, which no "
        "late row of an SDK undoes."
    )
    tags: Maybe[list[str] | None] = strawberry.field(
        description=f"Its tags, in place of those it has: up to {MAX_TAGS:,} of up to "
        f"{MAX_TAG_LENGTH:,} characters. An empty list takes all away; an update refuses null."
    )
    request: Maybe[JSON | None] = strawberry.field(description=f"The request, an object. {_NULL}")
    response: Maybe[JSON | None] = strawberry.field(description=f"The response, an object. {_NULL}")
    stacktrace: Maybe[list[JSON] | None] = strawberry.field(
        description=f"Frames: objects with `file`, `line`, `lineno` and `name`. {_NULL}"
    )
    session_id: Maybe[strawberry.ID | None] = strawberry.field(
        description=f"The session it is in; it need not be there yet. {_NULL}"
    )
    duration: Maybe[float | None] = strawberry.field(description=f"Seconds. {_NULL}")
    failure_kind: Maybe[str | None] = strawberry.field(description=f"The kind of failure. {_NULL}")
    failure_reason: Maybe[str | None] = strawberry.field(
        description=f"The failure's message. {_NULL}"
    )
    extra: Maybe[JSON | None] = strawberry.field(
        description=f"Anything else, an object; it is merged into what is there, key by key. "
        f"{_NULL}"
    )
    created_at: Maybe[datetime | None] = strawberry.field(
        description="When the call was made, for an import or a log that comes late; else it is "
        "when the gateway first hears of it. A time in the future, or before 1970, becomes the "
        "nearest that is not (`clientCreatedAt` keeps it). An update refuses null."
    )

    def to_body(self) -> dict[str, Any]:
        """Return what is given, by the OpenAPI document's names; None for the rest and for null."""
        body = {name: given(getattr(self, name)) for name in _BODY}
        for name in ("kind", "status"):
            if body[name] is not None:
                body[name] = body[name].value
        return body

    def cleared(self) -> list[str]:
        """Return the fields that are given as null, by the OpenAPI document's names."""
        inputs = {name: getattr(self, name) for name in _BODY}
        return [name for name, one in inputs.items() if one is not None and one.value is None]


_BODY = (
    "kind",
    "status",
    "tags",
    "request",
    "response",
    "stacktrace",
    "session_id",
    "duration",
    "failure_kind",
    "failure_reason",
    "extra",
    "created_at",
)


@strawberry.input(
    description="A completion to be logged. A null is the same as leaving a field out."
)
class CreateCompletionInput(UpdateCompletionInput):
    """The fields that a client may set, and its id."""

    id: Maybe[strawberry.ID | None] = strawberry.field(
        description="An id of your own, which makes a repeated create safe: 1 to "
        f"{MAX_CLIENT_ID_LENGTH} visible ASCII characters without `/`, free in your organization. "
        "Made if it is left out."
    )

    def to_pair(self) -> tuple[str | None, dict[str, Any]]:
        """Return the id, if given, and the rest."""
        return given(self.id), self.to_body()
