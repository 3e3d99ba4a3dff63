"""JSON Schema: is this one, and do these values keep to it.

`jsonschema` defines what is valid and words the errors. Schemas and values come from outside and
may be made to burn time (exponential patterns, fan-out of references), so `jsonschema-rs`, whose
patterns take linear time and which is some 180 times as fast, decides first; only what it has
found invalid is gone through once more for the words, and that in bounds. Neither ever fetches
a reference.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import jsonschema_rs
import orjson
from cachetools import LRUCache
from jsonschema_rs import RegexOptions

from services.errors import InvalidInput
from services.payload import check_storable
from services.schema_cost import count_steps

DEFAULT_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
MAX_SCHEMA_BYTES: Final = 256 * 1024
MAX_VALUES_BYTES: Final = 2**20
# Deeper than any form, and far from where recursive schemas exhaust the stack.
MAX_DEPTH: Final = 64
MAX_REPORTED: Final = 20
# Schema nodes, references followed, times nodes of the values: some tenths of a second.
MAX_STEPS: Final = 10_000
MAX_WORK: Final = 20_000_000


@dataclass(frozen=True, slots=True)
class _Compiled:
    validator: Any
    steps: int


_compiled: LRUCache[bytes, _Compiled] = LRUCache(512)


def check_schema(schema: object) -> dict[str, Any]:
    """Return a schema if it is one.

    Args:
        schema: JSON Schema, draft 2020-12 unless its `$schema` says otherwise.

    Raises:
        InvalidInput: It is no schema, has a reference that leads out of it or a pattern that
            needs more than linear time, or is too large or deep; the path begins at
            `/json_schema`.
    """
    if not isinstance(schema, dict):
        raise InvalidInput("it must be an object that is a JSON Schema", path="/json_schema")
    _check_bounds(schema, MAX_SCHEMA_BYTES, "/json_schema")
    check_storable(schema, path="/json_schema")
    dialect = schema.get("$schema", DEFAULT_DIALECT)
    if not isinstance(dialect, str):
        raise InvalidInput("it must be a string", path="/json_schema/$schema")
    try:
        jsonschema_rs.meta.validate({"$schema": DEFAULT_DIALECT, **schema})
    except jsonschema_rs.ValidationError as error:
        path = "/json_schema" + _pointer(error.instance_path)
        raise InvalidInput(error.message, path=path) from error
    except Exception as error:  # an unknown dialect, among others; the library's own classes
        raise _unusable(error) from error
    _compile(schema)
    return schema


def check_values(schema: Mapping[str, Any], values: object) -> dict[str, Any]:
    """Return values if they keep to a schema.

    Raises:
        InvalidInput: They do not; `details` has up to 20 faults, each with its path.
    """
    if not isinstance(values, dict):
        raise InvalidInput("it must be an object", path="/json_values")
    size = _check_bounds(values, MAX_VALUES_BYTES, "/json_values")
    check_storable(values, path="/json_values")
    compiled = _compile(schema)
    if size * compiled.steps > MAX_WORK:
        raise InvalidInput("it is too large for a schema as involved as this", path="/json_values")
    if compiled.validator.is_valid(values):
        return values
    faults = list(_faults(compiled.validator, values))
    raise InvalidInput(
        f"it breaks the task's schema: {faults[0]}", path="/json_values", details=faults
    )


def _faults(validator: Any, values: object) -> Iterator[str]:  # of any draft
    for number, error in enumerate(validator.iter_errors(values)):
        if number == MAX_REPORTED:
            return
        yield f"{_pointer(error.instance_path) or '/'}: {error.message[:500]}"


def _compile(schema: Mapping[str, Any]) -> _Compiled:
    key = orjson.dumps(schema)
    compiled = _compiled.get(key)
    if compiled is None:
        steps = count_steps(schema)
        if steps > MAX_STEPS:
            raise InvalidInput(
                f"its references unfold to {steps} parts; {MAX_STEPS} are allowed",
                path="/json_schema",
            )
        try:
            validator = jsonschema_rs.validator_for(
                {"$schema": DEFAULT_DIALECT, **schema},
                offline=True,
                validate_formats=True,
                pattern_options=RegexOptions(size_limit=10 * 2**20),
            )
        except Exception as error:  # the library's own classes, and ValueError
            raise _unusable(error) from error
        compiled = _compiled[key] = _Compiled(validator, steps)
    return compiled


def _unusable(error: Exception) -> InvalidInput:
    reason = str(error).partition("\n")[0][:500]
    return InvalidInput(f"it is not a usable JSON Schema: {reason}", path="/json_schema")


def _check_bounds(value: Mapping[str, Any], max_bytes: int, path: str) -> int:
    """Return the number of nodes, once size and depth are known to be in bounds."""
    try:
        size = len(orjson.dumps(value))
    except (TypeError, orjson.JSONEncodeError) as error:
        check_storable(value, path=path)
        raise InvalidInput(f"it is not JSON: {error}", path=path) from error
    if size > max_bytes:
        raise InvalidInput(f"it takes {size} bytes; {max_bytes} are allowed", path=path)
    level: list[Any] = [value]
    nodes = 0
    for _ in range(MAX_DEPTH):
        nodes += len(level)
        level = [
            child
            for item in level
            if isinstance(item, dict | list)
            for child in (item.values() if isinstance(item, dict) else item)
        ]
        if not level:
            return nodes
    raise InvalidInput(f"it is nested more than {MAX_DEPTH} levels deep", path=path)


def _pointer(path: list[str | int]) -> str:
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)
