"""The indexes that lists are read through, and their names, which hints give.

To serve another order or equality of completions, add it to a table here: `CompletionDocument`
takes its indexes from them, and `services.completions` the hints.
"""

from collections.abc import Mapping
from typing import Final

from pymongo import ASCENDING, DESCENDING, IndexModel

# MongoDB makes this one itself.
BY_ID: Final = "_id_"
NEWEST: Final = "newest"
JOBS_DUE: Final = "due"
EXPIRED: Final = "expired"
# By the stored path that completions are ordered by.
COMPLETIONS_ORDERED_BY: Final[Mapping[str, str]] = {
    "created_at": NEWEST,
    "updated_at": "last_updated",
    "duration": "longest",
    "usage.total_tokens": "most_tokens",
}
# By the stored path that is equal to something; each gives the newest first.
COMPLETIONS_LISTED_BY: Final[Mapping[str, str]] = {
    "tags": "tag",
    "status": "status",
    "session_id": "session",
    "model": "model",
    "kind": "kind",
}
FEEDBACK_LISTED_BY: Final[Mapping[str, str]] = {
    "task_id": "task",
    "matched_completion_ids": "completion",
}


def listed_by(field: str, name: str) -> IndexModel:
    """Serve a list filtered by equality on `field`, newest first, and its keyset cursor."""
    return IndexModel(
        [
            ("organization_id", ASCENDING),
            (field, ASCENDING),
            ("created_at", DESCENDING),
            ("_id", DESCENDING),
        ],
        name=name,
    )


def ordered_by(field: str, name: str) -> IndexModel:
    """Serve a list ordered by `field`, in both directions, and its keyset cursor."""
    return IndexModel(
        [("organization_id", ASCENDING), (field, DESCENDING), ("_id", DESCENDING)], name=name
    )
