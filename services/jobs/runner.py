"""Runs jobs in this process, one at a time, beside the requests."""

import asyncio
import logging
import os
import random
import socket
import time
from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from pymongo.errors import PyMongoError

from services.cancellation import end
from services.errors import ServiceError, Unavailable
from services.jobs import store
from services.jobs.kinds import KINDS, Kind
from services.jobs.steps import Run, Step
from services.jobs.store import Lease
from services.storage.database import as_service_error

logger = logging.getLogger("log10_gateway.jobs")

_LEASE: Final = timedelta(seconds=30)
_POLL_SECONDS: Final = 10.0
# How long it rests after a step, in times of what the step took.
_REST: Final = 4.0


class Runner:
    """Takes jobs that are due, and does them step by step.

    Args:
        kinds: Which jobs there are.
        lease: For how long a job is another's to take only after this process was last heard of.
        poll_seconds: How often it looks whether a job is due.
        rest: How long it rests after a step, in times of what the step took.
    """

    def __init__(
        self,
        kinds: Mapping[str, Kind] = KINDS,
        *,
        lease: timedelta = _LEASE,
        poll_seconds: float = _POLL_SECONDS,
        rest: float = _REST,
    ) -> None:
        self._kinds = kinds
        self._lease = lease
        self._poll_seconds = poll_seconds
        self._rest = rest
        self._owner = f"{socket.gethostname()}:{os.getpid()}"
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Begin to run jobs, until `close`."""
        self._task = asyncio.create_task(self.run(), name="jobs")

    async def close(self) -> None:
        """End; a job under way is carried on by whoever takes it once its lease has ended."""
        if self._task is not None:
            await end(self._task)
            self._task = None

    async def run(self) -> None:
        """Run jobs for ever, through outages of the database."""
        is_away = has_own = False
        while True:
            try:
                if not has_own:
                    own = [name for name, kind in self._kinds.items() if kind.every is not None]
                    await store.ensure_own(own)
                    has_own = True
                lease = await store.take(self._kinds, self._owner, self._lease)
                is_away = False
                if lease is not None:
                    await self._do(lease)
                    continue
            except (PyMongoError, Unavailable) as error:
                if not is_away:
                    known = as_service_error(error) or error
                    logger.warning("jobs wait for the database: %s", str(known)[:200])
                is_away = True
            # Not all gateways at the same moment.
            await asyncio.sleep(self._poll_seconds * random.uniform(0.8, 1.2))  # noqa: S311

    async def _do(self, lease: Lease) -> None:
        """Do a job to its end, or until it is no longer this process's."""
        kind = self._kinds[lease.row["kind"]]
        checkpoint, done = lease.row["checkpoint"], lease.row["done"]
        while True:
            run = Run(lease.row["organization_id"], checkpoint, done)
            began = time.monotonic()
            try:
                step = await self._step(kind, run, lease)
            except (PyMongoError, Unavailable):
                raise  # whoever takes it next begins with this step
            except ServiceError as error:
                await store.fail(lease, str(error), kind.every)
                return
            except Exception:
                logger.exception("the job %s failed", lease.row["kind"])
                await store.fail(lease, "internal error; see the gateway's log", kind.every)
                return
            if step is None:
                return
            if step.checkpoint is None:
                await store.finish(lease, step, kind.every)
                return
            if not await store.carry_on(lease, step, self._lease):
                return
            checkpoint, done = step.checkpoint, done + step.done
            resting = (time.monotonic() - began) * self._rest
            await asyncio.sleep(min(resting, self._lease.total_seconds() / 2))

    async def _step(self, kind: Kind, run: Run, lease: Lease) -> Step | None:
        """Do one step, and keep the lease meanwhile; return None where that is lost."""

        async def work() -> Step:
            return await kind.step(run)

        task = asyncio.create_task(work())
        try:
            while True:
                await asyncio.wait([task], timeout=self._lease.total_seconds() / 3)
                if task.done():
                    return task.result()
                if not await store.extend(lease, self._lease):
                    return None
        finally:
            await end(task)
