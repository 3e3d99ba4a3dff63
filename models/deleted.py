"""The collections that remember what was deleted: ids, and nothing of what was under them."""

from datetime import datetime
from typing import ClassVar

from beanie import Document
from pydantic import Field
from pymongo import ASCENDING, IndexModel


class DeletedDocument(Document):
    """That something was deleted. `_id` is its own."""

    id: str  # type: ignore[assignment]  # Beanie types it as ObjectId
    organization_id: str
    deleted_at: datetime
    expires_at: datetime = Field(description="When MongoDB removes it, a minute later at most.")


# Both are read by `_id`; the index is for MongoDB's removal alone.
def _expired() -> IndexModel:
    return IndexModel([("expires_at", ASCENDING)], name="expired", expireAfterSeconds=0)


class DeletedCompletionDocument(DeletedDocument):
    """A completion."""

    class Settings:
        """The collection."""

        name = "deleted_completions"
        indexes: ClassVar[list[IndexModel]] = [_expired()]


class DeletedFeedbackDocument(DeletedDocument):
    """Feedback whose id was a client's."""

    class Settings:
        """The collection."""

        name = "deleted_feedback"
        indexes: ClassVar[list[IndexModel]] = [_expired()]
