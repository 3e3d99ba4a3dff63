"""Random histories of a shared queue: one after the other against a model, and all at once."""

import asyncio
import random
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import combinations
from typing import Any

import pytest

from models import CompletionDocument, FeedbackDocument, QueueItemDocument
from services.errors import Conflict, NotFound
from services.feedback.tasks import create_feedback_task, update_feedback_task
from services.grading.adjudicating import adjudicate, adjudication_id
from services.grading.assigning import assign_next
from services.grading.handed import Holder, Lease, QueueOrder
from services.grading.items import note_grades
from services.grading.leases import release_leases, renew_leases, skip
from services.grading.progress import progress_of
from services.grading.revising import delete_feedback
from services.grading.uploading import ByIds, Given, upload_feedback
from services.ids import storage_key
from services.jobs import queue_builds
from services.storage.database import database
from services.tenants.tokens import Principal, Role
from tests.api import Api
from tests.grading.queues import create

TOKEN = "the token"
GRADERS = ("ann", "bob", "eve", "dan")
ORDERS = (QueueOrder.NEWEST, QueueOrder.OLDEST, QueueOrder.RANDOM, QueueOrder.DISAGREED)


@dataclass
class Item:
    """What must be known of a completion.

    Attributes:
        grades: Who has given which score, by the feedback's id, in their order.
        leases: By grader the lease, and whether it was handed out since grades differ.
    """

    grades: dict[str, tuple[str, int]] = field(default_factory=dict)
    leases: dict[str, tuple[str, bool]] = field(default_factory=dict)
    skipped: set[str] = field(default_factory=set)
    is_adjudicated: bool = False

    @property
    def scores(self) -> dict[str, int]:
        return dict(self.grades.values())

    @property
    def disagreement(self) -> float:
        pairs = list(combinations(self.scores.values(), 2))
        if self.is_adjudicated or not pairs:
            return 0.0
        return sum(one != other for one, other in pairs) / len(pairs)

    def is_open(self, wanted: int) -> bool:
        return len(self.scores) < wanted and not self.is_adjudicated

    def room(self, wanted: int) -> int:
        return max(wanted - len(self.scores), 1) - len(self.leases)

    def settle(self, wanted: int) -> None:
        """End the leases of those who have graded, and of all where nothing is wanted."""
        self.leases = {
            grader: (id_, is_extra)
            for grader, (id_, is_extra) in self.leases.items()
            if grader not in self.scores
            and (self.is_open(wanted) or (is_extra and self.disagreement > 0))
        }


class Queue:
    """A queue of the database, with what acts on it."""

    def __init__(self, api: Api, ids: list[str], task: Any) -> None:
        self.api, self.ids, self.task = api, ids, task
        self.wanted = 2
        self.me = Principal(api.organization_id, TOKEN, "test", Role.ADMIN, None)

    async def assign(self, grader: str, count: int, order: QueueOrder) -> list[Lease]:
        return await assign_next(
            self.api.organization_id,
            Holder(grader, TOKEN),
            task_id=self.task["id"],
            count=count,
            lease_seconds=600,
            order=order,
        )

    async def grade(self, grader: str, score: int, completion_id: str) -> str:
        row = await upload_feedback(
            self.api.organization_id,
            task_id=self.task["id"],
            json_values={"score": score},
            comment="",
            selection=ByIds([completion_id]),
            given=Given(TOKEN, {"id": grader, "kind": "human"}),
        )
        return row["id"]

    async def adjudicate(self, completion_id: str) -> None:
        await adjudicate(
            self.me,
            task_id=self.task["id"],
            completion_id=completion_id,
            json_values={"score": 1},
            comment="",
        )

    async def take_adjudication_back(self, completion_id: str) -> None:
        await delete_feedback(self.me, adjudication_id(self.task["id"], completion_id))

    async def want(self, wanted: int) -> None:
        changes = {"grades_per_completion": wanted}
        self.task = await update_feedback_task(self.api.organization_id, self.task["id"], changes)
        await build(self.api, self.task["id"])

    async def end(self, completion_id: str) -> None:
        """Let the leases of a completion end now, as their time does."""
        ended = {"$map": {"input": "$leases", "in": {"$mergeObjects": ["$$this", _NOW]}}}
        await database.collection(QueueItemDocument).update_one(
            {"organization_id": self.api.organization_id, "completion_id": completion_id},
            [{"$set": {"leases": ended}}],
        )

    async def stored(self) -> dict[str, Mapping[str, Any]]:
        cursor = database.collection(QueueItemDocument).find({"task_id": self.task["id"]})
        return {row["completion_id"]: row async for row in cursor}


_NOW = {"until": "$$NOW"}


async def build(api: Api, task_id: str) -> None:
    at: Any = queue_builds.beginning(task_id)
    while at is not None:
        at = (await queue_builds.step(api.organization_id, at)).checkpoint


