"""Some routes, served ahead of FastAPI's layers.

FastAPI and Starlette take a request through an exception handler for the app and one for the
route, an exit stack and a router, which together cost a create an eighth of what it takes. An
endpoint that is an ASGI application, and answers its errors itself, needs none of that.
"""

from collections.abc import Sequence

from starlette.routing import Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send


class HotRoutes:
    """Serves some routes itself, and hands on everything else.

    Args:
        app: Serves everything else, a method that these routes do not have included.
        routes: In order of precedence. Their endpoints are ASGI applications that answer their
            errors themselves.
    """

    def __init__(self, app: ASGIApp, routes: Sequence[Route]) -> None:
        self._app = app
        self._routes = tuple(routes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http":
            for route in self._routes:
                match, found = route.matches(scope)
                if match is Match.FULL:
                    scope.update(found)
                    await route.app(scope, receive, send)
                    return
        await self._app(scope, receive, send)
