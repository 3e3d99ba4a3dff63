"""Who does a job, what of it is stored, and who sees it."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from models import JobDocument
from services.clock import utc_now
from services.errors import InvalidInput
from services.ids import storage_key
from services.jobs import jobs, leases
from services.jobs.leases import Lease, LeaseLost
from services.jobs.runner import MAX_TRIES, JobRunner
from services.jobs.steps import Checkpoint, Kind, Step, StepResult
from services.storage.database import database
from tests.api import Api
from tests.commands import Commands, stages
from tests.conftest import NewApi
from tests.waiting import until

LONG = timedelta(minutes=10)
OVER = StepResult(None)
CANCEL = (
    "mutation ($id: ID!) { cancelJob(input: {id: $id}) { job { id state endedAt log { text } } } }"
)


@pytest.fixture
def kind() -> str:
    """A kind of this test's own, so that nobody else does its jobs."""
    return f"kind-{uuid4().hex}"


@asynccontextmanager
async def running(kinds: Mapping[str, Kind], **parameters: Any) -> AsyncIterator[JobRunner]:
    runner = JobRunner(kinds, **{"poll_seconds": 0.02, "share": 0.999, **parameters})
    runner.start()
    try:
        yield runner
    finally:
        await runner.stop()


async def stored(organization_id: str | None, job_id: str) -> dict[str, Any]:
    key = job_id if organization_id is None else storage_key(organization_id, job_id)
    [row] = await database.collection(JobDocument).find({"_id": key}).to_list()
    found: dict[str, Any] = row
    return found


def has_ended(organization_id: str | None, job_id: str) -> Callable[[], Awaitable[bool]]:
    async def ended() -> bool:
        return (await stored(organization_id, job_id))["ended_at"] is not None

    return ended


async def take(kind: str, time: timedelta = LONG, owner: str = "me") -> Lease:
    lease = await leases.take([kind], owner, time)
    assert lease is not None
    return lease


def forever(begun: asyncio.Event, ended: asyncio.Event | None = None) -> Step:
    async def step(_: str | None, __: Checkpoint | None) -> StepResult:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            if ended is not None:
                ended.set()
        raise AssertionError

    return step


async def test_of_many_that_take_a_job_at_once_one_gets_it(api: Api, kind: str) -> None:
    await jobs.enqueue(api.organization_id, kind)

    taken = await asyncio.gather(*(leases.take([kind], str(n), LONG) for n in range(10)))

    assert len([lease for lease in taken if lease is not None]) == 1


async def test_of_two_runners_one_does_a_job_from_its_beginning_to_its_end(
    api: Api, kind: str
) -> None:
    def counting(owner: str) -> Step:
        async def step(_: str | None, checkpoint: Checkpoint | None) -> StepResult:
            at = checkpoint["at"] if checkpoint else 0
            steps.append((owner, at))
            return StepResult({"at": at + 1} if at < 19 else None, done=1)

        return step

    steps: list[tuple[str, int]] = []
    job_id = await jobs.enqueue(api.organization_id, kind)
    async with running({kind: Kind(counting("a"))}), running({kind: Kind(counting("b"))}):
        await until(has_ended(api.organization_id, job_id))
    row = await stored(api.organization_id, job_id)

    assert [at for _, at in steps] == list(range(20))
    assert len({owner for owner, _ in steps}) == 1
    assert (row["state"], row["done"], row["lease_number"]) == ("succeeded", 20, 1)


@pytest.mark.slow
async def test_a_step_that_takes_longer_than_the_lease_keeps_it(api: Api, kind: str) -> None:
    async def until_renewed_for_longer_than_it_was_taken_for(
        _: str | None, __: Checkpoint | None
    ) -> StepResult:
        taken = (await stored(api.organization_id, job_id))["due_at"]

        async def renewed() -> bool:
            due_at = (await stored(api.organization_id, job_id))["due_at"]
            return bool(due_at > taken + timedelta(seconds=3))

        await until(renewed)
        return OVER

    job_id = await jobs.enqueue(api.organization_id, kind)
    kinds = {kind: Kind(until_renewed_for_longer_than_it_was_taken_for)}
    async with running(kinds, lease_seconds=3), running(kinds, lease_seconds=3):
        await until(has_ended(api.organization_id, job_id))

    assert (await stored(api.organization_id, job_id))["lease_number"] == 1