@pytest.fixture
async def queue(api: Api) -> Queue:
    """Six completions, each for two graders."""
    ids = await create(api, *({"tags": ["a"]} for _ in range(6)))
    task = await create_feedback_task(
        api.organization_id,
        name="t",
        instruction="",
        json_schema={"type": "object"},
        completion_tags_selector=["a"],
        grades_per_completion=2,
    )
    await build(api, task["id"])
    return Queue(api, ids, task)


class History:
    """Acts on a queue and on a model of it, and holds one against the other."""

    def __init__(self, queue: Queue, rolls: random.Random) -> None:
        self.queue, self.rolls = queue, rolls
        self.items = {id_: Item() for id_ in queue.ids}  # oldest first

    async def act(self) -> None:
        acts = [self.assign] * 6 + [self.grade] * 6 + [self.take_back] * 2 + [self.skip]
        acts += [self.release, self.renew, self.end, self.adjudicate, self.want]
        await self.rolls.choice(acts)()
        for item in self.items.values():
            item.settle(self.queue.wanted)

    def wanted_in(self, order: QueueOrder) -> list[str]:
        """Return what an order hands out, the first first, whoever asks."""
        wanted = self.queue.wanted
        if order is QueueOrder.DISAGREED:
            newest = list(reversed(self.items))
            differing = [id_ for id_ in newest if self.items[id_].disagreement > 0]
            return sorted(differing, key=lambda id_: -self.items[id_].disagreement)
        ids = [id_ for id_, item in self.items.items() if item.is_open(wanted)]
        return ids if order is QueueOrder.OLDEST else ids[::-1]

    async def assign(self) -> None:
        grader, order = self.rolls.choice(GRADERS), self.rolls.choice(ORDERS)
        count = self.rolls.randint(1, 3)
        free = [
            id_
            for id_ in self.wanted_in(order)
            if (item := self.items[id_]).room(self.queue.wanted) > 0
            and not {grader} & {*item.leases, *item.scores, *item.skipped}
        ]
        leases = await self.queue.assign(grader, count, order)
        handed = [lease["completion_id"] for lease in leases]
        if order is QueueOrder.RANDOM:
            assert len(handed) == min(count, len(free))
            assert set(handed) <= set(free)
        else:
            assert handed == free[:count]
        for lease in leases:
            held = lease["id"], order is QueueOrder.DISAGREED
            self.items[lease["completion_id"]].leases[grader] = held

    async def grade(self) -> None:
        id_, grader, score = self.any(), self.rolls.choice(GRADERS), self.rolls.randint(1, 2)
        feedback_id = await self.queue.grade(grader, score, id_)
        self.items[id_].grades[feedback_id] = grader, score

    async def take_back(self) -> None:
        item = self.items[id_ := self.any()]
        if item.is_adjudicated and self.rolls.random() < 0.7:
            await self.queue.take_adjudication_back(id_)
            item.is_adjudicated = False
        elif item.grades:
            feedback_id = self.rolls.choice(list(item.grades))
            await delete_feedback(self.queue.me, feedback_id)
            del item.grades[feedback_id]

    async def skip(self) -> None:
        item = self.items[self.any()]
        if item.leases:
            grader = self.rolls.choice(list(item.leases))
            await skip(self.queue.api.organization_id, TOKEN, item.leases.pop(grader)[0], "")
            item.skipped.add(grader)

    async def release(self) -> None:
        item = self.items[self.any()]
        leases, item.leases = item.leases, {}
        if leases:
            ids = [id_ for id_, _ in leases.values()]
            assert await release_leases(self.queue.api.organization_id, TOKEN, ids) == 1

    async def renew(self) -> None:
        held = [id_ for item in self.items.values() for id_, _ in item.leases.values()]
        if held:
            renewed = await renew_leases(self.queue.api.organization_id, TOKEN, held, 600)
            assert [lease["id"] for lease in renewed] == held

    async def end(self) -> None:
        id_ = self.any()
        await self.queue.end(id_)
        self.items[id_].leases = {}

    async def adjudicate(self) -> None:
        id_ = self.any()
        await self.queue.adjudicate(id_)
        self.items[id_].is_adjudicated = True

    async def want(self) -> None:
        self.queue.wanted = self.rolls.randint(1, 3)
        await self.queue.want(self.queue.wanted)

    def any(self) -> str:
        return self.rolls.choice(self.queue.ids)

    async def check(self) -> None:
        wanted = self.queue.wanted
        for id_, row in (await self.queue.stored()).items():
            item, now = self.items[id_], datetime.now(UTC)
            held = {lease["grader"] for lease in row["leases"] if lease["until"] > now}
            assert held == set(item.leases)
            assert set(row["graded_by"]) == set(item.scores)
            assert {one["grader"] for one in row["skipped"]} == item.skipped
            assert (row["wanted"], row["is_adjudicated"]) == (wanted, item.is_adjudicated)
            assert row["is_open"] == item.is_open(wanted)
            assert row["disagreement"] == pytest.approx(item.disagreement)
            # What is not known yet to have ended may still be taken for held, and nothing else.
            assert row["is_taken"] >= (item.room(wanted) <= 0)
            assert row["is_taken"] <= (len(row["leases"]) > 0)
        organization_id = self.queue.api.organization_id
        progress = (await progress_of(organization_id, [self.queue.task]))[self.queue.task["id"]]
        items = self.items.values()
        assert progress.graded == sum(not item.is_open(wanted) for item in items)
        assert progress.leased == sum(bool(item.leases) for item in items)
        assert progress.waiting == sum(
            item.is_open(wanted) and item.room(wanted) > 0 for item in items
        )
        assert progress.skipped == sum(
            item.is_open(wanted) and bool(item.skipped) for item in items
        )
        for grader in GRADERS:
            one = progress.of(grader)
            assert one.leased == sum(grader in item.leases for item in items)
            assert one.graded == sum(grader in item.scores for item in items)
            assert one.skipped == sum(grader in item.skipped for item in items)


