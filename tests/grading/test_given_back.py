"""What was taken for those who have gone, or whose call has failed, is given back."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from pymongo.errors import AutoReconnect

from models import QueueItemDocument
from services.errors import Unavailable
from services.grading import lines, taking
from services.grading.assigning import assign_next
from services.grading.handed import Holder
from services.storage.database import database
from tests.api import Api
from tests.grading.test_assigning import assign, of
from tests.graphql.test_completions import create_all
from tests.graphql.test_feedback import create_task
from tests.waiting import until

ANN = Holder("ann", "token")


@pytest.fixture
async def task(api: Api) -> dict[str, Any]:
    return await create_task(api)


@pytest.fixture
async def ids(api: Api, task: dict[str, Any]) -> Sequence[str]:
    """Completions of a queue that is shared, the newest first."""
    created = await create_all(api, *({"tags": ["prod"]} for _ in range(4)))
    await assign(api, task, "nobody", completionIds=[])
    return created[::-1]


class Stop:
    """Where work waits, until it may go on."""

    def __init__(self) -> None:
        self.is_reached, self.may_go_on = asyncio.Event(), asyncio.Event()

    async def __call__(self) -> None:
        self.is_reached.set()
        await self.may_go_on.wait()


def asking(api: Api, task: dict[str, Any], **fields: Any) -> asyncio.Task[Any]:
    given = {"task_id": task["id"], "count": 2, "lease_seconds": 86_400, **fields}
    return asyncio.create_task(assign_next(api.organization_id, ANN, **given))


async def is_free(api: Api, task: dict[str, Any]) -> bool:
    """Say whether nothing of a queue is held, nor looks as if it were."""
    query = {"organization_id": api.organization_id, "task_id": task["id"]}
    held = {"$or": [{"leases": {"$ne": []}}, {"is_taken": True}]}
    items = database.collection(QueueItemDocument)
    assert await items.count_documents(query) == 4
    return await items.count_documents({**query, **held}) == 0


async def all_come_back(api: Api, task: dict[str, Any], ids: Sequence[str]) -> None:
    """Return when all is free, and handed to the same grader in order."""
    await until(lambda: is_free(api, task))
    assert of(await assign(api, task, "ann", count=4)) == ids


@pytest.mark.parametrize("where", ["before it is written", "while it is written", "after it"])
@pytest.mark.parametrize("names", [False, True], ids=["any", "named"])
async def test_who_goes_while_it_is_taken_holds_nothing(
    api: Api,
    task: dict[str, Any],
    ids: Sequence[str],
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    names: bool,
) -> None:
    stop, is_written = Stop(), asyncio.Event()
    write = taking.Taker._write_all
    leases_of = taking.Taker._leases_of

    async def written(self: Any, writes: Any) -> Any:
        if where.startswith("before"):
            await stop()
        done = await write(self, writes)
        if where.startswith("while"):
            await stop()
        is_written.set()
        return done

    async def read(self: Any, *args: Any) -> Any:
        if where.startswith("after"):
            await stop()
        return await leases_of(self, *args)

    monkeypatch.setattr(taking.Taker, "_write_all", written)
    monkeypatch.setattr(taking.Taker, "_leases_of", read)
    gone = asking(api, task, **({"completion_ids": ids[:2]} if names else {}))
    await stop.is_reached.wait()
    gone.cancel()
    with pytest.raises(asyncio.CancelledError):
        await gone
    stop.may_go_on.set()

    await is_written.wait()
    await all_come_back(api, task, ids)


async def test_who_goes_just_when_it_has_been_taken_holds_nothing(
    api: Api, task: dict[str, Any], ids: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    serve = lines.Line._serve
    calls: list[asyncio.Task[Any]] = []

    async def served(self: Any, waiters: Any) -> None:
        await serve(self, waiters)
        assert waiters[0].call.taken
        calls[0].cancel()

    monkeypatch.setattr(lines.Line, "_serve", served)
    calls.append(asking(api, task))
    with pytest.raises(asyncio.CancelledError):
        await calls[0]

    await all_come_back(api, task, ids)


async def test_who_goes_leaves_others_theirs(
    api: Api, task: dict[str, Any], ids: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stop = Stop()
    leases_of = taking.Taker._leases_of

    async def read(self: Any, *args: Any) -> Any:
        await stop()
        return await leases_of(self, *args)

    monkeypatch.setattr(taking.Taker, "_leases_of", read)
    gone = asking(api, task)
    stays = asyncio.create_task(assign(api, task, "bob", count=2))
    await stop.is_reached.wait()
    gone.cancel()
    with pytest.raises(asyncio.CancelledError):
        await gone
    stop.may_go_on.set()

    kept = of(await stays)
    assert len(kept) == 2
    again: list[str] = []

    async def are_back() -> bool:
        again.extend(of(await assign(api, task, "ann", count=4)))
        return len(again) == 2

    await until(are_back)
    assert {*kept, *again} == set(ids)


@pytest.mark.parametrize("step", ["_leases_of", "search"])
async def test_a_call_that_fails_holds_nothing(
    api: Api,
    task: dict[str, Any],
    ids: Sequence[str],
    monkeypatch: pytest.MonkeyPatch,
    step: str,
) -> None:
    async def fail(self: Any, *_: Any) -> None:
        raise AutoReconnect("gone")

    with monkeypatch.context() as patch:
        patch.setattr(taking.Taker, step, fail)
        patch.setattr(taking, "_SPARE", -2)  # so that there may be more than is found at first
        with pytest.raises((AutoReconnect, Unavailable)):
            await asking(api, task, count=4)

    await all_come_back(api, task, ids)
