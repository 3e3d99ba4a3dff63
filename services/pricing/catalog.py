"""Price lists of providers: those that the package genai-prices brings. Nothing is fetched.

Which model a name means is decided more strictly than that package does: a price is for a name that
its data lists, perhaps with a date, a version or a region around it, from the provider that serves
it. `my-gpt-4o`, a deployment called `chat`, and a `llama-3` on somebody's own machine have none.
"""

import asyncio
import importlib
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from services.pricing.rates import Rates, rates_of

if TYPE_CHECKING:
    from genai_prices.types import ModelInfo, Provider

# Names come from whoever logs.
MAX_NAME_LENGTH: Final = 256
_KNOWN_NAMES: Final = 4096

# When a version of genai-prices was published: its data is as old. Of another one it is not known.
_PUBLISHED: Final = {"0.2.3": "2026-11-10"}

# Whose models' names say whose they are, where nothing else does.
_MAKERS: Final = (
    "anthropic",
    "cohere",
    "deepseek",
    "google",
    "mistral",
    "moonshotai",
    "openai",
    "perplexity",
    "voyageai",
    "x-ai",
)
# Who serves models with open weights: what they have, anybody may serve, at home too.
_HOSTS: Final = (
    "baseten",
    "cerebras",
    "cloudflare",
    "doubleword",
    "fireworks",
    "groq",
    "novita",
    "ovhcloud",
    "together",
)
_OPEN_WEIGHTS: Final = re.compile(
    r"gpt-oss|gemma|mistral-7b|mixtral|deepseek-(r1|v\d|coder)|ministral|devstral|open-m|aya-|kimi-k"
)
# `us.`, `eu.anthropic.`, `us-gov.anthropic.`: regions and makers, as Bedrock has them.
_QUALIFIERS: Final = re.compile(r"(?:[a-z0-9-]+\.){0,2}")
# By what genai-prices tells service tiers apart.
_TIER_KEYS: Final = ("service_tier", "processing", "speed")
# `2512`, `20250929`, `2025-09-29`.
_DATE: Final = r"(?:\d{4}|\d{8}|\d{4}-\d\d-\d\d)"
_COMPACT_DATE: Final = re.compile(r"-(20\d\d)(\d\d)(\d\d)(?=-|:|$)")


@dataclass(frozen=True, slots=True)
class Period:
    """A price, and when it holds: from a day on, in some hours of each day, or always."""

    constraint: Any
    rates: Rates | None
    """None: nobody says what it costs then."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A model of a price list.

    Attributes:
        model: Its id there, which may be another than the name it was found by.
        source: What the list is, with its version.
        dated: The day of the list, in ISO 8601; None if it is not known.
        periods: The last that is active counts; if none is, the first.
    """

    model: str
    source: str
    dated: str | None
    periods: tuple[Period, ...]

    def rates(self, at: datetime) -> Rates | None:
        """Return the price at a time."""
        periods = self.periods
        if len(periods) > 1:
            for period in reversed(periods):
                if period.constraint is None or period.constraint.active(at):
                    return period.rates
        return periods[0].rates

    def window(self, at: datetime) -> tuple[datetime | None, datetime | None] | None:
        """Return from when until when the price at a time holds; None: it depends on the hour."""
        until: datetime | None = None
        for period in reversed(self.periods if len(self.periods) > 1 else ()):
            if period.constraint is None:
                return None, until
            if not hasattr(period.constraint, "start_date"):
                return None
            start = datetime.combine(period.constraint.start_date, datetime.min.time(), UTC)
            if period.constraint.active(at):
                return start, until
            until = start if until is None else min(start, until)
        return None, until


async def load() -> None:
    """Import the price lists, in a thread: 200 ms and some 15 MB, and once."""
    if not _loaded():
        await asyncio.to_thread(_providers)


def _loaded() -> bool:
    return bool(_providers.cache_info().currsize)


@cache
def _providers() -> "dict[str, Provider]":
    importlib.import_module("genai_prices")  # before its parts, which import each other
    data = importlib.import_module("genai_prices.data")
    return {provider.id: provider for provider in data.providers}


@cache
def source() -> tuple[str, str | None]:
    """Return what the price lists are called, and their day."""
    version = importlib.import_module("genai_prices").__version__
    return f"genai-prices {version}", _PUBLISHED.get(version)


@lru_cache(_KNOWN_NAMES)
def listed(provider: str, model: str, tier: str | None = None) -> Listed | None:
    """Find a model in a provider's price list; None unless it is clearly there.

    Args:
        provider: An id, see `services.providers`.
        model: As the request or the response names it.
        tier: The service tier, in the provider's words; None for the standard one.
    """
    if len(model) > MAX_NAME_LENGTH:
        return None
    bare = _bare(provider, model)
    found = _find(provider, bare)
    if found is None or _is_outdated_alias(provider, bare, found):
        return None
    name, day = source()
    if tier is not None:
        of_tier = _periods_of_tier(found, tier)
        return Listed(found.id, name, day, of_tier) if of_tier else None
    prices = found.prices if isinstance(found.prices, list) else None
    periods = (
        tuple(Period(one.constraint, rates_of(one.prices)) for one in prices)
        if prices is not None
        else (Period(None, rates_of(found.prices)),)  # type: ignore[arg-type]  # no list
    )
    return Listed(found.id, name, day, periods) if periods else None


