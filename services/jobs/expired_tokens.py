"""Removes tokens that expired long ago and their private views, organization by organization.

The private views of a revoked token go when it is revoked. A gateway that took it for valid some
seconds longer may have stored another meanwhile: that goes here.
"""

from datetime import timedelta
from typing import Final

from models import TokenDocument
from services.clock import utc_now
from services.jobs.steps import Checkpoint, StepResult
from services.runtime import part
from services.storage.database import database
from services.tenants.organizations import organizations_after
from services.tenants.private_views import delete_private_views

# What one step looks at and removes at the most.
_ORGANIZATIONS: Final = 100
_TOKENS: Final = 500
# What is done once a day looks this far back.
_LATELY: Final = timedelta(days=7)


class _Kept:
    """For how long tokens are kept after their end."""

    time = timedelta(days=30)


def configure(*, kept_days: int) -> None:
    """Say for how many days tokens are kept, and listed, after they have expired."""
    part(_Kept).time = timedelta(days=kept_days)


async def step(_: str | None, checkpoint: Checkpoint | None) -> StepResult:
    """Remove some of the tokens of the next organizations. Counts tokens.

    Args:
        checkpoint: `after`: the last organization that has none left to remove.
    """
    after = checkpoint["after"] if checkpoint else ""
    organizations = await organizations_after(after, most=_ORGANIZATIONS)
    if not organizations:
        return StepResult(None)
    of_these = {"organization_id": {"$in": organizations}}
    tokens = database.collection(TokenDocument)
    expired = await tokens.find(
        {**of_these, "expires_at": {"$lt": utc_now() - part(_Kept).time}}, {"_id": 1}, limit=_TOKENS
    ).to_list()
    removed = 0
    if expired:
        ids = [row["_id"] for row in expired]
        await delete_private_views(organizations, ids)  # first: a token is not found twice
        removed = (await tokens.delete_many({**of_these, "_id": {"$in": ids}})).deleted_count
    if len(expired) < _TOKENS:
        revoked = await tokens.distinct(
            "_id", {**of_these, "revoked_at": {"$gte": utc_now() - _LATELY}}
        )
        await delete_private_views(organizations, revoked)
        after = organizations[-1]
    log = [f"removed {removed} expired tokens"] if removed else []
    return StepResult({"after": after}, done=removed, log=log)
