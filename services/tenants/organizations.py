"""Organizations: the tenants."""

import re
from collections.abc import Mapping
from typing import Any

from cachetools import TTLCache
from pymongo.errors import DuplicateKeyError

from models import OrganizationDocument
from services.clock import utc_now
from services.errors import Conflict, InvalidInput, NotFound
from services.ids import ORGANIZATION_ID, new_id
from services.observability.tracing import traced
from services.rows import OrganizationRow
from services.runtime import part
from services.storage.database import database

MAX_NAME_LENGTH = 200


@traced
async def create_organization(name: str, *, organization_id: str | None = None) -> OrganizationRow:
    """Store a new organization.

    Args:
        name: For people; 1 to 200 characters.
        organization_id: 1 to 64 letters, digits, dots, dashes or underscores; made if None.

    Raises:
        InvalidInput: The name or the id is malformed.
        Conflict: The id is taken.
    """
    if not 1 <= len(name) <= MAX_NAME_LENGTH:
        raise InvalidInput(f"a name has 1 to {MAX_NAME_LENGTH} characters", path="/name")
    organization_id = organization_id if organization_id is not None else new_id()
    if not ORGANIZATION_ID.fullmatch(organization_id):
        raise InvalidInput(
            "an organization's id is 1 to 64 letters, digits, '.', '-' or '_', and starts with "
            "a letter or a digit",
            path="/id",
        )
    row = {
        "_id": organization_id,
        "name": name,
        "slug": re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or organization_id,
        "created_at": utc_now(),
    }
    try:
        await database.collection(OrganizationDocument).insert_one(row)
    except DuplicateKeyError as error:
        raise Conflict(f"an organization has the id {organization_id!r} already") from error
    return _published(row)


@traced
async def get_organization(organization_id: str) -> OrganizationRow:
    """Read one organization.

    Raises:
        NotFound: There is none.
    """
    row = await database.collection(OrganizationDocument).find_one({"_id": organization_id})
    if row is None:
        raise NotFound("organization", organization_id)
    return _published(row)


def every_organization(after: str = "") -> Mapping[str, str]:
    """Return the condition on `organization_id` of jobs that look in all organizations.

    For an index that holds nothing but what is marked: what is read of it does not grow with the
    number of organizations.

    Args:
        after: The organization after which to begin. Who reads a part at a time goes on after the
            last, and then anew, so that no organization keeps the others waiting.
    """
    return {"$gt": after}


class _Slugs(TTLCache[str, str]):
    def __init__(self) -> None:
        super().__init__(10_000, 60.0)


async def slug_of(organization_id: str) -> str:
    """Return an organization's slug, up to a minute old: the hot path asks with each create.

    Raises:
        NotFound: There is no such organization.
    """
    slugs = part(_Slugs)
    slug = slugs.get(organization_id)
    if slug is None:
        slug = slugs[organization_id] = (await get_organization(organization_id))["slug"]
    return slug


async def list_organizations() -> list[OrganizationRow]:
    """Read all organizations, in the order of their ids. For operators only."""
    cursor = database.collection(OrganizationDocument).find().sort("_id")
    return [_published(row) async for row in cursor]


async def organizations_after(organization_id: str, *, most: int) -> list[str]:
    """Return the ids that follow one, in their order: for jobs that go through all organizations.

    Fewer than asked for are the last.

    Args:
        organization_id: The last that is done; "" at the beginning.
        most: How many at the most.
    """
    cursor = database.collection(OrganizationDocument).find(
        {"_id": {"$gt": organization_id}}, {"_id": 1}, sort={"_id": 1}, limit=most
    )
    return [row["_id"] for row in await cursor.to_list()]


def _published(row: dict[str, Any]) -> OrganizationRow:
    return {
        "id": row["_id"],
        "name": row["name"],
        "slug": row["slug"],
        "created_at": row["created_at"],
    }
