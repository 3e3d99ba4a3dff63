"""The group commit: who is written with whom, and what they are told when it fails."""

import asyncio
from collections.abc import Sequence

import pytest
from pymongo.errors import AutoReconnect, ExecutionTimeout

from services.completions.group_commit import GroupCommit
from services.errors import Unavailable


class Store:
    """Takes batches; each waits until it is let through; a failure fails one."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.failure: Exception | None = None
        self.open = asyncio.Event()

    async def commit(self, batch: Sequence[int]) -> Sequence[int | BaseException]:
        self.batches.append(list(batch))
        await self.open.wait()
        failure, self.failure = self.failure, None
        if failure is not None:
            raise failure
        return [ValueError("odd") if number % 2 else number * 10 for number in batch]


@pytest.fixture
async def store() -> Store:
    return Store()


async def submit(queue: GroupCommit[int, int], *numbers: int) -> list[asyncio.Task[int]]:
    tasks = [asyncio.create_task(queue.submit(number, size=1)) for number in numbers]
    await asyncio.sleep(0)
    await asyncio.sleep(0)  # the tasks submit, then the queue's begins
    return tasks


async def test_what_arrives_while_a_batch_is_written_is_the_next_batch(store: Store) -> None:
    queue = GroupCommit("writes", store.commit)
    tasks = await submit(queue, 0)
    tasks += await submit(queue, 2, 4)
    store.open.set()

    assert await asyncio.gather(*tasks) == [0, 20, 40]
    assert store.batches == [[0], [2, 4]]


async def test_one_bad_operation_fails_alone(store: Store) -> None:
    queue = GroupCommit("writes", store.commit)
    store.open.set()

    results = await asyncio.gather(*await submit(queue, 0, 1, 2), return_exceptions=True)

    assert (results[0], str(results[1]), results[2]) == (0, "odd", 20)


@pytest.mark.parametrize(
    "failure", [AutoReconnect("gone"), ExecutionTimeout("slow", 50, {})], ids=["gone", "slow"]
)
async def test_those_behind_a_batch_that_found_no_database_do_not_wait_for_the_next_failure(
    store: Store, failure: Exception
) -> None:
    queue = GroupCommit("writes", store.commit)
    store.failure = failure
    tasks = await submit(queue, 0)
    tasks += await submit(queue, 2, 4)
    store.open.set()

    results = await asyncio.gather(*tasks, return_exceptions=True)

    assert [type(result) for result in results] == [Unavailable] * 3
    assert store.batches == [[0]]


async def test_a_bug_fails_its_own_batch_and_the_next_is_written(store: Store) -> None:
    queue = GroupCommit("writes", store.commit)
    store.failure = KeyError("bug")
    first = await submit(queue, 0)
    second = await submit(queue, 2)
    store.open.set()
    [bug] = await asyncio.gather(*first, return_exceptions=True)

    assert isinstance(bug, KeyError)
    assert await asyncio.gather(*second) == [20]


async def test_after_an_outage_writing_goes_on_and_nothing_counts_as_waiting(store: Store) -> None:
    queue = GroupCommit("writes", store.commit, max_waiting=2, max_waiting_bytes=0)
    store.failure = AutoReconnect("gone")
    tasks = await submit(queue, 0)
    tasks += await submit(queue, 2, 4)
    store.open.set()
    await asyncio.gather(*tasks, return_exceptions=True)

    assert await asyncio.gather(*await submit(queue, 6, 8)) == [60, 80]
    assert queue._waiting_bytes == 0


async def test_a_caller_that_has_gone_hinders_nobody(store: Store) -> None:
    queue = GroupCommit("writes", store.commit)
    gone, stays = await submit(queue, 0, 2)
    gone.cancel()
    store.open.set()

    assert await stays == 20
    assert store.batches == [[0, 2]]
    await queue.drain()
