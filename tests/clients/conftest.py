"""The GraphQL clients in their environments, and the two gateways that they are driven against."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import anyio
import pytest

from tests.api import Api
from tests.gateway.processes import environment, serving
from tests.sdk.environments import node_environment, python_environment, require_node

DRIVERS = Path(__file__).parent / "drivers"
SCHEMA = Path(__file__).parents[2] / "schema" / "schema.graphql"
# A driver takes 5 s here; what hangs has to end some time.
TIMEOUT_SECONDS = 120
# What the trusting gateway holds: few, so that a test can use them up.
TRUSTED_CONNECTIONS = 30
INTROSPECTION = """
import { getIntrospectionQuery } from "graphql";
const options = {
  descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true,
  inputValueDeprecation: true, oneOf: true,
};
console.log(getIntrospectionQuery(options));
"""


@dataclass(frozen=True)
class Ended:
    """What a process left behind."""

    stdout: str
    stderr: str
    code: int


@dataclass(frozen=True)
class Workspace:
    """A folder with the drivers, what they import, and what was compiled for them.

    Attributes:
        folder: Node finds the packages of the lock file in it.
        trusted: Texts of documents by their SHA-256.
    """

    folder: Path
    trusted: dict[str, str]

    def within(self, name: str) -> "Workspace":
        """Return the workspace of a folder in this one."""
        return replace(self, folder=self.folder / name)

    async def node(self, *arguments: str, **variables: str) -> Ended:
        """Run Node.js, without any variable of this process but the path."""
        return await run("node", *arguments, folder=self.folder, **variables)


async def run(*command: str, folder: Path, **variables: str) -> Ended:
    """Run a command in a folder, without any variable of this process but the path."""
    given = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8", **variables}
    with anyio.fail_after(TIMEOUT_SECONDS):
        done = await anyio.run_process(command, cwd=folder, env=given, check=False)
    return Ended(done.stdout.decode(), done.stderr.decode(), done.returncode)


@pytest.fixture(scope="session")
def javascript_home() -> Path:
    """The npm project of all clients in JavaScript."""
    require_node("the GraphQL clients")
    return node_environment("graphql-clients")


@pytest.fixture(scope="session")
def python_home() -> Path:
    """The virtual environment of gql and pandas."""
    return python_environment("gql")


@pytest.fixture(scope="session")
def workspace(javascript_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("clients") / "drivers"
    shutil.copytree(DRIVERS, folder)
    shutil.copy(SCHEMA, folder)
    (folder / "node_modules").symlink_to(javascript_home / "node_modules")
    relay = folder / "relay"
    (relay / "persisted.json").write_text("{}")
    for name in ("artifacts", "persisted"):
        (relay / name).mkdir()
    for config in ("relay.config.json", "persisted.config.json"):
        _node(relay, "../node_modules/relay-compiler/cli.js", config)
    show = 'import("./trusted.mjs").then((m) => console.log(JSON.stringify(m.manifest())))'
    apollo = json.loads(_node(folder, "--eval", show))
    return Workspace(folder, json.loads((relay / "persisted.json").read_text()) | apollo)


def _node(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["node", *arguments], cwd=folder, check=True, capture_output=True, text=True, timeout=60
    ).stdout


@pytest.fixture(scope="session")
def trusting_url(
    workspace: Workspace, mongodb_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A gateway that knows the drivers' documents, and that holds few connections."""
    folder = tmp_path_factory.mktemp("trusting")
    documents = folder / "documents.json"
    documents.write_text(json.dumps(workspace.trusted))
    variables = environment(
        folder,
        mongodb_url=mongodb_url,
        mongodb_database="tests",
        trusted_documents=str(documents),
        max_connections=str(TRUSTED_CONNECTIONS),
    )
    with serving(env=variables) as gateway:
        yield gateway.shown(r"GraphiQL +(\S+)/graphql")


@pytest.fixture
async def introspection(workspace: Workspace, api: Api) -> Path:
    """The response to the introspection query of graphql-js, all of its options on."""
    file = workspace.folder / "introspection.json"
    if not file.exists():
        query = _node(workspace.folder, "--input-type=module", "--eval", INTROSPECTION)
        file.write_text(json.dumps(await api.query(query)))
    return file
