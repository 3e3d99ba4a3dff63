"""The process that judges what may take long: its limits, its turns, its end."""

import asyncio
import gc
import os
import signal
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import AsyncIterator, Callable
from contextvars import ContextVar
from functools import partial
from pathlib import Path
from typing import Any

import orjson
import pytest

from services.errors import ServiceError, Unavailable
from services.feedback.schema_process import Limits, LimitsExceeded, SchemaProcess, Verdict
from tests.waiting import until

INTEGER = orjson.dumps({"properties": {"a": {"type": "integer"}}})
GOOD, BAD = b'{"a":1}', b'{"a":"x"}'
# 2^50 steps: it takes all time that there is.
ENDLESS = orjson.dumps(
    {
        "$ref": "#/$defs/d0",
        "$defs": {
            **{f"d{n}": {"allOf": [{"$ref": f"#/$defs/d{n + 1}"}] * 2} for n in range(50)},
            "d50": {"type": "object"},
        },
    }
)
# Half a gigabyte of errors, each with the text.
HUGE = orjson.dumps({"properties": {"a": {"anyOf": [{"type": "integer"}] * 2000}}})
LONG_TEXT = orjson.dumps({"a": "x" * 900_000})

NewProcess = Callable[..., SchemaProcess]


@pytest.fixture
async def new_process() -> AsyncIterator[NewProcess]:
    made: list[SchemaProcess] = []

    def make(**limits: Any) -> SchemaProcess:
        made.append(SchemaProcess(Limits(**{"cpu_seconds": 0.5, **limits})))
        return made[-1]

    yield make
    for process in made:
        await process.close()


async def is_gone(process_id: int) -> bool:
    """Say whether a process ends within some seconds."""
    return await asyncio.to_thread(wait_until_gone, process_id)


def wait_until_gone(process_id: int) -> bool:
    for _ in range(300):
        try:
            stat = Path(f"/proc/{process_id}/stat").read_text()
        except (FileNotFoundError, ProcessLookupError):
            return True
        if stat.rpartition(")")[2].split()[0] == "Z":  # nobody has asked for its exit code yet
            return True
        time.sleep(0.05)
    return False


async def running(process: SchemaProcess) -> int:
    """Return the id of the process, once it has been started."""
    for _ in range(1000):
        if process.process_id is not None:
            return process.process_id
        await asyncio.sleep(0.01)
    raise AssertionError("it was not started")


class OfCaller:
    """What a request has, for as long as it lasts."""


async def test_it_keeps_nothing_of_the_caller_that_it_was_started_for(
    new_process: NewProcess,
) -> None:
    process, of_caller = new_process(), ContextVar[OfCaller]("of_caller")

    async def call() -> weakref.ref[OfCaller]:
        had = OfCaller()
        of_caller.set(had)
        await process.judge("a", INTEGER, GOOD)
        return weakref.ref(had)

    had = await asyncio.create_task(call())
    await asyncio.sleep(0)  # until now the loop has held the task, which has just woken this one
    gc.collect()

    assert process.process_id is not None
    assert had() is None


async def test_it_begins_when_needed_and_one_process_does_all_jobs(new_process: NewProcess) -> None:
    process = new_process()
    assert process.process_id is None

    good = await process.judge("a", INTEGER, GOOD)
    first = process.process_id
    bad = await process.judge("a", INTEGER, BAD)
    schema = await process.judge("a", INTEGER)
    unusable = await process.judge("a", b'{"properties":{"a":{"type":"x"}}}')

    assert good == schema == Verdict(is_valid=True)
    assert bad == Verdict(is_valid=False, faults=("/a: 'x' is not of type 'integer'",))
    assert not unusable.is_valid
    assert unusable.pointer == "/properties/a/type"
    assert "types are array, boolean" in (unusable.unusable or "")
    assert process.process_id == first is not None


