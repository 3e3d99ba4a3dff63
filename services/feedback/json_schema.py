"""JSON Schema: is this one, and do these values keep to it.

Schemas and values come from outside and may be made to burn time and memory. What is provably
small (`schema_cost`) is judged at once, in the event loop, which is so for the forms that people
fill in. Everything else is judged in a process of its own, in limits (`schema_process`).

`jsonschema-rs` decides. For what is wrong, it has the words where that is small too, and
`jsonschema` elsewhere, which finds one fault after the other. Nothing is ever fetched.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson
from cachetools import LRUCache

from services.errors import InvalidInput
from services.feedback.schema_cost import SchemaCost, ValuesSize, schema_cost
from services.feedback.schema_engine import (
    UnusableSchema,
    check_and_compile,
    compile_schema,
    faults_at_once,
    parse,
)
from services.feedback.schema_process import LimitsExceeded, SchemaProcess, Verdict
from services.feedback.schema_rules import check_dialects, check_open_to_objects
from services.observability.tracing import traced
from services.runtime import current
from services.storage.storable import check_storable

MAX_SCHEMA_BYTES: Final = 256 * 1024
MAX_VALUES_BYTES: Final = 2**20
# Deeper than any form, and far from where recursive schemas exhaust the stack.
MAX_DEPTH: Final = 64
_CACHE_BYTES: Final = 16 * 2**20


@dataclass(frozen=True, slots=True)
class _Schema:
    """A schema that is known to be small, compiled. Others are None in its place."""

    validator: Any
    cost: SchemaCost


_schemas: LRUCache[bytes, tuple[_Schema | None, int]] = LRUCache(
    _CACHE_BYTES, getsizeof=lambda item: item[1]
)
process = current(SchemaProcess)


@traced
async def check_schema(organization_id: str, schema: object) -> dict[str, Any]:
    """Return a schema if it is one that grades can keep to.

    Args:
        organization_id: From the token; organizations take turns with what may take long.
        schema: JSON Schema, draft 2020-12 unless its `$schema` says otherwise.

    Raises:
        InvalidInput: It is no schema, or of no dialect that is known, has a reference that leads
            out of it or a pattern that needs more than linear time, allows no object, is too
            large or deep, or takes too much to be checked; the path begins at `/json_schema`.
        Unavailable: Too much is being checked already.
    """
    if not isinstance(schema, dict):
        raise InvalidInput("it must be an object that is a JSON Schema", path="/json_schema")
    text, _ = _measured(schema, MAX_SCHEMA_BYTES, "/json_schema")
    check_dialects(schema)
    entry = _schemas.get(text)
    if entry is None or entry[0] is None:
        cost = schema_cost(schema, size=len(text))
        if cost is None:
            _told(await _judge(organization_id, text, b"", "/json_schema"))
        else:
            try:
                _keep(text, _Schema(check_and_compile(schema), cost))
            except UnusableSchema as error:
                raise _unusable(error.message, error.pointer) from error
    check_open_to_objects(schema)
    return schema


@traced
async def check_values(
    organization_id: str, schema: Mapping[str, Any], values: object
) -> dict[str, Any]:
    """Return values if they keep to a schema.

    Args:
        organization_id: From the token; organizations take turns with what may take long.
        schema: As `check_schema` returned it.
        values: The grade.

    Raises:
        InvalidInput: They do not, or that takes too much to be checked; `details` has up to 20
            faults, each with its path.
        Unavailable: Too much is being checked already.
    """
    if not isinstance(values, dict):
        raise InvalidInput("it must be an object", path="/json_values")
    faults = await faults_of(organization_id, orjson.dumps(schema), values)
    if faults is not None:
        raise _broken(faults)
    return values


async def faults_of(
    organization_id: str, schema: bytes, values: Mapping[str, Any], *, is_worded: bool = True
) -> Sequence[str] | None:
    """Return what is wrong with values; None if they keep to a schema.

    Args:
        organization_id: From the token; organizations take turns with what may take long.
        schema: As `check_schema` returned it, in JSON.
        values: The grade.
        is_worded: Whether the faults are told in words, which takes longer; else there are none.

    Raises:
        InvalidInput: It takes too much to be checked.
        Unavailable: Too many grades are being checked already.
    """
    text, size = _measured(values, MAX_VALUES_BYTES, "/json_values")
    entry = _schemas.get(schema)
    known = entry[0] if entry is not None else _learned(schema)
    if known is not None and known.cost.decides_at_once(size):
        if known.validator.is_valid(values):
            return None
        if not is_worded:
            return ()
        if known.cost.words_at_once(size):
            return faults_at_once(known.validator, values)
    verdict = _told(
        await _judge(organization_id, schema, text, "/json_values", is_worded=is_worded)
    )
    return None if verdict.is_valid else verdict.faults


async def close() -> None:
    """End the process that judges what may take long, if there is one."""
    await process.close()


def _learned(text: bytes) -> _Schema | None:
    """Compile a schema that was accepted before, if it is small; remember it either way."""
    # Plain numbers, whatever the driver makes of them.
    schema = parse(text)
    cost = schema_cost(schema, size=len(text))
    if cost is None:
        return _keep(text, None)
    try:
        return _keep(text, _Schema(compile_schema(schema), cost))
    except UnusableSchema as error:  # accepted by an earlier version
        raise _unusable(error.message, error.pointer) from error


def _keep(text: bytes, schema: _Schema | None) -> _Schema | None:
    size = len(text) + 256 + (schema.cost.memory if schema is not None else 0)
    if size <= _CACHE_BYTES:
        _schemas[text] = schema, size
    return schema


async def _judge(
    organization_id: str, schema: bytes, values: bytes, path: str, *, is_worded: bool = True
) -> Verdict:
    try:
        return await process.judge(organization_id, schema, values, is_worded=is_worded)
    except LimitsExceeded as error:
        limits = process.limits
        raise InvalidInput(
            f"it takes too much to check: more than {limits.cpu_seconds:g} seconds of processor "
            f"time, or {limits.memory_bytes // 2**20} MiB of memory",
            path=path,
        ) from error


def _told(verdict: Verdict) -> Verdict:
    """Return a verdict, unless it is on the schema."""
    if verdict.unusable is not None:
        raise _unusable(verdict.unusable, verdict.pointer)
    return verdict


def _unusable(message: str, pointer: str) -> InvalidInput:
    return InvalidInput(message, path=f"/json_schema{pointer}")


def _broken(faults: Sequence[str]) -> InvalidInput:
    said = faults[0] if faults else "where, takes too much to find out"
    return InvalidInput(f"it breaks the task's schema: {said}", path="/json_values", details=faults)


def _measured(value: Mapping[str, Any], max_bytes: int, path: str) -> tuple[bytes, ValuesSize]:
    """Return a value as JSON and its size, once it is known to be in bounds and can be stored."""
    try:
        text = orjson.dumps(value)
    except (TypeError, orjson.JSONEncodeError) as error:
        check_storable(value, path=path)
        raise InvalidInput(f"it is not JSON: {error}", path=path) from error
    if len(text) > max_bytes:
        raise InvalidInput(f"it takes {len(text)} bytes; {max_bytes} are allowed", path=path)
    size = _size(value, len(text), path)
    check_storable(value, path=path)
    return text, size


def _size(value: Mapping[str, Any], text_bytes: int, path: str) -> ValuesSize:
    level: list[Any] = [value]
    nodes = 0
    for depth in range(1, MAX_DEPTH + 1):
        nodes += len(level)
        below: list[Any] = []
        for item in level:
            kind = type(item)
            if kind is dict:
                below += item.values()
            elif kind is list:
                below += item
        if not below:
            return ValuesSize(text_bytes, nodes, depth)
        level = below
    raise InvalidInput(f"it is nested more than {MAX_DEPTH} levels deep", path=path)
