"""`log10-gateway insight ...`, and what the folder may be."""

import asyncio
import json
import threading
from pathlib import Path

import pytest

from gateway import insight_commands
from gateway.errors import OperatorError
from services.insight.folder import Folder, State
from services.insight.reader import status_of
from services.insight.seeding import held
from tests.gateway.processes import command, environment


def test_status_changes_nothing_of_what_it_looks_at(tmp_path: Path) -> None:
    folder = tmp_path / "any"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    ended = command("insight", "status", "--json", env=_env(tmp_path, folder))
    assert ended.returncode == 1
    assert json.loads(ended.stdout)["hasWriter"] is False
    assert folder.stat().st_mode & 0o777 == 0o755
    assert list(folder.iterdir()) == []


def test_the_first_build_is_told_without_a_database_to_ask(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "index")
    folder.create()
    folder.new().write_state(State("any", "", 0, indexed=1, expected=4))

    status = status_of(folder, None)

    assert (status.building, status.progress, status.as_of) == (True, 0.25, None)
    assert status.why is not None
    assert "being built" in status.why


@pytest.mark.parametrize("name", ["status", "rebuild"])
def test_a_folder_that_is_a_file_is_said_in_one_line(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "file"
    folder.touch()
    ended = command("insight", name, env=_env(tmp_path, folder))
    assert ended.returncode == 1
    assert ended.stderr.startswith("log10-gateway: LOG10_GATEWAY_INSIGHT_FOLDER: ")
    assert ended.stderr.count("\n") == 1


def test_an_open_folder_is_closed_unless_it_holds_what_others_may_need(tmp_path: Path) -> None:
    shared, own = tmp_path / "shared", tmp_path / "own"
    for path, names in ((shared, ("a", "form-1")), (own, ("form-1", "writer-1.lock"))):
        path.mkdir()
        path.chmod(0o755)
        for name in names:
            (path / name).touch()
    with pytest.raises(OSError, match="holds what is no index's"):
        Folder(shared).create()
    Folder(own).create()
    assert shared.stat().st_mode & 0o777 == 0o755
    assert own.stat().st_mode & 0o777 == 0o700


def test_who_watches_a_rebuild_takes_over_where_the_writer_has_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(insight_commands, "_PROGRESS_SECONDS", 0.01)
    folder, has_begun, is_killed = Folder(tmp_path), threading.Event(), threading.Event()

    def write() -> None:
        with held(folder):
            folder.want_rebuild()
            has_begun.set()
            is_killed.wait(60)

    writer = threading.Thread(target=write)
    writer.start()
    has_begun.wait(60)

    async def watched() -> bool:
        watching = asyncio.create_task(insight_commands._watch(folder))
        await asyncio.sleep(0.05)
        assert not watching.done()
        is_killed.set()
        return await watching

    assert asyncio.run(watched()) is False
    writer.join()


def test_who_watches_a_rebuild_is_told_that_it_does_not_get_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(insight_commands, "_PROGRESS_SECONDS", 0.01)
    monkeypatch.setattr(insight_commands, "_STUCK_SECONDS", 0.1)
    folder = Folder(tmp_path)
    with held(folder):
        folder.new().write_state(State("of", "cursor", 0))
        folder.want_rebuild()
        with pytest.raises(OperatorError, match="does not get on"):
            asyncio.run(insight_commands._watch(folder))


def _env(data: Path, folder: Path) -> dict[str, str]:
    return environment(data, insight_folder=str(folder), mongodb_url="mongodb://127.0.0.1:1")
