"""The result of an operation as it is sent, the same on every transport."""

from copy import copy
from functools import cached_property
from typing import Any

import orjson
from strawberry.types import ExecutionResult


class Response:
    """A response, which is encoded once, however many get it.

    Args:
        result: The result.
        cursor: Of an event: where a stream goes on after it.

    Attributes:
        is_executed: Whether the operation was executed. If not, there is no `data`.
        errors: Its errors.
    """

    def __init__(self, result: ExecutionResult, *, cursor: str | None = None) -> None:
        self.cursor = cursor
        self.is_executed = not _is_request_error(result)
        self.errors: list[dict[str, Any]] = [dict(error.formatted) for error in result.errors or ()]
        self._result: ExecutionResult | None = result

    @cached_property
    def body(self) -> bytes:
        """The response as JSON, on one line."""
        result, self._result = self._result, None  # what waits to be sent is in memory once
        assert result is not None  # noqa: S101  # narrows the type
        response: dict[str, Any] = {}
        if self.is_executed:
            response["data"] = result.data
        if self.errors:
            response["errors"] = self.errors
        if result.extensions:
            response["extensions"] = result.extensions
        return encode_bytes(response)

    def for_request(self, request_id: str) -> "Response":
        """Return it for one of all who get it, with the id of its request in each error."""
        told = copy(self)
        told.errors = [
            {**error, "extensions": {**error.get("extensions", {}), "requestId": request_id}}
            for error in self.errors
        ]
        told.body = encode_bytes({**orjson.loads(self.body), "errors": told.errors})
        return told

    @property
    def text(self) -> str:
        """The same as text."""
        return self.body.decode()


def encode_bytes(data: object) -> bytes:
    """Encode what is sent, on one line."""
    return orjson.dumps(data, option=orjson.OPT_NON_STR_KEYS)


def _is_request_error(result: ExecutionResult) -> bool:
    """Say whether the operation was not executed: its errors point to no field."""
    return result.data is None and all(error.path is None for error in result.errors or ())
