"""uvicorn's HTTP/1.1, for the open network: bounded while a request arrives, and not kept waiting.

uvicorn bounds neither the bytes of a head that never ends nor the time that a client takes. Here a
request in one or two segments, as most are, costs a few flags; timers run only for those that are
not there yet, or that do not take their response.
"""

import asyncio
import re
import sys
from dataclasses import dataclass
from typing import Any, Final

import httptools
from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol
from uvicorn.server import ServerState

from gateway.http.headers import DEFAULT_HEADERS
from gateway.http.limits import rejection_headers
from services.changes import feeds as changes
from services.errors import Reason, ServiceError, Unavailable
from services.http_errors import HttpError, shared_body, status_of
from services.observability.records import Record, begin, end, finish
from services.runtime import entered_runtime

# Where the application puts the record of a request, in its scope.
RECORD: Final = "log10.record"
# Less than this in `body_timeout` is no progress, so that drops do not hold a connection for long.
MIN_PROGRESS_BYTES: Final = 1024
# The frame of a chunk: its length in hexadecimal digits, and two ends of a line.
_CHUNK_FRAME_BYTES: Final = 16
# A host and a port (RFC 3986, 3.2.2). Empty is allowed: the target may have no authority.
_HOST: Final = re.compile(rb"(?:\[[0-9A-Za-z:.%~_-]+\]|[0-9A-Za-z._~!$&'()*+,;=%-]*)(?::[0-9]*)?")
# How long what still comes is read and dropped after a rejection: a connection that is closed with
# unread bytes is reset, and the client may never see the response.
_LINGER_SECONDS: Final = 2.0


@dataclass(frozen=True, slots=True)
class ConnectionLimits:
    """What a connection may take. See the settings of the same names."""

    max_url_bytes: int
    max_header_bytes: int
    max_connections: int
    header_timeout: float
    body_timeout: float
    answer_timeout: float


