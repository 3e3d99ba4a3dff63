"""Where a subscription begins: what it asks for is told apart from that.

Who goes on from a cursor gets, in the end, the same events as all others who asked for the same;
so its variables are compared without the one that holds the cursor.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from graphql import (
    BREAK,
    SKIP,
    ArgumentNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    Visitor,
    VisitorAction,
    value_from_ast_untyped,
    visit,
)
from graphql.language.ast import Node

# The argument of a subscription's field that says where it begins.
_ARGUMENT: Final = "after"


@dataclass(frozen=True, slots=True)
class Start:
    """Where a subscription begins.

    Attributes:
        field: The name of what it asks for.
        after: After which event: a cursor, if it is one; None for now.
        variables: What else the client has sent.
    """

    field: str
    after: Any
    variables: Mapping[str, Any]


def start_of(
    document: DocumentNode, operation: OperationDefinitionNode, variables: Mapping[str, Any]
) -> Start:
    """Return where a subscription begins, of a document that is valid."""
    fragments = {
        one.name.value: one
        for one in document.definitions
        if isinstance(one, FragmentDefinitionNode)
    }
    fields = list(_fields(operation.selection_set, fragments))
    asked = fields[0].name.value
    given = [
        argument
        for field in fields
        for argument in field.arguments or ()
        if argument.name.value == _ARGUMENT
    ]
    if not given:
        return Start(asked, None, variables)
    first = given[0].value
    if not isinstance(first, VariableNode):
        return Start(asked, value_from_ast_untyped(first), variables)
    name = first.name.value
    after = variables[name] if name in variables else _default(operation, name)
    if _is_used_besides(document, name, given):
        return Start(asked, after, variables)
    return Start(
        asked, after, {other: value for other, value in variables.items() if other != name}
    )


def _fields(
    selected: SelectionSetNode, fragments: Mapping[str, FragmentDefinitionNode]
) -> Iterator[FieldNode]:
    """Yield the fields at the root; they may be one that is written several times."""
    for one in selected.selections:
        if isinstance(one, FieldNode):
            yield one
        elif isinstance(one, FragmentSpreadNode):
            yield from _fields(fragments[one.name.value].selection_set, fragments)
        elif isinstance(one, InlineFragmentNode):
            yield from _fields(one.selection_set, fragments)


def _default(operation: OperationDefinitionNode, name: str) -> Any:
    for definition in operation.variable_definitions or ():
        if definition.variable.name.value == name and definition.default_value is not None:
            return value_from_ast_untyped(definition.default_value)
    return None


def _is_used_besides(document: DocumentNode, name: str, given: list[ArgumentNode]) -> bool:
    """Say whether a variable is used for anything but some arguments."""
    search = _Uses(name, given)
    visit(document, search)
    return search.found


class _Uses(Visitor):
    """Looks for a variable where it is neither declared nor one of some arguments."""

    def __init__(self, name: str, given: list[ArgumentNode]) -> None:
        super().__init__()
        self.found = False
        self._name = name
        self._passed = {id(one) for one in given}

    def enter_variable_definition(self, *_: Any) -> VisitorAction:
        return SKIP

    def enter_argument(self, node: Node, *_: Any) -> VisitorAction:
        return SKIP if id(node) in self._passed else None

    def enter_variable(self, node: VariableNode, *_: Any) -> VisitorAction:
        self.found = node.name.value == self._name
        return BREAK if self.found else None
