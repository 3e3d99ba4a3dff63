"""Which role an operation needs: the highest that one of its fields needs.

A field says so in its `metadata`; every mutation does (a test walks them). Fields that say nothing
need a reader, which every principal is. `services.tenants.admission` decides.
"""

from collections.abc import Iterator
from typing import Any, Final

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    get_named_type,
    value_from_ast_untyped,
)

from schema.execution.readers import strawberry_field
from services.tenants.tokens import Role

_KEY: Final = "role"
_Composite: Final = (GraphQLObjectType, GraphQLInterfaceType)


def needs_role(role: Role) -> dict[str, Any]:
    """Return the `metadata` of a field that needs a role."""
    return {_KEY: role}


def role_needed(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: dict[str, Any] | None,
) -> Role:
    """Return the least role that may execute an operation, in time linear in its document.

    Args:
        schema: What it is executed against.
        document: What holds it, with its fragments. It need not be valid: what is unknown is
            passed over, and validation rejects it.
        operation: The operation.
        variables: As sent. A field that `@skip` or `@include` leaves out needs nothing. None counts
            every field.
    """
    known = None if variables is None else _with_defaults(operation, variables)
    walk = _Walk(schema, document, known)
    root = schema.get_root_type(operation.operation)
    roles = set(walk.roles(operation.selection_set.selections, root))
    return max(roles, key=list(Role).index, default=Role.READER)


def _with_defaults(operation: OperationDefinitionNode, variables: dict[str, Any]) -> dict[str, Any]:
    defaults = {
        node.variable.name.value: value_from_ast_untyped(node.default_value)
        for node in operation.variable_definitions or ()
        if node.default_value is not None
    }
    return {**defaults, **variables}


class _Walk:
    def __init__(
        self, schema: GraphQLSchema, document: DocumentNode, variables: dict[str, Any] | None
    ) -> None:
        self._schema = schema
        self._variables = variables
        # Those that have not been spread yet: a second time a fragment adds nothing.
        self._fragments = {
            node.name.value: node
            for node in document.definitions
            if isinstance(node, FragmentDefinitionNode)
        }

    def roles(self, selections: tuple[SelectionNode, ...], parent: Any) -> Iterator[Role]:
        for node in selections:
            if self._is_left_out(node):
                continue
            match node:
                case FieldNode():
                    yield from self._of_field(node, parent)
                case InlineFragmentNode():
                    condition = node.type_condition
                    inner = self._schema.get_type(condition.name.value) if condition else parent
                    yield from self.roles(node.selection_set.selections, inner)
                case FragmentSpreadNode():
                    fragment = self._fragments.pop(node.name.value, None)
                    if fragment is not None:
                        inner = self._schema.get_type(fragment.type_condition.name.value)
                        yield from self.roles(fragment.selection_set.selections, inner)

    def _of_field(self, node: FieldNode, parent: Any) -> Iterator[Role]:
        field = parent.fields.get(node.name.value) if isinstance(parent, _Composite) else None
        if field is None:
            return
        definition = strawberry_field(field)
        role = definition.metadata.get(_KEY) if definition is not None else None
        if role is not None:
            yield role
        if node.selection_set is not None:
            yield from self.roles(node.selection_set.selections, get_named_type(field.type))

    def _is_left_out(self, node: SelectionNode) -> bool:
        if self._variables is None:
            return False
        for directive in node.directives or ():
            name = directive.name.value
            if name in ("skip", "include") and directive.arguments:
                value = value_from_ast_untyped(directive.arguments[0].value, self._variables)
                if value is (name == "skip"):
                    return True
        return False
