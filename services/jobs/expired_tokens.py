"""Tokens that ended long ago are removed, so that lists of tokens stay short."""

from datetime import timedelta
from typing import Final

from models import TokenDocument, indexes
from services.clock import utc_now
from services.jobs.steps import Run, Step
from services.runtime import part
from services.storage.database import database

_BATCH: Final = 500


class _Kept:
    """For how long a token stays in the list after its end."""

    time = timedelta(days=30)


def configure(*, kept_days: int) -> None:
    """Say for how many days after its expiry a token is kept; 0: it goes at the next run."""
    part(_Kept).time = timedelta(days=kept_days)


async def remove_expired_tokens(run: Run) -> Step:  # noqa: ARG001  # a step's signature
    """Remove some of the tokens that expired before the time for which they are kept.

    It is the gateway's own work, over all organizations: what it looks at is the expiry alone.
    """
    tokens = database.collection(TokenDocument)
    ended = {"expires_at": {"$lt": utc_now() - part(_Kept).time}}
    found = tokens.find(ended, {"_id": 1}, limit=_BATCH, hint=indexes.EXPIRED)
    ids = [row["_id"] for row in await found.to_list()]
    if not ids:
        return Step(None, 0)
    removed = await tokens.delete_many({"_id": {"$in": ids}, **ended})
    number = removed.deleted_count
    is_last = len(ids) < _BATCH
    return Step(None if is_last else {}, number, note=f"{number} expired tokens were removed")
