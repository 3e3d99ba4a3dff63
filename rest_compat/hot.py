"""The routes that every logged call passes through, which `gateway.hot_routes` can serve."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

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


def add_hot_route(
    router: APIRouter, path: str, endpoint: Callable[[Request], Awaitable[Response]]
) -> None:
    """Add a POST route that `gateway.hot_routes` can serve."""
    router.routes.append(Route(path, HotEndpoint(endpoint), methods=["POST"]))


def hot_routes(routes: Sequence[BaseRoute]) -> list[Route]:
    """Return those of some routes that `gateway.hot_routes` can serve."""
    return [
        route
        for route in routes
        if isinstance(route, Route) and isinstance(route.endpoint, HotEndpoint)
    ]
