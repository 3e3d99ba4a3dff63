"""Tokens, in one meaning.

The prompt's include what a cache gave and took, the completion's the reasoning. OpenAI counts so.
Anthropic's `input_tokens` are without the cache's, which stand beside them. Some servers of xAI's
models report reasoning beside the completion, as the total shows.
"""

from collections.abc import Mapping
from typing import Any, Final

from services.rows import TokenUsageRow

# What providers call a call at list price.
_STANDARD: Final = frozenset(
    {"", "auto", "default", "on_demand", "standard", "standard_only", "traffic_type_unspecified"}
)
_LONGEST_TIER: Final = 32
_ANTHROPIC: Final = frozenset(
    {
        "cache_read_input_tokens",
        "cache_creation_input_tokens",
        "cache_creation",
        "server_tool_use",
        "speed",
    }
)
# So that sums over many stay exact in every client.
MOST_TOKENS: Final = 2**53


def count_at(reported: Mapping[str, Any], *names: str) -> int | None:
    """Return the first of some counts that is a whole number from 0 to 2^53."""
    for name in names:
        value: Any = reported.get(name)
        if type(value) is int:
            if 0 <= value <= MOST_TOKENS:
                return value
        elif type(value) is float and 0 <= value <= MOST_TOKENS and value == int(value):
            return int(value)
    return None


def tier_of(said: object) -> str | None:
    """Return the service tier that a call was billed at; None for the standard one."""
    if said is None:
        return None
    tier = said.strip().lower() if isinstance(said, str) else ""
    if (not tier and said != "") or len(tier) > _LONGEST_TIER:
        return "other"  # which has no price
    return None if tier in _STANDARD else tier


def usage_row(
    prompt: int | None,
    completion: int | None,
    total: int | None = None,
    *,
    cached: int | None = None,
    cache_write: int | None = None,
    reasoning: int | None = None,
    audio: int | None = None,
    finer: TokenUsageRow | None = None,
) -> TokenUsageRow | None:
    """Make the stored usage out of counts that are already in our meaning; None without any.

    Args:
        prompt: Cached and cache-written tokens included.
        completion: Reasoning included.
        total: As reported; the sum where it is not, or is less than that.
        cached: Of the prompt, what came from a cache.
        cache_write: Of the prompt, what went into a cache.
        reasoning: Of the completion.
        audio: Of both.
        finer: What else the price depends on.
    """
    usage: TokenUsageRow = {}
    if prompt is not None:
        usage["prompt_tokens"] = prompt
    if completion is not None:
        usage["completion_tokens"] = completion
    if usage:
        both = (prompt or 0) + (completion or 0)
        total = both if total is None or total < both else total
    if total is not None and total <= MOST_TOKENS:
        usage["total_tokens"] = total
    if cached is not None and (prompt is None or cached <= prompt):
        usage["cached_tokens"] = cached
    if cache_write is not None and (prompt is None or cache_write <= prompt):
        usage["cache_write_tokens"] = cache_write
    if reasoning is not None and (completion is None or reasoning <= completion):
        usage["reasoning_tokens"] = reasoning
    if audio is not None:
        usage["audio_tokens"] = audio
    if usage and finer:
        usage.update(finer)
    return usage or None


