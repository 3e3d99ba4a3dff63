"""Jobs run once, survive their gateway, and are seen by their organization's admins alone."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from models import JobDocument, TokenDocument
from services.clock import utc_now
from services.errors import InvalidInput
from services.jobs import expired_tokens, store
from services.jobs.kinds import Kind
from services.jobs.runner import Runner
from services.jobs.steps import Run, Step, StepFunction
from services.storage.database import database
from services.tenants.tokens import Role, create_token
from tests.api import Api
from tests.commands import Commands
from tests.conftest import NewApi
from tests.graphql.test_cost import assert_served_by_indexes
from tests.waiting import until

JOBS = """
{ jobs { id kind state done total log { text } createdAt startedAt endedAt } }
"""
CANCEL = "mutation ($id: ID!) { cancelJob(id: $id) { id state } }"
LEASE = timedelta(seconds=0.6)


def kind_of(step: StepFunction, every: timedelta | None = None) -> dict[str, Kind]:
    """A kind of its own for each test, since all share one collection."""
    return {f"test-{uuid4()}": Kind(step, every)}


@asynccontextmanager
async def running(kinds: dict[str, Kind], lease: timedelta = LEASE) -> AsyncIterator[Runner]:
    runner = Runner(kinds, lease=lease, poll_seconds=0.05, rest=0.1)
    runner.begin()
    try:
        yield runner
    finally:
        await runner.close()


async def row_of(job_id: str, api: Api) -> dict[str, Any]:
    collection = database.collection(JobDocument)
    row: dict[str, Any] | None = await collection.find_one(
        {"_id": f"{api.organization_id}/{job_id}"}
    )
    assert row is not None
    return row


async def ended(api: Api, job_id: str) -> dict[str, Any]:
    async def is_over() -> bool:
        return (await row_of(job_id, api))["state"] not in ("queued", "running")

    await until(is_over)
    return await row_of(job_id, api)


def longer_than(seen: list[int], number: int) -> Callable[[], Awaitable[bool]]:
    async def is_longer() -> bool:
        return len(seen) > number

    return is_longer


async def count_to_five(run: Run) -> Step:
    number = run.checkpoint["number"] + 1
    return Step({"number": number} if number < 5 else None, 1, total=5, note=f"step {number}")


async def test_a_job_is_done_step_by_step_and_its_admin_sees_how_far_it_is(api: Api) -> None:
    kinds = kind_of(count_to_five)
    [kind] = kinds
    job = await store.enqueue(api.organization_id, kind, {"number": 0})

    async with running(kinds):
        await ended(api, job["id"])

    [shown] = [row for row in (await api.query(JOBS))["jobs"] if row["id"] == job["id"]]
    assert (shown["kind"], shown["state"], shown["done"], shown["total"]) == (
        kind,
        "SUCCEEDED",
        5,
        5,
    )
    assert [line["text"] for line in shown["log"]] == [f"step {n}" for n in range(1, 6)]
    assert shown["createdAt"] <= shown["startedAt"] <= shown["endedAt"]


async def test_of_several_runners_one_does_a_job_and_each_step_once(api: Api) -> None:
    done: list[int] = []

    async def step(run: Run) -> Step:
        done.append(run.done)
        await asyncio.sleep(0.02)
        return Step({} if run.done < 9 else None, 1)

    kinds = kind_of(step)
    job = await store.enqueue(api.organization_id, next(iter(kinds)), {})

    async with running(kinds), running(kinds), running(kinds):
        row = await ended(api, job["id"])

    assert done == list(range(10))
    assert (row["done"], row["fence"]) == (10, 1)


async def test_a_step_that_outlasts_the_lease_keeps_it(api: Api) -> None:
    begun: list[int] = []

    async def step(run: Run) -> Step:
        begun.append(run.done)
        await asyncio.sleep(LEASE.total_seconds() * 2.5)
        return Step(None, 1)

    kinds = kind_of(step)
    job = await store.enqueue(api.organization_id, next(iter(kinds)), {})

    async with running(kinds), running(kinds):
        row = await ended(api, job["id"])

    assert (begun, row["state"]) == ([0], "succeeded")


async def test_who_has_lost_the_lease_can_write_nothing_more(api: Api) -> None:
    kinds = kind_of(count_to_five)
    job = await store.enqueue(api.organization_id, next(iter(kinds)), {"number": 0})
    first = await store.take(kinds, "first", timedelta(seconds=-1))
    second = await store.take(kinds, "second", timedelta(minutes=1))
    assert first is not None
    assert second is not None

    late = Step({"number": 77}, 7, note="late")
    assert not await store.carry_on(first, late, LEASE)
    assert not await store.finish(first, late, None)
    assert not await store.fail(first, "late", None)
    assert not await store.extend(first, LEASE)
    assert await store.carry_on(second, Step({"number": 1}, 1), LEASE)

    row = await row_of(job["id"], api)
    assert (row["checkpoint"], row["done"], row["log"]) == ({"number": 1}, 1, [])
    assert (row["owner"], row["state"]) == ("second", "running")


PROCESS = """
import asyncio, sys
from datetime import timedelta
from services.jobs.kinds import Kind
from services.jobs.runner import Runner
from services.jobs.steps import Run, Step
from services.runtime import Runtime, enter
from services.storage.database import database

