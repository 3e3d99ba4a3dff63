"""Whatever happens to the database and the writer, the index comes to what the database holds."""

import itertools
import tempfile
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings

from models import CompletionDocument
from services.insight.folder import Folder
from services.insight.opened import IndexBroken
from services.insight.writer import Writer
from services.storage import index_sets
from services.storage.database import database
from tests.insight.histories import STEPS, begin, is_true, mortal, own_database


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
                    await is_true(history.folder)
            assert await history.work(None, ())
            await is_true(history.folder)
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
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
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
                await is_true(history.folder)
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
            await is_true(history.folder)
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
            await is_true(history.folder)
