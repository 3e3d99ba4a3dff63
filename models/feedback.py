"""The `feedback` collection."""

from typing import Any, ClassVar

from pydantic import Field
from pymongo import ASCENDING, DESCENDING, IndexModel

from models.base import StoredDocument


class FeedbackDocument(StoredDocument):
    """A grade for completions, in the form that its task demands."""

    task_id: str
    task_version: int = Field(description="The version of the task it was given under.")
    json_values: dict[str, Any] = Field(description="Valid against that version's schema.")
    comment: str
    matched_completion_ids: list[str]
    completions_summary: str | None = None

    class Settings:
        """The collection, and the list that each index serves."""

        name = "feedback"
        indexes: ClassVar[list[IndexModel]] = [
            IndexModel(
                [("organization_id", ASCENDING), ("created_at", DESCENDING), ("_id", DESCENDING)],
                name="newest",
            ),
            IndexModel(
                [
                    ("organization_id", ASCENDING),
                    ("task_id", ASCENDING),
                    ("created_at", DESCENDING),
                    ("_id", DESCENDING),
                ],
                name="task",
            ),
            IndexModel(
                [
                    ("organization_id", ASCENDING),
                    ("matched_completion_ids", ASCENDING),
                    ("created_at", DESCENDING),
                    ("_id", DESCENDING),
                ],
                name="completion",
            ),
        ]
