"""Spans, where the extra is there and asked for: a request, and what is done within it."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from gateway.app import create_app
from gateway.settings import Settings
from schema.transport.negotiation import EVENT_STREAM
from services.observability.records import RequestLog, fields_of
from services.runtime import Runtime
from tests.api import Api
from tests.gateway import sockets
from tests.gateway.in_process import served
from tests.gateway.processes import command, environment, serving

TRACE = "0af7651916cd43dd8448eb211c80319c"
SPAN = "b7ad6b7169203331"
MARK = "s3cretMark"
# Whose lines the gateway's log has, of those that OpenTelemetry has.
SHOWN_LOGGERS = ("log10_gateway", "opentelemetry.exporter")


class Traced:
    """An app of the test's own on the shared database, and the spans that it has made."""

    def __init__(self, app: FastAPI, http: httpx.AsyncClient, spans: InMemorySpanExporter) -> None:
        self.app, self.http, self._spans = app, http, spans
        self.lines: list[dict[str, Any]] = []

    def spans(self) -> Sequence[ReadableSpan]:
        found = self._spans.get_finished_spans()
        self._spans.clear()
        return found


@asynccontextmanager
async def traced(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Traced]:
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr("gateway.observability.tracing._provider", lambda: provider)
    given = settings.model_copy(update={"tracing": True, "access_log": False})
    app = await asyncio.to_thread(create_app, given, runtime=Runtime())
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://gateway") as http:
            under_test = Traced(app, http, exporter)
            app.state.runtime[RequestLog].write = lambda record, seconds: under_test.lines.append(
                fields_of(record, seconds)
            )
            yield under_test


def names(spans: Sequence[ReadableSpan]) -> set[str]:
    return {span.name for span in spans}


def hex_id(number: int, digits: int) -> str:
    return f"{number:0{digits}x}"


