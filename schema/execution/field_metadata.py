"""What a field says of itself beside its resolver, in Strawberry's `metadata`.

    output: str | None = strawberry.field(
        resolver=_output,
        metadata=needs("response.choices", "response.content") | costs(1),
        ...
    )

A field without a resolver needs nothing of this: it reads the stored path of its own name, and
costs what its type costs (`schema.execution.cost`).
"""

from collections.abc import Callable
from typing import Any, Final

from graphql import GraphQLField, GraphQLObjectType, GraphQLSchema

from resolvers.projection import NEEDS, PROJECTED, FieldNeeds, Needs
from schema.execution.readers import OF_ROW, strawberry_field

_NEEDS: Final = "needs"
_COST: Final = "cost"
_SIZED_BY: Final = "sized by"
_SIZE: Final = "size"
_SIZED_BY_ITS_OBJECT: Final = "sized by its object"
_TOLD_APART: Final = "told apart"


def needs(*paths: str) -> dict[str, Any]:
    """Return the `metadata` of a field that needs these stored paths of its row, and `_id`."""
    return {_NEEDS: Needs(paths)}


def needs_texts(*paths: str) -> dict[str, Any]:
    """Return the `metadata` of a field that needs the texts at these stored paths, no pictures."""
    return {_NEEDS: Needs(paths, texts=True)}


def needs_part_of(root: str) -> dict[str, Any]:
    """Return the `metadata` of a field whose argument `path` names a part of `root`."""
    return {_NEEDS: Needs(part_of=root)}


def needs_paths() -> dict[str, Any]:
    """Return the `metadata` of a field whose argument `paths` names all that it needs."""
    return {_NEEDS: Needs(parts=True)}


def costs(cost: int) -> dict[str, Any]:
    """Return the `metadata` of a field that costs this much by itself, wherever it is selected."""
    return {_COST: cost}


def of_row(read: Callable[..., Any]) -> dict[str, Any]:
    """Return the `metadata` of a field that a plain function makes out of its row alone.

    If it has arguments, the function takes them by name, behind the row.

    It has the same function as its resolver, for where a row stands by itself. In a list the
    function is called by the generated reader (`schema.execution.readers`), which takes a tenth of
    the time.
    """
    return {OF_ROW: read}


def sized_by(argument: str) -> dict[str, Any]:
    """Return the `metadata` of a list that is as long as an argument: a number, or a list.

    The argument may be a field of one, as `input.completions`. Where the field returns no list but
    an object, it is said of the list in that (`sized_by_its_object`). A list of plain values
    is sized, too: each costs what its type does.
    """
    return {_SIZED_BY: argument}


def holds_up_to(size: int) -> dict[str, Any]:
    """Return the `metadata` of a list that no argument bounds, and that is at most so long."""
    return {_SIZE: size}


def sized_by_its_object() -> dict[str, Any]:
    """Return the `metadata` of a list whose length the field says that returns its object."""
    return {_SIZED_BY_ITS_OBJECT: True}


def told_apart() -> dict[str, Any]:
    """Return the `metadata` of a subscription whose events are not the same for all who ask.

    Each client's is executed by itself, and begins with what there is.
    """
    return {_TOLD_APART: True}


def is_told_apart(field: GraphQLField) -> bool:
    """Say whether a subscription says `told_apart`."""
    return _TOLD_APART in strawberry_field(field).metadata


def cost_of(field: GraphQLField) -> int | None:
    """Return what a field says that it costs; None if it says nothing."""
    cost: int | None = _metadata(field).get(_COST)
    return cost


def size_argument(field: GraphQLField) -> str | None:
    """Return the name of the argument that says how long a list is, if one does."""
    name: str | None = _metadata(field).get(_SIZED_BY)
    return name


def own_size(field: GraphQLField) -> int | None:
    """Return how long a list may be by itself (`holds_up_to`); None if it does not say so."""
    size: int | None = _metadata(field).get(_SIZE)
    return size


def is_sized_by_its_object(field: GraphQLField) -> bool:
    """Say whether the field that returns its object says how long a list is."""
    return _SIZED_BY_ITS_OBJECT in _metadata(field)


def collect_needs(schema: GraphQLSchema) -> None:
    """Hand down to resolvers what the fields of the projected types need.

    Raises:
        LookupError: A field with a resolver does not say what it needs.
    """
    collected: dict[str, dict[str, Needs]] = {}
    for type_name in PROJECTED:
        type_ = schema.get_type(type_name)
        assert isinstance(type_, GraphQLObjectType)  # noqa: S101  # narrows the type
        collected[type_name] = {
            name: _needs_of(f"{type_name}.{name}", field) for name, field in type_.fields.items()
        }
    found: FieldNeeds = collected
    schema.extensions[NEEDS] = found


def _needs_of(place: str, field: GraphQLField) -> Needs:
    declared: Needs | None = _metadata(field).get(_NEEDS)
    if declared is not None:
        return declared
    definition = strawberry_field(field)
    if not definition.is_basic_field:
        raise LookupError(f"{place} has a resolver, and does not say what it needs")
    return Needs((definition.python_name,))


def _metadata(field: GraphQLField) -> Any:
    definition = strawberry_field(field)
    return {} if definition is None else definition.metadata
