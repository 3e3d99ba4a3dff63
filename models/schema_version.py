"""The `schema_version` collection."""

from datetime import datetime
from typing import ClassVar, Final

from beanie import Document
from pydantic import Field
from pymongo import IndexModel

# The `_id` of the one document.
SCHEMA: Final = "schema"


class SchemaVersionDocument(Document):
    """In which form the database is stored. There is one, of no organization."""

    id: str  # type: ignore[assignment]  # Beanie types it as ObjectId
    version: int = Field(
        description="Of the last migration that is through; see `services.jobs.migrations`."
    )
    reached_at: datetime = Field(description="When it was.")
    was_migrated: bool = Field(
        default=False,
        description="Whether it was of another version before, so that gateways of that may write.",
    )
    quiet_since: datetime | None = Field(
        default=None,
        description="Since when no gateway of the version before was seen to write, while the "
        "next migration waits for their end.",
    )

    class Settings:
        """The collection. Read by `_id` alone."""

        name = "schema_version"
        indexes: ClassVar[list[IndexModel]] = []
