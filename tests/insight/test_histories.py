"""Whatever happens to the database and the writer, the index comes to what the database holds."""

import asyncio
import itertools
import os
import signal
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import Any

import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings

from models import CompletionDocument
from services.clock import to_milliseconds, utc_now
from services.insight import host
from services.insight.folder import Folder
from services.insight.opened import IndexBroken
from services.insight.process import Told
from services.insight.writer import Writer
from services.storage import index_sets
from services.storage.database import database
from tests.insight.histories import ACTS, STEPS, Life, begin, is_true, mortal, own_database
from tests.insight.test_host import QUIET


async def come_true(url: str, steps: list[Any], *, late: bool) -> None:
    with tempfile.TemporaryDirectory() as folder, mortal() as life:
        async with own_database(url):
            history = await begin(Path(folder), life, late=late)
            for step in steps:
                if step[0] == "change":
                    await history.change(*step[1])
                elif step[0] == "age":
                    history.age()
                elif step[0] == "rebuild":
                    history.folder.want_rebuild()
                elif await history.work(*step[1:]) and not step[2]:
                    await is_true(history)
            assert await history.work(None, ())
            await is_true(history)
            assert len(list(history.folder.generations())) == 1


@given(steps=STEPS)
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@pytest.mark.parametrize("late", [False, True])
async def test_any_history_comes_true(
    app: FastAPI, mongodb_url: str, steps: list[Any], late: bool
) -> None:
    await come_true(mongodb_url, steps, late=late)


@pytest.mark.nightly
@given(steps=STEPS)
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@pytest.mark.parametrize("late", [False, True])
async def test_very_many_histories_come_true(
    app: FastAPI, mongodb_url: str, steps: list[Any], late: bool
) -> None:
    await come_true(mongodb_url, steps, late=late)


@pytest.mark.parametrize("what", ["build", "follow", "rebuild"])
async def test_a_writer_may_die_at_each_of_its_steps(
    app: FastAPI, mongodb_url: str, what: str
) -> None:
    with tempfile.TemporaryDirectory() as folder, mortal() as life:
        async with own_database(mongodb_url):
            history = await begin(Path(folder), life, late=False)
            for n in range(7):
                await history.change("create", n)
            assert what == "build" or await history.work(None, ())
            for steps in itertools.count(step=2 if what == "follow" else 9):
                if what == "build":  # those who died may not be quite dead
                    history.folder = Folder(Path(folder, str(steps)))
                    history.folder.create()
                elif what == "rebuild":
                    history.folder.want_rebuild()
                await history.change("update", steps % 7)
                lived = await history.work(steps, [("update", steps % 5), ("delete", steps % 3)])
                assert await history.work(None, ())
                await is_true(history)
                if lived:
                    assert steps > 4
                    return


async def test_an_index_whose_files_are_broken_is_built_anew_after_some_tries(
    app: FastAPI, mongodb_url: str
) -> None:
    with tempfile.TemporaryDirectory() as folder, mortal() as life:
        async with own_database(mongodb_url):
            history = await begin(Path(folder), life, late=False)
            await history.change("create", 1)
            assert await history.work(None, ())
            before = history.folder.current()
            history.spoil()
            await history.change("create", 2)
            for _ in range(3):  # each time in another process, as the host begins it again
                with pytest.raises(IndexBroken):
                    await Writer(history.folder, memory=15_000_000).catch_up()
            await Writer(history.folder, memory=15_000_000).catch_up()
            await is_true(history)
            after = history.folder.current()
            assert before is not None
            assert after is not None
            assert after.name != before.name


async def test_an_index_of_another_database_is_taken_out_of_use_before_the_new_one_is_built(
    app: FastAPI, mongodb_url: str
) -> None:
    with tempfile.TemporaryDirectory() as folder, mortal() as life:
        async with own_database(mongodb_url):
            history = await begin(Path(folder), life, late=False)
            await history.change("create", 1)
            assert await history.work(None, ())
            await database.collection(CompletionDocument).drop()
            await index_sets.prepare()
            await history.change("create", 2)
            assert not await history.work(7, ())
            assert history.folder.current() is None
            assert await history.work(None, ())
            await is_true(history)


@pytest.mark.skipif(sys.platform == "win32", reason="kills by a signal")
@pytest.mark.parametrize("kills", [1, pytest.param(25, marks=pytest.mark.nightly)])
async def test_a_process_that_is_killed_at_any_time_leaves_what_comes_true(
    app: FastAPI, mongodb_url: str, monkeypatch: pytest.MonkeyPatch, kills: int
) -> None:
    for name in ("_FIRST_PAUSE_SECONDS", "_LAST_PAUSE_SECONDS", "_WATCH_SECONDS"):
        monkeypatch.setattr(host, name, 0.05)
    random = Random(kills)  # noqa: S311  # no secret
    with tempfile.TemporaryDirectory() as folder:
        async with own_database(mongodb_url):
            history = await begin(Path(folder), Life(), late=False)
            told = Told(mongodb_url, "insight_histories", 60, folder, 200, QUIET)
            writing = host.Host(history.folder, told)
            writing.start()
            try:
                killed: set[int | None] = {None}
                for _ in range(kills):
                    while (pid := writing.writer_pid) is None or pid in killed:
                        await history.change(random.choice(ACTS), random.randrange(10))
                    for _ in range(random.randrange(300)):
                        await history.change(random.choice(ACTS), random.randrange(10))
                    killed.add(pid)
                    os.kill(pid, signal.SIGKILL)
                last = to_milliseconds(utc_now())
                async with asyncio.timeout(120):
                    while not await asyncio.to_thread(has_reached, history.folder, last):  # noqa: ASYNC110  # another process
                        await asyncio.sleep(0.02)
            finally:
                await writing.stop()
            await is_true(history)


def has_reached(folder: Folder, milliseconds: int) -> bool:
    in_use = folder.current()
    state = in_use.read_state() if in_use is not None else None
    return state is not None and state.as_of >= milliseconds
