"""The `feedback_tasks` collection."""

from datetime import datetime
from typing import Any, ClassVar, Final, Literal

from pydantic import BaseModel, Field
from pymongo import ASCENDING, IndexModel

from models.base import StoredDocument
from models.indexes import NEWEST, TASKS_MATERIALISED, ordered_by


class TagSelection(BaseModel):
    """Which tags a completion must have, and which it must not."""

    all: list[str] = []
    any: list[str] = []
    none: list[str] = []


class TaskSelector(BaseModel):
    """What a completion must meet besides having every tag of the list."""

    tags: TagSelection | None = None
    filter_json: str | None = Field(
        default=None, description="A `CompletionFilter` of GraphQL, as JSON."
    )
    sample_rate: float | None = Field(
        default=None, description="The share of those that match which is taken, by their hash."
    )
    from_: datetime | None = Field(default=None, alias="from", description="Created then or later.")
    to: datetime | None = Field(default=None, description="Created before.")


class FeedbackTaskVersion(BaseModel):
    """What graders were asked at one time."""

    version: int = Field(description="1 at first; grows by 1 with each update of the task.")
    created_at: datetime
    name: str
    instruction: str
    json_schema: dict[str, Any]
    completion_tags_selector: list[str]
    selector: TaskSelector | None = None
    grades_per_completion: int | None = Field(default=None, description="Missing: 1.")


# What `TaskQueue.state` may be.
BUILDING: Final = "building"
READY: Final = "ready"


class TaskQueue(BaseModel):
    """How far the queue of a task is whose items are stored."""

    state: Literal["building", "ready"]
    since: datetime


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
    archived_at: datetime | None = Field(
        default=None, description="Missing: it is not archived, and takes grades."
    )
    deleting: bool = Field(
        default=False, description="A job deletes it with its feedback; it is archived, too."
    )
    grades_per_completion: int = Field(
        default=1, description="How many graders each completion is for. Missing: 1."
    )
    selector: TaskSelector | None = Field(default=None, description="Missing: the tags are all.")
    queue: TaskQueue | None = Field(
        default=None, description="Missing: its queue is what no grade marks; no item is stored."
    )
    history: list[FeedbackTaskVersion] = Field(description="Earlier versions, oldest first.")

    class Settings:
        """The collection and its indexes."""

        name = "feedback_tasks"
        indexes: ClassVar[list[IndexModel]] = [
            ordered_by("created_at", name=NEWEST),
            IndexModel(
                [("organization_id", ASCENDING), ("queue.state", ASCENDING)],
                name=TASKS_MATERIALISED,
                partialFilterExpression={"queue.state": {"$exists": True}},
            ),
        ]