async def test_a_holder_that_lost_its_lease_writes_nothing(api: Api, kind: str) -> None:
    job_id = await jobs.enqueue(api.organization_id, kind, {"at": 1})
    late = await take(kind, timedelta(0), owner="the same")
    heir = await take(kind, owner="the same")
    await leases.store_progress(heir, StepResult({"at": 2}, done=1, log=["from the heir"]), LONG)
    before = await stored(api.organization_id, job_id)

    progress = StepResult({"at": 9}, done=9, log=["late"])
    for write in (
        leases.store_progress(late, progress, LONG),
        leases.renew(late, LONG),
        leases.finish(late, "succeeded", progress, None),
        leases.release(late),
    ):
        with pytest.raises(LeaseLost):
            await write

    assert late.number < heir.number
    assert await stored(api.organization_id, job_id) == before
    assert before["checkpoint"] == {"at": 2}


async def test_a_runner_that_loses_its_lease_ends_the_step(api: Api, kind: str) -> None:
    begun, ended = asyncio.Event(), asyncio.Event()
    job_id = await jobs.enqueue(api.organization_id, kind)
    async with running({kind: Kind(forever(begun, ended))}, lease_seconds=1.5):
        await begun.wait()
        await database.collection(JobDocument).update_one(
            {"_id": storage_key(api.organization_id, job_id)},
            {"$set": {"lease_owner": "another"}, "$inc": {"lease_number": 1}},
        )
        async with asyncio.timeout(20):
            await ended.wait()

    assert (await stored(api.organization_id, job_id))["lease_owner"] == "another"


async def test_a_job_that_is_cancelled_ends_and_is_not_taken_again(api: Api, kind: str) -> None:
    begun, ended = asyncio.Event(), asyncio.Event()
    job_id = await jobs.enqueue(api.organization_id, kind)
    async with running({kind: Kind(forever(begun, ended))}, lease_seconds=0.3):
        await begun.wait()
        cancelled = (await api.query(CANCEL, id=job_id))["cancelJob"]["job"]
        async with asyncio.timeout(20):
            await ended.wait()
    again = (await api.query(CANCEL, id=job_id))["cancelJob"]["job"]

    assert (cancelled["id"], cancelled["state"]) == (job_id, "CANCELLED")
    assert again == cancelled
    assert await leases.take([kind], "me", LONG) is None


async def test_a_job_that_waits_is_cancelled_and_never_begins(api: Api, kind: str) -> None:
    job_id = await jobs.enqueue(api.organization_id, kind)

    await api.query(CANCEL, id=job_id)

    assert await leases.take([kind], "me", LONG) is None
    assert (await stored(api.organization_id, job_id))["started_at"] is None


async def test_a_job_that_has_succeeded_stays_so_when_it_is_cancelled(api: Api, kind: str) -> None:
    job_id = await jobs.enqueue(api.organization_id, kind)
    await leases.finish(await take(kind), "succeeded", OVER, None)

    assert (await api.query(CANCEL, id=job_id))["cancelJob"]["job"]["state"] == "SUCCEEDED"


async def test_a_runner_that_ends_leaves_its_job_to_another_at_once(api: Api, kind: str) -> None:
    begun, ended = asyncio.Event(), asyncio.Event()
    await jobs.enqueue(api.organization_id, kind, {"at": 7})
    async with running({kind: Kind(forever(begun, ended))}, lease_seconds=600):
        await begun.wait()

    assert ended.is_set()
    assert (await take(kind)).checkpoint == {"at": 7}


async def test_a_runner_rests_four_times_as_long_as_a_step_took(api: Api, kind: str) -> None:
    now = 0.0
    rests: list[float] = []

    async def three_seconds(_: str | None, checkpoint: Checkpoint | None) -> StepResult:
        nonlocal now
        now += 3
        return OVER if checkpoint else StepResult({"at": 1})

    async def sleep(seconds: float) -> None:
        rests.append(seconds)

    job_id = await jobs.enqueue(api.organization_id, kind)
    async with running({kind: Kind(three_seconds)}, share=0.2, clock=lambda: now, sleep=sleep):
        await until(has_ended(api.organization_id, job_id))

        async def has_rested_twice() -> bool:
            return len(rests) == 2

        await until(has_rested_twice)

    assert rests == pytest.approx([12, 12])


