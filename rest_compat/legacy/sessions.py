"""`/api/sessions`: the route of log10js and of log10-io's LLM classes."""

from starlette.responses import Response
from starlette.routing import Route

from rest_compat.body import json_response
from rest_compat.endpoint import Body, Call, write
from services.sessions import create_session
from services.tenants.tokens import Role


def routes() -> list[Route]:
    """Make the route."""
    return [write("/api/sessions", create, role=Role.WRITER, body=Body.OPTIONAL)]


async def create(call: Call) -> Response:
    """Create a session."""
    session = await create_session(call.organization_id)
    return json_response({"sessionID": session["id"]})
