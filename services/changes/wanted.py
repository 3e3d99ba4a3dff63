"""`feedbackWanted`: which completions of a queue want a grade, from what waits already on.

First comes what waits, the oldest first. Then comes what changes: each change of an item is a
reason to look whether it may be handed out now, by the condition by which `assignNext` hands it
out. Once a second leases are looked for that have ended by themselves: they are taken off their
items, which is a change as any other.

So what is told is what the queue is, not what has become of it: whoever is told twice of the same
completion finds, when it is leased, that it has gone. A place (`_Place`) says how far both have
come; it is what a cursor holds.
"""

import asyncio
import struct
from collections import deque
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, NamedTuple

from services import base64url
from services.changes.audiences import Event
from services.changes.feeds import watch_queues
from services.changes.hub import Watch
from services.changes.moments import MAX_CURSOR_LENGTH, Moment
from services.changes.streams import present
from services.errors import InvalidInput
from services.grading.assigning import share_queue
from services.grading.lines import is_shared
from services.grading.taking import free_ended
from services.grading.wanted import Wanting

# The most completions of one event.
MAX_WANTED: Final = 100
# How often leases that have ended are looked for, and whether the task still has a queue.
_LOOK_SECONDS: Final = 1.0
# What an item may be free by. Else it has changed because its completion has.
_FREEING: Final = frozenset(
    {"graded_by", "is_adjudicated", "is_open", "is_taken", "leases", "skipped", "wanted"}
)
_MOST_JUST_TOLD: Final = 1_000
_VERSION: Final = 1
_HEAD: Final = struct.Struct(">B?IIH")
_CHECK: Final = 8


class _Place(NamedTuple):
    """How far has been told.

    Attributes:
        moment: Up to which changes have.
        seq: The order key up to which what waited at first has; None if all of it has.
    """

    moment: Moment
    seq: bytes | None

    def cursor(self, wanting: Wanting) -> str:
        """Return what a client gets."""
        seconds, increment, token = self.moment
        is_behind = self.seq is not None
        head = _HEAD.pack(_VERSION, is_behind, seconds, increment, len(token))
        raw = head + token + (self.seq or b"")
        return base64url.encoded(raw + _check_of(raw, wanting))


def _place_of(cursor: str, wanting: Wanting) -> _Place:
    """Read a cursor.

    Raises:
        InvalidInput: It is none, or of another task or grader, to whom other things were told.
    """
    try:
        if len(cursor) > MAX_CURSOR_LENGTH:
            raise ValueError
        raw = base64url.decoded(cursor)
        body, check = raw[:-_CHECK], raw[-_CHECK:]
        version, is_behind, seconds, increment, length = _HEAD.unpack_from(body)
        if version != _VERSION or check != _check_of(body, wanting):
            raise ValueError
    except (ValueError, struct.error) as error:
        raise InvalidInput(
            "the cursor is malformed, or of another task or grader; take it from an event, or "
            "subscribe without it",
            path="after",
        ) from error
    rest = body[_HEAD.size :]
    moment = Moment(seconds, increment, rest[:length])
    return _Place(moment, rest[length:] if is_behind else None)


