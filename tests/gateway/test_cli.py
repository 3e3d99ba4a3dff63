"""The commands beside `serve`, in real processes.

What repeats commands that others here are measured in is `unmeasured`: each takes a second more.
"""

import json
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from urllib.parse import quote

import pytest
from graphql import build_schema
from pymongo import MongoClient

from gateway import cli
from gateway.embedded_mongod.binary import find_mongod
from services.completions.labels import LabelKeys
from services.runtime import Runtime, entered, part
from tests.gateway.processes import Serving, command, environment, serving
from tests.gateway.test_mongod import wait_for


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("cli")
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def gateway(data_dir: Path) -> Iterator[Serving]:
    """A gateway with an embedded database, which the commands share with it."""
    with serving(env=environment(data_dir)) as running:
        yield running


@pytest.fixture
def env(gateway: Serving, data_dir: Path) -> dict[str, str]:
    return environment(data_dir)


@pytest.fixture
def own_env(mongodb_url: str, tmp_path: Path) -> Iterator[dict[str, str]]:
    """An empty database in a MongoDB that is not the gateway's."""
    yield environment(tmp_path, mongodb_url=mongodb_url, mongodb_database="cli")
    with MongoClient[dict[str, object]](mongodb_url) as client:
        client.drop_database("cli")


def test_a_token_opens_a_running_gateway_until_it_is_revoked(
    gateway: Serving, env: dict[str, str]
) -> None:
    made = command("token", "create", "--name", "ci", "--role", "reader", env=env)
    secret = made.stdout.strip()
    assert gateway.get("/api/v1/feedback_task", token=secret).status_code == 200
    listed = json.loads(command("token", "list", "--json", env=env).stdout)
    [row] = [row for row in listed if row["name"] == "ci"]

    revoked = command("token", "revoke", row["id"], env=env)

    assert made.stderr == f"token {row['id']}: reader of default\n"
    assert (row["role"], row["expires_at"], row["revoked_at"]) == ("reader", None, None)
    assert secret.startswith(row["secret_prefix"])
    assert revoked.stdout == f"token {row['id']} (ci) is revoked\n"
    deadline = time.monotonic() + 30  # it is some seconds, where the machine does nothing else
    while gateway.get("/api/v1/feedback_task", token=secret).status_code != 401:
        assert time.monotonic() < deadline, "it is accepted still"
        time.sleep(0.1)


@pytest.mark.unmeasured
@pytest.mark.nightly
def test_a_token_may_end_by_itself(env: dict[str, str]) -> None:
    made = command("token", "create", "--name", "short", "--expires-in-days", "2", env=env)
    listed = json.loads(command("token", "list", "--json", env=env).stdout)

    [row] = [row for row in listed if row["name"] == "short"]
    assert f" until {row['expires_at']}" in made.stderr


