"""What a stream and whoever executes it know of each other."""

from collections.abc import Callable
from dataclasses import dataclass

from services.changes.hub import Watch


@dataclass(slots=True)
class Stream:
    """The stream of an operation.

    Attributes:
        resume_after: The cursor after which its client wants to go on, where the transport says so.
        cursor: That of the event that is being told.
        watch: What it listens with, once it does.
        on_idle: Called each time that it has told everything there is.
    """

    resume_after: str | None = None
    cursor: str | None = None
    watch: Watch | None = None
    on_idle: Callable[[], None] = lambda: None

    @property
    def told_to(self) -> int | None:
        """The place that it has reached; None while it has something to tell."""
        return None if self.watch is None else self.watch.told_to
