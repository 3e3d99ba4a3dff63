"""What services hand out: the driver's dicts, with `id` in place of `_id`.

A key is missing where no client has sent the field, or where the reader did not ask for it.
`tests/unit/test_rows.py` holds the keys against the documents' fields.
"""

from datetime import datetime
from typing import Any, TypedDict


class TokenUsageRow(TypedDict, total=False):
    """See `models.completion.TokenUsage`."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


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
    model: str
    usage: TokenUsageRow
    graded_task_ids: list[str]
    created_at: datetime
    client_created_at: datetime
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
