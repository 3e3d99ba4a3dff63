"""What every collection of an organization has in common."""

from datetime import datetime

from beanie import Document
from pydantic import Field


class StoredDocument(Document):
    """Something that an organization owns.

    `_id` is `<organization id>/<public id>`. A client may bring its own completion and session
    ids, so an id must be free in *its* organization alone: were `_id` the bare id, a stranger
    could learn that another organization uses it (a duplicate key), or take it first. It also
    makes `_id` unique under the shard key `{organization_id: 1, _id: 1}`, where MongoDB
    promises uniqueness only for indexes that contain that key.
    """

    id: str  # type: ignore[assignment]  # Beanie types it as ObjectId; written once, here
    organization_id: str
    created_at: datetime = Field(description="UTC, milliseconds.")
    seq: bytes = Field(
        description="What lists are ordered by: 16 bytes; see `services.order_keys`. A row that a "
        "gateway of the version before has written lacks it, until it is filled in."
    )
