"""The `large_values` collection."""

from datetime import datetime
from typing import ClassVar

from beanie import Document
from pydantic import Field
from pymongo import IndexModel


class LargeValueDocument(Document):
    """A part of a value that does not fit into its completion.

    See `services.completions.large_values`. The `_id` is the completion's `_id`, the value's id
    and the number of the part, with slashes between.
    """

    id: str  # type: ignore[assignment]  # Beanie types it as ObjectId
    organization_id: str
    completion_id: str = Field(description="The completion's public id.")
    created_at: datetime = Field(description="When it was stored, before its completion was.")
    data: bytes = Field(description="Up to 8 MiB of the text, in UTF-8, or of the JSON.")

    class Settings:
        """The collection. All that reads or removes them knows their `_id`s, or a range of them."""

        name = "large_values"
        indexes: ClassVar[list[IndexModel]] = []
