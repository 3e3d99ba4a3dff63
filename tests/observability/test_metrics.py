"""What is counted, who may see it, and that no label is a client's."""

import asyncio
import os
import re
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from pydantic import SecretStr

from gateway.app import create_app
from gateway.settings import Settings
from schema.transport.negotiation import EVENT_STREAM
from services.http_errors import REASONS
from services.runtime import Runtime
from tests.api import Api
from tests.conftest import NewApi
from tests.gateway.processes import command, environment, serving
from tests.gateway.test_mongod import wait_for
from tests.gateway.test_serve import children, is_worker
from tests.security.test_roles import rest_routes
from tests.waiting import until

TOKEN = "metrics-token"
SHOWN = {"Authorization": f"Bearer {TOKEN}"}
MARK = "clients-own-name"

Samples = dict[tuple[str, frozenset[tuple[str, str]]], float]


def samples_of(text: str) -> Samples:
    """Read an exposition as Prometheus does."""
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def value(samples: Samples, name: str, **labels: str) -> float:
    """Return a series' value; the sum where there are more that have these labels."""
    found = [
        number
        for (one, its), number in samples.items()
        if one == name and labels.items() <= dict(its).items()
    ]
    return sum(found)


class Metered:
    """An app of the test's own on the shared database, in a runtime of its own."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http

    async def samples(self) -> Samples:
        response = await self.http.get("/metrics", headers=SHOWN)
        assert response.status_code == 200
        assert response.headers["Content-Type"].startswith("text/plain; version=")
        return samples_of(response.text)


@asynccontextmanager
async def metered(settings: Settings, **changes: Any) -> AsyncIterator[Metered]:
    given = {"metrics_token": SecretStr(TOKEN), "access_log": False, **changes}
    app = await asyncio.to_thread(create_app, settings.model_copy(update=given), runtime=Runtime())
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://gateway") as http:
            yield Metered(http)


async def test_requests_are_counted_by_template_and_operations_by_type(
    settings: Settings, api: Api
) -> None:
    token = {"X-Log10-Token": api.token}
    async with metered(settings) as gateway:
        before = await gateway.samples()
        for n in range(3):
            body = {"request": {"n": n}}
            made = await gateway.http.post("/api/v1/completions", json=body, headers=token)
            path = f"/api/v1/completions/{made.json()['id']}"
            await gateway.http.post(path, json={"status": "finished"}, headers=token)
        for query in (
            "{ viewer { role } }",
            "query { nope }",
            "mutation { cancelJob(input: {id: 1}) { job { id } } }",
        ):
            await gateway.http.post("/graphql", json={"query": query}, headers=token)
        after = await gateway.samples()

    def grown(name: str, **labels: str) -> float:
        return value(after, name, **labels) - value(before, name, **labels)

    requests = "http_server_request_duration_seconds_count"
    assert grown(requests, http_route="/api/v1/completions", http_request_method="POST") == 3
    assert grown(requests, http_route="/api/v1/completions/{completionId}") == 3
    assert grown(requests, http_route="/graphql", http_response_status_code="200") == 3
    operations = "log10_graphql_operations_total"
    assert grown(operations, graphql_operation_type="query", outcome="success") == 1
    assert grown(operations, graphql_operation_type="query", outcome="error") == 1
    assert grown(operations, graphql_operation_type="mutation", outcome="error") == 1
    assert grown("log10_rejections_total", reason="graphql_validation_failed") == 1
    assert grown("log10_rejections_total", reason="not_found") == 1
    assert grown("log10_ingest_operations_total", queue="creates", outcome="written") == 3
    assert grown("log10_ingest_batch_operations_sum", queue="updates") == 3
    assert grown("log10_ingest_commit_duration_seconds_count", queue="creates") >= 1
    commands = "db_client_operation_duration_seconds_count"
    assert grown(commands, db_collection_name="completions", db_operation_name="insert") >= 1
    assert value(after, "log10_build_info") == 1
    assert value(after, "log10_ingest_queue_fullness_ratio", queue="creates") == 0
    assert value(after, "db_client_connection_count") >= 1
    assert value(after, "process_resident_memory_bytes") > 10_000_000


async def test_no_label_is_of_a_clients_choosing(settings: Settings, api: Api) -> None:
    headers = {"X-Log10-Token": api.token}
    marked = {
        "id": MARK,
        "kind": "chat",
        "tags": [MARK],
        "session_id": MARK,
        "failure_kind": MARK,
        "request": {"model": MARK, MARK: MARK},
    }
    async with metered(settings) as gateway:
        for method, path in sorted(rest_routes()):
            address = re.sub(r"{\w+}", MARK, path)
            await gateway.http.request(method, address, json=marked, headers=headers)
        for method in (MARK, "PATCH"):
            await gateway.http.request(method, f"/{MARK}", headers=headers)
        for query in (f"query {MARK} {{ viewer {{ role }} }}".replace("-", "_"), f"{{ {MARK} }}"):
            await gateway.http.post("/graphql", json={"query": query}, headers=headers)
        samples = await gateway.samples()

    of_client = (MARK, MARK.replace("-", "_"), api.organization_id, api.token)
    for name, labels in samples:
        for label, text in labels:
            assert not any(one in text for one in of_client), (name, label)
    reasons = {
        dict(labels)["reason"] for name, labels in samples if name == "log10_rejections_total"
    }
    assert reasons == REASONS


async def test_a_subscription_and_its_changes_are_seen_while_they_last(
    settings: Settings, api: Api
) -> None:
    headers = {"X-Log10-Token": api.token, "Accept": EVENT_STREAM}
    query = {"query": "subscription { completionChanged { type } }"}
    async with metered(settings) as gateway:

        async def listen() -> None:
            await gateway.http.post("/graphql", json=query, headers=headers)

        async def seen(name: str) -> float:
            return value(await gateway.samples(), name)

        listening = asyncio.create_task(listen())

        async def is_seen() -> bool:
            return await seen("log10_change_subscribers") == 1

        async def is_over() -> bool:
            return await seen("log10_graphql_subscriptions_active") == 0

        await until(is_seen)
        async with asyncio.timeout(20):
            while not await seen("log10_changes_total"):
                await api.create_completion(kind="chat", status="finished", request={})
        assert await seen("log10_graphql_subscriptions_active") == 1
        assert await seen("http_server_active_requests") == 2  # this one is the other
        listening.cancel()
        await until(is_over)
        assert await seen("log10_change_subscribers") == 0


@pytest.mark.parametrize(
    ("changes", "headers", "status"),
    [
        ({}, SHOWN, 200),
        ({}, {}, 401),
        ({}, {"Authorization": "Bearer wrong"}, 401),
        ({}, {"Authorization": f"Basic {TOKEN}"}, 401),
        ({}, {"Authorization": "Bearer \xe4".encode("latin-1")}, 401),
        ({"metrics_token": None}, {}, 404),
        ({"metrics_token": None}, SHOWN, 404),
        ({"metrics_port": 1}, SHOWN, 404),
    ],
)
async def test_metrics_are_for_who_has_the_token(
    settings: Settings, changes: dict[str, Any], headers: Any, status: int
) -> None:
    async with metered(settings, **changes) as gateway:
        response = await gateway.http.get("/metrics", headers=headers)

    assert response.status_code == status
    if status != 200:
        assert "LOG10_GATEWAY_METRICS" in response.text or "port of their own" in response.text
        assert "log10_build_info" not in response.text


async def test_a_token_of_an_organization_does_not_open_the_metrics(
    settings: Settings, new_api: NewApi
) -> None:
    admin = await new_api()
    async with metered(settings) as gateway:
        for headers in (
            {"X-Log10-Token": admin.token},
            {"Authorization": f"Bearer {admin.token}"},
        ):
            assert (await gateway.http.get("/metrics", headers=headers)).status_code == 401


def metered_environment(folder: Path, mongodb_url: str, **settings: str) -> dict[str, str]:
    """Return the settings of a gateway in processes of its own, on the shared database."""
    return environment(
        folder,
        mongodb_url=mongodb_url,
        mongodb_database="metered",
        bootstrap_token="token-of-metrics",
        **settings,
    )


@pytest.fixture
def port() -> int:
    """Return a port that is free."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        found: int = probe.getsockname()[1]
        return found


