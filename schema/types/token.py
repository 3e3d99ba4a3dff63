"""Tokens."""

from datetime import datetime

import strawberry
from strawberry import Maybe

from schema.connection import Node
from schema.enums import TokenRole
from services.tenants.tokens import MAX_NAME_LENGTH


@strawberry.type(description="What opens an organization's data; its secret is shown once.")
class Token(Node):
    """A view over `services.rows.TokenRow`."""

    id: strawberry.ID = strawberry.field(description="Its id, for `revokeToken`.")
    name: str = strawberry.field(description="For people.")
    role: TokenRole = strawberry.field(description="What it may do.")
    secret_prefix: str = strawberry.field(
        description="The first characters of its secret, to tell tokens apart."
    )
    created_at: datetime = strawberry.field(description="When it was made.")
    expires_at: datetime | None = strawberry.field(description="When it ends; null if never.")
    revoked_at: datetime | None = strawberry.field(
        description="When it was revoked; null if it was not."
    )
    last_used_at: datetime | None = strawberry.field(
        description="When it was last used, to the minute; null if never."
    )


@strawberry.input(description="A token to be made.")
class CreateTokenInput:
    """See `services.tenants.tokens.create_token`."""

    name: str = strawberry.field(description=f"For people; 1 to {MAX_NAME_LENGTH:,} characters.")
    role: TokenRole = strawberry.field(description="What it may do.")
    expires_at: Maybe[datetime | None] = strawberry.field(
        description="When it ends; never if left out or null."
    )


@strawberry.input(description="A token to be ended.")
class RevokeTokenInput:
    """See `services.tenants.tokens.revoke_token`."""

    id: strawberry.ID = strawberry.field(description="Its id.")
