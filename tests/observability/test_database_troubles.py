"""What is wrong with the database is said in words that an operator can act on."""

import asyncio
import logging
import os
import shutil
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr
from pymongo import MongoClient

from gateway.app import create_app
from gateway.embedded_mongod.process import FULL_DISK_BYTES, EmbeddedMongod
from gateway.observability.logs import JsonFormatter
from gateway.settings import Settings
from models import CompletionDocument
from services.observability.metrics import Metrics
from services.observability.troubles import Troubles
from services.runtime import Runtime, entered
from services.storage import index_sets
from services.storage.monitoring import TopologyMonitor
from services.tenants.organizations import create_organization
from services.tenants.tokens import Role, create_token
from tests.api import Api
from tests.gateway.processes import Serving, environment, failures, serving
from tests.gateway.test_mongod import wait_for
from tests.waiting import until

MARK = "s3cretMark"


class Mongod(EmbeddedMongod):
    """One that fails as it is told to."""

    def _spawn(self) -> Any:
        self._binary = self._wrapper()
        return super()._spawn()

    def _wrapper(self) -> Path:
        script = self._folder.root / "mongod.sh"
        if not script.exists():
            script.write_text(
                f'#!/bin/sh\nexec "{self._binary}" --setParameter enableTestCommands=1 "$@"\n'
            )
            script.chmod(0o700)
        return script


@pytest.fixture(scope="module")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mongod]:
    with Mongod(tmp_path_factory.mktemp("failing")) as mongod:
        yield mongod


@asynccontextmanager
async def gateway_on(url: str) -> AsyncIterator[tuple[Api, Runtime]]:
    """Run an app of its own, in this process, on a database."""
    settings = Settings(
        mongodb_url=SecretStr(url), mongodb_database="troubles", database_timeout_seconds=3
    )
    runtime = Runtime()
    app = await asyncio.to_thread(create_app, settings, runtime=runtime)
    async with app.router.lifespan_context(app):
        with entered(runtime):
            await index_sets.prepare()
            organization_id = (await create_organization("Troubles"))["id"]
            _, token = await create_token(organization_id, name="test", role=Role.ADMIN)
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://gateway", headers={"X-Log10-Token": token}
        ) as client:
            yield Api(client, organization_id, token), runtime


@contextmanager
def failing_with(mongod: EmbeddedMongod, **data: Any) -> Iterator[None]:
    with MongoClient[dict[str, Any]](mongod.url) as client:
        command = {
            "configureFailPoint": "failCommand",
            "data": {"appName": "log10-gateway", **data},
        }
        client.admin.command({**command, "mode": "alwaysOn"})
        try:
            yield
        finally:
            client.admin.command({"configureFailPoint": "failCommand", "mode": "off"})


def as_logged(caplog: pytest.LogCaptureFixture) -> str:
    """Return what the gateway's own log would have."""
    return "\n".join(map(JsonFormatter().format, caplog.records))


async def is_said(caplog: pytest.LogCaptureFixture, words: str) -> bool:
    return words in caplog.text


async def has_primary(runtime: Runtime) -> bool:
    value: float | None = runtime[Metrics].registry.get_sample_value("log10_database_writable")
    return value == 1


INSERT = {"failCommands": ["insert"]}


@pytest.mark.parametrize(
    ("fails", "status", "said"),
    [
        ({**INSERT, "errorCode": 14031}, 503, ("OutOfDiskSpace (14031)", "make room on it")),
        ({**INSERT, "errorCode": 13}, 503, ("Unauthorized (13)", "the role readWrite")),
        ({**INSERT, "errorCode": 8000}, 503, ("8000", "see the log of the database")),
        ({**INSERT, "errorCode": 8}, 500, ("UnknownError (8)", "see the log of the database")),
        (
            {**INSERT, "writeConcernError": {"code": 64, "codeName": "WriteConcernFailed"}},
            503,
            ("did not confirm a write in time (WriteConcernFailed)", "rs.status()"),
        ),
    ],
    ids=["disk full", "not authorized", "past a plan", "unknown", "not confirmed"],
)
async def test_a_write_that_the_database_rejects_is_a_line_with_what_to_do(
    failing: Mongod,
    caplog: pytest.LogCaptureFixture,
    fails: dict[str, Any],
    status: int,
    said: tuple[str, ...],
) -> None:
    async with gateway_on(failing.url) as (api, _):
        with failing_with(failing, **fails):
            for _ in range(3):
                response = await api.http.post("/api/v1/completions", json={"request": {"a": MARK}})
                assert response.status_code == status

    told = [one for one in caplog.records if one.name == "log10_gateway.trouble"]
    assert len(told) == 1, "it is said once a minute"
    for words in said:
        assert words in told[0].getMessage()
    assert MARK not in as_logged(caplog)


