"""How many values the variables of an operation have, before they are coerced.

graphql-core coerces them on the event loop, in about 2 us each. What is counted is what it looks
at, by the declared types: JSON is taken as it comes, however large.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from graphql import (
    GraphQLSchema,
    OperationDefinitionNode,
    get_named_type,
    is_input_object_type,
    is_list_type,
    is_non_null_type,
)
from graphql.utilities import type_from_ast

from services.errors import TooComplex

# Deeper than any input that is accepted; graphql-core descends by recursion.
_MOST_LEVELS: Final = 64
# What an object takes beside its fields: those that are absent are looked at too.
_OBJECT: Final = 4


def check_inputs(
    schema: GraphQLSchema,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any],
    most: int,
) -> int:
    """Return how many values an operation's variables have, those that are a list or an object.

    Raises:
        TooComplex: They are more than `most`, or nested too deep.
    """
    typed = (
        (variables.get(definition.variable.name.value), type_from_ast(schema, definition.type))
        for definition in operation.variable_definitions or ()
    )
    return count_values(typed, most, of="the variables")


def count_values(typed: Iterable[tuple[Any, Any]], most: int, *, of: str) -> int:
    """Return how many values there are in some that are not coerced yet, each with its type.

    Raises:
        TooComplex: They are more than `most`, or nested too deep. It says of what.
    """
    # What is neither a list nor an object is one value, or none; and JSON is taken as it comes.
    level = [(value, type_) for value, type_ in typed if type(value) in _NESTED]
    level = [(value, type_) for value, type_ in level if not _is_json(type_)]
    number = _count(level, most, of) if level else 0
    if number > most:
        raise TooComplex(f"{of} have more than {most} values")
    return number


def _count(level: list[tuple[Any, Any]], most: int, of: str) -> int:
    """Count the values within lists and objects, until there are more than `most`.

    Args:
        level: Each with its type: None where there should be no list, nor an object. It will be
            rejected, in an error that shows all of it.
        most: Counting may end past it.
        of: What they are, for errors.
    """
    count = 0
    for _ in range(_MOST_LEVELS):
        below: list[tuple[Any, Any]] = []
        for value, type_ in level:
            inner = type_.of_type if is_non_null_type(type_) else type_
            count += len(value)
            if count > most:
                return count
            if isinstance(value, list):
                of_item = inner.of_type if is_list_type(inner) else None
                if not _is_json(of_item):
                    below += [(item, of_item) for item in value if type(item) in _NESTED]
                continue
            count += _OBJECT
            fields = _fields(get_named_type(inner))
            for name, item in value.items():
                if type(item) in _NESTED and (of_field := fields.get(name)) is not _ANY:
                    below.append((item, of_field))
        if not below:
            return count
        level = below
    raise TooComplex(f"{of} are nested more than {_MOST_LEVELS} deep")


_NESTED: Final = (list, dict)
_ANY: Final = object()
_known: Final[dict[Any, dict[str, Any]]] = {}


def _fields(type_: Any) -> dict[str, Any]:
    """Return the types of an object's fields, `_ANY` for JSON; none if the type is no object."""
    known = _known.get(type_)
    if known is None:
        known = {}
        if is_input_object_type(type_):
            for name, field in type_.fields.items():
                known[name] = _ANY if _is_json(field.type) else field.type
        _known[type_] = known
    return known


def _is_json(type_: Any) -> bool:
    inner = type_.of_type if is_non_null_type(type_) else type_
    return getattr(inner, "name", None) == "JSON"
