"""The `sessions` collection."""

from datetime import datetime
from typing import ClassVar

from pydantic import Field
from pymongo import ASCENDING, IndexModel

from models.base import StoredDocument
from models.indexes import (
    SESSIONS_LISTED_BY,
    SESSIONS_ORDERED_BY,
    SESSIONS_STALE,
    listed_by,
    ordered_by,
)


class SessionDocument(StoredDocument):
    """A group of completions: a process, a conversation, a test run.

    Created by a client, or by the first completion that names its id.

    From `last_activity_at` on it is what its completions came to when they were last summed up
    (`services.session_summaries`): for filters and orders, some seconds behind. What is shown is
    summed up anew. A row that a gateway of the version before has written lacks it until then.
    """

    name: str | None = Field(default=None, description="For people; at most 200 characters.")

    last_activity_at: datetime | None = Field(
        default=None,
        description="When its last completion was created; of an empty one, when it was itself.",
    )
    completion_count: int = 0
    failed_count: int = Field(default=0, description="Completions whose status is `failed`.")
    total_tokens: int = 0
    total_cost: int | None = Field(
        default=0, description="Nano-dollars, of what is known; None: of no completion it is."
    )
    duration_ms: int | None = Field(default=None, description="None: it is empty.")
    tags: list[str] = Field(default=[], description="Of its completions; some of very many.")
    users: list[str] = Field(default=[], description="As its completions name them; likewise.")
    summary_revision: int = Field(
        default=0, description="Grows whenever it is summed up, or has become stale."
    )
    summed_revision: int = Field(
        default=0,
        description="The `summary_revision` that this version gave it; another one where a gateway "
        "of the version before has summed it up since, which knows of no `failed_count`.",
    )
    stale: bool | None = Field(
        default=None, description="Whether it has to be summed up anew, as nothing else tells."
    )

    class Settings:
        """The collection, and the list that each index serves."""

        name = "sessions"
        indexes: ClassVar[list[IndexModel]] = [
            *(ordered_by(field, name=name) for field, name in SESSIONS_ORDERED_BY.items()),
            *(listed_by(field, name=name) for field, name in SESSIONS_LISTED_BY.items()),
            IndexModel(
                [("organization_id", ASCENDING), ("stale", ASCENDING)],
                name=SESSIONS_STALE,
                partialFilterExpression={"stale": True},
            ),
        ]
