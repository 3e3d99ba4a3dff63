"""What a gateway process makes of the index: bounded, and as new as was asked for."""

import asyncio
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from tantivy import Searcher

from services.clock import EPOCH, utc_now
from services.errors import InvalidInput, Unavailable
from services.insight import questions as questions_module
from services.insight.folder import Folder, State
from services.insight.questions import Questions
from services.insight.reader import Insight, insight, status_of
from tests.api import Api
from tests.insight.conftest import CatchUp


class Panic(BaseException):
    """What Tantivy raises by a bug of its own is no `Exception`."""


async def test_too_many_questions_are_told_so_and_abandoned_ones_are_not_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(questions_module, "_MOST_OF_ONE", 4)
    questions, gate, asked = Questions(), threading.Event(), []

    def wait() -> int:
        asked.append(1)
        gate.wait()
        return 7

    try:
        tasks = [asyncio.create_task(questions.ask(wait)) for _ in range(4)]
        await asyncio.sleep(0)
        with pytest.raises(Unavailable, match="too many questions"):
            await questions.ask(wait)
        tasks[3].cancel()
        await asyncio.wait([tasks[3]])
        again = asyncio.create_task(questions.ask(wait))  # in the place of the one that has gone
        await asyncio.sleep(0)
    finally:
        gate.set()
    assert await asyncio.gather(*tasks[:3], again) == [7, 7, 7, 7]
    assert len(asked) == 4
    questions.close()


async def test_a_panic_is_unavailable_and_the_next_question_is_answered() -> None:
    questions = Questions()

    def fail() -> int:
        raise Panic

    for _ in range(5):
        with pytest.raises(Unavailable, match="failed to answer"):
            await questions.ask(fail)
    assert await questions.ask(lambda: 1) == 1
    questions.close()


async def test_how_the_index_does_is_told_while_questions_wait(api: Api, catch_up: CatchUp) -> None:
    await api.create_completion(status="started")
    await catch_up()
    view, gate = await insight.view(), threading.Event()
    asking = [asyncio.create_task(view.questions.ask(gate.wait)) for _ in range(4)]
    try:
        told = (await api.query("{ insightStatus { indexed } }"))["insightStatus"]
        assert not any(one.done() for one in asking)
    finally:
        gate.set()
        await asyncio.gather(*asking)
    assert told == {"indexed": 1}


async def test_not_before_waits_for_what_was_answered_by_then(
    api: Api, catch_up: CatchUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    await catch_up()
    monkeypatch.setattr("services.insight.reader._LOOK_SECONDS", 0.01)
    monkeypatch.setattr("services.insight.reader.MAX_WAIT_SECONDS", 0.05)
    await api.create_completion(status="started")
    now = utc_now() + timedelta(milliseconds=1)
    with pytest.raises(Unavailable, match="not got so far"):
        await insight.view(not_before=now)
    monkeypatch.setattr("services.insight.reader.MAX_WAIT_SECONDS", 3600)
    viewing = asyncio.create_task(insight.view(not_before=now))
    await catch_up()
    await catch_up()  # of a time that is surely after it
    assert (await viewing).as_of >= now
    monkeypatch.undo()
    with pytest.raises(InvalidInput, match="/notBefore: it is neither a time"):
        await insight.view(not_before="x")
    with pytest.raises(InvalidInput, match="/notBefore: this time has not come yet"):
        await insight.view(not_before=now + timedelta(days=1))


async def test_an_index_of_another_database_is_not_asked(
    api: Api, catch_up: CatchUp, folder: Folder
) -> None:
    await catch_up()
    generation = folder.current()
    assert generation is not None
    state = generation.read_state()
    assert state is not None
    fields = {
        "cursor": state.cursor,
        "as_of": state.as_of,
        "is_built": True,
        "commit": state.commit,
    }
    generation.write_state(State("another/0", **fields))  # type: ignore[arg-type]  # as it was
    try:
        with pytest.raises(Unavailable, match="of another database"):
            await insight.view()
        status = await insight.status()
        assert status.as_of is None
        assert status.why is not None
        assert "of another database" in status.why
    finally:
        generation.write_state(state)
    assert (await insight.view()).state.commit == state.commit


async def test_a_commit_is_seen_and_nothing_is_opened_anew_without_one(
    api: Api, catch_up: CatchUp
) -> None:
    await catch_up()
    first = await insight.view()
    await catch_up()
    second = await insight.view()
    assert second.state.as_of > first.state.as_of
    searcher: Searcher = second.searcher
    assert searcher is first.searcher
    await api.create_completion(status="started")
    await catch_up()
    assert (await insight.view()).searcher.num_docs == first.searcher.num_docs + 1


async def test_files_that_cannot_be_read_are_unavailable(
    api: Api, catch_up: CatchUp, folder: Folder
) -> None:
    await catch_up()
    generation = folder.current()
    assert generation is not None
    meta = generation.index_path / "meta.json"
    kept = meta.read_bytes()
    meta.write_bytes(b"{")
    other = Insight()
    other.configure(folder.path)
    try:
        with pytest.raises(Unavailable):
            await other.view()
    finally:
        meta.write_bytes(kept)
        other.close()


def test_an_index_that_is_late_says_why(folder: Folder) -> None:
    folder.create()
    known = folder.current()
    made = folder.new()
    ago = utc_now() - timedelta(minutes=5) - EPOCH
    made.write_state(State("d/1", "", ago // timedelta(milliseconds=1), is_built=True))
    try:
        folder.use(made)
        status = status_of(folder, "d/1")
        assert status.lag_seconds is not None
        assert status.lag_seconds >= 300
        assert status.why is not None
        assert "behind" in status.why
    finally:
        if known is not None:
            folder.use(known)
        else:
            folder.use_none()
        made.remove()


async def test_where_nothing_is_built_the_answer_does_not_say_that_it_is(
    app: FastAPI, tmp_path: Path
) -> None:
    insight.configure(tmp_path / "gone")
    try:
        with pytest.raises(Unavailable, match="its writer has to begin"):
            await insight.view()
    finally:
        insight.configure(None)
