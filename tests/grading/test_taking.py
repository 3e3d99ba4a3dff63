"""What it costs to hand out completions: to many at once, and past what is not one's own."""

import asyncio
from typing import Any

import pytest

from services.grading import lines, searching, taking
from services.grading.handed import Call, Holder, QueueOrder
from services.runtime import part
from services.storage.database import database
from tests.api import Api
from tests.commands import Commands
from tests.grading.test_assigning import RELEASE, SKIP, assign, build, of
from tests.grading.test_shared_grading import grade
from tests.graphql.test_completions import create_all
from tests.graphql.test_feedback import create_task


def on_items(commands: Commands) -> list[dict[str, Any]]:
    """Return the commands on items of queues that look for what is free, or take it."""
    return [one for one in commands.queries if "queue_items" in one.values()]


async def examined(query: dict[str, Any]) -> int:
    """Return how many keys of indexes MongoDB looks at for a query."""
    explained = await database.client["tests"].command(
        {"explain": query, "verbosity": "executionStats"}
    )
    stats = explained.get("executionStats") or explained["stages"][0]["$cursor"]["executionStats"]
    number: int = stats["totalKeysExamined"]
    return number


async def test_those_who_ask_at_the_same_time_are_served_together(
    api: Api, commands: Commands
) -> None:
    task = await create_task(api, gradesPerCompletion=2)
    created = await create_all(api, *({"tags": ["prod"]} for _ in range(30)))
    await build(api, task)
    commands.sent.clear()

    handed = await asyncio.gather(
        *(assign(api, task, f"grader-{n}", count=3, order="OLDEST") for n in range(20))
    )

    completions = [of(leases) for leases in handed]
    assert all(len(set(some)) == 3 for some in completions)
    flat = sorted(id_ for some in completions for id_ in some)
    assert flat == sorted([*created, *created])
    assert len(on_items(commands)) <= 4 * 5  # of one each it would be 80


async def test_what_is_taken_is_not_looked_at(api: Api, commands: Commands) -> None:
    task = await create_task(api)
    await create_all(api, *({"tags": ["prod"]} for _ in range(40)))
    for order in ("NEWEST", "RANDOM"):
        leases = await assign(api, task, "ann", count=40, order=order)
        commands.sent.clear()

        assert await assign(api, task, "bob", count=40, order=order) == []

        looked = [one for one in on_items(commands) if one.get("find") == "queue_items"]
        assert looked
        assert [await examined(one) for one in looked] == [0] * len(looked)
        await api.query(RELEASE, ids=[lease["id"] for lease in leases])


