"""The `price_lists` collection."""

from datetime import datetime
from typing import Any, ClassVar

from beanie import Document
from pydantic import Field
from pymongo import IndexModel


class PriceListDocument(Document):
    """The prices that an organization has set, all of them; it comes before all others.

    `_id` is the organization's id: each has one list at the most.
    """

    id: str  # type: ignore[assignment]  # Beanie types it as ObjectId
    organization_id: str
    revision: int = Field(description="1 at first; grows by 1 each time that it is replaced.")
    updated_at: datetime = Field(description="UTC, milliseconds.")
    updated_by: str = Field(description="The name that the token had which has set it.")
    prices: list[dict[str, Any]] = Field(
        description="Entries as `services.pricing.entries` reads them, with numbers as text."
    )

    class Settings:
        """The collection. Read by `_id` alone."""

        name = "price_lists"
        indexes: ClassVar[list[IndexModel]] = []
