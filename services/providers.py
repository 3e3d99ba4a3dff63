"""Providers' names, as clients, SDKs, frameworks and OpenTelemetry write them."""

from collections.abc import Mapping
from typing import Final

# Of a name that is stored; what is longer is none.
LONGEST: Final = 64

# By the ids of genai-prices, where it has one.
_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "anthropic": ("claude", "anthropic_messages"),
    "aws": ("bedrock", "aws.bedrock", "aws_bedrock", "amazon", "amazon_bedrock", "amazon-bedrock",
            "aws-bedrock", "anthropic_bedrock", "bedrock_converse", "sagemaker"),
    "azure": ("azure.ai.openai", "az.ai.openai", "azure_openai", "azure-openai", "azureopenai",
              "azure.ai.inference", "az.ai.inference", "azure_ai", "azure_ad", "azure openai"),
    "baseten": (),
    "cerebras": (),
    "cloudflare": (),
    "cohere": ("cohere_chat",),
    "deepseek": ("deep_seek",),
    "fireworks": ("fireworks_ai", "fireworks-ai", "fireworksai"),
    "google": ("gemini", "vertex", "vertex_ai", "vertexai", "google_genai", "google-genai",
               "google_vertexai", "gcp.gemini", "gcp.vertex_ai", "gcp.gen_ai", "google_vertex",
               "google.generative-ai", "google-vertex", "google-gla", "google_ai_studio",
               "google_ai", "gcp.vertex.agent"),
    "groq": ("groqcloud",),
    "huggingface": ("hugging_face", "hugging-face", "hf", "tgi", "huggingface_hub"),
    "mistral": ("mistral_ai", "mistralai", "mistral-ai"),
    "moonshotai": ("moonshot_ai", "moonshot"),
    "novita": (),
    "ollama": ("ollama_chat",),
    "openai": ("open_ai", "openai_chat", "text-completion-openai"),
    "openrouter": ("open_router",),
    "ovhcloud": (),
    "perplexity": ("perplexity_ai",),
    "together": ("together_ai", "togetherai", "together-ai", "together.ai"),
    "vllm": ("hosted_vllm",),
    "voyageai": ("voyage", "voyage_ai"),
    "watsonx": ("ibm.watsonx.ai", "watsonx.ai"),
    "x-ai": ("xai", "x_ai", "x.ai", "grok"),
}  # fmt: skip
_IDS: Final = {name: provider for provider, names in _NAMES.items() for name in (provider, *names)}


def provider_id(name: object, longest: int = LONGEST) -> str | None:
    """Return the id of a provider that somebody names; None for what is no name.

    A name that nobody knows stands for itself. `anthropic.messages` is Anthropic: Vercel's SDK
    calls its clients so.
    """
    if not isinstance(name, str) or len(name) > longest:
        return None
    lower = name.strip().lower()
    known = _IDS.get(lower)
    if known is None and "." in lower:
        known = _IDS.get(lower.partition(".")[0])
    return known or lower or None
