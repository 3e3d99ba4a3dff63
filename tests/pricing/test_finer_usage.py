"""Bodies whose price depends on more than tokens of text, priced by hand from the price lists."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from services.completions.shapes import response_facts
from services.pricing import NO_PRICES, price_of, window_of
from services.pricing.entries import PriceList, Prices, read_entries
from services.rows import CostRow
from tests.pricing.test_by_hand import NOON, chat, converse, gemini, message, nano, tokens

Lines = Sequence[tuple[int, str]]
DETAILS = "prompt_tokens_details"
SAID = "completion_tokens_details"


def images(model: str, **usage: Any) -> dict[str, Any]:
    return {"created": 1, "model": model, "data": [{"b64_json": "aGk="}], "usage": usage}


def listed(**kinds: int) -> list[dict[str, Any]]:
    return [{"modality": kind, "tokenCount": count} for kind, count in kinds.items()]


def cost_of(
    provider: str,
    body: dict[str, Any],
    at: datetime = NOON,
    model: str = "",
    prices: Prices = NO_PRICES,
) -> CostRow | None:
    facts = response_facts(body)
    return price_of(provider, facts.get("model", model), facts["usage"], at, prices)


SONNET = {"input_tokens": 100, "output_tokens": 250, "cache_read_input_tokens": 5000}
KEPT = {"ephemeral_5m_input_tokens": 1500, "ephemeral_1h_input_tokens": 500}
WRITTEN: Lines = [(100, "3"), (5000, "0.30"), (1500, "3.75"), (500, "6")]
LATENCY = {"performanceConfig": {"latency": "optimized"}}


@pytest.mark.parametrize(
    ("provider", "body", "asked", "answered"),
    [
        (
            "anthropic",
            message("claude-sonnet-4-5", **SONNET, cache_creation=KEPT),
            WRITTEN,
            [(250, "15")],
        ),
        (
            "anthropic",
            message(
                "claude-sonnet-4-5",
                **SONNET,
                cache_creation_input_tokens=2000,
                cache_creation=KEPT,
                service_tier="standard",
            ),
            WRITTEN,
            [(250, "15")],
        ),
        (  # half of it all
            "anthropic",
            message("claude-sonnet-4-5", **SONNET, cache_creation=KEPT, service_tier="batch"),
            [(count, f"{float(price) / 2}") for count, price in WRITTEN],
            [(250, "7.5")],
        ),
        (
            "openai",
            chat("gpt-5-2025-08-07", **tokens(1000, 100, 400)) | {"service_tier": "flex"},
            [(600, "0.625"), (400, "0.0625")],
            [(100, "5")],
        ),
        (
            "openai",
            chat("gpt-5-2025-08-07", **tokens(1000, 100, 400)) | {"service_tier": "priority"},
            [(600, "2.5"), (400, "0.25")],
            [(100, "20")],
        ),
        (
            "openai",
            chat("gpt-5-2025-08-07", **tokens(1000, 100, 400)) | {"service_tier": "default"},
            [(600, "1.25"), (400, "0.125")],
            [(100, "10")],
        ),
        (
            "openai",
            chat(
                "gpt-audio",
                **tokens(1000, 100),
                **{DETAILS: {"audio_tokens": 700}, SAID: {"audio_tokens": 80}},
            ),
            [(300, "2.5"), (700, "32")],
            [(20, "10"), (80, "64")],
        ),
        (
            "google",
            gemini(
                "gemini-2.5-flash",
                promptTokenCount=1000,
                candidatesTokenCount=100,
                totalTokenCount=1100,
                cachedContentTokenCount=300,
                promptTokensDetails=listed(TEXT=400, AUDIO=600),
                cacheTokensDetails=listed(TEXT=100, AUDIO=200),
            ),
            [(300, "0.30"), (400, "1"), (100, "0.03"), (200, "0.10")],
            [(100, "2.50")],
        ),
        (
            "google",
            gemini(
                "gemini-2.5-flash-image",
                promptTokenCount=12,
                candidatesTokenCount=1303,
                totalTokenCount=1315,
                candidatesTokensDetails=listed(IMAGE=1290),
            ),
            [(12, "0.30")],
            [(13, "2.50"), (1290, "30")],
        ),
        (
            "google",
            gemini(
                "gemini-2.5-flash",
                promptTokenCount=1000,
                candidatesTokenCount=100,
                totalTokenCount=1100,
                trafficType="ON_DEMAND",
            ),
            [(1000, "0.30")],
            [(100, "2.50")],
        ),
        (
            "openai",
            images(
                "gpt-image-1",
                input_tokens=205,
                input_tokens_details={"text_tokens": 11, "image_tokens": 194},
                output_tokens=4160,
                total_tokens=4365,
            ),
            [(11, "5"), (194, "10")],
            [(4160, "40")],
        ),
        (
            "openai",
            images(
                "gpt-image-1.5",
                input_tokens=11,
                input_tokens_details={"text_tokens": 11, "image_tokens": 0},
                output_tokens=4200,
                output_tokens_details={"text_tokens": 40, "image_tokens": 4160},
                total_tokens=4211,
            ),
            [(11, "5")],
            [(40, "10"), (4160, "32")],
        ),
    ],
)
def test_a_body_costs_what_its_finer_counts_come_to(
    provider: str, body: dict[str, Any], asked: Lines, answered: Lines
) -> None:
    cost = cost_of(provider, body)

    assert cost is not None
    assert (cost["input"], cost["output"]) == (round(nano(asked)), round(nano(answered)))
    assert cost["total"] == cost["input"] + cost["output"]


def test_searches_of_the_provider_are_paid_beside_the_tokens() -> None:
    searched = {"server_tool_use": {"web_search_requests": 3}}
    cost = cost_of(
        "anthropic",
        message("claude-sonnet-4-5", input_tokens=1000, output_tokens=10, **searched),
    )

    assert cost is not None
    assert (cost["input"], cost["output"]) == (3_000_000, 150_000)
    assert cost["total"] == 3_150_000 + 3 * 10_000_000  # 10 dollars for 1,000


def test_what_was_heard_out_of_a_cache_costs_its_own_price() -> None:
    body = {
        "usage": {
            "input_tokens": 1000,
            "output_tokens": 100,
            "total_tokens": 1100,
            "input_token_details": {
                "text_tokens": 300,
                "audio_tokens": 600,
                "image_tokens": 100,
                "cached_tokens": 150,
                "cached_tokens_details": {
                    "text_tokens": 50,
                    "audio_tokens": 60,
                    "image_tokens": 40,
                },
            },
            "output_token_details": {"text_tokens": 20, "audio_tokens": 80},
        },
        "model": "gpt-realtime",
    }
    cost = cost_of("openai", body)

    read = round(nano([(50, "0.40"), (60, "0.40"), (40, "0.50")]))
    assert cost is not None
    assert cost["cached"] == read
    assert cost["input"] == read + round(nano([(250, "4"), (540, "32"), (60, "5")]))
    assert cost["output"] == round(nano([(20, "16"), (80, "64")]))


SPOKEN = tokens(1000, 100)
PLAIN = {"promptTokenCount": 1000, "candidatesTokenCount": 100, "totalTokenCount": 1100}
CLAUDE = {"input_tokens": 1000, "output_tokens": 100}


@pytest.mark.parametrize(
    ("provider", "body", "model"),
    [
        # Tiers that have no price, of models that have one.
        ("openai", chat("gpt-4o", **SPOKEN) | {"service_tier": "flex"}, ""),
        ("openai", chat("gpt-5", **SPOKEN) | {"service_tier": "scale"}, ""),
        ("openai", chat("gpt-5", **SPOKEN) | {"service_tier": "x" * 99}, ""),
        ("openai", chat("gpt-5", **SPOKEN) | {"service_tier": 7}, ""),
        ("groq", chat("llama-3.3-70b-versatile", **SPOKEN) | {"service_tier": "flex"}, ""),
        ("anthropic", message("claude-sonnet-4-5", **CLAUDE, service_tier="priority"), ""),
        ("anthropic", message("claude-sonnet-4-5", **CLAUDE, speed="fast"), ""),
        ("google", gemini("gemini-2.5-flash", **PLAIN, trafficType="PROVISIONED_THROUGHPUT"), ""),
        ("google", gemini("gemini-2.5-flash", **PLAIN, trafficType="ON_DEMAND_FLEX"), ""),
        ("aws", converse(inputTokens=9, outputTokens=9) | LATENCY, "amazon.nova-pro-v1:0"),
        # Which tokens are sound or images, nobody says.
        ("openai", chat("gpt-audio", **SPOKEN), ""),
        ("openai", chat("gpt-audio", **SPOKEN, **{DETAILS: {"audio_tokens": 7}}), ""),
        ("openai", images("gpt-image-1", input_tokens=5, output_tokens=9), ""),
        ("google", gemini("gemini-2.5-flash-image", **PLAIN), ""),
        # More of one kind than of all.
        ("openai", chat("gpt-audio", **SPOKEN, **{SAID: {"audio_tokens": 101}}), ""),
        # Kept for an hour, at a price that the list does not have.
        (
            "google",
            message("claude-3-7-sonnet", **CLAUDE, cache_creation=KEPT),
            "",
        ),
        # Searches, likewise.
        (
            "google",
            message("claude-3-7-sonnet", **CLAUDE, server_tool_use={"web_search_requests": 1}),
            "",
        ),
    ],
)
def test_what_has_no_price_that_is_known_costs_nothing_that_is_shown(
    provider: str, body: dict[str, Any], model: str
) -> None:
    assert cost_of(provider, body, model=model) is None


def test_a_tier_has_a_price_from_the_day_on_that_the_list_knows_it() -> None:
    body = chat("gpt-5", **SPOKEN) | {"service_tier": "flex"}
    usage = response_facts(body)["usage"]
    start = datetime(2026, 10, 12, tzinfo=UTC)

    assert cost_of("openai", body, datetime(2026, 10, 11, 23, 59, tzinfo=UTC)) is None
    assert cost_of("openai", body, start) is not None
    assert window_of("openai", "gpt-5", NO_PRICES, NOON, usage) == (start, None)
    assert window_of("openai", "gpt-5", NO_PRICES, NOON) == (None, None)


def test_a_price_that_somebody_sets_is_of_the_standard_tier_and_a_rebate_of_all() -> None:
    def prices(**entry: Any) -> Prices:
        entries = read_entries([{"model": "gpt-5", **entry}])
        return Prices((PriceList("settings", None, entries),))

    body = chat("gpt-5", **SPOKEN) | {"service_tier": "flex"}
    own = prices(input_per_million=1, output_per_million=1)
    halved = cost_of("openai", body, prices=prices(discount_percent=50))

    assert cost_of("openai", body, prices=own) is None
    assert cost_of("openai", chat("gpt-5", **SPOKEN), prices=own) is not None
    assert halved is not None
    assert halved["total"] == (1000 * 625 + 100 * 5000) / 2
