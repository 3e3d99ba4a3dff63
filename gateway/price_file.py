"""The operator's prices, out of a file."""

from pathlib import Path

from gateway.errors import SettingsError
from services.errors import InvalidInput
from services.pricing.entries import PriceList
from services.pricing.organizations import read_price_file


def load_price_file(path: Path | None) -> PriceList | None:
    """Read a file of prices: JSON, as docs/prices.md describes it; none if None.

    Raises:
        SettingsError: It cannot be read, or an entry is wrong.
    """
    if path is None:
        return None
    try:
        return read_price_file(path)
    except InvalidInput as fault:
        raise SettingsError(f"the prices {path} are wrong: {fault}") from fault
    except (OSError, ValueError, RecursionError) as error:
        raise SettingsError(f"cannot read the prices {path}: {error}") from error
