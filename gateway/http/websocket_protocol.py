"""uvicorn's WebSocket, for the open network: what a client does wrong is no fault of ours."""

from http import HTTPStatus

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import CloseCode
from websockets.http11 import Request
from websockets.http11 import Response as HandshakeResponse

from gateway.http.headers import DEFAULT_HEADERS
from services.http_errors import HttpError, note
from services.observability.records import Record, begin, end, finish
from services.runtime import entered_runtime


class GuardedWebSocketProtocol(WebSocketsSansIOProtocol):
    """One connection."""

    def handle_connect(self, event: Request) -> None:
        """Begin; a handshake that is none is rejected here, with an id and a line as any other."""
        accept = self.conn.accept

        def accept_or_tell(request: Request) -> HandshakeResponse:
            response = accept(request)
            if response.status_code != HTTPStatus.SWITCHING_PROTOCOLS:
                self._tell(response)
            return response

        self.conn.accept = accept_or_tell  # type: ignore[method-assign]  # uvicorn calls it in the next line
        super().handle_connect(event)

    def _tell(self, response: HandshakeResponse) -> None:
        record = Record()
        record.transport, record.method, record.status = "websocket", "GET", response.status_code
        record.client_address = self.client[0] if self.client else None
        response.headers["X-Request-Id"] = record.request_id
        for name, value in DEFAULT_HEADERS:
            response.headers[name.decode()] = value.decode()
        token = begin(record)
        try:
            note(HttpError(response.status_code, "this is no WebSocket handshake"))
            if entered_runtime() is not None:
                finish(record)
        finally:
            end(token)

    def send_receive_event_to_app(self) -> None:
        """Hand a message to the application, unless it is text that is no UTF-8.

        uvicorn logs a traceback for that, and raises where the client has begun to close.
        """
        if self.curr_msg_data_type == "text" and not self.close_sent:
            try:
                b"".join(self.frames).decode()
            except UnicodeDecodeError:
                self.frames = []
                self.conn.fail(CloseCode.INVALID_DATA, "the text is not UTF-8")
                if self.conn.close_sent is None:
                    self.transport.close()
                else:
                    self.handle_parser_exception()
                return
        super().send_receive_event_to_app()
