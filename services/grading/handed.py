"""What is handed out of a queue, to whom, and in which order."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, TypedDict

from services.ids import new_id


class QueueOrder(StrEnum):
    """Which completions of a queue come first."""

    NEWEST = "newest"
    OLDEST = "oldest"
    RANDOM = "random"
    DISAGREED = "disagreed"
    """Those that graders disagree about most, and that nobody has adjudicated, closed ones too."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds leases.

    Attributes:
        grader: The grader's key (`services.feedback.graders`).
        token_id: The token, which alone may extend and end them.
    """

    grader: str
    token_id: str


class Lease(TypedDict):
    """That a completion is a grader's for a while.

    Attributes:
        id: By which it is extended and ended.
        task_id: Whose queue the completion is of.
        completion_id: Which one.
        expires_at: When it ends, by the database's clock.
    """

    id: str
    task_id: str
    completion_id: str
    expires_at: datetime


def lease_of(item: Mapping[str, Any], lease: Mapping[str, Any]) -> Lease:
    """Return a lease as its holder sees it. Its id leads to its item, without an index."""
    task_id, completion_id = item["task_id"], item["completion_id"]
    return {
        "id": f"{task_id}/{completion_id}/{lease['id']}",
        "task_id": task_id,
        "completion_id": completion_id,
        "expires_at": lease["until"],
    }


@dataclass(eq=False, slots=True)
class Call:
    """One who asks for completions, and what they get.

    Attributes:
        leases: What was handed out, in the order that was asked for.
        taken: The same, by the items' keys.
        places: Where in the order these items are.
        tried: The keys of all items that may have a lease of it.
        writing: The last command that takes for it.
    """

    holder: Holder
    count: int
    lease_seconds: int
    leases: list[Lease] = field(default_factory=list)
    id: str = field(default_factory=new_id)
    taken: dict[str, Lease] = field(default_factory=dict)
    places: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    tried: set[str] = field(default_factory=set)
    writing: asyncio.Future[Any] | None = None

    @property
    def missing(self) -> int:
        """How many it lacks."""
        return self.count - len(self.taken)
