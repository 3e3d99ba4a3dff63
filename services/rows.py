"""What services hand out: the driver's dicts, with `id` in place of `_id`.

A key is missing where no client has sent the field, or where the reader did not ask for it.
`tests/unit/test_rows.py` holds the keys against the documents' fields.
"""

from datetime import datetime
from typing import Any, Required, TypedDict


class TokenUsageRow(TypedDict, total=False):
    """See `models.completion.TokenUsage`."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int
    cached_tokens: int
    cache_write_tokens: int
    reasoning_tokens: int
    audio_tokens: int
    # What prices differ by, and nobody is shown.
    cache_write_1h_tokens: int
    input_audio_tokens: int
    output_audio_tokens: int
    cache_audio_tokens: int
    input_image_tokens: int
    output_image_tokens: int
    cache_image_tokens: int
    web_searches: int
    service_tier: str
    """Lower case; missing where it is the standard one, or nobody says."""


class CostRow(TypedDict, total=False):
    """What a call costs, in nano-dollars (10^-9 USD), by `services.pricing`.

    `input` includes `cached`, the part of it for tokens read from a cache. `total` is the sum of
    both, of which each is rounded by itself, and of what is neither.
    """

    total: Required[int]
    input: Required[int]
    output: Required[int]
    cached: Required[int]
    source: Required[str]
    """`genai-prices 0.2.3`, `settings` or `organization`."""
    dated: str
    """The day of the price list, or of the entry, in ISO 8601; missing where it is not known."""
    model: Required[str]
    """The id in the price list that the model's name has matched."""


class AlterationRow(TypedDict, total=False):
    """See `services.storage.keeping.Alteration`; `rank` is that of the row that brought it."""

    path: Required[str]
    kind: Required[str]
    original: str
    rank: int


class CompletionRow(TypedDict, total=False):
    """See `models.completion.CompletionDocument`."""

    id: str
    organization_id: str
    kind: str
    status: str
    tags: list[str]
    request: dict[str, Any]
    response: dict[str, Any]
    stacktrace: list[dict[str, Any]]
    session_id: str
    duration: float
    failure_kind: str
    failure_reason: str
    extra: dict[str, Any]
    large: dict[str, Any]
    model: str
    usage: TokenUsageRow
    provider: str
    operation: str
    finish_reason: str
    tool_names: list[str]
    user_id: str
    time_to_first_token: float
    prompt_version: str
    cost: CostRow
    underived: bool
    derived_later: bool
    graded_task_ids: list[str]
    created_at: datetime
    client_created_at: datetime
    altered: dict[str, list[AlterationRow]]
    seq: bytes
    updated_at: datetime
    revision: int


class SessionRow(TypedDict, total=False):
    """See `models.session.SessionDocument`."""

    id: str
    organization_id: str
    name: str
    created_at: datetime
    seq: bytes


class FeedbackTaskRow(TypedDict, total=False):
    """See `models.feedback_task.FeedbackTaskDocument`."""

    id: str
    organization_id: str
    created_at: datetime
    seq: bytes
    updated_at: datetime
    version: int
    name: str
    instruction: str
    json_schema: dict[str, Any]
    completion_tags_selector: list[str]
    archived_at: datetime
    deleting: bool
    grades_per_completion: int
    selector: dict[str, Any]
    queue: dict[str, Any]
    history: list[dict[str, Any]]


class FeedbackRow(TypedDict, total=False):
    """See `models.feedback.FeedbackDocument`."""

    id: str
    organization_id: str
    created_at: datetime
    seq: bytes
    task_id: str
    task_version: int
    json_values: dict[str, Any]
    comment: str
    matched_completion_ids: list[str]
    completions_summary: str | None
    token_id: str
    grader: dict[str, str]
    revision: int
    updated_at: datetime
    revised_by: str
    history: list[dict[str, Any]]
    adjudicates: bool


class SavedViewRow(TypedDict):
    """See `models.saved_view.SavedViewDocument`."""

    id: str
    organization_id: str
    created_at: datetime
    seq: bytes
    updated_at: datetime
    revision: int
    name: str
    subject: str
    filter_json: str | None
    order_json: str | None
    columns: list[str]
    owner_token_id: str
    owner_name: str
    private_to: str | None


class OrganizationRow(TypedDict):
    """See `models.organization.OrganizationDocument`."""

    id: str
    name: str
    slug: str
    created_at: datetime


class TokenRow(TypedDict):
    """See `models.token.TokenDocument`; the secret is not there, nor is its hash."""

    id: str
    organization_id: str
    name: str
    role: str
    secret_prefix: str
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None
    last_used_at: datetime | None


class JobRow(TypedDict):
    """See `models.job.JobDocument`, as an organization sees it (`services.jobs.jobs`)."""

    id: str
    organization_id: str | None
    kind: str
    state: str
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    due_at: datetime | None
    done: int
    total: int | None
    log: list[dict[str, Any]] | None


class PriceListRow(TypedDict):
    """See `models.price_list.PriceListDocument`; an organization without one has revision 0.

    `entries` are as `services.pricing.entries` reads them.
    """

    revision: int
    updated_at: datetime | None
    updated_by: str | None
    entries: list[dict[str, Any]]
