"""What every response has, the ones to our own failures included."""

from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Responses hold what customers said to a model: no cache keeps them, no page shows them in a frame,
# no browser takes one for a script. Strict-Transport-Security is for whoever owns the domain.
DEFAULT_HEADERS: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"cache-control", b"no-store"),
)


class WholeResponses:
    """Adds `DEFAULT_HEADERS` where a response lacks them, and keeps its connection.

    Starlette raises a failure again after its response to it, and uvicorn then closes the
    connection without having said so: the client's next request on it would fail.

    Args:
        app: What responds, and logs its failures.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_complete = False

        async def send_whole(message: Message) -> None:
            nonlocal is_complete
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", ()))
                own = dict(headers)  # ASGI has names in lower case
                headers += [header for header in DEFAULT_HEADERS if header[0] not in own]
                message["headers"] = headers
                await send(message)
                return
            await send(message)
            is_complete = not message.get("more_body", False)

        try:
            await self._app(scope, receive, send_whole)
        except Exception:
            if not is_complete:
                raise
