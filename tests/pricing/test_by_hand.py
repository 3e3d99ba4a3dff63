"""Bodies of many providers, priced by hand from the providers' price lists.

A case is a body, the provider, and lines of tokens and dollars per million tokens. A dollar per
million tokens is 1,000 nano-dollars per token.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from services.completions.shapes import response_facts
from services.pricing import NO_PRICES, price_of

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
NIGHT = datetime(2026, 11, 20, 22, tzinfo=UTC)


@dataclass(frozen=True)
class Case:
    """One call.

    Attributes:
        input: Lines of (tokens, dollars per million) of what was read fresh, or written to a cache.
        cached: Likewise, of what came from a cache.
        output: Likewise.
    """

    name: str
    provider: str
    model: str
    body: Mapping[str, Any]
    input: Sequence[tuple[int, str]]
    output: Sequence[tuple[int, str]] = ()
    cached: Sequence[tuple[int, str]] = ()
    at: datetime = NOON


def chat(model: str, **usage: Any) -> dict[str, Any]:
    choice = {
        "index": 0,
        "message": {"role": "assistant", "content": "Hi"},
        "finish_reason": "stop",
    }
    return {"object": "chat.completion", "model": model, "choices": [choice], "usage": usage}


def tokens(prompt: int, completion: int, cached: int | None = None, **more: Any) -> dict[str, Any]:
    usage = {
        "prompt_tokens": prompt,
        "completion_tokens": completion,
        "total_tokens": prompt + completion,
    }
    details = {} if cached is None else {"prompt_tokens_details": {"cached_tokens": cached}}
    return {**usage, **details, **more}


def message(model: str, **usage: Any) -> dict[str, Any]:
    content = [{"type": "text", "text": "Hi"}]
    head = {"type": "message", "role": "assistant", "stop_reason": "end_turn"}
    return {**head, "model": model, "content": content, "usage": usage}


def gemini(model: str, **usage: Any) -> dict[str, Any]:
    candidate = {"content": {"role": "model", "parts": [{"text": "Hi"}]}, "finishReason": "STOP"}
    return {"candidates": [candidate], "usageMetadata": usage, "modelVersion": model}


def converse(**usage: Any) -> dict[str, Any]:
    output = {"message": {"role": "assistant", "content": [{"text": "Hi"}]}}
    return {"output": output, "stopReason": "end_turn", "usage": usage, "metrics": {"latencyMs": 9}}


def embeddings(model: str, prompt: int) -> dict[str, Any]:
    usage = {"prompt_tokens": prompt, "total_tokens": prompt}
    data = [{"object": "embedding", "index": 0, "embedding": [0.1]}]
    return {"object": "list", "data": data, "model": model, "usage": usage}


RESPONSES = {
    "object": "response",
    "status": "completed",
    "model": "gpt-5-2025-08-07",
    "output": [
        {"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": "Hi"}]}
    ],
    "usage": {
        "input_tokens": 1500,
        "input_tokens_details": {"cached_tokens": 1024},
        "output_tokens": 600,
        "output_tokens_details": {"reasoning_tokens": 448},
        "total_tokens": 2100,
    },
}
CASES = [
    Case(
        "OpenAI: 2.50 in, 1.25 cached, 10.00 out",
        "openai",
        "gpt-4o",
        chat("gpt-4o-2024-08-06", **tokens(2006, 300, 1920)),
        [(86, "2.50")],
        [(300, "10")],
        [(1920, "1.25")],
    ),
    Case(
        "OpenAI mini: prices of three decimal places",
        "openai",
        "gpt-4o-mini",
        chat("gpt-4o-mini-2024-07-18", **tokens(1001, 77, 512)),
        [(489, "0.15")],
        [(77, "0.60")],
        [(512, "0.075")],
    ),
    Case(
        "OpenAI's Responses: reasoning is output",
        "openai",
        "gpt-5",
        RESPONSES,
        [(476, "1.25")],
        [(600, "10")],
        [(1024, "0.125")],
    ),
    Case(
        "OpenAI, after its price cut in June 2025",
        "openai",
        "o3",
        chat("o3-2025-04-16", **tokens(100, 50)),
        [(100, "2")],
        [(50, "8")],
    ),
    Case(
        "OpenAI, before its price cut in June 2025",
        "openai",
        "o3",
        chat("o3-2025-04-16", **tokens(100, 50)),
        [(100, "10")],
        [(50, "40")],
        at=datetime(2025, 6, 9, 23, 59, 59, tzinfo=UTC),
    ),
    Case(
        "OpenAI, up to 272,000 tokens of input",
        "openai",
        "gpt-5.4",
        chat("gpt-5.4-2026-03-05", **tokens(272_000, 1000)),
        [(272_000, "2.50")],
        [(1000, "15")],
    ),
    Case(
        "OpenAI, above 272,000 tokens of input: all of them cost more",
        "openai",
        "gpt-5.4",
        chat("gpt-5.4-2026-03-05", **tokens(272_001, 1000, 1)),
        [(272_000, "5")],
        [(1000, "22.50")],
        [(1, "0.50")],
    ),
    Case(
        "OpenAI, fine-tuned",
        "openai",
        "ft:gpt-4o",
        chat("ft:gpt-4o-2024-08-06:acme::9x", **tokens(1000, 100)),
        [(1000, "3.75")],
        [(100, "15")],
    ),
    Case(
        "OpenAI's embeddings: no output",
        "openai",
        "text-embedding-3-small",
        embeddings("text-embedding-3-small", 1234),
        [(1234, "0.02")],
    ),
    Case(
        "Azure, by the model that the response names",
        "azure",
        "gpt-4o",
        {**chat("gpt-4o-2024-11-20", **tokens(500, 20, 0)), "prompt_filter_results": []},
        [(500, "2.50")],
        [(20, "10")],
    ),
    Case(
        "Azure's embeddings",
        "azure",
        "text-embedding-3-large",
        embeddings("text-embedding-3-large", 777),
        [(777, "0.13")],
    ),
    Case(
        "Anthropic: the counts leave the cache out",
        "anthropic",
        "claude-haiku-4-5",
        message(
            "claude-haiku-4-5-20251001",
            input_tokens=4,
            cache_read_input_tokens=1165,
            cache_creation_input_tokens=0,
            output_tokens=224,
        ),
        [(4, "1")],
        [(224, "5")],
        [(1165, "0.10")],
    ),
    Case(
        "Anthropic, writing to the cache of 5 minutes",
        "anthropic",
        "claude-sonnet-4-5",
        message(
            "claude-sonnet-4-5-20250929",
            input_tokens=100,
            cache_creation_input_tokens=2000,
            cache_read_input_tokens=5000,
            output_tokens=250,
        ),
        [(100, "3"), (2000, "3.75")],
        [(250, "15")],
        [(5000, "0.30")],
    ),
    Case(
        "Anthropic, above 200,000 tokens, the cache's included",
        "anthropic",
        "claude-sonnet-4-5",
        message(
            "claude-sonnet-4-5-20250929",
            input_tokens=1,
            cache_read_input_tokens=200_000,
            output_tokens=10,
        ),
        [(1, "6")],
        [(10, "22.50")],
        [(200_000, "0.60")],
    ),
    Case(
        "Gemini: thoughts are output",
        "google",
        "gemini-2.5-flash",
        gemini(
            "gemini-2.5-flash",
            promptTokenCount=1200,
            cachedContentTokenCount=1000,
            candidatesTokenCount=80,
            thoughtsTokenCount=220,
            totalTokenCount=1500,
        ),
        [(200, "0.30")],
        [(300, "2.50")],
        [(1000, "0.03")],
    ),
    Case(
        "Gemini Pro, up to 200,000 tokens",
        "google",
        "gemini-2.5-pro",
        gemini("gemini-2.5-pro", promptTokenCount=200_000, candidatesTokenCount=500),
        [(200_000, "1.25")],
        [(500, "10")],
    ),
    Case(
        "Gemini Pro, above 200,000 tokens",
        "google",
        "gemini-2.5-pro",
        gemini("gemini-2.5-pro", promptTokenCount=200_001, candidatesTokenCount=500),
        [(200_001, "2.50")],
        [(500, "15")],
    ),
    Case(
        "Bedrock's Claude in a region: 10 % above the global price",
        "aws",
        "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
        converse(
            inputTokens=100,
            cacheReadInputTokens=2000,
            cacheWriteInputTokens=0,
            outputTokens=50,
            totalTokens=2150,
        ),
        [(100, "3.30")],
        [(50, "16.50")],
        [(2000, "0.33")],
    ),
    Case(
        "Bedrock's Claude, global, writing to the cache",
        "aws",
        "global.anthropic.claude-sonnet-4-5-20250929-v1:0",
        converse(
            inputTokens=100,
            cacheReadInputTokens=0,
            cacheWriteInputTokens=1000,
            outputTokens=50,
            totalTokens=1150,
        ),
        [(100, "3"), (1000, "3.75")],
        [(50, "15")],
    ),
    Case(
        "Bedrock's Nova",
        "aws",
        "amazon.nova-lite-v1:0",
        converse(inputTokens=3001, outputTokens=7, totalTokens=3008),
        [(3001, "0.06")],
        [(7, "0.24")],
    ),
    Case(
        "Mistral, after its new price in March 2026",
        "mistral",
        "mistral-small-latest",
        chat("mistral-small-latest", **tokens(900, 90)),
        [(900, "0.15")],
        [(90, "0.60")],
    ),
    Case(
        "Mistral, before its new price in March 2026",
        "mistral",
        "mistral-small-latest",
        chat("mistral-small-latest", **tokens(900, 90)),
        [(900, "0.10")],
        [(90, "0.30")],
        at=datetime(2026, 3, 15, 23, 59, tzinfo=UTC),
    ),
    Case(
        "Mistral's embeddings",
        "mistral",
        "mistral-embed",
        embeddings("mistral-embed", 64),
        [(64, "0.10")],
    ),
    Case(
        "Voyage's embeddings: all that is said is a sum",
        "voyageai",
        "voyage-3",
        {"object": "list", "data": [], "model": "voyage-3", "usage": {"total_tokens": 50}},
        [(50, "0.06")],
    ),
    Case(
        "Groq",
        "groq",
        "llama-3.3-70b-versatile",
        chat("llama-3.3-70b-versatile", **tokens(41, 13, queue_time=0.01, total_time=0.2)),
        [(41, "0.59")],
        [(13, "0.79")],
    ),
    Case(
        "DeepSeek by day; its own word for the cache",
        "deepseek",
        "deepseek-chat",
        chat(
            "deepseek-chat",
            **tokens(1000, 100, prompt_cache_hit_tokens=640, prompt_cache_miss_tokens=360),
        ),
        [(360, "0.27")],
        [(100, "1.10")],
        [(640, "0.07")],
    ),
    Case(
        "DeepSeek by night, off-peak",
        "deepseek",
        "deepseek-chat",
        chat(
            "deepseek-chat",
            **tokens(1000, 100, prompt_cache_hit_tokens=640, prompt_cache_miss_tokens=360),
        ),
        [(360, "0.135")],
        [(100, "0.55")],
        [(640, "0.035")],
        at=NIGHT,
    ),
    Case(
        "Cohere: what is billed; prices of four decimal places",
        "cohere",
        "command-r7b-12-2024",
        {
            "id": "c",
            "message": {"role": "assistant", "content": [{"type": "text", "text": "Hi"}]},
            "finish_reason": "COMPLETE",
            "usage": {
                "billed_units": {"input_tokens": 5, "output_tokens": 11},
                "tokens": {"input_tokens": 71, "output_tokens": 12},
            },
        },
        [(5, "0.0375")],
        [(11, "0.15")],
    ),
    Case(
        "xAI",
        "x-ai",
        "grok-4",
        chat("grok-4-0709", **tokens(1000, 200, 400)),
        [(600, "3")],
        [(200, "15")],
        [(400, "0.75")],
    ),
    Case(
        "Together",
        "together",
        "meta-llama/Llama-3-70b-chat-hf",
        chat("meta-llama/Llama-3-70b-chat-hf", **tokens(12, 34)),
        [(12, "0.90")],
        [(34, "0.90")],
    ),
]


def nano(lines: Sequence[tuple[int, str]]) -> Decimal:
    return sum((count * Decimal(price) * 1000 for count, price in lines), Decimal(0))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_body_costs_what_the_price_list_says(case: Case) -> None:
    facts = response_facts(case.body)
    cost = price_of(
        case.provider, facts.get("model", case.model), facts["usage"], case.at, NO_PRICES
    )

    input_ = nano(case.input) + nano(case.cached)
    output = nano(case.output)
    assert cost is not None
    assert cost == {
        "total": round(input_ + output),
        "input": round(input_),
        "output": round(output),
        "cached": round(nano(case.cached)),
        "source": "genai-prices 0.2.3",
        "dated": "2026-11-10",
        "model": cost["model"],
    }


def test_some_totals_in_dollars_as_they_were_computed_elsewhere() -> None:
    by_name = {case.name.partition(":")[0]: case for case in CASES}

    def dollars(name: str) -> Decimal:
        case = by_name[name]
        return (nano(case.input) + nano(case.cached) + nano(case.output)) / 10**9

    assert dollars("OpenAI") == Decimal("0.005615")
    assert dollars("OpenAI's Responses") == Decimal("0.006723")
    assert dollars("Gemini") == Decimal("0.00084")
    assert dollars("Bedrock's Claude in a region") == Decimal("0.001815")


USAGE = {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100}


@pytest.mark.parametrize(
    ("provider", "model", "usage"),
    [
        ("openai", "gpt-4o", {}),
        ("openai", "gpt-4o", {"total_tokens": 1100}),
        ("openai", "gpt-4o", {"completion_tokens": 100}),
        ("openai", "gpt-4o", {"prompt_tokens": 1000, "total_tokens": 1100}),
        ("openai", "gpt-4o", USAGE | {"cached_tokens": 1001}),
        ("anthropic", "claude-sonnet-4-5", USAGE | {"cached_tokens": 6, "cache_write_tokens": 999}),
        ("openai", "text-embedding-3-small", USAGE),
        # By the minute, by characters, by pages: tokens do not tell.
        ("openai", "whisper-1", USAGE),
        ("openai", "tts-1", USAGE),
        ("mistral", "mistral-ocr-latest", USAGE),
        # How many of them are images, or citations, is not counted.
        ("openai", "gpt-image-1", USAGE),
        ("google", "gemini-2.5-flash-image", USAGE),
        ("perplexity", "sonar-deep-research", USAGE),
        # Audio in both directions, of which the sum is counted; and audio out of a cache.
        ("openai", "gpt-audio", USAGE | {"audio_tokens": 10}),
        ("google", "gemini-2.5-flash", USAGE | {"audio_tokens": 10, "cached_tokens": 5}),
        ("openai", "gpt-4o-transcribe", USAGE | {"audio_tokens": 1001}),
        # Nine million dollars for one call.
        ("openai", "gpt-4o", {"prompt_tokens": 2**53, "completion_tokens": 2**53}),
    ],
)  # fmt: skip
def test_what_cannot_be_said_for_sure_has_no_price(
    provider: str, model: str, usage: dict[str, int]
) -> None:
    assert price_of(provider, model, usage, NOON, NO_PRICES) is None


@pytest.mark.parametrize(
    ("provider", "model", "usage", "total"),
    [
        # 900 tokens of text at 0.30, 100 of audio at 1.00, 100 of output at 2.50.
        ("google", "gemini-2.5-flash", {"audio_tokens": 100}, 900 * 300 + 100 * 1000 + 100 * 2500),
        # 5 of text at 2.50, 995 of audio at 6.00, 100 of output at 10.00.
        ("openai", "gpt-4o-transcribe", {"audio_tokens": 995}, 12_500 + 995 * 6000 + 1_000_000),
        # 12 dollars for 1,000 requests, and a dollar for a million tokens.
        ("perplexity", "sonar", {}, 12_000_000 + 1100 * 1000),
        # 1,500 written for 5 minutes at 3.75 and 500 for an hour at 6.00 dollars.
        (
            "anthropic",
            "claude-sonnet-4-5",
            {"prompt_tokens": 2000, "cache_write_tokens": 2000, "cache_write_1h_tokens": 500},
            1500 * 3750 + 500 * 6000 + 100 * 15_000,
        ),
    ],
)  # fmt: skip
def test_other_things_than_tokens_of_text_are_priced_where_they_are_counted(
    provider: str, model: str, usage: dict[str, int], total: int
) -> None:
    cost = price_of(provider, model, USAGE | usage, NOON, NO_PRICES)

    assert cost is not None
    assert cost["total"] == total
