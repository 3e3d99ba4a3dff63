"""Arguments of a root list that were kept as JSON: read as those of an operation are."""

from typing import Any, Final

from graphql import GraphQLError, GraphQLSchema
from graphql.utilities import coerce_input_value, validate_input_value
from strawberry.types.arguments import convert_arguments

from schema.errors import root_cause
from schema.execution.input_size import count_values
from schema.execution.readers import strawberry_field
from services.errors import InvalidInput, ServiceError

# Each takes some microseconds, and a page has many arguments.
MOST_VALUES: Final = 2000


def read_list_argument(schema: GraphQLSchema, list_name: str, name: str, value: object) -> Any:
    """Return what the resolver of a root list gets for an argument.

    Args:
        schema: The schema.
        list_name: The field of the root of queries.
        name: The argument.
        value: JSON, as a client would send it in a variable. It is not None.

    Raises:
        InvalidInput: It is none for this argument; its path leads to the fault in the value.
        TooComplex: It has more than `MOST_VALUES` values, or is nested too deep.
    """
    query: Any = schema.query_type
    field = query.fields[list_name]
    if name not in field.args:
        raise InvalidInput(f"{list_name} takes no {name}")
    type_ = field.args[name].type
    count_values([(value, type_)], MOST_VALUES, of="they")
    validate_input_value(value, type_, _reject)
    coerced = coerce_input_value(value, type_)
    converter = schema._strawberry_schema.schema_converter  # type: ignore[attr-defined]  # Strawberry adds it
    converted = convert_arguments(
        {name: coerced},
        strawberry_field(field).arguments,
        converter.scalar_registry,
        converter.config,
    )
    [read] = converted.values()
    return read


def _reject(error: GraphQLError, path: list[str | int]) -> None:
    cause = root_cause(error)
    reason = str(cause) if isinstance(cause, ServiceError) else error.message
    raise InvalidInput(reason, path="".join(f"/{step}" for step in path))
