"""One change stream a collection and process, for all who listen.

    MongoDB -> Hub -> Ring
                   -> Desk -> Audience -> Watch

Hub: reads the change stream of a collection, and hands each change to its organization's desk.
Ring: the latest changes, kept in memory for who goes on from a cursor.
Desk: an organization with listeners; 20 times a second at the most it takes what has come, reads
    the rows once, and matches them against each distinct filter once (a round).
Audience: all listeners of a desk that have the same filter.
Watch: one listener: what waits to be told, and how far it has been told.
Moment: where a change stands in the order of all changes; what a cursor holds.

The stream carries keys and kinds, never documents. It runs while somebody listens, follows a change
of primary (the driver resumes it), and works the same whichever gateway made the change.

Who goes on from a cursor is told first what the ring holds since then, or, where that does not
reach, what a change stream of its own yields until it does; then it joins its organization's desk.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Sequence
from contextlib import aclosing, asynccontextmanager, suppress
from typing import Any, Final, TypeAlias

from pymongo.errors import PyMongoError

from services.cancellation import end, end_soon
from services.changes.audiences import Audience, Compile, Event, Known, events_of, new_known
from services.changes.moments import Moment
from services.changes.ring import Ring
from services.changes.streams import (
    Change,
    Stream,
    broken,
    changes_in,
    expired,
    open_stream,
    present,
)
from services.errors import Reason, ResumeExpired, ServiceError, Unavailable
from services.observability.metrics import Metrics
from services.runtime import bare_context, part
from services.storage.bson_values import may_hold_payload
from services.storage.database import as_service_error
from services.storage.monitoring import name_of

logger = logging.getLogger("log10_gateway.changes")

# The most events that may wait in a watch; with more, it ends.
_MOST_WAITING: Final = 10_000
# The least time between the beginnings of two rounds of a desk: each round takes all changes since
# the last one, which costs less than a round for each, and nobody notices so short a delay.
_ROUND_SECONDS: Final = 0.05
# While changes come without a pause, the hub reads for so long, then rests for as long as a round.
_READING_SECONDS: Final = 0.005
# The most changes that are matched together for a watch that goes on from a cursor.
_SLICE: Final = 1_000
# When a gateway ends, its clients come to another one, one after the other, with cursors that
# differ by a few seconds. If the first cursor is less than `_RECENT_SECONDS` old, the ring begins
# `_EARLIER_SECONDS` before it, so that it serves the others too.
_EARLIER_SECONDS: Final = 10
_RECENT_SECONDS: Final = 30
# How long MongoDB waits for more when the ring is filled, where waiting holds up a client.
_SHORT_AWAIT_MS: Final = 10
# The most change streams that are open at once for cursors from before the ring; others wait.
_MOST_PRIVATE: Final = 4

# Of one organization, so that no other waits for it.
_MOST_PRIVATE_OF_ONE: Final = 2
# For so long each is read before another has its turn.
_PRIVATE_SECONDS: Final = 0.5
# The most changes that may wait for a round.
_MOST_PENDING: Final = 50_000

# What tells two filters apart.
FilterKey: TypeAlias = str


def too_many() -> Unavailable:
    """Return what listeners are told where changes come too fast for this gateway."""
    return Unavailable(
        "changes come faster than they can be told; subscribe again after the last cursor",
        counted_as=Reason.SLOW_SUBSCRIBER,
    )


class Watch:
    """What one listener is told.

    Args:
        desk: Its organization's.
        audience: Those with the same filter.
        after: From where on; from now on if None.
        has_rows: Whether its events have rows.
        on_idle: Called each time that it has told everything there is, and waits for more.

    Attributes:
        told_to: The number in the ring before which it has told everything; None while it is
            behind, or has something to tell.
    """

    def __init__(
        self,
        desk: "Desk",
        audience: Audience,
        after: Moment | None,
        *,
        has_rows: bool,
        on_idle: Callable[[], None],
    ) -> None:
        self.desk, self.audience = desk, audience
        self.has_rows = has_rows
        self.told_to: int | None = None
        self._after = after
        self._on_idle = on_idle
        self._rounds: list[tuple[int, Sequence[Event]]] = []
        self._waiting = 0
        self._arrived = asyncio.Event()
        self._failure: ServiceError | None = None

    def put(self, end_: int, events: Sequence[Event]) -> None:
        """Add a round's events, up to a number in the ring."""
        if not events and self.told_to is not None:
            self.told_to = end_
            self._on_idle()
            return
        if not events and self._rounds:
            self._rounds[-1] = (end_, self._rounds[-1][1])
            return
        if self._waiting + len(events) > _MOST_WAITING:
            self.fail(too_many())
            return
        self.told_to = None
        self._rounds.append((end_, events))
        self._waiting += len(events)
        self._arrived.set()

    def fail(self, failure: ServiceError) -> None:
        """End the listening with an error."""
        self._failure, self.told_to = self._failure or failure, None
        self._arrived.set()

    async def events(self) -> AsyncGenerator[Event, None]:
        """Yield what is told, without end.

        Raises:
            ResumeExpired: The changes since `after` are no longer known.
            Unavailable: The stream ended, or changes come faster than they are taken from here.
        """
        async with aclosing(self.rounds()) as rounds:
            async for events in rounds:
                for event in events:
                    yield event

    async def rounds(
        self, patience_seconds: float | None = None
    ) -> AsyncGenerator[Sequence[Event], None]:
        """Yield what is told, as much at a time as has come together; see `events`.

        Args:
            patience_seconds: Where nothing comes for so long, nothing is yielded as a round.
        """
        if self._after is not None:
            async with aclosing(self._past(self._after)) as past:
                async for events in past:
                    yield events
            self.desk.join(self)  # in the same turn of the loop in which the past has ended
        after = self._after
        while True:
            taken = await self._take(patience_seconds)
            if not taken:
                yield ()
                continue
            for end_, events in taken:
                # Another gateway may have read further, and told of it already.
                yield [event for event in events if after is None or event.moment > after]
                self._waiting -= len(events)
                told_to = end_
            if not self._rounds and self._has_begun(told_to):
                self.told_to = told_to
                self._on_idle()

    def _has_begun(self, number: int) -> bool:
        """Say whether all before a number in the ring are past, up to where it was to begin."""
        ring = self.desk.ring
        if self._after is None:
            return True
        first = ring.after(self._after)
        return first is None or (ring.last >= self._after and first <= number)

    async def _take(self, patience_seconds: float | None) -> list[tuple[int, Sequence[Event]]]:
        with suppress(TimeoutError):
            async with asyncio.timeout(patience_seconds):
                await self._arrived.wait()
        self._check()
        if not self._arrived.is_set():
            return []
        self._arrived.clear()
        self.told_to = None
        taken, self._rounds = self._rounds, []
        return taken

    def _check(self) -> None:
        if self._failure is not None:
            raise self._failure

    async def _past(self, after: Moment) -> AsyncGenerator[Sequence[Event], None]:
        desk, ring = self.desk, self.desk.ring
        number = ring.after(after)
        while True:
            if number is None:
                async with aclosing(self._long_past(after)) as slices:
                    async for changes, reached in slices:
                        yield await self._events_of(changes)
                        after = max(after, reached)
                number = ring.after(after)
                continue
            self._check()
            end_ = min(desk.taken, number + _SLICE)
            if number >= end_:
                return
            changes = ring.between(desk.organization_id, number, end_)
            if changes:
                after = changes[-1].moment
                yield await self._events_of(changes)
            # The ring may have forgotten meanwhile what comes next.
            number = end_ if end_ >= ring.start else ring.after(after)

    async def _long_past(
        self, after: Moment
    ) -> AsyncGenerator[tuple[Sequence[Change], Moment], None]:
        """Yield changes that the ring has forgotten, until it remembers what comes next.

        With each some a moment, up to which there are no others. Each time a stream is read for a
        moment only, and not while its changes are told, so that everybody has a turn; those of one
        organization have no more than some of the turns.
        """
        desk, hub = self.desk, self.desk.hub
        while desk.ring.after(after) is None:
            async with desk.private_turn, hub.private_turn:
                changes, after = await self._forgotten(after)
            yield changes, after

    async def _forgotten(self, after: Moment) -> tuple[Sequence[Change], Moment]:
        """Read some changes that the ring has forgotten, and up to where these are all."""
        desk, loop = self.desk, asyncio.get_running_loop()
        stream = await open_stream(desk.hub.document, after, organization_id=desk.organization_id)
        changes: list[Change] = []
        rest_at = loop.time() + _PRIVATE_SECONDS
        async with aclosing(changes_in(stream)) as read:
            async for change, reached in read:
                self._check()
                if change is not None and change.moment > after:
                    changes.append(change)
                is_over = loop.time() >= rest_at or len(changes) >= _SLICE
                reached = max(after, reached)
                if desk.ring.after(reached) is not None or (is_over and reached > after):
                    return changes, reached
        return changes, after

    async def _events_of(self, changes: Sequence[Change]) -> Sequence[Event]:
        """Match past changes. What the audience knows of the present is not of use for that."""
        desk = self.desk
        await self.audience.prepare()
        [events] = await events_of(
            desk.hub.document, desk.organization_id, changes, [self.audience], {}
        )
        return events