@pytest.mark.parametrize("values", [b"{}", b""])
async def test_what_takes_too_long_is_ended_and_the_next_job_is_done(
    new_process: NewProcess, values: bytes
) -> None:
    process = new_process()

    with pytest.raises(LimitsExceeded):
        await process.judge("a", ENDLESS, values)

    assert (await process.judge("a", INTEGER, GOOD)).is_valid


async def test_memory_is_bounded_and_a_verdict_stands_without_words(
    new_process: NewProcess,
) -> None:
    process = new_process(memory_bytes=160 * 2**20, cpu_seconds=20)

    verdict = await process.judge("a", HUGE, LONG_TEXT)

    assert verdict == Verdict(is_valid=False)
    assert (await process.judge("a", INTEGER, GOOD)).is_valid


async def test_memory_that_cannot_be_had_for_compiling_is_a_limit(new_process: NewProcess) -> None:
    process = new_process(memory_bytes=64 * 2**20, cpu_seconds=20)
    patterns: dict[str, Any] = {f".{{5000}}{n}": {} for n in range(5)}

    with pytest.raises(LimitsExceeded):
        await process.judge("a", orjson.dumps({"patternProperties": patterns}))

    assert (await process.judge("a", INTEGER, GOOD)).is_valid


async def test_a_busy_machine_is_no_fault_of_the_caller(new_process: NewProcess) -> None:
    process = new_process(cpu_seconds=60, wall_seconds=0.5)

    with pytest.raises(Unavailable, match="too busy"):
        await process.judge("a", ENDLESS, b"{}")


async def test_an_end_from_outside_is_no_fault_of_the_caller_and_is_mended(
    new_process: NewProcess,
) -> None:
    process = new_process(cpu_seconds=60)
    job = asyncio.create_task(process.judge("a", ENDLESS, b"{}"))
    process_id = await running(process)

    os.kill(process_id, signal.SIGKILL)
    with pytest.raises(Unavailable):
        await job
    assert (await process.judge("a", INTEGER, GOOD)).is_valid

    idle = process.process_id
    assert idle is not None
    os.kill(idle, signal.SIGKILL)
    assert await is_gone(idle)
    assert (await process.judge("a", INTEGER, GOOD)).is_valid


