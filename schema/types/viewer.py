"""Who is asking."""

import strawberry

from schema.enums import TokenRole


@strawberry.type(description="A tenant: everything else belongs to exactly one.")
class Organization:
    """A view over `services.rows.OrganizationRow`."""

    id: strawberry.ID = strawberry.field(description="The id that SDKs send.")
    name: str = strawberry.field(description="For people.")
    slug: str = strawberry.field(description="Stands in the addresses that SDKs print.")


@strawberry.type(description="The organization, token and role behind the request.")
class Viewer:
    """A view over `resolvers.viewer.ViewerRow`."""

    organization: Organization = strawberry.field(description="The token's organization.")
    token_id: strawberry.ID = strawberry.field(
        description="The token's id, which is the `author` of what it grades."
    )
    token_name: str = strawberry.field(description="The token's name.")
    role: TokenRole = strawberry.field(description="What the token may do.")