def test_organizations_are_made_and_listed_for_people_and_for_programs(
    env: dict[str, str],
) -> None:
    made = command("organization", "create", "Acme Ltd", "--id", "acme", env=env)
    again = command("organization", "create", "Acme Ltd", "--id", "acme", env=env)
    table = command("organization", "list", env=env).stdout.splitlines()
    rows = json.loads(command("organization", "list", "--json", env=env).stdout)

    assert made.stdout == "acme\n"
    assert (again.returncode, again.stderr) == (
        1,
        "log10-gateway: an organization has the id 'acme' already\n",
    )
    assert table[0].split() == ["id", "name", "slug", "created_at"]
    assert table[1].startswith("acme     Acme Ltd  acme-ltd  20")
    assert [row["id"] for row in rows] == ["acme", "default"]


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("token", "create", "-o", "nobody"), "no organization has the id 'nobody'"),
        (("token", "revoke", "nothing"), "no token has the id 'nothing'"),
        (("token", "create", "--name", ""), "/name: a name has 1 to 200 characters"),
        (("organization", "create", "x", "--id", "a/b"), "/id: an organization's id is"),
        (("demo", "--completions", "1", "-o", "nobody"), "no organization has the id 'nobody'"),
    ],
)
def test_a_mistake_is_said_in_one_line_with_exit_code_1(
    env: dict[str, str], arguments: tuple[str, ...], line: str
) -> None:
    ended = command(*arguments, env=env)

    assert ended.returncode == 1
    assert ended.stderr.startswith(f"log10-gateway: {line}")
    assert ended.stderr.count("\n") == 1
    assert ended.stdout == ""


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    "arguments",
    [("sreve",), ("serve", "--port", "99999"), ("token", "create", "--role", "king"), ("token",)],
)
def test_a_wrong_usage_has_exit_code_2_and_no_traceback(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    ended = command(*arguments, env=environment(tmp_path))

    assert ended.returncode == 2
    assert "Usage: " in ended.stderr + ended.stdout
    assert "Traceback" not in ended.stderr


@pytest.mark.unmeasured
def test_without_an_organization_it_is_said_how_to_make_one(own_env: dict[str, str]) -> None:
    ended = command("token", "create", env=own_env)

    assert ended.returncode == 1
    assert "log10-gateway organization create" in ended.stderr


@pytest.mark.unmeasured
@pytest.mark.nightly
def test_of_several_organizations_one_has_to_be_named(own_env: dict[str, str]) -> None:
    for name in ("a", "b"):
        command("organization", "create", name, "--id", name, env=own_env)

    unnamed = command("token", "create", env=own_env)
    by_setting = command(
        "token", "create", env=own_env | {"LOG10_GATEWAY_BOOTSTRAP_ORGANIZATION": "b"}
    )

    assert unnamed.returncode == 1
    assert "which organization?" in unnamed.stderr
    assert " writer of b\n" in by_setting.stderr


def test_indexes_are_checked_and_applied(own_env: dict[str, str]) -> None:
    missing = command("indexes", "check", env=own_env)
    made = command("indexes", "apply", env=own_env)
    complete = command("indexes", "check", env=own_env)

    assert missing.returncode == 1
    assert "missing completions.by_seq\n" in missing.stdout
    assert made.stdout.splitlines() == [
        line.replace("missing", "made") for line in missing.stdout.splitlines()
    ]
    assert (complete.returncode, complete.stdout) == (0, "all indexes are there\n")
    assert command("indexes", "prune", env=own_env).stdout == "there are none\n"


def test_a_new_database_has_nothing_to_migrate(own_env: dict[str, str]) -> None:
    assert command("indexes", "prune", env=own_env).stdout == "there are none\n"
    for arguments in (("--check",), ()):
        done = command("migrate", *arguments, env=own_env)

        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == "the database has the form of this version\n"


@contextmanager
def mongod_of_ones_own(folder: Path, *options: str) -> Iterator["MongoClient[dict[str, object]]"]:
    """Run a mongod that the gateway has nothing to do with."""
    (folder / "db").mkdir()
    address = str(folder / "own.sock")
    process = subprocess.Popen(
        [
            *(str(find_mongod()), "--dbpath", str(folder / "db"), "--bind_ip", address),
            *("--nounixsocket", "--logpath", str(folder / "own.log"), *options),
        ]
    )
    try:
        with MongoClient[dict[str, object]](
            f"mongodb://{quote(address, safe='')}/", directConnection=True
        ) as client:
            yield client
    finally:
        process.kill()
        process.wait()
        shutil.rmtree(folder / "db")


@pytest.mark.unmeasured
@pytest.mark.nightly
def test_a_mongodb_without_a_replica_set_is_refused(tmp_path: Path) -> None:
    with mongod_of_ones_own(tmp_path):
        url = f"mongodb://{quote(str(tmp_path / 'own.sock'), safe='')}/"

        ended = command("indexes", "apply", env=environment(tmp_path, mongodb_url=url))

    assert ended.returncode == 1
    assert ended.stderr.startswith("log10-gateway: cannot use the database: it is a single server")
    assert "--replSet" in ended.stderr


@pytest.mark.unmeasured
@pytest.mark.nightly
def test_a_mongodb_that_wants_a_password_says_so_in_one_line(tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text("c2VjcmV0IG9mIHRoZSBzZXQ=")
    key.chmod(0o600)
    with mongod_of_ones_own(tmp_path, "--replSet", "own", "--keyFile", str(key)) as client:
        member = {"_id": 0, "host": str(tmp_path / "own.sock")}
        client.admin.command("replSetInitiate", {"_id": "own", "members": [member]})
        wait_for(lambda: bool(client.admin.command("hello")["isWritablePrimary"]))
        url = f"mongodb://{quote(str(tmp_path / 'own.sock'), safe='')}/"

        ended = command("organization", "list", env=environment(tmp_path, mongodb_url=url))

    assert ended.returncode == 1
    rejected = "log10-gateway: the database refused: not authorized on log10_gateway\n"
    assert ended.stderr == rejected


@pytest.mark.unmeasured
@pytest.mark.nightly
def test_without_a_running_gateway_a_command_starts_the_database_for_itself(
    tmp_path: Path,
) -> None:
    env = environment(tmp_path)
    try:
        made = command("organization", "create", "Acme", "--id", "acme", env=env)
        listed = command("organization", "list", env=env)
    finally:
        shutil.rmtree(tmp_path / "mongodb", ignore_errors=True)

    assert made.stdout == "acme\n"
    assert "acme" in listed.stdout
    assert not (tmp_path / "mongod.json").exists()


def test_the_demo_may_be_the_first_thing_that_anyone_does(own_env: dict[str, str]) -> None:
    ended = command("demo", "--completions", "40", env=own_env)

    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.startswith("Loaded into default: 40 completions in ")
    # It says where to look, by which token, and as whom else.
    secret = command("token", "show-bootstrap", env=own_env).stdout.strip()
    assert re.search(r"^  Look at it +http://127\.0\.0\.1:\d+/ui$", ended.stdout, re.MULTILINE)
    assert f"  Token         {secret}\n" in ended.stdout
    assert re.search(r"^  Ines Moreau +log10_\S+$", ended.stdout, re.MULTILINE)
    again = command("demo", "--completions", "40", env=own_env)
    assert again.stdout.startswith("Loaded into default: 40 completions in ")
    assert "log10_" not in again.stdout  # what is no terminal is a log


def test_the_demo_says_where_the_gateway_is_that_runs_whatever_its_port(
    gateway: Serving, env: dict[str, str]
) -> None:
    ended = command("demo", "--completions", "300", env=env)

    assert ended.returncode == 0, ended.stderr
    assert f"  Look at it    {gateway.url}/ui\n" in ended.stdout
    assert f"A gateway runs at {gateway.url}." in ended.stdout
    assert ":8000" not in ended.stdout
    # The deploy, as people read it and as the page marks it.
    marked = re.search(
        r"worse +(\S+)/ui#/overview\?r=-30d&mark=(\d{4}-\d\d-\d\dT(\d\d:\d\d):00Z)\n", ended.stdout
    )
    assert marked
    assert marked[1] == gateway.url
    assert f", at {marked[3]} UTC" in ended.stdout
    again = command("demo", "--completions", "300", env=env)
    assert marked[2] in again.stdout


def test_what_a_command_derives_is_what_a_gateway_would(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG10_GATEWAY_METADATA_KEYS", "plan,version")
    monkeypatch.setattr(cli, "database_url", lambda _settings: nullcontext("mongodb://nowhere"))
    seen: list[tuple[str, ...]] = []
    monkeypatch.setattr(cli, "run", lambda *_: seen.append(part(LabelKeys).keys))

    async def nothing() -> None:
        pass

    with entered(Runtime()):
        cli._with_database(nothing())

    assert seen == [("plan", "version")]


def test_the_schema_and_the_contract_are_printed_as_they_are_served(
    gateway: Serving, tmp_path: Path
) -> None:
    schema = command("schema", "print", env=environment(tmp_path)).stdout
    contract = command("openapi", "print", env=environment(tmp_path)).stdout

    assert "completions" in build_schema(schema).query_type.fields  # type: ignore[union-attr]  # a failure otherwise
    assert json.loads(contract) == gateway.get("/openapi.json").json()


def test_the_version_is_shown(tmp_path: Path) -> None:
    assert command("--version", env=environment(tmp_path)).stdout == "log10-gateway 0.1.0\n"