class Desk:
    """Where the changes of one organization are matched, a round after the other.

    Args:
        hub: Whose changes these are.
        organization_id: The organization.

    Attributes:
        ring: The hub's, of the stream that the desk takes its changes from.
        private_turn: Held by who reads a stream of its own, beside the hub's.
    """

    def __init__(self, hub: "Hub", organization_id: str) -> None:
        self.hub, self.organization_id = hub, organization_id
        self.ring = hub.ring
        self._audiences: dict[FilterKey, Audience] = {}
        self._watches: dict[Audience, set[Watch]] = {}
        self._joined: set[Watch] = set()
        self._pending: list[Change] = []
        self._pending_from = 0
        self._arrived = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self.private_turn = asyncio.Semaphore(_MOST_PRIVATE_OF_ONE)

    @property
    def watches(self) -> list[Watch]:
        """All who listen."""
        return [watch for watches in self._watches.values() for watch in watches]

    @property
    def taken(self) -> int:
        """The number in the ring before which all changes have been taken for a round."""
        return self._pending_from if self._pending else self.ring.end

    def audience(self, key: FilterKey, compile_: Compile, *, is_lasting: bool) -> Audience:
        """Return the audience of a filter."""
        found = self._audiences.get(key)
        if found is None:
            found = self._audiences[key] = Audience(compile_, is_lasting=is_lasting)
        return found

    def add(self, watch: Watch, paths: Iterable[str]) -> None:
        """Add a listener, who is not told of rounds yet."""
        watch.audience.paths |= frozenset(paths)
        self._watches.setdefault(watch.audience, set()).add(watch)

    def join(self, watch: Watch) -> None:
        """Tell a listener of all rounds from now on."""
        if not any(one.audience is watch.audience for one in self._joined):
            watch.audience.forget()
        self._joined.add(watch)
        if self._task is None:
            self._task = asyncio.create_task(self._run(), context=bare_context())
        watch.put(self.taken, ())

    def remove(self, watch: Watch) -> None:
        """Remove a listener."""
        self._joined.discard(watch)
        if not self._joined:
            self._pending = []  # who comes later finds it in the ring
        watches = self._watches[watch.audience]
        watches.discard(watch)
        if not watches:
            del self._watches[watch.audience]
            self._audiences = {
                key: one for key, one in self._audiences.items() if one is not watch.audience
            }

    def close(self) -> None:
        """End the rounds."""
        if self._task is not None:
            end_soon(self._task)

    def put(self, change: Change, number: int) -> None:
        """Add a change for the next round."""
        if not self._joined:
            return
        if len(self._pending) >= _MOST_PENDING:
            self._pending = []
            self.fail(too_many())
            return
        if not self._pending:
            self._pending_from = number
        self._pending.append(change)
        self._arrived.set()

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            await self._arrived.wait()
            begun = loop.time()
            try:
                await self._round()
            except Exception as error:  # whatever it is, who listens is told
                problem = as_service_error(error)
                if problem is None:
                    logger.exception("changes of %s could not be told", self.hub.collection)
                    problem = Unavailable("the changes could not be told; subscribe again")
                self.fail(problem)
            await asyncio.sleep(max(begun + _ROUND_SECONDS - loop.time(), 0))

    async def _round(self) -> None:
        """Tell what has come. Who joins meanwhile has been told of it from the ring."""
        self._arrived.clear()
        changes, self._pending = self._pending, []
        end_ = self.ring.end
        joined = list(self._joined)
        audiences = await self._prepared({watch.audience for watch in joined})
        told = await events_of(
            self.hub.document, self.organization_id, changes, audiences, self.hub.known
        )
        by_audience = dict(zip(audiences, told, strict=True))
        for watch in joined:
            if watch in self._joined and watch.audience in by_audience:
                watch.put(end_, by_audience[watch.audience])

    async def _prepared(self, audiences: Iterable[Audience]) -> list[Audience]:
        """Compile filters anew whose tasks may have changed; who names one that is gone is told."""
        prepared = []
        for audience in audiences:
            try:
                await audience.prepare()
            except ServiceError as error:
                for watch in self._watches.get(audience, ()):
                    watch.fail(error)
            else:
                prepared.append(audience)
        return prepared

    def fail(self, failure: ServiceError) -> None:
        """End all listening with an error."""
        for watch in self.watches:
            watch.fail(failure)


