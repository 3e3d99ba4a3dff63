"""What is stored beside a payload, so that it can be found; on the path of every create."""

import logging
from collections.abc import Callable
from typing import Any, Final

from services.completions.shapes.parts import text_at
from services.completions.shapes.table import request_shape, response_shape
from services.completions.shapes.types import Facts, Payload
from services.completions.shapes.usage import read_usage
from services.providers import provider_id

_log: Final = logging.getLogger(__name__)
# Longer ones are no ids, and would not fit into an index: what says the next is asked.
LONGEST_ID: Final = 500
# A day: what is longer was not measured in this unit.
_LONGEST_WAIT: Final = 86_400.0
_SECONDS: Final = (
    "time_to_first_token",
    "time_to_first_token_s",
    "time_to_first_token_seconds",
    "time_to_first_chunk",
    "ttft",
    "ttft_s",
)
_MILLISECONDS: Final = (
    "ttft_ms",
    "time_to_first_token_ms",
    "time_to_first_chunk_ms",
    "ms_to_first_chunk",
    "msToFirstChunk",
    "timeToFirstTokenMs",
)
_WAITS: Final = frozenset((*_SECONDS, *_MILLISECONDS))
_USERS: Final = ("user", "safety_identifier", "user_id")
_USERS_BESIDE: Final = ("user_id", "user", "userId", "safety_identifier")
# The keys of `extra` that say something.
EXTRA_KEYS: Final = tuple(
    sorted({*_USERS_BESIDE, *_WAITS, "provider", "model", "metadata", "prompt", "prompt_version"})
)


def request_facts(request: Payload) -> Facts:
    """Return what a request says of itself."""
    shape = request_shape(request)
    facts: Facts = _of_shape(shape.name, shape.facts, request) if shape else {}
    if "model" not in facts and (model := text_at(request, "model")) is not None:
        facts["model"] = model
    metadata = request.get("metadata")
    if isinstance(metadata, dict) and metadata:
        facts["metadata"] = metadata
    if (user := _user_of_request(request)) is not None:
        facts["user_id"] = user
    if "prompt" in request and (version := _prompt_version(request)) is not None:
        facts["prompt_version"] = version
    return facts


def response_facts(response: Payload) -> Facts:
    """Return what a response says of itself and of the call."""
    shape = response_shape(response)
    facts: Facts = _of_shape(shape.name, shape.facts, response) if shape else {}
    if "model" not in facts and (model := text_at(response, "model")) is not None:
        facts["model"] = model
    # Of a shape that is not known.
    if "usage" not in facts and (usage := read_usage(response.get("usage"))) is not None:
        facts["usage"] = usage
    stats = response.get("stats")  # LM Studio's
    if isinstance(stats, dict) and (wait := _wait(stats)) is not None:
        facts["time_to_first_token"] = wait
    if not _WAITS.isdisjoint(response) and (wait := _wait(response)) is not None:
        facts["time_to_first_token"] = wait
    return facts


def _of_shape(name: str, read: Callable[[Payload], Facts], payload: Payload) -> Facts:
    """Read the facts of a shape; a reader that is wrong must not cost a call its log."""
    try:
        return read(payload)
    except Exception:  # noqa: BLE001  # whatever a wrong reader raises
        _log.exception("the facts of the shape %s could not be read", name)
        return {}


def extra_facts(extra: Payload) -> Facts:
    """Return what a client puts beside the payloads."""
    facts: Facts = {}
    if (provider := provider_id(extra.get("provider"))) is not None:
        facts["provider"] = provider
    if (model := text_at(extra, "model")) is not None:
        facts["model"] = model
    if (user := _user(extra)) is not None:
        facts["user_id"] = user
    metadata = extra.get("metadata")
    if isinstance(metadata, dict) and metadata:
        facts["metadata"] = metadata
        if "user_id" not in facts and (user := _id(metadata.get("user_id"))) is not None:
            facts["user_id"] = user
    if (version := _prompt_version(extra)) is not None:
        facts["prompt_version"] = version
    if not _WAITS.isdisjoint(extra) and (wait := _wait(extra)) is not None:
        facts["time_to_first_token"] = wait
    return facts


def _user_of_request(request: Payload) -> str | None:
    for key in _USERS:
        if key in request and (user := _id(request[key])) is not None:
            return user
    metadata = request.get("metadata")
    return _id(metadata.get("user_id")) if isinstance(metadata, dict) else None


def _user(extra: Payload) -> str | None:
    for key in _USERS_BESIDE:
        value = extra.get(key)
        if isinstance(value, dict):
            value = value.get("id")
        if (user := _id(value)) is not None:
            return user
    return None


def _id(value: object) -> str | None:
    if type(value) is int:
        value = str(value) if abs(value) < 2**63 else None
    return value if isinstance(value, str) and 0 < len(value) <= LONGEST_ID else None


def _prompt_version(holder: Payload) -> str | None:
    """Return the version of a prompt's template: `prompt_version`, or of a `prompt` object."""
    if (version := _id(holder.get("prompt_version"))) is not None:
        return version
    prompt = holder.get("prompt")
    return _id(prompt.get("version")) if isinstance(prompt, dict) else None


def _wait(holder: Payload) -> float | None:
    for keys, unit in ((_SECONDS, 1.0), (_MILLISECONDS, 1000.0)):
        for key in keys:
            value: Any = holder.get(key)
            if type(value) in (int, float) and 0 <= value <= _LONGEST_WAIT * unit:
                return float(value) / unit
    return None
