"""`log10-gateway serve`, from its first start to its end, in real processes.

What repeats starts that others here are measured in is `unmeasured`: each takes a second more.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from pymongo import MongoClient

from gateway.embedded_mongod.data_folder import DataFolder
from gateway.embedded_mongod.process import running_url
from gateway.errors import OperatorError
from gateway.serving.listening import bound_socket
from tests.gateway.processes import Output, command, environment, serving
from tests.gateway.test_mongod import block_compressor, is_running, wait_for


@pytest.fixture
def data_dir(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "data"
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def own_database(mongodb_url: str) -> Iterator[dict[str, str]]:
    """Settings for a fresh database in a MongoDB that is not the gateway's."""
    name = f"serve_{uuid4().hex}"
    yield {"mongodb_url": mongodb_url, "mongodb_database": name}
    with MongoClient[dict[str, object]](mongodb_url) as client:
        client.drop_database(name)


def children(pid: int) -> list[int]:
    listed = [file.read_text() for file in Path(f"/proc/{pid}/task").glob("*/children")]
    return [int(child) for child in " ".join(listed).split()]


def is_worker(pid: int) -> bool:
    return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()


def test_the_first_start_makes_what_is_needed_and_the_second_keeps_it(
    data_dir: Path,
) -> None:
    env = environment(data_dir)
    with serving(env=env) as first:
        organization = first.shown(r"export LOG10_ORG_ID=(\S+)")
        graphiql = httpx.get(first.shown(r"GraphiQL +(\S+)"), headers={"Accept": "text/html"})

        assert graphiql.status_code == 200
        assert "graphiql" in graphiql.text.lower()
        assert first.get("/api/v1/feedback_task").status_code == 200
        assert first.get("/api/v1/feedback_task", token="no token").status_code == 401
        assert first.shown(r"REST +(\S+)") == first.url
        assert first.shown(r"Organization +(\S+)") == organization == "default"
        assert first.shown(r"Token +(\S+)") == first.token
        assert first.shown(r"mongosh '(\S+)'").endswith("/log10_gateway?directConnection=true")
        with MongoClient[dict[str, object]](first.shown(r"mongosh '(\S+)'")) as client:
            assert client.log10_gateway.organizations.count_documents({}) == 1
        assert first.stop() == 0

    kept = data_dir / "token.default"
    assert kept.stat().st_mode & 0o777 == 0o600
    with serving(env=env) as second:
        assert first.token not in second.banner
        assert second.shown(r"Token +(.+)") == "log10-gateway token show-bootstrap"
        assert second.token == first.token == kept.read_text().strip()
        assert second.get("/api/v1/feedback_task").status_code == 200
    assert first.token not in second.log.read_text()

    # Without a gateway it is told as well, and at a terminal without being asked for.
    alone = command("token", "show-bootstrap", env=env)
    assert (alone.returncode, alone.stdout, alone.stderr) == (0, f"{first.token}\n", "")
    with serving(env=env, stdout=Output.TERMINAL) as third:
        assert third.shown(r"Token +(\S+)") == first.token
        assert third.shown(r"export LOG10_TOKEN=(\S+)") == first.token


@pytest.mark.unmeasured
@pytest.mark.nightly
def test_a_collection_is_compressed_as_was_set_when_it_was_made(data_dir: Path) -> None:
    def found() -> list[str]:
        with MongoClient[dict[str, Any]](running_url(data_dir)) as client:
            new = client.db.create_collection(uuid4().hex)
            # The first is made with the database, the second with its indexes.
            there = client.local["oplog.rs"], client.log10_gateway.completions
            return [block_compressor(one) for one in (*there, new)]

    command("organization", "list", env=environment(data_dir, embedded_block_compressor="zlib"))
    with serving(env=environment(data_dir, embedded_block_compressor="zstd")):
        assert found() == ["zlib", "zstd", "zstd"]
    with serving(env=environment(data_dir)):
        assert found() == ["zlib", "zstd", "snappy"]


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ({}, "no start has made a token for the organization default and kept it in DATA; make"),
        ({"bootstrap_organization": "acme"}, "no start has made a token for the organization acme"),
        (
            {"bootstrap_token": "a-known-token"},
            "the token came with the settings, in LOG10_GATEWAY_BOOTSTRAP_TOKEN, and is kept",
        ),
    ],
    ids=["never", "another", "given"],
)
def test_where_no_token_is_kept_one_line_says_so(
    data_dir: Path, settings: dict[str, str], line: str
) -> None:
    shown = command("token", "show-bootstrap", env=environment(data_dir, **settings))

    assert (shown.returncode, shown.stdout) == (1, "")
    assert shown.stderr.startswith(f"log10-gateway: {line}".replace("DATA", str(data_dir)))
    assert shown.stderr.count("\n") == 1
    assert "a-known-token" not in shown.stderr