@pytest.mark.parametrize("order", ["NEWEST", "OLDEST", "RANDOM", "DISAGREED"])
async def test_past_what_a_grader_has_done_no_call_looks_at_all(
    api: Api, commands: Commands, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    monkeypatch.setattr(taking, "_SPARE", 1)
    monkeypatch.setattr(searching, "_PASSED_AT_ONCE", 3)
    monkeypatch.setattr(taking, "_MOST_PASSES", 2)
    monkeypatch.setattr(taking, "_REST", 1e9)
    task = await create_task(api, gradesPerCompletion=4)
    created = await create_all(api, *({"tags": ["prod"]} for _ in range(14)))
    await build(api, task)
    if order == "DISAGREED":
        for grader, score in (("dan", 1), ("eve", 2)):
            await grade(api, task, grader, score, *created)
    in_order = created if order == "OLDEST" else created[::-1]
    done, left = in_order[:11], in_order[11:]
    await grade(api, task, "ann", 2, *done)

    found: list[str] = []
    number_of_calls = 0
    while len(found) < len(left) and number_of_calls < 20:
        commands.sent.clear()
        found += of(await assign(api, task, "ann", count=1, order=order))
        number_of_calls += 1
        reads = [one for one in on_items(commands) if one.get("aggregate") == "queue_items"]
        limits = [
            stage["$limit"] for one in reads for stage in one["pipeline"] if "$limit" in stage
        ]
        # But for leases that have ended each passes over three at the most, and finds one.
        assert sorted(set(limits) - {1, 3}) in ([], [taking._MOST_ENDED])
        assert limits.count(3) <= 2 * 2  # in two scans each where it is ordered by two fields
    assert set(found) == set(left)
    if order != "RANDOM":
        assert found == left
        assert number_of_calls > len(left)
    # It is known that there is no more, for a while.
    for _ in range(8):
        assert await assign(api, task, "ann", count=1, order=order) == []
    commands.sent.clear()
    assert await assign(api, task, "ann", count=1, order=order) == []
    assert len([one for one in on_items(commands) if one.get("aggregate")]) == 1
    # Others find it meanwhile.
    assert len(await assign(api, task, "bob", count=14, order=order)) == 14


async def test_what_came_free_before_where_a_grader_is_is_found(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "_SPARE", 0)
    monkeypatch.setattr(searching, "_PASSED_AT_ONCE", 3)
    monkeypatch.setattr(taking, "_REST", 0)
    task = await create_task(api)
    created = await create_all(api, *({"tags": ["prod"]} for _ in range(8)))
    skipped, between, last = created[:5], created[5], created[6]
    for _ in skipped:
        [lease] = await assign(api, task, "ann", order="OLDEST")
        await api.query(SKIP, id=lease["id"])
    held = (await assign(api, task, "bob", count=6, order="OLDEST"))[5]
    assert held["completionId"] == between
    assert of(await assign(api, task, "ann", order="OLDEST")) == [last]
    await api.query(RELEASE, ids=[held["id"]])

    rest = [of(await assign(api, task, "ann", order="OLDEST")) for _ in range(3)]

    assert sorted(rest, key=len)[-2:] in ([[created[7]], [between]], [[between], [created[7]]])


@pytest.mark.parametrize("order", ["NEWEST", "OLDEST"])
async def test_who_goes_on_and_on_is_handed_what_came_free_behind(
    api: Api, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    """Within five minutes of the beginning, however often they ask, and before the queue's end."""
    now = [0.0]
    monkeypatch.setattr(searching, "monotonic", lambda: now[0])
    monkeypatch.setattr(taking, "_SPARE", 0)
    monkeypatch.setattr(searching, "_PASSED_AT_ONCE", 3)
    task = await create_task(api)
    created = await create_all(api, *({"tags": ["prod"]} for _ in range(24)))
    queue = created if order == "OLDEST" else created[::-1]
    for _ in range(8):
        [lease] = await assign(api, task, "ann", order=order)
        await api.query(SKIP, id=lease["id"])
    [held] = await assign(api, task, "bob", completionIds=[queue[8]])
    assert of(await assign(api, task, "ann", order=order)) == [queue[9]]
    await api.query(RELEASE, ids=[held["id"]])

    handed: list[str] = []
    for _ in range(6):
        now[0] += 60
        handed += of(await assign(api, task, "ann", order=order))

    assert handed == [*queue[10:14], queue[8], queue[14]]


async def test_looking_back_keeps_nobody_from_getting_ahead(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "_PLACE_SECONDS", 0)  # so that each call looks back
    monkeypatch.setattr(taking, "_SPARE", 0)
    monkeypatch.setattr(searching, "_PASSED_AT_ONCE", 2)
    monkeypatch.setattr(taking, "_MOST_PASSES", 2)
    task = await create_task(api, gradesPerCompletion=2)
    created = await create_all(api, *({"tags": ["prod"]} for _ in range(13)))
    await build(api, task)
    await grade(api, task, "ann", 2, *created[:12])

    found = [of(await assign(api, task, "ann", order="OLDEST")) for _ in range(14)]

    assert found.count([created[12]]) == 1


async def test_two_gateways_that_want_the_same_keep_apart_after_the_first_loss(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = await create_task(api)
    created = [
        id_
        for _ in range(2)
        for id_ in await create_all(api, *({"tags": ["prod"]} for _ in range(100)))
    ]
    await assign(api, task, "nobody", completionIds=[])
    both = [part(lines.Lines).of(api.organization_id, task["id"], QueueOrder.OLDEST)]
    part(lines.Lines).clear()
    both.append(part(lines.Lines).of(api.organization_id, task["id"], QueueOrder.OLDEST))
    is_first, meeting = [True, True], asyncio.Barrier(2)
    losses = [0]
    take = taking.Taker._take

    async def counted(self: Any, shares: Any) -> None:
        which = [one._taker for one in both].index(self)
        if is_first[which]:
            is_first[which] = False
            await meeting.wait()  # both have read before either writes
        else:
            losses[-1] += 1
        await take(self, shares)

    monkeypatch.setattr(taking.Taker, "_take", counted)
    handed: list[str] = []
    for n in range(10):
        is_first[:] = True, True
        calls = [Call(Holder(f"{n}/{which}", "token"), 2, 60) for which in range(2)]
        await asyncio.gather(*(line.take(one) for line, one in zip(both, calls, strict=True)))
        handed += [lease["completion_id"] for call in calls for lease in call.leases]
        losses.append(0)

    assert len(handed) == len(set(handed)) == 40
    assert set(handed) < set(created)
    # Both want the first two. Later two of some sixty are the same by chance, in one round of 15.
    assert losses[0] > 0
    assert sum(losses[1:]) < 6
