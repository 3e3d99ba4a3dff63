"""Variables that only a lenient decoder could read: what mutations log of it is kept.

A request is decoded strictly first. Where that fails, its variables may hold what JSON, Unicode or
numbers do not allow, which the services of completions store in another form
(`services.storage.keeping`); all others reject it. Scalars other than JSON have none of it, but for
what people and providers write into a completion: half of an emoji is no reason to lose a call.
"""

from collections.abc import Mapping
from typing import Any, Final

from graphql import (
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    get_named_type,
    is_input_object_type,
    is_list_type,
    is_non_null_type,
)
from graphql.utilities import type_from_ast

from services.storage.storable import check_storable


class LenientVariables(dict[str, Any]):
    """Variables that were decoded leniently (`services.lenient_json`)."""


def check_lenient(
    schema: GraphQLSchema, operation: OperationDefinitionNode, variables: LenientVariables
) -> None:
    """Return if all that is odd in some variables is within what a mutation keeps.

    Raises:
        InvalidInput: A text holds a lone surrogate, a number is not finite or too long.
    """
    if operation.operation is not OperationType.MUTATION:
        check_storable(dict(variables), path="")
        return
    types = {
        definition.variable.name.value: type_from_ast(schema, definition.type)
        for definition in operation.variable_definitions or ()
    }
    todo: list[tuple[Any, Any, str]] = [
        (value, types[name], f"/{name}") for name, value in variables.items() if name in types
    ]
    while todo:
        value, type_, path = todo.pop()
        inner = type_.of_type if is_non_null_type(type_) else type_
        if getattr(inner, "name", None) == "JSON":
            continue
        if type(value) is list:
            of_item = inner.of_type if is_list_type(inner) else inner
            todo += [(one, of_item, f"{path}/{n}") for n, one in enumerate(value)]
        elif type(value) is dict:
            named = get_named_type(inner) if inner is not None else None
            fields = _fields(named)
            for name, one in value.items():
                check_storable(name, path=path)
                if named is not None and (named.name, name) in _KEPT_TEXTS and _is_text(one):
                    continue
                of_field = fields.get(name)
                todo.append((one, None if of_field is None else of_field.type, f"{path}/{name}"))
        else:
            check_storable(value, path=path)


_KEPT_TEXTS: Final = frozenset(
    (input_, field)
    for input_ in ("CreateCompletionInput", "UpdateCompletionInput")
    for field in ("tags", "sessionId", "failureKind", "failureReason")
)
_NO_FIELDS: Final[Mapping[str, Any]] = {}


def _is_text(value: object) -> bool:
    texts = value if isinstance(value, list) else [value]
    return all(isinstance(one, str) for one in texts)


def _fields(type_: Any) -> Mapping[str, Any]:
    return type_.fields if is_input_object_type(type_) else _NO_FIELDS
