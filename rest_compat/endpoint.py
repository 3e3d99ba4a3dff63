"""The one way through REST: each route is an `Endpoint`.

An endpoint admits the request, reads its body, checks the organization that the body names, calls
the handler, and turns whatever fails on the way into a response. A handler only translates.

FastAPI is not on this way: it validates nothing here, and its layers cost a create an eighth of
what it takes. `gateway.http.routing` dispatches to the endpoints; FastAPI serves the rest of the
application, and what no route has.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from rest_compat.body import read_object
from rest_compat.errors import error_response
from services.completions.writing import check_room
from services.storage.database import as_service_error
from services.tenants.admission import admit, check_organization
from services.tenants.credentials import credentials_of
from services.tenants.tokens import Principal, Role


class Body(Enum):
    """Whether a request has a body, which is a JSON object then."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


@dataclass(slots=True)  # not frozen, which would take three times as long to make
class Call:
    """A request that has been admitted.

    Attributes:
        request: The request.
        principal: Who asks.
        body: Its body; empty where there is none.
    """

    request: Request
    principal: Principal
    body: Mapping[str, Any]

    @property
    def organization_id(self) -> str:
        """Whose data it may see and change."""
        return self.principal.organization_id

    def id_in_path(self, name: str) -> str:
        """Return a parameter of the path, such as `completionId`."""
        value: str = self.request.path_params[name]
        return value


Handler = Callable[[Call], Awaitable[Response]]
_NO_BODY: Final[Mapping[str, Any]] = {}


class Endpoint:
    """An operation of the REST face, as an ASGI application.

    Args:
        handler: Makes the response, or raises a ServiceError or what the driver raises.
        role: The least role that may do it.
        body: Whether there is one.
        is_ingest: Whether it is a row of a completion, which is rejected before anything else is
            done with it while too much waits to be written: rejections that cost as much as
            writes would leave no time for these.
    """

    def __init__(
        self, handler: Handler, *, role: Role, body: Body = Body.NONE, is_ingest: bool = False
    ) -> None:
        self.handler: Final = handler
        self.role: Final = role
        self._body: Final = body
        self._is_ingest: Final = is_ingest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        try:
            response = await self._respond(scope, receive)
        except Exception as error:
            known = as_service_error(error)
            if known is None:  # the app's outermost layer logs it, and responds
                raise
            response = error_response(known)
        await response(scope, receive, send)

    async def _respond(self, scope: Scope, receive: Receive) -> Response:
        if self._is_ingest:
            check_room()
        request = Request(scope, receive)
        body = _NO_BODY
        if self._body is Body.NONE:
            principal = await admit(credentials_of(scope), self.role)
            return await self.handler(Call(request, principal, body))

        async def needs(principal: Principal) -> Role:
            nonlocal body
            principal.require(self.role)  # before the body is read
            body = await read_object(
                receive, required=self._body is Body.REQUIRED, is_ingest=self._is_ingest
            )
            return self.role

        principal = await admit(credentials_of(scope), needs)
        check_organization(principal, body.get("organization_id"), path="/organization_id")
        return await self.handler(Call(request, principal, body))


def read(path: str, handler: Handler, *, body: Body = Body.NONE) -> Route:
    """Make a route that reads."""
    return Route(path, Endpoint(handler, role=Role.READER, body=body), methods=["GET"])


def write(path: str, handler: Handler, *, role: Role, body: Body, is_ingest: bool = False) -> Route:
    """Make a route that changes something."""
    endpoint = Endpoint(handler, role=role, body=body, is_ingest=is_ingest)
    return Route(path, endpoint, methods=["POST"])
