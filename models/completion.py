"""The `completions` collection."""

from datetime import datetime
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, Field
from pymongo import ASCENDING, DESCENDING, IndexModel

from models.base import StoredDocument
from models.indexes import (
    COMPLETION_STATE,
    COMPLETIONS_ALTERED,
    COMPLETIONS_BY_STATE,
    COMPLETIONS_LISTED_BY,
    COMPLETIONS_ORDERED_BY,
    COMPLETIONS_UNDERIVED,
    COMPLETIONS_WITH_MORE_GRADES,
    COMPLETIONS_WITH_TOOLS,
    listed_by,
    ordered_by,
)


class TokenUsage(BaseModel):
    """Tokens of one call, in one meaning, whatever the provider calls them."""

    prompt_tokens: int | None = Field(
        default=None, description="With those that were read from a cache or written to it."
    )
    completion_tokens: int | None = Field(default=None, description="With the reasoning.")
    total_tokens: int | None = Field(default=None, description="As sent, else the sum.")
    cached_tokens: int | None = Field(default=None, description="Read from a cache.")
    cache_write_tokens: int | None = Field(default=None, description="Written to a cache.")
    reasoning_tokens: int | None = None
    audio_tokens: int | None = Field(default=None, description="Of both directions.")
    cache_write_1h_tokens: int | None = Field(
        default=None, description="Of those written to a cache, what is kept for an hour."
    )
    input_audio_tokens: int | None = None
    output_audio_tokens: int | None = None
    cache_audio_tokens: int | None = Field(default=None, description="Read from a cache.")
    input_image_tokens: int | None = None
    output_image_tokens: int | None = None
    cache_image_tokens: int | None = Field(default=None, description="Read from a cache.")
    web_searches: int | None = Field(default=None, description="That the provider ran itself.")
    service_tier: str | None = Field(
        default=None, description="As the provider calls it; None for the standard one."
    )


class Cost(BaseModel):
    """What one call costs, in nano-dollars (10^-9 USD)."""

    total: int
    input: int = Field(description="With `cached`.")
    output: int
    cached: int = Field(description="Of the tokens that were read from a cache.")
    source: str = Field(description="Whose price: `genai-prices 0.2.3`, `settings`, ...")
    dated: str | None = Field(default=None, description="The day of the price, in ISO 8601.")
    model: str = Field(description="The model in the price list.")


class GradeCopy(BaseModel):
    """What a completion knows of a piece of feedback; see `services.grading.copies`."""

    id: str = Field(description="The feedback's.")
    task_id: str
    version: int = Field(description="Of the task.")
    token_id: str | None = None
    grader_key: str = Field(description="See `services.feedback.graders.grader_key`.")
    grader_id: str | None = None
    grader_name: str | None = None
    grader_kind: str | None = None
    at: datetime = Field(description="When it was given.")
    updated_at: datetime
    revision: int
    adjudicates: bool | None = None
    values: dict[str, Any] = Field(description="The answer, its texts cut.")
    cut: bool | None = Field(default=None, description="True where values were left out.")
    short: bool | None = Field(default=None, description="True where only texts were cut.")


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

    model: str | None = Field(default=None, description="As the response, else the request says.")
    usage: TokenUsage | None = None
    provider: str | None = Field(
        default=None, description="Lower case; the id of genai-prices where it has one."
    )
    operation: str | None = Field(
        default=None,
        description="`chat`, `completion`, `embedding`, `image`, `audio` or `rerank`.",
    )
    finish_reason: str | None = Field(
        default=None,
        description="`stop`, `length`, `tool_calls`, `content_filter`, `refusal`, `error` or "
        "`other`.",
    )
    tool_names: list[str] | None = Field(
        default=None, description="Of the tools that the response calls, sorted, each once."
    )
    user_id: str | None = Field(default=None, description="Whose call it was.")
    time_to_first_token: float | None = Field(default=None, description="Seconds.")
    prompt_version: str | None = None
    cost: Cost | None = Field(default=None, description="None where it is not known.")
    facets: list[str] | None = Field(
        default=None,
        description="What one index finds it by: `provider:openai`, `tool:weather`, ...",
    )
    hints: dict[str, Any] | None = Field(
        default=None,
        description="What `extra` says of the call, if anything; see "
        "`services.completions.derivation_pipeline`.",
    )
    derived_version: int | None = Field(
        default=None, description="Of the code that has derived all of this."
    )
    underived: bool | None = Field(
        default=None,
        description="True while it has to be derived from the payloads, as it could not be in the "
        "write that brought the last row.",
    )
    derived_later: bool | None = Field(default=None, description="Whether that was so.")
    graded_task_ids: list[str] | None = Field(
        default=None, description="Tasks with feedback on this completion."
    )
    grades: list[GradeCopy] | None = Field(
        default=None,
        description="Copies of the feedback on it, newest last: see `services.grading.copies`.",
    )
    grades_cut: bool | None = Field(
        default=None, description="True where it has more feedback than there are copies."
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

    large: dict[str, list[dict[str, Any]]] | None = Field(
        default=None,
        description="Where values of the payloads stood that are out of line, by top-level field; "
        "see `services.completions.large_values`.",
    )
    altered: dict[str, list[dict[str, str | int]]] | None = Field(
        default=None,
        description="Where what is stored differs from what was sent: see "
        "`services.completions.altering`.",
    )
    left_session_ids: list[str] | None = Field(
        default=None,
        description="The sessions that it was moved out of, the last of them: they are summed up "
        "anew with its own.",
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
            IndexModel(
                [("organization_id", ASCENDING), ("underived", ASCENDING)],
                name=COMPLETIONS_UNDERIVED,
                partialFilterExpression={"underived": True},
            ),
            IndexModel(
                [("organization_id", ASCENDING), ("seq", DESCENDING)],
                name=COMPLETIONS_ALTERED,
                partialFilterExpression={"altered": {"$exists": True}},
            ),
            IndexModel(
                [("organization_id", ASCENDING), ("seq", DESCENDING)],
                name=COMPLETIONS_WITH_TOOLS,
                partialFilterExpression={"tool_names.0": {"$exists": True}},
            ),
            IndexModel(
                [("organization_id", ASCENDING), ("grades_cut", ASCENDING)],
                name=COMPLETIONS_WITH_MORE_GRADES,
                partialFilterExpression={"grades_cut": True},
            ),
        ]
