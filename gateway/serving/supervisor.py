"""Several server processes, and their common end."""

from uvicorn.supervisors import Multiprocess


class Workers(Multiprocess):
    """uvicorn's supervisor, such that nobody is kept waiting at a closed door."""

    def terminate_all(self) -> None:
        """Ask the workers to end.

        This process holds the listening socket too, for new workers. Open, it would go on taking
        connections that none of them accepts any more, and reset them at the very end.
        """
        for listener in self.sockets:
            listener.close()
        super().terminate_all()
