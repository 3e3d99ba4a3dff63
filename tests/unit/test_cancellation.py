"""Tasks end, though what they wait for may swallow a cancellation."""

import asyncio
from types import SimpleNamespace
from typing import Any

from bson import Timestamp

from models import CompletionDocument
from schema.execution.streams import with_silences
from schema.transport.websocket import _Handler
from services.cancellation import end
from services.changes.hub import Hub
from services.changes.moments import Moment
from services.changes.ring import Ring
from services.storage.conditions import Query


async def lose_a_cancellation() -> None:
    """Wait as `asyncio.wait_for` does where the reply comes together with the cancellation."""
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        return


async def test_a_task_that_loses_a_cancellation_is_ended() -> None:
    async def work() -> None:
        while True:
            await lose_a_cancellation()
            await lose_a_cancellation()
            await asyncio.sleep(60)

    task = asyncio.create_task(work())
    await asyncio.sleep(0)

    async with asyncio.timeout(10):
        await end(task)

    assert task.cancelled()


async def test_what_a_task_does_at_its_end_is_not_cut_off() -> None:
    done: list[str] = []

    async def work() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            await asyncio.sleep(0.3)
            done.append("cleaned up")

    task = asyncio.create_task(work())
    await asyncio.sleep(0)

    await end(task)

    assert done == ["cleaned up"]


async def test_a_stream_that_loses_a_cancellation_is_closed() -> None:
    closed = asyncio.Event()

    async def stream() -> Any:
        try:
            while True:
                await lose_a_cancellation()
                await asyncio.sleep(60)
                yield 1
        finally:
            closed.set()

    silences = with_silences(stream(), lambda: 0.01)
    assert await anext(silences) is None

    async with asyncio.timeout(10):
        await silences.aclose()

    assert closed.is_set()


async def test_an_operation_on_a_socket_that_loses_a_cancellation_is_ended() -> None:
    async def run() -> None:
        await lose_a_cancellation()
        await asyncio.sleep(60)

    handler: Any = object.__new__(_Handler)
    task = asyncio.create_task(run())
    handler.operations = {"1": SimpleNamespace(task=task)}
    await asyncio.sleep(0)

    await handler.cleanup_operation("1")

    async with asyncio.timeout(10):
        await asyncio.wait([task])
    assert task.cancelled()
    assert handler.operations == {}


class _Changes:
    """A change stream whose reply comes together with the cancellation."""

    alive = True
    is_closed = False

    async def __aenter__(self) -> "_Changes":
        return self

    async def __aexit__(self, *_: object) -> None:
        self.is_closed = True

    async def try_next(self) -> dict[str, Any]:
        await lose_a_cancellation()
        return {
            "_id": {"_data": ""},
            "operationType": "insert",
            "clusterTime": Timestamp(1, 2),
            "documentKey": {"_id": "o/1"},
            "fields": [],
        }


async def test_a_change_stream_that_nobody_listens_to_ends_and_tells_no_change_twice() -> None:
    async def everything() -> Query:
        return {"organization_id": "o"}

    hub, stream = Hub(CompletionDocument), _Changes()
    running: Any = hub._run(stream)  # type: ignore[arg-type]  # what it uses of one
    hub._task = task = asyncio.create_task(running)
    watching = hub.watch("o", "all", everything, is_lasting=True, on_idle=lambda: None)
    async with watching:
        await asyncio.sleep(0)
    hub.ring = newcomers = Ring(Moment(1, 1))  # which another stream fills

    async with asyncio.timeout(10):
        await task

    assert stream.is_closed
    assert newcomers.end == 0
