"""Errors: each has a code, and only what is meant for the caller leaves the gateway."""

import logging
import re
from collections.abc import Iterator

from graphql import GraphQLError, GraphQLSyntaxError
from strawberry.extensions import MaskErrors

from services.database import as_service_error
from services.errors import ErrorCode, InvalidInput, RateLimited, ServiceError, Unavailable
from services.ids import new_id

logger = logging.getLogger("log10_gateway.graphql")


# Strawberry validates the values of variables with the document, and graphql-core tells the
# errors of the two apart by nothing but their words.
_OF_VARIABLE = re.compile(
    r"Variable '\$\w+' (has invalid value|of .* was not provided|must not be)"
)


def root_cause(error: GraphQLError) -> Exception:
    """Return what was raised first: graphql-core nests the errors of variables."""
    cause: Exception = error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    return cause


def public_face(error: GraphQLError, *, before_execution: bool) -> tuple[str, dict[str, object]]:
    """Return what the caller may read of an error: its message and its extensions.

    What is not meant for the caller is logged here, once, under an id that the caller gets.
    """
    cause = root_cause(error)
    expected = as_service_error(cause)
    if expected is not None:
        return str(expected), _extensions(expected)
    if isinstance(cause, GraphQLSyntaxError):
        return error.message, {"code": ErrorCode.GRAPHQL_PARSE_FAILED}
    if isinstance(cause, GraphQLError):
        # What graphql-core refuses is the document, or a value: of a variable, or of a literal.
        of_document = (
            error.path is None and before_execution and not _OF_VARIABLE.match(error.message)
        )
        invalid, bad = ErrorCode.GRAPHQL_VALIDATION_FAILED, ErrorCode.BAD_USER_INPUT
        return error.message, {"code": invalid if of_document else bad}
    request_id = new_id()
    logger.error("request %s failed", request_id, exc_info=cause)
    return (
        f"internal error; the log has it as request {request_id}",
        {"code": ErrorCode.INTERNAL_SERVER_ERROR, "requestId": request_id},
    )


def _extensions(error: ServiceError) -> dict[str, object]:
    extensions: dict[str, object] = {"code": error.code}
    if error.details:
        extensions["details"] = list(error.details)
    if isinstance(error, InvalidInput) and error.path:
        extensions["path"] = error.path
    if isinstance(error, Unavailable | RateLimited):
        extensions["retryAfter"] = error.retry_after
    return extensions


# graphql-core says what it took a name for; without introspection that would tell the schema.
_SUGGESTION = re.compile(r"\s*Did you mean .*\?")


def without_suggestion(message: str) -> str:
    """Return an error's message without what it suggests."""
    return _SUGGESTION.sub("", message)


class ErrorCodes(MaskErrors):
    """Give every error its public face, in results and in streams of them."""

    def anonymise_error(self, error: GraphQLError) -> GraphQLError:
        """Replace an error by what the caller may read of it."""
        before_execution = bool(self.execution_context.pre_execution_errors)
        message, extensions = public_face(error, before_execution=before_execution)
        return GraphQLError(
            message,
            nodes=error.nodes,
            source=error.source,
            positions=error.positions,
            path=error.path,
            extensions=extensions,
        )

    def on_operation(self) -> Iterator[None]:
        """Begin an operation with loaders of its own, and mask what comes out of it."""
        self.execution_context.context.begin_operation()
        yield from super().on_operation()
