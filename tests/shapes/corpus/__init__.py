"""Small bodies of calls, written by us, and what is to be read out of them.

Each module of this package is a family: it has a list `CASES` of objects

    name      unique, "shape: what it is": "anthropic: tools"
    request   the body, or None
    response  the body, or None
    extra     what the client put beside, if it matters
    expect    what is read; what is left out is as in `EXPECTED`

`expect` has `messages` as (role, content) pairs, `prompt`, `output`, `is_refusal`, `tool_calls` as
(id, name, arguments) triples, `reasoning`, `provider_finish_reason`; and of the facts, the
response's before the request's before those of what is beside (for the provider the other way
round): `finish_reason`, `tool_names`, `model`, `provider`, `operation`, `usage` (all its counts),
`user_id`, `metadata`, `time_to_first_token`, `prompt_version`. What a call costs stands in
`tests.shapes.costs`.
"""

import importlib
import pkgutil
from typing import Any, Final

EXPECTED: Final[dict[str, Any]] = {
    "messages": [],
    "prompt": None,
    "output": None,
    "is_refusal": False,
    "tool_calls": [],
    "reasoning": None,
    "provider_finish_reason": None,
    "finish_reason": None,
    "tool_names": None,
    "model": None,
    "provider": None,
    "operation": None,
    "usage": None,
    "user_id": None,
    "metadata": None,
    "time_to_first_token": None,
    "prompt_version": None,
}


def cases() -> list[dict[str, Any]]:
    """Return the cases of all families."""
    found: list[dict[str, Any]] = []
    for module in pkgutil.iter_modules(__path__):
        found += importlib.import_module(f"{__name__}.{module.name}").CASES
    return found


CASES: Final = cases()
