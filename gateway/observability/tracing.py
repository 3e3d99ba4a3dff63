"""Spans by OpenTelemetry, an optional extra: requests, admission, services, database commands.

Where they go, and which of them, the environment says, as for every program of OpenTelemetry:
`OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_TRACES_SAMPLER`, `OTEL_SERVICE_NAME` and the like
(https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/).

An exception that passes a span leaves its class there, and not its message, which may hold what a
client sent; nor is a span given the path of a request, its query, or the text of a document.
"""

import asyncio
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from importlib.metadata import version
from threading import Thread
from typing import Any, Final

from gateway.errors import SettingsError
from services.observability.records import Record

_LAST_SECONDS: Final = 3.0
# https://www.w3.org/TR/trace-context/#tracestate-limits
_MOST_STATE: Final = 512


class Spans:
    """Makes the span of each request, and those within it.

    Args:
        provider: OpenTelemetry's, with what takes the spans.

    Raises:
        ImportError: OpenTelemetry is not installed.
    """

    def __init__(self, provider: Any) -> None:
        from opentelemetry import trace  # an optional extra
        from opentelemetry.trace.propagation.tracecontext import (
            TraceContextTextMapPropagator,
        )

        self._provider = provider
        self._trace = trace
        self._failed = trace.Status(trace.StatusCode.ERROR)
        self._tracer = provider.get_tracer("log10_gateway", version("log10-gateway"))
        self._propagator = TraceContextTextMapPropagator()

    @contextmanager
    def request(
        self, record: Record, headers: Sequence[tuple[bytes, bytes]] = ()
    ) -> Iterator[None]:
        """See `services.observability.tracing.Tracer`."""
        # Without headers, of an operation on a WebSocket, it goes on the WebSocket's trace.
        parent = self._propagator.extract(_carrier(record, headers)) if headers else None
        attributes = {"http.request.method": record.method or "", "url.scheme": record.scheme}
        kind = self._trace.SpanKind.SERVER
        with self._span("request", attributes, context=parent, kind=kind) as span:
            of_span = span.get_span_context()
            if of_span.is_valid and span.is_recording():
                record.trace_id = f"{of_span.trace_id:032x}"
                record.span_id = f"{of_span.span_id:016x}"
            try:
                yield
            finally:
                span.update_name(_name_of(record))
                for key, value in _end_attributes(record).items():
                    span.set_attribute(key, value)
                if record.level() != "info":
                    span.set_status(self._failed)

    def span(
        self, name: str, attributes: Mapping[str, Any], of: Iterable[Record | None] = ()
    ) -> AbstractContextManager[Any]:
        """See `services.observability.tracing.Tracer`."""
        kinds = self._trace.SpanKind
        kind = kinds.INTERNAL
        if "db.system.name" in attributes:
            kind = kinds.CLIENT
            if not self._trace.get_current_span().is_recording():
                return nullcontext()  # of no request, batch or job: a look for jobs, or a probe
        links = [self._link_to(record) for record in of if record is not None]
        return self._span(name, attributes, kind=kind, links=links)

    def mark_failed(self, span: Any, error: str) -> None:
        """See `services.observability.tracing.Tracer`."""
        if span is None:
            return
        span.set_attribute("error.type", error)
        span.set_status(self._failed)

    def _link_to(self, record: Record) -> Any:
        ids = int(record.trace_id, 16), int(record.span_id, 16)
        return self._trace.Link(self._trace.SpanContext(*ids, is_remote=False))

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
        """Send what has not been sent yet, and end; a collector that does not answer is left."""
        # In a thread that the process does not wait for: it may try for half a minute.
        ending = Thread(target=self._provider.shutdown, name="last-spans", daemon=True)
        ending.start()
        await asyncio.to_thread(ending.join, _LAST_SECONDS)


def tracer_of_environment() -> Spans:
    """Set tracing up as the environment says.

    Raises:
        SettingsError: The extra is not installed.
    """
    try:
        return Spans(_provider())
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


def _name_of(record: Record) -> str:
    """Return the name of a request's span; of no words of its client's."""
    if record.connection_id is not None:
        return f"graphql {record.operation_type or 'operation'}"
    return f"{record.method} {record.route}" if record.route else record.method or "HTTP"


def _carrier(record: Record, headers: Sequence[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return the caller's trace as the propagator takes it, as `Record` has read it."""
    if record.parent_span_id is None:
        return {}
    named = {name: value.decode("latin-1") for name, value in headers}
    flags = named[b"traceparent"][53:55]
    carrier = {"traceparent": f"00-{record.trace_id}-{record.parent_span_id}-{flags}"}
    state = named.get(b"tracestate", "")
    if 0 < len(state) <= _MOST_STATE:
        carrier["tracestate"] = state
    return carrier


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
