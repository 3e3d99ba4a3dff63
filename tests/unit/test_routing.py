"""Which routes are dispatched to ahead of FastAPI."""

import pytest
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from gateway.http.routing import Routes
from rest_compat.router import build_routes


class Endpoint:
    """An ASGI application, as those of the routes are."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await Response("dispatched")(scope, receive, send)


ROUTES = [*build_routes(), Route("/graphql", Endpoint())]
CASES = [
    (method, route.path.replace("{", "").replace("}", ""))
    for route in ROUTES
    for method in sorted(route.methods or ("GET", "POST", "PUT"))
]


@pytest.mark.parametrize(("method", "path"), CASES)
async def test_every_route_of_ours_is_dispatched_to_past_fastapi(method: str, path: str) -> None:
    reached = []

    async def fastapi(scope: Scope, receive: Receive, send: Send) -> None:
        reached.append(scope["path"])

    async def nothing(*_: object) -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "headers": [],
        "query_string": b"",
    }
    await Routes(fastapi, ROUTES)(scope, nothing, nothing)  # type: ignore[arg-type]  # as ASGI has it

    assert reached == []


async def test_what_has_no_route_is_handed_on() -> None:
    reached = []

    async def fastapi(scope: Scope, receive: Receive, send: Send) -> None:
        reached.append((scope["method"], scope["path"]))

    async def nothing(*_: object) -> dict[str, object]:
        return {}

    for method, path in (("GET", "/docs"), ("DELETE", "/api/v1/completions"), ("GET", "/api/x")):
        scope = {"type": "http", "method": method, "path": path, "headers": [], "query_string": b""}
        await Routes(fastapi, ROUTES)(scope, nothing, nothing)  # type: ignore[arg-type]  # as above

    assert [path for _, path in reached] == ["/docs", "/api/v1/completions", "/api/x"]
