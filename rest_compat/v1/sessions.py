"""`/api/v1/sessions`: the route of the generated SDKs."""

from starlette.responses import Response
from starlette.routing import Route

from rest_compat.body import json_response
from rest_compat.endpoint import Body, Call, write
from services.sessions import create_session
from services.tenants.tokens import Role


def routes() -> list[Route]:
    """Make the route."""
    return [write("/api/v1/sessions", create, role=Role.WRITER, body=Body.OPTIONAL)]


async def create(call: Call) -> Response:
    """Create a session. Exactly 201: the generated SDKs raise on a 200 (section 5.14)."""
    session = await create_session(call.organization_id)
    return json_response({"session": {"id": session["id"]}}, status=201)
