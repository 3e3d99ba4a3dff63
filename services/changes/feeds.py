"""The feeds: what changes among completions, among feedback, and in the queues of tasks."""

from collections.abc import Callable, Iterable
from contextlib import AbstractAsyncContextManager
from typing import Final

from models import CompletionDocument, FeedbackDocument, QueueItemDocument
from services.changes.hub import Hub, Watch
from services.changes.moments import Moment, moment_of
from services.changes.streams import present
from services.completions import reading
from services.completions.filters import CompletionFilter, marks_of_doubt, tasks_named
from services.completions.grade_conditions import MAX_TEXT_LENGTH, SHORT
from services.errors import InvalidInput, Reason, Unavailable
from services.grading.feedback import FeedbackFilter, compile_followed
from services.runtime import current, entered_runtime
from services.storage.conditions import Query


class CompletionHub(Hub):
    """The changes of completions."""

    def __init__(self) -> None:
        super().__init__(CompletionDocument)


class FeedbackHub(Hub):
    """The changes of feedback."""

    def __init__(self) -> None:
        super().__init__(FeedbackDocument)


class QueueHub(Hub):
    """The changes of queues' items."""

    def __init__(self) -> None:
        super().__init__(QueueItemDocument)


completions = current(CompletionHub)
feedback = current(FeedbackHub)
queues = current(QueueHub)
ALL: Final[tuple[Hub, ...]] = (completions, feedback, queues)


def watch_completions(
    organization_id: str,
    filter_: CompletionFilter | None,
    *,
    paths: Iterable[str],
    after: str | None,
    on_idle: Callable[[], None] = lambda: None,
) -> AbstractAsyncContextManager[Watch]:
    """Listen to the changes of completions that match; see `Hub.watch`.

    Raises:
        InvalidInput: The filter or the cursor is malformed, or asks for parts and ends of texts in
            feedback, of which completions have the beginning.
        NotFound: The filter names a task that is not there.
        Unavailable: The database is out of reach.
    """

    async def compiled() -> Query:
        query = await reading.compiled_to_follow(organization_id, filter_)
        if filter_ is not None and SHORT in (marks_of_doubt(filter_) or ()):
            raise InvalidInput(
                f"what follows completions knows the first {MAX_TEXT_LENGTH} characters of a text "
                "in feedback: ask neither what it `contains` nor what it `endsWith`"
            )
        return query

    return completions.watch(
        organization_id,
        repr(filter_),
        compiled,
        is_lasting=not tasks_named(filter_),
        paths=paths,
        after=_moment(after),
        on_idle=on_idle,
    )


def watch_feedback(
    organization_id: str,
    filter_: FeedbackFilter | None,
    *,
    paths: Iterable[str],
    after: str | None,
    on_idle: Callable[[], None] = lambda: None,
) -> AbstractAsyncContextManager[Watch]:
    """Listen to the changes of feedback that matches; see `watch_completions`."""

    async def compiled() -> Query:
        return compile_followed(organization_id, filter_)

    return feedback.watch(
        organization_id,
        repr(filter_),
        compiled,
        is_lasting=True,
        paths=paths,
        after=_moment(after),
        on_idle=on_idle,
    )


def watch_queues(organization_id: str, after: Moment) -> AbstractAsyncContextManager[Watch]:
    """Listen to the changes of all queues' items; see `Hub.watch`. No item is read for that.

    Raises:
        ResumeExpired: `after` is yet to come.
        Unavailable: The database is out of reach.
    """

    async def compiled() -> Query:
        return {"organization_id": organization_id}

    return queues.watch(
        organization_id,
        "",
        compiled,
        is_lasting=True,
        after=after,
        on_idle=lambda: None,
    )


def _moment(after: str | None) -> Moment | None:
    return None if after is None else moment_of(after)


async def present_cursor() -> str:
    """Return a cursor of now; see `Moment.present_cursor`.

    Raises:
        Unavailable: The database is out of reach.
    """
    return (await present()).present_cursor


def end_all() -> None:
    """Tell all who listen to come back: the process is about to end, and streams never do."""
    if entered_runtime() is None:
        return  # a server of another app
    failure = Unavailable(
        "the gateway is shutting down; subscribe again",
        counted_as=Reason.SHUTDOWN,
    )
    for hub in ALL:
        hub.fail_all(failure)


async def close() -> None:
    """End all streams. For shutdown."""
    for hub in ALL:
        await hub.close()
