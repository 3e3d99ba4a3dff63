"""The `organizations` collection."""

from datetime import datetime
from typing import ClassVar

from beanie import Document
from pydantic import Field
from pymongo import IndexModel


class OrganizationDocument(Document):
    """A tenant: everything else belongs to exactly one."""

    id: str  # type: ignore[assignment]  # Beanie types it as ObjectId
    name: str
    slug: str = Field(description="Stands in the addresses that SDKs print.")
    created_at: datetime

    class Settings:
        """The collection. Read by `_id` alone, or whole by an operator."""

        name = "organizations"
        indexes: ClassVar[list[IndexModel]] = []
