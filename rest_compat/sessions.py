"""`/api/v1/sessions`: the route of the generated SDKs."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from rest_compat.body import json_response, read_object
from rest_compat.dependencies import Writer, check_body_organization
from services.sessions import create_session


def add_routes(router: APIRouter) -> None:
    """Add the route."""
    router.add_api_route("/api/v1/sessions", create, methods=["POST"], response_model=None)


async def create(principal: Writer, request: Request) -> Response:
    """Create a session. Exactly 201: the generated SDKs raise on a 200 (section 5.14)."""
    body = await read_object(request, required=False)
    check_body_organization(principal, body)
    session = await create_session(principal.organization_id)
    return json_response({"session": {"id": session["id"]}}, status=201)
