"""Jobs in processes that are killed, and whose database is away."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from pymongo import AsyncMongoClient

from gateway.embedded_mongod.process import EmbeddedMongod
from services.clock import utc_now
from services.jobs.leases import new_row
from tests.gateway.processes import environment, serving
from tests.jobs.counting import STEPS
from tests.waiting import PATIENCE_SECONDS, until

pytestmark = pytest.mark.slow


@asynccontextmanager
async def counting(
    url: str, name: str, process: str, waits_at: int = -1
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run `tests.jobs.counting`."""
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.jobs.counting", url, name, process, str(waits_at)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield child
    finally:
        if child.returncode is None:
            child.kill()
        await child.communicate()


async def said(child: asyncio.subprocess.Process, line: str) -> None:
    """Wait until a child has said a line."""
    assert child.stdout is not None
    async with asyncio.timeout(PATIENCE_SECONDS):
        while (heard := await child.stdout.readline()).decode().strip() != line:
            assert heard, "it ended"


@asynccontextmanager
async def fresh_database(url: str) -> AsyncIterator[tuple[str, Any]]:
    """Yield the name of a database that is nobody else's, and the database."""
    name = f"jobs_{uuid4().hex}"
    async with AsyncMongoClient[dict[str, Any]](url) as client:
        yield name, client[name]
        await client.drop_database(name)


async def enqueue_count(database: Any) -> None:
    row = new_row("count", utc_now())
    await database.jobs.insert_one({"_id": "o/1", "organization_id": "o", **row})


async def is_over(database: Any) -> bool:
    row = await database.jobs.find_one({"_id": "o/1"})
    return bool(row["state"] == "succeeded")


async def test_a_job_of_a_killed_process_is_resumed_by_another_from_its_checkpoint(
    mongodb_url: str,
) -> None:
    async with fresh_database(mongodb_url) as (name, database):
        await enqueue_count(database)
        async with counting(mongodb_url, name, "killed", waits_at=4) as killed:
            await said(killed, "4")
            killed.send_signal(signal.SIGKILL)
            await killed.wait()
        left = await database.jobs.find_one({"_id": "o/1"})
        async with counting(mongodb_url, name, "heir"):
            await until(lambda: is_over(database))
        row = await database.jobs.find_one({"_id": "o/1"})
        steps = {
            process: [one["at"] async for one in database.counted.find({"process": process})]
            for process in ("killed", "heir")
        }

    assert (left["state"], left["checkpoint"], left["done"]) == ("running", {"at": 4}, 4)
    assert steps == {"killed": [0, 1, 2, 3, 4], "heir": [4, 5, 6, 7, 8, 9]}
    assert (row["done"], row["total"], row["lease_number"]) == (STEPS, STEPS, 2)


async def test_a_job_goes_on_after_an_outage_of_which_one_line_is_logged(tmp_path: Path) -> None:
    with EmbeddedMongod(tmp_path) as mongod:
        assert mongod.pid is not None
        async with (
            fresh_database(mongod.url) as (name, database),
            counting(mongod.url, name, "one", waits_at=4) as child,
        ):
            assert child.stdin is not None
            assert child.stderr is not None
            await enqueue_count(database)
            await said(child, "4")
            os.kill(mongod.pid, signal.SIGSTOP)
            try:
                child.stdin.close()
                for _ in range(3):
                    await said(child, "failed")
            finally:
                os.kill(mongod.pid, signal.SIGCONT)
            await until(lambda: is_over(database))
            row = await database.jobs.find_one({"_id": "o/1"})
            child.kill()
            logged = (await child.stderr.read()).decode()

    assert row["done"] == STEPS
    assert logged.count("background jobs wait") == 1
    assert len(logged.splitlines()) == 1


@pytest.mark.nightly
async def test_one_of_two_workers_of_a_gateway_removes_what_has_expired(
    mongodb_url: str, tmp_path: Path
) -> None:
    long_ago = utc_now() - timedelta(days=40)
    async with fresh_database(mongodb_url) as (name, database):
        await database.organizations.insert_one(
            {"_id": "o", "name": "o", "slug": "o", "created_at": long_ago}
        )
        await database.tokens.insert_one(
            {"_id": "t", "organization_id": "o", "expires_at": long_ago}
        )
        env = environment(tmp_path, mongodb_url=mongodb_url, mongodb_database=name)

        async def job() -> Any:
            return await database.jobs.find_one({"_id": "expired_tokens"})

        async def is_done() -> bool:
            return ((await job()) or {}).get("state") == "succeeded"

        with serving("--workers", "2", env=env) as gateway:
            await until(is_done)
            left = await database.tokens.count_documents({"expires_at": long_ago})
            row = await job()
            assert await asyncio.to_thread(gateway.stop) == 0

    assert left == 0
    assert (row["done"], row["lease_number"]) == (1, 1)
    assert row["due_at"] > row["ended_at"] + timedelta(hours=23)
