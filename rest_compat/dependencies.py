"""Who is asking: the token's principal, its role, and the organization that the request names.

Most SDKs send no organization with some of their requests, and log10js with none, so the token
alone implies it; one that is sent has to be the token's (sdk-wire.md, section 5.7).
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Annotated, Any

from fastapi import Depends
from starlette.requests import Request
from starlette.types import Scope

from services.errors import Forbidden, InvalidInput, Unauthenticated
from services.rate_limit import limiter
from services.tokens import Principal, Role, authenticate

# The generated SDKs' header, and log10-io's.
ORGANIZATION_HEADERS = (b"x-log10-organization", b"x-log10-organization-id")


def headers_of(scope: Scope) -> dict[bytes, bytes]:
    """Return a request's headers by their lower-case names, the first of each.

    In one pass: Starlette's `Headers` walks all of them at each look.
    """
    return dict(reversed(scope["headers"]))


def secret_of(headers: Mapping[bytes, bytes]) -> str:
    """Return the token that a request bears.

    `X-Log10-Token` comes first. Of `Authorization`, only Bearer counts: log10ts sends an empty
    `Basic Og==` beside its token with every call (section 5.21).

    Raises:
        Unauthenticated: There is none.
    """
    if token := headers.get(b"x-log10-token", b"").decode("latin-1").strip():
        return token
    scheme, _, credentials = headers.get(b"authorization", b"").decode("latin-1").partition(" ")
    if scheme.lower() == "bearer" and (token := credentials.strip()):
        return token
    raise Unauthenticated("send a token as X-Log10-Token, or as Authorization: Bearer")


def check_organization(principal: Principal, named: object, *, path: str = "") -> None:
    """Return if `named` is the principal's organization, or nothing.

    Args:
        principal: Whose token it is.
        named: What the request says; None and "" say nothing.
        path: JSON Pointer to it, where it stands in a body.

    Raises:
        Forbidden: It is another organization.
        InvalidInput: It is no string.
    """
    if named is None or named == "" or named == principal.organization_id:
        return
    if not isinstance(named, str):
        raise InvalidInput("it must be a string", path=path)
    raise Forbidden(f"the token is not one of the organization {named!r}")


def check_body_organization(principal: Principal, body: Mapping[str, Any]) -> None:
    """Return if the organization in a body is the principal's, or is not there.

    Raises:
        Forbidden: It is another organization.
        InvalidInput: It is no string.
    """
    check_organization(principal, body.get("organization_id"), path="/organization_id")


def bearer(role: Role) -> Callable[[Request], Awaitable[Principal]]:
    """Make the check that a request comes from somebody who may do what `role` may."""

    async def check(request: Request) -> Principal:
        headers = headers_of(request.scope)
        principal = await authenticate(secret_of(headers))
        for header in ORGANIZATION_HEADERS:
            if header in headers:
                check_organization(principal, headers[header].decode("latin-1"))
        if request.scope["query_string"]:
            for named in request.query_params.getlist("organization_id"):
                check_organization(principal, named)
        principal.require(role)
        limiter.take(principal.token_id)
        return principal

    return check


reader, writer, admin = bearer(Role.READER), bearer(Role.WRITER), bearer(Role.ADMIN)

Reader = Annotated[Principal, Depends(reader)]
Writer = Annotated[Principal, Depends(writer)]
Admin = Annotated[Principal, Depends(admin)]