@pytest.mark.parametrize(
    "seed", [*range(4), *(pytest.param(n, marks=pytest.mark.nightly) for n in range(4, 40))]
)
async def test_whatever_is_done_the_queue_is_as_the_model_says(queue: Queue, seed: int) -> None:
    history = History(queue, random.Random(seed))  # noqa: S311  # no secret
    for _ in range(40):
        await history.act()
        await history.check()


@pytest.mark.parametrize(
    "seed", [*range(3), *(pytest.param(n, marks=pytest.mark.nightly) for n in range(3, 30))]
)
async def test_whatever_is_done_at_once_an_item_says_what_its_feedback_and_leases_do(
    queue: Queue, seed: int
) -> None:
    rolls = random.Random(seed)  # noqa: S311  # no secret
    leases: list[Lease] = []
    grades: list[str] = []

    async def act() -> None:
        kind, id_, grader = rolls.randrange(8), rolls.choice(queue.ids), rolls.choice(GRADERS)
        if kind < 2:
            some = await queue.assign(grader, rolls.randint(1, 3), rolls.choice(ORDERS))
            leases.extend(some)
        elif kind < 5:
            grades.append(await queue.grade(grader, rolls.randint(1, 2), id_))
        elif kind == 5 and grades:
            await delete_feedback(queue.me, grades.pop(rolls.randrange(len(grades))))
        elif kind == 6 and leases:
            lease_id = leases.pop(rolls.randrange(len(leases)))["id"]
            organization_id = queue.api.organization_id
            if rolls.random() < 0.5:
                await skip(organization_id, TOKEN, lease_id, "")
            else:
                await release_leases(organization_id, TOKEN, [lease_id])
        elif kind == 7:
            await (queue.end if rolls.random() < 0.7 else queue.adjudicate)(id_)

    async def act_or_be_told() -> None:
        with suppress(Conflict, NotFound):  # a lease has ended, somebody else came first
            await act()

    for _ in range(4):
        await asyncio.gather(*(act_or_be_told() for _ in range(12)))
        await check_what_is_stored(queue)


async def check_what_is_stored(queue: Queue) -> None:
    """Hold items against the feedback, once nobody acts."""
    feedback = database.collection(FeedbackDocument).find({"task_id": queue.task["id"]})
    by: dict[str, set[str]] = {id_: set() for id_ in queue.ids}
    adjudicated: set[str] = set()
    async for given in feedback:
        for id_ in given["matched_completion_ids"]:
            if given.get("adjudicates"):
                adjudicated.add(id_)
            else:
                by[id_].add(given["grader"]["id"])
    stored = await queue.stored()
    assert set(stored) == set(queue.ids)
    for id_, row in stored.items():
        assert set(row["graded_by"]) == by[id_]
        assert row["is_adjudicated"] == (id_ in adjudicated)
        assert row["is_open"] == (len(by[id_]) < row["wanted"] and id_ not in adjudicated)
        held = [one for one in row["leases"] if one["until"] > datetime.now(UTC)]
        graders = [one["grader"] for one in held]
        assert len(graders) == len(set(graders)) <= row["wanted"]
        assert not set(graders) & by[id_]
        if not row["is_open"]:
            assert all(one.get("is_extra") for one in held)
            assert row["disagreement"] > 0 or not held
        lacking = max(row["wanted"] - len(by[id_]), 1)
        assert row["is_taken"] >= (len(held) >= lacking)
        assert row["is_taken"] <= (len(row["leases"]) > 0)
    # Nothing that the items have not noted is left to be noted.
    await note_grades(None, queue.task, queue.ids)
    keys = [storage_key(queue.api.organization_id, id_) for id_ in queue.ids]
    completions = database.collection(CompletionDocument).find({"_id": {"$in": keys}})
    revisions = {one["_id"].rpartition("/")[2]: one["revision"] async for one in completions}
    again = await queue.stored()
    assert {id_: row["revision"] for id_, row in again.items()} == revisions
    for id_, row in again.items():
        assert (row["graded_by"], row["is_open"]) == (
            stored[id_]["graded_by"],
            stored[id_]["is_open"],
        )
