"""Prices that an organization sets for itself."""

from datetime import datetime
from typing import Any, Final

import strawberry
from strawberry import Maybe

from schema.conditions import given
from schema.scalars import Dollars, write_dollars
from services.pricing.catalog import MAX_NAME_LENGTH
from services.pricing.entries import MAX_ENTRIES, MOST_DOLLARS

_PROVIDER: Final = (
    "Who serves it: an id of genai-prices, such as `openai`, or another name for it, of up to "
    f"{MAX_NAME_LENGTH} characters; null for any, also where it is not known."
)
_MODEL: Final = (
    "The model as a call's `model` names it, or as price lists do (`gpt-4o` for "
    "`gpt-4o-2024-08-06`), in capital letters or not, 1 to "
    f"{MAX_NAME_LENGTH} characters; with `*` at its end, all whose names begin so."
)
_FROM: Final = (
    "From which day on, in UTC, in 10 characters as in `2026-11-26`; null for all time. Of "
    "several entries of the same provider and model the latest holds."
)
_PER_MILLION: Final = f"Dollars per million tokens, up to {MOST_DOLLARS:,}"
_INPUT: Final = f"{_PER_MILLION}, of the input."
_OUTPUT: Final = f"{_PER_MILLION}, of the output, reasoning included."
_CACHED: Final = f"{_PER_MILLION}, of input read from a cache; null for that of the input."
_WRITE: Final = f"{_PER_MILLION}, of input written to a cache; null for that of the input."
_DISCOUNT: Final = (
    "Instead of dollars: what is taken off the price that would hold otherwise, from 0 to "
    "100 percent, with up to 2 decimal places."
)


@strawberry.type(description="A price of a model, or a rebate on its price.")
class ModelPrice:
    """A view over what `resolvers.prices` makes of an entry."""

    provider: str | None = strawberry.field(description=_PROVIDER)
    model: str = strawberry.field(description=_MODEL)
    from_: str | None = strawberry.field(name="from", description=_FROM)
    input_per_million: Dollars | None = strawberry.field(description=_INPUT)
    output_per_million: Dollars | None = strawberry.field(description=_OUTPUT)
    cached_input_per_million: Dollars | None = strawberry.field(description=_CACHED)
    cache_write_per_million: Dollars | None = strawberry.field(description=_WRITE)
    discount_percent: float | None = strawberry.field(description=_DISCOUNT)


@strawberry.type(
    description="The prices that the organization has set. They come before the operator's, and "
    "those before the price lists that the gateway brings."
)
class PriceList:
    """A view over `services.rows.PriceListRow`."""

    revision: int = strawberry.field(
        description="Grows by 1 each time that the list is replaced; 0 if it never was set."
    )
    updated_at: datetime | None = strawberry.field(
        description="When it was set; null if it never was."
    )
    updated_by: str | None = strawberry.field(
        description="The name that the token had which has set it."
    )
    entries: list[ModelPrice] = strawberry.field(description="All of them.")


@strawberry.input(
    description="A price of a model, with `inputPerMillion` and `outputPerMillion`, or a rebate, "
    "with `discountPercent`."
)
class ModelPriceInput:
    """See `services.pricing.entries`."""

    provider: Maybe[str | None] = strawberry.field(description=_PROVIDER)
    model: str = strawberry.field(description=_MODEL)
    from_: Maybe[str | None] = strawberry.field(name="from", description=_FROM)
    input_per_million: Maybe[Dollars | None] = strawberry.field(description=_INPUT)
    output_per_million: Maybe[Dollars | None] = strawberry.field(description=_OUTPUT)
    cached_input_per_million: Maybe[Dollars | None] = strawberry.field(description=_CACHED)
    cache_write_per_million: Maybe[Dollars | None] = strawberry.field(description=_WRITE)
    discount_percent: Maybe[float | None] = strawberry.field(description=_DISCOUNT)

    def to_entry(self) -> dict[str, Any]:
        """Return what services take."""
        dollars = {
            "input_per_million": given(self.input_per_million),
            "output_per_million": given(self.output_per_million),
            "cached_input_per_million": given(self.cached_input_per_million),
            "cache_write_per_million": given(self.cache_write_per_million),
        }
        return {
            "provider": given(self.provider),
            "model": self.model,
            "from": given(self.from_),
            **{key: None if nano is None else write_dollars(nano) for key, nano in dollars.items()},
            "discount_percent": given(self.discount_percent),
        }


@strawberry.input(description="All prices that the organization is to have.")
class SetPricesInput:
    """See `services.pricing.organizations.set_prices`."""

    prices: list[ModelPriceInput] = strawberry.field(
        description=f"Up to {MAX_ENTRIES:,}, in place of those that are there; none takes them "
        "away."
    )
    expected_revision: Maybe[int] = strawberry.field(
        description="The `revision` that is to be replaced, 0 or more: with another it is a "
        "CONFLICT, and nothing changes. Left out, the last change wins."
    )
    reprice: bool = strawberry.field(
        default=False,
        description="Whether completions that are there get the new prices, in the background.",
    )
    reprice_since: Maybe[datetime | None] = strawberry.field(
        description="Of those, only what was made since then; all if left out or null."
    )

    def to_entries(self) -> list[dict[str, Any]]:
        """Return what services take."""
        return [price.to_entry() for price in self.prices]