def test_ctrl_c_ends_everything_and_says_no_more_than_that(data_dir: Path) -> None:
    with serving(env=environment(data_dir)) as gateway:
        [mongod] = [pid for pid in children(gateway.process.pid) if not is_worker(pid)]

        os.killpg(gateway.process.pid, signal.SIGINT)

        assert gateway.process.wait(30) == 0
        assert not is_running(mongod)
        assert '"exitCode":0' in (data_dir / "mongod.log").read_text()
        said = [json.loads(line)["message"] for line in gateway.log.read_text().splitlines()]
        assert len(said) == 2
        assert said[0].endswith(f"serves on {gateway.url}, in 1 process(es)")
        assert said[1] == "the gateway has ended its server processes, as it was asked to"


def test_a_signal_before_it_is_ready_leaves_nothing_behind(data_dir: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "gateway", "serve", "--port", "0"],
        env=environment(data_dir),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    wait_for(lambda: DataFolder(data_dir).read_running() is not None)
    running = DataFolder(data_dir).read_running()

    process.terminate()
    _, errors = process.communicate(timeout=30)

    assert running is not None
    assert not is_running(running.mongod_pid)
    assert not DataFolder(data_dir).is_held()
    assert process.returncode in (0, 128 + signal.SIGTERM)
    assert errors == ""


def test_workers_share_the_database_and_end_with_the_gateway(data_dir: Path) -> None:
    with serving("--workers", "2", env=environment(data_dir)) as gateway:
        workers = [pid for pid in children(gateway.process.pid) if is_worker(pid)]

        assert len(workers) == 2
        assert gateway.get("/api/v1/feedback_task").status_code == 200
        assert gateway.stop() == 0
        assert not any(map(is_running, workers))
        assert not DataFolder(data_dir).is_held()


@pytest.mark.unmeasured
@pytest.mark.nightly
def test_a_worker_that_ends_or_hangs_is_replaced_and_the_log_says_so(data_dir: Path) -> None:
    with serving("--workers", "2", env=environment(data_dir)) as gateway:
        for ending in (signal.SIGKILL, signal.SIGSTOP):
            [lost, other] = [pid for pid in children(gateway.process.pid) if is_worker(pid)]

            os.kill(lost, ending)

            def is_replaced(lost: int = lost) -> bool:
                workers = [pid for pid in children(gateway.process.pid) if is_worker(pid)]
                return len(workers) == 2 and lost not in workers

            def is_told(line: str = f"the server process {lost} ended") -> bool:
                return line in gateway.log.read_text()

            wait_for(is_replaced)
            if ending is signal.SIGKILL:  # later, that may be one that only begins
                assert other in children(gateway.process.pid)
            assert gateway.get("/api/v1/feedback_task").status_code == 200
            wait_for(is_told)


@pytest.mark.unmeasured
def test_after_a_killed_gateway_nothing_is_left_that_hinders_the_next(data_dir: Path) -> None:
    env = environment(data_dir)
    with serving("--workers", "2", env=env) as killed:
        workers = [pid for pid in children(killed.process.pid) if is_worker(pid)]
        port = killed.url.rpartition(":")[2]

        killed.process.kill()
        killed.process.wait()

        wait_for(lambda: not any(map(is_running, workers)))
        with serving("--port", port, env=env) as next_one:
            assert next_one.token == killed.token
            assert next_one.get("/api/v1/feedback_task").status_code == 200


