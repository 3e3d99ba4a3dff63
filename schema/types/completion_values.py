"""What is in a completion: its usage and cost, its conversation, what was found in it."""

import strawberry
from strawberry import Parent

from schema.enums import AlterationKind, HighlightPlace, PartKind
from schema.execution.field_metadata import costs, of_row
from schema.scalars import JSON, Dollars, Long
from services.insight.highlights import SNIPPET
from services.rows import CostRow


@strawberry.type(
    description="Tokens of a call, as the provider counted them, in one meaning for all providers. "
    "A count that is no whole number from 0 on (text, or -1) is left out."
)
class TokenUsage:
    """See `models.completion.TokenUsage`."""

    prompt_tokens: Long | None = strawberry.field(
        description="Tokens of the request, with those that were read from a cache, or written."
    )
    completion_tokens: Long | None = strawberry.field(
        description="Tokens of the response, with the reasoning."
    )
    total_tokens: Long | None = strawberry.field(description="As reported, else the sum.")
    cached_tokens: Long | None = strawberry.field(
        description="Those of the request that were read from a cache."
    )
    cache_write_tokens: Long | None = strawberry.field(
        description="Those of the request that were written to a cache."
    )
    reasoning_tokens: Long | None = strawberry.field(
        description="Those of the response that are reasoning."
    )
    audio_tokens: Long | None = strawberry.field(description="Those that are sound, of both.")


def _price_source(root: Parent[CostRow]) -> str:
    return root["source"]


def _price_date(root: Parent[CostRow]) -> str | None:
    return root.get("dated")


def _priced_model(root: Parent[CostRow]) -> str:
    return root["model"]


@strawberry.type(
    description="What a call costs, at the price of its time. There is none where the price of "
    "the model, or what of it was used, is not known for sure."
)
class Cost:
    """A view over `services.rows.CostRow`."""

    total: Dollars = strawberry.field(description="In all, in dollars.")
    input: Dollars = strawberry.field(description="The request's part, with `cached`.")
    output: Dollars = strawberry.field(description="The response's part.")
    cached: Dollars = strawberry.field(description="That of tokens which were read from a cache.")
    price_source: str = strawberry.field(
        resolver=_price_source,
        metadata=of_row(_price_source),
        description="Whose price it is: a version of `genai-prices`, `settings` (the operator's), "
        "or `organization`.",
    )
    price_date: str | None = strawberry.field(
        resolver=_price_date,
        metadata=of_row(_price_date),
        description="The day of the price, as in `2026-11-26`; null if it is not known.",
    )
    priced_model: str = strawberry.field(
        resolver=_priced_model,
        metadata=of_row(_priced_model),
        description="The model in the price list.",
    )


@strawberry.type(
    description="A part of a message. Of the fields, those are not null that the logged part fills."
)
class MessagePart:
    """See `services.completions.shapes.Part`."""

    kind: PartKind = strawberry.field(description="What it is.")
    text: str | None = strawberry.field(
        description="The text: of a tool's result, of a file and of a recording too, where there "
        "is one."
    )
    url: str | None = strawberry.field(
        description="Where the image, recording or file is; a `data:` URL as it was logged."
    )
    data: str | None = strawberry.field(
        description="Base64, as it was logged; of reasoning that the provider encrypted, its "
        "cipher."
    )
    media_type: str | None = strawberry.field(description="Its media type: `image/png`.")
    file_id: str | None = strawberry.field(description="The provider's id of the file.")
    name: str | None = strawberry.field(description="The tool's or the file's name.")
    tool_call_id: str | None = strawberry.field(
        description="The id of the call, or of the call that the result answers."
    )
    arguments: JSON | None = strawberry.field(
        metadata=costs(0), description="The call's arguments as logged: an object, or text."
    )
    result: JSON | None = strawberry.field(
        metadata=costs(0), description="What the tool gave back, as logged."
    )
    is_error: bool | None = strawberry.field(
        description="Whether the tool failed; null where the body does not say."
    )


@strawberry.type(description="One turn of a conversation.")
class ChatMessage:
    """See `services.completions.shapes.Turn`."""

    role: str = strawberry.field(
        description="Who says it: `system`, `developer`, `user`, `assistant`, `tool`. Instructions "
        "that stand beside the messages (Anthropic's `system`, `instructions`) are the first turn."
    )
    content: str | None = strawberry.field(
        description="The text; parts that are no text, such as images, are left out. Of a refusal "
        "its text."
    )
    name: str | None = strawberry.field(description="The participant's name, if it was given.")
    tool_calls: JSON | None = strawberry.field(
        description="The tools that it calls: as logged where the body has OpenAI's form, else in "
        "that form."
    )
    parts: list[MessagePart] = strawberry.field(
        description="All that it says, in its order, whoever the provider is."
    )


@strawberry.type(description="A tool that a response calls.")
class ToolCall:
    """See `services.completions.shapes.ToolCall`."""

    id: str | None = strawberry.field(description="The provider's id of the call.")
    name: str | None = strawberry.field(description="The tool's name.")
    arguments: JSON | None = strawberry.field(
        metadata=costs(0), description="An object where they can be read as one, else as logged."
    )


@strawberry.type(
    description="A place where what is stored differs from what was logged, since it could not be "
    "stored as it was."
)
class Alteration:
    """See `services.storage.keeping.Alteration`."""

    path: str = strawberry.field(
        description="JSON Pointer into the completion: `/request/messages/0/content`."
    )
    kind: AlterationKind = strawberry.field(description="How it differs.")
    original: str | None = strawberry.field(
        description="What was logged, as JSON text of up to 1,000 characters; null where what is "
        "stored tells it."
    )


@strawberry.type(
    description="Where a word stands in a snippet, in UTF-16 code units, as JavaScript counts: "
    "`snippet.slice(start, end)`."
)
class HighlightMatch:
    """See `services.insight.highlights.Match`."""

    start: int = strawberry.field(description="Where it begins, from 0 on.")
    end: int = strawberry.field(description="Where the rest begins.")


@strawberry.type(description="A part of a text in which stand words that were searched.")
class Highlight:
    """See `services.insight.highlights.Highlight`."""

    place: HighlightPlace = strawberry.field(description="Where the text stands.")
    message_index: int | None = strawberry.field(
        description="Of which of `messages`, from 0 on; null where it is of none: a failure "
        "reason, a further answer, a body that is not understood."
    )
    snippet: str = strawberry.field(
        description=f"The part, as it was logged and without markup: some {SNIPPET} characters."
    )
    matches: list[HighlightMatch] = strawberry.field(
        description="The words in it, in their order; none overlaps another."
    )


@strawberry.type(description="A frame of the client's stack when it made the call.")
class StackFrame:
    """The OpenAPI document's names."""

    file: str | None = strawberry.field(description="The source file.")
    line: str | None = strawberry.field(description="The text of the line.")
    lineno: int | None = strawberry.field(description="The number of the line, from 1 on.")
    name: str | None = strawberry.field(description="The function or module.")
