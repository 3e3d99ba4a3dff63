"""Errors: each has a code, and only what is meant for the caller leaves the gateway."""

import re
from collections.abc import Mapping
from typing import Any, Final

from graphql import (
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLSyntaxError,
)

from services.errors import ErrorCode, InvalidInput, ServiceError
from services.http_errors import coded, graphql_extensions, masked
from services.storage.database import as_service_error

# Strawberry validates the values of variables with the document, and graphql-core tells the
# errors of the two apart by nothing but their words.
_OF_VARIABLE = re.compile(
    r"Variable '\$\w+' (has invalid value|of .* was not provided|must not be)"
)


# Under this key a schema's `extensions` hold what `input_names` returns.
_NAMES: Final = "log10_gateway.input_names"


def root_cause(error: GraphQLError) -> Exception:
    """Return what was raised first: graphql-core nests the errors of variables."""
    cause: Exception = error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    return cause


def public_error(
    error: GraphQLError, *, is_rejected: bool, suggesting: bool, names: Mapping[str, str]
) -> GraphQLError:
    """Return what the caller may read of an error.

    What is not meant for the caller is logged here, once, under an id that the caller gets.

    Args:
        error: As it was raised.
        is_rejected: Whether the document was not executed.
        suggesting: Whether a message may suggest names, which tells the schema.
        names: See `input_names`.
    """
    message, extensions = _public_face(error, is_rejected=is_rejected, names=names)
    return GraphQLError(
        message if suggesting else _SUGGESTION.sub("", message),
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        extensions=extensions,
    )


def input_names(schema: GraphQLSchema) -> Mapping[str, str]:
    """Return GraphQL's names of all arguments and input fields, by those that services know."""
    known: Mapping[str, str] = schema.extensions[_NAMES]
    return known


def collect_input_names(schema: GraphQLSchema) -> None:
    """Find out what `input_names` returns."""
    names: dict[str, str] = {}
    for type_ in schema.type_map.values():
        if isinstance(type_, GraphQLInputObjectType):
            _add_names(names, type_.fields)
        elif isinstance(type_, GraphQLObjectType):
            for field in type_.fields.values():
                _add_names(names, field.args)
    schema.extensions[_NAMES] = names


def _add_names(names: dict[str, str], inputs: Mapping[str, Any]) -> None:
    for name, one in inputs.items():
        definition = one.extensions.get("strawberry-definition")
        if definition is not None:
            names[definition.python_name] = name


def in_graphqls_names(error: ServiceError, names: Mapping[str, str]) -> ServiceError:
    """Return a fault with the path that GraphQL's input has.

    Its first name is the API's own, after the place in a batch if there is one: `/json_schema/type`
    or `/completions/3/session_id`. What follows are keys of a payload.

    Args:
        error: As a service has raised it.
        names: See `input_names`.
    """
    if not isinstance(error, InvalidInput) or not error.path.startswith("/"):
        return error
    tokens = error.path.split("/")
    is_in_batch = (
        tokens[1] in ("completions", "prices") and len(tokens) > 3 and tokens[2].isdecimal()
    )
    place = 3 if is_in_batch else 1
    tokens[place] = names.get(tokens[place], tokens[place])
    return error.at("/".join(tokens))


def _public_face(
    error: GraphQLError, *, is_rejected: bool, names: Mapping[str, str]
) -> tuple[str, dict[str, Any]]:
    cause = root_cause(error)
    expected = as_service_error(cause)
    if expected is not None:
        expected = in_graphqls_names(expected, names)
        return str(expected), graphql_extensions(expected)
    if isinstance(cause, GraphQLSyntaxError):
        return error.message, coded(ErrorCode.GRAPHQL_PARSE_FAILED)
    if isinstance(cause, GraphQLError):
        # What graphql-core rejects is the document, or a value: of a variable, or of a literal.
        of_document = is_rejected and error.path is None and not _OF_VARIABLE.match(error.message)
        invalid, bad = ErrorCode.GRAPHQL_VALIDATION_FAILED, ErrorCode.BAD_USER_INPUT
        return error.message, coded(invalid if of_document else bad)
    hidden = masked(cause)
    return str(hidden), graphql_extensions(hidden)


# graphql-core says what it took a name for; without introspection that would tell the schema.
_SUGGESTION = re.compile(r"\s*Did you mean .*\?")
