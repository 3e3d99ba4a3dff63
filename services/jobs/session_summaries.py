"""Once a second: sums up anew the sessions whose completions have changed.

One gateway does it, beside all writes: `updated_at` and its index tell what has changed, without a
word from whoever changed it. What makes it certain that no change is passed over:

1. A change may be stored late, with an earlier time than others that were seen before: it waited
   for its batch, or its gateway's clock is behind. So each look begins a little before the place
   that the last one has come to, and every tenth far before it. What was seen is known by its time
   and revision, and passed over; each look reads no more than an index for it.
2. The place is stored only as far as all changes before it have been summed up. Whoever goes on
   after a crash begins far before it, and sums up once more what it cannot know of.
3. A completion that moves remembers the sessions that it was in (`left_session_ids`), and a
   deletion marks its sessions as stale.

A session is summed up whole. One of very many completions, which changes all the time, would take
all the time there is: each rests in proportion to what the last time took.
"""

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Any, Final, NamedTuple

from models import CompletionDocument, SessionDocument, indexes
from services.clock import EPOCH, to_milliseconds, utc_now
from services.jobs.steps import Checkpoint, StepResult
from services.runtime import part
from services.session_summaries import SessionKey, of_organizations, store_summaries
from services.storage.conditions import MAX_MERGED_SCANS
from services.storage.database import database
from services.storage.schema_version import has_session_summaries, stored_version
from services.tenants.organizations import every_organization, organizations_after

_PAUSE_SECONDS: Final = 1.0
# Before a migration is through there is nothing to do.
_LONG_PAUSE_SECONDS: Final = 5.0
# How late a change may be stored: mostly, and at the most.
_MOSTLY_LATE_MS: Final = 2_000
_LATE_MS: Final = 30_000
_LOOKS_UNTIL_FAR_BACK: Final = 10
# Of a younger change another may follow within its millisecond.
_SETTLED_MS: Final = 2_000
# A step ends after so long, if it has got on, with what is left.
_LOOK_SECONDS: Final = 0.5
_SUM_SECONDS: Final = 0.5
# Read at once, and known at the most: changes, some 200 bytes each.
_BATCH: Final = 1000
_MOST_KNOWN: Final = 200_000
# Sessions that wait at the most, before more changes are looked for.
_MOST_WAITING: Final = 20_000
# A session rests for so many times what it took. Below the least nobody counts.
_RESTS: Final = 50
_LEAST_REST_SECONDS: Final = 0.5


class _Change(NamedTuple):
    """A change of a completion that was seen; the time is in milliseconds since 1970."""

    at: int
    revision: int | None
    is_settled: bool


@dataclass(slots=True)
class _Waiting:
    """A session that is to be summed up.

    Attributes:
        since: When the first change was made that it waits for.
        not_before: By the monotonic clock, as `found` is.
        found: When that change was seen.
        is_marked: Whether the session is marked as stale, so that nobody can forget it.
    """

    since: int
    not_before: float
    found: float
    is_marked: bool


