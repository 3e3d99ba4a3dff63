"""The environments of the SDKs, and one organization's way to drive them."""

import asyncio
import json
import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import anyio
import pytest

from tests.api import Api
from tests.conftest import LiveGateway
from tests.sdk.environments import node_environment, python_environment, require_node
from tests.sdk.provider import Provider, running_provider

Json = dict[str, Any]

DRIVERS = Path(__file__).parent / "drivers"
# A scenario takes 2 s here; what hangs has to end some time.
TIMEOUT_SECONDS = 120

LOGGED = """
query ($filter: CompletionFilter) {
  completions(filter: $filter, first: 100) { nodes {
    id kind status tags request response duration failureKind failureReason
    sessionId output usage { promptTokens completionTokens totalTokens }
    stacktrace { file line lineno name }
  } }
}
"""


@dataclass(frozen=True)
class Ended:
    """What a process left behind."""

    stdout: str
    stderr: str
    code: int

    @property
    def result(self) -> Any:
        """The last line of standard output, which is the driver's result."""
        assert self.code == 0, self.stderr[-3000:]
        return json.loads(self.stdout.strip().splitlines()[-1])


@dataclass(frozen=True)
class Forking:
    """What starts programs of a Python SDK without the seconds that their imports take.

    They run as `python PROGRAM` would run them; see `drivers/forking.py`.
    """

    address: str

    async def run(self, *command: str, folder: Path, environment: dict[str, str]) -> Ended:
        """Run a Python program with its arguments to its end."""
        asked = {"arguments": command, "folder": str(folder), "environment": environment}
        with tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
            async with await anyio.connect_unix(self.address) as stream:
                await stream.send_fds(json.dumps(asked).encode(), [stdout, stderr])
                code = int(await stream.receive())
            stdout.seek(0)
            stderr.seek(0)
            return Ended(stdout.read().decode(), stderr.read().decode(), code)


@contextmanager
def _forking(home: Path, folder: Path, modules: Sequence[str]) -> Iterator[Forking]:
    address = str(folder / "forking")
    process = subprocess.Popen(
        [home / "bin" / "python", DRIVERS / "forking.py", address, *modules],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(DRIVERS / "names")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        yield Forking(address)
        os.killpg(process.pid, signal.SIGKILL)  # with what still runs there


@dataclass(frozen=True)
class Sdk:
    """An SDK whose environment variables lead to the gateway, and to an organization of its own.

    Attributes:
        home: The SDK's environment.
        folder: Where its processes run.
        forking: What starts them, if it is one of Python.
    """

    home: Path
    folder: Path
    api: Api
    provider: Provider
    variables: dict[str, str]
    forking: Forking | None = None

    @property
    def marker(self) -> str:
        """What stands in every prompt and tag of the test: the organization is its own."""
        return f"m-{self.api.organization_id[-8:]}"

    async def run(self, *command: str, **variables: str) -> Ended:
        """Run a command, without any variable but those of the SDK."""
        with anyio.fail_after(TIMEOUT_SECONDS):
            done = await anyio.run_process(
                command, cwd=self.folder, env={**self.variables, **variables}, check=False
            )
        return Ended(done.stdout.decode(), done.stderr.decode(), done.returncode)

    async def fork(self, *command: str, **variables: str) -> Ended:
        """Run a Python program as `run` would, sooner."""
        assert self.forking is not None
        environment = {**self.variables, **variables}
        with anyio.fail_after(TIMEOUT_SECONDS):
            return await self.forking.run(*command, folder=self.folder, environment=environment)

    async def scenario(self, driver: str, name: str, **variables: str) -> Any:
        """Run a scenario of a Python driver, and return its result."""
        arguments = (str(DRIVERS / driver), name, json.dumps({"marker": self.marker}))
        return (await self.fork(*arguments, **variables)).result

    async def log10(self, *arguments: str) -> str:
        """Run log10-io's command line, and return what it printed."""
        ended = await self.fork(str(self.home / "bin" / "log10"), *arguments)
        assert ended.code == 0, ended.stderr[-3000:]
        return ended.stdout

    async def log10_each(self, *commands: tuple[str, ...]) -> list[str]:
        """Run independent commands at once."""
        return await asyncio.gather(*(self.log10(*command) for command in commands))

    async def logged(self, tag: str | None = None) -> list[Json]:
        """Read the completions back through GraphQL, newest first."""
        filter_ = {"tags": {"has": tag}} if tag else None
        data = await self.api.query(LOGGED, filter=filter_)
        nodes: list[Json] = data["completions"]["nodes"]
        return nodes

    async def logged_once(self) -> Json:
        """Read back the one completion that the organization has."""
        [completion] = await self.logged()
        return completion


@pytest.fixture(scope="session")
def provider() -> Iterator[Provider]:
    with running_provider() as running:
        yield running


@pytest.fixture(scope="session")
def log10_io_home() -> Path:
    return python_environment("log10-io")


@pytest.fixture(scope="session")
def log10py_home() -> Path:
    return python_environment("log10py")


@pytest.fixture(scope="session")
def forking_log10_io(
    log10_io_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Forking]:
    modules = ("anthropic", "backoff", "click", "dotenv", "httpx", "openai", "pandas", "requests")
    with _forking(log10_io_home, tmp_path_factory.mktemp("io"), modules) as forking:
        yield forking


@pytest.fixture(scope="session")
def forking_log10py(
    log10py_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Forking]:
    modules = ("dataclasses_json", "requests")
    with _forking(log10py_home, tmp_path_factory.mktemp("py"), modules) as forking:
        yield forking


@pytest.fixture(scope="session")
def log10js_home() -> Path:
    require_node("log10js")
    return node_environment("log10js")


def _sdk(
    home: Path,
    folder: Path,
    api: Api,
    live: LiveGateway,
    provider: Provider,
    forking: Forking | None = None,
) -> Sdk:
    address = f"{provider.port}"
    variables = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "COLUMNS": "250",  # the command line's tables cut what is wider
        "PYTHONPATH": str(DRIVERS / "names"),
        "LOG10_URL": live.url,
        "LOG10_TOKEN": api.token,
        "LOG10_ORG_ID": api.organization_id,
        "OPENAI_API_KEY": "unused",
        "OPENAI_BASE_URL": f"http://api.openai.test:{address}/v1",
        "ANTHROPIC_API_KEY": "unused",
        "ANTHROPIC_BASE_URL": f"http://api.anthropic.test:{address}",
    }
    return Sdk(home, folder, api, provider, variables, forking)


@pytest.fixture
def log10_io(
    log10_io_home: Path,
    tmp_path: Path,
    api: Api,
    live_gateway: LiveGateway,
    provider: Provider,
    forking_log10_io: Forking,
) -> Sdk:
    """The hand-written Python SDK, as a fresh organization."""
    return _sdk(log10_io_home, tmp_path, api, live_gateway, provider, forking_log10_io)


@pytest.fixture
def log10py(
    log10py_home: Path,
    tmp_path: Path,
    api: Api,
    live_gateway: LiveGateway,
    provider: Provider,
    forking_log10py: Forking,
) -> Sdk:
    """The generated Python SDK, as a fresh organization."""
    return _sdk(log10py_home, tmp_path, api, live_gateway, provider, forking_log10py)


@pytest.fixture
def log10js(
    log10js_home: Path, tmp_path: Path, api: Api, live_gateway: LiveGateway, provider: Provider
) -> Sdk:
    """The hand-written JavaScript SDK, as a fresh organization."""
    # Its process runs in the npm project, where its packages are found.
    return _sdk(log10js_home, log10js_home, api, live_gateway, provider)
