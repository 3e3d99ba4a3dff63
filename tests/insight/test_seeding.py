"""A copy of another host's index is as good as one that is built, or is refused."""

import asyncio
import io
import json
import shutil
import tarfile
from pathlib import Path

import pytest
from fastapi import FastAPI

from services.cancellation import end
from services.errors import Conflict, InvalidInput
from services.insight.checksums import damaged_file
from services.insight.folder import Folder, Generation
from services.insight.identity import database_identity
from services.insight.seeding import held, seed
from services.insight.writer import Writer
from tests.gateway.processes import command, environment
from tests.insight.histories import History, begin, is_true, mortal, own_database
from tests.waiting import until


@pytest.fixture
async def url(app: FastAPI, mongodb_url: str) -> str:
    """Of the session's database, once it is there."""
    return mongodb_url


async def built(folder: Path, history: History) -> Folder:
    for n in range(6):
        await history.change("create", n)
    assert await history.work(None, ())
    await history.change("delete", 1)
    await history.change("update", 2)
    assert await history.work(None, ())
    return history.folder


def overwrite(generation: Generation) -> None:
    """Change a byte of what was said, as a disk may."""
    path = next(generation.index_path.glob("*.pos"))
    content = bytearray(path.read_bytes())
    content[0] ^= 1
    path.write_bytes(content)


def packed(folder: Folder, *names: str) -> io.BytesIO:
    generation = folder.current()
    assert generation is not None
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name in names:
            archive.add(generation.path / name, f"{generation.name}/{name}")
    stream.seek(0)
    return stream


@pytest.mark.parametrize("way", ["folder", "stream"])
async def test_a_seeded_index_goes_on_from_where_the_other_was(
    url: str, tmp_path: Path, way: str
) -> None:
    with mortal() as life:
        async with own_database(url):
            history = await begin(tmp_path / "one", life, late=False)
            other = await built(tmp_path / "one", history)
            source = other.path if way == "folder" else packed(other, "state.json", "index")
            history.folder = Folder(tmp_path / "two")
            with held(history.folder):
                made = seed(history.folder, source, await database_identity())
            await is_true(history)
            await history.change("create", 7)
            assert await history.work(None, ())
            await is_true(history)
            current = history.folder.current()
            assert current is not None
            assert current.name == made.name


async def test_what_is_no_whole_index_of_this_database_is_refused_and_leaves_nothing(
    url: str, tmp_path: Path
) -> None:
    with mortal() as life:
        async with own_database(url):
            history = await begin(tmp_path / "one", life, late=False)
            other = await built(tmp_path / "one", history)
            of = await database_identity()
    target = Folder(tmp_path / "two")
    broken = tmp_path / "broken"
    shutil.copytree(other.path, broken)
    for path in broken.glob("form-*/index/*.term"):
        path.unlink()
    changed = tmp_path / "changed"
    shutil.copytree(other.path, changed)
    made = Folder(changed).current()
    assert made is not None
    overwrite(made)
    refused: list[tuple[Path | io.BytesIO, str, str]] = [
        (other.path, "another/database", "of another database"),
        (broken, of, "written to while it was copied, or is broken"),
        (changed, of, "the copy is damaged"),
        (tmp_path, of, "no whole index of form"),
        (packed(other, "index", "state.json"), of, "the index before its state"),
        (packed(other, "state.json"), of, "is broken"),
        (packed(other, "index/.managed.json"), of, "no whole index in it"),
        (io.BytesIO(b"x" * 2000), of, "no whole tar stream"),
    ]
    with held(target):
        for source, database, why in refused:
            with pytest.raises(InvalidInput, match=why):
                seed(target, source, database)
        with pytest.raises(Conflict, match="a gateway on this host"), held(target):
            pass
    assert list(target.generations()) == []
    assert target.current() is None


async def test_an_index_that_a_disk_has_changed_is_built_anew(url: str, tmp_path: Path) -> None:
    with mortal() as life:
        async with own_database(url):
            history = await begin(tmp_path, life, late=False)
            folder = await built(tmp_path, history)
            changed = folder.current()
            assert changed is not None
            assert damaged_file(changed.index_path) is None
            overwrite(changed)
            assert damaged_file(changed.index_path) is not None

            async def is_replaced() -> bool:
                made = folder.current()
                return made is not None and made.name != changed.name

            writing = asyncio.create_task(Writer(folder, memory=15_000_000).run())
            try:
                await until(is_replaced)
            finally:
                await end(writing)
            await is_true(history)


@pytest.mark.slow
def test_an_operator_builds_looks_at_and_seeds_an_index(tmp_path: Path) -> None:
    env = environment(tmp_path, insight="on")
    none = command("insight", "status", "--json", env=env)
    assert none.returncode == 1, none.stderr
    assert json.loads(none.stdout)["asOf"] is None
    rebuilt = command("insight", "rebuild", env=env)
    assert rebuilt.returncode == 0, rebuilt.stderr
    assert rebuilt.stdout == "the index is built\n"
    told = command("insight", "status", "--json", env=env)
    shown = json.loads(told.stdout)
    assert told.returncode == 0
    assert (shown["indexed"], shown["building"], shown["hasWriter"]) == (0, False, False)
    copied = tmp_path / "copied"
    shutil.copytree(shown["folder"], copied)
    seeded = command("insight", "seed", str(copied), env=env)
    assert seeded.stdout == "0 completions are in the index\n", seeded.stderr
    refused = command("insight", "seed", str(tmp_path), env=env)
    assert refused.returncode == 1
    assert refused.stderr.startswith("log10-gateway: there is no whole index")