class SessionChanges:
    """What this process knows of the changes, while it follows them.

    All of it is true for good, whoever has followed them meanwhile, but for the place.

    Attributes:
        checkpoint: What the last step returned; another one is another gateway's.
    """

    def __init__(self) -> None:
        self.checkpoint: Checkpoint | None = None
        self._at = 0
        self._looks = 0
        self._moved = 0.0  # when the place last changed, by the monotonic clock
        self._is_behind = False
        self._marked_after = ""  # the organization after which the next look for marks begins
        self._known: dict[bytes, _Change] = {}
        self._waiting: dict[SessionKey, _Waiting] = {}
        self._resting: dict[SessionKey, float] = {}
        self._is_following, self._last_step = False, -math.inf

    @property
    def lag_seconds(self) -> float:
        """How old the oldest change is that is not summed up; 0 too where another gateway sums."""
        is_gone = time.monotonic() - self._last_step > _LATE_MS / 1000
        if is_gone and not self._is_following:
            return 0.0
        since = [one.since for one in self._waiting.values()]
        if self._is_behind:
            since.append(self._at)
        return max(to_milliseconds(utc_now()) - min(since), 0) / 1000 if since else 0.0

    async def follow(self, checkpoint: Checkpoint | None) -> StepResult:
        """Look for changes, and sum up what is due; see `step`."""
        self._is_following = True
        try:
            if checkpoint is None or checkpoint != self.checkpoint:
                place = checkpoint["at"] if checkpoint else None
                self._at = await _beginning() if place is None else place
                self._looks, self._moved = 0, time.monotonic()
            await self._look()
            done = await self._sum_up()
        finally:
            self._is_following, self._last_step = False, time.monotonic()
        self.checkpoint = {"at": self._place_to_store()}
        return StepResult(
            self.checkpoint, done=done, pause=0 if self._is_behind else _PAUSE_SECONDS
        )

    def _place_to_store(self) -> int:
        """Return the place up to which nobody needs to look again."""
        return min([self._at, *(one.since for one in self._waiting.values() if not one.is_marked)])

    async def _look(self) -> None:
        begin = self._begin()
        now = to_milliseconds(utc_now())
        newest, self._is_behind = self._at, False
        reached = []
        after = ""
        while ids := await organizations_after(after, most=MAX_MERGED_SCANS):
            place, is_all = await self._look_at(ids, begin)
            newest = max(newest, place)
            if not is_all:
                reached.append(place)
            if len(ids) < MAX_MERGED_SCANS:
                break
            after = ids[-1]
        await self._look_for_marks()
        self._is_behind = bool(reached)
        at = min([newest, now, *reached])
        if at > self._at:
            self._at, self._moved = at, time.monotonic()
        self._looks += 1
        if begin <= self._at - _LATE_MS:
            self._forget_before(begin)

    def _begin(self) -> int:
        """Return where a look begins, in milliseconds."""
        if (time.monotonic() - self._moved) * 1000 > 2 * _LATE_MS:
            return self._at  # whatever was late is there by now
        is_far = self._looks % _LOOKS_UNTIL_FAR_BACK == 0
        return self._at - (_LATE_MS if is_far else _MOSTLY_LATE_MS)

    def _forget_before(self, moment: int) -> None:
        self._known = {seq: change for seq, change in self._known.items() if change.at >= moment}

    async def _look_at(self, organization_ids: Sequence[str], begin: int) -> tuple[int, bool]:
        """Look for the changes in some organizations, the oldest first.

        Returns:
            How far it came, and whether that is all.
        """
        started, place = time.monotonic(), begin
        cursor = database.collection(CompletionDocument).find(
            {
                "organization_id": {"$in": list(organization_ids)},
                "updated_at": {"$gte": EPOCH + timedelta(milliseconds=begin)},
            },
            {"_id": 0, "organization_id": 1, "updated_at": 1, "seq": 1},
            sort={"updated_at": 1},
            batch_size=_BATCH,
            hint=indexes.COMPLETIONS_ORDERED_BY["updated_at"],
        )
        async with cursor:
            while rows := await cursor.to_list(_BATCH):
                await self._take([row for row in rows if self._is_news(row)])
                place = to_milliseconds(rows[-1]["updated_at"])
                is_long = time.monotonic() - started > _LOOK_SECONDS
                if place > self._at and (is_long or len(self._waiting) > _MOST_WAITING):
                    return place, False
        return place, True

    def _is_news(self, row: Mapping[str, Any]) -> bool:
        known = self._known.get(row["seq"])
        return (
            known is None or not known.is_settled or known.at != to_milliseconds(row["updated_at"])
        )

    async def _take(self, changes: Sequence[Mapping[str, Any]]) -> None:
        """Let the sessions of changed completions wait, unless the change is known after all."""
        if not changes:
            return
        seqs: dict[str, list[bytes]] = {}
        for row in changes:
            seqs.setdefault(row["organization_id"], []).append(row["seq"])
        needed = (
            *("organization_id", "seq", "updated_at", "revision"),
            *("session_id", "left_session_ids"),
        )
        cursor = database.collection(CompletionDocument).find(
            of_organizations("seq", seqs),
            {"_id": 0, **dict.fromkeys(needed, 1)},
            batch_size=_BATCH + 1,
            hint=indexes.NEWEST,
        )
        now = to_milliseconds(utc_now())
        for row in await cursor.to_list():
            at, revision = to_milliseconds(row["updated_at"]), row.get("revision")
            known = self._known.pop(row["seq"], None)
            self._known[row["seq"]] = _Change(at, revision, now - at > _SETTLED_MS)
            if known is not None and (known.at, known.revision) == (at, revision):
                continue
            for session_id in (row.get("session_id"), *row.get("left_session_ids", ())):
                if session_id is not None:
                    self._let_wait((row["organization_id"], session_id), at)
        for seq in list(islice(self._known, max(len(self._known) - _MOST_KNOWN, 0))):
            del self._known[seq]

    async def _look_for_marks(self) -> None:
        cursor = database.collection(SessionDocument).find(
            {"organization_id": every_organization(self._marked_after), "stale": True},
            {"organization_id": 1},
            sort={"organization_id": 1},
            limit=_BATCH,
            batch_size=_BATCH + 1,
            hint=indexes.SESSIONS_STALE,
        )
        now = to_milliseconds(utc_now())
        rows = await cursor.to_list()
        self._marked_after = rows[-1]["organization_id"] if len(rows) >= _BATCH else ""
        for row in rows:
            organization_id, _, session_id = row["_id"].partition("/")
            self._let_wait((organization_id, session_id), now, is_marked=True)

    def _let_wait(self, key: SessionKey, since: int, *, is_marked: bool = False) -> None:
        if key not in self._waiting:
            not_before = self._resting.get(key, 0.0)
            self._waiting[key] = _Waiting(since, not_before, time.monotonic(), is_marked)
        elif not is_marked:
            waiting = self._waiting[key]
            waiting.since, waiting.is_marked = min(waiting.since, since), False

    async def _sum_up(self) -> int:
        """Sum up the sessions that are due, the longest waiting first; return how many it did."""
        begun = time.monotonic()
        self._resting = {key: until for key, until in self._resting.items() if until > begun}
        due = sorted(
            (one.since, key) for key, one in self._waiting.items() if one.not_before <= begun
        )
        done = 0
        for n in range(0, len(due), _BATCH):
            within = _SUM_SECONDS - (time.monotonic() - begun)
            if n and within <= 0:
                break
            done += await self._sum_up_some([key for _, key in due[n : n + _BATCH]], within)
        return done

    async def _sum_up_some(self, keys: Sequence[SessionKey], within: float) -> int:
        outcome = await store_summaries(keys, within=within)
        now = time.monotonic()
        for key, seconds in outcome.seconds.items():
            rest = _RESTS * seconds
            if rest > _LEAST_REST_SECONDS:
                self._resting[key] = self._waiting[key].not_before = now + rest
            if key not in outcome.left:
                del self._waiting[key]
        for key in outcome.absent:
            waiting = self._waiting[key]
            waiting.not_before = now + _PAUSE_SECONDS
            # It is stored beside its first completion: a moment later, or it failed.
            if (now - waiting.found) * 1000 > _LATE_MS:
                del self._waiting[key]
        return len(outcome.seconds.keys() - outcome.left)


async def step(_: str | None, checkpoint: Checkpoint | None) -> StepResult:
    """Look once for what has changed, and sum up for a while. Counts sessions.

    Args:
        checkpoint: `at`: the place up to which all changes have been summed up, in milliseconds
            since 1970; None where nothing has been yet.
    """
    if not await has_session_summaries():
        return StepResult(checkpoint or {"at": None}, pause=_LONG_PAUSE_SECONDS)
    return await part(SessionChanges).follow(checkpoint)


async def _beginning() -> int:
    """Return where the first look begins: with the migration, or with the first completion."""
    since = (await stored_version())["summarized_since"]
    return to_milliseconds(since) if since is not None else 0
