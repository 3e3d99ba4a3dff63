"""What calls cost: prices by provider, model and time, and whose they are."""

from services.pricing.catalog import provider_of_model
from services.pricing.entries import NO_PRICES, Prices, price_of, window_of
from services.pricing.organizations import prices_of
from services.rows import CostRow

__all__ = [
    "NO_PRICES",
    "CostRow",
    "Prices",
    "price_of",
    "prices_of",
    "provider_of_model",
    "window_of",
]
