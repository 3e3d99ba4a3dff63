"""The `jobs` collection."""

from datetime import datetime
from typing import Any, ClassVar, Literal

from beanie import Document
from pydantic import Field
from pymongo import ASCENDING, DESCENDING, IndexModel

DUE: str = "due"
NEWEST_JOBS: str = "newest"


class JobDocument(Document):
    """Work that goes on behind the requests; `services.jobs` says how.

    `_id` is `<organization id>/<public id>`, or the kind alone for the gateway's own work, which
    belongs to no organization. The collection is small and is not sharded.
    """

    id: str  # type: ignore[assignment]  # Beanie types it as ObjectId
    organization_id: str | None = Field(description="None for the gateway's own.")
    kind: str
    state: Literal["queued", "running", "succeeded", "failed", "cancelled"]
    created_at: datetime
    updated_at: datetime
    started_at: datetime | None = Field(default=None, description="Of the last run.")
    ended_at: datetime | None = Field(default=None, description="Of the last run.")
    due_at: datetime = Field(
        description="While it is queued, when it may begin; while it runs, when its lease ends."
    )
    owner: str | None = Field(default=None, description="Who runs it, for people.")
    fence: int = Field(description="Grows each time that somebody takes it.")
    checkpoint: dict[str, Any] = Field(description="Where its next step begins.")
    done: int
    total: int | None = None
    log: list[dict[str, Any]] = Field(description="`at` and `text`, the last 50.")

    class Settings:
        """The collection and its indexes."""

        name = "jobs"
        indexes: ClassVar[list[IndexModel]] = [
            IndexModel([("state", ASCENDING), ("due_at", ASCENDING)], name=DUE),
            IndexModel(
                [("organization_id", ASCENDING), ("created_at", DESCENDING), ("_id", DESCENDING)],
                name=NEWEST_JOBS,
            ),
        ]
