"""Sums and times, held against genai-prices' own."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache
from typing import Any

import pytest
from genai_prices import Usage, data_snapshot
from genai_prices.data import providers
from genai_prices.types import ModelInfo, Provider
from hypothesis import assume, given
from hypothesis import strategies as st

from services.errors import InvalidInput
from services.pricing import NO_PRICES, catalog, price_of, window_of
from services.pricing.entries import PriceList, Prices, read_entries


# A second and a half of a core, which processes that only collect tests do without.
@cache
def models() -> list[tuple[Provider, ModelInfo]]:
    """Return those that are found by their own ids, which are not always names that are sent."""
    return [
        (provider, model)
        for provider in providers
        for model in provider.models
        if (found := catalog.listed(provider.id, model.id)) is not None and found.model == model.id
    ]


def with_more() -> list[tuple[Provider, ModelInfo]]:
    return [
        one
        for one in models()
        if any(
            word in str(vars(one[1].get_prices(datetime.now(UTC)))) for word in ("audio", "image")
        )
    ]


ANY_MODEL = st.deferred(lambda: st.sampled_from(models()))
COUNTS = st.integers(0, 10**6) | st.sampled_from([0, 1, 200_000, 200_001, 272_000, 272_001, 10**9])
TIMES = st.datetimes(
    datetime(2023, 1, 1),  # noqa: DTZ001  # given a zone below
    datetime(2028, 1, 1),  # noqa: DTZ001  # likewise
).map(lambda at: at.replace(tzinfo=UTC))


def rounded(dollars: Decimal) -> int:
    return int((dollars * 10**9).to_integral_value(ROUND_HALF_EVEN))


def test_nearly_all_models_are_found_by_their_own_ids() -> None:
    assert len(models()) > 0.95 * sum(len(provider.models) for provider in providers)


PARTS = st.sampled_from([0, 0, 0, 7, 1000])
TIERS: list[dict[str, str]] = [{"service_tier": "flex"}, {"service_tier": "priority"}]
TIERS += [{"service_tier": "fast"}, {"processing": "batch"}, {"speed": "fast"}]
THEIRS = {
    "prompt_tokens": "input_tokens",
    "completion_tokens": "output_tokens",
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


@given(
    ANY_MODEL | st.deferred(lambda: st.sampled_from(with_more())),
    st.tuples(COUNTS, COUNTS, COUNTS, COUNTS, COUNTS),
    st.tuples(PARTS, PARTS, PARTS, PARTS, PARTS, PARTS, PARTS, PARTS),
    st.none() | st.sampled_from(TIERS),
    TIMES,
)
def test_a_cost_is_what_genai_prices_calculates(
    one: tuple[Provider, ModelInfo],
    counts: tuple[int, ...],
    parts: tuple[int, ...],
    tier: dict[str, str] | None,
    at: datetime,
) -> None:
    provider, model = one
    fresh, cached, written, completion, reasoning = counts
    heard, spoken, heard_before, seen, drawn, seen_before, hours, searches = parts
    ours: dict[str, Any] = {
        "prompt_tokens": fresh + cached + written,
        "completion_tokens": completion,
        "cached_tokens": cached,
        "cache_write_tokens": written,
        "cache_write_1h_tokens": min(hours, written),
        "reasoning_tokens": min(reasoning, completion),
        "audio_tokens": heard + spoken,
        "input_audio_tokens": heard,
        "output_audio_tokens": spoken,
        "cache_audio_tokens": min(heard_before, heard),
        "input_image_tokens": seen,
        "output_image_tokens": drawn,
        "cache_image_tokens": min(seen_before, seen),
        "web_searches": searches,
    }
    theirs = {theirs: ours[name] for name, theirs in THEIRS.items()}
    if tier is not None:
        (ours["service_tier"],) = tier.values()
    cost = price_of(provider.id, model.id, ours, at, NO_PRICES)
    assume(cost is not None)
    assert cost is not None
    if tier is not None:
        variants = model.price_variants or ()
        # `fast` is a tier of OpenAI's and a speed of Anthropic's.
        tier = next(one.when for one in variants if [*one.when.values()] == [*tier.values()])

    said = model.calc_price(
        Usage(**theirs), provider, genai_request_timestamp=at, price_context=tier
    )
    assert cost["total"] == rounded(said.total_price)
    assert cost["input"] == rounded(said.input_price)
    assert cost["output"] == rounded(said.output_price)
    assert 0 <= cost["cached"] <= cost["input"] <= cost["total"]


@given(ANY_MODEL, COUNTS, COUNTS)
def test_a_model_of_tokens_of_text_alone_has_a_price(
    one: tuple[Provider, ModelInfo], prompt: int, completion: int
) -> None:
    provider, model = one
    at = datetime(2026, 11, 20, tzinfo=UTC)
    names = {key for key, price in vars(model.get_prices(at)).items() if price is not None}
    assume({"input_mtok", "output_mtok"} <= names)
    apart = ("image", "video", "citation", "output_audio")
    assume(not any(word in name for name in names for word in apart))

    usage = {"prompt_tokens": prompt, "completion_tokens": completion}
    assert price_of(provider.id, model.id, usage, at, NO_PRICES) is not None


@given(
    st.deferred(
        lambda: st.sampled_from([one for one in models() if isinstance(one[1].prices, list)])
    ),
    TIMES,
    st.floats(0, 1),
)
def test_within_a_window_the_price_is_the_same(
    one: tuple[Provider, ModelInfo], at: datetime, part: float
) -> None:
    provider, model = one
    window = window_of(provider.id, model.id, NO_PRICES, at)
    assume(window is not None)
    assert window is not None
    start, end = window
    assert start is None or start <= at
    assert end is None or at < end
    first = start or datetime(2020, 1, 1, tzinfo=UTC)
    last = end or datetime(2030, 1, 1, tzinfo=UTC)
    other = first + (last - first) * part
    assume(other < last)

    assert str(model.get_prices(other)) == str(model.get_prices(at))
    if end is not None:
        assert model.get_prices(end) is not model.get_prices(at)
    if start is not None:
        before = start - timedelta(microseconds=1)
        assert model.get_prices(before) is not model.get_prices(at)


@pytest.mark.parametrize(
    ("provider", "model", "at", "window"),
    [
        ("openai", "gpt-4o", "2026-11-20", (None, None)),
        ("openai", "o3", "2025-06-09T23:59:59", (None, "2025-06-10")),
        ("openai", "o3", "2025-06-10", ("2025-06-10", None)),
        ("google", "gemini-3.8-flash", "2026-11-20", (None, "2027-01-01")),
        ("google", "gemini-3.8-flash", "2027-01-01", ("2027-01-01", None)),
    ],
)
def test_a_window_ends_where_another_price_begins(
    provider: str, model: str, at: str, window: tuple[str | None, str | None]
) -> None:
    def moment(text: str | None) -> datetime | None:
        return None if text is None else datetime.fromisoformat(text).replace(tzinfo=UTC)

    found = window_of(provider, model, NO_PRICES, moment(at) or datetime.now(UTC))

    assert found == tuple(map(moment, window))


def test_a_price_of_some_hours_has_no_window() -> None:
    at = datetime(2026, 11, 20, 12, tzinfo=UTC)

    assert window_of("deepseek", "deepseek-chat", NO_PRICES, at) is None
    assert window_of("deepseek", "deepseek-v4-flash", NO_PRICES, at) is None


USAGE = {"prompt_tokens": 10, "completion_tokens": 1}


def prices(*entries: dict[str, Any]) -> Prices:
    return Prices((PriceList("organization", "2026-11-20", read_entries(list(entries))),))


def entry(model: str, dollars: int, start: str | None = None, **more: Any) -> dict[str, Any]:
    begun = {} if start is None else {"from": start}
    amounts = {"input_per_million": dollars, "output_per_million": 0}
    return {"model": model, **amounts, **begun, **more}


def dollars_of(given_: Prices, model: str, at: datetime, provider: str | None = None) -> float:
    cost = price_of(provider, model, USAGE, at, given_)
    return -1 if cost is None else cost["total"] / 10_000


MIDNIGHT = datetime(2026, 11, 20, tzinfo=UTC)


def test_entries_hold_from_their_days_on_in_utc() -> None:
    ours = prices(entry("m", 1), entry("m", 2, "2026-11-20"), entry("m", 3, "2026-12-01"))
    west = MIDNIGHT.astimezone(timezone(timedelta(hours=-8)))  # the day before, there

    assert dollars_of(ours, "m", MIDNIGHT - timedelta(microseconds=1)) == 1
    assert dollars_of(ours, "m", MIDNIGHT) == dollars_of(ours, "m", west) == 2
    assert dollars_of(ours, "m", datetime(2027, 1, 1, tzinfo=UTC)) == 3
    december = datetime(2026, 12, 1, tzinfo=UTC)
    assert window_of(None, "m", ours, west) == (MIDNIGHT, december)
    assert window_of(None, "m", ours, december) == (december, None)
    assert window_of(None, "m", ours, datetime(2020, 1, 1, tzinfo=UTC)) == (None, MIDNIGHT)


def test_before_its_first_day_an_entry_leaves_the_price_to_the_lists() -> None:
    ours = prices(entry("o3", 5, "2026-11-20"))
    before = datetime(2026, 1, 1, tzinfo=UTC)
    cost = price_of("openai", "o3", USAGE, before, ours)

    assert cost is not None
    assert cost["source"] == "genai-prices 0.2.3"
    start = datetime(2025, 6, 10, tzinfo=UTC)
    assert window_of("openai", "o3", ours, before) == (start, MIDNIGHT)
    assert window_of("openai", "o3", ours, MIDNIGHT) == (MIDNIGHT, None)


def test_the_entry_most_to_the_point_holds() -> None:
    ours = prices(
        entry("*", 1),
        entry("llama*", 2),
        entry("llama-3*", 3),
        entry("llama-3-70b", 4),
        entry("llama-3-70b", 5, provider="Groq"),
        entry("gpt-4o", 6, provider="azure.ai.openai"),
    )

    def found(model: str, provider: str | None = None) -> float:
        return dollars_of(ours, model, MIDNIGHT, provider)

    assert [found(model) for model in ("x", "LLAMA", "llama-3-8b", "llama-3-70b")] == [1, 2, 3, 4]
    assert found("llama-3-70b", "groq") == 5
    assert found("llama-3-70b", "somebody's own") == 4
    assert found("gpt-4o", "azure") == 6
    assert found("gpt-4o", "openai") == 1


def test_rebates_are_taken_off_one_after_the_other_and_rounded_once() -> None:
    operators = PriceList(
        "settings", None, read_entries([{"model": "*", "discount_percent": "50"}])
    )
    own = PriceList(
        "organization",
        "2026-11-20",
        read_entries([{"model": "gpt*", "provider": "openai", "discount_percent": 33.33}]),
    )
    cost = price_of(
        "openai",
        "gpt-4o-mini",
        {"prompt_tokens": 3, "completion_tokens": 1, "cached_tokens": 1},
        MIDNIGHT,
        Prices((own, operators)),
    )

    # 2 x 150 + 75, and 600 nano-dollars, of which 0.6667 and then a half are paid.
    assert cost == {
        "total": 325,  # of 325.01625
        "input": 125,  # of 125.00625
        "output": 200,  # of 200.01
        "cached": 25,  # of 25.00125
        "source": "organization",
        "dated": "2026-11-20",
        "model": "gpt-4o-mini",
    }


def test_a_rebate_on_what_has_no_price_is_none() -> None:
    ours = prices({"model": "*", "discount_percent": 10})

    assert price_of("ollama", "llama3", USAGE, MIDNIGHT, ours) is None


def test_a_whole_rebate_is_free_of_charge() -> None:
    ours = prices({"model": "gpt-4o", "discount_percent": 100})

    assert dollars_of(ours, "gpt-4o", MIDNIGHT, "openai") == 0


def test_names_without_end_do_not_fill_the_memory() -> None:
    ours = prices(entry("m*", 1))

    for number in range(5000):
        price_of("openai", f"m{number}", USAGE, MIDNIGHT, ours)

    assert len(ours._chains) <= 1024
    assert catalog.listed.cache_info().currsize <= 4096
    assert not data_snapshot.get_snapshot()._lookup_cache


@given(
    st.text(max_size=300) | st.none(),
    st.text(max_size=300) | st.none(),
    st.dictionaries(
        st.sampled_from([*THEIRS, "audio_tokens"]),
        st.integers(0, 2**53),
    ),
    TIMES,
)
def test_no_name_and_no_count_raises(
    provider: str | None, model: str | None, usage: dict[str, int], at: datetime
) -> None:
    ours = prices(entry("a*", 999_999, "2026-01-01"), {"model": "*", "discount_percent": 0.01})

    cost = price_of(provider, model, usage, at, ours)

    assert cost is None or cost["total"] <= 2**53
    assert window_of(provider, model, ours, at) is not None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=50),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=9,
)


@given(
    st.lists(
        st.fixed_dictionaries(
            {},
            optional={
                key: JSON | st.sampled_from(["gpt-4o", "2026-01-01", 1, "2.5"])
                for key in (
                    "provider", "model", "from", "input_per_million", "output_per_million",
                    "cached_input_per_million", "cache_write_per_million", "discount_percent",
                )
            },
        ),
        max_size=3,
    )
    | JSON
)  # fmt: skip
def test_any_json_is_entries_or_invalid_input(items: Any) -> None:
    try:
        entries = read_entries(items)
    except InvalidInput:
        return
    assert len(entries) == len(items)
