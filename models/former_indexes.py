"""The indexes of the version before, which ended in `created_at, _id` in place of `seq`.

They serve until the migration to order keys is through, and as long as a gateway of that version
runs. To be removed after the first release, together with `services.storage.former_order`.
"""

from collections.abc import Mapping
from typing import Final

from pymongo import ASCENDING, DESCENDING, IndexModel


def _listed_by(field: str, name: str) -> IndexModel:
    return IndexModel(
        [
            ("organization_id", ASCENDING),
            (field, ASCENDING),
            ("created_at", DESCENDING),
            ("_id", DESCENDING),
        ],
        name=name,
    )


def _ordered_by(field: str, name: str) -> IndexModel:
    return IndexModel(
        [("organization_id", ASCENDING), (field, DESCENDING), ("_id", DESCENDING)], name=name
    )


# By the collection.
FORMER_INDEXES: Final[Mapping[str, tuple[IndexModel, ...]]] = {
    "completions": (
        _ordered_by("created_at", "newest"),
        _ordered_by("updated_at", "last_updated"),
        _ordered_by("duration", "longest"),
        _ordered_by("usage.total_tokens", "most_tokens"),
        _listed_by("tags", "tag"),
        _listed_by("status", "status"),
        _listed_by("session_id", "session"),
        _listed_by("model", "model"),
        _listed_by("kind", "kind"),
    ),
    "feedback": (
        _ordered_by("created_at", "newest"),
        _listed_by("task_id", "task"),
        _listed_by("matched_completion_ids", "completion"),
    ),
    "feedback_tasks": (_ordered_by("created_at", "newest"),),
    "sessions": (_ordered_by("created_at", "newest"),),
}
# Of queues, from before the first release: those of today leave out what is taken.
SUPERSEDED_INDEXES: Final[Mapping[str, tuple[IndexModel, ...]]] = {
    "queue_items": (
        IndexModel(
            [
                ("organization_id", ASCENDING),
                ("task_id", ASCENDING),
                ("is_open", ASCENDING),
                ("rnd", ASCENDING),
            ],
            name="shuffled",
        ),
        IndexModel(
            [
                ("organization_id", ASCENDING),
                ("task_id", ASCENDING),
                ("disagreement", DESCENDING),
                ("seq", DESCENDING),
            ],
            name="disagreed",
            partialFilterExpression={"disagreement": {"$gt": 0}},
        ),
    ),
}
# What an index of today was called; those that are new have nothing in their place.
FORMER_NAMES: Final[Mapping[str, str]] = {
    "_id_": "_id_",
    "by_seq": "newest",
    "by_updated_at": "last_updated",
    "by_duration": "longest",
    "by_total_tokens": "most_tokens",
    "by_tag": "tag",
    "by_session": "session",
    "by_model": "model",
    "by_task": "task",
    "by_completion": "completion",
}