class Hub:
    """The changes of one collection.

    Args:
        document: The collection's document class.

    Attributes:
        ring: The latest changes, while the stream runs.
        known: What matched when it was last seen.
        private_turn: Held by who reads a stream of its own.
    """

    def __init__(self, document: type[Any]) -> None:
        self.document = document
        self.ring = Ring(Moment(0, 0))
        self.known: Known = new_known()
        self.private_turn = asyncio.Semaphore(_MOST_PRIVATE)
        self._desks: dict[str, Desk] = {}
        self._task: asyncio.Task[None] | None = None
        self._starting = asyncio.Lock()

    @property
    def collection(self) -> str:
        """The collection's name."""
        name: str = self.document.Settings.name
        return name

    @property
    def subscribers(self) -> int:
        """How many listen."""
        return sum(len(desk.watches) for desk in self._desks.values())

    @asynccontextmanager
    async def watch(
        self,
        organization_id: str,
        key: FilterKey,
        compile_: Compile,
        *,
        is_lasting: bool,
        paths: Iterable[str] = (),
        after: Moment | None = None,
        on_idle: Callable[[], None],
    ) -> AsyncIterator[Watch]:
        """Listen to an organization's changes.

        Args:
            organization_id: Whose.
            key: Tells the filter from others.
            compile_: Compiles it.
            is_lasting: Whether it always comes to the same.
            paths: The stored paths that are wanted of a row. With one of a payload among them
                events come without rows, which may be large: who listens reads each in its turn.
            after: From where on; from now on if None.
            on_idle: See `Watch`.

        Raises:
            ResumeExpired: `after` is yet to come: it is of a database that was put back.
            Unavailable: The database is out of reach.
        """
        async with self._starting:
            if self._task is None:
                await self._start(after)
            desk = self._desks.get(organization_id)
            if desk is None:
                desk = self._desks[organization_id] = Desk(self, organization_id)
            audience = desk.audience(key, compile_, is_lasting=is_lasting)
            wanted = frozenset(paths)
            has_rows = not may_hold_payload(self.collection, dict.fromkeys(wanted, 1))
            watch = Watch(desk, audience, after, has_rows=has_rows, on_idle=on_idle)
            desk.add(watch, wanted if has_rows else ())
        try:
            if after is not None and after > desk.ring.last and after >= await present():
                raise expired()
            await audience.prepare()  # a wrong filter is rejected at once
            if after is None:
                desk.join(watch)
            yield watch
        finally:
            self._remove(watch)

    def _remove(self, watch: Watch) -> None:
        desk = watch.desk
        desk.remove(watch)
        if not desk.watches:
            desk.close()
            if self._desks.get(desk.organization_id) is desk:
                del self._desks[desk.organization_id]
        if not self._desks and self._task is not None:
            # A newcomer must begin anew, not join the one that ends.
            task, self._task = self._task, None
            task.cancel()

    async def _start(self, after: Moment | None) -> None:
        now = await present()
        self.ring = Ring(now)
        if after is not None and after < now and now.seconds - after.seconds < _RECENT_SECONDS:
            with suppress(ResumeExpired):  # then who goes on from there is told so
                await self._remember(after.seconds - _EARLIER_SECONDS, now)
        stream = await open_stream(self.document, now)
        # In a context of its own: the first listener's may hold a deadline.
        self._task = asyncio.create_task(self._run(stream), context=bare_context())

    async def _remember(self, since: int, now: Moment) -> None:
        """Fill the ring with what has changed from a second on until now."""
        begin = Moment(since, 1)
        ring = Ring(begin)
        last = Moment(now.seconds, now.increment - 1)  # of what has been answered
        stream = await open_stream(self.document, begin, await_ms=_SHORT_AWAIT_MS)
        async with aclosing(changes_in(stream)) as read:
            async for change, reached in read:
                if change is not None and change.moment < now:
                    ring.append(change)
                if (reached >= last and change is None) or reached >= now:
                    break
        self.ring = ring

    async def _run(self, stream: Stream) -> None:
        failure: ServiceError = broken()
        loop = asyncio.get_running_loop()
        try:
            async with aclosing(changes_in(stream)) as read:
                rest_at = loop.time() + _READING_SECONDS
                async for change, _ in read:
                    # A cancellation may be lost (see `services.cancellation`), and with two streams
                    # at work every change would be told twice.
                    if self._task is not asyncio.current_task():
                        return
                    if change is not None:
                        self._add(change)
                    if change is not None and loop.time() >= rest_at:
                        await asyncio.sleep(_ROUND_SECONDS)
                        rest_at = loop.time() + _READING_SECONDS
        except ServiceError as error:
            failure, cause = error, error.__cause__
            logger.warning(
                "live updates of %s ended, and subscribers are told to come back: %s",
                self.collection,
                name_of(cause) if isinstance(cause, PyMongoError) else error,
            )
        except Exception:
            logger.exception("live updates of %s ended", self.collection)
        finally:
            if self._task is asyncio.current_task():
                self._task = None
                self.fail_all(failure)

    def _add(self, change: Change) -> None:
        part(Metrics).changes.labels(self.collection, change.kind).inc()
        number = self.ring.end
        self.ring.append(change)
        desk = self._desks.get(change.organization_id)
        if desk is not None:
            desk.put(change, number)

    def fail_all(self, failure: ServiceError) -> None:
        """End all listening with an error; who comes from now on listens anew."""
        desks, self._desks = self._desks, {}
        for desk in desks.values():
            desk.fail(failure)

    async def close(self) -> None:
        """End the stream, and with it all listening. For shutdown."""
        if self._task is not None:
            await end(self._task)
