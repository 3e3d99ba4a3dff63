"""One table: what a ServiceError is in HTTP, in a body, and on a WebSocket.

REST, GraphQL over each of its transports, the limits on requests and the guard of the protocol all
take status, headers and body from here.
"""

import logging
from collections.abc import Mapping
from typing import Any, Final

import orjson

from services.errors import ErrorCode, InvalidInput, RateLimited, Reason, ServiceError, Unavailable
from services.ids import new_id
from services.observability.records import current_record

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
    ErrorCode.RESUME_EXPIRED: 410,
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
    """A bug of ours, of which the caller gets the id that the log has too."""

    code = ErrorCode.INTERNAL_SERVER_ERROR


def masked(error: BaseException) -> InternalError:
    """Log a bug of ours, and return what the caller gets in its place."""
    record = current_record()
    request_id = new_id() if record is None else record.request_id
    logger.error("request %s failed", request_id, exc_info=error)
    return InternalError(f"internal error; the log has it as request {request_id}")


# What metrics count a rejection as that HTTP knows alone; 401 and the like are codes already.
_REASON_OF_STATUS: Final = {
    404: Reason.NO_ROUTE,
    405: Reason.METHOD_NOT_ALLOWED,
    406: Reason.NOT_ACCEPTABLE,
    408: Reason.REQUEST_TOO_SLOW,
    413: Reason.BODY_TOO_LARGE,
    414: Reason.URL_TOO_LONG,
    415: Reason.UNSUPPORTED_MEDIA_TYPE,
    431: Reason.HEADERS_TOO_LARGE,
}
# All that there are.
REASONS: Final = frozenset(map(str, Reason)) | {code.lower() for code in ErrorCode}


def reason_of(error: ServiceError) -> str:
    """Return what metrics count an error as: one of a few words, none of them a client's."""
    if error.counted_as is not None:
        return error.counted_as
    if isinstance(error, HttpError) and error.status in _REASON_OF_STATUS:
        return _REASON_OF_STATUS[error.status]
    return error.code.lower()


def _note(code: ErrorCode, reason: str) -> str | None:
    """Note that a request is told an error, and return its id; the first error names it."""
    record = current_record()
    if record is None:
        return None
    if record.error_code is None:
        record.error_code, record.reason = code, reason
    return record.request_id


def note(error: ServiceError) -> None:
    """Note that a connection ends with an error, of which it says no more than a code."""
    _note(error.code, reason_of(error))


def status_of(error: ServiceError) -> int:
    """Return the status of the response to a request that failed so."""
    return error.status if isinstance(error, HttpError) else STATUS[error.code]


def headers_of(error: ServiceError) -> dict[str, str]:
    """Return the headers that go with it."""
    headers = dict(error.headers) if isinstance(error, HttpError) else {}
    if isinstance(error, Unavailable | RateLimited):
        if error.retry_after is not None:
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
    body: dict[str, Any] = {"error": str(error), "code": error.code, "details": list(error.details)}
    if (request_id := _note(error.code, reason_of(error))) is not None:
        body["request_id"] = request_id
    return body


def graphql_extensions(error: ServiceError) -> dict[str, Any]:
    """Return the `extensions` of an error in GraphQL: its `code`, and what else is known."""
    extensions = coded(error.code, reason_of(error))
    if error.details:
        extensions["details"] = list(error.details)
    if isinstance(error, InvalidInput) and error.path:
        extensions["path"] = error.path
    if isinstance(error, Unavailable | RateLimited) and error.retry_after is not None:
        extensions["retryAfter"] = error.retry_after
    return extensions


def coded(code: ErrorCode, reason: str | None = None) -> dict[str, Any]:
    """Return the `extensions` of an error that has no more than a code, and note it.

    Args:
        code: The code.
        reason: What metrics count it as; the code if None.
    """
    extensions: dict[str, Any] = {"code": code}
    if (request_id := _note(code, reason or code.lower())) is not None:
        extensions["requestId"] = request_id
    return extensions


def graphql_error(error: ServiceError) -> dict[str, Any]:
    """Return an entry of `errors` in a GraphQL response."""
    return {"message": str(error), "extensions": graphql_extensions(error)}


def shared_body(error: ServiceError) -> bytes:
    """Return the body of a response before it is known which face was meant: it suits both."""
    return orjson.dumps({**rest_error(error), "errors": [graphql_error(error)]})
