"""Who may do what, decided in one place for every operation of every transport.

A request over REST, an operation of GraphQL over HTTP, a WebSocket or Server-Sent Events, and each
event of a stream that outlives its first check: all of them ask `admit`, and nothing else looks at
a token, an organization, a role or a rate.

A revoked or expired token is rejected within five seconds everywhere: what is known of a token is
at most `services.tenants.tokens.CACHE_SECONDS` old, and whoever goes on for longer than that asks
again every `RECHECK_SECONDS`.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import monotonic
from typing import Final

from services.clock import utc_now
from services.errors import Forbidden, InvalidInput, Unauthenticated
from services.observability.records import current_record
from services.observability.tracing import traced
from services.runtime import part
from services.tenants.rate_limit import RateLimiter
from services.tenants.tokens import Principal, Role, authenticate

# How often a socket or a stream asks whether its token is still valid.
RECHECK_SECONDS: Final = 2.0
# For so long what is known of a token is taken for what is so.
_SHORT_SECONDS: Final = 0.1


@dataclass(slots=True)  # not frozen, which would take three times as long to make
class Credentials:
    """What a client shows of itself.

    Attributes:
        secret: The token; None where there is none.
        organizations: The organizations that it names, each of which must be the token's. Most
            SDKs name none with some of their requests, and log10js with none, so the token alone
            implies it (sdk-wire.md, section 5.7).
    """

    secret: str | None
    organizations: tuple[str, ...] = ()


@traced
async def admit(
    credentials: Credentials,
    needs: Role | Callable[[Principal], Awaitable[Role]],
    *,
    is_new: bool = True,
) -> Principal:
    """Let one operation through.

    Args:
        credentials: The caller's.
        needs: The least role that may do it, or what tells it. That is asked once it is known
            who is asking, so that the gateway neither reads nor parses what strangers send.
        is_new: Whether it is an operation that counts against the token's rate. A connection that
            opens, and a stream that goes on, are none.

    Raises:
        Unauthenticated: There is no token, or none that is known, unexpired and unrevoked.
        Forbidden: The token is another organization's, or its role does not reach.
        RateLimited: The token makes too many requests.
        Unavailable: The database is out of reach.
    """
    if not credentials.secret:
        raise Unauthenticated("send a token as X-Log10-Token, or as Authorization: Bearer")
    principal = await authenticate(credentials.secret)
    record = current_record()
    if record is not None:
        record.organization_id, record.token_id = principal.organization_id, principal.token_id
    for named in credentials.organizations:
        check_organization(principal, named)
    if is_new:
        part(RateLimiter).take(principal.token_id)
    if isinstance(needs, Role):
        principal.require(needs)
        return principal
    begun = monotonic()
    role = await needs(principal)
    if monotonic() - begun > _SHORT_SECONDS:
        # Reading has taken long, and the token may have ended meanwhile.
        principal = await authenticate(credentials.secret)
    principal.require(role)
    return principal


def check_organization(principal: Principal, named: object, *, path: str = "") -> None:
    """Return if `named` is the principal's organization, or nothing.

    Part of `admit`; the organization that a body names is known only later.

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
    raise Forbidden(f"the token is not one of the organization {named[:200]!r}")


def seconds_until_recheck(principal: Principal) -> float:
    """Return after how long a stream has to ask again: at its token's expiry at the latest."""
    if principal.expires_at is None:
        return RECHECK_SECONDS
    left = (principal.expires_at - utc_now()).total_seconds()
    return min(RECHECK_SECONDS, max(left, 0.0))
