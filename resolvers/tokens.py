"""Tokens, as their admins see them."""

from datetime import datetime
from typing import TypedDict

from resolvers.connections import Connection, build_connection
from resolvers.context import RequestContext
from resolvers.projection import ResolveInfo, Selection
from services.grading import revoking
from services.rows import TokenRow
from services.storage.order import Sort
from services.storage.paging import PageRequest
from services.tenants import tokens
from services.tenants.tokens import Role, TokenFilter


class NewToken(TypedDict):
    """A token, and the secret that is not to be had again."""

    token: TokenRow
    secret: str


async def token_connection(
    context: RequestContext,
    info: ResolveInfo,
    filter_: TokenFilter | None,
    page: PageRequest,
    sort: Sort,
) -> Connection:
    """List the organization's tokens."""
    return await build_connection(
        Selection.below(info),
        lambda: tokens.list_tokens(context.organization_id, page, filter_, sort=sort),
        lambda: tokens.count_tokens(context.organization_id, filter_),
    )


async def create_token(
    context: RequestContext, *, name: str, role: str, expires_at: datetime | None
) -> NewToken:
    """Make a token."""
    row, secret = await tokens.create_token(
        context.organization_id, name=name, role=Role(role), expires_at=expires_at
    )
    return {"token": row, "secret": secret}


async def revoke_token(context: RequestContext, token_id: str) -> TokenRow:
    """End a token, and give back what it holds."""
    return await revoking.revoke_token(context.organization_id, token_id)
