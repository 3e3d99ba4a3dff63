"""Functions generated for a type and a selection, that turn a row into its result.

For `{ id state: status }` of a completion:

    def read(row):
        if type(row) is not dict: raise Surprise
        get = row.get
        v = get("id")
        if not (type(v) is str): v = slow0(v)
        v0 = v
        v = get("status")
        if v is None: v = slow1(v)
        else: v = names1[v]
        v1 = v
        return {"id": v0, "state": v1}

A selection is given as a *shape*: for each field of the result its name there, the field's name,
and the shape below (None for a leaf). A field without a name is left to others, and is None.

A `globalId` is made of the type's name and the row's id, in line: clients that keep objects by it
select it of every row.

A field that is made out of the row by a function (`schema.execution.field_metadata.of_row`) is the
function's value: `v = made0(row)`. Its arguments, if it has any, stand in the place of the shape
below.

The functions are kept across requests, by type and shape. What they were not made for (a null where
none may be, a value of another kind, a row that is none) raises.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final

from cachetools import LRUCache
from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLID,
    GraphQLObjectType,
    GraphQLString,
    is_list_type,
    is_non_null_type,
    is_object_type,
)

from schema.scalars import write_dollars, write_utc
from services.clock import STORED_UTC
from services.ids import global_id

# The key, in a field's metadata, of the function that makes its value out of the row.
OF_ROW: Final = "of row"
# A field of every `schema.connection.Node`.
GLOBAL_ID: Final = "globalId"
Read = Callable[[Any], dict[str, Any]]


class Arguments(tuple[tuple[str, Any], ...]):
    """What a field that is made of its row is given, by name; each is a plain value."""

    __slots__ = ()


class Surprise(Exception):
    """The generated function met what it was not made for."""


def strawberry_field(field: GraphQLField) -> Any:
    """Return what Strawberry knows of a field; None if it is not one of Strawberry's."""
    return field.extensions.get("strawberry-definition")


def row_function(field: GraphQLField) -> Callable[..., Any] | None:
    """Return the function that makes a field's value out of its row; None if there is none."""
    definition = strawberry_field(field)
    made: Callable[..., Any] | None = definition.metadata.get(OF_ROW) if definition else None
    return made


_readers: LRUCache[Any, Read] = LRUCache(1000)


def reader(type_: GraphQLObjectType, shape: tuple[Any, ...]) -> Read:
    """Return the function that makes a row's result."""
    key = (type_, shape)
    read = _readers.get(key)
    if read is None:
        read = _readers[key] = _compile(type_, shape)
    return read


def _compile(type_: GraphQLObjectType, shape: tuple[Any, ...]) -> Read:
    scope: dict[str, Any] = {
        "Surprise": Surprise,
        "global_id": global_id,
        "datetime": datetime,
        "text": frozenset({str}),
        "stored_utc": STORED_UTC,
        "utc": UTC,
        "write_dollars": write_dollars,
        "write_utc": write_utc,
    }
    lines = ["def read(row):", "    if type(row) is not dict: raise Surprise", "    get = row.get"]
    items = []
    for number, (name, field_name, below) in enumerate(shape):
        if field_name is None:
            items.append(f"{name!r}: None")
        elif field_name == "__typename":
            items.append(f"{name!r}: {type_.name!r}")
        elif field_name == GLOBAL_ID:
            items.append(f"{name!r}: global_id({type_.name!r}, row['id'])")
        else:
            field = type_.fields[field_name]
            if (made := row_function(field)) is None:
                lines.append(f"    v = get({strawberry_field(field).python_name!r})")
            else:
                given = dict(below) if isinstance(below, Arguments) else {}
                scope[f"made{number}"] = partial(made, **given) if given else made
                lines.append(f"    v = made{number}(row)")
            lines += (f"    {line}" for line in _value(field.type, below, number, scope))
            lines.append(f"    v{number} = v")
            items.append(f"{name!r}: v{number}")
    lines.append("    return {" + ", ".join(items) + "}")
    # The source holds names of the schema and of aliases only, each of them by `repr`.
    exec("\n".join(lines), scope)  # noqa: S102  # see above
    read: Read = scope["read"]
    return read


# What a value of a scalar has to be, to be its own result.
_ITSELF: Final = {
    "String": "type(v) is str",
    "ID": "type(v) is str",
    "Boolean": "type(v) is bool",
    "Int": "type(v) is int and -2147483648 <= v <= 2147483647",
    "Float": "type(v) is float and v - v == 0",
    "Long": "type(v) is int",
}


def _value(type_: Any, below: Any, number: int, scope: dict[str, Any]) -> Iterator[str]:
    """Yield the lines that turn `v`, a row's value, into a result.

    What is common is done in line; the rest, and what is wrong, by a completer.
    """
    scope[f"slow{number}"] = completer(type_, below)
    slow = f"v = slow{number}(v)"
    nullable = not is_non_null_type(type_)
    inner = type_ if nullable else type_.of_type
    or_null = "v is None or " if nullable else ""
    name = getattr(inner, "name", "")
    if name in _ITSELF:
        yield f"if not ({or_null}{_ITSELF[name]}): {slow}"
    elif name == "JSON" and nullable:
        return  # anything is its own result
    elif name == "Dollars":
        yield "if type(v) is int:"
        yield "    v = write_dollars(v)"
        yield f"elif v is not None: {slow}" if nullable else f"else: {slow}"
    elif name == "DateTime":
        # By identity: the zone of what was read, or of what the gateway has just made.
        yield "if type(v) is datetime and (v.tzinfo is stored_utc or v.tzinfo is utc):"
        yield "    v = write_utc(v)"
        yield f"else: {slow}"
    elif isinstance(inner, GraphQLEnumType):
        scope[f"names{number}"] = {value.value: key for key, value in inner.values.items()}
        yield f"if v is None: {slow}"
        yield f"else: v = names{number}[v]"
    elif is_list_type(inner) and getattr(inner.of_type, "of_type", None) in _TEXTS:
        yield f"if type(v) is not list or not text.issuperset(map(type, v)): {slow}"
    elif is_object_type(inner) and nullable:
        scope[f"read{number}"] = reader(inner, below)
        yield f"if v is not None: v = read{number}(v)"
    else:
        yield slow


_TEXTS: Final = (GraphQLString, GraphQLID)


def completer(type_: Any, below: Any) -> Callable[[Any], Any]:
    """Make the function that completes a value of a type, or raises."""
    if is_non_null_type(type_):
        return _not_null(completer(type_.of_type, below))
    if is_list_type(type_):
        return _each(completer(type_.of_type, below))
    if is_object_type(type_):
        return _nullable(reader(type_, below))
    return _nullable(_leaf(type_))


def _leaf(type_: Any) -> Callable[[Any], Any]:
    coerce = type_.coerce_output_value

    def complete(value: Any) -> Any:
        coerced = coerce(value)
        if coerced is None:
            raise Surprise
        return coerced

    return complete


def _nullable(complete: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else complete(value)


def _not_null(complete: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        completed = complete(value)
        if completed is None:
            raise Surprise
        return completed

    return check


def _each(complete: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def complete_all(values: Any) -> Any:
        if values is None:
            return None
        if type(values) is not list:
            raise Surprise
        return [complete(value) for value in values]

    return complete_all
