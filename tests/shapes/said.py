"""What the readers say of a call, as the corpus writes it."""

from typing import Any

from services.completions.shapes import (
    extra_facts,
    read_conversation,
    request_facts,
    response_facts,
)

FACTS = (
    "finish_reason",
    "tool_names",
    "model",
    "provider",
    "operation",
    "usage",
    "user_id",
    "metadata",
    "time_to_first_token",
    "prompt_version",
)


def said_of(case: dict[str, Any]) -> dict[str, Any]:
    """Read a case of the corpus."""
    request, response = case.get("request"), case.get("response")
    read = read_conversation(request, response)
    said: dict[str, Any] = {
        "messages": [(turn["role"], turn["content"]) for turn in read.messages],
        "prompt": read.prompt,
        "output": read.output,
        "is_refusal": read.is_refusal,
        "tool_calls": [(call["id"], call["name"], call["arguments"]) for call in read.tool_calls],
        "reasoning": read.reasoning,
        "provider_finish_reason": read.provider_finish_reason,
    }
    beside: dict[str, Any] = dict(extra_facts(case.get("extra") or {}))
    of_response: dict[str, Any] = dict(response_facts(response or {}))
    of_request: dict[str, Any] = dict(request_facts(request or {}))
    for name in FACTS:
        sources = [of_response, of_request, beside]
        if name in ("provider", "user_id", "metadata"):
            sources = [beside, of_response, of_request]
        said[name] = next((one[name] for one in sources if name in one), None)
    return said
