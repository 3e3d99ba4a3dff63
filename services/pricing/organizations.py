"""The prices that hold for an organization: its own, then the operator's, then price lists."""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import orjson
from cachetools import LRUCache
from pymongo.errors import DuplicateKeyError, PyMongoError

from models import PriceListDocument
from services.clock import utc_now
from services.errors import Conflict, InvalidInput
from services.observability.tracing import traced
from services.pricing import catalog
from services.pricing.entries import NO_PRICES, PriceList, Prices, read_entries
from services.rows import PriceListRow
from services.runtime import part
from services.storage.database import database, find_rows

# What a process knows of an organization's prices is at most this old.
CACHE_SECONDS: Final = 5.0
_ORGANIZATIONS: Final = 10_000
# A thousand entries have some 200 kB.
MAX_FILE_BYTES: Final = 4 * 1024 * 1024

SETTINGS: Final = "settings"
ORGANIZATION: Final = "organization"


class _Operators:
    """What the operator has set, for all organizations."""

    def __init__(self) -> None:
        self.prices = NO_PRICES


class _Known:
    """Prices of an organization, of which list, and until when they are taken for current."""

    __slots__ = ("prices", "revision", "until")

    def __init__(self, prices: Prices, revision: int, until: float) -> None:
        self.prices, self.revision, self.until = prices, revision, until


class _Cache(LRUCache[str, _Known]):
    def __init__(self) -> None:
        super().__init__(_ORGANIZATIONS)


def configure(price_list: PriceList | None) -> None:
    """Say which prices the operator has set; see `read_price_file`."""
    part(_Operators).prices = NO_PRICES if price_list is None else Prices((price_list,))


def read_price_file(path: Path) -> PriceList:
    """Read an operator's prices: JSON, a list of entries as docs/prices.md describes them.

    Raises:
        OSError: It cannot be read.
        ValueError: It is no JSON, or too large.
        InvalidInput: An entry is malformed; its path leads there.
    """
    with path.open("rb") as file:
        content = file.read(MAX_FILE_BYTES + 1)
    if len(content) > MAX_FILE_BYTES:
        raise ValueError(f"it has more than {MAX_FILE_BYTES:,} bytes")
    return PriceList(SETTINGS, None, read_entries(orjson.loads(content)))


async def prices_of(organization_id: str) -> Prices:
    """Return the prices that hold for an organization, some seconds old at the most.

    The first call of a process also loads the price lists, in a thread.
    """
    cache = part(_Cache)
    known = cache.get(organization_id)
    now = time.monotonic()
    if known is not None:
        if now < known.until:
            return known.prices
        known.until = now + CACHE_SECONDS  # one looks, and the others go on meanwhile
    await catalog.load()
    try:
        row = await _find(organization_id)
    except PyMongoError:
        if known is None:
            raise
        known.until = 0.0
        return known.prices
    if known is None or known.revision != row["revision"]:
        known = _Known(_merged(row), row["revision"], now + CACHE_SECONDS)
        cache[organization_id] = known
    return known.prices


def _merged(row: PriceListRow) -> Prices:
    operators = part(_Operators).prices
    if not row["entries"] or row["updated_at"] is None:
        return operators
    own = PriceList(
        ORGANIZATION, row["updated_at"].date().isoformat(), read_entries(row["entries"])
    )
    return Prices((own, *operators.lists))


@traced
async def get_prices(organization_id: str) -> PriceListRow:
    """Read the prices that an organization has set; none, and revision 0, if it never has."""
    return await _find(organization_id)


@traced
async def set_prices(
    organization_id: str,
    prices: Sequence[Mapping[str, Any]],
    *,
    updated_by: str,
    expected_revision: int | None = None,
) -> PriceListRow:
    """Replace the prices that an organization has set.

    Args:
        organization_id: Whose.
        prices: Entries as `services.pricing.entries` reads them; none takes all away.
        updated_by: The name of the token that sets them.
        expected_revision: The revision that is to be replaced, 0 if there was none; any if None.

    Raises:
        InvalidInput: An entry is malformed, or two are for the same.
        Conflict: The list has another revision.
    """
    items = [{key: value for key, value in entry.items() if value is not None} for entry in prices]
    try:
        read_entries(items)
    except InvalidInput as fault:
        raise fault.at(f"/prices{fault.path}") from fault
    row: PriceListRow = {
        "revision": 1,
        "updated_at": utc_now(),
        "updated_by": updated_by,
        "entries": items,
    }
    collection = database.collection(PriceListDocument)
    query: dict[str, Any] = {"_id": organization_id, "organization_id": organization_id}
    new = {"updated_at": row["updated_at"], "updated_by": updated_by, "prices": items}
    expected = {} if expected_revision is None else {"revision": expected_revision}
    try:
        found = await collection.find_one_and_update(
            {**query, **expected},
            {"$set": new, "$inc": {"revision": 1}},
            projection={"revision": 1},
            return_document=True,
            upsert=not expected_revision,
        )
    except DuplicateKeyError:
        # Another revision than 0 is there, or another has just made it.
        found = None
    if found is None:
        raise Conflict("the prices have been changed meanwhile: their revision is another")
    row["revision"] = found["revision"]
    part(_Cache).pop(organization_id, None)
    return row


async def _find(organization_id: str) -> PriceListRow:
    rows = await find_rows(
        database.collection(PriceListDocument),
        {"_id": organization_id, "organization_id": organization_id},
        most=1,
    )
    if not rows:
        return {"revision": 0, "updated_at": None, "updated_by": None, "entries": []}
    return {
        "revision": rows[0]["revision"],
        "updated_at": rows[0]["updated_at"],
        "updated_by": rows[0]["updated_by"],
        "entries": rows[0]["prices"],
    }
