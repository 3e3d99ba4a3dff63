"""Why a response ended, in one vocabulary."""

from collections.abc import Mapping
from typing import Final

# The providers' words in lower case. What is in no list is "other".
_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "stop": (
        "stop", "end_turn", "stop_sequence", "eos", "eos_token", "end", "complete", "completed",
        "finish", "finished", "succeeded", "endoftext", "done", "unload", "load",
    ),
    "length": (
        "length", "max_tokens", "max_output_tokens", "max_length", "model_length", "error_limit",
        "model_context_window_exceeded", "token_limit",
    ),
    "tool_calls": (
        "tool_calls", "tool_call", "tool_use", "tool-calls", "function_call", "pause_turn",
    ),
    "content_filter": (
        "content_filter", "content-filter", "content_filtered", "guardrail_intervened", "safety",
        "recitation", "blocklist", "prohibited_content", "spii", "image_safety", "error_toxic",
        "language", "image_prohibited_content", "image_recitation", "content_filter_error",
    ),
    "refusal": ("refusal",),
    "error": (
        "error", "failed", "malformed_function_call", "unexpected_tool_call", "malformed_response",
        "malformed_model_output", "malformed_tool_use", "too_many_tool_calls", "timeout",
    ),
}  # fmt: skip
_REASONS: Final = {word: reason for reason, words in _WORDS.items() for word in words}


def finish_reason_of(word: object) -> str | None:
    """Return the stored reason for a provider's word; None where there is no word."""
    if not isinstance(word, str) or not word:
        return None
    return _REASONS.get(word) or _REASONS.get(word.lower(), "other")
