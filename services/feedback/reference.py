"""`jsonschema`, without the two seconds of a core that importing it takes with all formats.

It imports `rfc3987_syntax` for `iri` and `iri-reference`, which builds 38 grammars when it is
imported. Here that waits until a schema names one of them.
"""

import importlib
import sys
from collections.abc import Mapping
from types import ModuleType
from typing import Any

import orjson

_SLOW = "rfc3987_syntax"


def _is_valid_syntax(term: str, value: str) -> bool:
    valid: bool = importlib.import_module(_SLOW).is_valid_syntax(term, value)
    return valid


def _imported() -> ModuleType:
    """Import `jsonschema`, which takes a function from the slow module, while ours stands there."""
    if _SLOW in sys.modules:
        return importlib.import_module("jsonschema")
    stand_in = ModuleType(_SLOW)
    stand_in.is_valid_syntax = _is_valid_syntax  # type: ignore[attr-defined]  # set here
    sys.modules[_SLOW] = stand_in
    try:
        return importlib.import_module("jsonschema")
    finally:
        del sys.modules[_SLOW]


_imported()
# What is imported here is what was imported above.
import jsonschema  # noqa: E402

__all__ = ["jsonschema", "load_formats"]


def load_formats(schema: Mapping[str, Any]) -> None:
    """Import what a schema's formats take, so that no judgement waits for it."""
    if b'"iri' in orjson.dumps(schema):
        importlib.import_module(_SLOW)
