"""OpenTelemetry is FastAPI's own, and costs nothing where nobody asked for it."""

from collections.abc import Sequence
from typing import Any

import httpx
import pytest
from opentelemetry import trace

from gateway.app import create_app
from gateway.settings import Settings
from rest_compat.router import build_routes
from services.runtime import entered_runtime


class Span(trace.NonRecordingSpan):
    """Keeps its attributes."""

    def __init__(self, attributes: dict[str, object]) -> None:
        super().__init__(trace.INVALID_SPAN_CONTEXT)
        self.attributes = dict(attributes)

    def set_attribute(self, key: str, value: object) -> None:
        self.attributes[key] = value


class Tracer(trace.NoOpTracer):
    """Keeps what it has traced."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.spans: list[Span] = []

    def start_span(self, name: str, *args: object, **options: Any) -> trace.Span:  # noqa: ARG002  # all of its signature
        self.names.append(name)
        self.spans.append(Span(options.get("attributes") or {}))
        return self.spans[-1]


class Provider(trace.TracerProvider):
    """Has one tracer for all."""

    def __init__(self) -> None:
        self.tracer = Tracer()

    def get_tracer(self, *_: object, **__: object) -> trace.Tracer:
        return self.tracer


@pytest.mark.parametrize(
    ("variables", "traced"),
    [((), []), (("OTEL_SERVICE_NAME",), ["GET"])],
    ids=["not asked for", "asked for"],
)
async def test_requests_are_traced_where_the_environment_asks_for_it(
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    variables: Sequence[str],
    traced: list[str],
) -> None:
    provider = Provider()
    monkeypatch.setattr(trace, "get_tracer_provider", lambda: provider)
    for name in variables:
        monkeypatch.setenv(name, "gateway")
    transport = httpx.ASGITransport(create_app(settings, runtime=entered_runtime()))

    async with httpx.AsyncClient(transport=transport, base_url="http://gateway") as client:
        response = await client.get("/healthz")

    assert response.status_code == 200
    assert [name.split()[0] for name in provider.tracer.names] == traced


ROUTES = sorted(
    {(method, route.path) for route in build_routes() for method in route.methods or ()}
    | {("GET", "/graphql"), ("POST", "/graphql"), ("GET", "/healthz"), ("GET", "/docs")}
)


@pytest.mark.parametrize(("method", "path"), ROUTES)
async def test_the_span_of_every_route_names_it(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, method: str, path: str
) -> None:
    provider = Provider()
    monkeypatch.setattr(trace, "get_tracer_provider", lambda: provider)
    monkeypatch.setenv("OTEL_SERVICE_NAME", "gateway")
    transport = httpx.ASGITransport(create_app(settings, runtime=entered_runtime()))
    address = path.replace("{", "").replace("}", "")

    async with httpx.AsyncClient(transport=transport, base_url="http://gateway") as client:
        await client.request(method, address, headers={"X-Log10-Token": ""})

    [span] = provider.tracer.spans
    assert span.attributes["http.route"] == path
