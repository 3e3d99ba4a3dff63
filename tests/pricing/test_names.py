"""Which names of providers and models have a price, and which have none."""

from datetime import UTC, datetime

import pytest

from services.pricing import NO_PRICES, price_of, provider_of_model, window_of
from services.pricing.catalog import MAX_NAME_LENGTH

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
USAGE = {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100}


def matched(provider: str | None, model: str) -> str | None:
    cost = price_of(provider, model, USAGE, AT, NO_PRICES)
    return None if cost is None else cost["model"]


@pytest.mark.parametrize(
    ("provider", "model", "priced_as"),
    [
        ("openai", "gpt-4o-2024-08-06", "gpt-4o"),
        ("openai", "GPT-4o", "gpt-4o"),
        ("openai", "openai/gpt-4o", "gpt-4o"),
        ("openai.chat", "gpt-4o", "gpt-4o"),
        ("openai", "ft:gpt-4o-2024-08-06:acme::x1", "ft:gpt-4o"),
        ("openai", "gpt-5.2-20251211", "gpt-5.2"),
        ("azure.ai.openai", "o4-mini", "o4-mini"),
        ("azure", "gpt-4o-2024-08-06", "gpt-4o"),
        ("anthropic", "claude-sonnet-4-5-20250929", "claude-sonnet-4-5"),
        ("vertex", "claude-sonnet-4-5@20250929", "claude-sonnet-4-5"),
        ("gcp.gen_ai", "models/gemini-2.5-flash", "gemini-2.5-flash"),
        (
            "vertex_ai",
            "projects/p/locations/l/publishers/google/models/gemini-2.5-pro",
            "gemini-2.5-pro",
        ),
        ("bedrock", "eu.amazon.nova-lite-v1:0", "amazon.nova-lite-v1:0"),
        (
            "aws.bedrock",
            "global.anthropic.claude-sonnet-4-5-20250929-v1:0",
            "global.anthropic.claude-sonnet-4-5-20250929-v1:0",
        ),
        (
            "aws",
            "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0",
            "regional.anthropic.claude-sonnet-4-5-20250929-v1:0",
        ),
        ("mistral_ai", "mistral-small-latest", "mistral-small-latest"),
        ("google", "gemini-flash-latest", "gemini-3.8-flash"),
        ("x-ai", "grok-4-latest", "grok-4-0709"),
        ("anthropic", "claude-3-5-sonnet-latest", "claude-3-5-sonnet"),
        ("x_ai", "grok-4", "grok-4-0709"),
        ("together_ai", "meta-llama/Llama-3-70b-chat-hf", "meta-llama/Llama-3-70b-chat-hf"),
        (None, "gpt-4o", "gpt-4o"),
        (None, "amazon.nova-lite-v1:0", "amazon.nova-lite-v1:0"),
    ],
)
def test_a_name_that_the_price_list_has_is_priced(
    provider: str | None, model: str, priced_as: str
) -> None:
    assert matched(provider, model) == priced_as


@pytest.mark.parametrize(
    ("provider", "model"),
    [
        ("openai", "my-gpt-4o-finetune"),
        ("openai", "gpt-4o-whatever"),
        ("openai", "gpt-99"),
        ("openai", "my-moderation-model"),
        # The list has it for the model of 2411, at four times the price of that of 2512.
        ("mistral", "mistral-large-latest"),
        ("mistral", "codestral-latest"),
        ("azure", "chat"),
        ("azure", "my-o4-mini"),
        ("anthropic", "claude-opus-4-10"),
        ("anthropic", "claude-3-haikus"),
        ("anthropic", "my-claude-v2"),
        ("google", "my-claude-3-haiku"),
        ("aws", "arn:aws:bedrock:us-east-1:1:application-inference-profile/abc"),
        ("cohere", "my-aya-expanse-8b"),
        ("ollama", "llama3"),
        ("ollama", "gpt-4o"),
        ("vllm", "meta-llama/Llama-3-70b-chat-hf"),
        ("", "gpt-4o"),
        ("openai", ""),
        ("openai", "g" * (MAX_NAME_LENGTH + 1)),
        ("o" * (MAX_NAME_LENGTH + 1), "gpt-4o"),
        (None, "llama-3"),
        (None, "gpt-oss-120b"),
        (None, "deepseek-r1"),
        (None, "openai/gpt-4o"),
        (None, "claude-distill-llama"),
        (None, "g" * (MAX_NAME_LENGTH + 1)),
    ],
)
def test_any_other_name_has_no_price_at_any_time(provider: str | None, model: str) -> None:
    assert matched(provider, model) is None
    assert window_of(provider, model, NO_PRICES, AT) == (None, None)


@pytest.mark.parametrize(
    ("model", "provider"),
    [
        ("gpt-4o-mini", "openai"),
        ("text-embedding-3-small", "openai"),
        ("claude-sonnet-4-5", "anthropic"),
        ("anthropic.claude-3-haiku-20240307-v1:0", "aws"),
        ("gemini-2.5-flash", "google"),
        ("mistral-large-latest", "mistral"),
        ("command-r-plus", "cohere"),
        ("deepseek-chat", "deepseek"),
        ("grok-4", "x-ai"),
        ("mixtral-8x7b", None),
        ("gemma-3-27b-it", None),
        ("llama-3.3-70b-versatile", None),
        ("chat", None),
    ],
)
def test_a_models_name_says_whose_it_is_where_one_alone_serves_it(
    model: str, provider: str | None
) -> None:
    assert provider_of_model(model) == provider
