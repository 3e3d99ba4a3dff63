"""One table: what a ServiceError is in HTTP, in a body, and on a WebSocket.

REST, GraphQL over each of its transports, the limits on requests and the guard of the protocol all
take status, headers and body from here.
"""

import logging
from collections.abc import Mapping
from typing import Any, Final

import orjson

from services.errors import ErrorCode, InvalidInput, RateLimited, ServiceError, Unavailable
from services.ids import new_id

logger = logging.getLogger("log10_gateway")

STATUS: Final[Mapping[ErrorCode, int]] = {
    ErrorCode.GRAPHQL_PARSE_FAILED: 400,
    ErrorCode.GRAPHQL_VALIDATION_FAILED: 400,
    ErrorCode.BAD_USER_INPUT: 400,
    ErrorCode.UNAUTHENTICATED: 401,
    ErrorCode.FORBIDDEN: 403,
    ErrorCode.NOT_FOUND: 404,
    # Apollo's clients look for these two in a response that is 200, and then send the text.
    ErrorCode.PERSISTED_QUERY_NOT_FOUND: 200,
    ErrorCode.PERSISTED_QUERY_NOT_SUPPORTED: 200,
    ErrorCode.CONFLICT: 409,
    ErrorCode.QUERY_TOO_COMPLEX: 400,
    ErrorCode.RATE_LIMITED: 429,
    ErrorCode.INTERNAL_SERVER_ERROR: 500,
    # log10ts and log10go, where told to, try again after 429, 500, 502, 503 and 504.
    ErrorCode.UNAVAILABLE: 503,
    ErrorCode.TIMEOUT: 504,
}
# For what HTTP alone knows, such as 413: the code that a caller gets.
_CODE_OF_STATUS: Final = {
    401: ErrorCode.UNAUTHENTICATED,
    403: ErrorCode.FORBIDDEN,
    404: ErrorCode.NOT_FOUND,
    409: ErrorCode.CONFLICT,
    429: ErrorCode.RATE_LIMITED,
    503: ErrorCode.UNAVAILABLE,
    504: ErrorCode.TIMEOUT,
}
# The codes with which a WebSocket ends, where it is not 4403: its client may try again.
# https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number
TRY_AGAIN_LATER: Final = 1013
_CLOSE_CODE: Final = {
    ErrorCode.UNAVAILABLE: TRY_AGAIN_LATER,
    ErrorCode.TIMEOUT: TRY_AGAIN_LATER,
}
_FORBIDDEN_CLOSE: Final = 4403


class HttpError(ServiceError):
    """What is wrong with a request as HTTP: its size, its method, its media type.

    Attributes:
        code: What goes with the status.
        status: The status of the response.
        headers: What the response has beside the usual.
    """

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        other = ErrorCode.BAD_USER_INPUT if status < 500 else ErrorCode.INTERNAL_SERVER_ERROR
        self.code = _CODE_OF_STATUS.get(status, other)  # type: ignore[misc]  # of the instance, here
        self.status = status
        self.headers = dict(headers or {})


class InternalError(ServiceError):
    """A bug of ours, of which the caller gets an id that the log has too.

    Attributes:
        request_id: The id.
    """

    code = ErrorCode.INTERNAL_SERVER_ERROR

    def __init__(self) -> None:
        self.request_id = new_id()
        super().__init__(f"internal error; the log has it as request {self.request_id}")


def masked(error: BaseException) -> InternalError:
    """Log a bug of ours, and return what the caller gets in its place."""
    hidden = InternalError()
    logger.error("request %s failed", hidden.request_id, exc_info=error)
    return hidden


def status_of(error: ServiceError) -> int:
    """Return the status of the response to a request that failed so."""
    return error.status if isinstance(error, HttpError) else STATUS[error.code]


def headers_of(error: ServiceError) -> dict[str, str]:
    """Return the headers that go with it."""
    headers = dict(error.headers) if isinstance(error, HttpError) else {}
    if isinstance(error, Unavailable | RateLimited):
        headers["Retry-After"] = str(error.retry_after)
    elif error.code is ErrorCode.UNAVAILABLE:
        headers.setdefault("Retry-After", "1")
    if error.code is ErrorCode.UNAUTHENTICATED:
        headers["WWW-Authenticate"] = "Bearer"  # RFC 9110, 11.6.1: a 401 names a scheme
    return headers


def close_code_of(error: ServiceError) -> int:
    """Return the code with which a WebSocket ends that failed so."""
    return _CLOSE_CODE.get(error.code, _FORBIDDEN_CLOSE)


def rest_error(error: ServiceError) -> dict[str, Any]:
    """Return the body of a REST response.

    log10-io reads `error` out of every rejected response, and fails with a KeyError where it is
    missing (sdk-wire.md, section 3).
    """
    return {"error": str(error), "code": error.code, "details": list(error.details)}


def graphql_extensions(error: ServiceError) -> dict[str, Any]:
    """Return the `extensions` of an error in GraphQL: its `code`, and what else is known."""
    extensions: dict[str, Any] = {"code": error.code}
    if error.details:
        extensions["details"] = list(error.details)
    if isinstance(error, InvalidInput) and error.path:
        extensions["path"] = error.path
    if isinstance(error, Unavailable | RateLimited):
        extensions["retryAfter"] = error.retry_after
    if isinstance(error, InternalError):
        extensions["requestId"] = error.request_id
    return extensions


def graphql_error(error: ServiceError) -> dict[str, Any]:
    """Return an entry of `errors` in a GraphQL response."""
    return {"message": str(error), "extensions": graphql_extensions(error)}


def shared_body(error: ServiceError) -> bytes:
    """Return the body of a response before it is known which face was meant: it suits both."""
    return orjson.dumps({**rest_error(error), "errors": [graphql_error(error)]})
