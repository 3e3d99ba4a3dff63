"""What a client shows of itself in the headers and the query of an HTTP request."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import parse_qsl

from services.tenants.admission import Credentials

# The generated SDKs' header, and log10-io's.
ORGANIZATION_HEADERS: Final = (b"x-log10-organization", b"x-log10-organization-id")


def credentials_of(scope: Mapping[str, Any]) -> Credentials:
    """Return the credentials of an HTTP request, or of a WebSocket's handshake."""
    # In one pass: Starlette's `Headers` walks all of them at each look.
    headers: dict[bytes, bytes] = dict(reversed(scope["headers"]))
    organizations = [
        headers[name].decode("latin-1") for name in ORGANIZATION_HEADERS if name in headers
    ]
    if query := scope["query_string"]:
        asked = parse_qsl(query.decode("latin-1"))
        organizations += [value for name, value in asked if name == "organization_id"]
    return Credentials(_secret_of(headers), tuple(organizations))


def _secret_of(headers: Mapping[bytes, bytes]) -> str | None:
    """Return the token that a request bears.

    `X-Log10-Token` comes first. Of `Authorization`, only Bearer counts: log10ts sends an empty
    `Basic Og==` beside its token with every call (sdk-wire.md, section 5.21).
    """
    if token := headers.get(b"x-log10-token", b"").decode("latin-1").strip():
        return token
    return bearer_token(headers.get(b"authorization", b"").decode("latin-1"))


def bearer_token(authorization: str) -> str | None:
    """Return the token in the value of an `Authorization` header; None if it has none."""
    scheme, _, token = authorization.partition(" ")
    return (token.strip() or None) if scheme.lower() == "bearer" else None
