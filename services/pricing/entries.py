"""Prices that an operator or an organization has set, and how they come before listed ones."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final

from services.errors import InvalidInput
from services.pricing import catalog
from services.pricing.catalog import Listed
from services.pricing.rates import Amounts, Rates, simple_rates
from services.providers import provider_id
from services.rows import CostRow

MAX_ENTRIES: Final = 1000
# Dollars per million tokens; a model of today costs some hundred at most.
MOST_DOLLARS: Final = 1_000_000
_MOST_PLACES: Final = 12
_LONGEST_NUMBER: Final = 40
_PLAIN_NUMBER: Final = re.compile(r"\d{1,20}(\.\d{1,20})?")
# Pairs of provider and model, of each set of prices.
_KNOWN_NAMES: Final = 1024
# A rebate is kept in hundredths of a percent.
PARTS: Final = 10_000

_PRICES: Final = {
    "input_per_million": "input_",
    "output_per_million": "output",
    "cached_input_per_million": "cached",
    "cache_write_per_million": "cache_write",
}
KEYS: Final = {"provider", "model", "from", "discount_percent", *_PRICES}

_Key = tuple[str | None, str, str | None]
Window = tuple[datetime | None, datetime | None]


@dataclass(frozen=True, slots=True)
class Entry:
    """A price of a model, or a rebate on what it would cost otherwise.

    Attributes:
        provider: Its id in price lists; None for any.
        model: Its name in lower case, or the beginning of names, without the `*`.
        is_prefix: Which of both.
        start: From which day on, in UTC; None for ever.
        rates: The price; None for a rebate.
        factor: What is to be paid of it, in ten-thousandths.
    """

    provider: str | None
    model: str
    is_prefix: bool
    start: date | None
    rates: Rates | None
    factor: int = PARTS

    def fits(self, provider: str | None, names: Sequence[str]) -> bool:
        """Whether it is a price of a model, by any of its names, at any time."""
        if self.provider is not None and self.provider != provider:
            return False
        if self.is_prefix:
            return any(name.startswith(self.model) for name in names)
        return self.model in names

    def rank(self, name: str) -> tuple[bool, bool, int, bool]:
        """Return how much it is to the point of a call, by the name that this has its model by.

        The whole name counts first, then the price list's, the longest beginning, and a provider.
        """
        is_whole = not self.is_prefix
        is_named = is_whole and self.model == name
        return (is_named, is_whole, len(self.model), self.provider is not None)

    def pattern(self) -> str:
        """Return its model as it was written, in lower case."""
        return self.model + "*" * self.is_prefix


@dataclass(frozen=True, slots=True)
class PriceList:
    """Entries that were set together.

    Attributes:
        source: Who has set them: `settings`, `organization`.
        dated: When, in ISO 8601; for entries without a day of their own.
    """

    source: str
    dated: str | None
    entries: tuple[Entry, ...]

    def groups(self, provider: str | None, names: Sequence[str]) -> tuple[Entry, ...]:
        """Return the entries that are most to the point, the latest first.

        Args:
            provider: Its id in price lists.
            names: The model's as the call has it, and then others that it goes by.
        """
        fitting = [entry for entry in self.entries if entry.fits(provider, names)]
        best = max((entry.rank(names[0]) for entry in fitting), default=None)
        return tuple(
            sorted(
                (entry for entry in fitting if entry.rank(names[0]) == best),
                key=lambda entry: entry.start or date.min,
                reverse=True,
            )
        )


@dataclass(frozen=True, slots=True)
class _Chain:
    """Where the price of one model is looked for, in this order; the first that has one counts."""

    groups: tuple[tuple[PriceList, tuple[Entry, ...]], ...]
    listed: Listed | None


@dataclass(frozen=True, slots=True)
class Prices:
    """All prices that hold for an organization: its own lists before the price lists."""

    lists: tuple[PriceList, ...] = ()
    _chains: dict[_Key, _Chain] = field(default_factory=dict, compare=False)

    def chain(self, provider: str | None, model: str, tier: str | None = None) -> _Chain:
        """Return where the price of a model is looked for, at a service tier or at none."""
        key = (provider, model, tier)
        chain = self._chains.get(key)
        if chain is None:
            if len(self._chains) >= _KNOWN_NAMES:
                self._chains.clear()
            chain = self._chains[key] = self._make_chain(*key)
        return chain

    def _make_chain(self, provider: str | None, model: str, tier: str | None) -> _Chain:
        if len(model) > catalog.MAX_NAME_LENGTH or not model:
            return _Chain((), None)
        if provider is None:
            its_id = catalog.provider_of_model(model)
        else:
            its_id = provider_id(provider, catalog.MAX_NAME_LENGTH)
        listed = None if its_id is None else catalog.listed(its_id, model, tier)
        names = [model.strip().lower()]
        if listed is not None:
            # Responses name a dated one, `gpt-4o-2024-08-06`, where people ask for `gpt-4o`.
            names.append(listed.model.lower())
        groups = ((known, known.groups(its_id, names)) for known in self.lists)
        return _Chain(tuple((known, entries) for known, entries in groups if entries), listed)


NO_PRICES: Final = Prices()


def price_of(
    provider: str | None,
    model: str | None,
    usage: Mapping[str, object] | None,
    at: datetime,
    prices: Prices,
) -> CostRow | None:
    """Return what a call costs; None if that is not known for sure.

    Entries are of the standard service tier: a call at another one is not priced by them, but a
    rebate is taken off what the tier costs.

    Args:
        provider: Who has served it: an id of price lists, or a name that SDKs give; None where only
            the model's name tells.
        model: As the response, or else the request, names it.
        usage: Its tokens; see `services.rows.TokenUsageRow`.
        at: When it was made.
        prices: See `prices_of`.
    """
    if model is None or usage is None:
        return None
    tier = _tier(usage)
    chain = prices.chain(provider, model, tier)
    factor = parts = 1
    setter: tuple[PriceList, Entry] | None = None
    for known, entries in chain.groups:
        entry = _active(entries, at)
        if entry is None:
            continue
        setter = setter or (known, entry)
        if entry.rates is not None:
            if tier is not None:
                return None
            return _row(entry.rates.amounts(usage, factor, parts), entry.pattern(), setter)
        factor, parts = factor * entry.factor, parts * PARTS
    if chain.listed is None:
        return None
    listed = chain.listed
    rates = listed.rates(at)
    if rates is None:
        return None
    amounts = rates.amounts(usage, factor, parts)
    return _row(amounts, listed.model, setter or listed)


def window_of(
    provider: str | None,
    model: str | None,
    prices: Prices,
    at: datetime,
    usage: Mapping[str, object] | None = None,
) -> Window | None:
    """Return from when until when, around a time, the price of a model stays the same.

    Returns:
        (None, None) where it never changes, as for a model that has no price. None: it depends on
        the time of day.
    """
    if model is None:
        return None, None
    chain = prices.chain(provider, model, None if usage is None else _tier(usage))
    window: Window = (None, None)
    for _, entries in chain.groups:
        entry = _active(entries, at)
        later = [one.start for one in entries if one.start is not None and one.start > _day(at)]
        window = _both(
            window,
            (
                _midnight(entry.start) if entry is not None and entry.start is not None else None,
                _midnight(min(later)) if later else None,
            ),
        )
        if entry is not None and entry.rates is not None:
            return window
    if chain.listed is None:
        return window
    of_list = chain.listed.window(at)
    return None if of_list is None else _both(window, of_list)


def _tier(usage: Mapping[str, object]) -> str | None:
    tier = usage.get("service_tier")
    return tier if isinstance(tier, str) else None


def _both(one: Window, other: Window) -> Window:
    starts = [start for start, _ in (one, other) if start is not None]
    ends = [end for _, end in (one, other) if end is not None]
    return max(starts, default=None), min(ends, default=None)


def _active(entries: Sequence[Entry], at: datetime) -> Entry | None:
    """Return the entry that holds at a time, of some that are sorted from the latest on."""
    day = _day(at)
    return next((one for one in entries if one.start is None or one.start <= day), None)


def _day(at: datetime) -> date:
    """Return the day in UTC; a time without a zone is in UTC already."""
    return at.astimezone(UTC).date() if at.tzinfo is not None else at.date()


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _row(
    amounts: Amounts | None, model: str, setter: tuple[PriceList, Entry] | Listed
) -> CostRow | None:
    if amounts is None:
        return None
    if isinstance(setter, Listed):
        source, dated = setter.source, setter.dated
    else:
        known, entry = setter
        source = known.source
        dated = known.dated if entry.start is None else entry.start.isoformat()
    row: CostRow = {
        "total": amounts.total,
        "input": amounts.input,
        "output": amounts.output,
        "cached": amounts.cached,
        "source": source,
        "model": model,
    }
    if dated is not None:
        row["dated"] = dated
    return row


def read_entries(items: object) -> tuple[Entry, ...]:
    """Read entries as a price file, or `setPrices`, has them: objects with snake_case keys.

    Raises:
        InvalidInput: One is malformed; its path leads there.
    """
    if not isinstance(items, list):
        raise InvalidInput("prices are a list of entries", path="")
    if len(items) > MAX_ENTRIES:
        raise InvalidInput(f"a list has {MAX_ENTRIES:,} prices at most", path="")
    read: list[Entry] = []
    seen: set[tuple[object, ...]] = set()
    for index, item in enumerate(items):
        entry = _read_entry(item, f"/{index}")
        key = (entry.provider, entry.model, entry.is_prefix, entry.start)
        if key in seen:
            raise InvalidInput(
                "there is a price of this provider, model and day already", path=f"/{index}"
            )
        seen.add(key)
        read.append(entry)
    return tuple(read)


def _read_entry(item: object, path: str) -> Entry:
    if not isinstance(item, dict):
        raise InvalidInput("a price is an object", path=path)
    for key in item:
        if key not in KEYS:
            raise InvalidInput(f"a price has no {str(key)[:100]!r}", path=path)
    given = {key: value for key, value in item.items() if value is not None}
    provider = given.get("provider")
    if provider is not None:
        provider = provider_id(_text(provider, f"{path}/provider"), catalog.MAX_NAME_LENGTH)
    model = _text(given.get("model"), f"{path}/model").lower()
    name = model.removesuffix("*")
    if "*" in name:
        raise InvalidInput("a model has `*` at its end alone", path=f"{path}/model")
    start = _date(given["from"], f"{path}/from") if "from" in given else None
    prices = {
        argument: _number(given[key], f"{path}/{key}", MOST_DOLLARS)
        for key, argument in _PRICES.items()
        if key in given
    }
    if "discount_percent" in given:
        if prices:
            raise InvalidInput(
                "a price is either dollars or a discount", path=f"{path}/discount_percent"
            )
        percent = _number(given["discount_percent"], f"{path}/discount_percent", 100)
        if (percent * 100) % 1:
            raise InvalidInput(
                "a discount has two decimal places at most", path=f"{path}/discount_percent"
            )
        factor = PARTS - int(percent * 100)
        return Entry(provider, name, name != model, start, None, factor)
    for key in ("input_per_million", "output_per_million"):
        if key not in given:
            raise InvalidInput(
                "a price has dollars per million tokens of input and of output, or else a discount",
                path=f"{path}/{key}",
            )
    rates = simple_rates(
        input_=prices["input_"],
        output=prices["output"],
        cached=prices.get("cached"),
        cache_write=prices.get("cache_write"),
    )
    return Entry(provider, name, name != model, start, rates)


def _text(value: object, path: str) -> str:
    if not isinstance(value, str) or not 0 < len(value.strip()) <= catalog.MAX_NAME_LENGTH:
        raise InvalidInput(
            f"should be text of 1 to {catalog.MAX_NAME_LENGTH} characters", path=path
        )
    if not value.isprintable():
        raise InvalidInput("should be printable", path=path)
    return value.strip()


def _date(value: object, path: str) -> date:
    if isinstance(value, str) and len(value) == len("2026-11-26"):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise InvalidInput("should be a day, as in '2026-11-26'", path=path)


def _number(value: object, path: str, most: int) -> Decimal:
    """Read a number, or a decimal number as text, exactly."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        # Bounds first: Python does not write integers of thousands of digits.
        text = str(value) if 0 <= value <= most else ""
        # `1e-05` is how Python writes small floats.
        text = format(Decimal(text), "f") if "e" in text else text
    else:
        text = value if isinstance(value, str) else ""
    if len(text) <= _LONGEST_NUMBER and _PLAIN_NUMBER.fullmatch(text) and text.isascii():
        number = Decimal(text)
        if number <= most and -int(number.as_tuple().exponent) <= _MOST_PLACES:
            return number
    raise InvalidInput(
        f"should be a number from 0 to {most:,} with {_MOST_PLACES} decimal places at most, as in "
        "'2.50'",
        path=path,
    )
