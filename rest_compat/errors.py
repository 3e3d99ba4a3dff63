"""Errors as REST says them: `{"error": "...", "code": "...", "details": [...]}`.

`services.http_errors` has the table. What no endpoint responds to (an unknown path, a method that
a path does not have, a bug of ours) is put into the same form here.
"""

import orjson
from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from rest_compat.openapi import allowed_methods
from services.errors import ServiceError
from services.http_errors import HttpError, headers_of, masked, rest_error, status_of


def error_response(error: ServiceError) -> Response:
    """Build the response to a request that failed as expected."""
    return Response(
        orjson.dumps(rest_error(error)),
        status_code=status_of(error),
        media_type="application/json",
        headers=headers_of(error),
    )


def install_error_handlers(app: FastAPI) -> None:
    """Give what fails outside of the endpoints the one form of an error."""
    app.exception_handler(HTTPException)(_http_exception)
    app.exception_handler(Exception)(unexpected)


async def _http_exception(request: Request, error: HTTPException) -> Response:
    # The path out of the scope: a URL is made with the client's `Host`, which may be anything.
    path = request.scope["path"]
    message = str(error.detail)
    if error.status_code in (404, 405):
        message = f"there is no {request.method} {path}"
    headers = dict(error.headers or {})
    if error.status_code == 405 and (methods := allowed_methods(path)):
        # Starlette names those of the first route that it met, and each method is one of its own.
        headers["Allow"] = ", ".join(methods)
    return error_response(HttpError(error.status_code, message, headers))


async def unexpected(_: Request, error: Exception) -> Response:
    """Respond to a failure that is a bug of ours: with nothing of it."""
    return error_response(masked(error))
