"""The `feedback_tasks` collection."""

from datetime import datetime
from typing import Any, ClassVar

from pydantic import BaseModel, Field
from pymongo import IndexModel

from models.base import StoredDocument
from models.indexes import NEWEST, ordered_by


class FeedbackTaskVersion(BaseModel):
    """What graders were asked at one time."""

    version: int = Field(description="1 at first; grows by 1 with each update of the task.")
    created_at: datetime
    name: str
    instruction: str
    json_schema: dict[str, Any]
    completion_tags_selector: list[str]


class FeedbackTaskDocument(StoredDocument):
    """A question to be answered for completions, in a form that a JSON Schema gives."""

    version: int
    updated_at: datetime
    name: str
    instruction: str = Field(description="Markdown for the person who grades. May be empty.")
    json_schema: dict[str, Any] = Field(description="As the client sent it.")
    completion_tags_selector: list[str] = Field(
        description="A completion matches when it has every one of these tags."
    )
    history: list[FeedbackTaskVersion] = Field(description="Earlier versions, oldest first.")

    class Settings:
        """The collection and its indexes."""

        name = "feedback_tasks"
        indexes: ClassVar[list[IndexModel]] = [ordered_by("created_at", name=NEWEST)]