def read_usage(reported: object, tier: object = None) -> TokenUsageRow | None:
    """Return the tokens of a `usage` as OpenAI, Anthropic and all who write like them report it.

    Counts that are no whole numbers from 0 on (log10ts reports -1 for Bedrock) are left out.

    Args:
        reported: The `usage`.
        tier: The `service_tier` that stands beside it; Anthropic's stands within.
    """
    if not isinstance(reported, dict) or not reported:
        return None
    if "prompt_tokens" not in reported and not _ANTHROPIC.isdisjoint(reported):
        return _read_anthropic(reported)
    prompt = count_at(reported, "prompt_tokens", "input_tokens")
    completion = count_at(reported, "completion_tokens", "output_tokens")
    total = count_at(reported, "total_tokens")
    asked = (
        reported.get("prompt_tokens_details")
        or reported.get("input_tokens_details")
        or reported.get("input_token_details")  # of a transcription
    )
    answered = (
        reported.get("completion_tokens_details")
        or reported.get("output_tokens_details")
        or reported.get("output_token_details")
    )
    cached = write = reasoning = heard = spoken = None
    finer: TokenUsageRow = {}
    if isinstance(asked, dict):
        cached = count_at(asked, "cached_tokens")
        write = count_at(asked, "cache_write_tokens", "cache_creation_tokens")
        heard = count_at(asked, "audio_tokens")
        _add_seen(finer, asked)
    if isinstance(answered, dict):
        reasoning = count_at(answered, "reasoning_tokens")
        spoken = count_at(answered, "audio_tokens")
        if (drawn := count_at(answered, "image_tokens")) is not None:
            finer["output_image_tokens"] = drawn
    audio = added_sounds(finer, heard, spoken)
    billed = tier_of(reported.get("service_tier") if tier is None else tier)
    if billed is not None:
        finer["service_tier"] = billed
    if cached is None:
        # DeepSeek's; litellm's and Moonshot's.
        cached = count_at(
            reported, "prompt_cache_hit_tokens", "cache_read_input_tokens", "cached_tokens"
        )
    if write is None:
        write = count_at(reported, "cache_creation_input_tokens")
    if reasoning is None:
        reasoning = count_at(reported, "reasoning_tokens")
    if (
        reasoning
        and total is not None
        and completion is not None
        and total == (prompt or 0) + completion + reasoning
    ):
        completion += reasoning
    return usage_row(
        prompt,
        completion,
        total,
        cached=cached,
        cache_write=write,
        reasoning=reasoning,
        audio=audio,
        finer=finer,
    )


def added_sounds(finer: TokenUsageRow, heard: int | None, spoken: int | None) -> int | None:
    """Return the sum of audio tokens; where there are any, both counts are kept in `finer`."""
    if heard is None and spoken is None:
        return None
    if heard or spoken:
        if heard is not None:
            finer["input_audio_tokens"] = heard
        if spoken is not None:
            finer["output_audio_tokens"] = spoken
    both = (heard or 0) + (spoken or 0)
    return both if both <= MOST_TOKENS else None


def _add_seen(finer: TokenUsageRow, asked: Mapping[str, Any]) -> None:
    """Add the images of a prompt, and what was read from the cache by its kind."""
    if (shown := count_at(asked, "image_tokens")) is not None:
        finer["input_image_tokens"] = shown
    of_cache = asked.get("cached_tokens_details")
    if not isinstance(of_cache, dict):
        return
    if (heard := count_at(of_cache, "audio_tokens")) is not None:
        finer["cache_audio_tokens"] = heard
    if (seen := count_at(of_cache, "image_tokens")) is not None:
        finer["cache_image_tokens"] = seen


def _read_anthropic(reported: Mapping[str, Any]) -> TokenUsageRow | None:
    uncached = count_at(reported, "input_tokens")
    cached = count_at(reported, "cache_read_input_tokens")
    write = count_at(reported, "cache_creation_input_tokens")
    finer: TokenUsageRow = {}
    if isinstance(by_age := reported.get("cache_creation"), dict):
        minutes = count_at(by_age, "ephemeral_5m_input_tokens")
        hours = count_at(by_age, "ephemeral_1h_input_tokens")
        if write is None and (minutes is not None or hours is not None):
            write = (minutes or 0) + (hours or 0)
        if hours:
            finer["cache_write_1h_tokens"] = hours
    if isinstance(tools := reported.get("server_tool_use"), dict) and (
        searches := count_at(tools, "web_search_requests")
    ):
        finer["web_searches"] = searches
    tier = tier_of(reported.get("service_tier"))
    if reported.get("speed") == "fast":
        # Which costs more; of another tier at the same time there is no price.
        tier = "fast" if tier is None else "other"
    if tier is not None:
        finer["service_tier"] = tier
    prompt = None
    if uncached is not None or cached is not None or write is not None:
        prompt = (uncached or 0) + (cached or 0) + (write or 0)
    details = reported.get("output_tokens_details")
    reasoning = None
    if isinstance(details, dict):
        reasoning = count_at(details, "thinking_tokens", "reasoning_tokens")
    return usage_row(
        prompt if prompt is None or prompt <= MOST_TOKENS else None,
        count_at(reported, "output_tokens"),
        cached=cached,
        cache_write=write,
        reasoning=reasoning,
        finer=finer,
    )
