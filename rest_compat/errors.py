"""Errors as REST says them: `{"error": "...", "code": "...", "details": [...]}`.

log10-io reads `error` out of every refused answer, and fails with a KeyError where it is missing
(sdk-wire.md, section 3), so nothing under these routes answers without it.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Final

import orjson
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from rest_compat.openapi import allowed_methods
from services.database import as_service_error
from services.errors import ErrorCode, RateLimited, ServiceError, Unavailable

Endpoint = Callable[[Request], Awaitable[Response]]

STATUS: Final[Mapping[ErrorCode, int]] = {
    ErrorCode.GRAPHQL_PARSE_FAILED: 400,
    ErrorCode.GRAPHQL_VALIDATION_FAILED: 400,
    ErrorCode.BAD_USER_INPUT: 400,
    ErrorCode.UNAUTHENTICATED: 401,
    ErrorCode.FORBIDDEN: 403,
    ErrorCode.NOT_FOUND: 404,
    ErrorCode.PERSISTED_QUERY_NOT_FOUND: 404,
    ErrorCode.CONFLICT: 409,
    ErrorCode.QUERY_TOO_COMPLEX: 400,
    ErrorCode.RATE_LIMITED: 429,
    ErrorCode.INTERNAL_SERVER_ERROR: 500,
    # log10ts and log10go, where told to, try again after 429, 500, 502, 503 and 504.
    ErrorCode.UNAVAILABLE: 503,
    ErrorCode.TIMEOUT: 504,
}
# For what the framework refuses by itself: an unknown path, a method, a body past its limit.
_CODE_OF_STATUS: Final = {
    401: ErrorCode.UNAUTHENTICATED,
    403: ErrorCode.FORBIDDEN,
    404: ErrorCode.NOT_FOUND,
    409: ErrorCode.CONFLICT,
    429: ErrorCode.RATE_LIMITED,
    503: ErrorCode.UNAVAILABLE,
    504: ErrorCode.TIMEOUT,
}


def error_response(
    message: str,
    code: ErrorCode,
    *,
    details: Sequence[str] = (),
    status: int | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Build the one form of an error.

    Args:
        message: For the caller, as it stands.
        code: What went wrong.
        details: One string a fault, where there are several.
        status: Where it is not the code's own.
        headers: Beside the content type.
    """
    body = {"error": message, "code": str(code), "details": list(details)}
    return Response(
        orjson.dumps(body),
        status_code=STATUS[code] if status is None else status,
        media_type="application/json",
        headers=dict(headers or {}),
    )


def service_error_response(error: ServiceError) -> Response:
    """Build the answer to an expected failure."""
    headers = {}
    if isinstance(error, Unavailable | RateLimited):
        headers["Retry-After"] = str(error.retry_after)
    if error.code is ErrorCode.UNAUTHENTICATED:
        headers["WWW-Authenticate"] = "Bearer"  # RFC 9110, 11.6.1: a 401 names a scheme
    return error_response(str(error), error.code, details=error.details, headers=headers)


def _translated(endpoint: Endpoint) -> Endpoint:
    """Let an endpoint fail as a ServiceError where the database failed under it."""

    async def run(request: Request) -> Response:
        try:
            return await endpoint(request)
        except Exception as error:
            known = as_service_error(error)
            if known is None or known is error:
                raise
            raise known from error

    return run


class TranslatedRoute(APIRoute):
    """A route that fails as a ServiceError where the database failed under it."""

    def get_route_handler(self) -> Callable[[Request], Awaitable[Response]]:  # type: ignore[override]  # FastAPI's is a coroutine's type
        """Wrap the handler that FastAPI makes."""
        return _translated(super().get_route_handler())


def install_error_handlers(app: FastAPI) -> None:
    """Answer every failure of the app in the one form of an error."""
    app.exception_handler(ServiceError)(_service_error)
    app.exception_handler(RequestValidationError)(_validation_error)
    app.exception_handler(HTTPException)(_http_exception)
    app.exception_handler(Exception)(_unexpected)


async def _service_error(_: Request, error: ServiceError) -> Response:
    return service_error_response(error)


async def _validation_error(_: Request, error: RequestValidationError) -> Response:
    details = [
        f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}"
        for fault in error.errors()
    ]
    return error_response(details[0], ErrorCode.BAD_USER_INPUT, details=details)


async def _http_exception(request: Request, error: HTTPException) -> Response:
    status = error.status_code
    fallback = ErrorCode.BAD_USER_INPUT if status < 500 else ErrorCode.INTERNAL_SERVER_ERROR
    message = str(error.detail)
    if status in (404, 405) and message == HTTPStatus(status).phrase:
        message = f"there is no {request.method} {request.url.path}"
    headers = dict(error.headers or {})
    if status == 405 and (methods := allowed_methods(request.url.path)):
        # Starlette names those of the first route that it met, and each method is one of its own.
        headers["Allow"] = ", ".join(methods)
    return error_response(
        message, _CODE_OF_STATUS.get(status, fallback), status=status, headers=headers
    )


async def _unexpected(_: Request, __: Exception) -> Response:
    # A bug of ours: its text is for the log alone, which Starlette writes by raising it again.
    return error_response("internal error", ErrorCode.INTERNAL_SERVER_ERROR)
