"""Dispatch to the routes that are ASGI applications of their own: all of REST, and `/graphql`.

FastAPI and Starlette take a request through an exception handler for the app and one for the
route, an exit stack and a router, which together cost a create an eighth of what it takes. An
endpoint that turns its errors into responses itself needs none of that.
"""

from collections.abc import Sequence
from typing import Final

from starlette.routing import BaseRoute, Match, Mount, Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from services.observability.records import current_record


class Routes:
    """Serves some routes itself, and hands on everything else.

    Args:
        app: Serves everything else; what no route has, and a method that a path does not have, is
            its to reject.
        routes: Their endpoints are ASGI applications that turn their errors into responses.
    """

    def __init__(self, app: ASGIApp, routes: Sequence[Route]) -> None:
        self._app = app
        # A path without parameters is looked up; the others are tried one after the other.
        exact = [route for route in routes if not route.param_convertors]
        self._exact = {(method, one.path): one for one in exact for method in one.methods or ()}
        # Those that take any method, or say themselves which they do.
        self._whole = {route.path: route for route in exact if route.methods is None}
        self._patterns = tuple(route for route in routes if route.param_convertors)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        route = self._found(scope) if scope["type"] == "http" else None
        if route is None:
            await self._app(scope, receive, send)
            return
        if (record := current_record()) is not None:
            record.route = route.path
        await route.app(scope, receive, send)

    def _found(self, scope: Scope) -> Route | None:
        path = scope["path"]
        route = self._exact.get((scope["method"], path)) or self._whole.get(path)
        if route is not None:
            scope["path_params"] = {}
            return route
        for route in self._patterns:
            match, found = route.matches(scope)
            if match is Match.FULL:
                scope.update(found)
                return route
        return None


def template_of(scope: Scope, root: str, routes: Sequence[BaseRoute]) -> str | None:
    """Return the path of the first route that has a request's path, with whatever method.

    Args:
        scope: The request's, also after it was served.
        root: Its `root_path` before: a mounted application has another.
        routes: Those to look at.
    """
    for route in routes:
        if isinstance(route, Route | WebSocketRoute | Mount):
            # A WebSocket's route is that of a request to the same path, and the other way round.
            kind = _TYPES.get(type(route), scope["type"])
            match, _ = route.matches({"method": "GET", **scope, "type": kind, "root_path": root})
            if match is not Match.NONE:
                return route.path
    return None


_TYPES: Final = {Route: "http", WebSocketRoute: "websocket"}