async def test_a_create_is_a_span_with_admission_service_and_command_within(
    settings: Settings, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with traced(settings, monkeypatch) as gateway:
        headers = {"X-Log10-Token": api.token, "traceparent": f"00-{TRACE}-{SPAN}-01"}
        gateway.spans()
        response = await gateway.http.post(
            "/api/v1/completions", json={"request": {"a": MARK}}, headers=headers
        )
        spans = gateway.spans()
        [line] = gateway.lines

    assert response.status_code == 200
    [server] = [span for span in spans if span.kind is SpanKind.SERVER]
    assert server.name == "POST /api/v1/completions"
    assert server.attributes is not None
    assert server.attributes["http.response.status_code"] == 200
    assert server.attributes["http.route"] == "/api/v1/completions"
    assert server.parent is not None
    assert hex_id(server.parent.span_id, 16) == SPAN
    assert hex_id(server.context.trace_id, 32) == TRACE == line["trace_id"]
    assert hex_id(server.context.span_id, 16) == line["span_id"]
    trace_id = server.context.trace_id
    within = {span.name for span in spans if span.parent and span.context.trace_id == trace_id}
    assert {"tenants.admission.admit", "completions.writing.create_completion"} <= within
    [command_span] = [span for span in spans if span.name == "insert completions"]
    [commit] = [span for span in spans if span.name == "commit creates"]
    [link] = commit.links
    linked = link.context.trace_id, link.context.span_id
    assert linked == (server.context.trace_id, server.context.span_id)
    assert command_span.kind is SpanKind.CLIENT
    assert command_span.parent is not None
    assert command_span.parent.span_id == commit.context.span_id
    assert command_span.attributes is not None
    assert command_span.attributes["db.collection.name"] == "completions"
    assert MARK not in "".join(span.to_json() for span in spans)


async def test_an_operation_of_graphql_is_a_span_on_every_transport(
    settings: Settings, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = f'query Named {{ completion(id: "{MARK}") {{ id }} }}'
    async with traced(settings, monkeypatch) as gateway:
        headers = {"X-Log10-Token": api.token}
        for accept in ("application/json", EVENT_STREAM):
            gateway.spans()
            await gateway.http.post(
                "/graphql", json={"query": query}, headers={**headers, "Accept": accept}
            )
            spans = gateway.spans()
            [server] = [span for span in spans if span.kind is SpanKind.SERVER]
            assert server.attributes is not None
            assert server.attributes["graphql.operation.type"] == "query"
            assert server.attributes["graphql.operation.name"] == "Named"
            assert "completions.reading.find_completions" in names(spans)
            assert "find completions" in names(spans)
            assert MARK not in "".join(span.to_json() for span in spans)
        async with served(gateway.app) as url, sockets.socket(url, dict(headers)) as connection:
            await sockets.receive(connection)
            await sockets.ask(connection, query)
            spans = gateway.spans()
        assert {"graphql query", "find completions"} <= names(spans)
        assert MARK not in "".join(span.to_json() for span in spans)


async def test_a_failure_is_its_class_and_not_its_message(
    settings: Settings, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError(MARK)

    async with traced(settings, monkeypatch) as gateway:
        monkeypatch.setattr("rest_compat.v1.sessions.create_session", broken)
        gateway.spans()
        await gateway.http.post("/api/v1/sessions", headers={"X-Log10-Token": api.token})
        await gateway.http.get(f"/none/{MARK}?{MARK}={MARK}")
        failed, unknown = [span for span in gateway.spans() if span.kind is SpanKind.SERVER]

    assert failed.status.status_code is StatusCode.ERROR
    assert failed.attributes is not None
    assert failed.attributes["error.type"] == "INTERNAL_SERVER_ERROR"
    assert failed.events == ()
    assert unknown.status.status_code is StatusCode.UNSET
    assert unknown.name == "GET"
    assert MARK not in failed.to_json() + unknown.to_json()


@pytest.mark.parametrize("asked_for", [False, True])
async def test_an_app_makes_spans_where_it_is_asked_to_and_only_there(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, asked_for: bool
) -> None:
    made: list[TracerProvider] = []

    def provider() -> TracerProvider:
        made.append(TracerProvider(shutdown_on_exit=False))
        return made[-1]

    monkeypatch.setattr("gateway.observability.tracing._provider", provider)

    given = settings.model_copy(update={"tracing": asked_for, "access_log": False})
    await asyncio.to_thread(create_app, given, runtime=Runtime())

    assert len(made) == asked_for


async def test_a_command_that_the_database_rejects_is_a_span_that_failed(
    settings: Settings, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with traced(settings, monkeypatch) as gateway:
        headers = {"X-Log10-Token": api.token}
        body = {"id": "twice", "request": {"a": 1}}
        for request in (body, {**body, "request": {"a": 2}}):
            gateway.spans()
            await gateway.http.post("/api/v1/completions", json=request, headers=headers)
        failed = [span for span in gateway.spans() if span.status.status_code is StatusCode.ERROR]

    assert failed
    for span in failed:
        assert span.kind is SpanKind.CLIENT
        assert span.attributes is not None
        assert span.attributes["error.type"]


async def test_what_only_asks_how_a_gateway_is_makes_no_spans(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with traced(settings, monkeypatch) as gateway:
        gateway.spans()
        for path in ("/readyz", "/healthz", "/metrics"):
            await gateway.http.get(path)

        assert gateway.spans() == ()


async def test_a_tracestate_that_is_none_leaves_no_line(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with traced(settings, monkeypatch) as gateway:
        for state in (MARK, f"a={MARK}\xff", ",".join(f"k{n}=1" for n in range(60)), "a=1" * 300):
            headers = {
                b"traceparent": f"00-{TRACE}-{SPAN}-01".encode(),
                b"tracestate": state.encode(),
            }
            response = await gateway.http.get("/version", headers=headers)
            assert response.status_code == 200

    allowed = [one for one in caplog.records if one.name.startswith(SHOWN_LOGGERS)]
    assert allowed == []


def traced_environment(folder: Path, mongodb_url: str) -> dict[str, str]:
    """Return the settings of a gateway in a process of its own, on the shared database."""
    return environment(
        folder,
        mongodb_url=mongodb_url,
        mongodb_database="traced",
        tracing="true",
        bootstrap_token="token-of-traces",
    )


class Collector(HTTPServer):
    """Takes spans by OTLP over HTTP."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.requests: list[ExportTraceServiceRequest] = []

    def names(self) -> set[str]:
        return {
            span.name
            for request in self.requests
            for resource in request.resource_spans
            for scope in resource.scope_spans
            for span in scope.spans
        }


class _Handler(BaseHTTPRequestHandler):
    server: Collector

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.requests.append(ExportTraceServiceRequest.FromString(body))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.mark.slow
def test_spans_go_where_the_environment_says_the_last_ones_at_the_end(
    mongodb_url: str, tmp_path: Path
) -> None:
    with Collector() as collector:
        Thread(target=collector.serve_forever, daemon=True).start()
        env = traced_environment(tmp_path, mongodb_url)
        endpoint = f"http://127.0.0.1:{collector.server_port}"
        with serving(env={**env, "OTEL_EXPORTER_OTLP_ENDPOINT": endpoint}) as gateway:
            headers = {"X-Log10-Token": "token-of-traces"}
            response = httpx.post(
                f"{gateway.url}/api/v1/completions", json={"request": {}}, headers=headers
            )
            assert response.status_code == 200
            assert gateway.stop() == 0
            assert gateway.failures() == []
        collector.shutdown()

    assert {"POST /api/v1/completions", "insert completions"} <= collector.names()
    resource = collector.requests[0].resource_spans[0].resource
    named = {item.key: item.value.string_value for item in resource.attributes}
    assert named["service.name"] == "log10-gateway"


@pytest.mark.slow
def test_a_collector_that_is_not_there_hinders_nobody(mongodb_url: str, tmp_path: Path) -> None:
    env = traced_environment(tmp_path, mongodb_url)
    with serving(env={**env, "OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:1"}) as gateway:
        response = gateway.get("/api/v1/feedback_task", token="token-of-traces")
        assert response.status_code == 200
        began = time.monotonic()
        assert gateway.stop() == 0
        assert time.monotonic() - began < 10  # it would try for half a minute


def test_where_the_extra_is_missing_one_line_says_how_to_get_it(tmp_path: Path) -> None:
    # A module that cannot be imported stands in for one that is not there.
    (tmp_path / "opentelemetry" / "sdk").mkdir(parents=True)
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nsys.modules['opentelemetry.sdk'] = None\n"
    )
    env = environment(tmp_path, tracing="true")

    ended = command("serve", env={**env, "PYTHONPATH": str(tmp_path)})

    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "needs the extra `tracing`" in ended.stderr
