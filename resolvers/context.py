"""What a resolver knows of the request."""

from contextvars import ContextVar
from typing import Any, Final

from resolvers.loaders import Loaders
from services.errors import Unauthenticated
from services.tokens import Principal, authenticate

# The loaders of the operation under way. A WebSocket is one context for all of its operations,
# and what a loader has loaded must not outlive one.
_loaders: Final[ContextVar[Loaders]] = ContextVar("loaders")


class RequestContext:
    """The principal, and the loaders of the operation.

    Attributes:
        connection_params: A WebSocket's `connection_init` payload; Strawberry sets it.
        can_stream: Whether the answer may be a stream, as a subscription's is.
    """

    def __init__(self) -> None:
        self.connection_params: dict[str, Any] | None = None
        self.can_stream = False
        self._principal: Principal | None = None
        self._secret: str | None = None

    async def authenticate(self, secret: str) -> None:
        """Find who bears a secret, and remember it for as long as a stream lasts.

        Raises:
            Unauthenticated: No valid token has it.
        """
        self.remember(await authenticate(secret), secret)

    def remember(self, principal: Principal, secret: str) -> None:
        """Take over who has been authenticated already, and for what secret."""
        self._principal, self._secret = principal, secret

    async def check_still_valid(self) -> None:
        """Return if the token of a long stream is still good; costs a read every few seconds.

        Raises:
            Unauthenticated: It has been revoked, or has expired.
        """
        if self._secret is not None:
            self._principal = await authenticate(self._secret)

    @property
    def is_authenticated(self) -> bool:
        """Whether somebody has shown a token."""
        return self._principal is not None

    @property
    def principal(self) -> Principal:
        """Who is asking.

        Raises:
            Unauthenticated: Nobody has shown a token yet.
        """
        if self._principal is None:
            raise Unauthenticated("a token is needed: send it as X-Log10-Token")
        return self._principal

    @property
    def organization_id(self) -> str:
        """Whose data this request may see."""
        return self.principal.organization_id

    @property
    def loaders(self) -> Loaders:
        """The loaders of this operation, which see one organization only."""
        return _loaders.get()

    def begin_operation(self) -> None:
        """Make new loaders. Called once an operation, in the operation's own task."""
        _loaders.set(Loaders(self.organization_id))
