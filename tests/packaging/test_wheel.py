"""The wheel, installed beside a distribution that has a name of ours at the top."""

import csv
import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from pymongo import MongoClient

from tests.gateway.processes import Serving, environment, serving

ROOT = Path(__file__).parents[2]
SNAPSHOT = ROOT / "schema" / "schema.graphql"
OTHERS_SCHEMA = "raise ImportError('this is the schema of somebody else')\n"
TOKEN = "wheel_" + 40 * "t"
# Recursive: how long it takes is not known beforehand, so that the process for that judges it.
RECURSIVE: dict[str, object] = {
    "$ref": "#/$defs/node",
    "$defs": {"node": {"type": "object", "properties": {"child": {"$ref": "#/$defs/node"}}}},
}


@dataclass(frozen=True)
class Installed:
    """An environment with the wheel, and a distribution `schema`, which takes our name."""

    home: Path

    @property
    def site_packages(self) -> Path:
        [folder] = self.home.glob("lib/python*/site-packages")
        return folder

    def pip(self, *arguments: str) -> None:
        run(sys.executable, "-m", "pip", "--isolated", "--python", str(self.home), *arguments)


def run(*command: str, cwd: Path = ROOT) -> str:
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    ended = subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, text=True, timeout=120, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def build(source: Path, to: Path) -> Path:
    """Build a wheel with what this environment has: nothing is fetched."""
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "-d", str(to), cwd=source)
    [wheel] = to.iterdir()
    return wheel


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Install by pip, without its network; other dependencies are those of this environment."""
    folder = tmp_path_factory.mktemp("wheel")
    other = folder / "schema"
    other.mkdir()
    (other / "schema.py").write_text(OTHERS_SCHEMA)
    (other / "pyproject.toml").write_text(
        '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n'
        '[project]\nname = "schema"\nversion = "0.7.7"\n'
    )
    wheel = build(ROOT, folder / "ours")
    run(sys.executable, "-m", "venv", "--without-pip", str(folder / "venv"))
    new = Installed(folder / "venv")
    options = ("--quiet", "--no-index", "--no-deps", "--no-compile")
    new.pip("install", *options, str(wheel), str(build(other, folder / "theirs")))
    # A folder that a .pth file names has its own .pth files passed over: our checkout is not there.
    (new.site_packages / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    return new


@pytest.fixture
def env(tmp_path: Path, mongodb_url: str) -> Iterator[dict[str, str]]:
    """Settings for a fresh database; no checkout is found through them."""
    name = f"wheel_{uuid4().hex}"
    settings = environment(
        tmp_path,
        mongodb_url=mongodb_url,
        mongodb_database=name,
        bootstrap_organization="acme",
        bootstrap_token=TOKEN,
    )
    settings.pop("PYTHONPATH", None)
    yield {**settings, "PYTHONDONTWRITEBYTECODE": "1"}
    with MongoClient[dict[str, object]](mongodb_url) as client:
        client.drop_database(name)


def serves(gateway: Serving, app: Path) -> None:
    """Create and read over HTTP, have a JSON Schema judged, and look at the pages."""
    workers = [pid for pid in children(gateway.process.pid) if "spawn_main" in arguments_of(pid)]
    assert len(workers) == 2
    headers = {"X-Log10-Token": TOKEN, "X-Log10-Organization": "acme"}
    with httpx.Client(base_url=gateway.url, headers=headers, timeout=30) as client:
        body = {"organization_id": "acme", "tags": ["from a wheel"]}
        created = client.post("/api/v1/completions", json=body)
        assert created.status_code == 200, created.text
        document = "query Q($id: ID!) { completion(id: $id) { tags } }"
        variables = {"id": created.json()["id"]}
        read = client.post("/graphql", json={"query": document, "variables": variables})
        assert read.json()["data"] == {"completion": {"tags": ["from a wheel"]}}

        task = client.post(
            "/api/v1/feedback_task",
            json={"name": "n", "instruction": "i", "json_schema": RECURSIVE},
        )
        assert task.status_code == 200, task.text
        [judging] = json_schema_processes(workers)
        assert str(app) in judging.split("\0")

        page = client.get("/graphql", headers={"Accept": "text/html"})
        assert "graphiql" in page.text.lower()
        assert client.get("/openapi.json").json()["openapi"]


def json_schema_processes(workers: list[int]) -> list[str]:
    """Return the arguments of the processes that judge JSON Schemas for the workers."""
    found = [arguments_of(child) for worker in workers for child in children(worker)]
    return [arguments for arguments in found if "schema_worker" in arguments]


def children(pid: int) -> list[int]:
    listed = [file.read_text() for file in Path(f"/proc/{pid}/task").glob("*/children")]
    return [int(child) for child in " ".join(listed).split()]


def arguments_of(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text()


def test_of_ours_nothing_but_one_folder_lies_at_the_top_of_site_packages(
    installed: Installed,
) -> None:
    [record] = installed.site_packages.glob("log10_gateway-*.dist-info/RECORD")
    with record.open() as lines:
        files = [Path(row[0]) for row in csv.reader(lines)]

    tops = {file.parts[0] for file in files}
    assert tops == {"log10_gateway", record.parent.name, ".."}
    assert [file.name for file in files if file.parts[0] == ".."] == ["log10-gateway"]


def test_the_wheel_has_each_file_of_the_packages(installed: Installed) -> None:
    app = installed.site_packages / "log10_gateway" / "app"

    for package in ("gateway", "schema", "rest_compat", "resolvers", "services", "models"):
        wanted = {
            file.relative_to(ROOT)
            for file in (ROOT / package).rglob("*")
            if file.is_file() and "__pycache__" not in file.parts
        }
        assert {file.relative_to(app) for file in (app / package).rglob("*") if file.is_file()} == (
            wanted
        )


@pytest.mark.nightly
def test_beside_a_distribution_schema_two_workers_serve_and_go_on_when_it_is_uninstalled(
    installed: Installed, env: dict[str, str]
) -> None:
    app = installed.site_packages / "log10_gateway" / "app"
    command = str(installed.home / "bin" / "log10-gateway")
    module = (str(installed.home / "bin" / "python"), "-m", "log10_gateway")

    assert (installed.site_packages / "schema.py").exists()
    # First what ends by itself: workers that cannot import the application are started for ever.
    assert run(command, "schema", "print", cwd=installed.home) == SNAPSHOT.read_text()
    with serving("--workers", "2", env=env, program=[command]) as gateway:
        serves(gateway, app)
        assert gateway.stop() == 0

    installed.pip("uninstall", "--quiet", "--yes", "schema")

    assert not (installed.site_packages / "schema.py").exists()
    with serving("--workers", "2", env=env, program=module) as gateway:
        serves(gateway, app)


def test_in_a_checkout_our_packages_come_before_others_of_the_same_names(tmp_path: Path) -> None:
    (tmp_path / "schema.py").write_text(OTHERS_SCHEMA)
    ended = subprocess.run(
        [sys.executable, "-m", "log10_gateway", "schema", "print"],
        env={**environment(tmp_path), "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])},
        cwd="/",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == SNAPSHOT.read_text()
