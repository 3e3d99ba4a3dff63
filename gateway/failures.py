"""What happens after a bug of ours."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class KeptConnections:
    """Keeps a connection whole whose response to a failure has been sent.

    Starlette raises a failure again after its response, and uvicorn then closes the connection
    without having said so: the client's next request on it would fail.

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

        async def send_and_note(message: Message) -> None:
            nonlocal is_complete
            await send(message)
            if message["type"] == "http.response.body":
                is_complete = not message.get("more_body", False)

        try:
            await self._app(scope, receive, send_and_note)
        except Exception:
            if not is_complete:
                raise
