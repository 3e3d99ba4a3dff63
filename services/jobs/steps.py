"""What a step of a job gets and gives."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Run:
    """What a step is told.

    Attributes:
        organization_id: Whose job it is; None for the gateway's own.
        checkpoint: What the step before returned; at first what the job was enqueued with.
        done: How much has been done before it.
    """

    organization_id: str | None
    checkpoint: Mapping[str, Any]
    done: int


@dataclass(frozen=True, slots=True)
class Step:
    """What a step has come to.

    Attributes:
        checkpoint: Where the next one begins, as BSON can hold it; None if the job is done.
        done: How much this step did.
        total: How much there is in all, if that is known.
        note: A line for the job's log, without anything of a payload; none if empty.
    """

    checkpoint: Mapping[str, Any] | None
    done: int
    total: int | None = None
    note: str = ""


StepFunction: TypeAlias = Callable[[Run], Awaitable[Step]]
