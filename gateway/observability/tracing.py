"""Spans by OpenTelemetry, an optional extra: requests, admission, services, database commands.

Where they go, and which of them, the environment says, as for every program of OpenTelemetry:
`OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_TRACES_SAMPLER`, `OTEL_SERVICE_NAME` and the like
(https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/).

An exception that passes a span leaves its class there, and not its message, which may hold what a
client sent; nor is a span given the path of a request, its query, or the text of a document.
"""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from importlib.metadata import version
from typing import Any, Final

from gateway.errors import SettingsError
from services.observability.records import Record
from services.observability.tracing import set_tracer
from services.runtime import Runtime

_FLUSH_MS: Final = 3000
_OF_TRACE: Final = frozenset({b"traceparent", b"tracestate"})
# https://www.w3.org/TR/trace-context/#tracestate-limits
_MOST_STATE: Final = 512


class ServerSpans:
    """Makes the span of each request, and those within it.

    Args:
        provider: OpenTelemetry's, with what takes the spans.
        runtime: Whose services make spans too.

    Raises:
        ImportError: OpenTelemetry is not installed.
    """

    def __init__(self, provider: Any, runtime: Runtime) -> None:
        from opentelemetry import trace  # an optional extra
        from opentelemetry.trace.propagation.tracecontext import (
            TraceContextTextMapPropagator,
        )

        self._provider = provider
        self._kinds = trace.SpanKind
        self._link_to = _links_of(trace)
        self._status = trace.Status(trace.StatusCode.ERROR)
        self._tracer = provider.get_tracer("log10_gateway", version("log10-gateway"))
        self._propagator = TraceContextTextMapPropagator()
        set_tracer(runtime, self._inner)

    @contextmanager
    def of(self, record: Record, headers: Sequence[tuple[bytes, bytes]]) -> Iterator[None]:
        """Make a request, or a WebSocket, a span that goes on the caller's trace."""
        parent = self._propagator.extract(_carrier(record, headers))
        attributes = {"http.request.method": record.method or "", "url.scheme": record.scheme}
        name = record.method or "HTTP"
        with self._span(name, attributes, context=parent, kind=self._kinds.SERVER) as span:
            of_span = span.get_span_context()
            record.trace_id = f"{of_span.trace_id:032x}"
            record.span_id = f"{of_span.span_id:016x}"
            try:
                yield
            finally:
                for key, value in _end_attributes(record).items():
                    span.set_attribute(key, value)
                if record.route:
                    span.update_name(f"{record.method} {record.route}")
                if (record.status or 0) >= 500:
                    span.set_status(self._status)

    def _inner(
        self, name: str, attributes: Mapping[str, Any], of: Iterable[Record | None]
    ) -> AbstractContextManager[Any]:
        is_command = "db.system.name" in attributes
        kind = self._kinds.CLIENT if is_command else self._kinds.INTERNAL
        links = [self._link_to(record) for record in of if record is not None]
        return self._span(name, attributes, kind=kind, links=links)

    @contextmanager
    def _span(self, name: str, attributes: Mapping[str, Any], **options: Any) -> Iterator[Any]:
        begun = self._tracer.start_as_current_span(
            name,
            attributes=attributes,
            record_exception=False,
            set_status_on_exception=False,
            **options,
        )
        with begun as span:
            try:
                yield span
            except BaseException as error:
                span.set_attribute("error.type", type(error).__qualname__)
                raise

    async def close(self) -> None:
        """Send what has not been sent yet, for three seconds at most, and end."""
        await asyncio.to_thread(self._provider.force_flush, _FLUSH_MS)
        await asyncio.to_thread(self._provider.shutdown)


def server_spans(runtime: Runtime) -> ServerSpans:
    """Set tracing up as the environment says.

    Raises:
        SettingsError: The extra is not installed, or the environment asks for what there is not.
    """
    try:
        return ServerSpans(_provider(), runtime)
    except ImportError:
        raise SettingsError(
            "LOG10_GATEWAY_TRACING needs the extra `tracing`: scripts/venv "
            "requirements-tracing.lock, or pip install 'log10-gateway[tracing]'"
        ) from None


def _provider() -> Any:
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import (
        OTLPSpanExporter,
    )
    from opentelemetry.sdk.resources import SERVICE_NAME, Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    named = Resource.create().attributes.get(SERVICE_NAME, "unknown_service")
    own = {"service.version": version("log10-gateway")}
    if str(named).startswith("unknown_service"):
        own[SERVICE_NAME] = "log10-gateway"
    provider = TracerProvider(resource=Resource.create(own), shutdown_on_exit=False)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    return provider


def _links_of(trace: Any) -> Callable[[Record], Any]:
    def link_to(record: Record) -> Any:
        ids = int(record.trace_id, 16), int(record.span_id, 16)
        return trace.Link(trace.SpanContext(*ids, is_remote=False))

    return link_to


def _carrier(record: Record, headers: Sequence[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return the caller's trace as the propagator takes it; what is no trace was passed over."""
    if record.parent_span_id is None:
        return {}
    named = {name.decode(): value.decode("latin-1") for name, value in headers if name in _OF_TRACE}
    if len(named.get("tracestate", "")) > _MOST_STATE:
        del named["tracestate"]
    return named


def _end_attributes(record: Record) -> Mapping[str, Any]:
    given = {
        "http.route": record.route,
        "http.response.status_code": record.status,
        "graphql.operation.type": record.operation_type,
        "graphql.operation.name": record.operation_name,
        "error.type": record.error_code,
        "log10.request_id": record.request_id,
    }
    return {name: value for name, value in given.items() if value is not None}
