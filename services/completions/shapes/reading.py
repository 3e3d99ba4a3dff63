"""Conversations, whoever wrote them.

The readers never raise; should one that is wrong do so, what it reads shows nothing, and the log
says why.
"""

import logging
from collections.abc import Mapping
from typing import Any, Final

from services.completions.shapes.table import (
    REQUEST_KEYS,
    RESPONSE_KEYS,
    request_shape,
    response_shape,
)
from services.completions.shapes.types import Answered, Asked, Conversation, Payload

_log: Final = logging.getLogger(__name__)
_REQUEST_KEYS: Final = frozenset(REQUEST_KEYS)
_RESPONSE_KEYS: Final = frozenset(RESPONSE_KEYS)
# Texts that are opened, as JSON or as the events of a stream: an item for so many characters.
_OPENED: Final = ("{", "data:", "event:")
_ITEM: Final = 200
# Where a message, a choice, an item or a part holds a list.
_INNER: Final = (
    "content",
    "parts",
    "message",
    "delta",
    "tool_calls",
    "summary",
    "thinking",
    "thinking_blocks",
    "reasoning_details",
)


def read_request(request: Payload | None) -> Asked:
    """Return what a request says; nothing where it says nothing that is understood."""
    shape = request_shape(request) if request else None
    if shape is None or not request:
        return Asked()
    try:
        return shape.read(request)
    except Exception:  # noqa: BLE001  # whatever a wrong reader raises
        _log.exception("a request of the shape %s could not be read", shape.name)
        return Asked()


def read_response(response: Payload | None) -> Answered:
    """Return what a response says; nothing where it says nothing that is understood."""
    shape = response_shape(response) if response else None
    if shape is None or not response:
        return Answered()
    try:
        return shape.read(response)
    except Exception:  # noqa: BLE001  # whatever a wrong reader raises
        _log.exception("a response of the shape %s could not be read", shape.name)
        return Answered()


def read_conversation(request: Payload | None, response: Payload | None) -> Conversation:
    """Return request and response as one conversation: what was said, then the first answer."""
    return joined_conversation(read_request(request), read_response(response))


def joined_conversation(asked: Asked, answered: Answered) -> Conversation:
    """Join what a request says with what its response says."""
    messages = asked.messages
    if answered.turn is not None:
        messages = [*messages, answered.turn]
    return Conversation(
        messages,
        asked.prompt,
        answered.output,
        answered.is_refusal,
        answered.tool_calls,
        answered.reasoning,
        answered.provider_finish_reason,
    )


def read_prompt(request: Payload | None) -> str | None:
    """Return the last message of the user, or the prompt, as text."""
    return read_request(request).prompt


def read_output(response: Payload | None) -> str | None:
    """Return the first answer as text; of a refusal its text; None with a tool call alone."""
    return read_response(response).output


def item_count(request: Payload | None, response: Payload | None) -> int:
    """Return how many messages, choices, items and parts the readers would go through."""
    return _count(request, _REQUEST_KEYS) + _count(response, _RESPONSE_KEYS)


def _count(payload: Payload | None, keys: frozenset[str]) -> int:
    if not payload:
        return 0
    total = 0
    for key, value in payload.items():
        if key not in keys:
            continue
        if isinstance(value, list):
            total += len(value)
            for item in value:
                if isinstance(item, dict):
                    total += _inner_count(item)
        elif isinstance(value, dict):
            total += _inner_count(value)
            # It may be a whole body, in a wrapper.
            total += sum(len(inner) for inner in value.values() if isinstance(inner, list))
        elif isinstance(value, str) and value.startswith(_OPENED):
            total += len(value) // _ITEM
    return total


def _inner_count(holder: Mapping[str, Any], levels: int = 3) -> int:
    if len(holder) == 2 and isinstance(holder.get("content"), str):
        return 0  # most messages
    total = 0
    for key in _INNER:
        value = holder.get(key)
        if isinstance(value, list):
            total += len(value)
            if levels > 1:
                total += sum(
                    _inner_count(item, levels - 1) for item in value if isinstance(item, dict)
                )
        elif isinstance(value, dict) and levels > 1:
            total += _inner_count(value, levels - 1)
    return total
