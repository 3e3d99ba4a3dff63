"""What ends with a token: the saved views that it alone has seen."""

from collections.abc import Sequence

from models import SavedViewDocument, indexes
from services.storage.database import database


async def delete_private_views(organization_ids: Sequence[str], token_ids: Sequence[str]) -> None:
    """Delete the private views of tokens. Those that they made for their organization stay."""
    await database.collection(SavedViewDocument).delete_many(
        {
            "organization_id": {"$in": list(organization_ids)},
            "private_to": {"$in": list(token_ids)},
        },
        hint=indexes.SAVED_VIEWS,
    )
