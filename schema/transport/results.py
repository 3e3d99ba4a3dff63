"""The result of an operation as JSON, the same on every transport."""

from typing import Any

import orjson
from strawberry.types import ExecutionResult


def response_of(result: ExecutionResult) -> dict[str, Any]:
    """Build a response, without `data` where nothing was executed."""
    response: dict[str, Any] = {}
    if not _is_request_error(result):
        response["data"] = result.data
    if result.errors:
        response["errors"] = [dict(error.formatted) for error in result.errors]
    if result.extensions:
        response["extensions"] = result.extensions
    return response


def encode_bytes(data: object) -> bytes:
    """Encode a response, on one line."""
    return orjson.dumps(data, option=orjson.OPT_NON_STR_KEYS)


def encode(data: object) -> str:
    """Encode a message or an event, on one line."""
    return encode_bytes(data).decode()


def _is_request_error(result: ExecutionResult) -> bool:
    """Say whether the operation was not executed: its errors point to no field."""
    return result.data is None and all(error.path is None for error in result.errors or ())
