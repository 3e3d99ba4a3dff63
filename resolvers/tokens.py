"""Tokens, as their admins see them."""

from datetime import datetime
from typing import TypedDict

from resolvers.context import RequestContext
from services.rows import TokenRow
from services.tenants import tokens
from services.tenants.tokens import Role


class NewToken(TypedDict):
    """A token, and the secret that is not to be had again."""

    token: TokenRow
    secret: str


async def list_tokens(context: RequestContext) -> list[TokenRow]:
    """Read the organization's tokens, oldest first."""
    return await tokens.list_tokens(context.organization_id)


async def create_token(
    context: RequestContext, *, name: str, role: str, expires_at: datetime | None
) -> NewToken:
    """Make a token."""
    row, secret = await tokens.create_token(
        context.organization_id, name=name, role=Role(role), expires_at=expires_at
    )
    return {"token": row, "secret": secret}


async def revoke_token(context: RequestContext, token_id: str) -> TokenRow:
    """End a token."""
    return await tokens.revoke_token(context.organization_id, token_id)
