"""The `tokens` collection."""

from datetime import datetime
from typing import ClassVar, Literal

from beanie import Document
from pydantic import Field
from pymongo import ASCENDING, IndexModel

from models.indexes import EXPIRED, TOKENS


class TokenDocument(Document):
    """A secret's hash, and what its bearer may do.

    Found by its hash before the organization is known: the one query that is not led by
    `organization_id`. The collection is small and is not sharded.
    """

    id: str  # type: ignore[assignment]  # Beanie types it as ObjectId
    organization_id: str
    name: str
    role: Literal["reader", "grader", "writer", "admin"]
    secret_sha256: bytes
    secret_prefix: str = Field(description="The first characters, to tell tokens apart.")
    created_at: datetime
    expires_at: datetime | None = None
    revoked_at: datetime | None = None
    last_used_at: datetime | None = Field(default=None, description="Written once a minute.")

    class Settings:
        """The collection and its indexes."""

        name = "tokens"
        indexes: ClassVar[list[IndexModel]] = [
            IndexModel([("secret_sha256", ASCENDING)], name="secret"),
            IndexModel([("organization_id", ASCENDING), ("_id", ASCENDING)], name=TOKENS),
            IndexModel([("organization_id", ASCENDING), ("expires_at", ASCENDING)], name=EXPIRED),
        ]
