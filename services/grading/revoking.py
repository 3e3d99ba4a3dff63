"""A token is ended with all that it holds."""

from services.grading.leases import release_leases_of_token
from services.observability.tracing import traced
from services.rows import TokenRow
from services.tenants import tokens


@traced
async def revoke_token(organization_id: str, token_id: str) -> TokenRow:
    """End a token (`services.tenants.tokens.revoke_token`), and its leases.

    What a gateway that takes it for valid some seconds longer hands it meanwhile ends by itself.

    Raises:
        NotFound: The organization has no such token.
    """
    token = await tokens.revoke_token(organization_id, token_id)
    await release_leases_of_token(organization_id, token_id)
    return token
