"""Headers that every answer has, unless it has its own."""

from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Answers hold what customers said to a model: no cache keeps them, no page shows them in a frame,
# no browser takes one for a script. Strict-Transport-Security is for whoever owns the domain.
DEFAULT_HEADERS: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"cache-control", b"no-store"),
)


class DefaultHeaders:
    """Adds `DEFAULT_HEADERS` where an answer does not have them.

    Args:
        app: What answers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", ()))
                own = dict(headers)  # ASGI has names in lower case
                headers += [header for header in DEFAULT_HEADERS if header[0] not in own]
                message["headers"] = headers
            await send(message)

        await self._app(scope, receive, send_with_headers)