class GuardedProtocol(HttpToolsProtocol):
    """One connection.

    Args:
        config: uvicorn's.
        server_state: uvicorn's.
        app_state: uvicorn's.
        limits: What it may take.
        _loop: uvicorn's.
    """

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
        *,
        limits: ConnectionLimits,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._limits = limits
        self.url = b""
        # Where the request is that is arriving.
        self._in_head = False
        self._in_body = False
        self._bytes = 0  # of its head, then of its body as it comes
        self._body_bytes = 0
        self._chunks = 0
        self._is_rejected = self._is_handed_on = False
        self._received = b""
        # Runs while the client is waited for.
        self._timer: asyncio.TimerHandle | None = None
        self._bytes_at_timer = 0
        # Runs while the client does not take its response.
        self._write_timer: asyncio.TimerHandle | None = None
        self._unsent = 0

    # The connection

    def shutdown(self) -> None:
        """Begin to end, as uvicorn asks of each connection: a stream would not do so by itself."""
        changes.end_all()
        super().shutdown()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # asyncio's own signature is narrower
        """Begin, unless there are too many."""
        super().connection_made(transport)
        if len(self.connections) > self._limits.max_connections:
            self._reject(
                Unavailable(
                    "there are too many connections; try again",
                    counted_as=Reason.TOO_MANY_CONNECTIONS,
                )
            )
        else:
            self._timer = self.loop.call_later(self._limits.header_timeout, self._time_is_up)

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        self._stop_timer()
        if self._write_timer is not None:
            self._write_timer.cancel()
            self._write_timer = None
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what came, and see to it that the rest comes in time."""
        if self._is_rejected:
            return
        self._bytes += len(data)
        self._received = data
        super().data_received(data)
        is_arriving = self._in_head or self._in_body
        if is_arriving:
            self._check_size()
        if self._is_rejected or self._is_handed_on:
            return
        # Idle: mere ends of lines came, which stop uvicorn's own timer.
        if is_arriving or self._is_idle():
            if self._timer is None:
                self._wait()
        elif self._timer is not None:
            self._stop_timer()

    def handle_websocket_upgrade(self) -> None:
        """Hand the connection to the WebSocket's protocol, which has timers of its own."""
        if self._is_rejected:
            return
        if self.scope["method"] != "GET" or _framing_of(self.headers):
            self._reject_http(400, "a WebSocket is opened by a GET without a body (RFC 6455, 4.1)")
            return
        self._in_head = self._in_body = False
        self._is_handed_on = True
        self._stop_timer()
        super().handle_websocket_upgrade()

    # The parser's callbacks

    def on_message_begin(self) -> None:
        """Note that a head has begun."""
        self._in_head = True
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Note that the head is complete, and start the application."""
        if self._is_rejected:
            return
        if fault := _fault_of_host(self.parser.get_http_version(), self.headers):
            self._reject_http(400, fault)
            return
        super().on_headers_complete()
        self._in_head, self._in_body = False, True
        self._bytes = self._body_bytes = self._chunks = 0
        self._bytes_at_timer = -MIN_PROGRESS_BYTES  # the body's time begins
        if not self.parser.should_upgrade():
            # Fields after a body are no headers of the request (RFC 9110, 6.5.1).
            self.headers = []

    def on_body(self, body: bytes) -> None:
        """Hand on a piece of the body."""
        if self._is_rejected:
            return
        self._body_bytes += len(body)
        super().on_body(body)

    def on_chunk_header(self) -> None:
        """Count the chunks."""
        self._chunks += 1

    def on_message_complete(self) -> None:
        """Note that the request is complete."""
        if self._is_rejected or (self._is_other_upgrade() and _framing_of(self.headers)):
            return
        self._in_body = False
        self._bytes = 0
        super().on_message_complete()

    def _is_other_upgrade(self) -> bool:
        """Say whether the request asks for a protocol that is not spoken here, such as h2c."""
        return self.parser.should_upgrade() and not self._should_upgrade()

    def _unsupported_upgrade_warning(self) -> None:
        """Go on with a request as if it asked for no other protocol (RFC 9110, 7.8).

        uvicorn calls this where its parser has stopped after the head, and would drop the body.
        """
        stopped = sys.exc_info()[1]
        assert isinstance(stopped, httptools.HttpParserUpgrade)  # noqa: S101  # what it handles
        rest = self._received[stopped.args[0] :]
        framing = _framing_of(self.headers)
        if framing:
            self.parser = httptools.HttpRequestParser(_AfterHead(self))
            self.parser.feed_data(b"POST / HTTP/1.1\r\n" + framing + b"\r\n\r\n")
        else:
            self.parser = httptools.HttpRequestParser(self)
        if rest:
            self._received = rest
            super().data_received(rest)

    def send_400_response(self, msg: str) -> None:
        """Reject what is no HTTP; uvicorn calls this."""
        if len(self.url) > self._limits.max_url_bytes:  # past the bound of uvicorn's own parser
            self._reject_http(414, f"the URL is longer than {self._limits.max_url_bytes} bytes")
        else:
            self._reject_http(400, msg)

    # What the client takes

    def on_response_complete(self) -> None:
        """See to it that a connection that closes after its last response does so."""
        super().on_response_complete()
        if self.transport.is_closing():
            self._watch_writing()

    def timeout_keep_alive_handler(self) -> None:
        """End a connection that asks for nothing more."""
        super().timeout_keep_alive_handler()
        self._watch_writing()

    def pause_writing(self) -> None:
        """Note that the client is slower than its response."""
        super().pause_writing()
        self._watch_writing()

    def _watch_writing(self) -> None:
        self._unsent = self.transport.get_write_buffer_size()
        if self._unsent and self._write_timer is None:
            self._write_timer = self.loop.call_later(
                self._limits.answer_timeout, self._check_writing
            )

    def _check_writing(self) -> None:
        # The kernel's buffers come between: where they are megabytes, a client may take as much
        # before anything moves here. So the time has to be generous.
        self._write_timer = None
        unsent = self.transport.get_write_buffer_size()
        if unsent >= self._unsent > 0:
            self.transport.abort()
        elif self.flow.write_paused or self.transport.is_closing():
            self._watch_writing()

    # What the client is waited for

    def _is_idle(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def _wait(self) -> None:
        self._bytes_at_timer = self._bytes
        seconds = self._limits.body_timeout if self._in_body else self._limits.header_timeout
        self._timer = self.loop.call_later(seconds, self._time_is_up)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _time_is_up(self) -> None:
        self._timer = None
        if self.transport.is_closing():
            return
        has_come = self._bytes - self._bytes_at_timer >= MIN_PROGRESS_BYTES
        if self._in_body and (has_come or self.flow.read_paused):
            self._wait()
        elif self._in_head and not self._is_idle():
            self._wait()  # it is we who are slow, with the response to the request before
        elif self._in_head or self._in_body:
            self._reject_http(408, f"the {'headers' if self._in_head else 'body'} took too long")
        else:  # not a byte of a request
            self.transport.close()

    # Rejections

    def _check_size(self) -> None:
        limits = self._limits
        if self._is_rejected:
            return
        if self._in_head and len(self.url) > limits.max_url_bytes:
            self._reject_http(414, f"the URL is longer than {limits.max_url_bytes} bytes")
        elif self._in_head and self._bytes > limits.max_url_bytes + limits.max_header_bytes:
            self._reject_http(431, f"the headers are larger than {limits.max_header_bytes} bytes")
        elif self._in_body:
            around = self._bytes - self._body_bytes - self._chunks * _CHUNK_FRAME_BYTES
            if around > limits.max_header_bytes:
                self._reject_http(400, "there is too much around the chunks of the body")

    def _rejection(self, error: ServiceError) -> bytes:
        """Return the response, and log it: as the request's whose body comes, or as one alone."""
        scope: dict[str, Any] = self.scope if self._in_body else {}  # type: ignore[assignment]  # a dict that anything may be put into
        of_application: Record | None = scope.get(RECORD)
        record = of_application or Record()
        record.status = status_of(error)
        token = begin(record)
        try:
            body = shared_body(error)
            if of_application is None:
                record.client_address = self.client[0] if self.client else None
                record.scheme = self.scheme or "http"
                if entered_runtime() is not None:
                    finish(record)
        finally:
            end(token)
        own = (b"x-request-id", record.request_id.encode())
        headers = [*DEFAULT_HEADERS, *rejection_headers(error, body), own]
        lines = [name + b": " + value + b"\r\n" for name, value in headers]
        return b"".join([STATUS_LINE[record.status], *lines, b"\r\n", body])

    def _reject_http(self, status: int, message: str) -> None:
        self._reject(HttpError(status, message))

    def _reject(self, error: ServiceError) -> None:
        """Respond, unless another response is under way, and end the connection."""
        if self._is_rejected:
            return
        self._is_rejected = True
        self._stop_timer()
        is_answering = self._in_body and self.cycle.response_started
        if self.pipeline or is_answering or not (self._in_body or self._is_idle()):
            self.transport.close()
            return
        if self._in_body:  # the application learns that nothing more will come
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        self.transport.write(self._rejection(error))
        if self.transport.can_write_eof():
            self.transport.write_eof()
        self.flow.resume_reading()
        self.loop.call_later(_LINGER_SECONDS, self.transport.close)


