"""Derives what a write could not: see `services.completions.derivation_pipeline`.

A duty: of all gateways one does it, and looks more than twice a second. What is marked is found by
an index that has nothing else in it.
"""

import time
from typing import Any, Final

from models import CompletionDocument, indexes
from services.clock import to_milliseconds, utc_now
from services.completions.deriving import LIGHT, derive
from services.jobs.steps import Checkpoint, StepResult
from services.runtime import part
from services.storage.database import database
from services.storage.schema_version import has_derivations
from services.tenants.organizations import every_organization

_PAUSE_SECONDS: Final = 0.3
# Before a migration is through there is nothing to do.
_LONG_PAUSE_SECONDS: Final = 5.0
# Derived in one step at the most.
_BATCH: Final = 500
# Who has looked within this time is whoever looks.
_RECENT_SECONDS: Final = 30.0


class PendingDerivations:
    """What this process knows of what is still to be derived.

    Attributes:
        after: The organization after which the next look begins; "" for all.
    """

    def __init__(self) -> None:
        self.after = ""
        self._since: int | None = None
        self._looked = 0.0

    @property
    def lag_seconds(self) -> float:
        """How long the first of them has waited; 0 too where another gateway derives."""
        is_gone = time.monotonic() - self._looked > _RECENT_SECONDS
        if self._since is None or is_gone:
            return 0.0
        return max(to_milliseconds(utc_now()) - self._since, 0) / 1000

    def saw(self, rows: list[dict[str, Any]]) -> None:
        """Take note of what was found."""
        self._looked = time.monotonic()
        self._since = min((to_milliseconds(row["updated_at"]) for row in rows), default=None)


async def step(_: str | None, __: Checkpoint | None) -> StepResult:
    """Derive what is marked now, up to some hundred completions. Counts these."""
    if not await has_derivations():
        return StepResult({}, pause=_LONG_PAUSE_SECONDS)
    pending = part(PendingDerivations)
    is_rest = bool(pending.after)
    cursor = database.collection(CompletionDocument).find(
        {"organization_id": every_organization(pending.after), "underived": True},
        {**LIGHT, "updated_at": 1},
        sort={"organization_id": 1},
        limit=_BATCH,
        batch_size=_BATCH + 1,
        hint=indexes.COMPLETIONS_UNDERIVED,
    )
    rows = await cursor.to_list()
    is_full = len(rows) >= _BATCH
    pending.after = rows[-1]["organization_id"] if is_full else ""
    pending.saw(rows)
    done = await derive(rows, is_told=True)
    if done == len(rows):
        pending.saw([])
    # After the last organization it begins anew: the first may have more.
    return StepResult({}, done=done, pause=0 if is_full or is_rest else _PAUSE_SECONDS)
