"""What a job consists of."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeAlias

# JSON. What a step needs in order to go on where the one before it has ended.
Checkpoint: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StepResult:
    """What a step has come to; it is stored at once, with the checkpoint, if it is anything.

    Attributes:
        checkpoint: Where the next step begins. None: the job is over.
        done: How much this step has done, in a unit of the kind's own.
        total: How much there is to do in all, in the same unit; None where it is not known.
        log: Lines for those who look at the job. It keeps its last 50, of up to 200 characters.
        pause: Seconds until there may be more to do.
    """

    checkpoint: Checkpoint | None
    done: int = 0
    total: int | None = None
    log: Sequence[str] = ()
    pause: float = 0


# Called with the organization that has asked for the job (None: the gateway's own), and with the
# checkpoint (None: at the beginning). It may be called again with the same checkpoint, after a
# crash or the loss of the lease, so that doing it twice must come to the same as doing it once.
# A step should take about a second: it is what is lost when a gateway ends. What it raises ends the
# job as failed, but for `Unavailable` and `DeadlineExceeded`, after which it is called again.
Step: TypeAlias = Callable[[str | None, Checkpoint | None], Awaitable[StepResult]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of jobs.

    Attributes:
        step: Does a piece of it.
        every: Time from the end of one run to the next, where the gateway does it by itself. None:
            organizations ask for it (`services.jobs.jobs.enqueue`).
        is_duty: Whether it is never over, and `every` is the time from a failure to the next run,
            which goes on from the last checkpoint. It is done beside all other jobs.
    """

    step: Step
    every: timedelta | None = None
    is_duty: bool = False