async def test_long_jobs_take_turns(api: Api, kind: str) -> None:
    steps: list[str] = []

    async def step(_: str | None, checkpoint: Checkpoint | None) -> StepResult:
        assert checkpoint is not None
        steps.append(checkpoint["name"])
        left = checkpoint["left"] - 1
        return StepResult({**checkpoint, "left": left} if left else None)

    ids = [
        await jobs.enqueue(api.organization_id, kind, {"name": name, "left": 3}) for name in "ab"
    ]
    async with running({kind: Kind(step)}, turn_seconds=0):
        for job_id in ids:
            await until(has_ended(api.organization_id, job_id))

    assert "".join(steps) == "ababab"


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ZeroDivisionError("a detail of ours"), "it failed: see the gateway's log"),
        (InvalidInput("no such file"), "no such file"),
    ],
)
async def test_a_job_whose_step_fails_says_so_and_no_detail_of_ours(
    api: Api, kind: str, caplog: pytest.LogCaptureFixture, error: Exception, told: str
) -> None:
    async def broken(_: str | None, __: Checkpoint | None) -> StepResult:
        raise error

    job_id = await jobs.enqueue(api.organization_id, kind)
    async with running({kind: Kind(broken)}):
        await until(has_ended(api.organization_id, job_id))
    shown = await api.query("query ($id: ID!) { job(id: $id) { state log { text } } }", id=job_id)

    assert shown["job"] == {"state": "FAILED", "log": [{"text": told}]}
    [line] = [one for one in caplog.records if one.name == "log10_gateway.jobs"]
    assert line.getMessage().startswith(f"the job {api.organization_id}/{job_id} failed")
    assert "who asked for it can do so anew" in line.getMessage()
    # A bug leaves where it came from; what was foreseen is for who asked for the job.
    assert bool(line.exc_info) is isinstance(error, ZeroDivisionError)
    assert str(error) not in line.getMessage()


async def test_a_job_that_ends_each_gateway_that_takes_it_is_given_up(api: Api, kind: str) -> None:
    job_id = await jobs.enqueue(api.organization_id, kind)
    for _ in range(MAX_TRIES):
        await take(kind, timedelta(0))
    async with running({kind: Kind(forever(asyncio.Event()))}):
        await until(has_ended(api.organization_id, job_id))

    assert (await stored(api.organization_id, job_id))["state"] == "failed"


async def test_progress_makes_the_tries_before_it_forgotten(api: Api, kind: str) -> None:
    await jobs.enqueue(api.organization_id, kind)
    for _ in range(MAX_TRIES):
        lease = await take(kind, timedelta(0))
    await leases.store_progress(lease, StepResult({"at": 1}), timedelta(0))

    assert (await take(kind)).tries == 1


