"""The `saved_views` collection."""

from datetime import datetime
from typing import ClassVar, Literal

from pydantic import Field
from pymongo import IndexModel

from models.base import StoredDocument
from models.indexes import SAVED_VIEWS, listed_by


class SavedViewDocument(StoredDocument):
    """What somebody looks at again and again: a list, with a filter, an order and columns."""

    updated_at: datetime
    revision: int = Field(description="1 at first; grows by 1 with each change.")
    name: str
    subject: Literal["completions", "sessions", "feedback", "feedback_tasks"] = Field(
        description="What it lists."
    )
    filter_json: str | None = Field(
        description="The filter as it was sent. Text, since BSON would not keep all of JSON."
    )
    order_json: str | None = Field(description="The order, likewise.")
    columns: list[str] = Field(description="Names of fields, or paths, as the client means them.")
    owner_token_id: str = Field(description="The token that made it.")
    owner_name: str = Field(description="That token's name then.")
    private_to: str | None = Field(
        description="The token that alone may see it: its owner's. None: the whole organization."
    )

    class Settings:
        """The collection, and the index for what a token may see."""

        name = "saved_views"
        indexes: ClassVar[list[IndexModel]] = [listed_by("private_to", name=SAVED_VIEWS)]
