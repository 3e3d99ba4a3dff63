"""`/api/sessions`: the route of log10js and of log10-io's LLM classes."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from rest_compat.body import json_response, read_object
from rest_compat.dependencies import Writer, check_body_organization
from services.sessions import create_session


def add_routes(router: APIRouter) -> None:
    """Add the route."""
    router.add_api_route("/api/sessions", create, methods=["POST"], response_model=None)


async def create(principal: Writer, request: Request) -> Response:
    """Create a session."""
    body = await read_object(request, required=False)
    check_body_organization(principal, body)
    session = await create_session(principal.organization_id)
    return json_response({"sessionID": session["id"]})