def _periods_of_tier(model: "ModelInfo", tier: str) -> tuple[Period, ...]:
    """Return the prices of a service tier, which differ from the standard ones in some parts."""
    contexts = [{key: tier} for key in _TIER_KEYS]
    variants = [one for one in model.price_variants or () if one.when in contexts]
    standard = model.prices if isinstance(model.prices, list) else []
    holders: list[Any] = [*standard, *variants]
    constraints = [one.constraint for one in holders if one.constraint is not None]
    if not variants or not all(hasattr(one, "start_date") for one in constraints):
        return ()
    context = variants[0].when
    begins: dict[Any, Any] = {one.start_date: one for one in constraints}
    periods = []
    for start in (date.min, *sorted(begins)):
        at = datetime.combine(start, datetime.min.time(), UTC)
        is_priced = any(
            one.when == context and (one.constraint is None or one.constraint.active(at))
            for one in variants
        )
        rates = rates_of(model.get_prices(at, context)) if is_priced else None
        periods.append(Period(begins.get(start), rates))
    return tuple(periods)


@lru_cache(_KNOWN_NAMES)
def provider_of_model(model: str) -> str | None:
    """Return whose a model is, by its name alone; None if it could be served by several.

    Args:
        model: As the request or the response names it.
    """
    name = model.strip().lower()
    if len(name) > MAX_NAME_LENGTH or "/" in name or _OPEN_WEIGHTS.search(name):
        return None
    if name in _served_by_hosts():
        return None
    makers = [maker for maker in _MAKERS if _is_own(maker, name)]
    if not makers and "." in name and _find("aws", name) is not None:
        makers = ["aws"]  # `us.anthropic.claude-...`, `amazon.nova-...`
    return makers[0] if len(makers) == 1 else None


def _is_own(maker: str, name: str) -> bool:
    provider = _providers().get(maker)
    # Without the makers whose models this one serves too: Google has Anthropic's.
    if provider is None or (maker == "google" and "claude" in name):
        return False
    found = provider.find_model(name)
    return found is not None and _is_clear(found, name)


@cache
def _served_by_hosts() -> frozenset[str]:
    hosts = (_providers().get(host) for host in _HOSTS)
    ids = (model.id.lower() for host in hosts if host is not None for model in host.models)
    return frozenset(id_.rpartition("/")[2] for id_ in ids)


def _bare(provider: str, model: str) -> str:
    """Return a model's name without what stands before it: `models/`, an ARN, `openai/`."""
    name = model.strip().lower()
    if provider in ("aws", "google"):
        return name.rpartition("/")[2]
    return name.removeprefix(f"{provider}/")


def _find(provider: str, name: str) -> "ModelInfo | None":
    known = _providers().get(provider)
    if known is None or not name:
        return None
    found = known.find_model(name, all_providers=list(_providers().values()))
    return found if found is not None and _is_clear(found, name) else None


def _is_outdated_alias(provider: str, name: str, found: "ModelInfo") -> bool:
    """Whether `x-latest` is listed as an older model than `x-2512`, which costs something else."""
    if not name.endswith("-latest") or found.id.endswith("-latest"):
        return False
    dated = re.compile(re.escape(name.removesuffix("latest")) + _DATE)
    return any(
        dated.fullmatch(one.id) and str(one.prices) != str(found.prices)
        for one in _providers()[provider].models
    )


def _is_clear(found: "ModelInfo", name: str) -> bool:
    return _clear(found.match, name) or _clear(found.match, _COMPACT_DATE.sub(r"-\1-\2-\3", name))


def _clear(clause: Any, name: str) -> bool:
    """Whether a clause fits a name as a whole, but for what may stand around a model's id."""
    match type(clause).__name__:
        case "ClauseOr":
            return any(_clear(one, name) for one in clause.or_)
        case "ClauseAnd":
            # A regular expression beside others is there to leave some out.
            return clause.is_match(name) and any(
                _clear(one, name) for one in clause.and_ if type(one).__name__ != "ClauseRegex"
            )
        case "ClauseRegex":
            found = re.search(clause.regex, name)
            return found is not None and _is_id(name, found.start(), found.end())
        case "ClauseEquals":
            return bool(clause.is_match(name))
        case "ClauseStartsWith":
            text = clause.starts_with.lower()
            return name.startswith(text) and _is_id(name, 0, len(text))
        case "ClauseEndsWith":
            text = clause.ends_with.lower()
            return name.endswith(text) and _is_id(name, len(name) - len(text), len(name))
        case "ClauseContains":
            start = name.find(clause.contains.lower())
            return start >= 0 and _is_id(name, start, start + len(clause.contains))
    return False


def _is_id(name: str, start: int, end: int) -> bool:
    """Whether a model's id stands at a place in a name, and not a part of another id."""
    if not _QUALIFIERS.fullmatch(name, 0, start):
        return False
    if end == len(name) or not name[end].isalnum() or not name[end - 1].isalnum():
        return True
    # The rest of a date, or of `-001`; not `4-10` where `4-1` was meant.
    digits = re.compile(r"\d*").match(name, end)
    before = re.search(r"\d*$", name[:end])
    if digits is None or before is None or not digits[0] or not before[0]:
        return False
    return len(before[0]) + len(digits[0]) > 2  # a version has one or two digits
