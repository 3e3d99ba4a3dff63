"""The routes that every logged call passes through, served ahead of FastAPI's layers.

FastAPI and Starlette take a request through an exception handler for the app and one for the
route, an exit stack and a router, which together cost a create an eighth of what it takes. These
routes need none of that: they answer their errors themselves.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from rest_compat.errors import service_error_response
from services.database import as_service_error


class HotEndpoint:
    """An endpoint as an ASGI application of its own, errors included.

    Args:
        endpoint: Answers a request, or raises a ServiceError or what the driver raises.
    """

    def __init__(self, endpoint: Callable[[Request], Awaitable[Response]]) -> None:
        self._endpoint: Final = endpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        try:
            response = await self._endpoint(Request(scope, receive))
        except Exception as error:
            known = as_service_error(error)
            if known is None:  # the app's outermost layer logs it, and answers
                raise
            response = service_error_response(known)
        await response(scope, receive, send)


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


def add_hot_route(
    router: APIRouter, path: str, endpoint: Callable[[Request], Awaitable[Response]]
) -> None:
    """Add a POST route that `HotRoutes` can serve."""
    router.routes.append(Route(path, HotEndpoint(endpoint), methods=["POST"]))


def hot_routes(routes: Sequence[BaseRoute]) -> list[Route]:
    """Return those of some routes that `HotRoutes` can serve."""
    return [
        route
        for route in routes
        if isinstance(route, Route) and isinstance(route.endpoint, HotEndpoint)
    ]
