"""The `feedback` collection."""

from typing import Any, ClassVar

from pydantic import Field
from pymongo import IndexModel

from models.base import StoredDocument
from models.indexes import FEEDBACK_LISTED_BY, NEWEST, listed_by, ordered_by


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
            ordered_by("created_at", name=NEWEST),
            *(listed_by(field, name=name) for field, name in FEEDBACK_LISTED_BY.items()),
        ]
