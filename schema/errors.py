"""Errors: each has a code, and only what is meant for the caller leaves the gateway."""

import re
from typing import Any

from graphql import GraphQLError, GraphQLSyntaxError

from services.database import as_service_error
from services.errors import ErrorCode
from services.http_errors import graphql_extensions, masked

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


def public_error(error: GraphQLError, *, is_rejected: bool, suggesting: bool) -> GraphQLError:
    """Return what the caller may read of an error.

    What is not meant for the caller is logged here, once, under an id that the caller gets.

    Args:
        error: As it was raised.
        is_rejected: Whether the document was not executed.
        suggesting: Whether a message may suggest names, which tells the schema.
    """
    message, extensions = _public_face(error, is_rejected=is_rejected)
    return GraphQLError(
        message if suggesting else _SUGGESTION.sub("", message),
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        extensions=extensions,
    )


def _public_face(error: GraphQLError, *, is_rejected: bool) -> tuple[str, dict[str, Any]]:
    cause = root_cause(error)
    expected = as_service_error(cause)
    if expected is not None:
        return str(expected), graphql_extensions(expected)
    if isinstance(cause, GraphQLSyntaxError):
        return error.message, {"code": ErrorCode.GRAPHQL_PARSE_FAILED}
    if isinstance(cause, GraphQLError):
        # What graphql-core rejects is the document, or a value: of a variable, or of a literal.
        of_document = is_rejected and error.path is None and not _OF_VARIABLE.match(error.message)
        invalid, bad = ErrorCode.GRAPHQL_VALIDATION_FAILED, ErrorCode.BAD_USER_INPUT
        return error.message, {"code": invalid if of_document else bad}
    hidden = masked(cause)
    return str(hidden), graphql_extensions(hidden)


# graphql-core says what it took a name for; without introspection that would tell the schema.
_SUGGESTION = re.compile(r"\s*Did you mean .*\?")
