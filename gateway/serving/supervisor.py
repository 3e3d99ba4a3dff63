"""Several server processes, and their common end."""

import logging
from typing import Final

from prometheus_client.multiprocess import mark_process_dead
from uvicorn.supervisors import Multiprocess

logger = logging.getLogger("log10_gateway.server")

# A worker takes three seconds of a core until it serves: on a busy host many more of the clock.
START_SECONDS: Final = 60


class Workers(Multiprocess):
    """uvicorn's supervisor, such that nobody is kept waiting at a closed door."""

    _known: frozenset[int] = frozenset()

    def keep_subprocess_alive(self) -> None:
        """Begin a worker anew where one has ended or does not answer, and say so.

        uvicorn replaces it in passing. Which ones it replaced is looked at afterwards: a worker
        may end at any moment of its own look.
        """
        before = list(self.processes)
        super().keep_subprocess_alive()
        for worker in before:
            if worker not in self.processes:
                logger.error(
                    "the server process %s ended by itself, or was ended for not answering "
                    "(exit code %s); another begins",
                    worker.pid,
                    worker.exitcode,
                )
        self._forget_ended()

    def restart_all(self) -> None:
        """Bring a successor of each worker into service, then end the worker.

        uvicorn waits for it as long as for a sign of life of one that serves: five seconds. Then it
        leaves the restart undone, which on a busy host would be so whenever it is tried.
        """
        answering = self.config.timeout_worker_healthcheck
        self.config.timeout_worker_healthcheck = START_SECONDS
        try:
            super().restart_all()
        finally:
            self.config.timeout_worker_healthcheck = answering

    def _forget_ended(self) -> None:
        """Take away what workers measured that are gone, by a signal to replace them too."""
        known = frozenset(worker.pid for worker in self.processes if worker.pid is not None)
        for pid in self._known - known:
            mark_process_dead(pid)  # type: ignore[no-untyped-call]  # the library's
        self._known = known

    def terminate_all(self) -> None:
        """Ask the workers to end.

        This process holds the listening socket too, for new workers. Open, it would go on taking
        connections that none of them accepts any more, and reset them at the very end.
        """
        for listener in self.sockets:
            listener.close()
        super().terminate_all()