@pytest.mark.parametrize("workers", [pytest.param(1, marks=pytest.mark.nightly), 2])
@pytest.mark.slow
def test_metrics_on_a_port_of_their_own_are_those_of_all_workers(
    mongodb_url: str, tmp_path: Path, port: int, workers: int
) -> None:
    env = metered_environment(
        tmp_path,
        mongodb_url,
        workers=str(workers),
        metrics_port=str(port),
    )
    with serving(env=env) as gateway:
        headers = {"X-Log10-Token": "token-of-metrics"}
        for n in range(40):  # each on a connection of its own, so that all workers get some
            httpx.post(
                f"{gateway.url}/api/v1/completions", json={"request": {"n": n}}, headers=headers
            )

        def seen() -> Samples:
            response = httpx.get(f"http://127.0.0.1:{port}/metrics")
            assert response.status_code == 200
            return samples_of(response.text)

        samples = seen()
        assert value(samples, "log10_ingest_operations_total", outcome="written") == 40
        assert value(samples, "log10_build_info") == 1
        pids = {dict(labels)["pid"] for name, labels in samples if name.startswith("process_")}
        serving_pids = [pid for pid in children(gateway.process.pid) if is_worker(pid)]
        assert len(pids) >= workers
        if workers > 1:
            assert {str(pid) for pid in serving_pids} <= pids
            wait_for(lambda: value(seen(), "db_client_connection_max") == 100 * workers)
            os.kill(serving_pids[0], signal.SIGKILL)
            # What it counted stays, what it measured goes: another measures in its place.
            wait_for(lambda: value(seen(), "db_client_connection_max") == 100 * workers)
            wait_for(lambda: str(serving_pids[0]) not in str(seen()))
            assert value(seen(), "log10_ingest_operations_total", outcome="written") == 40
        assert httpx.get(f"http://127.0.0.1:{port}/").status_code == 404
        assert httpx.get(f"{gateway.url}/metrics").status_code == 404


