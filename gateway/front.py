"""The outermost layer: what is so of every request and every WebSocket.

It runs within the app's runtime; there is a record of it, which becomes a line of the log; its
response has the headers that all have, and the id of the request; a bug of ours is a 500 that says
nothing of it, after which the connection goes on.
"""

import asyncio
from collections.abc import Sequence
from contextlib import nullcontext, suppress
from typing import Any, Final

from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gateway.http.headers import DEFAULT_HEADERS
from gateway.http.protocol import RECORD
from gateway.http.routing import template_of
from rest_compat.errors import error_response
from services.errors import ErrorCode, InvalidInput, Reason, Unavailable
from services.http_errors import HttpError, masked, note, shared_body
from services.observability.metrics import Metrics
from services.observability.records import PROBES, Record, begin, end, finish
from services.observability.tracing import request_span
from services.runtime import Runtime, enter, leave

# RFC 9110, 9.1, and PATCH. What a client makes up would be a label of its choosing.
_METHODS: Final = frozenset(
    {"GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"}
)
# What graphql-transport-ws, and the WebSocket itself, close with for a client's mistakes.
_OF_PROTOCOL: Final = frozenset({1002, 1003, 1007, 1009, 4400, 4401, 4408, 4409, 4429})
_NO_PROTOCOL: Final = InvalidInput("the messages are not graphql-transport-ws")
_BUG_CLOSE: Final = 1011
_NO_SPAN: Final = nullcontext()
_ENDING: Final = Unavailable("the gateway is shutting down; try again", counted_as=Reason.SHUTDOWN)


class Front:
    """Stands around the application.

    Args:
        app: Serves.
        runtime: Its own.
        routes: All of its routes, by which a request is named that came to none of them.
    """

    def __init__(self, app: ASGIApp, runtime: Runtime, routes: Sequence[BaseRoute]) -> None:
        self._app = app
        self._runtime = runtime
        self._routes = routes

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
        record = scope[RECORD] = record_of(scope)
        root = scope.get("root_path", "")
        token = begin(record)
        metrics = self._runtime[Metrics]
        metrics.active_requests += 1

        async def send_whole(message: Message) -> None:
            if message["type"] == "http.response.start":
                record.status = message["status"]
                headers = list(message.get("headers", ()))
                own = dict(headers)  # ASGI has names in lower case
                headers += [header for header in DEFAULT_HEADERS if header[0] not in own]
                headers.append((b"x-request-id", record.request_id.encode()))
                message["headers"] = headers
            await send(message)

        try:
            with _NO_SPAN if scope["path"] in PROBES else request_span(record, scope["headers"]):
                try:
                    await self._app(scope, receive, send_whole)
                except Exception as error:  # noqa: BLE001  # a bug of ours, whichever it is
                    # Not raised on: the server would log it again. A response that is not complete
                    # costs the client its connection.
                    if record.status is None:
                        await error_response(masked(error))(scope, receive, send_whole)
                    elif record.error_code != ErrorCode.INTERNAL_SERVER_ERROR:  # not told yet
                        note(masked(error))
                except asyncio.CancelledError:
                    # The server does so at its end alone, to requests that are not served by then.
                    if record.status is None:
                        await error_response(_ENDING)(scope, receive, send_whole)
        finally:
            metrics.active_requests -= 1
            if record.route is None:
                record.route = template_of(scope, root, self._routes)
            end(token)
            finish(record)

    async def _serve_socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        record = record_of(scope)
        record.transport = "websocket"
        record.route = template_of(scope, scope.get("root_path", ""), self._routes)
        token = begin(record)
        metrics = self._runtime[Metrics]
        metrics.websockets += 1

        async def send_told(message: Message) -> None:
            told = (b"x-request-id", record.request_id.encode())
            if message["type"] == "websocket.accept":
                record.status = 101
                message["headers"] = [*message.get("headers", ()), told]
            elif message["type"] == "websocket.close" and record.status is None:
                # A handshake that is not accepted; the server's own response would say nothing.
                record.status = 403
                body = shared_body(HttpError(403, "no WebSocket is opened here, or not by you"))
                kind = (b"content-type", b"application/json")
                length = (b"content-length", str(len(body)).encode())
                headers = [*DEFAULT_HEADERS, kind, length, told]
                start = {"type": "websocket.http.response.start", "status": 403}
                await send({**start, "headers": headers})
                message = {"type": "websocket.http.response.body", "body": body}
            elif message["type"] == "websocket.close" and message.get("code") in _OF_PROTOCOL:
                note(_NO_PROTOCOL)
            await send(message)

        try:
            with request_span(record, scope["headers"]):
                await self._app(scope, receive, send_told)
        except asyncio.CancelledError:
            note(_ENDING)
        except Exception as error:  # noqa: BLE001  # a bug of ours, whichever it is
            note(masked(error))
            with suppress(Exception):  # it may be closed
                await send({"type": "websocket.close", "code": _BUG_CLOSE})
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
