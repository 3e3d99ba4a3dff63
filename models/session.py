"""The `sessions` collection."""

from typing import ClassVar

from pydantic import Field
from pymongo import IndexModel

from models.base import StoredDocument
from models.indexes import NEWEST, ordered_by


class SessionDocument(StoredDocument):
    """A group of completions: a process, a conversation, a test run.

    Created by a client, or by the first completion that names its id.
    """

    name: str | None = Field(default=None, description="For people; at most 200 characters.")

    class Settings:
        """The collection and its indexes."""

        name = "sessions"
        indexes: ClassVar[list[IndexModel]] = [ordered_by("created_at", name=NEWEST)]
