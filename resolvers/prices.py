"""The prices that an organization has set."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Final, TypedDict

from resolvers.context import RequestContext
from services.jobs import jobs, repricing
from services.pricing import organizations
from services.rows import JobRow, PriceListRow

_NANO: Final = 10**9
_DOLLARS: Final = (
    "input_per_million",
    "output_per_million",
    "cached_input_per_million",
    "cache_write_per_million",
)


class NewPrices(TypedDict):
    """The prices as they are now, and the job that prices completions anew, if one does."""

    prices: PriceListRow
    job: JobRow | None


async def prices(context: RequestContext) -> PriceListRow:
    """Read the prices."""
    return _shown(await organizations.get_prices(context.organization_id))


async def set_prices(
    context: RequestContext,
    entries: Sequence[Mapping[str, Any]],
    *,
    expected_revision: int | None,
    reprice: bool,
    reprice_since: datetime | None,
) -> NewPrices:
    """Replace the prices.

    Args:
        context: Who asks.
        entries: As `services.pricing.entries` reads them.
        expected_revision: See `services.pricing.organizations.set_prices`.
        reprice: Whether completions are priced anew.
        reprice_since: Those made since then; all if None.
    """
    row = await organizations.set_prices(
        context.organization_id,
        entries,
        updated_by=context.principal.token_name,
        expected_revision=expected_revision,
    )
    job = None
    if reprice:
        at = repricing.beginning(reprice_since)
        job_id = await jobs.enqueue(context.organization_id, repricing.REPRICING, at)
        job = await jobs.get_job(context.organization_id, job_id)
    return {"prices": _shown(row), "job": job}


def _shown(row: PriceListRow) -> PriceListRow:
    return {**row, "entries": [_entry(entry) for entry in row["entries"]]}


def _entry(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return an entry with its dollars in nano-dollars, by the names that GraphQL's type has."""
    dollars = {key: int(Decimal(entry[key]) * _NANO) for key in _DOLLARS if key in entry}
    return {**entry, **dollars, "from_": entry.get("from")}