def _check_of(raw: bytes, wanting: Wanting) -> bytes:
    """Return what tells a cursor from other text, and whose it is. It is no secret."""
    whose = f"{wanting.task_id}\0{wanting.grader}".encode()
    return blake2b(raw, digest_size=_CHECK, key=blake2b(whose, digest_size=32).digest()).digest()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a grader is told.

    Attributes:
        cursor: After which to go on.
        completion_ids: Which completions want a grade; at most `MAX_WANTED`.
    """

    cursor: str
    completion_ids: Sequence[str]


async def feedback_wanted(
    organization_id: str, task_id: str, grader: str, after: str | None
) -> AsyncGenerator[Wanted, None]:
    """Yield which completions of a task's queue want a grade from a grader, without end.

    Args:
        organization_id: From the token.
        task_id: Whose queue, which graders share from now on.
        grader: The grader's key (`services.feedback.graders`).
        after: A cursor; what waits already is told first if None.

    Raises:
        InvalidInput: The cursor is malformed, or of another task or grader.
        NotFound: There is no such task, or it has been deleted.
        Conflict: It is archived.
        ResumeExpired: The changes since the cursor are no longer known.
        Unavailable: The database is out of reach, or not migrated; or changes come too fast.
    """
    wanting = Wanting(organization_id, task_id, grader)
    place = None if after is None else _place_of(after, wanting)
    await share_queue(organization_id, task_id)
    begun = None
    if place is None:
        await free_ended(organization_id, task_id)
        begun = await present()
        place = _Place(begun.before_what_is_under_way, b"")
    async with watch_queues(organization_id, place.moment) as watch:
        telling = _Telling(wanting, place, watch, begun)
        async with aclosing(telling.wanted()) as wanted:
            async for event in wanted:
                yield event


class _Telling:
    """One stream.

    Args:
        wanting: What is told of.
        place: Where it begins.
        watch: Tells of changes after the place.
        begun: When it began, if it tells what waits from the beginning on.
    """

    def __init__(self, wanting: Wanting, place: _Place, watch: Watch, begun: Moment | None) -> None:
        self._wanting = wanting
        self._place = place
        self._watch = watch
        self._begun = begun
        # What waited and was told last: that it came just before need not be told besides.
        self._just_told: deque[str] = deque(maxlen=_MOST_JUST_TOLD)

    async def wanted(self) -> AsyncGenerator[Wanted, None]:
        """See `feedback_wanted`."""
        async with aclosing(self._waiting()) as waiting:
            async for event in waiting:
                yield event
        loop = asyncio.get_running_loop()
        look_at = loop.time()
        async with aclosing(self._watch.rounds(_LOOK_SECONDS)) as rounds:
            async for events in rounds:
                async with aclosing(self._changed(events)) as changed:
                    async for event in changed:
                        yield event
                if loop.time() < look_at:
                    continue
                look_at = loop.time() + _LOOK_SECONDS
                await self._check()
                await free_ended(self._wanting.organization_id, self._wanting.task_id)

    async def _waiting(self) -> AsyncGenerator[Wanted, None]:
        """Yield what waited at first, the oldest first."""
        while (seq := self._place.seq) is not None:
            await self._check()
            ids, last = await self._wanting.waiting(seq)
            self._place = self._place._replace(seq=last)
            self._just_told.extend(ids)
            if ids:
                yield self._told(ids)

    async def _changed(self, events: Sequence[Event]) -> AsyncGenerator[Wanted, None]:
        """Yield which of the items that have changed may be handed out."""
        prefix = f"{self._wanting.task_id}/"
        concerned = [
            event
            for event in events
            if event.id.startswith(prefix) and event.kind in ("created", "updated")
            if event.fields is None or event.kind == "created" or event.fields & _FREEING
            if not self._is_just_told(event, prefix)
        ]
        for begin in range(0, len(concerned), MAX_WANTED):
            some = concerned[begin : begin + MAX_WANTED]
            ids = await self._wanting.still([event.id.removeprefix(prefix) for event in some])
            self._place = self._place._replace(moment=some[-1].moment)
            if ids:
                yield self._told(ids)
        if events:
            self._place = self._place._replace(moment=events[-1].moment)

    def _is_just_told(self, event: Event, prefix: str) -> bool:
        if self._begun is None or event.moment >= self._begun:
            return False
        return event.id.removeprefix(prefix) in self._just_told

    async def _check(self) -> None:
        """Return if the task still has a queue.

        Raises:
            NotFound: It was deleted.
            Conflict: It is archived.
        """
        await is_shared(self._wanting.organization_id, self._wanting.task_id)

    def _told(self, completion_ids: Sequence[str]) -> Wanted:
        return Wanted(self._place.cursor(self._wanting), completion_ids)
