"""uvicorn's WebSocket, for the open network: what a client does wrong is no fault of ours."""

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import CloseCode


class GuardedWebSocketProtocol(WebSocketsSansIOProtocol):
    """One connection."""

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
