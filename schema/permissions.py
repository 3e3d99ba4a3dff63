"""Which role a field needs."""

from collections.abc import Awaitable, Callable
from typing import Any

from strawberry.extensions import FieldExtension

from schema.connection import Info
from services.tokens import Role


class RequireRole(FieldExtension):
    """Let a field through for principals of a role, or a higher one.

    Every mutation has one (a test walks them). Queries need a reader, which every principal is.
    """

    def __init__(self, role: Role) -> None:
        self.role = role

    async def resolve_async(
        self, next_: Callable[..., Awaitable[Any]], source: Any, info: Info, **kwargs: Any
    ) -> Any:
        """Check, then go on.

        Raises:
            Unauthenticated: There is no principal.
            Forbidden: Its role does not reach.
        """
        info.context.principal.require(self.role)
        return await next_(source, info, **kwargs)
