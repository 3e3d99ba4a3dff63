"""Rows that lack an order key, since a gateway of the version before has written them.

To be removed after the first release, together with `services.storage.former_order`.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from cachetools import TTLCache
from pymongo import UpdateOne
from pymongo.asynchronous.collection import AsyncCollection

from models import indexes
from models.former_indexes import FORMER_INDEXES
from services.errors import Unavailable
from services.order_keys import order_key_of
from services.runtime import part
from services.storage.order import BY_SEQ, Order, Sort
from services.storage.schema_version import current_order, look_again, may_have_late_rows

# What is read and written at once.
BATCH: Final = 1000
NEEDED: Final = {"organization_id": 1, "created_at": 1, "seq": 1}
# Of one organization, while somebody waits for a page.
_MOST_BATCHES: Final = 10
# How often a process looks for late rows of an organization that is read.
_LOOKED_SECONDS: Final = 1.0


class _Looked(TTLCache[tuple[str, str], bool]):
    """By collection and organization, that late rows have been looked for."""

    def __init__(self) -> None:
        super().__init__(10_000, _LOOKED_SECONDS)


async def order_of(
    collection: AsyncCollection[dict[str, Any]], organization_id: str | None
) -> Order:
    """Return the order that an organization's lists are read in now.

    In a database that was migrated, what gateways of the version before have written since is
    filled in first, looked for once a second.

    Args:
        collection: Of what the list is.
        organization_id: From the token; None where a list is of no single one.
    """
    if collection.name not in FORMER_INDEXES:  # the version before does not know it
        return BY_SEQ
    order = await current_order()
    if organization_id is not None and may_have_late_rows():
        looked, key = part(_Looked), (collection.name, organization_id)
        if key not in looked:
            await fill_organization(collection, organization_id)
            looked[key] = True  # not before: lists that are read at once shall all be whole
    return order


async def order_for(
    collection: AsyncCollection[dict[str, Any]], organization_id: str | None, sort: Sort
) -> Order:
    """Return the order that lists are read in now, if it gives one; see `order_of`.

    Raises:
        Unavailable: The database is not migrated yet to where it does.
    """
    order = await order_of(collection, organization_id)
    if not order.gives(sort):
        await look_again()
        order = await order_of(collection, organization_id)
    if not order.gives(sort):
        raise Unavailable(
            "the database is still being migrated to version 2; until then lists are ordered by "
            "one field, which is no name and no id"
        )
    return order


async def fill(
    collection: AsyncCollection[dict[str, Any]], rows: Sequence[Mapping[str, Any]]
) -> None:
    """Write the order keys that rows lack, unless somebody has done so since they were read.

    Args:
        collection: Theirs.
        rows: As stored, with what `NEEDED` projects.
    """
    writes = [
        UpdateOne(
            {"_id": row["_id"], "organization_id": row["organization_id"], "seq": None},
            {"$set": {"seq": order_key_of(row, row["_id"])}},
            hint=indexes.BY_ID,
        )
        for row in rows
        if row.get("seq") is None
    ]
    if writes:
        await collection.bulk_write(writes, ordered=False)


async def fill_late(
    collection: AsyncCollection[dict[str, Any]], organization_ids: Sequence[str]
) -> int:
    """Fill in up to `BATCH` rows of organizations; return how many were found."""
    cursor = collection.find(
        {"organization_id": {"$in": list(organization_ids)}, "seq": None},
        NEEDED,
        limit=BATCH,
        batch_size=BATCH + 1,
        hint=indexes.NEWEST,
    )
    rows = await cursor.to_list()
    await fill(collection, rows)
    return len(rows)


async def fill_organization(
    collection: AsyncCollection[dict[str, Any]], organization_id: str
) -> None:
    """Fill in the rows of an organization, for a page that has met one."""
    for _ in range(_MOST_BATCHES):
        if await fill_late(collection, [organization_id]) < BATCH:
            return
