"""Compiling schemas and judging values, with no bound on what that takes.

So this runs in the event loop only for what `schema_cost` has found small, and in a process of
its own (`schema_worker`) for all else. `jsonschema-rs` decides: its patterns take linear time.
Neither library ever fetches anything.
"""

import time
from collections.abc import Iterator, Mapping
from typing import Any, Final

import jsonschema_rs
import orjson
from jsonschema_rs import RegexOptions

from services.feedback.schema_cost import count_patterns
from services.feedback.schema_rules import DEFAULT_DIALECT, DIALECTS, pointer_token

MAX_FAULTS: Final = 20
_MAX_FAULT_LENGTH: Final = 500
_MAX_POINTER_LENGTH: Final = 1000
# Compiled patterns of one schema, all together. A lone one may take a third.
_PATTERNS_BYTES: Final = 32 * 2**20
_PATTERN_BYTES: Final = 10 * 2**20
_AUTOMATON_BYTES: Final = 2 * 2**20
_TYPES: Final = ("array", "boolean", "integer", "null", "number", "object", "string")
# The first fault is told however long it takes to find; more only while there is time.
_WORDING_SECONDS: Final = 0.25


class UnusableSchema(Exception):
    """It is no JSON Schema, or none that can be compiled.

    Attributes:
        pointer: Leads to the fault in the schema (RFC 6901).
        message: For the caller.
    """

    def __init__(self, message: str, *, pointer: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.pointer = pointer


def check_and_compile(schema: Mapping[str, Any]) -> Any:
    """Compile a schema that nobody has checked.

    Args:
        schema: With no dialect in it but `schema_rules.DIALECTS`.

    Raises:
        UnusableSchema: It is none.
    """
    try:
        jsonschema_rs.meta.validate({"$schema": DEFAULT_DIALECT, **schema})
    except jsonschema_rs.ValidationError as error:
        pointer = _pointer(error.instance_path)
        message = _cut(error.message)
        if pointer.endswith("/type"):  # the library names the rule alone
            message += f"; types are {', '.join(_TYPES)}, and lists of these"
        raise UnusableSchema(message, pointer=pointer) from error
    except Exception as error:  # the library's own classes
        raise _unusable(error) from error
    return compile_schema(schema)


def compile_schema(schema: Mapping[str, Any]) -> Any:
    """Compile a schema for `jsonschema-rs`.

    Args:
        schema: Of plain dicts, lists and numbers: the library knows no subclasses.

    Raises:
        UnusableSchema: A reference leads out of it, or a pattern takes more than linear time, or
            the patterns too much memory.
    """
    share = _PATTERNS_BYTES // max(count_patterns(schema), 1)
    try:
        return jsonschema_rs.validator_for(
            {"$schema": DEFAULT_DIALECT, **schema},
            offline=True,
            validate_formats=True,
            pattern_options=RegexOptions(
                size_limit=min(share, _PATTERN_BYTES),
                dfa_size_limit=min(share, _AUTOMATON_BYTES),
            ),
        )
    except Exception as error:  # the library's own classes, and ValueError
        raise _unusable(error) from error


def faults_at_once(validator: Any, values: object) -> list[str]:
    """Say what is wrong with values that are invalid, by `jsonschema-rs`.

    It makes the errors of all branches before the first is seen, with the value quoted in each.
    """
    return [
        _fault(error.instance_path, error.message)
        for _, error in zip(range(MAX_FAULTS), validator.iter_errors(values), strict=False)
    ]


def faults_one_by_one(schema: Mapping[str, Any], values: object) -> Iterator[str]:
    """Say what is wrong with values that are invalid, by `jsonschema`, which finds it step by step.

    Yields:
        At most `MAX_FAULTS`, fewer when each takes long. None where the libraries differ: here
        patterns are Python's, and recursion is.
    """
    # Here, as it takes a tenth of a second and memory, which the gateway itself does without.
    from jsonschema_specifications import REGISTRY  # it retrieves nothing

    from services.feedback.reference import jsonschema, load_formats

    load_formats(schema)
    dialect = str(schema.get("$schema", DEFAULT_DIALECT)).removesuffix("#")
    reference = getattr(jsonschema, DIALECTS.get(dialect, DIALECTS[DEFAULT_DIALECT]))
    validator = reference(schema, registry=REGISTRY, format_checker=reference.FORMAT_CHECKER)
    end = time.process_time() + _WORDING_SECONDS
    for _, error in zip(range(MAX_FAULTS), validator.iter_errors(values), strict=False):
        yield _fault(error.absolute_path, error.message)
        if time.process_time() > end:
            return


def parse(text: bytes) -> Any:
    """Return JSON as plain dicts, lists and numbers."""
    return orjson.loads(text)


def _unusable(error: Exception) -> UnusableSchema:
    reason = _cut(str(error).partition("\n")[0])
    if reason.endswith('is not a "regex"'):
        reason += (
            ": it is malformed, or has look-around or back-references, or is too large; compiled, "
            f"a pattern takes at most {_PATTERN_BYTES // 2**20} MiB, and all of a schema "
            f"{_PATTERNS_BYTES // 2**20} MiB"
        )
    return UnusableSchema(f"it is not a usable JSON Schema: {reason}")


def _fault(path: Any, message: str) -> str:
    return f"{_pointer(path)[:_MAX_POINTER_LENGTH] or '/'}: {_cut(message)}"


def _cut(message: str) -> str:
    return message[:_MAX_FAULT_LENGTH]


def _pointer(path: Any) -> str:
    return "".join(f"/{pointer_token(part)}" for part in path)