@pytest.mark.unmeasured
def test_a_killed_mongod_is_back_before_callers_give_up(data_dir: Path) -> None:
    with serving(env=environment(data_dir)) as gateway:
        [mongod] = children(gateway.process.pid)

        os.kill(mongod, signal.SIGKILL)
        wait_for(lambda: children(gateway.process.pid) not in ([], [mongod]))

        assert gateway.get("/api/v1/feedback_task").status_code == 200
        assert gateway.get("/readyz").status_code == 200


@pytest.mark.unmeasured
def test_a_second_gateway_on_the_same_data_or_port_is_refused_in_one_line(data_dir: Path) -> None:
    env = environment(data_dir)
    with serving(env=env) as gateway:
        port = gateway.url.rpartition(":")[2]

        same_data = command("serve", "--port", "0", env=env)
        same_port = command("serve", "--port", port, env=env)

        assert (same_data.returncode, same_port.returncode) == (1, 1)
        assert same_data.stderr == (
            f"log10-gateway: another gateway (process {gateway.process.pid}) uses the data folder "
            f"{data_dir}: stop it, or set LOG10_GATEWAY_DATA_DIR to another folder\n"
        )
        assert same_port.stderr == (
            f"log10-gateway: cannot listen on 127.0.0.1, port {port}: Address already in use; set "
            "LOG10_GATEWAY_HOST or LOG10_GATEWAY_PORT to another\n"
        )
        assert gateway.get("/readyz").status_code == 200


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    ("family", "host", "workers"),
    [(socket.AF_INET, "127.0.0.1", "1"), (socket.AF_INET6, "::1", "2")],
)
def test_a_port_that_another_takes_while_it_starts_ends_it_in_one_line(
    data_dir: Path, family: socket.AddressFamily, host: str, workers: str
) -> None:
    with socket.socket(family) as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind((host, 0))
        port = str(other.getsockname()[1])
        arguments = ("serve", "--host", host, "--port", port, "--workers", workers)
        process = subprocess.Popen(
            [sys.executable, "-m", "gateway", *arguments],
            env=environment(data_dir),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        wait_for(lambda: DataFolder(data_dir).read_running() is not None)  # the port is bound then

        other.listen()
        shown, errors = process.communicate(timeout=120)

    assert process.returncode == 1
    assert shown == ""
    assert errors == (
        f"log10-gateway: cannot listen on {host}, port {port}: Address already in use; set "
        "LOG10_GATEWAY_HOST or LOG10_GATEWAY_PORT to another\n"
    )
    assert not DataFolder(data_dir).is_held()


def test_a_name_that_leads_to_another_process_on_the_port_too_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def leads_to_both(_: str, port: int, **kinds: Any) -> list[Any]:
        return [*looked_up("127.0.0.1", port, **kinds), *looked_up("::1", port, **kinds)]

    looked_up = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", leads_to_both)
    for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        with socket.socket(family) as other:
            other.bind((host, 0))
            other.listen()
            port = other.getsockname()[1]

            with pytest.raises(OperatorError, match=f"cannot listen on localhost, port {port}: "):
                bound_socket("localhost", port, fields=("host", "port"))
        bound_socket("localhost", 0, fields=("host", "port")).close()


@pytest.mark.unmeasured
@pytest.mark.nightly
def test_a_source_change_starts_the_server_anew(data_dir: Path) -> None:
    with serving("--reload", env=environment(data_dir)) as gateway:
        assert gateway.get("/readyz").status_code == 200
        [worker] = [pid for pid in children(gateway.process.pid) if is_worker(pid)]

        Path(__file__).parents[2].joinpath("gateway", "serving", "worker.py").touch()

        wait_for(lambda: not is_running(worker))
        assert gateway.get("/readyz").status_code == 200
        assert gateway.stop() == 0


def test_a_known_organization_and_token_can_be_asked_for(
    data_dir: Path, own_database: dict[str, str]
) -> None:
    env = environment(
        data_dir,
        **own_database,
        bootstrap_organization="acme",
        bootstrap_token="a-known-token",
    )
    for _ in ("made", "there already"):
        with serving(env=env) as gateway:
            assert gateway.shown(r"LOG10_ORG_ID=(\S+)") == "acme"
            assert gateway.token == "$LOG10_GATEWAY_BOOTSTRAP_TOKEN"
            assert "a-known-token" not in gateway.banner
            assert gateway.get("/api/v1/feedback_task", token="a-known-token").status_code == 200
    assert list(data_dir.iterdir()) == [gateway.log]


def test_a_database_of_ones_own_gets_a_token_at_its_first_start_alone(
    data_dir: Path, own_database: dict[str, str]
) -> None:
    with serving(env=environment(data_dir, **own_database)) as first:
        assert first.get("/api/v1/feedback_task").status_code == 200
        assert own_database["mongodb_url"] not in first.banner
    (data_dir / "token.default").write_text("one that opens nothing")

    with serving(env=environment(data_dir, **own_database)) as elsewhere:
        listed = command("token", "list", "--json", env=environment(data_dir, **own_database))

        assert elsewhere.shown(r"Token +(.+)") == (
            "log10-gateway token create --organization default"
        )
        assert listed.stdout.count('"name"') == 1


@pytest.mark.unmeasured
@pytest.mark.nightly
def test_organizations_of_the_operators_making_are_left_alone(
    data_dir: Path, own_database: dict[str, str]
) -> None:
    env = environment(data_dir, **own_database)
    assert command("organization", "create", "Acme", "--id", "acme", env=env).returncode == 0

    with serving("--port", "0", env=env) as gateway:
        listed = command("organization", "list", "--json", env=env)

        assert "log10-gateway organization list" in gateway.banner
        assert listed.stdout.count('"id"') == 1


@pytest.mark.parametrize(
    ("settings", "arguments", "line"),
    [
        ({"port": "x"}, (), "LOG10_GATEWAY_PORT='x': input should be a valid integer"),
        ({"prot": "1"}, (), "LOG10_GATEWAY_PROT is not a setting; did you mean LOG10_"),
        ({"host": "no.such.host.invalid"}, (), "cannot listen on no.such.host.invalid, port 0: "),
        ({"workers": "2"}, ("--reload",), "--reload is for one worker"),
        (
            {"data_dir": "/dev/null/x"},
            (),
            "cannot use the data folder /dev/null/x: Not a directory",
        ),
        (
            {"mongodb_url": "mongodb://127.0.0.1:1", "database_timeout_seconds": "0.5"},
            (),
            "cannot use the database: ",
        ),
        ({"mongodb_url": "mongodb://a b:c"}, (), "LOG10_GATEWAY_MONGODB_URL: "),
        ({"mongodb_url": "mongodb+srv://a"}, (), "cannot use the database: "),
    ],
)
def test_what_keeps_it_from_starting_is_said_in_one_line(
    tmp_path: Path, settings: dict[str, str], arguments: tuple[str, ...], line: str
) -> None:
    ended = command("serve", *arguments, env=environment(tmp_path, **{"port": "0", **settings}))

    assert ended.returncode == 1
    assert ended.stderr.startswith(f"log10-gateway: {line}")
    assert ended.stderr.count("\n") == 1
    assert ended.stdout == ""


def test_a_bootstrap_token_that_is_too_short_is_refused_by_its_variable(
    data_dir: Path, own_database: dict[str, str]
) -> None:
    env = environment(data_dir, **own_database, bootstrap_token="short")

    ended = command("serve", "--port", "0", env=env)

    assert ended.returncode == 1
    assert ended.stderr.startswith("log10-gateway: LOG10_GATEWAY_BOOTSTRAP_TOKEN: ")
