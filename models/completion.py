"""The `completions` collection."""

from datetime import datetime
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, Field
from pymongo import IndexModel

from models.base import StoredDocument
from models.indexes import (
    COMPLETION_STATE,
    COMPLETIONS_BY_STATE,
    COMPLETIONS_LISTED_BY,
    COMPLETIONS_ORDERED_BY,
    listed_by,
    ordered_by,
)


class TokenUsage(BaseModel):
    """Tokens of one call, as the provider counted them.

    The convention is OpenAI's `usage`: `prompt_tokens` and `completion_tokens` include cached
    and reasoning tokens. Anthropic's `input_tokens` and `output_tokens` are stored under these
    names too.
    """

    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    total_tokens: int | None = Field(default=None, description="As sent, else the sum.")


class CompletionDocument(StoredDocument):
    """One logged LLM call.

    `created_at` is when it was made: as the client says, else when the gateway first heard of it.

    `request`, `response`, `stacktrace` and `extra` are stored as they came (key order, int
    against float, nulls). But for `tags`, a field that no client has sent is absent, not null. The
    fields below them are derived once, on write, so that filters have an index to stand on.
    """

    kind: Literal["chat", "prompt"] | None = None
    status: Literal["started", "finished", "failed"] | None = None
    tags: list[str] = Field(description="Without duplicates, in call order; always there.")
    request: dict[str, Any] | None = None
    response: dict[str, Any] | None = None
    stacktrace: list[dict[str, Any]] | None = None
    session_id: str | None = Field(
        default=None, description="The client's; it need not have been announced."
    )
    duration: float | None = Field(default=None, description="Seconds, as the client measured.")
    failure_kind: str | None = None
    failure_reason: str | None = None
    extra: dict[str, Any] | None = Field(
        default=None, description="What the client sent besides, such as `orig_module`."
    )

    model: str | None = Field(default=None, description="`response.model`, else `request.model`.")
    usage: TokenUsage | None = Field(default=None, description="From `response.usage`.")
    graded_task_ids: list[str] | None = Field(
        default=None, description="Tasks with feedback on this completion."
    )
    client_created_at: datetime | None = Field(
        default=None,
        description="The time that the client gave, where it lies in the future or before 1970, "
        "and `created_at` is the nearest that does not.",
    )
    updated_at: datetime = Field(
        description="UTC, milliseconds; of the last change, by the gateway's clock."
    )
    revision: int = Field(
        description="1 at first; grows with every update, one that changes nothing too."
    )

    base_rank: int | None = Field(default=None, description="See `services.completions.merging`.")
    ranks: dict[str, int] | None = Field(
        default=None, description="See `services.completions.merging`."
    )
    create_digest: bytes | None = Field(
        default=None, description="Of the first create's content: tells a retry from a conflict."
    )

    class Settings:
        """The collection, and the list that each index serves."""

        name = "completions"
        indexes: ClassVar[list[IndexModel]] = [
            *(ordered_by(field, name=name) for field, name in COMPLETIONS_ORDERED_BY.items()),
            *(listed_by(field, name=name) for field, name in COMPLETIONS_LISTED_BY.items()),
            listed_by(*COMPLETION_STATE, name=COMPLETIONS_BY_STATE),
        ]
