"""Takes jobs and does their steps, one job at a time, apart from all requests.

Every worker process of every gateway has a runner; the leases see to it that one of them does a
job. A job gets a fifth of the time: after a step that took a second nothing is done for four. A
long job lets others have their turn: after a minute it goes to the end of those that are due. A
duty is never over, and has a runner of its own (`runners`).
"""

import asyncio
import logging
import math
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any, Final, Literal

from pymongo.errors import PyMongoError

from services.cancellation import end
from services.errors import DeadlineExceeded, ServiceError, Unavailable
from services.ids import new_id
from services.jobs import leases
from services.jobs.leases import Lease, LeaseLost
from services.jobs.steps import Checkpoint, Kind, StepResult
from services.observability.metrics import Metrics
from services.observability.tracing import span
from services.runtime import part
from services.storage.database import as_service_error, database

logger = logging.getLogger("log10_gateway.jobs")

# A job that ends its gateway, again and again, would end all of them.
MAX_TRIES: Final = 10
_RELEASE_SECONDS: Final = 2.0


class JobRunner:
    """Does jobs from `start` to `stop`.

    Args:
        kinds: What it can do.
        lease_seconds: For how long a job that its gateway has left without a word stays as it is.
            It is renewed three times in that time.
        poll_seconds: Time between two looks for jobs that are due, when there are none.
        turn_seconds: Time after which a job gives way to the others that are due.
        share: Part of the time in which a job does something; each worker process does one job at
            a time.
        clock: Tells seconds.
        sleep: Waits for seconds between the steps of a job.

    Attributes:
        owner: Its name on leases.
    """

    def __init__(
        self,
        kinds: Mapping[str, Kind],
        *,
        lease_seconds: float = 60,
        poll_seconds: float = 10,
        turn_seconds: float = 60,
        share: float = 0.2,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.owner = new_id()
        self._kinds = kinds
        self._lease_time = timedelta(seconds=lease_seconds)
        self._poll_seconds, self._turn_seconds = poll_seconds, turn_seconds
        self._rest_per_second = 1 / share - 1
        self._clock, self._sleep = clock, sleep
        self._running: asyncio.Task[None] | None = None
        # The step that is being done, and the renewal of its lease.
        self._inner: Sequence[asyncio.Task[Any]] = ()
        self._held: Lease | None = None
        self._has_stored_periodic = self._waits = self._has_failed = False

    def start(self) -> None:
        """Begin, in a task of its own."""
        for kind in self._kinds:
            for outcome in ("succeeded", "failed", "given_up"):
                part(Metrics).job_runs.labels(kind, outcome)  # 0, so that Prometheus sees it grow
        if self._kinds:
            self._running = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """End at once; another gateway goes on from the last step that was completed."""
        if self._running is None:
            return
        await end(self._running)
        await self._end_inner()
        self._running = None
        with suppress(PyMongoError), database.deadline(_RELEASE_SECONDS):
            await self._let_go()

    async def _run(self) -> None:
        while True:
            if not await self._do_one():
                await asyncio.sleep(self._poll_seconds)

    async def _do_one(self) -> bool:
        """Do a job that is due; say whether there was one."""
        try:
            if not self._has_stored_periodic:
                await leases.ensure_periodic(self._kinds)
                self._has_stored_periodic = True
            await self._let_go(was_in_vain=self._has_failed)  # what an outage or a bug has left
            self._held = await leases.take(list(self._kinds), self.owner, self._lease_time)
            rest = await self._do(self._held) if self._held is not None else 0
        except Exception as error:  # noqa: BLE001  # a bug must not end all background work
            self._tell(error)
            return False
        self._waits = False
        if self._held is None:
            return False
        self._held = None
        await self._sleep(rest)
        return True

    def _tell(self, error: Exception) -> None:
        problem = _outage(error)
        self._has_failed = problem is None
        if problem is None:
            logger.error("the runner of background jobs failed", exc_info=error)
        elif not self._waits:
            logger.warning("background jobs wait: %s", problem)
            self._waits = True

    async def _let_go(self, *, was_in_vain: bool = False) -> None:
        if self._held is not None:
            with suppress(LeaseLost):
                await leases.release(self._held, was_in_vain=was_in_vain)
            self._held = None

    async def _do(self, lease: Lease) -> float:
        """Do steps of a job, and hold its lease meanwhile; return how many seconds to rest."""
        work = asyncio.create_task(self._do_steps(lease))
        renewal = asyncio.create_task(self._renew(lease))
        self._inner = (work, renewal)
        # Where `stop` interrupts this, it ends the two.
        await asyncio.wait(self._inner, return_when=asyncio.FIRST_COMPLETED)
        has_worked = work.done()
        await self._end_inner()
        try:
            if has_worked:
                return work.result()
            renewal.result()
        except LeaseLost:
            logger.info("the job %s was cancelled, or is another gateway's now", lease.key)
        except asyncio.CancelledError:
            raise RuntimeError("a step cancelled itself") from None
        return 0

    async def _end_inner(self) -> None:
        for task in self._inner:
            await end(task)
        # An error that nobody asks for would be logged.
        await asyncio.gather(*self._inner, return_exceptions=True)

    async def _renew(self, lease: Lease) -> None:
        """Renew a lease until it is lost."""
        while True:
            await asyncio.sleep(self._lease_time.total_seconds() / 3)
            # Without the database the step will not get on either.
            with suppress(PyMongoError):
                await leases.renew(lease, self._lease_time)

    async def _do_steps(self, lease: Lease) -> float:
        """Do steps until the job is over or its turn is; return how many seconds to rest then."""
        kind = self._kinds[lease.kind]
        if lease.tries > MAX_TRIES:
            logger.error(
                "the job %s is given up: it ended its gateway, or failed for a bug, %d times in a "
                "row; see the log's lines before, and report them",
                lease.key,
                MAX_TRIES,
            )
            part(Metrics).job_runs.labels(lease.kind, "given_up").inc()
            given_up = StepResult(None, log=[f"given up after {MAX_TRIES} tries in vain"])
            await self._finish(lease, "failed", given_up, lease.checkpoint)
            return 0
        turn_ends = self._clock() + self._turn_seconds
        checkpoint = lease.checkpoint
        is_stored = False  # so that a job that only waits has got on too
        while True:
            begun = self._clock()
            state, result = await _do_step(lease, kind, checkpoint)
            if state is not None:
                await self._finish(lease, state, result, checkpoint)
                _count_run(lease, state)
            elif not is_stored or result.done or result.log or result.checkpoint != checkpoint:
                await leases.store_progress(lease, result, self._lease_time)
                is_stored = True
            now = self._clock()
            rest = max((now - begun) * self._rest_per_second, result.pause)
            if state is not None:
                return rest
            if now >= turn_ends:
                await leases.release(lease, after=timedelta(seconds=rest))
                return rest
            checkpoint = result.checkpoint
            await self._sleep(rest)

    async def _finish(
        self,
        lease: Lease,
        state: Literal["succeeded", "failed"],
        result: StepResult,
        checkpoint: Checkpoint | None,
    ) -> None:
        """Store that a job is over; a duty goes on where it was."""
        kind = self._kinds[lease.kind]
        next_begins = checkpoint if kind.is_duty else None
        await leases.finish(lease, state, result, kind.every, next_begins)


# A duty is missed sooner than a job.
_DUTY_LEASE_SECONDS: Final = 20.0
_DUTY_POLL_SECONDS: Final = 5.0


def runners(kinds: Mapping[str, Kind]) -> list[JobRunner]:
    """Make what a worker process has: a runner for all jobs, and one for each duty."""
    jobs = {name: kind for name, kind in kinds.items() if not kind.is_duty}
    duties = [{name: kind} for name, kind in kinds.items() if kind.is_duty]
    return [
        JobRunner(jobs),
        *(
            JobRunner(
                duty,
                lease_seconds=_DUTY_LEASE_SECONDS,
                poll_seconds=_DUTY_POLL_SECONDS,
                turn_seconds=math.inf,
            )
            for duty in duties
        ),
    ]


async def _do_step(
    lease: Lease, kind: Kind, checkpoint: Checkpoint | None
) -> tuple[Literal["succeeded", "failed"] | None, StepResult]:
    """Do a step; return the state that the job is in at its end, or None, and the result."""
    try:
        with span(f"job {lease.kind}"), part(Metrics).job_steps.labels(lease.kind).time():
            result = await kind.step(lease.organization_id, checkpoint)
    except Exception as error:
        if _outage(error) is not None:
            raise
        then = f"it runs again in {kind.every}" if kind.every else "who asked for it can do so anew"
        if isinstance(error, ServiceError):
            logger.error(  # noqa: TRY400  # no bug
                "the job %s failed: %s; its log says why; %s", lease.key, error.code, then
            )
            return "failed", StepResult(None, log=[str(error)])
        logger.exception("the job %s failed by a bug, to be reported; %s", lease.key, then)
        return "failed", StepResult(None, log=["it failed: see the gateway's log"])
    return ("succeeded" if result.checkpoint is None else None), result


def _count_run(lease: Lease, state: Literal["succeeded", "failed"]) -> None:
    metrics = part(Metrics)
    metrics.job_runs.labels(lease.kind, state).inc()
    if state == "succeeded":
        metrics.job_success.labels(lease.kind).set_to_current_time()


def _outage(error: Exception) -> ServiceError | None:
    """Return what is wrong, if it is something that passes."""
    problem = as_service_error(error)
    return problem if isinstance(problem, Unavailable | DeadlineExceeded) else None
