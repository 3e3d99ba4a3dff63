"""The indexes that lists are read through, and their names, which hints give.

All of them end in `seq`, the order key (`services.order_keys`), so that each gives the newest
first. To serve another order or equality of completions, add it to a table here:
`CompletionDocument` takes its indexes from them, and `services.completions` the hints.
"""

from collections.abc import Mapping
from typing import Final

from pymongo import ASCENDING, DESCENDING, IndexModel

# MongoDB makes this one itself.
BY_ID: Final = "_id_"
NEWEST: Final = "by_seq"
JOBS_NEWEST: Final = "newest"
JOBS_DUE: Final = "due"
EXPIRED: Final = "expired"
TOKENS: Final = "organization"
SAVED_VIEWS: Final = "by_private_to"
# By the stored path that completions are ordered by.
COMPLETIONS_ORDERED_BY: Final[Mapping[str, str]] = {
    "created_at": NEWEST,
    "updated_at": "by_updated_at",
    "duration": "by_duration",
    "usage.total_tokens": "by_total_tokens",
    "cost.total": "by_cost",
}
# By the stored path that is equal to something. None of them is partial: in one organization
# nearly all calls fail, in another nearly none, and each may ask for the few.
COMPLETIONS_LISTED_BY: Final[Mapping[str, str]] = {
    "tags": "by_tag",
    "session_id": "by_session",
    "model": "by_model",
    "failure_kind": "by_failure_kind",
    "graded_task_ids": "by_graded_task",
    "facets": "by_facet",
}
# Fields that share the index of `facets`, by their paths: what stands before their values there.
# It costs a write less than an index for each.
FACETS: Final[Mapping[str, str]] = {
    "provider": "provider:",
    "operation": "operation:",
    "finish_reason": "finish:",
    "user_id": "user:",
    "tool_names": "tool:",
}
COMPLETIONS_UNDERIVED: Final = "underived"
COMPLETIONS_ALTERED: Final = "by_altered"
COMPLETIONS_WITH_TOOLS: Final = "with_tools"
COMPLETIONS_WITH_MORE_GRADES: Final = "with_more_grades"
FEEDBACK_COPIED_IN_PART: Final = "copied_in_part"
# Fields of few values share one index: where a query leaves one open, it names all of its values,
# and MongoDB merges their scans (`services.storage.indexed`).
COMPLETIONS_BY_STATE: Final = "by_status_and_kind"
COMPLETION_STATE: Final[Mapping[str, tuple[str | None, ...]]] = {
    "status": (None, "started", "finished", "failed"),
    "kind": (None, "chat", "prompt"),
}
FEEDBACK_LISTED_BY: Final[Mapping[str, str]] = {
    "task_id": "by_task",
    "matched_completion_ids": "by_completion",
    "token_id": "by_token",
    "grader.id": "by_grader",
}
# Sessions, by what is stored of what their completions come to (`services.session_summaries`).
SESSIONS_ORDERED_BY: Final[Mapping[str, str]] = {
    "created_at": NEWEST,
    "last_activity_at": "by_last_activity",
    "completion_count": "by_completion_count",
    "failed_count": "by_failed_count",
    "total_tokens": "by_total_tokens",
    "total_cost": "by_total_cost",
    "duration_ms": "by_duration",
}
SESSIONS_LISTED_BY: Final[Mapping[str, str]] = {
    "name": "by_name",
    "tags": "by_tag",
    "users": "by_user",
}
SESSIONS_STALE: Final = "stale"
QUEUE_IN_ORDER: Final = "in_order"
QUEUE_FREE: Final = "free_in_order"
QUEUE_SHUFFLED: Final = "free_shuffled"
QUEUE_DISAGREED: Final = "free_disagreed"
QUEUE_BY_LEASE: Final = "by_lease"
QUEUE_BY_GRADER: Final = "by_grader"
QUEUE_BY_SKIP: Final = "by_skip"
QUEUE_BY_COMPLETION: Final = "by_completion"
TASKS_MATERIALISED: Final = "materialised"


# By `collection.index`: the version of the stored form whose migration builds it. Until that is
# reached no list may name it in a hint. Those that are not here came with version 2 or before.
BUILT_BY: Final[Mapping[str, int]] = {
    **{
        f"sessions.{name}": 3
        for name in (
            *(name for name in SESSIONS_ORDERED_BY.values() if name != NEWEST),
            *SESSIONS_LISTED_BY.values(),
            SESSIONS_STALE,
        )
    },
    "completions.by_cost": 4,
    "completions.by_facet": 4,
    "completions.underived": 4,
    "completions.by_altered": 4,
    "sessions.by_total_cost": 4,
    "sessions.by_failed_count": 5,
    "feedback.by_token": 6,
    "feedback.by_grader": 6,
    f"feedback.{FEEDBACK_COPIED_IN_PART}": 6,
    f"completions.{COMPLETIONS_WITH_MORE_GRADES}": 6,
    **{
        f"queue_items.{name}": 6
        for name in (
            *(QUEUE_IN_ORDER, QUEUE_FREE, QUEUE_SHUFFLED, QUEUE_DISAGREED),
            *(QUEUE_BY_LEASE, QUEUE_BY_GRADER, QUEUE_BY_SKIP),
            QUEUE_BY_COMPLETION,
        )
    },
    f"feedback_tasks.{TASKS_MATERIALISED}": 6,
}


def listed_by(*fields: str, name: str) -> IndexModel:
    """Serve a list filtered by equality on fields, newest first, and its keyset cursor."""
    equal = [("organization_id", ASCENDING), *((field, ASCENDING) for field in fields)]
    return IndexModel([*equal, ("seq", DESCENDING)], name=name)


def ordered_by(field: str, *, name: str) -> IndexModel:
    """Serve a list ordered by `field`, in both directions, and its keyset cursor."""
    ordered = [] if field == "created_at" else [(field, DESCENDING)]
    return IndexModel([("organization_id", ASCENDING), *ordered, ("seq", DESCENDING)], name=name)
