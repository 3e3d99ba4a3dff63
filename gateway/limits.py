"""Bounds on what a client may send, before anything reads it."""

from typing import Final

import orjson
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services.errors import ErrorCode


# A body of up to so many times the limit is read to its end before it is refused.
_DROPPED_FACTOR: Final = 4


class _TooLarge(Exception):
    """More of the body has come than is allowed."""


class BodyLimit:
    """Refuses request bodies past a size with 413, by their length if they tell it.

    Args:
        app: What is protected.
        max_bytes: The largest body, in bytes.
    """

    def __init__(self, app: ASGIApp, *, max_bytes: int) -> None:
        self._app = app
        self._max_bytes = max_bytes
        message = f"the body is larger than {max_bytes} bytes"
        self._body: Final = orjson.dumps(
            {
                "error": message,
                "code": ErrorCode.BAD_USER_INPUT,
                "details": [],
                # The same in GraphQL's form, since one limit stands before both.
                "errors": [{"message": message, "extensions": {"code": ErrorCode.BAD_USER_INPUT}}],
            }
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        for name, value in scope["headers"]:
            if name == b"content-length" and value.isdigit() and int(value) > self._max_bytes:
                await self._refuse(receive, send)
                return
        received, started = 0, False

        async def receive_counted() -> Message:
            nonlocal received
            message = await receive()
            if message["type"] == "http.request":
                received += len(message.get("body", b""))
                if received > self._max_bytes:
                    raise _TooLarge
            return message

        async def send_noted(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive_counted, send_noted)
        except _TooLarge:
            if not started:
                await self._refuse(receive, send)

    async def _refuse(self, receive: Receive, send: Send) -> None:
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(self._body)).encode()),
            # What is left of the body would be taken for the next request.
            (b"connection", b"close"),
        ]
        await self._drop_rest(receive)
        await send({"type": "http.response.start", "status": 413, "headers": headers})
        await send({"type": "http.response.body", "body": self._body})

    async def _drop_rest(self, receive: Receive) -> None:
        """Read on, in bounds: many clients look for an answer only once they have sent it all."""
        dropped = 0
        while dropped < _DROPPED_FACTOR * self._max_bytes:
            message = await receive()
            dropped += len(message.get("body", b""))
            if not message.get("more_body"):
                return
