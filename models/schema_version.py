"""The `schema_version` collection."""

from datetime import datetime
from typing import Any, ClassVar, Final

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
    summarized_since: datetime | None = Field(
        default=None,
        description="Since when changes of completions are followed for session summaries: when "
        "the migration began to sum up all sessions. None: from the beginning.",
    )
    derived_version: int = Field(
        default=0,
        description="By which version of the code, and with labels of which keys, all completions "
        "have been derived (`services.completions.derivation`).",
    )
    derived_at: datetime | None = Field(default=None, description="When that was reached.")
    deriving: int | None = Field(
        default=None, description="The version by which they are being derived again."
    )
    deriving_since: datetime | None = Field(default=None, description="Since when.")
    derivers: list[dict[str, Any]] = Field(
        default=[],
        description="The versions by which gateways derive, as `version`, and when each was last "
        "`seen`; of the last hour.",
    )
    looked_at: datetime | None = Field(
        default=None,
        description="When it was last looked for what gateways of the version before have written.",
    )

    class Settings:
        """The collection. Read by `_id` alone."""

        name = "schema_version"
        indexes: ClassVar[list[IndexModel]] = []
