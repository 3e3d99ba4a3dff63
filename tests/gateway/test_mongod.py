"""The embedded MongoDB, with real processes: it starts, is watched, and ends as promised."""

import logging
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pymongo import MongoClient
from pymongo.collection import Collection

from gateway.embedded_mongod import process as mongod_module
from gateway.embedded_mongod.binary import explain_exit, find_mongod
from gateway.embedded_mongod.data_folder import LOG_ROTATE_BYTES, DataFolder, make_private
from gateway.embedded_mongod.process import EmbeddedMongod, running_url
from gateway.errors import EmbeddedDatabaseError
from tests.waiting import PATIENCE_SECONDS

# A gateway as far as its database is concerned: it holds one until it is told to end.
HOLDER = """
import pathlib, signal, sys
from gateway.embedded_mongod.process import EmbeddedMongod
# A shell's background job, such as a CI run may be, begins with this one ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
with EmbeddedMongod(pathlib.Path(sys.argv[1])) as mongod:
    print(mongod.pid, mongod.url, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def data_dir(tmp_path: Path) -> Iterator[Path]:
    """Give a folder that is removed at once: each database begins with 300 MB of journal."""
    yield tmp_path / "data"
    shutil.rmtree(tmp_path / "data", ignore_errors=True)


@contextmanager
def connected(url: str) -> Iterator["MongoClient[dict[str, Any]]"]:
    client: MongoClient[dict[str, Any]] = MongoClient(url, timeoutMS=20_000)
    with client:
        yield client


@contextmanager
def holder(data_dir: Path) -> Iterator[tuple["subprocess.Popen[str]", int, str]]:
    """Run a second process that holds a database; yield it, its mongod's id and its URL."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(data_dir)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    try:
        pid, url = process.stdout.readline().split()
        yield process, int(pid), url
    finally:
        process.terminate()
        process.communicate()


def block_compressor(collection: "Collection[dict[str, Any]]") -> str:
    """Return what a collection was made to be compressed with."""
    [stats] = collection.aggregate([{"$collStats": {"storageStats": {}}}])
    made_with: str = stats["storageStats"]["wiredTiger"]["creationString"]
    found = re.search(r"\bblock_compressor=(\w*)", made_with)
    assert found, made_with
    return found[1]


def is_running(pid: int) -> bool:
    try:
        # A zombie has ended: its parent has only not been told.
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):  # before it is opened, or before it is read
        return False


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "it did not come to be"
        time.sleep(0.01)


def listening_sockets(pid: int) -> set[str]:
    """Return the addresses that a process listens on: paths of Unix sockets, TCP as it stands."""
    inodes = set()
    for descriptor in Path(f"/proc/{pid}/fd").iterdir():
        try:
            target = os.readlink(descriptor)
        except FileNotFoundError:  # closed since it was listed
            continue
        if target.startswith("socket:["):
            inodes.add(target[8:-1])
    found = set()
    for line in Path("/proc/net/unix").read_text().splitlines()[1:]:
        # Num RefCount Protocol Flags Type St Inode Path; flag 0x10000 is a listening one.
        fields = line.split()
        if fields[6] in inodes and int(fields[3], 16) & 0x10000:
            found.add(fields[7])
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[9] in inodes and fields[3] == "0A":
                found.add(f"{table} {fields[1]}")
    return found


