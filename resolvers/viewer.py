"""Who is asking."""

from typing import TypedDict

from resolvers.context import RequestContext
from services.rows import OrganizationRow
from services.tenants import organizations


class ViewerRow(TypedDict):
    """The principal, with its organization."""

    organization: OrganizationRow
    token_id: str
    token_name: str
    role: str


async def viewer(context: RequestContext) -> ViewerRow:
    """Tell who is asking."""
    principal = context.principal
    return {
        "organization": await organizations.get_organization(principal.organization_id),
        "token_id": principal.token_id,
        "token_name": principal.token_name,
        "role": principal.role.value,
    }
