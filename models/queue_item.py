"""The `queue_items` collection."""

from datetime import datetime
from typing import ClassVar

from beanie import Document
from pydantic import BaseModel, Field
from pymongo import ASCENDING, DESCENDING, IndexModel

from models.indexes import (
    QUEUE_BY_COMPLETION,
    QUEUE_BY_GRADER,
    QUEUE_BY_LEASE,
    QUEUE_BY_SKIP,
    QUEUE_DISAGREED,
    QUEUE_FREE,
    QUEUE_IN_ORDER,
    QUEUE_SHUFFLED,
)


class QueueLease(BaseModel):
    """That a completion was handed to a grader."""

    id: str
    grader: str = Field(description="The grader's key; see `services.feedback.graders`.")
    token_id: str = Field(description="The token that took it, which alone may extend or end it.")
    until: datetime = Field(description="By the database's clock. One that is past counts no more.")
    is_extra: bool = Field(
        default=False, description="It was handed out because grades differ, be they all there."
    )


class QueueSkip(BaseModel):
    """That a grader has passed over a completion, which is not handed to them again."""

    grader: str
    reason: str
    at: datetime


class QueueItemDocument(Document):
    """A completion that a task's selector takes, and how far its grading is.

    `_id` is `<organization id>/<task id>/<completion id>`. What is known of grades follows the
    completion's own copy of them, as of a revision: see `services.grading.items`.
    """

    id: str  # type: ignore[assignment]  # Beanie types it as ObjectId
    organization_id: str
    task_id: str
    completion_id: str
    seq: bytes = Field(description="The completion's order key.")
    rnd: int = Field(description="48 bits of a digest of `_id`: an order that nothing follows.")
    wanted: int = Field(description="How many graders the task wants.")
    revision: int = Field(description="The completion's, of which the grades are known.")
    graded_by: list[str] = Field(description="The keys of those who have graded it, each once.")
    disagreement: float = Field(
        description="How far grades differ, 0 to 1. 0 of one grade, and once it is adjudicated."
    )
    is_adjudicated: bool = Field(description="Whether one of the grades is the one that counts.")
    is_open: bool = Field(description="Whether it waits for grades, be they under a lease.")
    is_taken: bool = Field(
        description="Whether as many hold it as it lacks grades; until their leases are looked at."
    )
    leases: list[QueueLease]
    skipped: list[QueueSkip] = Field(description="The last of them.")

    class Settings:
        """The collection, and what each index serves."""

        name = "queue_items"
        indexes: ClassVar[list[IndexModel]] = [
            # With what is asked, so that no item is read.
            IndexModel(
                [
                    ("organization_id", ASCENDING),
                    ("completion_id", ASCENDING),
                    ("task_id", ASCENDING),
                ],
                name=QUEUE_BY_COMPLETION,
            ),
            IndexModel(
                [
                    ("organization_id", ASCENDING),
                    ("task_id", ASCENDING),
                    ("is_open", ASCENDING),
                    ("seq", DESCENDING),
                ],
                name=QUEUE_IN_ORDER,
            ),
            # What is handed out from: nothing that is taken is in it.
            IndexModel(
                [("organization_id", ASCENDING), ("task_id", ASCENDING), ("seq", DESCENDING)],
                name=QUEUE_FREE,
                partialFilterExpression={"is_open": True, "is_taken": False},
            ),
            IndexModel(
                [("organization_id", ASCENDING), ("task_id", ASCENDING), ("rnd", ASCENDING)],
                name=QUEUE_SHUFFLED,
                partialFilterExpression={"is_open": True, "is_taken": False},
            ),
            # Few of all items are in one of these.
            IndexModel(
                [
                    ("organization_id", ASCENDING),
                    ("task_id", ASCENDING),
                    ("disagreement", DESCENDING),
                    ("seq", DESCENDING),
                ],
                name=QUEUE_DISAGREED,
                partialFilterExpression={"disagreement": {"$gt": 0}, "is_taken": False},
            ),
            IndexModel(
                [
                    ("organization_id", ASCENDING),
                    ("task_id", ASCENDING),
                    ("leases.until", ASCENDING),
                ],
                name=QUEUE_BY_LEASE,
                partialFilterExpression={"leases.until": {"$exists": True}},
            ),
            IndexModel(
                [("organization_id", ASCENDING), ("task_id", ASCENDING), ("graded_by", ASCENDING)],
                name=QUEUE_BY_GRADER,
                partialFilterExpression={"graded_by": {"$gt": ""}},
            ),
            IndexModel(
                [
                    ("organization_id", ASCENDING),
                    ("task_id", ASCENDING),
                    ("skipped.grader", ASCENDING),
                ],
                name=QUEUE_BY_SKIP,
                partialFilterExpression={"skipped.grader": {"$gt": ""}},
            ),
        ]