async def step(run):
    number = run.checkpoint["number"] + 1
    print(number, flush=True)
    await asyncio.sleep(0.05)
    return Step({"number": number} if number < 40 else None, 1)

async def main():
    enter(Runtime())
    await database.connect(sys.argv[1], name="tests", timeout_seconds=10)
    await Runner({sys.argv[2]: Kind(step)}, lease=timedelta(seconds=0.6), poll_seconds=0.05).run()

asyncio.run(main())
"""


@contextmanager
def process(url: str, kind: str) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-c", PROCESS, url, kind]
    started = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        yield started
    finally:
        started.kill()
        started.wait(30)
        if started.stdout is not None:
            started.stdout.close()


async def test_a_job_whose_gateway_is_killed_goes_on_from_its_checkpoint(
    api: Api, mongodb_url: str
) -> None:
    kind = f"test-{uuid4()}"
    job = await store.enqueue(api.organization_id, kind, {"number": 0})
    with process(mongodb_url, kind) as first:
        assert first.stdout is not None
        lines = [await asyncio.to_thread(first.stdout.readline) for _ in range(4)]
        os.kill(first.pid, signal.SIGKILL)
        await asyncio.to_thread(first.wait, 30)
        lines += first.stdout.readlines()
    before = int(lines[-1])
    with process(mongodb_url, kind) as second:
        assert second.stdout is not None
        carried_on = int(await asyncio.to_thread(second.stdout.readline))
        row = await ended(api, job["id"])

    assert before - 1 <= carried_on <= before + 1  # the step under way may be done again
    assert (row["state"], row["fence"], row["done"]) == ("succeeded", 2, 40)


async def test_a_job_that_is_cancelled_stops_and_stays_cancelled(api: Api) -> None:
    done: list[int] = []

    async def for_ever(run: Run) -> Step:
        done.append(run.done)
        await asyncio.sleep(0.01)
        return Step({}, 1)

    kinds = kind_of(for_ever)
    job = await store.enqueue(api.organization_id, next(iter(kinds)), {})

    async with running(kinds):
        await until(longer_than(done, 3))
        cancelled = await api.query(CANCEL, id=job["id"])
        stopped = len(done)
        other = await store.enqueue(api.organization_id, next(iter(kinds)), {})
        await until(longer_than(done, stopped + 3))  # the runner has gone on to the next
        await api.query(CANCEL, id=other["id"])

    assert cancelled["cancelJob"] == {"id": job["id"], "state": "CANCELLED"}
    row = await row_of(job["id"], api)
    assert row["state"] == "cancelled"
    assert row["done"] <= stopped
    assert await api.error_code(CANCEL, id=job["id"]) == "CONFLICT"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (InvalidInput("nothing is there"), "nothing is there"),
        (ValueError("a secret of the payload"), "internal error; see the gateway's log"),
    ],
)
async def test_a_job_that_fails_says_why_but_for_what_is_ours(
    api: Api, error: Exception, said: str
) -> None:
    async def fail(_: Run) -> Step:
        raise error

    kinds = kind_of(fail)
    job = await store.enqueue(api.organization_id, next(iter(kinds)), {})

    async with running(kinds):
        row = await ended(api, job["id"])

    assert (row["state"], [line["text"] for line in row["log"]]) == ("failed", [said])


async def test_what_is_periodic_is_done_again_though_it_failed_once(api: Api) -> None:
    runs: list[int] = []

    async def step(_: Run) -> Step:
        runs.append(1)
        if len(runs) == 1:
            raise ValueError
        return Step(None, 2)

    kinds = kind_of(step, every=timedelta(milliseconds=50))
    [kind] = kinds

    async with running(kinds), running(kinds):
        await until(longer_than(runs, 3))

    job = await api.query("query ($id: ID!) { job(id: $id) { state done log { text } } }", id=kind)
    assert job["job"]["done"] <= 2  # of the last run alone
    assert job["job"]["log"] == []  # the gateway's own business
    assert await api.error_code(CANCEL, id=kind) == "FORBIDDEN"
    await database.collection(JobDocument).delete_one({"_id": kind})


async def test_a_job_is_another_organizations_business_not_at_all(
    api: Api, new_api: NewApi
) -> None:
    job = await store.enqueue(api.organization_id, "theirs", {})
    stranger: Api = await new_api()

    query = "query ($id: ID!) { job(id: $id) { id } }"
    assert (await stranger.query(query, id=job["id"]))["job"] is None
    assert (await stranger.query(query, id=f"{api.organization_id}/{job['id']}"))["job"] is None
    assert await stranger.error_code(CANCEL, id=job["id"]) == "NOT_FOUND"
    assert job["id"] not in [row["id"] for row in (await stranger.query(JOBS))["jobs"]]
    assert (await row_of(job["id"], api))["state"] == "queued"


async def test_lists_of_jobs_are_bounded_and_newest_first(api: Api) -> None:
    made = [(await store.enqueue(api.organization_id, "listed", {}))["id"] for _ in range(3)]

    query = "query ($first: Int!) { jobs(first: $first) { id } }"
    assert [row["id"] for row in (await api.query(query, first=2))["jobs"]] == made[:0:-1]
    assert (await api.query(query, first=0))["jobs"] == []
    for first in (-1, 1001):
        assert await api.error_code(query, first=first) == "BAD_USER_INPUT"


async def test_tokens_that_expired_long_ago_are_removed_and_no_others(api: Api) -> None:
    async def token(**fields: Any) -> str:
        row, _ = await create_token(api.organization_id, name="t", role=Role.READER)
        await database.collection(TokenDocument).update_one({"_id": row["id"]}, {"$set": fields})
        return row["id"]

    long_ago, lately = utc_now() - timedelta(days=31), utc_now() - timedelta(days=29)
    gone = await token(expires_at=long_ago)
    kept = [await token(expires_at=lately), await token(revoked_at=long_ago), await token()]

    async with running(kind_of(expired_tokens.remove_expired_tokens, every=timedelta(hours=1))):
        collection = database.collection(TokenDocument)

        async def is_gone() -> bool:
            return not await collection.count_documents({"_id": gone})

        await until(is_gone)

    left = [row["id"] for row in (await api.query("{ tokens { id } }"))["tokens"]]
    assert set(kept) <= set(left)


async def test_an_index_serves_what_is_read_of_jobs_and_of_expired_tokens(
    api: Api, commands: Commands
) -> None:
    job = await store.enqueue(api.organization_id, "read", {})
    commands.sent.clear()

    await api.query(JOBS)
    await api.query("query ($id: ID!) { job(id: $id) { id } }", id=job["id"])
    await expired_tokens.remove_expired_tokens(Run(None, {}, 0))

    await assert_served_by_indexes(commands)
