"""Arithmetic of prices: whole numbers, exact, rounded once at the end.

Money is in nano-dollars (10^-9 USD). A price of 0.075 USD per million tokens is 75 nano-dollars per
token; what has a fraction is scaled by a power of ten, so that no price is rounded before a sum.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, Final, NamedTuple, Protocol, cast

# 2^53 nano-dollars are 9 million dollars, for one call: the counts are made up. It also keeps sums
# of many within 64 bits.
MOST_NANO_DOLLARS: Final = 2**53
_NANO: Final = Decimal(10**9)

_TOKEN_PRICES: Final = (
    "input_mtok",
    "cache_read_mtok",
    "cache_write_mtok",
    "cache_write_1h_mtok",
    "output_mtok",
)
# Parts of the input and of the output which have a price of their own, and of which a logged usage
# does not say how many there are.
_UNCOUNTED_INPUT: Final = ("input_video_mtok", "input_tool_mtok", "cache_video_read_mtok")
_UNCOUNTED_OUTPUT: Final = ("output_video_mtok", "output_citation_mtok")
# Those of which some say it: by what is priced.
_IMAGES: Final = {
    "input_image_mtok": "input_image_tokens",
    "output_image_mtok": "output_image_tokens",
}
_SOUNDS: Final = {
    "input_audio_mtok": "input_audio_tokens",
    "output_audio_mtok": "output_audio_tokens",
}
_CACHED: Final = {
    "cache_audio_read_mtok": "cache_audio_tokens",
    "cache_image_read_mtok": "cache_image_tokens",
}
# Our counts, by what genai-prices calls them, beside those of the prompt and the completion.
_THEIRS: Final = {
    "cached_tokens": "cache_read_tokens",
    "cache_write_tokens": "cache_write_tokens",
    "cache_write_1h_tokens": "cache_write_1h_tokens",
    "reasoning_tokens": "output_reasoning_tokens",
    "input_audio_tokens": "input_audio_tokens",
    "output_audio_tokens": "output_audio_tokens",
    "cache_audio_tokens": "cache_audio_read_tokens",
    "input_image_tokens": "input_image_tokens",
    "output_image_tokens": "output_image_tokens",
    "cache_image_tokens": "cache_image_read_tokens",
    "web_searches": "web_searches",
}


class Amounts(NamedTuple):
    """What a call costs, in nano-dollars; `input` includes `cached`."""

    total: int
    input: int
    output: int
    cached: int


class TokenPrices(Protocol):
    """What is used of `genai_prices.types.ModelPrice`; other names than prices are None."""

    def calc_price(self, usage: object) -> Mapping[str, Any]:
        """Return `input_price`, `output_price` and `total_price` in dollars, as Decimal.

        Raises:
            ValueError: The counts are at odds.
        """


@dataclass(frozen=True, slots=True)
class Tier:
    """Rates from a number of input tokens on, in nano-dollars per token times the scale.

    All tokens of a call have the rates of one tier: the highest whose `above` the input exceeds.
    """

    above: int
    input: int
    cached: int
    cache_write: int
    cache_write_1h: int
    output: int


@dataclass(frozen=True, slots=True)
class Rates:
    """One price of a model, ready for sums."""

    scale: int
    tiers: tuple[Tier, ...]
    """Highest first; the last holds for any input."""
    has_input: bool
    """Whether all input tokens have a price. If not, a call with any cannot be priced."""
    has_output: bool
    owner: TokenPrices | None
    """Calculates what has more than tokens of input, cache and output; None: what has cannot be."""
    is_odd: bool = False
    """Whether each call has."""
    has_hours: bool = True
    """Whether there is a price of what is kept in a cache for an hour."""
    sounds: tuple[str, ...] = ()
    """The counts of audio that have a price of their own."""
    images: tuple[str, ...] = ()
    """Those of images: without them there is no cost."""
    searches: bool = True
    """Whether there is a price of searches."""
    cached: tuple[tuple[str, int], ...] = ()
    """Counts of what is read from a cache at a price of its own, with that."""

    def amounts(self, usage: Mapping[str, object], factor: int, parts: int) -> Amounts | None:
        """Return the cost of one call; None if it cannot be said for sure.

        Args:
            usage: Counts as in `services.rows.TokenUsageRow`.
            factor: What is to be paid of it, in `parts`: rebates.
            parts: See `factor`.
        """
        counts = cast("Mapping[str, Any]", usage)
        prompt, completion = counts.get("prompt_tokens"), self._completion(counts)
        if prompt is None and not self.has_output:
            prompt = counts.get("total_tokens")  # Voyage's embeddings say no more
        if prompt is None or completion is None or (prompt and not self.has_input):
            return None
        cached, written = counts.get("cached_tokens", 0), counts.get("cache_write_tokens", 0)
        hours = counts.get("cache_write_1h_tokens", 0)
        plain = prompt - cached - written
        if plain < 0 or hours > (written if self.has_hours else 0):
            return None
        for tier in self.tiers:  # the last one holds for any input
            if prompt > tier.above:
                break
        read = cached * tier.cached
        taken = plain * tier.input + read + (written - hours) * tier.cache_write
        taken += hours * tier.cache_write_1h
        given = completion * tier.output
        total = taken + given
        if self.is_odd or self.images or self.sounds or "web_searches" in counts:
            exact: tuple[int, int, int, int] | None = (taken, given, total, read)
            if self._is_special(counts):
                exact = self._by_owner(counts, prompt, completion, tier)
            if exact is None or not self._is_counted(counts, completion):
                return None
            taken, given, total, read = exact
        scale = self.scale
        if factor != parts:
            taken, given, total, read = (n * factor for n in (taken, given, total, read))
            scale *= parts
        if total > MOST_NANO_DOLLARS * scale:
            return None
        if scale == 1:
            return Amounts(total, taken, given, read)
        return Amounts(
            _rounded(total, scale), _rounded(taken, scale), _rounded(given, scale),
            _rounded(read, scale),
        )  # fmt: skip

    def _completion(self, counts: Mapping[str, Any]) -> int | None:
        """Return how many tokens of output there are; None if it is not known, or has no price."""
        completion: int | None = counts.get("completion_tokens")
        if self.has_output:
            # An embedding has no completion; elsewhere its count was not said.
            if completion is None and counts.get("total_tokens") == counts.get("prompt_tokens"):
                return 0
            return completion
        return None if completion else 0

    def _is_counted(self, counts: Mapping[str, Any], completion: int) -> bool:
        """Say whether a usage tells all that has a price of its own."""
        if counts.get("web_searches") and not self.searches:
            return False
        if completion and "output_audio_tokens" in self.sounds:
            # Elsewhere silence is likely; here it must be said.
            is_said = "output_audio_tokens" in counts or counts.get("audio_tokens") == 0
            if not is_said:
                return False
        return all(name in counts for name in self.images)

    def _is_special(self, counts: Mapping[str, Any]) -> bool:
        """Say whether a call has more than tokens of text."""
        return bool(
            self.is_odd
            or counts.get("web_searches")
            or (self.sounds and counts.get("audio_tokens"))
            or any(counts.get(name) for name in self.images)
        )

    def _by_owner(
        self, counts: Mapping[str, Any], prompt: int, completion: int, tier: Tier
    ) -> tuple[int, int, int, int] | None:
        """Return input, output, total and cached, times the scale, as their owner sums up."""
        if self.owner is None:
            return None
        reported = {"input_tokens": prompt, "output_tokens": completion}
        for ours, theirs in _THEIRS.items():
            if ours in counts:
                reported[theirs] = counts[ours]
        if counts.get("audio_tokens") and not any(name in counts for name in _SOUNDS.values()):
            # Of one sum it is not known how many are output.
            if _SOUNDS["output_audio_mtok"] in self.sounds:
                return None
            reported["input_audio_tokens"] = counts["audio_tokens"]
        try:
            said = self.owner.calc_price(_usage(reported))
        except ValueError:
            return None
        scaled = _NANO * self.scale
        exact = [said[name] * scaled for name in ("input_price", "output_price", "total_price")]
        taken, given, total = (int(one.to_integral_value(ROUND_HALF_EVEN)) for one in exact)
        apart = [(counts.get(name, 0), price) for name, price in self.cached]
        plain = counts.get("cached_tokens", 0) - sum(count for count, _ in apart)
        if plain < 0:
            return None
        read = plain * tier.cached + sum(count * price for count, price in apart)
        return taken, given, total, read


def rates_of(prices: TokenPrices) -> Rates:
    """Prepare the prices of a model, in dollars per million tokens."""
    tiers_of = {name: _tiers(getattr(prices, name)) for name in _TOKEN_PRICES}
    named = {key for key, value in vars(prices).items() if value is not None}
    starts = {start for tiers in tiers_of.values() for start, _ in tiers or ()}
    decimals = [price for tiers in tiers_of.values() for _, price in tiers or ()]
    decimals += [price for price in vars(prices).values() if isinstance(price, Decimal)]
    scale = scale_of(decimals)
    return Rates(
        scale=scale,
        tiers=tuple(_tier(start, tiers_of, scale) for start in sorted({-1, *starts}, reverse=True)),
        has_input=tiers_of["input_mtok"] is not None and not named & {*_UNCOUNTED_INPUT},
        has_output=tiers_of["output_mtok"] is not None and not named & {*_UNCOUNTED_OUTPUT},
        # Of hours no token tells.
        owner=None if named & {"audio_hours", "input_audio_hours"} else prices,
        is_odd=bool(named & {"requests_kcount", "output_reasoning_mtok"}),
        has_hours="cache_write_1h_mtok" in named,
        sounds=tuple(count for price, count in _SOUNDS.items() if price in named),
        images=tuple(count for price, count in _IMAGES.items() if price in named),
        searches="web_searches_kcount" in named,
        cached=tuple(
            (count, _scaled(price, scale))
            for name, count in _CACHED.items()
            if isinstance(price := getattr(prices, name), Decimal)
        ),
    )


def simple_rates(
    *, input_: Decimal, output: Decimal, cached: Decimal | None, cache_write: Decimal | None
) -> Rates:
    """Return rates of dollars per million tokens; cached tokens cost as much as others if None."""
    cached = input_ if cached is None else cached
    cache_write = input_ if cache_write is None else cache_write
    scale = scale_of([input_, output, cached, cache_write])
    write = _scaled(cache_write, scale)
    tier = Tier(
        above=-1,
        input=_scaled(input_, scale),
        cached=_scaled(cached, scale),
        cache_write=write,
        cache_write_1h=write,
        output=_scaled(output, scale),
    )
    return Rates(
        scale=scale,
        tiers=(tier,),
        has_input=True,
        has_output=True,
        owner=None,
    )


def scale_of(prices: Iterable[Decimal]) -> int:
    """Return by what nano-dollars per token are to be multiplied to be whole numbers."""
    # A dollar per million tokens is 1,000 nano-dollars per token: three places are whole already.
    places = (-cast("int", price.as_tuple().exponent) - 3 for price in prices)
    return int(10 ** max(0, *places, 0))


def _scaled(price: Decimal, scale: int) -> int:
    return int(price * 1000 * scale)


def _tiers(price: Any) -> list[tuple[int, Decimal]] | None:
    """Return (input tokens above which it holds, price), lowest first."""
    if price is None:
        return None
    if isinstance(price, Decimal):
        return [(-1, price)]
    return [(-1, price.base), *((tier.start, tier.price) for tier in price.tiers)]


def _tier(above: int, tiers_of: Mapping[str, list[tuple[int, Decimal]] | None], scale: int) -> Tier:
    """Return the rates that hold above a number of input tokens."""

    def rate(*names: str) -> int:
        for name in names:
            tiers = tiers_of[name]
            if tiers is not None:
                return _scaled([price for start, price in tiers if start <= above][-1], scale)
        return 0

    return Tier(
        above=above,
        input=rate("input_mtok"),
        cached=rate("cache_read_mtok", "input_mtok"),
        cache_write=rate("cache_write_mtok", "input_mtok"),
        cache_write_1h=rate("cache_write_1h_mtok", "cache_write_mtok", "input_mtok"),
        output=rate("output_mtok"),
    )


def _usage(reported: Mapping[str, int]) -> object:
    from genai_prices import Usage  # 200 ms, and loaded already where it is needed

    return Usage(**reported)


def _rounded(amount: int, scale: int) -> int:
    """Divide, to the nearest whole number, and to an even one if two are as near."""
    whole, rest = divmod(amount, scale)
    return whole + (2 * rest > scale or (2 * rest == scale and whole & 1))
