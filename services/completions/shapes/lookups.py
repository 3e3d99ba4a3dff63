"""Lenient look-ups in bodies that may hold anything, beside those of `parts`."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from services.completions.shapes.finish import finish_reason_of
from services.completions.shapes.openai_chat import prompt_of_turns
from services.completions.shapes.parts import part_of
from services.completions.shapes.tool_names import sorted_names
from services.completions.shapes.types import Answered, Asked, Facts, Part, PartKind, Payload, Turn
from services.completions.shapes.usage import MOST_TOKENS
from services.rows import TokenUsageRow

_NOTHING: Final[Payload] = {}


def map_of(value: object) -> Payload:
    """Return an object, empty for whatever is none."""
    return value if isinstance(value, Mapping) else _NOTHING


def list_of(value: object) -> list[Any]:
    """Return a list, empty for whatever is none."""
    return value if isinstance(value, list) else []


def maps_in(value: object) -> Sequence[Payload]:
    """Return the objects of a list; an object by itself counts as a list of one."""
    if isinstance(value, Mapping):
        return (value,)
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else ()


def first_in(value: object) -> Payload:
    """Return the first object of a list, or the object itself; an empty one without any."""
    if isinstance(value, Mapping):
        return value
    for one in list_of(value):
        if isinstance(one, Mapping):
            return one
    return _NOTHING


def either(body: Payload, *keys: str) -> Any:
    """Return the first of some keys that is there and not null."""
    for key in keys:
        if (value := body.get(key)) is not None:
            return value
    return None


def maps_at(body: Payload, *keys: str) -> Payload:
    """Return the first of some keys that is an object; an empty one without any."""
    for key in keys:
        if isinstance(value := body.get(key), Mapping):
            return value
    return _NOTHING


def added(*counts: int | None) -> int | None:
    """Return the sum of the counts that are there; None without any, and past all bounds."""
    known = [count for count in counts if count is not None]
    return sum(known) if known and sum(known) <= MOST_TOKENS else None


def has_any(body: Payload, keys: Sequence[str]) -> bool:
    """Say whether any of some keys is there."""
    return any(key in body for key in keys)


def thing(
    media_type: object,
    *,
    kind: PartKind | None = None,
    url: object = None,
    data: object = None,
    name: object = None,
) -> Part:
    """Make the part of an image, a sound or a file, by its media type where no kind is told."""
    family = media_type.partition("/")[0] if isinstance(media_type, str) else ""
    by_family: PartKind = "image" if family == "image" else "audio" if family == "audio" else "file"
    said = {"media_type": media_type, "url": url, "data": data, "name": name}
    return part_of(
        kind or by_family,
        **{key: value for key, value in said.items() if value and isinstance(value, str)},
    )


def answer_facts(
    operation: str,
    answered: Answered,
    *,
    usage: TokenUsageRow | None = None,
    model: str | None = None,
    provider: str | None = None,
) -> Facts:
    """Make the facts of an answer that was read."""
    facts: Facts = {"operation": operation}
    names = sorted_names(name for call in answered.tool_calls if (name := call["name"]))
    if names:
        facts["tool_names"] = names
    reason = finish_reason_of(answered.provider_finish_reason)
    if names and reason == "stop":
        # Gemini and Ollama say that they stopped, whether for a tool or for good.
        reason = "tool_calls"
    if answered.is_refusal and reason in (None, "stop"):
        reason = "refusal"
    if reason:
        facts["finish_reason"] = reason
    if usage:
        facts["usage"] = usage
    if model:
        facts["model"] = model
    if provider:
        facts["provider"] = provider
    return facts


def asked_of(turns: list[Turn]) -> Asked:
    """Make what was asked of its turns."""
    return Asked(turns, prompt_of_turns(turns))
