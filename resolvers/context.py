"""What a resolver knows of the operation."""

from asyncio import Future
from collections.abc import Awaitable, Callable
from typing import Any

from resolvers.loaders import Loaders
from resolvers.stream import Stream
from services.errors import Unauthenticated
from services.insight.reader import View
from services.tenants.admission import Credentials, admit
from services.tenants.tokens import Principal, Role


class RequestContext:
    """Who asks, and the loaders of the operation.

    A request over HTTP has one. A WebSocket has one of its own, and another for each operation.

    Args:
        credentials: What the client has shown.

    Attributes:
        connection_params: A WebSocket's `connection_init` payload; Strawberry sets it.
        prepared: The operation as `schema` has parsed it, or what is wrong with its document.
        stream: What there is to know of it where it is a subscription.
        views: Of the index, that this operation asks, by what they have waited for.
    """

    def __init__(self, credentials: Credentials) -> None:
        self.credentials = credentials
        self.connection_params: dict[str, Any] | None = None
        self.prepared: Any = None
        self.stream = Stream()
        self.views: dict[str | None, Future[View]] = {}
        self._needs = Role.READER
        self._principal: Principal | None = None
        self._loaders: Loaders | None = None

    def for_operation(self) -> "RequestContext":
        """Return a context for one operation on a connection of this context."""
        return RequestContext(self.credentials)

    def for_stream(self) -> "RequestContext":
        """Return a context for a stream that others may share, who are admitted by themselves."""
        context = RequestContext(self.credentials)
        context.prepared = self.prepared
        context.stream.resume_after = self.stream.resume_after
        context._needs, context._principal = self._needs, self._principal
        return context

    async def admit(self, needs: Callable[[], Awaitable[Role]]) -> None:
        """Let the operation through; see `services.tenants.admission.admit`.

        Args:
            needs: Tells the least role that may do it, once the token is known to be valid.
        """

        async def remembered(principal: Principal) -> Role:
            self._principal = principal
            self._needs = await needs()
            return self._needs

        try:
            await admit(self.credentials, remembered)
        except BaseException:
            self._principal = None
            raise

    async def admit_again(self) -> Principal:
        """Return who asks, if what was let through may go on: a connection, or a stream.

        Raises:
            Unauthenticated: The token has been revoked, or has expired.
            Unavailable: The database is out of reach.
        """
        if self._principal is not None:
            self._principal.check_expiry()
        self._principal = await admit(self.credentials, self._needs, is_new=False)
        return self._principal

    @property
    def principal(self) -> Principal:
        """Who is asking.

        Raises:
            Unauthenticated: Nobody has been let through.
        """
        if self._principal is None:
            raise Unauthenticated("a token is needed: send it as X-Log10-Token")
        return self._principal

    @property
    def organization_id(self) -> str:
        """Whose data this operation may see."""
        return self.principal.organization_id

    @property
    def loaders(self) -> Loaders:
        """The loaders of this operation, which see one organization only."""
        if self._loaders is None:
            self._loaders = Loaders(self.organization_id)
        return self._loaders

    def forget_loaded(self) -> None:
        """Load anew what is asked for from now on. Called for each event of a stream."""
        self._loaders = None
