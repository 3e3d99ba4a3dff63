"""What is read out of a payload, whoever the provider is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias, TypedDict

from services.rows import TokenUsageRow

Payload: TypeAlias = Mapping[str, Any]

PartKind = Literal[
    "text", "image", "audio", "file", "tool_call", "tool_result", "refusal", "reasoning"
]


class Part(TypedDict, total=False):
    """A part of a turn. Of the keys beside `kind`, those are there that the body fills.

    Attributes:
        kind: What it is.
        text: The text of a text, a refusal, a reasoning, a tool's result, or a transcript.
        url: Where the thing is; a `data:` URL as it was logged.
        data: Base64, as it was logged; of a reasoning that the provider encrypted, its cipher.
        media_type: As logged, or by the format that was named: `audio/wav`.
        file_id: The provider's id of a file.
        name: The tool's, or the file's.
        tool_call_id: Which call it is, or answers.
        arguments: The call's, as logged: an object or text.
        result: What the tool gave back, JSON as logged.
        is_error: Whether the tool failed; absent where nobody says.
    """

    kind: PartKind
    text: str
    url: str
    data: str
    media_type: str
    file_id: str
    name: str
    tool_call_id: str
    arguments: Any
    result: Any
    is_error: bool


class Turn(TypedDict):
    """One turn of a conversation.

    Attributes:
        role: Who speaks.
        content: The text parts, joined by line breaks; of a refusal its text. None without any.
        name: The participant's, if it was given.
        tool_calls: As logged where the body has OpenAI's form, else built in that form.
        parts: All of it, in the body's order.
    """

    role: str
    content: str | None
    name: str | None
    tool_calls: Any
    parts: list[Part]


class ToolCall(TypedDict):
    """A tool that a response calls.

    Attributes:
        id: The provider's id of the call.
        name: The tool's.
        arguments: An object where they can be read as one, else as logged.
    """

    id: str | None
    name: str | None
    arguments: Any


@dataclass(slots=True)
class Asked:
    """What a request says.

    Attributes:
        messages: The conversation so far.
        prompt: The last text of the user, or the prompt.
    """

    messages: list[Turn] = field(default_factory=list)
    prompt: str | None = None


@dataclass(slots=True)
class Answered:
    """What a response says.

    Attributes:
        turn: The first answer; None where there is none.
        is_refusal: Whether the model or the provider refused.
        tool_calls: The tools that the answer calls.
        reasoning: The answer's reasoning, as far as the provider shows it.
        provider_finish_reason: Why it ended, in the provider's own word.
    """

    turn: Turn | None = None
    is_refusal: bool = False
    tool_calls: list[ToolCall] = field(default_factory=list)
    reasoning: str | None = None
    provider_finish_reason: str | None = None

    @property
    def output(self) -> str | None:
        """The answer as text; None where there is none, as with a tool call alone."""
        return self.turn["content"] if self.turn else None


@dataclass(slots=True)
class Conversation:
    """Request and response as one; see `Asked` and `Answered`."""

    messages: list[Turn]
    prompt: str | None
    output: str | None
    is_refusal: bool
    tool_calls: list[ToolCall]
    reasoning: str | None
    provider_finish_reason: str | None


class Facts(TypedDict, total=False):
    """What is stored beside a payload so that it can be found; absent where nobody says.

    Attributes:
        model: As the body names it.
        provider: Lower-case id, that of genai-prices where it has one.
        operation: `chat`, `completion`, `embedding`, `image`, `audio` or `rerank`.
        finish_reason: `stop`, `length`, `tool_calls`, `content_filter`, `refusal`, `error` or
            `other`.
        tool_names: The tools that a response calls, sorted, each once.
        usage: The tokens, in one meaning (`services.completions.shapes.usage`).
        time_to_first_token: Seconds.
        prompt_version: The version of the prompt's template.
        user_id: Whose call it was.
        metadata: What the client put beside, an object.
    """

    model: str
    provider: str
    operation: str
    finish_reason: str
    tool_names: list[str]
    usage: TokenUsageRow
    time_to_first_token: float
    prompt_version: str
    user_id: str
    metadata: dict[str, Any]


@dataclass(frozen=True, slots=True)
class RequestShape:
    """How one kind of request is recognised and read.

    The functions take any JSON object, and never raise.

    Attributes:
        name: For tests and logs.
        matches: Whether a request has this shape. It looks at `keys` only.
        keys: The top-level keys that `matches` and `read` look at.
        read: Reads the conversation.
        facts: Reads what is special to the shape: at least `operation` where the shape tells it.
            `model`, `user_id` and `metadata` are read of every request.
    """

    name: str
    matches: Callable[[Payload], bool]
    keys: tuple[str, ...]
    read: Callable[[Payload], Asked]
    facts: Callable[[Payload], Facts]


@dataclass(frozen=True, slots=True)
class ResponseShape:
    """How one kind of response is recognised and read.

    The functions take any JSON object, and never raise.

    Attributes:
        name: For tests and logs.
        matches: Whether a response has this shape. It looks at `keys` only.
        keys: The top-level keys that `matches` and `read` look at.
        read: Reads the answer.
        facts: Reads what can be found by: operation, finish reason, tool names, usage, provider.
            `model` is read of every response that the shape's facts do not name one of.
    """

    name: str
    matches: Callable[[Payload], bool]
    keys: tuple[str, ...]
    read: Callable[[Payload], Answered]
    facts: Callable[[Payload], Facts]
