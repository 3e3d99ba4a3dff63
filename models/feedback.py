"""The `feedback` collection."""

from datetime import datetime
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, Field
from pymongo import ASCENDING, IndexModel

from models.base import StoredDocument
from models.indexes import (
    FEEDBACK_COPIED_IN_PART,
    FEEDBACK_LISTED_BY,
    NEWEST,
    listed_by,
    ordered_by,
)


class GraderClaim(BaseModel):
    """Who has graded, as the client claims it."""

    kind: Literal["human", "program", "model"]
    id: str | None = None
    name: str | None = None


class FeedbackRevision(BaseModel):
    """Feedback as it was before it was corrected."""

    revision: int
    at: datetime = Field(description="When it was given.")
    token_id: str | None = Field(default=None, description="The token that gave it.")
    grader: GraderClaim | None = None
    task_version: int
    json_values: dict[str, Any]
    comment: str


class FeedbackDocument(StoredDocument):
    """A grade for completions, in the form that its task demands."""

    task_id: str
    task_version: int = Field(description="The version of the task it was given under.")
    json_values: dict[str, Any] = Field(description="Valid against that version's schema.")
    comment: str
    matched_completion_ids: list[str]
    completions_summary: str | None = None
    token_id: str | None = Field(
        default=None, description="Of who gave it; missing where a version of before stored it."
    )
    grader: GraderClaim | None = None
    revision: int | None = Field(
        default=None, description="1 at first; missing where a version of before stored it."
    )
    updated_at: datetime | None = Field(
        default=None, description="Of the last revision; missing as `revision` is."
    )
    revised_by: str | None = Field(
        default=None, description="The token of the last revision; missing at first."
    )
    history: list[FeedbackRevision] | None = Field(
        default=None, description="Earlier revisions, oldest first; missing where there is none."
    )
    create_digest: bytes | None = Field(
        default=None, description="Of what was uploaded, where its id is a client's."
    )
    copied: Literal["short", "cut"] | None = Field(
        default=None,
        description="What completions have not copied: the ends of texts, or values; missing where "
        "they have all of the answer.",
    )
    adjudicates: bool | None = Field(
        default=None, description="True where it is the grade that counts; else missing."
    )

    class Settings:
        """The collection, and the list that each index serves."""

        name = "feedback"
        indexes: ClassVar[list[IndexModel]] = [
            ordered_by("created_at", name=NEWEST),
            *(listed_by(field, name=name) for field, name in FEEDBACK_LISTED_BY.items()),
            IndexModel(
                [("organization_id", ASCENDING), ("copied", ASCENDING)],
                name=FEEDBACK_COPIED_IN_PART,
                partialFilterExpression={"copied": {"$exists": True}},
            ),
        ]
