"""The `deleted_completions` collection."""

from datetime import datetime
from typing import ClassVar

from beanie import Document
from pydantic import Field
from pymongo import ASCENDING, IndexModel


class DeletedCompletionDocument(Document):
    """That a completion was deleted; nothing of what was in it.

    `_id` is the completion's own.
    """

    id: str  # type: ignore[assignment]  # Beanie types it as ObjectId
    organization_id: str
    deleted_at: datetime
    expires_at: datetime = Field(description="When MongoDB removes it, a minute later at most.")

    class Settings:
        """The collection. Read by `_id`; the index is for MongoDB's removal alone."""

        name = "deleted_completions"
        indexes: ClassVar[list[IndexModel]] = [
            IndexModel([("expires_at", ASCENDING)], name="expired", expireAfterSeconds=0),
        ]
