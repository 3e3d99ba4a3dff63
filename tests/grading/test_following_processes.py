"""Queues follow whatever is killed: processes that end without a word, in the midst of it."""

import asyncio
import random
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from services.jobs.queue_changes import QUEUE_CHANGES
from tests.api import Api
from tests.grading.queues import DELETE, create, create_task, items, update_task
from tests.jobs.duties import held
from tests.waiting import until

pytestmark = pytest.mark.slow


@asynccontextmanager
async def following(url: str) -> AsyncIterator[None]:
    """Follow in a process of its own, which is killed at the end."""
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.grading.following", url, "tests"),
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert child.stdout is not None
        assert (await child.stdout.readline()).strip() == b"follows"
        yield
    finally:
        child.kill()
        await child.wait()


async def has_items(api: Api, task_id: str) -> bool:
    return bool(await items(api, task_id))


async def test_queues_are_right_though_those_who_follow_are_killed(
    api: Api, mongodb_url: str
) -> None:
    rolls = random.Random(3)  # noqa: S311  # data for a test
    async with held([QUEUE_CHANGES]):
        pass  # from here on it is due, whoever has done it
    tags: dict[str, str] = {}
    task = await create_task(api, tags={"any": ["a"]})

    async def change() -> None:
        for _ in range(3):
            rows = [{"tags": [rolls.choice("ab")]} for _ in range(rolls.randrange(1, 40))]
            for id_, row in zip(await create(api, *rows), rows, strict=True):
                tags[id_] = row["tags"][0]
            gone = rolls.sample(sorted(tags), len(tags) // 4)
            await api.query(DELETE, ids=gone)
            for id_ in gone:
                del tags[id_]

    async with following(mongodb_url):
        await change()
        await until(lambda: has_items(api, task))
        await change()
        await update_task(api, task, selector={"tags": {"any": ["b"]}})
        await change()  # somewhere on its way it is killed

    async def is_right() -> bool:
        return (await items(api, task)).keys() == {id_ for id_ in tags if tags[id_] == "b"}

    async with following(mongodb_url):
        await until(is_right)
