"""Gemini's and Vertex' generateContent: camelCase as on the wire, snake_case as SDKs log it."""

from collections.abc import Mapping
from typing import Final

from services.completions.shapes import other_parts  # noqa: F401  # Gemini's parts are there
from services.completions.shapes.lookups import (
    added,
    answer_facts,
    asked_of,
    either,
    first_in,
    has_any,
    maps_at,
    maps_in,
)
from services.completions.shapes.parts import answer_of, part_of, read_parts, text_at, turn_of
from services.completions.shapes.types import (
    Answered,
    Asked,
    Facts,
    Part,
    Payload,
    RequestShape,
    ResponseShape,
    Turn,
)
from services.completions.shapes.usage import added_sounds, count_at, tier_of, usage_row
from services.rows import TokenUsageRow

_ROLES: Final = {"model": "assistant", "function": "tool"}
_SYSTEM: Final = ("systemInstruction", "system_instruction")
_FEEDBACK: Final = ("promptFeedback", "prompt_feedback")
_USAGE: Final = ("usageMetadata", "usage_metadata")
_CONFIGS: Final = ("config", "generationConfig", "generation_config")
# Vertex' SDK logs the numbers of the protocol.
_FINISHES: Final = (
    *("FINISH_REASON_UNSPECIFIED", "STOP", "MAX_TOKENS", "SAFETY", "RECITATION", "OTHER"),
    *("BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "MALFORMED_FUNCTION_CALL"),
)
_BLOCKS: Final = ("BLOCK_REASON_UNSPECIFIED", "SAFETY", "OTHER", "BLOCKLIST", "PROHIBITED_CONTENT")


def _is_request(body: Payload) -> bool:
    return "contents" in body or "systemInstruction" in body


def _read_request(body: Payload) -> Asked:
    system = either(body, *_SYSTEM) or either(maps_at(body, *_CONFIGS), *_SYSTEM)
    turns = [turn_of("system", parts)] if (parts := _parts_in(system)) else []
    contents = body.get("contents")
    if isinstance(contents, list) and any("parts" in one for one in maps_in(contents)):
        turns += [turn for one in contents if (turn := _turn(one)) is not None]
    elif (turn := _turn(contents)) is not None:
        # The SDKs take a text, one content, or a list of texts and parts too.
        turns.append(turn)
    return asked_of(turns)


def _turn(content: object) -> Turn | None:
    parts = _parts_in(content)
    if not parts:
        return None
    role = text_at(content, "role") if isinstance(content, Mapping) else None
    return turn_of(_ROLES.get(role, role) if role else "user", parts)


def _parts_in(content: object) -> list[Part]:
    """Read a text, a part, a content with parts, or a list of them."""
    if isinstance(content, Mapping) and "parts" in content:
        content = content["parts"]
    return read_parts(content)


def _request_facts(_body: Payload) -> Facts:
    return {"operation": "chat"}


def _is_response(body: Payload) -> bool:
    if isinstance(body.get("candidates"), list):
        return True
    # LangChain's messages have a `usage_metadata` too.
    return "content" not in body and has_any(body, (*_FEEDBACK, *_USAGE))


def _read_response(body: Payload) -> Answered:
    candidate = first_in(body.get("candidates"))
    feedback = maps_at(body, *_FEEDBACK)
    block = _word(either(feedback, "blockReason", "block_reason"), _BLOCKS)
    finish = _word(either(candidate, "finishReason", "finish_reason"), _FINISHES)
    # `output` is PaLM's, `text` a property of the SDK's.
    parts = _parts_in(either(candidate, "content", "output") or body.get("text"))
    if not parts and (
        said := text_at(candidate, "finishMessage", "finish_message")
        or text_at(feedback, "blockReasonMessage", "block_reason_message")
    ):
        parts = [part_of("refusal", text=said)]
    if not parts:
        return Answered(None, block is not None, provider_finish_reason=finish or block)
    turn = turn_of("assistant", parts)
    return answer_of(turn, finish or block, is_refusal=block is not None)


def _word(reason: object, words: tuple[str, ...]) -> str | None:
    if type(reason) is int:
        return words[reason] if 0 < reason < len(words) else None
    if not isinstance(reason, str) or reason.endswith("_UNSPECIFIED"):
        return None
    # Python's enumerations are logged as `FinishReason.STOP`.
    return reason.rpartition(".")[2] or None


def _response_facts(body: Payload) -> Facts:
    answered = _read_response(body)
    usage, model = _usage(body), text_at(body, "modelVersion", "model_version", "model")
    facts = answer_facts("chat", answered, usage=usage, model=model, provider="google")
    feedback = maps_at(body, *_FEEDBACK)
    if _word(either(feedback, "blockReason", "block_reason"), _BLOCKS):
        facts["finish_reason"] = "content_filter"
    return facts


def _usage(body: Payload) -> TokenUsageRow | None:
    """Return what `usageMetadata` counts.

    Thoughts come beside the candidates' tokens, but some endpoints count them within: then the
    prompt, the tools and the candidates make up the total by themselves.
    """
    told = maps_at(body, *_USAGE)
    if not told:
        return None
    prompt = added(
        count_at(told, "promptTokenCount", "prompt_token_count"),
        count_at(told, "toolUsePromptTokenCount", "tool_use_prompt_token_count"),
    )
    names = ("candidatesTokenCount", "candidates_token_count")
    said = count_at(told, *names, "responseTokenCount", "response_token_count")
    thoughts = count_at(told, "thoughtsTokenCount", "thoughts_token_count")
    total = count_at(told, "totalTokenCount", "total_token_count")
    within = total is not None and said is not None and total == added(prompt, said)
    details = either(told, "promptTokensDetails", "prompt_tokens_details")
    answered = either(told, "candidatesTokensDetails", "candidates_tokens_details")
    of_cache = either(told, "cacheTokensDetails", "cache_tokens_details")
    finer: TokenUsageRow = {}
    heard, spoken = _of_kind(details, "AUDIO"), _of_kind(answered, "AUDIO")
    if answered and heard and spoken is None:
        spoken = 0  # what is not listed is text
    audio = added_sounds(finer, heard, spoken)
    if seen := _of_kind(details, "IMAGE"):
        finer["input_image_tokens"] = seen
    if answered:
        finer["output_image_tokens"] = _of_kind(answered, "IMAGE") or 0
    if cached_audio := _of_kind(of_cache, "AUDIO"):
        finer["cache_audio_tokens"] = cached_audio
    if (tier := _tier(told)) is not None:
        finer["service_tier"] = tier
    return usage_row(
        prompt,
        said if within else added(said, thoughts),
        total,
        cached=count_at(told, "cachedContentTokenCount", "cached_content_token_count"),
        reasoning=thoughts,
        audio=audio,
        finer=finer,
    )


def _of_kind(details: object, kind: str) -> int | None:
    """Return the tokens of one modality; None where none is listed."""
    words = (kind, f"MediaModality.{kind}")
    counts = (
        count_at(one, "tokenCount", "token_count")
        for one in maps_in(details)
        if one.get("modality") in words
    )
    return added(*counts)


def _tier(told: Payload) -> str | None:
    """Return the tier: `serviceTier`, or of Vertex `trafficType`: ON_DEMAND, ON_DEMAND_FLEX."""
    said = either(told, "serviceTier", "service_tier", "trafficType", "traffic_type")
    if isinstance(said, str):
        said = said.rpartition(".")[2].lower().removeprefix("on_demand_")
    return tier_of(said)


REQUEST: Final = RequestShape(
    "gemini",
    _is_request,
    ("contents", *_SYSTEM, *_CONFIGS),
    _read_request,
    _request_facts,
)
RESPONSE: Final = ResponseShape(
    "gemini",
    _is_response,
    ("candidates", "content", "text", *_FEEDBACK, *_USAGE),
    _read_response,
    _response_facts,
)
