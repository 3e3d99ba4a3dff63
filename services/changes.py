"""What changes, as it changes: one change stream a collection and process, fanned out in memory.

The stream carries keys and kinds, never documents: a subscriber that wants the rows reads those of
its filter, many changes at once. It runs while somebody listens, follows a change of primary (the
driver resumes it), and works the same whichever gateway made the change.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final, Literal

from pymongo.asynchronous.change_stream import AsyncChangeStream
from pymongo.errors import PyMongoError

from models import CompletionDocument, FeedbackDocument
from services.cancellation import end
from services.errors import Reason, Unavailable
from services.observability.metrics import Metrics
from services.runtime import bare_context, current, entered_runtime, part
from services.storage.database import as_service_error, database
from services.storage.monitoring import name_of

logger = logging.getLogger("log10_gateway.changes")

Kind = Literal["created", "updated", "deleted"]
_KINDS: Final[dict[str, Kind]] = {
    "insert": "created",
    "update": "updated",
    "replace": "updated",
    "delete": "deleted",
}
# How long MongoDB holds a request for changes open when there are none.
_AWAIT_MS: Final = 1000
# Changes that may wait for a subscriber: past that it is too slow, and is told so.
MAX_WAITING: Final = 10_000
_PIPELINE: Final[list[dict[str, Any]]] = [
    {"$match": {"operationType": {"$in": list(_KINDS)}}},
    {"$project": {"operationType": 1, "documentKey": 1}},
]


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one object."""

    kind: Kind
    id: str


class Subscriber:
    """The changes of one organization that one listener has not taken yet."""

    def __init__(self, organization_id: str) -> None:
        self.organization_id = organization_id
        self._waiting: list[Change] = []
        self._arrived = asyncio.Event()
        self._failure: Unavailable | None = None

    def put(self, change: Change) -> None:
        """Add a change."""
        if len(self._waiting) >= MAX_WAITING:
            self.fail(
                Unavailable(
                    "the subscriber is too slow for the changes; subscribe again",
                    counted_as=Reason.SLOW_SUBSCRIBER,
                )
            )
            return
        self._waiting.append(change)
        self._arrived.set()

    def fail(self, failure: Unavailable) -> None:
        """End the listening with an error."""
        self._failure = failure
        self._arrived.set()

    async def take(self) -> Sequence[Change]:
        """Wait for changes, and take all that have arrived, in order.

        Raises:
            Unavailable: Changes were lost: the subscriber is too slow, or the stream ended.
        """
        await self._arrived.wait()
        if self._failure is not None:
            raise self._failure
        self._arrived.clear()
        taken, self._waiting = self._waiting, []
        return taken


class Feed:
    """The changes of one collection.

    Args:
        document: The collection's document class.
    """

    def __init__(self, document: type[Any]) -> None:
        self._document = document
        self._subscribers: dict[str, set[Subscriber]] = {}
        self._task: asyncio.Task[None] | None = None
        self._starting = asyncio.Lock()

    @asynccontextmanager
    async def subscribe(self, organization_id: str) -> AsyncIterator[Subscriber]:
        """Listen to an organization's changes, from now on.

        Raises:
            Unavailable: The database is out of reach.
        """
        async with self._starting:
            if self._task is None:
                await self._start()
        subscriber = Subscriber(organization_id)
        self._subscribers.setdefault(organization_id, set()).add(subscriber)
        try:
            yield subscriber
        finally:
            self._forget(subscriber)

    @property
    def subscribers(self) -> int:
        """How many listen."""
        return sum(map(len, self._subscribers.values()))

    @property
    def collection(self) -> str:
        """The collection's name."""
        name: str = self._document.Settings.name
        return name

    def _forget(self, subscriber: Subscriber) -> None:
        listening = self._subscribers.get(subscriber.organization_id, set())
        listening.discard(subscriber)
        if not listening:
            self._subscribers.pop(subscriber.organization_id, None)
        if not self._subscribers and self._task is not None:
            # A newcomer must begin anew, not join the one that ends.
            task, self._task = self._task, None
            task.cancel()

    async def _start(self) -> None:
        collection = database.patient(self._document)
        try:
            stream = await collection.watch(_PIPELINE, max_await_time_ms=_AWAIT_MS)
        except PyMongoError as error:
            raise Unavailable("the database cannot be listened to now") from error
        # In a context of its own: the first subscriber's may hold a deadline.
        self._task = asyncio.create_task(self._run(stream), context=bare_context())

    async def _run(self, stream: AsyncChangeStream[dict[str, Any]]) -> None:
        try:
            async with stream:
                # A cancellation may be lost (see `services.cancellation`), and with two streams at
                # work every change would be told twice.
                while stream.alive and self._task is asyncio.current_task():
                    event = await stream.try_next()
                    if event is not None and self._task is asyncio.current_task():
                        self._fan_out(event)
        except PyMongoError as error:
            problem = as_service_error(error)
            logger.warning(
                "live updates of %s ended, and subscribers are told to come back: %s",
                self.collection,
                problem or f"the database says {name_of(error)}",
            )
        finally:
            if self._task is asyncio.current_task():
                self._task = None
                self.fail_all(Unavailable("the stream of changes broke; subscribe again"))

    def fail_all(self, failure: Unavailable) -> None:
        """End all listening with an error."""
        for listening in self._subscribers.values():
            for subscriber in listening:
                subscriber.fail(failure)

    def _fan_out(self, event: dict[str, Any]) -> None:
        key = event["documentKey"]["_id"]
        if not isinstance(key, str):
            return  # another program's, which no organization owns
        kind = _KINDS[event["operationType"]]
        part(Metrics).changes.labels(self.collection, kind).inc()
        organization_id, _, public_id = key.partition("/")
        listening = self._subscribers.get(organization_id)
        if listening:
            change = Change(kind, public_id)
            for subscriber in listening:
                subscriber.put(change)

    async def close(self) -> None:
        """End the stream, and with it all listening. For shutdown."""
        if self._task is not None:
            await end(self._task)


class CompletionFeed(Feed):
    """The changes of completions."""

    def __init__(self) -> None:
        super().__init__(CompletionDocument)


class FeedbackFeed(Feed):
    """The changes of feedback."""

    def __init__(self) -> None:
        super().__init__(FeedbackDocument)


completions = current(CompletionFeed)
feedback = current(FeedbackFeed)


def end_all() -> None:
    """Tell all who listen to come back: the process is about to end, and streams never do."""
    if entered_runtime() is None:
        return  # a server of another app
    failure = Unavailable(
        "the gateway is shutting down; subscribe again",
        counted_as=Reason.SHUTDOWN,
    )
    completions.fail_all(failure)
    feedback.fail_all(failure)


async def close() -> None:
    """End all streams. For shutdown."""
    await completions.close()
    await feedback.close()
