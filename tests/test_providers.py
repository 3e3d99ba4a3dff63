"""Names of providers have one meaning, for what is stored and for its price."""

import pytest

from services.completions.shapes import extra_facts
from services.pricing import NO_PRICES
from services.providers import LONGEST, provider_id


@pytest.mark.parametrize(
    ("name", "provider"),
    [
        ("openai", "openai"),
        (" OpenAI ", "openai"),
        ("openai.chat", "openai"),
        ("anthropic.messages", "anthropic"),
        ("cerebras.chat", "cerebras"),
        ("az.ai.openai", "azure"),
        ("azure openai", "azure"),
        ("aws.bedrock", "aws"),
        ("anthropic_bedrock", "aws"),
        ("gcp.vertex_ai", "google"),
        ("google.generative-ai", "google"),
        ("gcp.vertex.agent", "google"),
        ("x.ai", "x-ai"),
        ("together.ai", "together"),
        ("voyage", "voyageai"),
        ("ibm.watsonx.ai", "watsonx"),
        ("hosted_vllm", "vllm"),
        ("Acme", "acme"),
        ("acme.llm", "acme.llm"),
    ],
)
def test_a_name_is_stored_and_priced_as_the_same_provider(name: str, provider: str) -> None:
    assert provider_id(name) == provider
    assert extra_facts({"provider": name}).get("provider") == provider
    assert NO_PRICES.chain(name, "gpt-4o") == NO_PRICES.chain(provider, "gpt-4o")


@pytest.mark.parametrize("name", [None, "", "  ", 7, ["openai"], "x" * (LONGEST + 1)])
def test_what_is_no_name_is_no_provider(name: object) -> None:
    assert provider_id(name) is None