@pytest.mark.slow
@pytest.mark.nightly
def test_workers_serve_the_metrics_of_all_to_who_has_the_token(
    mongodb_url: str, tmp_path: Path
) -> None:
    env = metered_environment(
        tmp_path,
        mongodb_url,
        workers="2",
        metrics_token=TOKEN,
    )
    with serving(env=env) as gateway:
        for _ in range(20):
            httpx.get(f"{gateway.url}/version")

        for _ in range(5):  # whichever worker responds
            samples = samples_of(httpx.get(f"{gateway.url}/metrics", headers=SHOWN).text)
            counted = value(
                samples, "http_server_request_duration_seconds_count", http_route="/version"
            )
            assert counted == 20


@pytest.mark.slow
@pytest.mark.unmeasured  # a start four times over, that another test is measured in
@pytest.mark.nightly
def test_workers_that_a_signal_replaces_leave_nothing_that_they_measured(
    mongodb_url: str, tmp_path: Path
) -> None:
    env = metered_environment(
        tmp_path,
        mongodb_url,
        workers="2",
        metrics_token=TOKEN,
    )
    with serving(env=env) as gateway:

        def seen() -> Samples:
            return samples_of(httpx.get(f"{gateway.url}/metrics", headers=SHOWN).text)

        def workers() -> set[int]:
            return {pid for pid in children(gateway.process.pid) if is_worker(pid)}

        before = workers()
        wait_for(lambda: value(seen(), "db_client_connection_max") == 200)
        gateway.process.send_signal(signal.SIGHUP)
        wait_for(lambda: not before & workers() and len(workers()) == 2)
        wait_for(lambda: value(seen(), "db_client_connection_max") == 200)
        wait_for(lambda: value(seen(), "log10_database_writable") == 1)


def test_the_metrics_port_is_not_the_gateways(tmp_path: Path) -> None:
    ended = command("serve", env=environment(tmp_path, port="8123", metrics_port="8123"))

    assert ended.returncode == 1
    assert "should not be LOG10_GATEWAY_PORT too" in ended.stderr
    assert ended.stderr.count("\n") == 1


@pytest.mark.slow
def test_a_port_of_metrics_that_is_taken_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])

        ended = command("serve", env=environment(tmp_path, metrics_port=port))

    assert ended.returncode == 1
    assert ended.stderr.startswith(f"log10-gateway: cannot listen on 127.0.0.1, port {port}:")
    assert ended.stderr.count("\n") == 1


@pytest.mark.slow
def test_the_metrics_port_asks_for_the_token_where_one_is_set(
    mongodb_url: str, tmp_path: Path, port: int
) -> None:
    env = metered_environment(
        tmp_path,
        mongodb_url,
        metrics_port=str(port),
        metrics_token=TOKEN,
    )
    with serving(env=env):
        address = f"http://127.0.0.1:{port}/metrics"
        assert httpx.get(address).status_code == 401
        assert httpx.get(address, headers=SHOWN).status_code == 200
        with socket.create_connection(("127.0.0.1", port)) as slow:
            slow.sendall(b"GET /metrics HTTP/1.1\r\n")
            assert httpx.get(address, headers=SHOWN).status_code == 200
