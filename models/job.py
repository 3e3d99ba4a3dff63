"""The `jobs` collection."""

from datetime import datetime
from typing import Any, ClassVar, Literal

from beanie import Document
from pydantic import BaseModel, Field
from pymongo import ASCENDING, DESCENDING, IndexModel

from models.indexes import JOBS_DUE, JOBS_NEWEST


class JobLogLine(BaseModel):
    """What a job has said at one time."""

    at: datetime
    text: str


class JobDocument(Document):
    """Background work, done in steps by whichever gateway holds its lease.

    `_id` is the kind where the gateway itself does it at an interval, so that there is one of it;
    where an organization has asked for it, `<organization id>/<public id>`. The collection is small
    and is not sharded: the gateway that looks for work looks through all organizations.
    """

    id: str  # type: ignore[assignment]  # Beanie types it as ObjectId
    organization_id: str | None = Field(default=None, description="None: the gateway's own.")
    kind: str
    state: Literal["queued", "running", "succeeded", "failed", "cancelled"]
    created_at: datetime
    started_at: datetime | None = None
    ended_at: datetime | None = None
    due_at: datetime | None = Field(
        default=None,
        description="From when on a gateway may take it: its turn while it waits, the end of its "
        "lease while it runs. None: it is over.",
    )
    removed_at: datetime | None = Field(
        default=None, description="When MongoDB removes it, a minute later at most."
    )
    lease_owner: str | None = None
    lease_number: int = Field(
        default=0, description="Grows by 1 each time it is taken; a holder of a lower one is late."
    )
    tries: int = Field(default=0, description="How often it was taken since its last progress.")
    checkpoint: dict[str, Any] | None = Field(
        default=None, description="JSON; where the next step begins. None: at the beginning."
    )
    done: int = 0
    total: int | None = None
    log: list[JobLogLine] = Field(default=[], description="The last lines, oldest first.")

    class Settings:
        """The collection, and what each index serves."""

        name = "jobs"
        indexes: ClassVar[list[IndexModel]] = [
            IndexModel(
                [("organization_id", ASCENDING), ("created_at", DESCENDING), ("_id", DESCENDING)],
                name=JOBS_NEWEST,
            ),
            IndexModel([("due_at", ASCENDING)], name=JOBS_DUE),
            IndexModel([("removed_at", ASCENDING)], name="removed", expireAfterSeconds=0),
        ]