async def test_what_the_gateway_deals_with_itself_is_no_trouble(
    failing: Mongod, caplog: pytest.LogCaptureFixture
) -> None:
    async with gateway_on(failing.url) as (api, _):
        twice = {"id": "twice", "request": {"a": 1}}
        for body in (twice, twice, {**twice, "request": {"a": 2}}):
            await api.http.post("/api/v1/completions", json=body)
        await api.http.post("/api/v1/completions/absent", json={"status": "finished"})
        large = await api.http.post("/api/v1/completions", json={"request": "x" * 16_400_000})
        await api.execute('{ completions(filter: {model: {contains: "("}}) { totalCount } }')
        assert large.status_code == 200

    assert [one.getMessage() for one in caplog.records if one.name.startswith("log10")] == []


async def test_a_rule_that_somebody_put_on_the_collection_is_told_of(
    mongodb_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with gateway_on(mongodb_url) as (api, _):
        name = CompletionDocument.Settings.name
        with MongoClient[dict[str, Any]](mongodb_url) as client:
            rule = {"collMod": name, "validator": {"never": {"$exists": True}}}
            client.troubles.command(rule)
            try:
                response = await api.http.post("/api/v1/completions", json={"request": {"a": MARK}})
            finally:
                client.troubles.command({**rule, "validator": {}})

    told = [one.getMessage() for one in caplog.records if one.name == "log10_gateway.trouble"]
    assert len(told) == 1
    assert "validation rule" in told[0]
    assert response.status_code == 503
    assert as_logged(caplog).count("exception") == 0  # it is no bug of ours
    assert MARK not in as_logged(caplog)


async def test_a_lost_primary_and_the_next_one_are_told_and_measured(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    try:
        with EmbeddedMongod(tmp_path / "data") as mongod:
            async with gateway_on(mongod.url) as (api, runtime):
                await until(lambda: has_primary(runtime))
                assert mongod.pid is not None
                os.kill(mongod.pid, signal.SIGKILL)
                response = await api.http.post("/api/v1/completions", json={"request": {}})
                await until(lambda: is_said(caplog, "has a primary again"))
                assert response.status_code in (200, 503)
                await until(lambda: has_primary(runtime))
            text = caplog.text
    finally:
        shutil.rmtree(tmp_path / "data", ignore_errors=True)

    assert "the database has lost its primary" in text
    assert "rs.status()" in text
    assert "it is started again in" in text
    # That the gateway then ended its own connection was no loss.
    assert text.count("lost its primary") == 1


def test_a_database_without_a_primary_is_told_of_once_it_was_looked_for(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    now = [1000.0]
    monkeypatch.setattr("services.storage.monitoring.time.monotonic", lambda: now[0])
    monitor = TopologyMonitor(Runtime())

    now[0] += 60  # nobody has asked for anything
    monitor.tell_while_missing(is_open=False)
    now[0] += 5  # an election, or the first look
    monitor.tell_while_missing(is_open=True)
    assert caplog.records == []
    now[0] += 60
    monitor.tell_while_missing(is_open=True)

    [told] = caplog.records
    assert "no primary for 65 s" in told.getMessage()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Serving]:
    (tmp_path / "data").mkdir()
    with serving(env=environment(tmp_path / "data", database_timeout_seconds="2")) as gateway:
        yield gateway
    shutil.rmtree(tmp_path / "data")


def test_a_database_that_is_killed_leaves_lines_and_no_traceback(served: Serving) -> None:
    headers = {"X-Log10-Token": served.token}
    [mongod] = [
        int(pid)
        for pid in Path(f"/proc/{served.process.pid}/task/{served.process.pid}/children")
        .read_text()
        .split()
        if b"mongod" in Path(f"/proc/{pid}/cmdline").read_bytes()
    ]

    os.kill(mongod, signal.SIGKILL)
    for _ in range(5):
        httpx.post(f"{served.url}/api/v1/completions", json={"request": {}}, headers=headers)
        httpx.post(f"{served.url}/graphql", json={"query": "{ viewer { role } }"}, headers=headers)
    wait_for(lambda: "has a primary again" in served.log.read_text())

    log = served.log.read_text()
    assert failures(log) == []
    assert "stopped with code -9" in log


def test_a_full_disk_is_called_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mongod = EmbeddedMongod(tmp_path)

    monkeypatch.setattr(mongod._folder, "free_bytes", lambda: FULL_DISK_BYTES - 1)

    told = mongod._explain(14)
    assert told.startswith("mongod stopped with code 14: the disk of")
    assert "Make room" in told


async def test_a_full_queue_is_told_of_with_what_to_look_at(
    api: Api, runtime: Runtime, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(runtime, Troubles, Troubles())
    monkeypatch.setattr("services.completions.commits.creates.max_waiting", 0)
    before = runtime[Metrics].registry.get_sample_value(
        "log10_rejections_total", {"reason": "ingest_queue_full"}
    )

    responses = [await api.http.post("/api/v1/completions", json={"request": {}}) for _ in range(3)]

    assert {response.status_code for response in responses} == {503}
    [told] = [one for one in caplog.records if one.name == "log10_gateway.trouble"]
    assert "log10_ingest_commit_duration_seconds" in told.getMessage()
    after = runtime[Metrics].registry.get_sample_value(
        "log10_rejections_total", {"reason": "ingest_queue_full"}
    )
    assert (after or 0) - (before or 0) == 3