async def test_where_no_process_can_be_started_the_caller_may_try_again(
    new_process: NewProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = new_process()
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(Unavailable):
        await process.judge("a", INTEGER, GOOD)

    monkeypatch.undo()

    assert (await process.judge("a", INTEGER, GOOD)).is_valid


@pytest.mark.parametrize("is_closed", [True, False], ids=["closed", "late"])
async def test_what_starts_when_nobody_waits_any_more_is_ended(
    new_process: NewProcess, monkeypatch: pytest.MonkeyPatch, is_closed: bool
) -> None:
    begun, may_start = threading.Event(), threading.Event()
    started: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def slow(*args: Any, **options: Any) -> "subprocess.Popen[bytes]":
        begun.set()
        may_start.wait(30)
        started.append(start(*args, **options))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", slow)
    process = new_process(wall_seconds=30.0 if is_closed else 0.1)
    asked = asyncio.create_task(process.judge("a", INTEGER, GOOD))
    assert await asyncio.to_thread(begun.wait, 30)
    if is_closed:
        await process.close()

    with pytest.raises(Unavailable):
        await asked

    async def is_waited_for() -> bool:
        return bool(started) and started[0].returncode is not None

    may_start.set()
    await until(is_waited_for)
    assert process.process_id is None


async def test_organizations_take_turns(new_process: NewProcess) -> None:
    process = new_process()
    order: list[str] = []

    async def judge(organization: str) -> None:
        await process.judge(organization, INTEGER, GOOD)
        order.append(organization)

    await asyncio.gather(*(judge(organization) for organization in "aaaabbc"))

    assert "".join(order) == "abcabaa"


async def test_the_queue_is_bounded_but_takes_the_first_job_of_each_organization(
    new_process: NewProcess,
) -> None:
    process = new_process(per_organization=2, waiting=3)

    results = await asyncio.gather(
        *(process.judge(organization, INTEGER, GOOD) for organization in "aaabbc"),
        return_exceptions=True,
    )

    accepted = [isinstance(result, Verdict) for result in results]
    assert accepted == [True, True, False, True, False, True]
    rejected = [result for result in results if isinstance(result, ServiceError)]
    assert all(isinstance(error, Unavailable) and error.retry_after for error in rejected)
    assert (await process.judge("a", INTEGER, GOOD)).is_valid


async def test_what_nobody_waits_for_any_more_is_not_begun(new_process: NewProcess) -> None:
    process = new_process(cpu_seconds=1)
    first = asyncio.create_task(process.judge("a", ENDLESS, b"{}"))
    others = [asyncio.create_task(process.judge("a", ENDLESS, b"{}")) for _ in range(3)]
    await running(process)

    for task in others:
        task.cancel()
    await asyncio.wait(others)
    began = os.times().children_user
    with pytest.raises(LimitsExceeded):
        await first
    assert (await process.judge("a", INTEGER, GOOD)).is_valid
    await process.close()

    assert os.times().children_user - began < 3


async def test_it_ends_when_idle_and_begins_again(new_process: NewProcess) -> None:
    process = new_process(idle_seconds=0.1)
    await process.judge("a", INTEGER, GOOD)
    process_id = process.process_id
    assert process_id is not None

    assert await is_gone(process_id)
    assert (await process.judge("a", INTEGER, GOOD)).is_valid


async def test_closing_ends_it_in_the_midst_of_a_job(new_process: NewProcess) -> None:
    process = new_process(cpu_seconds=60)
    jobs = [asyncio.create_task(process.judge("a", ENDLESS, b"{}")) for _ in range(3)]
    process_id = await running(process)

    async with asyncio.timeout(10):
        await process.close()
        results = await asyncio.gather(*jobs, return_exceptions=True)

    assert all(isinstance(result, Unavailable) for result in results)
    assert await is_gone(process_id)


async def test_it_has_none_of_the_secrets_of_the_gateway(
    new_process: NewProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOG10_GATEWAY_MONGODB_URL", "mongodb://user:hunter2@host")
    process = new_process()
    await process.judge("a", INTEGER, GOOD)

    environment = await asyncio.to_thread(Path(f"/proc/{process.process_id}/environ").read_bytes)

    assert b"PATH=" in environment
    assert b"hunter2" not in environment


PARENT = """
import asyncio, sys
from services.feedback.schema_process import Limits, SchemaProcess
from services.runtime import Runtime, enter

async def main():
    enter(Runtime())
    process = SchemaProcess(Limits(cpu_seconds=60, wall_seconds=60))
    await process.judge("a", b"{}", b"{}")
    print(process.process_id, flush=True)
    if sys.argv[1] == "busy":
        await process.judge("a", sys.argv[2].encode(), b"{}")
    await asyncio.sleep(60)

asyncio.run(main())
"""


def cpu_ticks(process_id: int) -> int:
    """Return the processor time that a process has had, in hundredths of a second."""
    fields = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11])


async def has_worked(process_id: int, since: int) -> bool:
    return cpu_ticks(process_id) > since + 5


@pytest.mark.parametrize("state", ["busy", "idle"])
async def test_it_ends_with_a_parent_that_is_killed(state: str) -> None:
    parent = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PARENT, state, ENDLESS.decode(), stdout=asyncio.subprocess.PIPE
    )
    assert parent.stdout is not None
    process_id = int(await parent.stdout.readline())
    if state == "busy":
        idle = cpu_ticks(process_id)
        await until(partial(has_worked, process_id, idle))

    parent.kill()
    await parent.wait()

    assert await is_gone(process_id)
