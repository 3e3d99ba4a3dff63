"""Several server processes, and their common end."""

import logging

from uvicorn.supervisors import Multiprocess

logger = logging.getLogger("log10_gateway.server")


class Workers(Multiprocess):
    """uvicorn's supervisor, such that nobody is kept waiting at a closed door."""

    def keep_subprocess_alive(self) -> None:
        """Begin a worker anew where one has ended, and say so: uvicorn does in passing."""
        if not self.should_exit.is_set():
            for worker in self.processes:
                if not worker.process.is_alive():
                    logger.error(
                        "the server process %s ended by itself (exit code %s); another begins",
                        worker.pid,
                        worker.exitcode,
                    )
        super().keep_subprocess_alive()

    def terminate_all(self) -> None:
        """Ask the workers to end.

        This process holds the listening socket too, for new workers. Open, it would go on taking
        connections that none of them accepts any more, and reset them at the very end.
        """
        for listener in self.sockets:
            listener.close()
        super().terminate_all()
