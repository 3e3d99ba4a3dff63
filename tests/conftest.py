"""The real app on a real mongod.

Each test has a fresh organization, so that nothing is cleaned up.
"""

import os
import secrets
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck, is_hypothesis_test
from hypothesis import settings as hypothesis_settings
from pydantic import SecretStr
from pymongo import monitoring

from gateway.app import create_app
from gateway.embedded_mongod.process import EmbeddedMongod
from gateway.settings import Settings
from schema.execution import pacing
from services.runtime import Runtime, enter
from services.storage import index_sets
from services.tenants.organizations import create_organization
from services.tenants.tokens import Role, create_token
from tests.api import Api
from tests.commands import Commands
from tests.examples import tries

# Clients take the listeners that are registered when they are made.
_commands = Commands()
monitoring.register(_commands)

# What test modules make when they are read is in it already.
_RUNTIME = Runtime()
enter(_RUNTIME)

# What says no number of its own.
# Both checks tell that values are slow to make up, which is so where the machine is.
_SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much]
hypothesis_settings.register_profile("tests", max_examples=tries(100), suppress_health_check=_SLOW)
hypothesis_settings.load_profile("tests")

NewApi = Callable[..., Awaitable[Api]]


# Tests with dozens or hundreds of cases that differ little: by day each n-th, at night all.
CASES_BY_DAY = {
    "gateway/test_accessibility.py::test_a_page_has_no_violation_of_its_own": 3,
    "gateway/test_cli.py::test_a_mistake_is_said_in_one_line_with_exit_code_1": 3,
    "gateway/test_cli.py::test_a_wrong_usage_has_exit_code_2_and_no_traceback": 2,
    "gateway/test_mongod.py::test_a_path_that_is_none_for_a_socket_falls_back_to_a_folder"
    "_of_this_user_alone": 3,
    "graphql/test_selections.py::test_each_field_alone_is_what_it_is_among_all": 5,
    "graphql/test_worst_cases.py": 16,
    "insight/test_grades_by_index.py::test_the_index_finds_by_grades_what_mongodb_finds": 3,
    "insight/test_histories.py::test_a_writer_may_die_at_each_of_its_steps": 3,
    "insight/test_questions.py::test_one_query_answers_a_question": 2,
    "insight/test_statistics_by_brute_force.py::test_of_many_that_are_skewed_only_distinct_counts"
    "_and_percentiles_are_rounded": 3,
    "observability/test_secrets.py::test_of_every_rest_route": 3,
    "security/test_hostile_schemas.py::test_a_grade_that_would_take_long_is_refused_while_others"
    "_are_served": 2,
    "security/test_hostile_schemas.py::test_a_task_that_would_take_long_is_refused_while_others"
    "_are_served": 2,
    "shapes/test_corpus.py::test_no_value_of_a_body_has_to_be_what_it_is": 4,
    "shapes/test_shown.py": 4,
}
# What is measured takes half as long again. Most of what the first cases of a test do not reach, or
# only the values that hypothesis makes up do, has a test of its own.
MEASURED_CASES = 10
# What is tried here is measured elsewhere.
UNMEASURED = ("clients/", "contract/", "sdk/", "security/", "shapes/", "ui/")
# Where tests are about processes. Elsewhere these come to nothing that others have not come to, and
# there are hundreds of them: a start takes two seconds of a core, and three and a half if measured.
MEASURED_PROCESSES = (
    *("gateway/test_cli.py", "gateway/test_mongod.py", "gateway/test_serve.py"),
    *("gateway/test_tls.py", "insight/", "jobs/", "observability/test_metrics.py"),
    "observability/test_shutdown.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow, what is for the night, and what is not measured for coverage."""
    cases: Counter[str] = Counter()
    for item in items:
        if "live_gateway" in getattr(item, "fixturenames", ()):
            item.add_marker("slow")
        test = item.nodeid.partition("[")[0].removeprefix("tests/")
        cases[test] += 1
        one_in = CASES_BY_DAY.get(test) or CASES_BY_DAY.get(test.partition("::")[0], 1)
        if cases[test] % one_in != 1 % one_in:
            item.add_marker("nightly")
        if (
            test.startswith(UNMEASURED)
            or cases[test] > MEASURED_CASES
            or is_hypothesis_test(getattr(item, "obj", None))
        ):
            item.add_marker("unmeasured")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Say which tests start processes that are measured, and measure no others' fixtures either.

    Coverage's tracer is taken from the main thread, where it costs most: pytest-cov's `no_cover`
    stops coverage, which then forgets the threads that there are.
    """
    file = item.path.relative_to(Path(__file__).parent).as_posix()
    unmeasured = item.get_closest_marker("unmeasured")
    with pytest.MonkeyPatch.context() as patched:
        if unmeasured or not file.startswith(MEASURED_PROCESSES):
            patched.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
        tracer = sys.gettrace()
        if not unmeasured or type(tracer).__module__ != "coverage":
            return (yield)
        sys.settrace(None)
        try:
            return (yield)
        finally:
            sys.settrace(tracer)


@pytest.fixture(scope="session")
def anyio_backend() -> tuple[str, dict[str, bool]]:
    """One event loop for the whole session, since the driver's client belongs to one."""
    return "asyncio", {"use_uvloop": True}


@pytest.fixture(scope="session", autouse=True)
def _unpaced() -> Iterator[None]:
    """Long documents do not wait for their share of the time in this process.

    Tests send hundreds of them, and would wait for most of their time, or in vain.
    `tests/unit/test_pacing.py` has the pace of a gateway, as have gateways in their own processes.
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pacing, "_SHARE", 1.0)
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_jobs() -> Iterator[None]:
    """No background work in this process but that of `tests/jobs`: tests count commands."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("gateway.app.KINDS", {})
        yield


@pytest.fixture(scope="session")
def mongodb_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real mongod of this session's own."""
    with EmbeddedMongod(tmp_path_factory.mktemp("mongodb"), cache_mb=256) as mongod:
        yield mongod.url


@pytest.fixture(scope="session")
def settings(mongodb_url: str) -> Settings:
    # While a test that is not async runs, the event loop stands: the driver's monitors, which share
    # it, take that for a server that does not answer, and cancel what comes next.
    patient = f"{mongodb_url}&connectTimeoutMS=300000"
    return Settings(mongodb_url=SecretStr(patient), mongodb_database="tests")


@pytest.fixture(scope="session")
def runtime() -> Runtime:
    """The runtime of the app, which tests are in, too."""
    return _RUNTIME


@pytest.fixture(scope="session")
def built_app(settings: Settings, runtime: Runtime) -> FastAPI:
    """The app, built outside the event loop: building the schema reads source files."""
    return create_app(settings, runtime=runtime)


@pytest.fixture(scope="session")
async def app(built_app: FastAPI, anyio_backend: object) -> AsyncIterator[FastAPI]:
    async with built_app.router.lifespan_context(built_app):
        await index_sets.prepare()
        yield built_app


@pytest.fixture
async def new_api(app: FastAPI) -> AsyncIterator[NewApi]:
    """Make clients of fresh organizations."""
    clients: list[httpx.AsyncClient] = []

    async def make(role: Role = Role.ADMIN, organization_id: str | None = None) -> Api:
        if organization_id is None:
            organization_id = (await create_organization("Tests"))["id"]
        _, token = await create_token(organization_id, name="test", role=role)
        client = httpx.AsyncClient(
            transport=httpx.ASGITransport(app, raise_app_exceptions=False),
            base_url="http://gateway",
            headers={"X-Log10-Token": token},
            timeout=30,
        )
        clients.append(client)
        return Api(client, organization_id, token)

    yield make
    for client in clients:
        await client.aclose()


@pytest.fixture
async def api(new_api: NewApi) -> Api:
    """The client of one fresh organization, as an admin."""
    return await new_api()


@pytest.fixture
def commands() -> Commands:
    """What is sent to the database from here on."""
    _commands.sent.clear()
    _commands.failures.clear()
    return _commands


@dataclass(frozen=True)
class LiveGateway:
    """A gateway in a process of its own, on loopback, on the same database as `app`.

    Tests that want an organization of their own take its id and token from `new_api`.
    """

    url: str
    token: str
    organization_id: str


@pytest.fixture(scope="session")
def live_gateway(
    mongodb_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LiveGateway]:
    with serve_live(mongodb_url, tmp_path_factory.mktemp("live")) as gateway:
        yield gateway


@contextmanager
def serve_live(
    mongodb_url: str, data: Path, *, database: str = "tests", **more: str
) -> Iterator[LiveGateway]:
    """A gateway with an organization, and whatever else it is told by variables."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    organization_id, token = "live", secrets.token_urlsafe(24)
    # Whatever test comes first, it is not measured: `app` has all that is asked of it.
    others = {name: os.environ[name] for name in os.environ if name != "COVERAGE_PROCESS_CONFIG"}
    environment = {
        **others,
        "LOG10_GATEWAY_MONGODB_URL": mongodb_url,
        "LOG10_GATEWAY_MONGODB_DATABASE": database,
        "LOG10_GATEWAY_DATA_DIR": str(data),
        "LOG10_GATEWAY_BOOTSTRAP_ORGANIZATION": organization_id,
        "LOG10_GATEWAY_BOOTSTRAP_TOKEN": token,
        **more,
    }
    log = data / "gateway.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "gateway", "serve", "--port", str(port)],
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        url = f"http://127.0.0.1:{port}"
        try:
            _wait_until_ready(url, process, log)
            yield LiveGateway(url, token, organization_id)
        finally:
            process.terminate()
            process.wait(30)


def _wait_until_ready(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(300):
        if process.poll() is not None:
            break
        try:
            if httpx.get(f"{url}/readyz").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise RuntimeError(f"the gateway did not start:\n{log.read_text()}")
