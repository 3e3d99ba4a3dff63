"""The outermost layer: what is so of every request and every WebSocket.

It runs within the app's runtime; there is a record of it, which becomes a line of the log; its
response has the headers that all have, and the id of the request; a bug of ours is a 500 that says
nothing of it, after which the connection goes on.
"""

import asyncio
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Final, Protocol

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gateway.http.headers import DEFAULT_HEADERS
from rest_compat.errors import error_response
from services.errors import Reason, Unavailable
from services.http_errors import masked, note
from services.observability.metrics import Metrics
from services.observability.records import Record, begin, end, finish
from services.runtime import Runtime, enter, leave

# RFC 9110, 9.1, and PATCH. What a client makes up would be a label of its choosing.
_METHODS: Final = frozenset(
    {"GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"}
)
_NO_SPAN: Final = nullcontext()
_ENDING: Final = Unavailable("the gateway is shutting down; try again", counted_as=Reason.SHUTDOWN)


class Spans(Protocol):
    """What makes spans of requests: `gateway.observability.tracing.ServerSpans`."""

    def of(
        self, record: Record, headers: list[tuple[bytes, bytes]]
    ) -> AbstractContextManager[None]:
        """Make a request a span."""


class Front:
    """Stands around the application.

    Args:
        app: Serves.
        runtime: Its own.
        spans: Makes a span of each request; None where there is no tracing.
    """

    def __init__(self, app: ASGIApp, runtime: Runtime, spans: Spans | None) -> None:
        self._app = app
        self._runtime = runtime
        self._spans = spans

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request or a connection, or go through the app's lifespan."""
        token = enter(self._runtime)
        try:
            if scope["type"] == "http":
                await self._serve_request(scope, receive, send)
            elif scope["type"] == "websocket":
                await self._serve_socket(scope, receive, send)
            else:
                await self._app(scope, receive, send)
        finally:
            leave(token)

    async def _serve_request(self, scope: Scope, receive: Receive, send: Send) -> None:
        record = record_of(scope)
        token = begin(record)
        metrics = self._runtime[Metrics]
        metrics.active_requests += 1
        is_complete = False

        async def send_whole(message: Message) -> None:
            nonlocal is_complete
            if message["type"] == "http.response.start":
                record.status = message["status"]
                headers = list(message.get("headers", ()))
                own = dict(headers)  # ASGI has names in lower case
                headers += [header for header in DEFAULT_HEADERS if header[0] not in own]
                headers.append((b"x-request-id", record.request_id.encode()))
                message["headers"] = headers
                await send(message)
                return
            await send(message)
            is_complete = not message.get("more_body", False)

        spans = self._spans
        try:
            with _NO_SPAN if spans is None else spans.of(record, scope["headers"]):
                try:
                    await self._app(scope, receive, send_whole)
                except Exception as error:
                    if record.status is None:
                        await error_response(masked(error))(scope, receive, send_whole)
                    elif not is_complete:
                        raise  # which costs the client its connection; uvicorn logs it
                except asyncio.CancelledError:
                    # The server does so at its end alone, to requests that are not served by then.
                    if record.status is None:
                        await error_response(_ENDING)(scope, receive, send_whole)
        finally:
            metrics.active_requests -= 1
            end(token)
            finish(record)

    async def _serve_socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        record = record_of(scope)
        record.transport = "websocket"
        token = begin(record)
        metrics = self._runtime[Metrics]
        metrics.websockets += 1

        async def send_told(message: Message) -> None:
            if message["type"] == "websocket.accept":
                record.status = 101
                told = (b"x-request-id", record.request_id.encode())
                message["headers"] = [*message.get("headers", ()), told]
            elif message["type"] == "websocket.close" and record.status is None:
                record.status = 403  # what the server makes of a handshake that is not accepted
            await send(message)

        spans = self._spans
        try:
            with _NO_SPAN if spans is None else spans.of(record, scope["headers"]):
                await self._app(scope, receive, send_told)
        except asyncio.CancelledError:
            note(_ENDING)
        finally:
            metrics.websockets -= 1
            end(token)
            finish(record)


def record_of(scope: Scope) -> Record:
    """Begin the record of a request."""
    headers: list[tuple[bytes, bytes]] = scope["headers"]
    named = dict(headers)
    request_id = traceparent = None
    if (sent := named.get(b"x-request-id")) is not None:
        request_id = sent.decode("latin-1")
    if (sent := named.get(b"traceparent")) is not None:
        # More than one is none (W3C Trace Context, 3.2).
        is_one = sum(name == b"traceparent" for name, _ in headers) == 1
        traceparent = sent.decode("latin-1") if is_one else None
    record = Record(request_id, traceparent)
    method = scope.get("method", "GET")  # a WebSocket begins with one
    record.method = method if method in _METHODS else "_OTHER"
    if scope.get("scheme") in ("https", "wss"):
        record.scheme = "https"
    client: Any = scope.get("client")
    if client is not None:
        record.client_address = client[0]
    return record