async def test_a_bug_in_the_runner_ends_neither_it_nor_its_other_jobs(
    api: Api, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    async def step(_: str | None, checkpoint: Checkpoint | None) -> StepResult:
        return StepResult({"at": object()}) if checkpoint is None else OVER  # it is not JSON

    bad = await jobs.enqueue(api.organization_id, kind)
    good = await jobs.enqueue(api.organization_id, kind, {"at": 1})
    async with running({kind: Kind(step)}):
        await until(has_ended(api.organization_id, good))
        await until(has_ended(api.organization_id, bad))

    assert (await stored(api.organization_id, good))["state"] == "succeeded"
    assert (await stored(api.organization_id, bad))["state"] == "failed"
    assert "the runner of background jobs failed" in caplog.text


async def test_the_log_keeps_its_last_lines_of_bounded_length(api: Api, kind: str) -> None:
    job_id = await jobs.enqueue(api.organization_id, kind)
    lease = await take(kind)
    for n in range(3):
        lines = [f"{n}.{line} ".ljust(300, "x") for line in range(20)]
        await leases.store_progress(lease, StepResult({"$at": n}, log=lines), LONG)
    row = await jobs.get_job(api.organization_id, job_id)

    assert row["log"] is not None
    texts = [line["text"] for line in row["log"]]
    assert len(texts) == 50
    assert {len(text) for text in texts} == {200}
    assert (texts[0][:5], texts[-1][:5]) == ("0.10 ", "2.19 ")
    assert (await stored(api.organization_id, job_id))["checkpoint"] == {"$at": 2}


@pytest.fixture
async def own_job(kind: str) -> AsyncIterator[str]:
    """A job of the gateway's own that runs once a day, and has run."""

    async def step(_: str | None, __: Checkpoint | None) -> StepResult:
        return StepResult(None, done=3, log=["of another organization"])

    async with running({kind: Kind(step, every=timedelta(days=1))}):

        async def is_over() -> bool:
            row = await database.collection(JobDocument).find_one({"_id": kind})
            return row is not None and row["state"] == "succeeded"

        await until(is_over)
    yield kind
    await database.collection(JobDocument).delete_one({"_id": kind})


async def test_of_the_gateways_own_jobs_an_admin_sees_all_but_the_log(
    api: Api, own_job: str
) -> None:
    fields = "id kind state createdAt startedAt endedAt dueAt done total log { at text }"
    data = await api.query(f"query ($id: ID!) {{ job(id: $id) {{ {fields} }} }}", id=own_job)
    listed = await api.query(f"{{ jobs(first: 1000) {{ nodes {{ {fields} }} }} }}")

    job = data["job"]
    assert job in listed["jobs"]["nodes"]
    assert (job["kind"], job["state"], job["done"], job["log"]) == (own_job, "SUCCEEDED", 3, None)
    assert job["createdAt"] <= job["startedAt"] <= job["endedAt"] < job["dueAt"]


async def test_a_job_of_the_gateways_own_cannot_be_cancelled(api: Api, own_job: str) -> None:
    before = await stored(None, own_job)

    assert await api.error_code(CANCEL, id=own_job) == "FORBIDDEN"
    assert await stored(None, own_job) == before


async def test_a_periodic_job_runs_again_from_the_beginning(own_job: str) -> None:
    at_first: list[Checkpoint | None] = []

    async def step(_: str | None, checkpoint: Checkpoint | None) -> StepResult:
        if checkpoint is None:
            at_first.append(checkpoint)
            return StepResult({"at": 1}, done=5)
        return StepResult(None, done=5)

    first = await stored(None, own_job)
    await database.collection(JobDocument).update_one(
        {"_id": own_job}, {"$set": {"due_at": utc_now()}}
    )
    async with running({own_job: Kind(step, every=timedelta(days=1))}):

        async def has_run() -> bool:
            row = await stored(None, own_job)
            return bool(row["state"] == "succeeded" and row["started_at"] > first["started_at"])

        await until(has_run)
    row = await stored(None, own_job)

    assert at_first == [None]
    assert row["done"] == 10
    assert row["created_at"] == first["created_at"]
    assert row["removed_at"] is None


async def test_runners_that_begin_at_once_store_a_periodic_job_once(kind: str) -> None:
    kinds = {kind: Kind(forever(asyncio.Event()), every=LONG)}

    await asyncio.gather(*(leases.ensure_periodic(kinds) for _ in range(10)))

    collection = database.collection(JobDocument)
    assert (await collection.delete_many({"kind": kind})).deleted_count == 1


async def test_a_foreign_organization_sees_and_cancels_nothing(new_api: NewApi, kind: str) -> None:
    ours, theirs = await new_api(), await new_api()
    job_id = await jobs.enqueue(theirs.organization_id, kind)
    await leases.renew(await take(kind), LONG)
    before = await stored(theirs.organization_id, job_id)

    for id_ in (job_id, storage_key(theirs.organization_id, job_id)):
        assert (await ours.query("query ($id: ID!) { job(id: $id) { id } }", id=id_))["job"] is None
        assert await ours.error_code(CANCEL, id=id_) == "NOT_FOUND"
    listed = await ours.query("{ jobs(first: 1000) { nodes { id kind } } }")

    assert kind not in str(listed)
    assert await stored(theirs.organization_id, job_id) == before
    assert (await theirs.query("{ jobs { nodes { id state } } }"))["jobs"]["nodes"][0] == {
        "id": job_id,
        "state": "RUNNING",
    }


async def test_a_job_is_found_by_its_id_and_not_by_the_key_that_it_is_stored_under(
    api: Api, kind: str
) -> None:
    job_id = await jobs.enqueue(api.organization_id, kind)
    key = storage_key(api.organization_id, job_id)

    assert (await api.query("query ($id: ID!) { job(id: $id) { id } }", id=key))["job"] is None
    assert await api.error_code(CANCEL, id=key) == "NOT_FOUND"
    assert (await api.query(CANCEL, id=job_id))["cancelJob"]["job"]["state"] == "CANCELLED"


LIST = """
query ($filter: JobFilter, $orderBy: [JobOrder!], $first: Int, $after: String, $last: Int,
       $before: String) {
  jobs(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last,
       before: $before) {
    totalCount totalCountIsExact nodes { id kind state dueAt log { text } }
    pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
  }
}
"""


async def test_jobs_are_filtered_ordered_and_paged_in_both_directions(api: Api, kind: str) -> None:
    ids = [await jobs.enqueue(api.organization_id, kind) for _ in range(4)]
    await api.query(CANCEL, id=ids[1])
    of_kind = {"kind": {"eq": kind}}

    async def listed(**variables: Any) -> Any:
        return (await api.query(LIST, **{"filter": of_kind, **variables}))["jobs"]

    async def found(**variables: Any) -> list[str]:
        return [job["id"] for job in (await listed(**variables))["nodes"]]

    newest = await listed(first=2)
    older = await listed(first=9, after=newest["pageInfo"]["endCursor"])
    back = await listed(last=1, before=older["pageInfo"]["startCursor"])

    assert (newest["totalCount"], newest["totalCountIsExact"]) == (4, True)
    assert [job["id"] for job in newest["nodes"] + older["nodes"]] == ids[::-1]
    assert newest["nodes"][0]["dueAt"] is not None
    assert newest["nodes"][0]["log"] == []
    assert newest["pageInfo"]["hasNextPage"] is True
    assert older["pageInfo"]["hasNextPage"] is False
    assert [job["id"] for job in back["nodes"]] == [ids[2]]
    assert await found(orderBy={"direction": "ASC"}) == ids
    assert await found(filter={**of_kind, "state": {"eq": "CANCELLED"}}) == [ids[1]]
    assert await found(filter={**of_kind, "not": {"state": {"in": ["CANCELLED"]}}}) == [
        ids[3],
        ids[2],
        ids[0],
    ]
    assert await found(filter={**of_kind, "createdAt": {"lt": "2020-01-01T00:00:00Z"}}) == []
    assert await found(filter={**of_kind, "id": {"eq": ids[2]}}) == [ids[2]]
    assert await found(filter={**of_kind, "id": {"notIn": ids[1:]}}) == [ids[0]]
    key = storage_key(api.organization_id, ids[0])
    assert await found(filter={"id": {"in": [key, "nobody's"]}}) == []
    assert (await listed(first=0))["nodes"] == []
    for bad in ({"first": -1}, {"first": 1001}, {"after": "x"}):
        assert await api.error_code(LIST, **bad) == "BAD_USER_INPUT"
    assert ids[0] in [job["id"] for job in (await api.query(LIST, first=1000))["jobs"]["nodes"]]


async def test_looking_for_work_and_listing_it_read_no_whole_collection(
    api: Api, kind: str, commands: Commands
) -> None:
    for _ in range(5):
        await jobs.enqueue(api.organization_id, kind)
    commands.sent.clear()
    await leases.take([kind], "me", LONG)
    await api.query("{ jobs { nodes { id } } }")
    queries = [query for query in commands.queries if "jobs" in query.values()]
    assert len(queries) == 3

    for query in queries:
        plan = await database.client["tests"].command({"explain": query})
        assert "IXSCAN" in set(stages(plan))
        assert "COLLSCAN" not in set(stages(plan))


async def test_a_lost_job_is_no_error(
    api: Api, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    begun, ended = asyncio.Event(), asyncio.Event()
    job_id = await jobs.enqueue(api.organization_id, kind)
    async with running({kind: Kind(forever(begun, ended))}, lease_seconds=0.3):
        await begun.wait()
        await api.query(CANCEL, id=job_id)
        async with asyncio.timeout(20):
            await ended.wait()

    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_a_step_with_nothing_to_do_is_followed_by_a_pause_and_stores_nothing(
    api: Api, kind: str, commands: Commands
) -> None:
    """But that it was done is stored once, so that nobody takes the job for one that fails."""
    results = [StepResult({"at": 1}, pause=5)] * 4 + [OVER]
    rests: list[float] = []

    async def step(_: str | None, __: Checkpoint | None) -> StepResult:
        return results.pop(0)

    async def sleep(seconds: float) -> None:
        rests.append(seconds)

    job_id = await jobs.enqueue(api.organization_id, kind)
    commands.sent.clear()
    async with running({kind: Kind(step)}, sleep=sleep):
        await until(has_ended(api.organization_id, job_id))

    assert rests[:4] == [5, 5, 5, 5]
    progress = [one for one in commands.sent if one.get("update") == "jobs"]
    assert len(progress) == 2  # the first, and the end
    assert (await stored(api.organization_id, job_id))["tries"] == 0
