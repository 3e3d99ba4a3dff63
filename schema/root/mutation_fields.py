"""How a mutation is declared: its payload, and the least role that may do it."""

from collections.abc import Mapping
from typing import Any

import strawberry

from schema.permissions import needs_role
from services.tenants.tokens import Role


def mutation_field(
    payload: type, role: Role, description: str, metadata: Mapping[str, Any] | None = None
) -> Any:
    """Return the decorator of a mutation.

    Args:
        payload: What it returns.
        role: The least that may do it; its description says so.
        description: What it does.
        metadata: See `schema.execution.field_metadata`.
    """
    return strawberry.mutation(
        graphql_type=payload | None,
        description=f"{description} Needs a token of role {role.name} or higher.",
        metadata={**needs_role(role), **(metadata or {})},
    )
