"""OpenTelemetry is FastAPI's own, and costs nothing where nobody asked for it."""

from collections.abc import Sequence

import httpx
import pytest
from opentelemetry import trace

from gateway.app import create_app
from gateway.settings import Settings


class Tracer(trace.NoOpTracer):
    """Keeps the names of what it has traced."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def start_span(self, name: str, *args: object, **options: object) -> trace.Span:  # noqa: ARG002  # all of its signature
        self.names.append(name)
        return trace.INVALID_SPAN


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
    transport = httpx.ASGITransport(create_app(settings))

    async with httpx.AsyncClient(transport=transport, base_url="http://gateway") as client:
        answer = await client.get("/healthz")

    assert answer.status_code == 200
    assert [name.split()[0] for name in provider.tracer.names] == traced
