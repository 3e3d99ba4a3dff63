"""Which completions of a shared queue want a grade from a grader, as `assignNext` sees it."""

from collections.abc import Collection
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final

from models import QueueItemDocument, indexes
from services.grading.handed import QueueOrder
from services.grading.items import item_key
from services.grading.searching import Finder, has_room_for, is_free_for
from services.storage.database import database

# Read at once. No more are told at once either.
_BATCH: Final = 100


@dataclass(frozen=True, slots=True)
class Wanting:
    """A task's queue, as one grader may be handed it.

    Attributes:
        organization_id: From the token.
        task_id: Whose queue; see `services.grading.assigning.share_queue`.
        grader: The grader's key (`services.feedback.graders`).
    """

    organization_id: str
    task_id: str
    grader: str

    @property
    def _query(self) -> dict[str, Any]:
        return {
            "organization_id": self.organization_id,
            "task_id": self.task_id,
            "is_open": True,
            **is_free_for(self.grader),
            "$expr": has_room_for(self.grader),
        }

    async def waiting(self, after: bytes) -> tuple[list[str], bytes | None]:
        """Return the oldest completions that want a grade, but for those whose leases have ended.

        No call passes over all that the grader has graded: it may find none, but say where to go
        on.

        Args:
            after: The order key of the last that is known.

        Returns:
            Their ids, and the order key after which to go on; None if there are no more.
        """
        finder = Finder(self.organization_id, self.task_id, QueueOrder.OLDEST)
        within = {"seq": {"$gt": after}}
        found = await finder.free_for(self.grader, _BATCH, within)
        ids = [item["completion_id"] for item in found]
        if len(found) == _BATCH:
            return ids, found[-1]["seq"]
        end = await finder.end_of(within)
        return ids, end["seq"] if end else None

    async def still(self, completion_ids: Collection[str]) -> list[str]:
        """Return which of some completions want a grade now, the oldest first."""
        keys = [item_key(self.organization_id, self.task_id, one) for one in set(completion_ids)]
        cursor = database.collection(QueueItemDocument).find(
            {**self._query, "_id": {"$in": keys}},
            {"completion_id": 1, "seq": 1},
            batch_size=len(keys) + 1,
            hint=indexes.BY_ID,
        )
        found = sorted(await cursor.to_list(), key=itemgetter("seq"))
        return [item["completion_id"] for item in found]
