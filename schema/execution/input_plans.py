"""Inputs: what is left out, and objects out of coerced values, by a plan for each type.

Strawberry converts them by way of each field's name and annotation, anew with each value: a filter
took a tenth of a page's time, and a batch of completions nearly half of its own. What a type's
fields are does not change, so it is worked out once.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

import strawberry
from graphql import GraphQLArgument, GraphQLSchema, Undefined, is_input_object_type
from strawberry.schema.name_converter import NameConverter
from strawberry.types.arguments import InputContext
from strawberry.types.base import (
    StrawberryList,
    StrawberryMaybe,
    StrawberryObjectDefinition,
    StrawberryOptional,
    has_object_definition,
)
from strawberry.types.lazy_type import LazyType

from services.errors import InvalidInput

Convert = Callable[[Any], Any]
_names: Final = NameConverter()
_ASKING_FOR_NULL: Final = {"is_null": "isNull", "exists": "exists"}
_plans: Final[dict[type, Convert]] = {}


def use_plans(schema: strawberry.Schema) -> None:
    """Let the schema's input types be made by plans."""
    for type_ in schema.schema_converter.type_map.values():
        definition = getattr(type_, "definition", None)
        if isinstance(definition, StrawberryObjectDefinition) and definition.is_input:
            definition.from_input = _from_input


def drop_null_defaults(schema: GraphQLSchema) -> None:
    """Let what may be left out have no default in the schema, where that is Python's None.

    Strawberry shows it as `= null`, which says nothing. Left out, it is None for a resolver still.
    """
    for type_ in schema.type_map.values():
        fields = getattr(type_, "fields", {}).values()
        inputs = fields if is_input_object_type(type_) else _arguments(fields)
        for one in inputs:
            if one.default_value is None:
                one.default_value = Undefined


def _arguments(fields: Iterable[Any]) -> Iterator[GraphQLArgument]:
    for field in fields:
        yield from getattr(field, "args", {}).values()


def _from_input(type_: type, value: Mapping[str, Any], _context: InputContext) -> Any:
    return _plan(type_)(value)


def _plan(type_: type) -> Convert:
    known = _plans.get(type_)
    if known is None:
        known = _plans[type_] = _make_plan(type_)
    return known


def _make_plan(type_: type) -> Convert:
    definition = type_.__strawberry_definition__  # type: ignore[attr-defined]  # Strawberry's decorator adds it
    absent: dict[str, Any] = {}
    fields: dict[str, tuple[str, bool, bool, Convert | None]] = {}
    advice: dict[str, str] = {}
    for field in definition.fields:
        annotation = field.resolve_type(type_definition=definition)
        is_maybe = isinstance(annotation, StrawberryMaybe)
        name = _names.from_field(field)
        may_be_null = is_maybe and isinstance(annotation.of_type, StrawberryOptional)
        fields[name] = (field.python_name, is_maybe, may_be_null, _converter(annotation))
        if is_maybe:
            absent[field.python_name] = None
            advice[name] = _advice(definition, annotation, name)

    def convert(value: Mapping[str, Any]) -> Any:
        given = absent.copy()
        for name, item in value.items():
            python_name, is_maybe, may_be_null, inner = fields[name]
            if item is None and is_maybe and not may_be_null:
                raise InvalidInput(f"'{name}' is null: leave it out{advice[name]}")
            converted = item if inner is None or item is None else inner(item)
            given[python_name] = strawberry.Some(converted) if is_maybe else converted
        return type_(**given)

    return convert


def _advice(definition: StrawberryObjectDefinition, annotation: StrawberryMaybe, asked: str) -> str:
    """Return how to ask for null in a filter: beside a field, or below it."""
    of_type = _not_lazy(annotation.of_type)
    definitions = [definition]
    if has_object_definition(of_type):
        definitions.append(of_type.__strawberry_definition__)
    there = {field.python_name for one in definitions for field in one.fields}
    names = [
        f"'{name}'"
        for python, name in _ASKING_FOR_NULL.items()
        if python in there and name != asked
    ]
    return f"; there is {' or '.join(names)}" if names else ""


def _not_lazy(annotation: Any) -> Any:
    return annotation.resolve_type() if isinstance(annotation, LazyType) else annotation


def _converter(annotation: Any) -> Convert | None:
    """Return what converts a value that is there; None where it is its own."""
    annotation = _not_lazy(annotation)
    if isinstance(annotation, StrawberryOptional | StrawberryMaybe):
        return _converter(annotation.of_type)
    if isinstance(annotation, StrawberryList):
        inner = _converter(annotation.of_type)
        if inner is None:
            return list
        return lambda values: [None if value is None else inner(value) for value in values]
    if has_object_definition(annotation):
        # Not its plan itself: a filter holds filters.
        return lambda value: _plan(annotation)(value)
    return None