class _AfterHead:
    """Hands on what a parser finds, but for the head of the first request."""

    def __init__(self, protocol: GuardedProtocol) -> None:
        self._protocol = protocol
        self._in_first_head = True

    def on_message_begin(self) -> None:
        if not self._in_first_head:
            self._protocol.on_message_begin()

    def on_url(self, url: bytes) -> None:
        if not self._in_first_head:
            self._protocol.on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        if not self._in_first_head:
            self._protocol.on_header(name, value)

    def on_headers_complete(self) -> None:
        if self._in_first_head:
            self._in_first_head = False
        else:
            self._protocol.on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._protocol.on_body(body)

    def on_chunk_header(self) -> None:
        self._protocol.on_chunk_header()

    def on_message_complete(self) -> None:
        self._protocol.on_message_complete()


def _framing_of(headers: list[tuple[bytes, bytes]]) -> bytes:
    """Return the header that says how a body is framed; nothing where there is no body."""
    named = dict(headers)
    if encoding := named.get(b"transfer-encoding"):
        return b"Transfer-Encoding: " + encoding
    length = named.get(b"content-length", b"0")
    return b"Content-Length: " + length if length.strip(b"0") else b""


def _fault_of_host(version: str, headers: list[tuple[bytes, bytes]]) -> str | None:
    """Say what is wrong with the `Host` of a request, if anything is (RFC 9112, 3.2)."""
    hosts = [value for name, value in headers if name == b"host"]
    if len(hosts) == 1:
        if hosts[0].isalnum() or _HOST.fullmatch(hosts[0]):
            return None
        return "the Host header is malformed"
    if hosts:
        return "there is more than one Host header"
    return None if version == "1.0" else "there is no Host header"