def put_on_path(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> Path:
    """Put a `mongod` that is a shell script before all others on PATH."""
    folder.mkdir()
    program = folder / "mongod"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return program


# What runs


def test_it_serves_what_the_gateway_needs_to_its_owner_alone(data_dir: Path) -> None:
    with EmbeddedMongod(data_dir) as mongod, connected(mongod.url) as client:
        collection = client.db.things
        with collection.watch() as changes, client.start_session() as session:
            with session.start_transaction():
                collection.insert_one({"_id": 1}, session=session)
            change = next(changes)

        assert mongod.pid is not None
        assert change["documentKey"] == {"_id": 1}
        assert listening_sockets(mongod.pid) == {str(data_dir / "mongod.sock")}
        assert (data_dir / "mongod.sock").stat().st_mode & 0o777 == 0o600
        assert data_dir.joinpath("mongodb").stat().st_mode & 0o777 == 0o700
        assert mongod.log_path.parent == data_dir
        options = client.admin.command("getCmdLineOpts")["parsed"]
        assert options["net"]["compression"]["compressors"] == "disabled"
        assert options["storage"]["wiredTiger"]["engineConfig"]["cacheSizeGB"] == 0.25


def test_a_second_start_finds_the_data(data_dir: Path) -> None:
    with EmbeddedMongod(data_dir) as mongod, connected(mongod.url) as client:
        client.db.things.insert_one({"_id": "kept"})

    with EmbeddedMongod(data_dir) as mongod, connected(mongod.url) as client:
        assert client.db.things.count_documents({"_id": "kept"}) == 1


@pytest.mark.parametrize(
    "compressor",
    [
        "zstd",
        *(pytest.param(name, marks=pytest.mark.nightly) for name in ("snappy", "zlib", "none")),
    ],
)
def test_collections_are_compressed_as_it_is_asked_for(data_dir: Path, compressor: str) -> None:
    with (
        EmbeddedMongod(data_dir, block_compressor=compressor) as mongod,
        connected(mongod.url) as client,
    ):
        client.db.things.insert_one({})

        assert block_compressor(client.db.things) == compressor


def test_a_stop_is_clean(data_dir: Path) -> None:
    with EmbeddedMongod(data_dir) as mongod:
        pid = mongod.pid

    assert pid is not None
    assert not is_running(pid)
    assert '"msg":"Shutting down","attr":{"exitCode":0}' in mongod.log_path.read_text()
    assert not (data_dir / "mongod.sock").exists()
    assert running_url(data_dir) is None


def test_a_mongod_that_does_not_stop_is_killed(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(mongod_module, "STOP_TIMEOUT_SECONDS", 0.2)
    with EmbeddedMongod(data_dir) as mongod:
        assert mongod.pid is not None
        pid = mongod.pid
        os.kill(pid, signal.SIGSTOP)

    assert not is_running(pid)
    assert "is killed" in caplog.text


def test_ctrl_c_in_the_terminal_stops_the_gateway_first_and_mongod_cleanly(data_dir: Path) -> None:
    with holder(data_dir) as (process, pid, _):
        # The terminal signals the gateway's group; mongod is in a session of its own.
        assert os.getsid(pid) == pid
        os.killpg(process.pid, signal.SIGINT)
        process.wait(60)

    assert not is_running(pid)
    assert '"exitCode":0' in (data_dir / "mongod.log").read_text()


def test_without_unix_sockets_it_listens_on_loopback_at_a_port_that_may_change(
    data_dir: Path,
) -> None:
    for count in (1, 2):
        with EmbeddedMongod(data_dir, unix_socket=False) as mongod:
            assert mongod.pid is not None
            with connected(mongod.url) as client:
                client.db.things.insert_one({})

                assert client.db.things.count_documents({}) == count
            assert all(name.startswith("tcp 0100007F:") for name in listening_sockets(mongod.pid))


@pytest.mark.nightly
def test_a_data_folder_that_was_moved_goes_on(data_dir: Path) -> None:
    with EmbeddedMongod(data_dir) as mongod, connected(mongod.url) as client:
        client.db.things.insert_one({"_id": "kept"})
    moved = data_dir.rename(data_dir.with_name("moved"))

    try:
        with EmbeddedMongod(moved) as mongod, connected(mongod.url) as client:
            assert client.db.things.find_one() == {"_id": "kept"}
    finally:
        shutil.rmtree(moved)


@pytest.mark.parametrize("name", ["x" * 100, "Application Support", "tmp.aBc"])
def test_a_path_that_is_none_for_a_socket_falls_back_to_a_folder_of_this_user_alone(
    data_dir: Path, name: str
) -> None:
    with EmbeddedMongod(data_dir / name) as mongod, connected(mongod.url) as client:
        client.db.things.insert_one({})

        assert mongod.pid is not None
        [path] = map(Path, listening_sockets(mongod.pid))
        assert data_dir not in path.parents
        assert len(bytes(path)) < 100
        assert path.parent.stat().st_mode & 0o777 == 0o700
    assert not path.exists()


def test_a_folder_for_the_socket_that_others_can_write_to_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "open to all"
    folder.mkdir()
    folder.chmod(0o777)

    with pytest.raises(EmbeddedDatabaseError, match="not a folder of yours alone"):
        make_private(folder)


@pytest.mark.nightly
def test_a_log_that_has_grown_large_is_put_aside(data_dir: Path) -> None:
    data_dir.mkdir()
    with (data_dir / "mongod.log").open("wb") as log:
        log.truncate(LOG_ROTATE_BYTES + 1)

    DataFolder(data_dir).rotate_log()

    assert not (data_dir / "mongod.log").exists()
    assert (data_dir / "mongod.log.old").stat().st_size == LOG_ROTATE_BYTES + 1


# What dies


def test_a_mongod_that_is_killed_comes_back_with_what_it_acknowledged(data_dir: Path) -> None:
    with EmbeddedMongod(data_dir) as mongod, connected(mongod.url) as client:
        client.db.things.insert_one({"_id": "kept"})
        first = mongod.pid
        assert first is not None

        os.kill(first, signal.SIGKILL)

        # The same client, at the same address: the driver waits for the new one by itself.
        wait_for(lambda: mongod.pid != first)
        client.db.things.insert_one({"_id": "new"})
        assert client.db.things.count_documents({"_id": {"$in": ["kept", "new"]}}) == 2


def test_while_mongod_cannot_be_started_it_is_tried_again(
    data_dir: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    real = find_mongod()
    program = put_on_path(monkeypatch, tmp_path / "bin", f'exec {real} "$@"')
    with EmbeddedMongod(data_dir) as mongod, caplog.at_level(logging.WARNING):
        assert mongod.pid is not None
        program.rename(program.with_name("away"))

        os.kill(mongod.pid, signal.SIGKILL)
        wait_for(lambda: "cannot be started" in caplog.text)
        program.with_name("away").rename(program)

        with connected(mongod.url) as client:
            client.db.things.insert_one({})
        assert "it is started again in 0.2 s" in caplog.text


def test_after_a_killed_gateway_the_next_start_recovers(data_dir: Path) -> None:
    with holder(data_dir) as (process, orphan, url):
        with connected(url) as client:
            client.db.things.insert_one({"_id": "kept"})
        process.kill()
        process.wait()
        assert is_running(orphan)

        with EmbeddedMongod(data_dir) as mongod, connected(mongod.url) as client:
            assert not is_running(orphan)
            assert client.db.things.find_one() == {"_id": "kept"}
    assert (data_dir / "mongod.log").read_text().count('"exitCode":0') == 2


@pytest.mark.nightly
def test_an_orphan_that_hangs_does_not_hold_up_the_next_start_for_ever(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mongod_module, "STOP_TIMEOUT_SECONDS", 1.5)
    with holder(data_dir) as (process, orphan, url):
        with connected(url) as client:
            client.db.things.insert_one({"_id": "kept"})
        process.kill()
        process.wait()
        os.kill(orphan, signal.SIGSTOP)

        with EmbeddedMongod(data_dir) as mongod, connected(mongod.url) as client:
            assert client.db.things.find_one() == {"_id": "kept"}


# What is rejected


def test_a_second_gateway_on_the_same_folder_is_refused_and_disturbs_nothing(
    data_dir: Path,
) -> None:
    with holder(data_dir) as (process, _, url), connected(url) as client:
        with pytest.raises(EmbeddedDatabaseError) as raised:
            EmbeddedMongod(data_dir).start()

        assert str(raised.value) == (
            f"another gateway (process {process.pid}) uses the data folder {data_dir}: stop it, "
            "or set LOG10_GATEWAY_DATA_DIR to another folder"
        )
        client.db.things.insert_one({})
        assert running_url(data_dir) == url


def test_a_mongod_that_no_gateway_started_is_left_alone(data_dir: Path) -> None:
    (data_dir / "mongodb").mkdir(parents=True)
    stranger = subprocess.Popen(
        [
            *(find_mongod(), "--dbpath", data_dir / "mongodb", "--logpath", data_dir / "its.log"),
            *("--bind_ip", data_dir / "its.sock", "--nounixsocket"),
        ]
    )
    try:
        wait_for(lambda: DataFolder(data_dir).open_in_mongod() == stranger.pid)

        with pytest.raises(EmbeddedDatabaseError, match=rf"process {stranger.pid}\) that no gate"):
            EmbeddedMongod(data_dir).start()

        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_a_data_folder_that_cannot_be_made_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(EmbeddedDatabaseError, match=r"cannot use the data folder .*file/data"):
        EmbeddedMongod(tmp_path / "file" / "data").start()


# What cannot run


def test_a_mongod_on_path_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = put_on_path(monkeypatch, tmp_path / "bin", "echo db version v6.0.0")

    assert find_mongod() == program


@pytest.mark.parametrize("script", ["echo db version v5.0.31", "exit 127"])
def test_a_mongod_on_path_that_is_too_old_or_broken_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    program = put_on_path(monkeypatch, tmp_path / "bin", script)

    assert find_mongod() != program


def test_where_there_is_no_mongod_it_is_said_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_on_path(monkeypatch, tmp_path / "bin", "echo db version v4.4.29")
    monkeypatch.setattr(sys, "path", [])  # nothing is installed

    with pytest.raises(EmbeddedDatabaseError) as raised:
        find_mongod()

    message = str(raised.value)
    assert "is 4.4.29" in message
    assert "install MongoDB 6.0 or later" in message
    assert "pip install 'log10-gateway[embedded]'" in message
    assert "LOG10_GATEWAY_MONGODB_URL" in message
    assert "\n" not in message


def test_a_missing_shared_library_is_named(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "fiftyone" / "db" / "bin"
    folder.mkdir(parents=True)
    # A real one that asks the dynamic loader for a library that no system has.
    program = (folder / "mongod").absolute()
    program.write_bytes(find_mongod().read_bytes().replace(b"libcurl.so.4\0", b"libcurl.so.0\0"))
    program.chmod(0o755)
    monkeypatch.setattr(sys, "path", [str(tmp_path)])

    try:
        with pytest.raises(EmbeddedDatabaseError) as raised:
            EmbeddedMongod(data_dir).start()
    finally:
        program.unlink()

    assert str(raised.value) == (
        f"{program} needs the shared library libcurl.so.0: install it, or set "
        "LOG10_GATEWAY_MONGODB_URL to a database of your own"
    )


@pytest.mark.parametrize(
    ("returncode", "output", "expected"),
    [
        (
            127,
            "mongod: error while loading shared libraries: libcurl.so.4: cannot open it\n",
            "apt-get install libcurl4)",
        ),
        (-signal.SIGILL, "", "AVX"),
        (62, "", "a version of MongoDB"),
        (1, "mongod: version `GLIBC_2.38'\nnot found", "code 1: mongod: version `GLIBC_2.38' not"),
        (3, "", "stopped with code 3; see"),
    ],
)
def test_an_end_is_explained_in_one_line(
    tmp_path: Path, returncode: int, output: str, expected: str
) -> None:
    explained = explain_exit(Path("mongod"), returncode, output=output, log=tmp_path / "absent.log")

    assert expected in explained
    assert "\n" not in explained


@pytest.mark.nightly
def test_damaged_data_are_said_in_one_line_that_names_the_log(data_dir: Path) -> None:
    (data_dir / "mongodb").mkdir(parents=True)
    (data_dir / "mongodb" / "storage.bson").write_bytes(b"no bson")

    with pytest.raises(EmbeddedDatabaseError) as raised:
        EmbeddedMongod(data_dir).start()

    assert f"see {data_dir / 'mongod.log'}" in str(raised.value)
    assert "Unable to read the storage engine metadata file Incorrect BSON" in str(raised.value)
    assert "\n" not in str(raised.value)
    assert not DataFolder(data_dir).is_held()


def test_a_file_that_the_system_cannot_run_is_said_in_one_line(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "fiftyone" / "db" / "bin" / "mongod"
    program.parent.mkdir(parents=True)
    program.write_bytes(b"\x7fELF of another machine")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "path", [str(tmp_path)])

    with pytest.raises(EmbeddedDatabaseError, match=r"cannot run .*: Exec format error"):
        EmbeddedMongod(data_dir).start()


def test_one_that_never_listens_is_given_up_and_ended(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_on_path(
        monkeypatch,
        tmp_path / "bin",
        f'[ "$1" = --version ] && echo db version v6.0.0 && exit\n'
        f"echo $$ > {tmp_path}/pid\nexec sleep 60",
    )
    monkeypatch.setattr(mongod_module, "START_TIMEOUT_SECONDS", 0.3)

    with pytest.raises(EmbeddedDatabaseError, match="not ready after"):
        EmbeddedMongod(data_dir).start()

    assert not is_running(int((tmp_path / "pid").read_text()))


def test_no_thread_is_left_after_a_stop(data_dir: Path) -> None:
    before = set(threading.enumerate())

    with EmbeddedMongod(data_dir):
        assert set(threading.enumerate()) > before

    assert set(threading.enumerate()) == before
