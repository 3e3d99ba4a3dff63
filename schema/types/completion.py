"""Completions."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Final

import strawberry
from strawberry import Parent

from resolvers import adjudication as resolve_adjudication
from resolvers import completion_contents as contents
from resolvers import feedback as resolve_feedback
from resolvers import feedback_tasks as resolve_tasks
from resolvers import sessions as resolve_sessions
from schema.conditions import PATH_SYNTAX
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
from schema.enums import (
    CompletionKind,
    CompletionStatus,
    FinishReason,
    Operation,
)
from schema.execution.batch_fields import Rows, batch_field
from schema.execution.field_metadata import (
    costs,
    needs,
    needs_part_of,
    needs_paths,
    needs_texts,
    of_row,
    sized_by,
)
from schema.orders import NEWEST_FEEDBACK, FeedbackOrders, feedback_sort
from schema.scalars import JSON, Long
from schema.types.completion_values import (
    Alteration,
    ChatMessage,
    Cost,
    Highlight,
    StackFrame,
    TokenUsage,
    ToolCall,
)
from services.completions.metadata import PATHS, shown_metadata
from services.completions.payload_path import MAX_LENGTH, MAX_PARTS, MAX_PATHS
from services.completions.shapes import PICTURE_PATHS, REQUEST_KEYS, RESPONSE_PATHS
from services.insight.highlights import MAX_HIGHLIGHTS, MAX_SEARCHED
from services.rows import CompletionRow

if TYPE_CHECKING:
    from schema.types.feedback import Feedback
    from schema.types.feedback_task import FeedbackTask
    from schema.types.session import Session

PayloadPath = Annotated[
    str,
    strawberry.argument(
        description="Names and list positions, joined by dots: `messages.0.content`. A position is "
        f"decimal without leading zeros. {PATH_SYNTAX} Up to {MAX_LENGTH:,} characters and "
        f"{MAX_PARTS - 1} parts."
    ),
]
PayloadPaths = Annotated[
    list[str],
    strawberry.argument(
        description=f"Up to {MAX_PATHS}, each from `request`, `response` or `extra` on: "
        f"`request.model`; of up to {MAX_LENGTH:,} characters and {MAX_PARTS} parts. {PATH_SYNTAX}"
    ),
]


MaxHighlights = Annotated[
    int, strawberry.argument(description=f"The most to return, 1 to {MAX_HIGHLIGHTS}.")
]


_FOUND: Final = (
    "Null where nothing is; where a name searches a list on the way, a list of all that is found."
)


def _request_path(root: Parent[CompletionRow], path: PayloadPath) -> Any:
    return contents.value_at(root, "request", path)


def _response_path(root: Parent[CompletionRow], path: PayloadPath) -> Any:
    return contents.value_at(root, "response", path)


def _extra_path(root: Parent[CompletionRow], path: PayloadPath) -> Any:
    return contents.value_at(root, "extra", path)


def _values(root: Parent[CompletionRow], paths: PayloadPaths) -> Any:
    return contents.values_at(root, paths)


def _messages(root: Parent[CompletionRow]) -> Any:
    return contents.messages(root)


def _prompt(root: Parent[CompletionRow]) -> str | None:
    return contents.prompt(root)


def _output(root: Parent[CompletionRow]) -> str | None:
    return contents.output(root)


def _alterations(root: Parent[CompletionRow]) -> Any:
    return contents.alterations(root)


def _stacktrace(root: Parent[CompletionRow]) -> Any:
    return contents.stack_frames(root)


def _tool_calls(root: Parent[CompletionRow]) -> Any:
    return contents.tool_calls(root)


def _reasoning(root: Parent[CompletionRow]) -> str | None:
    return contents.reasoning(root)


def _is_refusal(root: Parent[CompletionRow]) -> bool:
    return contents.is_refusal(root)


def _provider_finish_reason(root: Parent[CompletionRow]) -> str | None:
    return contents.provider_finish_reason(root)


_REQUEST: Final = tuple(f"request.{key}" for key in REQUEST_KEYS)
_RESPONSE: Final = tuple(f"response.{path}" for path in RESPONSE_PATHS)
_PICTURES: Final = tuple(f"response.{path}" for path in PICTURE_PATHS)


async def _sessions(rows: Parent[Rows], info: Info) -> Any:
    return await resolve_sessions.sessions_of(info.context, rows)


async def _feedback(
    rows: Parent[Rows],
    info: Info,
    order_by: FeedbackOrders = NEWEST_FEEDBACK,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Any:
    return await resolve_feedback.feedback_of(
        info.context,
        info._raw_info,
        "matched_completion_ids",
        [row["id"] for row in rows],
        page_request(first, after, last, before),
        feedback_sort(order_by),
    )


async def _highlights(rows: Parent[Rows], info: Info, max: MaxHighlights = 3) -> Any:  # noqa: ARG001  # each batch field is given it
    return await contents.highlights(rows, max)


async def _adjudications(
    rows: Parent[Rows],
    info: Info,
    task_id: Annotated[strawberry.ID, strawberry.argument(description="The task.")],
) -> Any:
    pairs = [(task_id, row["id"]) for row in rows]
    return await resolve_adjudication.adjudications(info.context, info._raw_info, pairs)


async def _feedback_tasks(rows: Parent[Rows], info: Info) -> Any:
    places = [(row["id"], row["tags"]) for row in rows]
    return await resolve_tasks.tasks_of_completions(info.context, places)


def _tool_names(row: Parent[CompletionRow]) -> list[str]:
    return row.get("tool_names") or []


def _is_pending(row: Parent[CompletionRow]) -> bool:
    return row.get("underived") is True


def _is_derived_later(row: Parent[CompletionRow]) -> bool:
    return row.get("derived_later") is True


def _metadata(row: Parent[CompletionRow]) -> Any:
    return shown_metadata(row)


def _duration_ms(row: Parent[CompletionRow]) -> Any:
    seconds = row.get("duration")
    return None if seconds is None else round(seconds * 1000)


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
        description=f"What the request has at a path: `messages.0.content`. {_FOUND} Only this "
        "part is read from the database.",
    )
    response_path: JSON | None = strawberry.field(
        resolver=_response_path,
        metadata=needs_part_of("response"),
        description="What the response has at a path: `choices.0.finish_reason`. See "
        "`requestPath`.",
    )
    extra_path: JSON | None = strawberry.field(
        resolver=_extra_path,
        metadata=needs_part_of("extra"),
        description="What `extra` has at a path: `user_id`. See `requestPath`.",
    )
    values: list[JSON | None] | None = strawberry.field(
        resolver=_values,
        metadata=needs_paths() | sized_by("paths"),
        description=f"What is at each of some paths, in their order. {_FOUND} Only these parts are "
        "read from the database.",
    )
    model: str | None = strawberry.field(
        description="The model: as the response names it, else the request."
    )
    messages: list[ChatMessage] = strawberry.field(
        resolver=_messages,
        metadata=of_row(contents.messages) | needs(*_REQUEST, *_RESPONSE, *_PICTURES),
        description="Request and response as one conversation: what was said, then the first "
        "answer. Read out of all providers' forms.",
    )
    prompt: str | None = strawberry.field(
        resolver=_prompt,
        metadata=of_row(contents.prompt) | needs_texts(*_REQUEST) | costs(1),
        description="The last message of the user, or the prompt, as text.",
    )
    output: str | None = strawberry.field(
        resolver=_output,
        metadata=of_row(contents.output) | needs_texts(*_RESPONSE) | costs(1),
        description="The first answer as text, of a refusal its text; null if it is a tool call.",
    )
    tool_calls: list[ToolCall] = strawberry.field(
        resolver=_tool_calls,
        metadata=of_row(contents.tool_calls) | needs(*_RESPONSE),
        description="The tools that the first answer calls, whatever form the provider gives them.",
    )
    reasoning: str | None = strawberry.field(
        resolver=_reasoning,
        metadata=of_row(contents.reasoning) | needs_texts(*_RESPONSE) | costs(1),
        description="The first answer's reasoning, as far as the provider shows it.",
    )
    is_refusal: bool = strawberry.field(
        resolver=_is_refusal,
        metadata=of_row(contents.is_refusal) | needs_texts(*_RESPONSE),
        description="Whether the model or the provider refused to answer.",
    )
    provider_finish_reason: str | None = strawberry.field(
        resolver=_provider_finish_reason,
        metadata=of_row(contents.provider_finish_reason) | needs_texts(*_RESPONSE),
        description="Why the first answer ended, in the provider's word: `end_turn`.",
    )
    usage: TokenUsage | None = strawberry.field(
        description="Tokens; null if the provider reported none."
    )
    cost: Cost | None = strawberry.field(
        description="What it costs; null where that is not known for sure."
    )
    provider: str | None = strawberry.field(
        description="Who has served it, in lower case: `openai`, `azure`, `anthropic`, `google`, "
        "`aws`. As the client says, else as the form of the bodies or the model tells."
    )
    operation: Operation | None = strawberry.field(description="What the model was asked to do.")
    finish_reason: FinishReason | None = strawberry.field(
        description="Why the model stopped; `providerFinishReason` has the provider's own word."
    )
    tool_names: list[str] = strawberry.field(
        resolver=_tool_names,
        metadata=of_row(_tool_names) | needs("tool_names"),
        description="The names of the tools that the response calls, each once, in alphabetical "
        "order.",
    )
    user_id: str | None = strawberry.field(
        description="Whose call it was: OpenAI's `user` or `safety_identifier`, Anthropic's "
        "`metadata.user_id`, else what the client puts beside it."
    )
    time_to_first_token: float | None = strawberry.field(
        description="Seconds until the first token, where the client says it."
    )
    prompt_version: str | None = strawberry.field(
        description="The version of the prompt, where the client says it."
    )
    is_derivation_pending: bool = strawberry.field(
        resolver=_is_pending,
        metadata=of_row(_is_pending) | needs("underived"),
        description="Whether `model`, `usage`, `cost` and the like do not know of the last row "
        "yet: they do within a second.",
    )
    is_derived_later: bool = strawberry.field(
        resolver=_is_derived_later,
        metadata=of_row(_is_derived_later) | needs("derived_later"),
        description="Whether that was so before: rows came in another order, or the price was not "
        "known when they did.",
    )
    stacktrace: list[StackFrame] = strawberry.field(
        resolver=_stacktrace,
        metadata=of_row(contents.stack_frames) | needs("stacktrace"),
        description="Where the client made the call, outermost first.",
    )
    extra: JSON | None = strawberry.field(
        description="What the client sent besides, such as `orig_module`."
    )
    metadata: JSON | None = strawberry.field(
        resolver=_metadata,
        metadata=of_row(shown_metadata) | needs(*PATHS),
        description="What is noted of it: the `metadata` of the request, and what the client sends "
        "as `metadata` beside it (`extra.metadata`), which wins where both have a key.",
    )
    alterations: list[Alteration] = strawberry.field(
        resolver=_alterations,
        metadata=of_row(contents.alterations) | needs("altered"),
        description="Where what is stored differs from what was logged; mostly empty.",
    )
    session: Annotated["Session", strawberry.lazy("schema.types.session")] | None = batch_field(
        _sessions,
        "The session it is in. Pages load their sessions at once.",
        metadata=needs("session_id", "created_at"),
    )
    session_id: strawberry.ID | None = strawberry.field(description="The session's id.")
    duration: float | None = strawberry.field(description="Seconds, as the client measured.")
    duration_ms: Long | None = strawberry.field(
        resolver=_duration_ms,
        metadata=of_row(_duration_ms) | needs("duration"),
        description="The same in milliseconds, rounded to a whole number.",
    )
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
    highlights: list[Highlight] | None = batch_field(
        _highlights,
        "Where the words stand that `filter.text` searched, in the order of the texts; null where "
        f"nothing was. The first {MAX_SEARCHED:,} characters of its texts are looked through.",
        metadata=needs_texts("request", "response", "failure_reason") | sized_by("max"),
    )
    feedback: Connection[Annotated["Feedback", strawberry.lazy("schema.types.feedback")]] | None = (
        batch_field(_feedback, "Feedback on it. Loaded for a whole page.", metadata=needs())
    )
    adjudication: Annotated["Feedback", strawberry.lazy("schema.types.feedback")] | None = (
        batch_field(
            _adjudications,
            "The grade that counts for a task; null if there is none.",
            metadata=needs(),
        )
    )
    feedback_tasks: list[
        Annotated["FeedbackTask", strawberry.lazy("schema.types.feedback_task")]
    ] = batch_field(
        _feedback_tasks,
        "The tasks whose selector it matches; of those that select by more than tags, the ones in "
        "whose queue it is, waiting or graded.",
        metadata=needs("tags"),
    )
